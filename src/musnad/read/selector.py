"""A small, safe part of CSS selectors, for settings and site readers that point into pages.

Source: W3C Selectors Level 4, of which these are known: types, ``*``, ``.class``, ``#id``,
``[attribute]`` with ``= ~= |= ^= $= *=``, ``:not()`` of one of those, ``:first-child``,
``:last-child``, the four combinators and lists by comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from musnad.core.errors import RefusedError

_MAX_CHARACTERS = 500
_MAX_PARTS = 12
_NAME = r"-?[A-Za-z_\u00a0-\uffff][\w\u00a0-\uffff-]{0,100}"
_PIECE = re.compile(
    rf"(?P<sign>[.#]?)(?P<name>{_NAME})"
    r"|(?P<star>\*)"
    rf"|\[\s*(?P<attribute>{_NAME})\s*(?:(?P<how>[~|^$*]?=)\s*"
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s\]"'=]+))\s*)?\]"""
    r"|:(?P<place>first-child|last-child)(?![\w(-])"
    r"|:not\((?P<without>[^()]{1,200})\)"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_AXES = {
    ">": "/*",
    "+": "/following-sibling::*[1][self::*]",
    "~": "/following-sibling::*",
    " ": "/descendant::*",
}

_PLACES = {
    "": "true()",
    "first-child": "not(preceding-sibling::*)",
    "last-child": "not(following-sibling::*)",
}
_WORD = "contains(concat(' ', normalize-space({0}), ' '), concat(' ', {1}, ' '))"
_SIGNS = {"": "local-name()={0}", "#": "@id={0}", ".": _WORD.format("@class", "{0}")}
_VALUES = {
    "=": "{0}={1}",
    "~=": _WORD,
    "|=": "({0}={1} or starts-with({0}, concat({1}, '-')))",
    "^=": "starts-with({0}, {1})",
    "$=": "substring({0}, string-length({0}) - string-length({1}) + 1)={1}",
    "*=": "contains({0}, {1})",
}

Select = Callable[[HtmlElement], Sequence[HtmlElement]]


@lru_cache(maxsize=256)
def select(selector: str) -> Select:
    """A function that gives the elements below a root which match, in reading order.

    Raises RefusedError ``source.selector`` (``selector``, ``what``: where it is not understood).
    """
    if len(selector) > _MAX_CHARACTERS:
        raise RefusedError("source.selector", selector=selector[:80], what=f"> {_MAX_CHARACTERS}")
    values: dict[str, str] = {}
    paths = [_path(part.strip(), selector, values) for part in _lists(selector)]
    found = etree.XPath(" | ".join(paths))
    return lambda root: [one for one in found(root, **values) if isinstance(one.tag, str)]


def _lists(selector: str) -> list[str]:
    """The selector cut at its commas, not at those inside brackets or quotation marks."""
    parts = [""]
    quote = ""
    for letter in selector:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == ",":
            parts.append("")
            continue
        parts[-1] += letter
    return parts


def _path(part: str, selector: str, values: dict[str, str]) -> str:
    at, steps = 0, 0
    path = "descendant::*"
    while True:
        piece = _PIECE.match(part, at)
        if piece is None or steps == _MAX_PARTS:
            raise RefusedError("source.selector", selector=selector, what=part[at:][:40] or "…")
        first = True
        while piece is not None:
            if not first and (piece["star"] or (piece["name"] and not piece["sign"])):
                raise RefusedError("source.selector", selector=selector, what=part[at:][:40])
            path += f"[{_test(piece, selector, values)}]"
            at, first = piece.end(), False
            piece = _PIECE.match(part, at)
        if at == len(part):
            return path
        joint = _COMBINATOR.match(part, at)
        if joint is None:
            raise RefusedError("source.selector", selector=selector, what=part[at:][:40])
        path += _AXES[joint[1] or " "]
        at, steps = joint.end(), steps + 1


def _test(piece: re.Match[str], selector: str, values: dict[str, str]) -> str:
    """The XPath condition of one simple selector; its words are variables, never markup."""
    if piece["attribute"]:
        return _attribute(piece, values)
    if piece["without"]:
        inner = _PIECE.fullmatch(piece["without"].strip())
        if inner is None or inner["without"]:
            raise RefusedError("source.selector", selector=selector, what=piece[0][:40])
        return f"not({_test(inner, selector, values)})"
    if piece["star"] or piece["place"]:
        return _PLACES[piece["place"] or ""]
    name = _variable(piece["name"], values)
    if not piece["sign"]:
        values[name] = piece["name"].lower()
    return _SIGNS[piece["sign"]].format(f"${name}")


def _attribute(piece: re.Match[str], values: dict[str, str]) -> str:
    attribute = f"@*[local-name()=${_variable(piece['attribute'].lower(), values)}]"
    how = piece["how"]
    if how is None:
        return attribute
    value = piece["double"] or piece["single"] or piece["bare"] or ""
    # Selectors 4, section 6: an empty part, or a word with a space in it, matches nothing.
    if (not value and how not in ("=", "|=")) or (how == "~=" and re.search(r"\s", value)):
        return "false()"
    return _VALUES[how].format(attribute, f"${_variable(value, values)}")


def _variable(value: str, values: dict[str, str]) -> str:
    name = f"v{len(values)}"
    values[name] = value
    return name
