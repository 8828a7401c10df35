"""From a mailbox to items that wait to be handled, each for the source whose sender fits."""

from __future__ import annotations

from datetime import timedelta

from musnad.core.capture import Capture
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.ids import content_id
from musnad.core.item import Item
from musnad.core.mail import KEPT, Posted
from musnad.core.ports import Mailbox
from musnad.core.source import Entry, Source
from musnad.flow.newsroom import Event, Newsroom
from musnad.flow.poll import Poll
from musnad.read.language import detect
from musnad.read.letter import Letter, fits, open_letter, sender_of

_LONGEST_FIRST_LOOK = timedelta(days=30)


def collect(newsroom: Newsroom, mailbox: Mailbox) -> Poll:
    """Take in what has come since the last look; the newest mark is stored after each message.

    A fault is noted and returned, never raised. Mail of senders that no source names is noted
    in the journal, and neither kept nor published.
    """
    found = 0
    try:
        mark = newsroom.store.validators(mailbox.address)
        for posted in mailbox.letters(mark, (newsroom.desk.clock() - _window(newsroom)).date()):
            found += _take(newsroom, mailbox, posted)
            newsroom.store.save_validators(posted.mark)
    except MusnadError as error:
        return _failed(newsroom, mailbox, found, error)
    except Exception as error:  # noqa: BLE001  a mailbox that breaks musnad must not stop the others
        what = f"{type(error).__name__}: {error}"
        return _failed(newsroom, mailbox, found, RefusedError("internal", what=what))
    now = newsroom.desk.clock()
    outcome = str(found) if found else "unchanged"
    newsroom.journal(Event(kind="polled", at=now, source_id=mailbox.name, outcome=outcome))
    return Poll(source_id=mailbox.name, found=found, unchanged=not found)


def _window(newsroom: Newsroom) -> timedelta:
    """How far back the first look into a mailbox goes."""
    days = newsroom.polling.first_run_days
    return timedelta(days=days) if days else _LONGEST_FIRST_LOOK


def _failed(newsroom: Newsroom, mailbox: Mailbox, found: int, error: MusnadError) -> Poll:
    newsroom.journal(
        Event(
            kind="poll_failed",
            at=newsroom.desk.clock(),
            source_id=mailbox.name,
            code=error.code,
            facts=tuple(error.facts.items()),
        )
    )
    return Poll(source_id=mailbox.name, found=found, error=error)


def _take(newsroom: Newsroom, mailbox: Mailbox, posted: Posted) -> int:
    """Make an item of a message; returns how many that made, one or none."""
    if posted.capture is None:
        megabytes = f"{posted.megabytes:.1f}"
        _note(newsroom, mailbox, RefusedError("mail.too_large", megabytes=megabytes))
        return 0
    try:
        wanted, letter = _opened(newsroom, posted.capture)
    except RefusedError as error:
        _note(newsroom, mailbox, error)
        return 0
    except Exception as error:  # noqa: BLE001  one message must not hold up those behind it
        what = f"{type(error).__name__}: {error}"
        _note(newsroom, mailbox, RefusedError("internal", what=what))
        return 0
    source = _source_of(letter, wanted)
    newsroom.store.save_capture(posted.capture, source_id=source.id)
    return newsroom.store.save_items([_item(newsroom, source, letter, posted.capture)])


def _opened(newsroom: Newsroom, capture: Capture) -> tuple[list[Source], Letter]:
    """The sources that a message may be from, and what it holds."""
    sender = sender_of(capture.body)
    wanted = [one for one in newsroom.sources if fits(sender, one.senders)]
    if not wanted:
        raise RefusedError("mail.unknown_sender", sender=sender or "-")
    return wanted, open_letter(capture.body, capture.url)


def _source_of(letter: Letter, wanted: list[Source]) -> Source:
    """Of the sources that one sender mails for, the one in whose language the message is."""
    words = " ".join([letter.subject, *(one.text[:2_000] for one in letter.texts)])
    language = detect(words)
    return next((one for one in wanted if language in one.languages), wanted[0])


def _item(newsroom: Newsroom, source: Source, letter: Letter, capture: Capture) -> Item:
    guid = letter.message_id or capture.sha256
    now = newsroom.desk.clock()
    entry = Entry(
        source_id=source.id,
        guid=guid,
        url=f"{KEPT}{capture.sha256}",
        title=letter.subject,
        published=letter.sent,
    )
    # One message in two folders, or taken in anew, is known by its own id.
    made = content_id("mail", source.id, guid)
    return Item(id=made, entry=entry, state="waiting", found_at=now, due_at=now)


def _note(newsroom: Newsroom, mailbox: Mailbox, error: RefusedError) -> None:
    newsroom.journal(
        Event(
            kind="mail_left",
            at=newsroom.desk.clock(),
            source_id=mailbox.name,
            code=error.code,
            facts=tuple(error.facts.items()),
        )
    )
