"""What a page says of itself in its head: titles, publisher, time, language.

Nothing here is part of the text; ``page`` decides what is believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from musnad.arabic.normal import clean

_MAX_SCRIPT_CHARACTERS = 300_000
_MAX_NODES = 2_000
_MAX_VALUE = 1_000
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_SITES = (
    "govuk:publishing-organisation",
    "og:site_name",
    "application-name",
    "twitter:site:name",
    "dc.publisher",
    "dcterms.publisher",
)
_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Statement|Announcement|PressRelease")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Claims from a page's head, each in the order in which it is to be believed."""

    titles: tuple[str, ...] = ()
    head_title: str = ""
    sites: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    language: str | None = None
    address: str | None = None


def meta(page: HtmlElement) -> Meta:
    """The claims in the page's meta elements, JSON-LD and attributes."""
    named: dict[str, str] = {}
    for element in page.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        value = _tidy(element.get("content", ""))
        if name and value:
            named.setdefault(name, value)
    headlines: list[str] = []
    times: list[str] = []
    publishers: list[str] = []
    for node in _linked_data(page):
        if not _ARTICLE_TYPES.search(str(node.get("@type", ""))) and "datePublished" not in node:
            continue
        _add(headlines, node.get("headline"))
        _add(times, node.get("datePublished"))
        publisher = node.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        _add(publishers, publisher.get("name") if isinstance(publisher, dict) else publisher)
    times += [named[name] for name in _TIMES if name in named]
    titles = [named[name] for name in _TITLES if name in named]
    sites = [named[name] for name in _SITES if name in named]
    if sites and publishers and "og:site_name" not in named:
        sites = publishers + sites
    else:
        sites += publishers
    head = next(iter(page.iter("title")), None)
    return Meta(
        titles=(*titles, *headlines),
        head_title=_tidy("".join(head.itertext())) if head is not None else "",
        sites=tuple(dict.fromkeys(_once(site) for site in sites if _is_name(site))),
        times=tuple(times),
        language=_language(page, named),
        address=_address(page),
    )


def _address(page: HtmlElement) -> str | None:
    """The one address that the page gives itself; none where it gives two."""
    found = {
        element.get("href", "").strip()[:_MAX_VALUE]
        for element in page.iter("link")
        if "canonical" in element.get("rel", "").lower().split()
    }
    return found.pop() if len(found) == 1 else None


def _language(page: HtmlElement, named: dict[str, str]) -> str | None:
    for element in page.iter("html", "body", "main", "article"):
        language = element.get("lang") or element.get("xml:lang")
        if language:
            return str(language)
    return named.get("og:locale") or named.get("dc.language") or named.get("content-language")


def _linked_data(page: HtmlElement) -> Iterator[dict[str, object]]:
    """Every object in the page's JSON-LD, outer ones first."""
    for script in page.iter("script"):
        text = script.text or ""
        if "ld+json" not in script.get("type", "") or len(text) > _MAX_SCRIPT_CHARACTERS:
            continue
        try:
            waiting: list[object] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MAX_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting += node[:100]
            elif isinstance(node, dict):
                yield node
                waiting += [part for part in node.values() if isinstance(part, (dict, list))]


def _add(values: list[str], value: object) -> None:
    if isinstance(value, str) and _tidy(value):
        values.append(_tidy(value))


def _tidy(value: str) -> str:
    return " ".join(clean(value[:_MAX_VALUE]).split())


def _once(site: str) -> str:
    """A name that is given twice over, once: «Commission - Commission»."""
    parts = site.split(" - ")
    return parts[0] if len(set(parts)) == 1 else site


def _is_name(site: str) -> bool:
    """A name of a publisher, and not its handle or host."""
    return 1 < len(site) <= 120 and not re.fullmatch(r"@\S+|https?:\S+|[\w-]+(?:\.[\w-]+)+", site)
