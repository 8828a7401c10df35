"""Text for other people's programs: without hostile characters, and cut where it may be cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from musnad.arabic.bidi import isolate

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # directions: set anew where wanted
    "\u200b\u2060\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # unseen characters
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # what no text may hold
)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0<>\"'`\\{}|^\u2000-\u200f\u2028-\u202f\u2060-\u206f]")
_MENTION = re.compile(r"((?<![A-Za-z0-9])[@#]|(?<!\S)/)(?=\w)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_JOINER = "\u200d"
_ELLIPSIS = "…"
_LONGEST_URL = 2000
_MOST_MARKS = 16
"""Marks on one letter that are kept: no script needs as many."""


def plain(text: str) -> str:
    """The text on one line, without control, direction and invisible characters."""
    line = " ".join(_UNWANTED.sub("", text).split())
    return _tamed(unicodedata.normalize("NFC", line))


def shown(text: str) -> str:
    """Plain text with each Latin run isolated, so that it keeps its own order."""
    return isolate(plain(text))


def escaped(text: str) -> str:
    """The text as HTML; a quotation mark too, so that it may stand in an attribute."""
    return text.translate(_MARKUP)


def quiet(text: str) -> str:
    """As ``shown``, with each @, # and / parted from the word that follows by a word joiner.

    Other people's programs make mentions, tags and commands of them, which call somebody.
    """
    return isolate(_MENTION.sub("\\1\u2060", plain(text)))


def safe_url(url: str | None) -> str:
    """The address when it is plain http or https with a host and no password, else ""."""
    if url is None or len(url) > _LONGEST_URL or _UNSAFE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and host and user is None else ""


def units(text: str) -> int:
    """The length in UTF-16 units, as Telegram counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cut(text: str, most: int, measure: Callable[[str], int] = len) -> str:
    """The text within a length, ended by «…» where it is cut: after a word, or a whole letter.

    A letter is never parted from its marks, nor an emoji from what joins it; "" where nothing
    fits.
    """
    if measure(text) <= most:
        return text
    room = most - measure(_ELLIPSIS)
    kept, length, word_end = 0, 0, 0
    for cluster in clusters(text):
        length += measure(cluster)
        if length > room:
            break
        if cluster.isspace():
            word_end = kept
        kept += len(cluster)
    else:
        word_end = kept
    # A last word that is very long is cut in the middle rather than left out.
    end = word_end if word_end * 2 >= kept else kept
    return text[:end].rstrip(" ،,;؛:-–—") + _ELLIPSIS if end else ""


def clusters(text: str) -> Iterator[str]:
    """What readers see as single letters, in order.

    Source: the gist of Unicode UAX #29: marks, joiners, modifiers and pairs of flags.
    """
    start = 0
    for at in range(1, len(text)):
        if not _joins(text, start, at):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _joins(text: str, start: int, at: int) -> bool:
    letter, before = text[at], text[at - 1]
    if unicodedata.category(letter) in ("Mn", "Me", "Mc") or letter in ("\u200c", _JOINER):
        return True
    if "\U0001f3fb" <= letter <= "\U0001f3ff" or before == _JOINER:
        return True
    flags = "\U0001f1e6" <= letter <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff"
    return flags and (at - start) % 2 == 1


def _tamed(text: str) -> str:
    """The text with no more marks on one letter than a script needs."""
    if len(text) <= _MOST_MARKS:
        return text
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
