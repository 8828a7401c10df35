"""Places and nationalities: each must be named, or implied, by the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable

from musnad.check.align import Aligned, Item, Sources
from musnad.check.implied import implied
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

Rival = tuple[Mention, Item, bool]
"""A source's mention, its sentence, and whether that is evidence."""

SAME_NAME = 0.82
"""So near, two words are one name or its adjective («أوروبا», "European")."""
PLACES = frozenset({"place", "country", "nationality"})

_LOCATIVE_EN = re.compile(r"\b(?:at|in|to|from|near|outside|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATIVE_AR = re.compile(
    r"(?:في|إلى|الى|من|بمقر|مقر|داخل|قرب|بمبنى|مبنى|بمدينة|مدينة|العاصمة)\s+$|(?:^|\s)[وف]?[بل]$"
)


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The places and nationalities of the claim that its sources neither name nor imply."""
    mine = [
        mention
        for mention in one.reading.mentions
        if mention.kind in PLACES and not one.reading.attributed(mention)
    ]
    if not mine:
        return ()
    near = implied(_ids(sources.items[at].reading for at in one.evidence))
    everywhere = sources.known
    own = frozenset(other.id for other in one.reading.mentions)
    found: list[Suspicion] = []
    for mention in mine:
        if mention.ids & near or _part_of(mention, near):
            house = _other_house(mention, one, sources, near, own)
            if house:
                found.append(_conflict(mention, house, one, "place.conflict", 1.0))
            continue
        if said(mention, one, sources):
            continue
        rival = _rival(mention, one, sources, own)
        start, end = one.claim.start + mention.start, one.claim.start + mention.end
        if mention.ids & everywhere:
            if (
                rival
                and rival[2]
                and not (_placed(one, sources) or _given_for_them(mention, one, sources))
            ):
                found.append(_conflict(mention, rival, one, "place.moved", 0.5))
            continue
        if rival:
            found.append(_conflict(mention, rival, one, "place.conflict", 1.0))
        else:
            found.append(absent("place", "place.absent", found=mention.text, start=start, end=end))
    return tuple(found)


def _part_of(mention: Mention, ids: frozenset[str]) -> bool:
    """Whether the sources name the place by a shorter or a longer name: Gaza, the Gaza Strip."""
    return mention.kind == "place" and any(
        one.startswith(f"{mention.id}-") or mention.id.startswith(f"{one}-")
        for one in ids
        if len(one) > 2
    )


def said(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether the evidence has the mention's words, in words that name nothing else.

    An encoder finds one capital near another, so nearness to a name proves nothing.
    """
    if not one.covered(mention.start, mention.end):
        return False
    if one.covered(mention.start, mention.end, least=SAME_NAME):
        return True
    named = {
        token.folded
        for at in one.evidence
        for other in sources.items[at].reading.mentions
        if not other.ids & mention.ids
        for token in sources.items[at].reading.tokens
        if other.start <= token.start < other.end
    }
    return not any(
        word.nearest in named or any(part in named for part in word.nearest.split())
        for word in one.inside(mention.start, mention.end)
    )


def _other_house(
    mention: Mention, one: Aligned, sources: Sources, near: frozenset[str], own: frozenset[str]
) -> Rival | None:
    """The building where the source puts it, when the claim puts it in another one that is
    only implied by the body it stands for."""
    if mention.id in near or not _is_house(mention):
        return None
    for at in one.evidence:
        item = sources.items[at]
        for other in item.reading.mentions:
            if (
                other.kind == "place"
                and other.id not in own
                and _is_house(other)
                and _locative(item.reading, other)
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
        if other.kind == "organisation" and mention.kind == "place" and _is_house(other)
    ]
    at_place = [other for other in candidates if _locative(item.reading, other)]
    if at_place:
        return min(at_place, key=lambda other: (not _is_house(other), other.start))
    if located:
        return None
    return candidates[0] if candidates else None


def _same_sort(mention: Mention, other: Mention) -> bool:
    nation = {"country", "nationality"}
    if mention.kind == "place":
        return True
    return other.kind in nation or (mention.kind == "country" and other.kind == "place")


def _is_house(mention: Mention) -> bool:
    lexicon = load()
    return any(
        place is not None and place.kind in ("building", "palace", "headquarters", "house")
        for place in (lexicon.place(one) for one in mention.ids)
    )


def _locative(reading: Reading, mention: Mention) -> bool:
    before = reading.text[max(0, mention.start - 24) : mention.start]
    pattern = _LOCATIVE_AR if reading.language == "ar" else _LOCATIVE_EN
    return bool(pattern.search(before))


def spoken(mention: Mention, language: str) -> str:
    """The mention in the article's language by the house form, else as the source has it."""
    if language != "ar":
        return mention.text
    lexicon = load()
    for one in (mention.id, *mention.others):
        country = lexicon.country(one)
        if mention.kind == "nationality" and country is not None:
            return lexicon.nationality(country.code)
        entry = lexicon.place(one) or country or lexicon.organisation(one) or lexicon.person(one)
        if entry is not None and entry.ar:
            return entry.ar[0]
    return mention.text


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
