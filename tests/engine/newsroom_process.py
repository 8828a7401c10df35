"""A newsroom in a process of its own, to be killed: real fetcher, store and site.

Only the checker is a quick stand-in, so that a hundred starts take a minute and not ten.
Usage: python -m tests.engine.newsroom_process FOLDER HOST
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from musnad.acquire.fetcher import HttpFetcher
from musnad.core.house import House
from musnad.core.source import Source
from musnad.engine.loop import Pace, run_once
from musnad.flow.newsroom import Desk, Newsroom, Policy, Polling
from musnad.publish.site import Site
from musnad.read.plugin import musnad_readers
from musnad.store.database import open_store
from musnad.store.lock import lock
from musnad.write.extract import Extract
from tests.flow.newsstand import Verifier


def clock() -> datetime:
    return datetime.now(UTC)


def main(folder: Path, host: str) -> None:
    source = Source(
        id="wire",
        name_ar="وكالة",
        name_en="Wire",
        kind="agency",
        languages=("ar",),
        feed=f"http://{host}/feed.xml",
    )
    with lock(folder):
        store = open_store(folder, clock, url=os.environ.get("MUSNAD_TEST_STORE", ""))
        fetcher = HttpFetcher(
            "musnad-test (loopback)",
            clock=clock,
            timeout_seconds=5,
            max_bytes=1_000_000,
            allow_private=(host,),
            per_host_spacing_seconds=0,
            robots=False,
        )
        desk = Desk(
            clock=clock,
            house=House(),
            readers=tuple(musnad_readers()),
            writers=(Extract(),),
            checker=Verifier(),
            policy=Policy(first_retry_seconds=0.05, attempts=20),
        )
        site = Site(folder / "site", House(), store, clock, "")
        newsroom = Newsroom(
            desk=desk,
            store=store,
            fetcher=fetcher,
            publishers=(site,),
            sources=(source,),
            polling=Polling(first_run_entries=0),
        )
        print("ready", flush=True)
        run_once(newsroom, pace=Pace(fetchers=4, patience_seconds=5), sleep=time.sleep)
        fetcher.close()
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
