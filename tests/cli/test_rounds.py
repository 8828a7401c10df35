"""``musnad write`` tells what models were asked, what it cost, and who took over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_model_writers import GOOD, KEY, newsroom
from tests.models.doubles import GeminiDouble, say

from .commands import run

WRONG = "وبلغت كلفة السد 90 مليون دولار."


@pytest.fixture
def gemini(monkeypatch):
    monkeypatch.setenv("MODEL_KEY", KEY)
    with GeminiDouble(key=KEY) as double:
        yield double


def bad() -> str:
    draft = json.loads(json.dumps(GOOD))
    draft["blocks"][0]["sentences"][0]["text"] = WRONG
    return "بالتأكيد، إليك الخبر:\n" + json.dumps(draft, ensure_ascii=False)


def test_rounds_cost_and_what_was_removed_are_told_on_standard_error(tmp_path, english, gemini):
    gemini.always = say(bad(), tokens=(900, 200))
    folder = newsroom(tmp_path, gemini, price_in=1.0, price_out=10.0)
    done = run("write", english, "--newsroom", folder)
    assert f"1. writing: model ({gemini.model}); tokens 900+200" in done.err
    assert "taken out of the answer 1" in done.err
    assert "sentences that failed 1 (a3)" in done.err
    assert "2. mending: model" in done.err
    assert "draft.schema" in done.err
    assert "questions 2; tokens 2200; price 0.0058" in done.err
    assert WRONG not in done.out
    assert "افتتح وزير الطاقة" in done.out


def test_the_json_has_every_round_word_for_word(tmp_path, english, gemini):
    gemini.always = say(bad())
    done = run("write", english, "--format", "json", "--newsroom", newsroom(tmp_path, gemini))
    told = json.loads(done.out)
    first, second = told["rounds"]
    assert first["kind"] == "write"
    assert first["prompt"]["sha256"] == told["article"]["writer"]["prompt_sha256"]
    assert "[s1.1]" in first["prompt"]["user"]
    assert first["answer"] == bad()
    assert first["failures"][0]["text"] == WRONG
    assert second["error"] == "draft.schema"


def test_a_writer_that_was_passed_over_is_named_with_the_reason(
    tmp_path, english, gemini, monkeypatch
):
    gemini.always = say("")
    folder = newsroom(tmp_path, gemini)
    monkeypatch.setenv("LC_ALL", "ar_LB.UTF-8")
    done = run("write", english, "--newsroom", folder)
    assert "تُرك model: " in done.err
    assert done.status == 0


def test_a_writer_without_a_model_tells_of_no_rounds(english):
    done = run("write", english)
    assert "questions" not in done.err


def test_what_holds_an_article_is_told(tmp_path, english, gemini):
    gemini.always = say(json.dumps(GOOD, ensure_ascii=False))
    folder = newsroom(tmp_path, gemini)
    with Path(folder, "musnad.toml").open("a", encoding="utf-8") as settings:
        settings.write('[policy]\nhold_topics = ["سد"]\n')
    done = run("write", english, "--newsroom", folder)
    assert "held: it is on one of hold_topics" in done.err
    assert done.status == 1
