"""Direction in plain text: isolating Latin runs, taking direction marks away.

In HTML the page uses ``<bdi>`` instead; this module may not be used on markup.
"""

from __future__ import annotations

import re

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_CONTROLS = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)
# A run starts and ends with a Latin letter or digit, with at least one letter in it.
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_RUN = re.compile(rf"[{_LATIN}0-9@#][{_LATIN}0-9 .,:/@&?=%#_'’+\-]*")
_TAIL = " .,:?'’-&"


def isolate(text: str) -> str:
    """The text with each Latin run between FSI and PDI, so that it keeps its own order.

    A run may hold spaces, digits and the signs of addresses; it ends at a letter or digit.
    Existing direction marks are taken away first, so isolating twice changes nothing.
    """
    bare = strip_controls(text)
    pieces: list[str] = []
    at = 0
    for match in _RUN.finditer(bare):
        run = match.group().rstrip(_TAIL)
        if not any(char.isalpha() for char in run):
            continue
        pieces += [bare[at : match.start()], FIRST_STRONG_ISOLATE, run, POP_ISOLATE]
        at = match.start() + len(run)
    return "".join([*pieces, bare[at:]])


def strip_controls(text: str) -> str:
    """The text without direction marks, embeddings, overrides and isolates."""
    return text.translate(_CONTROLS)
