"""House style: what one newsroom has settled about its own Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Digits = Literal["latin", "arabic"]
Months = Literal["gregorian", "levantine", "both", "maghrebi"]
ForeignG = Literal["غ", "ج"]
TitleOrder = Literal["title_first", "name_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Settings that every writer applies.

    ``zone`` is the newsroom's IANA time zone; ``american`` the spelling of that adjective;
    ``foreign_g`` the letter for g in foreign names; ``title_order`` whether «وزير الدفاع» or
    the name comes first. ``spellings`` are pairs (as others write, as the house writes);
    ``forbidden`` pairs (word, what to write in its place, or ""). ``people`` and ``terms``
    are paths of the house's own tables, or "". ``channel_line`` is a line about the
    newsroom's channel set after the article, or "".
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
    people: str = ""
    terms: str = ""
    channel_line: str = ""
