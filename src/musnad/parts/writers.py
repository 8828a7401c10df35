"""Writers that ask a model."""

from __future__ import annotations

import math
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from musnad.core.asking import Limits, Parameters
from musnad.parts.part import Part, plain_address


class WriterPart(Part):
    """A writer that asks a model; its key is in the environment, under ``key_env``.

    Without ``key_env`` the provider's own variable is meant, and none for a ``base_url`` of
    the OpenAI protocol. Limits and budget are 0 where there is none; prices are for a million
    tokens, in ``currency``. A question may take ``patience_seconds`` with all its tries.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    provider: str = Field("gemini", min_length=1, max_length=40)
    model: str = Field(min_length=1, max_length=200)
    key_env: str | None = Field(None, pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$|^$")
    base_url: str = Field("", max_length=400)
    temperature: float | None = Field(0.2, ge=0, le=2)
    max_output_tokens: int = Field(8192, ge=16, le=200_000)
    thinking: Literal["", "off", "minimal", "low", "medium", "high"] = ""
    json_schema: bool = True
    timeout_seconds: float = Field(60.0, ge=1, le=900)
    patience_seconds: float = Field(150.0, ge=1, le=3600)
    requests_per_minute: int = Field(0, ge=0, le=100_000)
    tokens_per_minute: int = Field(0, ge=0, le=1_000_000_000)
    requests_per_day: int = Field(0, ge=0, le=10_000_000)
    tokens_per_day: int = Field(0, ge=0, le=100_000_000_000)
    price_in: float = Field(0.0, ge=0, le=10_000)
    price_out: float = Field(0.0, ge=0, le=10_000)
    currency: str = Field("USD", pattern=r"^[A-Z]{3}$")
    budget_per_day: float = Field(0.0, ge=0, le=1_000_000)
    fallbacks: tuple[str, ...] = Field((), max_length=10)

    @field_validator("name")
    @classmethod
    def _own_name(cls, name: str) -> str:
        if name in ("auto", "brief", "extract", "notice"):
            raise ValueError(f"{name} is the name of a writer without a model: choose another")
        return name

    @field_validator("base_url")
    @classmethod
    def _usable_address(cls, address: str) -> str:
        return plain_address(address, ": keys go to key_env")

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.patience_seconds < self.timeout_seconds:
            raise ValueError("patience_seconds is less than timeout_seconds")
        if self.budget_per_day and not (self.price_in or self.price_out):
            raise ValueError("budget_per_day needs price_in and price_out to be reached")
        if self.name in self.fallbacks:
            raise ValueError("a writer can't be its own fallback")
        return self

    def parameters(self) -> Parameters:
        """How the model is asked."""
        return Parameters(
            provider=self.provider,
            model=self.model,
            base_url=self.base_url,
            temperature=self.temperature,
            max_output_tokens=self.max_output_tokens,
            thinking=self.thinking,
            schema=self.json_schema,
        )

    def limits(self) -> Limits:
        """What it may use at most."""
        return Limits(
            requests_per_minute=self.requests_per_minute,
            tokens_per_minute=self.tokens_per_minute,
            requests_per_day=self.requests_per_day,
            tokens_per_day=self.tokens_per_day,
            budget_micros_per_day=math.ceil(self.budget_per_day * 1_000_000),
        )
