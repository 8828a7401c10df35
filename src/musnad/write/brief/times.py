"""Days, months and years as Arabic phrases, and what happened on them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from musnad.arabic.dates import write_date
from musnad.arabic.writing import digits_of, month_name
from musnad.write.brief import generate, prepositions
from musnad.write.brief.entity import Entity
from musnad.write.brief.scene import Declined, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


_TIME_PREPOSITIONS = {
    "on": "",
    "in": "في",
    "since": "منذ",
    "until": "حتى",
    "before": "قبل",
    "after": "بعد",
    "by": "بحلول",
    "during": "خلال",
    "from": "من",
    "of": "من",
    "for": "ل",
}


_RELATIVE = {
    "this week": "هذا الأسبوع",
    "this month": "هذا الشهر",
    "this year": "هذا العام",
    "last week": "الأسبوع الماضي",
    "last month": "الشهر الماضي",
    "last year": "العام الماضي",
    "next week": "الأسبوع المقبل",
    "next month": "الشهر المقبل",
    "next year": "العام المقبل",
}


HOURS = frozenset({"مساء", "صباحا", "بعد الظهر"})
"""Parts of a day, which a headline leaves out with the day."""


_EVENTS = frozenset(
    listed(
        "attack strike explosion bombing earthquake shooting incident assault blast raid airstrike "
        "crash massacre accident stabbing fire"
    )
)


def is_time(scene: Scene, preposition: Token) -> bool:
    """Whether the phrase names a day or a journey, not a topic."""
    inner = [child for child in preposition.children if child.dep_ == "pobj"]
    entities = [scene.entity(child) for child in inner]
    dated = any(one is not None and one.kind == "date" for one in entities)
    return dated or any(one.lemma_.lower() in prepositions.TRIPS for one in inner)


def is_event(token: Token) -> bool:
    """Whether the noun tells what happens on a day."""
    return token.lemma_.lower() in _EVENTS


def occurred(scene: Scene, token: Token, owner: Token) -> str:
    """ "Today's attack": «وقع الجمعة 22 مارس 2024», said of what happens on a day."""
    entity = scene.entity(owner)
    if entity is None or entity.kind != "date" or token.lemma_.lower() not in _EVENTS:
        return ""
    if entity.day is None or entity.last is not None:
        raise _unclear(entity)
    noun = scene.words.noun(token.lemma_)
    scene.use(owner, *(child for child in owner.children if child.dep_ == "case"))
    several = token.tag_ in ("NNS", "NNPS")
    verb = "وقعت" if several or (noun is not None and noun.gender == "f") else "وقع"
    if entity.measure == "date" and not _names_weekday(entity):
        # A day that names an event may be of any year: only the year that is told is certain.
        told = str(entity.day.year) in entity.english
        return f"{verb} في {write_date(entity.day, scene.house, weekday=False, year=told)}"
    return f"{verb} {write_date(entity.day, scene.house)}"


def day_of(scene: Scene, token: Token) -> str:
    """A date before a noun: "the Oct. 7 attacks" take «في 7 أكتوبر 2023» after them."""
    relative = relative_of(token)
    if relative:
        scene.use(*token.subtree)
        return relative
    entity = scene.entity(token)
    case = [child for child in token.children if child.dep_ == "case"]
    if entity is None or len(list(token.children)) != len(case):
        raise scene.decline(token, "time")
    scene.use(token, *case)
    if entity.day is None or entity.last is not None:
        raise scene.decline(token, "time")
    year = str(entity.day.year) in entity.english
    return f"في {write_date(entity.day, scene.house, weekday=False, year=year)}"


def time(scene: Scene, entity: Entity, preposition: str) -> str:
    """A date with its preposition: «الخميس 24 أبريل 2025», «في مارس 2024», «منذ 2022»."""
    arabic = _TIME_PREPOSITIONS.get(preposition)
    if arabic is None:
        raise _unclear(entity)
    if preposition in ("on", "from") and _spans(entity):
        return _between(scene, entity)
    text = _date(scene, entity)
    bare = entity.day is not None and entity.measure == "date" and not _names_weekday(entity)
    if bare and entity.day is not None and entity.english.casefold() not in _RELATIVE:
        year = _is_sure(scene, entity, preposition)
        text = write_date(entity.day, scene.house, weekday=False, year=year)
        arabic = arabic or "في"
    if preposition == "in" and entity.measure not in ("month", "year"):
        raise _unclear(entity)
    if entity.measure == "year":
        text = f"عام {text}"
    if preposition == "in":
        return f"في {text}"
    return generate.attach(arabic, text)


def named(scene: Scene, entity: Entity) -> str:
    """A date after a preposition of several words: «نهاية» of «عام 2024», «مارس»."""
    text = _date(scene, entity)
    if entity.day is not None and entity.measure == "date" and not _names_weekday(entity):
        year = _is_sure(scene, entity, "")
        text = write_date(entity.day, scene.house, weekday=False, year=year)
    return f"عام {text}" if entity.measure == "year" else text


_FAR_DAYS = 120
"""How far from its publication a release tells of a day without its year, at most."""


def _is_sure(scene: Scene, entity: Entity, preposition: str) -> bool:
    """Whether the year of a day is told, or near enough to be certain."""
    if entity.day is None or str(entity.day.year) in entity.english:
        return True
    if scene.published is None:
        return False
    ahead = (entity.day - scene.published.date()).days
    return abs(ahead) <= _FAR_DAYS and not (preposition == "since" and ahead > 0)


def _names_weekday(entity: Entity) -> bool:
    """Whether the English names the day of the week: Arabic then names it too."""
    named = any(word in entity.english.casefold() for word in ("day", "tonight"))
    return named or bool(_part(entity))


def _part(entity: Entity) -> str:
    """The part of the day in "this morning" and "last night"; ``""`` for any other date."""
    which, _, part = entity.english.casefold().partition(" ")
    return {"this": PARTS_OF_DAY, "last": _LAST_PARTS}.get(which, {}).get(part, "")


PARTS_OF_DAY = {"morning": "صباح", "afternoon": "بعد ظهر", "evening": "مساء", "night": "مساء"}
_LAST_PARTS = {"night": "ليل", "evening": "مساء"}


def relative_of(token: Token) -> str:
    """ "Next month's": «الشهر المقبل»; ``""`` for any other possessor."""
    words = [word.lower_ for word in token.subtree if word.dep_ != "case"]
    return _RELATIVE.get(" ".join(words), "")


def part_of_day(scene: Scene, token: Token) -> str:
    """ "This evening": «مساء» with the day of publication, when that is known."""
    words = [word.lower_ for word in token.subtree]
    known = _RELATIVE.get(" ".join(words))
    if known is not None:
        scene.use(*token.subtree)
        return known
    day = scene.published.date() if scene.published is not None else None
    arabic = PARTS_OF_DAY.get(token.lower_)
    if words == ["last", token.lower_] and day is not None:
        arabic, day = _LAST_PARTS.get(token.lower_), day - timedelta(days=1)
    elif words != ["this", token.lower_]:
        arabic = None
    if arabic is None or day is None:
        raise scene.decline(token, "adverbial noun")
    scene.use(*token.subtree)
    return f"{arabic} {write_date(day, scene.house)}"


def _date(scene: Scene, entity: Entity) -> str:
    known = _RELATIVE.get(entity.english.casefold())
    if known is not None:
        return known
    if entity.measure == "year" and entity.year is not None:
        return digits_of(str(entity.year), scene.house)
    if entity.measure == "month" and entity.month is not None:
        month = month_name(entity.month, scene.house)
        if entity.year is not None and str(entity.year) in entity.english:
            return f"{month} {digits_of(str(entity.year), scene.house)}"
        return month
    spoken = _SPOKEN.get(entity.english.casefold())
    if entity.day is None and spoken is not None:
        return spoken
    if entity.day is None or (entity.last is not None and entity.measure not in ("month", "year")):
        raise _unclear(entity)
    return f"{_part(entity)} {write_date(entity.day, scene.house)}".lstrip()


def _spans(entity: Entity) -> bool:
    """Whether a date runs from one day to another: "22-24 August 2023"."""
    return (
        entity.day is not None
        and entity.last is not None
        and entity.last > entity.day
        and (
            entity.measure not in ("month", "year") and re.search(r"\d", entity.english) is not None
        )
    )


def _between(scene: Scene, entity: Entity) -> str:
    """«في الفترة من 22 إلى 24 أغسطس 2023»."""
    first, last = entity.day, entity.last
    if first is None or last is None:
        raise _unclear(entity)
    end = write_date(last, scene.house, weekday=False, year=str(last.year) in entity.english)
    begin = write_date(first, scene.house, weekday=False, year=first.year != last.year)
    if (first.year, first.month) == (last.year, last.month):
        begin = digits_of(str(first.day), scene.house)
    return f"في الفترة من {begin} إلى {end}"


_SPOKEN = {"today": "اليوم", "yesterday": "أمس", "tomorrow": "غدا"}
"""Days of a release that does not say when it was published."""


def _unclear(entity: Entity) -> Declined:
    return Declined(entity.english, "time")


_LASTING = frozenset(
    listed(
        "trip visit stay tour year day week month period process history crisis war conflict talk "
        "negotiation meeting campaign term career life pandemic season discussion conversation "
        "journey transition mandate tenure decade night summer winter phase operation"
    )
)


def goes_by(preposition: Token) -> bool:
    """ "Throughout his trip": what has no places, only time."""
    return any(child.lemma_.lower() in _LASTING for child in preposition.children)


_PARTS_OF_MONTH = {"early": "أوائل", "mid": "منتصف", "mid-": "منتصف", "late": "أواخر"}


def part_of_month(scene: Scene, token: Token) -> str:
    """ "Early July", "late 2023": «أوائل يوليو»; ``""`` for any other date."""
    entity = scene.entity(token)
    others = [one for one in token.children if not one.is_punct]
    if entity is None or entity.kind != "date" or entity.measure not in ("month", "year"):
        return ""
    if len(others) != 1 or others[0].lower_ not in _PARTS_OF_MONTH or list(others[0].children):
        return ""
    scene.use(token, *token.children)
    return f"{_PARTS_OF_MONTH[others[0].lower_]} {named(scene, entity)}"


def hour(scene: Scene, preposition: Token) -> str:
    """ "On Sunday morning": «صباح» with the day; ``""`` for anything else after "on"."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0].lower_ not in PARTS_OF_DAY:
        return ""
    named = list(inner[0].children)
    entity = scene.entity(named[0]) if len(named) == 1 else None
    if entity is None or entity.kind != "date" or entity.day is None:
        raise scene.decline(inner[0], "time")
    scene.use(preposition, *preposition.subtree)
    return f"{PARTS_OF_DAY[inner[0].lower_]} {write_date(entity.day, scene.house)}"
