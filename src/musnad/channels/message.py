"""An article as a Telegram message: classic HTML within its limit, and the rich one.

Source: Telegram Bot API 10.3, «Formatting options», «HTML style» and «Rich messages».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from musnad.channels.story import Amended, Story, Told
from musnad.channels.texts import cut, escaped, quiet, units

MOST_UNITS = 4096
"""UTF-16 units of a message after its entities have been read."""

MOST_RICH = 32_768
_MOST_RICH_BLOCKS = 500
_BLOCK = re.compile("<(?:h3|p|details|summary|blockquote)>")
_HEADLINE_UNITS = 600
_LEAD_UNITS = 1200
_REASON_UNITS = 400
_DISCLOSURE_UNITS = 500
_LINE_UNITS = 300
_NOTICE = "إشعار"
FULL = "النص الكامل وسند كل جملة"
SOURCE = "نقلا عن"
CORRECTED = "تصحيح"
EVIDENCE = "السند"
GONE = "سُحبت هذه المادة من النشر"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Markup, and the length of what readers see of it."""

    html: str
    length: int


def classic(story: Story, *, sentences: int) -> str:
    """The message as HTML: what must be told, then as many whole sentences as fit."""
    head = [_bold(_headline(story))]
    if story.lead is not None:
        head.append(_text(cut(quiet(story.lead.text), _LEAD_UNITS, units)))
    foot = [_correction(one) for one in story.corrections[-1:]]
    foot += [_sources(story), _italic(cut(quiet(story.disclosure), _DISCLOSURE_UNITS, units))]
    if story.link:
        foot.append(_anchor(FULL, story.link))
    if story.channel_line:
        foot.append(_text(cut(quiet(story.channel_line), _LINE_UNITS, units)))
    room = MOST_UNITS - _length([*head, *foot])
    body: list[Piece] = []
    for told in story.body[:sentences]:
        piece = _text(quiet(told.text))
        room -= piece.length + 2
        if room < 0:
            break
        body.append(piece)
    return "\n\n".join(one.html for one in (*head, *body, *foot))


def rich(story: Story) -> str:
    """The rich message as HTML: each sentence with its source, folded away; "" if too long."""
    parts = [f"<h3>{escaped(_headline(story))}</h3>"]
    told = ([story.lead] if story.lead else []) + list(story.body)
    for one in told:
        parts.append(f"<p>{escaped(quiet(one.text))}</p>")
        parts.append(_evidence(one))
    parts += [f"<p>{_correction(one).html}</p>" for one in story.corrections]
    parts.append(f"<p>{_sources(story).html}</p>")
    parts.append(f"<p>{_italic(quiet(story.disclosure)).html}</p>")
    if story.link:
        parts.append(f"<p>{_anchor(FULL, story.link).html}</p>")
    if story.channel_line:
        parts.append(f"<p>{escaped(quiet(story.channel_line))}</p>")
    whole = "".join(parts)
    if units(whole) > MOST_RICH or len(_BLOCK.findall(whole)) > _MOST_RICH_BLOCKS:
        return ""
    return whole


def tombstone(headline: str) -> str:
    """What stands in the place of a message that was taken back."""
    return f"<b>{GONE}</b>\n\n<s>{escaped(cut(quiet(headline), _HEADLINE_UNITS, units))}</s>"


def _headline(story: Story) -> str:
    label = f"{_NOTICE}: " if story.notice else ""
    return label + cut(quiet(story.headline), _HEADLINE_UNITS, units)


def _evidence(told: Told) -> str:
    if not told.cites:
        return ""
    lines = []
    for cite in told.cites:
        text = escaped(quiet(cite.text))
        name = escaped(quiet(cite.source))
        where = f'<a href="{escaped(cite.url)}">{name}</a>' if cite.url else name
        lines.append(f"<blockquote>{text}</blockquote><p>{where}</p>")
    return f"<details><summary>{EVIDENCE}</summary>{''.join(lines)}</details>"


def _sources(story: Story) -> Piece:
    pieces = [_anchor(cut(name, 120, units), url) for name, url in story.sources[:5]]
    return Piece(
        html=f"{SOURCE}: " + "، ".join(one.html for one in pieces),
        length=len(SOURCE) + 2 + sum(one.length + 2 for one in pieces),
    )


def _correction(made: Amended) -> Piece:
    label = f"{CORRECTED} ({made.day})"
    reason = cut(quiet(made.reason), _REASON_UNITS, units)
    return Piece(
        html=f"<b>{escaped(label)}</b>: {escaped(reason)}",
        length=units(label) + 2 + units(reason),
    )


def _text(text: str) -> Piece:
    return Piece(html=escaped(text), length=units(text))


def _bold(text: str) -> Piece:
    return Piece(html=f"<b>{escaped(text)}</b>", length=units(text))


def _italic(text: str) -> Piece:
    return Piece(html=f"<i>{escaped(text)}</i>", length=units(text))


def _anchor(name: str, url: str) -> Piece:
    text = quiet(name)
    if not url:
        return _text(text)
    return Piece(html=f'<a href="{escaped(url)}">{escaped(text)}</a>', length=units(text))


def _length(pieces: Iterable[Piece]) -> int:
    return sum(one.length + 2 for one in pieces)
