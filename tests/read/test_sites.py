"""Each version of a site reader has a golden page, and reads it to the letter."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from musnad.core.capture import Capture
from musnad.read.page import PageReader
from musnad.read.readers import builtin_readers, read
from musnad.read.site import Layout, SiteReader
from musnad.read.sites import site_readers
from tests.read.newsdesk import SOURCE, capture, page

GOLDEN = Path(__file__).parent / "golden"
NAMES = [reader.name for reader in builtin_readers() if "@" in reader.name]


def golden(name: str) -> Capture:
    return capture((GOLDEN / f"{name}.html").read_bytes(), media_type="text/html")


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_is_read_to_the_letter(name: str) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    release = read(golden(name), SOURCE)
    assert release.title == expected["title"]
    assert release.language == expected["language"]
    assert release.published is not None
    assert release.published.isoformat() == expected["published"]
    assert [one.text for one in release.body] == expected["sentences"]
    assert release.notes == (f"reader:{name}",)


def test_each_golden_page_belongs_to_a_reader_and_each_reader_has_one() -> None:
    assert sorted(one.stem for one in GOLDEN.glob("*.html")) == sorted(NAMES)
    assert sorted(one.name for one in site_readers()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_tells_its_version(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*@[1-9]\d*", name)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_leaves_the_pages_of_others_alone(name: str) -> None:
    reader = next(one for one in site_readers() if one.name == name)
    assert not reader.accepts(capture(page("<h1>Pier opens</h1><p>The pier opened.</p>")))
    for other in NAMES:
        assert reader.accepts(golden(other)) == (other == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_whose_text_moved_is_left_to_the_reader_for_any_page(name: str) -> None:
    body = (GOLDEN / f"{name}.html").read_bytes()
    body = re.sub(rb"field--name-body|class=\"body\"", b"field--name-other", body)
    moved = capture(body.replace(b"</head>", b"<!-- field--name-body --></head>"))
    release = read(moved, replace(SOURCE, reader=name))
    assert "reader_passed_over" in release.notes
    assert release.body


def test_a_source_may_name_a_reader_with_its_version_or_without() -> None:
    old = SiteReader(_layout("harbour@1", ".old"))
    new = SiteReader(_layout("harbour@2", ".text"))
    both = page(
        "<h1>Pier opens</h1><div class='old'><p>The old layout holds this sentence of some length, "
        "which is news.</p></div><div class='text'><p>The new layout holds this sentence of some "
        "length, which is news.</p></div>"
    )
    readers = (new, old, PageReader())

    def first(reader: str) -> str:
        return read(capture(both), replace(SOURCE, reader=reader), readers=readers).body[0].text

    assert first("harbour").startswith("The new")
    assert first("harbour@2").startswith("The new")
    assert first("harbour@1").startswith("The old")


def test_a_reader_that_nobody_offers_is_noted() -> None:
    wanted = replace(SOURCE, reader="nowhere@3")
    release = read(capture(page("<h1>Pier opens</h1><p>The pier opened.</p>")), wanted)
    assert release.notes == ("reader_passed_over",)


def test_what_a_visitor_cannot_see_is_no_part_of_a_known_layout_either() -> None:
    body = page(
        "<h1>Pier opens</h1><div class='text'><p>The new layout holds this sentence of some length, "
        "which is news.</p><p style='display:none'>A secret of three words.</p></div>"
    )
    reader = SiteReader(_layout("harbour@2", ".text"))
    release = reader.read(capture(body), SOURCE)
    assert "secret" not in release.text
    assert "hidden_text_removed" in release.notes


def _layout(name: str, body: str) -> Layout:
    return Layout(name=name, needles=(b"<h1>",), marks=("h1", body), body=body)
