"""Adds to an article at most one sentence of background, from the dated ledger.

Only for a house that asks for it. The sentence tells a fact about a subject of the release
that the ledger holds on the day of the release and that the release does not tell itself; it
cites the ledger's row, and the checker judges it against the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from musnad.arabic.agreement import attach, counted
from musnad.arabic.dates import dates, write_date
from musnad.arabic.figures import figures
from musnad.arabic.normal import fold
from musnad.core.draft import Block, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release
from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Fact
from musnad.lexicon.house import lexicon_of
from musnad.lexicon.ledger import LEDGER, forms, post, resolution
from musnad.write.notice import title_of

_FIRST = 3
"""Of the title and how many body sentences the subjects of a release are taken."""
_BRACKETS = re.compile(r" \([^()]{1,40}\)")
_UNTITLED = (
    "king ", "queen ", "emir ", "emperor ", "crown prince ", "sultan ", "supreme leader ", "pope",
    "acting ", "caretaker ",
)  # fmt: skip
"""Offices that one is not said to have taken up, as the ledger words them."""
_COUNTED = "number of members"
_TRIVIAL = frozenset({"7"})
"""Counts that the name of the body tells: the G7."""
_NAMED = r"(?<!\w)[وفبلك]{{0,2}}{}(?!\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a release is about: ids by their order, its text folded, and its day.

    ``ids`` and ``first`` are of the title and the first sentences only.
    """

    ids: tuple[str, ...]
    text: str
    first: str
    figures: frozenset[str]
    days: frozenset[date]
    day: date


def with_background(draft: Draft, release: Release, house: House) -> Draft:
    """The draft with its sentence of background before what is in the original language.

    A notice, a release without a day, and one about which the ledger is silent get none.
    """
    if not house.background or draft.notice or release.published is None:
        return draft
    book = lexicon_of(house)
    told = next(_sentences(_scene(release, release.published.date(), book), book, house), None)
    if told is None:
        return draft
    text, fact = told
    block = Block(type="background", sentences=(Line(text=text, cites=(LEDGER + fact.id,)),))
    at = next(
        (number for number, one in enumerate(draft.blocks) if one.type == "original"),
        len(draft.blocks),
    )
    return replace(draft, blocks=(*draft.blocks[:at], block, *draft.blocks[at:]))


def _scene(release: Release, day: date, book: Lexicon) -> Scene:
    body = [one.text for one in release.body]
    whole = "\n".join((title_of(release), *body))
    first: dict[str, None] = {}
    opening = (title_of(release), *body[:_FIRST])
    for text in opening:
        for mention in book.mentions(text, release.language):
            if mention.kind != "nationality":
                first.setdefault(mention.id)
    return Scene(
        ids=tuple(first),
        text=fold(whole),
        first=fold("\n".join(opening)),
        figures=frozenset(str(one.value) for one in figures(whole, release.language)),
        days=frozenset(
            one.resolved
            for one in dates(whole, release.language, published=release.published)
            if one.resolved is not None
        ),
        day=day,
    )


def _sentences(scene: Scene, book: Lexicon, house: House) -> Iterator[tuple[str, Fact]]:
    """What could be told, the most telling first."""
    held = [fact for fact in book.facts if book.holds(fact, scene.day) or _dated(fact, scene)]
    for tell in _TELLERS:
        for fact in held:
            if fact.since in scene.days or fact.until in scene.days:
                continue  # the release tells it
            text = tell(fact, scene, book, house)
            if text is not None:
                yield f"{text}.", fact


def _dated(fact: Fact, scene: Scene) -> bool:
    """An act of one day in the past: it was done, whatever became of it."""
    return fact.kind == "resolution" and fact.since <= scene.day


def _resolution(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    number = resolution(fact)
    body = book.organisation(fact.object)
    named = number and re.search(rf"(?:resolution|القرار|قرار\D{{0,30}}?) ?{number}\b", scene.text)
    if body is None or not named:
        return None
    verb = "اعتمدت" if body.gender == "f" else "اعتمد"
    return f"{verb} {_plain(body.ar[0])} القرار {number} في {_day(fact.since, house)}"


def _treaty(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    del book
    names = forms(fact) if fact.kind == "treaty" else ()
    if not any(re.search(_NAMED.format(re.escape(fold(name))), scene.first) for name in names):
        return None
    arabic = next((name for name in names if not name.isascii()), None)
    if arabic is None:
        return None
    verb = "دخلت" if arabic.split(" ", maxsplit=1)[0].endswith(("ة", "ات")) else "دخل"
    return f"{verb} {arabic} حيز النفاذ في {_day(fact.since, house)}"


def _joined(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    country, body = book.country(fact.subject), book.organisation(fact.object)
    if fact.kind != "membership" or country is None or body is None:
        return None
    if not {fact.subject, fact.object} <= set(scene.ids):
        return None
    she = country.gender == "f"
    name, there = _plain(country.ar[0]), _plain(body.ar[0])
    if fact.predicate == "member":
        verb = "انضمت" if she else "انضم"
        return f"{verb} {name} {attach('إلى', there)} في {_day(fact.since, house)}"
    if fact.predicate == "elected member" and fact.until is not None:
        verb = "تشغل" if she else "يشغل"
        return f"{verb} {name} مقعدا غير دائم في {there} حتى {_day(fact.until, house)}"
    return None


def _members(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    body = book.organisation(fact.subject)
    if fact.kind != "count" or fact.predicate != _COUNTED or body is None:
        return None
    if fact.subject not in scene.ids or fact.object in scene.figures | _TRIVIAL:
        return None
    verb, its = ("تضم", "عضويتها") if body.gender == "f" else ("يضم", "عضويته")
    states = counted(int(fact.object), "دولة", "دولتين", "دول", "f", house)
    return f"{verb} {_plain(body.ar[0])} في {its} {states} منذ {_day(fact.since, house)}"


def _presides(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    country, body = book.country(fact.subject), book.organisation(fact.object)
    if fact.kind != "presidency" or country is None or body is None or fact.until is None:
        return None
    if not {fact.subject, fact.object} <= set(scene.ids):
        return None
    verb = "تتولى" if country.gender == "f" else "يتولى"
    office = f"رئاسة {_plain(body.ar[0])}"
    if "rotating" in fact.predicate:
        office = f"الرئاسة الدورية لمجلس {_plain(body.ar[0])}"
    return f"{verb} {_plain(country.ar[0])} {office} حتى {_day(fact.until, house)}"


def _holder(fact: Fact, scene: Scene, book: Lexicon, house: House) -> str | None:
    person = book.person(fact.subject)
    if fact.kind != "office" or person is None or fact.subject not in scene.ids:
        return None
    taken = post(fact, book, gender=person.gender)
    if taken is None or fact.predicate.startswith(_UNTITLED):
        return None
    verb = "تتولى" if person.gender == "f" else "يتولى"
    return f"{verb} {person.ar[0]} {taken} منذ {_day(fact.since, house)}"


_TELLERS: tuple[Callable[[Fact, Scene, Lexicon, House], str | None], ...] = (
    _resolution,
    _treaty,
    _joined,
    _presides,
    _members,
    _holder,
)


def _plain(name: str) -> str:
    return _BRACKETS.sub("", name)


def _day(day: date, house: House) -> str:
    return write_date(day, house, weekday=False)
