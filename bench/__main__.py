"""How fast musnad reads, checks, writes, asks and publishes: a table, then one line of JSON.

Every figure is the best of a few rounds, each long enough to be read; peak memory is the
process's own, taken in the order in which the rooms are loaded.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bench import archive, article, editing, match, models, polling, queue, reading, site
from bench import desk as sessions
from demo import pages, samples
from musnad import wiring
from musnad.check.checker import Checker
from musnad.core.capture import Capture
from musnad.core.draft import manuscript
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.compose import compose
from musnad.flow.newsroom import Desk
from musnad.flow.single import as_article
from musnad.models.encoder import SentenceMeaning
from musnad.publish.site import Site
from musnad.read.readers import read
from musnad.settings import Settings
from musnad.store.database import open_store

ROUNDS = 3
SOURCE = Source(id="bench", name_ar="", name_en="", kind="agency", languages=("en", "ar"))
PAGE_BYTES = 55_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure: how many a second, or megabytes."""

    name: str
    value: float
    unit: str


def main() -> None:
    settings = Settings()
    desk = wiring.desk(settings)
    measures = [Measure(name="memory: imported", value=peak(), unit="MB")]
    started = time.perf_counter()
    captures = [capture(one) for one in samples.load("releases")]
    releases = [read(one, SOURCE) for one in captures]
    compose(releases[0], desk)
    measures.append(
        Measure(name="first article, cold", value=time.perf_counter() - started, unit="s")
    )
    big = padded(captures[0])
    forgetful = without_memory(desk, settings)
    measures += [
        rate("pages of 55 kB read", lambda: [read(big, SOURCE) for _ in range(40)], 40),
        *reading_pages(),
        checking(forgetful, releases),
        rate(
            "releases end to end (embedded writers)",
            lambda: [compose(one, forgetful) for one in releases],
            len(releases),
        ),
        site_pages(desk, releases),
        *editing_articles(),
        *asking(),
        *asking_sources(),
        *archiving(),
        *matching(),
        *listing(),
        *fifty_editors(),
        *article_page(),
        *building_site(),
        Measure(name="memory: peak", value=peak(), unit="MB"),
    ]
    for one in measures:
        print(f"{one.name:<42}{one.value:>10.1f}  {one.unit}")
    print(
        json.dumps({"musnad": 1, "machine": machine(), "measures": [as_json(m) for m in measures]})
    )


def capture(sample: samples.Sample) -> Capture:
    return Capture(
        url=f"https://example.org/{sample.slug}",
        requested_url=f"https://example.org/{sample.slug}",
        body=pages.page(sample),
        media_type="text/html",
        fetched_at=datetime.now(UTC),
    )


def padded(small: Capture) -> Capture:
    """The same page with navigation around it until it weighs what real pages weigh."""
    entry = "<li class='menu-item'><a href='/section/page'>Section of the site</a></li>"
    filling = "<nav><ul>" + entry * ((PAGE_BYTES - len(small.body)) // len(entry)) + "</ul></nav>"
    body = small.body.replace(b"<body>", b"<body>" + filling.encode())
    return replace(small, body=body, sha256="")


def without_memory(desk: Desk, settings: Settings) -> Desk:
    """The desk with an encoder that is loaded but remembers no sentence between rounds."""
    encoder = SentenceMeaning(threads=wiring.threads(settings), remember=1)
    encoder.vectors(["ready"])
    return replace(desk, checker=Checker(encoder))


def rate(name: str, work: Callable[[], object], count: int) -> Measure:
    best = min(clocked(work) for _ in range(ROUNDS))
    return Measure(name=name, value=count / best, unit="/s")


def clocked(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def checking(desk: Desk, releases: list[Release]) -> Measure:
    """Claims a second, with sources and claims encoded afresh in each round."""
    drafts = [(manuscript(compose(one, desk).draft), one) for one in releases]
    claims = sum(len(written.claims) for written, _ in drafts)

    def work() -> None:
        for written, release in drafts:
            desk.checker.check(written, (release,))

    return rate("claims checked", work, claims)


def site_pages(desk: Desk, releases: list[Release]) -> Measure:
    """Article pages written into a growing site, lists and feeds included."""
    ready = [(as_article(compose(one, desk), one, desk.clock()), one) for one in releases]

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(Path(folder), desk.clock)
            pages = Site(Path(folder) / "site", desk.house, store, desk.clock, "")
            for article, release in ready:
                published = replace(
                    article, stage="published", published_at=desk.clock(), decision="publish"
                )
                store.save_article(published, release)
                pages.publish(published, release, None)
            store.close()

    return rate("site pages published", work, len(ready))


def editing_articles() -> list[Measure]:
    """One sentence of 40 checked anew against a source of 200: 300 ms at most."""
    found = editing.figures()
    named = (
        ("a sentence checked anew (source of 200), median", "recheck"),
        ("  the slowest of sixty", "slowest"),
        ("  the first, the source unknown", "first"),
        ("an article of 40 checked whole", "whole"),
        ("repairs of a flagged sentence, median", "repairs"),
    )
    return [Measure(name=name, value=found[key], unit="ms") for name, key in named]


def asking() -> list[Measure]:
    """What is added around a question to a model (150 ms at most), and importing (600 ms)."""
    found = [
        Measure(name="import without a model", value=models.import_seconds() * 1000, unit="ms")
    ]
    for provider in models.DOUBLES:
        first, later = models.overhead_seconds(provider)
        name = f"around a question to {provider}"
        found += [
            Measure(name=f"{name}, the first", value=first * 1000, unit="ms"),
            Measure(name=name, value=later * 1000, unit="ms"),
        ]
    return found


def asking_sources() -> list[Measure]:
    """A thousand sources at 50 ms each: 20 s at most, 250 MB; known entries: 20,000/s."""
    found = polling.measure()
    named = (
        ("1,000 sources polled, nine tenths unchanged", "seconds", "s"),
        ("  answered by 304 alone", "answered_304", ""),
        ("  work of that on all cores", "cpu_seconds", "s"),
        ("1,000 sources polled for the first time", "first_seconds", "s"),
        ("memory: peak of polling", "megabytes", "MB"),
        ("idle with 1,000 sources, of one core", "idle_percent", "%"),
        ("known entries recognised among 100,000", "known_per_second", "/s"),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def reading_pages() -> list[Measure]:
    """Pages of 55 kB and of four builds (90 a second at least in two processes)."""
    found = reading.figures()
    named = (
        ("pages of 55 kB read, four builds, two processes", "two_processes_per_second", "/s"),
        ("pages of 55 kB read for a second of one core", "per_core_second", "/s"),
        ("those whose article nothing marks", "unmarked_per_core_second", "/s"),
        ("listing pages read", "listings_per_second", "/s"),
        ("PDFs of two pages read", "pdfs_per_second", "/s"),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def archiving() -> list[Measure]:
    """Pages of 55 kB, each on the disk before the next."""
    found = archive.figures()
    named = (
        ("captures archived", "written_per_second", "/s"),
        ("captures archived whose bytes are known", "again_per_second", "/s"),
        ("captures read back", "read_per_second", "/s"),
        ("captures verified", "verified_per_second", "/s"),
        ("archive, as a share of the pages", "size_share", ""),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def matching() -> list[Measure]:
    """Knowing releases again: signatures, and look-ups among 100,000."""
    found = match.looked_up()
    known = f"{match.KNOWN:,}"
    return [
        Measure(name="releases signed", value=match.signatures_per_second(), unit="/s"),
        Measure(name="releases profiled", value=match.profiles_per_second(), unit="/s"),
        Measure(name=f"looked up among {known}", value=found["per_second"], unit="/s"),
        Measure(name=f"memory: looking among {known}", value=found["memory"], unit="MB"),
        Measure(name=f"disk: {known} traces", value=found["disk"], unit="MB"),
        Measure(name="likest of 2,000 heads", value=match.window_per_second(), unit="/s"),
    ]


def listing() -> list[Measure]:
    """The desk's lists over 100,000 articles: a first page with the counts in 100 ms at most."""
    found = queue.figures()
    named = (
        ("first page of a list, with counts", "first_page", "ms"),
        ("first page of a source or a writer, with counts", "narrowed", "ms"),
        ("page 21 of a list", "later_page", "ms"),
        ("first page of a search, with counts", "search", "ms"),
        ("first page of a search in one list, with counts", "search_in_lane", "ms"),
        ("counts of all lists", "counts", "ms"),
        ("whether any list changed", "mark", "ms"),
        ("sources of all lists", "sources", "ms"),
        ("what is due to go out", "scheduled", "ms"),
        ("an article of 200 words saved", "save", "ms"),
        ("  what the lists add to that", "save_added", "ms"),
        ("an edit kept", "keep", "ms"),
        (f"disk: lists of {queue.KNOWN:,}", "disk", "MB"),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def article_page() -> list[Measure]:
    """40 sentences beside a source of 200: 60 ms and 150 kB at most; 300 ms for a re-check."""
    found = article.figures()
    named = (
        ("article page, with a flagged sentence chosen", "page", "ms"),
        ("  work of that on a core", "page_work", "ms"),
        ("a sentence chosen on an open page", "panel", "ms"),
        ("a sentence checked while it is typed", "recheck", "ms"),
        ("  work of that on a core", "recheck_work", "ms"),
        ("  the first one", "first", "ms"),
        ("article page alone", "html", "kB"),
        ("article page with its styles and scripts", "whole", "kB"),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def fifty_editors() -> list[Measure]:
    """Fifty sessions at one desk: 400 ms for 95 of a hundred requests, and no failure."""
    found = sessions.figures()
    named = (
        ("fifty editors, a request at the median", "median", "ms"),
        ("fifty editors, 95 of a hundred", "p95", "ms"),
        ("  requests", "per_second", "/s"),
        ("  failures", "failures", ""),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def building_site() -> list[Measure]:
    """10,000 articles: 12 s and 400 MB; 150 ms one more, 20 ms related, 60 ms a picture."""
    found = site.figures()
    count = f"{site.ARTICLES:,}"
    named = (
        (f"site of {count} articles built", "build_seconds", "s"),
        ("memory: building it, with a worker", "build_megabytes", "MB"),
        (f"article published into {count}", "publish_ms", "ms"),
        (f"related among {site.STORIES:,} stories", "related_ms", "ms"),
        ("share image drawn", "picture_ms", "ms"),
        ("largest article page", "largest_page_kb", "kB"),
    )
    return [Measure(name=name, value=found[key], unit=unit) for name, key, unit in named]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> dict[str, object]:
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": len(os.sched_getaffinity(0)),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def as_json(measure: Measure) -> dict[str, object]:
    return {"name": measure.name, "value": round(measure.value, 2), "unit": measure.unit}


if __name__ == "__main__":
    main()
