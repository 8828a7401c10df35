"""Whose office the publisher is: "the Prime Minister" of Downing Street is the British one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.core.release import Release
from musnad.lexicon.book import Lexicon
from musnad.lexicon.ledger import styled
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender
from musnad.write.brief.joining import surname
from musnad.write.brief.people import People, family
from musnad.write.wordlist import listed

_UNITED_KINGDOM = "the united kingdom"
_HOUSES: tuple[tuple[str, str, str], ...] = (
    (r"Downing Street|Number 10\b|\bNo\.? ?10\b", "prime minister", _UNITED_KINGDOM),
    (r"FCDO|Foreign(?:, | (?:and|&) )Commonwealth", "foreign secretary", _UNITED_KINGDOM),
    (r"^(?:The )?Foreign Office$", "foreign secretary", _UNITED_KINGDOM),
    (r"[ÉE]lys[ée]e", "president", "france"),
    (r"^(?:The )?White House", "president", "the united states"),
    (r"Ami?ri Diwan.{0,12}Qatar|Qatar.{0,12}Ami?ri Diwan", "emir", "qatar"),
    (r"Ami?ri Diwan.{0,12}Kuwait|Kuwait.{0,12}Ami?ri Diwan", "emir", "kuwait"),
    (r"Royal Hashemite Court", "king", "jordan"),
    (r"Federal Foreign Office|Ausw[äa]rtiges Amt", "foreign minister", "germany"),
    (r"Federal Chancell|Federal Government of Germany", "chancellor", "germany"),
    (r"Press and Information Office of the Federal Government", "chancellor", "germany"),
    (r"^NATO\b|North Atlantic Treaty Organi[sz]ation", "secretary general", "nato"),
    (r"^United Nations|^UN\b|Secretary-General", "secretary-general", "the united nations"),
    (
        r"^European Council|Council of the (?:EU|European Union)",
        "president",
        "the european council",
    ),
    (r"^European Commission", "president", "the european commission"),
    (
        r"European External Action Service|\bEEAS\b",
        "high representative for foreign affairs and security policy",
        "the european union",
    ),
)
_TITLES: tuple[tuple[str, str, str], ...] = (
    (
        r"^PM (?:call|meeting|phone call|bilateral)|^Prime Minister's (?:call|meeting) with",
        "prime minister",
        _UNITED_KINGDOM,
    ),
    (r"^(?:NATO|North Atlantic) ", "secretary general", "nato"),
)
_MINISTRY = re.compile(
    r"\b(?:Foreign|External) (?:Affairs|Ministry|Office)|Ministry (?:of|for) (?:Foreign|External)|"
    r"\bMinister (?:of|for) Foreign|\bForeign Minister|\bMOFA\b|\bMFA\b"
)
_DEFENCE = re.compile(r"\bDefen[cs]e\b")
_PRESIDENT = re.compile(r"\bPresiden(?:t|cy|tial)\b")
_PREMIER = re.compile(r"\bPrime Minister")
_CALLED = {
    "prime minister": listed("Prime_Minister PM Premier"),
    "foreign secretary": listed("Foreign_Secretary"),
    "president": listed("President"),
    "king": listed("King"),
    "emir": listed("Emir Amir"),
    "chancellor": listed("Chancellor Federal_Chancellor"),
    "foreign minister": listed(
        "Foreign_Minister Minister_of_Foreign_Affairs External_Affairs_Minister "
        "Minister_of_External_Affairs"
    ),
    "defence minister": listed("Defence_Minister Defense_Minister Minister_of_Defence"),
    "secretary general": listed(
        "Secretary_General Secretary-General NATO_Secretary_General NATO_Secretary-General"
    ),
    "secretary-general": listed(
        "Secretary-General Secretary_General UN_Secretary-General UN_Secretary_General "
        "United_Nations_Secretary-General"
    ),
    "high representative for foreign affairs and security policy": listed("High_Representative"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The publisher's own office: what it is called bare, its Arabic, and who held it that day.

    ``person`` is the holder's id, ``""`` when the ledger names nobody; ``name`` is his Arabic.
    """

    called: tuple[str, ...]
    title: str
    gender: Gender
    person: str = ""
    name: str = ""
    tail: str = ""


def seat_of(
    release: Release,
    book: Lexicon,
    home: str,
    pronouns: Gender | None = None,
    *,
    named: bool = True,
) -> Seat | None:
    """The office that the publisher speaks for; None when it is no single office's house.

    ``pronouns`` is the gender that the release shows, for a holder whom nobody knows. Where
    ``named`` is false the ledger gives the gender only, and no name.
    """
    office, of = _office(release, book, home)
    if not office:
        return None
    english = f"{office} of {of}"
    day = release.published.date() if release.published is not None else None
    fact = book.office_holder(english, day) if day is not None else None
    known = fact is not None and day is not None and book.holds(fact, day)
    person = book.person(fact.subject) if fact is not None and known else None
    gender: Gender = person.gender if person is not None else pronouns or "m"
    title = (styled(fact, book, gender=gender) if fact is not None and known else None) or (
        book.render_office(english, gender=gender)
    )
    if title is None:
        return None
    called = tuple(one.replace("_", " ") for one in _CALLED[office])
    if person is None or not named:
        return Seat(called=called, title=title, gender=gender)
    return Seat(
        called=called,
        title=title,
        gender=gender,
        person=person.id,
        name=person.ar[0],
        tail=surname(person.en[0]),
    )


def _office(  # noqa: PLR0911 - one kind of house a line
    release: Release, book: Lexicon, home: str
) -> tuple[str, str]:
    """The English office and whose it is, or two ``""``."""
    publisher = " ".join(release.publisher.split())
    for pattern, office, of in _HOUSES:
        if re.search(pattern, publisher):
            return office, of
    for pattern, office, of in _TITLES:
        if re.search(pattern, release.title or ""):
            return office, of
    if re.search(r"^Ami?ri Diwan$|^Emiri Diwan$", publisher) and home in ("QA", "KW"):
        return "emir", "qatar" if home == "QA" else "kuwait"
    country = book.country(home) if publisher and home else None
    if country is None:
        return "", ""
    land = country.en[0].lower()
    if _MINISTRY.search(publisher):
        return "foreign minister", land
    if _PREMIER.search(publisher):
        return "prime minister", land
    if _PRESIDENT.search(publisher):
        return "president", land
    if _DEFENCE.search(publisher) and country.code not in ("US", "GB"):
        return "defence minister", land
    return "", ""


def seated(found: Entity, seat: Seat, people: People) -> Entity:
    """The bare office as its holder: with the name at the first mention, without it later."""
    if not seat.person or people.heading:
        return _with(found, seat, seat.title)
    first = seat.tail not in people.told | people.met
    full = seat.name
    people.learn(seat.tail, family(full), full, seat.gender)
    return _with(found, seat, f"{seat.title} {full}" if first else seat.title)


def _with(found: Entity, seat: Seat, arabic: str) -> Entity:
    return Entity(
        start=found.start,
        end=found.end,
        kind="office",
        english=found.english,
        mask=found.mask,
        arabic=arabic,
        short=seat.title,
        gender=seat.gender,
        id=seat.person,
        precise=found.precise,
    )
