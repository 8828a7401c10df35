"""Wrong names: another person, body, place or office, and names that exchange their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from musnad.arabic.normal import fold
from musnad.check.sabotage.stock import pairs
from musnad.core.release import Release
from musnad.core.report import Claim, ProblemKind
from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Case, Country, Gender, Mention, Number

_MUTUAL = re.compile(
    r"(?:التق|يلتق|تلتق|اجتمع|يجتمع|تجتمع|تباحث|بحث[اوت]? مع|اتفق|يتفق|تتفق|تبادل|اتصال|بين )"
    r"|\b(?:met|meet|meets|meeting|agreed|agree|between|spoke with|call with|talks|both)\b"
)
"""What two sides do to each other: there, an exchange of their names changes nothing."""

_JOINED = re.compile(r"(?:و|،|,|and|&|/|-|–|\s)*", re.IGNORECASE)
"""What stands between names in a list, where their order tells nothing."""
_FORMS: tuple[tuple[Gender, Number, bool, Case], ...] = tuple(
    (gender, number, definite, case)
    for gender in ("m", "f")
    for number in ("singular", "dual", "plural")
    for definite in (False, True)
    for case in ("nominative", "oblique")
)


@dataclass(frozen=True, slots=True)
class WrongPerson:
    """Another person in public office, of the same gender."""

    name: str = "person"
    kinds: frozenset[ProblemKind] = frozenset({"person"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one person's name changed; None when it names nobody known."""
        book = load()
        for mention in _shuffled(claim, language, "person", choose):
            here = book.person(mention.id)
            if here is None:
                continue
            pool = [
                one
                for one in book.people
                if one.gender == here.gender and not _said(release, (*one.en, *one.ar))
            ]
            there = choose.choice(pool) if pool else None
            forms = (there.ar if language == "ar" else there.en) if there else ()
            if forms:
                whole = " " in mention.text.strip()
                other = forms[0] if whole else forms[0].split()[-1]
                if changed := _put(claim.text, mention, other):
                    return changed
        return None


@dataclass(frozen=True, slots=True)
class WrongOrganisation:
    """Another body whose name has the same gender."""

    name: str = "organisation"
    kinds: frozenset[ProblemKind] = frozenset({"organisation"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one body's name changed; None when it names none known."""
        book = load()
        for mention in _shuffled(claim, language, "organisation", choose):
            here = book.organisation(mention.id)
            if here is None or _bound(claim.text, mention, language):
                continue
            short = mention.text in here.acronyms
            pool = [
                (one.acronyms if short else one.ar if language == "ar" else one.en)[:1]
                for one in book.organisations
                if one.gender == here.gender
                and one.id not in mention.ids
                and not _said(release, (*one.en, *one.ar, *one.acronyms))
            ]
            if changed := _put_one_of(claim.text, mention, pool, choose):
                return changed
        return None


def _bound(text: str, mention: Mention, language: str) -> bool:
    """Whether a bracket or an adjective after it ties the name to what stands beside it."""
    if text[: mention.start].rstrip().endswith("("):
        return True
    after = (one for one in load().mentions(text, language) if one.kind == "nationality")
    return any(0 <= one.start - mention.end <= 1 for one in after)


@dataclass(frozen=True, slots=True)
class WrongPlace:
    """Another place of the same sort, another country, or another nationality."""

    name: str = "place"
    kinds: frozenset[ProblemKind] = frozenset({"place"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one place changed; None when it names none known."""
        book = load()
        found = [
            one
            for kind in ("place", "country", "nationality")
            for one in _shuffled(claim, language, kind, choose)
        ]
        choose.shuffle(found)
        for mention in found:
            pool = _places(mention, language, release, book)
            if changed := _put_one_of(claim.text, mention, pool, choose):
                return changed
        return None


def _places(
    mention: Mention, language: str, release: Release, book: Lexicon
) -> Sequence[tuple[str, ...]]:
    arabic = language == "ar"
    if mention.kind == "place":
        here = book.place(mention.id)
        return [
            (one.ar if arabic else one.en)[:1]
            for one in book.places
            if here is not None and one.kind == here.kind and not _said(release, (*one.en, *one.ar))
        ]
    country = book.country(mention.id)
    others = [
        one
        for one in book.countries
        if country is not None
        and one.gender == country.gender
        and not _said(release, (*one.en, *one.ar, *one.adj_en, *one.adj_ar))
    ]
    if mention.kind == "country":
        return [(one.ar if arabic else one.en)[:1] for one in others]
    if not arabic:
        return [one.adj_en[:1] for one in others]
    return _nationalities(mention, others, book)


def _nationalities(
    mention: Mention, others: Sequence[Country], book: Lexicon
) -> Sequence[tuple[str, ...]]:
    """The adjectives of other countries, inflected as the one that is written."""
    for gender, number, definite, case in _FORMS:

        def inflected(code: str) -> str:
            return book.nationality(
                code,
                gender=gender,  # noqa: B023  called within its own round
                number=number,  # noqa: B023
                definite=definite,  # noqa: B023
                case=case,  # noqa: B023
            )

        if others and fold(inflected(mention.id)) == fold(mention.text):
            return [(inflected(one.code),) for one in others]
    return []


@dataclass(frozen=True, slots=True)
class WrongTitle:
    """Another office: a deputy for the holder, one ministry for another."""

    name: str = "title"
    kinds: frozenset[ProblemKind] = frozenset({"title"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one office changed; None when it names none known."""
        book = load()
        known = pairs("title", language)
        for mention in _shuffled(claim, language, "office", choose):
            others = list(known.get(mention.text if language == "ar" else mention.text.lower(), ()))
            if not others and language == "ar":
                head, _, field = mention.text.partition(" ")
                if head in ("وزير", "وزيرة") and field:
                    others = [f"{head} {one.ar[0]}" for one in book.fields if one.ar[0] != field]
            if language != "ar" and mention.text[:1].isupper():
                others = [one.title() for one in others]
            pool = [(one,) for one in others if not _said(release, (one,))]
            if changed := _put_one_of(claim.text, mention, pool, choose):
                return changed
        return None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Two names of one kind in each other's place: who did what to whom."""

    name: str = "roles"
    kinds: frozenset[ProblemKind] = frozenset(
        {"person", "organisation", "place", "title", "polarity"}
    )

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:  # noqa: ARG002
        """The sentence with two names exchanged; None where that would change nothing."""
        text = claim.text
        mentions = load().mentions(text, language)
        mutual = _MUTUAL.search(text) is not None
        couples = [
            (one, other)
            for one, other in combinations(mentions, 2)
            if one.kind == other.kind
            and one.kind in ("person", "country", "organisation")
            and not one.ids & other.ids
            and _same_form(text, one, other)
            and not _listed(text, mentions, one, other)
            and (not mutual or (one.kind == "person" and _titled(mentions, one, other)))
        ]
        if not couples:
            return None
        one, other = choose.choice(couples)
        between = text[one.end : other.start]
        return text[: one.start] + other.text + between + one.text + text[other.end :]


def _listed(text: str, mentions: Sequence[Mention], one: Mention, other: Mention) -> bool:
    """Whether nothing but other names and joints stands between the two."""
    at, between = one.end, ""
    for mention in mentions:
        if one.end <= mention.start and mention.end <= other.start:
            between += text[at : mention.start]
            at = mention.end
    return _JOINED.fullmatch(between + text[at : other.start]) is not None


def _titled(mentions: Sequence[Mention], one: Mention, other: Mention) -> bool:
    """Whether both stand after their offices: then each takes the other's."""
    ends = [mention.end for mention in mentions if mention.kind in ("office", "nationality")]
    return all(any(0 < name.start - end <= 2 for end in ends) for name in (one, other))


def _same_form(text: str, one: Mention, other: Mention) -> bool:
    """Whether each of two names can be written where the other stands."""
    if one.kind != "person" and _gender(one) != _gender(other):
        return False
    return _fits(text, one, other.text) and _fits(text, other, one.text)


def _gender(mention: Mention) -> str | None:
    book = load()
    entry = book.country(mention.id) or book.organisation(mention.id)
    return entry.gender if entry else None


def _shuffled(claim: Claim, language: str, kind: str, choose: Random) -> list[Mention]:
    found = [one for one in load().mentions(claim.text, language) if one.kind == kind]
    choose.shuffle(found)
    return found


def _said(release: Release, forms: Iterable[str]) -> bool:
    """Whether the release, its title or its publisher has any of these names."""
    text = f" {fold(release.title)} {fold(release.text)} {fold(release.publisher)} "
    return any(fold(form) in text for form in forms if form)


def _fits(text: str, mention: Mention, other: str) -> bool:
    """Whether another name can follow what Arabic writes joined to this one («للرئيس»)."""
    joined = mention.start > 0 and text[mention.start - 1].isalpha()
    article = "ال"
    if not joined:
        return True
    if text[mention.start - 1] == "ل":
        return not other.startswith(article) and not mention.text.startswith(article)
    return mention.text[:1].isascii() == other[:1].isascii()


def _put(text: str, mention: Mention, other: str) -> str | None:
    """The text with another name in the mention's place; None where it would not read."""
    if fold(other) == fold(mention.text) or not _fits(text, mention, other):
        return None
    return text[: mention.start] + other + text[mention.end :]


def _put_one_of(
    text: str, mention: Mention, pool: Iterable[Sequence[str]], choose: Random
) -> str | None:
    others = [
        form
        for forms in pool
        for form in forms
        if form.startswith("ال") == mention.text.startswith("ال") or " " in mention.text
    ]
    choose.shuffle(others)
    return next((changed for one in others if (changed := _put(text, mention, one))), None)
