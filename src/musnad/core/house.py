"""House style: what one newsroom has settled about its own Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Digits = Literal["latin", "arabic"]
Months = Literal["gregorian", "levantine", "both", "maghrebi"]
ForeignG = Literal["غ", "ج"]
TitleOrder = Literal["title_first", "name_first"]
LedgerTitles = Literal["never", "bare", "full"]
Calendars = Literal["gregorian", "both"]
HouseTable = Literal["people", "terms", "ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A table of the house's own, as it was read: ``text`` is the whole file ``file``."""

    table: HouseTable
    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Settings that every writer applies.

    ``zone`` is the newsroom's IANA time zone; ``american`` the spelling of that adjective;
    ``foreign_g`` the letter for g in foreign names; ``title_order`` whether «وزير الدفاع» or
    the name comes first. ``spellings`` are pairs (as others write, as the house writes);
    ``forbidden`` pairs (word, what to write in its place, or ""). ``own`` are the house's own
    tables of names, terms and dated facts. ``channel_line`` is a line about the newsroom's
    channel set after the article, or "".

    ``ledger_titles`` says when the ledger gives a first mention its title: ``never``, when the
    source gives the name ``bare``, or also when it gives a part of the title (``full``).
    ``background`` asks for one sentence from the ledger at the end of an article, and
    ``calendar`` ``both`` for the Hijri day after each full date.
    """

    name_ar: str = "مُسنَد"
    name_en: str = "musnad"
    zone: str = "UTC"
    digits: Digits = "latin"
    months: Months = "gregorian"
    american: str = "أميركي"
    foreign_g: ForeignG = "غ"
    title_order: TitleOrder = "title_first"
    spellings: tuple[tuple[str, str], ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    own: tuple[OwnTable, ...] = ()
    channel_line: str = ""
    ledger_titles: LedgerTitles = "bare"
    background: bool = False
    calendar: Calendars = "gregorian"
