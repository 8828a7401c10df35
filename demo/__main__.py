"""``make demo``: the newsroom on a local wire, with no key and no network."""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from demo import expected, pages
from demo.wire import Wire

HERE = Path(__file__).parent
NEWSROOM = HERE / "newsroom"
SITE = HERE / "site"
REPORTS = HERE / "reports"
REPORT = REPORTS / "machine-written.html"
JOURNAL = NEWSROOM / "var" / "journal.jsonl"
BROKEN = ("Broken feed", "خلاصة معطوبة", "agency")
FINAL = ("done", "refused", "parked")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--once", action="store_true", help="one run, then stop")
    once = parser.parse_args().once
    started = time.monotonic()
    for folder in (NEWSROOM, SITE, REPORTS):
        shutil.rmtree(folder, ignore_errors=True)
    with Wire() as wire:
        set_up(wire)
        checking = check_machine_written(wire)
        musnad("run", "--once", "--newsroom", str(NEWSROOM))
        wire.revised = True
        musnad("run", "--once", "--newsroom", str(NEWSROOM))
        checked = checking.wait()
        wrong = expected.missing(*seen())
        if checked != 1:
            wrong.append(f"the check of a machine's article: wanted exit status 1, saw {checked}")
        tell(wrong, time.monotonic() - started)
        if not once and not wrong:
            serve()
    return 1 if wrong else 0


def set_up(wire: Wire) -> None:
    """Write the newsroom's settings: the wire's sources, short waits, loopback allowed."""
    NEWSROOM.mkdir()
    host = wire.base.removeprefix("http://")
    parts = [
        "[newsroom]",
        'name_ar = "مُسنَد"',
        'site_folder = "../site"',
        'contact = "demo"',
        "[policy]",
        "attempts = 2",
        "first_retry_seconds = 0.2",
        "[fetch]",
        "timeout_seconds = 1.5",
        "max_megabytes = 5",
        "spacing_seconds = 0",
        "fetchers = 8",
        f'allow_private = ["{host}"]',
        "[poll]",
        "longest_minutes = 1",
        "first_run_days = 0",
        "first_run_entries = 0",
        "[run]",
        "idle_seconds = 1.0",
    ]
    for source_id, feed in wire.sources():
        english, arabic, kind = pages.SITES.get(
            source_id, ("Broken feed", "خلاصة معطوبة", "agency")
        )
        parts += [
            "[[sources]]",
            f'id = "{source_id}"',
            f'name_en = "{english}"',
            f'name_ar = "{arabic}"',
            f'kind = "{kind}"',
            f'feed = "{feed}"',
            "every_minutes = 1",
        ]
    (NEWSROOM / "musnad.toml").write_text("\n".join(parts) + "\n", encoding="utf-8")


def musnad(*arguments: str) -> None:
    """Run the command; what it says goes to the terminal, what it did to the journal."""
    subprocess.run([sys.executable, "-m", "musnad", *arguments], check=False)


def check_machine_written(wire: Wire) -> subprocess.Popen[bytes]:
    """Begin to check an article that a model might have written against its release."""
    path = "/us-defense/us-defense-hegseth-rutte.html"
    release = NEWSROOM / "release.html"
    release.write_bytes(wire.answer(path)[2])
    REPORTS.mkdir()
    arguments = ["check", str(HERE / "articles" / "machine-written.txt")]
    arguments += ["--against", str(release), "--format", "html"]
    with REPORT.open("wb") as target:
        return subprocess.Popen([sys.executable, "-m", "musnad", *arguments], stdout=target)


def seen() -> tuple[dict[str, set[str]], dict[str, str]]:
    """From the journal: how each release ended, and which polls failed with what."""
    ended: dict[str, set[str]] = {}
    polls: dict[str, str] = {}
    for line in JOURNAL.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        slug = event["subject"].rpartition("/")[2].removesuffix(".html")
        if event["event"] in FINAL:
            ended.setdefault(slug, set()).add(event["outcome"] or event["code"])
        elif event["event"] == "poll_failed":
            polls[event["source"]] = event["code"]
    return ended, polls


def tell(wrong: list[str], seconds: float) -> None:
    print(f"\nالموقع — the site:      {(SITE / 'index.html').as_uri()}")
    print(f"تقرير — a report:       {REPORT.as_uri()}")
    print(f"السجل — the journal:    {JOURNAL}")
    for line in wrong:
        print(f"! {line}")
    done = "كل ما في الشبكة عولج — everything on the wire was handled"
    print(f"{'!' if wrong else done}  ({seconds:.1f} s)", flush=True)


def serve() -> None:
    """Keep the newsroom at work, show its site and its desk until Ctrl-C."""
    handler = functools.partial(_Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, opened_desk():
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        print(f"الموقع — the site:      {address}   (Ctrl-C)", flush=True)
        try:
            musnad("run", "--newsroom", str(NEWSROOM))
        except KeyboardInterrupt:
            print()


@contextlib.contextmanager
def opened_desk() -> Iterator[None]:
    """The desk, which prints its address and a log-in link; ended with the block."""
    arguments = ["desk", "--newsroom", str(NEWSROOM), "--listen", "127.0.0.1:0", "--link"]
    desk = subprocess.Popen([sys.executable, "-m", "musnad", *arguments])
    try:
        yield
    finally:
        try:
            desk.wait(5)  # Ctrl-C reaches it too
        except subprocess.TimeoutExpired:
            desk.terminate()
            desk.wait()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The newsroom's journal is enough to read."""


if __name__ == "__main__":
    sys.exit(main())
