"""How long an editor waits: one sentence checked anew, an article whole, the repairs of a line.

The source has 200 sentences and the article 40; the encoder knows the source's, as it does once
somebody has looked at the article. What it takes before that is a figure of its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from statistics import median

from demo import pages, samples
from musnad import wiring
from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.draft import Block, Draft, Line, lines, manuscript
from musnad.core.release import Release
from musnad.core.report import Manuscript
from musnad.core.source import Source
from musnad.flow.compose import compose
from musnad.flow.newsroom import Desk
from musnad.flow.placing import replaced
from musnad.flow.recheck import rechecked
from musnad.flow.repairs import repairs_of
from musnad.flow.review import examined, stands
from musnad.read.readers import read
from musnad.settings import Settings

SENTENCES = 200
LINES = 40
ROUNDS = 60
SOURCE = Source(id="bench", name_ar="", name_en="", kind="agency", languages=("en", "ar"))
AT = datetime(2025, 4, 24, tzinfo=UTC)


def figures() -> dict[str, float]:
    """Milliseconds: ``first``, ``recheck`` (median), ``slowest``, ``whole``, ``repairs``."""
    desk = wiring.desk(Settings())
    drafts = [(compose(one, desk).draft, one) for one in releases()]
    release = long_release([one for _, one in drafts])
    draft = long_draft([one for one, _ in drafts if not one.notice])
    # A desk of its own, which has seen nothing of this source yet.
    desk = wiring.desk(Settings())
    desk.checker.check(one_sentence(draft), (short(release),))
    report = examined(draft, release, wiring.desk(Settings()))
    changed = list(changes(draft))
    first = clocked(lambda: rechecked(draft, report, changed[0][1], (release,), desk))
    times = [
        clocked(lambda one=one: rechecked(draft, report, one, (release,), desk))  # type: ignore[misc]
        for _, one in changed[1:]
    ]
    whole = min(clocked(lambda: examined(draft, release, desk)) for _ in range(3))
    return {
        "first": first,
        "recheck": median(times),
        "slowest": max(times),
        "whole": whole,
        "repairs": median(repairing(changed, draft, release, desk)),
    }


def releases() -> list[Release]:
    """The English samples of the demonstration."""
    found = []
    for sample in samples.load("releases"):
        url = f"https://example.org/{sample.slug}"
        capture = Capture(
            url=url,
            requested_url=url,
            body=pages.page(sample),
            media_type="text/html",
            fetched_at=AT,
        )
        release = read(capture, SOURCE)
        if release.language == "en":
            found.append(release)
    return found


def long_release(short: list[Release]) -> Release:
    """All their sentences, and as many again in other words of place, in one release."""
    texts = [one.text for release in short for one in release.body]
    told = islice(
        (
            text if turn == 0 else f"In district {turn}, {text}"
            for turn in range(99)
            for text in texts
        ),
        SENTENCES,
    )
    body = "Ministers meet in the capital\n\n" + "\n\n".join(told)
    capture = Capture(
        url="https://example.org/long.txt",
        requested_url="https://example.org/long.txt",
        body=body.encode(),
        media_type="text/plain",
        fetched_at=AT,
    )
    return replace(read(capture, SOURCE), published=AT)


def short(release: Release) -> Release:
    """Its first sentences alone: enough for everything to be loaded."""
    return replace(release, sentences=release.sentences[:2])


def long_draft(drafts: list[Draft]) -> Draft:
    """Forty sentences of these drafts in one, those with figures and names among them."""
    told = [
        Line(text=line.text)
        for draft in drafts
        for role, line in lines(draft)
        if role in ("lead", "body")
    ]
    body = tuple(told[: LINES - 2])
    return replace(drafts[0], blocks=(Block(type="paragraph", sentences=body),), kicker="بيان")


def one_sentence(draft: Draft) -> Manuscript:
    """A manuscript of one sentence."""
    whole = manuscript(draft)
    return replace(whole, claims=whole.claims[:1])


def changes(draft: Draft) -> Iterator[tuple[int, Draft]]:
    """The draft with one sentence changed, another each time."""
    told = list(lines(draft))
    for turn in range(ROUNDS):
        number = 3 + (turn * 7) % (len(told) - 3)
        _, line = told[number - 1]
        text = f"{line.text.rstrip('.')} في {turn + 11} مدينة."
        yield number, replaced(draft, number, replace(line, text=text))


def repairing(
    changed: list[tuple[int, Draft]], draft: Draft, release: Release, desk: Desk
) -> list[float]:
    """How long the repairs of a flagged sentence take to be found and checked."""
    report = examined(draft, release, desk)
    times = []
    for number, one in changed[:20]:
        found = rechecked(draft, report, one, (release,), desk)
        if stands(found.findings[number - 1]):
            continue
        article = Article(
            id="bench",
            revision=1,
            release_id=release.id,
            source_id=release.source_id,
            draft=one,
            report=found,
            decision="hold",
            stage="held",
            created_at=AT,
            changed_at=AT,
        )
        finding = found.findings[number - 1]
        times.append(
            clocked(
                lambda a=article, f=finding: repairs_of(a, f, (release,), desk)  # type: ignore[misc]
            )
        )
    return times or [0.0]


def clocked(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    print(figures())
