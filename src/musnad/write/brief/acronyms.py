"""A body's short name stands in brackets once, at its first mention."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.core.draft import Draft, Line
from musnad.core.house import House
from musnad.write.brief.vocabulary import vocabulary

_BRACKETED = re.compile(r" \((?P<short>[\u0621-\u064a -]{2,24})\)")


def once_bracketed(draft: Draft, house: House) -> Draft:
    """The draft with each «(الناتو)» left out after the first; originals stay as they are."""
    book = vocabulary(house).book
    known = {body.short_ar for body in book.organisations if body.short_ar}
    seen: set[str] = set()

    def told(line: Line) -> Line:
        def put(hit: re.Match[str]) -> str:
            short = hit.group("short")
            if short not in known:
                return hit.group()
            again = short in seen
            seen.add(short)
            return "" if again else hit.group()

        return replace(line, text=_BRACKETED.sub(put, line.text))

    lead = told(draft.lead)
    blocks = tuple(
        replace(one, sentences=tuple(told(line) for line in one.sentences))
        if one.type == "paragraph"
        else one
        for one in draft.blocks
    )
    return replace(draft, lead=lead, blocks=blocks)
