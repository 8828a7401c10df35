"""What a command is given to work on: a file, standard input or an address."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from musnad import wiring
from musnad.acquire.files import read_file, read_stdin
from musnad.core.capture import Capture
from musnad.core.errors import TransientError
from musnad.core.ports import Reader
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.article import article_text as read_article
from musnad.read.readers import read
from musnad.settings import Settings

MAX_BYTES = 25_000_000

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")

UNKNOWN = Source(id="given", name_ar="", name_en="", kind="agency", languages=())
"""The source of what a person hands in: the page itself says who published it."""


def is_address(given: str) -> bool:
    """Whether a person means an address on the web rather than a file."""
    return _SCHEME.match(given) is not None


def capture(given: str, settings: Settings) -> Capture:
    """The bytes of a file, of ``-`` (standard input) or at an address."""
    if given == "-":
        return read_stdin(sys.stdin.buffer, clock=wiring.clock, max_bytes=MAX_BYTES)
    if not is_address(given):
        return read_file(Path(given), clock=wiring.clock, max_bytes=MAX_BYTES)
    client = wiring.fetcher(settings)
    try:
        fetched = client.fetch(given)
    finally:
        client.close()
    if fetched is None:
        raise TransientError("fetch.empty_answer", url=given)
    return fetched


def release(given: str, readers: Sequence[Reader], settings: Settings) -> Release:
    """The release in a file, on standard input or at an address."""
    return read(capture(given, settings), UNKNOWN, readers=readers)


def article_text(given: str, readers: Sequence[Reader], settings: Settings) -> str:
    """The text of an article to be checked."""
    return read_article(capture(given, settings), readers)
