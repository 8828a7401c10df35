"""Places and nationalities: each must be named, or implied, by the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from musnad.arabic.clitics import stems
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Item, Sources
from musnad.check.gaps import common, gaps
from musnad.check.implied import implied
from musnad.check.mentions import (
    PLACES,
    SAME_NAME,
    in_its_stead,
    in_words,
    said,
    spoken,
)
from musnad.check.names import heard, names_words
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import words as listed
from musnad.check.venues import Rival, is_city, is_house, locative, spot, venue
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

SPELT_ALIKE = 0.78
"""Similarity at which a name that the lexicon lacks is the claim's in other letters."""
SEVERAL = 3
"""States that a part of the world may sum up."""
AS_WORDS = 0.95
"""Grade from which the glossary has the words of a place as ordinary words of the evidence."""
__all__ = ["PLACES", "find", "spoken"]

_MONEY = re.compile(
    r"\s*(?:dollars?|pounds?|francs?|riyals?|dinars?|rupees?|kron[aeo]r?|rubles?|roubles?|pesos?|yen|yuan|lira)\b",
    re.IGNORECASE,
)
_UNION = frozenset({"اتحاد"})
_NOT_OF_STATES = listed("currencies_languages_ar")
"""«دولار أميركي» and «اللغة الصينية» name no place."""


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The places and nationalities of the claim that its sources neither name nor imply."""
    mine = [
        mention
        for mention in one.reading.mentions
        if mention.kind in PLACES
        and not (one.reading.attributed(mention) and mention.ids & sources.known)
        and not (mention.kind == "nationality" and _qualifies(mention, one.reading, _NOT_OF_STATES))
    ]
    if not mine or not one.evidence:
        return ()
    near = implied(_ids(sources.items[at].reading for at in one.evidence))
    own = frozenset(other for mention in one.reading.mentions for other in mention.ids)
    found = (_judge(mention, one, sources, near, own) for mention in mine)
    return tuple(suspicion for suspicion in found if suspicion is not None)


def _judge(
    mention: Mention, one: Aligned, sources: Sources, near: frozenset[str], own: frozenset[str]
) -> Suspicion | None:
    """What is wrong with one place of the claim; the surest reason first."""
    best = sources.items[one.evidence[0]].reading.ids
    if mention.ids & best or _part_of(mention, near):
        house = _other_house(mention, one, sources, near, own)
        return _conflict(mention, house, one, "place.conflict", 1.0) if house else None
    near_ = [sources.items[at] for at in one.evidence]
    if in_words(mention, near_) or _spelled(mention, one, sources):
        return None
    implied_ = bool(mention.ids & near)
    where = mention.kind == "place" and spot(one.reading, mention)
    if where or not (implied_ and _goes_without_saying(mention, one, sources)):
        other = _in_its_stead(mention, one, sources, own)
        if other:
            return _stead(mention, other, one, sources, where=where)
    elsewhere = venue(mention, one, sources, own)
    if elsewhere:
        return _conflict(mention, elsewhere, one, "place.venue", 1.0)
    if implied_:
        house = _other_house(mention, one, sources, near, own)
        return _conflict(mention, house, one, "place.conflict", 1.0) if house else None
    return None if _worded(mention, one, sources) else _nowhere_near(mention, one, sources, own)


def _stead(
    mention: Mention, other: Rival, one: Aligned, sources: Sources, *, where: bool
) -> Suspicion | None:
    """A place in another's stead; a capital may be a government that the source names by its
    state in another sentence."""
    if mention.ids & sources.known and not mention.ids & sources.named and not where:
        if is_city(mention) or is_house(mention):
            return None  # a capital or a palace may stand for the government
        return _conflict(mention, other, one, "place.stead", 0.5)
    strength = 0.6 if mention.ids & sources.named else 1.0
    return _conflict(mention, other, one, "place.bound", strength)


def _nowhere_near(
    mention: Mention, one: Aligned, sources: Sources, own: frozenset[str]
) -> Suspicion | None:
    """A place that the evidence neither names nor implies: elsewhere in the source, or nowhere."""
    rival = _rival(mention, one, sources, own)
    if mention.ids & sources.known:
        settled = not rival or not rival[2] or _placed(one, sources)
        if settled or rival is None or _given_for_them(mention, one, sources):
            return None
        if rival[0].ids & implied(own) or _is_currency(rival):
            return None
        return _conflict(mention, rival, one, "place.moved", 0.5)
    if rival and not (_is_wide(mention) and not _is_wide(rival[0])):
        return _conflict(mention, rival, one, "place.conflict", 1.0)
    if sources.language not in ("en", "ar"):
        return None  # the lexicon has no other language's names
    return _absent(mention, one, sources)


def _goes_without_saying(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether a place of the evidence implies this one, as a capital its government, or
    somebody's office the nationality."""
    if mention.kind == "nationality":
        return True
    named = frozenset(
        identity
        for at in one.evidence
        for other in sources.items[at].reading.mentions
        if other.kind in PLACES or other.kind == "organisation"
        for identity in other.ids
    )
    return bool(mention.ids & implied(named))


def _heard_anywhere(mention: Mention, sources: Sources) -> bool:
    """Whether the words sound like a name of any sentence, a person's perhaps: «أبيي», Abiy."""
    parts = fold(mention.text).split()
    return all(
        any(
            heard(word, names_words(item.reading), least=SPELT_ALIKE)
            for item in sources.items
            if item.reading.language != "ar"
        )
        for word in parts
    )


def _absent(mention: Mention, one: Aligned, sources: Sources) -> Suspicion | None:
    """A place that no source names: with the name that stands there, if a place's stands there."""
    start, end = one.claim.start + mention.start, one.claim.start + mention.end
    gap = next((gap for gap in gaps(one, sources) if gap.place and gap.sure), None)
    if gap is not None and mention.kind == "place":
        return conflict(
            "place",
            "place.conflict",
            found=mention.text,
            start=start,
            end=end,
            expected=gap.text,
            sentence=gap.sentence,
        )
    union = _union(mention, one, sources)
    if union is not None:
        return _conflict(mention, union, one, "place.conflict", 1.0)
    if _is_wide(mention) and (mention.kind == "nationality" or _sums_up(one, sources)):
        return None
    if _heard_anywhere(mention, sources):
        return None
    rule = "place.absent.nation" if mention.kind == "nationality" else "place.absent"
    return absent("place", rule, found=mention.text, start=start, end=end)


def _union(mention: Mention, one: Aligned, sources: Sources) -> Rival | None:
    """The European Union, where the claim has the union of somebody else."""
    if mention.kind != "nationality" or not _qualifies(mention, one.reading, _UNION):
        return None
    for at in one.evidence:
        for other in sources.items[at].reading.mentions:
            if "eu" in other.ids:
                return other, sources.items[at], True
    return None


def _qualifies(mention: Mention, reading: Reading, nouns: frozenset[str]) -> bool:
    """Whether the word before the mention is one of these nouns: «دولار أميركي»."""
    before = fold(reading.text[: mention.start]).split()[-1:]
    return bool(before) and not nouns.isdisjoint(stems(before[0]))


def _spelled(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether a name of the evidence that the lexicon lacks is the mention's, by its sound or
    by its very letters: Liban, Catalan."""
    text = fold(mention.text)
    words = [
        token
        for token in one.reading.tokens
        if mention.start < token.end and token.start < mention.end
    ]
    for at in one.evidence:
        reading = sources.items[at].reading
        if text in fold(reading.text):
            return True
        taken = [(other.start, other.end) for other in reading.mentions]
        free = tuple(
            token.folded.removesuffix("'s")
            for token in reading.tokens
            if token.text[:1].isupper()
            and not any(start <= token.start < end for start, end in taken)
            and not common(token.folded.removesuffix("'s"))
        )
        if words and all(
            heard(word.folded, free, least=SPELT_ALIKE) or _derived(word.start, one, free)
            for word in words
        ):
            return True
    return False


def _derived(start: int, one: Aligned, free: Sequence[str]) -> bool:
    """Whether the encoder takes the claim's word there for one of these."""
    return any(
        word.token.start == start and word.cover >= SAME_NAME and word.nearest in free
        for word in one.words
    )


def _worded(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether the evidence has the words as ordinary ones («سيول», floods), or in a form that
    the lexicon does not know, in words that name nothing else."""
    words = one.inside(mention.start, mention.end)
    if not words:
        return False
    if all(word.match.grade >= AS_WORDS for word in words):
        return True
    capital = {
        token.folded
        for at in one.evidence
        for token in sources.items[at].reading.tokens
        if token.text[:1].isupper() or sources.items[at].reading.language == "ar"
    }
    return all(word.nearest in capital and word.cover >= SAME_NAME for word in words) and said(
        mention, one, sources
    )


def _in_its_stead(
    mention: Mention, one: Aligned, sources: Sources, own: frozenset[str]
) -> Rival | None:
    """The place of the evidence that the claim lacks, beside the same words as this one."""
    found = in_its_stead(
        mention,
        one,
        sources,
        lambda other: (
            other.kind in PLACES
            and not other.ids & own
            and _same_sort(mention, other)
            and (_both_spots(mention, other) or not _kin(mention, other))
            and not (_is_wide(mention) and other.kind != "place")
        ),
    )
    return (*found, True) if found else None


def _is_currency(rival: Rival) -> bool:
    """Whether the source's name is only part of a currency's: "U.S. dollars"."""
    other, item, _ = rival
    text = item.reading.text
    if item.reading.language == "ar":
        return _qualifies(other, item.reading, _NOT_OF_STATES)
    return _MONEY.match(text, other.end) is not None


def _is_wide(mention: Mention) -> bool:
    """Whether it is a part of the world, or its people, that sums up states."""
    lexicon = load()
    place = lexicon.place(mention.id)
    if place is not None:
        return place.kind in ("continent", "region") and not place.country
    return mention.kind == "nationality" and lexicon.country(mention.id) is None


def _sums_up(one: Aligned, sources: Sources) -> bool:
    """Whether the evidence names several states that the claim does not: «أميركا الجنوبية»
    may stand for them."""
    own = one.reading.ids
    states = {
        other.id
        for at in one.evidence
        for other in sources.items[at].reading.mentions
        if other.kind == "country" and not other.ids & own
    }
    return len(states) >= SEVERAL


def _kin(mention: Mention, other: Mention) -> bool:
    """Whether one goes without saying where the other is named."""
    return other.id in implied(mention.ids) or mention.id in implied(other.ids)


def _both_spots(mention: Mention, other: Mention) -> bool:
    """Whether both are cities or buildings: then neither stands for the other."""
    return is_city(mention) and is_city(other)


def _part_of(mention: Mention, ids: frozenset[str]) -> bool:
    """Whether the sources name the place by a shorter or a longer name: Gaza, the Gaza Strip."""
    return mention.kind == "place" and any(
        one.startswith(f"{mention.id}-") or mention.id.startswith(f"{one}-")
        for one in ids
        if len(one) > 2
    )


def _other_house(
    mention: Mention, one: Aligned, sources: Sources, near: frozenset[str], own: frozenset[str]
) -> Rival | None:
    """The building where the source puts it, when the claim puts it in another one that is
    only implied by the body it stands for."""
    if mention.id in near or not is_house(mention):
        return None
    for at in one.evidence:
        item = sources.items[at]
        for other in item.reading.mentions:
            if (
                other.kind == "place"
                and other.id not in own
                and is_house(other)
                and locative(item.reading, other)
            ):
                return other, item, True
    return None


def _placed(one: Aligned, sources: Sources) -> bool:
    """Whether the claim names a place that its best evidence names too."""
    if not one.evidence:
        return False
    own = {mention.id for mention in one.reading.mentions if mention.kind in PLACES}
    best = sources.items[one.evidence[0]].reading
    return any(mention.kind == "place" and mention.id in own for mention in best.mentions)


def _given_for_them(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether another sentence of the source names the place with all the claim's people."""
    people = [other for other in one.reading.mentions if other.kind == "person"]
    if not people:
        return False
    return any(
        mention.ids & item.reading.ids and all(other.ids & item.reading.ids for other in people)
        for item in sources.items
    )


def _ids(readings: Iterable[Reading]) -> frozenset[str]:
    return frozenset(one for reading in readings for one in reading.ids)


def _rival(mention: Mention, one: Aligned, sources: Sources, own: frozenset[str]) -> Rival | None:
    """The place that the source names where the claim names this one.

    First in the evidence, then (for a place of an event) in the whole release; the last
    part says whether it stands in the evidence.
    """
    for at in one.evidence:
        item = sources.items[at]
        best = _best(mention, item, own)
        if best:
            return best, item, True
    if mention.kind != "place":
        return None
    for item in sources.items:
        best = _best(mention, item, own, located=True)
        if best:
            return best, item, False
    return None


def _best(
    mention: Mention, item: Item, own: frozenset[str], *, located: bool = False
) -> Mention | None:
    """The sentence's mention of the same sort that the claim lacks, places of events first."""
    candidates = [
        other
        for other in item.reading.mentions
        if other.kind in PLACES and other.id not in own and _same_sort(mention, other)
    ]
    candidates += [
        other
        for other in item.reading.mentions
        if other.kind == "organisation" and mention.kind == "place" and is_house(other)
    ]
    at_place = [other for other in candidates if locative(item.reading, other)]
    if at_place:
        return min(at_place, key=lambda other: (not is_house(other), other.start))
    if located:
        return None
    return candidates[0] if candidates else None


def _same_sort(mention: Mention, other: Mention) -> bool:
    nation = {"country", "nationality"}
    if mention.kind == "place":
        return True
    return other.kind in nation or (mention.kind == "country" and other.kind == "place")


def _conflict(
    mention: Mention, rival: Rival, one: Aligned, rule: str, strength: float
) -> Suspicion:
    other, item, _ = rival
    return conflict(
        "place",
        rule,
        found=mention.text,
        start=one.claim.start + mention.start,
        end=one.claim.start + mention.end,
        expected=spoken(other, one.reading.language),
        sentence=item.sentence.id,
        strength=strength,
    )
