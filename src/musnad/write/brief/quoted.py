"""Direct speech put as indirect where no word of it depends on who speaks."""

from __future__ import annotations

import re

_PERSONS = re.compile(
    r"\b(?:I|we|us|our|ours|ourselves|my|me|mine|myself|you|your|yours|let's|I'm|we're|we've|"
    r"we'll|here|now|this|these|today|yesterday|tomorrow|ago)\b|[?!…]|\.\.\.|[\[\]]",
    re.IGNORECASE,
)
_SAYS = "said|stated|added|stressed|noted|explained|warned|declared|emphasised|emphasized|affirmed"
_WHO = r"(?P<who>(?:the )?[A-Z][^“”\":;]{2,90}?)"
_BEFORE = re.compile(
    rf"^{_WHO} (?P<verb>{_SAYS}):? ?,? [“\"](?P<said>[^“”\"]{{15,400}}?)[.,]?[”\"]\.?$"
)
_AFTER = re.compile(
    rf"^[“\"](?P<said>[^“”\"]{{15,400}}?)[.,]?[”\"],? (?:(?P<verb>{_SAYS}) {_WHO}|"
    rf"(?P<who2>(?:the )?[A-Z][^“”\":;,]{{2,90}}?|he|she) (?P<verb2>{_SAYS}))\.?$"
)
_OPENING = ("“", '"')
_CLOSING = re.compile(r"[”\"]\.?$")


class Prefaced:
    """A whole text that stands in marks after the line that says who gives it.

    "A spokesperson said: “The Prime Minister spoke to X. … They agreed to meet soon.”": what is
    told is the text itself, so its outer marks say nothing.
    """

    def __init__(self) -> None:
        self._begins = False
        self._inside = False

    def begin(self) -> None:
        """The line before the text has been read."""
        self._begins = True

    def bare(self, text: str) -> str:
        """The sentence without the marks of the text; as it stands outside such a text."""
        opens = text.startswith(_OPENING)
        if self._begins and opens and text.count("“") <= 1:
            self._inside = True
        self._begins = False
        if not self._inside:
            return text
        if opens:
            text = text[1:]
        if _CLOSING.search(text) and (text.count("”") or text.count('"') % 2):
            self._inside = False
            text = _CLOSING.sub("", text)
        return text


_PIECE = re.compile(r"[“\"](?P<said>[^“”\"]{3,120}?)(?P<stop>[.,]?)[”\"]")
_WORDS = 3


def indirect(text: str) -> str:
    """The sentence with its quotation as a clause after "that"; as it stands where unsure.

    A quotation that says "we", "you", "here" or "today" stays as it is: only its speaker
    could say whom or when that means.
    """
    found = _BEFORE.match(text) or _AFTER.match(text)
    if found is not None:
        parts = found.groupdict()
        said = found.group("said").strip()
        who = parts.get("who") or parts.get("who2") or ""
        verb = parts.get("verb") or parts.get("verb2") or ""
        if _PERSONS.search(said) or not who or ". " in said:
            return text
        who = f"{who[:1].upper()}{who[1:]}"
        return f"{who} {verb} that {_inside(said)}."
    return _pieces(text)


def _inside(said: str) -> str:
    """The first word in small letters where it is an article or the like."""
    first = said.split(" ", maxsplit=1)[0]
    return f"{said[:1].lower()}{said[1:]}" if first in _ORDINARY else said


_ORDINARY = frozenset(
    {"The", "A", "An", "This", "That", "These", "Those", "It", "There", "All", "Any", "Every"}
)


def _pieces(text: str) -> str:
    """Words of somebody that stand in a sentence which says whose they are."""
    if not re.search(rf"\b(?:{_SAYS}|says|called|described)\b", text):
        return text
    for found in _PIECE.finditer(text):
        words = found.group("said").split()
        before = text[: found.start()].rstrip()
        if len(words) < _WORDS or _PERSONS.search(found.group("said")):
            return text
        if before.endswith(("so-called", ":")) or not before:
            return text
    return _PIECE.sub(lambda hit: f"{hit.group('said')}{hit.group('stop')}", text)
