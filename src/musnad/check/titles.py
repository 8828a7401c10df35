"""Titles and offices: minister, judge, deputy, acting; and what a minister is in charge of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.check.align import Aligned, Sources
from musnad.check.families import Forms, Hit, forms, hits
from musnad.check.foreign import foreign
from musnad.check.names import SHORT_RELEASE, heard, names_words
from musnad.check.reading import Reading, read
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import rows, words
from musnad.lexicon.book import load

_NOT_TITLED = words("not_titled_ar")
_CORE = 3
"""The first forms of a family are titles and nothing else."""
_MINISTERS = forms("وزير|وزيرة|وزراء|وزارة|وزيري|minister|ministry|secretary|department")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A title with its forms in both languages."""

    id: str
    ar: Forms
    en: Forms
    core: Forms
    names: tuple[str, str]

    def of(self, language: str) -> Forms:
        """The forms in this language (English for all that is not Arabic)."""
        return self.ar if language == "ar" else self.en


@lru_cache(maxsize=2)
def families(table: str) -> tuple[Family, ...]:
    """The families of ``titles`` or ``portfolios``."""
    return tuple(
        Family(
            id=row[0],
            ar=forms(row[1]),
            en=forms(row[2]),
            names=(row[1].split("|")[0], row[2].split("|")[0].rstrip("*")),
            core=forms("|".join(row[2].split("|")[:_CORE])),
        )
        for row in rows(table)
    )


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The titles of the claim that its evidence, or else any source, does not give."""
    mine = _read(families("titles"), one.reading)
    near = [sources.items[at].reading for at in one.evidence]
    found: list[Suspicion] = []
    for family, hit in mine:
        there = [bool(hits(family.of(reading.language), reading)) for reading in near]
        if any(there) or _idiom(hit, one) or _by_ledger(family, one, sources):
            continue
        suspicion = _title(family, hit, one, sources, mine)
        if suspicion:
            found.append(suspicion)
    found += _portfolios(one, sources)
    return tuple(found)


def _idiom(hit: Hit, one: Aligned) -> bool:
    """Words that are titles elsewhere: «مؤتمر صحفي», «الدول الأعضاء», «بيان رئيسي»."""
    before = one.reading.tokens[hit.first - 1].folded if hit.first else ""
    return any(stem in _NOT_TITLED for stem in stems(before)) if before else False


def _by_ledger(family: Family, one: Aligned, sources: Sources) -> bool:
    """Whether the ledger gives the title to someone whom the claim names, on that day."""
    people = {
        mention.id
        for reading in (one.reading, *_cast(one, sources))
        for mention in reading.mentions
        if mention.kind == "person"
    }
    return any(hits(family.core, reading) for reading in held(frozenset(people), sources))


def held(people: frozenset[str], sources: Sources) -> tuple[Reading, ...]:
    """The offices that the ledger gives these people on the day of the release, read."""
    day = next((r.published.date() for r in sources.releases if r.published), None)
    return tuple(
        read(fact.predicate, "en")
        for fact in load().facts
        if fact.kind == "office"
        and fact.subject in people
        and (day is None or (fact.since <= day and (fact.until is None or day <= fact.until)))
    )


def _cast(one: Aligned, sources: Sources) -> list[Reading]:
    """The sentences whose people the claim may speak of: in a short release, all."""
    short = len(sources.items) <= SHORT_RELEASE
    wanted = range(len(sources.items)) if short else one.evidence
    return [sources.items[at].reading for at in wanted]


def _read(table: Sequence[Family], reading: Reading) -> list[tuple[Family, Hit]]:
    """The titles in a text; a longer one hides those inside it."""
    found = [
        (family, hit) for family in table for hit in hits(family.of(reading.language), reading)
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
) -> Suspicion | None:
    words = one.reading.tokens
    start, end = words[hit.first].start, words[hit.end - 1].end
    elsewhere = _elsewhere(family, one, sources)
    named = {other.id for other, _ in mine}
    rival = _rival(one, sources, named)
    if elsewhere and _same_person(elsewhere, one, sources):
        if rival is None or rival[1] != sources.items[one.evidence[0]].sentence.id:
            return None
        return conflict(
            "title",
            "title.moved.cast",
            found=one.reading.text[start:end],
            start=one.claim.start + start,
            end=one.claim.start + end,
            expected=rival[0],
            sentence=rival[1],
            strength=0.6,
        )
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


def _elsewhere(family: Family, one: Aligned, sources: Sources) -> tuple[int, ...]:
    """The sentences outside the evidence that give the title."""
    return tuple(
        at
        for at, item in enumerate(sources.items)
        if at not in one.evidence and hits(family.of(item.reading.language), item.reading)
    )


def _same_person(where: Sequence[int], one: Aligned, sources: Sources) -> bool:
    """Whether the title there is that of someone whom the claim names, or of no one named.

    A short release has one cast: whoever bears the title there bears it here.
    """
    if len(sources.items) <= SHORT_RELEASE:
        return True
    people = {m.id for m in one.reading.mentions if m.kind == "person"}
    for at in where:
        reading = sources.items[at].reading
        if people & reading.ids:
            return True
        if any(
            heard(token.folded, names_words(reading))
            for token in one.reading.tokens
            if foreign(token.folded) > 0
        ):
            return True
    return False


def _rival(one: Aligned, sources: Sources, named: set[str]) -> tuple[str, str] | None:
    """A title that the best evidence gives and the claim does not: its words and sentence."""
    for at in one.evidence[:2]:
        item = sources.items[at]
        reading = item.reading
        for family, hit in _read(families("titles"), reading):
            core = family.core if reading.language != "ar" else family.ar
            if family.id not in named and hit in hits(core, reading):
                start, end = reading.tokens[hit.first].start, reading.tokens[hit.end - 1].end
                return reading.text[start:end], item.sentence.id
    return None


def _rival_portfolio(reading: Reading, family: Family) -> bool:
    """Whether the sentence has a minister of something else."""
    heads = hits(_MINISTERS, reading)
    return any(
        abs(hit.first - head.end) <= 1 or hit.end == head.first
        for other in families("portfolios")
        if other.id != family.id
        for hit in hits(other.of(reading.language), reading)
        for head in heads
    )


def _portfolios(one: Aligned, sources: Sources) -> list[Suspicion]:
    """«وزير الخارجية» where the source has a minister of defence."""
    reading = one.reading
    heads = hits(_MINISTERS, reading)
    if not heads:
        return []
    found: list[Suspicion] = []
    near = [sources.items[at].reading for at in one.evidence]
    everywhere = [item.reading for item in sources.items]
    for family in families("portfolios"):
        for hit in hits(family.of(reading.language), reading):
            if not any(abs(hit.first - head.end) <= 1 or hit.end == head.first for head in heads):
                continue
            if any(hits(family.of(r.language), r) for r in near):
                continue
            start, end = reading.tokens[hit.first].start, reading.tokens[hit.end - 1].end
            if any(
                m.kind == "organisation" and m.start <= start and end <= m.end
                for m in reading.mentions
            ):
                continue  # a ministry is no minister: it is judged as an organisation
            elsewhere = any(hits(family.of(r.language), r) for r in everywhere)
            rival = bool(near) and _rival_portfolio(near[0], family)
            if elsewhere and len(sources.items) <= SHORT_RELEASE and not rival:
                continue  # one cast: judged by the name that it goes with
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
