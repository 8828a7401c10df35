"""Four processes that ask the same model over HTTP keep to its limits together."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musnad.store.database import open_store

from .doubles.acts import say
from .doubles.openai import OpenAIDouble

WORKER = Path(__file__).with_name("worker.py")
SECONDS = 4
USED = (100, 50)


def worked(folder: Path, base_url: str, requests: int, tokens: int) -> Counter[str]:
    """How the questions of four workers ended."""
    arguments = [str(SECONDS), str(requests), str(tokens)]
    workers = [
        subprocess.Popen(
            [sys.executable, str(WORKER), str(folder), base_url, name, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "abcd"
    ]
    for one in workers:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in workers:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    ended: Counter[str] = Counter()
    for one in workers:
        said, _ = one.communicate(timeout=60)
        assert one.returncode == 0
        ended.update(said.split())
    return ended


@pytest.mark.slow
def test_the_provider_is_never_asked_above_the_limits_of_a_minute(tmp_path):
    requests, tokens = 12, 2_500
    with OpenAIDouble() as double:
        double.always = say("جواب", tokens=USED)
        ended = worked(tmp_path, double.base_url, requests, tokens)
        arrived = [one.at for one in double.asked]
    assert max(arrived) - min(arrived) < 60
    assert len(arrived) == ended["answered"] == requests
    assert sum(USED) * len(arrived) <= tokens
    assert set(ended) == {"answered", "model.limit_minute"}
    with open_store(tmp_path, lambda: datetime.now(UTC)) as store:
        calls = store.meter.calls(since=datetime(2000, 1, 1, tzinfo=UTC))
    assert [one.outcome for one in calls] == ["ok"] * len(arrived)
    assert sum(one.input_tokens + one.output_tokens for one in calls) == sum(USED) * len(arrived)
