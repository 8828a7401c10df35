"""Reads a PDF by its text layer; one without a text layer is refused, never guessed at.

The letters are taken out by ``pdf_worker`` in a process of its own, with bounds on pages,
letters, seconds and memory: a document that brings PDFium down brings nothing else down.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.compose import MAX_CHARACTERS, Found, compose, unseen_notes
from musnad.read.language import detect
from musnad.read.moments import zone_of
from musnad.read.pdf_blocks import blocks_of, titled, turned, without_furniture
from musnad.read.pdf_lines import Glyph, Line, columns, lines_of
from musnad.read.plain import head_moment, split_title
from musnad.read.visual import is_arabic, is_turned, reading_order

_WORKER = Path(__file__).with_name("pdf_worker.py")
_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT")
_MAX_ANSWER = 200_000_000
_FIELDS = 7
_SMALLEST = 1.5
_FEW = 40
_SCAN = 0.5
_UNTOLD = 0.2


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's visible glyphs, its hidden text, and where it ends as its reader holds it."""

    glyphs: tuple[Glyph, ...]
    hidden: str
    bottom: float
    top: float
    scanned: bool
    untold: int


class PdfReader:
    """Reads a release that was sent as a PDF.

    ``pages``, ``seconds`` (of a processor and of a clock) and ``megabytes`` (of memory) are
    the most that one document may take.
    """

    name = "pdf"

    def __init__(self, *, pages: int = 200, seconds: int = 20, megabytes: int = 1_000) -> None:
        self._pages = pages
        self._seconds = seconds
        self._megabytes = megabytes

    def accepts(self, capture: Capture) -> bool:
        """Whether the bytes begin as a PDF does, within its first kilobyte."""
        return b"%PDF-" in capture.body[:1024].lstrip()[:64] or (
            capture.media_type == "application/pdf" and b"%PDF-" in capture.body[:1024]
        )

    def read(self, capture: Capture, source: Source) -> Release:
        """The release in the document.

        Raises RefusedError ``read.pdf_locked``, ``read.pdf_broken``, ``read.pdf_heavy``
        (``seconds``), ``read.pdf_pages`` (``pages``, ``limit``), ``read.scanned``
        (``pages``), ``read.pdf_letters``, each with ``url``; ``read.too_long`` or
        ``read.nothing``.
        """
        told = self._asked(capture)
        raw = told.get("pages")
        pages = (
            [_page(one) for one in raw if isinstance(one, dict)] if isinstance(raw, list) else []
        )
        _refuse_unreadable(pages, capture.url)
        letters = "".join(one.text for page in pages for one in page.glyphs)
        arabic = sum(map(is_arabic, letters))
        rtl = arabic > 0.3 * sum(map(str.isalpha, letters))
        lines = _lines(pages, rtl=rtl)
        title, rest = titled(lines, rtl=rtl)
        found = blocks_of(rest, rtl=rtl)
        groups = [block.text.split("\n") for block in found]
        language = detect(" ".join([title, *(block.text for block in found[:40])]))
        if not title:
            title, _ = split_title(groups, language)
        hidden = "\n".join(page.hidden for page in pages if page.hidden)
        notes = list(unseen_notes("", hidden if len(hidden.split()) >= 3 else ""))
        if any(page.scanned for page in pages):
            notes.append("pages_unread")
        return compose(
            Found(
                title=title or _own_title(told.get("title")),
                blocks=found,
                moment=head_moment([[title], *groups], language, zone_of(source.zone)),
                notes=tuple(notes),
            ),
            capture,
            source,
        )

    def _asked(self, capture: Capture) -> dict[str, object]:
        """What the worker says of the document."""
        limits = (self._pages, 2 * MAX_CHARACTERS, self._seconds, self._megabytes)
        heavy = RefusedError("read.pdf_heavy", url=capture.url, seconds=self._seconds)
        try:
            done = subprocess.run(  # noqa: S603  our own file, by its path
                [sys.executable, "-P", str(_WORKER), *map(str, limits)],
                input=capture.body,
                capture_output=True,
                timeout=2 * self._seconds,
                env=_few_variables(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise heavy from error
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGTRAP):
            raise heavy
        if done.returncode or len(done.stdout) > _MAX_ANSWER:
            raise RefusedError("read.pdf_broken", url=capture.url)
        told = json.loads(done.stdout)
        wrong = told.get("error")
        if wrong == "pages":
            count = told["count"]
            raise RefusedError("read.pdf_pages", url=capture.url, pages=count, limit=self._pages)
        if wrong == "letters":
            raise RefusedError("read.too_long", characters=limits[1], limit=MAX_CHARACTERS)
        if wrong == "heavy":
            raise heavy
        if wrong == "locked":
            raise RefusedError("read.pdf_locked", url=capture.url)
        if wrong:
            raise RefusedError("read.pdf_broken", url=capture.url)
        return dict(told)


def _few_variables() -> dict[str, str]:
    """What Python needs to start; keys and passwords stay out of a hostile document's reach."""
    return {name: os.environ[name] for name in _VARIABLES if name in os.environ}


def _page(raw: dict[str, object]) -> _Page:
    letters = _numbers(raw.get("letters"))
    box = tuple(one / 10 for one in _numbers(raw.get("box"))) or (0.0, 0.0, 0.0, 0.0)
    images = raw.get("images")
    turns = [letters[at + 5] for at in range(0, len(letters), _FIELDS)]
    upright = max(set(turns), key=turns.count) if turns else 0
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    untold = 0
    for at in range(0, len(letters), _FIELDS):
        code, left, right, y, size, turn, marks = letters[at : at + _FIELDS]
        # PDFium's own sign for a hyphen that parts a word at the end of a line.
        code = ord("-") if code == 2 else code
        if code < 32 or turn != upright or 0xD800 <= code <= 0xDFFF or code == 0xAD:
            continue
        untold += code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF
        glyph = Glyph(chr(code), left / 10, right / 10, y / 10, size / 10, at)
        hidden = marks or (size < 10 * _SMALLEST and code != 0x20)
        (unseen if hidden else seen).append(glyph)
    ends = ((box[1], box[3]), (-box[2], -box[0]), (-box[3], -box[1]), (box[0], box[2]))
    bottom, top = ends[upright % 4]
    scan = isinstance(images, (int, float)) and images >= _SCAN and len(seen) < _FEW
    return _Page(
        glyphs=tuple(seen),
        hidden="" if scan else _hidden_text(unseen),
        bottom=bottom,
        top=top,
        scanned=scan or bool(raw.get("broken")),
        untold=untold,
    )


def _hidden_text(glyphs: Sequence[Glyph]) -> str:
    rtl = sum(is_arabic(one.text) for one in glyphs) > 0.3 * len(glyphs)
    rows: dict[int, list[Glyph]] = {}
    for one in glyphs[:50_000]:
        rows.setdefault(round(one.y), []).append(one)
    lines: list[str] = []
    for row in rows.values():
        pieces = [one.text for one in sorted(row, key=lambda one: one.middle)]
        lines.append(reading_order(pieces, rtl=rtl))
    return clean("\n".join(lines))


def _lines(pages: Sequence[_Page], *, rtl: bool) -> list[Line]:
    by_page = [lines_of(page.glyphs, number, rtl=rtl) for number, page in enumerate(pages)]
    sizes = [(page.bottom, page.top) for page in pages]
    kept = without_furniture(by_page, sizes)
    found = [line for lines in kept for line in columns(lines, rtl=rtl)]
    words = " ".join(line.text(rtl=rtl) for line in found[:400]).split()
    return turned(found) if rtl and is_turned(words) else found


def _refuse_unreadable(pages: Sequence[_Page], url: str) -> None:
    letters = sum(sum(one.text.isalpha() for one in page.glyphs) for page in pages)
    untold = sum(page.untold for page in pages)
    scanned = sum(page.scanned for page in pages)
    if not letters or 2 * scanned > len(pages):
        if untold > _FEW:
            raise RefusedError("read.pdf_letters", url=url)
        raise RefusedError("read.scanned", url=url, pages=len(pages))
    if untold > _UNTOLD * (letters + untold):
        raise RefusedError("read.pdf_letters", url=url)


def _own_title(value: object) -> str:
    """The title that the document's properties give, unless it is a file's name."""
    title = " ".join(clean(str(value or "")).split())
    named = title.lower().endswith((".doc", ".docx", ".pdf", ".rtf", ".indd", ".html", ".htm"))
    if named or title.lower().startswith(("microsoft word", "untitled")):
        return ""
    return title if len(title.split()) >= 3 else ""


def _numbers(value: object) -> list[int]:
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []
