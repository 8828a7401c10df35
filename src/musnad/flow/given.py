"""What a person hands in: pasted text, a file, an address; as captures, limited in size."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from musnad.core.addresses import host_of
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError, TransientError
from musnad.core.ports import Fetcher
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.newsroom import Desk
from musnad.read.readers import read

GIVEN = Source(id="given", name_ar="", name_en="", kind="agency", languages=())
"""The source of what a person hands in: the text itself says who published it, or they do."""

MOST_PASTED = 200_000
"""Letters of a pasted text."""
MOST_UPLOADED = 10_000_000
"""Bytes of a file."""
LONGEST_ADDRESS = 2_000
_LONGEST_TITLE = 400
_LONGEST_NAME = 200
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2999
"""Times of publication that are none are refused: days are counted from them."""

KINDS = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}
"""The ends of file names that are taken, with what is in such files."""

_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_SAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A text and what its giver knows of it.

    ``published`` has a zone and stands where the text itself gives no time; ``publisher`` goes
    before what the text says.
    """

    capture: Capture
    published: datetime | None = None
    publisher: str = ""


def pasted(
    body: str,
    *,
    at: datetime,
    title: str = "",
    publisher: str = "",
    published: datetime | None = None,
    url: str = "",
) -> Material:
    """A pasted text of at most 200,000 letters.

    Raises RefusedError ``given.empty``, ``given.too_long`` (``limit``) or ``given.address``.
    """
    if len(body) > MOST_PASTED:
        raise RefusedError("given.too_long", limit=MOST_PASTED)
    if not any(one.isalnum() for one in body + title):
        raise RefusedError("given.empty")
    front = _front(
        ("title", " ".join(title.split())[:_LONGEST_TITLE]),
        ("publisher", _name(publisher)),
        ("date", published.isoformat() if published else ""),
    )
    address = _address(url) if url.strip() else "paste:"
    text = f"{front}\n{body}\n".encode("utf-8", "replace")
    capture = Capture(
        url=address,
        requested_url=address,
        body=text,
        fetched_at=at,
        media_type="text/plain",
        charset="utf-8",
    )
    return Material(capture=capture, published=published, publisher=_name(publisher))


def uploaded(
    name: str,
    body: bytes,
    *,
    at: datetime,
    publisher: str = "",
    published: datetime | None = None,
    url: str = "",
) -> Material:
    """A file of at most 10 MB, whose name ends in .html, .htm, .txt, .md, .pdf or .eml.

    Raises RefusedError ``given.too_large`` (``megabytes``), ``given.kind`` (``known``),
    ``given.empty`` or ``given.address``.
    """
    dot = name.rfind(".")
    kind = KINDS.get(name[dot:].lower()) if dot >= 0 else None
    if kind is None:
        raise RefusedError("given.kind", known=" ".join(KINDS))
    if len(body) > MOST_UPLOADED:
        raise RefusedError("given.too_large", megabytes=MOST_UPLOADED // 1_000_000)
    if not body.strip():
        raise RefusedError("given.empty")
    # Of the name only what says what it is: it may hold a path of somebody's disk.
    safe = _SAFE.sub("-", name.replace("\\", "/").rpartition("/")[2])[-80:]
    address = _address(url) if url.strip() else f"upload:{safe}"
    capture = Capture(url=address, requested_url=address, body=body, fetched_at=at, media_type=kind)
    return Material(capture=capture, published=published, publisher=_name(publisher))


def fetched(url: str, fetcher: Fetcher) -> Material:
    """What stands at an address of the web.

    Raises RefusedError ``given.address``, ``fetch.*``, or TransientError ``fetch.*``.
    """
    address = _address(url)
    capture = fetcher.fetch(address)
    if capture is None:
        raise TransientError("fetch.empty_answer", url=address)
    return Material(capture=capture)


def release_of(desk: Desk, material: Material, source: Source = GIVEN) -> Release:
    """The release in a material; raises RefusedError ``read.*`` or ``given.moment``."""
    told = material.published
    if told is not None and not _EARLIEST_YEAR <= told.year <= _LATEST_YEAR:
        raise RefusedError("given.moment", given=told.isoformat()[:40])
    release = read(material.capture, source, readers=desk.readers)
    if material.publisher and material.publisher != release.publisher:
        release = replace(release, publisher=material.publisher, publisher_ar="")
    if release.published is None and material.published is not None:
        release = replace(release, published=material.published)
    return release


def _front(*told: tuple[str, str]) -> str:
    """The facts of a text in front of it, as ``read.front`` takes them."""
    rows = [f'{name}: "{value}"' for name, value in told if value]
    return "\n".join(("---", *rows, "---")) if rows else ""


def _name(name: str) -> str:
    return " ".join(name.split())[:_LONGEST_NAME]


def _address(url: str) -> str:
    bare = url.strip()
    known = _WEB.match(bare) and bare.isprintable() and host_of(bare)
    if len(bare) > LONGEST_ADDRESS or not known or any(one.isspace() for one in bare):
        raise RefusedError("given.address", url=bare[:200])
    return bare
