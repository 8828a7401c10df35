"""PDFs as good and poor producers make them, for the tests of this room."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = {
    "plex": Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "files" / "IBMPlexSansArabic-Regular.ttf",
    "amiri": Path(fontpkg_amiri.ROOT) / "files" / "Amiri-Regular.ttf",
}
WIDTH, HEIGHT = A4
RIGHT, LEFT = WIDTH - 70, 70
_MIRRORED = {"(": ")", ")": "(", "«": "»", "»": "«", "[": "]", "]": "["}
_LATER = frozenset("اأإآدذرزوؤةىء")

Draw = Callable[[Canvas], None]


@cache
def _forms() -> dict[tuple[str, ...], dict[str, str]]:
    """The presentation forms of each letter and of lam with alif, by their place in a word."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for code in range(0xFE70, 0xFEFD):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>"):
            key = tuple(chr(int(one, 16)) for one in letters)
            found.setdefault(key, {})[kind[1:-1]] = chr(code)
    return found


def shaped(word: str) -> str:
    """A word in presentation forms, in the order of reading."""
    forms = _forms()
    units: list[tuple[str, ...]] = []
    for letter in word:
        if units and units[-1] == ("ل",) and letter in "اأإآ":
            units[-1] = ("ل", letter)
        else:
            units.append((letter,))
    drawn: list[str] = []
    for place, unit in enumerate(units):
        known = forms.get(unit)
        if known is None:
            drawn.append("".join(unit))
            continue
        before = place > 0 and units[place - 1] in forms and units[place - 1][-1] not in _LATER
        after = place + 1 < len(units) and units[place + 1] in forms and unit[-1] not in _LATER
        after = after and units[place + 1] != ("ء",)
        kind = {(0, 0): "isolated", (0, 1): "initial", (1, 0): "final", (1, 1): "medial"}[
            int(before), int(after)
        ]
        drawn.append(known.get(kind) or known.get("final") or known["isolated"])
    return "".join(drawn)


def visual(line: str, *, forms: bool = True) -> str:
    """An Arabic line as it is seen, left to right; runs of Latin words keep their order."""
    seen: list[str] = []
    run: list[str] = []
    for word in line.split(" "):
        arabic = any("\u0600" <= one <= "\u06ff" for one in word)
        goes_on = run and run[-1][-1:].isalnum() and word[:1].isalpha()
        if run and (arabic or not goes_on):
            seen.append(" ".join(run))
            run = []
        if arabic or not word[:1].isalpha():
            seen.append(_turned(word, forms=forms))
        elif word[-1:].isalnum():
            run.append(word)
        else:
            seen.append(" ".join([_turned(word, forms=forms), *run]))
            run = []
    seen += [" ".join(run)] if run else []
    return " ".join(reversed(seen))


def _turned(word: str, *, forms: bool) -> str:
    """One word as it is seen: Arabic letters turned, figures kept, brackets mirrored."""
    parts: list[str] = []
    plain = ""
    for letter in shaped(word) if forms else word:
        figure = letter.isdigit() or (letter in ".,/:٫٬" and plain[-1:].isdigit())
        if figure or (letter.isascii() and letter.isalpha()):
            plain += letter
            continue
        if plain:
            tail = plain[-1] if plain[-1] in ".,/:٫٬" else ""
            parts += [plain.removesuffix(tail), tail] if tail else [plain]
            plain = ""
        parts.append(_MIRRORED.get(letter, letter))
    if plain:
        tail = plain[-1] if plain[-1] in ".,/:٫٬" else ""
        parts += [plain.removesuffix(tail), tail] if tail else [plain]
    return "".join(reversed(parts))


def pdf(*pages: Draw, title: str = "", password: str = "") -> bytes:
    """A document whose pages these draw; with a ``password`` nobody opens it without."""
    for name, path in _FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(path)))
    target = io.BytesIO()
    encryption = None
    if password:
        from reportlab.lib.pdfencrypt import StandardEncryption

        encryption = StandardEncryption(password, canPrint=0)
    canvas = Canvas(target, pagesize=A4, invariant=1, encrypt=encryption)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def put(
    canvas: Canvas,
    lines: Sequence[str],
    *,
    top: float = HEIGHT - 160,
    size: float = 13,
    font: str = "amiri",
    arabic: bool = True,
    forms: bool = True,
    leading: float = 1.6,
) -> float:
    """Lines from ``top`` down, Arabic ones to the right edge; returns where the next would be."""
    canvas.setFont(font, size)
    for line in lines:
        if arabic:
            canvas.drawRightString(RIGHT, top, visual(line, forms=forms))
        else:
            canvas.drawString(LEFT, top, line)
        top -= leading * size
    return top


def table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    top: float,
    size: float = 12,
    arabic: bool = True,
) -> float:
    """A table with 120 points for each column, an Arabic one from the right."""
    canvas.setFont("amiri", size)
    for row in rows:
        for place, cell in enumerate(row):
            if arabic:
                canvas.drawRightString(RIGHT - 120 * place, top, visual(cell))
            else:
                canvas.drawString(LEFT + 120 * place, top, cell)
        top -= 2 * size
    return top
