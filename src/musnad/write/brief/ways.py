"""What is joined to a topic and takes it up: "relations and ways to develop them", "its impact"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import generate
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Concord
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.scene import Scene

_WAYS = frozenset(
    listed(
        "way mean means prospect avenue mechanism opportunity possibility effort step measure "
        "action plan need importance work"
    )
)
_MEANS = frozenset(listed("way means mean prospect avenue mechanism opportunity horizon"))
_OUTCOMES = frozenset(
    listed(
        "impact effect repercussion consequence implication ramification aftermath outcome result "
        "cause fallout toll"
    )
)
_CLOSE = (2, 3)
_LAST = 12
"""How many words further a pronoun is still taken to mean the topic."""


def hang(token: Token, entities: dict[int, Entity]) -> None:
    """ "Ties between A and B, and ways to develop them": the ways are joined to the ties."""
    if token.lemma_.lower() not in _MEANS or token.dep_ not in ("conj", "appos"):
        return
    if entities.get(token.i) is not None or not _opens(token):
        return
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.lower_ in ("of", "for") and after.dep_ == "prep":
        after.head = token
    top = _first(token.head)
    while top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ == "NOUN":
        top = _first(top.head.head)
    if top.i == _first(token.head).i or top.dep_ not in ("dobj", "pobj", "nsubjpass", "nsubj"):
        return
    last = top
    while following := [one for one in last.children if one.dep_ == "conj" and one.i < token.i]:
        last = following[0]
    joint = token.doc[min(one.i for one in token.subtree) - 1]
    token.head, token.dep_ = last, "conj"
    if joint.lower_ == "and":
        joint.head = last


def wished(token: Token) -> None:
    """ "Wished to the people more progress": what is wished is the verb's object."""
    held = [one for one in token.children if one.dep_ == "pobj"]
    if token.lower_ != "to" or len(held) != len(_CLOSE) or token.head.lemma_.lower() != "wish":
        return
    held[1].head, held[1].dep_ = token.head, "dobj"


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _opens(token: Token) -> bool:
    """Whether "and" or a comma stands before the noun and what belongs to it."""
    first = min(one.i for one in token.subtree)
    return first > 0 and token.doc[first - 1].lower_ in ("and", ",")


def take_up(scene: Scene, before: list[tuple[Token, Concord]], head: Token) -> None:
    """Let "them", "it" and "its" in a joined noun's phrase mean what it is joined to."""
    last, concord = before[-1]
    if scene.entity(last) is not None or concord.human:
        return
    many = len(before) > 1 or last.tag_ in ("NNS", "NNPS")
    if head.lemma_.lower() in _OUTCOMES:
        for one in head.children:
            if one.dep_ == "poss" and one.lower_ == ("their" if many else "its"):
                scene.resumed[one.i] = _pronoun(before)
    if head.lemma_.lower() not in _WAYS:
        return
    for one in head.doc[head.i + 1 : head.i + _LAST]:
        if one.text == ",":
            return
        done = one.dep_ in ("dobj", "pobj")
        if done and one.lower_ == ("them" if many else "it") and _is_done(one, head):
            scene.resumed[one.i] = _pronoun(before)
            scene.use(one)


def _is_done(token: Token, head: Token) -> bool:
    """Whether the pronoun is the object of what the ways serve to do."""
    verb = token.head if token.dep_ == "dobj" else token.head.head
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    beside = head.i in (above.i, above.head.i) or verb.i - head.i in _CLOSE
    return verb.tag_ in ("VB", "VBG") and beside


def _pronoun(before: list[tuple[Token, Concord]]) -> str:
    concords = [one for _, one in before]
    if len(concords) == 1:
        return generate.PRONOUNS[concords[0].after]
    return "ها" if any(one.after != ("m", "sg") for one in concords) else "هما"
