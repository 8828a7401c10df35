"""What musnad itself adds around a question to a model, and what importing it takes.

The provider is a double on loopback that answers at once, the meter the one on SQLite; so all
of the time is ours and the client's.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.models.doubles import GeminiDouble, OpenAIDouble, say
from tests.models.doubles.server import Double

from musnad import hiring, wiring
from musnad.core.asking import Prompt
from musnad.core.ports import Meter
from musnad.models.asker import Asker
from musnad.settings import Settings
from musnad.store.database import open_store

QUESTIONS = 20
IMPORTS = 3
WORDS = 3_000
PROMPT = Prompt(
    id="bench",
    system="اكتب خبرا. " * 100,
    user="The minister opened the dam in the north. " * (WORDS // 8),
    schema='{"type":"object","properties":{"headline":{"type":"string"}}}',
)
DOUBLES: dict[str, type[Double]] = {"gemini": GeminiDouble, "openai": OpenAIDouble}


def import_seconds() -> float:
    """The best of a few imports of the whole command line, each in a process of its own."""
    timed = "import time; t = time.perf_counter(); import musnad.cli.main; "
    code = timed + "print(time.perf_counter() - t)"
    return min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(IMPORTS)
    )


def overhead_seconds(provider: str) -> tuple[float, float]:
    """The first question, which imports the provider's client, and the median of those after."""
    with tempfile.TemporaryDirectory() as folder, DOUBLES[provider](key="") as double:
        double.always = say('{"headline": "' + "كلمة " * 400 + '"}')
        with open_store(Path(folder), wiring.clock) as store:
            asker = _asker(provider, double, store.meter)
            times = [_asked(asker, number) for number in range(QUESTIONS)]
    return times[0], median(times[1:])


def _asked(asker: Asker, number: int) -> float:
    started = time.perf_counter()
    asker.ask(replace(PROMPT, user=f"{number} {PROMPT.user}"))
    return time.perf_counter() - started


def _asker(provider: str, double: Double, meter: Meter) -> Asker:
    writer = {
        "name": "bench",
        "provider": provider,
        "model": double.model,
        "base_url": double.base_url,
        "key_env": "",
        "requests_per_minute": 1000,
    }
    settings = Settings.model_validate({"writers": [writer]})
    (asker,) = hiring.askers(settings, wiring.plugin_manager(), meter)
    return asker
