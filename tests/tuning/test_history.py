"""Every version of settings and tables is kept, whoever made it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from musnad.core.errors import RefusedError
from musnad.settings import TEMPLATE, load
from musnad.tuning import history
from musnad.tuning.proposal import keep, restored, with_settings
from musnad.tuning.standing import look
from musnad.tuning.tables import with_row
from tests.tuning.rooms import clock, room, said

PERSON = {"id": "ann-tarrow", "en": "Ann Tarrow", "ar": "آن تارو", "gender": "f"}


def change(folder, **values):
    told = {name.replace("__", "."): value for name, value in values.items()}
    return keep(with_settings(look(folder), told), by="سعاد", clock=clock)


def test_a_change_is_kept_with_who_made_it_and_what_was_before(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    change(folder, house__digits="arabic")
    version, first = history.versions(folder)
    assert (version.by, version.file, version.what) == ("سعاد", "musnad.toml", ("house.digits",))
    assert (first.by, first.sha256) == ("outside", version.before)
    assert history.text_of(folder, version.before) == TEMPLATE
    assert history.text_of(folder, version.sha256) == said(folder)
    shown = history.difference(TEMPLATE, said(folder), "musnad.toml")
    assert [one for one in shown if one.startswith("+digits")]


def test_what_was_changed_by_hand_is_noticed_once(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    change(folder, house__digits="arabic")
    (folder / "musnad.toml").write_text(said(folder) + "# by hand\n", "utf-8")
    (noticed,) = history.notice(folder, look(folder).texts(), at=clock())
    assert noticed.by == "outside"
    assert history.notice(folder, look(folder).texts(), at=clock()) == ()
    change(folder, house__digits="latin")
    assert [one.by for one in history.versions(folder)] == ["سعاد", "outside", "سعاد", "outside"]


def test_an_earlier_version_is_restored_and_that_is_a_change_too(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    change(folder, house__digits="arabic")
    keep(restored(look(folder), 1), by="مريم", clock=clock)
    assert said(folder) == TEMPLATE
    assert history.versions(folder)[0].by == "مريم"
    assert load(folder).house.digits == "latin"


@pytest.mark.parametrize(
    ("part", "setting"),
    [
        ("oidc", 'issuer = "https://id.example.org"\nclient_id = "desk"'),
        ("fetch", 'allow_private = ["127.0.0.1:9"]'),
        ("desk", "open_check = true"),
    ],
)
def test_doors_that_were_closed_in_the_file_are_not_opened_by_an_earlier_version(
    tmp_path, part, setting
):
    open_then = f'[house]\ndigits = "latin"\n\n[{part}]\n{setting}\n'
    folder = room(tmp_path, open_then)
    change(folder, house__digits="arabic")
    (folder / "musnad.toml").write_text('[house]\ndigits = "arabic"\n', "utf-8")
    with pytest.raises(RefusedError, match=r"history\.doors"):
        restored(look(folder), 1)


def test_a_table_is_restored_too(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    keep(with_row(look(folder), "people", PERSON), by="سعاد", clock=clock)
    table = (folder / "people.tsv").read_text("utf-8")
    kept = history.versions(folder, "people.tsv")[0]
    changed = {**PERSON, "ar": "آن طارو"}
    keep(with_row(look(folder), "people", changed, instead_of="ann-tarrow"), by="س", clock=clock)
    keep(restored(look(folder), kept.number), by="مريم", clock=clock)
    assert (folder / "people.tsv").read_text("utf-8") == table


def test_a_version_that_is_not_there_is_refused(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    with pytest.raises(RefusedError, match=r"history\.unknown"):
        restored(look(folder), 7)
    for told in ("../../musnad.toml", "0" * 64, "x"):
        with pytest.raises(RefusedError, match=r"history\.unknown"):
            history.text_of(folder, told)


def test_a_text_that_was_tampered_with_is_not_restored(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    change(folder, house__digits="arabic")
    first = history.versions(folder)[-1]
    (folder / history.FOLDER / first.sha256).write_text("[house]\n", "utf-8")
    with pytest.raises(RefusedError, match=r"history\.unknown"):
        restored(look(folder), first.number)


def test_a_line_that_was_never_finished_is_passed_over(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    change(folder, house__digits="arabic")
    index = folder / history.FOLDER / history.INDEX
    whole = index.read_text("utf-8")
    index.write_text(whole + '{"number": 3, "at": "2025', "utf-8")
    change(folder, house__digits="latin")
    lines = index.read_text("utf-8").splitlines()
    assert json.loads(lines[-1])["number"] == 3
    assert [one.number for one in history.versions(folder)] == [3, 2, 1]


def test_many_at_once_lose_no_change(tmp_path):
    folder = room(tmp_path, TEMPLATE)

    def one(number: int) -> int:
        while True:
            try:
                values = {
                    "house.forbidden": {**look(folder).settings.house.forbidden, word(number): ""}
                }
                keep(with_settings(look(folder), values), by=str(number), clock=clock)
            except RefusedError as error:
                if error.code != "settings.changed":
                    raise
            else:
                return number

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(8)))
    found = history.versions(folder)
    assert [one.number for one in reversed(found)] == list(range(1, len(found) + 1))
    for later, earlier in pairwise(found):
        assert later.before == earlier.sha256


def word(number: int) -> str:
    return "كلمة" + "ابتثجحخد"[number]
