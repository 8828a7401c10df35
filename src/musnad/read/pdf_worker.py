"""Takes the letters out of a PDF, in a process of its own that may fall or be ended.

Run by path, with the document on standard input and the limits as arguments: pages, letters,
processor seconds, megabytes of memory. Writes JSON; imports nothing of musnad. PDFium reads
hostile files in another's memory: what it does here hurts nobody.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import sys

import pypdfium2
import pypdfium2.raw as pdfium

INVISIBLE = 1
PALE = 2
OUTSIDE = 4
ASLANT = 5
_PALE_FROM = 240
_MAX_OBJECTS = 20_000


def limit(seconds: int, megabytes: int) -> None:
    """Bound this process; where the system cannot, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def main() -> None:
    """Answer ``{"error": …}`` or ``{"title": …, "pages": […]}`` on standard output."""
    max_pages, max_letters, seconds, megabytes = (int(one) for one in sys.argv[1:5])
    limit(seconds, megabytes)
    body = sys.stdin.buffer.read()
    try:
        answer = letters(body, max_pages, max_letters)
    except MemoryError:
        answer = {"error": "heavy"}
    json.dump(answer, sys.stdout, separators=(",", ":"))


def letters(body: bytes, max_pages: int, max_letters: int) -> dict[str, object]:
    """The letters of each page: seven whole numbers for each, lengths in tenths of a point.

    Those are: code point, left, right, baseline, size, quarter turns (5 for letters that stand
    aslant), and marks (1 drawn invisibly, 2 in white or nearly with nothing painted below, 4
    outside of the page). Lengths are as the reader of turned letters sees them, who has
    turned the page.
    """
    try:
        document = pypdfium2.PdfDocument(body)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error) or "ecurity" in str(error)
        return {"error": "locked" if locked else "broken"}
    if count > max_pages:
        return {"error": "pages", "count": count}
    pages: list[dict[str, object]] = []
    left = max_letters
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append({"broken": 1, "letters": [], "images": 0})
            continue
        box = page.get_cropbox()
        images, shades = _painted(page.raw, (box[2] - box[0]) * (box[3] - box[1]))
        found = _letters(page.raw, box, shades, left)
        left -= len(found) // 7
        pages.append({"box": [round(one * 10) for one in box], "letters": found, "images": images})
        page.close()
        if left <= 0:
            return {"error": "letters"}
    title = ""
    with contextlib.suppress(pypdfium2.PdfiumError, UnicodeError):
        title = document.get_metadata_value("Title")
    return {"title": title[:500], "pages": pages}


Box = tuple[float, float, float, float]


def _letters(page: object, edges: Box, shades: list[Box], limit: int) -> list[int]:
    text = pdfium.FPDFText_LoadPage(page)
    found: list[int] = []
    if not text:
        return found
    looks: dict[int, int] = {}
    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFText_CountChars(text), limit)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        guessed = pdfium.FPDFText_IsGenerated(text, index) == 1
        if guessed and code != 0x20:
            continue
        if not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in looks:
            looks[key] = _look(text, index, drawn)
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        size = pdfium.FPDFText_GetFontSize(text, index)
        if pdfium.FPDFText_GetMatrix(text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        marks = looks[key]
        if marks & PALE and any(_within(middle, shade) for shade in shades):
            marks -= PALE
        if not _within(middle, edges):
            marks |= OUTSIDE
        turn = _quarters(angle)
        left, right, base = _turned(turn, box, x.value, y.value)
        found += (
            code,
            round(left * 10),
            round((left if guessed else right) * 10),
            round(base * 10),
            round(size * 10),
            turn,
            marks,
        )
    pdfium.FPDFText_ClosePage(text)
    return found


def _within(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _quarters(angle: float) -> int:
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.05 else ASLANT


def _turned(turn: int, box: pdfium.FS_RECTF, x: float, y: float) -> tuple[float, float, float]:
    """Left, right and base line of a letter once its page is turned to be read."""
    if turn == 1:
        return box.bottom, box.top, -x
    if turn == 2:
        return -box.right, -box.left, -y
    if turn == 3:
        return -box.top, -box.bottom, x
    return box.left, box.right, y


def _look(text: object, index: int, drawn: object) -> int:
    marks = 0
    if drawn and pdfium.FPDFTextObj_GetTextRenderMode(drawn) in (3, 7):
        marks |= INVISIBLE
    parts = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFText_GetFillColor(text, index, *parts):
        red, green, blue, alpha = (one.value for one in parts)
        if alpha < 10:
            marks |= INVISIBLE
        elif min(red, green, blue) >= _PALE_FROM:
            marks |= PALE
    return marks


def _painted(page: object, area: float) -> tuple[float, list[Box]]:
    """What share of the page images cover, and the boxes that are painted in a colour."""
    covered = 0.0
    shades: list[Box] = []
    sides = [ctypes.c_float() for _ in range(4)]
    parts = [ctypes.c_uint() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == 1 or not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            continue
        left, bottom, right, top = (one.value for one in sides)
        if kind == 3:
            covered += max(0.0, (right - left) * (top - bottom))
        elif kind == 2:
            painted = pdfium.FPDFPageObj_GetFillColor(drawn, *parts)
            if not painted or min(one.value for one in parts[:3]) >= _PALE_FROM:
                continue
        if len(shades) < 500:
            shades.append((left, bottom, right, top))
    return (covered / area if area > 0 else 0.0), shades


if __name__ == "__main__":
    main()
