"""What every adapter of a provider does alike: an address, one request, what it is known by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from musnad.core.asking import Completion, Parameters, Prompt
from musnad.core.ports import Clock
from musnad.models.asking import complete
from musnad.models.faults import Asked
from musnad.models.transport import MOST_BYTES, OneTry

if TYPE_CHECKING:
    import httpx2


class Endpoint(ABC):
    """The part of the port ``ModelProvider`` that is the same for each protocol.

    A subclass names itself, its own address and its key's variable, makes its client in
    ``_model`` and adds ``probe``. ``most_bytes`` is the largest answer that is read.
    """

    name: str
    key_env: str
    own_url: str

    def __init__(self, *, clock: Clock, most_bytes: int = MOST_BYTES) -> None:
        self._clock = clock
        self._most_bytes = most_bytes

    def complete(
        self, prompt: Prompt, parameters: Parameters, *, key: str, seconds: float
    ) -> Completion:
        """Ask once, with the schema in the protocol's own way; raises the fault by name."""
        wire = self._wire(parameters, key, seconds)

        def make() -> Any:
            return self._model(parameters, key, wire.client())

        return complete(make, prompt, parameters, wire, self._asked(parameters), key)

    @abstractmethod
    def _model(self, parameters: Parameters, key: str, client: httpx2.AsyncClient) -> Any:
        """The library's model that asks over this client."""

    def _wire(self, parameters: Parameters, key: str, seconds: float) -> OneTry:
        return OneTry(
            self._base(parameters),
            self._asked(parameters),
            key=key,
            seconds=seconds,
            clock=self._clock,
            most_bytes=self._most_bytes,
        )

    def _base(self, parameters: Parameters) -> str:
        return (parameters.base_url or self.own_url).rstrip("/")

    def _asked(self, parameters: Parameters) -> Asked:
        return Asked(model=parameters.model, host=urlsplit(self._base(parameters)).netloc)
