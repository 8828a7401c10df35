"""A message in its parts: who sent it, what it says, what is attached; nothing is believed.

Source: RFC 5322 (header fields), RFC 2047 (encoded words), RFC 2046 (parts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from musnad.arabic.normal import clean
from musnad.core.errors import RefusedError
from musnad.read.decode import decode

_MAX_BOUNDARIES = 200
_MAX_PARTS = 300
_MAX_HEADER = 4_000
_FAULTS = (
    *(ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError),
    MessageError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a message, decoded; ``html`` says that it is markup."""

    text: str
    html: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message: ``sender`` is the one address that it is from, lower case, or "" when it
    names none or several; ``texts`` are its own, ``pdfs`` and ``messages`` what is attached."""

    subject: str
    sender: str
    sender_name: str
    sent: datetime | None
    message_id: str
    texts: tuple[Text, ...]
    pdfs: tuple[bytes, ...]
    messages: tuple[bytes, ...]


def open_letter(body: bytes, url: str = "") -> Letter:
    """The message in these bytes.

    Raises RefusedError ``read.mail`` (``url``) for what is nested beyond measure, and
    ``read.encoding``.
    """
    if body.lower().count(b"boundary=") > _MAX_BOUNDARIES:
        raise RefusedError("read.mail", url=url)
    try:
        message = BytesParser(policy=policy.default).parsebytes(body)
        texts, pdfs, messages = _contents(message)
    except _FAULTS as error:
        raise RefusedError("read.mail", url=url) from error
    sender_name, sender = _sender(message)
    return Letter(
        subject=header(message, "subject"),
        sender=sender,
        sender_name=sender_name,
        sent=_sent(message),
        message_id=header(message, "message-id").strip("<> "),
        texts=texts,
        pdfs=pdfs,
        messages=messages,
    )


def sender_of(body: bytes) -> str:
    """The one address that a message is from, lower case; "" when it names none or several."""
    head = body[: body.find(b"\n\n") + 1 or None][:200_000]
    try:
        message = BytesParser(policy=policy.default).parsebytes(head, headersonly=True)
    except _FAULTS:
        return ""
    return _sender(message)[1]


def fits(sender: str, senders: Iterable[str]) -> bool:
    """Whether an address is among ``senders``: whole addresses, or domains with what is below."""
    domain = sender.rpartition("@")[2]
    if not domain:
        return False
    for one in senders:
        wanted = one.lower().strip().removeprefix("@")
        if sender == wanted or ("@" not in wanted and f".{domain}".endswith(f".{wanted}")):
            return True
    return False


def header(message: Message, name: str) -> str:
    """A header field's words on one line, whatever their charset is said to be."""
    raw = _raw(message, name)
    pieces: list[str] = []
    try:
        parts = decode_header(raw)
    except _FAULTS:
        parts = [(raw, None)]
    for value, charset in parts:
        data = value if isinstance(value, bytes) else value.encode("ascii", "surrogateescape")
        try:
            pieces.append(decode(data, charset).text)
        except RefusedError:
            pieces.append(data.decode("utf-8", "replace"))
    return " ".join(clean("".join(pieces)).split())


def _raw(message: Message, name: str) -> str:
    for known, value in message.raw_items():
        if known.lower() == name:
            text = str(value)[:_MAX_HEADER].replace("\r", "").replace("\n", "")
            # Bytes that are no ASCII are kept as such, other letters as UTF-8.
            return text.encode("utf-8", "surrogateescape").decode("ascii", "surrogateescape")
    return ""


def _sender(message: Message) -> tuple[str, str]:
    if sum(name.lower() == "from" for name, _ in message.raw_items()) != 1:
        return "", ""
    raw = _raw(message, "from")
    found = [(name, address) for name, address in getaddresses([raw]) if "@" in address]
    if len(found) != 1:
        return "", ""
    name, address = found[0]
    return _words(name), address.strip().lower()


def _words(raw: str) -> str:
    message = Message()
    message.add_header("x-name", raw.replace("\n", " "))
    return header(message, "x-name").strip("\"' ")


def _sent(message: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_raw(message, "date"))
    except _FAULTS:
        return None
    return sent if sent.tzinfo is not None else None


_Contents = tuple[tuple[Text, ...], tuple[bytes, ...], tuple[bytes, ...]]


def _contents(message: EmailMessage) -> _Contents:
    texts: list[Text] = []
    pdfs: list[bytes] = []
    messages: list[bytes] = []
    own = {id(part) for part in _own_texts(message)}
    for count, part in enumerate(_leaves(message)):
        if count == _MAX_PARTS:
            break
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                messages.append(inner[0].as_bytes(policy=policy.compat32))
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        if b"%PDF-" in data[:1024]:
            pdfs.append(data)
        elif id(part) in own:
            text = decode(data, part.get_content_charset()).text
            texts.append(Text(text=text, html=kind == "text/html"))
    return tuple(texts), tuple(pdfs), tuple(messages)


def _own_texts(message: EmailMessage) -> Iterator[Message]:
    """The message's text as a page and as plain text; what is attached is not its own."""
    for kind in ("html", "plain"):
        part = message.get_body(preferencelist=(kind,))
        if part is not None:
            yield part


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, without those inside of attached messages."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(payload, list):
            waiting = [one for one in payload if isinstance(one, Message)] + waiting
        else:
            yield part
