"""Direction in plain text: isolating Latin runs, taking direction marks away.

In HTML the page uses ``<bdi>`` instead; this module may not be used on markup.
"""

from __future__ import annotations

import re
import unicodedata

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


def visual_order(text: str) -> bool:
    """Whether Arabic text is stored as it looks from left to right, last letter first.

    Some PDF and old page makers do so. Told by what no word of Arabic has: ة or ى at its head,
    a final presentation form at its head, the article at its tail; words in the right order
    count against it. A text of few words is taken to be in order.
    """
    against = 0
    for_it = 0
    for match in _ARABIC_WORD.finditer(text):
        word = match.group()
        if word[0] in "ةى" or _shape(word[0]) == "<final>" or _shape(word[-1]) == "<initial>":
            for_it += _SURE
        elif word.endswith("لا") and len(word) >= _LONG_ENOUGH:
            for_it += 1
        elif word.startswith(_IN_ORDER) or word[-1] in "ةى" or _shape(word[0]) == "<initial>":
            against += 1
    return for_it >= _SURE and for_it > against


def _shape(char: str) -> str:
    """The place in a word that a presentation form is for, or ``""``."""
    return unicodedata.decomposition(char).split(" ")[0] if char >= "\ufb50" else ""


_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{2,}")
_IN_ORDER = ("ال", "وال", "بال", "لل", "فال", "كال")
_SURE = 3
_LONG_ENOUGH = 4
