"""Signatures are equal for equal words, alike for nearly the same text, and stay what they are."""

from __future__ import annotations

import pytest

from musnad.match.french import englished
from musnad.match.profile import passage, same_day
from musnad.match.profile import profile as of
from musnad.match.sketch import PERMUTATIONS, bands, exact, resemblance, sketch
from musnad.match.traces import publisher, trace
from tests.match.releases import NOON, release

TEXT = " ".join(f"word{number}" for number in range(60))


def test_equal_words_have_one_hash_whatever_marks_and_letters_stand_between():
    ours = release("عنوان", "افتتحَ الوزيرُ الجسر، أمس.", language="ar")
    theirs = release("عنوان:", "افتتح الوزير  الجسر — امس", language="ar")
    assert exact(ours) == exact(theirs)
    assert exact(ours) != exact(release("عنوان", "افتتح الوزير النفق أمس.", language="ar"))
    assert exact(release("T", "Le pain.", language="fr")) != exact(release("T", "Le pain."))


def test_sketches_tell_about_how_much_two_texts_share():
    ours = sketch(release("T", TEXT))
    near = sketch(release("T", TEXT.replace("word30 ", "changed ")))
    far = sketch(release("T", TEXT.replace("word", "other")))
    assert len(ours) == 4 * PERMUTATIONS
    assert resemblance(ours, ours) == 1.0
    assert resemblance(ours, near) > 0.8
    assert resemblance(ours, far) < 0.1
    assert set(bands(ours)) & set(bands(near))
    assert not set(bands(ours)) & set(bands(far))


def test_sketches_are_the_same_on_every_machine_and_fit_a_column():
    told = sketch(release("T", "The very same words."))
    assert told[:8].hex() == KEPT
    assert all(0 <= one < 2**63 for one in bands(told))


KEPT = "d6f0cd07c87df034"


def test_an_empty_text_has_a_sketch():
    assert len(sketch(release(""))) == 4 * PERMUTATIONS


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.ministry.example/en/1", "ministry.example"),
        ("https://ar.ministry.example/1", "ministry.example"),
        ("https://arabic.ministry.example/1", "ministry.example"),
        ("https://ar.example/1", "ar.example"),
        ("stdin:", "source:board"),
    ],
)
def test_a_publisher_is_its_host_without_the_part_for_a_language(url, expected):
    assert publisher(release("T", "Text.", url=url)) == expected


def test_a_trace_without_a_time_has_the_moment_it_was_found():
    told = trace(of(release("Title", "One.", "Two.", published=None)), "a", found_at=NOON)
    assert (told.published, told.head) == (NOON, "Title One.")


@pytest.mark.parametrize(
    ("text", "figures", "days"),
    [
        ("3,4 millions d'euros mardi 1er mars 2026", ("3400000",), {"2026-03-01"}),
        ("trente-cinq équipes et 12 000 hectares", ("35", "12000"), set()),
        ("cent vingt bateaux en février", ("120",), {"*-02"}),
    ],
)
def test_french_figures_and_days_are_read(text, figures, days):
    told = passage(text, "fr", NOON)
    assert (told.figures, told.days) == (figures, days)


def test_what_is_no_number_word_stays():
    assert englished("Le sixième et la deuxième dixaine") == "Le sixième et la deuxième dixaine"


def test_the_first_of_a_month_is_read_as_the_maghreb_writes_it():
    assert passage("في فاتح مارس 2026", "ar", NOON).days == {"2026-03-01"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2026-03-01", "2026-03-01", True),
        ("2026-03-01", "2026-03-02", False),
        ("*-03", "2026-03", True),
        ("*-03", "*-04", False),
        ("*-03", "2026-03-01", False),
    ],
)
def test_days_are_the_same_or_months_of_any_year(one, other, expected):
    assert same_day(one, other) is expected
    assert same_day(other, one) is expected
