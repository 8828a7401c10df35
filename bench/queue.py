"""How fast the desk's lists are among many articles, and what they add to each save.

The lists are filled with made-up rows, as wide as real ones, in bulk; what is timed is what
the desk asks for: first pages of lists with their counts, searches, what has changed.
`python -m bench.queue --postgresql` measures the same on a PostgreSQL server of its own.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, insert, text

from musnad.arabic.clitics import stems
from musnad.core.addresses import canonical
from musnad.core.article import Article
from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.ids import content_id
from musnad.core.log import Note
from musnad.core.queue import LANES, Asked, Lane, Row
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Report
from musnad.core.wire import dumps
from musnad.store import articles
from musnad.store.database import SqlStore, open_store
from musnad.store.schema import moment, queue

KNOWN = 100_000
NOW = datetime(2026, 3, 1, tzinfo=UTC)
SAVED = 100
SEARCHES = (
    "رئيس الوزراء",
    "والرئيس",
    "ال",
    "وزارة الخارجية والم",
    "نادر 77",
    "السودان غير موجود",
    "0000000000000c35",
    "https://source-53.example/news/853?utm_source=x",
)
_ROUNDS = 5
_AT_ONCE = 2_000
_DISTINCT = 1_000
_WORDS = 200


def figures(known: int = KNOWN, *, postgresql: bool = False) -> dict[str, float]:
    """Milliseconds, each the worst of its kind and of a few rounds; megabytes on the disk."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _address(postgresql) as url,
        open_store(Path(folder), lambda: NOW, url=url) as store,
    ):
        started = time.perf_counter()
        fill(store, known)
        size = _settled(store)
        print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)
        lists = store.desk.queue
        pages = [_page(store, Asked(lane=lane)) for lane in (None, *LANES)]
        narrow = [
            _page(store, Asked(lane="published", source_id="source-199")),
            _page(store, Asked(lane="published", writer="rare")),
            _page(store, Asked(source_id="source-199", writer="rare")),
        ]
        far = lists.page(Asked(limit=200))
        for _ in range(20):
            far = lists.page(Asked(limit=200, before=far.next))
        searches = [_page(store, Asked(words=words)) for words in SEARCHES]
        held = [_page(store, Asked(lane="spiked", words=words)) for words in SEARCHES]
        found = {
            "first_page": max(pages),
            "narrowed": max(narrow),
            "later_page": _milliseconds(lambda: lists.page(Asked(before=far.next))),
            "search": max(searches),
            "search_in_lane": max(held),
            "counts": _milliseconds(lists.counts),
            "mark": _milliseconds(lists.mark),
            "sources": _milliseconds(lists.sources),
            "scheduled": _milliseconds(lambda: lists.scheduled(due_before=NOW)),
            **_saving(store),
        }
    return {**found, "disk": size / 1e6}


@contextmanager
def _address(postgresql: bool) -> Iterator[str]:
    """Where the store is: a server of its own, careful as it comes, or "" for SQLite."""
    if not postgresql:
        yield ""
        return
    from tests.postgresql import started

    server = started(())
    try:
        yield server.make()
    finally:
        server.remove()


def _settled(store: SqlStore) -> int:
    """The bytes on the disk, after the server has looked through what it was given."""
    database = store._database
    if isinstance(database.path, Path):
        return database.path.stat().st_size
    # As the server itself does in time.
    autonomous = database._engine.execution_options(isolation_level="AUTOCOMMIT")
    with autonomous.connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    with database.reading() as connection:
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")))


def fill(store: SqlStore, known: int) -> None:
    """Rows written in bulk: filling is not what is measured."""
    chance = random.Random(20260301)
    texts = [_text(chance) for _ in range(_DISTINCT)]
    for start in range(0, known, _AT_ONCE):
        rows, words = [], []
        for number in range(start, min(start + _AT_ONCE, known)):
            row = _row(number, chance)
            own = f"#{row.article_id} @{content_id(canonical(row.url or ''))} نادر {number % 997}"
            words.append({"number": number + 1, "words": f"{chance.choice(texts)} {own}"})
            rows.append(
                {
                    "number": number + 1,
                    "article_id": row.article_id,
                    "revision": row.revision,
                    "lane": row.lane,
                    "source_id": row.source_id,
                    "writer": row.writer,
                    "published": row.published,
                    "changed_at": moment(row.changed_at),
                    "scheduled_for": None,
                    "turn": number + 1,
                    "value": dumps(row),
                }
            )
        with store._database.writing() as connection:
            connection.execute(insert(queue), rows)
            _put_words(connection, words)


def _put_words(connection: Connection, words: list[dict[str, object]]) -> None:
    if connection.dialect.name == "sqlite":
        put = text("INSERT INTO queue_words (rowid, words) VALUES (:number, :words)")
    else:
        put = text(
            "INSERT INTO queue_words (number, words)"
            " VALUES (:number, array_to_tsvector(string_to_array(:words, ' ')))"
        )
    connection.execute(put, words)
    if connection.dialect.name == "postgresql":
        top = "SELECT setval('queue_number_seq', max(number)) FROM queue"
        connection.exec_driver_sql(top)


def _row(number: int, chance: random.Random) -> Row:
    lane: Lane = "published"
    if number % 20 == 0:
        lane = chance.choice(LANES)
    source = f"source-{number % 200}"
    return Row(
        article_id=f"{number:016x}",
        revision=1,
        version=0,
        lane=lane,
        headline="وزير الخارجية يبحث مع نظيره العلاقات الثنائية بين البلدين وسبل تعزيزها",
        kicker="دبلوماسية",
        source_id=source,
        publisher="وزارة الخارجية",
        url=f"https://{source}.example/news/{number}",
        language="en",
        writer="rare" if number % 5_000 == 0 else f"writer-{number % 3}",
        notice=False,
        problems=number % 3,
        risk=0.25,
        sentences=9,
        published=lane in ("published", "due"),
        made_at=NOW - timedelta(minutes=number),
        changed_at=NOW - timedelta(minutes=number),
    )


def _page(store: SqlStore, asked: Asked) -> float:
    """A page together with the counts that stand beside it."""
    lists = store.desk.queue
    return _milliseconds(lambda: (lists.page(asked), lists.counts()))


def _milliseconds(work: Callable[[], object]) -> float:
    """The median of a few rounds."""
    return median(_seconds(work) for _ in range(_ROUNDS)) * 1000


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _saving(store: SqlStore) -> dict[str, float]:
    """New articles and articles saved again, with the lists and as if there were none."""
    chance = random.Random(7)
    made = [_article(number, chance) for number in range(2 * SAVED)]
    enlist = articles.enlist
    bare: list[float] = []
    whole: list[float] = []
    for number, (article, release) in enumerate(made):
        plain = number % 2 == 0
        articles.enlist = (lambda *_: None) if plain else enlist
        taken = _seconds(lambda given=(article, release): store.save_article(*given))  # type: ignore[misc]
        (bare if plain else whole).append(taken)
    articles.enlist = enlist
    kept = []
    for article, release in made[1::2]:
        edited = replace(article, version=1)
        note = Note(by="محررة", action="article.edited", subject=article.id)
        kept.append(
            _seconds(
                lambda given=(edited, release), note=note: store.desk.copy.keep(  # type: ignore[misc]
                    *given, expected=(1, 0), notes=(note,)
                )
            )
        )
    return {
        "save": median(whole) * 1000,
        "save_added": (median(whole) - median(bare)) * 1000,
        "keep": median(kept) * 1000,
    }


def _article(number: int, chance: random.Random) -> tuple[Article, Release]:
    lines = [" ".join(_words(chance, 20)) + "." for _ in range(_WORDS // 20)]
    at, sentences = 0, []
    for place, line in enumerate(lines):
        sentences.append(Sentence(id=f"s1.{place}", text=line, start=at, end=at + len(line)))
        at += len(line) + 1
    release = Release(
        id=release_id("ar", sentences),
        source_id="bench",
        url=f"https://bench.example/{number}",
        language="ar",
        title=lines[0],
        publisher="وزارة الخارجية",
        published=NOW,
        text="\n".join(lines),
        sentences=tuple(sentences),
    )
    told = [Line(text=line, cites=(f"s1.{place}",)) for place, line in enumerate(lines)]
    draft = Draft(
        release_id=release.id,
        headline=told[0],
        kicker="",
        lead=told[1],
        blocks=(Block(type="paragraph", sentences=tuple(told[2:])),),
        writer=Byline(name="extract"),
        coverage=Coverage(release_sentences=len(lines), rendered=len(lines)),
    )
    article = Article(
        id=f"bench{number}",
        revision=1,
        release_id=release.id,
        source_id="bench",
        draft=draft,
        report=Report(findings=()),
        decision="publish",
        stage="held",
        created_at=NOW,
        changed_at=NOW,
    )
    return article, release


def _text(chance: random.Random) -> str:
    """The words of one article, as they are looked for."""
    return " ".join(sorted({form for word in _words(chance, _WORDS) for form in stems(word)}))


_COMMON = [
    "رئيس", "والرئيس", "الوزراء", "وزير", "الوزير", "وزارة", "الخارجية", "والمالية", "والمياه",
    "بالمؤتمر", "السودان", "مصر", "الأردن", "اتفاق", "للتعاون", "بين", "البلدين", "في", "على",
    "من", "إلى", "مع", "أن", "قال", "وأكد", "خلال", "اجتماع", "القاهرة",
]  # fmt: skip
_LETTERS = "ابتجدرسشعفقكلمنهوي"


def _vocabulary(size: int = 20_000) -> list[str]:
    chance = random.Random(1)
    made = ["".join(chance.choices(_LETTERS, k=chance.randint(3, 8))) for _ in range(size)]
    joined = [f"{chance.choice(('', '', 'ال', 'وال', 'ب', 'لل'))}{word}" for word in made]
    return [*_COMMON, *joined]


_VOCABULARY = _vocabulary()
_WEIGHTS = list(accumulate(1 / (rank + 5) for rank in range(len(_VOCABULARY))))


def _words(chance: random.Random, count: int) -> list[str]:
    """Words as often as they are in real texts: few very often, most hardly ever."""
    return chance.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=count)


if __name__ == "__main__":
    found = figures(postgresql="--postgresql" in sys.argv)
    print(json.dumps({name: round(value, 2) for name, value in found.items()}, indent=1))
