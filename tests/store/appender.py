"""Two threads that add captures to one archive, some of which others add as well.

Usage: python appender.py FOLDER NUMBER
"""

import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from musnad.core.capture import Capture
from musnad.store.database import open_store

URL = os.environ.get("MUSNAD_TEST_STORE", "")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def add(store, name: str) -> None:
    for number in range(10):
        body = b"what all of them have %d" % number if number < 2 else f"{name} {number}".encode()
        url = f"https://ministry.example/{name}/{number}"
        store.save_capture(
            Capture(
                url=url,
                requested_url=url,
                body=body * 200,
                fetched_at=NOON,
                headers=(("content-type", "text/html"),),
                request_headers=(("host", "ministry.example"),),
            )
        )


with open_store(
    Path(sys.argv[1]), lambda: NOON, busy_seconds=30, file_bytes=15_000, url=URL
) as opened:
    print("open", flush=True)
    sys.stdin.readline()
    run = [threading.Thread(target=add, args=(opened, f"{sys.argv[2]}{one}")) for one in "ab"]
    for thread in run:
        thread.start()
    for thread in run:
        thread.join()
print("done", flush=True)
