"""How fast captures are archived, each on the disk before the next, and read back by offset."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from musnad.core.capture import Capture
from musnad.store.database import open_store
from musnad.store.proof import verify

PAGES = 200
PAGE_BYTES = 55_000
_AT = datetime(2026, 3, 1, tzinfo=UTC)


def figures() -> dict[str, float]:
    """Captures a second written, read and verified, and the archive's size as a share."""
    pages = [_page(number) for number in range(PAGES)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder), lambda: _AT) as store:
        written = _seconds(lambda: [store.save_capture(one) for one in pages])
        again = _seconds(lambda: [store.save_capture(_elsewhere(one)) for one in pages])
        read = _seconds(lambda: [store.capture(one.sha256) for one in pages])
        verified = _seconds(lambda: verify(store.archive))
        size = sum(path.stat().st_size for path in store.archive.files.folder.glob("*.gz"))
    return {
        "written_per_second": PAGES / written,
        "again_per_second": PAGES / again,
        "read_per_second": PAGES / read,
        "verified_per_second": 2 * PAGES / verified,
        "size_share": size / sum(len(one.body) for one in pages),
    }


def _seconds(work: object) -> float:
    assert callable(work)
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _page(number: int) -> Capture:
    choose = random.Random(number)
    words = " ".join(
        choose.choices(("minister", "الوزير", "opened", "سدا", "talks", "2025"), k=900)
    )
    navigation = "<li class='menu-item'><a href='/section/page'>Section of the site</a></li>"
    body = f"<html><body><ul>{navigation * 600}</ul><p>{words}</p></body></html>".encode()
    return _captured(f"https://ministry.example/news/{number}", body[:PAGE_BYTES] + b"%d" % number)


def _elsewhere(page: Capture) -> Capture:
    return _captured(page.url.replace("ministry", "mirror"), page.body)


def _captured(url: str, body: bytes) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        body=body,
        fetched_at=_AT,
        media_type="text/html",
        headers=(("content-type", "text/html; charset=utf-8"), ("etag", '"1"')),
        request_headers=(("host", "ministry.example"), ("user-agent", "musnad")),
    )
