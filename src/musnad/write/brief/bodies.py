"""Bodies, places and countries of a sentence, each with its Arabic."""

from __future__ import annotations

from dataclasses import replace

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.write.brief import joining
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender
from musnad.write.wordlist import listed


def body_of(book: Lexicon, text: str, mention: Mention) -> Entity | None:  # noqa: PLR0911 - one kind a line
    """The body, place, country or people of a mention; None for what it does not know."""
    before = joining.ARTICLE.search(text[: mention.start])
    start = before.start() if before else mention.start
    make = Entity(
        start=start,
        end=mention.end,
        kind="place",
        english=mention.text,
        mask="Paris",
        id=mention.id,
    )
    if mention.kind == "country":
        country = book.country(mention.id)
        if country is None:
            return None
        name = country.ar[0]
        if mention.id == "PS" and mention.text.lower().endswith("state of palestine"):
            name = f"دولة {name}"
        return replace(make, kind="country", mask="France", arabic=name, gender=country.gender)
    if mention.kind == "nationality":
        plural = mention.text.endswith("s") and not mention.text.endswith("ss")
        return replace(
            make,
            start=mention.start,
            kind="nationality",
            mask="Germans" if plural else "French",
        )
    if mention.kind == "organisation":
        body = book.organisation(mention.id)
        if body is None:
            return _ministry(book, make)
        short = body.short_ar or body.ar[0]
        full = f"{body.ar[0]} ({short})" if short != body.ar[0] else short
        return replace(
            make, kind="organisation", mask="NATO", arabic=full, short=short, gender=body.gender
        )
    if mention.kind == "place":
        place = book.place(mention.id)
        if place is None:
            return None
        gender: Gender = "f"
        if place.kind in ("building", "sea", "gulf", "strait", "river", "airport", "camp"):
            gender = "f" if place.ar[0].split(" ")[0].endswith("ة") else "m"
        arabic = place.ar[0]
        if arabic.split(" ")[0] in _DIRECTIONS:
            gender = "m"
        if mention.text.lower().startswith("occupied ") and "المحتل" not in arabic:
            arabic = f"{arabic} {'المحتلة' if gender == 'f' else 'المحتل'}"
        return replace(make, arabic=arabic, gender=gender)
    return None


def _ministry(book: Lexicon, make: Entity) -> Entity | None:
    """A ministry named by its field alone: «وزارة الدفاع»."""
    for field in book.fields:
        if make.id == f"ministry.{field.id}":
            name = f"وزارة {field.ar[0]}"
            return replace(
                make, kind="organisation", mask="NATO", arabic=name, short=name, gender="f"
            )
    return None


_DIRECTIONS = frozenset(listed("جنوب شمال شرق غرب وسط الشرق الغرب الشمال الجنوب القرن الساحل"))
"""What begins the name of a region that is masculine: «الشرق الأوسط»."""
