"""Chooses the reader for a capture: by what its bytes are, not by what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
from musnad.read.sites import site_readers
from musnad.read.sniff import FEED, JSON, PAGE, TEXT, Look, binary

MAX_BYTES = 25_000_000
_FORMS = {"feed": FEED, "json": JSON, "html": PAGE}
_WHITE = b" \t\r\n\x0b\x0c\xef\xbb\xbf"


def builtin_readers() -> tuple[Reader, ...]:
    """musnad's own readers, the more particular first."""
    return (
        PdfReader(),
        MailReader(),
        *site_readers(),
        PageReader(),
        MarkdownReader(),
        TextReader(),
    )


def read(
    capture: Capture,
    source: Source,
    *,
    readers: Iterable[Reader] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Release:
    """The release in a capture, by the first of ``readers`` that accepts it.

    A source that names a reader other than ``page`` has that one asked first: ``drupal@1``, or
    ``drupal`` for its newest version. Where it does not accept, the next that does reads and
    the release notes ``reader_passed_over``. Raises RefusedError ``read.too_large`` (``url``,
    ``megabytes``, ``limit_megabytes``), ``read.empty`` (``url``), ``read.unsupported``
    (``url``, ``looks_en``, ``looks_ar``), or what the reader raises.
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
    named = source.reader
    if named != "page":
        chosen.sort(key=lambda reader: not _is_named(reader, named))
    for reader in chosen:
        if reader.accepts(capture):
            release = reader.read(capture, source)
            if named == "page" or _is_named(reader, named) or reader.name in ("pdf", "mail"):
                return release
            return replace(release, notes=(*release.notes, "reader_passed_over"))
    look = look_of(capture)
    raise RefusedError("read.unsupported", url=capture.url, looks_en=look.en, looks_ar=look.ar)


def _is_named(reader: Reader, wanted: str) -> bool:
    """Whether a reader is the one that a source names, with its version or without."""
    return wanted in (reader.name, reader.name.partition("@")[0])


def look_of(capture: Capture) -> Look:
    """What a capture looks like, for the person who is told why it was refused."""
    look = binary(capture.body)
    if look is not None:
        return look
    return _FORMS.get(form_of(capture) or "", TEXT)
