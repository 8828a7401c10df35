"""Portfolios: what a minister is in charge of, set for what another one is."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.check.align import Aligned, Sources
from musnad.check.families import forms, hits
from musnad.check.names import SHORT_RELEASE
from musnad.check.occupations import Family, families
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict

_MINISTERS = forms(
    "وزير|وزيرة|وزراء|وزارة|وزيري|وزيرا|minister|ministry|secretary|department|ministers|secretaries|ministre|chancellor"
)


def portfolios(one: Aligned, sources: Sources) -> list[Suspicion]:
    """«وزير الخارجية» where the source has a minister of defence."""
    if not one.evidence or not hits(_MINISTERS, one.reading):
        return []
    found: list[Suspicion] = []
    near = [sources.items[at].reading for at in one.evidence]
    everywhere = [item.reading for item in sources.items]
    mine = _held(one.reading)
    for family, first, end in mine:
        reading = one.reading
        start, stop = reading.tokens[first].start, reading.tokens[end - 1].end
        if _ministry(reading, start, stop):
            continue  # a ministry is no minister: it is judged as an organisation
        if any(f.id == family.id for r in near for f, _, _ in _held(r)):
            continue
        rival = _rival(near, mine)
        said = any(hits(family.of(r.language), r) for r in near)
        elsewhere = any(f.id == family.id for r in everywhere for f, _, _ in _held(r))
        if rival is None:
            if said or (elsewhere and len(sources.items) <= SHORT_RELEASE):
                continue  # one cast: judged by the name that it goes with
            found.append(
                absent(
                    "title",
                    "title.portfolio.moved" if elsewhere else "title.portfolio",
                    found=reading.text[start:stop],
                    start=one.claim.start + start,
                    end=one.claim.start + stop,
                    strength=0.5 if elsewhere else 1.0,
                )
            )
            continue
        place, other, words = rival
        arabic = reading.language == "ar" and near[place].language != "ar"
        found.append(
            conflict(
                "title",
                "title.conflict",
                found=reading.text[start:stop],
                start=one.claim.start + start,
                end=one.claim.start + stop,
                expected=other.names[0] if arabic else words,
                sentence=sources.items[one.evidence[place]].sentence.id,
                strength=1.0 if place == 0 else 0.7,
            )
        )
    return found


def _ministry(reading: Reading, start: int, end: int) -> bool:
    return any(
        m.kind == "organisation" and m.start <= start and end <= m.end for m in reading.mentions
    )


def _held(reading: Reading) -> list[tuple[Family, int, int]]:
    """The portfolios beside a minister or a ministry, each with its tokens' range."""
    heads = hits(_MINISTERS, reading)
    if not heads:
        return []
    return [
        (family, hit.first, hit.end)
        for family in families("portfolios")
        for hit in hits(family.of(reading.language), reading)
        if any(0 <= hit.first - head.end <= 2 or hit.end == head.first for head in heads)
    ]


def _rival(
    near: Sequence[Reading], mine: Sequence[tuple[Family, int, int]]
) -> tuple[int, Family, str] | None:
    """A portfolio of the best sentences that the claim does not give."""
    given = {family.id for family, _, _ in mine}
    for place, reading in enumerate(near[:2]):
        for family, first, end in _held(reading):
            if family.id not in given:
                words = reading.text[reading.tokens[first].start : reading.tokens[end - 1].end]
                return place, family, words
    return None
