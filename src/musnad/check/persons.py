"""Persons: whom a sentence speaks of, office, state and name taken together as one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.check.implied import implied
from musnad.check.people import Met, people
from musnad.check.reading import Reading
from musnad.check.tables import words as listed
from musnad.lexicon.book import load
from musnad.lexicon.glossary import glossary

COUNTERPART = "counterpart"
"""The office of «نظيره»: that of the other one."""
_HONORIFICS = listed("honorifics_en") | listed("honorifics_more_en")
_STATES = frozenset({"country", "nationality", "organisation", "place"})
_CALLED = frozenset({"secretary", "minister"})
"""Two words for one office: where one is "the Secretary", another is "the Minister"."""
_NATIONAL = ("minister", "president", "prime-minister", "king", "chancellor", "emir", "vice-pres")
"""Offices whose holder speaks for their own state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A name of one sort in a sentence: half-open range of tokens."""

    first: int
    end: int
    kind: str
    ids: frozenset[str]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as one sentence calls them: range of tokens, lexicon ids, last word of a Latin
    name, offices, and the states and bodies that these are of.

    ``plain`` is the word of an office without a field: "secretary" is not "minister".
    """

    first: int
    end: int
    ids: frozenset[str] = frozenset()
    name: str = ""
    offices: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    @property
    def named(self) -> bool:
        """Whether the sentence gives a name, not an office alone."""
        return bool(self.ids or self.name)


@lru_cache(maxsize=8192)
def persons(reading: Reading) -> tuple[Person, ...]:
    """The persons of a sentence in order: office, state and name are one person."""
    return _persons(reading, ())


def persons_met(reading: Reading, same: Sequence[Met]) -> tuple[Person, ...]:
    """The persons of a claim, those too whose Latin names it spells in Arabic."""
    heard = tuple(
        Part(
            first=pair.mine.first,
            end=pair.mine.end,
            kind="person",
            ids=frozenset(),
            words=pair.theirs.words[-1:],
        )
        for pair in same
        if not pair.theirs.ids
    )
    return _persons(reading, heard) if heard else persons(reading)


def _persons(reading: Reading, heard: Sequence[Part]) -> tuple[Person, ...]:
    parts = _parts(reading, heard)
    found: list[list[Part]] = []
    for at, part in enumerate(parts):
        if found and _goes_on(reading, found[-1], part, parts[at + 1 : at + 3]):
            found[-1].append(part)
        else:
            found.append([part])
    made = (_person(reading, group) for group in found)
    return tuple(person for person in made if person is not None)


def _parts(reading: Reading, heard: Sequence[Part]) -> list[Part]:
    starts = [token.start for token in reading.tokens]
    found = list(heard)
    for mention in reading.mentions:
        first = max(0, bisect_right(starts, mention.start) - 1)
        end = max(first + 1, bisect_left(starts, mention.end))
        kind = "state" if mention.kind in _STATES else mention.kind
        if kind not in ("state", "person", "office") or any(
            part.first < end and first < part.end for part in found
        ):
            continue
        found.append(Part(first=first, end=end, kind=kind, ids=mention.ids))
    if reading.language != "ar":
        found += [
            Part(first=one.first, end=one.end, kind="person", ids=frozenset(), words=one.words[-1:])
            for one in people(reading)
            if not one.ids
            and any(_may_be_name(word) for word in one.words)
            and not any(p.first < one.end and one.first < p.end for p in found)
        ]
        found += list(_titled(reading, found))
    return sorted(found, key=lambda part: part.first)


def _titled(reading: Reading, parts: Sequence[Part]) -> Iterator[Part]:
    """A name of one word right after an office: "Minister Suh"."""
    for office in parts:
        at = office.end
        if office.kind != "office" or at >= len(reading.tokens):
            continue
        token = reading.tokens[at]
        between = reading.text[reading.tokens[at - 1].end : token.start]
        if (
            between == " "
            and token.text[:1].isupper()
            and not token.text.isupper()
            and _may_be_name(token.folded)
            and not any(part.first <= at < part.end for part in parts)
        ):
            yield Part(
                first=at,
                end=at + 1,
                kind="person",
                ids=frozenset(),
                words=(token.folded.removesuffix("'s"),),
            )


def _may_be_name(word: str) -> bool:
    return word.rstrip(".") not in _HONORIFICS and not glossary().knows(word.removesuffix("'s"))


def _goes_on(reading: Reading, group: Sequence[Part], part: Part, after: Sequence[Part]) -> bool:
    """Whether a part still speaks of the person of the parts before it."""
    if reading.language == "ar":
        return _goes_on_ar(reading, group, part)
    last = group[-1]
    kinds = {one.kind for one in group}
    between = _between(reading, last, part)
    if part.kind == "office":
        return _office_goes_on(reading, group, part, after)
    if part.kind == "state":
        return last.kind == "office" and between in ("", "of", "of the", "for")
    again = "person" in kinds and not part.ids & last.ids
    return "office" in kinds and not again and not between


def _goes_on_ar(reading: Reading, group: Sequence[Part], part: Part) -> bool:
    last = group[-1]
    kinds = {one.kind for one in group}
    if _between(reading, last, part) or _conjoined(reading, part):
        return False
    if part.kind == "person":
        titled = "office" in kinds or _is_counterpart(reading, group[0])
        return titled and "person" not in kinds
    return part.kind == "state" and last.kind == "office"


def _office_goes_on(
    reading: Reading, group: Sequence[Part], part: Part, after: Sequence[Part]
) -> bool:
    """Whether an office is that of the state, the name or the other office before it."""
    last = group[-1]
    kinds = {one.kind for one in group}
    if last.kind == "state":
        return kinds == {"state"} and _between(reading, last, part) in ("", "s")
    gap = reading.text[reading.tokens[last.end - 1].end : reading.tokens[part.first].start]
    if last.kind == "person":
        named = any(one.kind == "person" and not _between(reading, part, one) for one in after[:1])
        return "office" not in kinds and gap.strip() in (",", ", the") and not named
    return "/" in gap


def _between(reading: Reading, last: Part, part: Part) -> str:
    """The words between two parts, honorifics and marks left out, "of" kept."""
    gap = reading.text[reading.tokens[last.end - 1].end : reading.tokens[part.first].start]
    if any(mark in gap for mark in ";:؛،") or (reading.language == "ar" and "," in gap):
        return ";"
    words = [
        token.folded.strip(".")
        for token in reading.tokens[last.end : part.first]
        if token.folded.strip(".") not in _HONORIFICS - {"the"} and len(token.folded) > 1
    ]
    return " ".join(words)


def _conjoined(reading: Reading, part: Part) -> bool:
    """Whether «و» is written on to the part as "and": «والسيسي»."""
    token = reading.tokens[part.first]
    if not token.folded.startswith("و"):
        return False
    return any(m.start == token.start + 1 for m in reading.mentions) or token.folded.startswith(
        ("وال", "ورئيس", "ووزير", "ورئيسه", "ونظير")
    )


def _is_counterpart(reading: Reading, part: Part) -> bool:
    return part.kind == "state" and _counterpart(reading, part.first)


def _counterpart(reading: Reading, at: int) -> bool:
    return bool(at) and any(form.startswith(("نظير", "نظرا")) for form in reading.heads[at - 1])


def _last_name(reading: Reading, names: Sequence[Part]) -> str:
    """The last word of a Latin name; nothing for an Arabic one that the lexicon has."""
    if not names:
        return ""
    if names[0].words:
        return names[0].words[-1]
    last = reading.tokens[names[0].end - 1].folded
    return "" if reading.language == "ar" else last.removesuffix("'s").removesuffix("’s")


def _person(reading: Reading, group: Sequence[Part]) -> Person | None:
    kinds = {part.kind for part in group}
    counterpart = _is_counterpart(reading, group[0])
    if not kinds & {"person", "office"} and not counterpart:
        return None
    first = group[0].first - 1 if counterpart else group[0].first
    offices = frozenset(one for part in group if part.kind == "office" for one in part.ids)
    names = [part for part in group if part.kind == "person"]
    ids = frozenset(one for part in names for one in part.ids)
    states = implied(frozenset(one for part in group if part.kind == "state" for one in part.ids))
    if not states and all(one.startswith(_NATIONAL) for one in offices):
        entries = (load().person(one) for one in ids)
        states = frozenset(one.country for one in entries if one is not None and one.country)
    plain = frozenset(
        token.folded
        for part in group
        if part.kind == "office"
        for token in reading.tokens[part.first : part.end]
        if token.folded in _CALLED
    )
    return Person(
        first=first,
        end=group[-1].end,
        ids=ids,
        name=_last_name(reading, names),
        offices=offices
        | (frozenset({COUNTERPART}) if counterpart and not offices else frozenset()),
        states=states,
        plain=plain,
    )
