"""Addresses: what may not be fetched is not, and every answer has its status."""

from __future__ import annotations

import pytest

from tests.cli.commands import run
from tests.cli.conftest import ARABIC
from tests.cli.test_any_file import refused
from tests.contracts.loopback import answer


@pytest.fixture
def allowed(server, tmp_path):
    """The server, in a folder whose settings allow it; limits are short."""
    (tmp_path / "musnad.toml").write_text(
        f'[fetch]\nallow_private = ["{server.place}"]\nrobots = false\ntimeout_seconds = 1.0\n'
        "max_megabytes = 0.2\nspacing_seconds = 0\n",
        "utf-8",
    )
    return server


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "http://[::1]:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "HTTP://localhost:9/",
    ],
)
def test_a_private_address_is_not_fetched(address, arabic):
    refused(run("write", address), "fetch.private_address")
    refused(run("check", arabic, "--against", address), "fetch.private_address")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/"])
def test_other_schemes_are_no_addresses(address):
    done = run("write", address)
    refused(done, "fetch.scheme")
    assert "root:" not in done.out


def test_a_password_in_an_address_is_refused_and_not_repeated():
    done = run("write", "http://me:sesame@example.org/")
    refused(done, "fetch.credentials")
    assert "sesame" not in done.err


def test_a_release_is_fetched_and_written(allowed):
    allowed.answers["/r"] = answer(body=ARABIC, content_type="text/plain; charset=utf-8")
    done = run("write", allowed.url("/r"))
    assert done.status == 0
    assert "افتتح وزير الطاقة" in done.out
    assert run("check", allowed.url("/r"), "--against", allowed.url("/r")).status == 0


def test_a_redirect_to_a_private_address_is_not_followed(allowed):
    for number, goal in enumerate(
        ("http://10.0.0.1/", "http://127.0.0.1:9/", "file:///etc/passwd")
    ):
        allowed.answers[f"/{number}"] = answer("302 Found", location=goal)
        done = run("write", allowed.url(f"/{number}"))
        assert done.status == 2
        assert done.err.count("\n") == 1
        assert "[fetch." in done.err


def test_a_circle_of_redirects_ends(allowed):
    allowed.answers["/a"] = answer("302 Found", location="/b")
    allowed.answers["/b"] = answer("302 Found", location="/a")
    refused(run("write", allowed.url("/a")), "fetch.redirects")


@pytest.mark.parametrize(
    ("status", "exit_status", "code"),
    [
        ("404 Not Found", 2, "fetch.not_found"),
        ("403 Forbidden", 2, "fetch.forbidden"),
        ("503 Service Unavailable", 3, "fetch.server_error"),
        ("429 Too Many Requests", 3, "fetch.too_many_requests"),
    ],
)
def test_an_answer_that_is_no_page_has_its_status(allowed, status, exit_status, code):
    allowed.answers["/r"] = answer(status, b"sorry")
    done = run("write", allowed.url("/r"))
    assert done.status == exit_status
    assert done.err.rstrip().endswith(f"[{code}]")


def test_a_body_without_end_is_cut_off(allowed):
    def pour(asked, send):
        send(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        for _ in range(1000):
            send(b"<p>The minister opened a dam.</p>" * 1000)

    allowed.answers["/r"] = pour
    refused(run("write", allowed.url("/r")), "fetch.too_large")


def test_a_page_that_never_answers_is_a_passing_fault(allowed):
    allowed.answers["/r"] = lambda asked, send: allowed.stopping.wait(5)
    done = run("write", allowed.url("/r"))
    assert done.status == 3
    assert done.err.rstrip().endswith("[fetch.timeout]")


def test_nobody_at_the_address_is_a_passing_fault(allowed):
    allowed.stop()
    done = run("write", allowed.url("/r"))
    assert done.status == 3
    assert done.err.rstrip().endswith("[fetch.unreachable]")
