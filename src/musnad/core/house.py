"""House style: what one newsroom has settled about its own Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Digits = Literal["latin", "arabic"]
Months = Literal["gregorian", "levantine", "both", "maghrebi"]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Settings that every writer applies.

    ``zone`` is the newsroom's IANA time zone; ``american`` the spelling of that adjective;
    ``channel_line`` is a line about the newsroom's channel set after the article, or "".
    """

    name_ar: str = "مُسنَد"
    name_en: str = "musnad"
    zone: str = "UTC"
    digits: Digits = "latin"
    months: Months = "gregorian"
    american: str = "أميركي"
    channel_line: str = ""
