"""Which part of a page is the release, and which is the frame around it.

A page that marks its article is taken at its word; others go through trafilatura, and what
that finds nothing in is read whole, without menus and feet.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement

from musnad.read.blocks import TextBlock, blocks
from musnad.read.weights import Weights

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
_MENU_TAGS = frozenset({"ul", "ol", "div", "section", "table", "td", "dl", "p", "header"})
_MENU_LINKS = 5
_META_NAMES = re.compile(r"(?:[a-z0-9]{1,20}[-_]{1,2}){0,4}meta(?:data)?", re.IGNORECASE)
_BODY_NAMES = re.compile(
    r"(?:article|entry|post|story|news|release|press-?release|page|main|field--name|field-name)"
    r"[-_]{1,2}(?:body|content|text|copy)|articlebody|body-?copy|rich-?text|node__content",
    re.IGNORECASE,
)


def content(page: HtmlElement) -> tuple[TextBlock, ...]:
    """The blocks of the page's release; empty when it holds a title and no more."""
    weights = Weights(page)
    marked = _marked(page, weights)
    if marked is not None:
        found = tuple(
            block for part in marked for block in blocks(part, skip=frame_in(part, weights))
        )
        if _size(found) >= _ENOUGH or any(
            part.tag in ("article", "main") and _has_title(part) for part in marked
        ):
            return found
    body = next(iter(page.iter("body")), page)
    return _unmarked(page, body, weights)


def _unmarked(page: HtmlElement, body: HtmlElement, weights: Weights) -> tuple[TextBlock, ...]:
    """The blocks of the release on a page that marks none."""
    frames = frame_in(body, weights)
    menus = _menu_in(body, weights)
    dropped: list[HtmlElement] = []

    def skip(element: HtmlElement) -> bool:
        if frames(element) or menus(element):
            dropped.append(element)
            return True
        return False

    whole = blocks(body, skip=skip)
    linked = sum(weights.text(one) for one in dropped if not frames(one))
    if _size(whole) < _ENOUGH or _size(whole) + linked <= 4 * _ENOUGH:
        # So little text is taken as it stands, or what seemed a menu was the text.
        dropped = [one for one in dropped if frames(one)]
        whole = blocks(body, skip=frames)
    if _size(whole) <= 4 * _ENOUGH:
        return whole
    left = weights.text(body) - sum(map(weights.text, dropped))
    dense = _densest(body, left, frozenset(dropped), weights)
    if dense is not None:
        return blocks(_narrowed(dense, weights), skip=frame_in(dense, weights))
    if weights.depth < _MAX_DEPTH and weights.count <= _MAX_ELEMENTS:
        return tuple(_extracted(page, whole, frozenset(dropped)))
    return whole


def _marked(page: HtmlElement, weights: Weights) -> Sequence[HtmlElement] | None:
    """The elements that the page itself names as its article, or None."""
    named = _outermost(page.xpath(".//*[contains(@itemprop, 'articleBody')]"))
    if named and sum(map(weights.text, named)) >= _ENOUGH:
        return named
    articles = _outermost(list(page.iter("article")))
    if articles:
        titled = [one for one in articles if _has_title(one)]
        best = titled[0] if len(titled) == 1 else max(articles, key=weights.text)
        most = weights.text(best) >= 0.6 * sum(map(weights.text, articles))
        if titled or len(articles) == 1 or most:
            return [_narrowed(best, weights)]
    mains = list(page.iter("main")) or page.xpath(".//*[@role='main']")
    if len(mains) == 1 and weights.linked(mains[0]) < 0.5 * max(1, weights.text(mains[0])):
        return [_narrowed(mains[0], weights)]
    return None


def _narrowed(part: HtmlElement, weights: Weights) -> HtmlElement:
    """The element inside whose class says that it is the text, if it holds most of it."""
    least = 0.7 * weights.text(part)
    for inner in part.iter("div", "section"):
        if weights.text(inner) >= least and any(
            _BODY_NAMES.fullmatch(name) for name in inner.get("class", "").split()
        ):
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


def _size(found: Sequence[TextBlock]) -> int:
    return sum(len(block.text) for block in found if block.kind != "heading")


def frame_in(part: HtmlElement, weights: Weights | None = None) -> Callable[[HtmlElement], bool]:
    """Tells the parts of an element that frame a release: menus, buttons, related links."""
    known = weights or Weights(part)
    half = known.text(part) / 2
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
            return known.text(element) < half
        return False

    return frames


def _menu_in(body: HtmlElement, weights: Weights) -> Callable[[HtmlElement], bool]:
    """Tells the parts of a page that hold links and next to nothing else."""
    half = weights.text(body) / 2

    def is_menu(element: HtmlElement) -> bool:
        if element.tag not in _MENU_TAGS or weights.links(element) < _MENU_LINKS:
            return False
        text = weights.text(element)
        return weights.linked(element) >= 0.9 * text and text < half

    return is_menu


def _densest(
    body: HtmlElement, size: int, dropped: frozenset[HtmlElement], weights: Weights
) -> HtmlElement | None:
    """The element that is parent to most of the page's paragraph text, if one is.

    ``size`` is the text of the page without what was ``dropped``.
    """
    sizes: dict[HtmlElement, int] = {}
    for paragraph in body.iter("p"):
        parent = paragraph.getparent()
        if parent.tag != "body" and parent not in dropped:
            sizes[parent] = sizes.get(parent, 0) + weights.text(paragraph)
    if not sizes:
        return None
    best = max(sizes, key=lambda one: sizes[one])
    enough = sizes[best] >= 4 * _ENOUGH and sizes[best] >= 0.7 * sum(sizes.values())
    # Text that is not in paragraphs, or that lies around the element, needs a closer look.
    return best if enough and 2 * weights.text(best) > size else None


def _extracted(
    page: HtmlElement, whole: Sequence[TextBlock], dropped: frozenset[HtmlElement]
) -> Sequence[TextBlock]:
    """The run of blocks between the first and the last that trafilatura takes for main text.

    What stands between two paragraphs of a release belongs to it, whatever a measure of its
    length says; so does what lies between its heading and its first long paragraph.
    """
    import trafilatura  # a tenth of a second, that texts and marked pages need not wait

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            _copied(page, dropped),
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


def _copied(page: HtmlElement, dropped: frozenset[HtmlElement]) -> HtmlElement:
    """The page once more, without what was dropped: trafilatura changes what it is given."""
    made = copy.deepcopy(page)
    if dropped:
        pairs = list(zip(page.iter(), made.iter(), strict=True))
        for own, twin in pairs:
            if own in dropped and twin.getparent() is not None:
                twin.drop_tree()
    return made


def _key(text: str) -> str:
    """The letters at the head of a text, by which two cuts of one paragraph know each other."""
    return "".join(one for one in text[:200] if one.isalnum())[:60]
