"""What a sentence rests on, read, and the words for what it lacks there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention
from musnad.arabic.figures import Figure
from musnad.arabic.normal import Token, fold
from musnad.check.cover import undated
from musnad.check.incumbents import incumbents
from musnad.check.reading import Reading, read
from musnad.check.tables import rows
from musnad.core.release import Release
from musnad.core.report import Problem, ProblemKind
from musnad.lexicon.entries import Mention

NAMED_WORDS = 3
"""Words between marks up to which they are a name, whose own words prove nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a sentence rests on, read: the sentences it cites, all of the release, and what
    the release opens with: place and day, and who issued it. ``incumbents`` are the ids of
    those whose office it gives without a name, ``issued`` the day of the release."""

    cited: tuple[Reading, ...]
    whole: tuple[Reading, ...]
    opening: tuple[Reading, ...] = ()
    incumbents: frozenset[str] = frozenset()
    issued: frozenset[date] = frozenset()

    @property
    def all(self) -> tuple[Reading, ...]:
        """Everything that a name may stand in."""
        return (*self.whole, *self.opening)


def ground_of(cites: Sequence[str], release: Release) -> Ground:
    """The sentences that are cited, read; those of the whole release where none is."""
    named = set(cites) or {one.id for one in release.citable}
    texts = [one.text for one in release.citable if one.id in named]
    texts += [release.dateline] if release.dateline else []
    told, published = release.language, release.published
    whole = tuple(read(one.text, told, published) for one in release.citable)
    everybody = frozenset(one for there in whole for one in there.ids)
    return Ground(
        cited=tuple(read(one, told, published) for one in texts),
        whole=whole,
        issued=frozenset({published.date()} if published else ()),
        incumbents=incumbents(whole, everybody, published.date() if published else None),
        opening=tuple(
            read(one, language, published)
            for one in (release.dateline, release.publisher)
            if one
            for language in ("en", "ar")
        ),
    )


def telling(reading: Reading) -> Iterator[Token]:
    """Content words outside figures, dates and names."""
    names = [(one.start, one.end) for one in reading.mentions]
    names += [(one.start, one.end) for one in reading.dates]
    names += [
        (one.start, one.end) for one in reading.quotes if len(one.text.split()) <= NAMED_WORDS
    ]
    for token in undated(reading):
        if not any(start < token.end and token.start < end for start, end in names):
            yield token


def forms_of(token: Token) -> frozenset[str]:
    """The word as it stands and without what Arabic joins to it, folded."""
    return frozenset(fold(form) for form in stems(token.text))


@lru_cache(maxsize=16)
def listed(name: str) -> frozenset[str]:
    """The folded words of a list of ``data/grounds.tsv``."""
    return frozenset(
        fold(word) for row in rows("grounds") if row[0] == name for word in row[1].split()
    )


def folded(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold(word) for word in text.split())


def problem_at(
    kind: ProblemKind,
    span: Figure | DateMention | Mention | Token,
    message_ar: str,
    message_en: str,
) -> Problem:
    """A problem with this stretch of the sentence."""
    return Problem(
        kind=kind,
        found=span.text,
        start=span.start,
        end=span.end,
        message_ar=message_ar,
        message_en=message_en,
    )
