"""Opposites: a word set where the source has its opposite, more for less, denied for confirmed.

A word of the claim is bound to its opposite in the evidence by what stands around both: the
same words, or the same figure. Where the glossary finds the word itself there, or the claim
says the opposite too, nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.normal import Token, fold
from musnad.arabic.skeleton import entries, skeletons
from musnad.check.align import Aligned, Sources
from musnad.check.negators import negators
from musnad.check.pairing import Pairing
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import rows, words
from musnad.lexicon.english import base_forms
from musnad.lexicon.glossary import glossary

INFLECTED = 0.9
"""A word this near to a listed one, by the skeleton of both, is a form of it."""
SURE = 0.84
"""A rendering of the glossary this good is what the word means."""
AFTER, BEFORE = 4, 2
"""Tokens after and before a word of the claim that tell what it is about."""
BESIDE = 4
"""Tokens between an opposite and what it is about, in the evidence."""
FIGURE = 3
"""The same for a figure that follows: "more than 200"."""
CARRIED, CARRIED_BESIDE = 0.6, 0.75
"""The share of a claim's other words that its best sentence, or another one, has to have."""
UNBOUND = 0.5
"""What an opposite counts for that nothing binds to the claim's word."""
MOST = 3
"""Suspicions told of one claim."""
_SHORTEST = 4
_EMPTY = words("particles_en") | words("auxiliaries_en") | frozenset({"then", "than"})
_UNDER_NOUNS = frozenset({"ان", "يوم", "ايام", "ساعات", "بدء", "بدايه", "نهايه", "موعد", "ذلك"})
_PERSONS = "تن"
_LATTER = ("الاخير", "والاخير")
_VOTED = frozenset({"accept-reject", "accepted-rejected"})
"""A vote says neither side of these pairs."""
_COMPARED = frozenset({"more-less", "before-after"})
_AGAINST = {
    (pair, 1): frozenset({"against", "contre", "ضد", "no", "non"})
    for pair in ("support-oppose", "accept-reject", "accepted-rejected")
} | {
    (pair, 0): frozenset({"favour", "favor", "for", "pour", "لصالح", "yes"})
    for pair in ("support-oppose", "accept-reject")
}
"""Words of a vote that say a side of these pairs in another way."""
_LENGTHS = frozenset(
    fold(word) for row in rows("limits") if row[0] == "lengths" for word in row[1].split()
)


Side = tuple[str, int]
"""A pair's id and which of its sides, 0 or 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of one side of a pair, by its tokens' half-open range."""

    pair: str
    side: int
    first: int
    end: int


@lru_cache(maxsize=1)
def names() -> Mapping[str, tuple[str, str]]:
    """The first Arabic word of both sides by the id of the pair in ``data/antonyms.tsv``."""
    return {row[0]: (row[1].split("|")[0], row[2].split("|")[0]) for row in rows("antonyms")}


@lru_cache(maxsize=1)
def _arabic() -> tuple[
    Mapping[str, tuple[tuple[Side, float], ...]], Mapping[str, tuple[Side, ...]]
]:
    """What each key of a skeleton belongs to, and what each word does that has one form."""
    inflected: dict[str, list[tuple[Side, float]]] = {}
    written: dict[str, list[Side]] = {}
    for row in rows("antonyms"):
        for side in (0, 1):
            for word in row[1 + side].split("|"):
                if row[5] == "written":
                    written.setdefault(fold(word), []).append((row[0], side))
                    continue
                for form in _persons(fold(word)):
                    for key, grade in entries(form):
                        inflected.setdefault(key, []).append(((row[0], side), grade))
    return (
        {key: tuple(found) for key, found in inflected.items()},
        {word: tuple(found) for word, found in written.items()},
    )


def _persons(word: str) -> Iterable[str]:
    """The word, and a verb in the present in its other persons and in the future."""
    yield word
    if word.startswith("ي") and len(word) >= _SHORTEST - 1:
        yield from (f"{person}{word[1:]}" for person in _PERSONS)
        yield from (f"س{word}", f"ست{word[1:]}")


@lru_cache(maxsize=1)
def _english() -> tuple[
    Mapping[str, tuple[Side, ...]], Mapping[str, tuple[tuple[tuple[str, ...], Side], ...]]
]:
    """What each base form belongs to, and the phrases by their first word."""
    single: dict[str, list[Side]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Side]]] = {}
    for row in rows("antonyms"):
        for side in (0, 1):
            for form in row[3 + side].split("|"):
                parts = tuple(form.split())
                if len(parts) == 1:
                    single.setdefault(form, []).append((row[0], side))
                else:
                    phrases.setdefault(parts[0], []).append((parts, (row[0], side)))
    return (
        {form: tuple(found) for form, found in single.items()},
        {first: tuple(found) for first, found in phrases.items()},
    )


@lru_cache(maxsize=8192)
def sides(reading: Reading) -> tuple[Found, ...]:
    """The words of a sentence that have an opposite in the table, names and dates apart."""
    taken = [(m.start, m.end) for m in reading.mentions]
    taken += [(m.start, m.end) for m in reading.dates]
    found: list[Found] = []
    for at, token in enumerate(reading.tokens):
        if any(start <= token.start < end for start, end in taken):
            continue
        if reading.language == "ar":
            found += [Found(pair=p, side=s, first=at, end=at + 1) for p, s in _of(token.folded)]
        elif not (token.text[:1].isupper() and at):
            found += _of_english(reading.tokens, at)
    return tuple(found)


@lru_cache(maxsize=65536)
def _of(word: str) -> tuple[Side, ...]:
    """The sides that an Arabic word belongs to."""
    inflected, written = _arabic()
    best: dict[Side, float] = {}
    for form in stems(word):
        for side in written.get(form, ()):
            best[side] = 1.0
    for key, grade in skeletons(word):
        if grade < INFLECTED:
            break
        for side, filed in inflected.get(key, ()):
            best[side] = max(best.get(side, 0.0), grade * filed)
    sure = [side for side, grade in best.items() if grade >= INFLECTED]
    return tuple((pair, side) for pair, side in sure if (pair, 1 - side) not in sure)


def _of_english(tokens: Sequence[Token], at: int) -> list[Found]:
    single, phrases = _english()
    found: dict[Side, int] = {}
    for form in base_forms(tokens[at].folded):
        for side in single.get(form, ()):
            found[side] = at + 1
        for parts, side in phrases.get(form, ()):
            rest = [token.folded for token in tokens[at + 1 : at + len(parts)]]
            if rest == list(parts[1:]):
                found[side] = at + len(parts)
    return [Found(pair=p, side=s, first=at, end=end) for (p, s), end in found.items()]


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """Where a word of the claim is the opposite of what its evidence says."""
    mine = sides(one.reading) if one.evidence else ()
    if not mine:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    theirs = {(other.pair, other.side) for reading in near for other in sides(reading)}
    wanted = [word for word in mine if (word.pair, 1 - word.side) in theirs]
    if not wanted:
        return ()
    pairing = Pairing(one, near)
    found: list[Suspicion] = []
    told: set[int] = set()
    for word in wanted:
        suspicion = _judge(word, pairing, mine, sources)
        if suspicion and word.first not in told:
            told.add(word.first)
            found.append(suspicion)
    return tuple(sorted(found, key=lambda s: -s.strength)[:MOST])


def _judge(
    word: Found, pairing: Pairing, mine: Sequence[Found], sources: Sources
) -> Suspicion | None:
    """The opposite that the evidence has in this word's place, if it has not the word."""
    reading = pairing.one.reading
    if word.pair == "accepted-rejected" and _before(word, reading):
        return None
    if word.pair == "first-last" and _the_latter(word, reading):
        return None
    if _excepted(reading, word.first) or (word.pair == "before-after" and _ago(word, reading)):
        return None
    place = pairing.nearest(word.first)
    there = pairing.near[place]
    if not there.vocabulary.isdisjoint(_AGAINST.get((word.pair, word.side), frozenset())):
        return None
    anchors = [at for where, at in _anchors(word, pairing) if where == place]
    own = _own(word, place, pairing)
    own += [
        other.first for other in sides(there) if other.pair == word.pair and other.side == word.side
    ]
    kept = min((_away(at, at + 1, anchors) for at in own), default=99)
    against = _denied(reading, word.first)
    best: tuple[float, str, Found] | None = None
    for other in sides(there):
        if other.pair != word.pair or other.side == word.side:
            continue
        if _denied(there, other.first) != against or _said_too(other, place, word, pairing, mine):
            continue
        away = _away(other.first, other.end, anchors)
        if away <= BESIDE and away < kept:
            rule, strength = _bound(word, other, place, pairing, away)
        elif not own and place == 0 and _carries(word, place, pairing):
            rule, strength = "polarity.opposite", UNBOUND
        else:
            continue
        if best is None or strength > best[0]:
            best = (strength, rule, other)
    return _tell(word, place, best, pairing, sources) if best else None


def _the_latter(word: Found, reading: Reading) -> bool:
    """Whether «الأخير» is the one named last, not the last of a row: no noun with the article
    stands before it («تولي الأخير»)."""
    if not reading.tokens[word.first].folded.startswith(_LATTER) or not word.first:
        return False
    return not reading.tokens[word.first - 1].folded.lstrip("وبلفك").startswith("ال")


def _denied(reading: Reading, at: int) -> bool:
    """Whether another word plainly denies this one."""
    return any(
        one.denies and one.at < at and one.covers(at) and not one.itself
        for one in negators(reading)
    )


def _carries(word: Found, place: int, pairing: Pairing) -> bool:
    """Whether the sentence says the rest of the claim, and nothing like the word itself."""
    matched = pairing.words.get(word.first)
    said = (
        matched is not None
        and matched.match.grade >= SURE
        and any(where == place for where, _ in matched.match.places)
        and word.pair not in _COMPARED
    )
    least = CARRIED if place == 0 else CARRIED_BESIDE
    enough = pairing.carried(word.first) >= least or pairing.lacks(word.first) <= 1
    return enough and not said


def _excepted(reading: Reading, at: int) -> bool:
    """Whether an exception takes the denial of the word back: «لم يعارضه سوى واحد»."""
    return any(one.force == "idle" and one.covers(at) for one in negators(reading))


def _ago(word: Found, reading: Reading) -> bool:
    """Whether «قبل» tells how long ago, «بعد» in how long: a length of time follows."""
    start = reading.tokens[word.end - 1].end
    after = reading.tokens[word.end : word.end + 2]
    if any(
        start <= figure.start and after and figure.start <= after[-1].start
        for figure in reading.figures
    ):
        return True
    return any(token.folded in _LENGTHS for token in after)


def _before(word: Found, reading: Reading) -> bool:
    """Whether «قبل» is "before" here, not "accepted", a verb that opens its clause."""
    if word.side == 1:
        return False
    at = word.first
    opens = at == 0 or reading.text[reading.tokens[at - 1].end : reading.tokens[at].start] != " "
    after = reading.tokens[at + 1].folded if at + 1 < len(reading.tokens) else ""
    return not opens or after in _UNDER_NOUNS or after[:1].isdigit()


def _anchors(word: Found, pairing: Pairing) -> list[tuple[int, int]]:
    """What stands around a word of the claim, where the evidence has it."""
    tokens = pairing.one.reading.tokens
    found: list[tuple[int, int]] = []
    for number in range(max(0, word.first - BEFORE), min(len(tokens), word.end + AFTER)):
        if word.first <= number < word.end:
            continue
        found += pairing.places.get(number, ())
    found += _figures(word, pairing)
    return found


def _figures(word: Found, pairing: Pairing) -> list[tuple[int, int]]:
    """The figure that follows a word of the claim, where the evidence has it."""
    reading = pairing.one.reading
    after = reading.tokens[word.end : word.end + FIGURE]
    if not after:
        return []
    following = [f for f in reading.figures if after[0].start <= f.start <= after[-1].start]
    return [
        (place, at)
        for place, there in enumerate(pairing.near)
        for figure in there.figures
        if any(figure.value == one.value for one in following)
        for at, token in enumerate(there.tokens)
        if figure.start <= token.start < figure.end
    ][:MOST]


def _own(word: Found, place: int, pairing: Pairing) -> list[int]:
    """Where a sentence of the evidence has the word itself, opposites of it apart."""
    there = pairing.near[place]
    opposite = {w.first for w in sides(there) if w.pair == word.pair and w.side != word.side}
    return [
        at
        for at in renders(word.first, place, pairing)
        if at not in opposite
        and there.tokens[at].folded not in _EMPTY
        and not (word.pair in _VOTED and there.tokens[at].folded.startswith("vote"))
    ]


def renders(mine: int, place: int, pairing: Pairing) -> tuple[int, ...]:
    """The tokens of the evidence that surely say what a token of the claim says."""
    reading, there = pairing.one.reading, pairing.near[place]
    return _sure(reading.tokens[mine].folded, reading.language, there)


@lru_cache(maxsize=65536)
def _sure(word: str, language: str, there: Reading) -> tuple[int, ...]:
    if language == "ar" and there.language == "ar":
        wanted = {key for key, grade in skeletons(word) if grade >= INFLECTED}
        return tuple(
            at
            for at, token in enumerate(there.tokens)
            if any(grade >= INFLECTED and key in wanted for key, grade in skeletons(token.folded))
        )
    if language == "ar":
        senses = {e for e, grade in glossary().senses(word).items() if grade >= SURE}
    else:
        senses = set(base_forms(word))
    return tuple(
        at
        for at, token in enumerate(there.tokens)
        if not senses.isdisjoint(base_forms(token.folded))
    )


def _said_too(
    other: Found, place: int, word: Found, pairing: Pairing, mine: Sequence[Found]
) -> bool:
    """Whether another word of the claim renders the opposite, or is the opposite too."""
    if any(
        at != word.first and other.first in renders(at, place, pairing)
        for at in pairing.claimed(place, other.first)
    ):
        return True
    return any(
        one.pair == word.pair and one.side != word.side and one.first != word.first for one in mine
    ) and not pairing.tight(word.first, place, other.first)


def _away(first: int, end: int, anchors: Sequence[int]) -> int:
    """Tokens between a word of the evidence and the nearest anchor."""
    return min(
        (at - end + 1 if at >= end else first - at + 1 for at in anchors if not first <= at < end),
        default=99,
    )


def _bound(word: Found, other: Found, place: int, pairing: Pairing, away: int) -> tuple[str, float]:
    """The rule: the surer the nearer the opposite stands to what the claim's word is about."""
    there, here = pairing.near[place], pairing.one.reading
    if here.language == there.language:
        after = {token.folded for token in here.tokens[word.end : word.end + 2]}
        if any(token.folded in after for token in there.tokens[other.end : other.end + 2]):
            return "polarity.opposite.bound", 1.0
    sure = 1.0 if place == 0 else 0.8
    if not _carries(word, place, pairing):
        return "polarity.opposite", UNBOUND
    return ("polarity.opposite.bound", sure) if away <= 2 else ("polarity.opposite", sure)


def _tell(
    word: Found,
    place: int,
    best: tuple[float, str, Found],
    pairing: Pairing,
    sources: Sources,
) -> Suspicion:
    strength, rule, other = best
    one, there = pairing.one, pairing.near[place]
    start = one.reading.tokens[word.first].start
    end = one.reading.tokens[word.end - 1].end
    tokens = there.tokens[other.first : other.end]
    expected = there.text[tokens[0].start : tokens[-1].end]
    if one.reading.language == "ar" and there.language != "ar":
        expected = names()[other.pair][other.side]
    return noticed(
        "polarity",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=expected,
        sentence=sources.items[one.evidence[place]].sentence.id,
        message_ar=f"المصدر يقول {expected}، والنص يقول عكسه.",
        message_en=f"The source says {expected}; the text says the opposite.",
        strength=strength,
    )
