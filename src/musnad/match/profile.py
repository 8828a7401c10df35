"""A release as it is compared: its sentences with their words, figures, days and names.

Words of three languages are made comparable by what they may mean in English
(``lexicon.glossary``), names by the lexicon's ids. For comparing only, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import figures
from musnad.arabic.normal import Token, fold, tokens
from musnad.core.release import Release, Sentence
from musnad.lexicon.book import shipped
from musnad.lexicon.english import base_forms
from musnad.lexicon.entries import Mention
from musnad.lexicon.french import english
from musnad.lexicon.glossary import glossary
from musnad.match.french import englished, is_calendar

_LEAST_GRADE: Final = 0.8
_LONGEST: Final = 3_000
"""Characters of one sentence that are looked at."""
_MOST_SENTENCES: Final = 120
_LONGEST_HEAD: Final = 400
_LEAST_NAME: Final = 3
_ELISION: Final = re.compile(r"(?<=\b[cdjlmnstCDJLMNST])['’]|(?<=\b[Qq]u)['’]")
_FIRST: Final = re.compile(r"\bفاتح (?=\w)")  # the first of a month, in the Maghreb
_NAMED: Final = frozenset({"person", "organisation", "place", "country", "nationality", "office"})
_STATES: Final = frozenset({"country", "nationality"})
_STOPS: Final = frozenset(
    fold(word)
    for word in (
        *("the", "a", "an", "of", "and", "to", "in", "on", "at", "for", "with", "by", "from", "as"),
        *("that", "this", "these", "those", "it", "its", "is", "are", "was", "were", "be", "been"),
        *("has", "have", "had", "will", "would", "he", "she", "they", "his", "her", "their", "or"),
        *("which", "who", "whom", "than", "then", "also", "said", "says", "say", "added", "about"),
        *("le", "la", "les", "l", "de", "des", "du", "d", "un", "une", "et", "à", "au", "aux"),
        *(
            "en",
            "dans",
            "par",
            "pour",
            "sur",
            "avec",
            "que",
            "qui",
            "qu",
            "est",
            "sont",
            "a",
            "ont",
        ),
        *("il", "elle", "ils", "elles", "se", "s", "son", "sa", "ses", "leur", "leurs", "ce"),
        *("cette", "ces", "été", "ne", "pas", "plus", "dont", "où", "n", "y", "mme", "m", "mr"),
        *("في", "من", "على", "إلى", "عن", "مع", "أن", "إن", "ما", "لا", "هو", "هي", "هذا", "هذه"),
        *(
            "ذلك",
            "تلك",
            "التي",
            "الذي",
            "الذين",
            "قد",
            "كما",
            "قال",
            "وقال",
            "وقالت",
            "قالت",
            "بين",
        ),
        *("كان", "كانت", "يوم", "خلال", "حتى", "أو", "ثم", "لم", "لن", "كل", "بعد", "قبل", "عند"),
        *("وفي", "ومن", "وعلى", "أيضا", "وأضاف", "أضاف", "وأضافت", "منها", "منهم", "فيها", "نحو"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word that carries meaning: its folded form, and what it may be in English.

    ``spelt`` is the word as it stands; ``name`` whether it looks like a name that the lexicon
    and the glossary do not know.
    """

    spelt: str
    folded: str
    senses: frozenset[str]
    name: bool = False

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.folded[0] < "\u0250"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence: its tokens folded, and the facts in it.

    ``figures`` are plain decimals, in order; ``days`` are ISO dates, ``2026-03`` for a month or
    ``*-03`` for that of any year; ``names`` lexicon ids with what else each may stand for; of
    them ``people`` are persons, ``places`` cities and buildings, ``countries`` countries and
    their people.
    """

    text: str
    tokens: tuple[str, ...]
    spelt: tuple[str, ...]
    words: tuple[Word, ...]
    figures: tuple[str, ...]
    days: frozenset[str]
    names: tuple[frozenset[str], ...]
    people: tuple[frozenset[str], ...]
    places: tuple[frozenset[str], ...]
    countries: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A release's title (None where it has none) and its news, sentence by sentence."""

    release: Release
    title: Passage | None
    body: tuple[Passage, ...]

    @property
    def head(self) -> str:
        """The title and the first sentence."""
        return " ".join(one.text for one in self.passages[:2])[:_LONGEST_HEAD]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Title and body."""
        return (self.title, *self.body) if self.title else self.body


def profile(release: Release) -> Profile:
    """What there is to compare of a release; the same release has the same profile."""
    title = next((one for one in release.sentences if one.kind == "title"), None)
    told = release.body[:_MOST_SENTENCES]
    return Profile(
        release=release,
        title=_passage(title, release) if title else None,
        body=tuple(_passage(one, release) for one in told),
    )


def _passage(sentence: Sentence, release: Release) -> Passage:
    return passage(sentence.text[:_LONGEST], release.language, release.published)


@lru_cache(maxsize=4096)
def passage(text: str, language: str, published: datetime | None) -> Passage:
    """One sentence as it is compared; a weekday is resolved against ``published``."""
    # French joins its articles by an apostrophe; a blank in its place keeps every offset.
    found = tokens(_ELISION.sub(" ", text) if language == "fr" else text)
    mentions = [one for one in shipped().mentions(text, language) if one.kind in _NAMED]
    numbered = englished(text) if language == "fr" else _FIRST.sub("1 ", text)
    told_days = dates(numbered, language, published=published)
    taken = [(one.start, one.end) for one in mentions]
    dated = [(one.start, one.end) for one in told_days] if numbered == text else []
    return Passage(
        text=text,
        tokens=tuple(one.folded for one in found),
        spelt=tuple(one.text for one in found),
        words=tuple(_words(found, language, text, taken, dated)),
        figures=tuple(
            format(one.value.normalize(), "f")
            for one in figures(numbered, language)
            if one.kind != "ordinal" or one.value > 2
        ),
        days=frozenset(_days(told_days)),
        names=_ids(mentions),
        people=_ids(one for one in mentions if one.kind == "person"),
        places=_ids(one for one in mentions if one.kind == "place"),
        countries=_ids(one for one in mentions if one.kind in _STATES),
    )


def _ids(mentions: Iterable[Mention]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(frozenset(_states(one.ids)) for one in mentions))


def _states(ids: frozenset[str]) -> Iterator[str]:
    """Ids, a nationality as its country's."""
    for one in ids:
        yield one.removeprefix("nationality:")


def _days(told: Sequence[DateMention]) -> Iterator[str]:
    for one in told:
        if one.resolved is not None and one.kind != "relative":
            yield one.resolved.isoformat()
        elif one.month and not one.day:
            yield f"{one.year or '*'}-{one.month:02d}"


def same_day(one: str, other: str) -> bool:
    """Whether two days are one; a month without a year is that of any year."""
    return one == other or ("*" in (one[0], other[0]) and one[-3:] == other[-3:] and len(one) < 8)


def _words(
    found: tuple[Token, ...],
    language: str,
    text: str,
    names: list[tuple[int, int]],
    dated: list[tuple[int, int]],
) -> Iterator[Word]:
    for token in found:
        if (
            token.folded in _STOPS
            or (language == "fr" and is_calendar(token.folded))
            or token.folded.isdigit()
            or not token.folded[0].isalpha()
        ):
            continue
        if _inside(token, dated):
            continue
        senses = senses_of(token.folded, language)
        yield Word(
            spelt=token.text,
            folded=token.folded,
            senses=senses,
            name=not _inside(token, names) and _is_name(token, text, senses, language),
        )


def _inside(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in spans)


def _is_name(token: Token, text: str, senses: frozenset[str], language: str) -> bool:
    """A Latin word with a capital that no word list has; an Arabic one that none has."""
    if len(token.folded) < _LEAST_NAME or "." in token.text:
        return False
    if language == "ar":
        return not senses
    if not token.text[0].isupper():
        return False
    before = text[: token.start].rstrip(" «“\"'(–-")
    opens = not before or before[-1] in ".!?:"
    known = glossary().knows(token.folded) if language == "en" else bool(senses)
    return not known or (not opens and not token.text.isupper() and not senses)


@lru_cache(maxsize=65536)
def senses_of(folded: str, language: str) -> frozenset[str]:
    """What a folded word may be in English, in base forms; in other languages itself."""
    if language == "ar":
        graded = glossary().senses(folded)
        return frozenset(sense for sense, grade in graded.items() if grade >= _LEAST_GRADE)
    if language == "fr":
        return frozenset(form for word in english(folded) for form in (word, *base_forms(word)))
    return frozenset(base_forms(folded)) if glossary().knows(folded) else frozenset()


@lru_cache(maxsize=65536)
def shapes(folded: str) -> frozenset[str]:
    """The forms of an Arabic word without what is joined to it."""
    return frozenset(stems(folded))
