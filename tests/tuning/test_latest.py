"""A newsroom goes on with the settings as they are, and with the last sound ones."""

from __future__ import annotations

import threading

import pytest

from musnad import wiring
from musnad.core.errors import RefusedError
from musnad.engine.loop import run
from musnad.lexicon.house import lexicon_of
from musnad.tuning import history
from tests.tuning.rooms import room

SOURCE = """
[[sources]]
id = "rain"
name_ar = "المطر"
name_en = "Rain"
feed = "http://127.0.0.1:9/feed.xml"
"""
PEOPLE = "id\ten\tar\tgender\tcountry\npete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\n"


def test_changed_settings_are_taken_and_told(tmp_path):
    folder, events = room(tmp_path, SOURCE), []
    with wiring.latest(folder, events.append) as present:
        first = present.made
        assert present.made is first
        assert not present.changed()
        room(folder, f'[house]\ndigits = "arabic"\n{SOURCE}')
        assert present.changed()
        assert not present.changed()
        assert present.made.desk.house.digits == "arabic"
        assert present.made.store is first.store
        assert first.desk.house.digits == "latin"
    assert [one.kind for one in events] == ["settings_taken"]
    assert [(one.by, one.file) for one in history.versions(folder)] == [
        ("outside", "musnad.toml"),
        ("outside", "musnad.toml"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[house", "settings.syntax"),
        ('[house]\ndigits = "roman"\n', "settings.value"),
        ('[house]\npeople = "nowhere.tsv"\n', "settings.value"),
        ('follow = ["no-such-source"]\n', "source.unknown"),
        ('[[writers]]\nname = "x"\nmodel = "m"\nfallbacks = ["nobody"]\n', "model.fallback"),
    ],
)
def test_settings_that_cannot_be_used_are_told_once_and_the_old_go_on(tmp_path, text, code):
    folder, events = room(tmp_path, SOURCE), []
    with wiring.latest(folder, events.append) as present:
        first = present.made
        room(folder, text)
        assert present.made is first
        assert present.made is first
        assert [(one.kind, one.code) for one in events] == [("settings_refused", code)]
        room(folder, f"{SOURCE}# mended\n")
        assert present.made is not first
    assert [one.kind for one in events] == ["settings_refused", "settings_taken"]


def test_a_table_that_changes_is_taken_and_a_broken_one_is_not(tmp_path):
    folder, events = room(tmp_path, f'[house]\npeople = "people.tsv"\n{SOURCE}'), []
    table = folder / "people.tsv"
    table.write_text(PEOPLE, "utf-8")
    with wiring.latest(folder, events.append) as present:
        assert lexicon_of(present.made.desk.house).person("pete-hegseth").ar[0] == "بيت هغسث"
        table.write_text("id\ten\n", "utf-8")
        assert lexicon_of(present.made.desk.house).person("pete-hegseth").ar[0] == "بيت هغسث"
        table.unlink()
        assert lexicon_of(present.made.desk.house).person("pete-hegseth").ar[0] == "بيت هغسث"
        table.write_text(PEOPLE.replace("هغسث", "هيغست"), "utf-8")
        assert lexicon_of(present.made.desk.house).person("pete-hegseth").ar[0] == "بيت هيغست"
    assert [(one.kind, one.code) for one in events] == [
        ("settings_refused", "lexicon.row"),
        ("settings_refused", "settings.value"),
        ("settings_taken", ""),
    ]


def test_a_newsroom_that_never_could_be_made_is_refused_at_once(tmp_path):
    folder = room(tmp_path, 'follow = ["no-such-source"]\n')
    with pytest.raises(RefusedError, match=r"source\.unknown"), wiring.latest(folder):
        pass


def test_the_loop_comes_back_between_two_passes_when_the_newsroom_is_another(tmp_path):
    folder = room(tmp_path, "")
    asked = []

    def changed() -> bool:
        asked.append(1)
        return len(asked) > 2

    with wiring.latest(folder) as present:
        settings, newsroom = present.get()
        pace = wiring.pace(
            settings.model_copy(
                update={"run": settings.run.model_copy(update={"idle_seconds": 0.01})}
            )
        )
        run(newsroom, pace=pace, stop=threading.Event(), changed=changed)
    assert len(asked) == 3
