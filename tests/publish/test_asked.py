"""A page says how a model was asked and what became of its answers, and repeats no mistake."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.article import Article, Correction
from musnad.core.asking import Call, Failure, Prompt, Removal, Round
from musnad.core.draft import Byline
from musnad.core.wire import dumps, loads
from musnad.flow.changes import REVISED_AR
from musnad.publish.asked import asked, edited, of_rounds
from musnad.publish.metadata import digital_source_type
from tests.publish.samples import pentagon

NOW = datetime(2025, 4, 25, 8, 30, tzinfo=UTC)
PROMPT = Prompt(
    id="ar/article-1",
    system="أنت محرر في وكالة أنباء.",
    user="النص:\n<<<ab>>>\n[s1.1] Hegseth & Rutte met.\n<script>alert(1)</script>\n<<<نهاية ab>>>",
    schema='{"type": "object"}',
)
MENDING = Prompt(id="ar/revise-1", system="أصلح.", user="[a3] وعُقد اللقاء في بروكسل.")
WRONG = "وعُقد اللقاء في بروكسل."


def told(kind: str, prompt: Prompt, *, writer: str = "gemini", **changes: object) -> Round:
    call = Call(writer=writer, model="gemini-x", prompt_sha256=prompt.sha256, at=NOW)
    return Round(kind=kind, prompt=prompt, answer="{…}", call=call, **changes)  # type: ignore[arg-type]


def failure(line: int) -> Failure:
    return Failure(
        line=line,
        text=WRONG,
        verdict="contradicted",
        kinds=("place",),
        problems=("المكان البنتاغون.",),
        evidence=("s1.1",),
    )


def modelled(*rounds: Round, **changes: object) -> Article:
    article, _, _ = pentagon()
    byline = Byline(name="gemini", model="gemini-x", prompt_sha256=PROMPT.sha256)
    return replace(
        article,
        draft=replace(article.draft, writer=byline),
        rounds=rounds,
        **changes,  # type: ignore[arg-type]
    )


ROUNDS = (
    told("write", MENDING, writer="other", error="model.key"),
    told(
        "write",
        PROMPT,
        removals=(
            Removal(code="chatter.opening", text="بالتأكيد، إليك الخبر:"),
            Removal(code="chatter.closing", text="آمل أن يفيدك."),
            Removal(code="citation.none", text="جملة بلا سند"),
        ),
        failures=(failure(3), failure(4)),
    ),
    told("revise", MENDING, failures=(failure(4),)),
)


def page_of(article: Article) -> str:
    from musnad.core.house import House
    from musnad.publish.single import page_of as single

    _, release, capture = pentagon()
    return single(article, release, capture, House())


def test_rounds_mended_dropped_and_removed_are_counted():
    found = asked(modelled(*ROUNDS))
    assert found is not None
    assert (found.rounds, found.mended, found.dropped) == (2, 2, 1)
    assert found.prompt == PROMPT
    assert dict(found.removed) == {
        "كلام موجّه إلى مستخدم": 2,
        "جمل لم يذكر لها سندا": 1,
    }


def test_a_text_of_no_model_tells_of_none():
    article, _, _ = pentagon()
    assert asked(replace(article, rounds=ROUNDS)) is None


def test_the_page_shows_the_exact_prompt_escaped_with_its_hash():
    html = page_of(modelled(*ROUNDS))
    assert "نص الموجِّه كما أُرسل إلى النموذج" in html
    assert "أنت محرر في وكالة أنباء." in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html
    assert PROMPT.sha256 in html
    assert "أسئلة إلى النموذج: " in html
    assert "جمل أُعيدت إليه ليصلحها" in html
    assert "حُذف من جوابه، كلام موجّه إلى مستخدم" in html


def test_no_sentence_that_failed_or_was_removed_is_printed_or_recorded():
    article = modelled(*ROUNDS)
    html, rounds = page_of(article), json.dumps(of_rounds(article), ensure_ascii=False)
    for text in (WRONG, "بالتأكيد، إليك الخبر", "جملة بلا سند"):
        assert text not in html
        assert text not in rounds


def test_the_record_gives_hashes_of_all_rounds_and_the_words_of_the_first_question():
    one, two, three = of_rounds(modelled(*ROUNDS))
    assert one["error"] == "model.key"
    assert two["prompt"]["system"] == PROMPT.system
    assert two["prompt"]["sha256"] == PROMPT.sha256
    assert [row["sentence"] for row in two["failures"]] == ["a3", "a4"]
    assert set(three["prompt"]) == {"id", "sha256"}
    assert len(three["answer_sha256"]) == 64


@pytest.mark.parametrize(
    ("changes", "by_hand", "ends"),
    [
        ({}, False, "/trainedAlgorithmicMedia"),
        ({"approved_by": "المحرر"}, False, "/trainedAlgorithmicMedia"),
        (
            {
                "approved_by": "المحرر",
                "corrections": (Correction(at=NOW, revision=2, reason="صُحح المكان."),),
            },
            True,
            "/compositeWithTrainedAlgorithmicMedia",
        ),
        (
            {
                "approved_by": "المحرر",
                "corrections": (Correction(at=NOW, revision=2, reason=REVISED_AR),),
            },
            False,
            "/trainedAlgorithmicMedia",
        ),
    ],
)
def test_the_source_type_is_that_of_who_wrote_and_who_edited(changes, by_hand, ends):
    article = modelled(*ROUNDS, **changes)
    assert edited(article) == by_hand
    assert digital_source_type(article).endswith(ends)
    assert ("صحّحه محرر" in page_of(article)) == by_hand


def test_the_brief_is_made_by_rules_even_after_a_model_failed():
    article, _, _ = pentagon()
    assert digital_source_type(replace(article, rounds=ROUNDS[:1])).endswith("/algorithmicMedia")


def test_an_article_stored_before_there_were_rounds_still_loads():
    old = json.loads(dumps(modelled()))
    del old["value"]["rounds"]
    article = loads(Article, json.dumps(old))
    assert article.rounds == ()
    html = page_of(article)
    assert PROMPT.sha256 in html
    assert "نص الموجِّه كما" not in html
    assert "أسئلة إلى النموذج" not in html
