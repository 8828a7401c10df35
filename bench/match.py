"""How fast releases are known again among many, and what that takes.

The store is filled with made-up traces, as large as real ones; what is timed is what the
newsroom does with each release: its signature, and looking for its like.
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from musnad.core.happening import Trace
from musnad.core.release import Release, Sentence
from musnad.core.wire import dumps
from musnad.match.profile import profile
from musnad.match.sketch import PERMUTATIONS, bands, resemblance, signed
from musnad.models.encoder import SentenceMeaning
from musnad.store.database import SqlStore, open_store
from musnad.store.schema import bands as band_rows
from musnad.store.schema import moment, traces

KNOWN = 100_000
ASKED = 500
NOW = datetime(2026, 3, 1, tzinfo=UTC)
_AT_ONCE = 2_000


def signatures_per_second(count: int = 400, words: int = 300) -> float:
    """Sketch, bands and hash of releases of so many words."""
    made = [_release(number, words) for number in range(count)]
    started = time.perf_counter()
    for one in made:
        bands(signed(one)[1])
    return count / (time.perf_counter() - started)


def profiles_per_second(count: int = 40, words: int = 300) -> float:
    """Words, names, figures and days of releases never seen before."""
    made = [_release(number, words) for number in range(count)]
    profile(made[0])
    started = time.perf_counter()
    for one in made:
        profile(one)
    return count / (time.perf_counter() - started)


def looked_up(known: int = KNOWN) -> dict[str, float]:
    """Among so many traces: look-ups a second, megabytes added meanwhile and on disk."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), lambda: NOW)
        chance = random.Random(1)
        kept = _fill(store, known, chance)
        asked = [chance.choice(kept) for _ in range(ASKED)]
        before = _resident()
        started = time.perf_counter()
        met = 0
        for one in asked:
            found = store.tracing.alike("-", bands(one), since=NOW - timedelta(days=400))
            met += any(resemblance(trace.sketch, one) > 0.99 for trace in found)
        seconds = time.perf_counter() - started
        assert met == ASKED
        size = (Path(folder) / "var" / "musnad.sqlite3").stat().st_size
        memory = _resident() - before
        store.close()
    return {"per_second": ASKED / seconds, "memory": memory, "disk": size / 1e6}


def window_per_second(window: int = 2_000, asked: int = 20) -> float:
    """Releases a second whose likest heads are found among those of two days, encoded before."""
    encoder = SentenceMeaning(threads=1)
    heads = [" ".join(_words(random.Random(number), 25)) for number in range(window)]
    encoder.similarity(heads[:1], heads)
    fresh = [" ".join(_words(random.Random(-number - 1), 25)) for number in range(asked)]
    started = time.perf_counter()
    for one in fresh:
        encoder.similarity([one], heads)
    return asked / (time.perf_counter() - started)


def _fill(store: SqlStore, known: int, chance: random.Random) -> list[bytes]:
    """Rows written in bulk: filling is not what is measured."""
    kept = []
    for start in range(0, known, _AT_ONCE):
        rows, filed = [], []
        for number in range(start, min(start + _AT_ONCE, known)):
            sketched = chance.randbytes(4 * PERMUTATIONS)
            trace = _trace(number, sketched)
            rows.append(
                {
                    "release_id": trace.release_id,
                    "article_id": trace.article_id,
                    "publisher": trace.publisher,
                    "exact": trace.exact,
                    "published_at": moment(trace.published),
                    "filed": b"",
                    "value": dumps(trace),
                    "number": number + 1,
                }
            )
            filed += [{"band": one, "number": number + 1} for one in bands(sketched)]
            if number % 50 == 0:
                kept.append(sketched)
        with store._database.writing() as connection:
            connection.execute(traces.insert(), rows)
            connection.execute(band_rows.insert(), filed)
    return kept


def _trace(number: int, sketched: bytes) -> Trace:
    return Trace(
        release_id=f"{number:016x}",
        article_id=f"a{number:015x}",
        source_id=f"source-{number % 200}",
        publisher=f"source-{number % 200}.example",
        url=f"https://source-{number % 200}.example/news/{number}",
        language="en",
        title="A title of a release that has the usual length of about eighty letters or so",
        head="A title of a release that has the usual length, and its first sentence. " * 3,
        published=NOW - timedelta(minutes=number % 500_000),
        exact=f"{number:032x}",
        sketch=sketched,
    )


def _release(number: int, words: int) -> Release:
    told = _words(random.Random(number), words)
    lines = [" ".join(told[at : at + 25]).capitalize() + "." for at in range(0, words, 25)]
    sentences, text = [], ""
    for at, line in enumerate(lines):
        end = len(text) + len(line)
        sentences.append(Sentence(id=f"s1.{at}", text=line, start=len(text), end=end))
        text += line + "\n"
    return Release(
        id=f"{number:016x}",
        source_id="bench",
        url=None,
        language="en",
        title="",
        publisher="",
        published=NOW,
        text=text,
        sentences=tuple(sentences),
    )


_STOCK = (
    "minister president talks on the agreement of both countries in March about 250 million "
    "dinars for roads schools hospitals and ports said Karim Haddad after meeting Anna Olsen at "
    "the ministry with experts from Jordan Egypt France Norway who will visit Cairo next Thursday"
)


def _words(chance: random.Random, count: int) -> list[str]:
    stock = _STOCK.split()
    return [chance.choice(stock) for _ in range(count)]


def _resident() -> float:
    """What this process has in memory now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6
