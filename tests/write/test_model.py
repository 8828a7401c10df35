"""A language model writes drafts like any other writer's; what passes is kept."""

from __future__ import annotations

import json

import pytest

from musnad.core.asking import Failure
from musnad.core.draft import lines
from musnad.core.errors import RefusedError, TransientError
from musnad.core.house import House
from musnad.core.release import Release
from tests.write.scripted import Cut, article, crosshead, line, paragraph, revision, writer_of
from tests.write.telling import make_release

HOUSE = House()


def release() -> Release:
    return make_release(
        "Hegseth meets Rutte",
        "Defense Secretary Pete Hegseth met NATO Secretary General Mark Rutte at the Pentagon.",
        "They discussed the NATO summit in The Hague.",
        "Rutte welcomed the increase in defense spending by Canada.",
        publisher="U.S. Department of Defense",
    )


HEADLINE = line("هيغسيث يلتقي روته في البنتاغون", "s1.1")
LEAD = line("التقى وزير الدفاع الأميركي بيت هيغسيث مارك روته في البنتاغون.", "s1.1")
TALKS = line("وبحث الجانبان قمة الناتو في لاهاي.", "s1.2")
RUTTE = line("ورحب روته بزيادة كندا إنفاقها الدفاعي.", "s1.3")
GOOD = article(HEADLINE, LEAD, crosshead("قمة لاهاي"), paragraph(TALKS, RUTTE))


def test_an_answer_becomes_a_draft_that_cites_the_release():
    writer, model = writer_of(GOOD)
    made = writer.attempt(release(), HOUSE)
    assert made.draft is not None
    assert made.draft.headline.text == HEADLINE["text"]
    assert made.draft.lead.cites == ("s1.1",)
    assert [block.type for block in made.draft.blocks] == ["crosshead", "paragraph"]
    assert made.draft.blocks[0].sentences[0].cites == ("s1.2", "s1.3")
    assert made.draft.coverage.left == ()
    assert made.draft.writer.model == "scripted-1"
    assert made.draft.writer.prompt_sha256 == model.asked[0].sha256
    (told,) = made.rounds
    assert told.answer == json.dumps(GOOD, ensure_ascii=False)
    assert told.prompt == model.asked[0]
    assert not told.error


def test_what_no_sentence_tells_is_printed_in_its_own_language():
    writer, _ = writer_of(article(HEADLINE, LEAD, paragraph(TALKS)))
    draft = writer.write(release(), HOUSE)
    assert draft.coverage.left == ("s1.3",)
    assert draft.blocks[-1].type == "original"
    assert draft.blocks[-1].sentences[0].text.startswith("Rutte welcomed")


def test_a_release_without_a_body_never_reaches_the_model():
    writer, model = writer_of(GOOD)
    bare = make_release("Hegseth meets Rutte")
    assert not writer.accepts(bare)
    assert writer.write(bare, HOUSE).notice
    assert writer.attempt(bare, HOUSE).draft is None
    assert model.asked == []


@pytest.mark.parametrize(
    "fault", [TransientError("model.busy", retry_after_seconds=9.0), RefusedError("model.key")]
)
def test_a_fault_of_the_model_is_a_round_with_its_code(fault):
    writer, _ = writer_of(fault)
    made = writer.attempt(release(), HOUSE)
    assert made.draft is None
    assert made.fault is fault
    assert made.rounds[0].error == made.rounds[0].call.outcome == fault.code


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("", "draft.empty"),
        ("   \n", "draft.empty"),
        ("<think>ماذا أكتب؟</think>", "draft.empty"),
        (Cut(json.dumps(GOOD, ensure_ascii=False)[:90]), "draft.truncated"),
        (json.dumps(GOOD, ensure_ascii=False)[:90], "draft.truncated"),
        (Cut("قال الوزير إن"), "draft.truncated"),
        ('{"answer": "خبر"}', "draft.schema"),
        ("<!doctype html><html><body>Bad gateway</body></html>", "draft.language"),
        (
            article(
                line("Hegseth meets Rutte", "s1.1"),
                line("Hegseth met Rutte at the Pentagon.", "s1.1"),
            ),
            "draft.language",
        ),
        ("هيغسيث يلتقي روته\n\nالتقى هيغسيث روته في البنتاغون.", "draft.uncited"),
        (article(HEADLINE, line("التقى هيغسيث روته.", "s9.9")), "draft.uncited"),
    ],
)
def test_an_answer_that_is_no_article_is_refused_by_name(answer, code):
    writer, _ = writer_of(answer)
    made = writer.attempt(release(), HOUSE)
    assert made.draft is None
    assert made.rounds[0].error == code


def test_sentences_are_mended_and_left_out_by_their_numbers():
    writer, model = writer_of(
        revision([("a3", "وبحثا قمة لاهاي.", ["s1.2"]), ("a4", "", []), ("a2", "لم يُطلب", [])])
    )
    draft = writer_of(article(HEADLINE, LEAD, paragraph(TALKS, RUTTE)))[0].write(release(), HOUSE)
    failures = [
        Failure(
            line=number,
            text="…",
            verdict="unsupported",
            kinds=("number",),
            problems=("العدد ليس في المصدر.",),
            evidence=("s1.2",),
        )
        for number in (3, 4)
    ]
    made = writer.revise(release(), HOUSE, draft, failures)
    assert made.draft is not None
    told = [one.text for role, one in lines(made.draft) if role != "original"]
    assert told == [HEADLINE["text"], LEAD["text"], "وبحثا قمة لاهاي."]
    assert made.draft.coverage.left == ("s1.3",)
    assert [one.code for one in made.rounds[0].removals] == ["revision.unasked"]
    assert "العدد ليس في المصدر." in model.asked[0].user
    assert "Rutte welcomed" in model.asked[0].user
    assert "met NATO Secretary General" not in model.asked[0].user


def test_half_a_character_in_an_answer_keeps_the_article_storable():
    broken = {**LEAD, "text": LEAD["text"].replace("مارك", "\ud83d مارك")}
    writer, _ = writer_of(json.dumps(article(HEADLINE, broken, paragraph(TALKS, RUTTE))))
    made = writer.attempt(release(), HOUSE)
    assert made.draft is not None
    for text in (made.draft.lead.text, made.rounds[0].answer):
        assert text.encode("utf-8")
