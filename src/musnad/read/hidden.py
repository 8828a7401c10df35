"""Taking out of a page what its visitor cannot see.

Only what the page itself says is honoured: attributes, inline styles and simple rules of its
own ``<style>`` blocks. Nothing is fetched to find out more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

# Never content, and no sign of bad faith: taken out without a note.
_SILENT = frozenset(
    {
        *("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object"),
        *("embed", "canvas", "audio", "video", "map", "select", "datalist", "textarea", "input"),
    }
)
_KNOWN_CLASSES = frozenset(
    {
        *(
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "screen-reader-text",
            "element-invisible",
        ),
        *("screen-reader-only", "element-hidden", "d-none", "u-hidden", "is-hidden", "hidden"),
    }
)
_DECLARATION = re.compile(r"([a-z-]{2,40})\s{0,9}:\s{0,9}([^;]{1,200})")
_CSS_COMMENT = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*\*/")
_SIMPLE_SELECTOR = re.compile(r"([a-z][a-z0-9]{0,20})?(?:([.#])([\w-]{1,80}))?")
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)\s?(px|em|rem|%|pt|vw|vh|ex|ch)?")
_RGB = re.compile(
    r"rgba?\(\s?(\d{1,3})[,\s]\s?(\d{1,3})[,\s]\s?(\d{1,3})(?:\s?[,/]\s?([\d.]{1,6})%?)?\s?\)"
)
_COLOURS = {
    "white": "ffffff",
    "black": "000000",
    "red": "ff0000",
    "green": "008000",
    "blue": "0000ff",
    "yellow": "ffff00",
    "gray": "808080",
    "grey": "808080",
    "silver": "c0c0c0",
    "navy": "000080",
    "snow": "fffafa",
    "ivory": "fffff0",
    "whitesmoke": "f5f5f5",
}
_STYLED = etree.XPath(".//*[@style or @hidden or @aria-hidden or self::dialog or self::font]")
_NAMED = etree.XPath(".//*[@class]")
_MAX_IDS = 200
_FAR_PIXELS = 900.0
_MAX_STYLE_CHARACTERS = 500_000
_MAX_RULES = 20_000

Style = Mapping[str, str]


def take_out_hidden(page: HtmlElement) -> str:
    """Takes the unseen out of ``page`` (changed in place); the words that were among it.

    A line for each element of three words or more, "" where there was none. Scripts, styles,
    templates and the like go silently.
    """
    rules = _Rules(page)
    plain = not rules.styled
    words: list[str] = []
    for element in list(page.iter(*_SILENT, etree.Comment, etree.ProcessingInstruction)):
        _drop(element)
    unseen = [one for one in _STYLED(page) if _unseen(one, plain)]
    named = _KNOWN_CLASSES | rules.classes
    unseen += [one for one in _NAMED(page) if not named.isdisjoint(one.get("class").split())]
    for name in sorted(rules.ids)[:_MAX_IDS]:
        unseen += page.xpath(".//*[@id=$name]", name=name)
    unseen += list(page.iter(*rules.tags)) if rules.tags else []
    for element in unseen:
        if element.tag not in ("html", "body"):
            words += _words(element)
            _drop(element)
    return "\n".join(words)


def _words(element: HtmlElement) -> list[str]:
    """The element's text on one line, if it has three words and still is in the page."""
    if element.getparent() is None:
        return []
    text = " ".join(" ".join(element.itertext()).split())
    told = sum(any(one.isalpha() for one in word) for word in text.split()[:50]) >= 3
    return [text] if told else []


def _drop(element: HtmlElement) -> None:
    """Removes the element and keeps the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + element.tail
        else:
            before.tail = (before.tail or "") + " " + element.tail
    parent.remove(element)


def _unseen(element: HtmlElement, plain: bool) -> bool:
    attributes = element.attrib
    if (
        attributes.get("hidden", "until-found").lower() != "until-found"
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or (element.tag == "dialog" and "open" not in attributes)
    ):
        return True
    if element.tag == "font" and _same_as_ground(element, attributes.get("color", ""), plain):
        return True
    style = attributes.get("style")
    if not style:
        return False
    declared = declarations(style)
    return hides(declared) or _same_as_ground(element, declared.get("color", ""), plain)


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style, names and values in lower case; the last of a name wins."""
    found: dict[str, str] = {}
    for name, value in _DECLARATION.findall(_CSS_COMMENT.sub("", style[:5000]).lower()):
        found[name] = value.replace("!important", "").strip()
    return found


def hides(style: Style) -> bool:
    """Whether an element with these declarations shows nothing of its text."""
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("content-visibility") == "hidden":
        return True
    size = _length(style.get("font-size", ""))
    if (
        size is not None
        and abs(size) <= 1.0
        and "em" not in style["font-size"]
        and "%" not in style["font-size"]
    ):
        return True
    if size == 0.0 or _nearly_zero(style.get("opacity", "")):
        return True
    if style.get("color") == "transparent" or _clear(style.get("color", "")):
        return True
    return _off_screen(style) or _shut(style)


def _nearly_zero(value: str) -> bool:
    number = _length(value)
    return number is not None and (number <= 0.05 if "%" not in value else number <= 5)


def _off_screen(style: Style) -> bool:
    indent = _length(style.get("text-indent", ""))
    if indent is not None and abs(indent) >= _FAR_PIXELS:
        return True
    sides = ["margin-left", "margin-top", "margin-right"]
    if style.get("position") in ("absolute", "fixed", "relative"):
        sides += ["left", "top", "right", "bottom"]
    if any((_length(style.get(side, "")) or 0.0) <= -_FAR_PIXELS for side in sides):
        return True
    moved = style.get("transform", "")
    return bool(re.match(r"(?:scale[xy]?\(0(?:\.0)?[,)]|translate[xy]?\(-\d{4,})", moved))


def _shut(style: Style) -> bool:
    clip = (style.get("clip", "") + style.get("clip-path", "")).replace(" ", "")
    if clip.startswith(
        (
            "rect(0,0,0,0",
            "rect(0000",
            "rect(0px,0px,0px,0px",
            "rect(1px,1px,1px,1px",
            "inset(50%",
            "inset(100%",
        )
    ):
        return True
    if style.get("overflow") not in ("hidden", "clip"):
        return False
    for side in ("width", "height", "max-width", "max-height"):
        length = _length(style.get(side, ""))
        if length is not None and 0 <= length <= 1:
            return True
    return False


def _length(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    if match is None or match.group(1) in ("", "-"):
        return None
    number = float(match.group(1))
    return number * 16 if match.group(2) in ("em", "rem") and abs(number) > 1 else number


def _colour(value: str) -> str | None:
    value = value.strip().lower()
    if value in _COLOURS:
        return _COLOURS[value]
    if re.fullmatch(r"#[0-9a-f]{3,4}", value):
        return "".join(one * 2 for one in value[1:4])
    if re.fullmatch(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", value):
        return value[1:7]
    match = _RGB.fullmatch(value)
    if match is None:
        return None
    return "".join(f"{min(int(part), 255):02x}" for part in match.groups()[:3])


def _clear(value: str) -> bool:
    match = _RGB.fullmatch(value)
    if match is None or match.group(4) is None:
        return False
    try:
        return float(match.group(4)) <= 0.05
    except ValueError:
        return False


def _same_as_ground(element: HtmlElement, colour: str, plain: bool) -> bool:
    """Whether text of this colour cannot be told from what lies behind it.

    ``plain`` says that the page has no style sheet at all, so that its ground is white unless
    an attribute says otherwise.
    """
    wanted = _colour(colour)
    if wanted is None:
        return False
    at: HtmlElement | None = element
    for _ in range(30):
        if at is None:
            break
        declared = declarations(at.get("style", ""))
        ground = declared.get("background-color") or declared.get("background") or at.get("bgcolor")
        if ground and ground != "transparent":
            return _near(wanted, _colour(ground) or _colour(ground.split(" ")[0]))
        at = at.getparent()
    return plain and _near(wanted, "ffffff")


def _near(one: str, other: str | None) -> bool:
    if other is None:
        return False
    return all(abs(int(one[n : n + 2], 16) - int(other[n : n + 2], 16)) <= 6 for n in (0, 2, 4))


class _Rules:
    """The simple selectors that a page's own style blocks hide."""

    def __init__(self, page: HtmlElement) -> None:
        blocks = [element.text or "" for element in page.iter("style")]
        self.styled = bool(blocks) or any(
            "stylesheet" in element.get("rel", "").lower() for element in page.iter("link")
        )
        hidden: dict[tuple[str, str], bool] = {}
        for selectors, body in _top_rules("\n".join(blocks)[:_MAX_STYLE_CHARACTERS]):
            declared = declarations(body)
            hide = hides(declared)
            if not hide and not {"display", "visibility", "opacity", "font-size"} & declared.keys():
                continue
            for selector in selectors.split(",")[:50]:
                match = _SIMPLE_SELECTOR.fullmatch(selector.strip())
                if match and selector.strip():
                    tag, sign, name = match.groups()
                    hidden[(sign or "", name or tag)] = hide
        self.classes = frozenset(name for (sign, name), on in hidden.items() if on and sign == ".")
        self.ids = frozenset(name for (sign, name), on in hidden.items() if on and sign == "#")
        self.tags = frozenset(name for (sign, name), on in hidden.items() if on and not sign)


def _top_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules that hold on every screen: (selectors, declarations).

    Rules inside ``@media`` count only when it names no narrower case than the screen.
    """
    sheet = _CSS_COMMENT.sub("", sheet)
    pieces = re.split(r"([{}])", sheet)
    prelude: list[str] = []
    for number, piece in enumerate(pieces[: 4 * _MAX_RULES]):
        if piece == "{":
            head = pieces[number - 1].rpartition(";")[2].strip()
            prelude.append(head)
        elif piece == "}":
            if prelude:
                prelude.pop()
        elif prelude and piece.strip() and not prelude[-1].startswith("@"):
            outer = (" ".join(one.lower().split()) for one in prelude[:-1])
            if all(one in ("@media all", "@media screen", "@media only screen") for one in outer):
                yield prelude[-1], piece
