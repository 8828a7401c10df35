"""The few facts in front of a text between two lines of dashes.

Only flat ``name: value`` lines are read, by hand: no YAML, no tags, no references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAX_LINES = 60
_MAX_VALUE = 500
_LINE = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*(.*)")
_START = re.compile(r"\ufeff?\s{0,99}---[ \t]*\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a text says of itself before it begins; empty strings and None where it is silent."""

    title: str = ""
    date: str = ""
    url: str = ""
    language: str | None = None
    publisher: str | None = None


def front_matter(text: str) -> tuple[Front, str]:
    """The facts in front of a text, and the text after them; all of it when there are none."""
    start = _START.match(text)
    if start is None:
        return Front(), text
    values: dict[str, str] = {}
    at = start.end()
    for _ in range(_MAX_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip()
        if line in ("---", "..."):
            return _front(values), text[end + 1 :] if end >= 0 else ""
        if end < 0:
            break
        match = _LINE.fullmatch(line)
        if match:
            values.setdefault(match.group(1).lower(), _value(match.group(2)))
        elif line and not line.startswith((" ", "\t", "-", "#")):
            break
        at = end + 1
    return Front(), text


def _front(values: dict[str, str]) -> Front:
    def first(*names: str) -> str:
        return next((values[name] for name in names if values.get(name)), "")

    return Front(
        title=first("title", "headline"),
        date=first("date", "published", "datepublished", "pubdate", "published_at"),
        url=first("url", "link", "canonical", "source_url"),
        language=first("lang", "language", "inlanguage") or None,
        publisher=first("publisher", "site", "organisation", "organization") or None,
    )


def _value(value: str) -> str:
    value = value.strip()[:_MAX_VALUE]
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value.partition(" #")[0].strip()
