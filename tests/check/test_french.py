"""French sources: true Arabic claims pass, errors of each kind are found and named."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from musnad.check.checker import Checker
from musnad.check.french import hear, is_french, to_english
from musnad.check.manuscript import manuscript
from musnad.check.negators import plainly
from musnad.check.reading import read
from tests.check.french_events import EVENTS, release

_SUPPORTED = [(slug, text) for slug, event in EVENTS.items() for text in event.supported]
_SPOILED = [(slug, *pair) for slug, event in EVENTS.items() for pair in event.spoiled]


@pytest.mark.parametrize(("slug", "text"), _SUPPORTED)
def test_a_true_claim_about_a_french_release_passes(checker: Checker, slug: str, text: str) -> None:
    (finding,) = checker.check(manuscript(text, "ar"), [release(EVENTS[slug])]).findings
    assert finding.verdict == "supported", finding


@pytest.mark.parametrize(("slug", "text", "kind"), _SPOILED)
def test_an_error_about_a_french_release_is_found(
    checker: Checker, slug: str, text: str, kind: str
) -> None:
    (finding,) = checker.check(manuscript(text, "ar"), [release(EVENTS[slug])]).findings
    assert finding.verdict in ("contradicted", "unsupported"), finding
    if kind != "unsupported":
        assert kind in {problem.kind for problem in finding.problems}, finding.problems


@pytest.mark.parametrize(
    ("french", "value"),
    [
        ("soixante-dix-huit jours", "78"),
        ("quatre-vingt-dix-sept victimes", "97"),
        ("vingt et un ministres", "21"),
        ("deux mille cinq cents tentes", "2500"),
        ("2 750 tonnes", "2750"),
        ("3,2 milliards d'euros", "3200000000"),
        ("un préavis d'un an", "1"),
        ("84,3 % des voix", "84.3"),
    ],
)
def test_french_figures_are_read_by_value(french: str, value: str) -> None:
    (figure,) = read(french, "fr").figures
    assert figure.value == Decimal(value)
    assert french[figure.start : figure.end] == figure.text


def test_french_dates_are_read_at_their_place() -> None:
    published = datetime(2024, 12, 7, 20, 0)
    text = "Réuni le 1er mai 2024 à Genève, le comité se retrouvera mardi prochain."
    first, second = read(text, "fr", published).dates
    assert (first.year, first.month, first.day) == (2024, 5, 1)
    assert text[first.start : first.end] == "1er mai 2024"
    assert second.resolved is not None
    assert second.resolved.isoformat() == "2024-12-10"


def test_a_weekday_of_a_french_future_lies_ahead() -> None:
    reading = read("La messe sera célébrée dimanche.", "fr", datetime(2024, 12, 7, 20, 0))
    assert [str(one.resolved) for one in reading.dates] == ["2024-12-08"]


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("La Russie n'a pas signé le texte.", 1),
        ("Aucun État n'a voté contre la résolution.", 1),
        ("Le ministre ne viendra jamais à Tunis.", 1),
        ("Ni Paris ni Berlin n'ont répondu.", 2),
        ("Le Liban ne peut attendre.", 1),
        ("Le gouvernement n'accepte que deux conditions.", 0),
        ("Il faut agir avant qu'il ne soit trop tard.", 0),
        ("La France soutient l'accord.", 0),
    ],
)
def test_each_french_negation_is_one_denial(text: str, denials: int) -> None:
    assert len(plainly(read(text, "fr"))) == denials


def test_elisions_are_parted_and_words_turned() -> None:
    heard = hear("Aujourd'hui, l'ambassadeur d'Algérie s'est félicité de l'accord.")
    words = [token.folded for token in heard.tokens]
    assert "ambassador" in words
    assert "algeria" in words
    assert any("agreement" in heads for heads in heard.heads)


def test_a_name_in_capitals_is_no_word() -> None:
    heard = hear("La résolution a été saluée par Gérard Petit à Paris.")
    assert "petit" in [token.folded for token in heard.tokens]


@pytest.mark.parametrize(
    ("text", "language", "french"),
    [
        ("Le ministre a reçu les ambassadeurs dans son bureau.", "en", True),
        ("Communiqué conjoint", "fr", True),
        ("The minister met the head of Médecins du Monde et de la Paix in Paris.", "en", False),
        ("The court is in The Hague.", "en", False),
    ],
)
def test_french_is_told_from_english(text: str, language: str, french: bool) -> None:
    assert is_french(text, language) is french


def test_turned_text_leads_back_to_the_sentence() -> None:
    text = "Soit 2 750 tonnes et vingt-deux blessés le 3 mars."
    turned = to_english(text)
    start = turned.text.index("22")
    first, end = turned.back(start, start + 2)
    assert text[first:end] == "vingt-deux"


def test_an_english_sentence_is_not_read_as_french() -> None:
    assert not read("The minister signed the agreement in Paris.", "en").french
