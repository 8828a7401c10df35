"""Attribution: whom a claim names as the one who said it, against who published and speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musnad.arabic.normal import Token, fold
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import words
from musnad.core.report import ProblemKind
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

if TYPE_CHECKING:  # alignment reads attributions itself
    from musnad.check.align import Aligned, Sources

BODIES = frozenset({"organisation", "place", "country", "office", "person"})
_WITHIN = BODIES | {"nationality"}
_LONGEST_GAP = 3
"""Words of a body's name that the lexicon may not know."""

_OPENERS = {"ar": words("attribution_openers_ar"), "en": words("attribution_openers_en")}
_FRAME = {"ar": words("attribution_frame_ar"), "en": words("attribution_frame_en")}
_STOPS = ("،", ",", ".", "؛", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words such as «وفق بيان صادر عن وزارة …»: half-open span, and the bodies in it."""

    start: int
    end: int
    bodies: tuple[Mention, ...]


def attribution(
    text: str, language: str, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]
) -> Attribution | None:
    """The first attribution of a sentence that stands apart from what is said in it."""
    openers, frame = _OPENERS.get(language), _FRAME.get(language)
    if openers is None or frame is None:
        return None
    for at, token in enumerate(tokens):
        if token.folded not in openers:
            continue
        end, gap, last = token.end, 0, at
        for number in range(at + 1, len(tokens)):
            following = tokens[number]
            if any(stop in text[tokens[number - 1].end : following.start] for stop in _STOPS):
                break
            inside = any(
                mention.kind in _WITHIN
                and mention.start < following.end
                and following.start < mention.end
                for mention in mentions
            )
            if not inside and following.folded not in frame:
                gap += 1
                if gap > _LONGEST_GAP:
                    break
            end, last = following.end, number
        if gap > _LONGEST_GAP or last == at:
            continue
        bodies = tuple(
            mention
            for mention in mentions
            if mention.kind in BODIES and token.start <= mention.start and mention.end <= end
        )
        return Attribution(start=token.start, end=end, bodies=bodies)
    return None


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The body that the claim is attributed to, when nobody in the sources is that body."""
    told = one.reading.attribution
    if told is None or not sources.items:
        return ()
    found: list[Suspicion] = []
    for body in told.bodies:
        if body.kind not in ("organisation", "place") or speaks(body, sources):
            continue
        if body.kind == "place" and not _stands_for_body(body):
            continue
        expected = next((one.publisher for one in sources.releases if one.publisher), None)
        found.append(_suspect(body, one, expected))
    return tuple(found)


def speaks(body: Mention, sources: Sources) -> bool:
    """Whether the body published a release, stands in one, or is the office of one who does.

    A ministry of one country is not that of another, though both are foreign ministries.
    """
    lexicon = load()
    folded = fold(body.text)
    if body.id in sources.known or any(
        folded in fold(release.publisher) for release in sources.releases
    ):
        return True
    general = [one for one in (body.id, *body.others) if one.startswith("ministry.")]
    country = _country(body)
    if country is None and general:
        return any(one in sources.named for one in general) or any(
            _office(one) in sources.named for one in general
        )
    if country is not None and country not in sources.known:
        return False
    if any(_office(one) in sources.plain or one in sources.plain for one in general):
        return True
    place = lexicon.place(body.id)
    if place is not None and place.stands_for and lexicon.country(place.stands_for) is None:
        return place.stands_for in sources.known
    return not general and not sources.published_by and bool(body.ids & sources.known)


def _office(ministry: str) -> str:
    return ministry.replace("ministry.", "minister.", 1)


def _country(body: Mention) -> str | None:
    lexicon = load()
    for identity in (body.id, *body.others):
        if lexicon.country(identity) is not None:
            return identity
    folded = fold(body.text)
    for mention in lexicon.mentions(body.text, "ar"):
        if mention.kind == "nationality":
            return mention.id
    for country in lexicon.countries:
        adjective = fold(country.adj_ar[0]) if country.adj_ar else ""
        if len(adjective) > 3 and adjective in folded:
            return country.code
    return None


def _stands_for_body(body: Mention) -> bool:
    place = load().place(body.id)
    return place is not None and bool(place.stands_for or "US" in body.others)


def _suspect(body: Mention, one: Aligned, expected: str | None) -> Suspicion:
    kind: ProblemKind = "organisation"
    shown = _in_arabic(expected) if expected and one.reading.language == "ar" else expected
    if shown:
        message_ar = f"نُسب القول إلى {body.text}، والناشر هو {shown}؛ صحّح الإسناد."
        message_en = f"Attributed to {body.text}; the publisher is {shown}: correct it."
    else:
        message_ar = f"لا قول في المصدر لهذه الجهة: {body.text}؛ صحّح الإسناد."
        message_en = f"{body.text} does not speak in the source; correct the attribution."
    return noticed(
        kind,
        "organisation.attribution",
        found=body.text,
        start=one.claim.start + body.start,
        end=one.claim.start + body.end,
        expected=shown,
        message_ar=message_ar,
        message_en=message_en,
    )


def _in_arabic(publisher: str) -> str:
    """The publisher by its Arabic house form where the lexicon has one."""
    lexicon = load()
    for mention in lexicon.mentions(publisher, "en"):
        entry = lexicon.organisation(mention.id) or lexicon.place(mention.id)
        if entry is not None and entry.ar:
            return entry.ar[0]
    return publisher
