"""Gemini by Google's own API, or whatever speaks it at another address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from musnad.core.asking import Completion, Parameters, Prompt
from musnad.core.ports import Clock
from musnad.models.asking import complete
from musnad.models.faults import Asked
from musnad.models.probing import get
from musnad.models.transport import MOST_BYTES, OneTry, trusted

if TYPE_CHECKING:
    import httpx2

BASE_URL = "https://generativelanguage.googleapis.com"
VERSION = "v1beta"

_KEYLESS = "none"


class Gemini:
    """The port ``ModelProvider`` for Gemini; ``most_bytes`` is the largest answer read."""

    name = "gemini"
    key_env = "GEMINI_API_KEY"

    def __init__(self, *, clock: Clock, most_bytes: int = MOST_BYTES) -> None:
        self._clock = clock
        self._most_bytes = most_bytes

    def complete(
        self, prompt: Prompt, parameters: Parameters, *, key: str, seconds: float
    ) -> Completion:
        """Ask once by ``generateContent``, with the schema as ``responseJsonSchema``."""
        wire = self._wire(parameters, key, seconds)

        def make() -> Any:
            return _model(parameters, key, wire.client())

        return complete(make, prompt, parameters, wire, _asked(parameters), key)

    def probe(self, parameters: Parameters, *, key: str, seconds: float) -> None:
        """Ask what is known of the model, which costs nothing."""
        wire = self._wire(parameters, key, seconds)
        path = f"/{VERSION}/models/{quote(parameters.model, safe='')}"
        get(wire, _base(parameters) + path, {"x-goog-api-key": key})

    def _wire(self, parameters: Parameters, key: str, seconds: float) -> OneTry:
        return OneTry(
            _base(parameters),
            _asked(parameters),
            key=key,
            seconds=seconds,
            clock=self._clock,
            most_bytes=self._most_bytes,
        )


def _base(parameters: Parameters) -> str:
    return (parameters.base_url or BASE_URL).rstrip("/")


def _asked(parameters: Parameters) -> Asked:
    return Asked(model=parameters.model, host=urlsplit(_base(parameters)).netloc)


def _model(parameters: Parameters, key: str, client: httpx2.AsyncClient) -> Any:
    from google.genai import Client
    from google.genai.types import HttpOptions
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    # With certificates given, the client does not read them anew for connections it never makes.
    certificates = {"verify": trusted()}
    options = HttpOptions(
        base_url=_base(parameters),
        api_version=VERSION,
        httpx_async_client=client,
        client_args=certificates,
        async_client_args={**certificates, "ssl": trusted()},
    )
    own = Client(vertexai=False, api_key=key or _KEYLESS, http_options=options)
    return GoogleModel(parameters.model, provider=GoogleProvider(client=own))
