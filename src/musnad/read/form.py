"""Which kind of text a capture holds, if it holds one."""

from __future__ import annotations

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.read.decode import decode
from musnad.read.sniff import TextForm, binary, text_form


def form_of(capture: Capture) -> TextForm | None:
    """The form of the capture's text, or None for bytes that are no text.

    A text that cannot be decoded has a form all the same: its reader says what is wrong.
    """
    if binary(capture.body) is not None:
        return None
    try:
        text = decode(capture.body, capture.charset).text
    except RefusedError:
        text = capture.body.decode("latin-1")
    return text_form(text, media_type=capture.media_type, url=capture.url)
