"""How strongly a sentence speaks, what it denies, and the loaded words it chooses.

Each reading is of three languages alike, so that two sentences can be laid side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from musnad.arabic.normal import Token, fold
from musnad.arabic.wordlists import listed
from musnad.match.profile import senses_of, shapes
from musnad.match.spotting import words_in

_DATA: Final = Path(__file__).parent / "data"
_COLUMNS: Final = {"en": 0, "ar": 1, "fr": 2}
_FUTURE_MARK: Final = frozenset({"س+", "fut+"})
_ARABIC_FUTURE: Final = re.compile(r"(?:و|ف)?س[يتن][\u0621-\u064a]{3,}")
_NO_FUTURE: Final = re.compile(
    r"(?:و|ف)?(?:سيار|سيد|سياس|سياد|سيطر|سينم|سيول|سيني|ستين|سنو|سيناري)"
)
_FRENCH_FUTURE: Final = re.compile(r"\w{2,}r(?:a|ont)")
_NO_FRENCH_FUTURE: Final = frozenset({"opera", "camera", "contra"})
_NEGATORS: Final = {
    "en": frozenset({"not", "never", "nor", "cannot"}),
    "ar": frozenset({"لم", "لن", "لا", "وما", "ولم", "ولن", "ولا", "فلم", "فلن"}),
    "fr": frozenset({"ne", "n"}),
}
_UNSAYING: Final = {
    "en": frozenset(
        listed("no none nobody nothing neither without refused failed rejected denied")
    ),
    "ar": frozenset(map(fold, listed("دون بدون عدم غير نفى نفت رفض رفضت ليس ليست لا أي بلا"))),
    "fr": frozenset(listed("aucun aucune sans personne rien ni refuse rejete nie pas jamais")),
}
"""Words by which a sentence takes back what it seems to say, without denying a verb."""
_REACH: Final = {"en": 2, "ar": 1, "fr": 3}
_AUXILIARY: Final = frozenset(
    {
        *("be", "been", "being", "have", "had", "has", "do", "did", "does", "yet", "also", "to"),
        *("sera", "seront", "serait", "fut", "avait", "avaient", "will", "shall", "would", "was"),
        *("est", "sont", "a", "ont", "ete", "etait", "pas", "plus", "se", "s", "encore", "any"),
        *("only", "just", "the", "a"),
    }
)
_AND: Final = re.compile(r"^[وف](?=\w{3})")
_MAY: Final = frozenset({"قد", "وقد", "فقد"})
_PRESENT: Final = re.compile("[يتن]")
_NO_DENIAL: Final = frozenset(
    map(
        fold,
        listed(
            "only just least merely seulement يزال تزال يزالون تزالان يزالان زال زالت زالوا "
            "سيما بد شك سوى يعدو إلا"
        ),
    )
)
"""Words after a negator that leave what follows as it is: «لا يزال», "not only"."""
_ENDINGS: Final = ("", "ا", "ت", "تا", "وا")
_PRESENT_ENDINGS: Final = ("", "ان", "ون")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A word or phrase that says how far somebody went: its class, span, whether denied.

    ``start`` and ``end`` are half-open offsets into the sentence, a negator included.
    """

    kind: str
    start: int
    end: int
    denied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A word chosen for a thing that others call otherwise, or a rank.

    ``kind`` is ``wording`` or ``title``; ``thing`` what is named, ``variant`` by which word.
    """

    kind: str
    thing: str
    variant: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denied word, folded: what it may mean, and its span with the negator."""

    word: str
    senses: frozenset[str]
    start: int
    end: int


def stances(text: str, language: str) -> tuple[Stance, ...]:
    """How far a sentence goes, in order."""
    words = words_in(text, language)
    found = []
    for kind, phrases in _stances(language).items():
        for first, last in _hits(words, phrases, language, verbs=True):
            if words[first].text == "May":
                continue  # the month
            found.append(_stance(kind, words, first, last, language))
    found += [
        _stance("will", words, at, at + 1, language)
        for at, one in enumerate(words)
        if _is_future(one, language)
    ]
    found += [
        _stance("may", words, at, at + 2, language)
        for at, one in enumerate(words[:-1])
        if language == "ar" and one.folded in _MAY and _PRESENT.match(words[at + 1].folded)
    ]
    if any(one.kind == "consider" for one in found):
        found = [one for one in found if one.kind != "will"]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def choices(text: str, language: str) -> tuple[Choice, ...]:
    """The loaded words of a sentence, in order."""
    words = words_in(text, language)
    found = [
        Choice(
            kind=kind,
            thing=thing,
            variant=variant,
            start=words[first].start,
            end=words[last - 1].end,
        )
        for (kind, thing, variant), phrases in _choices(language).items()
        for first, last in _hits(words, phrases, language)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.thing, one.variant)))


def denials(text: str, language: str) -> tuple[Denial, ...]:
    """The words that a sentence denies, in order."""
    words = words_in(text, language)
    negators = _NEGATORS.get(language, frozenset())
    found = []
    for at, one in enumerate(words):
        if not (one.folded in negators or _contracted(one, language)):
            continue
        if at + 1 < len(words) and words[at + 1].folded in _NO_DENIAL:
            continue
        after = [word for word in words[at + 1 : at + 5] if word.folded not in _AUXILIARY]
        if after:
            found.append(
                Denial(
                    word=after[0].folded,
                    senses=_senses(after[0], language),
                    start=one.start,
                    end=after[0].end,
                )
            )
    return tuple(found)


def unsays(text: str, language: str) -> bool:
    """Whether a sentence has a word like "no" or "without", that may take back what it says."""
    words = _UNSAYING.get(language, frozenset())
    return any(one.folded in words for one in words_in(text, language))


def affirmed(text: str, language: str) -> tuple[tuple[frozenset[str], int, int], ...]:
    """The words that a sentence does not deny, with what they may mean and their spans."""
    denied = [(one.start, one.end) for one in denials(text, language)]
    return tuple(
        (_senses(one, language), one.start, one.end)
        for one in words_in(text, language)
        if not any(start <= one.start and one.end <= end for start, end in denied)
    )


def contrast(one: str, other: str) -> bool:
    """Whether two classes of stance differ in a way that an editor must be told."""
    return (one, other) in _contrasts() or (other, one) in _contrasts()


def _senses(word: Token, language: str) -> frozenset[str]:
    if len(word.folded) < 3 or word.folded in _AUXILIARY:
        return frozenset()
    if language != "ar":
        return senses_of(word.folded, language) | {word.folded}
    own = shapes(word.folded)
    # A verb in the present by its past as well, which is what the glossary has.
    past = {start + one[1:] for one in own if one[0] in "يت" for start in ("", "ا")}
    return frozenset().union(own, *(senses_of(one, language) for one in (word.folded, *past)))


def _stance(kind: str, words: Sequence[Token], first: int, last: int, language: str) -> Stance:
    negators = _NEGATORS.get(language, frozenset())
    reach = range(max(0, first - _REACH.get(language, 0)), first)
    at = next(
        (at for at in reach if words[at].folded in negators or _contracted(words[at], language)),
        None,
    )
    start = words[first].start if at is None else words[at].start
    return Stance(kind=kind, start=start, end=words[last - 1].end, denied=at is not None)


def _contracted(word: Token, language: str) -> bool:
    """Whether "not" is joined to it: "didn't"."""
    bare = word.folded.replace("’", "'")
    return language == "en" and bare.endswith("n't")


def _is_future(word: Token, language: str) -> bool:
    if language == "ar":
        return bool(_ARABIC_FUTURE.fullmatch(word.folded)) and not _NO_FUTURE.match(word.folded)
    if language == "fr":
        return (
            _FRENCH_FUTURE.fullmatch(word.folded) is not None
            and word.folded not in _NO_FRENCH_FUTURE
        )
    return False


Phrase = tuple[frozenset[str], ...]


def _hits(
    words: Sequence[Token], phrases: dict[str, list[Phrase]], language: str, *, verbs: bool = False
) -> Iterator[tuple[int, int]]:
    """Where phrases stand: first and last word, half-open; phrases by what they may begin with."""
    for at, word in enumerate(words):
        for form in _forms(word, language, verbs=verbs):
            for phrase in phrases.get(form, ()):
                last = at + len(phrase)
                if last <= len(words) and all(
                    not parts.isdisjoint(_forms(words[at + step], language))
                    for step, parts in enumerate(phrase)
                ):
                    yield at, last
                    break


def _forms(word: Token, language: str, *, verbs: bool = False) -> frozenset[str]:
    if language == "ar" and verbs:  # «وبحث» has no «حث» in it
        return frozenset({word.folded, _AND.sub("", word.folded)})
    if language == "ar":
        return _arabic_forms(word.folded)
    return frozenset({word.folded.replace("’", "'")})


@lru_cache(maxsize=16384)
def _arabic_forms(folded: str) -> frozenset[str]:
    """A word as it stands and without what is joined before it."""
    return frozenset((folded, *shapes(folded)))


def _phrases(cell: str, language: str, *, verbs: bool) -> Iterator[Phrase]:
    for told in cell.split("|"):
        if not told or told in _FUTURE_MARK:
            continue
        words = [one.folded for one in words_in(told, language)]
        parts = [frozenset({one.replace("’", "'")}) for one in words]
        if language == "ar" and verbs:
            parts[0] = _verb_forms(words[0])
        yield tuple(parts)


def _verb_forms(folded: str) -> frozenset[str]:
    if folded.startswith("ي"):
        return frozenset(
            mark + folded[1:] + ending for mark in ("ي", "ت") for ending in _PRESENT_ENDINGS
        )
    return frozenset(folded + ending for ending in _ENDINGS)


def _by_first(phrases: Iterator[Phrase]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for form in phrase[0]:
            found.setdefault(form, []).append(phrase)
    return found


@lru_cache(maxsize=8)
def _stances(language: str) -> dict[str, dict[str, list[Phrase]]]:
    if language not in _COLUMNS:
        return {}
    return {
        row[0]: _by_first(_phrases(row[1 + _COLUMNS[language]], language, verbs=True))
        for row in _rows("stances")
    }


@lru_cache(maxsize=8)
def _choices(language: str) -> dict[tuple[str, str, str], dict[str, list[Phrase]]]:
    if language not in _COLUMNS:
        return {}
    return {
        (row[0], row[1], row[2]): _by_first(
            _phrases(row[3 + _COLUMNS[language]], language, verbs=False)
        )
        for row in _rows("wordings")
    }


@lru_cache(maxsize=1)
def _contrasts() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in _rows("contrasts"))


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line]
