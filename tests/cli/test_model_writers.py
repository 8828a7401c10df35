"""``musnad write`` and ``musnad doctor`` with writers that ask a model, over real connections."""

from __future__ import annotations

import json

import pytest

from musnad.settings import FILE_NAME
from tests.models.doubles import GeminiDouble, OpenAIDouble, busy, page, safety, say

from .commands import run

KEY = "sk-planted-in-the-environment"


@pytest.fixture
def gemini():
    with GeminiDouble(key=KEY) as double:
        yield double


def newsroom(tmp_path, double, **told):
    folder = tmp_path / "newsroom"
    folder.mkdir(exist_ok=True)
    provider = "openai" if isinstance(double, OpenAIDouble) else "gemini"
    settings = {
        "name": "model",
        "provider": provider,
        "model": double.model,
        "key_env": "MODEL_KEY",
        "base_url": double.base_url,
        "timeout_seconds": 5,
        "patience_seconds": 5,
        **told,
    }
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in settings.items())
    (folder / FILE_NAME).write_text(f"[[writers]]\n{lines}\n", encoding="utf-8")
    return str(folder)


def test_a_model_that_refuses_leaves_the_article_to_the_brief(
    tmp_path, english, gemini, monkeypatch
):
    monkeypatch.setenv("MODEL_KEY", KEY)
    folder = newsroom(tmp_path, gemini)
    gemini.always = safety()
    done = run("write", english, "--format", "json", "--newsroom", folder)
    told = json.loads(done.out)
    assert told["article"]["writer"]["name"] == "brief"
    assert len(gemini.asked) == 1
    assert KEY not in done.out + done.err


def test_without_a_key_nothing_is_asked_and_the_brief_writes(tmp_path, english, gemini):
    folder = newsroom(tmp_path, gemini)
    done = run("write", english, "--format", "json", "--newsroom", folder)
    assert json.loads(done.out)["article"]["writer"]["name"] == "brief"
    assert gemini.asked == []


def test_doctor_tells_what_a_writer_was_asked_and_what_it_cost(
    tmp_path, english, gemini, monkeypatch
):
    monkeypatch.setenv("MODEL_KEY", KEY)
    folder = newsroom(tmp_path, gemini, price_in=1.0, price_out=10.0, budget_per_day=0.5)
    gemini.always = say("لا شيء", tokens=(1000, 100))
    run("write", english, "--newsroom", folder)
    done = run("doctor", "--newsroom", folder)
    line = next(line for line in done.out.splitlines() if line.startswith("writer model"))
    count = len(gemini.asked)
    assert f"gemini/{gemini.model}; key there; questions today {count}" in line
    assert f"tokens {1000 * count}+{100 * count}; price {0.002 * count:.4f} USD" in line
    assert f"budget left {0.5 - 0.002 * count:.4f} USD" in line
    assert done.status == 0
    assert KEY not in done.out + done.err


def test_doctor_without_a_key_needs_a_person(tmp_path, gemini):
    done = run("doctor", "--newsroom", newsroom(tmp_path, gemini))
    assert "no key" in done.out
    assert "MODEL_KEY" in done.out
    assert done.status == 1


def test_doctor_probes_only_when_told_to(tmp_path, gemini, monkeypatch):
    monkeypatch.setenv("MODEL_KEY", KEY)
    folder = newsroom(tmp_path, gemini)
    assert run("doctor", "--newsroom", folder).status == 0
    assert gemini.probed == []
    done = run("doctor", "--probe", "--newsroom", folder)
    assert "reachable" in done.out
    assert done.status == 0
    assert (len(gemini.probed), gemini.asked) == (1, [])


@pytest.mark.parametrize(("key", "said"), [("other", "model.key"), (KEY, "model.unknown")])
def test_doctor_tells_a_wrong_key_and_an_unknown_model(tmp_path, monkeypatch, key, said):
    monkeypatch.setenv("MODEL_KEY", key)
    with GeminiDouble(key=KEY) as double:
        folder = newsroom(tmp_path, double, model="absent")
        double.models = ("known",)
        done = run("doctor", "--probe", "--newsroom", folder)
    assert said in done.out
    assert done.status == 1


def test_a_fault_that_stands_is_told_until_something_goes_well(
    tmp_path, english, gemini, monkeypatch
):
    monkeypatch.setenv("MODEL_KEY", KEY)
    folder = newsroom(tmp_path, gemini)
    gemini.always = page()
    run("write", english, "--newsroom", folder)
    done = run("doctor", "--newsroom", folder)
    assert "last fault model.html" in done.out
    assert done.status == 1
    gemini.always = say("{}")
    run("write", english, "--newsroom", folder)
    assert run("doctor", "--newsroom", folder).status == 0


def test_a_busy_local_endpoint_is_no_ones_fault(tmp_path, english):
    with OpenAIDouble(key="") as double:
        folder = newsroom(tmp_path, double, key_env="", name="local")
        double.always = busy(retry_after="60")
        done = run("write", english, "--format", "json", "--newsroom", folder)
        assert json.loads(done.out)["article"]["writer"]["name"] == "brief"
        assert run("doctor", "--newsroom", folder).status == 0


def test_the_limits_of_a_newsroom_hold_from_one_command_to_the_next(
    tmp_path, english, gemini, monkeypatch
):
    monkeypatch.setenv("MODEL_KEY", KEY)
    folder = newsroom(tmp_path, gemini, requests_per_day=1)
    gemini.always = safety()
    for _ in range(3):
        run("write", english, "--newsroom", folder)
    assert len(gemini.asked) == 1


GOOD = {
    "headline": {"text": "وزير الطاقة يفتتح سدا في الشمال", "cites": ["s1.0"]},
    "lead": {"text": "افتتح وزير الطاقة سدا في الشمال في 3 مايو 2025.", "cites": ["s1.1"]},
    "blocks": [
        {
            "type": "paragraph",
            "sentences": [{"text": "وبلغت كلفة السد 20 مليون دولار.", "cites": ["s1.2"]}],
        }
    ],
}


@pytest.mark.parametrize("kind", [GeminiDouble, OpenAIDouble])
def test_a_good_answer_becomes_the_article_with_its_writer_and_prompt(
    tmp_path, english, monkeypatch, kind
):
    monkeypatch.setenv("MODEL_KEY", KEY)
    with kind(key=KEY) as double:
        double.always = say(json.dumps(GOOD, ensure_ascii=False))
        folder = newsroom(tmp_path, double)
        done = run("write", english, "--format", "json", "--newsroom", folder)
        asked = list(double.asked)
    told = json.loads(done.out)
    assert told["article"]["headline"] == GOOD["headline"]["text"]
    writer = told["article"]["writer"]
    assert (writer["name"], writer["model"]) == ("model", double.model)
    assert writer["prompt_sha256"]
    assert "The Minister of Energy opened a dam" in asked[0].user
    assert asked[0].schema["required"] == ["headline", "lead", "blocks"]
    assert KEY not in done.out + done.err
