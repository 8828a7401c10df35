"""Writes captures and articles without end, saying after each what is stored; to be killed.

Usage: python writer.py FOLDER FIRST
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "contracts"))

import newsstand

from musnad.core.article import move
from musnad.store.database import open_store


def write(folder: Path, first: int) -> None:
    store = open_store(
        folder, lambda: datetime.now(UTC), url=os.environ.get("MUSNAD_TEST_STORE", "")
    )
    print("open", flush=True)
    number = first
    while True:
        url = f"https://ministry.example/{number}"
        body = f"{number} ".encode() * 5000
        capture = newsstand.capture(body, url=url)
        store.save_capture(capture)
        release = newsstand.release(f"خبر رقم {number}.", url=url)
        article = newsstand.article(release, article_id=f"{number:016d}")
        store.save_article(article, release)
        store.save_receipt(newsstand.receipt(article_id=article.id))
        store.save_article(move(article, "published", at=newsstand.NOON), release)
        store.save_receipt(newsstand.receipt(article_id=article.id, state="sent"))
        print(number, capture.sha256, flush=True)
        number += 1


write(Path(sys.argv[1]), int(sys.argv[2]))
