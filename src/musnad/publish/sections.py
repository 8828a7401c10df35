"""The sections that an article belongs to: its topics, its source, the countries and people in it.

Whoever is named in the headline, the lead or the first sentences is what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from musnad.core.article import Article
from musnad.core.draft import lines
from musnad.core.source import Source
from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.publish.index import Mark
from musnad.publish.links import file_id
from musnad.publish.markup import plain

KINDS = {
    "topic": "الموضوعات",
    "country": "البلدان",
    "person": "الأشخاص",
    "source": "المصادر",
}
"""The kinds of section and their headings, in the order in which they are shown."""

TOPICS = {
    "aid": "المساعدات",
    "children": "الطفولة",
    "culture": "الثقافة",
    "defence": "الدفاع",
    "diplomacy": "الدبلوماسية",
    "economy": "الاقتصاد",
    "energy": "الطاقة",
    "finance": "المال",
    "food": "الغذاء",
    "government": "الحكومات",
    "health": "الصحة",
    "human-rights": "حقوق الإنسان",
    "justice": "القضاء",
    "nuclear": "الشأن النووي",
    "refugees": "اللاجئون",
}
"""The topics of the catalogue's sources in Arabic; another one stands as its source has it."""

_LETTERS = 320
_MOST = {"country": 6, "person": 8}
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def marks_of(
    article: Article,
    source: Source | None,
    source_name: str,
    mentions: tuple[Mention, ...],
    book: Lexicon,
) -> tuple[Mark, ...]:
    """The sections of an article; ``mentions`` are those of ``opening(article)``."""
    found = [Mark(kind="source", id=_safe(article.source_id), name=source_name)]
    found += [
        Mark(kind="topic", id=_safe(topic), name=plain(TOPICS.get(topic, topic)))
        for topic in (source.topics if source else ())
    ]
    named = dict.fromkeys(_named(mentions, book))
    for kind, most in _MOST.items():
        found += islice((one for one in named if one.kind == kind), most)
    return tuple(found)


def opening(article: Article) -> str:
    """The headline, the lead and, where these are short, what follows."""
    text = ""
    for role, line in lines(article.draft):
        if role in ("crosshead", "original", "background"):
            continue
        text = f"{text}\n{line.text}" if text else line.text
        if len(text) >= _LETTERS:
            break
    return text[: 3 * _LETTERS]


def _named(mentions: tuple[Mention, ...], book: Lexicon) -> Iterator[Mark]:
    for one in mentions:
        if one.kind == "person" and (person := book.person(one.id)):
            yield Mark(kind="person", id=_safe(one.id), name=person.ar[0])
        code = _country(one, book)
        if code and (country := book.country(code)):
            yield Mark(kind="country", id=code.lower(), name=country.ar[0])


def _country(one: Mention, book: Lexicon) -> str | None:
    if one.kind in ("country", "nationality"):
        return one.id
    if one.kind == "place" and (place := book.place(one.id)):
        return place.country
    return None


def _safe(id_: str) -> str:
    return id_ if _SLUG.fullmatch(id_) else file_id(id_)
