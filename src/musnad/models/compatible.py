"""OpenAI and every endpoint that speaks its protocol: Ollama, vLLM, llama.cpp, OpenRouter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musnad.core.asking import Parameters
from musnad.models.endpoint import Endpoint
from musnad.models.probing import get

if TYPE_CHECKING:
    import httpx2

BASE_URL = "https://api.openai.com/v1"

_KEYLESS = "none"
# Thinking between tags is part of the answer: it is taken out, and recorded, by the writer.
_NO_TAGS = ("<\x00>", "</\x00>")


class OpenAICompatible(Endpoint):
    """The port ``ModelProvider`` by chat completions; ``most_bytes`` is the largest answer."""

    name = "openai"
    key_env = "OPENAI_API_KEY"
    own_url = BASE_URL

    def probe(self, parameters: Parameters, *, key: str, seconds: float) -> None:
        """Ask for the list of models, which costs nothing."""
        headers = {"authorization": f"Bearer {key}"} if key else {}
        get(self._wire(parameters, key, seconds), f"{self._base(parameters)}/models", headers)

    def _model(self, parameters: Parameters, key: str, client: httpx2.AsyncClient) -> Any:
        from openai import AsyncOpenAI
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.profiles import merge_profile
        from pydantic_ai.profiles.openai import OpenAIModelProfile
        from pydantic_ai.providers.openai import OpenAIProvider
        from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

        own = AsyncOpenAI(
            api_key=key or _KEYLESS,
            base_url=self._base(parameters),
            http_client=client,
            max_retries=0,
        )
        if self._base(parameters) == BASE_URL:
            provider: Any = OpenAIProvider(openai_client=own)
            ours = OpenAIModelProfile(thinking_tags=_NO_TAGS)
        else:
            provider = OpenAICompatibleProvider("compatible", openai_client=own)
            # Servers of others know max_tokens; not all know the newer name.
            ours = OpenAIModelProfile(
                thinking_tags=_NO_TAGS,
                openai_chat_supports_max_completion_tokens=False,
                supports_json_schema_output=True,
            )
        profile = merge_profile(provider.model_profile(parameters.model), ours)
        return OpenAIChatModel(parameters.model, provider=provider, profile=profile)
