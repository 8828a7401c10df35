"""``musnad eval sabotage``: a trial of the newsroom's own published articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from musnad import wiring
from musnad.acquire.files import read_file
from musnad.core.source import Source
from musnad.flow.compose import compose
from musnad.flow.single import as_article
from musnad.hooks.specs import hook
from musnad.read.readers import read
from musnad.settings import Settings
from tests.cli.commands import run

SOURCE = Source(id="given", name_ar="", name_en="", kind="agency", languages=("ar",))


@pytest.fixture
def room(arabic: str, tmp_path: Path) -> str:
    """A newsroom that has published one article."""
    folder = tmp_path / "room"
    run("init", str(folder))
    release = read(read_file(Path(arabic), clock=wiring.clock, max_bytes=10_000), SOURCE)
    article = as_article(compose(release, wiring.desk(Settings())), release, wiring.clock())
    published = replace(article, stage="published", published_at=wiring.clock())
    with wiring.store(folder) as store:
        store.save_article(published, release)
    return str(folder)


def test_what_is_caught_is_told_by_kind_with_intervals(room: str) -> None:
    done = run("eval", "sabotage", "--newsroom", room, "--each", "3", "--format", "json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["articles"] == 1
    assert told["kinds"]["number"]["planted"] >= 1
    assert set(told["kinds"]["number"]["recall"]) == {"value", "low", "high"}
    assert told["planted"] == sum(one["planted"] for one in told["kinds"].values())
    assert told["untouched_sentences"] >= 1


def test_the_same_seed_gives_the_same_trial(room: str) -> None:
    trials = [
        run("eval", "sabotage", "--newsroom", room, "--seed", seed, "--each", "2").out
        for seed in ("5", "5")
    ]
    assert trials[0] == trials[1]
    assert "planted in our own published articles" in trials[0]


def test_a_newsroom_without_articles_is_told_what_to_do(tmp_path: Path) -> None:
    run("init", str(tmp_path / "empty"))
    done = run("eval", "sabotage", "--newsroom", str(tmp_path / "empty"))
    assert done.status == 2
    assert "[sabotage.empty]" in done.err


class Reversed:
    """A kind of error by plugin."""

    name = "reversed"
    kinds = frozenset({"structure"})

    def plant(self, claim, language, release, choose):  # type: ignore[no-untyped-def]
        return " ".join(reversed(claim.text.split()))


class Plugin:
    @hook
    def musnad_saboteurs(self):  # type: ignore[no-untyped-def]
        return [Reversed()]


def test_a_plugin_adds_its_kind_of_error(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = wiring.plugin_manager()
    manager.register(Plugin())
    monkeypatch.setattr(wiring, "plugin_manager", lambda: manager)
    done = run("eval", "sabotage", "--newsroom", room, "--each", "2", "--format", "json")
    assert json.loads(done.out)["kinds"]["reversed"]["planted"] == 2
