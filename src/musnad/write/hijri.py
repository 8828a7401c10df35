"""Adds the Hijri day to a finished article, for a house of both calendars.

Each day gets it once, where it is first given with its year; what stands in quotation marks,
headlines and what is in the original language are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from musnad.arabic.dates import dates
from musnad.arabic.writing import write_hijri
from musnad.core.draft import Block, Draft, Line
from musnad.core.house import House

_TOLD = frozenset({"paragraph", "list", "background"})
_ERA = re.compile(r"(?: ?م(?!\w))?")
_QUOTED = re.compile(r"«[^»]{0,2000}»|“[^”]{0,2000}”|\"[^\"]{0,2000}\"")


def gregorian(house: House) -> House:
    """The house as it writes days while an article is still in the making."""
    return house if house.calendar == "gregorian" else replace(house, calendar="gregorian")


def with_hijri(draft: Draft, house: House) -> Draft:
    """The draft with the Hijri day behind the first mention of each full date."""
    if house.calendar == "gregorian":
        return draft
    told: set[date] = set()
    lead = replace(draft.lead, text=_written(draft.lead.text, house, told))
    blocks = tuple(
        replace(block, sentences=_lines(block, house, told)) if block.type in _TOLD else block
        for block in draft.blocks
    )
    return replace(draft, lead=lead, blocks=blocks)


def _lines(block: Block, house: House, told: set[date]) -> tuple[Line, ...]:
    return tuple(replace(line, text=_written(line.text, house, told)) for line in block.sentences)


def _written(text: str, house: House, told: set[date]) -> str:
    """The sentence; ``told`` are the days that have been given in both calendars so far."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    mentions = dates(text, "ar")
    told |= {one.resolved for one in mentions if one.kind == "hijri" and one.resolved}
    pieces: list[str] = []
    at = 0
    for mention in mentions:
        day = mention.resolved
        inside = any(start <= mention.start < end for start, end in quoted)
        if mention.kind != "date" or not mention.year or day is None or day in told or inside:
            continue
        hijri = write_hijri(day, house)
        if hijri:
            era = _ERA.match(text, mention.end)
            end = era.end() if era else mention.end
            pieces += [text[at:end], f" ({hijri})"]
            told.add(day)
            at = end
    return "".join([*pieces, text[at:]])
