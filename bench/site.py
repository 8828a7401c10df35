"""How fast the site is built and kept: ten thousand articles of usual length, made up by rule."""

from __future__ import annotations

import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from musnad.core.article import Article, Stage
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, manuscript
from musnad.core.happening import Trace
from musnad.core.house import House
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Evidence, Finding, Report
from musnad.core.sheet import Sheet
from musnad.core.source import Source
from musnad.core.wire import dumps
from musnad.lexicon.book import load
from musnad.publish import share
from musnad.publish.card import Card
from musnad.publish.edition import edition
from musnad.publish.index import Story, listed
from musnad.publish.related import find
from musnad.publish.share import Poster
from musnad.publish.site import Site

ARTICLES = 10_000
SENTENCES = 12
STORIES = 50_000
ROUNDS = 7
_FIRST = datetime(2026, 1, 1, 6, tzinfo=UTC)
_NOW = _FIRST + timedelta(days=200)
_URL = "https://musnad.example"
_TOPICS = ("diplomacy", "economy", "defence", "government")
_VERBS = ("بحث", "تناول", "استعرض", "ناقش", "راجع")
_MATTERS = ("التعاون الاقتصادي", "الأمن الغذائي", "ملف الطاقة", "حركة الموانئ", "تمويل المشاريع")


def figures(articles: int = ARTICLES) -> dict[str, float]:
    """Seconds and megabytes of a full build, milliseconds of one article and of one picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shelf = Pile(folder / "pile.jsonl", made(articles))
        site = Site(folder / "site", House(), shelf, _now, _URL, sources=sources())
        build = min(_seconds(site.rebuild) for _ in range(2))
        memory = _peak()
        publish = [
            _seconds(lambda: site.publish(article, release, None))  # noqa: B023
            for article, release in made(ROUNDS, start=articles)
        ]
        pages = sorted(
            path.stat().st_size for path in (folder / "site" / "articles").glob("*.html")
        )
    poster = Poster(headline="وزير الخارجية " * 9, source="وزارة الخارجية", house="مُسنَد")
    pictures = [
        _seconds(lambda: share.draw(replace(poster, headline=f"{number} {poster.headline}")))  # noqa: B023
        for number in range(ROUNDS)
    ]
    return {
        "related_ms": _related_seconds() * 1000,
        "build_seconds": build,
        "build_megabytes": memory,
        "publish_ms": statistics.median(publish) * 1000,
        "picture_ms": statistics.median(pictures) * 1000,
        "largest_page_kb": pages[-1] / 1000,
    }


def _related_seconds() -> float:
    """Seconds to find what is near one of very many stories, encoding left out."""
    choose = random.Random(7)
    with tempfile.TemporaryDirectory() as name, edition(Path(name)) as change:
        index = change.index
        for number in range(STORIES):
            story = _story(number, choose)
            card = Card(
                id=story.id,
                path=f"articles/{story.id}.html",
                headline="خبر",
                kicker="",
                lead="",
                source="",
                source_language="ar",
                language="ar",
                notice=False,
                published=_FIRST + timedelta(minutes=5 * number),
                changed=_NOW,
            )
            index.put([listed(card, "", "2026-01-01", ())])
            index.save_story(story, ())
        index.commit()
        wanted = [_story(STORIES, choose) for _ in range(4 * ROUNDS)]
        return statistics.median(_seconds(lambda: find(index, one)) for one in wanted)  # noqa: B023


def _story(number: int, choose: random.Random) -> Story:
    words = {f"country:{int(choose.paretovariate(1))}" for _ in range(3)}
    words |= {f"person:{choose.randint(0, 900)}" for _ in range(2)}
    words |= {f"place:{choose.randint(0, 400)}", f"organisation:{choose.randint(0, 150)}"}
    vector = np.frombuffer(choose.randbytes(1024), dtype=np.int16).astype(np.float32)
    vector /= np.linalg.norm(vector)
    return Story(
        id=f"{number:016x}",
        published=(_FIRST + timedelta(minutes=5 * number)).timestamp(),
        words=frozenset(words),
        meaning=vector.astype(np.float16).tobytes(),
    )


class Pile:
    """A shelf that is one long file: a store of this size takes minutes to fill."""

    def __init__(self, path: Path, pairs: Iterable[tuple[Article, Release]]) -> None:
        self._path = path
        with path.open("w", encoding="utf-8") as file:
            for article, release in pairs:
                file.write(json.dumps([article.id, dumps(article), dumps(release)]) + "\n")

    def sheets(self, *, stage: Stage) -> Iterator[Sheet]:
        """Every article, the newest first or not; none is withdrawn."""
        if stage != "published":
            return
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                id_, article, release = json.loads(line)
                yield Sheet(id=id_, article=article, bases=(release,))

    def articles(self, *, stage: Stage | None = None, limit: int | None = None) -> list[Article]:
        """Nobody asks for them all at once."""
        raise NotImplementedError(stage, limit)

    def release(self, release_id: str) -> Release | None:
        """None is asked for by itself."""
        raise NotImplementedError(release_id)

    def related(self, article_id: str) -> tuple[Trace, ...]:
        """No two of them tell of one event."""
        del article_id
        return ()


def sources() -> tuple[Source, ...]:
    """Twenty sources with topics."""
    return tuple(
        Source(
            id=f"source-{number}",
            name_ar=f"الوزارة رقم {number}",
            name_en=f"Ministry {number}",
            kind="ministry",
            languages=("en",),
            feed=f"https://source-{number}.example/feed",
            topics=(_TOPICS[number % 4], _TOPICS[(number + 1) % 4]),
        )
        for number in range(20)
    )


def made(count: int, *, start: int = 0) -> Iterator[tuple[Article, Release]]:
    """Published articles with their releases, some fifty a day."""
    book = load()
    people = [one.ar[0] for one in book.people]
    countries = [one.ar[0] for one in book.countries]
    for number in range(start, start + count):
        choose = random.Random(number)
        at = _FIRST + timedelta(minutes=28 * number)
        release = _release(number, choose, at)
        yield _article(number, release, choose, at, people, countries), release


def _release(number: int, choose: random.Random, at: datetime) -> Release:
    texts = [f"Readout {number} of a meeting on {choose.choice(('trade', 'ports', 'energy'))}"]
    texts += [
        f"The two sides discussed item {line} of {choose.randint(2, 900)} and agreed to meet "
        "again in the course of the year, the statement said."
        for line in range(SENTENCES)
    ]
    sentences, at_letter = [], 0
    for place, text in enumerate(texts):
        end = at_letter + len(text)
        sentences.append(
            Sentence(
                id=f"s1.{place}",
                text=text,
                start=at_letter,
                end=end,
                kind="text" if place else "title",
            )
        )
        at_letter = end + 1
    return Release(
        id=release_id("en", sentences),
        source_id=f"source-{number % 20}",
        url=f"https://source-{number % 20}.example/releases/{number}",
        language="en",
        title=texts[0],
        publisher="Ministry",
        published=at - timedelta(hours=2),
        text="\n".join(texts),
        sentences=tuple(sentences),
    )


def _article(
    number: int,
    release: Release,
    choose: random.Random,
    at: datetime,
    people: list[str],
    countries: list[str],
) -> Article:
    first, second = choose.sample(people, 2)
    one, two = choose.sample(countries, 2)
    headline = f"{first} و{second} يبحثان {choose.choice(_MATTERS)} بين {one} و{two}"
    lead = f"بحث {first} مع {second} {choose.choice(_MATTERS)} بين {one} و{two}، وفق بيان للوزارة."
    lines = [
        Line(
            text=f"و{choose.choice(_VERBS)} الجانبان {choose.choice(_MATTERS)} في {one}، وقالا في "
            f"بيان مشترك إن قيمة البند {line} تبلغ {choose.randint(2, 900)} مليون دولار.",
            cites=(f"s1.{line}",),
        )
        for line in range(2, SENTENCES + 1)
    ]
    blocks = tuple(
        Block(type="paragraph", sentences=tuple(lines[place : place + 3]))
        for place in range(0, len(lines), 3)
    )
    draft = Draft(
        release_id=release.id,
        headline=Line(text=headline, cites=("s1.0",)),
        kicker="بيان",
        lead=Line(text=lead, cites=("s1.1",)),
        blocks=blocks,
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=SENTENCES, rendered=SENTENCES),
    )
    findings = tuple(
        Finding(
            id=claim.id,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict="supported",
            risk=0.03,
            evidence=tuple(Evidence(sentence=cite, score=0.8) for cite in claim.cites),
        )
        for claim in manuscript(draft).claims
    )
    return Article(
        id=f"{number:016x}",
        revision=1,
        release_id=release.id,
        source_id=release.source_id,
        draft=draft,
        report=Report(findings=findings),
        decision="publish",
        stage="published",
        created_at=at,
        changed_at=at,
        published_at=at,
    )


def _now() -> datetime:
    return _NOW


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    """Megabytes of this process and of the largest of its children, at their highest."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_maxrss for one in who) / 1024


if __name__ == "__main__":
    import sys

    print(figures(*map(int, sys.argv[1:])))
