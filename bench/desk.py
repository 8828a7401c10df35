"""Fifty editors at one desk: how long they wait for what they ask.

The desk runs in a process of its own, over HTTP on loopback. Each session goes from the queue
to an article of its own, looks a sentence up, has other words for it checked, keeps them, and
searches; between two requests it thinks for two to eight seconds: somebody who reads before
deciding.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

import httpx2

from musnad import wiring
from musnad.core.article import Article
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, manuscript
from musnad.core.people import Account, Session
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Evidence, Finding, Report
from musnad.desk.office import Office

SESSIONS = 50
ROUNDS = 2
THINK_SECONDS = (2.0, 8.0)
SENTENCES = 60
LINES = 16

_SETTINGS = '[newsroom]\nname_ar = "قياس"\nname_en = "bench"\n'
_SAW = re.compile(r'name="saw" value="([0-9.]+)"')
_TOPICS = ("water", "trade", "health", "transport", "energy", "schools", "ports", "housing")


def figures(sessions: int = SESSIONS) -> dict[str, float]:
    """Milliseconds at the median and for 95 of a hundred, requests a second, and failures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "musnad.toml").write_text(_SETTINGS, encoding="utf-8")
        with wiring.office(folder) as office:
            for number in range(sessions):
                _fill(office, number)
        command = [sys.executable, "-m", "bench.desk", "--serve", name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            try:
                return _measured(address, sessions)
            finally:
                server.terminate()


def _measured(address: str, sessions: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {}
    wrong: list[str] = []
    held = threading.Lock()

    def note(kind: str, seconds: float, status: int) -> None:
        with held:
            taken.setdefault(kind, []).append(seconds)
            if status >= 400 or status == 0:
                wrong.append(f"{kind} {status}")

    _session(address, 0, 1, lambda *_: None, think=False)  # what is loaded on first use
    threads = [
        threading.Thread(target=_session, args=(address, number, ROUNDS, note))
        for number in range(sessions)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    every = [one for part in taken.values() for one in part]
    found = {
        "median": median(every) * 1000,
        "p95": quantiles(every, n=20)[-1] * 1000,
        "per_second": len(every) / seconds,
        "failures": float(len(wrong)),
    }
    for kind, part in taken.items():
        found[f"{kind}_p95"] = quantiles(part, n=20)[-1] * 1000
    if wrong:
        print(sorted(set(wrong)), file=sys.stderr)
    return found


def _session(address: str, number: int, rounds: int, note: object, *, think: bool = True) -> None:
    """One editor's way through the desk, so many times."""
    assert callable(note)
    chance = random.Random(number)
    article = f"bench{number:011d}"
    # The server lets go of a connection that is idle for five seconds.
    limits = httpx2.Limits(keepalive_expiry=4)
    cookies = {"musnad": f"secret-{number}"}
    with httpx2.Client(base_url=address, cookies=cookies, timeout=30, limits=limits) as web:

        def ask(kind: str, method: str, path: str, **given: object) -> httpx2.Response:
            if think:
                time.sleep(chance.uniform(*THINK_SECONDS))
            started = time.perf_counter()
            answer = web.request(method, path, **given)  # type: ignore[arg-type]
            note(kind, time.perf_counter() - started, answer.status_code)
            return answer

        if think:
            time.sleep(chance.uniform(0, THINK_SECONDS[1]))
        for round_ in range(rounds):
            ask("queue", "GET", "/")
            page = ask("article", "GET", f"/articles/{article}")
            saw = _SAW.search(page.text)
            line = f"a{chance.randint(3, LINES)}"
            form = {
                "csrf": f"csrf-{number}",
                "saw": saw[1] if saw else "1.0",
                "text": f"وبحث المجلس {_TOLD[round_]} في جلسته رقم {number + round_}.",
            }
            fragment = {"X-Fragment": "1", "X-CSRF-Token": f"csrf-{number}"}
            path = f"/articles/{article}/lines/{line}"
            ask("recheck", "POST", f"{path}/recheck", data=form, headers=fragment)
            ask("edit", "POST", path, data=form)
            ask("search", "GET", "/?lane=all&q=المجلس")


_TOLD = ("المياه", "التجارة", "الصحة", "النقل", "الطاقة")


def _fill(office: Office, number: int) -> None:
    """An editor with a session, and a held article with its release."""
    store = office.newsroom().store
    now = office.now
    people = store.desk.people
    account = Account(
        id=f"editor-{number}",
        login=f"editor-{number}",
        name=f"محرر {number}",
        role="editor",
        created_at=now,
    )
    people.save_account(account)
    people.save_session(
        Session(
            sha256=hashlib.sha256(f"secret-{number}".encode()).hexdigest(),
            account_id=account.id,
            csrf=f"csrf-{number}",
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=2),
        )
    )
    release = _release(number)
    store.save_article(_article(release, number, office), release)


def _release(number: int) -> Release:
    title = f"Council holds meeting number {number}"
    texts = [title] + [
        f"The council discussed {_TOPICS[at % 8]} in item {at} of meeting number {number}."
        for at in range(1, SENTENCES + 1)
    ]
    sentences, at = [], 0
    for place, text in enumerate(texts):
        sentences.append(
            Sentence(
                id=f"s1.{place}",
                text=text,
                start=at,
                end=at + len(text),
                kind="text" if place else "title",
            )
        )
        at += len(text) + 1
    return Release(
        id=release_id("en", sentences),
        source_id="council",
        url=f"https://council.example/{number}",
        language="en",
        title=title,
        publisher="The Council",
        published=None,
        text="\n".join(texts),
        sentences=tuple(sentences),
    )


def _article(release: Release, number: int, office: Office) -> Article:
    told = [
        Line(text=f"وبحث المجلس البند {at} من الجلسة رقم {number}.", cites=(f"s1.{at}",))
        for at in range(1, LINES + 1)
    ]
    draft = Draft(
        release_id=release.id,
        headline=Line(text=f"المجلس يعقد جلسته رقم {number}", cites=("s1.0",)),
        kicker="",
        lead=told[0],
        blocks=(Block(type="paragraph", sentences=tuple(told[1:])),),
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=SENTENCES, rendered=LINES),
    )
    findings = tuple(
        Finding(
            id=one.id,
            text=one.text,
            start=one.start,
            end=one.end,
            verdict="supported",
            risk=0.05,
            evidence=tuple(Evidence(sentence=cite, score=0.8) for cite in one.cites),
        )
        for one in manuscript(draft).claims
    )
    return Article(
        id=f"bench{number:011d}",
        revision=1,
        release_id=release.id,
        source_id=release.source_id,
        draft=draft,
        report=Report(findings=findings),
        decision="hold",
        stage="held",
        created_at=office.now,
        changed_at=office.now,
    )


def _serve(folder: Path) -> None:
    import uvicorn

    from musnad.desk.app import make

    with wiring.office(folder) as office:
        settings = uvicorn.Config(
            make(office), host="127.0.0.1", port=0, log_level="error", ws="none"
        )
        server = uvicorn.Server(settings)

        def tell() -> None:
            while not server.started:
                time.sleep(0.02)
            port = server.servers[0].sockets[0].getsockname()[1]
            print(f"http://127.0.0.1:{port}", flush=True)

        threading.Thread(target=tell, daemon=True).start()
        server.run()


if __name__ == "__main__":
    if "--serve" in sys.argv:
        _serve(Path(sys.argv[-1]))
    else:
        print(json.dumps({name: round(value, 1) for name, value in figures().items()}))
