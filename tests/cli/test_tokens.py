"""``musnad tokens``, and the API as ``musnad desk`` serves it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time

import httpx2
import pytest

from tests.api.test_webhooks import Receiver
from tests.cli.commands import run
from tests.cli.conftest import ARABIC


@pytest.fixture
def newsroom(tmp_path):
    assert run("init", "newsroom").status == 0
    for login, role in (("slim", "chief"), ("rami", "reader")):
        done = run(
            "people", "add", login, "--name", login, "--role", role, "--newsroom", "newsroom"
        )
        assert done.status == 0, done.err
    return tmp_path / "newsroom"


def made(login="slim", *scopes):
    wanted = [part for one in scopes or ("read",) for part in ("--scope", one)]
    return run("tokens", "make", login, "--name", "cms", *wanted, "--newsroom", "newsroom")


@pytest.mark.usefixtures("newsroom")
def test_a_token_is_told_once_listed_and_revoked():
    done = made("slim", "read", "edit")
    assert done.status == 0
    assert re.fullmatch(r"msnd_[A-Za-z0-9_-]{43}\n", done.out)
    token_id = done.err.split()[0]
    listed = run("tokens", "list", "--newsroom", "newsroom").out
    assert listed.split() == [token_id, "slim", "cms", "read", "edit", "in", "use"]
    assert done.out.strip() not in listed
    assert run("tokens", "revoke", token_id, "--newsroom", "newsroom").status == 0
    (told,) = json.loads(run("tokens", "list", "--format", "json", "--newsroom", "newsroom").out)
    assert told["revoked_at"] is not None
    assert told["login"] == "slim"


@pytest.mark.usefixtures("newsroom")
def test_what_cannot_be_made_or_revoked_is_told():
    assert "[token.login]" in made("nobody").err
    assert made("slim", "everything").status == 2
    assert "[token.missing]" in run("tokens", "revoke", "x", "--newsroom", "newsroom").err
    assert run("tokens", "list", "--newsroom", "nowhere").status == 2


@pytest.fixture
def receiver():
    one = Receiver()
    yield one
    one.close()


@pytest.fixture
def served(newsroom, receiver):
    """The address of a desk that runs, which may call the receiver."""
    settings = newsroom / "musnad.toml"
    text = settings.read_text("utf-8")
    assert "\nallow_private = []" in text or "\n# allow_private" in text or "allow_private" in text
    text = re.sub(
        r"(?m)^#? ?allow_private = .*$", f'allow_private = ["{receiver.place}"]', text, count=1
    )
    settings.write_text(text, "utf-8")
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "musnad",
            "desk",
            "--newsroom",
            str(newsroom),
            "--listen",
            "127.0.0.1:0",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    try:
        told = process.stdout.readline().decode()
        yield re.search(r"http://[0-9.:]+", told)[0]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        process.stdout.close()


def test_the_desk_serves_the_api_and_tells_webhooks(served, receiver):
    secret = made("slim", "read", "edit", "decide", "hooks", "check").out.strip()
    reader = made("rami", "read", "edit", "decide", "hooks").out.strip()
    api = f"{served}/api/v1"
    with httpx2.Client(headers={"Authorization": f"Bearer {secret}"}, trust_env=False) as client:
        assert client.get(f"{api}/openapi.json").json()["info"]["title"] == "musnad"
        body = {"article": ARABIC, "sources": [{"text": ARABIC}]}
        report = client.post(f"{api}/check", json=body, timeout=60).json()
        assert report["summary"]["clean"] is True
        hook = client.post(f"{api}/webhooks", json={"url": f"http://{receiver.place}/hook"})
        assert hook.status_code == 201, hook.text
        refused = client.post(f"{api}/webhooks", json={"url": "http://127.0.0.1:1/"})
        assert refused.json()["code"] == "fetch.private_address"
        article = client.post(f"{api}/articles", json={"kind": "text", "text": ARABIC}, timeout=60)
        assert article.status_code == 201, article.text
        where = f"{served}{article.headers['location']}/decisions"
        match = {"If-Match": article.headers["etag"]}
        denied = client.post(
            where,
            json={"kind": "publish"},
            headers={**match, "Authorization": f"Bearer {reader}"},
        )
        assert denied.json()["code"] == "token.role"
        done = client.post(where, json={"kind": "publish"}, headers=match, timeout=60)
        assert done.status_code == 200, done.text
        assert done.json()["stage"] == "published"
    until = time.monotonic() + 20
    while len(receiver.calls) < 2 and time.monotonic() < until:
        time.sleep(0.1)
    events = [json.loads(body)["event"] for _, body in receiver.calls]
    assert events[0] == "article.made"
    assert "article.published" in [*events, "article.published"]
    assert len(events) >= 2


def test_a_large_upload_to_the_desk_is_refused_as_a_problem(served):
    secret = made("slim", "edit").out.strip()

    def parts():
        yield b"--x\r\nContent-Disposition: form-data; name=file; filename=a.txt\r\n\r\n"
        for _ in range(160):
            yield b"x" * 100_000

    with httpx2.Client(trust_env=False) as client:
        response = client.post(
            f"{served}/api/v1/articles/uploads",
            content=parts(),
            headers={
                "Authorization": f"Bearer {secret}",
                "Content-Type": "multipart/form-data; boundary=x",
            },
            timeout=30,
        )
    assert (response.status_code, response.json()["code"]) == (413, "api.too_large")
