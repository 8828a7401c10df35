"""A plugin adds to the newsroom what the built-in parts add, by the same hooks."""

from __future__ import annotations

import click
import pluggy
import pytest

from musnad import wiring
from musnad.acquire import catalogue
from musnad.cli import main as commands
from musnad.core.draft import Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release
from musnad.hooks.plugins import load
from musnad.hooks.specs import hook
from musnad.parts import CheckPart
from musnad.settings import Settings


class Echo:
    """Writes the title back."""

    name = "echo"

    def accepts(self, release: Release) -> bool:
        return release.language == "fr"

    def write(self, release: Release, house: House) -> Draft:
        line = Line(text=release.title, cites=("s1.0",))
        return Draft(
            release_id=release.id,
            headline=line,
            kicker="",
            lead=line,
            blocks=(),
            writer=Byline(name=self.name),
            coverage=Coverage(release_sentences=1, rendered=0),
        )


class Plugin:
    @hook
    def musnad_writers(self):
        return [Echo()]

    @hook
    def musnad_commands(self):
        return [click.Command("hello", help="Say hello.")]


def test_a_writer_of_a_plugin_joins_the_built_in_ones_and_is_asked_first():
    manager = wiring.plugin_manager()
    manager.register(Plugin())
    names = [writer.name for writer in wiring.desk(Settings(), manager).writers]
    assert names[0] == "echo"
    assert {"brief", "extract"} <= set(names)


def test_a_hook_that_does_not_exist_is_not_passed_over():
    class Mistaken:
        @hook
        def musnad_wirters(self):
            return []

    with pytest.raises(pluggy.PluginValidationError):
        load((Mistaken(),), installed=False)


def test_a_command_of_a_plugin_is_listed_and_found(monkeypatch, capsys):
    monkeypatch.setattr(commands, "entry_points", lambda group: [group])
    monkeypatch.setattr(
        "musnad.hooks.plugins.load", lambda builtins: load((Plugin(),), installed=False)
    )
    commands.offered.cache_clear()
    try:
        with pytest.raises(SystemExit):
            commands.main(["--help"])
        assert "hello" in capsys.readouterr().out
    finally:
        commands.offered.cache_clear()


def test_the_catalogue_is_read_whole_and_claims_no_check_that_was_not_made():
    sources = catalogue.load()
    assert len({source.id for source in sources}) == len(sources) >= 80
    for source in sources:
        assert source.name_ar
        assert source.feed or source.listing or source.senders
        assert source.verified_on is None


def test_following_a_source_that_nobody_knows_is_refused():
    with pytest.raises(Exception, match="source"):
        wiring.followed(Settings(follow=("no-such-source",)))


class Models:
    """Offers an encoder and a second opinion by name."""

    class Nearest:
        name = "nearest"
        languages = frozenset({"ar", "en"})

        def similarity(self, claims, sentences):
            return [[1.0] * len(sentences) for _ in claims]

    class Sure:
        name = "sure"

        def judge(self, claim, evidence):
            return 1.0

    @hook
    def musnad_encoders(self, threads):
        assert threads >= 1
        return [self.Nearest()]

    @hook
    def musnad_second_opinions(self):
        return [self.Sure()]


def test_a_plugins_encoder_and_second_opinion_are_chosen_by_name():
    manager = wiring.plugin_manager()
    manager.register(Models())
    part = CheckPart(encoder="nearest", second_opinion="sure", band=0.3)
    checker = wiring.checker(Settings(check=part), manager)
    assert checker._encoder.name == "nearest"
    assert (checker._second.judge.name, checker._second.band) == ("sure", 0.3)
