"""What pydantic-ai's own words mean here: a prompt as its messages, its answer as ours.

Only requests and answers are its business; waits, counts and faults of the wire are ours.
It is imported inside functions, since that takes about a second.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from musnad.core.asking import Completion, Parameters, Prompt
from musnad.core.errors import RefusedError
from musnad.models.faults import Asked, clean
from musnad.models.transport import OneTry, wait_for

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse
    from pydantic_ai.models import Model

_BLOCKS = {
    "SAFETY": "model.safety",
    "IMAGE_SAFETY": "model.safety",
    "BLOCKLIST": "model.safety",
    "PROHIBITED_CONTENT": "model.safety",
    "SPII": "model.safety",
    "MODEL_ARMOR": "model.safety",
    "RECITATION": "model.recitation",
    "LANGUAGE": "model.stopped",
    "OTHER": "model.stopped",
}
"""Gemini's finish reasons without a text to use.

Source: ai.google.dev/api/generate-content, FinishReason.
"""

_CLIENTS = (r"google\.genai", "pydantic_ai", "openai")
_NAME = "article"
_MOST_TOKENS = 100_000_000
"""A count above is no count: no model reads or writes so much at once."""


def complete(
    make: Callable[[], Model],
    prompt: Prompt,
    parameters: Parameters,
    wire: OneTry,
    asked: Asked,
    key: str,
) -> Completion:
    """Ask a model of pydantic-ai once, over ``wire``; raises what the wire kept, by name.

    ``make`` builds the model on that wire: what its client won't take is a fault as well.
    """
    from pydantic_ai.direct import model_request
    from pydantic_ai.messages import ModelRequest, SystemPromptPart, UserPromptPart

    question = ModelRequest(
        parts=[SystemPromptPart(content=prompt.system), UserPromptPart(content=prompt.user)]
    )

    async def ask() -> ModelResponse:
        async with wire:
            return await model_request(
                make(),
                [question],
                model_settings=_settings(parameters),
                model_request_parameters=_form(prompt, parameters),
                instrument=False,
            )

    _quieten()
    response, odd = None, ""
    try:
        response = wait_for(ask())
    except Exception as error:  # noqa: BLE001  (each client has a tree of errors of its own)
        odd = clean(f"{type(error).__name__}: {error}", key)
    # Raised outside of the handler: a traceback must not show what the clients hold.
    if wire.fault is not None:
        raise wire.fault
    if response is None:
        raise RefusedError("model.form", **asked.facts(), reason=odd)
    return _read(response, key)


def _quieten() -> None:
    """Keep to ourselves what the clients warn of: a new finish reason, a count that is none.

    Asked for each time, because whoever resets the filters would bring the warnings back.
    """
    for client in _CLIENTS:
        warnings.filterwarnings("ignore", category=UserWarning, module=rf"{client}\.")


def _settings(parameters: Parameters) -> Any:
    """The settings of a request; retries of the clients are off."""
    told: dict[str, object] = {"max_tokens": parameters.max_output_tokens}
    if parameters.temperature is not None:
        told["temperature"] = parameters.temperature
    if parameters.thinking:
        told["thinking"] = False if parameters.thinking == "off" else parameters.thinking
    return told


def _form(prompt: Prompt, parameters: Parameters) -> Any:
    """Prose, or JSON by the prompt's schema where the endpoint may be sent one."""
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition

    if not prompt.schema or not parameters.schema:
        return ModelRequestParameters()
    wanted = OutputObjectDefinition(json_schema=json.loads(prompt.schema), name=_NAME, strict=True)
    return ModelRequestParameters(
        output_mode="native", output_object=wanted, allow_text_output=False
    )


def _read(response: ModelResponse, key: str) -> Completion:
    from pydantic_ai.messages import TextPart

    text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    told = response.provider_details or {}
    ended = str(told.get("finish_reason", ""))
    blocked = str(told.get("block_reason", ""))
    refusal, reason = "", clean(blocked or str(told.get("refusal", "")) or ended, key)
    if blocked:
        refusal = "model.blocked"
    elif response.finish_reason == "content_filter":
        refusal = _BLOCKS.get(ended, "model.safety")
    elif ended in _BLOCKS or response.finish_reason == "error":
        refusal = _BLOCKS.get(ended, "model.stopped")
    elif not text.strip():
        refusal = "model.truncated" if response.finish_reason == "length" else "model.empty"
    told_in, told_out = response.usage.input_tokens, response.usage.output_tokens
    counted = 0 <= told_in <= _MOST_TOKENS and 0 <= told_out <= _MOST_TOKENS and told_in + told_out
    return Completion(
        text="" if refusal else text,
        finish="length" if response.finish_reason == "length" else "stop",
        refusal=refusal,
        reason=reason,
        input_tokens=told_in if counted else None,
        output_tokens=told_out if counted else None,
    )
