"""``musnad eval duplicates``, ``eval events`` and ``musnad events`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad import wiring
from musnad.core.happening import Reason, Tie, Trace
from musnad.match.sketch import PERMUTATIONS
from tests.cli.commands import run

NOON = "2026-03-04T12:00:00+00:00"


def row(id_: str, title: str, text: str, **told: str) -> dict[str, str]:
    fields = {"id": id_, "language": "en", "source": "board", "published": NOON}
    return {**fields, "title": title, "text": text, **told}


RELEASES = [
    row(
        "a",
        "Board sets the fee",
        "The board set the fee at 40 dinars on Wednesday. It holds a year.",
    ),
    row(
        "b",
        "Board sets the fee",
        "The Board set the fee at 40 dinars on Wednesday; it holds a year.",
    ),
    row(
        "c",
        "Board sets the fee",
        "The board set the fee at 55 dinars on Wednesday. It holds a year.",
    ),
]


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    return path


def test_pairs_are_measured(tmp_path):
    cases = write(
        tmp_path / "pairs.jsonl",
        *RELEASES,
        {"a": "a", "b": "b", "label": "duplicate", "kind": "near"},
        {"a": "a", "b": "c", "label": "different", "kind": "template"},
    )
    told = run("eval", "duplicates", str(cases), "--format", "json")
    figures = json.loads(told.out)
    assert (told.status, figures["precision"], figures["recall"]) == (0, 1.0, 1.0)
    assert figures["right"] == {"near": "1 of 1", "template": "1 of 1"}


def test_groups_are_measured(tmp_path):
    rows = [{**one, "event": "fee"} for one in RELEASES[:2]]
    rows.append(row("d", "Frogs sing early", "Frogs sang in the northern marshes.", event="frogs"))
    told = run("eval", "events", str(write(tmp_path / "events.jsonl", *rows)))
    assert told.status == 0
    assert "busy: f1" in told.out


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "eval.empty"),
        ([{"id": "a", "text": "x"}], "eval.case"),
        ([{**RELEASES[0], "published": "2026-03-04"}], "eval.case"),
        ([RELEASES[0], {"a": "a", "b": "z", "label": "duplicate"}], "eval.case"),
        ([*RELEASES, {"a": "a", "b": "b", "label": "maybe"}], "eval.case"),
    ],
)
def test_what_is_no_case_is_refused_with_its_line(tmp_path, rows, code):
    told = run("eval", "duplicates", str(write(tmp_path / "x.jsonl", *rows)))
    assert (told.status, code in told.err) == (2, True)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "newsroom"
    assert run("init", str(folder)).status == 0
    return folder


def trace(name: str, source: str, at: str) -> Trace:
    from datetime import datetime

    return Trace(
        release_id=name,
        article_id=f"article-{name}",
        source_id=source,
        publisher=f"{source}.example",
        url=f"https://{source}.example/{name}",
        language="en",
        title=f"Readout {name}",
        head=f"Readout {name}",
        published=datetime.fromisoformat(at),
        exact=name,
        sketch=b"\0" * 4 * PERMUTATIONS,
    )


def test_an_event_is_listed_and_shown_with_what_ties_it(folder):
    reasons = (Reason(kind="places", values=("rome",)), Reason(kind="hours", values=("2.0",)))
    with wiring.store(folder) as store:
        store.tracing.save_trace(trace("r1", "host", "2026-03-04T10:00:00+00:00"), ())
        store.tracing.save_trace(trace("r2", "guest", "2026-03-04T12:00:00+00:00"), ())
        store.tracing.save_ties("r2", [Tie(first="r1", second="r2", score=0.8, reasons=reasons)])
        store.tracing.save_happenings([("r1", "r2")])
    listed = json.loads(run("events", "list", "--newsroom", str(folder), "--format", "json").out)
    (event,) = listed
    assert [one["source"] for one in event["releases"]] == ["host", "guest"]
    for name in (event["id"], "r2", "article-r1"):
        told = run("events", "show", name, "--newsroom", str(folder))
        assert told.status == 0
        assert "1 ~ 2  0.80" in told.out
        assert "rome" in told.out
    assert "host, guest" in run("events", "list", "--newsroom", str(folder)).out
    late = run("events", "list", "--newsroom", str(folder), "--since", "2026-03-05")
    assert "host" not in late.out


def test_an_unknown_event_is_refused(folder):
    told = run("events", "show", "nothing", "--newsroom", str(folder))
    assert told.status == 2
    assert "event.unknown" in told.err
