"""Any article's text as a manuscript: one claim a sentence, broken list markers among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from musnad.arabic.sentences import sentences
from musnad.core.report import Claim, Manuscript, Role

LONGEST_HEADLINE = 180
LONGEST_CROSSHEAD = 110

MARKER = re.compile(r"(?:[-–—•·▪▫◦●○■□*+►▶]|\(?\d{1,3}[.)\-]|[أ-ي][.)\-]) *(?=\S|$)")
"""A list marker at the start of a line, with a number or a letter or without."""

LONE_MARKER = re.compile(r"(?:[-–—•·▪▫◦●○■□*+►▶#]{1,3}|\(?\d{1,2}[.)\-])")
"""A line that is a list marker and nothing else."""

_HEADING = re.compile(r"#{1,6} +")
_BACKGROUND = re.compile(r"\*{0,2}(?:خلفية|Background)\*{0,2}: +")
_TERMINAL = re.compile(r"[.!?؟…][\"'»”’)\]]*$")
_ARABIC = re.compile(r"[؀-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_OTHERS = (
    ("zh", re.compile(r"[一-鿿]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("he", re.compile(r"[֐-׿]")),
)


def language_of(text: str) -> str:
    """``ar``, ``en``, ``zh``, ``ru`` or ``he`` by script alone; ``und`` without letters."""
    counts = {"ar": len(_ARABIC.findall(text)), "en": len(_LATIN.findall(text))}
    counts.update((code, len(letters.findall(text))) for code, letters in _OTHERS)
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "und"


def manuscript(text: str, language: str | None = None) -> Manuscript:
    """The article as claims a1, a2 … in reading order; spans point into ``text`` unchanged.

    The headline is the first line that looks like one. A line that holds only a list
    marker is a claim too, so that it can be reported.
    """
    language = language or language_of(text)
    claims: list[Claim] = []
    body_seen = False
    headline_seen = False
    lines = list(_lines(text))
    for number, (start, end) in enumerate(lines):
        role = _role(text[start:end], first=not headline_seen and not body_seen)
        if role == "headline" and number == len(lines) - 1 and not claims:
            role = "body"  # a text of one line is a sentence, not a headline
        label = _BACKGROUND.match(text[start:end])
        role = role if label is None else "background"
        after = start if label is None else start + label.end()
        headline_seen = headline_seen or role == "headline"
        body_seen = body_seen or role in ("body", "lead")
        for one, other in _spans(text, after, end, role, language):
            claims.append(
                Claim(
                    id=f"a{len(claims) + 1}", text=text[one:other], start=one, end=other, role=role
                )
            )
    return Manuscript(language=language, text=text, claims=tuple(claims))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold anything, trimmed."""
    at = 0
    for line in text.split("\n"):
        left = len(line) - len(line.lstrip())
        kept = line.strip()
        if kept:
            yield at + left, at + left + len(kept)
        at += len(line) + 1


def _role(line: str, *, first: bool) -> Role:
    if LONE_MARKER.fullmatch(line):
        return "item"
    if MARKER.match(line) and not _looks_like_dateline(line) and not _HEADING.match(line):
        return "item"
    if _TERMINAL.search(line) and not _HEADING.match(line):
        return "body"
    if first and len(line) <= LONGEST_HEADLINE and not line.endswith((":", "،", ",")):
        return "headline"
    if len(line) <= LONGEST_CROSSHEAD:
        return "crosshead"
    return "body"


def _looks_like_dateline(line: str) -> bool:
    """Whether a leading number is a date («24 أبريل …») and not a list's."""
    return bool(re.match(r"\d{1,3}[-–]\d", line))


def _spans(text: str, start: int, end: int, role: Role, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of one line as spans into the whole text."""
    line = text[start:end]
    if role in ("headline", "crosshead"):
        heading = _HEADING.match(line)
        yield (start + (heading.end() if heading else 0), end)
        return
    if role == "item":
        if LONE_MARKER.fullmatch(line):
            yield start, end
            return
        marker = MARKER.match(line)
        start += marker.end() if marker else 0
        line = text[start:end]
    found = False
    for one, other in sentences(line, "ar" if language == "ar" else "en"):
        found = True
        yield start + one, start + other
    if not found:
        yield start, end
