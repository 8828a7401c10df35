"""A small newsroom for tests of the flow: the real store, fakes of what is outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from musnad.core.article import Article
from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, TransientError
from musnad.core.house import House
from musnad.core.receipt import Receipt
from musnad.core.release import Release
from musnad.core.report import Evidence, Finding, Manuscript, Problem, Report
from musnad.core.source import Source
from musnad.core.visit import Visit
from musnad.flow.hands import Hand, hand_for
from musnad.flow.newsroom import Desk, Event, Newsroom, Policy
from musnad.store.database import SqlStore, open_store
from musnad.write.extract import Extract

SOURCE = Source(
    id="ministry",
    name_ar="وزارة الخارجية",
    name_en="Foreign Ministry",
    kind="ministry",
    languages=("ar",),
    feed="https://example.org/feed.xml",
)


OPENED: list[SqlStore] = []
"""The stores that tests have opened, for ``conftest`` to close."""


class Now:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 4, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class Pages:
    """A fetcher over a dictionary: a page, an error, or a list of them to be given in turn."""

    def __init__(self, now: Now) -> None:
        self.now = now
        self.answers: dict[str, object] = {}
        self.asked: list[str] = []

    def fetch(self, url: str, validators: Validators | None = None) -> Capture | None:
        self.asked.append(url)
        answer = self.answers.get(url, TransientError("fetch.timeout", url=url))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, MusnadError):
            raise answer
        body = str(answer).encode()
        kind = "application/rss+xml" if body.startswith(b"<?xml") else "text/html"
        etag = Validators(url=url, etag=str(hash(body)))
        if validators == etag:
            return None
        return Capture(
            url=url,
            requested_url=url,
            body=body,
            media_type=kind,
            fetched_at=self.now(),
            headers=(("ETag", str(etag.etag)),),
        )

    def visit(self, url: str, validators: Validators | None = None) -> Visit:
        capture = self.fetch(url, validators)
        told = capture and dict(capture.headers).get("ETag")
        known = Validators(url=url, etag=told) if told else validators or Validators(url=url)
        return Visit(capture=capture, validators=known)


@dataclass
class Channel:
    """A channel that keeps what it was sent, and fails when it is told to."""

    channel: str = "site"
    repeatable: bool = True
    sent: list[tuple[str, int]] = field(default_factory=list)
    withdrawn: list[tuple[str, int]] = field(default_factory=list)
    fault: MusnadError | None = None

    def publish(self, article: Article, release: Release, capture: Capture | None) -> Receipt:
        if self.fault is not None:
            raise self.fault
        self.sent.append((article.id, article.revision))
        return Receipt(
            article_id=article.id,
            revision=article.revision,
            channel=self.channel,
            state="sent",
            at=article.changed_at,
            location=f"/{article.id}",
        )

    def withdraw(self, article: Article) -> Receipt:
        if self.fault is not None:
            raise self.fault
        self.withdrawn.append((article.id, article.revision))
        return Receipt(
            article_id=article.id,
            revision=article.revision,
            channel=self.channel,
            state="sent",
            at=article.changed_at,
        )


class Verifier:
    """A checker that finds wrong whatever has the word «خطأ» in it."""

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        evidence = (Evidence(sentence=releases[0].citable[0].id, score=1.0),)
        findings = []
        for claim in manuscript.claims:
            at = claim.text.find("خطأ")
            problems = (
                (
                    Problem(
                        kind="number",
                        found="خطأ",
                        start=claim.start + at,
                        end=claim.start + at + 3,
                        message_ar="خطأ",
                        message_en="wrong",
                    ),
                )
                if at >= 0
                else ()
            )
            findings.append(
                Finding(
                    id=claim.id,
                    text=claim.text,
                    start=claim.start,
                    end=claim.end,
                    verdict="contradicted" if problems else "supported",
                    risk=0.9 if problems else 0.1,
                    evidence=evidence,
                    problems=problems,
                )
            )
        return Report(findings=tuple(findings))


@dataclass
class Stand:
    """A whole newsroom with its parts at hand."""

    now: Now
    pages: Pages
    memory: SqlStore
    channel: Channel
    events: list[Event]
    newsroom: Newsroom


def newsstand(**policy: object) -> Stand:
    """A newsroom that follows one Arabic ministry."""
    from musnad.read.plugin import musnad_readers

    now, channel = Now(), Channel()
    memory = open_store(Path(mkdtemp("newsstand")), now)
    OPENED.append(memory)
    pages = Pages(now)
    events: list[Event] = []
    desk = Desk(
        clock=now,
        house=House(),
        readers=tuple(musnad_readers()),
        writers=(Extract(),),
        checker=Verifier(),
        policy=replace(Policy(first_retry_seconds=1), **policy),
    )
    newsroom = Newsroom(
        desk=desk,
        store=memory,
        fetcher=pages,
        publishers=(channel,),
        sources=(SOURCE,),
        journal=events.append,
    )
    return Stand(
        now=now,
        pages=pages,
        memory=memory,
        channel=channel,
        events=events,
        newsroom=newsroom,
    )


def hand(stand: Stand, article_id: str, by: str = "x") -> Hand:
    """The hand of somebody who sees the article as it stands."""
    return hand_for(stand.newsroom, article_id, by=by)


def feed(*links: tuple[str, str]) -> str:
    """An RSS feed of (address, title) pairs."""
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><guid>{url}#{title}</guid></item>"
        for url, title in links
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def page(title: str, *paragraphs: str) -> str:
    """An Arabic release page."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
