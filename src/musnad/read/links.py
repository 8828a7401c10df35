"""The links of a page that may lead to releases, each with its title and its place.

Links to other sites, menus, tags, further pages, share buttons and files that are no text
are left out here; ``repeats`` chooses among the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from musnad.arabic.normal import clean, fold
from musnad.core.addresses import canonical
from musnad.read.content import frame_in

MAX_LINKS = 2_000
_MAX_TITLE = 300
_MAX_URL = 2_000
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLE_CLASS = re.compile(r"(?:^|[\s_-])(?:title|headline|heading|subject)", re.IGNORECASE)
_SECTIONS = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|users?|labels?|search|login|signin|register"
    r"|subscribe|newsletters?|contacts?|contact-us|about|about-us|sitemap|rss|feeds?|privacy"
    r"|privacy-policy|terms|cookies|accessibility|print|share|careers|jobs|faqs?|help|gallery"
    r"|page|paged|وسوم|وسم|تصنيف|تصنيفات|اتصل-بنا|من-نحن|بحث)"
    r"(?:/[^/]{0,80})?/?(?:\.\w{2,5})?$",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|tiff?|mp[34]|m4[av]|wav|ogg|og[av]|avi|mov|wmv|webm|flv"
    r"|zip|rar|7z|gz|tar|exe|apk|docx?|xlsx?|pptx?|odt|ods|csv|css|js|json|xml|rss|atom|ics|vcf)$",
    re.IGNORECASE,
)
_PAGING = re.compile(
    r"(?:page|pg|paged|p|start|offset|sort|order|filter|lang|language|view|year|month|q|query"
    r"|from|to|size|limit|tab|cat|category|type|print|set_language|hl|locale|culture)\d*",
    re.IGNORECASE,
)
_NO_TITLE = frozenset(
    fold(one)
    for one in (
        *("read more", "more", "details", "view", "view all", "see all", "continue reading"),
        *("learn more", "full story", "read", "open", "download", "pdf", "english", "arabic"),
        *("show more", "load more", "next", "previous", "back", "home", "view details"),
        *("اقرأ المزيد", "المزيد", "التفاصيل", "تفاصيل", "للمزيد", "قراءة المزيد", "مزيد"),
        *("عرض", "عرض الكل", "عرض التفاصيل", "اقرأ", "تحميل", "العربية", "التالي", "السابق"),
        *("تابع القراءة", "أكمل القراءة", "إقرأ المزيد", "الرئيسية", "شاهد المزيد"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that may lead to a release.

    ``url`` is absolute and without a fragment; ``anchor`` is the element that carries the
    title, ``block`` the largest part of the page around it that links nowhere else.
    """

    url: str
    title: str
    anchor: HtmlElement
    block: HtmlElement


def links(page: HtmlElement, address: str, hosts: frozenset[str]) -> tuple[Link, ...]:
    """The page's candidates in reading order; ``hosts`` are those that belong to the source."""
    body = next(iter(page.iter("body")), page)
    by_key: dict[str, tuple[str, list[HtmlElement]]] = {}
    for anchor in _anchors(body):
        url = target(anchor, address, hosts)
        if url is None or leads_nowhere(url, address):
            continue
        by_key.setdefault(canonical(url), (url, []))[1].append(anchor)
        if len(by_key) >= MAX_LINKS:
            break
    owners = owned(anchors for _, anchors in by_key.values())
    found: list[Link] = []
    for url, anchors in by_key.values():
        anchor, title = titled(anchors, owners)
        if title:
            found.append(Link(url=url, title=title, anchor=anchor, block=block_of(anchor, owners)))
    return tuple(found)


def own_hosts(*addresses: str | None) -> frozenset[str]:
    """The hosts of these addresses, with and without ``www``."""
    found: set[str] = set()
    for address in addresses:
        try:
            host = (urlsplit(address or "").hostname or "").removeprefix("www.")
        except ValueError:
            continue
        if host:
            found |= {host, f"www.{host}"}
    return frozenset(found)


def target(anchor: HtmlElement, address: str, hosts: frozenset[str]) -> str | None:
    """The absolute address that an anchor leads to on the source's own hosts, or None."""
    href = "".join((anchor.get("href") or "").split())
    if not href or href.startswith("#") or len(href) > _MAX_URL:
        return None
    try:
        url = urljoin(address, href).partition("#")[0]
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host in hosts else None


def leads_nowhere(url: str, address: str) -> bool:
    """Whether an address is a section, a further page of the listing, or no text at all."""
    here, there = urlsplit(address), urlsplit(url)
    path = unquote(there.path)
    if path in ("", "/") and not there.query:
        return True
    if _SECTIONS.search(path) or _NO_TEXT.search(path):
        return True
    if path.rstrip("/") == unquote(here.path).rstrip("/"):
        known = dict(parse_qsl(here.query))
        told = [(name, value) for name, value in parse_qsl(there.query) if known.get(name) != value]
        return all(_PAGING.fullmatch(name) for name, _ in told)
    return False


def _anchors(body: HtmlElement) -> Iterator[HtmlElement]:
    """The links outside of menus, feet and the like."""
    frames = frame_in(body)
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is not body and frames(element):
            walk.skip_subtree()
        elif element.tag == "a":
            yield element


Owners = dict[HtmlElement, int]
_MANY = -1


def owned(groups: Iterable[Sequence[HtmlElement]]) -> Owners:
    """Which elements hold anchors of one group alone: its number, or -1 for several."""
    owners: Owners = {}
    for number, anchors in enumerate(groups):
        for anchor in anchors:
            at: HtmlElement | None = anchor
            while at is not None:
                known = owners.get(at)
                if known in (number, _MANY):
                    break
                owners[at] = number if known is None else _MANY
                at = at.getparent()
    return owners


def block_of(anchor: HtmlElement, owners: Owners) -> HtmlElement:
    """The largest element around an anchor that holds no anchor of another group."""
    at = anchor
    while True:
        parent = at.getparent()
        if parent is None or parent.tag in ("body", "html") or owners.get(parent) == _MANY:
            return at
        at = parent


def titled(anchors: Sequence[HtmlElement], owners: Owners) -> tuple[HtmlElement, str]:
    """The anchor among those to one address that tells its title, and the title."""
    best, title, weight = anchors[0], "", 0
    for anchor in anchors[:8]:
        text, worth = _title_of(anchor)
        if (worth, len(text)) > (weight, len(title)) and text:
            best, title, weight = anchor, text, worth
    if weight >= 2 or len(title.split()) >= 4:
        return best, title
    block = block_of(best, owners)
    for heading in block.iter(*HEADINGS):
        text = _text(heading)
        if tells(text):
            return best, text
    return (best, title) if title else (best, _named(anchors))


def _title_of(anchor: HtmlElement) -> tuple[str, int]:
    """What an anchor says, and how surely it is a title: 3 a heading, 1 a mere text, 0 nothing."""
    for inner in anchor.iter(*HEADINGS):
        if tells(text := _text(inner)):
            return text, 3
    for inner in anchor.iter("div", "span", "p", "strong"):
        if _TITLE_CLASS.search(inner.get("class", "")) and tells(text := _text(inner)):
            return text, 2
    text = _text(anchor)
    if not tells(text):
        return "", 0
    if any(one.tag in HEADINGS for one in _near(anchor)):
        return text, 3
    return text, 1


def _near(anchor: HtmlElement) -> Iterator[HtmlElement]:
    for count, one in enumerate(anchor.iterancestors()):
        if count == 3:
            return
        yield one


def tells(text: str) -> bool:
    """Whether a link's words may be a title, and not «المزيد» or a number."""
    return sum(one.isalpha() for one in text) >= 3 and fold(text).strip(" .»«>…:") not in _NO_TITLE


def _named(anchors: Sequence[HtmlElement]) -> str:
    for anchor in anchors:
        for text in (anchor.get("title"), anchor.get("aria-label")):
            if text and tells(_tidy(text)):
                return _tidy(text)
        for image in anchor.iter("img"):
            if tells(_tidy(image.get("alt") or "")) and len(image.get("alt").split()) >= 3:
                return _tidy(image.get("alt"))
    return ""


def _text(element: HtmlElement) -> str:
    return _tidy(" ".join(element.itertext()))


def _tidy(text: str) -> str:
    return " ".join(clean(text[: 8 * _MAX_TITLE]).split())[:_MAX_TITLE]
