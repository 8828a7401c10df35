"""The text of an article that is to be checked, with its faults left in."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.ports import Reader
from musnad.core.source import Source
from musnad.read.compose import MAX_CHARACTERS
from musnad.read.decode import decode
from musnad.read.readers import read
from musnad.read.sniff import binary, text_form

_UNKNOWN = Source(id="given", name_ar="", name_en="", kind="agency", languages=())


def article_text(capture: Capture, readers: Iterable[Reader]) -> str:
    """A page's readable text, or a text file just as it is.

    A text file keeps its broken lines and bare list markers, since they are part of what is
    checked. Raises RefusedError ``read.*``.
    """
    if capture.body.strip() and binary(capture.body) is None:
        text = decode(capture.body, capture.charset).text
        if text_form(text, media_type=capture.media_type, url=capture.url) in ("text", "markdown"):
            if not any(one.isalnum() for one in text):
                raise RefusedError("read.nothing", url=capture.url)
            if len(text) > MAX_CHARACTERS:
                raise RefusedError("read.too_long", characters=len(text), limit=MAX_CHARACTERS)
            return text
    return read(capture, _UNKNOWN, readers=readers).text
