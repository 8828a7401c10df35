"""Lists of words written as one line of text."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(words.split())
