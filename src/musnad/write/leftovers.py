"""What models leave in a text that is no news, in Arabic, English and French, by its shape.

The shapes are in ``data/leftovers.tsv``, a code and a pattern a row. They run on folded text
(bare alif, ة as ه, ى as ي, ؤ and ئ as ء, lower case, no accents). Each is anchored to words
that speak to a chat's user, about the text itself, or about the outlet: news about models
must pass.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from musnad.arabic.normal import fold

TABLE = Path(__file__).parent / "data" / "leftovers.tsv"
_LONGEST = 2_000


def leftover(sentence: str) -> str:
    """The code of what a sentence is instead of news (``chatter.opening``, ``note`` …), or ""."""
    folded = fold(sentence[:_LONGEST]).replace("’", "'")
    return next((code for code, shape in _shapes() if shape.search(folded)), "")


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows if row)
    return tuple((code, re.compile(pattern)) for code, pattern in pairs)
