"""Reads a mailed release (.eml): what the message says, or the PDF or message that it brings.

Who signed a message is not judged here; ``letter.fits`` compares its sender with a source's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.forwarded import Passed, bare_page, bare_subject, bare_text
from musnad.read.letter import Letter, Text, open_letter
from musnad.read.page import PageReader
from musnad.read.pdf import PdfReader
from musnad.read.plain import TextReader
from musnad.read.words import plain_text

_FIELD = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}: ?[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*){3,}"
)
_TELLING = re.compile(rb"^(?:from|date|subject|message-id): ", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 20_000
_COVER_WORDS = 60
_MAX_DEPTH = 3
_AHEAD = timedelta(hours=36)


class MailReader:
    """Reads an e-mail message whose text, PDF or attached message is the release."""

    name = "mail"

    def accepts(self, capture: Capture) -> bool:
        """Whether the bytes begin with a message's header fields."""
        head = capture.body[:_HEAD_BYTES]
        fields = _FIELD.match(head)
        if fields is None:
            return False
        named = capture.url.lower().endswith(".eml") or capture.media_type == "message/rfc822"
        return len(set(_TELLING.findall(fields[0].lower()))) >= (2 if named else 3)

    def read(self, capture: Capture, source: Source) -> Release:
        """The release in the message.

        A short note beside a PDF or a passed-on message is not the release: what it brings
        is. Raises RefusedError ``read.mail``, ``read.nothing`` and what the readers for pages,
        texts and PDFs raise.
        """
        return _read(capture, source, depth=1)


def _read(capture: Capture, source: Source, *, depth: int) -> Release:
    letter = open_letter(capture.body, capture.url)
    text = _own(letter.texts)
    words = len(_plain(text).split()) if text else 0
    brings = bool(letter.pdfs or letter.messages)
    if text is None or (words < _COVER_WORDS and brings):
        release = _brought(letter, capture, source, depth=depth)
        if release is not None:
            return _finished(release, letter, capture, left=len(letter.pdfs) > 1)
    if text is None:
        raise RefusedError("read.nothing", url=capture.url)
    passed = bare_page(text.text, capture.url) if text.html else bare_text(text.text)
    inside = _under_subject(passed, letter, text, capture)
    reader = PageReader() if text.html else TextReader()
    return _finished(
        reader.read(inside, source), letter, capture, left=bool(letter.pdfs), by=passed.sender
    )


def _own(texts: Sequence[Text]) -> Text | None:
    """The page of a message, unless it says much less than the plain text beside it."""
    page = next((one for one in texts if one.html), None)
    plain = next((one for one in texts if not one.html), None)
    if page is None or plain is None:
        return page or plain
    return page if 2 * len(plain_text(page.text)) >= len(plain.text.strip()) / 2 else plain


def _plain(text: Text) -> str:
    return plain_text(text.text) if text.html else bare_text(text.text).text


def _brought(letter: Letter, capture: Capture, source: Source, *, depth: int) -> Release | None:
    """The release in the first PDF, else in the first message, that is attached."""
    if letter.pdfs:
        inside = replace(
            capture, body=letter.pdfs[0], media_type="application/pdf", charset=None, sha256=""
        )
        release = PdfReader().read(inside, source)
        subject = bare_subject(letter.subject)
        return release if release.title or not subject else replace(release, title=subject)
    if depth < _MAX_DEPTH:
        for message in letter.messages:
            inside = replace(capture, body=message, media_type="message/rfc822", sha256="")
            return _read(inside, source, depth=depth + 1)
    return None


def _under_subject(passed: Passed, letter: Letter, text: Text, capture: Capture) -> Capture:
    """The text under its subject as a title; a page under it too when it has no title."""
    subject = bare_subject(passed.subject or letter.subject)
    body = passed.text
    if text.html:
        if subject and not re.search(r"<h1\b|<title\b[^>]{0,99}>[^<]*\w", body, re.IGNORECASE):
            body = f"<title>{html.escape(subject, quote=False)}</title>{body}"
    elif subject:
        body = f"Title: {subject}\n\n{body}"
    return replace(
        capture,
        body=body.encode("utf-8", "replace"),
        media_type="text/html" if text.html else "text/plain",
        charset="utf-8",
        sha256="",
    )


def _finished(
    release: Release, letter: Letter, capture: Capture, *, left: bool, by: str = ""
) -> Release:
    sent = letter.sent
    if sent is not None and sent > capture.fetched_at + _AHEAD:
        sent = None  # a clock that goes wrong, or a date that nobody can have written on
    sender = by.partition("<")[0].strip(" \"'*") or letter.sender_name
    notes = (*release.notes, "attachments_left") if left else release.notes
    return replace(
        release,
        publisher=release.publisher or sender or letter.sender.rpartition("@")[2],
        published=release.published or sent,
        capture_sha256=capture.sha256,
        notes=notes,
    )
