"""An English title as an Arabic headline, subject first and in the present."""

from __future__ import annotations

import re

from musnad.write.brief.scene import Declined
from musnad.write.brief.sentence import Teller

_READOUT = re.compile(
    r"^(?:(?:Readout|Read-out|READOUT)\s+(?:of|on)\s+)?(?:the\s+)?(?P<who>.{3,160}?)(?:['’]s?)?\s+"
    r"(?P<adj>(?:[Pp]hone|[Tt]elephone|[Vv]ideo|[Bb]ilateral)\s+)?"
    r"(?P<event>[Mm]eeting|[Cc]all|[Cc]onversation)\s+[Ww]ith\s+(?P<whom>.{3,200})$"
)
_LABEL = re.compile(r"^(?:Readout|Press Release|Statement|News Release|Media Advisory)\s*[:|–-]\s*")


def sentence_of(title: str) -> str | None:
    """The plain sentence that a readout's title stands for ("X met with Y.")."""
    cleaned = _LABEL.sub("", " ".join(title.replace("’", "'").split())).rstrip(".")
    found = _READOUT.match(cleaned)
    if found is None:
        return None
    event = found.group("event").lower()
    if event == "meeting":
        verb = "met with" if (found.group("adj") or "").strip().lower() != "video" else None
    else:
        verb = "spoke with"
    return f"{found.group('who')} {verb} {found.group('whom')}." if verb else None


def headline(title: str, teller: Teller) -> str | None:
    """The headline that the title gives, or None when it is not understood whole."""
    for text in (sentence_of(title), title):
        if text is None:
            continue
        try:
            return teller.tell(text.rstrip(".") + ".", headline=True, title=True).text
        except Declined:
            continue
    return None


def lead_from(title: str, teller: Teller) -> str | None:
    """The plain fact that a title states, verb first and in the past, or None."""
    for text in (sentence_of(title), title):
        if text is None:
            continue
        try:
            told = teller.tell(text.rstrip(".") + ".", title=True)
        except Declined:
            continue
        if told.verbal and not told.leans:
            return told.text
    return None
