"""Sets a source's words apart in a prompt, so that nothing in them can end the quotation.

The mark is made from the words themselves: whoever writes a release would have to know the
mark of a text that holds that very mark. What only looks like a mark is made harmless.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.bidi import strip_controls
from musnad.arabic.normal import clean
from musnad.core.ids import digest

_MARK_LETTERS = 16
_LONGEST_LINE = 4_000
_RUNS = re.compile(r"([`~=#*_\-–—|+])\1{2,}")
_NUMBERED = re.compile(r"\[(?=\s{0,3}[\w\u0600-\u06ff]{1,6}[.:]?\d{0,4}\s{0,3}\])")
_ANGLES = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")", "＜": "‹", "＞": "›"})
_ROLE = re.compile(
    r"(?i)(?<![\w])(system|assistant|user|human|model|developer|tool|instructions?|prompt)"
    r"\s{0,3}[:：](?=\s)"
)


def fenced(lines: Sequence[str]) -> str:
    """The lines between two marks that occur nowhere in them, each on one line of its own.

    Lines are taken as they are: make them from ``harmless`` pieces.
    """
    body = "\n".join(lines)
    mark = _mark(body)
    return f"<<<{mark}>>>\n{body}\n<<<نهاية {mark}>>>"


def harmless(text: str) -> str:
    """A source's words on one line, without what could pass for a mark, a number or a role.

    Angle and curly brackets become others, long runs of signs one sign, «[s1.2]» loses its
    brackets' square shape, and «system:» its colon; letters and figures stay.
    """
    flat = " ".join(strip_controls(clean(text)).split())[:_LONGEST_LINE]
    flat = flat.translate(_ANGLES)
    flat = _RUNS.sub(r"\1", flat)
    flat = _NUMBERED.sub("(", flat)
    return _ROLE.sub(r"\1 -", flat)


def _mark(body: str) -> str:
    """The first digits of a hash of the text that the text does not hold."""
    seed = body
    while True:
        mark = digest(seed.encode("utf-8", "surrogatepass"))[:_MARK_LETTERS]
        if mark not in body:
            return mark
        seed = mark + seed
