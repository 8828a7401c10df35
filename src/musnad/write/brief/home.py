"""Which country's offices a release speaks of when it names none, and its title in full."""

from __future__ import annotations

import re

from musnad.core.release import Release
from musnad.lexicon.book import Lexicon
from musnad.write.notice import title_of

_FIRST = 2
_WITH = re.compile(
    r"\b(?:with|to|received|hosted|welcomed|met|visited|telephoned|called|congratulated|thanked)\b"
)
_PREFIXES = {"uk": "GB"}
_AGENCIES = {
    "spa": "SA",
    "wam": "AE",
    "qna": "QA",
    "kuna": "KW",
    "bna": "BH",
    "petra": "JO",
    "oman-news-agency": "OM",
    "egypt-sis": "EG",
    "royal-hashemite-court": "JO",
    "india-pib": "IN",
    "elysee": "FR",
}
"""News agencies and courts whose names do not begin with their country."""
_BRITISH = re.compile(r"PM (?:call|meeting|bilateral) with ")
"""How Downing Street alone heads its readouts."""
_ABROAD = re.compile(
    r"\b(?:Secretary[- ]General|(?:Executive|Managing|Assistant)? ?Director(?:[- ]General)?|"
    r"High Representative|(?:High )?Commissioner|Special (?:Envoy|Representative|Coordinator)|"
    r"Executive Secretary|Under-Secretary|World Bank|European (?:Commission|Council|Parliament)|"
    r"General Assembly|Security Council|NATO|WHO|IMF|IAEA|UNHCR|UNICEF)\b[^.;]*$"
)
"""Who speaks for a body of many states has no country as its "we"."""
_TELLING = re.compile(r"(?<![\w'’-])(?!(?:of|for|and|the|on|in|at|to)\b)[a-z]{2,}\b")
"""A word of the sentence's own before the name: who is named is then not who tells it."""
_NO_HOME = frozenset({"Brussels", "Vienna", "Luxembourg"})
_SECRETARY = re.compile(r"^(?P<before>Readout of (?:the )?)?Secretary (?P<name>[A-Z][a-z]+)\b")
_KINGDOM = re.compile(r"\b((?:Hashemite )?Kingdom of (?:Saudi Arabia|Jordan|Bahrain|Morocco))\b")


def home_of(  # noqa: C901, PLR0911, PLR0912 - one sign a line
    release: Release, book: Lexicon
) -> str:
    """The code of the publisher's country, else of the place line's; else of the first person.

    ``""`` when nothing of that tells.
    """
    codes = {country.code for country in book.countries}
    for mention in book.mentions(release.publisher, "en"):
        if mention.kind in ("country", "nationality"):
            return mention.id
        place = book.place(mention.id) if mention.kind == "place" else None
        if mention.id in _AGENCIES or (place is not None and place.country):
            return _AGENCIES.get(mention.id) or (place.country if place is not None else "") or ""
        prefix = mention.id.partition("-")[0]
        code = _PREFIXES.get(prefix, prefix.upper())
        if code in codes:
            return code
    if _BRITISH.match(release.title or ""):
        return "GB"
    town = (release.dateline or "").split(",")[0].strip().title()
    for country in book.countries:
        if town and town not in _NO_HOME and town in country.capital_en:
            return country.code
    kingdom = _KINGDOM.search(" ".join(one.text for one in release.body))
    for mention in book.mentions(kingdom.group(1), "en") if kingdom is not None else ():
        if mention.kind == "country":
            return mention.id
    for sentence in release.body[:_FIRST]:
        # Whom the issuer spoke with is not of the issuer's country.
        teller = _WITH.split(sentence.text, maxsplit=1)[0]
        for mention in book.mentions(teller, "en"):
            person = book.person(mention.id) if mention.kind == "person" else None
            before = teller[: mention.start]
            if person is not None and (_ABROAD.search(before) or _TELLING.search(before)):
                return ""
            if person is not None:
                return person.country or ""
    return ""


_UNION = re.compile(r"\bEU\b|\bEuropean Union\b|\bEU['’]s\b|\bEuropean Commission\b")
_BARE_COUNCIL = re.compile(r"^(.{2,40}: )?(?:The )?Council (?=[a-z]+s\b)")
_COUNCIL = "The Council of the European Union"


def in_full(text: str, release: Release) -> str:
    """The sentence with the United Nations' Secretary-General named as such."""
    union = release.title or ""
    if any(_UNION.search(one) for one in (union, *(one.text for one in release.body))):
        text = re.sub(r"^The Council(?= (?:today |also )?[a-z]+ed\b)", _COUNCIL, text)
        text = re.sub(r"^The Commission\b(?! of)", "The European Commission", text)
    if not any("United Nations" in one.text for one in release.body):
        return text
    return re.sub(r"^The Secretary-General\b", "The UN Secretary-General", text)


def full_title(release: Release, book: Lexicon) -> str:
    """The title with what its readers know: which Secretary, which Kingdom, whose ministry."""
    title = " ".join(title_of(release).split())
    text = " ".join(one.text for one in release.body)
    found = _SECRETARY.match(title)
    if found is not None:
        name = re.escape(found.group("name"))
        full = re.search(rf"\bSecretary of [A-Z][a-z]+ (?:[A-Z][\w.]* ){{1,3}}{name}\b", text)
        if full is not None:
            title = f"{found.group('before') or ''}{full.group()}{title[found.end() :]}"
    kingdom = _KINGDOM.search(text)
    if kingdom is not None:
        title = re.sub(r"^(?:The )?Kingdom\b(?! of)", kingdom.group(1), title)
    if "United Nations" in text or "United Nations" in release.publisher:
        title = re.sub(r"(?<!UN )\b(?:the )?Secretary-General(?=['’]s| [a-z])", "UN Chief", title)
        title = title.replace("UN Chief", "the UN Secretary-General")
    if re.match(r"NATO\b|North Atlantic Treaty", release.publisher):
        title = re.sub(r"^(?:The )?(?=(?:Deputy )?Secretary[ -]General\b)", "NATO ", title)
    if _UNION.search(f"{title} {text}"):
        title = re.sub(
            r"^(.{2,40}: )?(?:The )?Council (?=[a-z]+s\b)",
            lambda hit: f"{hit[1] or ''}{_COUNCIL} ",
            title,
        )
        title = re.sub(r"^(?:The )?Commission (?=[a-z]+s\b)", "The European Commission ", title)
    country = book.country(home_of(release, book))
    if country is not None:
        ministry = re.compile(r"^(?:The )?((?:Foreign|Defen[cs]e|Interior|Health) Ministry)\b")
        title = ministry.sub(rf"{country.adj_en[0]} \1", title)
    return title
