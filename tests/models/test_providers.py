"""Both providers through their real clients, over real connections to doubles on loopback."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import time
import traceback
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest

from musnad.core.asking import Parameters
from musnad.core.errors import RefusedError, TransientError
from musnad.messages import MESSAGES, explain

from .asking import NOON, PROMPT, parameters, provider
from .doubles import (
    GeminiDouble,
    OpenAIDouble,
    blocked,
    busy,
    cut,
    down,
    drip,
    dropped,
    empty,
    error,
    page,
    raw,
    recitation,
    safety,
    say,
    wrong_key,
)

SECRET = "sk-planted-0123456789abcdef"


@pytest.fixture(params=["gemini", "openai"])
def name(request):
    return request.param


@pytest.fixture
def double(name):
    with {"gemini": GeminiDouble, "openai": OpenAIDouble}[name]() as one:
        yield one


def ask(double, name, prompt=PROMPT, *, key=None, seconds=5.0, most_bytes=4_000_000, **changes):
    by = provider(name, most_bytes=most_bytes)
    told = parameters(double, name, **changes)
    return by.complete(prompt, told, key=double.key if key is None else key, seconds=seconds)


def outcome(by, told, key):
    """The answer, or the error in its place."""
    try:
        return by.complete(PROMPT, told, key=key, seconds=5)
    except (TransientError, RefusedError) as caught:
        return caught


def fault(double, name, act, **options):
    """The error that comes of an act; its message is whole in both languages."""
    double.answers(act)
    with pytest.raises((TransientError, RefusedError)) as caught:
        ask(double, name, **options)
    told = caught.value
    facts = {**told.facts, "writer": "w"}
    for language in ("ar", "en"):
        assert "—" not in explain(told.code, facts, language)
    return told


def test_an_answer_comes_back_as_it_was_written(double, name):
    text = '{"headline": "وزير الطاقة يفتتح سدا"}\n\n'
    double.answers(say(text, tokens=(11, 22)))
    answer = ask(double, name)
    assert (answer.text, answer.finish, answer.refusal) == (text, "stop", "")
    assert (answer.input_tokens, answer.output_tokens) == (11, 22)


def test_what_is_asked_reaches_the_model_as_it_stands_in_the_prompt(double, name):
    double.answers(say("{}"))
    ask(double, name, temperature=0.3, max_output_tokens=777)
    (asked,) = double.asked
    assert (asked.system, asked.user) == (PROMPT.system, PROMPT.user)
    assert (asked.temperature, asked.max_output_tokens) == (0.3, 777)
    assert (asked.model, asked.key) == (double.model, double.key)
    wanted = json.loads(PROMPT.schema)
    assert {one: asked.schema[one] for one in wanted} == wanted


def test_no_schema_is_sent_where_the_endpoint_takes_none(double, name):
    double.answers(say("نص"))
    assert ask(double, name, schema=False).text == "نص"
    assert double.asked[0].schema is None


def test_thinking_between_tags_is_left_to_the_writer_to_take_out(double, name):
    double.answers(say("<think>hm</think>{}"))
    assert ask(double, name).text == "<think>hm</think>{}"


@pytest.mark.parametrize("text", ['{"titel": 1}', "This is an English answer.", "{]", "﻿{}"])
def test_a_wrong_form_or_language_is_handed_over_untouched(double, name, text):
    double.answers(say(text))
    assert ask(double, name).text == text


def test_an_answer_without_a_count_of_tokens_has_none(double, name):
    double.answers(say("{}", tokens=None))
    assert ask(double, name).input_tokens is None


def test_an_answer_cut_at_the_most_tokens_says_so(double, name):
    double.answers(cut('{"headl'))
    answer = ask(double, name)
    assert (answer.text, answer.finish) == ('{"headl', "length")


@pytest.mark.parametrize(
    ("act", "gemini", "openai"),
    [
        (safety(), "model.safety", "model.safety"),
        (recitation(), "model.recitation", "model.safety"),
        (blocked(), "model.blocked", "model.safety"),
        (empty(), "model.empty", "model.empty"),
        (say("  \n"), "model.empty", "model.empty"),
        (cut(""), "model.truncated", "model.truncated"),
    ],
    ids=["safety", "recitation", "blocked", "empty", "blank", "truncated"],
)
def test_an_answer_without_text_to_use_is_refused_by_name(double, name, act, gemini, openai):
    double.answers(act)
    answer = ask(double, name)
    assert answer.refusal == {"gemini": gemini, "openai": openai}[name]
    assert answer.refusal in MESSAGES
    assert answer.text == ""
    assert answer.input_tokens == 120


@pytest.mark.parametrize(("given", "seconds"), [("7", 7.0), ("0", 0.0), ("soon", None), ("", None)])
def test_a_busy_provider_is_told_with_the_wait_it_asks_for(double, name, given, seconds):
    told = fault(double, name, busy(retry_after=given))
    assert (told.code, told.retry_after_seconds) == ("model.busy", seconds)
    assert isinstance(told, TransientError)


def test_a_wait_may_be_told_as_a_date(double, name):
    date = format_datetime(NOON + timedelta(seconds=90), usegmt=True)
    assert fault(double, name, busy(retry_after=date)).retry_after_seconds == 90.0


def test_gemini_tells_the_wait_in_the_body():
    kind = "type.googleapis.com/google.rpc.RetryInfo"
    told = {"code": 429, "message": "slow", "details": [{"@type": kind, "retryDelay": "37.5s"}]}
    with GeminiDouble() as double:
        act = raw(json.dumps({"error": told}).encode(), status=429)
        assert fault(double, "gemini", act).retry_after_seconds == 37.5


@pytest.mark.parametrize("status", [500, 502, 503, 504, 529, 408])
def test_a_provider_in_trouble_is_a_passing_fault(double, name, status):
    told = fault(double, name, down(status))
    assert isinstance(told, TransientError)
    assert (told.code, told.facts["status"]) == ("model.server", str(status))


def test_a_provider_in_trouble_may_answer_with_a_page(double, name):
    assert fault(double, name, page(502)).code == "model.server"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (wrong_key(400), "model.key"),
        (wrong_key(401), "model.key"),
        (wrong_key(403), "model.key"),
        (error(404, "no such model"), "model.unknown"),
        (error(402, "insufficient credits"), "model.credit"),
        (busy(message="You exceeded your current quota: insufficient_quota"), "model.credit"),
        (busy(message="Quota GenerateRequestsPerDayPerProject is spent"), "model.quota"),
        (error(413, "too big"), "model.too_long"),
        (error(400, "The input token count (9) exceeds the maximum"), "model.too_long"),
        (error(400, "Invalid schema for response_format"), "model.schema"),
        (error(400, "User location is not supported for the API use."), "model.rejected"),
        (error(422, "temperature out of range"), "model.rejected"),
        (page(), "model.html"),
        (page(404), "model.html"),
        (raw(b"<html>", kind="text/plain"), "model.html"),
        (raw(b"", status=302, location="http://elsewhere.example/"), "model.redirected"),
        (raw(b"fine", kind="text/plain"), "model.content_type"),
        (raw(b"{}", content_encoding="gzip"), "model.content_type"),
        (raw(b'{"candidates": ['), "model.not_json"),
        (raw(b"[" * 100_000), "model.not_json"),
        (raw(b"12"), "model.not_json"),
    ],
)
def test_a_refusal_is_told_by_name_and_never_tried_again(double, name, act, code):
    told = fault(double, name, act)
    assert isinstance(told, RefusedError)
    assert told.code == code
    assert told.facts["model"] == double.model
    assert len(double.asked) == 1


def test_json_that_is_no_answer_is_refused(double, name):
    double.answers(raw(b'{"hello": "world"}'))
    if name == "gemini":
        assert ask(double, name).refusal == "model.empty"
        return
    double.answers(raw(b'{"hello": "world"}'))
    assert fault(double, name, raw(b"{}")).code == "model.form"


GEMINI = {
    "candidates": [
        {"content": {"parts": [{"text": "نص"}], "role": "model"}, "finishReason": "STOP"}
    ],
    "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 4},
}
OPENAI = {
    "id": "1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "message": {"content": "نص"}, "finish_reason": "stop"}],
}
HOSTILE = [None, "", [], {}, -1, 10**30, 1.5, True, "\ud800", "NEW_REASON", [None], [{}]]


def changed(value, hostile):
    """Every value that differs from this one in one place."""
    yield hostile
    if isinstance(value, dict):
        for name, part in value.items():
            yield {other: value[other] for other in value if other != name}
            yield from ({**value, name: one} for one in changed(part, hostile))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from ([*value[:at], one, *value[at + 1 :]] for one in changed(part, hostile))


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_whatever_is_answered_ends_in_an_answer_or_a_fault_by_name(double, name, hostile):
    by, told = provider(name), parameters(double, name)
    for value in changed({"gemini": GEMINI, "openai": OPENAI}[name], hostile):
        double.answers(raw(json.dumps(value).encode()))
        answer = outcome(by, told, double.key)
        if isinstance(answer, RefusedError):
            assert answer.code in ("model.form", "model.not_json")
        else:
            assert answer.text or answer.refusal
            assert (answer.input_tokens or 0) < 10**9


def test_a_reason_to_end_that_is_new_is_no_fault():
    with GeminiDouble() as double:
        new = json.loads(json.dumps(GEMINI))
        new["candidates"][0]["finishReason"] = "A_NEW_REASON"
        double.answers(raw(json.dumps(new).encode()))
        assert ask(double, "gemini").text == "نص"


def test_an_answer_that_is_too_large_is_not_read(double, name):
    assert fault(double, name, say("x" * 5000), most_bytes=2000).code == "model.too_large"


def test_an_answer_that_drips_ends_at_the_time_given(double, name):
    began = time.monotonic()
    told = fault(double, name, drip("نص طويل", 0.05), seconds=0.4)
    assert (told.code, type(told)) == ("model.timeout", TransientError)
    assert time.monotonic() - began < 2.0


def test_a_connection_dropped_in_the_middle_is_a_passing_fault(double, name):
    told = fault(double, name, dropped("x" * 300, after=40))
    assert (told.code, type(told)) == ("model.broken_off", TransientError)


def test_an_endpoint_that_is_down_is_a_passing_fault(name):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    told = Parameters(provider=name, model="m", base_url=base)
    with pytest.raises(TransientError) as caught:
        provider(name).complete(PROMPT, told, key="k", seconds=5)
    assert caught.value.code == "model.unreachable"


def test_the_double_itself_refuses_a_wrong_key_and_an_unknown_model(name):
    kind = {"gemini": GeminiDouble, "openai": OpenAIDouble}[name]
    with kind(models=("known",)) as double:
        with pytest.raises(RefusedError, match=r"model\.key"):
            ask(double, name, key="other", model="known")
        with pytest.raises(RefusedError, match=r"model\.unknown"):
            ask(double, name, model="other")
        assert ask(double, name, model="known").text == "{}"


def test_an_endpoint_of_ones_own_needs_no_key(name):
    kind = {"gemini": GeminiDouble, "openai": OpenAIDouble}[name]
    with kind(key="") as double:
        assert ask(double, name, key="").text == "{}"


def test_what_a_client_will_not_take_is_a_fault_by_name(double, name):
    broken = replace(PROMPT, schema='{"type": ')
    with pytest.raises(RefusedError, match=r"model\.form"):
        ask(double, name, broken)


def test_a_probe_asks_nothing_of_the_model(double, name):
    by, told = provider(name), parameters(double, name)
    by.probe(told, key=double.key, seconds=5)
    assert double.asked == []
    assert len(double.probed) == 1
    with pytest.raises(RefusedError, match=r"model\.key"):
        by.probe(told, key="other", seconds=5)


def test_little_is_told_of_this_machine(double, name, monkeypatch):
    for variable in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "GOOGLE_CLOUD_PROJECT"):
        monkeypatch.setenv(variable, "planted-private")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("GOOGLE_API_KEY", "planted-private")
    double.answers(say("{}"))
    ask(double, name)
    (asked,) = double.asked
    assert asked.headers["user-agent"].startswith("musnad/")
    told = json.dumps(asked.headers)
    assert "planted-private" not in told
    assert "stainless" not in told
    assert "python" not in told.lower()


def test_it_can_be_asked_where_an_event_loop_runs_already(double, name):
    async def inside():
        return ask(double, name)

    double.answers(say("{}"))
    assert asyncio.run(inside()).text == "{}"


@pytest.mark.parametrize(
    "act",
    [
        wrong_key(401),
        error(400, f"your key {SECRET} is bad"),
        error(422, SECRET + SECRET),
        down(),
        busy(),
        page(),
        dropped(SECRET * 20),
        raw(f'{{"error": "{SECRET}"}}'.encode()),
        safety(),
        say("{}"),
    ],
)
def test_a_key_is_in_no_error_log_or_traceback(name, act, caplog, capsys):
    kind = {"gemini": GeminiDouble, "openai": OpenAIDouble}[name]
    caplog.set_level(logging.DEBUG)
    seen = []
    with kind(key=SECRET) as double:
        double.answers(act)
        by = provider(name)
        told = outcome(by, parameters(double, name), SECRET)
        assert double.asked[0].key == SECRET
    if isinstance(told, Exception):
        assert told.__cause__ is None
        assert told.__context__ is None
        seen += [str(told), repr(told.facts), "".join(traceback.format_exception(told))]
    seen += [repr(told), repr(by), repr(vars(by)), caplog.text, *capsys.readouterr()]
    seen += [repr(one.args) for one in caplog.records]
    assert SECRET not in "\n".join(seen)
