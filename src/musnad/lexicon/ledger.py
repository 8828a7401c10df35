"""Reads single rows of the ledger: the names and numbers that they hold, and citing them."""

from __future__ import annotations

import re
from typing import Final

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Fact, Gender

LEDGER: Final = "ledger:"
"""What stands before a row's id where an article cites the ledger and not its release."""

_BRACKETS: Final = re.compile(r" \([^()]{1,40}\)")


def forms(fact: Fact) -> tuple[str, ...]:
    """The names in a row's object, in either language: of a treaty, or that a body once bore."""
    return tuple(fact.object.split("|"))


def resolution(fact: Fact) -> str:
    """The number of a resolution; ``""`` for a row that is none."""
    if fact.kind != "resolution":
        return ""
    return fact.subject.rpartition("-")[2]


def styled(fact: Fact, book: Lexicon, *, gender: Gender = "m") -> str | None:
    """The title of an office before a name: «العاهل الأردني» for a king, else its rendering.

    None when the office is not understood.
    """
    if fact.kind != "office":
        return None
    country = book.country(fact.object)
    if fact.predicate.startswith(("king of ", "queen of ")) and country is not None:
        of = book.nationality(country.code, gender=gender, definite=True)
        return f"{'العاهلة' if gender == 'f' else 'العاهل'} {of}"
    title = book.render_office(fact.predicate, gender=gender)
    return _BRACKETS.sub("", title) if title else None


def post(fact: Fact, book: Lexicon, *, gender: Gender = "m") -> str | None:
    """The office as one takes it up: «رئاسة فرنسا», «منصب وزير الدفاع الإيطالي»; None as above."""
    country = book.country(fact.object)
    if fact.predicate.startswith("president of ") and country is not None:
        return f"رئاسة {country.ar[0]}"
    title = styled(fact, book, gender=gender)
    return f"منصب {title}" if title else None


def cited(cites: tuple[str, ...], book: Lexicon) -> tuple[Fact, ...]:
    """The rows of the ledger among what a line cites; those that it no longer has left out."""
    ids = (one.removeprefix(LEDGER) for one in cites if one.startswith(LEDGER))
    return tuple(fact for fact in map(book.fact, ids) if fact is not None)
