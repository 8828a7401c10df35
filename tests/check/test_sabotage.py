"""Sabotage: what is planted is an error, reads well, and is the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from musnad.arabic.dates import dates
from musnad.arabic.figures import figures
from musnad.check.evaluate import release_of
from musnad.check.manuscript import manuscript
from musnad.check.sabotage.measure import attempt
from musnad.check.sabotage.named import (
    Exchanged,
    WrongOrganisation,
    WrongPerson,
    WrongPlace,
    WrongTitle,
)
from musnad.check.sabotage.planting import Story, builtin_saboteurs, plant
from musnad.check.sabotage.said import Invented, Tail, Turned, WrongQuote
from musnad.check.sabotage.telling import statement, to_json, to_text
from musnad.check.sabotage.values import WrongDate, WrongNumber
from musnad.core.ports import Saboteur
from musnad.core.release import Release
from musnad.core.report import Claim, Finding, Manuscript, Problem, ProblemKind, Report

SOURCE = (
    "Defense Secretary Pete Hegseth received NATO Secretary General Mark Rutte at the Pentagon "
    "on Thursday, April 24, 2025. Hegseth asked Rutte to raise spending to 5 percent. "
    "The alliance has 32 members. The United States will give Ukraine 120 million dollars."
)
ARTICLE = """هيغسيث يستقبل روته في البنتاغون
استقبل وزير الدفاع الأميركي بيت هيغسيث الأمين العام للناتو مارك روته في البنتاغون، الخميس 24 أبريل 2025.
وطلب هيغسيث من روته زيادة الإنفاق إلى 5 في المئة.
ويضم الحلف 32 عضوا.
وستقدم الولايات المتحدة لأوكرانيا 120 مليون دولار.
"""
STORY = Story(id="x", manuscript=manuscript(ARTICLE), releases=(release_of(SOURCE),))


def planted(saboteur: Saboteur, text: str, *, source: str = SOURCE, seed: int = 1) -> str | None:
    language = "ar" if any("ء" <= letter <= "ي" for letter in text) else "en"
    claim = Claim(id="a1", text=text, start=0, end=len(text))
    return saboteur.plant(claim, language, release_of(source), Random(seed))


@pytest.mark.parametrize("seed", range(12))
def test_a_number_stays_in_the_class_that_its_noun_agrees_with(seed: int) -> None:
    small = planted(WrongNumber(), "حضر 5 وزراء.", seed=seed)
    large = planted(WrongNumber(), "ويضم الحلف 32 عضوا.", seed=seed)
    assert small is not None
    assert large is not None
    assert 3 <= figures(small, "ar")[0].value <= 10
    assert 11 <= figures(large, "ar")[0].value <= 99
    assert small != "حضر 5 وزراء."
    assert large != "ويضم الحلف 32 عضوا."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("وتبلغ الكلفة ١٢٠ مليون دولار.", "٢٠"),
        ("The plan costs 2,728 dollars.", ","),
        ("حضر ثلاثة وزراء.", "حضر "),
        ("Three ministers attended.", "ministers"),
    ],
)
def test_a_number_is_written_as_it_was(text: str, kept: str) -> None:
    changed = planted(WrongNumber(), text)
    assert changed is not None
    assert changed != text
    assert kept in changed or "مليار" in changed


def test_the_source_never_has_the_planted_number() -> None:
    source = "They are 4, 5, 6, 7, 8 and 9 ministers."
    for seed in range(10):
        changed = planted(WrongNumber(), "حضر 5 وزراء.", source=source, seed=seed)
        assert changed in ("حضر 3 وزراء.", "حضر 10 وزراء.")


@pytest.mark.parametrize("seed", range(8))
def test_a_weekday_goes_with_its_new_day(seed: int) -> None:
    changed = planted(WrongDate(), "التقيا الخميس 24 أبريل 2025.", seed=seed)
    assert changed is not None
    (mention,) = dates(changed, "ar")
    assert mention.resolved is not None
    assert mention.resolved.day != 24
    assert mention.resolved.weekday() == mention.weekday


@pytest.mark.parametrize("text", ["They met on 24 April 2025.", "التقيا في نيسان 2025."])
def test_a_date_is_another_date(text: str) -> None:
    changed = planted(WrongDate(), text)
    assert changed not in (None, text)


def test_a_person_is_another_of_the_same_gender() -> None:
    changed = planted(WrongPerson(), "استقبل الوزير بيت هيغسيث وفدا.")
    assert changed is not None
    assert changed.startswith("استقبل الوزير ")
    assert "هيغسيث" not in changed


def test_a_nationality_keeps_its_gender_number_and_article() -> None:
    for seed in range(6):
        changed = planted(WrongPlace(), "رحبت الحكومة السورية بالاتفاق.", seed=seed)
        assert changed is not None
        word = changed.split()[2]
        assert word.startswith("ال")
        assert word.endswith("ية")


def test_a_name_that_is_joined_to_a_preposition_still_reads() -> None:
    for seed in range(6):
        changed = planted(WrongPlace(), "وأعلن تقديم دعم لسوريا.", seed=seed)
        assert changed is not None
        assert " لال" not in changed


def test_a_body_within_brackets_or_before_its_nationality_is_left() -> None:
    assert planted(WrongOrganisation(), "وبحثا شؤون الحلف (الناتو).") is None
    assert planted(WrongOrganisation(), "رحب مجلس النواب اللبناني بالقرار.") is None
    assert planted(WrongOrganisation(), "رحبت الأمم المتحدة بالقرار.") is not None


def test_an_office_is_another_office() -> None:
    changed = planted(WrongTitle(), "زار وزير الخارجية البريطاني دمشق.")
    assert changed is not None
    assert "زار وزير الخارجية" not in changed
    assert planted(WrongTitle(), "The Prime Minister visited Kyiv.") is not None


def test_a_verb_is_denied_in_its_right_form() -> None:
    found = {planted(Turned(), "التقت الوزيرة الوفد في جدة.", seed=seed) for seed in range(4)}
    assert found == {"لم تلتق الوزيرة الوفد في جدة."}


def test_the_future_is_denied_and_an_antonym_keeps_its_conjunction() -> None:
    assert planted(Turned(), "سيزور المدير المحطة.") == "لن يزور المدير المحطة."
    assert planted(Turned(), "وارتفعت الأسعار في المدينة.", seed=2) in (
        "وانخفضت الأسعار في المدينة.",
        "ولم ترتفع الأسعار في المدينة.",
    )
    assert planted(Turned(), "The council approved the plan.") == "The council rejected the plan."


def test_names_are_exchanged_only_where_that_tells_something_else() -> None:
    told = "وشكر ماركو روبيو مارك روته على دعمه."
    assert planted(Exchanged(), "وطلبت مصر من قطر تأجيل الاجتماع.") == (
        "وطلبت قطر من مصر تأجيل الاجتماع."
    )
    assert planted(Exchanged(), told) is None or "روته" in str(planted(Exchanged(), told))
    assert planted(Exchanged(), "اتفقت مصر مع قطر على الهدنة.") is None
    assert planted(Exchanged(), "وستعمل قطر ومصر والأردن على ضمان الاتفاق.") is None


def test_words_in_quotation_marks_are_replaced_and_a_tail_is_joined() -> None:
    quoted = planted(WrongQuote(), "وقال الوزير: «هذا يوم عمل عادي لنا».")
    assert quoted is not None
    assert quoted.startswith("وقال الوزير: «")
    assert "عادي" not in quoted
    tail = planted(Tail(), "زار الوزير المحطة صباح الخميس.")
    assert tail is not None
    assert tail.startswith("زار الوزير المحطة صباح الخميس، ")
    assert tail.endswith(".")
    assert planted(Invented(), "زار الوزير المحطة.") is not None


def test_the_same_seed_plants_the_same_and_another_story_moves_nothing() -> None:
    other = Story(id="y", manuscript=STORY.manuscript, releases=STORY.releases)
    once = plant([STORY], builtin_saboteurs(), seed=3, each=99)
    again = plant([STORY], builtin_saboteurs(), seed=3, each=99)
    more = plant([other, STORY], builtin_saboteurs(), seed=3, each=99)
    assert [one.text for one in once] == [one.text for one in again]
    assert {one.text for one in once} == {one.text for one in more if one.story == "x"}
    assert [one.text for one in once] != [
        one.text for one in plant([STORY], builtin_saboteurs(), seed=4, each=99)
    ]


def test_every_kind_finds_a_sentence_and_none_is_left_as_it_was() -> None:
    found = plant([STORY], builtin_saboteurs(), seed=1, each=2)
    assert {one.saboteur.name for one in found} == {one.name for one in builtin_saboteurs()}
    assert all(one.text != one.was for one in found)


class Digits:
    """Passes what has the same digits as the source, and calls the rest a number."""

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        findings = []
        for claim in manuscript.claims:
            wrong = any(word.isdigit() and word not in SOURCE for word in claim.text.split())
            problem = Problem(
                kind="number", found="", start=0, end=0, message_ar="عدد", message_en="number"
            )
            findings.append(
                Finding(
                    id=claim.id,
                    text=claim.text,
                    start=claim.start,
                    end=claim.end,
                    verdict="contradicted" if wrong else "supported",
                    risk=float(wrong),
                    problems=(problem,) if wrong else (),
                )
            )
        return Report(findings=tuple(findings))


class Doubled:
    """A kind of error by plugin."""

    name = "doubled"
    kinds: frozenset[ProblemKind] = frozenset({"structure"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        return f"{claim.text} {claim.text}"


def test_the_trial_counts_what_is_caught_named_and_questioned() -> None:
    saboteurs = (WrongNumber(), Doubled())
    plantings = plant([STORY], saboteurs, seed=2, each=3)
    outcome = attempt([STORY], plantings, Digits(), seed=2)
    number, doubled = outcome.kinds
    assert (number.name, doubled.name) == ("number", "doubled")
    assert number.caught == number.named > 0
    assert (doubled.planted, doubled.caught) == (3, 0)
    assert (outcome.sentences, outcome.alarms) == (5, 0)
    assert len(outcome.missed) == 3 + number.planted - number.caught


def test_the_trial_is_told_as_data_table_and_statement() -> None:
    outcome = attempt(
        [STORY], plant([STORY], builtin_saboteurs(), seed=1, each=1), Digits(), seed=1
    )
    data = to_json(outcome)
    assert data["planted"] == len(outcome.tried)
    assert data["recall"]["low"] <= data["recall"]["value"] <= data["recall"]["high"]  # type: ignore[index, call-overload]
    for language in ("ar", "en"):
        assert statement(outcome, language) in to_text(outcome, language)
    assert "المدسوسة" in statement(outcome, "ar")


def test_nothing_planted_is_said_and_not_divided_by() -> None:
    outcome = attempt([STORY], (), Digits(), seed=1)
    assert "No error" in statement(outcome, "en")
    assert to_json(outcome)["recall"] is None
