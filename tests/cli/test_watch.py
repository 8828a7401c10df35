"""A release that changes after publication, from ``musnad run`` to ``musnad correct``."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from musnad import wiring
from tests.cli.commands import run
from tests.cli.test_newsroom import DAM, wired  # noqa: F401
from tests.contracts.loopback import answer


def run_when_due(folder):
    """One run of the newsroom at the time when its published page is to be looked at."""
    with wiring.store(folder) as store:
        for one in store.watching.watches():
            store.watching.save_watch(replace(one, due_at=wiring.clock() - timedelta(seconds=1)))
    return run("run", "--once", "--newsroom", str(folder))


def test_a_change_at_the_source_waits_for_a_person_and_is_approved_by_correct(wired, tmp_path):  # noqa: F811
    room = tmp_path / "room"
    assert run("run", "--once", "--newsroom", "room").status == 0
    wired.answers["/dam"] = answer(
        body=DAM.replace("20 مليون", "25 مليون"), content_type="text/html; charset=utf-8"
    )
    for _ in range(2):
        done = run_when_due(room)
    assert "the source changed its release" in done.err
    doctor = run("doctor", "--newsroom", "room")
    assert doctor.status == 1
    (line,) = (one for one in doctor.out.splitlines() if one.startswith("! correction due"))
    article = line.split()[3]
    shown = run("correct", article, "--show", "--newsroom", "room")
    assert shown.status == 0
    assert "- وبلغت كلفته 20 مليون دولار." in shown.out
    assert "+ وبلغت كلفته 25 مليون دولار." in shown.out
    assert "supported → contradicted" in shown.out
    assert run("correct", article, "--by", "المحرر", "--newsroom", "room").status == 0
    (path,) = (
        one for one in (room / "site" / "articles").glob("*.musnad.json") if "-r1" not in one.name
    )
    record = json.loads(path.read_text("utf-8"))
    assert record["article"]["revision"] == 2
    assert "25 مليون" in record["corrections"][0]["reason"]
    assert run("doctor", "--newsroom", "room").status == 0
    assert run("correct", article, "--show", "--newsroom", "room").status == 1
    journal = (room / "var" / "journal.jsonl").read_text("utf-8")
    events = [json.loads(one)["event"] for one in journal.splitlines()]
    assert {"source_changed", "correction_due"} <= set(events)


def test_a_page_that_its_source_removed_is_noted_on_the_record(wired, tmp_path):  # noqa: F811
    room = tmp_path / "room"
    run("run", "--once", "--newsroom", "room")
    wired.answers["/dam"] = answer("410 Gone", "gone")
    for _ in range(2):
        run_when_due(room)
    (path,) = (room / "site" / "articles").glob("*.musnad.json")
    (note,) = json.loads(path.read_text("utf-8"))["source_notes"]
    assert note["kind"] == "gone"
    assert "the source removed its page" in run("doctor", "--newsroom", "room").out
    (page,) = (one for one in (room / "site" / "articles").glob("*.html") if "-r" not in one.name)
    assert "حُذفت صفحة البيان عند المصدر" in page.read_text("utf-8")
