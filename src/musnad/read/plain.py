"""Reads a plain text file: a release that was pasted, saved or mailed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import tzinfo

from musnad.arabic.dates import dates
from musnad.core.capture import Capture
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.blocks import TextBlock, join_lines
from musnad.read.boilerplate import is_boilerplate, is_imprint
from musnad.read.compose import Found, compose, unseen_notes
from musnad.read.dateline import dateline
from musnad.read.decode import decode
from musnad.read.form import form_of
from musnad.read.front import Front, front_matter
from musnad.read.language import detect
from musnad.read.moments import Moment, machine_moment, visible_moment, zone_of

_TITLE_LINE = re.compile(
    r"(?:title|headline|subject|العنوان|عنوان|الموضوع|titre)\s{0,3}[:：]\s{0,9}(\S.{0,400})",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,3}\s{1,9}(\S.{0,400}?)\s{0,9}#{0,6}")
_FINAL = (".", "!", "؟", "?", ":", "؛", ";", "،", ",", "…")
_CLOSED_FINAL = re.compile(r"[.!?؟…][\"”»')\]]{0,3}$")
_MAX_TITLE = 200
_MAX_HEAD_LINES = 8
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$")


class TextReader:
    """Reads plain text; a text without a title is all body."""

    name = "text"

    def accepts(self, capture: Capture) -> bool:
        """Whether the bytes are a text that is no page, feed or JSON."""
        return form_of(capture) in ("text", "markdown")

    def read(self, capture: Capture, source: Source) -> Release:
        """The release in the text; raises RefusedError ``read.encoding``, ``read.nothing``
        or ``read.too_long``."""
        decoded = decode(capture.body, capture.charset)
        front, text = front_matter(decoded.text)
        language = detect(text, front.language)
        zone = zone_of(source.zone)
        title, groups = split_title(_groups(text), language)
        moment = machine_moment(front.date, zone) if front.date else None
        notes = ["encoding_guessed"] if decoded.guessed else []
        notes += unseen_notes(decoded.text)
        return compose(
            Found(
                title=front.title or title,
                blocks=tuple(
                    block for group in _titled(front, title, groups) for block in _blocks(group)
                ),
                publisher=front.publisher,
                moment=moment or head_moment(groups, language, zone),
                language=front.language,
                notes=tuple(notes),
            ),
            capture,
            source,
        )


def head_moment(groups: Sequence[Sequence[str]], language: str, zone: tzinfo) -> Moment | None:
    """The date in the lines at the head of a text, or in its dateline."""
    for group in groups[:4]:
        for line in group[:_MAX_HEAD_LINES]:
            if is_imprint(line, language):
                moment = visible_moment(line, language, zone)
            else:
                opening = dateline(line, language)
                moment = visible_moment(opening, language, zone) if opening else None
            if moment is not None:
                return moment
    return None


def _groups(text: str) -> list[list[str]]:
    """The lines of a text in groups parted by empty lines."""
    groups: list[list[str]] = [[]]
    for line in text.lstrip("\ufeff").splitlines():
        bare = " ".join(line.split())
        if bare:
            groups[-1].append(bare)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _titled(front: Front, title: str, groups: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The groups, with the text's own first line back when front matter names another title."""
    return [[title], *groups] if front.title and title else groups


def split_title(groups: list[list[str]], language: str) -> tuple[str, list[list[str]]]:
    """The title, if the text has one, and the rest.

    Lines such as a date or "For immediate release" may stand before it and stay in the text.
    """
    for number, group in enumerate(groups[:4]):
        for place, line in enumerate(group[:_MAX_HEAD_LINES]):
            named = _TITLE_LINE.fullmatch(line) or _HEADING.fullmatch(line)
            if named:
                return named.group(1), _without(groups, number, place)
            if is_imprint(line, language) or is_boilerplate(line):
                continue
            after = group[place + 1] if place + 1 < len(group) else None
            alone = after is None and not groups[number + 1 :]
            if _may_be_title(line, after, language) and (not alone or _is_headline(line, language)):
                return line, _without(groups, number, place)
            return "", groups
    return "", groups


def _may_be_title(line: str, after: str | None, language: str) -> bool:
    """Short, without a final mark, and followed by an empty line, a date or a dateline."""
    if (
        len(line) > _MAX_TITLE
        or len(line.split()) < 2
        or (line.endswith(_FINAL) and not _ABBREVIATION_END.search(line))
    ):
        return False
    if _CLOSED_FINAL.search(line) or dateline(line, language):
        return False
    if line[:1] in "-*•●–" or line[:1].islower():
        return False
    if after is None:
        return True
    if is_imprint(after, language) or is_boilerplate(after) or dateline(after, language):
        return True
    # No empty line at all: a headline is much shorter than the paragraph after it.
    return len(line) <= 120 and len(after) >= 2 * len(line) and len(after) > 100


def _is_headline(line: str, language: str) -> bool:
    """Whether a line that is the whole text is a headline and not a sentence or a post."""
    if not 4 <= len(line.split()) <= 20 or "@" in line or "#" in line:
        return False
    return not dates(line, language)


def _without(groups: list[list[str]], number: int, place: int) -> list[list[str]]:
    group = groups[number]
    return [
        *groups[:number],
        *([group[:place]] if place else []),
        *([group[place + 1 :]] if place + 1 < len(group) else []),
        *groups[number + 1 :],
    ]


def _blocks(group: Sequence[str]) -> tuple[TextBlock, ...]:
    inner = group[:-1]
    full = len(group) >= 3 and all(45 <= len(line) <= 100 for line in inner)
    full = full and sum(line.endswith((".", "؟", "!", "?")) for line in inner) <= len(inner) / 2
    return join_lines(group, full=full)
