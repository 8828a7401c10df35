"""Takes the faces from their packages and cuts them for the web; none is kept in the tree."""

from __future__ import annotations

import io
import logging
from functools import cache
from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic

from musnad.core.ids import digest

HEADLINE = Path(fontpkg_amiri.ROOT) / "files" / "Amiri-Bold.ttf"
TEXT = Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "files" / "IBMPlexSansArabic-Regular.ttf"
TEXT_BOLD = Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "files" / "IBMPlexSansArabic-Bold.ttf"

_FILES = {"headline-bold": HEADLINE, "text-regular": TEXT, "text-bold": TEXT_BOLD}
_LICENSES = {
    "headline-license.txt": Path(fontpkg_amiri.ROOT) / "LICENSE",
    "text-license.txt": Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "LICENSE",
}
_CUT = 4
"""Raised when the letters or features below change, so that sites get the new faces."""

_LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin with the accents of European names
    *(0x60C, 0x61B, 0x61F, 0x670, 0x671, 0x6D4),
    *range(0x621, 0x63B),
    *range(0x640, 0x656),
    *range(0x660, 0x66E),  # the digits ٠ to ٩ and their separators
    *(0x67E, 0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6CC),  # letters of foreign names
    *range(0x6F0, 0x6FA),
    *(0x200C, 0x200D, 0x2009, 0x202F, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),
    *range(0x2010, 0x2015),
    *(0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2212),
)
_FEATURES = [
    *("ccmp", "locl", "isol", "fina", "medi", "init", "rlig", "rclt", "calt", "liga"),
    *("mark", "mkmk", "kern", "curs", "mset"),
]


NAMES = (*(f"{name}.woff2" for name in _FILES), *_LICENSES)
"""The files of the site's ``fonts`` folder."""


@cache
def face(name: str) -> bytes:
    """The bytes of one of these files."""
    if name in _LICENSES:
        return _LICENSES[name].read_bytes()
    return cut(_FILES[name.removesuffix(".woff2")])


def edition() -> str:
    """Changes when a face does; cheap, so that cutting can be left out when nothing changed."""
    told = "\n".join(f"{path.name} {path.stat().st_size}" for path in _FILES.values())
    return digest(f"{_CUT}\n{told}".encode())[:12]


def cut(path: Path) -> bytes:
    """A face as WOFF2 with the letters that Arabic news needs, in one file.

    Arabic, both kinds of digits, Latin and «» stay together: a face cut by script lacks the
    space and the digits in one part or the other. Source: W3C, WOFF File Format 2.0.
    """
    from fontTools import subset  # late: it is heavy, and faces are cut once for a site
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = _FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["meta", "FFTM", "DSIG"]
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        names = font["name"]
        del font["name"]  # looking for unused names takes a third of the time
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=_LETTERS)
        cutter.subset(font)
        font["name"] = names
        font.flavor = "woff2"
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
