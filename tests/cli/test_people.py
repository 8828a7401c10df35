"""``musnad people`` and ``musnad desk`` from a terminal."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

import httpx2
import pytest

from musnad import wiring
from musnad.settings import FILE_NAME
from tests.cli.commands import run

SETTINGS = '[newsroom]\nname_ar = "غرفة التجربة"\nname_en = "Trial newsroom"\n'


@pytest.fixture
def room(tmp_path):
    folder = tmp_path / "room"
    folder.mkdir()
    (folder / FILE_NAME).write_text(SETTINGS, encoding="utf-8")
    return folder


def people(room, *arguments):
    return run("people", *arguments, "--newsroom", str(room))


def accounts(room):
    with wiring.store(room) as store:
        return {one.login: one for one in store.desk.people.accounts()}


def test_an_account_is_made_with_a_link(room):
    done = people(room, "add", "Huda", "--name", "هدى سالم", "--role", "editor")
    assert done.status == 0
    assert re.search(r"http://127\.0\.0\.1:8790/link/[\w-]{43}\n", done.out)
    assert accounts(room)["huda"].role == "editor"


def test_accounts_are_listed_in_columns(room):
    people(room, "add", "huda", "--name", "هدى سالم", "--role", "editor")
    assert people(room, "list").out == "huda\teditor\tin use\t—\tهدى سالم\n"


def test_a_link_role_and_disabling_are_for_known_people(room):
    for arguments in (("link", "who"), ("role", "who", "chief"), ("disable", "who")):
        done = people(room, *arguments)
        assert done.status == 2
        assert "[people.unknown]" in done.err


def test_roles_are_changed_and_accounts_disabled(room):
    people(room, "add", "huda", "--name", "هدى سالم", "--role", "editor")
    assert people(room, "role", "huda", "chief").status == 0
    assert accounts(room)["huda"].role == "chief"
    assert people(room, "disable", "huda").status == 0
    assert accounts(room)["huda"].disabled_at is not None
    assert "[people.disabled]" in people(room, "link", "huda").err
    assert people(room, "disable", "huda", "--undo").status == 0
    assert people(room, "link", "huda", "--reset-second-factor").status == 0


def test_the_last_admin_stays(room):
    people(room, "add", "boss", "--name", "مريم", "--role", "admin")
    assert "[people.last_admin]" in people(room, "disable", "boss").err


def test_outside_a_newsroom_there_are_no_people(tmp_path):
    done = run("people", "list", "--newsroom", str(tmp_path))
    assert done.status == 2
    assert "[settings.missing]" in done.err


def test_a_desk_is_not_opened_to_others_in_the_clear(room):
    done = run("desk", "--newsroom", str(room), "--listen", "0.0.0.0:0")
    assert done.status == 2
    assert "[desk.exposed]" in done.err


@pytest.mark.parametrize("place", ["8790", "127.0.0.1:x", "127.0.0.1:99999", "127.0.0.1:٨", ":"])
def test_a_place_that_is_none_is_told_of(room, place):
    done = run("desk", "--newsroom", str(room), "--listen", place, "--plain-http")
    assert done.status == 2
    assert "[desk.listen]" in done.err


def test_a_port_that_is_taken_is_one_line(room):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("desk", "--newsroom", str(room), "--listen", f"127.0.0.1:{port}")
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "[desk.listen]" in done.err


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_desk_says_where_it_is_and_ends_by_a_signal(room, name):
    arguments = ["desk", "--newsroom", str(room), "--listen", "127.0.0.1:0", "--link"]
    environment = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(
        [sys.executable, "-m", "musnad", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as desk:
        try:
            address = desk.stdout.readline().partition(": ")[2].strip()
            link = desk.stdout.readline().partition(": ")[2].strip()
            assert link.startswith(f"{address}link/")
            answer = asked(f"{address}login")
            assert answer.status_code == 200
            assert "server" not in answer.headers
            assert asked(link).status_code == 200
            with httpx2.Client(base_url=address, trust_env=False, timeout=20) as client:
                secret, origin = link.rpartition("/")[2], address.rstrip("/")
                client.post("/link", data={"secret": secret}, headers={"Origin": origin})
                with client.stream("GET", "/live") as stream:  # a page that is open all the time
                    assert next(stream.iter_lines())
                    desk.send_signal(name)
                    assert desk.wait(20) == 0
            assert desk.wait(20) == 0
            assert desk.stderr.read() == ""
        finally:
            desk.kill()
    assert accounts(room)["admin"].role == "admin"


def asked(address):
    deadline = time.monotonic() + 30
    while True:
        try:
            return httpx2.get(address, trust_env=False, timeout=20)
        except httpx2.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
