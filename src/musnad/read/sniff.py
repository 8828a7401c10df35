"""What bytes look like, whatever their sender calls them.

This module decides nothing about the meaning of a text; it only tells texts from other things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TextForm = Literal["html", "feed", "json", "markdown", "text"]

_HEAD_BYTES = 4096
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_HEAD_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What something looks like, named in both languages for the person who reads it."""

    en: str
    ar: str


_PDF = Look(en="a PDF document", ar="مستند PDF")
_ZIP = Look(en="a ZIP archive", ar="أرشيف ZIP")
_WORD = Look(en="a Word document (docx)", ar="مستند وورد (docx)")
_SHEET = Look(en="an Excel workbook (xlsx)", ar="مصنف إكسل (xlsx)")
_SLIDES = Look(en="a PowerPoint file (pptx)", ar="عرض باوربوينت (pptx)")
_OPEN = Look(en="an OpenDocument or EPUB file", ar="ملف OpenDocument أو EPUB")
_OLE = Look(en="an old Office document (doc, xls, ppt)", ar="مستند أوفيس قديم (doc أو xls أو ppt)")
_IMAGE = Look(en="an image", ar="صورة")
_SOUND = Look(en="a sound recording", ar="تسجيل صوتي")
_FILM = Look(en="a video", ar="مقطع فيديو")
_PACKED = Look(en="compressed data", ar="بيانات مضغوطة")
_PROGRAM = Look(en="a program", ar="برنامج تنفيذي")
_FONT = Look(en="a font", ar="ملف خط")
_BASE = Look(en="a database file", ar="ملف قاعدة بيانات")
_RTF = Look(en="an RTF document", ar="مستند RTF")
_BINARY = Look(en="binary data", ar="بيانات ثنائية غير نصية")

FEED = Look(en="a feed, not a page", ar="خلاصة أخبار لا صفحة")
JSON = Look(en="JSON data", ar="بيانات JSON")
PAGE = Look(en="a web page", ar="صفحة إنترنت")
TEXT = Look(en="plain text", ar="نص عادي")

_MAGIC: tuple[tuple[bytes, Look], ...] = (
    (b"%PDF-", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x00\x00\x01\x00", _IMAGE),
    (b"8BPS", _IMAGE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"#!AMR", _SOUND),
    (b"FORM\x00", _SOUND),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"FLV\x01", _FILM),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"(\xb5/\xfd", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"MZ\x90", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xfe\xed\xfa\xcf", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\x00asm", _PROGRAM),
    (b"wOFF", _FONT),
    (b"wOF2", _FONT),
    (b"\x00\x01\x00\x00", _FONT),
    (b"OTTO\x00", _FONT),
    (b"SQLite format 3\x00", _BASE),
)

_AFTER_SPACE = (b"%PDF-", b"{\\rtf")
_MPEG = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def binary(body: bytes) -> Look | None:
    """What ``body`` looks like when it is no text at all, or None when it may be one."""
    head = body[:_HEAD_BYTES]
    look = _by_magic(head) or _by_container(head)
    if look is not None or head.startswith(_BOMS):
        return look
    if b"\x00" in body:
        return None if wide(body) else _BINARY
    return _BINARY if _mostly_controls(head) else None


def _by_magic(head: bytes) -> Look | None:
    start = head.lstrip(b" \t\r\n")
    for magic, look in _MAGIC:
        if (start if magic in _AFTER_SPACE else head).startswith(magic):
            return look
    return None


def _by_container(head: bytes) -> Look | None:
    """Formats whose kind is told by a second mark inside."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(head)
    if head.startswith(b"RIFF"):
        return {b"WAVE": _SOUND, b"AVI ": _FILM, b"WEBP": _IMAGE}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _IMAGE if head[8:12] in (b"avif", b"heic", b"mif1") else _FILM
    return _SOUND if head[:2] in _MPEG else None


def wide(body: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """The byte order of a UTF-16 text without a mark, told by where its zero bytes stand."""
    head = body[:_HEAD_BYTES]
    if len(head) < 4:
        return None
    even, odd = head[0::2], head[1::2]
    left, right = even.count(0), odd.count(0)
    if left + right < len(head) // 40 or not left + right:
        return None
    # Arabic letters have 0x06 for the high byte, Latin ones zero.
    low_first = right + odd.count(6)
    high_first = left + even.count(6)
    if low_first > 0.8 * len(odd) and left == 0:
        return "utf-16-le"
    if high_first > 0.8 * len(even) and right == 0:
        return "utf-16-be"
    return None


def _inside_zip(head: bytes) -> Look:
    for part, look in ((b"word/", _WORD), (b"xl/", _SHEET), (b"ppt/", _SLIDES)):
        if part in head:
            return look
    if b"mimetypeapplication/" in head:
        return _OPEN
    return _WORD if b"[Content_Types].xml" in head else _ZIP


def _mostly_controls(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(2, len(head) // 50)


_HTML_START = re.compile(
    r"\s{0,999}(?:<\?xml[^>]{0,300}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99}){0,3}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(r"<(?:html|head|body|title|article|main|h1)[\s>]", re.IGNORECASE)
_ANY_TAG = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|table|span|a|b|i|strong|em|section)\s{0,9}>|<(?:br|hr)\s?/?>"
    r"|<(?:p|div|span|table|a)(?:\s[^<>]{0,300})?>",
    re.IGNORECASE,
)
_FEED_START = re.compile(
    r"\s{0,999}(?:<\?xml[^>]{0,300}\?>\s{0,99})?(?:<\?[^>]{0,300}\?>\s{0,99}){0,5}"
    r"(?:<!--.{0,2000}?-->\s{0,99}){0,3}(?:<!DOCTYPE\s+(?:rss|feed)[^>]{0,500}>\s{0,99})?"
    r"<(?:rss|feed|rdf:RDF|atom:feed)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_INSIDE = re.compile(
    r"<(?:rss\s[^<>]{0,500}version|feed\s[^<>]{0,500}xmlns|rdf:RDF[\s>])", re.IGNORECASE
)
_HEADING = re.compile(r"^ {0,3}#{1,3} +\S", re.MULTILINE)
_MARKUP = re.compile(
    r"\[[^\[\]\n]{1,200}\]\((?:https?:|/|mailto:)[^()\s]{0,500}\)|\*\*[^*\n]{1,200}\*\*"
    r"|^#{2,3} +\S",
    re.MULTILINE,
)
_FRONT = re.compile(r"\s{0,99}---[ \t]*\n[A-Za-z_][\w-]{0,40}[ \t]*:")


def text_form(text: str, *, media_type: str = "", url: str = "") -> TextForm:
    """What kind of text this is; ``media_type`` and ``url`` only settle what it leaves open."""
    head = text[:_HEAD_CHARACTERS].lstrip("\ufeff")
    if _FEED_START.match(head):
        return "feed"
    if _HTML_START.match(head):
        return "html"
    start = head.lstrip()
    if start.startswith("<") and _FEED_INSIDE.search(head):
        return "feed"
    marked = start.startswith("<") or "html" in media_type
    if marked and (_HTML_INSIDE.search(head) or _ANY_TAG.search(head)):
        return "html"
    if start[:1] in ("{", "[") and _is_json(start, media_type):
        return "json"
    return "markdown" if _is_markdown(head, media_type, url) else "text"


def _is_markdown(head: str, media_type: str, url: str) -> bool:
    path = url.partition("?")[0].partition("#")[0].lower()
    if media_type in ("text/markdown", "text/x-markdown") or path.endswith((".md", ".markdown")):
        return True
    heading = _FRONT.match(head) or _HEADING.match(head.lstrip())
    return bool(heading) or len(_MARKUP.findall(head)) >= 2


def _is_json(start: str, media_type: str) -> bool:
    return "json" in media_type or bool(re.match(r'[\[{]\s{0,99}(?:"|\{\s{0,99}")', start))
