"""The words of a piece of markup, for measuring; ``page`` is what reads a page."""

from __future__ import annotations

import html
import re

from musnad.arabic.normal import clean

TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
SILENT = re.compile(r"<(script|style)\b[^>]{0,500}>[^<]{0,20000}</\1\s{0,9}>", re.IGNORECASE)


def plain_text(markup: str) -> str:
    """The words of a piece of HTML on one line; text that only looks like a tag stays."""
    bare = TAG.sub(" ", SILENT.sub(" ", markup))
    return " ".join(clean(html.unescape(bare)).split())
