"""Negation put in or left out, and the many ways to deny without changing the sense."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.check.negators import denied, negators
from musnad.check.reading import read
from musnad.core.release import Release
from tests.check.suspected import rules, suspected
from tests.check.test_kinds import release

BRIDGE = release(
    "The council approved the new bridge, which will open to lorries in June.",
    "The contractor did not receive the second payment.",
    "Engineers were unable to inspect the northern pillar.",
)
BRIDGE_AR = release(
    "وافق المجلس على الجسر الجديد الذي سيفتح أمام الشاحنات في يونيو.",
    "ولم يتسلم المقاول الدفعة الثانية.",
    "وتعذر على المهندسين تفتيش الدعامة الشمالية.",
    language="ar",
)
BOTH = pytest.mark.parametrize("source", [BRIDGE, BRIDGE_AR], ids=["en", "ar"])
SURE = ("polarity.added", "polarity.dropped")


@BOTH
def test_a_negation_put_in_is_noticed(checker: Checker, source: Release) -> None:
    found = rules(checker, "لم يوافق المجلس على الجسر الجديد.", source, "polarity.added")
    assert found == {"polarity.added.bound"}


@BOTH
def test_a_negation_left_out_is_noticed(checker: Checker, source: Release) -> None:
    (found,) = suspected(checker, "تسلم المقاول الدفعة الثانية.", source, "polarity.dropped")
    assert found.rule == "polarity.dropped.bound"
    assert found.problem.expected
    assert "ينفي" in found.problem.message_ar


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "وافق المجلس على الجسر الجديد.",
        "لم يتسلم المقاول الدفعة الثانية.",
        "لم يكن المقاول قد تسلم الدفعة الثانية.",
        "تعذر على المهندسين تفتيش الدعامة الشمالية.",
        "لم يتمكن المهندسون من تفتيش الدعامة الشمالية.",
        "عجز المهندسون عن تفتيش الدعامة الشمالية.",
        "لا يزال الجسر الجديد مغلقا أمام الشاحنات.",
    ],
)
def test_what_says_the_same_is_not_noticed(checker: Checker, text: str, source: Release) -> None:
    assert not {
        rule
        for start in SURE
        for rule in rules(checker, text, source, start)
        if rule.endswith("bound")
    }


def test_an_english_claim_is_read_alike(checker: Checker) -> None:
    text = "The council did not approve the new bridge."
    assert rules(checker, text, BRIDGE, "polarity.added") == {"polarity.added.bound"}
    assert not rules(checker, "The council approved the new bridge.", BRIDGE, "polarity.added")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("لا يزال الوزير في المدينة.", "ar"),
        ("لا شك في ذلك.", "ar"),
        ("سأل عما إذا كان الوزير سيحضر أم لا.", "ar"),
        ("لم يحضر إلا الوزير.", "ar"),
        ("ليس الوزير فقط من حضر.", "ar"),
        ("He met not only the minister.", "en"),
    ],
)
def test_an_idiom_denies_nothing(text: str, language: str) -> None:
    assert not [one for one in negators(read(text, language)) if one.denies]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("لم يكن رجال الإطفاء يجمعون الحطب.", "ar", "يجمعون"),
        ("عجز المكتب عن الرد.", "ar", "الرد"),
        ("The office has yet to answer.", "en", "answer"),
        ("Nobody was able to answer.", "en", "answer"),
        ("The plan is unpopular.", "en", "unpopular"),
        ("The damage is irreversible.", "en", "irreversible"),
        ("يجب ألا يغلق المصنع.", "ar", "يغلق"),
        ("Elle n'avait pas encore répondu.", "fr", "répondu"),
    ],
)
def test_a_negator_is_followed_to_its_word(text: str, language: str, word: str) -> None:
    reading = read(text, language)
    at = next(n for n, token in enumerate(reading.tokens) if token.text.startswith(word[:5]))
    assert denied(reading, at)


@pytest.mark.parametrize(
    ("text", "language"),
    [("He did not come, but the minister answered.", "en"), ("لم يأت، بل أجاب الوزير.", "ar")],
)
def test_a_negation_ends_with_its_clause(text: str, language: str) -> None:
    reading = read(text, language)
    assert not denied(reading, len(reading.tokens) - 1)


@pytest.mark.parametrize("word", ["united", "under", "union", "unveiled", "nonetheless"])
def test_a_word_that_only_begins_like_a_denial_denies_nothing(word: str) -> None:
    assert not negators(read(f"The {word} group met.", "en"))


FREE = release(
    "It was the first visit of the two ministers to the island since the storm.",
    "The last village to get power before Bani Amir was Wadi Salih, in 2015.",
    "The ban on night fishing would remain in effect for now, the mayor said.",
    "The inspectors found the plant in non-compliance with the safety rules.",
    'The pact ended the "no war, no peace" years between the two tribes.',
    "The text sets no deadline and does not mention compensation.",
)


@pytest.mark.parametrize(
    "text",
    [
        "ولم يكن الوزيران قد زارا الجزيرة منذ عودة الأول إلى منصبه.",
        "ولم يسبق للوزيرين أن زارا الجزيرة منذ العاصفة.",
        "ولم تحصل أي قرية على الكهرباء بين وادي صالح عام 2015 وبني عامر.",
        "ولن يُرفع الحظر عن الصيد الليلي في الوقت الراهن، بحسب رئيس البلدية.",
        "ورأى المفتشون أن المصنع لا يمتثل لقواعد السلامة.",
        "وأنهى الاتفاق سنوات اللاحرب واللاسلم بين القبيلتين.",
        "وخلا النص من أي مهلة ومن أي ذكر للتعويض.",
    ],
)
def test_a_free_wording_may_deny_what_a_limit_says(checker: Checker, text: str) -> None:
    found = rules(checker, text, FREE, "polarity")
    assert not found & {"polarity.added.bound", "polarity.dropped.bound"}
