"""A language model that says what a test has written down for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from musnad.core.asking import Answer, Call, Prompt
from musnad.core.errors import MusnadError
from musnad.write.model import ModelWriter

AT = datetime(2025, 4, 24, 16, 0, tzinfo=UTC)


def now() -> datetime:
    return AT


class Scripted:
    """Gives its answers in turn: a text, a text that was cut short, or an error."""

    name = "scripted"
    model = "scripted-1"

    def __init__(self, *answers: object, name: str = "scripted") -> None:
        self.name = name
        self._answers = list(answers)
        self.asked: list[Prompt] = []

    def ask(self, prompt: Prompt) -> Answer:
        self.asked.append(prompt)
        answer = self._answers.pop(0)
        if isinstance(answer, MusnadError):
            raise answer
        cut = isinstance(answer, Cut)
        given = answer.text if isinstance(answer, Cut) else answer
        text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
        call = Call(
            writer=self.name,
            model=self.model,
            prompt_sha256=prompt.sha256,
            at=AT,
            latency_ms=120,
            input_tokens=900,
            output_tokens=300,
            price_micros=450,
        )
        return Answer(text=text, call=call, finish="length" if cut else "stop")


class Cut:
    """An answer that ended at the limit of tokens."""

    def __init__(self, text: str) -> None:
        self.text = text


def writer_of(*answers: object, **settings: object) -> tuple[ModelWriter, Scripted]:
    """A model writer over a script, and the script."""
    model = Scripted(*answers, name=str(settings.pop("name", "scripted")))
    return ModelWriter(model, clock=now, **settings), model  # type: ignore[arg-type]


def line(text: str, *cites: str) -> dict[str, object]:
    return {"text": text, "cites": list(cites)}


def paragraph(*lines: dict[str, object]) -> dict[str, object]:
    return {"type": "paragraph", "sentences": list(lines)}


def crosshead(text: str, *cites: str) -> dict[str, object]:
    return {"type": "crosshead", "sentences": [line(text, *cites)]}


def article(
    headline: dict[str, object], lead: dict[str, object], *blocks: dict[str, object]
) -> dict[str, object]:
    return {"headline": headline, "lead": lead, "blocks": list(blocks)}


def revision(sentences: Sequence[tuple[str, str, Sequence[str]]]) -> dict[str, object]:
    return {
        "sentences": [
            {"id": id_, "text": text, "cites": list(cites)} for id_, text, cites in sentences
        ]
    }
