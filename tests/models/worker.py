"""Asks a model as fast as it may, for some seconds, as one of several workers of a newsroom.

Usage: python worker.py FOLDER BASE_URL NAME SECONDS REQUESTS TOKENS

REQUESTS and TOKENS are the limits of a minute. Says for each question how it ended.
"""

import importlib
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from musnad.core.asking import Limits, Parameters, Prompt
from musnad.core.errors import MusnadError
from musnad.models.asker import Asker, Outside, Patience
from musnad.models.compatible import OpenAICompatible
from musnad.models.tally import Prices
from musnad.store.database import open_store


def clock() -> datetime:
    return datetime.now(UTC)


def work(folder: Path, base_url: str, name: str, seconds: float, limits: Limits) -> None:
    store = open_store(folder, clock, busy_seconds=30)
    asker = Asker(
        name="local",
        provider=OpenAICompatible(clock=clock),
        parameters=Parameters(
            provider="openai", model="openai-double", base_url=base_url, max_output_tokens=400
        ),
        key_env="KEY",
        limits=limits,
        prices=Prices(),
        patience=Patience(try_seconds=10, whole_seconds=11),
        meter=store.meter,
        outside=Outside(
            clock=clock, zone=ZoneInfo("UTC"), random=Random(name), environment={"KEY": "test-key"}
        ),
    )
    importlib.import_module("pydantic_ai.models.openai")
    print("ready", flush=True)
    sys.stdin.readline()
    stop = time.monotonic() + seconds
    number = 0
    while time.monotonic() < stop:
        number += 1
        prompt = Prompt(id="ar/test-1", system="اكتب خبرا.", user=f"{name} {number}")
        try:
            asker.ask(prompt)
            print("answered", flush=True)
        except MusnadError as error:
            print(error.code, flush=True)
            time.sleep(0.02)
    store.close()


work(
    Path(sys.argv[1]),
    sys.argv[2],
    sys.argv[3],
    float(sys.argv[4]),
    Limits(requests_per_minute=int(sys.argv[5]), tokens_per_minute=int(sys.argv[6])),
)
