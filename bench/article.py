"""The article page: what the server takes for it, what it weighs, and a sentence checked anew.

The source has 200 sentences and the article 40, one in ten of them flagged; whole requests
through the application, without the network.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

from bench.editing import long_draft, long_release, releases
from musnad import wiring
from musnad.core.article import Article
from musnad.core.draft import manuscript
from musnad.core.people import Account, Session
from musnad.core.report import Problem, Report
from musnad.desk import assets
from musnad.desk.app import make
from musnad.flow.compose import compose
from musnad.flow.review import examined
from musnad.settings import Settings

ROUNDS = 60
SETTINGS = '[newsroom]\nname_ar = "غرفة القياس"\nname_en = "Bench"\nzone = "Asia/Beirut"\n'


def figures() -> dict[str, float]:
    """Milliseconds (``page``, ``panel``, ``recheck``, ``first``), kB (``html``, ``whole``).

    ``page_work`` and ``recheck_work`` are milliseconds of a core, whatever else runs there.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "musnad.toml").write_text(SETTINGS, encoding="utf-8")
        with wiring.office(folder) as office:
            article = kept(office)
            client = TestClient(make(office), base_url="http://127.0.0.1:8790")
            client.cookies.set("musnad", secret(office))
            try:
                return measured(client, f"/articles/{article.id}")
            finally:
                client.close()


def measured(client: TestClient, here: str) -> dict[str, float]:
    page = client.get(f"{here}?line=a9")
    assert page.status_code == 200, page.text
    for _ in range(5):
        client.get(here)
    whole = [clocked(lambda: client.get(f"{here}?line=a9")) for _ in range(ROUNDS)]
    panels = [
        clocked(lambda number=number: client.get(f"{here}/lines/a{number % 38 + 1}"))  # type: ignore[misc]
        for number in range(ROUNDS)
    ]
    working = time.process_time()
    for _ in range(ROUNDS):
        client.get(f"{here}?line=a9")
    page_work = (time.process_time() - working) * 1000 / ROUNDS
    csrf = {"X-CSRF-Token": "bench", "X-Fragment": "1"}
    working = time.process_time()
    looked = [
        clocked(
            lambda number=number: client.post(  # type: ignore[misc]
                f"{here}/lines/a{number % 30 + 3}/recheck",
                data={"text": f"وأعلنت الوزارة إجلاء {number + 2} أسر من القرية إلى المدينة."},
                headers=csrf,
            )
        )
        for number in range(ROUNDS)
    ]
    recheck_work = (time.process_time() - working) * 1000 / ROUNDS
    shared = ("desk.css", "desk.js", "article.css", "article.js")
    beside = sum(len(assets._files()[name]) for name in shared)
    html = len(page.content)
    return {
        "page": median(whole),
        "page_work": page_work,
        "panel": median(panels),
        "recheck": median(looked[1:]),
        "recheck_work": recheck_work,
        "first": looked[0],
        "html": html / 1000,
        "whole": (html + beside) / 1000,
    }


def kept(office: object) -> Article:
    """A long article in the newsroom, held, with flagged sentences."""
    desk = wiring.desk(Settings())
    found = releases()
    release = long_release(found)
    draft = long_draft(
        [one for one in (compose(one, desk).draft for one in found) if not one.notice]
    )
    report = flagged(examined(draft, release, desk))
    now = office.now  # type: ignore[attr-defined]
    article = Article(
        id="be" * 8,
        revision=1,
        release_id=release.id,
        source_id="bench",
        draft=replace(draft, release_id=release.id),
        report=report,
        decision="hold",
        stage="held",
        created_at=now,
        changed_at=now,
    )
    office.newsroom().store.save_article(article, release)  # type: ignore[attr-defined]
    assert len(manuscript(draft).claims) >= 40
    return article


def flagged(report: Report) -> Report:
    """The report with a problem in one sentence of ten."""
    found = []
    for number, one in enumerate(report.findings, start=1):
        word = one.text.split()[-1]
        start = one.end - len(word)
        problem = Problem(
            kind="place",
            found=word,
            start=start,
            end=one.end,
            message_ar="المكان في المصدر غير هذا.",
            message_en="The source places it elsewhere.",
            sentence=one.evidence[0].sentence if one.evidence else None,
        )
        bad = number % 10 == 9
        found.append(replace(one, verdict="contradicted", problems=(problem,)) if bad else one)
    return replace(report, findings=tuple(found))


def secret(office: object) -> str:
    people = office.newsroom().store.desk.people  # type: ignore[attr-defined]
    now = office.now  # type: ignore[attr-defined]
    people.save_account(
        Account(id="bench", login="bench", name="bench", role="chief", created_at=now)
    )
    people.save_session(
        Session(
            sha256=hashlib.sha256(b"bench").hexdigest(),
            account_id="bench",
            csrf="bench",
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=2),
        )
    )
    return "bench"


def clocked(work: object) -> float:
    started = time.perf_counter()
    answer = work()  # type: ignore[operator]
    assert answer.status_code == 200, answer.text
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:<14}{value:>10.1f}")
