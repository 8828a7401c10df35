"""French names lead to the lexicon's own entries; French words to English ones."""

from __future__ import annotations

import pytest

from musnad.arabic.normal import fold
from musnad.lexicon.book import load
from musnad.lexicon.french import base_forms, english, phrases
from musnad.lexicon.french_names import inflect, rows
from musnad.lexicon.glossary import glossary


def test_every_id_of_the_french_names_exists() -> None:
    book = load()
    known = {
        "country": {one.code for one in book.countries},
        "nationality": {
            *(one.code for one in book.countries),
            *(one.id for one in book.peoples),
        },
        "place": {one.id for one in book.places},
        "organisation": {one.id for one in book.organisations},
        "acronym": {one.id for one in book.organisations},
        "office": {one.id for one in book.offices},
        "field": {one.id for one in book.fields},
    }
    assert [(kind, id_) for kind, id_, _ in rows() if id_ not in known[kind]] == []


def test_every_country_has_a_french_name() -> None:
    named = {id_ for kind, id_, _ in rows() if kind == "country"}
    assert {one.code for one in load().countries} == named


def test_french_names_are_given_once() -> None:
    seen = [(kind, id_) for kind, id_, _ in rows() if kind != "field"]
    assert len(seen) == len(set(seen))
    assert all(form == form.strip() and form for *_, forms in rows() for form in forms)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Les Nations unies et l'Union africaine", ["un", "african-union"]),
        ("la CEDEAO, l'OTAN et l'AIEA", ["ecowas", "nato", "iaea"]),
        ("une visite à Londres, à La Haye et au Caire", ["london", "the-hague", "cairo"]),
        ("le Premier ministre libanais", ["prime-minister", "LB"]),
        ("des ressortissantes algériennes", ["DZ"]),
        ("le ministre de l'Europe et des Affaires étrangères", ["minister.foreign"]),
        ("le ministère de la Défense", ["ministry.defense"]),
        ("M. Macron s'est exprimé", ["emmanuel-macron"]),
        ("les États-Unis et le Royaume-Uni", ["US", "GB"]),
        ("la première réunion du groupe", []),
        ("Jordan a pris la parole", []),
    ],
)
def test_french_names_are_found(text: str, ids: list[str]) -> None:
    assert [one.id for one in load().mentions(text, "fr")] == ids


def test_a_minister_between_whom_and_his_field_stands_a_state_has_both() -> None:
    (mention,) = load().mentions("le ministre égyptien des Affaires étrangères", "fr")
    assert mention.ids == {"minister.foreign", "EG"}


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [("grec", "grecque"), ("italien", "italienne"), ("libanais", "libanaise"), ("belge", "belge")],
)
def test_adjectives_are_inflected(masculine: str, feminine: str) -> None:
    assert feminine in inflect(masculine)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("signée", "signer"),
        ("engageons", "engager"),
        ("appelle", "appeler"),
        ("emploient", "employer"),
        ("réunissent", "reunir"),
        ("rendu", "rendre"),
        ("obtiendra", "obtenir"),
        ("permis", "permettre"),
        ("prévoit", "prevoir"),
        ("nationaux", "national"),
        ("actrices", "acteur"),
        ("nouvelles", "nouveau"),
        ("européennes", "europeen"),
    ],
)
def test_forms_lead_to_their_base(form: str, base: str) -> None:
    assert base in base_forms(fold(form))


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("condamné", "condemn"),
        ("réunissent", "meet"),
        ("obtiendra", "obtain"),
        ("actuelle", "current"),
        ("sécurité", "security"),
        ("coopération", "cooperation"),
        ("officiellement", "officially"),
        ("réfugiés", "refugee"),
        ("prêteront", "lend"),
    ],
)
def test_words_lead_to_english_ones(word: str, meaning: str) -> None:
    assert meaning in english(fold(word))


def test_false_friends_do_not_mislead() -> None:
    assert "actual" not in english("actuel")
    assert "assist" not in english("journee")
    assert "library" not in english("librairie")


def test_phrases_are_found_in_any_form() -> None:
    found = {said[0] for said, _, _ in phrases(["les", "casques", "bleus"])}
    assert "peacekeepers" in found
    assert [said[0] for said, *_ in phrases(["est", "entre", "en", "vigueur"])]


def test_nearly_every_english_word_of_the_french_table_can_be_looked_up() -> None:
    from musnad.lexicon.french import _rows

    said = [one for _, _, words in _rows() for one in words]
    unknown = [one for one in said if not glossary().knows(one) and " " not in one]
    assert len(unknown) < len(said) * 0.03
