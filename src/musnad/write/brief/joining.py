"""How names, titles and lands that stand side by side become one name."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import article, attach
from musnad.write.wordlist import listed

_HONOUR = re.compile(
    r"\b(?:[Tt]he |[Hh]is |[Hh]er )?(?:Royal )?(?:Majesty|Highness|Excellency),?\s$"
)


ARTICLE = re.compile(r"\b[Tt]he\s$")


def set_in(place: Entity, land: Entity, text: str) -> Entity:
    """The place with the land it lies in: «جدة بالسعودية»."""
    end = past_comma(text, land.end)
    arabic = f"{place.arabic} {attach('ب', land.arabic)}"
    return replace(place, end=end, english=text[place.start : end], arabic=arabic)


def within(last: Entity, one: Entity, text: str) -> bool:
    """ "Jeddah, Saudi Arabia,": a place and the land it lies in."""
    if last.kind != "place" or one.kind not in ("place", "country") or last.id == one.id:
        return False
    if text[last.end : one.start] != ", " or " ب" in last.arabic:
        return False
    after = text[one.end : one.end + 1]
    return after in (",", ".", "") and not re.match(r", (?:and )?[A-Z]|,? and ", text[one.end :])


_STYLED = re.compile(r" و(?=ال(?:سفيرة?|جنرال|لواء|فريق|عميد|دكتورة?|أميرة?|شيخة?)\b)")
"""A style after an office is the same person's: no "and" joins them."""


def join(start: int, end: int, text: str, title: str, person: Entity) -> Entity:
    """The person with the title before his name, as one entity."""
    name = person.arabic
    if " " not in title:
        title = article(title)
    if ", " in text[start:end]:
        title = _STYLED.sub(" ", title)
    before = _HONOUR.search(text[:start]) or ARTICLE.search(text[:start])
    return replace(
        person,
        start=before.start() if before else start,
        end=end,
        english=text[start:end],
        arabic=f"{title} {name}",
        titled=True,
        title=title,
    )


def near(gap: str) -> bool:
    """Whether two parts of a title stand close enough to be one."""
    return gap in (
        " ",
        "'s ",
        "’s ",
        " of ",
        " of the ",
        " for ",
        " and ",
        " to ",
        " to the ",
        ", ",
    )


def closed(text: str, end: int) -> bool:
    """Whether a name ends where the text has a comma, a stop or a space."""
    return text[end : end + 1] in ("", ",", ".") or text[end : end + 1] == " "


def past_comma(text: str, end: int) -> int:
    """The offset after a closing comma, if there is one."""
    return end + 1 if text[end : end + 1] == "," else end


_PARTICLES = frozenset(listed("von van der den de du da di la le al el bin ibn ten ter"))


def surname(name: str) -> str:
    """The last part of a name, with the particle that belongs to it."""
    parts = [part for part in name.split() if part not in ("III", "II", "Jr.", "Sr.")]
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(parts[at:])


FAMILY_FIRST = frozenset({"CN", "KR", "KP", "TW"})
"""Lands whose people are called by the first part of their names: "President Moon"."""
FATHERS_NAMED = frozenset(
    {"AE", "AF", "BH", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "OM", "PK", "PS", "QA"}
    | {"SA", "SD", "SY", "TN", "TR", "YE"}
)
"""Lands where the middle of three names is the father's: «السوداني» is the family's."""

HOUSES = {
    "Al Thani": "آل ثاني",
    "Al Nahyan": "آل نهيان",
    "Al Saud": "آل سعود",
    "Al Khalifa": "آل خليفة",
    "Al Maktoum": "آل مكتوم",
    "Al Qasimi": "القاسمي",
    "Al Said": "آل سعيد",
    "Al Sabah": "الصباح",
}
"""Ruling houses: their «آل» is a word, no article."""
