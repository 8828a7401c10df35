"""How much text each part of a page holds, measured once for all who ask."""

from __future__ import annotations

from lxml.html import HtmlElement


class Weights:
    """The letters, the linked letters and the links inside of each element of a tree.

    Letters are counted without the white space around each run of text. ``count`` is how many
    elements there are and ``depth`` how deep the deepest stands.
    """

    def __init__(self, root: HtmlElement) -> None:
        elements = list(root.iter())
        self.count = len(elements)
        self._text: dict[HtmlElement, int] = {}
        self._linked: dict[HtmlElement, int] = {}
        self._links: dict[HtmlElement, int] = {}
        # In document order each element stands before what it holds; so from the end on,
        # what an element holds is known when it is met.
        for element in reversed(elements):
            text, linked, links = _own(element), 0, 0
            for child in element:
                text += self._text[child] + (len(child.tail.strip()) if child.tail else 0)
                linked += self._linked[child]
                links += self._links[child]
            if element.tag == "a":
                linked, links = text, links + 1
            self._text[element], self._linked[element], self._links[element] = text, linked, links
        depths: dict[HtmlElement, int] = {}
        for element in elements:
            depths[element] = depths.get(element.getparent(), 0) + 1
        self.depth = max(depths.values(), default=0)

    def text(self, element: HtmlElement) -> int:
        """The letters inside of an element."""
        return self._text[element]

    def linked(self, element: HtmlElement) -> int:
        """The letters inside of links in an element."""
        return self._linked[element]

    def links(self, element: HtmlElement) -> int:
        """How many links an element holds."""
        return self._links[element]


def _own(element: HtmlElement) -> int:
    text = element.text if isinstance(element.tag, str) else None
    return len(text.strip()) if text else 0
