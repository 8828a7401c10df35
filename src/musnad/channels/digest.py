"""A digest's entries and how they are set as mail, in plain text and HTML from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Literal
from zoneinfo import ZoneInfo

from musnad.channels.markup import linked, marked
from musnad.channels.story import Story
from musnad.channels.texts import cut, safe_url, shown
from musnad.core.ids import content_id

EntryKind = Literal["story", "correction", "withdrawn"]

_HEADINGS: dict[EntryKind, str] = {
    "story": "أخبار",
    "correction": "تصحيحات",
    "withdrawn": "مواد سُحبت",
}
_LEAD = 600
_FULL = "النص الكامل وسند كل جملة"
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article in a digest; ``note`` is the correction's reason."""

    kind: EntryKind
    headline: str
    lead: str = ""
    source: str = ""
    url: str = ""
    disclosure: str = ""
    note: str = ""

    def plain(self) -> dict[str, str]:
        """As JSON data."""
        return {name: str(value) for name, value in asdict(self).items()}


def entry_of(story: Story) -> Entry:
    """A story, or the correction of one."""
    last = story.corrections[-1] if story.corrections else None
    return Entry(
        kind="correction" if last else "story",
        headline=story.headline,
        lead=cut(story.lead.text, _LEAD) if story.lead else "",
        source=story.sources[0][0],
        url=story.address,
        disclosure=story.disclosure,
        note=f"{last.day}: {last.reason}" if last else "",
    )


def entry_from(found: object) -> Entry | None:
    """An entry as it was kept; None for what is none."""
    if not isinstance(found, dict) or found.get("kind") not in _HEADINGS:
        return None
    told = {name: str(found.get(name, "")) for name in Entry.__dataclass_fields__}
    kind: EntryKind = found["kind"]
    return Entry(**{**told, "kind": kind})  # type: ignore[arg-type]


def next_end(now: datetime, *, zone: str, every: str, at: str, weekday: int) -> datetime:
    """The first moment after ``now`` at which a digest goes out, in the newsroom's zone.

    ``at`` is HH:MM on that clock, ``weekday`` 1 (Monday) to 7, for weekly ones.
    """
    local = now.astimezone(ZoneInfo(zone))
    hour, minute = (int(part) for part in at.split(":"))
    end = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    while end <= local or (every == "week" and end.isoweekday() != weekday):
        end = (end + timedelta(days=1)).replace(hour=hour, minute=minute)
    return end


def letter(
    entries: Sequence[Entry],
    *,
    house: str,
    subject: str,
    sender: str,
    recipient: str,
    period: str,
    channel_line: str,
    at: datetime,
) -> EmailMessage:
    """The digest as a message; its id is the same whenever it is made for the same period."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = " ".join(shown(subject).split())
    message["Date"] = format_datetime(at)
    domain = sender.rpartition("@")[2]
    message["Message-ID"] = f"<musnad.{content_id(house, sender, period)}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "ar"
    message["List-Unsubscribe"] = f"<mailto:{sender}?subject=unsubscribe>"
    message.set_content(_text(entries, house, channel_line))
    message.add_alternative(_html(entries, house, subject, channel_line), subtype="html")
    return message


def _sections(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    found = (
        (title, [one for one in entries if one.kind == kind]) for kind, title in _HEADINGS.items()
    )
    return [(title, ones) for title, ones in found if ones]


def _text(entries: Sequence[Entry], house: str, channel_line: str) -> str:
    parts = [shown(house)]
    for title, ones in _sections(entries):
        parts.append(f"== {title} ==")
        for one in ones:
            lines = [f"* {shown(one.headline)}"]
            lines += [shown(text) for text in (one.note, one.lead) if text]
            lines += [f"عن: {shown(one.source)}"] if one.source else []
            lines += [safe_url(one.url)] if one.url else []
            lines += [shown(one.disclosure)] if one.disclosure else []
            parts.append("\n".join(lines))
    if channel_line:
        parts.append(shown(channel_line))
    return "\n\n".join(parts) + "\n"


def _html(entries: Sequence[Entry], house: str, subject: str, channel_line: str) -> str:
    parts = [
        '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">',
        f"<title>{marked(subject)}</title></head>",
        '<body style="font-family:sans-serif;line-height:1.8;max-width:40rem;margin:1rem auto">',
        f"<h1>{marked(house)}</h1>",
    ]
    for title, ones in _sections(entries):
        parts.append(f"<h2>{title}</h2>")
        for one in ones:
            parts.append(f"<h3>{linked(one.headline, safe_url(one.url))}</h3>")
            parts += [f"<p>{marked(text)}</p>" for text in (one.note, one.lead) if text]
            parts += [f"<p>عن: {marked(one.source)}</p>"] if one.source else []
            parts += [f"<p>{linked(_FULL, safe_url(one.url))}</p>"] if one.url else []
            parts += [f"<p><small>{marked(one.disclosure)}</small></p>"] if one.disclosure else []
    if channel_line:
        parts.append(f"<p>{marked(channel_line)}</p>")
    return "\n".join([*parts, "</body></html>"])
