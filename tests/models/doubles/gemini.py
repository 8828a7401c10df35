"""A double of the Gemini REST API: ``generateContent`` and ``streamGenerateContent``."""

from __future__ import annotations

import json
from typing import Any

from .acts import Act
from .server import Double, Question, Said, now

_FINISH = {"stop": "STOP", "length": "MAX_TOKENS", "safety": "SAFETY", "recitation": "RECITATION"}
_PIECE = 40


class GeminiDouble(Double):
    """Speaks as ai.google.dev/api/generate-content tells."""

    model = "gemini-double"
    wrong_key_status = 400

    def question(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Question:
        name, _, method = path.partition("?")[0].rpartition("/models/")[2].partition(":")
        config = body.get("generationConfig", {})
        return Question(
            path=path,
            headers=headers,
            body=body,
            at=now(),
            model=name,
            key=headers.get("x-goog-api-key", ""),
            system=_text(body.get("systemInstruction", {})),
            user="".join(_text(one) for one in body.get("contents", [])),
            schema=config.get("responseJsonSchema", config.get("responseSchema")),
            temperature=config.get("temperature"),
            max_output_tokens=config.get("maxOutputTokens"),
            stream=method == "streamGenerateContent",
        )

    def said(self, act: Act, question: Question) -> Said:
        if act.body is not None:
            return Said(status=act.status, kind=act.kind, pieces=[act.body], headers=act.headers)
        if act.status != 200:
            pieces = [_json(_error(act))]
        elif question.stream:
            return Said(status=200, kind="text/event-stream", pieces=_events(act, question))
        else:
            pieces = [_json(_answer(act, act.text, question, last=True))]
        return Said(status=act.status, kind=act.kind, pieces=pieces, headers=act.headers)

    def known(self, act: Act) -> Said:
        told = _error(act) if act.status != 200 else {"name": f"models/{self.model}"}
        return Said(status=act.status, kind=act.kind, pieces=[_json(told)])


def _answer(act: Act, text: str, question: Question, *, last: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"modelVersion": question.model, "responseId": "double"}
    if act.tokens is not None and last:
        told, made = act.tokens
        answer["usageMetadata"] = {
            "promptTokenCount": told,
            "candidatesTokenCount": made,
            "totalTokenCount": told + made,
        }
    if act.finish == "blocked":
        return answer | {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
    if act.finish == "empty":
        return answer | {"candidates": []}
    candidate: dict[str, Any] = {"index": 0}
    if last:
        candidate["finishReason"] = _FINISH[act.finish]
    if text:
        candidate["content"] = {"role": "model", "parts": [{"text": text}]}
    return answer | {"candidates": [candidate]}


def _events(act: Act, question: Question) -> list[bytes]:
    """The answer in server-sent events, a few letters at a time."""
    texts = [act.text[at : at + _PIECE] for at in range(0, len(act.text), _PIECE)] or [""]
    return [
        b"data: " + _json(_answer(act, text, question, last=number == len(texts) - 1)) + b"\r\n\r\n"
        for number, text in enumerate(texts)
    ]


def _error(act: Act) -> dict[str, Any]:
    told: dict[str, Any] = {"code": act.status, "message": act.message, "status": act.reason}
    if "API key not valid" in act.message:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        told["details"] = [{"@type": kind, "reason": "API_KEY_INVALID"}]
    return {"error": told}


def _text(content: dict[str, Any]) -> str:
    return "".join(part.get("text", "") for part in content.get("parts", []))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
