"""The dateline at the head of a release: where it was written, and often when and by whom.

It stays in the text; this module only tells how far it reaches.
"""

from __future__ import annotations

import re

from musnad.arabic.dates import dates

_MAX_CHARACTERS = 90
_DASH = re.compile(r"\s?(?:--|—|–|―|−)\s?|\s-\s|(?<=\))-\s?")
_STANDING_AGENCY = re.compile(r" (?:واس|وام|قنا|بترا|كونا|بنا|سانا|وفا|ومع|وات|وأج)$")
_BETWEEN_CALENDARS = re.compile(r"(?:^| )(?:هـ|ه|م|الموافق|الموافقة|لـ)(?= |$)")
_PAREN = re.compile(r"\s?\(([^()]{1,40})\)\s?")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’ -]{2,}")
_PLACE = re.compile(r"[A-Z][\w.'’-]*(?: (?:of |de |la |el |al-)?[A-Z][\w.'’-]*){0,3}")
_ARABIC_PLACE = re.compile(r"[\u0621-\u064a]{2,15}(?: [\u0621-\u064a]{2,15}){0,2}")
_NOT_PLACES = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "today",
            "we",
            "i",
            "he",
            "she",
            "it",
        ),
        *("our", "his", "her", "in", "on", "at", "for", "no", "note", "update", "press", "release"),
        *("secretary", "president", "minister", "question", "answer", "q", "readout", "statement"),
    }
)
_ARABIC_VERB = re.compile(
    r"^(?:أكد|اكد|قال|قالت|أعلن|أعلنت|بحث|التقى|استقبل|شدد|أشار|أوضح|أضاف|أدان|رحب|في|من|على|إلى|إن|وقع|عقد"
    r"|ترأس|وصل|غادر|بيان|خبر|تصريح|وزير|وزارة|رئيس|الوزير|الرئيس|السيد"
    r"|معالي|سعادة|صاحب|هذا|هذه)(?: |$)"
)


def dateline(paragraph: str, language: str) -> str | None:
    """The dateline that opens a paragraph, without its dash, or None.

    «واشنطن (وكالة) - …» gives «واشنطن (وكالة)»; "BRUSSELS, April 24, 2025 -- …" the same
    way. A place in ordinary letters needs a date, an agency or a new sentence after the dash.
    """
    head = paragraph[: _MAX_CHARACTERS + 8]
    for match in _DASH.finditer(head):
        found, rest = head[: match.start()].rstrip(" ,،"), paragraph[match.end() :]
        if not found or len(found) > _MAX_CHARACTERS or not rest.strip():
            return None
        if _is_dateline(found, rest, language):
            return found
        if match.group().strip() != "-" and len(found) > 50:
            return None
    return _with_colon(head, language)


def standing_dateline(line: str, language: str) -> str | None:
    """The dateline that fills a line of its own, without its agency, or None.

    «الرياض 16 ذو القعدة 1446 هـ الموافق 14 مايو 2025 م واس» is one.
    """
    if len(line) > _MAX_CHARACTERS:
        return None
    found = _STANDING_AGENCY.sub("", line)
    if found == line or not any(one.isdigit() for one in found):
        return None
    bare = _BETWEEN_CALENDARS.sub(" ", found)
    return found if _is_dateline(" ".join(bare.split()), "", language) else None


def _is_dateline(found: str, rest: str, language: str) -> bool:
    bare = _PAREN.sub(" ", found)
    agency = bare != found
    dated = False
    for mention in reversed(dates(bare, language)):
        bare = bare[: mention.start] + " " + bare[mention.end :]
        dated = True
    bare = re.sub(r"[\d/.:]{4,}", " ", bare)
    places = [" ".join(part.split()).strip(" .") for part in re.split(r"[,،/|]", bare)]
    places = [place for place in places if place]
    if not 1 <= len(places) <= 4:
        return False
    first = places[0]
    if "\u0621" <= first[0] <= "\u064a":
        return _arabic(places, rest, sure=agency or dated)
    if first.lower().partition(" ")[0] in _NOT_PLACES:
        return False
    if _CAPITALS.fullmatch(first):
        return True
    if not all(_PLACE.fullmatch(place) for place in places):
        return False
    return agency or dated or (rest.lstrip("\"“'")[:1].isupper() and len(first.split()) <= 3)


def _arabic(places: list[str], rest: str, *, sure: bool) -> bool:
    if not all(_ARABIC_PLACE.fullmatch(place) for place in places):
        return False
    if _ARABIC_VERB.match(places[0]):
        return False
    # A second dash soon after closes an aside: «الوزير - وهو طبيب - قال».
    return sure or not _DASH.search(rest[:60])


def _with_colon(head: str, language: str) -> str | None:
    """«واشنطن (وكالة): …»: a colon will do when an agency or a date stands before it."""
    found, colon, rest = head.partition(":")
    if not colon or not rest.startswith(" ") or "(" not in found:
        return None
    return found.rstrip() if _is_dateline(found.rstrip(), rest, language) else None
