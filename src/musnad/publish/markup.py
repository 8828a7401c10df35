"""Makes hostile text harmless: no controls, no markup, no escape from where it is set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls that neither HTML nor XML may hold
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # directions come from <bdi> and dir alone
    "\u200b\u2060\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # unseen characters
)
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_PART = r"[A-Za-z\u00c0-\u024f0-9@#&%./:?='’_+\-]+"
_WORDS = rf"{_PART}(?:[ \u00a0]{_PART})*"
_LATIN = re.compile(rf"{_PART}(?:[ \u00a0](?:{_PART}|\({_WORDS}\)))*")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]|\d{4}-\d{2}-\d{2}")
_LOOSE = " \u00a0.:?'’-&/%"
_QUOTED = re.compile(r'"[^"\n]{1,300}"|(?<=«)[^«»\n]{1,300}(?=»)')
_ARABIC = re.compile("[\u0600-\u06ff]")

_TOOLS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_TOOLS |= {0x2028: "\\u2028", 0x2029: "\\u2029"}

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "arc"})
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


def plain(text: str) -> str:
    """The text without control, direction and invisible characters; broken ones as U+FFFD.

    The joiners U+200C and U+200D stay: Persian, Kurdish and Urdu words need them.
    """
    return _BROKEN.sub("\ufffd", _UNWANTED.sub("", text)).strip()


def isolate_latin(text: str) -> Markup:
    """The text as HTML, with each run of Latin words, addresses or ISO dates in ``<bdi>``.

    Without it a full stop or a bracket beside a Latin name jumps to the wrong side. A Latin
    title in quotation marks is one run, or its commas and brackets part it; with straight
    marks these belong to it.
    """
    if not _LETTER.search(text):
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for start, end in _latin(text):
        way = ' dir="ltr"' if text[start] == '"' else ""
        parts += [escape(text[at:start]), Markup(f"<bdi{way}>"), escape(text[start:end])]  # noqa: S704
        parts.append(Markup("</bdi>"))
        at = end
    return Markup("").join([*parts, escape(text[at:])])


def isolate_plain(text: str) -> str:
    """The same for text without markup, by U+2068 and U+2069. Source: Unicode, UAX #9."""
    parts: list[str] = []
    at = 0
    for start, end in _latin(text):
        parts += [text[at:start], "\u2068", text[start:end], "\u2069"]
        at = end
    return "".join([*parts, text[at:]])


def _latin(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans to be isolated, in order."""
    at = 0
    for quoted in _QUOTED.finditer(text):
        title = quoted.group()
        if _LETTER.search(title) and not _ARABIC.search(title):
            yield from _latin_words(text, at, quoted.start())
            yield quoted.span()
            at = quoted.end()
    yield from _latin_words(text, at, len(text))


def _latin_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for run in _LATIN.finditer(text, start, end):
        found = run.group()
        if not _LETTER.search(found):
            continue
        kept = found.strip(_LOOSE)
        at = run.start() + found.index(kept)
        yield at, at + len(kept)


def script_json(data: object) -> Markup:
    """JSON that is safe inside ``<script>``: no ``<``, ``>``, ``&`` or line separators."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_TOOLS))  # noqa: S704 - every character of markup is escaped


def language_tag(language: str) -> str:
    """The language as a tag fit for ``lang``, or ``und``. Source: RFC 5646."""
    return language if _TAG.fullmatch(language) else "und"


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` by the language's usual script; ``auto`` when it is unknown."""
    tag = language_tag(language)
    if tag == "und":
        return "auto"
    return "rtl" if tag.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
