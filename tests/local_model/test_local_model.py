"""The newsroom with a real model that writes nonsense: run by ``make test-local-model`` alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from demo.wire import Wire

from demo import pages
from musnad import wiring

if not os.environ.get("MUSNAD_LOCAL_MODEL"):
    pytest.skip("make test-local-model runs these", allow_module_level=True)
pytest.importorskip("xllamacpp")

SERVER = Path(__file__).with_name("server.py")
SOURCES = ("us-defense", "jo-royal-court", "uk-gov")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
RUN_SECONDS = 1200
MOST_TOKENS = 300
TOKENS_PER_MINUTE = 200_000


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the model's server."""
    folder = Path(os.environ.get("MUSNAD_LOCAL_WEIGHTS") or tmp_path_factory.mktemp("weights"))
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield address
        server.stdin.close()
        server.terminate()


def settings(wire: Wire, endpoint: str) -> str:
    host = wire.base.removeprefix("http://")
    parts = [
        "[newsroom]",
        'contact = "test"',
        "[policy]",
        "attempts = 2",
        "first_retry_seconds = 0.2",
        "[fetch]",
        "spacing_seconds = 0",
        f'allow_private = ["{host}"]',
        "[poll]",
        "first_run_days = 0",
        "[run]",
        "patience_seconds = 5",
        "[[writers]]",
        'name = "local"',
        'provider = "openai"',
        f'base_url = "{endpoint}/v1"',
        'model = "gemma-3-270m"',
        f"max_output_tokens = {MOST_TOKENS}",
        "temperature = 0.9",
        "timeout_seconds = 60",
        "patience_seconds = 90",
        f"tokens_per_minute = {TOKENS_PER_MINUTE}",
        "price_in = 1.0",
        "price_out = 2.0",
    ]
    feeds = dict(wire.sources())
    for name in SOURCES:
        english, arabic, kind = pages.SITES[name]
        parts += [
            "[[sources]]",
            f'id = "{name}"',
            f'name_en = "{english}"',
            f'name_ar = "{arabic}"',
            f'kind = "{kind}"',
            f'feed = "{feeds[name]}"',
        ]
    return "\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, endpoint: str) -> Path:
    """A newsroom that has run once with the model as its first writer."""
    folder = tmp_path_factory.mktemp("newsroom")
    with Wire() as wire:
        (folder / "musnad.toml").write_text(settings(wire, endpoint), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "musnad", "run", "--once", "--newsroom", str(folder)],
            timeout=RUN_SECONDS,
            check=False,
            capture_output=True,
        )
    assert done.returncode in (0, 1), done.stderr.decode()
    return folder


def test_nothing_that_the_model_wrote_is_published(newsroom: Path) -> None:
    with wiring.store(newsroom) as store:
        published = store.articles(stage="published")
        held = store.articles(stage="held")
    assert len(published) + len(held) >= 5
    assert {one.draft.writer.name for one in published} <= {"brief", "extract", "notice"}
    for one in published:
        assert one.report.clean
        assert one.draft.writer.model is None
        assert one.draft.notice or one.rounds, "the model was not asked at all"


def test_every_release_came_to_an_end(newsroom: Path) -> None:
    with wiring.store(newsroom) as store:
        assert store.items(state="waiting") == ()
        outcomes = [one.outcome for one in store.items(state="done")]
    assert outcomes.count("article") >= 3


def test_a_headline_alone_never_reached_the_model(newsroom: Path) -> None:
    with wiring.store(newsroom) as store:
        notices = [one for one in store.articles(stage="published") if one.draft.notice]
        bodies = [store.release(one.release_id) for one in notices]
    without = [one for one, told in zip(notices, bodies, strict=True) if not told.body]
    assert without
    assert all(one.rounds == () for one in without)


def test_every_call_is_in_the_account_once(newsroom: Path) -> None:
    with wiring.store(newsroom) as store:
        kept = store.meter.calls(since=LONG_AGO)
        rounds = [
            each
            for stage in ("published", "held")
            for one in store.articles(stage=stage)
            for each in one.rounds
        ]
    assert rounds
    asked = [one for one in kept if not one.cached]
    answered = [one for one in asked if one.outcome == "ok"]
    assert answered, sorted({one.outcome for one in kept})
    told = {(one.call.at, one.call.prompt_sha256) for one in rounds if one.call.outcome == "ok"}
    assert told <= {(one.at, one.prompt_sha256) for one in kept}
    assert len(told) == sum(one.outcome == "ok" for one in kept)
    for one in answered:
        assert one.input_tokens > 500
        assert 0 < one.output_tokens <= MOST_TOKENS
        assert one.price_micros == one.input_tokens + 2 * one.output_tokens
        assert one.latency_ms > 0
    assert sum(one.call.price_micros for one in rounds if not one.error) <= sum(
        one.price_micros for one in kept
    )


def test_the_doctor_tells_of_the_model(newsroom: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "musnad", "doctor", "--newsroom", str(newsroom)],
        timeout=120,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "gemma-3-270m" in done.stdout
