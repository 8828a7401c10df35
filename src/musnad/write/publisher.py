"""Names a release's publisher in Arabic, and says when it published."""

from __future__ import annotations

import re
from functools import lru_cache

from musnad.arabic.dates import write_date
from musnad.core.house import House
from musnad.core.release import Release
from musnad.lexicon.book import Lexicon, shipped

_GOVERNMENT = "government"
_WHOLE = re.compile(r"(?:The )?Government of (?:the )?[A-Z]")
_WORD = re.compile(r"\b(?:HM )?Government(?: of (?:the )?)?", re.IGNORECASE)
_BARE = re.compile(r"(?:The )?Government", re.IGNORECASE)
_ACRONYM = re.compile(r"\s?\([A-Za-z&-]{2,10}\)")
_NO_TEN = re.compile(r"Prime Minister['’]s Office.{0,3}10 Downing Street|^10 Downing St")
_LINKS = re.compile(
    r"\b(?:of|the|for|in|Republic|Kingdom|State|Government)\b|['’]s\b|[-–—,|:/&()]", re.IGNORECASE
)
_HOLDS = re.compile(
    r"^(?:The )?(?:Federal )?(?:Prime Minister|President|Chancellor|Minister|UN Secretary)\b.{5,}"
)
_ARABIC = re.compile(r"[\u0621-\u064a]")


def publisher_name(release: Release) -> str:
    """The publisher in Arabic when that is known, else as the release gives it, else ``""``."""
    given = " ".join(release.publisher.split())
    if not given or _ARABIC.search(given):
        return given
    if re.fullmatch(r"(?:HM |His Majesty['’]s )Government", given):
        given = "UK Government"
    if _BARE.fullmatch(given):
        return ""
    if given.casefold() == "gov.uk":
        given = "UK Government"
    return arabic_organisation(given) or release.publisher_ar or given


def arabic_organisation(  # noqa: PLR0911 - one kind of body a line
    latin: str,
) -> str | None:
    """The Arabic name of the body that ``latin`` names as a whole; None when it is unknown."""
    book = shipped()
    if _WHOLE.match(latin):
        return _government(latin, book)
    latin = re.sub(r"^(?:The )?Minister (?:of|for) ", "Ministry of ", _ACRONYM.sub("", latin))
    known = _by_name(book).get(latin.casefold().removeprefix("the "))
    if known is not None:
        return known
    if _NO_TEN.search(latin):
        return "مكتب رئيس الوزراء البريطاني"
    for mention in book.mentions(latin, "en"):
        if mention.start > 4 or len(latin) - mention.end > 1:
            continue
        for id_ in (mention.id, *mention.others):
            body = book.organisation(id_)
            place = book.place(id_)
            if id_ == _GOVERNMENT:
                return _government(latin, book)
            if body is not None:
                return body.ar[0]
            if place is not None and place.stands_for:
                return place.ar[0]
            for field in book.fields:
                if id_ == f"ministry.{field.id}":
                    return f"وزارة {field.ar[0]}"
    return _of_state(latin, book) or _office_of(latin, book)


@lru_cache(maxsize=4)
def _by_name(book: Lexicon) -> dict[str, str]:
    """Organisations by each of their English names, folded."""
    return {name.casefold(): body.ar[0] for body in book.organisations for name in body.en}


def _of_state(latin: str, book: Lexicon) -> str | None:
    """A ministry or presidency with its state, in whatever order English names them."""
    mentions = [one for one in book.mentions(latin, "en") if one.id != _GOVERNMENT]
    states = [one for one in mentions if one.kind in ("country", "nationality")]
    bodies = [one for one in mentions if one.kind == "organisation"]
    if len(states) != 1 or len(bodies) != 1 or len(mentions) != 2:
        return None
    rest = latin[: bodies[0].start] + " " + latin[bodies[0].end :]
    rest = rest.replace(states[0].text, " ")
    if _LINKS.sub("", rest).strip():
        return None
    state = book.nationality(states[0].id, gender="f", definite=True)
    if bodies[0].id == "presidency":
        return f"الرئاسة {state}"
    for field in book.fields:
        if bodies[0].id == f"ministry.{field.id}":
            return f"وزارة {field.ar[0]} {state}"
    return None


def _government(latin: str, book: Lexicon) -> str | None:
    """«الحكومة البريطانية»; None for a government whose country is not named."""
    for mention in book.mentions(_WORD.sub("", latin), "en"):
        if mention.kind in ("country", "nationality"):
            return f"الحكومة {book.nationality(mention.id, gender='f', definite=True)}"
    return None


def _office_of(latin: str, book: Lexicon) -> str | None:
    """«مكتب رئيس الوزراء البريطاني», «الرئاسة الفرنسية»."""
    office = re.fullmatch(r"(?:The )?(?:Office of (?:the )?(.{3,60})|(.{3,60})['’]s Office)", latin)
    if office is not None:
        title = book.render_office(office.group(1) or office.group(2))
        return f"مكتب {title}" if title else None
    holder = book.render_office(re.sub(r"^(.{5,40}), ([A-Z][\w ]{3,30})$", r"\1 of \2", latin))
    if holder is not None and _HOLDS.search(latin):
        return f"مكتب {holder}"
    presidency = re.fullmatch(r"(?:The )?(.{3,40}) Presidency", latin)
    mentions = book.mentions(latin, "en") if presidency is not None else ()
    for mention in mentions:
        if mention.kind == "nationality":
            return f"الرئاسة {book.nationality(mention.id, gender='f', definite=True)}"
    return None


def published_on(release: Release, house: House) -> str:
    """The day of publication as the house writes it, or ``""`` when it is unknown."""
    if release.published is None:
        return ""
    return write_date(release.published.date(), house)
