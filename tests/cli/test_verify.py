"""A published article is verified from its page, its record and the archived capture."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_newsroom import run, wired  # noqa: F401  the newsroom of these tests


@pytest.fixture
def page(wired, tmp_path):  # noqa: F811
    """The page of an article that this newsroom published."""
    assert run("run", "--once", "--newsroom", "room").status == 0
    articles = tmp_path / "room" / "site" / "articles"
    (record,) = articles.glob("*.musnad.json")
    slug = json.loads(record.read_text("utf-8"))["article"]["slug"]
    return articles / f"{slug}.html"


def record_of(page):
    return next(page.parent.glob("*.musnad.json"))


def test_an_untouched_page_holds_by_key_page_and_capture(page):
    done = run("verify", str(page), "--newsroom", "room", "--format", "json")
    told = json.loads(done.out)
    assert done.status == 0
    assert told["whole"] is True
    states = {one["part"]: one["state"] for one in told["steps"]}
    assert set(states.values()) == {"holds"}
    assert {"signature", "key", "page", "capture", "release", "citation", "text"} <= states.keys()


def test_the_record_alone_is_verified_without_a_newsroom(page):
    done = run("verify", str(record_of(page)))
    assert done.status == 0
    assert "·" in done.out  # whose key it is, and the page, nobody said


def test_a_word_changed_on_the_page_is_told_with_its_sentence(page):
    text = page.read_text("utf-8")
    assert "سدا" in text
    page.write_text(text.replace("سدا", "جسرا"), "utf-8")
    done = run("verify", str(page), "--newsroom", "room")
    assert done.status == 1
    assert "جسرا" in done.out


def test_a_record_of_another_key_is_told(page, tmp_path):
    other = tmp_path / "other.pub"
    other.write_text("A" * 43)
    done = run("verify", str(page), "--key", str(other))
    assert done.status == 1
    assert "✗" in done.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nowhere.html",), "file.missing"),
        (("page.html",), "verify.no_record"),
        (("record.json",), "verify.record"),
        (("record.json", "--key", "nonsense"), "verify.key"),
    ],
)
def test_what_can_not_be_verified_is_one_line(tmp_path, monkeypatch, arguments, code):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<html><body><p>x</p></body></html>")
    (tmp_path / "record.json").write_text('{"type": "something"}')
    done = run("verify", *arguments)
    assert done.status == 2
    assert f"[{code}]" in done.err


def test_a_rebuilt_site_holds_as_before(page):
    before = page.read_bytes()
    page.write_bytes(b"")
    assert run("rebuild", "--newsroom", "room").status == 0
    assert page.read_bytes() == before
    assert run("verify", str(page), "--newsroom", "room").status == 0
