"""Negation: put in where the source affirms, or left out where it denies.

A negator is followed to the word that it governs; that word is found in the evidence by the
glossary, and there it must stand under a negation too. Each negator of the claim answers to
one of the evidence at most; what is left over on one side only was added or dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.check.align import Aligned, Sources
from musnad.check.families import forms, hits
from musnad.check.negators import Negator, negators
from musnad.check.pairing import Pairing
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import words

LOOSE = 0.85
"""What is left where the words around the governed one differ, or something weak stands by."""
RANKS = (1.0, 0.85, 0.7, 0.55)
"""What a match counts for by how far from the negator the governed word stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A negator, what answers to it in the other text, and what the other text affirms.

    ``mine`` and ``theirs`` are the governed word's tokens in the claim and in the evidence's
    reading ``place``; ``tight`` is whether the words around both are the same too.
    """

    negator: Negator
    answered: int | None = None
    rank: int | None = None
    mine: int = 0
    theirs: int = 0
    place: int = 0
    tight: bool = False
    weakly: bool = False


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """What the claim denies and its evidence does not, or the other way round."""
    if not one.evidence:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    mine = negators(one.reading)
    if not mine and not any(negators(reading) for reading in near[:1]):
        return ()
    pairing = Pairing(one, near)
    judged = [_judge(pairing, negator) for negator in mine if negator.denies]
    used = {one_.answered for one_ in judged if one_.answered is not None and one_.place == 0}
    theirs = [
        _judge_theirs(pairing, negator)
        for negator in negators(near[0])
        if negator.denies and negator.at not in used
    ]
    found = [*_added(one, near, judged, theirs, sources), *_dropped(one, judged, theirs, sources)]
    return tuple(sorted(found, key=lambda s: -s.strength)[:2])


def _judge(pairing: Pairing, negator: Negator) -> Judged:
    """What answers to a negator of the claim: by itself, else by what it governs."""
    place = pairing.nearest(negator.at)
    theirs = [one for one in negators(pairing.near[place]) if one.force != "weak"]
    there = [at for where, at in pairing.places.get(negator.at, ()) if where == place]
    for other in theirs:
        if other.at in there and negator.force == "implied":
            return Judged(negator=negator, answered=other.at, place=place)
    implied = {one.at for one in negators(pairing.one.reading) if one.force == "implied"}
    affirmed: Judged | None = None
    for rank, number in enumerate(negator.governed):
        twice = number in implied and number != negator.at
        there = [at for where, at in pairing.places.get(number, ()) if where == place]
        if not there and twice and rank == 0:
            return Judged(negator=negator, answered=-1, place=place)  # denied twice: affirmed
        for at in there:
            for other in theirs:
                if other.covers(at) and not (twice and other.at == at):
                    return Judged(negator=negator, answered=other.at, place=place, theirs=at)
        if not there or (affirmed is not None and affirmed.tight):
            continue
        at = min(there, key=lambda at: (not pairing.tight(number, place, at), at))
        if any(mine != number and not negator.covers(mine) for mine in pairing.claimed(place, at)):
            continue
        tight = pairing.tight(number, place, at)
        if affirmed is None or tight:
            weak = [one for one in negators(pairing.near[place]) if one.force == "weak"]
            affirmed = Judged(
                negator=negator,
                rank=rank,
                mine=number,
                theirs=at,
                place=place,
                tight=tight,
                weakly=any(one.covers(at) for one in weak),
            )
    return affirmed or Judged(negator=negator, place=place)


def _judge_theirs(pairing: Pairing, negator: Negator) -> Judged:
    """What the claim affirms of what a negator of the best sentence denies."""
    mine = negators(pairing.one.reading)
    for rank, number in enumerate(negator.governed):
        said = pairing.claimed(0, number)
        if not said:
            continue
        for at in said:
            for other in mine:
                if other.force != "weak" and other.covers(at):
                    return Judged(negator=negator, answered=other.at, mine=at, theirs=number)
        first = said[0]
        if any(
            place == 0 and at != number and not negator.covers(at)
            for place, at in pairing.places[first]
        ):
            continue  # the evidence says the word elsewhere, undenied
        return Judged(
            negator=negator,
            rank=rank,
            mine=first,
            theirs=number,
            tight=pairing.tight(first, 0, number),
            weakly=any(n.force == "weak" and n.covers(first) for n in mine),
        )
    return Judged(negator=negator)


def _added(
    one: Aligned,
    near: Sequence[Reading],
    judged: Sequence[Judged],
    theirs: Sequence[Judged],
    sources: Sources,
) -> list[Suspicion]:
    """Negators of the claim whose word the evidence affirms, or that it has nothing of."""
    left = [other for other in theirs if other.answered is None]
    free = sum(other.answered is None for other in judged)
    worst: tuple[float, Judged, str] | None = None
    for found in judged:
        if found.answered is not None or not _reported(one.reading, found):
            continue
        rule, strength = _weigh_added(found, near, free, left)
        if worst is None or strength > worst[0]:
            worst = (strength, found, rule)
    if worst is None or not worst[0]:
        return []
    strength, found, rule = worst
    tokens = one.reading.tokens
    last = found.mine if found.rank is not None else min(found.negator.at + 1, len(tokens) - 1)
    start, end = tokens[found.negator.at].start, tokens[last].end
    expected = near[found.place].tokens[found.theirs].text if found.rank is not None else None
    ar, en = "النص ينفي ما لا ينفيه المصدر", "The text denies what the source does not deny"
    if expected:
        ar, en = f"{ar} («{expected}» فيه بلا نفي)", f"{en} (“{expected}” stands there undenied)"
    return [
        noticed(
            "polarity",
            rule,
            found=one.reading.text[start:end],
            start=one.claim.start + start,
            end=one.claim.start + end,
            message_ar=f"{ar}؛ راجع الجملة.",
            message_en=f"{en}; check the sentence.",
            sentence=sources.items[one.evidence[found.place]].sentence.id,
            strength=strength,
        )
    ]


def _reported(reading: Reading, found: Judged) -> bool:
    """Whether a negator may be an error: a plain one, or a verb of denying that opens."""
    if found.negator.force == "plain":
        return True
    at = found.negator.at
    word = reading.tokens[at].folded
    opens = at == 0 if reading.language == "ar" else True
    return opens and found.rank is not None and (word in _DENYING or word[1:] in _DENYING)


def _weigh_added(
    found: Judged, near: Sequence[Reading], free: int, left: Sequence[Judged]
) -> tuple[str, float]:
    if found.rank is None:
        silent = not any(one.denies for reading in near for one in negators(reading))
        return "polarity.added.bound", 0.9 if silent else 0.0
    strength = RANKS[found.rank]
    elsewhere = found.place > 0 and any(one.denies for one in negators(near[found.place]))
    if (found.place == 0 and len(left) >= free) or elsewhere:
        return "polarity.added.other", strength
    if found.weakly or not found.tight:
        return "polarity.added.bound", LOOSE * strength
    return "polarity.added.bound", strength


def _dropped(
    one: Aligned, judged: Sequence[Judged], theirs: Sequence[Judged], sources: Sources
) -> list[Suspicion]:
    """A negator of the best sentence whose word the claim has and does not deny."""
    item = sources.items[one.evidence[0]]
    top = item.reading
    left = [other for other in theirs if other.answered is None]
    free = sum(other.answered is None for other in judged)
    found: list[Suspicion] = []
    for other in left:
        rule, strength = _weigh_dropped(one, top, other)
        if not rule or len(left) <= free:
            continue
        said = top.text[top.tokens[other.negator.at].start : top.tokens[other.theirs].end]
        mine = one.reading.tokens[other.mine]
        found.append(
            noticed(
                "polarity",
                rule,
                found=mine.text,
                start=one.claim.start + mine.start,
                end=one.claim.start + mine.end,
                expected=said,
                sentence=item.sentence.id,
                message_ar=f"المصدر ينفي («{said}»)، والنص لا ينفي؛ راجع الجملة.",
                message_en=f"The source denies (“{said}”) and the text does not.",
                strength=strength,
            )
        )
    return found


def _weigh_dropped(one: Aligned, top: Reading, other: Judged) -> tuple[str, float]:
    """How surely a negator of the source is missing; nothing where it is rendered."""
    if other.rank is None:
        return "", 0.0
    strength = RANKS[other.rank]
    if other.negator.force != "plain":
        said = other.negator.at in one.rendered[0] if one.rendered else False
        if said or not _refuses(top, other.negator.at) or other.rank > 0 or not other.tight:
            return "", 0.0
        return "polarity.dropped.implied", strength
    loose = other.rank > 0 or not other.tight or other.weakly
    return "polarity.dropped.bound", LOOSE * strength if loose else strength


def _refuses(reading: Reading, at: int) -> bool:
    return any(hit.first == at for hit in hits(_REFUSES, reading))


_DENYING = words("denying_ar") | words("denying_en")
_REFUSES = forms("|".join(sorted(words("refusing"))))
