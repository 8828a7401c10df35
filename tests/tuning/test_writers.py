"""Writers that ask a model are set without their keys."""

from __future__ import annotations

import pytest

from musnad.core.errors import RefusedError
from musnad.settings import TEMPLATE, load
from musnad.tuning import writers
from musnad.tuning.proposal import keep, with_settings
from musnad.tuning.standing import look
from tests.tuning.rooms import clock, room, said

PLAIN = ("brief", "extract")


def add(folder, name, **values):
    told = {"name": name, "model": "m", "key_env": "GEMINI_API_KEY", **values}
    keep(writers.with_writer(look(folder), told, known=PLAIN), by="سعاد", clock=clock)


def test_writers_are_added_changed_ordered_and_taken_out(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    add(folder, "first")
    add(folder, "second", fallbacks=["first"], price_in="0.3", budget_per_day="1")
    keep(writers.in_order(look(folder), ["second", "first"]), by="سعاد", clock=clock)
    second, first = load(folder).writers
    assert (second.name, first.name, second.budget_per_day) == ("second", "first", 1.0)
    changed = writers.with_changed(
        look(folder),
        "second",
        {"model": "m2", "fallbacks": ["brief"], "price_in": "0.3"},
        known=PLAIN,
    )
    assert changed.what == ("writers.second.model", "writers.second.fallbacks")
    keep(changed, by="سعاد", clock=clock)
    keep(writers.without_writer(look(folder), "first"), by="سعاد", clock=clock)
    (only,) = load(folder).writers
    assert (only.name, only.model, only.fallbacks) == ("second", "m2", ("brief",))


def test_the_last_writer_can_go(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    add(folder, "first")
    keep(writers.without_writer(look(folder), "first"), by="سعاد", clock=clock)
    assert load(folder).writers == ()


def test_a_writer_that_others_need_stays(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    add(folder, "first")
    add(folder, "second", fallbacks=["first"])
    keep(with_settings(look(folder), {"policy.writer": "second"}), by="سعاد", clock=clock)
    for name in ("first", "second"):
        with pytest.raises(RefusedError, match=r"writer\.in_use"):
            writers.without_writer(look(folder), name)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"fallbacks": ["nobody"]}, "model.fallback"),
        ({"key_env": "AWS_SECRET_ACCESS_KEY"}, "writer.key_env"),
        ({"key_env": "HOME"}, "writer.key_env"),
        ({"key_env": "sk-abc"}, "writer.key_env"),
        ({"base_url": "https://user:secret@x.example/"}, "settings.value"),
        ({"name": "brief"}, "settings.value"),
        ({"name": "a b"}, "settings.value"),
        ({"budget_per_day": "1"}, "settings.value"),
    ],
)
def test_a_writer_that_cannot_be_is_refused(tmp_path, values, code):
    folder = room(tmp_path, TEMPLATE)
    told = {"name": "x", "model": "m", **values}
    with pytest.raises(RefusedError) as refused:
        writers.with_writer(look(folder), told, known=PLAIN)
    assert refused.value.code == code
    assert said(folder) == TEMPLATE


def test_a_key_is_known_by_its_name_alone(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    add(folder, "first")
    add(folder, "second", key_env="OTHER_API_KEY")
    first, second = writers.seats(load(folder), {}, {"GEMINI_API_KEY": "sesame"})
    assert (first.key_env, first.key_set, second.key_set) == ("GEMINI_API_KEY", True, False)
    assert "sesame" not in repr((first, second))
