"""Ids derived from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_SEPARATOR = b"\x1f"


def digest(data: bytes) -> str:
    """SHA-256 of ``data`` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for these strings, in this order."""
    joined = _SEPARATOR.join(part.encode("utf-8", "surrogatepass") for part in parts)
    return digest(joined)[:16]


def text_id(language: str, sentences: Iterable[str]) -> str:
    """The id of a text: unmoved by white space, normal form or markup around it."""
    folded = (" ".join(unicodedata.normalize("NFKC", text).split()) for text in sentences)
    return content_id(language, *folded)
