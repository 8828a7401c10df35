"""The words that are planted: sentences, tails, quotations, offices and opposites."""

from __future__ import annotations

from functools import lru_cache

from musnad.check.tables import rows


def side(language: str) -> str:
    """Which half of the table serves a language: Arabic has its own, English the others."""
    return "ar" if language == "ar" else "en"


@lru_cache(maxsize=16)
def lines(kind: str, language: str) -> tuple[str, ...]:
    """What is planted whole, in the table's order: ``sentence``, ``tail`` or ``quote``."""
    wanted = (kind, side(language))
    return tuple(row[3] for row in rows("sabotage") if row[:2] == wanted)


@lru_cache(maxsize=16)
def pairs(kind: str, language: str) -> dict[str, tuple[str, ...]]:
    """What may stand in place of a word: ``title`` or ``polarity``."""
    wanted = (kind, side(language))
    return {row[2]: tuple(row[3].split("|")) for row in rows("sabotage") if row[:2] == wanted}
