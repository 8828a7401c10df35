"""A newsroom that runs goes on with changed settings, in its own process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.tuning.rooms import room

SETTINGS = """
[run]
idle_seconds = 0.1

[[sources]]
id = "rain"
name_ar = "المطر"
name_en = "Rain"
feed = "http://127.0.0.1:9/feed.xml"
"""


def told(folder: Path) -> list[tuple[str, str]]:
    journal = folder / "var" / "journal.jsonl"
    lines = journal.read_text("utf-8").splitlines() if journal.exists() else []
    found = [json.loads(line) for line in lines]
    return [(one["event"], one["code"]) for one in found]


def wait_for(folder: Path, kind: str, code: str = "") -> None:
    deadline = time.monotonic() + 60
    while (kind, code) not in told(folder):
        assert time.monotonic() < deadline, told(folder)
        time.sleep(0.05)


def test_it_takes_what_is_sound_and_goes_on_where_it_is_not(tmp_path):
    folder = room(tmp_path, SETTINGS)
    process = subprocess.Popen(
        [sys.executable, "-m", "musnad", "run", "--newsroom", str(folder)],
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 60
        while not told(folder):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        room(folder, f"[house\n{SETTINGS}")
        wait_for(folder, "settings_refused", "settings.syntax")
        room(folder, f'[house]\ndigits = "arabic"\n{SETTINGS}')
        wait_for(folder, "settings_taken")
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.communicate()
