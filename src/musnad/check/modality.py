"""Modality: what may, should or is planned to happen, told as if it had happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from musnad.check.align import Aligned, Sources
from musnad.check.negators import denied
from musnad.check.occupations import titles
from musnad.check.occurred import is_future, is_past
from musnad.check.opposites import renders
from musnad.check.pairing import Pairing
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import words

SCOPE, FAR = 7, 10
"""Words before the matched word in which a hedge governs it; of one announced as done."""
NEXT = 3
"""Words between a deed and what it is done to, in the evidence."""
BESIDE = 5
"""Words after a hedged one, in either text, that tell whether the claim speaks of it."""
_HEDGES = {
    "ar": words("hedges_ar") | words("possible_ar"),
    "en": words("hedges_en") | words("hedges_more_en"),
}
_POSSIBLE = {"ar": words("possible_ar"), "en": words("possible_en")}
_SCHEDULED = ("المقرر", "المزمع", "المرتقب")
_ANNOUNCING = words("announcing_ar")
_PARTICLES = words("particles_ar")
_IMPERSONAL = frozenset({"من", "ومن", "كان", "وكان"})
_DIRECTIVE = words("directive_ar")
_UNDECIDED = words("undecided")
_SAYING = words("saying_ar") | words("saying_en")
_EMPTY = {"ar": words("auxiliaries_ar"), "en": words("auxiliaries_en")}
_SAID_BEFORE = frozenset({"said", "told", "announced", "stated", "added", "declared", "noted"})
_ACCORDING = frozenset({"وفق", "وفقا", "بحسب", "حسب", "نقلا", "according"})
_DONE = frozenset({"has", "have", "had", "was", "were"})


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """A certain claim where the source sentence hedges the very verb."""
    if not one.evidence:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    if not any(hedges(reading) for reading in near):
        return ()
    pairing = Pairing(one, near)
    for at, done in _asserted(one.reading):
        found = _judge(at, pairing, done=done)
        if found:
            place, hedge, where = found
            return (_tell(at, place, hedge, where, pairing, sources),)
    return ()


@lru_cache(maxsize=8192)
def hedges(reading: Reading) -> tuple[int, ...]:
    """The tokens that leave open whether something happens."""
    return tuple(at for at in range(len(reading.tokens)) if _is_hedge(reading, at))


def _asserted(reading: Reading) -> Iterator[tuple[int, bool]]:
    """The verbs of what the claim says will happen, or, then true, has happened."""
    tokens = reading.tokens
    mine = hedges(reading)
    if reading.language != "ar":
        for at in range(1, len(tokens)):
            if tokens[at - 1].folded in _DONE and not _governed(reading, at, mine):
                yield at, True
        return
    announced = _announced(reading)
    if announced is not None and not _governed(reading, announced, mine):
        yield announced, True
    for at, token in enumerate(tokens):
        if token.folded in _SAYING or token.folded in _EMPTY["ar"]:
            continue
        others = [hedge for hedge in mine if hedge != at]
        if _governed(reading, at, others):
            continue
        if any(form in _DIRECTIVE or form in _HEDGES["ar"] for form in reading.heads[at]):
            continue  # «طلبت» and «أمرت» leave open themselves what they ask for
        if at == 0 and is_past(token.folded, opening=True):
            yield at, True
        elif is_future(token.folded):
            yield at, False


def _announced(reading: Reading) -> int | None:
    """The deed that an opening verb announces as done: «أعلن فلان رفع الحظر»."""
    tokens = reading.tokens
    if not tokens or tokens[0].folded.removeprefix("و") not in _ANNOUNCING:
        return None
    borne = {at for title in titles(reading) for at in range(title.first, title.end)}
    for at in range(1, min(len(tokens), SCOPE)):
        token = tokens[at]
        if at in borne or any(
            m.start < token.end and token.start < m.end for m in reading.mentions
        ):
            continue
        if token.folded in _PARTICLES:
            return None  # «أعلن أن» tells what is said in a clause of its own
        after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        if not token.folded.startswith("ال") or after in _PARTICLES:
            return at
    return None


def _judge(at: int, pairing: Pairing, *, done: bool) -> tuple[int, int, int] | None:
    """The hedge that governs the claim's verb in the evidence, everywhere that it has it."""
    place = pairing.nearest(at)
    said = [reading for reading, _ in pairing.places.get(at, ())]
    if said and place not in said:
        place = said[0]
    there = pairing.near[place]
    possible = _POSSIBLE["ar" if there.language == "ar" else "en"]
    open_ = [
        hedge
        for hedge in hedges(there)
        if done
        or any(form in possible for form in (*there.heads[hedge], there.tokens[hedge].folded))
    ]
    if not open_ or denied(pairing.one.reading, at):
        return None
    found = [where for reading, where in pairing.places.get(at, ()) if reading == place]
    announced = at == _announced(pairing.one.reading)
    if announced:
        found = _nearest(at, found, place, pairing)
    if found:
        scope = FAR if announced else SCOPE
        governing = [(_governed(there, where, open_, scope), where) for where in found]
        if any(_is_listed(there, where) for where in found):
            return None  # the claim's verb is the hedge: «طلبت»
        sure = [(hedge, where) for hedge, where in governing if hedge is not None]
        bare = [where for hedge, where in governing if hedge is None]
        if not all(_another(at, where, place, pairing) for where in bare):
            return None
        told = [
            (hedge, where)
            for hedge, where in sure
            if _in_its_clause(at, where, place, pairing) and not _reported(hedge, place, pairing)
        ]
        if told and _matched(at, pairing):
            return (place, *told[0])
        if sure:
            return None
    return _other(at, place, open_, pairing) if done else None


def _nearest(at: int, found: Sequence[int], place: int, pairing: Pairing) -> list[int]:
    """Of the places of a word those that stand by what the claim says next."""
    after = [
        theirs
        for number in range(at + 1, at + 1 + BESIDE)
        for there, theirs in pairing.places.get(number, ())
        if there == place
    ]
    near = [where for where in found if any(0 < abs(one - where) <= NEXT for one in after)]
    return near or list(found)


def _matched(at: int, pairing: Pairing) -> bool:
    """Whether the glossary, not a guess, finds the claim's verb in the evidence."""
    word = pairing.words.get(at)
    return word is not None and bool(word.match.places)


def _in_its_clause(at: int, where: int, place: int, pairing: Pairing) -> bool:
    """Whether the claim has no less of the hedged clause than of the rest of the sentence."""
    reading = pairing.near[place]
    first, last = where, where
    while first and not _parted(reading, first - 1):
        first -= 1
    while last + 1 < len(reading.tokens) and not _parted(reading, last):
        last += 1
    said = {
        theirs
        for number, places in pairing.places.items()
        if number != at
        for there, theirs in places
        if there == place
    }
    inside = sum(first <= theirs <= last for theirs in said)
    return inside >= len(said) - inside


def _parted(reading: Reading, at: int) -> bool:
    """Whether a mark that parts clauses stands between this token and the next."""
    between = reading.text[reading.tokens[at].end : reading.tokens[at + 1].start]
    return any(mark in between for mark in ";؛")


def _reported(hedge: int, place: int, pairing: Pairing) -> bool:
    """Whether "would" only reports what was said, and the claim says who said it."""
    there, mine = pairing.near[place], pairing.one.reading
    if there.tokens[hedge].folded != "would" or not there.vocabulary & _SAID_BEFORE:
        return False
    return mine.attribution is not None or not mine.vocabulary.isdisjoint(_ACCORDING)


def _is_listed(reading: Reading, at: int) -> bool:
    """Whether the word is a hedge by what it means, not by the «س» of the future."""
    return at in hedges(reading) and not is_future(reading.tokens[at].folded)


def _another(at: int, where: int, place: int, pairing: Pairing) -> bool:
    """Whether another word of the claim surely says this one of the evidence."""
    return any(
        number != at and where in renders(number, place, pairing)
        for number in pairing.claimed(place, where)
    )


def _other(
    at: int, place: int, open_: Sequence[int], pairing: Pairing
) -> tuple[int, int, int] | None:
    """A hedged word that the claim does not render, where its own verb has no match."""
    there = pairing.near[place]
    empty = _EMPTY["ar" if there.language == "ar" else "en"]
    after = range(at + 1, at + 1 + BESIDE)
    for hedge in open_:
        if not any(form in _UNDECIDED for form in there.heads[hedge]):
            continue
        for where in range(hedge + 1, min(hedge + 4, len(there.tokens))):
            if there.tokens[where].folded in empty or where in open_:
                continue
            if pairing.claimed(place, where):
                break
            beside = [
                number
                for number in after
                if any(
                    reading == place and 0 < other - where <= BESIDE
                    for reading, other in pairing.places.get(number, ())
                )
            ]
            if len(beside) > 1:
                return place, hedge, where
            break
    return None


def _governed(reading: Reading, at: int, mine: Sequence[int], scope: int = SCOPE) -> int | None:
    """The hedge, of these, that stands before a word in its clause, or in the word itself."""
    for place in range(at, max(-1, at - 1 - scope), -1):
        if place in mine:
            return place
        if place:
            between = reading.text[reading.tokens[place - 1].end : reading.tokens[place].start]
            if any(mark in between for mark in ".;؛،,"):
                return None
    return None


def _is_hedge(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if reading.language == "ar":
        return _is_hedge_ar(reading, at)
    if token.text[:1].isupper() and at:
        return False  # a name: May
    if token.folded == "yet":
        after = reading.tokens[at + 1 : at + 2]
        return bool(after) and after[0].folded == "to"
    if token.folded == "possible" and at and reading.tokens[at - 1].folded == "as":
        return False
    if token.folded == "to" and at:
        return reading.tokens[at - 1].folded in {"is", "are", "was", "were", "remains"}
    return any(form in _HEDGES["en"] for form in reading.heads[at])


def _is_hedge_ar(reading: Reading, at: int) -> bool:
    word = reading.tokens[at].folded
    if word.lstrip("و").startswith(_SCHEDULED) and not (
        at and reading.tokens[at - 1].folded in _IMPERSONAL
    ):
        return False  # an adjective of an event: «القمة المقررة»
    if word.lstrip("وف") == "قد" and at + 1 < len(reading.tokens):
        return not is_past(reading.tokens[at + 1].folded)  # «قد وافق» is certain
    return is_future(word) or any(form in _HEDGES["ar"] for form in reading.heads[at])


def _tell(
    at: int,
    place: int,
    hedge: int,
    where: int,
    pairing: Pairing,
    sources: Sources,
) -> Suspicion:
    one, there = pairing.one, pairing.near[place]
    first, last = sorted((hedge, where))
    said = there.text[there.tokens[first].start : there.tokens[last].end]
    verb = one.reading.tokens[at]
    return noticed(
        "polarity",
        "polarity.hedge",
        found=verb.text,
        start=one.claim.start + verb.start,
        end=one.claim.start + verb.end,
        expected=said,
        sentence=sources.items[one.evidence[place]].sentence.id,
        message_ar=f"المصدر لا يجزم («{said}»)، والنص يجزم؛ أعد صيغة الاحتمال أو الطلب.",
        message_en=f"The source does not say it for certain (“{said}”); the text does.",
        strength=1.0 if place == 0 else 0.8,
    )
