"""Arabic in visual order: letters stored as they look from left to right, each word backwards.

Some PDF tools give such text. Nothing in it can be compared, so the report has to say so.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[\u0621-\u064a]+")
_UNREAD = re.compile(r"[\u0640\u064b-\u0652]")

_FROM_BEHIND = ("لا", "لأا", "لإا", "لآا")
"""The article at a word's end; joined with «أ» in one letter form it stays in order."""

LONGEST = 20_000
"""Characters of a text that are looked at."""

_FEW = 12
"""Below this many words, one that cannot begin as it does is enough."""


def in_visual_order(text: str) -> bool:
    """Whether an Arabic text is stored backwards.

    No word begins with «ة» or «ى», and many end so; many begin with the article, and few end
    in what it looks like from behind.
    """
    plain = _UNREAD.sub("", unicodedata.normalize("NFKC", text[:LONGEST]))
    words: list[str] = [word for word in _WORD.findall(plain) if len(word) > 2]
    begun = sum(word[0] in "ةى" for word in words)
    ended = sum(word[-1] in "ةى" for word in words)
    least = 1 if len(words) < _FEW else 2
    if begun >= least and begun > ended:
        return True
    with_article = sum(word.startswith("ال") for word in words)
    from_behind = sum(word.endswith(_FROM_BEHIND) and len(word) > 4 for word in words)
    return len(words) > 7 and 5 * from_behind > len(words) and from_behind > 2 * with_article
