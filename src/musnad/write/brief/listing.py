"""Lists whose second item the parser hangs on the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = ("country", "place", "organisation", "person", "office")


def inner_list(token: Token, entities: dict[int, Entity]) -> None:
    """ "Efforts on recovery, security, and trade": all three are what the efforts are on."""
    noun = token.head
    if token.dep_ != "conj" or noun.tag_ != "NNS" or token.i in entities:
        return
    if _is_marked(token) or noun.i in entities:
        return
    first = token.left_edge
    before = token.doc[first.i - 1]
    inner = token.doc[first.i - 2] if first.i > 1 else before
    while inner.dep_ != "pobj" and noun.i < inner.i != inner.head.i:
        inner = inner.head
    held = inner.dep_ == "pobj" and inner.head.head.i == noun.i
    entity = entities.get(inner.head.i)
    instances = entity is not None and entity.english.casefold() == "such as"
    held = held and (instances or token.tag_ == inner.tag_ == "NN")
    alone = not _is_marked(inner) and not any(one.dep_ == "conj" for one in inner.children)
    if before.text == "," and held and alone and inner.i not in entities:
        move(token, inner, "conj")


def _is_marked(token: Token) -> bool:
    return any(one.dep_ in ("det", "poss", "nummod") for one in token.children)


def named_again(token: Token, entities: dict[int, Entity]) -> None:
    """ "The war in X, the truce in Y, and Z": the truce is no other name of X."""
    land = token.head
    entity = entities.get(land.i)
    if token.dep_ != "appos" or entity is None or entity.kind not in _NAMES:
        return
    if token.i in entities or token.pos_ != "NOUN" or land.dep_ != "pobj":
        return
    the = any(one.lower_ == "the" and one.dep_ == "det" for one in token.children)
    goes_on = any(one.dep_ == "conj" for one in token.children)
    above = land.head.head
    if not the or above.pos_ != "NOUN" or above.i in entities:
        return
    last = [one for one in above.children if one.dep_ == "conj" and one.i > token.i]
    if goes_on == bool(last) or token.doc[token.left_edge.i - 1].text != ",":
        return
    joints = [one for one in above.children if one.dep_ == "cc" and one.i > token.i]
    move(token, above, "conj")
    for one in (*last, *joints):
        one.head = token


def after_between(token: Token, entities: dict[int, Entity]) -> None:
    """ "The truce between A and B and the need for C": the need is no third party."""
    second = token.head
    if token.dep_ != "conj" or token.pos_ != "NOUN" or token.i in entities:
        return
    first = second.head if second.dep_ == "conj" else second
    others = [one for one in first.children if one.dep_ == "conj" and one.i < token.i]
    second = others[0] if others else second
    between = first.head
    if second.i == first.i or between.lower_ != "between" or first.dep_ != "pobj":
        return
    named = [entities.get(one.i) for one in (first, second)]
    if not all(one is not None and one.kind in _NAMES for one in named):
        return
    noun = between.head
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj") or not _is_marked(token):
        return
    joints = [one for two in (first, second) for one in two.children if one.dep_ == "cc"]
    for one in [one for one in joints if second.i < one.i < token.i]:
        one.head = noun
    move(token, noun, "conj")


def of_the_first(token: Token) -> None:
    """ "Became the first minister to visit X": the visit says which minister."""
    to = [one for one in token.children if one.lower_ == "to" and one.dep_ == "aux"]
    if token.tag_ != "VB" or len(to) != 1 or token.dep_ not in ("xcomp", "advcl") or to[0].i < 1:
        return
    noun = token.doc[to[0].i - 1]
    first = any(one.lower_ in ("first", "second", "third", "last") for one in noun.children)
    if first and noun.dep_ in ("attr", "dobj", "pobj") and noun.head.i == token.head.i:
        move(token, noun, "relcl")


def second_object(token: Token) -> None:
    """ "Combat laundering and illicit finance": the finance is joined to the laundering."""
    verb = token.head
    if token.dep_ != "dobj" or token.pos_ not in ("NOUN", "PROPN"):
        return
    first = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
    joint = token.doc[token.left_edge.i - 1]
    if len(first) != 1 or joint.dep_ != "cc" or joint.head.i != verb.i:
        return
    if first[0].right_edge.i == joint.i - 1 and first[0].pos_ in ("NOUN", "PROPN"):
        joint.head = first[0]
        token.head, token.dep_ = first[0], "conj"
        for one in token.children:
            if one.dep_ == "amod" and one.tag_ == "VB":
                one.tag_, one.pos_, one.lemma_ = "JJ", "ADJ", one.lower_


def of_a_land(token: Token, entities: dict[int, Entity]) -> None:
    """ "Reaffirmed U.S. support": one object, the land's support."""
    if token.dep_ != "dobj" or token.i == 0 or token.pos_ != "NOUN":
        return
    land = token.doc[token.i - 1]
    entity = entities.get(land.i)
    beside = land.dep_ in ("dobj", "dative") and land.head.i == token.head.i
    if entity is not None and entity.kind in ("country", "nationality") and beside:
        land.head, land.dep_ = token, "compound"


def one_compound(token: Token) -> None:
    """ "Systems and logistics support": two words side by side are one item of the list."""
    if token.dep_ != "conj" or token.tag_ not in ("NN", "NNS") or token.i == 0:
        return
    before = token.doc[token.i - 1]
    alike = before.dep_ == "conj" and before.head.i == token.head.i
    if alike and before.tag_ in ("NN", "NNS") and not list(before.children):
        before.head, before.dep_ = token, "compound"


def inside_including(token: Token) -> None:
    """ "Including in defence, security, and trade": all three are after "in"."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "including":
        return
    inner = [one for one in above.children if one.dep_ == "prep" and one.i < token.i]
    first = [two for one in inner for two in one.children if two.dep_ == "pobj"]
    if len(inner) != 1 or len(first) != 1 or any(one.dep_ == "conj" for one in first[0].children):
        return
    if token.doc[token.left_edge.i - 1].text == ",":
        move(token, first[0], "conj")


def named_holder(token: Token, entities: dict[int, Entity]) -> None:
    """ "With the King of X, Y": the name is the King's."""
    one = entities.get(token.i)
    if token.dep_ != "npadvmod" or one is None or one.kind not in ("person", "office"):
        return
    after = token.i > token.head.i and token.doc[token.i - 1].text == ","
    if after and token.head.pos_ in ("NOUN", "PROPN"):
        token.dep_ = "appos"


def settle(token: Token, entities: dict[int, Entity]) -> None:
    """What is mended when all else has been."""
    named_again(token, entities)
    after_between(token, entities)
    of_the_first(token)
    inside_including(token)
    named_holder(token, entities)
