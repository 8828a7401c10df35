"""Names by sound: Arabic spellings of foreign names that the source does not have, or gives
to somebody else.

Which words of a claim are names is not written in Arabic. A word is weighed: whether a
dictionary knows it, how foreign it looks, what stands before it, and above all whether the
source has a name that nothing in the claim renders, beside words that its neighbours render.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.given_names import GIVEN
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources, Word
from musnad.check.beside import beside
from musnad.check.foreign import foreign
from musnad.check.gaps import PARTICLES, SAID, Gap, gaps, known
from musnad.check.mentions import PLACES
from musnad.check.names import FOREIGN, SHORT_RELEASE, heard, in_arabic, names, names_words
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import words as listed
from musnad.core.report import ProblemKind

SHORTEST = 2
"""Letters of a name."""
SURELY = 0.85
"""A name that sounds this like an ordinary word is that word: tsunami, golf."""
NEAR = 0.66
"""A word that the encoder finds this near to one of the evidence was probably said."""
LIKELY, LIKELY_WORD = 0.15, 0.6
"""A chance below which a word is not called a name: any word, and one that is a form of an
ordinary word («وجرت», «بارك») and does not look foreign."""
SURE = 0.6
"""A chance from which it is hardly anything but a name."""
ONE_CAST = 0.3
"""What is left of a name that a short release has, though not in these sentences."""
_HALF = 3
_ELSEWHERE = PLACES | {"organisation", "office"}
_CUES = listed("name_cues_ar")
_HONORIFICS = listed("honorifics_ar")
_NEVER = listed("not_names_ar")
_IMPERFECT = ("ي", "ت", "ن", "س")
_FUTURE = ("سي", "ست", "وسي", "وست")
"""So begins the verb that follows a name in a headline: «مارك روته سيتولى»."""

BIAS = -4.4
WEIGHTS: Mapping[str, float] = {
    "gap": 1.6,
    "sure": 1.1,
    "beside": 0.8,
    "beside.sure": 1.4,
    "known": -1.2,
    "looks": 2.7,
    "looks.sure": 1.0,
    "said": -1.8,
    "near": -0.9,
    "person": 0.6,
    "given": 2.8,
    "titled": 0.8,
    "cued": 1.3,
    "imperfect": -1.0,
    "glued": -1.0,
}
"""What speaks for and against a word being a name that the source does not give, in log-odds;
fitted on words exchanged in translated news (``eval/README.md`` names the cases)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word of the claim (its number among the tokens) and the chance that it is a name
    that the evidence does not give; ``gap`` is the source's name that it stands for."""

    at: int
    chance: float
    gap: Gap | None


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The names of the claim that sound like nothing in its evidence."""
    if not one.evidence or not one.rendered or one.reading.language != "ar":
        return ()
    if all(sources.items[at].reading.language == "ar" for at in one.evidence):
        return ()
    missing = gaps(one, sources)
    found = [_judge(run, one, sources, missing) for run in _runs(candidates(one, sources, missing))]
    return tuple(sorted(found, key=lambda s: -s.strength)[:2])


def candidates(one: Aligned, sources: Sources, missing: Sequence[Gap]) -> tuple[Candidate, ...]:
    """The words of the claim that are likely names of nobody in the evidence, in order."""
    reading = one.reading
    latin = _latin(sources, one.evidence)
    nearest = _latin(sources, one.evidence[:1])
    words = {word.token.start: word for word in one.words}
    taken = [(m.start, m.end) for m in reading.mentions if _settled_by(m.kind, m.ids, sources)]
    ended = {m.end for m in reading.mentions if m.kind == "person"}
    found = []
    for at, token in enumerate(reading.tokens):
        word = words.get(token.start)
        if (
            word is None
            or not _spellable(token.folded)
            or any(start < token.end and token.start < end for start, end in taken)
            or (token.folded.startswith(_FUTURE) and token.start - 1 in ended)
            or _with_particle(token.folded)
            or (at == 0 and token.folded.startswith("و") and word.match.known)
        ):
            continue
        gap = _opposite(at, one, sources, missing)
        weighed = seen(at, word, one, missing, gap)
        ordinary = word.match.known or (word.match.explained and foreign(token.folded) < FOREIGN)
        least = LIKELY_WORD if ordinary else LIKELY
        if _chance(weighed) < least:
            continue
        if word.match.explained and _glued(token.folded, latin[True]):
            weighed["glued"] = 1.0
        chance = _chance(weighed)
        # Where the nearest sentence has another name in its stead, the next one's is no excuse.
        moved = gap is not None and gap.sure and not _at_home(at, one, sources)
        there = nearest if moved else latin
        if (
            chance < least
            or heard(token.folded, there[True])
            or (not weighed["titled"] and heard(token.folded, there[False], least=SURELY))
            or _joined(at, reading, there[True])
            or _same_bearer(token.folded, latin[True], one, sources)
        ):
            continue
        found.append(Candidate(at=at, chance=chance, gap=gap))
    return tuple(found)


def _at_home(at: int, one: Aligned, sources: Sources) -> bool:
    """Whether another sentence of the evidence has the name beside the same words."""
    token = one.reading.tokens[at]
    for place, number in enumerate(one.evidence[1:], start=1):
        reading = sources.items[number].reading
        if reading.language == "ar":
            continue
        for spot, other in enumerate(reading.tokens):
            if (
                other.text[:1].isupper()
                and heard(token.folded, (other.folded.removesuffix("'s"),))
                and beside(
                    one, sources, (token.start, token.end), range(spot, spot + 1), place=place
                )
            ):
                return True
    return False


def _joined(at: int, reading: Reading, latin: Sequence[str]) -> bool:
    """Whether the word with its neighbour makes one name of the evidence: «بيونغ يانغ»."""
    tokens = reading.tokens
    pairs = [
        tokens[first].folded + tokens[first + 1].folded
        for first in (at - 1, at)
        if first >= 0 and first + 1 < len(tokens)
    ]
    return any(heard(pair, latin, least=SURELY) for pair in pairs)


def _same_bearer(word: str, latin: Sequence[str], one: Aligned, sources: Sources) -> bool:
    """Whether elsewhere in the source it is part of a name that the evidence has shorter."""
    return any(
        heard(word, words) and not set(words).isdisjoint(latin)
        for at, item in enumerate(sources.items)
        if at not in one.evidence and item.reading.language != "ar"
        for words, _ in names(item.reading)
        if len(words) > 1
    )


def _settled_by(kind: str, ids: frozenset[str], sources: Sources) -> bool:
    """Whether a name of the lexicon is judged elsewhere, or is in the sources."""
    return kind in _ELSEWHERE or (kind == "person" and bool(ids & sources.named))


def _spellable(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and not word.isascii()
        and _NEVER.isdisjoint(stems(word))
    )


def seen(
    at: int,
    word: Word,
    one: Aligned,
    missing: Sequence[Gap],
    gap: Gap | None,
) -> dict[str, float]:
    """What speaks for and against a word's being such a name, by name of ``WEIGHTS``."""
    reading, folded, match = one.reading, word.token.folded, word.match
    sure = any(other.sure for other in missing)
    looks = max(-1.0, min(1.0, foreign(folded)))
    before = [token.folded for token in reading.tokens[max(0, at - 2) : at]]
    return {
        "gap": float(bool(missing)),
        "sure": float(sure),
        "beside": float(gap is not None and not gap.sure),
        "beside.sure": float(gap is not None and gap.sure),
        "known": float(match.known),
        "looks": looks,
        "looks.sure": looks * sure,
        "said": float(match.grade >= SAID),
        "near": float(word.cover >= NEAR),
        "person": float(
            any(
                m.kind == "person" and m.start < word.token.end and word.token.start < m.end
                for m in reading.mentions
            )
        ),
        "given": float(any(form in _given() for form in stems(folded))),
        "titled": float(before[-1:] != [] and before[-1] in _HONORIFICS),
        "cued": float(any(cue in _CUES for cue in before)),
        "imperfect": float(folded.startswith(_IMPERFECT)),
    }


def _chance(seen_: Mapping[str, float]) -> float:
    total = BIAS + sum(WEIGHTS[name] * value for name, value in seen_.items())
    return 1.0 / (1.0 + math.exp(-total))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(fold(arabic) for arabic, _ in GIVEN.values())


@lru_cache(maxsize=8192)
def _with_particle(word: str) -> bool:
    """Whether it is a known word and a particle, written as one."""
    return any(
        (word[:at] in PARTICLES and known(word[at:]))
        or (word[at:] in PARTICLES and known(word[:at]))
        for at in range(_HALF, len(word) - _HALF + 1)
    )


@lru_cache(maxsize=8192)
def _glued(word: str, latin: tuple[str, ...]) -> bool:
    """Whether it is two words written as one: a known one, and one known or heard."""
    for at in range(_HALF, len(word) - 1):
        left, right = word[:at], word[at:]
        if known(left) and (
            (len(right) >= _HALF and known(right)) or heard(right, latin, least=SURELY)
        ):
            return True
        if known(right) and heard(left, latin, least=SURELY):
            return True
    return False


def _opposite(at: int, one: Aligned, sources: Sources, missing: Sequence[Gap]) -> Gap | None:
    """The name of the source beside which the word's neighbours are rendered, sure ones first."""
    token = one.reading.tokens[at]
    found = [
        gap
        for gap in missing
        if beside(one, sources, (token.start, token.end), range(gap.first, gap.end))
    ]
    return min(found, key=lambda gap: not gap.sure, default=None)


def _runs(found: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    """Neighbouring words taken as one name."""
    runs: list[list[Candidate]] = []
    for candidate in found:
        if runs and runs[-1][-1].at == candidate.at - 1:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [tuple(run) for run in runs]


def _judge(
    run: Sequence[Candidate], one: Aligned, sources: Sources, missing: Sequence[Gap]
) -> Suspicion:
    reading = one.reading
    tokens = [reading.tokens[candidate.at] for candidate in run]
    far = _far(one, sources)
    moved = any(heard(token.folded, far) for token in tokens)
    strength = max(candidate.chance for candidate in run)
    gap = next((candidate.gap for candidate in run if candidate.gap is not None), None)
    if gap is None:
        gap = next((other for other in missing if other.sure), None)
    start, end = one.claim.start + tokens[0].start, one.claim.start + tokens[-1].end
    found = reading.text[tokens[0].start : tokens[-1].end]
    kind: ProblemKind = "place" if gap is not None and gap.place else "person"
    if gap is not None:
        return conflict(
            kind,
            _rule(strength, moved=moved),
            found=found,
            start=start,
            end=end,
            expected=in_arabic(gap.text),
            sentence=gap.sentence,
            strength=strength,
        )
    if moved and len(sources.items) <= SHORT_RELEASE:
        strength *= ONE_CAST
    rule = "person.far.sound" if moved else "person.absent.sound"
    return absent(kind, rule, found=found, start=start, end=end, strength=strength)


def _rule(strength: float, *, moved: bool) -> str:
    """The rule by which a name stands for another one: surely, or perhaps."""
    if strength < SURE:
        return "person.likely.sound"
    return "person.moved.sound" if moved else "person.conflict.sound"


def _latin(sources: Sources, evidence: Sequence[int]) -> dict[bool, tuple[str, ...]]:
    """The evidence's words in Latin letters, capitalised ones and others."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for at in evidence:
        capital, others = _letters(sources.items[at].reading)
        found[True] |= capital
        found[False] |= others
    return {capital: tuple(sorted(words)) for capital, words in found.items()}


@lru_cache(maxsize=8192)
def _letters(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    found: tuple[set[str], set[str]] = (set(), set())
    if reading.language != "ar":
        for token in reading.tokens:
            if len(token.folded) >= _HALF:
                small = not token.text[:1].isupper()
                found[small].add(token.folded.removesuffix("'s"))
    return frozenset(found[0]), frozenset(found[1])


def _far(one: Aligned, sources: Sources) -> list[str]:
    """The words of names in sentences that are no evidence."""
    return [
        word
        for at, item in enumerate(sources.items)
        if at != one.evidence[0] and item.reading.language != "ar"
        for word in names_words(item.reading)
    ]
