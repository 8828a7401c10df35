"""Lists of words written as one string, for the tables of this room.

This module may not fold or change a word.
"""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The words of a string between white space, in order."""
    return tuple(text.split())
