"""The command line itself: help, version, languages, pipes and signals."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import musnad
from musnad.cli.main import COMMANDS
from tests.cli.commands import run
from tests.cli.conftest import ARABIC

PROGRAM = [sys.executable, "-m", "musnad"]


def _example(command: str) -> str:
    text = run(command, "--help").out
    return text.partition("Example:")[2].strip()


def test_the_version_is_told():
    done = run("--version")
    assert done.status == 0
    assert musnad.__version__ in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example(command):
    assert _example(command).startswith(f"musnad {command}")


@pytest.mark.parametrize("command", ["init", "write", "check", "eval", "sources"])
def test_the_example_works_as_it_stands(command, tmp_path):
    page = f'<html lang="ar"><body><article><p>{ARABIC}</p></article></body></html>'
    (tmp_path / "release.html").write_text(page, "utf-8")
    (tmp_path / "article.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "cases.jsonl").write_text(
        '{"id": "1", "source": "A dam opened.", "claim": "افتتح السد."}\n', "utf-8"
    )
    done = run(*shlex.split(_example(command))[1:])
    assert done.status == 0, done.err


def test_the_examples_of_a_newsroom_work_as_they_stand():
    run("init", "newsroom")
    done = run(*shlex.split(_example("doctor"))[1:])
    assert done.status == 0, done.err
    # A new newsroom follows nothing yet: the example says what to do next.
    done = run(*shlex.split(_example("run"))[1:])
    assert done.status == 2
    assert "follow" in done.err


@pytest.mark.parametrize(
    "arguments", [("frob",), ("write",), ("write", "x", "--format", "pdf"), ("check", "x")]
)
def test_a_misuse_is_told_in_one_line(arguments):
    done = run(*arguments)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert done.err.rstrip().endswith("[usage]")


def test_an_arabic_locale_gets_arabic(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ar_LB.UTF-8")
    done = run("write", "لا-وجود-له.txt")
    assert done.status == 2
    assert done.err.startswith("musnad: لا ملف في")
    assert done.err.rstrip().endswith("[file.missing]")


def test_debug_adds_the_traceback():
    done = run("write", "none.txt", "--debug")
    assert done.status == 2
    assert "Traceback" in done.err
    assert done.err.rstrip().endswith("[file.missing]")


def test_a_process_tells_its_status_and_speaks_utf_8_anywhere(tmp_path):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "ar"}
    done = subprocess.run(
        [*PROGRAM, "write", "none.txt"],
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert "لا ملف" in done.stderr.decode()


def test_a_reader_that_goes_away_is_no_fault():
    with subprocess.Popen(
        [*PROGRAM, "sources", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_an_interrupt_ends_without_a_word(tmp_path):
    reader, writer = os.pipe()
    with subprocess.Popen(
        [*PROGRAM, "write", "-"], stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.close(reader)
        # Only a command that waits for its input can be interrupted as a person would.
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not _waits(process.pid):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    os.close(writer)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"")


def test_a_second_signal_ends_a_newsroom_that_waits_for_a_silent_source(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        (tmp_path / "musnad.toml").write_text(
            f"""[fetch]
allow_private = ["127.0.0.1:{port}"]
robots = false
timeout_seconds = 60.0
[[sources]]
id = "silent"
name_ar = "صامت"
name_en = "Silent"
feed = "http://127.0.0.1:{port}/feed.xml"
""",
            encoding="utf-8",
        )
        with subprocess.Popen(
            [*PROGRAM, "run", "--newsroom", str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            silent.settimeout(60)
            asked, _ = silent.accept()
            with asked:
                process.send_signal(signal.SIGTERM)
                time.sleep(0.5)
                still_at_its_step = process.poll() is None
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=10)
    assert still_at_its_step
    assert process.returncode == -signal.SIGTERM


def _waits(pid: int) -> bool:
    """Whether a process sleeps in reading a pipe."""
    try:
        call = Path(f"/proc/{pid}/syscall").read_text(encoding="ascii").split()
    except OSError:
        return False
    return call[:2] == ["0", "0x0"]
