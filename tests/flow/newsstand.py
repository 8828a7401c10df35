"""Fakes of the ports for tests of the flow: a newsroom in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from musnad.core.article import Article, Stage
from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, TransientError
from musnad.core.house import House
from musnad.core.item import Item, ItemState
from musnad.core.receipt import Receipt, ReceiptState
from musnad.core.release import Release
from musnad.core.report import Evidence, Finding, Manuscript, Problem, Report
from musnad.core.source import Source
from musnad.flow.newsroom import Desk, Event, Newsroom, Policy
from musnad.write.extract import Extract

SOURCE = Source(
    id="ministry",
    name_ar="وزارة الخارجية",
    name_en="Foreign Ministry",
    kind="ministry",
    languages=("ar",),
    feed="https://example.org/feed.xml",
)


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


class Memory:
    """A store in dictionaries, with the semantics of the real one."""

    def __init__(self) -> None:
        self._captures: dict[str, Capture] = {}
        self._validators: dict[str, Validators] = {}
        self._items: dict[str, Item] = {}
        self._articles: dict[tuple[str, int], Article] = {}
        self._releases: dict[str, Release] = {}
        self._stories: dict[str, str] = {}
        self._receipts: dict[tuple[str, int, str], Receipt] = {}
        self._polls: dict[str, tuple[datetime, str | None]] = {}

    def save_capture(self, capture: Capture) -> None:
        self._captures.setdefault(capture.sha256, capture)

    def capture(self, sha256: str) -> Capture | None:
        return self._captures.get(sha256)

    def validators(self, url: str) -> Validators | None:
        return self._validators.get(url)

    def save_validators(self, validators: Validators) -> None:
        self._validators[validators.url] = validators

    def save_items(self, items: Iterable[Item]) -> int:
        new = [item for item in items if item.id not in self._items]
        self._items.update((item.id, item) for item in new)
        return len(new)

    def save_item(self, item: Item) -> None:
        self._items[item.id] = item

    def items(
        self, *, state: ItemState | None = None, due_before: datetime | None = None
    ) -> Sequence[Item]:
        return [
            item
            for item in sorted(self._items.values(), key=lambda one: one.due_at)
            if (state is None or item.state == state)
            and (due_before is None or item.due_at <= due_before)
        ]

    def polled_at(self, source_id: str) -> datetime | None:
        return self._polls[source_id][0] if source_id in self._polls else None

    def save_poll(self, source_id: str, at: datetime, *, error_code: str | None = None) -> None:
        self._polls[source_id] = (at, error_code)

    def polls(self) -> Sequence[tuple[str, datetime | None, str | None]]:
        return [(name, at, code) for name, (at, code) in self._polls.items()]

    def story(self, url: str | None, release_id: str) -> str | None:
        return self._stories.get(release_id) or self._stories.get(url or "")

    def save_article(self, article: Article, release: Release) -> None:
        self._articles[article.id, article.revision] = article
        self._releases[release.id] = release
        self._stories[release.id] = article.id
        if release.url:
            self._stories[release.url] = article.id

    def bind(self, url: str, article_id: str) -> None:
        self._stories[url] = article_id

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        found = [one for (name, _), one in self._articles.items() if name == article_id]
        if revision is not None:
            return self._articles.get((article_id, revision))
        return max(found, key=lambda one: one.revision, default=None)

    def articles(
        self, *, stage: Stage | None = None, limit: int | None = None
    ) -> Sequence[Article]:
        current = [self.article(name) for name in {name for name, _ in self._articles}]
        chosen = [one for one in current if one and (stage is None or one.stage == stage)]
        return sorted(chosen, key=lambda one: one.changed_at, reverse=True)[:limit]

    def release(self, release_id: str) -> Release | None:
        return self._releases.get(release_id)

    def save_receipt(self, receipt: Receipt) -> None:
        self._receipts[receipt.article_id, receipt.revision, receipt.channel] = receipt

    def receipts(
        self, article_id: str | None = None, *, state: ReceiptState | None = None
    ) -> Sequence[Receipt]:
        return [
            one
            for one in self._receipts.values()
            if article_id in (None, one.article_id) and state in (None, one.state)
        ]


@dataclass
class Channel:
    """A channel that keeps what it was sent, and fails when it is told to."""

    channel: str = "site"
    repeatable: bool = True
    sent: list[tuple[str, int]] = field(default_factory=list)
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
        raise AssertionError("nothing is withdrawn here")


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
    """A whole newsroom in memory, with its parts at hand."""

    now: Now
    pages: Pages
    memory: Memory
    channel: Channel
    events: list[Event]
    newsroom: Newsroom


def newsstand(**policy: object) -> Stand:
    """A newsroom that follows one Arabic ministry."""
    from musnad.read.plugin import musnad_readers

    now, memory, channel = Now(), Memory(), Channel()
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
        now=now, pages=pages, memory=memory, channel=channel, events=events, newsroom=newsroom
    )


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
