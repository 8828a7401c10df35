"""Gemini by Google's own API, or whatever speaks it at another address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from musnad.core.asking import Parameters
from musnad.models.endpoint import Endpoint
from musnad.models.probing import get
from musnad.models.transport import trusted

if TYPE_CHECKING:
    import httpx2

BASE_URL = "https://generativelanguage.googleapis.com"
VERSION = "v1beta"

_KEYLESS = "none"


class Gemini(Endpoint):
    """The port ``ModelProvider`` for Gemini; ``most_bytes`` is the largest answer read."""

    name = "gemini"
    key_env = "GEMINI_API_KEY"
    own_url = BASE_URL

    def probe(self, parameters: Parameters, *, key: str, seconds: float) -> None:
        """Ask what is known of the model, which costs nothing."""
        wire = self._wire(parameters, key, seconds)
        path = f"/{VERSION}/models/{quote(parameters.model, safe='')}"
        get(wire, self._base(parameters) + path, {"x-goog-api-key": key})

    def _model(self, parameters: Parameters, key: str, client: httpx2.AsyncClient) -> Any:
        from google.genai import Client
        from google.genai.types import HttpOptions
        from pydantic_ai.models.google import GoogleModel
        from pydantic_ai.providers.google import GoogleProvider

        # With certificates given, the client does not read them anew for connections that it
        # never makes.
        certificates = {"verify": trusted()}
        options = HttpOptions(
            base_url=self._base(parameters),
            api_version=VERSION,
            httpx_async_client=client,
            client_args=certificates,
            async_client_args={**certificates, "ssl": trusted()},
        )
        own = Client(vertexai=False, api_key=key or _KEYLESS, http_options=options)
        return GoogleModel(parameters.model, provider=GoogleProvider(client=own))
