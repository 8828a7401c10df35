"""A bare office is told only of the one holder that the release names; speech is not cut out."""

from __future__ import annotations

import pytest

from musnad.core.draft import lines
from musnad.core.house import House
from musnad.write.brief.article import Brief
from musnad.write.brief.holders import holders_of, opens_speech
from musnad.write.brief.scene import Declined
from tests.write.telling import make_release

TAJANI = "Foreign Minister Antonio Tajani visited Poland."


def told(*sentences: str) -> str:
    draft = Brief().write(make_release("News", *sentences), House())
    return " ".join(line.text for role, line in lines(draft) if role != "original")


def test_a_secretary_whom_nobody_names_stays_in_the_original() -> None:
    assert "الوزير" not in told("The Secretary visited Poland.").replace("وزارة", "")
    assert holders_of(make_release("News", TAJANI)).named("He met him.") == "He met him."
    with pytest.raises(Declined):
        holders_of(make_release("News", TAJANI)).named("The Secretary spoke.")


def test_the_gender_of_another_person_is_not_lent() -> None:
    text = told(
        "Secretary of State Marco Rubio visited Poland.",
        "Ms. Bruce thanked Poland.",
        "The Secretary thanked Germany.",
    )
    assert "الوزيرة" not in text


def test_of_two_ministers_the_one_that_is_meant_is_named() -> None:
    release = make_release("News", TAJANI, "He met Secretary of Defense Lloyd J. Austin III.")
    found = holders_of(release)
    assert found.named("The Secretary thanked Italy.") == "Secretary Austin thanked Italy."
    thanks = found.named("He thanked the Minister for Poland's leadership.")
    assert thanks == "He thanked Minister Tajani for Poland's leadership."
    more = make_release("News", TAJANI, "Minister Hakan Fidan spoke.")
    with pytest.raises(Declined):
        holders_of(more).named("He thanked the Minister.")


@pytest.mark.parametrize(
    "line", ["MS BRUCE: Hello.", "QUESTION: Why?", "Q: Why?", "A: So.", "MR. MILLER: Well."]
)
def test_a_transcript_is_nobodys_plain_statement(line: str) -> None:
    assert opens_speech(line)
    text = told(line, "Germany condemned the attack.")
    assert "أدانت" not in text


def test_the_order_of_a_speech_is_no_news() -> None:
    assert "أولا" not in told("First, Germany condemned the attack.")


def test_a_detail_does_not_lead_when_the_first_sentence_is_left() -> None:
    release = make_release("Zorblatt", "Zorblatt frobs the quux.", "Germany condemned the attack.")
    assert Brief().write(release, House()).notice
