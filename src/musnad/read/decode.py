"""Bytes to text: which encoding they are really in, whatever they claim.

This module knows nothing of markup beyond the places where a page names its charset.
"""

from __future__ import annotations

import codecs
import functools
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from musnad.core.errors import RefusedError
from musnad.read.sniff import wide

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as their Windows superset. Source: WHATWG Encoding, labels.
_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "x-sjis": "shift_jis",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "x-mac-arabic": "mac_arabic",
    "utf8": "utf-8",
    "unicode": "utf-16",
}
_ALLOWED = frozenset(
    {
        *(f"cp125{n}" for n in range(9)),
        *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "gb18030", "big5"),
        *("shift_jis", "euc_jp", "euc_kr", "cp949", "tis-620", "mac-arabic", "cp720", "cp864"),
    }
)
_GUESSES = ("cp1256", "iso8859-6", "cp1252")
_CLAIM = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_CLAIM_BYTES = 4096
_SAMPLE_BYTES = 200_000
_NON_ASCII_RUN = re.compile(r"[^\x00-\x7f]+")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
_ARABIC_STOP = re.compile(
    r"(?<![\u0621-\u064a])(?:في|من|على|إلى|أن|عن|مع|التي|الذي|هذا|ما|لا|بين)(?![\u0621-\u064a])"
)
_TWICE_UTF8 = re.compile(
    r"[\u00d8\u00d9][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_ACCENTED = re.compile(r"[\u00c0-\u00ff]")
_ACCENTED_RUN = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{3,}")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was in, and whether that had to be guessed."""

    text: str
    encoding: str
    guessed: bool = False


@functools.lru_cache(maxsize=2)  # to tell a page's form and to read it are two steps
def decode(body: bytes, charset: str | None = None) -> Decoded:
    """The text of ``body``; ``charset`` is what the sender claimed.

    A byte-order mark wins; then bytes that are valid UTF-8 are UTF-8, since texts in other
    encodings practically never are; then a claim that gives a plausible text; then a guess.
    Raises RefusedError ``read.encoding`` (``claimed``).
    """
    claims = _claims(body, charset)
    for mark, name in _BOMS:
        if body.startswith(mark):
            text = _strict(body[len(mark) :], name)
            if text is None:
                text = body[len(mark) :].decode(name, "replace")
            return _sound(Decoded(text=text, encoding=name), claims)
    if b"\x00" in body:
        order = wide(body)
        text = _strict(body[: len(body) // 2 * 2], order) if order else None
        if order is None or text is None:
            raise _refused(claims)
        return _sound(Decoded(text=text, encoding=order, guessed=True), claims)
    text = _strict(body, "utf-8")
    if text is not None:
        return _sound(Decoded(text=text, encoding="utf-8"), claims)
    return _sound(_other(body, claims), claims)


def _other(body: bytes, claims: tuple[str, ...]) -> Decoded:
    repaired = _damaged_utf8(body)
    if repaired is not None:
        return Decoded(text=repaired, encoding="utf-8", guessed=True)
    sample = body[:_SAMPLE_BYTES]
    for name in claims:
        if name.startswith("utf-"):
            continue
        text = _strict(body, name)
        if text is not None and _plausibility(text[:_SAMPLE_BYTES], name) > 0:
            return Decoded(text=text, encoding=name)
    best = max(_GUESSES, key=lambda name: _score(sample, name))
    text = _strict(body, best)
    if text is not None and _score(sample, best) > 0:
        return Decoded(text=text, encoding=best, guessed=True)
    match = from_bytes(sample, cp_isolation=["cp1256", "iso8859_6", "cp1252"]).best()
    text = _strict(body, match.encoding) if match is not None else None
    if match is None or text is None or _plausibility(text[:_SAMPLE_BYTES], match.encoding) < 0:
        raise _refused(claims)
    return Decoded(text=text, encoding=match.encoding, guessed=True)


def _claims(body: bytes, charset: str | None) -> tuple[str, ...]:
    found = [charset] if charset else []
    found += [
        (match.group(1) or match.group(2)).decode("ascii", "ignore")
        for match in _CLAIM.finditer(body[:_CLAIM_BYTES])
    ]
    names: list[str] = []
    for label in found:
        name = _known(label)
        if name is not None and name not in names:
            names.append(name)
    return tuple(names)


def _known(label: str) -> str | None:
    label = label.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return name if name in _ALLOWED else None


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _damaged_utf8(body: bytes) -> str | None:
    """The text, when ``body`` is UTF-8 but for a few bytes, as a cut or a bad paste leaves it."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(len(run) for run in _NON_ASCII_RUN.findall(text)) - bad
    return text if good >= 20 and bad * 50 <= good else None


def _score(sample: bytes, name: str) -> float:
    text = _strict(sample, name)
    return -1.0 if text is None else _plausibility(text, name)


def _plausibility(text: str, name: str) -> float:
    """Above 0 when ``text`` looks as if ``name`` was its encoding; for choosing the best.

    Arabic comes in whole words of letters beyond ASCII; Latin text has single ones inside
    words. Arabic bytes read as Latin give long runs of accented letters, and the reverse.
    """
    runs = _NON_ASCII_RUN.findall(text)
    if not runs:
        return 1.0
    beyond = "".join(runs)
    if any("\x80" <= one <= "\x9f" for one in beyond):
        return -1.0
    arabic = len(_ARABIC_LETTER.findall(beyond))
    if name in ("cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864") and arabic:
        share = arabic / len(beyond)
        stops = len(_ARABIC_STOP.findall(text))
        if share > 0.7 and len(beyond) / len(runs) > 1.7:
            return share + min(stops, 20) / 10
        # French with Windows-1256's own accented letters stays readable in it.
        return 0.1 if share < 0.1 else -share
    if name in ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859-15", "iso8859-2"):
        return _latin_plausibility(text, beyond)
    letters = sum(one.isalpha() for one in beyond)
    return 0.3 if letters > 0.6 * len(beyond) else -0.3


def _latin_plausibility(text: str, beyond: str) -> float:
    long_runs = sum(len(run) for run in _ACCENTED_RUN.findall(text))
    accented = len(_ACCENTED.findall(beyond))
    if accented and long_runs > 0.25 * accented:
        return -long_runs / accented
    return 0.5


def _sound(decoded: Decoded, claims: tuple[str, ...]) -> Decoded:
    """The text, unless it was already spoilt before it was sent."""
    sample = decoded.text[:_SAMPLE_BYTES]
    beyond = sum(len(run) for run in _NON_ASCII_RUN.findall(sample))
    if beyond >= 8:
        if sample.count("\ufffd") > beyond / 20:
            raise _refused(claims)
        if 2 * len(_TWICE_UTF8.findall(sample)) > beyond / 2:
            raise _refused(claims)
        spoilt = sum(len(run) for run in _ACCENTED_RUN.findall(sample))
        if spoilt > 40 and spoilt > beyond / 2 and not _ARABIC_LETTER.search(sample):
            raise _refused(claims)
    doubts = sample.count("?")
    if doubts > 16 and doubts > 0.4 * len("".join(sample.split())):
        raise _refused(claims)
    return decoded


def _refused(claims: tuple[str, ...]) -> RefusedError:
    return RefusedError("read.encoding", claimed=", ".join(claims) or "-")
