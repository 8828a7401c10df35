"""Titles and offices: minister, judge, deputy, acting; and what a minister is in charge of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import Token
from musnad.check.align import Aligned, Sources
from musnad.check.families import Forms, Hit, forms, hits, rows
from musnad.check.suspicion import Suspicion, absent, conflict

_MINISTERS = forms("وزير|وزيرة|وزراء|وزارة|وزيري|minister|ministry|secretary|department")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A title with its forms in both languages."""

    id: str
    ar: Forms
    en: Forms

    def of(self, language: str) -> Forms:
        """The forms in this language (English for all that is not Arabic)."""
        return self.ar if language == "ar" else self.en


@lru_cache(maxsize=2)
def families(table: str) -> tuple[Family, ...]:
    """The families of ``titles`` or ``portfolios``."""
    return tuple(Family(id=row[0], ar=forms(row[1]), en=forms(row[2])) for row in rows(table))


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The titles of the claim that its evidence, or else any source, does not give."""
    language = one.reading.language
    mine = _read(families("titles"), one.reading.tokens, language)
    near = [sources.items[at].reading for at in one.evidence]
    found: list[Suspicion] = []
    for family, hit in mine:
        there = [
            bool(hits(family.of(reading.language), reading.tokens, reading.language))
            for reading in near
        ]
        if any(there):
            continue
        found.append(_title(family, hit, one, sources, mine))
    found += _portfolios(one, sources)
    return tuple(found)


def _read(
    table: Sequence[Family], tokens: Sequence[Token], language: str
) -> list[tuple[Family, Hit]]:
    """The titles in a text; a longer one hides those inside it."""
    found = [
        (family, hit) for family in table for hit in hits(family.of(language), tokens, language)
    ]
    found.sort(key=lambda pair: (pair[1].first - pair[1].end, pair[1].first))
    kept: list[tuple[Family, Hit]] = []
    for family, hit in found:
        if not any(
            other.first <= hit.first
            and hit.end <= other.end
            and other.end - other.first > hit.end - hit.first
            for _, other in kept
        ):
            kept.append((family, hit))
    return sorted(kept, key=lambda pair: pair[1].first)


def _title(
    family: Family,
    hit: Hit,
    one: Aligned,
    sources: Sources,
    mine: Sequence[tuple[Family, Hit]],
) -> Suspicion:
    tokens = one.reading.tokens
    start, end = tokens[hit.first].start, tokens[hit.end - 1].end
    elsewhere = any(
        hits(family.of(item.reading.language), item.reading.tokens, item.reading.language)
        for item in sources.items
    )
    named = {other.id for other, _ in mine}
    rival = _rival(one, sources, named)
    rule = "title.moved" if elsewhere else ("title.conflict" if rival else "title.absent")
    if rival is None:
        return absent(
            "title",
            rule,
            found=one.reading.text[start:end],
            start=one.claim.start + start,
            end=one.claim.start + end,
            strength=0.5 if elsewhere else 0.8,
        )
    return conflict(
        "title",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=rival[0],
        sentence=rival[1],
        strength=0.6 if elsewhere else 1.0,
    )


def _rival(one: Aligned, sources: Sources, named: set[str]) -> tuple[str, str] | None:
    """A title that the best evidence gives and the claim does not: its words and sentence."""
    for at in one.evidence[:2]:
        item = sources.items[at]
        reading = item.reading
        for family, hit in _read(families("titles"), reading.tokens, reading.language):
            if family.id not in named:
                start, end = reading.tokens[hit.first].start, reading.tokens[hit.end - 1].end
                return reading.text[start:end], item.sentence.id
    return None


def _portfolios(one: Aligned, sources: Sources) -> list[Suspicion]:
    """«وزير الخارجية» where the source has a minister of defence."""
    reading = one.reading
    heads = hits(_MINISTERS, reading.tokens, reading.language)
    if not heads:
        return []
    found: list[Suspicion] = []
    near = [sources.items[at].reading for at in one.evidence]
    everywhere = [item.reading for item in sources.items]
    for family in families("portfolios"):
        for hit in hits(family.of(reading.language), reading.tokens, reading.language):
            if not any(abs(hit.first - head.end) <= 1 or hit.end == head.first for head in heads):
                continue
            if any(hits(family.of(r.language), r.tokens, r.language) for r in near):
                continue
            start, end = reading.tokens[hit.first].start, reading.tokens[hit.end - 1].end
            elsewhere = any(hits(family.of(r.language), r.tokens, r.language) for r in everywhere)
            found.append(
                absent(
                    "title",
                    "title.portfolio.moved" if elsewhere else "title.portfolio",
                    found=reading.text[start:end],
                    start=one.claim.start + start,
                    end=one.claim.start + end,
                    strength=0.5 if elsewhere else 1.0,
                )
            )
    return found
