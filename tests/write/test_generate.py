"""Arabic forms take the shape that their place asks for."""

from __future__ import annotations

import pytest

from musnad.write.brief import generate
from musnad.write.brief.generate import Concord, Verb

MEET = Verb(past="التقى", present="يلتقي", noun="لقاء")
CALL = Verb(past="دعا", present="يدعو", noun="دعوة")
VISIT = Verb(past="زار", present="يزور", noun="زيارة")
STRESS = Verb(past="أكد", present="يؤكد", noun="تأكيد")
BEGIN = Verb(past="بدأ", present="يبدأ", noun="بدء")


@pytest.mark.parametrize(
    ("verb", "gender", "number", "past"),
    [
        (MEET, "m", "sg", "التقى"),
        (MEET, "f", "sg", "التقت"),
        (MEET, "m", "du", "التقيا"),
        (MEET, "m", "pl", "التقوا"),
        (CALL, "f", "sg", "دعت"),
        (CALL, "m", "pl", "دعوا"),
        (VISIT, "m", "pl", "زاروا"),
        (STRESS, "m", "du", "أكدا"),
        (BEGIN, "m", "pl", "بدؤوا"),
    ],
)
def test_the_past_agrees(verb: Verb, gender: str, number: str, past: str) -> None:
    assert generate.conjugate_past(verb, gender, number) == past  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verb", "gender", "number", "mood", "present"),
    [
        (MEET, "m", "sg", "jussive", "يلتق"),
        (CALL, "f", "sg", "jussive", "تدع"),
        (VISIT, "m", "sg", "jussive", "يزر"),
        (VISIT, "m", "sg", "indicative", "يزور"),
        (CALL, "m", "pl", "indicative", "يدعون"),
        (STRESS, "m", "pl", "subjunctive", "يؤكدوا"),
        (STRESS, "f", "du", "indicative", "تؤكدان"),
    ],
)
def test_the_present_agrees(verb: Verb, gender: str, number: str, mood: str, present: str) -> None:
    assert generate.conjugate_present(verb, gender, number, mood) == present  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("preposition", "phrase", "joined"),
    [
        ("ل", "الوزير", "للوزير"),
        ("ب", "الاتفاق", "بالاتفاق"),
        ("إلى", "القاهرة", "إلى القاهرة"),
        ("ل", "أوكرانيا", "لأوكرانيا"),
        ("وفقا ل", "القانون", "وفقا للقانون"),
    ],
)
def test_prepositions_are_joined_as_written(preposition: str, phrase: str, joined: str) -> None:
    assert generate.attach(preposition, phrase) == joined


@pytest.mark.parametrize(
    ("masculine", "concord", "case", "definite", "form"),
    [
        ("عسكري", Concord(gender="f"), "gen", True, "العسكرية"),
        ("عسكري", Concord(number="pl"), "nom", False, "عسكرية"),
        ("عسكري", Concord(number="pl", human=True), "gen", True, "العسكريين"),
        ("كبير", Concord(number="pl", human=True), "nom", False, "كبار"),
        ("غير قانوني", Concord(gender="f"), "gen", True, "غير القانونية"),
        ("رفيع المستوى", Concord(gender="f"), "nom", False, "رفيعة المستوى"),
        ("جديد", Concord(), "acc", False, "جديدا"),
    ],
)
def test_adjectives_agree(
    masculine: str, concord: Concord, case: str, definite: bool, form: str
) -> None:
    assert generate.adjective(masculine, concord, case, definite=definite) == form  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "form"),
    [("قيادة", "قيادته"), ("تعاون", "تعاونه"), ("حلفاء", "حلفائه"), ("دعم", "دعمه")],
)
def test_a_pronoun_joins_its_noun(word: str, form: str) -> None:
    assert generate.suffix(word, "ه") == form
