"""A double of an endpoint that speaks OpenAI's protocol: ``/v1/chat/completions``."""

from __future__ import annotations

import json
from typing import Any

from .acts import Act
from .server import Double, Question, Said, now

_FINISH = {
    "stop": "stop",
    "length": "length",
    "safety": "content_filter",
    "recitation": "content_filter",
    "blocked": "content_filter",
    "empty": "stop",
}
_PIECE = 40


class OpenAIDouble(Double):
    """Speaks as llama.cpp, vLLM, Ollama and OpenRouter do; streams when asked to."""

    model = "openai-double"

    @property
    def base_url(self) -> str:
        return f"http://{self.host}/v1"

    def question(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Question:
        messages = body.get("messages", [])
        form = body.get("response_format") or {}
        key = headers.get("authorization", "").removeprefix("Bearer ").strip()
        return Question(
            path=path,
            headers=headers,
            body=body,
            at=now(),
            model=body.get("model", ""),
            key=key,
            system=_said_by(messages, "system", "developer"),
            user=_said_by(messages, "user"),
            schema=form.get("json_schema", {}).get("schema"),
            temperature=body.get("temperature"),
            max_output_tokens=body.get("max_tokens", body.get("max_completion_tokens")),
            stream=bool(body.get("stream")),
        )

    def said(self, act: Act, question: Question) -> Said:
        if act.body is not None:
            return Said(status=act.status, kind=act.kind, pieces=[act.body], headers=act.headers)
        if act.status != 200:
            pieces = [_json(_error(act))]
        elif question.stream:
            return Said(status=200, kind="text/event-stream", pieces=_events(act, question))
        else:
            pieces = [_json(_answer(act, question))]
        return Said(status=act.status, kind=act.kind, pieces=pieces, headers=act.headers)

    def known(self, act: Act) -> Said:
        told = _error(act) if act.status != 200 else {"object": "list", "data": [self._entry()]}
        return Said(status=act.status, kind=act.kind, pieces=[_json(told)])

    def _entry(self) -> dict[str, Any]:
        return {"id": self.model, "object": "model", "created": 0, "owned_by": "double"}


def _answer(act: Act, question: Question) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": act.text or None}
    if act.finish in ("safety", "recitation", "blocked"):
        message["refusal"] = "I can't help with that." if act.finish == "safety" else None
    choice = {"index": 0, "message": message, "finish_reason": _FINISH[act.finish]}
    answer: dict[str, Any] = {
        "id": "double",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": question.model,
        "choices": [choice],
    }
    if act.tokens is not None:
        answer["usage"] = _usage(act)
    return answer


def _events(act: Act, question: Question) -> list[bytes]:
    """The answer in server-sent events, a few letters at a time."""
    texts = [act.text[at : at + _PIECE] for at in range(0, len(act.text), _PIECE)] or [""]
    told = []
    for number, text in enumerate(texts):
        last = number == len(texts) - 1
        choice = {
            "index": 0,
            "delta": {"role": "assistant", "content": text},
            "finish_reason": _FINISH[act.finish] if last else None,
        }
        told.append(
            {
                "id": "double",
                "object": "chat.completion.chunk",
                "created": 1_700_000_000,
                "model": question.model,
                "choices": [choice],
            }
        )
    return [*(b"data: " + _json(one) + b"\n\n" for one in told), b"data: [DONE]\n\n"]


def _usage(act: Act) -> dict[str, int]:
    told, made = act.tokens or (0, 0)
    return {"prompt_tokens": told, "completion_tokens": made, "total_tokens": told + made}


def _error(act: Act) -> dict[str, Any]:
    kind = "insufficient_quota" if "quota" in act.message else "invalid_request_error"
    return {"error": {"message": act.message, "type": kind, "param": None, "code": act.reason}}


def _said_by(messages: list[dict[str, Any]], *roles: str) -> str:
    return "\n".join(_plain(one.get("content")) for one in messages if one.get("role") in roles)


def _plain(content: object) -> str:
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
