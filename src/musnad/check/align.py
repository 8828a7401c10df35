"""Alignment: which release sentences carry a claim, by meaning and by word.

Meaning comes from the encoder, whole sentences first, then clauses, then words: an encoder
of many languages is also a dictionary, so a word of the claim that nothing in the aligned
sentences is near to was probably not said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from musnad.arabic.clitics import stems
from musnad.arabic.names import similarity as name_similarity
from musnad.arabic.normal import Token
from musnad.check.attribution import Attribution
from musnad.check.foreign import foreign
from musnad.check.implied import implied
from musnad.check.reading import Reading, Span, read
from musnad.check.tables import words
from musnad.core.ports import Encoder
from musnad.core.release import Release, Sentence
from musnad.core.report import Claim, Manuscript

_SAID_BY = ("وفق", "بحسب", "نقلا")

Matrix = npt.NDArray[np.float32]

MOST_EVIDENCE = 4
NEAR_BEST = 0.12
"""A sentence this close to the best one is evidence too."""
WORTH_CITING = 0.25
COVERED = 0.7
"""A word of the claim this near to a word of the evidence was said."""
SHORT = 10
"""A release of no more sentences than this is also compared as one text."""
PAIRED_WORDS = 1
"""Of this many of the best sentences, pairs of words are looked up too."""
MOST_PAIRED = 600
"""Releases longer than this have their sentences compared alone, not two by two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One citable sentence of a release, read."""

    sentence: Sentence
    release: Release
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All citable sentences of the releases, in order.

    ``pairs`` are indices of neighbours, two, three or the whole of a short release, that are
    also compared as one text (the first ``joined`` of them, by adding up meanings), and
    single ones of which a clause is; ``texts`` are those clauses. ``named`` are the lexicon
    ids in sentences, datelines and publishers, ``known`` those and what they imply,
    ``plain`` the first id of each alone, ``published_by`` the publishers'.
    """

    releases: tuple[Release, ...]
    items: tuple[Item, ...]
    pairs: tuple[tuple[int, ...], ...]
    texts: tuple[str, ...] = ()
    joined: int = 0
    named: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    published_by: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The first release's language."""
        return self.releases[0].language if self.releases else "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the claim and how near the aligned sentences come to it (0 to 1)."""

    token: Token
    cover: float
    nearest: str
    known: bool = False

    @property
    def sure(self) -> float:
        """The cover, or 1 for part of a name that the sources have by another word."""
        return 1.0 if self.known else self.cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of the claim: its best release sentence and how near it is."""

    span: Span
    item: int
    score: float
    cover: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A claim with what carries it.

    ``evidence`` are indices into the sources' items, best first; ``best`` is the similarity
    of the nearest sentence, ``joined`` that of the nearest sentence or pair. ``echo`` gives
    for each word of the evidence how near the claim's words come to it; ``grid`` has a row
    for each of ``words`` and a column for each of ``targets``, the evidence's words.
    """

    claim: Claim
    reading: Reading
    scores: tuple[float, ...]
    evidence: tuple[int, ...]
    best: float
    joined: float
    clauses: tuple[Clause, ...] = ()
    words: tuple[Word, ...] = ()
    echo: tuple[tuple[str, float], ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    grid: Matrix | None = None

    def covered(self, start: int, end: int, *, least: float = COVERED) -> bool:
        """Whether every word in this stretch of the claim has its like in the evidence."""
        inside = [word.cover for word in self.inside(start, end)]
        return bool(self.words) and min(inside, default=1.0) >= least

    def near(self, number: int, target: Token) -> float:
        """How near the claim's word of this number comes to a word of the evidence."""
        column = self.targets.get(target.folded)
        if self.grid is None or column is None:
            return 0.0
        return float(self.grid[number, column])

    def inside(self, start: int, end: int) -> tuple[Word, ...]:
        """The content words that this stretch of the claim touches."""
        return tuple(
            word for word in self.words if word.token.start < end and start < word.token.end
        )

    @property
    def coverage(self) -> float:
        """The mean cover of the claim's content words; 1 when it has none."""
        if not self.words:
            return 1.0
        return sum(word.sure for word in self.words) / len(self.words)


def gather(releases: Sequence[Release]) -> Sources:
    """The citable sentences of the releases, read; instructions and boilerplate left out."""
    return _gather(tuple(releases))


@lru_cache(maxsize=64)
def _gather(releases: tuple[Release, ...]) -> Sources:
    items: list[Item] = []
    pairs: list[tuple[int, ...]] = []
    for release in releases:
        first = len(items)
        for sentence in release.citable:
            if sentence.text.strip():
                reading = read(sentence.text, release.language, release.published)
                items.append(Item(sentence=sentence, release=release, reading=reading))
        if len(items) - first <= MOST_PAIRED:
            pairs += [(at, at + 1) for at in range(first, len(items) - 1)]
            pairs += [(at, at + 1, at + 2) for at in range(first, len(items) - 2)]
        if 3 < len(items) - first <= SHORT:
            pairs.append(tuple(range(first, len(items))))
    named = _named(releases, items)
    joined = len(pairs)
    texts: list[str] = []
    if len(items) <= MOST_PAIRED:
        for at, item in enumerate(items):
            if len(item.reading.clauses) > 1:
                pairs += [(at,)] * len(item.reading.clauses)
                texts += [clause.text for clause in item.reading.clauses]
    return Sources(
        releases=releases,
        items=tuple(items),
        pairs=tuple(pairs),
        texts=tuple(texts),
        joined=joined,
        named=named,
        known=implied(named),
        plain=frozenset(m.id for item in items for m in item.reading.mentions)
        | _publishers(releases),
        published_by=_publishers(releases),
    )


def _named(releases: tuple[Release, ...], items: Sequence[Item]) -> frozenset[str]:
    ids = {identity for item in items for identity in item.reading.ids}
    for release in releases:
        for text in (release.dateline, release.publisher):
            if text:
                ids |= read(text, _script(text)).ids
    return frozenset(ids)


def _publishers(releases: tuple[Release, ...]) -> frozenset[str]:
    return frozenset(
        mention.id
        for release in releases
        if release.publisher
        for mention in read(release.publisher, _script(release.publisher)).mentions
    )


def _script(text: str) -> str:
    return "ar" if any("؀" <= char <= "ۿ" for char in text) else "en"


def align(
    manuscript: Manuscript, claims: Sequence[Claim], sources: Sources, encoder: Encoder
) -> tuple[Aligned, ...]:
    """Each claim with its evidence; one call of the encoder for sentences, one for words."""
    readings = [read_claim(claim, manuscript, sources) for claim in claims]
    if not sources.items or not claims:
        return tuple(
            Aligned(claim=claim, reading=reading, scores=(), evidence=(), best=0.0, joined=0.0)
            for claim, reading in zip(claims, readings, strict=True)
        )
    texts = [item.sentence.text for item in sources.items]
    rows = [reading.core for reading in readings]
    parts = [reading.clauses if len(reading.clauses) > 1 else () for reading in readings]
    rows += [clause.text for clauses in parts for clause in clauses]
    scores = _with_neighbours(
        _matrix(encoder.similarity(rows, [*texts, *sources.texts])), texts, sources, encoder
    )
    aligned: list[Aligned] = []
    at = len(claims)
    for number, (claim, reading) in enumerate(zip(claims, readings, strict=True)):
        part = scores[at : at + len(parts[number])]
        at += len(parts[number])
        aligned.append(_align_one(claim, reading, scores[number], part, parts[number], sources))
    return _with_words(aligned, sources, encoder)


def _with_neighbours(
    scores: Matrix, texts: Sequence[str], sources: Sources, encoder: Encoder
) -> Matrix:
    """The scores with columns for neighbouring sentences taken together.

    The meaning of two sentences is taken for the sum of theirs, so nothing more is encoded:
    the cosine with a sum is the sum of cosines over the sum's length.
    """
    if not sources.joined:
        return scores
    among = _matrix(encoder.similarity(texts, texts))
    columns = []
    for group in sources.pairs[: sources.joined]:
        length = float(among[np.ix_(group, group)].sum())
        columns.append(scores[:, list(group)].sum(axis=1) / np.sqrt(max(length, 1.0)))
    count = len(texts)
    return np.hstack([scores[:, :count], np.stack(columns, axis=1), scores[:, count:]])


def read_claim(claim: Claim, manuscript: Manuscript, sources: Sources) -> Reading:
    """The claim read, "today" resolved against the first release that has a time."""
    published = next((one.published for one in sources.releases if one.published), None)
    reading = read(claim.text, manuscript.language, published)
    for release in sources.releases:
        at = claim.text.find(release.publisher) if len(release.publisher) > 3 else -1
        if at >= 0 and reading.language == "ar" and _script(release.publisher) != "ar":
            # A publisher in Latin letters, commas and all, is an attribution as it stands.
            start = max((claim.text.rfind(word, 0, at) for word in _SAID_BY), default=-1)
            told = Attribution(
                start=start if start >= 0 else at, end=at + len(release.publisher), bodies=()
            )
            return replace(reading, attribution=told)
    return reading


def _matrix(rows: Sequence[Sequence[float]]) -> Matrix:
    return np.asarray(rows, dtype=np.float32)


def _align_one(
    claim: Claim,
    reading: Reading,
    row: Matrix,
    part: Matrix,
    clauses: tuple[Span, ...],
    sources: Sources,
) -> Aligned:
    count = len(sources.items)
    single, paired = row[:count], row[count:]
    best = int(single.argmax())
    top = float(single[best])
    evidence = [best]
    joined = top
    if len(paired) and float(paired.max()) > top:
        joined = float(paired.max())
        pair = sources.pairs[int(paired.argmax())]
        more = sorted((at for at in pair if at not in evidence), key=lambda at: -float(single[at]))
        evidence += more[:2]
    for clause in part:
        at = int(clause[:count].argmax())
        if at not in evidence and float(clause[at]) > max(0.35, float(clause[best]) + 0.05):
            evidence.append(at)
    for at in np.argsort(-single, kind="stable")[:MOST_EVIDENCE]:
        if int(at) not in evidence and float(single[at]) >= max(WORTH_CITING, top - NEAR_BEST):
            evidence.append(int(at))
    return Aligned(
        claim=claim,
        reading=reading,
        scores=tuple(float(score) for score in single),
        evidence=tuple(evidence[:MOST_EVIDENCE]),
        best=top,
        joined=joined,
        clauses=tuple(
            Clause(
                span=span,
                item=int(line[:count].argmax()),
                score=float(line.max()),
                cover=1.0,
            )
            for span, line in zip(clauses, part, strict=True)
        ),
    )


# --- words ---------------------------------------------------------------------------------

_EMPTY_AR = words("particles_ar")
_EMPTY_EN = words("particles_en")


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
    return tuple(form for form in stems(token.folded) if len(form) > 2)[:4] or (token.folded,)


def _with_words(aligned: list[Aligned], sources: Sources, encoder: Encoder) -> tuple[Aligned, ...]:
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    wanted: list[tuple[tuple[Token, ...], list[str]]] = []
    for one in aligned:
        words = _undated(one.reading)
        for token in words:
            for form in _forms(token, one.reading.language):
                rows.setdefault(form, len(rows))
        targets = _targets(one, sources)
        for target in targets:
            columns.setdefault(target, len(columns))
        wanted.append((words, targets))
    if not rows or not columns:
        return tuple(aligned)
    table = _matrix(encoder.similarity(list(rows), list(columns)))
    return tuple(
        _cover(one, words, targets, table, rows, columns, sources)
        for one, (words, targets) in zip(aligned, wanted, strict=True)
    )


def _undated(reading: Reading) -> tuple[Token, ...]:
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


def _targets(one: Aligned, sources: Sources) -> list[str]:
    """The words, and pairs of neighbouring words, of a claim's evidence."""
    found: dict[str, None] = {}
    for rank, at in enumerate(one.evidence):
        reading = sources.items[at].reading
        words = content(reading.tokens, reading.language)
        for token in words:
            for form in _forms(token, reading.language)[:2]:
                found[form] = None
        for left, right in pairwise(words if rank < PAIRED_WORDS else ()):
            if right.start - left.end <= 2:
                found[f"{left.folded} {right.folded}"] = None
    return list(found)


def _cover(
    one: Aligned,
    words: tuple[Token, ...],
    targets: list[str],
    table: Matrix,
    rows: dict[str, int],
    columns: dict[str, int],
    sources: Sources,
) -> Aligned:
    if not words or not targets:
        return one
    picked = [columns[target] for target in targets]
    latin = [target for target in targets if target.isascii() and " " not in target]
    used = sorted({rows[form] for token in words for form in _forms(token, one.reading.language)})
    echo = table[np.ix_(used, picked)].max(axis=0)
    known = [(m.start, m.end) for m in one.reading.mentions if m.ids & sources.known]
    covers: list[Word] = []
    grid: list[Matrix] = []
    for token in words:
        forms = _forms(token, one.reading.language)
        part = table[[rows[form] for form in forms]][:, picked]
        grid.append(part.max(axis=0))
        where = int(grid[-1].argmax())
        cover = float(part[:, where].max())
        nearest = targets[where]
        if one.reading.language == "ar" and cover < COVERED and foreign(token.folded) > 0.0:
            cover, nearest = _by_sound(forms, latin, cover, nearest)
        covers.append(
            Word(
                token=token,
                cover=max(0.0, min(1.0, cover)),
                nearest=nearest,
                known=any(start < token.end and token.start < end for start, end in known),
            )
        )
    return Aligned(
        claim=one.claim,
        reading=one.reading,
        scores=one.scores,
        evidence=one.evidence,
        best=one.best,
        joined=one.joined,
        clauses=tuple(_clause(clause, covers) for clause in one.clauses),
        words=tuple(covers),
        echo=tuple((target, float(near)) for target, near in zip(targets, echo, strict=True)),
        targets={target: number for number, target in enumerate(targets)},
        grid=np.stack(grid),
    )


def _by_sound(
    forms: tuple[str, ...], latin: list[str], cover: float, nearest: str
) -> tuple[float, str]:
    """A name is covered by its Latin spelling even where the encoder has never met it."""
    for form in forms:
        for target in latin:
            if len(target) > 2 and abs(len(form) - len(target)) <= 5:
                score = name_similarity(form, target)
                if score > 0.7 and score > cover:
                    cover, nearest = score, target
    return cover, nearest


def _clause(clause: Clause, words: Sequence[Word]) -> Clause:
    inside = [
        word.sure
        for word in words
        if clause.span.start <= word.token.start and word.token.end <= clause.span.end
    ]
    cover = sum(inside) / len(inside) if inside else 1.0
    return Clause(span=clause.span, item=clause.item, score=clause.score, cover=cover)
