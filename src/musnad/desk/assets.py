"""Style sheets, scripts and fonts: each under an address that changes when the file does."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_ibm_plex_sans_arabic
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from musnad.core.ids import digest

_STATIC = Path(__file__).with_name("static")
_FONTS = Path(fontpkg_ibm_plex_sans_arabic.ROOT) / "files"
_FACES = {
    "text-regular.woff2": "IBMPlexSansArabic-Regular.ttf",
    "text-medium.woff2": "IBMPlexSansArabic-Medium.ttf",
    "text-bold.woff2": "IBMPlexSansArabic-Bold.ttf",
}
_FOR_EVER = "public, max-age=31536000, immutable"

routes = APIRouter()


@cache
def _files() -> Mapping[str, bytes]:
    """Name -> bytes of everything in ``static``; nothing else of the disk can be asked for."""
    found = sorted(path for path in _STATIC.rglob("*") if path.is_file())
    return {path.relative_to(_STATIC).as_posix(): path.read_bytes() for path in found}


@cache
def address(name: str) -> str:
    """Where browsers get a static file; KeyError when there is none of that name."""
    return f"/static/{name}?v={digest(_files()[name])[:12]}"


@cache
def face(name: str) -> bytes:
    """A font of the interface as WOFF 2, made from its package's file."""
    from fontTools.ttLib import TTFont  # late: a fifth of a second, once

    font = TTFont(_FONTS / _FACES[name])
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def warm() -> None:
    """Make all that browsers will ask for."""
    _files()
    for name in _FACES:
        face(name)


@routes.get("/static/fonts/{name}")
def fonts(name: str) -> Response:
    """A font."""
    if name not in _FACES:
        return PlainTextResponse("not found", 404)
    headers = {"Cache-Control": _FOR_EVER}
    return Response(face(name), media_type="font/woff2", headers=headers)


@routes.get("/static/{name:path}")
def static(name: str, v: str = "") -> Response:
    """A style sheet, a script or a picture; kept for ever under its own version's address."""
    found = _files().get(name)
    if found is None:
        return PlainTextResponse("not found", 404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.endswith(".js"):
        kind = "text/javascript"
    # A script asks for the one beside it without a version: that may be another tomorrow.
    kept = _FOR_EVER if v == digest(found)[:12] else "no-cache"
    return Response(found, media_type=kind, headers={"Cache-Control": kept})
