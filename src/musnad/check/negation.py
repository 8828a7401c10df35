"""Negation: put in where the source affirms, or left out where it denies.

A negator is followed to the word that it governs; that word is found in the evidence by the
glossary, and there it must stand under a negation too. Each negator of the claim answers to
one of the evidence at most; what is left over on one side only was added or dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.families import forms, hits
from musnad.check.matching import KNOWN, match_in
from musnad.check.negators import Negator, negators
from musnad.check.occurred import is_future, is_past
from musnad.check.pairing import Pairing
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import rows, words
from musnad.lexicon.english import base_forms
from musnad.lexicon.glossary import glossary

LOOSE = 0.85
"""What is left where the words around the governed one differ, or something weak stands by."""
RANKS = (1.0, 0.85, 0.7, 0.55)
"""What a match counts for by how far from the negator the governed word stands."""
FARTHEST = 2
"""How many words may stand between a call to refrain and what the claim has of it."""
BRIEF = 8
"""Tokens of a sentence that is about one thing."""
CARRIED = 0.6
"""The share of the other words of a claim from which it tells what its evidence tells."""
_LISTS = {row[0]: row[1] for row in rows("limits")}
_LIGHT = frozenset(fold(word) for word in _LISTS["light_verbs"].split())
_LIGHT_EN = frozenset(_LISTS["light_verbs_en"].split())
"""Verbs that say little: what is denied stands after them."""
_ONCE, _LASTING = (
    {name: forms(_LISTS[f"{kind}_{name}"].replace(" ", "|")) for name in ("ar", "en")}
    for kind in ("once", "lasting")
)
_TIMES = frozenset(fold(word) for word in _LISTS["times"].split())
"""After these words, "last" and "first" say when or are part of a name."""


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
    found = [*_added(pairing, judged, theirs, sources), *_dropped(pairing, judged, theirs, sources)]
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
        free = [at for at in there if not _taken(pairing, negator, number, place, at)]
        if not free:
            continue
        at = min(free, key=lambda at: (not pairing.tight(number, place, at), at))
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


def _taken(pairing: Pairing, negator: Negator, number: int, place: int, at: int) -> bool:
    """Whether a word of the claim that is not denied says a word of the evidence too."""
    claimed = pairing.claimed(place, at)
    return any(mine != number and not negator.covers(mine) for mine in claimed)


def _judge_theirs(pairing: Pairing, negator: Negator) -> Judged:
    """What the claim affirms of what a negator of the best sentence denies."""
    mine = negators(pairing.one.reading)
    top = pairing.near[0]
    if _does_it(pairing, negator):
        return Judged(negator=negator)
    telling = [n for n in negator.governed if top.tokens[n].folded not in _LIGHT_EN]
    for rank, number in enumerate(telling):
        said = pairing.claimed(0, number)
        if not said:
            continue
        for at in said:
            for other in mine:
                if other.force != "weak" and other.covers(at):
                    return Judged(negator=negator, answered=other.at, mine=at, theirs=number)
        first = said[0]
        if any(
            at != number
            and not negator.covers(at)
            and (rank > 0 or _alike(pairing, at, number) or not _surely(pairing, first, number))
            for place, at in pairing.places[first]
            if place == 0
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


def _does_it(pairing: Pairing, negator: Negator) -> bool:
    """Whether the claim's opening verb is one that the best sentence affirms in another clause
    than the denied one, as in "it does not say so; this will be decided"."""
    top, tokens = pairing.near[0], pairing.one.reading.tokens
    first = tokens[0].folded if tokens else ""
    if not (is_past(first, opening=True) or is_future(first)):
        return False
    grades = match_in(first, pairing.one.reading.language, top)
    start = top.tokens[negator.at].start
    return any(
        not negator.covers(at) and at > negator.at and ";" in top.text[start : top.tokens[at].start]
        for at in grades
    )


def _alike(pairing: Pairing, at: int, number: int) -> bool:
    """Whether two words of the best sentence are forms of one."""
    tokens = pairing.near[0].tokens
    return not set(base_forms(tokens[at].folded)).isdisjoint(base_forms(tokens[number].folded))


def _surely(pairing: Pairing, mine: int, theirs: int) -> bool:
    """Whether a word of the claim is a very rendering of one of the best sentence."""
    token = pairing.one.reading.tokens[mine]
    grades = match_in(token.folded, pairing.one.reading.language, pairing.near[0])
    return grades.get(theirs, 0.0) >= KNOWN


def _added(
    pairing: Pairing,
    judged: Sequence[Judged],
    theirs: Sequence[Judged],
    sources: Sources,
) -> list[Suspicion]:
    """Negators of the claim whose word the evidence affirms, or that it has nothing of."""
    one, near = pairing.one, pairing.near
    left = [other for other in theirs if other.answered is None]
    free = sum(other.answered is None for other in judged)
    worst: tuple[float, Judged, str] | None = None
    for found in judged:
        brief = len(near[found.place].tokens) <= BRIEF
        if found.answered is not None or not _reported(one.reading, found, brief=brief):
            continue
        rule, strength = _weigh_added(found, pairing, free, left)
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


def _reported(reading: Reading, found: Judged, *, brief: bool) -> bool:
    """Whether a negator may be an error: a plain one, or a verb of denying that opens."""
    if found.negator.force == "plain":
        return True
    at = found.negator.at
    word = reading.tokens[at].folded
    if word in _LACK or word[1:] in _LACK:
        return found.rank == 0 and (found.tight or brief)
    opens = at == 0 if reading.language == "ar" else True
    return opens and found.rank is not None and (word in _DENYING or word[1:] in _DENYING)


def _weigh_added(
    found: Judged, pairing: Pairing, free: int, left: Sequence[Judged]
) -> tuple[str, float]:
    """How surely a negator was put in: surely where the rest of the claim is the sentence's.

    A sentence that limits («the first», "only", "remains") or denies something else may be
    what a free wording denies: there the rule keeps silent.
    """
    near = pairing.near
    if found.place == 0 and sum(not other.negator.itself for other in left) >= free:
        return "", 0.0
    limits = _limits(pairing, found.place)
    if limits.once or (limits.lasting and found.rank != 0):
        return "", 0.0
    carried = pairing.carried(found.negator.at)
    if found.rank is None:
        silent = not any(one.denies for reading in near for one in negators(reading))
        sure = silent and not limits.lasting and carried >= CARRIED
        return "polarity.added.bound", 0.9 if sure else 0.0
    strength = RANKS[found.rank]
    elsewhere = found.place > 0 and any(one.denies for one in negators(near[found.place]))
    if elsewhere or carried < CARRIED or not _its_own(found, pairing):
        return "polarity.added.other", LOOSE * strength
    if found.weakly or limits.lasting or not found.tight:
        return "polarity.added.bound", LOOSE * strength
    return "polarity.added.bound", strength


def _its_own(found: Judged, pairing: Pairing) -> bool:
    """Whether the governed word is what is denied, not the subject of a verb that the source
    words otherwise: the glossary finds it, and only light verbs and names stand before it."""
    word = pairing.words.get(found.mine)
    if word is None or not (word.match.places or word.known):
        return False
    tokens = pairing.one.reading.tokens
    for at in found.negator.governed:
        if at == found.mine:
            return True
        skipped = pairing.words.get(at)
        if skipped is not None and not skipped.known and tokens[at].folded not in _LIGHT:
            return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a sentence says without a negator that another wording may deny.

    ``once`` is a first, a last or an only one that the claim does not render: nobody else
    did; ``lasting`` what remains, lasts or falls short: it has not changed.
    """

    once: bool
    lasting: bool


def _limits(pairing: Pairing, place: int) -> Limits:
    """The words of limits in a sentence of the evidence that the claim does not say."""
    reading = pairing.near[place]
    once = _once(reading)
    lasting = hits(_LASTING[reading.language if reading.language == "ar" else "en"], reading)
    return Limits(once=bool(once) and not _once(pairing.one.reading), lasting=bool(lasting))


def _once(reading: Reading) -> list[int]:
    """The words of a first, a last or an only one: not "last week", not «عودة الأول»."""
    return [
        hit.first
        for hit in hits(_ONCE[reading.language if reading.language == "ar" else "en"], reading)
        if not _of_time(reading, hit.first) and not _the_former(reading, hit.first)
    ]


def _of_time(reading: Reading, at: int) -> bool:
    after = reading.tokens[at + 1].folded if at + 1 < len(reading.tokens) else ""
    return after in _TIMES


def _the_former(reading: Reading, at: int) -> bool:
    """Whether «الأول» is the former of two: it follows a word without the article."""
    if not at or not reading.tokens[at].folded.startswith("ال"):
        return False
    return not reading.tokens[at - 1].folded.lstrip("وبلفك").startswith("ال")


def _dropped(
    pairing: Pairing, judged: Sequence[Judged], theirs: Sequence[Judged], sources: Sources
) -> list[Suspicion]:
    """A negator of the best sentence whose word the claim has and does not deny."""
    one = pairing.one
    item = sources.items[one.evidence[0]]
    top = item.reading
    if any(negator.force == "implied" for negator in negators(one.reading)):
        return []  # one word of lack may stand for several: «خلا من»
    left = [other for other in theirs if other.answered is None]
    free = sum(other.answered is None for other in judged)
    found: list[Suspicion] = []
    for other in left:
        rule, strength = _weigh_dropped(pairing, top, other)
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


def _weigh_dropped(pairing: Pairing, top: Reading, other: Judged) -> tuple[str, float]:
    """How surely a negator of the source is missing; nothing where it is rendered, or where
    what the claim has of what is denied is a guess of the encoder."""
    word = pairing.words.get(other.mine)
    if other.rank is None or word is None or not (word.match.places or word.known):
        return "", 0.0
    if other.rank > 1 and pairing.carried(other.mine) < CARRIED:
        return "", 0.0
    strength = RANKS[other.rank]
    if other.negator.force != "plain":
        sure = other.tight and _by_meaning(pairing, top, other)
        return ("polarity.dropped.implied", strength) if sure else ("", 0.0)
    loose = other.rank > 0 or not other.tight or other.weakly
    return "polarity.dropped.bound", LOOSE * strength if loose else strength


def _by_meaning(pairing: Pairing, top: Reading, other: Judged) -> bool:
    """Whether a word that denies by what it means is one that the claim may not leave out."""
    if other.negator.itself:
        return _affirms(pairing, top, other)
    rendered = pairing.one.rendered
    if rendered and other.negator.at in rendered[0]:
        return False
    if other.rank is not None and other.rank <= FARTHEST and _refrains(top, other.negator.at):
        return True
    return other.rank == 0 and _refuses(top, other.negator.at)


def _affirms(pairing: Pairing, top: Reading, other: Judged) -> bool:
    """Whether the claim has a word only without the letters that deny it: «فتاكة» where the
    source has "non-lethal"."""
    word = top.tokens[other.negator.at].folded
    head = next((affix for affix in _DENYING_AFFIXES if word.startswith(affix)), "")
    rest = word.removeprefix(head)
    mine = pairing.one.reading.tokens[other.mine].folded
    senses = glossary().senses(mine)
    plain = max((senses.get(form, 0.0) for form in base_forms(rest)), default=0.0)
    return bool(head) and plain >= KNOWN and senses.get(word, 0.0) < KNOWN


def _refrains(reading: Reading, at: int) -> bool:
    return any(hit.first == at for hit in hits(_REFRAINS, reading))


def _refuses(reading: Reading, at: int) -> bool:
    return any(hit.first == at for hit in hits(_REFUSES, reading))


_DENYING_AFFIXES = ("non-", "un")
_LACK = frozenset({"عدم"})
_DENYING = words("denying_ar") | words("denying_en")
_REFRAINS = forms("|".join(sorted(words("refraining"))).replace("_", " "))
_REFUSES = forms("|".join(sorted(words("refusing"))))
