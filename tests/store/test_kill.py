import random
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from musnad.store.database import open_store
from musnad.store.proof import verify
from tests.contracts import newsstand

WRITER = Path(__file__).with_name("writer.py")


def tomorrow():
    return datetime.now(UTC) + timedelta(days=1)


def killed_after(folder, first, seconds):
    """What a writer had said that it stored when it was killed in the midst of its work."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), str(first)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        said = process.stdout.read().splitlines()
        timer.join()
    return [line.split(" ") for line in said if len(line.split(" ")) == 2]


def test_a_writer_killed_at_any_moment_leaves_nothing_half_written(tmp_path, url):
    moments = random.Random(20250424)
    said = []
    for _ in range(4):
        first = 1000 * len(said)
        said += killed_after(tmp_path, first, moments.uniform(0.01, 0.25))
        with open_store(tmp_path, tomorrow, url=url) as store:
            assert store.faults() == ()
            kept = {article.id: article for article in store.articles()}
            for number, sha256 in said:
                assert store.capture(sha256) is not None
                assert kept[f"{int(number):016d}"].stage == "published"
                (receipt,) = store.receipts(f"{int(number):016d}")
                assert receipt.state == "sent"
            for article in kept.values():
                release = store.release(article.release_id)
                assert release is not None
                assert store.story(None, release.id) == article.id
                assert store.story(release.url, "other") == article.id
                states = [receipt.state for receipt in store.receipts(article.id)]
                assert states in ([], ["intended"], ["sent"])
                assert article.stage == "published" or states != ["sent"]
    assert said
    with open_store(tmp_path, lambda: datetime.now(UTC), url=url) as store:
        verified = verify(store.archive)
        assert verified.faults == ()
        assert verified.records >= len(said)
        store.save_capture(newsstand.capture(b"the next one"))
        assert verify(store.archive).torn == ()


def test_the_database_is_a_plain_sqlite_file_that_others_can_read(tmp_path):
    killed_after(tmp_path, 1, 0.05)
    with open_store(tmp_path, lambda: datetime.now(UTC)):
        reader = sqlite3.connect(tmp_path / "var" / "musnad.sqlite3")
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        reader.close()
