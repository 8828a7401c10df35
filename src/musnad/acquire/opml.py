"""Lists of feeds as other programs keep them: OPML 2.0, read with suspicion and written strictly.

What OPML has no place for (Arabic and English names, zone, selector) stands in attributes of a
namespace of musnad's own, which other programs pass over.

Source: OPML 2.0, opml.org/spec2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from lxml import etree

from musnad.arabic.normal import clean
from musnad.core.errors import RefusedError
from musnad.core.source import Source

MAX_BYTES = 2_000_000
MAX_OUTLINES = 5_000
_MAX_DEPTH = 40
_MAX_TEXT = 200
_MAX_URL = 4_000
NAMESPACE = "urn:musnad:opml:1"
_OWN = f"{{{NAMESPACE}}}"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One source of a list: where it is read, and what the list says of it.

    ``feed`` or ``listing`` is there; what the list doesn't say is "" or None.
    """

    title: str
    feed: str | None = None
    listing: str | None = None
    page: str | None = None
    language: str = ""
    id: str = ""
    name_ar: str = ""
    name_en: str = ""
    kind: str = ""
    zone: str = ""
    selector: str | None = None


def read(body: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> tuple[Outline, ...]:
    """The sources of an OPML file in its order, each address once, at most 5,000.

    Nothing that the file defines for itself is expanded and nothing is fetched. Raises
    RefusedError ``opml.too_large``, ``opml.unsafe``, ``opml.broken`` or ``opml.empty``
    (each with ``path``).
    """
    if len(body) > max_bytes:
        raise RefusedError("opml.too_large", path=name, limit=max_bytes)
    if _defines(body):
        raise RefusedError("opml.unsafe", path=name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        what = " ".join(str(error).split())[:200]
        raise RefusedError("opml.broken", path=name, what=what) from error
    if root.getroottree().docinfo.doctype:
        raise RefusedError("opml.unsafe", path=name)
    if etree.QName(root).localname.lower() != "opml":
        raise RefusedError("opml.broken", path=name, what=f"<{etree.QName(root).localname}>")
    kept: dict[str, Outline] = {}
    for outline in _outlines(root):
        kept.setdefault(outline.feed or outline.listing or "", outline)
        if len(kept) >= MAX_OUTLINES:
            break
    if not kept:
        raise RefusedError("opml.empty", path=name)
    return tuple(kept.values())


def write(sources: Iterable[Source], *, title: str, at: datetime) -> str:
    """An OPML 2.0 file of these sources; ``at`` is when it was made.

    A source with a feed is an outline of type ``rss``, one with a listing alone of type
    ``link``; one that comes by mail only has no place in such a list.
    """
    root = etree.Element("opml", version="2.0", nsmap={"musnad": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = format_datetime(at)
    body = etree.SubElement(root, "body")
    for source in sources:
        if source.feed or source.listing:
            body.append(_written(source))
    etree.indent(root)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return str(text.decode("utf-8"))


def _written(source: Source) -> etree._Element:
    one = etree.Element("outline", text=source.name_ar, title=source.name_ar)
    if source.feed:
        one.set("type", "rss")
        one.set("xmlUrl", source.feed)
        one.set("htmlUrl", source.page or source.listing or source.feed)
        if source.languages:
            one.set("language", source.languages[0])
    else:
        one.set("type", "link")
        one.set("url", source.listing or "")
    one.set("category", f"/{source.kind}")
    own = {
        "id": source.id,
        "nameAr": source.name_ar,
        "nameEn": source.name_en,
        "kind": source.kind,
        "zone": source.zone,
        "languages": " ".join(source.languages),
        "listing": source.listing or "",
        "selector": source.selector or "",
    }
    for attribute, value in own.items():
        if value:
            one.set(f"{_OWN}{attribute}", value)
    return one


def _defines(body: bytes) -> bool:
    """Whether the file has a document type or entities of its own, in whatever encoding."""
    start = body.lstrip()
    text = body
    if start.startswith(_UTF_16):
        text = body.replace(b"\x00", b"")
    lowered = text.lower()
    return b"<!doctype" in lowered or b"<!entity" in lowered


def _outlines(root: etree._Element) -> Iterator[Outline]:
    for element in root.iter("{*}outline"):
        if sum(1 for _ in element.iterancestors()) > _MAX_DEPTH:
            continue
        outline = _outline(element)
        if outline is not None:
            yield outline


def _outline(element: etree._Element) -> Outline | None:
    told = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    own = {name[len(_OWN) :]: value for name, value in told.items() if name.startswith(_OWN)}
    feed = _web(told.get("xmlurl", ""))
    listing = _web(own.get("listing", ""))
    if told.get("type", "").lower() == "link":
        listing = listing or _web(told.get("url", ""))
    if feed is None and listing is None:
        return None
    address = feed or listing or ""
    title = _words(told.get("title") or told.get("text") or "")
    return Outline(
        title=title or urlsplit(address).netloc,
        feed=feed,
        listing=listing,
        page=_web(told.get("htmlurl", "")),
        language=_words(own.get("languages") or told.get("language", "")),
        id=_words(own.get("id", "")),
        name_ar=_words(own.get("namear", "")),
        name_en=_words(own.get("nameen", "")),
        kind=_words(own.get("kind", "")),
        zone=_words(own.get("zone", "")),
        selector=own.get("selector") or None,
    )


def _words(text: str) -> str:
    return " ".join(clean(text[: 4 * _MAX_TEXT]).split())[:_MAX_TEXT].strip()


def _web(address: str) -> str | None:
    address = "".join(address.split())
    if not address or len(address) > _MAX_URL:
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        return None
    return address if usable else None
