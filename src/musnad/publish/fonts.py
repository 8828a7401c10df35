"""Takes the faces from their packages and packs them for the web; none is kept in the tree."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic

from musnad.core.ids import digest

_FILES = {
    "headline-bold": Path(fontpkg_amiri.ROOT) / "files" / "Amiri-Bold.ttf",
    "text-regular": Path(fontpkg_ibm_plex_sans_arabic.ROOT)
    / "files"
    / "IBMPlexSansArabic-Regular.ttf",
    "text-bold": Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "files" / "IBMPlexSansArabic-Bold.ttf",
}
_LICENSES = {
    "headline-license.txt": Path(fontpkg_amiri.ROOT) / "LICENSE",
    "text-license.txt": Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "LICENSE",
}
_UNUSED = frozenset({b"DSIG", b"FFTM", b"meta"})


@cache
def faces() -> dict[str, bytes]:
    """File name -> bytes of each face and its licence, for the site's ``fonts`` folder."""
    found = {f"{name}.woff": pack(path.read_bytes()) for name, path in _FILES.items()}
    found |= {name: path.read_bytes() for name, path in _LICENSES.items()}
    return found


def edition() -> str:
    """Changes when a face does; cheap, so that packing can be left out when nothing changed."""
    told = "\n".join(f"{path.name} {path.stat().st_size}" for path in _FILES.values())
    return digest(told.encode())[:12]


def pack(font: bytes) -> bytes:
    """A TrueType or OpenType font as WOFF: the same tables, each compressed.

    Source: W3C, WOFF File Format 1.0.
    """
    flavor, count = struct.unpack_from(">4sH", font)
    tables = [
        entry
        for entry in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
        if entry[0] not in _UNUSED
    ]
    directory, data = b"", b""
    at = 44 + 20 * len(tables)
    whole = 12 + 16 * len(tables)
    for tag, checksum, offset, length in tables:
        raw = font[offset : offset + length]
        small = zlib.compress(raw, 9)
        kept = small if len(small) < length else raw
        directory += struct.pack(">4sIIII", tag, at + len(data), len(kept), length, checksum)
        data += kept + b"\0" * (-len(kept) % 4)
        whole += length + (-length % 4)
    header = struct.pack(
        ">4s4sIHHIHHIIIII",
        b"wOFF", flavor, at + len(data), len(tables), 0, whole, 1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return header + directory + data
