"""Chooses the reader for a capture: by what its bytes are, not by what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.ports import Reader
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.form import form_of
from musnad.read.mail import MailReader
from musnad.read.markdown import MarkdownReader
from musnad.read.page import PageReader
from musnad.read.pdf import PdfReader
from musnad.read.plain import TextReader
from musnad.read.sniff import FEED, JSON, PAGE, TEXT, Look, binary

MAX_BYTES = 25_000_000
_FORMS = {"feed": FEED, "json": JSON, "html": PAGE}
_WHITE = b" \t\r\n\x0b\x0c\xef\xbb\xbf"


def builtin_readers() -> tuple[Reader, ...]:
    """musnad's own readers, the more particular first."""
    return (PdfReader(), MailReader(), PageReader(), MarkdownReader(), TextReader())


def read(
    capture: Capture,
    source: Source,
    *,
    readers: Iterable[Reader] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Release:
    """The release in a capture, by the first of ``readers`` that accepts it.

    A source that names a reader other than ``page`` has that one asked first. Raises
    RefusedError ``read.too_large`` (``url``, ``megabytes``, ``limit_megabytes``), ``read.empty``
    (``url``), ``read.unsupported`` (``url``, ``looks_en``, ``looks_ar``), or what the
    reader raises.
    """
    size = len(capture.body)
    if size > max_bytes:
        raise RefusedError(
            "read.too_large",
            url=capture.url,
            megabytes=f"{size / 1e6:.1f}",
            limit_megabytes=f"{max_bytes / 1e6:g}",
        )
    if not capture.body.strip(_WHITE):
        raise RefusedError("read.empty", url=capture.url)
    chosen = list(builtin_readers() if readers is None else readers)
    if source.reader != "page":
        chosen.sort(key=lambda reader: reader.name != source.reader)
    for reader in chosen:
        if reader.accepts(capture):
            return reader.read(capture, source)
    look = look_of(capture)
    raise RefusedError("read.unsupported", url=capture.url, looks_en=look.en, looks_ar=look.ar)


def look_of(capture: Capture) -> Look:
    """What a capture looks like, for the person who is told why it was refused."""
    look = binary(capture.body)
    if look is not None:
        return look
    return _FORMS.get(form_of(capture) or "", TEXT)
