"""Mends long lists of topics: "views on A and B, C, the D of E, and F"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = frozenset(listed("on about regarding concerning including covering"))
_TREATING = frozenset(listed("discuss address review cover tackle raise examine include"))
_FEWEST = 3


def mend_lists(doc: Doc, entities: dict[int, Entity]) -> None:
    """Hang each topic of a list on the one before, where the parser lost the thread."""
    for token in doc:
        opens = token.lower_ in _OPENING and token.dep_ in ("prep", "pcomp", "acl")
        treats = token.pos_ == "VERB" and token.lemma_.lower() in _TREATING
        if opens or (treats and token.tag_ in ("VBD", "VBN", "VBZ", "VBP")):
            segments = _segments(doc, token.i + 1, _end(doc, token))
            roots = [_root(one, entities) for one in segments]
            found = [one for one in roots if one is not None]
            if len(found) >= _FEWEST and len(found) == len(segments):
                _chain(doc, token, segments, found)
                return


def _end(doc: Doc, opener: Token) -> int:
    """Where the list ends: at ", and" before a further verb, else at the full stop."""
    for token in doc[opener.i + 1 :]:
        joined = token.i > opener.i + 2 and doc[token.i - 1].lower_ == "and"
        if joined and token.tag_ == "VBD" and token.dep_ == "conj":
            before = token.i - 1
            return before - 1 if doc[before - 1].text == "," else before
    return len(doc) - 1 if doc[len(doc) - 1].is_punct else len(doc)


def _segments(doc: Doc, start: int, end: int) -> list[list[Token]]:
    """The topics between commas; none where the words are no plain list of nouns."""
    inside = list(doc[start:end])
    if any(one.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or one.lower_ in _BARRED for one in inside):
        return []
    segments: list[list[Token]] = [[]]
    for one in inside:
        if one.text == ",":
            segments.append([])
        else:
            segments[-1].append(one)
    if len(segments) < _FEWEST or not all(segments) or segments[-1][0].lower_ != "and":
        return []
    return segments if all(one[0].lower_ != "and" for one in segments[:-1]) else []


_BARRED = frozenset(listed("to or but not as well both than"))


def _root(segment: list[Token], entities: dict[int, Entity]) -> Token | None:
    """The one noun of a topic that everything else in it hangs on."""
    inside = {one.i for one in segment}
    tops = [one for one in segment if one.head.i not in inside or one.head.i == one.i]
    tops = [one for one in tops if one.dep_ != "cc"]
    if len(tops) != 1 or tops[0].pos_ not in ("NOUN", "PROPN"):
        return None
    entity = entities.get(tops[0].i)
    if entity is not None and entity.kind not in ("place", "term", "organisation"):
        return None
    if any(one.lower_ == "the" for one in tops[0].children) and entity is not None:
        return None
    return tops[0]


def _chain(doc: Doc, opener: Token, segments: list[list[Token]], roots: list[Token]) -> None:
    first = roots[0]
    first.head = opener
    treats = opener.lemma_.lower() in _TREATING and opener.dep_ not in ("prep", "pcomp", "acl")
    first.dep_ = "dobj" if treats else "pobj"
    for number, root in enumerate(roots[1:], start=1):
        last = _last(roots[number - 1], segments[number - 1])
        root.head, root.dep_ = last, "conj"
        before = segments[number][0].i - 1
        if doc[before].text == ",":
            doc[before].head = last
    joint = segments[-1][0]
    joint.head = roots[-1].head


def _last(root: Token, segment: list[Token]) -> Token:
    """The last noun of "trade and investment", which the next topic is joined to."""
    inside = {one.i for one in segment}
    at = root
    while True:
        following = [one for one in at.children if one.dep_ == "conj" and one.i in inside]
        if len(following) != 1:
            return at
        at = following[0]
