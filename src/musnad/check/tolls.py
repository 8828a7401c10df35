"""Tolls: the killed told as the injured, or the other way round.

«أودى بحياة أكثر من مئة» has a figure that the release gives as well, but of those injured.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.arabic.figures import Figure
from musnad.check.ground import Ground, forms_of, listed, problem_at
from musnad.check.reading import Reading
from musnad.core.report import Problem

FATES = ("killed", "injured", "missing", "held")
"""What becomes of people, each a list of ``data/grounds.tsv`` in both languages."""
FAR = 6
"""Tokens between a figure and the word for what became of those it counts."""


def tolls(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Figures of people to whom the cited sentences say something else happened."""
    theirs = [one for there in ground.cited for one in _fates(there)]
    for figure, fate in _fates(reading):
        same = {other for one, other in theirs if one.value == figure.value}
        if same and fate not in same:
            yield problem_at(
                "number",
                figure,
                f"العدد «{figure.text}» لغير هذا في الجمل التي استندت إليها الجملة.",
                f"In the sentences that this one cites “{figure.text}” is told of others.",
            )


def _fates(reading: Reading) -> Iterator[tuple[Figure, str]]:
    """Each figure with the word for a fate that is nearest to it in its own clause."""
    words = [
        (at, fate)
        for at, token in enumerate(reading.tokens)
        for fate in FATES
        if forms_of(token) & listed(fate)
    ]
    for figure in reading.figures:
        if figure.kind != "cardinal" or not words:
            continue
        own = [
            at
            for at, token in enumerate(reading.tokens)
            if figure.start <= token.start < figure.end
        ]
        if not own:
            continue
        near = [
            (away, fate)
            for at, fate in words
            if (away := at - own[-1] if at > own[-1] else own[0] - at) <= FAR
            and not _parted(reading, *sorted((at, own[0])))
        ]
        if near:
            yield figure, min(near)[1]


def _parted(reading: Reading, first: int, last: int) -> bool:
    """Whether a mark or an "and" lies between two tokens: another clause."""
    for at in range(first, last):
        gap = reading.text[reading.tokens[at].end : reading.tokens[at + 1].start]
        word = reading.tokens[at + 1].folded
        if any(mark in gap for mark in ",;،؛.") or word in ("and", "while", "et"):
            return True
    return False
