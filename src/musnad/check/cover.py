"""Cover: how much of a claim, word by word, its evidence says.

By the glossary; in languages that it does not speak the encoder compares, since an encoder
of many languages is also a dictionary; names are compared by their sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from musnad.arabic.clitics import stems
from musnad.arabic.names import similarity as name_similarity
from musnad.arabic.normal import Token
from musnad.check.align import COVERED, Aligned, Clause, Sources, Word
from musnad.check.foreign import foreign
from musnad.check.matching import MATCHED, Match, match
from musnad.check.overlap import by_words
from musnad.check.reading import Reading
from musnad.check.tables import words as listed
from musnad.core.ports import Encoder

PAIRED_WORDS = 0
"""Of this many of the best sentences, pairs of words are looked up too."""
LOOKED_UP = 2
"""Forms of an Arabic word that the encoder is asked about: as written, and bare."""
GLOSSED = frozenset({"ar", "en", "fr", "un"})
"""Languages whose words the glossary has; an undetermined one is read as English."""
AS_WRITTEN = 0.95
"""The grade of a word met without more than joined particles and an ending taken off."""
_EMPTY_AR = listed("particles_ar")
_EMPTY_EN = listed("particles_en")


def cover(aligned: Sequence[Aligned], sources: Sources, encoder: Encoder) -> tuple[Aligned, ...]:
    """Each claim with its words compared; one call of the encoder for all of them."""
    work = [_prepare(one, sources) for one in aligned]
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    for one in work:
        for token, found in zip(one.words, one.matches, strict=True):
            if not found.grade and one.targets:
                for form in _forms(token, one.aligned.reading.language):
                    rows.setdefault(form, len(rows))
        for target in one.targets:
            columns.setdefault(target, len(columns))
    table: Matrix = np.zeros((len(rows), len(columns)), dtype=np.float32)
    if rows and columns:
        table = np.asarray(encoder.similarity(list(rows), list(columns)), dtype=np.float32)
    return tuple(_compare(one, table, rows, columns, sources) for one in work)


Matrix = npt.NDArray[np.float32]


class _Work:
    """A claim on its way: its content words, their matches, and the evidence's other words."""

    __slots__ = ("aligned", "matches", "rendered", "targets", "words")

    def __init__(
        self,
        aligned: Aligned,
        words: tuple[Token, ...],
        matches: tuple[Match, ...],
        rendered: tuple[frozenset[int], ...],
        targets: tuple[str, ...],
    ) -> None:
        self.aligned = aligned
        self.words = words
        self.matches = matches
        self.rendered = rendered
        self.targets = targets


def _prepare(one: Aligned, sources: Sources) -> _Work:
    words = undated(one.reading)
    one = by_words(one, words, sources)
    near = [sources.items[at].reading for at in one.evidence]
    matches = tuple(_match(token, one.reading, near) for token in words)
    rendered: list[set[int]] = [set() for _ in near]
    for found in matches:
        for place, at in found.places:
            rendered[place].add(at)
    return _Work(
        aligned=one,
        words=words,
        matches=matches,
        rendered=tuple(frozenset(places) for places in rendered),
        targets=() if _glossed(one, sources) else _targets(near, rendered),
    )


def _glossed(one: Aligned, sources: Sources) -> bool:
    """Whether the glossary speaks the language of all the evidence."""
    return all(sources.items[at].release.language[:2] in GLOSSED for at in one.evidence)


def _match(token: Token, reading: Reading, near: Sequence[Reading]) -> Match:
    """The match of a word; a name's only as written, for names have no other forms."""
    found = match(token, reading.language, near)
    named = any(m.start < token.end and token.start < m.end for m in reading.mentions)
    if named and found.grade < AS_WRITTEN:
        return Match(known=found.known, explained=found.explained)
    return found


def content(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """The words that carry meaning: no particles, no single letters, no figures."""
    empty = _EMPTY_AR if language == "ar" else _EMPTY_EN
    return tuple(
        token
        for token in tokens
        if len(token.folded) > 1 and not token.folded[0].isdigit() and token.folded not in empty
    )


def _forms(token: Token, language: str) -> tuple[str, ...]:
    """What to look the word up as: itself, and without what Arabic writes joined to it."""
    if language != "ar":
        return (token.folded,)
    forms = tuple(form for form in stems(token.folded) if len(form) > LOOKED_UP)
    return (forms[0], forms[-1]) if len(forms) > 1 else (token.folded,)


def undated(reading: Reading) -> tuple[Token, ...]:
    """The content words outside dates and figures, which are compared by value."""
    dated = [(mention.start, mention.end) for mention in reading.dates]
    dated += [(figure.start, figure.end) for figure in reading.figures]
    if reading.attribution is not None:
        dated.append((reading.attribution.start, reading.attribution.end))
    return tuple(
        token
        for token in content(reading.tokens, reading.language)
        if not any(start <= token.start < end for start, end in dated)
    )


def _targets(near: Sequence[Reading], rendered: Sequence[set[int]]) -> tuple[str, ...]:
    """The evidence's words that nothing renders yet, and pairs of neighbours of the best."""
    found: dict[str, None] = {}
    for rank, (reading, taken) in enumerate(zip(near, rendered, strict=True)):
        numbers = {token.start: at for at, token in enumerate(reading.tokens)}
        words = [
            token
            for token in content(reading.tokens, reading.language)
            if numbers[token.start] not in taken
        ]
        for token in words:
            for form in _forms(token, reading.language):
                found[form] = None
        for left, right in pairwise(words if rank < PAIRED_WORDS else ()):
            if right.start - left.end <= LOOKED_UP:
                found[f"{left.folded} {right.folded}"] = None
    return tuple(found)


def _compare(
    one: _Work, table: Matrix, rows: dict[str, int], columns: dict[str, int], sources: Sources
) -> Aligned:
    aligned, language = one.aligned, one.aligned.reading.language
    if not one.words or not aligned.evidence:
        return aligned
    picked = [columns[target] for target in one.targets]
    latin = [target for target in one.targets if target.isascii() and " " not in target]
    named = [(m.start, m.end) for m in aligned.reading.mentions if m.ids & sources.known]
    words: list[Word] = []
    grid: Matrix = np.zeros((len(one.words), len(picked)), dtype=np.float32)
    for number, (token, found) in enumerate(zip(one.words, one.matches, strict=True)):
        near, nearest = found.grade, min(found.words, default="")
        if found.grade:
            near = max(near, COVERED + (found.grade - MATCHED))
            nearest = _word_at(found, aligned, sources)
        elif picked:
            forms = _forms(token, language)
            grid[number] = table[[rows[form] for form in forms]][:, picked].max(axis=0)
            where = int(grid[number].argmax())
            near, nearest = float(grid[number, where]), one.targets[where]
            if language == "ar" and near < COVERED and foreign(token.folded) > 0.0:
                near, nearest = _by_sound(forms, latin, near, nearest)
        known = any(start < token.end and token.start < end for start, end in named)
        words.append(
            Word(
                token=token,
                cover=max(0.0, min(1.0, near)),
                nearest=nearest,
                known=known,
                match=found,
            )
        )
    echo = grid.max(axis=0) if picked else grid.sum(axis=0)
    return replace(
        aligned,
        clauses=tuple(_clause(clause, words) for clause in aligned.clauses),
        words=tuple(words),
        rendered=one.rendered,
        echo={t: float(near) for t, near in zip(one.targets, echo, strict=True)},
        targets={target: number for number, target in enumerate(one.targets)},
        grid=grid,
    )


def _word_at(found: Match, aligned: Aligned, sources: Sources) -> str:
    """The word of the evidence that the claim's word renders best, folded."""
    place, at = found.places[0]
    return sources.items[aligned.evidence[place]].reading.tokens[at].folded


def _by_sound(
    forms: tuple[str, ...], latin: list[str], cover_: float, nearest: str
) -> tuple[float, str]:
    """A name is covered by its Latin spelling even where the encoder has never met it."""
    for form in forms:
        for target in latin:
            if len(target) > LOOKED_UP and abs(len(form) - len(target)) <= 5:
                score = name_similarity(form, target)
                if score > COVERED and score > cover_:
                    cover_, nearest = score, target
    return cover_, nearest


def _clause(clause: Clause, words: Sequence[Word]) -> Clause:
    inside = [
        word.sure
        for word in words
        if clause.span.start <= word.token.start and word.token.end <= clause.span.end
    ]
    share = sum(inside) / len(inside) if inside else 1.0
    return replace(clause, cover=share)
