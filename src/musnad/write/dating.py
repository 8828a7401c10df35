"""Makes the days of an Arabic release absolute: «أمس الأربعاء» says little a week later.

Only the wording of a day changes, never the day: a mention that cannot be resolved against
the time of publication, or that stands in a quotation, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from musnad.arabic.dates import DateMention, dates, write_date
from musnad.arabic.writing import GREGORIAN, LEVANTINE, MAGHREBI, digits_of
from musnad.core.house import House
from musnad.core.release import Release

_QUOTED = re.compile(r"«[^»]{0,2000}»|“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_RELATIVE_DAY = re.compile(r"(?:اليوم|أمس|امس|بالأمس|غدا|غدًا|غداً|أول من أمس|بعد غد)\b")
_WEEKDAY_LED = re.compile(r"يوم\s+")

_NEAR_DAYS = 90
_YEAR_BY_WORDS = re.compile(
    r"\s+(?:الماضي|الفائت|المنصرم|المقبل|القادم|الجاري|الحالي|عام|سنة"
    r"|من كل|من عام|من العام|[0-9٠-٩(])"
)
_MONTH_ENDS = frozenset(
    name.rpartition(" ")[2] for name in (*GREGORIAN, *LEVANTINE, *MAGHREBI, "إبريل")
)


class Calendar:
    """Writes days in full in the sentences of one article, each day once.

    A bare weekday gets its date, and a day without a year its year, where it is first told;
    «اليوم», «أمس» and «غدا» are replaced wherever they stand beside a weekday or alone with
    one meaning.
    """

    def __init__(self, release: Release, house: House) -> None:
        self._published = release.published
        self._house = house
        self._told: set[date] = set()

    def written(self, text: str) -> str:
        """The sentence with its days in full; as it was when nothing is known for certain."""
        if self._published is None:
            return text
        pieces: list[str] = []
        at = 0
        for mention in self._mentions(text):
            assert mention.resolved is not None
            pieces += [text[at : mention.start], self._day(mention, mention.resolved)]
            self._told.add(mention.resolved)
            at = mention.end
        return "".join([*pieces, text[at:]])

    def _mentions(self, text: str) -> Iterator[DateMention]:
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        for mention in dates(text, "ar", published=self._published):
            inside = any(start <= mention.start < end for start, end in quoted)
            if inside or mention.resolved is None or mention.end_resolved is not None:
                continue
            if mention.kind == "date" and self._lacks_year(mention, text):
                yield mention
            elif mention.kind == "date":
                self._told.add(mention.resolved)
            elif self._is_day(mention):
                yield mention

    def _is_day(self, mention: DateMention) -> bool:
        if mention.kind == "weekday":
            return mention.resolved not in self._told
        # «اليوم» alone is also «the day»; «قبل يومين» and «الأسبوع الماضي» are no names of a day.
        named = _RELATIVE_DAY.match(mention.text) is not None
        alone_and_plain = mention.weekday is not None or not mention.text.endswith("اليوم")
        return mention.kind == "relative" and named and alone_and_plain

    def _lacks_year(self, mention: DateMention, text: str) -> bool:
        """«24 أبريل», where no year stands and none but the nearest can be meant."""
        day = mention.resolved
        if mention.year or day is None or day in self._told or self._published is None:
            return False
        if mention.weekday not in (None, day.weekday()):
            return False
        near = abs((day - self._published.date()).days) <= _NEAR_DAYS
        named = mention.text.rpartition(" ")[2] in _MONTH_ENDS
        return near and named and not _YEAR_BY_WORDS.match(text, mention.end)

    def _day(self, mention: DateMention, day: date) -> str:
        if mention.kind == "date":
            return f"{mention.text} {digits_of(str(day.year), self._house)}"
        lead = _WEEKDAY_LED.match(mention.text)
        return (lead[0] if lead else "") + write_date(day, self._house)
