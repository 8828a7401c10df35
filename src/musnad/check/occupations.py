"""Occupations: what a text calls people, from minister to driver, in both languages.

``data/titles.tsv`` has the titles: ``en`` are English words that say nothing else, ``also``
words that may stand for the title in a translation. An Arabic title is met by its listed
forms, with the article and joined particles or without, an English one by its singular or
plural; a longer title hides those inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.families import Forms, forms
from musnad.check.reading import Reading
from musnad.check.tables import rows

Phrase = tuple[str, ...]
_NO_OFFICE = frozenset(
    {"assembly", "election", "elections", "court", "hospital", "strike", "public"}
)
"""After these words «general» and the like are no ranks of a person."""

_NOT_FRENCH = frozenset(
    word for row in rows("limits") if row[0] == "not_titles_fr" for word in row[1].split()
)
"""English titles that are other words in French."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A title with its forms in both languages; ``core`` are the English ones that are sure."""

    id: str
    ar: Forms
    en: Forms
    core: Forms
    names: tuple[str, str]

    def of(self, language: str) -> Forms:
        """The forms in this language (English for all that is not Arabic)."""
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in a text: its family's id and its tokens' half-open range.

    ``sure`` is false for an English word that only may stand for the title.
    """

    id: str
    first: int
    end: int
    sure: bool = True


@lru_cache(maxsize=2)
def families(table: str) -> tuple[Family, ...]:
    """The families of ``titles`` or ``portfolios``."""
    found = []
    for row in rows(table):
        core = "|".join(_numbers(row[2])) if len(row) > 3 else "|".join(row[2].split("|")[:3])
        also = f"|{row[3]}" if len(row) > 3 and row[3] != "-" else ""
        found.append(
            Family(
                id=row[0],
                ar=forms(row[1]),
                en=forms(f"{core if also else row[2]}{also}"),
                core=forms(core),
                names=(row[1].split("|")[0], row[2].split("|")[0].rstrip("*")),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def names() -> Mapping[str, tuple[str, str]]:
    """The Arabic and the English name of each title by its id."""
    return {family.id: family.names for family in families("titles")}


def _numbers(cell: str) -> Iterator[str]:
    """Each English form in the singular and the plural."""
    for form in cell.split("|"):
        yield form
        head, _, last = form.rpartition(" ")
        if last.endswith("man"):
            plural = f"{last[:-3]}men"
        elif last.endswith("y") and last[-2:-1] not in "aeou":
            plural = f"{last[:-1]}ies"
        elif last.endswith(("s", "ch", "x", "sh")):
            plural = f"{last}es"
        else:
            plural = f"{last}s"
        yield f"{head} {plural}".strip()


@lru_cache(maxsize=1)
def _index() -> Mapping[str, Mapping[str, tuple[tuple[Phrase, str, bool], ...]]]:
    """For each language the phrases by their first word: phrase, family, whether it is sure."""
    found: dict[str, dict[str, list[tuple[Phrase, str, bool]]]] = {"ar": {}, "en": {}}
    for row in rows("titles"):
        for form in row[1].split("|"):
            _put(found["ar"], form, row[0], sure=True)
        for form in _numbers(row[2]):
            _put(found["en"], form, row[0], sure=True)
        for form in _numbers(row[3]) if row[3] != "-" else ():
            _put(found["en"], form, row[0], sure=False)
    return {
        language: {
            first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in by.items()
        }
        for language, by in found.items()
    }


def _put(
    by_first: dict[str, list[tuple[Phrase, str, bool]]], form: str, family: str, *, sure: bool
) -> None:
    phrase = tuple(fold(form).split())
    if phrase:
        by_first.setdefault(phrase[0], []).append((phrase, family, sure))


@lru_cache(maxsize=8192)
def titles(reading: Reading) -> tuple[Title, ...]:
    """The titles of a text in order; sure ones hidden by a longer one left out."""
    index = _index()["ar" if reading.language == "ar" else "en"]
    found: list[Title] = []
    for at, heads in enumerate(reading.heads):
        for form in _forms(heads, reading.language):
            for phrase, family, sure in index.get(form, ()):
                end = at + len(phrase)
                if reading.french and form in _NOT_FRENCH:
                    continue  # "ils constituent" is no constituent
                if _follows(phrase, reading, at):
                    found.append(Title(id=family, first=at, end=end, sure=sure))
    return tuple(title for title in dict.fromkeys(found) if not _hidden(title, found, reading))


def _forms(heads: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The ways to look a token up: an English hyphenated word by its parts too."""
    if language == "ar":
        return heads
    return tuple(dict.fromkeys(part for head in heads for part in (head, *head.split("-"))))


def _follows(phrase: Phrase, reading: Reading, at: int) -> bool:
    rest = reading.heads[at + 1 : at + len(phrase)]
    return len(rest) == len(phrase) - 1 and all(
        part in heads for part, heads in zip(phrase[1:], rest, strict=True)
    )


def _hidden(title: Title, found: list[Title], reading: Reading) -> bool:
    """Whether the title is only part of a longer one, or of no title at all."""
    if title.sure and title.end - title.first == 1:
        after = reading.tokens[title.end : title.end + 1]
        if after and after[0].folded in _NO_OFFICE:
            return True
        token = reading.tokens[title.first]
        if any(
            m.kind in ("person", "place", "country")
            and m.start <= token.start
            and token.end <= m.end
            for m in reading.mentions
        ):
            return True
    return title.sure and any(
        other.sure
        and other.first <= title.first
        and title.end <= other.end
        and other.end - other.first > title.end - title.first
        for other in found
    )
