"""Mends of what the parser misreads in statements: owners, lists, participles, bare verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


def reread(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place, after the other mends."""
    for token in doc:
        _owner_of_adjective(token, entities)
        _those_doing(token)
        _helps(token)
        _loose_participle(token)
        _second_subject(token, entities)
        _second_present(token, entities)
        _with_whom_on_what(token)


def _owner_of_adjective(token: Token, entities: dict[int, Entity]) -> None:
    """ "Today's coordinated attacks": the attacks are today's."""
    head = token.head
    if token.dep_ not in ("poss", "npadvmod") or head.dep_ != "amod" or head.i in entities:
        return
    entity = entities.get(token.i)
    owns = entity is not None and entity.kind == "date" and entity.english.endswith("'s")
    if owns and head.head.pos_ == "NOUN":
        token.head, token.dep_ = head.head, "poss"


def _those_doing(token: Token) -> None:
    """ "Condemned those fuelling unrest": people, and what they do."""
    noun = token.head
    if token.lower_ != "those" or token.dep_ != "det" or token.i + 1 >= len(token.doc):
        return
    doing = token.doc[token.i + 1]
    if doing.tag_ != "VBG" or doing.dep_ != "amod" or doing.head.i != noun.i:
        return
    above, label = noun.head, noun.dep_
    if above.i == noun.i:
        return
    token.head, token.dep_, token.pos_ = above, label, "PRON"
    doing.head, doing.dep_, doing.pos_ = token, "acl", "VERB"
    noun.head, noun.dep_ = doing, "dobj"


def _helps(token: Token) -> None:
    """ "Will help families rebuild homes": the families are helped and rebuild."""
    help_ = token.head
    if token.dep_ != "ccomp" or help_.lemma_.lower() != "help" or token.tag_ not in ("VBP", "VB"):
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    marks = [one for one in token.children if one.dep_ in ("mark", "aux", "neg", "auxpass")]
    if len(subjects) != 1 or marks or not help_.i < subjects[0].i < token.i:
        return
    if any(one.dep_ == "dobj" for one in help_.children) or subjects[0].pos_ == "PRON":
        return
    subjects[0].head, subjects[0].dep_ = help_, "dobj"
    token.dep_, token.tag_ = "xcomp", "VB"


def _loose_participle(token: Token) -> None:
    """ "All citizens arbitrarily detained in the country": which citizens."""
    if token.dep_ != "dep" or token.tag_ not in ("VBN", "VBD") or token.i == 0:
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for one in token.children):
        return
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ == "ADV" and token.doc[at].head.i == token.i:
        at -= 1
    noun = token.doc[at]
    if noun.tag_ in ("NN", "NNS") and noun.i > token.head.i:
        token.tag_ = "VBN"
        move(token, noun, "acl")


def _second_subject(token: Token, entities: dict[int, Entity]) -> None:
    """ "Assaults on officials, judges and reporters are …": the assaults are the subject."""
    verb = token.head
    if token.dep_ != "nsubj" or token.pos_ != "NOUN" or token.i in entities:
        return
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    start = min(one.i for one in token.subtree)
    last = any(one.dep_ == "cc" and one.lower_ == "and" for one in token.children)
    if len(subjects) != 2 or subjects[1].i != token.i or not last or start < 2:
        return
    comma, before = token.doc[start - 1], token.doc[start - 2]
    inside = {one.i for one in subjects[0].subtree}
    if comma.text == "," and before.i in inside and before.dep_ in ("pobj", "conj"):
        comma.head = before
        move(token, before, "conj")


def _second_present(token: Token, entities: dict[int, Entity]) -> None:
    """ "Which harms the public interest and undermines trust": both are said of what "which" is."""
    noun = token.head
    if token.dep_ != "conj" or token.tag_ not in _FINITE or token.i in entities:
        return
    if noun.pos_ != "NOUN" or any(one.dep_.startswith(("nsubj", "aux")) for one in token.children):
        return
    at = noun
    while at.pos_ in ("NOUN", "PROPN", "ADP") and at.head.i != at.i:
        at = at.head
    alike = at.tag_ == token.tag_ or {at.tag_, token.tag_} <= _PRESENT
    if at.pos_ != "VERB" or not alike or at.i > noun.i:
        return
    joints = [one for one in noun.children if one.dep_ == "cc" and noun.i < one.i < token.i]
    if len(joints) != 1 or joints[0].lower_ != "and":
        return
    joints[0].head = at
    move(token, at, "conj")


_TALKS = frozenset(
    listed("discussion talk consultation meeting dialogue exchange conversation negotiation")
)


def _with_whom_on_what(token: Token) -> None:
    """ "Held talks with X on Y": what they are on is told of the talks, whatever stands between."""
    verb = token.head
    if token.lower_ not in ("on", "about", "regarding") or token.dep_ != "prep":
        return
    objects = [one for one in verb.children if one.dep_ == "dobj"]
    if verb.pos_ == "VERB" and len(objects) == 1 and objects[0].lemma_.lower() in _TALKS:
        withs = [one for one in objects[0].children if one.lower_ == "with" and one.i < token.i]
        if withs:
            move(token, objects[0], "prep")
