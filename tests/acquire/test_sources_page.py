"""The page on sources says what is so: its ids, options and settings exist, and no list is pasted."""

from __future__ import annotations

import re
from pathlib import Path

import click

from musnad.acquire import catalogue
from musnad.cli.sources import sources
from musnad.parts import SourcePart

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
COMMANDS = re.findall(r"^    musnad sources (\S+)((?:[^\n\\]|\\\n)*)", PAGE, re.MULTILINE)
IDS = {one.id for one in catalogue.load()}


def test_every_command_and_option_on_the_page_exists():
    assert COMMANDS
    for name, rest in COMMANDS:
        command = sources.commands[name]
        known = {option for one in command.params for option in getattr(one, "opts", ())}
        used = set(re.findall(r"(?<=\s)--[a-z-]+", rest.partition("#")[0]))
        assert used <= known, name
    assert isinstance(sources, click.Group)


def test_ids_that_are_followed_on_the_page_are_in_the_catalogue():
    followed = [rest for name, rest in COMMANDS if name == "add" and "--listing" not in rest]
    (rest,) = followed
    assert set(rest.partition("--")[0].split()) <= IDS


def test_settings_that_the_page_tells_of_are_settings_of_a_source():
    told = set(re.findall(r"^\| `([a-z_]+)`", PAGE, re.MULTILINE))
    assert {"feed", "listing", "senders"} <= told
    assert told <= set(SourcePart.model_fields)


def test_the_catalogue_is_not_pasted_into_the_page():
    assert sum(f"`{one}`" in PAGE or f"| {one} " in PAGE for one in IDS) == 0
