"""The glossary: which English words an Arabic word may stand for, generously.

It reads the alignment lists (``data/words-*.tsv``: English lemma, part of speech, Arabic
renderings) together with the lexicon's terms and verbs. It is for comparing texts, never
for writing: many of its renderings are only sometimes right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from musnad.arabic.normal import fold
from musnad.arabic.skeleton import entries, skeletons
from musnad.lexicon.book import shipped
from musnad.lexicon.compiled import compiled, made_from
from musnad.lexicon.english import base_forms

Tables = tuple[dict[str, dict[str, float]], dict[str, list[tuple[str, ...]]], set[str]]

DATA = Path(__file__).parent / "data"
PART = 0.85
"""What a word counts for that is only a part of a rendering of several words."""
_PARTICLES = frozenset(
    fold(word)
    for word in (
        *("من", "في", "على", "إلى", "عن", "مع", "ب", "ل", "أن", "ما", "لا", "غير"),
        *("قام", "ألقى", "أدلى", "به", "بها", "فيه", "عليه"),
    )
)


class Glossary:
    """Look-up from Arabic words to English base forms and phrases."""

    def __init__(self, pairs: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._filed: dict[str, dict[str, float]] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._english: set[str] = set()
        for english, arabic in pairs:
            self._file(english, arabic)

    def _file(self, english: str, arabic: Sequence[str]) -> None:
        words = english.split()
        if len(words) > 1:
            known = self._phrases.setdefault(words[0], [])
            if tuple(words) not in known:
                known.append(tuple(words))
        self._english.add(english)
        for rendering in arabic:
            parts = rendering.split()
            said = [part for part in parts if fold(part) not in _PARTICLES] or parts
            share = 1.0 if len(said) == 1 else PART
            for part in said:
                for key, grade in entries(part):
                    filed = self._filed.setdefault(key, {})
                    filed[english] = max(filed.get(english, 0.0), grade * share)

    @classmethod
    def of(cls, tables: Tables) -> Glossary:
        """A glossary that knows what another one's ``tables`` hold."""
        found = cls(())
        found._filed, found._phrases, found._english = tables
        return found

    @property
    def tables(self) -> Tables:
        """All that it knows, as plain data: keys, phrases by first word, English words."""
        return self._filed, self._phrases, self._english

    def senses(self, word: str) -> Mapping[str, float]:
        """The English base forms and phrases that an Arabic word may render, graded 0 to 1."""
        return _senses(self, word)

    def look_up(self, word: str) -> dict[str, float]:
        """The same, worked out anew."""
        found: dict[str, float] = {}
        for key, grade in skeletons(word):
            for english, filed in self._filed.get(key, {}).items():
                value = grade * filed
                if value > found.get(english, 0.0):
                    found[english] = value
        return found

    def knows(self, english: str) -> bool:
        """Whether the glossary has the English word, in one of its base forms."""
        return any(form in self._english for form in base_forms(english))

    def has(self, english: str) -> bool:
        """Whether the glossary has the very word or phrase."""
        return english in self._english

    def phrases(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Phrases of the glossary among lower-case words: each with its half-open range."""
        forms = [base_forms(word) for word in words]
        for at, starts in enumerate(forms):
            for start in starts:
                for phrase in self._phrases.get(start, ()):
                    end = at + len(phrase)
                    if end <= len(words) and all(
                        part in forms[at + number] for number, part in enumerate(phrase)
                    ):
                        yield " ".join(phrase), at, end


@lru_cache(maxsize=65536)
def _senses(glossary: Glossary, word: str) -> Mapping[str, float]:
    return glossary.look_up(word)


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The glossary of the shipped tables, kept compiled: working it out takes half a second."""
    return Glossary.of(compiled("glossary", made_from(), lambda: made().tables))


def made() -> Glossary:
    """The glossary of the shipped tables, worked out anew."""
    lexicon = shipped()
    entries_ = chain(
        _lists(),
        (
            (english.casefold(), (*term.ar, *(term.plural_ar or "").split("|")))
            for term in lexicon.terms
            for english in term.en
        ),
        ((english.casefold(), verb.ar) for verb in lexicon.verbs for english in verb.en),
    )
    return Glossary(entries_)


def _lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(DATA.glob("words-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            english, _, arabic = line.split("\t")
            yield english, tuple(arabic.split("|"))
