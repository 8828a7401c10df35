"""French figures, days and months set in English words, so that one reader reads both.

Only words that stand for numbers and dates are changed; what is read from the result is
values, never places in the text.
"""

from __future__ import annotations

import re

from musnad.check.tables import pairs_of_words

_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_OF = re.compile(r"\b(million|billion)s? d(?:e |['’])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def to_english(text: str) -> str:
    """The text with its French number and calendar words in English, digits as English
    writes them."""
    table = pairs_of_words("french")
    joined = _DECIMAL.sub(".", _GROUPED.sub("", text))
    told = _WORD.sub(lambda match: table.get(match.group().casefold(), match.group()), joined)
    return _OF.sub(r"\1 ", told)
