"""Who the newsroom is, and its house style."""

from __future__ import annotations

import re
from typing import Literal
from zoneinfo import available_timezones

from pydantic import Field, field_validator

from musnad.core.house import (
    Calendars,
    Digits,
    ForeignG,
    LedgerTitles,
    Months,
    TitleOrder,
)
from musnad.parts.part import Part


class NewsroomPart(Part):
    """Who the newsroom is. ``contact`` is sent with every request, so that a source can write.

    ``site_templates`` is a folder of its own templates, ``report_url`` where readers report an
    error in a sentence; "" for neither.
    """

    name_ar: str = Field("مُسنَد", min_length=1, max_length=80)
    name_en: str = Field("musnad", min_length=1, max_length=80)
    contact: str = Field("", max_length=200)
    zone: str = "UTC"
    site_url: str = Field("", max_length=200)
    site_folder: str = Field("site", min_length=1, max_length=400)
    site_templates: str = Field("", max_length=400)
    report_url: str = Field("", max_length=200)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("not an IANA time zone, such as Asia/Beirut")
        return zone


_MOST_PAIRS = 500
_LONGEST_PAIR = 80
_ARABIC_WORDS = re.compile(r"[\u0621-\u063a\u0641-\u0652]+(?: [\u0621-\u063a\u0641-\u0652]+)*")


class HousePart(Part):
    """House style. ``people``, ``terms`` and ``ledger`` are files in the newsroom's folder."""

    digits: Digits = "latin"
    months: Months = "gregorian"
    american: Literal["أميركي", "أمريكي"] = "أميركي"
    foreign_g: ForeignG = "غ"
    title_order: TitleOrder = "title_first"
    spellings: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    forbidden: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    people: str = Field("", max_length=400)
    terms: str = Field("", max_length=400)
    ledger: str = Field("", max_length=400)
    channel_line: str = Field("", max_length=300)
    ledger_titles: LedgerTitles = "bare"
    background: bool = False
    calendar: Calendars = "gregorian"

    @field_validator("spellings", "forbidden")
    @classmethod
    def _arabic_words(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word in pairs:
            if len(word) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(word):
                raise ValueError(f"{word[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
        return pairs

    @field_validator("forbidden")
    @classmethod
    def _short_advice(cls, pairs: dict[str, str]) -> dict[str, str]:
        if any(len(advice) > _LONGEST_PAIR for advice in pairs.values()):
            raise ValueError(f"what to write instead has more than {_LONGEST_PAIR} letters")
        return pairs

    @field_validator("spellings")
    @classmethod
    def _settled_spellings(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word, wanted in pairs.items():
            if len(wanted) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(wanted):
                raise ValueError(f"{wanted[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
            if word == wanted or wanted in pairs:
                raise ValueError(f"{wanted!r} is both a spelling to use and one to replace")
        return pairs
