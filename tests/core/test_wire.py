"""Core values survive the wire, and nothing else comes back from it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.article import Article
from musnad.core.capture import Capture, Validators
from musnad.core.draft import Draft
from musnad.core.errors import RefusedError
from musnad.core.item import Item
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.core.source import Entry, Source
from musnad.core.wire import dumps, from_wire, loads, to_wire

moments = st.datetimes(
    min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(str, st.text(max_size=12))
st.register_type_strategy(float, st.floats(0, 1, allow_nan=False))

KINDS = (Article, Capture, Draft, Entry, Item, Receipt, Release, Report, Source, Validators)
values = st.one_of(*(st.from_type(kind) for kind in KINDS))

SAMPLE = Validators(url="https://example.org/feed", etag='"1"', last_modified=None)


@given(values)
def test_what_goes_out_comes_back_equal(value):
    assert loads(type(value), dumps(value)) == value


@given(values)
def test_equal_values_are_equal_text(value):
    assert dumps(value) == dumps(replace(value))


def test_the_wire_form_names_its_version_and_type():
    assert to_wire(SAMPLE)["musnad"] == 1
    assert to_wire(SAMPLE)["type"] == "validators"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data.update(musnad=2), "wire.version"),
        (lambda data: data.update(type="secret"), "wire.type"),
        (lambda data: data["value"].pop("url"), "wire.shape"),
        (lambda data: data["value"].update(extra=1), "wire.shape"),
        (lambda data: data["value"].update(url=3), "wire.shape"),
        (lambda data: data.pop("value"), "wire.shape"),
    ],
)
def test_a_spoilt_form_is_refused(spoil, code):
    data = json.loads(dumps(SAMPLE))
    spoil(data)
    with pytest.raises(RefusedError) as refused:
        from_wire(data)
    assert refused.value.code == code


def test_what_was_stored_before_a_field_was_thought_of_is_still_read():
    data = json.loads(dumps(SAMPLE))
    del data["value"]["etag"]
    assert loads(type(SAMPLE), json.dumps(data)).etag is None


@given(st.text())
def test_any_other_text_is_refused_and_nothing_else(text):
    with pytest.raises(RefusedError):
        loads(Validators, text)


def test_a_value_of_another_type_is_refused():
    with pytest.raises(RefusedError) as refused:
        loads(Receipt, dumps(SAMPLE))
    assert refused.value.code == "wire.type"


def test_the_zone_of_a_moment_is_kept():
    entry = Entry(
        source_id="s",
        guid="g",
        url=None,
        title="t",
        published=datetime.fromisoformat("2025-04-24T15:20:00-04:00"),
    )
    back = loads(Entry, dumps(entry))
    assert back.published is not None
    assert back.published.isoformat() == "2025-04-24T15:20:00-04:00"
