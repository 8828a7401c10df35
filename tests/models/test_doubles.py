"""The doubles keep to the protocols that they stand for, streaming among them."""

import json

import httpx2
import pytest

from .doubles import GeminiDouble, OpenAIDouble, cut, say

TEXT = "افتتح الوزير السد. " * 10


def events(text):
    lines = (line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data: "))
    return [json.loads(line) for line in lines if line != "[DONE]"]


def test_gemini_streams_its_answer_in_events():
    with GeminiDouble() as double:
        double.answers(say(TEXT, tokens=(3, 4)))
        answer = httpx2.post(
            f"{double.base_url}/v1beta/models/m:streamGenerateContent?alt=sse",
            headers={"x-goog-api-key": double.key},
            json={"contents": [{"parts": [{"text": "اكتب"}]}]},
        )
    told = events(answer.text)
    candidates = [one["candidates"][0] for one in told]
    assert len(told) > 1
    assert "".join(one["content"]["parts"][0]["text"] for one in candidates) == TEXT
    assert [one.get("finishReason") for one in candidates][-2:] == [None, "STOP"]
    assert told[-1]["usageMetadata"]["totalTokenCount"] == 7
    assert (double.asked[0].stream, double.asked[0].user) == (True, "اكتب")


def test_an_openai_endpoint_streams_its_answer_in_events():
    with OpenAIDouble() as double:
        double.answers(cut(TEXT))
        answer = httpx2.post(
            f"{double.base_url}/chat/completions",
            headers={"authorization": f"Bearer {double.key}"},
            json={"model": "m", "stream": True, "messages": [{"role": "user", "content": "اكتب"}]},
        )
    choices = [one["choices"][0] for one in events(answer.text)]
    assert "".join(one["delta"]["content"] for one in choices) == TEXT
    assert choices[-1]["finish_reason"] == "length"
    assert answer.text.endswith("data: [DONE]\n\n")


@pytest.mark.parametrize("kind", [GeminiDouble, OpenAIDouble])
def test_an_act_may_depend_on_the_question(kind):
    with kind(key="") as double:
        double.always = lambda question: say(f"سُئلت: {question.user}")
        path = "/models/m:generateContent" if kind is GeminiDouble else "/v1/chat/completions"
        body = (
            {"contents": [{"parts": [{"text": "ما الخبر"}]}]}
            if kind is GeminiDouble
            else {"model": "m", "messages": [{"role": "user", "content": "ما الخبر"}]}
        )
        answer = httpx2.post(f"http://{double.host}{path}", json=body)
    assert "سُئلت: ما الخبر" in json.dumps(answer.json(), ensure_ascii=False)
