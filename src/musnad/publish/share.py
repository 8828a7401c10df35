"""The picture that stands for an article where its link is shared: its headline, well set."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from musnad.core.ids import digest
from musnad.publish import fonts
from musnad.publish.markup import isolate_plain, plain

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1200
HEIGHT = 630
"""What Facebook, X, Telegram and WhatsApp show whole."""

FOLDER = "share"
_EDITION = 1
_PAPER = (252, 250, 245)
_INK = (29, 27, 22)
_SOFT = (94, 88, 75)
_ACCENT = (13, 90, 74)
_AMBER = (122, 74, 0)
_MARGIN = 72
_ICON = 96
_SIZES = (84, 76, 68, 60, 54, 48, 42)
_LINE = 1.5
_ROOM = 352
"""Pixels of height for the headline."""
_LONGEST = 400
_JOINERS = re.compile("[\u200c\u200d]")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What stands on the picture; ``label`` is «إشعار» or the like, or ""."""

    headline: str
    source: str
    house: str
    label: str = ""


def name_of(article_id: str, poster: Poster) -> str:
    """The picture's path: it changes with what it shows, so that no old copy is shown for it."""
    told = "\x1f".join((str(_EDITION), poster.headline, poster.source, poster.house, poster.label))
    return f"{FOLDER}/{article_id}-{digest(told.encode())[:8]}.png"


def draw(poster: Poster) -> bytes:
    """The picture as PNG, 1200 × 630; a headline too long for it ends in «…»."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 14), fill=_ACCENT)
    right = WIDTH - _MARGIN
    _write(pen, (right, 84), poster.house, _font(fonts.HEADLINE, 52), _ACCENT)
    if poster.label:
        label = _font(fonts.TEXT_BOLD, 30)
        _write(pen, (_MARGIN, 84), poster.label, label, _AMBER, anchor="lm")
    pen.line((_MARGIN, 132, right, 132), fill=_INK, width=2)
    lines, font = fit(poster.headline)
    step = int(font.size * _LINE)
    top = 146 + (_ROOM - step * len(lines)) // 2 + step // 2
    for number, line in enumerate(lines):
        _write(pen, (right, top + number * step), line, font, _INK)
    pen.line((_MARGIN, 520, right, 520), fill=(217, 210, 193), width=2)
    source, small = _shortened(poster.source, _font(fonts.TEXT, 32))
    _write(pen, (right, 566), f"عن: {source}" if source else "", small, _SOFT)
    made = io.BytesIO()
    # Few colours, and flat: a palette makes the file a third, and quicker to write.
    image.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        made, "PNG", compress_level=5
    )
    return made.getvalue()


def icon(house: str) -> bytes:
    """The first letter of the house's name as a small square PNG, for the tabs of browsers."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (_ICON, _ICON), _ACCENT)
    letters = [one for one in shown(house) if unicodedata.category(one).startswith("L")]
    font = _font(fonts.HEADLINE, int(_ICON * 0.8))
    pen = ImageDraw.Draw(image)
    pen.text((_ICON // 2, _ICON // 2), "".join(letters[:1]), font=font, fill=_PAPER, anchor="mm")
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def fit(headline: str) -> tuple[tuple[str, ...], FreeTypeFont]:
    """The headline in lines of whole words, in the largest type that holds it."""
    words = shown(headline).split()
    for size in _SIZES:
        font = _font(fonts.HEADLINE, size)
        lines = _broken(words, font)
        if len(lines) * size * _LINE <= _ROOM and all(
            _width(one, font) <= _wide() for one in lines
        ):
            return lines, font
    most = int(_ROOM / (_SIZES[-1] * _LINE))
    kept = [_cut(one, font) for one in lines[:most]]
    kept[-1] = _cut(f"{kept[-1]}{_ELLIPSIS}", font)
    return tuple(kept), font


def shown(text: str) -> str:
    """The text with only the letters that the headline's face has, on one line."""
    has = _letters(fonts.HEADLINE)
    told = unicodedata.normalize("NFC", plain(text)[: 2 * _LONGEST])
    kept = "".join(
        " " if one.isspace() else one for one in told if one.isspace() or ord(one) in has
    )
    return " ".join(_JOINERS.sub("", kept).split())[:_LONGEST]


def _broken(words: list[str], font: FreeTypeFont) -> tuple[str, ...]:
    """The words in as few lines as hold them, made about equally long."""
    fewest = _filled(words, font, _wide())
    if len(fewest) < 2:
        return fewest
    low, high = _wide() // 2, _wide()
    while high - low > 24:  # the narrowest measure that needs no more lines
        middle = (low + high) // 2
        if len(_filled(words, font, middle)) <= len(fewest):
            high = middle
        else:
            low = middle
    return _filled(words, font, high)


def _filled(words: list[str], font: FreeTypeFont, measure: int) -> tuple[str, ...]:
    space = _width(" ", font)
    lines: list[list[str]] = []
    at = 0.0
    for word in words:
        width = _width(word, font)
        if lines and at + space + width <= measure:
            lines[-1].append(word)
            at += space + width
        else:
            lines.append([word])
            at = width
    return tuple(" ".join(one) for one in lines)


def _shortened(source: str, font: FreeTypeFont) -> tuple[str, FreeTypeFont]:
    has = _letters(fonts.TEXT)
    kept = "".join(one for one in plain(source)[:200] if ord(one) in has)
    return _cut(kept, font, _wide() - 80), font


def _cut(line: str, font: FreeTypeFont, measure: int | None = None) -> str:
    """The line without its last letters where it is wider than there is room."""
    wide = measure or _wide()
    if _width(line, font) <= wide:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(line[:middle] + _ELLIPSIS, font) <= wide:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + _ELLIPSIS


def _write(
    pen: ImageDraw,
    at: tuple[int, int],
    text: str,
    font: FreeTypeFont,
    ink: tuple[int, int, int],
    *,
    anchor: str = "rm",
) -> None:
    pen.text(
        at, isolate_plain(text), font=font, fill=ink, anchor=anchor, direction="rtl", language="ar"
    )


@lru_cache(maxsize=4096)
def _measured(text: str, path: str, size: float) -> float:
    return _font(Path(path), int(size)).getlength(text, direction="rtl", language="ar")


def _width(text: str, font: FreeTypeFont) -> float:
    return _measured(text, str(font.path), font.size)


def _wide() -> int:
    return WIDTH - 2 * _MARGIN


@lru_cache(maxsize=32)
def _font(path: Path, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


@cache
def _letters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
