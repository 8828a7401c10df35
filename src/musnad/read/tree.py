"""The tree of a page's elements, from its markup; hostile pages are refused, not hung on."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

from musnad.core.errors import RefusedError

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_XML_DECLARATION = re.compile(r"\s{0,999}<\?xml[^>]{0,300}\?>")
_SCRIPT = re.compile(r"<script\b[^>]{0,2000}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s{0,9}>", re.IGNORECASE)
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = re.compile(r"""[\s"'/][^\s"'=<>/]""")
_LONG_PAGE = 50_000
_LONG_TAG = 10_000
_MAX_ATTRIBUTES = 2_000
_MAX_ELEMENTS = 400_000
# One class for all elements: the usual look-up by tag, in Python, takes a fifth of the time.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
_HEAD_TAGS = frozenset({"title", "meta", "link", "style", "script", "base", "noscript", "template"})


def tree(text: str, url: str) -> HtmlElement:
    """The page's elements, with a ``body``; nothing is fetched to complete them.

    Raises RefusedError ``read.tangled`` (``url``) for what takes a parser minutes, and
    ``read.nothing`` (``url``) for what it makes nothing of.
    """
    text = text.lstrip("\ufeff")
    declaration = _XML_DECLARATION.match(text)
    text = _without_scripts(text[declaration.end() if declaration else 0 :])
    text = _CONTROLS.sub("", text)
    if len(text) > _LONG_PAGE and _overgrown(text):
        raise RefusedError("read.tangled", url=url)
    parser = HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True, no_network=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        page = document_fromstring(text.encode("utf-8"), parser=parser, ensure_head_body=False)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise RefusedError("read.nothing", url=url) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise RefusedError("read.tangled", url=url)
    if page.xpath("count(//*)") > _MAX_ELEMENTS:
        raise RefusedError("read.tangled", url=url)
    _give_body(page)
    return page


def _give_body(page: HtmlElement) -> None:
    """Move out of the head what does not belong there.

    The parser knows no HTML5 elements and leaves an ``article`` without a ``body`` in the head.
    """
    head = page.find("head")
    if head is None or page.find("body") is not None:
        return
    strays = [one for one in head if isinstance(one.tag, str) and one.tag not in _HEAD_TAGS]
    if strays:
        page.append(page.makeelement("body"))
        page[-1].extend(strays)


def _without_scripts(text: str) -> str:
    """The markup without its scripts, except linked data: most of many a page's bytes."""
    pieces: list[str] = []
    at = 0
    for match in _SCRIPT.finditer(text):
        if match.start() < at or "ld+json" in match.group():
            continue
        end = _SCRIPT_END.search(text, match.end())
        if end is None:
            break
        pieces.append(text[at : match.start()])
        at = end.end()
    return "".join([*pieces, text[at:]])


def _overgrown(text: str) -> bool:
    """Whether one tag has thousands of attributes, which a parser takes minutes over."""
    return any(
        match.end() - match.start() > _LONG_TAG
        and len(_ATTRIBUTE.findall(match.group())) > _MAX_ATTRIBUTES
        for match in _TAG.finditer(text)
    )
