"""The desk's decisions from a terminal: logged with a name, and taken back."""

from __future__ import annotations

import json

from tests.cli.test_newsroom import run, wired  # noqa: F401  the newsroom of these tests


def _published(tmp_path) -> tuple[str, str]:
    """The id of the one published article and the text of its page."""
    (record,) = (tmp_path / "room" / "site").rglob("*.musnad.json")
    page = next(
        one
        for one in (tmp_path / "room" / "site").rglob("*.html")
        if one.stem in json.loads(record.read_text("utf-8"))["article"]["slug"]
    )
    return record.name.partition(".")[0], page.read_text("utf-8")


def test_what_is_withdrawn_leaves_a_note_and_may_come_back(wired, tmp_path):  # noqa: F811
    assert run("run", "--once", "--newsroom", "room").status == 0
    article_id, page = _published(tmp_path)
    assert "وزير الطاقة يفتتح سدا" in page
    refused = run("withdraw", article_id, "--reason", " ", "--newsroom", "room")
    assert refused.status == 2
    assert "article.withdraw_reason" in refused.err
    done = run(
        "withdraw", article_id, "--reason", "سحب المصدر بيانه", "--by", "هدى", "--newsroom", "room"
    )
    assert (done.status, article_id in done.out) == (0, True)
    assert "وزير الطاقة يفتتح سدا" not in _published(tmp_path)[1]
    assert run("run", "--once", "--newsroom", "room").status == 0
    assert "وزير الطاقة يفتتح سدا" not in _published(tmp_path)[1]
    assert run("publish", article_id, "--newsroom", "room").status == 0
    assert "وزير الطاقة يفتتح سدا" in _published(tmp_path)[1]
