"""Reads single rows of the ledger: the names and numbers that they hold, and citing them."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Fact

LEDGER: Final = "ledger:"
"""What stands before a row's id where an article cites the ledger and not its release."""


def forms(fact: Fact) -> tuple[str, ...]:
    """The names in a row's object, in either language: of a treaty, or that a body once bore."""
    return tuple(fact.object.split("|"))


def resolution(fact: Fact) -> str:
    """The number of a resolution; ``""`` for a row that is none."""
    if fact.kind != "resolution":
        return ""
    return fact.subject.rpartition("-")[2]


def cited(cites: tuple[str, ...], book: Lexicon) -> tuple[Fact, ...]:
    """The rows of the ledger among what a line cites; those that it no longer has left out."""
    ids = (one.removeprefix(LEDGER) for one in cites if one.startswith(LEDGER))
    return tuple(fact for fact in map(book.fact, ids) if fact is not None)
