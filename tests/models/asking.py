"""Askers as the tests of this room need them: a clock that is slept forward, few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from musnad.core.asking import Limits, Parameters, Prompt
from musnad.models.asker import Asker, Outside, Patience
from musnad.models.compatible import OpenAICompatible
from musnad.models.gemini import Gemini
from musnad.models.meter import MemoryMeter
from musnad.models.tally import Prices

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SCHEMA = (
    '{"type":"object","properties":{"headline":{"type":"string"}},'
    '"required":["headline"],"additionalProperties":false}'
)
PROMPT = Prompt(id="ar/test-1", system="اكتب خبرا.", user="1. The dam opened.", schema=SCHEMA)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def outside(time: Time, **keys: str) -> Outside:
    return Outside(
        clock=time.now,
        zone=ZoneInfo("Asia/Beirut"),
        random=Random(7),
        environment=keys,
        sleep=time.sleep,
        monotonic=time.seconds,
    )


def provider(name, clock=lambda: NOON, **options):
    return {"gemini": Gemini, "openai": OpenAICompatible}[name](clock=clock, **options)


def parameters(double, name, **changes):
    return Parameters(
        **{
            "provider": name,
            "model": double.model,
            "base_url": double.base_url,
            "max_output_tokens": 1000,
            **changes,
        }
    )


def asker(by, told, *, time=None, meter=None, key="test-key", key_env="KEY", **changes):
    """An asker over a provider with these parameters; its key is in ``KEY``."""
    return Asker(
        **{
            "name": "writer",
            "provider": by,
            "parameters": told,
            "key_env": key_env,
            "limits": Limits(),
            "prices": Prices(),
            "patience": Patience(try_seconds=5, whole_seconds=60),
            "meter": meter or MemoryMeter(),
            "outside": outside(time or Time(), **({"KEY": key} if key else {})),
            **changes,
        }
    )
