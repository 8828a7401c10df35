"""Plants errors in a newsroom's articles: the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from musnad.check.sabotage.named import (
    Exchanged,
    WrongOrganisation,
    WrongPerson,
    WrongPlace,
    WrongTitle,
)
from musnad.check.sabotage.said import Invented, Tail, Turned, WrongQuote
from musnad.check.sabotage.values import WrongDate, WrongNumber
from musnad.core.ports import Saboteur
from musnad.core.release import Release
from musnad.core.report import Claim, Manuscript

UNTOUCHED = frozenset({"notice", "original"})
"""Lines that are not planted in: musnad's own words, and the source's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A published article as the checker sees it, with the releases it rests on."""

    id: str
    manuscript: Manuscript
    releases: tuple[Release, ...]

    @property
    def told(self) -> tuple[Claim, ...]:
        """The sentences that the writer wrote."""
        return tuple(one for one in self.manuscript.claims if one.role not in UNTOUCHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planting:
    """One error in one sentence: ``text`` is the sentence with it, ``was`` without."""

    story: str
    claim: Claim
    saboteur: Saboteur
    was: str

    @property
    def text(self) -> str:
        """The sentence as it was planted."""
        return self.claim.text


def builtin_saboteurs() -> tuple[Saboteur, ...]:
    """musnad's own kinds of error."""
    return (
        WrongNumber(),
        WrongDate(),
        WrongPerson(),
        WrongPlace(),
        WrongOrganisation(),
        WrongTitle(),
        WrongQuote(),
        Turned(),
        Exchanged(),
        Invented(),
        Tail(),
    )


def plant(
    stories: Iterable[Story], saboteurs: Sequence[Saboteur], *, seed: int, each: int
) -> tuple[Planting, ...]:
    """Up to ``each`` plantings by each saboteur, spread over the stories.

    A sentence's planting depends on the seed, the saboteur and the sentence alone, so a story
    more or less moves no other.
    """
    places = [(story, claim) for story in stories for claim in story.told]
    found: list[Planting] = []
    for saboteur in saboteurs:
        order = sorted(places, key=lambda place: _rank(seed, saboteur, *place))
        planted = 0
        for story, claim in order:
            if planted == each:
                break
            one = _planting(story, claim, saboteur, seed)
            if one is not None:
                found.append(one)
                planted += 1
    return tuple(found)


def _rank(seed: int, saboteur: Saboteur, story: Story, claim: Claim) -> tuple[float, str, str]:
    return _chance(seed, saboteur, story, claim, "order").random(), story.id, claim.id


def _planting(story: Story, claim: Claim, saboteur: Saboteur, seed: int) -> Planting | None:
    choose = _chance(seed, saboteur, story, claim, "value")
    release = story.releases[0]
    changed = saboteur.plant(claim, story.manuscript.language, release, choose)
    if not changed or changed == claim.text:
        return None
    return Planting(
        story=story.id, claim=replace(claim, text=changed), saboteur=saboteur, was=claim.text
    )


def _chance(seed: int, saboteur: Saboteur, story: Story, claim: Claim, use: str) -> Random:
    """Chance of its own for each sentence and use; a text as seed is the same everywhere."""
    return Random(f"{seed}|{saboteur.name}|{story.id}|{claim.id}|{claim.text}|{use}")  # noqa: S311
