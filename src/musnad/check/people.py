"""Who is who in a claim and in its sources: the same person in both, by lexicon or by sound."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.align import Aligned, Item, Sources
from musnad.check.foreign import foreign
from musnad.check.names import NOT_FOREIGN, heard, names
from musnad.check.reading import Reading

SHORTEST = 3
"""Letters of an Arabic word that may be a name by its sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person in a sentence: half-open range of tokens, lexicon ids or words of a name."""

    first: int
    end: int
    ids: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One person in the claim and in a source sentence (its index)."""

    mine: Person
    theirs: Person
    item: int


@lru_cache(maxsize=8192)
def people(reading: Reading) -> tuple[Person, ...]:
    """The people of a sentence in order; those the lexicon lacks only in Latin letters."""
    starts = [token.start for token in reading.tokens]
    if not starts:
        return ()
    found = []
    for mention in reading.mentions:
        if mention.kind == "person":
            # A joined particle may stand before the name in its first word.
            first = max(0, bisect_right(starts, mention.start) - 1)
            end = max(first + 1, bisect_left(starts, mention.end))
            words = tuple(token.folded for token in reading.tokens[first:end])
            found.append(Person(first=first, end=end, ids=mention.ids, words=words))
    if reading.language != "ar":
        for words, text in names(reading):
            at = reading.text.find(text)
            first = bisect_left(starts, at)
            end = first + len(words)
            if len(words) > 1 and not any(p.first < end and first < p.end for p in found):
                found.append(Person(first=first, end=end, ids=frozenset(), words=words))
    return tuple(sorted(found, key=lambda person: person.first))


def met(one: Aligned, sources: Sources) -> tuple[Met, ...]:
    """Each person of the claim with each source sentence that names the same one."""
    mine = people(one.reading)
    found: list[Met] = []
    for at, item in enumerate(sources.items):
        for theirs in people(item.reading):
            if theirs.ids:
                found += [
                    Met(mine=person, theirs=theirs, item=at)
                    for person in mine
                    if person.ids & theirs.ids
                ]
            elif one.reading.language == "ar":
                found += [
                    Met(mine=person, theirs=theirs, item=at) for person in _sounding(one, theirs)
                ]
            else:
                found += [
                    Met(mine=person, theirs=theirs, item=at)
                    for person in mine
                    if person.words[-1:] == theirs.words[-1:]
                ]
    return tuple(found)


def _sounding(one: Aligned, theirs: Person) -> Iterator[Person]:
    """Runs of the claim's words that sound like the last word of a Latin name."""
    taken = [(m.start, m.end) for m in one.reading.mentions if m.kind != "person"]
    for at, token in enumerate(one.reading.tokens):
        if (
            len(token.folded) < SHORTEST
            or foreign(token.folded) <= NOT_FOREIGN
            or any(start <= token.start < end for start, end in taken)
            or not heard(token.folded, theirs.words[-1:])
        ):
            continue
        first = at
        while first and heard(one.reading.tokens[first - 1].folded, theirs.words[:-1]):
            first -= 1
        words = tuple(t.folded for t in one.reading.tokens[first : at + 1])
        yield Person(first=first, end=at + 1, ids=frozenset(), words=words)
        return


def named(person: Person, item: Item) -> str:
    """The person's name as the sentence writes it."""
    tokens = item.reading.tokens
    return item.reading.text[tokens[person.first].start : tokens[person.end - 1].end]
