"""Small made-up values for the contract suites: nothing in them is about anyone real."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.item import Item, item_id
from musnad.core.receipt import Receipt
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Report
from musnad.core.source import Entry

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BEIRUT = timezone(timedelta(hours=2))


def clock():
    return NOON


def capture(body=b"<p>x</p>", url="https://ministry.example/1", **changes):
    return Capture(url=url, requested_url=url, body=body, fetched_at=NOON, **changes)


def replace_body(kept):
    """The capture as a row holds it: its bytes are elsewhere."""
    return replace(kept, body=b"")


def release(text="افتتح الوزير الجسر.", url="https://ministry.example/1"):
    sentence = Sentence(id="s1.1", text=text, start=0, end=len(text))
    return Release(
        id=release_id("ar", (sentence,)),
        source_id="ministry",
        url=url,
        language="ar",
        title="",
        publisher="الوزارة",
        published=NOON.astimezone(BEIRUT),
        text=text,
        sentences=(sentence,),
    )


def article(told, *, article_id="a" * 16, revision=1, stage="ready", minutes=0, published=None):
    line = Line(text=told.text, cites=("s1.1",))
    at = NOON + timedelta(minutes=minutes)
    return Article(
        id=article_id,
        revision=revision,
        release_id=told.id,
        source_id=told.source_id,
        draft=Draft(
            release_id=told.id,
            headline=line,
            kicker="",
            lead=line,
            blocks=(Block(type="paragraph", sentences=(line,)),),
            writer=Byline(name="extract"),
            coverage=Coverage(release_sentences=1, rendered=1),
        ),
        report=Report(findings=()),
        decision="publish",
        stage=stage,
        created_at=at,
        changed_at=at,
        published_at=None if published is None else NOON + timedelta(minutes=published),
    )


def item(guid="1", minutes=0, state="waiting"):
    entry = Entry(
        source_id="ministry", guid=guid, url=f"https://ministry.example/{guid}", title="عنوان"
    )
    return Item(
        id=item_id(entry),
        entry=entry,
        state=state,
        found_at=NOON,
        due_at=NOON + timedelta(minutes=minutes),
    )


def receipt(channel="site", revision=1, state="intended", minutes=0, article_id="a" * 16):
    return Receipt(
        article_id=article_id,
        revision=revision,
        channel=channel,
        state=state,
        at=NOON + timedelta(minutes=minutes),
    )
