"""Divides a long release into parts that each fit into one question, at its own sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from musnad.core.release import Release, Sentence

MOST_PARTS = 16
"""No release is asked about in more parts; what follows is printed in its own language."""

_HEADING_WORDS = 9
_ENDS = (".", "؟", "?", "!", "…", ":", "؛", "»", "”", '"')
_FULL_ENOUGH = 0.75
"""A part may end before a heading once it is so full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of a release's citable sentences in order; ``number`` counts from 1."""

    number: int
    sentences: tuple[Sentence, ...]


def parts(release: Release, most_words: int) -> tuple[Part, ...]:
    """The citable sentences in parts of at most so many words; the title opens the first.

    Parts end between paragraphs, before a heading where one is near; a paragraph longer than
    a part is divided between sentences.
    """
    found: list[list[Sentence]] = [[]]
    words = 0
    for run in _paragraphs(release.citable, most_words):
        size = sum(_words(one) for one in run)
        full = words + size > most_words
        ends = _heading(run) and words >= most_words * _FULL_ENOUGH
        if found[-1] and (full or ends):
            found.append([])
            words = 0
        found[-1] += run
        words += size
    return tuple(
        Part(number=number, sentences=tuple(run))
        for number, run in enumerate(found[:MOST_PARTS], start=1)
    )


def _paragraphs(told: Sequence[Sentence], most_words: int) -> Iterator[list[Sentence]]:
    for _, run in groupby(told, key=lambda one: (one.kind == "title", one.paragraph)):
        paragraph = list(run)
        if sum(_words(one) for one in paragraph) <= most_words:
            yield paragraph
        else:
            yield from ([one] for one in paragraph)


def _words(sentence: Sentence) -> int:
    return len(sentence.text.split())


def _heading(paragraph: Sequence[Sentence]) -> bool:
    text = paragraph[0].text.strip()
    short = len(paragraph) == 1 and len(text.split()) <= _HEADING_WORDS
    return short and not text.endswith(_ENDS)
