"""Answers are read in whatever form they come, and may say only what they can cite."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.draft import Block, Draft, Line, lines
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.write.answers import read_article, read_part, read_revision
from musnad.write.settling import leans, without
from tests.write.scripted import article, crosshead, line, paragraph, writer_of
from tests.write.telling import make_release

RELEASE = make_release(
    "Port stays open",
    "The transport minister said the port would remain open.",
    "The pilots will be paid on time.",
    "The mayor welcomed the decision.",
)
HEADLINE = line("الميناء يبقى مفتوحا", "s1.0")
LEAD = line("قال وزير النقل إن الميناء سيبقى مفتوحا.", "s1.1")
PAID = line("وستُدفع أجور المرشدين في موعدها.", "s1.2")
MAYOR = line("ورحب رئيس البلدية بالقرار.", "s1.3")
GOOD = article(HEADLINE, LEAD, crosshead("أجور المرشدين"), paragraph(PAID), paragraph(MAYOR))
JSON = json.dumps(GOOD, ensure_ascii=False, indent=1)


def texts(answer: str) -> list[str]:
    found = read_article(answer, RELEASE)
    assert found.headline is not None
    assert found.lead is not None
    body = [one.text for block in found.blocks for one in block.sentences]
    return [found.headline.text, found.lead.text, *body]


WHOLE = [str(one["text"]) for one in (HEADLINE, LEAD, line("أجور المرشدين"), PAID, MAYOR)]


@pytest.mark.parametrize(
    "answer",
    [
        JSON,
        f"```json\n{JSON}\n```",
        f"بالتأكيد، إليك الخبر المطلوب:\n{JSON}\nآمل أن يكون مفيدا.",
        f"<think>أولا العنوان {{}}</think>\n{JSON}",
        JSON.replace("]\n", "],\n").replace("}\n ]", "},\n ]"),
        json.dumps({"article": GOOD}, ensure_ascii=False),
        json.dumps(GOOD | {"body": GOOD["blocks"], "blocks": GOOD["blocks"]}, ensure_ascii=False),
    ],
    ids=["plain", "fenced", "chatter", "thinking", "commas", "wrapped", "twice"],
)
def test_json_is_read_in_whatever_it_comes(answer):
    assert texts(answer) == WHOLE


@pytest.mark.parametrize(
    "answer",
    [
        """# الميناء يبقى مفتوحا

قال وزير النقل إن الميناء سيبقى مفتوحا. [s1.1]

## أجور المرشدين

وستُدفع أجور المرشدين في موعدها [s1.2].

ورحب رئيس البلدية بالقرار. [s1.3]
""",
        """**العنوان:** الميناء يبقى مفتوحا [s1.0]

قال وزير النقل إن الميناء سيبقى مفتوحا (s1.1).
أجور المرشدين
- وستُدفع أجور المرشدين في موعدها. [s1.2, s1.1]
- ورحب رئيس البلدية بالقرار. [s1.3]
""",
    ],
    ids=["markdown", "labelled"],
)
def test_prose_that_names_its_sources_is_read(answer):
    assert texts(answer) == WHOLE


def test_sources_in_brackets_in_the_text_of_json_count_too():
    found = read_article(
        json.dumps(
            article(
                HEADLINE, line("قال وزير النقل إن الميناء سيبقى مفتوحا [s1.1]."), paragraph(PAID)
            ),
            ensure_ascii=False,
        ),
        RELEASE,
    )
    assert found.lead is not None
    assert found.lead.cites == ("s1.1",)
    assert found.lead.text == LEAD["text"]


def test_several_sentences_in_one_place_become_several_lines():
    both = line(f"{PAID['text']} {MAYOR['text']}", "s1.2", "s1.3")
    found = read_article(
        json.dumps(article(HEADLINE, LEAD, paragraph(both)), ensure_ascii=False), RELEASE
    )
    assert [one.text for one in found.blocks[0].sentences] == [PAID["text"], MAYOR["text"]]
    long = line(f"{LEAD['text']} {PAID['text']}", "s1.1", "s1.2")
    found = read_article(json.dumps(article(HEADLINE, long), ensure_ascii=False), RELEASE)
    assert found.lead is not None
    assert found.lead.text == LEAD["text"]
    assert found.blocks[0].sentences[0].text == PAID["text"]


def removed(*blocks: dict[str, object]) -> tuple[list[str], list[str]]:
    found = read_article(json.dumps(article(HEADLINE, LEAD, *blocks), ensure_ascii=False), RELEASE)
    body = [one.text for block in found.blocks for one in block.sentences]
    return body, [one.code for one in found.removals]


def test_what_may_not_be_cited_is_told_and_what_cites_nothing_is_left_out():
    kept, codes = removed(paragraph(PAID | {"cites": ["s1.2", "s9.9"]}, MAYOR | {"cites": []}))
    assert kept == [PAID["text"]]
    assert codes == ["citation.unknown", "citation.none"]


def test_a_sentence_that_cites_nearly_all_rests_on_the_first_it_names():
    many = make_release("Title", *[f"Sentence {number}." for number in range(20)])
    told = article(
        line("عنوان", "s1.1"), line("قال الوزير إن ذلك كاف.", *[f"s1.{n}" for n in range(1, 15)])
    )
    found = read_article(json.dumps(told, ensure_ascii=False), many)
    assert found.lead is not None
    assert len(found.lead.cites) == 6
    assert [one.code for one in found.removals] == ["citation.many"] * 8


def test_a_sentence_said_twice_and_one_in_english_are_left_out():
    kept, codes = removed(
        paragraph(PAID, PAID), paragraph(line("The mayor welcomed the decision.", "s1.3"))
    )
    assert kept == [PAID["text"]]
    assert codes == ["repeated", "script.latin"]


def test_a_headline_without_sources_rests_on_what_its_lead_rests_on():
    told = article(line("الميناء يبقى مفتوحا."), LEAD)
    found = read_article(json.dumps(told, ensure_ascii=False), RELEASE)
    assert found.headline is not None
    assert (found.headline.text, found.headline.cites) == ("الميناء يبقى مفتوحا", ("s1.1",))


def test_a_part_may_have_no_news():
    assert read_part('{"blocks": []}', RELEASE).blocks == ()
    found = read_part(json.dumps({"blocks": [paragraph(PAID)]}, ensure_ascii=False), RELEASE)
    assert found.blocks[0].sentences[0].cites == ("s1.2",)


def test_a_revision_may_cite_only_what_it_was_shown_with():
    answer = json.dumps(
        {"sentences": [{"id": "a3", "text": PAID["text"], "cites": ["s1.3"]}]}, ensure_ascii=False
    )
    allowed = {3: frozenset({"s1.2"})}
    mended = read_revision(answer, RELEASE, allowed)
    assert mended.lines == {3: None}
    assert [one.code for one in mended.removals] == ["citation.unknown", "citation.none"]


@pytest.mark.parametrize(
    "answer", ['{"sentences": "none"}', "[]", '{"sentences": []}', "لا أرى خطأ.", '{"a": 1}']
)
def test_a_revision_of_another_form_is_refused(answer):
    with pytest.raises(RefusedError, match=r"draft\.schema"):
        read_revision(answer, RELEASE, {3: frozenset({"s1.2"})})


@given(st.text(max_size=300))
def test_no_answer_breaks_the_reading(text):
    with suppress(RefusedError):
        assert read_article(text, RELEASE).lead is not None


@given(st.integers(min_value=0, max_value=len(JSON) - 1))
def test_an_answer_cut_anywhere_is_refused(at):
    with pytest.raises(RefusedError, match=r"draft\."):
        read_article(JSON[:at], RELEASE)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("وأضاف أن الأجور ستُدفع.", True),
        ("وهو ما رحب به رئيس البلدية.", True),
        ("ومن جهته، رحب رئيس البلدية بالقرار.", True),
        ("وبدوره رحب رئيس البلدية بالقرار.", True),
        ("كما أوضح أن المرشدين سيُبلَّغون.", True),
        ("وأضاف الوزير أن الأجور ستُدفع.", False),
        ("ورحب رئيس البلدية بالقرار.", False),
        ("وقال رئيس البلدية إن القرار صائب.", False),
    ],
)
def test_a_sentence_that_cannot_stand_alone_is_known(text, so):
    assert leans(text) == so


def test_what_leans_on_a_lost_sentence_goes_with_it_up_to_one_that_stands():
    told = article(
        HEADLINE,
        LEAD,
        paragraph(MAYOR, line("وأضاف أن الأجور ستُدفع.", "s1.2"), PAID),
    )
    draft: Draft = writer_of(told)[0].write(RELEASE, House())
    left = without(draft, RELEASE, {3})
    said = [one.text for role, one in lines(left) if role != "original"]
    assert said == [HEADLINE["text"], LEAD["text"], PAID["text"]]
    assert left.coverage.left == ("s1.3",)


def test_background_that_fails_goes_and_leans_on_nothing():
    draft: Draft = writer_of(article(HEADLINE, LEAD, paragraph(MAYOR)))[0].write(RELEASE, House())
    told = Block(type="background", sentences=(Line(text="وهو ميناء قديم.", cites=("ledger:x",)),))
    draft = replace(draft, blocks=(draft.blocks[0], told, *draft.blocks[1:]))
    assert "background" in [one.type for one in without(draft, RELEASE, {3}).blocks]
    assert "background" not in [one.type for one in without(draft, RELEASE, {4}).blocks]
