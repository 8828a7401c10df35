"""Venues: whether a place is a city, a region or a house, and where a release has its event."""

from __future__ import annotations

import re

from musnad.check.align import Aligned, Item, Sources
from musnad.check.reading import Reading
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

Rival = tuple[Mention, Item, bool]
"""A source's mention, its sentence, and whether that is evidence."""

_LOCATIVE_EN = re.compile(r"\b(?:at|in|to|from|near|outside|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATIVE_AR = re.compile(
    r"(?:في|إلى|الى|من|بمقر|مقر|مقره|مقرها|داخل|قرب|بمبنى|مبنى|بمدينة|مدينة|"
    r"العاصمة(?:\s+\S{1,20})?)\s+$|(?:^|\s)[وف]?[بل]$"
)
_SPOT_AR = re.compile(
    r"(?:في|بمقر|مقر|مقره|مقرها|داخل|قرب|بمبنى|مبنى|بمدينة|مدينة|العاصمة(?:\s+\S{1,20})?)\s+$"
    r"|(?:^|\s)[وف]?ب$"
    r"|(?:وصل|توجه|توجّه|سافر|عاد|انتقل|زيار|زار|رحل|طار|غادر|متوجه|قادم|وصول|سفر|عود)\S{0,5}"
    r"\s+(?:\S+\s+){0,2}(?:(?:إلى|الى|من)\s+|[لب])?$"
)
_EACH = re.compile(r"(?:^|\s)[ول]?كلا?\s+من\s+$")
"""«كل من موسكو وكييف» says where nothing is."""
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]{2,40}(?:,|\s[—–-])")


def venue(mention: Mention, one: Aligned, sources: Sources, own: frozenset[str]) -> Rival | None:
    """Where the release has its event, when the claim puts it in a city that is only implied
    by its country and that the release never names."""
    if (
        mention.kind != "place"
        or mention.ids & sources.named
        or not mention.ids & sources.known
        or not spot(one.reading, mention)
        or not is_city(mention)
    ):
        return None
    country = _country(mention)
    found: Rival | None = None
    for item in sources.items:
        for other in item.reading.mentions:
            if other.kind != "place" or other.ids & own:
                continue
            if is_house(other) and _country(other) == country:
                return None  # a house of that state may well stand in its capital
            if found is None and _is_spot(other) and locative(item.reading, other):
                found = (
                    other,
                    item,
                    item.sentence.id in {sources.items[at].sentence.id for at in one.evidence},
                )
    return found


def locative(reading: Reading, mention: Mention) -> bool:
    """Whether the mention says where something is."""
    dateline = _DATELINE.match(reading.text)
    if dateline is not None and mention.end <= dateline.end():
        return True
    before = reading.text[max(0, mention.start - 24) : mention.start]
    pattern = _LOCATIVE_AR if reading.language == "ar" else _LOCATIVE_EN
    return bool(pattern.search(before)) and not _EACH.search(before)


def spot(reading: Reading, mention: Mention) -> bool:
    """Whether the mention can only be the place itself and no government: «في موسكو», where
    «من موسكو» and «إلى موسكو» may be said of the state."""
    if reading.language != "ar" or not locative(reading, mention):
        return locative(reading, mention)
    dateline = _DATELINE.match(reading.text)
    if dateline is not None and mention.end <= dateline.end():
        return True
    return bool(_SPOT_AR.search(reading.text[max(0, mention.start - 48) : mention.start]))


def is_house(mention: Mention) -> bool:
    """Whether the place is a building."""
    lexicon = load()
    return any(
        place is not None and place.kind in ("building", "palace", "headquarters", "house")
        for place in (lexicon.place(one) for one in mention.ids)
    )


def is_city(mention: Mention) -> bool:
    """Whether the place is a city."""
    place = load().place(mention.id)
    return place is not None and place.kind in ("city", "town", "capital")


def _is_spot(mention: Mention) -> bool:
    place = load().place(mention.id)
    return place is not None and place.kind in (
        "city",
        "town",
        "capital",
        "region",
        "base",
        "island",
    )


def _country(mention: Mention) -> str | None:
    place = load().place(mention.id)
    return place.country if place is not None else None
