"""Look-ups by id, phrase and day."""

from __future__ import annotations

from datetime import date

from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Fact, Term


def test_entries_are_found_by_id() -> None:
    lexicon = load()
    assert (country := lexicon.country("UA")) is not None
    assert country.ar[0] == "أوكرانيا"
    assert (place := lexicon.place("kyiv")) is not None
    assert place.kind == "capital"
    assert (body := lexicon.organisation("nato")) is not None
    assert body.short_ar == "الناتو"
    assert lexicon.office("prime-minister") is not None
    assert lexicon.place("nowhere") is None
    assert lexicon.person("nobody") is None
    assert lexicon.fact("nothing") is None


def test_a_verb_is_found_by_any_of_its_phrases() -> None:
    lexicon = load()
    assert (verb := lexicon.verb("Meet With")) is not None
    assert verb.ar[0] == "التقى"
    assert (urge := lexicon.verb("urge")) is not None
    assert (urge.ar[0], urge.preposition) == ("حث", "على")
    assert (deny := lexicon.verb("deny")) is not None
    assert deny.polarity == "negative"
    assert lexicon.verb("defenestrate") is None


def test_a_term_is_found_by_phrase_and_by_plural() -> None:
    ceasefire = Term(
        en=("ceasefire", "cease-fire"),
        ar=("وقف إطلاق النار",),
        pos="noun",
        gender="m",
        plural_ar=None,
        domain="defence",
    )
    lexicon = Lexicon(countries=(), terms=(ceasefire,))
    assert lexicon.term("Ceasefire") is ceasefire
    assert lexicon.term("cease-fires") is ceasefire
    assert lexicon.term("truce") is None


def test_the_ledger_answers_for_a_day() -> None:
    def fact(id_: str, office: str, since: date, until: date | None) -> Fact:
        return Fact(
            id=id_,
            kind="office",
            subject="ann-tarrow",
            predicate="holds",
            object=office,
            since=since,
            until=until,
            source="https://example.org/",
        )

    first = fact("f1", "minister.energy", date(2020, 1, 2), date(2022, 3, 4))
    second = fact("f2", "prime-minister", date(2022, 3, 5), None)
    lexicon = Lexicon(countries=(), facts=(second, first))
    assert lexicon.offices_on("ann-tarrow", date(2021, 1, 1)) == (first,)
    assert lexicon.offices_on("ann-tarrow", date(2025, 1, 1)) == (second,)
    assert lexicon.offices_on("ann-tarrow", date(2019, 1, 1)) == ()
    assert lexicon.offices_on("nobody", date(2021, 1, 1)) == ()
