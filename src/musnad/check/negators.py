"""Negators: which words of a sentence deny something, how plainly, and what they deny."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from musnad.arabic.skeleton import skeletons
from musnad.check.families import Forms, forms, hits
from musnad.check.reading import Reading
from musnad.check.tables import rows, words
from musnad.lexicon.glossary import glossary

Force = Literal["plain", "implied", "weak", "idle"]
"""How a word denies: outright, by what it means, hardly, or in an idiom that denies nothing."""

GOVERNED = 4
"""Words after a negator among which the governed one stands."""
REACH = {"ar": 5, "en": 8}
"""Tokens after a plain negator that it may still govern."""
SHORT_REACH = 5
"""The same for words that negate among other things: fail, without, few."""
BREAKS = frozenset(".;:؛،,؟?!")
_EXCEPTED = 8
"""Words after «لم» and «لا» within which «إلا» takes the denial back."""
_RESTRICTED = 6
"""Words after «ليس» and "not" within which «فحسب» and "only" take it back."""

_PLAIN_AR = words("negators_ar")
_PLAIN_EN = words("negators_en")
_IDIOMS_AR = words("negation_idioms_ar")
_IDIOMS_EN = words("negation_idioms_en")
_EXCEPT = words("exceptions_ar")
_CONDITION = words("negated_conditions_ar")
_JOINTS = words("joints")
_AFTER_OR = frozenset({"ام", "او"})
_ONLY_AR = frozenset({"فقط", "فحسب", "وحسب", "وحده", "وحدها"})
_ONLY_EN = frozenset({"only", "just", "merely", "solely", "simply"})


def _phrases(name: str) -> Forms:
    """The list of this name, whose words of a phrase are joined by ``_``."""
    return forms("|".join(sorted(words(name))).replace("_", " "))


_MORE = next(row[1] for row in rows("limits") if row[0] == "more_implied_ar")
_IMPLIED = {
    "ar": forms("|".join(sorted(words("implied_negators_ar")) + _MORE.split()).replace("_", " ")),
    "en": _phrases("implied_negators_en"),
}
_WEAK = {
    "ar": _phrases("weak_negators_ar"),
    "en": _phrases("weak_negators_en"),
}
_EMPTY = {"ar": words("auxiliaries_ar"), "en": words("auxiliaries_en")}
_NOT_AFFIXED = words("not_negative_prefixes_en")
_AFFIXES = ("un", "non")
_BEFORE_ABLE = ("in", "im", "ir", "il")
_ABLE = ("ible", "able", "ibly", "ably")
_LONG = 8
_LONGEST_NAME = 2
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Negator:
    """A word that denies: its token's index, how plainly it does, and its scope.

    ``governed`` are the indices that it may be about, nearest first; ``itself`` marks a word
    that carries what it denies, as "unpopular" does.
    """

    at: int
    force: Force
    governed: tuple[int, ...]
    reach: int
    itself: bool = False

    @property
    def denies(self) -> bool:
        """Whether it denies, outright or by what it means."""
        return self.force in ("plain", "implied")

    def covers(self, index: int) -> bool:
        """Whether the token of this index stands under the negator, or is it."""
        if self.force in ("plain", "idle"):
            return self.at < index <= self.reach
        if self.itself:
            return index in (self.at, self.at - 1)
        return self.at - 1 <= index <= self.reach


@lru_cache(maxsize=8192)
def negators(reading: Reading) -> tuple[Negator, ...]:
    """All words of the sentence that deny, idioms apart, in order."""
    language = "ar" if reading.language == "ar" else "en"
    plain = {at for at in range(len(reading.tokens)) if _plain(reading, at)}
    found = [
        _negator(reading, at, "idle" if _idiom(reading, at) else "plain") for at in sorted(plain)
    ]
    for hit in hits(_IMPLIED[language], reading):
        if hit.first not in plain:
            plain.add(hit.first)
            found.append(_negator(reading, hit.first, "implied"))
    if language == "en":
        for at in range(len(reading.tokens)):
            if at not in plain and _hyphened(reading, at):
                plain.add(at)
                found.append(_negator(reading, at, "implied"))
            elif at not in plain and _affixed(reading.tokens[at].folded):
                plain.add(at)
                found.append(_negator(reading, at, "implied", itself=True))
    else:
        for at in range(len(reading.tokens)):
            if at not in plain and _compound(reading.tokens[at].folded):
                plain.add(at)
                found.append(_negator(reading, at, "implied", itself=True))
    found += [
        _negator(reading, hit.first, "weak")
        for hit in hits(_WEAK[language], reading)
        if hit.first not in plain
    ]
    return tuple(sorted(found, key=lambda one: one.at))


def plainly(reading: Reading) -> tuple[int, ...]:
    """Indices of the tokens that plainly negate."""
    return tuple(one.at for one in negators(reading) if one.force == "plain")


def denied(reading: Reading, at: int) -> bool:
    """Whether the token of this index stands under a negator that is no weak one."""
    return any(one.denies and one.covers(at) for one in negators(reading))


def _negator(reading: Reading, at: int, force: Force, *, itself: bool = False) -> Negator:
    governed = (at,) if itself else tuple(_governed(reading, at))
    reach = REACH.get(reading.language, REACH["en"]) if force == "plain" else SHORT_REACH
    reach = 0 if itself else reach
    end = at
    while end + 1 < len(reading.tokens) and end - at < reach and not _broken(reading, end):
        end += 1
    last = max((end, *governed))
    return Negator(at=at, force=force, governed=governed, reach=last, itself=itself)


def _governed(reading: Reading, at: int) -> Iterator[int]:
    """The tokens that a negator may be about, nearest first, in its clause."""
    empty = _EMPTY.get(reading.language, _EMPTY["en"])
    seen = 0
    for number in range(at + 1, min(len(reading.tokens), at + 1 + 3 * GOVERNED)):
        if _broken(reading, number - 1):
            return
        token = reading.tokens[number]
        if token.folded in empty or len(token.folded) < 2 or token.folded == "from":
            continue
        yield number
        seen += 1
        if seen == GOVERNED:
            return


def _broken(reading: Reading, at: int) -> bool:
    """Whether a mark stands between this token and the next."""
    gap = reading.text[reading.tokens[at].end : reading.tokens[at + 1].start]
    if any(mark in BREAKS for mark in gap) or reading.tokens[at + 1].folded in _JOINTS:
        return True
    after = reading.tokens[at + 1 : at + 3]
    return [token.folded for token in after] == ["and", "that"]


def _plain(reading: Reading, at: int) -> bool:
    word = reading.tokens[at].folded
    if reading.language != "ar":
        return word in _PLAIN_EN or word.endswith(("n't", "n’t"))
    if word in _PLAIN_AR or _is_that_not(reading, at):
        return True
    return word[:1] in "وف" and word[1:] in _PLAIN_AR


def _is_that_not(reading: Reading, at: int) -> bool:
    """Whether the word is «ألا», that not, which folds to what «إلا», except, folds to."""
    token = reading.tokens[at]
    return token.folded.lstrip("وف") == "الا" and token.text.lstrip("وف").startswith("أ")


def _hyphened(reading: Reading, at: int) -> bool:
    """Whether the word is the "non" of "non-compliance" or "non compliance"."""
    return reading.tokens[at].folded == "non" and at + 1 < len(reading.tokens)


@lru_cache(maxsize=8192)
def _compound(word: str) -> bool:
    """Whether the word is «لا» and a noun written as one: «اللاسلم», «لامركزية»."""
    bare = word.lstrip("وبلفك")
    rest = bare.removeprefix("اللا")
    if bare == rest or len(rest) < _SHORTEST:
        return False
    return _explained(rest) and not _explained(bare)


def _affixed(word: str) -> bool:
    """Whether the word denies by its first letters what a word of the glossary says."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _NOT_AFFIXED:
        return False
    if len(word) > _LONG and word.startswith(_BEFORE_ABLE) and word.endswith(_ABLE):
        return True  # "irreversible"
    for affix in _AFFIXES:
        rest = word.removeprefix(affix).lstrip("-")
        if rest != word and len(rest) > 3:
            return glossary().knows(rest)
    return False


def _idiom(reading: Reading, at: int) -> bool:
    """Whether the negator denies nothing: «لا يزال», «لا شك», «لم … إلا», «أم لا», a name."""
    token = reading.tokens[at]
    if any(m.start <= token.start < m.end for m in reading.mentions):
        return True
    if reading.language == "ar":
        return _idiom_ar(reading, at) or _in_name(reading, at)
    after = reading.tokens[at + 1 : at + 4]
    if after and after[0].folded in _IDIOMS_EN:
        return True
    if reading.text[token.end : token.end + 1] == "-":
        return True  # "no-confidence"
    if token.folded == "nor":
        return any(one.folded == "neither" for one in reading.tokens[:at])
    return token.folded == "not" and any(one.folded in _ONLY_EN for one in after)


def _idiom_ar(reading: Reading, at: int) -> bool:
    tokens, heads = reading.tokens, reading.heads
    before = tokens[at - 1].folded if at else ""
    if before in _CONDITION or before in _AFTER_OR:
        return True
    if any(form in _IDIOMS_AR for forms_ in heads[at + 1 : at + 2] for form in forms_):
        return True
    for number in range(at + 1, min(len(tokens), at + _EXCEPTED)):
        if any(form in _EXCEPT for form in heads[number]) and not _is_that_not(reading, number):
            return True
    return any(token.folded in _ONLY_AR for token in tokens[at + 1 : at + _RESTRICTED])


def _in_name(reading: Reading, at: int) -> bool:
    """Whether the negator is the first word of a foreign name: «"لا بومبا"», «السيد فليس»."""
    tokens = reading.tokens
    if tokens[at].folded.startswith("ف") and at and tokens[at - 1].folded in _HONORIFICS:
        return True
    if tokens[at].folded != "لا" or at + 1 >= len(tokens):
        return False
    start, after = tokens[at].start, tokens[at + 1]
    quoted = any(
        span.start == start and len(span.text.split()) <= _LONGEST_NAME for span in reading.quotes
    )
    return quoted and not _explained(after.folded)


@lru_cache(maxsize=8192)
def _explained(word: str) -> bool:
    return bool(skeletons(word)) and max(glossary().senses(word).values(), default=0.0) > 0.9


_HONORIFICS = words("honorifics_ar")
