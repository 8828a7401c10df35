"""Alignment: which release sentences carry a claim, by the meaning of sentences and clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from musnad.arabic.normal import Token
from musnad.check.attribution import Attribution
from musnad.check.implied import implied
from musnad.check.incumbents import incumbents
from musnad.check.matching import NONE, Match
from musnad.check.reading import Reading, Span, read
from musnad.core.ports import Encoder
from musnad.core.release import Release, Sentence
from musnad.core.report import Claim, Manuscript
from musnad.lexicon.book import remembered

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
    also compared as one text, by adding up meanings. ``named`` are the lexicon
    ids in sentences, datelines and publishers, with who holds an office given without a name;
    ``known`` those and what they imply,
    ``plain`` the first id of each alone, ``published_by`` the publishers'.
    """

    releases: tuple[Release, ...]
    items: tuple[Item, ...]
    pairs: tuple[tuple[int, ...], ...]
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
    """A word of the claim and how near the aligned sentences come to it (0 to 1).

    ``match`` is what it renders by the glossary, ``cover`` and ``nearest`` what the encoder,
    the glossary or the sound of a name finds nearest; ``known`` marks part of a name that
    the sources have by another word.
    """

    token: Token
    cover: float
    nearest: str
    known: bool = False
    match: Match = NONE

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
    of the nearest sentence, ``joined`` that of the nearest sentence or pair. ``rendered``
    has for each sentence of the evidence the indices of its words that words of the claim
    render; ``echo`` how near the claim comes to each of the others; ``grid`` has a row for
    each of ``words`` and a column for each of ``targets``, words of the evidence.
    """

    claim: Claim
    reading: Reading
    scores: tuple[float, ...]
    evidence: tuple[int, ...]
    best: float
    joined: float
    clauses: tuple[Clause, ...] = ()
    words: tuple[Word, ...] = ()
    rendered: tuple[frozenset[int], ...] = ()
    echo: Mapping[str, float] = field(default_factory=dict)
    targets: Mapping[str, int] = field(default_factory=dict)
    grid: Matrix | None = None

    def covered(self, start: int, end: int, *, least: float = COVERED) -> bool:
        """Whether every word in this stretch of the claim has its like in the evidence."""
        inside = [word.cover for word in self.inside(start, end)]
        return bool(self.words) and min(inside, default=1.0) >= least

    def near(self, number: int, target: Token) -> float:
        """How near the claim's word of this number comes to a word of the evidence."""
        if target.folded in self.words[number].match.words:
            return 1.0
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


@remembered(maxsize=16)
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
    day = next((one.published.date() for one in releases if one.published), None)
    named |= incumbents([item.reading for item in items], named, day)
    return Sources(
        releases=releases,
        items=tuple(items),
        pairs=tuple(pairs),
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
    """Each claim with its evidence, by the meaning of sentences and clauses."""
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
    scores = _with_neighbours(_matrix(encoder.similarity(rows, texts)), texts, sources, encoder)
    aligned: list[Aligned] = []
    at = len(claims)
    for number, (claim, reading) in enumerate(zip(claims, readings, strict=True)):
        part = scores[at : at + len(parts[number])]
        at += len(parts[number])
        aligned.append(_align_one(claim, reading, scores[number], part, parts[number], sources))
    return tuple(aligned)


def _with_neighbours(
    scores: Matrix, texts: Sequence[str], sources: Sources, encoder: Encoder
) -> Matrix:
    """The scores with columns for neighbouring sentences taken together.

    The meaning of two sentences is taken for the sum of theirs, so nothing more is encoded:
    the cosine with a sum is the sum of cosines over the sum's length.
    """
    if not sources.pairs:
        return scores
    among = _matrix(encoder.similarity(texts, texts))
    columns = []
    for group in sources.pairs:
        length = float(among[np.ix_(group, group)].sum())
        columns.append(scores[:, list(group)].sum(axis=1) / np.sqrt(max(length, 1.0)))
    return np.hstack([scores, np.stack(columns, axis=1)])


def read_claim(claim: Claim, manuscript: Manuscript, sources: Sources) -> Reading:
    """The claim read, "today" resolved against the first release that has a time."""
    published = next((one.published for one in sources.releases if one.published), None)
    # An English line among Arabic ones is read as what it is.
    tongue = manuscript.language if _script(claim.text) == "ar" else _latin(manuscript.language)
    reading = read(claim.text, tongue, published)
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


def _latin(language: str) -> str:
    """The language of a claim without a single Arabic letter."""
    return "en" if language == "ar" else language


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
