"""Opposites: a word set where the source has its opposite, more for less, denied for confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.align import Aligned, Sources
from musnad.check.families import Forms, Hit, forms, hits
from musnad.check.negators import plainly as negators
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import rows

FOLLOWING = 3
"""Words after an opposite that tell what it is about."""
FOLLOWED = 0.55
SAID = 0.72
"""A word this near to one of the evidence was said, whatever else stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two opposites in both languages."""

    id: str
    names: tuple[str, str]
    ar: tuple[Forms, Forms]
    en: tuple[Forms, Forms]

    def of(self, language: str) -> tuple[Forms, Forms]:
        """Both sides in this language."""
        return self.ar if language == "ar" else self.en


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """The opposites of ``data/antonyms.tsv``."""
    return tuple(
        Pair(
            id=row[0],
            names=(_first(row[1]), _first(row[2])),
            ar=(forms(row[1]), forms(row[2])),
            en=(forms(row[3]), forms(row[4])),
        )
        for row in rows("antonyms")
    )


def _first(cell: str) -> str:
    return cell.split("|", maxsplit=1)[0].rstrip("*")


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """Where a word of the claim is the opposite of what its evidence says."""
    if not one.evidence:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    return _opposites(one, near, sources)


def _meant(one: Aligned, hit: Hit, reading: Reading, other: Sequence[Hit]) -> bool:
    """Whether the encoder finds the claim's word itself in the evidence, by another name."""
    start, end = one.reading.tokens[hit.first].start, one.reading.tokens[hit.end - 1].end
    denied = {reading.tokens[one_.first].folded for one_ in other}
    return any(
        word.cover >= SAID and word.nearest.split()[-1] not in denied
        for word in one.inside(start, end)
    )


def _in_name(hit: Hit, reading: Reading) -> bool:
    """Whether the word is part of a name or a date: «كانون الأول», «بنما»."""
    start = reading.tokens[hit.first].start
    return any(m.start <= start < m.end for m in reading.mentions) or any(
        m.start <= start < m.end for m in reading.dates
    )


def _opposites(one: Aligned, near: Sequence[Reading], sources: Sources) -> tuple[Suspicion, ...]:
    language = one.reading.language
    found: list[Suspicion] = []
    for pair in pairs():
        sides = [
            tuple(hit for hit in hits(side, one.reading) if not _in_name(hit, one.reading))
            for side in pair.of(language)
        ]
        if bool(sides[0]) == bool(sides[1]):
            continue
        said = 0 if sides[0] else 1
        first = sides[said][0].first
        if any(first - 2 <= at < first for at in negators(one.reading)):
            continue  # the opposite denied is no opposite
        same = any(hits(pair.of(r.language)[said], r) for r in near)
        if same:
            continue
        for at, reading in zip(one.evidence, near, strict=True):
            other = hits(pair.of(reading.language)[1 - said], reading)
            if other and not _meant(one, sides[said][0], reading, other):
                hit = sides[said][0]
                start = one.reading.tokens[hit.first].start
                end = one.reading.tokens[hit.end - 1].end
                tokens = reading.tokens[other[0].first : other[0].end]
                expected = reading.text[tokens[0].start : tokens[-1].end]
                if language == "ar" and reading.language != "ar":
                    expected = pair.names[1 - said]
                found.append(
                    noticed(
                        "polarity",
                        _opposed(one, hit, reading, other[0]),
                        found=one.reading.text[start:end],
                        start=one.claim.start + start,
                        end=one.claim.start + end,
                        expected=expected,
                        sentence=sources.items[at].sentence.id,
                        message_ar=f"المصدر يقول {expected}، والنص يقول عكسه.",
                        message_en=f"The source says {expected}; the text says the opposite.",
                        strength=1.0 if at == one.evidence[0] else 0.6,
                    )
                )
                break
    return tuple(found)


def _opposed(one: Aligned, hit: Hit, reading: Reading, other: Hit) -> str:
    """The rule: when what follows both opposites is the same, one stands for the other."""
    after = {token.start: token for token in one.reading.tokens[hit.end : hit.end + FOLLOWING]}
    there = reading.tokens[other.end : other.end + FOLLOWING]
    words_ = [(n, word) for n, word in enumerate(one.words) if word.token.start in after]
    if one.reading.language == reading.language and any(
        word.token.folded == token.folded for _, word in words_ for token in there
    ):
        return "polarity.opposite.exact"
    if any(one.near(number, token) >= FOLLOWED for number, _ in words_ for token in there):
        return "polarity.opposite.bound"
    return "polarity.opposite"
