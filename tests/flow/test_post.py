"""Mail becomes releases of the source whose sender fits, once, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage

from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, TransientError
from musnad.core.mail import Posted
from musnad.engine.loop import Pace, run_once
from musnad.flow.post import collect
from tests.flow.newsstand import SOURCE, Stand, newsstand

PACE = Pace(fetchers=2, patience_seconds=10, idle_seconds=0.01)
MINISTRY = replace(SOURCE, feed=None, senders=("press@ministry.example",))
FIRST = "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة."
SECOND = "وبحث الجانبان العلاقات الثنائية بين البلدين."


class Folder:
    """A mailbox over a list of messages; an error among them is raised in its turn."""

    name = "press"
    address = "imap://mail.example:993/press/INBOX"
    every_minutes = 5.0

    def __init__(self, *messages: bytes | MusnadError) -> None:
        self.messages = list(messages)

    def letters(self, mark: Validators | None, since: date) -> Iterator[Posted]:
        self.since = since
        start = int(mark.last_modified or 0) if mark is not None else 0
        for uid, message in enumerate(self.messages, start=1):
            if isinstance(message, MusnadError):
                raise message
            if uid > start:
                yield self._posted(uid, message)

    def _posted(self, uid: int, message: bytes) -> Posted:
        url = f"imap://mail.example/INBOX;UIDVALIDITY=1/;UID={uid}"
        capture = Capture(
            url=url,
            requested_url=url,
            body=message,
            media_type="message/rfc822",
            fetched_at=datetime(2025, 4, 24, 12, tzinfo=UTC),
        )
        large = len(message) > 50_000
        mark = Validators(url=self.address, etag="1", last_modified=str(uid))
        return Posted(
            capture=None if large else capture, mark=mark, megabytes=len(message) / 1_000_000
        )


def message(
    text: str = f"{FIRST}\n\n{SECOND}",
    *,
    sender: str = "press@ministry.example",
    subject: str = "وزير الخارجية يستقبل سفير الصين",
    number: int = 1,
) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = f"Press <{sender}>", subject
    made["Date"] = "Thu, 24 Apr 2025 10:00:00 +0300"
    made["Message-ID"] = f"<{number}@ministry.example>"
    made.set_content(text)
    return bytes(made)


def stand_with(folder: Folder, *sources: object) -> Stand:
    stand = newsstand()
    sources = sources or (MINISTRY,)
    return replace(stand, newsroom=replace(stand.newsroom, sources=sources, mailboxes=(folder,)))


def once(stand: Stand):
    return run_once(stand.newsroom, pace=PACE, sleep=stand.now.sleep)


def test_a_mailed_release_becomes_a_published_article() -> None:
    stand = stand_with(Folder(message()))
    summary = once(stand)
    (article,) = stand.memory.articles(stage="published")
    release = stand.memory.release(article.release_id)
    assert release is not None
    assert release.source_id == "ministry"
    assert release.title == "وزير الخارجية يستقبل سفير الصين"
    assert release.url is None
    assert "mailed" in release.notes
    assert not summary.troubled
    assert stand.pages.asked == []


def test_the_message_is_archived_byte_for_byte() -> None:
    body = message()
    stand = stand_with(Folder(body))
    once(stand)
    (item,) = stand.memory.items()
    kept = stand.memory.capture(str(item.entry.url).removeprefix("capture:"))
    assert kept is not None
    assert kept.body == body


def test_a_second_look_takes_nothing_twice() -> None:
    folder = Folder(message())
    stand = stand_with(folder)
    once(stand)
    once(stand)
    assert len(stand.channel.sent) == 1
    again = replace(stand.newsroom, mailboxes=())
    # The same message after the folder was made anew: other bytes, the same id.
    folder.messages = [b"Received: by mail.example\r\n" + message()]
    folder.address = "imap://mail.example:993/press/Anew"
    assert collect(again, folder).found == 0


def test_mail_of_unknown_senders_is_noted_and_never_kept() -> None:
    stand = stand_with(
        Folder(
            message(sender="spy@evil.example"),
            message(sender="press@ministry.example.evil.example", number=2),
        )
    )
    summary = once(stand)
    assert stand.memory.items() == ()
    noted = [one for one in stand.events if one.kind == "mail_left"]
    assert [one.code for one in noted] == ["mail.unknown_sender"] * 2
    assert dict(noted[0].facts)["sender"] == "spy@evil.example"
    assert not summary.troubled


def test_a_message_that_is_too_large_is_noted_and_the_next_is_taken() -> None:
    stand = stand_with(Folder(message("x" * 60_000), message(number=2)))
    once(stand)
    assert len(stand.channel.sent) == 1
    assert "mail.too_large" in [one.code for one in stand.events]


def test_a_message_that_cannot_be_read_is_refused_with_the_reason_and_the_next_is_taken() -> None:
    broken = EmailMessage()
    broken["From"], broken["Subject"] = "press@ministry.example", "بيان"
    broken.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="b.pdf")
    stand = stand_with(Folder(bytes(broken), message(number=2)))
    once(stand)
    assert {item.error_code for item in stand.memory.items()} == {None, "read.pdf_broken"}
    assert len(stand.channel.sent) == 1


def test_a_fault_in_the_middle_keeps_what_came_before_it() -> None:
    fault = TransientError("mail.unreachable", mailbox="press", host="h", why="w")
    folder = Folder(message(), fault)
    stand = stand_with(folder)
    summary = once(stand)
    assert summary.troubled
    assert summary.polls[0].error is fault
    assert len(stand.channel.sent) == 1
    folder.messages[1] = message(
        "افتتح الوزير جسرا جديدا. وحضر السفير.", subject="الوزير يفتتح جسرا", number=2
    )
    once(stand)
    assert len(stand.channel.sent) == 2


def test_of_two_sources_with_one_sender_the_language_decides() -> None:
    english = replace(MINISTRY, id="ministry-en", languages=("en",))
    stand = stand_with(Folder(message()), english, MINISTRY)
    once(stand)
    assert [item.entry.source_id for item in stand.memory.items()] == ["ministry"]


def test_the_first_look_goes_back_by_the_policys_window() -> None:
    folder = Folder()
    stand = stand_with(folder)
    once(stand)
    assert folder.since == date(2025, 4, 17)


def test_a_message_that_breaks_the_reader_holds_up_none_behind_it(monkeypatch) -> None:
    def broken(body: bytes) -> str:
        if b"<1@" in body:
            raise ZeroDivisionError("a fault of ours")
        return "press@ministry.example"

    monkeypatch.setattr("musnad.flow.post.sender_of", broken)
    stand = stand_with(Folder(message(), message(number=2)))
    once(stand)
    assert len(stand.channel.sent) == 1
    assert "internal" in [one.code for one in stand.events]
