"""Names across scripts: writing a Latin name in Arabic letters, and telling whether two match.

Rules only: this module may not hold a list of people.
"""

from __future__ import annotations


def transliterate(latin: str) -> str:
    """An unknown Latin name in Arabic letters, by rule."""
    table = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفغهيجكلمنوبكرستوفوكيز", strict=True))
    return "".join(table.get(char, char) for char in latin.lower())


def similarity(arabic: str, latin: str) -> float:
    """How well an Arabic spelling stands for a Latin name, 0 to 1."""
    from difflib import SequenceMatcher

    from musnad.arabic.normal import fold

    return SequenceMatcher(None, fold(arabic), fold(transliterate(latin))).ratio()


def same_name(arabic: str, latin: str) -> bool:
    """Whether the spellings stand for one name, at the shipped threshold."""
    return similarity(arabic, latin) >= 0.6
