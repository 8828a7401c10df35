"""Reads a mailed release (.eml): its text part as a page or a text, its head as title and time.

Source: RFC 5322 (header fields), RFC 2046 (alternative parts).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.page import PageReader
from musnad.read.plain import TextReader

_FIELD = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}: ?[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*){3,}"
)
_TELLING = re.compile(rb"^(?:from|date|subject|message-id): ", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 20_000


class MailReader:
    """Reads an e-mail message whose text is the release."""

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
        """The release in the message; raises RefusedError ``read.nothing`` and what the
        readers for pages and texts raise."""
        message = BytesParser(policy=policy.default).parsebytes(capture.body)
        part = message.get_body(preferencelist=("html", "plain"))
        if part is None:
            raise RefusedError("read.nothing", url=capture.url)
        inside = replace(
            capture,
            body=_content(part).encode("utf-8", "replace"),
            media_type=part.get_content_type(),
            charset="utf-8",
        )
        reader = PageReader() if part.get_content_type() == "text/html" else TextReader()
        release = reader.read(_with_subject(inside, message), source)
        sent = _sent(message)
        return replace(
            release,
            publisher=release.publisher or _sender(message),
            published=release.published or sent,
            capture_sha256=capture.sha256,
        )


def _content(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, ValueError):
        content = part.get_payload(decode=True)
    return content if isinstance(content, str) else bytes(content or b"").decode("utf-8", "replace")


def _with_subject(inside: Capture, message: EmailMessage) -> Capture:
    """The text under its subject as a title; a page under it too when it has no title."""
    subject = " ".join(str(message.get("subject", "")).split())
    if not subject:
        return inside
    if inside.media_type == "text/html":
        if re.search(rb"<(?:title|h1)\b", inside.body, re.IGNORECASE):
            return inside
        escaped = subject.replace("&", "&amp;").replace("<", "&lt;")
        title = f"<title>{escaped}</title>".encode()
        return replace(inside, body=title + inside.body, sha256="")
    return replace(inside, body=f"Title: {subject}\n\n".encode() + inside.body, sha256="")


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = message["date"].datetime if message["date"] else None
    except (AttributeError, TypeError, ValueError):
        return None
    return sent if isinstance(sent, datetime) and sent.tzinfo else None


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(str(message.get("from", "")))
    return name or address.rpartition("@")[2]
