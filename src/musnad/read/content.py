"""Which part of a page is the release, and which is the frame around it.

A page that marks its article is taken at its word; others go through trafilatura, and what
that finds nothing in is read whole, without menus and feet.
"""

from __future__ import annotations

import copy
import itertools
import logging
import re
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement

from musnad.read.blocks import TextBlock, blocks

_ENOUGH = 140
_LONG_BLOCK = 80
_MAX_DEPTH = 150
_MAX_ELEMENTS = 60_000
_FRAME_TAGS = frozenset({"nav", "aside", "footer", "button", "figure", "figcaption", "label"})
_FRAME_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "menu", "menubar", "dialog"}
)
_FRAME_NAMES = re.compile(
    r"(?:(?:gem-c|govuk|ecl|wp-block|usa|dga|js)-)?"
    r"(?:share|sharing|social|socials|addtoany|addthis|breadcrumbs?|related|recommended|newsletter"
    r"|subscribe|subscription|cookies?|sidebar|pagination|pager|comments?|nav|navbar|navigation"
    r"|menu|footer|site-?footer|toolbar|print|advert|ads|promo|skip|skip-?link|tag-?list|tags|topics"
    r"|read-?more|more-?news|most-?read|trending|popular|signup|sign-?up|login|popup|modal|widget"
    r"|caption|wp-caption-text|lang|languages|language-?switcher|feedback|rating|contacts"
    r"|published-dates|in-?page-navigation|ecl-file|news-app|other-news)"
    r"(?:[-_]{1,2}(?:links?|buttons?|bar|list|block|box|container|wrapper|widget|icons?|nav|menu"
    r"|section|media|items?|area|inner|content|posts?|articles?|stories|news|notice|banner|form))*",
    re.IGNORECASE,
)
_META_NAMES = re.compile(r"(?:[a-z0-9]{1,20}[-_]{1,2}){0,4}meta(?:data)?", re.IGNORECASE)
_BODY_NAMES = re.compile(
    r"(?:article|entry|post|story|news|release|press-?release|page|main|field--name|field-name)"
    r"[-_]{1,2}(?:body|content|text|copy)|articlebody|body-?copy|rich-?text|node__content",
    re.IGNORECASE,
)


def content(page: HtmlElement) -> tuple[TextBlock, ...]:
    """The blocks of the page's release; empty when it holds a title and no more."""
    marked = _marked(page)
    if marked is not None:
        found = tuple(block for part in marked for block in blocks(part, skip=frame_in(part)))
        if _size(found) >= _ENOUGH or any(
            part.tag in ("article", "main") and _has_title(part) for part in marked
        ):
            return found
    body = next(iter(page.iter("body")), page)
    whole = blocks(body, skip=frame_in(body))
    if _size(whole) <= 4 * _ENOUGH:
        return whole
    dense = _densest(body)
    if dense is not None:
        return blocks(_narrowed(dense), skip=frame_in(dense))
    if _manageable(page):
        return tuple(_extracted(page, whole))
    return whole


def _marked(page: HtmlElement) -> Sequence[HtmlElement] | None:
    """The elements that the page itself names as its article, or None."""
    named = page.xpath(".//*[contains(@itemprop, 'articleBody')]")
    named = _outermost(named)
    if named and _text_size(named) >= _ENOUGH:
        return named
    articles = _outermost(list(page.iter("article")))
    if articles:
        titled = [one for one in articles if _has_title(one)]
        best = titled[0] if len(titled) == 1 else max(articles, key=lambda one: _text_size([one]))
        if titled or len(articles) == 1 or _text_size([best]) >= 0.6 * _text_size(articles):
            return [_narrowed(best)]
    mains = list(page.iter("main")) or page.xpath(".//*[@role='main']")
    if len(mains) == 1 and _link_share(mains[0]) < 0.5:
        return [_narrowed(mains[0])]
    return None


def _narrowed(part: HtmlElement) -> HtmlElement:
    """The element inside whose class says that it is the text, if it holds most of it."""
    size = _text_size([part])
    for inner in part.iter("div", "section"):
        names = inner.get("class", "").split()
        if any(_BODY_NAMES.fullmatch(name) for name in names) and _text_size([inner]) >= 0.7 * size:
            return inner
    return part


def _outermost(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    kept: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in elements:
        if element not in inside:
            kept.append(element)
            inside.update(element.iter(element.tag) if len(kept) < 500 else ())
            if element.get("itemprop"):
                inside.update(element.iter())
    return kept


def _has_title(element: HtmlElement) -> bool:
    return next(iter(element.iter("h1")), None) is not None


def _text_size(elements: Sequence[HtmlElement]) -> int:
    return sum(len(text.strip()) for element in elements for text in element.itertext())


def _link_share(element: HtmlElement) -> float:
    return _text_size(list(element.iter("a"))) / max(1, _text_size([element]))


def _size(found: Sequence[TextBlock]) -> int:
    return sum(len(block.text) for block in found if block.kind != "heading")


def frame_in(part: HtmlElement) -> Callable[[HtmlElement], bool]:
    """Tells the parts of an element that frame a release: menus, buttons, related links."""
    half = _text_size([part]) / 2
    whole_page = part.tag == "body"

    def frames(element: HtmlElement) -> bool:
        tag = element.tag
        if tag in _FRAME_TAGS:
            return True
        if tag == "header" and whole_page:
            return next(iter(element.iter("article", "p", "h1")), None) is None
        attributes = element.attrib
        if not attributes or tag in ("html", "body", "main", "article"):
            return False
        if attributes.get("role", "") in _FRAME_ROLES:
            return True
        names = attributes.get("class", "").split()[:20]
        if "id" in attributes:
            names.append(attributes["id"])
        if any(
            _FRAME_NAMES.fullmatch(name[:80]) or _META_NAMES.fullmatch(name[:80]) for name in names
        ):
            return _text_size([element]) < half
        return False

    return frames


def _densest(body: HtmlElement) -> HtmlElement | None:
    """The element that is parent to most of the page's paragraph text, if one is."""
    sizes: dict[HtmlElement, int] = {}
    for paragraph in body.iter("p"):
        parent = paragraph.getparent()
        if parent.tag != "body":
            sizes[parent] = sizes.get(parent, 0) + _text_size([paragraph])
    if not sizes:
        return None
    best = max(sizes, key=lambda one: sizes[one])
    enough = sizes[best] >= 4 * _ENOUGH and sizes[best] >= 0.7 * sum(sizes.values())
    # Text that is not in paragraphs, or that lies around the element, needs a closer look.
    return best if enough and 2 * _text_size([best]) > _text_size([body]) else None


def _manageable(page: HtmlElement) -> bool:
    """Whether a page is shallow and small enough for trafilatura, which walks it by recursion."""
    for count, element in enumerate(page.iter()):
        if count > _MAX_ELEMENTS:
            return False
        if len(element) == 0:
            ancestors = itertools.islice(element.iterancestors(), _MAX_DEPTH)
            if sum(1 for _ in ancestors) == _MAX_DEPTH:
                return False
    return True


def _extracted(page: HtmlElement, whole: Sequence[TextBlock]) -> Sequence[TextBlock]:
    """The run of blocks between the first and the last that trafilatura takes for main text.

    What stands between two paragraphs of a release belongs to it, whatever a measure of its
    length says; so does what lies between its heading and its first long paragraph.
    """
    import trafilatura  # a tenth of a second, that texts and marked pages need not wait

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            copy.deepcopy(page),
            include_comments=False,
            include_tables=True,
            include_links=False,
            favor_recall=True,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, IndexError, KeyError):
        return whole
    body = getattr(document, "body", None)
    if body is None:
        return whole
    chosen = {_key("".join(part.itertext())) for part in body.iter("p", "item", "quote", "head")}
    hits = [
        n for n, block in enumerate(whole) if _key(block.text) in chosen and len(block.text) > 20
    ]
    if not hits:
        return whole
    first, last = hits[0], hits[-1] + 1
    for back in range(first - 1, max(-1, first - 7), -1):
        if whole[back].kind == "heading":
            first = back
            break
    while last < len(whole) and whole[last].kind == "text" and len(whole[last].text) >= _LONG_BLOCK:
        last += 1
    return whole[first:last]


def _key(text: str) -> str:
    """The letters at the head of a text, by which two cuts of one paragraph know each other."""
    return "".join(one for one in text[:200] if one.isalnum())[:60]
