"""Whom a bare office stands for in a release, and which titles are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.write.brief.entity import Entity

_ONE_PERSONS = re.compile(
    r"\b(?:Crown Prince|Vice President|Deputy Prime Minister|Prime Minister|Emir|Sultan) and "
    r"(?:Alternate )?(?:Prime Minister|Foreign Minister|Defen[cs]e Minister|"
    r"Minister of [A-Z]\w+(?: [A-Z]\w+)?)$|"
    r"\b(?:Foreign|Defen[cs]e) Minister and (?:Alternate |Deputy )?Prime Minister$"
)
_BARE = frozenset(
    {
        "Foreign Minister",
        "Defence Minister",
        "Defense Minister",
        "Minister of Defense",
        "Minister of Defence",
        "Minister of Foreign Affairs",
        "Foreign Secretary",
        "Prime Minister",
        "President",
        "Chancellor",
        "Secretary General",
        "Secretary-General",
        "High Representative",
        "Crown Prince",
        "Vice President",
        "Deputy Prime Minister",
        "King",
        "Emir",
        "Ambassador",
        "Chairman",
    }
)
"""Offices that name somebody by themselves once their holder has been introduced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person as a release introduced him: English title, Arabic title, who, of which state."""

    office: str
    arabic: str
    person: Entity
    country: str


def are_one_persons(title: str) -> bool:
    """Whether two offices joined by "and" are borne by one: "Crown Prince and Prime Minister"."""
    return " and " not in title or _ONE_PERSONS.search(title) is not None


def bare(english: str) -> bool:
    """Whether the office is one that a release uses alone for somebody named before."""
    return english in _BARE


_FOREIGN = re.compile(r"\bMinister (?:of|for) Foreign Affairs\b")


def holder_of(office: str, holders: Iterable[Holder], home: str) -> Holder | None:
    """The only person named so far who holds this office; at home, the one of this country.

    None when nobody or more than one person may be meant.
    """
    found: dict[str, Holder] = {}
    for one in holders:
        held = _FOREIGN.sub("Foreign Minister", one.office)
        if re.search(rf"\b{re.escape(office)}\b", held) and _is_full(office, held):
            found.setdefault(one.person.short or one.person.arabic, one)
    named = {key: one for key, one in found.items() if one.person.kind == "person"}
    if len(named) == 1:
        return next(iter(named.values()))
    if len(found) == 1:
        return next(iter(found.values()))
    ours = [one for one in found.values() if home and one.country == home]
    return ours[0] if len(ours) == 1 else None


def _is_full(office: str, title: str) -> bool:
    """ "Minister" is no short form of "Prime Minister", "President" none of "Vice President"."""
    before = title[: title.find(office)].rstrip()
    return not before.endswith(("Vice", "Deputy", "Under", "Assistant", "Former", "former"))


def named_pairs(text: str, mentions: list[Mention], book: Lexicon) -> list[Entity]:
    """ "U.S.-India", "EU-China", "U.S.-Japan-Republic of Korea": peoples side by side."""
    found: list[Entity] = []
    at = 0
    while at < len(mentions):
        run = [mentions[at]]
        while at + len(run) < len(mentions) and _joined(text, run[-1], mentions[at + len(run)]):
            run.append(mentions[at + len(run)])
        at += len(run)
        codes = [_code(one, book) for one in run]
        if len(run) > 1 and all(codes):
            start = run[0].start
            the = re.search(r"\b[Tt]he $", text[:start])
            article = the is not None and run[0].text.startswith("United")
            found.append(
                Entity(
                    start=start,
                    end=run[-1].end,
                    kind="nationality",
                    english=text[start : run[-1].end],
                    mask="French",
                    id="+".join(codes),
                    precise=not article,
                )
            )
    return found


def _joined(text: str, one: Mention, other: Mention) -> bool:
    return text[one.end : other.start] in ("-", "–", " – ")


def _code(mention: Mention, book: Lexicon) -> str:
    if mention.kind not in ("country", "nationality"):
        return ""
    return mention.id if book.country(mention.id) is not None else ""


def as_office(entity: Entity, holder: Holder) -> Entity:
    """The bare office with the title, gender and person of its holder."""
    return replace(
        entity,
        arabic=holder.arabic,
        gender=holder.person.gender,
        short=holder.person.short,
        id=holder.person.id,
    )
