"""The table of government: what follows nouns and adjectives, and phrases taken as one.

``government.tsv`` holds one rule a line: its ``kind``, the English word or phrase ``en``, the
English ``preposition`` and the Arabic ``ar``. Kinds are ``noun`` and ``adjective`` (what the
preposition after them becomes), ``noun-to`` and ``adjective-to`` (how an infinitive follows
them), ``preposition`` (of several words) and ``adverbial``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "government.tsv"
COLUMNS: Final = ("kind", "en", "preposition", "ar")
KINDS: Final = ("noun", "noun-to", "adjective", "adjective-to", "preposition", "adverbial")


def rows(path: Path = TABLE) -> tuple[tuple[str, str, str, str], ...]:
    """The rules: kind, English, English preposition, Arabic.

    Raises: ValueError for a line with a wrong number of cells or an unknown kind.
    """
    found: list[tuple[str, str, str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[0] not in KINDS:
            message = f"{path.name}:{number}: no rule: {line}"
            raise ValueError(message)
        kind, english, preposition, arabic = cells
        found.append((kind, english, preposition, arabic))
    return tuple(found)


_ROWS: Final = rows()


def after(kind: str) -> dict[tuple[str, str], str]:
    """By word and English preposition, the Arabic one; ``kind`` is ``noun`` or ``adjective``."""
    return {(word, english): arabic for known, word, english, arabic in _ROWS if known == kind}


def phrases(kind: str) -> dict[str, str]:
    """By English word or phrase, the Arabic, for the kinds without a preposition."""
    return {english: arabic for known, english, _, arabic in _ROWS if known == kind}


def any_of(known: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first, tried word by word."""
    by_word: dict[str, list[str]] = {}
    for phrase in known:
        first, _, rest = phrase.partition(" ")
        by_word.setdefault(first, []).append(rest)
    groups = []
    for first, rests in by_word.items():
        longest = sorted({rest for rest in rests if rest}, key=len, reverse=True)
        ends = f" (?:{'|'.join(map(re.escape, longest))})" if longest else ""
        optional = "?" if "" in rests and ends else ""
        groups.append(re.escape(first) + (f"(?:{ends}){optional}" if ends else ""))
    return f"(?:{'|'.join(groups)})"
