"""Reads a feed (RSS, Atom, JSON Feed) into its entries.

Nothing is fetched, and nothing that a feed defines for itself (entities) is expanded.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Literal
from urllib.parse import urljoin, urlsplit

import feedparser

from musnad.arabic.normal import clean
from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.item import item_id
from musnad.core.source import Entry, Source
from musnad.read.decode import decode
from musnad.read.moments import machine_moment, zone_of
from musnad.read.readers import MAX_BYTES, look_of
from musnad.read.sniff import binary, text_form
from musnad.read.words import SILENT, TAG, plain_text

MAX_ENTRIES = 2_000
_MAX_TITLE = 1_000
_MAX_CONTENT = 1_000_000
_WHOLE_TEXT_CHARACTERS = 400
_WHOLE_SUMMARY_CHARACTERS = 1_200
_WHOLE_SUMMARY_PARAGRAPHS = 3
_MORE_THAN_TITLE = 40
_ENOUGH_CUT = 4
_CUT_SPREAD = 0.03
_PARAGRAPH = re.compile(r"</p\s{0,9}>|<br\s?/?>\s{0,9}<br|</li\s{0,9}>", re.IGNORECASE)
_ENDS = (".", "!", "?", "؟", "»", "”", '"', ")")
_DECLARATION = re.compile(r"\s{0,999}<\?xml[^>]{0,300}\?>")
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(item|entry)\s{0,9}>", re.IGNORECASE)
_ENTRY_START = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TITLE_TAG = re.compile(
    r"</?(?:a|b|big|br|div|em|font|i|img|mark|p|script|small|span|strong|style|sub|sup|u)"
    r"(?:[\s/][^<>]{0,500})?>",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\[…\]|\[\.\.\.\]|…|\.\.\.|read more|continue reading|اقرأ المزيد|للمزيد)\W{0,5}$",
    re.IGNORECASE,
)
_JSON_FEED = "https://jsonfeed.org/version/"
Carried = Literal["whole", "summary", "link"]
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError)


def entries(capture: Capture, source: Source, *, max_bytes: int = MAX_BYTES) -> tuple[Entry, ...]:
    """The entries of a feed in its own order, at most 2,000.

    What is whole in a broken feed is read. Raises RefusedError ``read.too_large``,
    ``read.empty``, ``read.encoding``, ``feed.not_a_feed`` (``url``, ``looks_en``,
    ``looks_ar``), ``feed.unsafe`` (``url``) or ``feed.broken`` (``url``, ``what``).
    """
    if len(capture.body) > max_bytes:
        raise RefusedError(
            "read.too_large",
            url=capture.url,
            megabytes=f"{len(capture.body) / 1e6:.1f}",
            limit_megabytes=f"{max_bytes / 1e6:g}",
        )
    if not capture.body.strip():
        raise RefusedError("read.empty", url=capture.url)
    if binary(capture.body) is not None:
        raise _not_a_feed(capture)
    text = decode(capture.body, capture.charset).text
    form = text_form(text, media_type=capture.media_type, url=capture.url)
    if form == "json":
        found = _from_json(text, capture, source)
    elif form == "html":
        raise _not_a_feed(capture)
    else:
        found = _from_xml(text, capture, source)
    kept: dict[str, Entry] = {}
    for entry in found:
        # Not by the id alone: some feeds give one to several entries, or a new one each time.
        kept.setdefault(item_id(entry), entry)
        if len(kept) >= MAX_ENTRIES:
            break
    return _uncut(tuple(kept.values()))


def carries(entry: Entry) -> Carried:
    """What of its release an entry carries, by measure: the whole text, a summary or a link.

    A text is whole when it is long enough for a release, ends as a text does and does not say
    that it goes on elsewhere; of what a feed calls a summary, more is asked.
    """
    if _whole_text(entry):
        return "whole"
    words = plain_text(entry.summary_html or entry.content_html)
    return "summary" if len(words) > len(entry.title) + _MORE_THAN_TITLE else "link"


def entry_capture(entry: Entry, *, fetched_at: datetime) -> Capture | None:
    """A page made of an entry that carries its whole text, or None when it does not.

    ``fetched_at`` is when the feed was fetched. The page has the entry's own address, so
    that the reader for pages can read it; ``entry:`` and the feed's id when it has none.
    """
    whole = _whole_text(entry)
    if not whole:
        return None
    title = html.escape(entry.title)
    time = ""
    if entry.published is not None:
        moment = html.escape(entry.published.isoformat(), quote=True)
        time = f'<meta property="article:published_time" content="{moment}">'
    language = html.escape(entry.language or "", quote=True)
    page = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{title}</title>{time}</head><body><article><h1>{title}</h1>\n"
        f"{whole}\n</article></body></html>"
    )
    url = entry.url or f"entry:{entry.guid}"
    return Capture(
        url=url,
        requested_url=url,
        body=page.encode("utf-8", "replace"),
        media_type="text/html",
        charset="utf-8",
        fetched_at=fetched_at,
    )


def _whole_text(entry: Entry) -> str:
    """The markup of the entry's whole text, "" when it carries none."""
    words = plain_text(entry.content_html)
    # A short text that stops in the middle of a sentence was cut without a word.
    ends = len(words) >= _WHOLE_SUMMARY_CHARACTERS or words.endswith(_ENDS)
    if len(words) >= _WHOLE_TEXT_CHARACTERS and ends and not _GOES_ON.search(words[-60:]):
        return entry.content_html
    if len(_PARAGRAPH.findall(entry.summary_html)) < _WHOLE_SUMMARY_PARAGRAPHS:
        return ""
    words = plain_text(entry.summary_html)
    whole = len(words) >= _WHOLE_SUMMARY_CHARACTERS and words.endswith(_ENDS)
    return entry.summary_html if whole and not _GOES_ON.search(words[-60:]) else ""


def _uncut(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries; where a feed cuts every text at one length, the texts are summaries."""
    sizes = [
        size
        for one in found
        if (size := len(plain_text(one.content_html))) >= _WHOLE_TEXT_CHARACTERS
    ]
    if len(sizes) < _ENOUGH_CUT or max(sizes) - min(sizes) > _CUT_SPREAD * max(sizes):
        return found
    return tuple(
        replace(one, content_html="", summary_html=f"{one.content_html} […]")
        if one.content_html
        else one
        for one in found
    )


def _title(markup: str) -> str:
    bare = html.unescape(TAG.sub("", SILENT.sub(" ", markup[: 4 * _MAX_TITLE])))
    # Some feeds escape their markup twice over; «5 < 6» is none.
    return " ".join(clean(_TITLE_TAG.sub("", bare)).split())[:_MAX_TITLE]


def _from_xml(text: str, capture: Capture, source: Source) -> Iterator[Entry]:
    if _defines_entities(text):
        raise RefusedError("feed.unsafe", url=capture.url)
    cut_short = len(_ENTRY_START.findall(text)) > len(_ENTRY_END.findall(text))
    text = text.lstrip("\ufeff")
    declaration = _DECLARATION.match(text)
    document = _capped(text[declaration.end() if declaration else 0 :].lstrip())
    try:
        feed = feedparser.parse(
            io.BytesIO(document.encode("utf-8", "replace")),
            response_headers={
                "content-location": capture.url,
                "content-type": "application/xml; charset=utf-8",
            },
            sanitize_html=False,
        )
    except _BROKEN as error:
        raise RefusedError("feed.broken", url=capture.url, what=type(error).__name__) from error
    found = list(feed.get("entries", ()))
    if not found:
        if feed.get("version") and not feed.get("bozo"):
            return iter(())
        if text_form(text) != "feed":
            raise _not_a_feed(capture)
        what = " ".join(str(feed.get("bozo_exception", "")).split())[:200]
        raise RefusedError("feed.broken", url=capture.url, what=what or "-")
    if feed.get("bozo") and cut_short and len(found) < MAX_ENTRIES:
        # The last entry arrived in part; it will be whole the next time.
        found.pop()
        if not found:
            raise RefusedError("feed.broken", url=capture.url, what="cut short")
    language = _text(feed.get("feed", {}).get("language"))
    zone = zone_of(source.zone)
    # Plain dicts: feedparser's own kind answers some names with a warning and another's value.
    return (_xml_entry(dict(item), language, capture, source, zone) for item in found)


def _defines_entities(text: str) -> bool:
    lowered = text.lower()
    at = lowered.find("<!entity")
    if at < 0:
        return False
    quoted = lowered.find("<![cdata[")
    return quoted < 0 or at < quoted or "<!doctype" in lowered[:quoted]


def _capped(text: str) -> str:
    """The feed's text up to its 2,000th entry, so that a huge one takes no longer."""
    for number, match in enumerate(_ENTRY_END.finditer(text), start=1):
        if number == MAX_ENTRIES:
            rest = "</feed>" if match.group(1).lower() == "entry" else "</channel></rss>"
            return text[: match.end()] + rest
    return text


def _xml_entry(
    item: Mapping[str, object], language: str, capture: Capture, source: Source, zone: tzinfo
) -> Entry:
    contents = item.get("content")
    content = ""
    if isinstance(contents, list):
        content = max((_markup(part) for part in contents), key=len, default="")
    detail = item.get("title_detail")
    own = _text(detail.get("language")) if isinstance(detail, Mapping) else ""
    return _entry(
        source,
        guid=_text(item.get("id")),
        url=_web(_text(item.get("link")), capture.url),
        title=_title(_text(item.get("title"))),
        published=_when(item.get("published"), zone),
        updated=_when(item.get("updated"), zone),
        summary=_text(item.get("summary")),
        content=content,
        language=own or language or None,
    )


def _markup(part: object) -> str:
    if not isinstance(part, Mapping):
        return ""
    value = _text(part.get("value"))
    return _paragraphs(value) if part.get("type") == "text/plain" else value


def _from_json(text: str, capture: Capture, source: Source) -> Iterator[Entry]:
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if _JSON_FEED not in text[:2_000]:
            raise _not_a_feed(capture) from error
        raise RefusedError("feed.broken", url=capture.url, what="JSON") from error
    if not isinstance(feed, dict) or not _text(feed.get("version")).startswith(_JSON_FEED):
        raise _not_a_feed(capture)
    items = feed.get("items")
    if not isinstance(items, list):
        raise RefusedError("feed.broken", url=capture.url, what="items")
    zone = zone_of(source.zone)
    base = _web(_text(feed.get("feed_url")), capture.url) or capture.url
    language = _text(feed.get("language"))
    return (
        _json_entry(item, language, base, source, zone)
        for item in items[: 2 * MAX_ENTRIES]
        if isinstance(item, dict)
    )


def _json_entry(
    item: Mapping[str, object], language: str, base: str, source: Source, zone: tzinfo
) -> Entry:
    content = _text(item.get("content_html"))
    if not content:
        content = _paragraphs(_text(item.get("content_text")))
    identity = item.get("id")
    return _entry(
        source,
        guid=str(identity) if isinstance(identity, (str, int, float)) else "",
        url=_web(_text(item.get("url")) or _text(item.get("external_url")), base),
        title=_title(html.escape(_text(item.get("title")), quote=False)),
        published=_when(item.get("date_published"), zone),
        updated=_when(item.get("date_modified"), zone),
        summary=html.escape(_text(item.get("summary")), quote=False),
        content=content,
        language=_text(item.get("language")) or language or None,
    )


def _entry(
    source: Source,
    *,
    guid: str,
    url: str | None,
    title: str,
    published: datetime | None,
    updated: datetime | None,
    summary: str,
    content: str,
    language: str | None,
) -> Entry:
    guid = clean(guid).strip()[:2_000]
    if not title:
        # A feed may leave titles out; the first words stand in for one.
        words = plain_text(summary or content)[:120]
        title = words.rpartition(" ")[0] if len(words) == 120 else words
    return Entry(
        source_id=source.id,
        guid=guid or url or content_id(title, plain_text(summary)[:500]),
        url=url,
        title=title,
        published=published,
        updated=updated,
        summary_html=summary[:_MAX_CONTENT],
        content_html=content[:_MAX_CONTENT],
        language=language,
    )


def _when(value: object, zone: tzinfo) -> datetime | None:
    moment = machine_moment(value, zone) if isinstance(value, str) else None
    return moment.at if moment else None


def _web(link: str, base: str) -> str | None:
    """The link as an absolute web address, or None for anything else."""
    link = "".join(link.split())
    if not link or len(link) > 4_000:
        return None
    try:
        joined = urljoin(base, link)
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.strip()) if text.strip() else []
    return "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _not_a_feed(capture: Capture) -> RefusedError:
    look = look_of(capture)
    return RefusedError("feed.not_a_feed", url=capture.url, looks_en=look.en, looks_ar=look.ar)
