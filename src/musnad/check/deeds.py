"""Deeds: who did it to whom, by the verbs of official news that cannot be turned round.

A verb of the claim that renders one of the source is followed on both sides to the one who
acts and the one who is acted upon; when they have changed places, the claim is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Item, Sources
from musnad.check.implied import implied
from musnad.check.matching import keys
from musnad.check.mentions import spoken, token_range
from musnad.check.people import Met, people
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import rows
from musnad.check.tables import words as listed
from musnad.lexicon.english import base_forms
from musnad.lexicon.entries import Mention
from musnad.lexicon.glossary import glossary

REACH = 14
"""Words between a verb and the one who does it, or to whom it is done."""
SURE = 0.72
"""Grade from which an Arabic word may be the verb."""
SHORTEST = 3
"""Letters of an Arabic verb."""
MOST_READ = 40
"""Releases of more sentences than this are looked through in the evidence only."""
_DEEDS = listed("deeds_en")
_TAKING = listed("taking_en")
_BY_WHOM = listed("by_whom_ar")
_BEING = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_BY = frozenset({"by", "par"})
BY_REACH = 4
_JOINED = frozenset({"and", "و", "&"})
_KINDS = frozenset({"person", "country", "nationality", "organisation", "office", "place"})
_STOPS = ";؛:.!?؟"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody in a sentence: half-open range of tokens, ids with what they imply, those of
    people alone, a name."""

    first: int
    end: int
    ids: frozenset[str]
    people: frozenset[str]
    name: Mention | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb at a token, the one who does it and the one to whom it is done."""

    at: int
    doer: Actor
    other: Actor


def find(one: Aligned, sources: Sources, same: Sequence[Met]) -> tuple[Suspicion, ...]:
    """The first deed of the claim whose doer and whose other have changed places."""
    alike = _sounding(same)
    mine = _cast(one.reading, tuple(sorted(alike)))
    if len(mine) < 2:
        return ()
    for at in range(len(one.reading.tokens)):
        verbs = deeds(one.reading, at)
        here = _deed(one.reading, at, mine, verbs) if verbs else None
        if here is None:
            continue
        for item, there in _told(one, sources, verbs, alike):
            if _exchanged(here, there):
                return (_suspect(here, there, one, item, "person.exchanged", 1.0),)
            if _turned(here, there, one):
                return (_suspect(here, there, one, item, "person.role", 1.0),)
    return ()


def _exchanged(here: Deed, there: Deed) -> bool:
    return (
        _same(here.doer, there.other)
        and _same(here.other, there.doer)
        and not _same(here.doer, there.doer)
        and not _same(here.other, there.other)
    )


def _turned(here: Deed, there: Deed, one: Aligned) -> bool:
    """Whether a person who does it in the claim is the one to whom somebody else, who is not
    in the claim, does it in the source."""
    return (
        bool(here.doer.people & there.other.people and there.doer.people)
        and not here.doer.people & there.doer.people
        and not here.other.people & there.other.people
        and not there.doer.ids & one.reading.ids
    )


def _same(mine: Actor, theirs: Actor) -> bool:
    """Whether they may be the same: two people by themselves, else by what they imply."""
    if mine.people and theirs.people:
        return bool(mine.people & theirs.people)
    return bool(mine.ids & theirs.ids)


def _suspect(
    here: Deed, there: Deed, one: Aligned, item: Item, rule: str, strength: float
) -> Suspicion:
    tokens = one.reading.tokens
    start, end = tokens[here.doer.first].start, tokens[here.doer.end - 1].end
    doer = there.doer
    shown = spoken(doer.name, one.reading.language) if doer.name is not None else doer.text
    return conflict(
        "person",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=shown,
        sentence=item.sentence.id,
        strength=strength,
    )


def _told(
    one: Aligned, sources: Sources, verbs: frozenset[str], alike: frozenset[str]
) -> Iterator[tuple[Item, Deed]]:
    """The deeds of the same verb in the evidence, then in the rest of a short release."""
    rest = () if len(sources.items) > MOST_READ else range(len(sources.items))
    for number in dict.fromkeys((*one.evidence, *rest)):
        item = sources.items[number]
        reading = item.reading
        if reading.language != "ar" and verbs.isdisjoint(keys(reading)):
            continue
        cast = _cast(reading, tuple(sorted(alike)))
        if len(cast) < 2:
            continue
        for at in range(len(reading.tokens)):
            theirs = deeds(reading, at)
            if theirs and not theirs.isdisjoint(verbs):
                deed = _deed(reading, at, cast, theirs)
                if deed is not None:
                    yield item, deed


@lru_cache(maxsize=65536)
def deeds(reading: Reading, at: int) -> frozenset[str]:
    """The English verbs that cannot be turned round which a token may be or render."""
    token = reading.tokens[at]
    if reading.language != "ar":
        return frozenset(base_forms(token.folded)) & _DEEDS
    if token.folded.startswith("ال"):
        return frozenset()
    if len(token.folded) < SHORTEST or any(
        mention.start < token.end and token.start < mention.end for mention in reading.mentions
    ):
        return frozenset()
    senses = glossary().senses(token.folded)
    found = frozenset(sense for sense, grade in senses.items() if grade >= SURE) & _DEEDS
    return found.union(*(_forms().get(form, ()) for form in reading.heads[at]))


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """The English verbs by each Arabic form of theirs, folded."""
    found: dict[str, set[str]] = {}
    for english, arabic in rows("deeds"):
        for form in arabic.split():
            found.setdefault(fold(form), set()).add(english)
    return {form: frozenset(verbs) for form, verbs in found.items()}


# --- the cast ------------------------------------------------------------------------------


def _sounding(same: Sequence[Met]) -> frozenset[str]:
    """Last words of Latin names that some word of the claim sounds like."""
    return frozenset(
        f"{pair.theirs.words[-1]} {pair.mine.first} {pair.mine.end}"
        for pair in same
        if not pair.theirs.ids and pair.theirs.words
    )


@lru_cache(maxsize=16384)
def _cast(reading: Reading, alike: tuple[str, ...]) -> tuple[Actor, ...]:
    """Those of a sentence who can act, in order; title, nation and name are one actor."""
    actors: list[Actor] = []
    last: Mention | None = None
    for mention in reading.mentions:
        if mention.kind not in _KINDS or (mention.kind == "place" and not _acts(mention)):
            continue
        spot = token_range(reading, mention)
        if not spot:
            continue
        ids = implied(mention.ids) if mention.kind != "office" else frozenset()
        if last is not None and actors and _one(reading, actors[-1], last, mention, spot):
            before = actors.pop()
            actors.append(_merge(reading, before, spot, ids, mention))
        else:
            actors.append(_actor(reading, spot, ids, mention))
        last = mention
    for entry in alike:
        word, first, end = entry.split(" ")
        if reading.language == "ar":
            spot = range(int(first), int(end))
        else:
            known = [p for p in people(reading) if p.words[-1:] == (word,)]
            if not known:
                continue
            spot = range(known[0].first, known[0].end)
        if spot and spot.stop <= len(reading.tokens) and not any(_meet(a, spot) for a in actors):
            actors.append(_actor(reading, spot, frozenset({f"name {word}"}), None))
    return tuple(sorted((a for a in actors if a.ids), key=lambda actor: actor.first))


def _acts(mention: Mention) -> bool:
    """Whether a place stands for a government: a capital does."""
    return any(len(one) == 2 for one in implied(mention.ids)) and mention.kind != "place"


_ONE = {
    "ar": frozenset(
        {
            ("office", "nationality"),
            ("office", "country"),
            ("office", "organisation"),
            ("office", "person"),
            ("nationality", "person"),
            ("organisation", "nationality"),
        }
    ),
    "en": frozenset(
        {
            ("nationality", "office"),
            ("country", "office"),
            ("organisation", "office"),
            ("office", "person"),
            ("nationality", "person"),
            ("office", "country"),
        }
    ),
}
"""Kinds of names that follow one another in one actor: «الرئيس المصري …», Egypt's president."""


def _one(reading: Reading, before: Actor, last: Mention, mention: Mention, spot: range) -> bool:
    """Whether the next mention goes on naming the same actor."""
    if (last.kind, mention.kind) not in _ONE.get(reading.language, frozenset()):
        return False
    tokens = reading.tokens
    between = reading.text[tokens[before.end - 1].end : tokens[spot.start].start].strip()
    if reading.language == "ar" and tokens[spot.start].folded[:1] == "و":
        return mention.text[:1] == "و" and not between
    return between in ("", "'s", "of")


def _merge(
    reading: Reading, before: Actor, spot: range, ids: frozenset[str], mention: Mention
) -> Actor:
    name = mention if mention.kind == "person" or before.name is None else before.name
    return _actor(reading, range(before.first, spot.stop), before.ids | ids, name)


def _actor(reading: Reading, spot: range, ids: frozenset[str], mention: Mention | None) -> Actor:
    tokens = reading.tokens
    person = mention is None or mention.kind == "person"
    return Actor(
        first=spot.start,
        end=spot.stop,
        ids=ids,
        people=(ids if mention is None else mention.ids) if person else frozenset(),
        name=mention if mention is not None and mention.kind != "office" else None,
        text=reading.text[tokens[spot.start].start : tokens[spot.stop - 1].end],
    )


def _meet(actor: Actor, spot: range) -> bool:
    return actor.first < spot.stop and spot.start < actor.end


# --- the deed ------------------------------------------------------------------------------


def _deed(reading: Reading, at: int, cast: Sequence[Actor], verbs: frozenset[str]) -> Deed | None:
    """Who does what this verb says to whom, when both are near it."""
    first, last = _clause(reading, at)
    before = [a for a in cast if a.end <= at and a.first >= max(first, at - REACH)]
    after = [a for a in cast if a.first > at and a.end <= min(last, at + REACH)]
    if reading.language == "ar" and not (before and before[-1].end == at):
        groups = _groups(reading, after)
        if len(groups) < 2:
            return None
        doer, other = groups[0], groups[1]
    else:
        if not before or not after:
            return None
        doer, other = _groups(reading, before)[-1], _groups(reading, after)[0]
    if _passive(reading, at, other) or (
        not verbs.isdisjoint(_TAKING) and _word_before(reading, other) in ("from", "من")
    ):
        doer, other = other, doer
    return Deed(at=at, doer=doer, other=other)


def _clause(reading: Reading, at: int) -> tuple[int, int]:
    """The tokens between the marks that end a clause, on either side of one."""
    tokens = reading.tokens
    first, last = 0, len(tokens)
    for number in range(at, 0, -1):
        if any(
            mark in _STOPS for mark in reading.text[tokens[number - 1].end : tokens[number].start]
        ):
            first = number
            break
    for number in range(at + 1, len(tokens)):
        if any(
            mark in _STOPS for mark in reading.text[tokens[number - 1].end : tokens[number].start]
        ):
            last = number
            break
    return first, last


def _groups(reading: Reading, cast: Sequence[Actor]) -> list[Actor]:
    """Actors joined by "and" taken as one."""
    found: list[Actor] = []
    for actor in cast:
        if found and _joined(reading, found[-1], actor):
            before = found.pop()
            found.append(
                Actor(
                    first=before.first,
                    end=actor.end,
                    ids=before.ids | actor.ids,
                    people=before.people | actor.people,
                    name=before.name or actor.name,
                    text=before.text,
                )
            )
        else:
            found.append(actor)
    return found


def _joined(reading: Reading, before: Actor, actor: Actor) -> bool:
    between = [token.folded for token in reading.tokens[before.end : actor.first]]
    if not between:
        return reading.language == "ar" and reading.tokens[actor.first].folded[:1] == "و"
    return between[-1] in _JOINED and len(between) <= 2


def _passive(reading: Reading, at: int, other: Actor) -> bool:
    """Whether the verb is passive and the other is the one by whom it was done."""
    if reading.language == "ar":
        return _word_before(reading, other) in _BY_WHOM
    after = reading.tokens[at + 1 : at + 2]
    if after and after[0].folded in _BY and 0 < other.first - at <= BY_REACH:
        return True  # a headline: "Government toppled by Parliament"
    being = any(token.folded in _BEING for token in reading.tokens[max(0, at - 3) : at])
    return being and any(token.folded == "by" for token in reading.tokens[at + 1 : other.first])


def _word_before(reading: Reading, actor: Actor) -> str:
    return reading.tokens[actor.first - 1].folded if actor.first else ""
