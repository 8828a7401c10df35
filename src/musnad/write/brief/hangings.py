"""Mends of where the parser hangs places, dates, objects and second phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.vocabulary import Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PEOPLE = ("person", "office")


def root(doc: Doc) -> None:
    """ "The ministers signed in Cairo a document": what they did is the verb of the sentence."""
    for token in doc:
        if token.head.i != token.i or token.pos_ not in ("NOUN", "PROPN"):
            continue
        done = [one for one in token.children if one.dep_ == "acl" and one.i > token.i]
        late = [one for one in token.children if one.dep_ == "appos" and done and one.i > done[0].i]
        finite = any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in token.children)
        if len(done) != 1 or done[0].tag_ not in ("VBN", "VBD") or len(late) > 1 or finite:
            continue
        verb = done[0]
        objects = [one for one in verb.children if one.dep_ == "dobj"]
        if len(objects) + len(late) != 1 or any(one.dep_ == "agent" for one in verb.children):
            continue
        if sum(one.head.i == one.i for one in doc) != 1:
            continue
        verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
        for one in list(token.children):
            if one.i > verb.i:
                one.head = verb
        for one in late:
            one.dep_ = "dobj"
        token.head, token.dep_ = verb, "nsubj"
        return


def rehang(doc: Doc, entities: dict[int, Entity], words: Vocabulary) -> None:
    """Set heads and labels right in place."""
    for token in doc:
        _following(token)
        _second_noun(token, words)
        _held(token, entities)
        _talked_on(token)
        _saying(token, entities)
        _back_to_main(token)
        _upon_whom(token)
        _attended(token)
        _with_adverb(token, entities)
        _signed(token, entities)
        _worsening(token, entities)
        _guest(token, entities)
        _day_of_deed(token, entities)
        _lasting(token, entities)
        _described(token)
        _second_like(token)
        _object_of_inner(token, entities)


def _following(token: Token) -> None:
    """ "Announced today, following the meeting, that …": after it, nothing follows it."""
    if token.lower_ != "following" or token.tag_ != "VBG":
        return
    held = [one for one in token.children if one.dep_ in ("dobj", "pobj")]
    others = [one for one in token.children if one not in held and not one.is_punct]
    if token.dep_ not in ("advcl", "acl", "prep") or len(held) != 1:
        return
    if all(one.dep_ == "prep" for one in others):
        for one in others:
            one.head = held[0]
        token.dep_, token.tag_, token.pos_ = "prep", "IN", "ADP"
        held[0].dep_ = "pobj"


def _second_noun(token: Token, words: Vocabulary) -> None:
    """ "The reopening of embassies and consulates": no verb, what the first noun is beside."""
    verb, before = token.head, token.doc[token.i - 2] if token.i > 1 else token
    if token.tag_ != "VBZ" or token.dep_ != "conj" or token.doc[token.i - 1].lower_ != "and":
        return
    if verb.tag_ == "VBZ" or token.lemma_.lower() in FRAMES or before.tag_ != "NNS":
        return
    if words.noun(token.lower_.removesuffix("s")) is None:
        return
    joint = token.doc[token.i - 1]
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_.removesuffix("s")
    joint.head, token.head = before, before
    for one in list(token.children):
        if one.dep_ == "prep" or one.dep_ in ("conj", "cc", "punct"):
            one.head = before.head.head if before.dep_ == "pobj" else before


_HELD = frozenset(listed("hold convene organize organise conclude chair open schedule host"))
_EVENTS = frozenset(
    listed("session meeting summit conference round ceremony assembly forum gathering sitting")
)


def _held(token: Token, entities: dict[int, Entity]) -> None:
    """ "The session of the Council, which was held in X": the session was."""
    body = entities.get(token.head.i)
    if token.dep_ != "relcl" or body is None or body.kind != "organisation":
        return
    if token.lemma_.lower() not in _HELD or token.head.dep_ != "pobj":
        return
    above = [one for one in token.head.ancestors if one.lemma_.lower() in _EVENTS]
    if above and above[0].i not in entities:
        move(token, above[0], "relcl")


_SAYING = frozenset(
    listed(
        "express stress note add affirm emphasize emphasise underline underscore reiterate "
        "reaffirm voice highlight praise commend warn call urge thank wish welcome point recall "
        "explain indicate convey state say confirm condemn"
    )
)


def _saying(token: Token, entities: dict[int, Entity]) -> None:
    """ "Praised efforts that led to X, expressing hope": who praised hopes, no efforts do."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.lemma_.lower() not in _SAYING:
        return
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    verb = token.head
    if before.text != "," or any(one.dep_ in ("nsubj", "mark") for one in token.children):
        return
    if verb.dep_ == "conj" and verb.head.dep_ == "ROOT":
        return  # Both are done by the same: it closes the sentence.
    top = verb
    while top.head.i != top.i and top.dep_ in ("relcl", "acl", "xcomp", "advcl", "pcomp", "conj"):
        at = top.head
        while at.pos_ not in ("VERB", "AUX") and at.head.i != at.i:
            at = at.head
        top = at
    if top.i == verb.i or top.pos_ != "VERB" or top.i > token.i:
        return
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    said = [entities.get(one.i) for one in subjects]
    if any(one is not None and one.kind in ("person", "office") for one in said):
        return
    if any(one.lower_ in ("who", "he", "she", "they") for one in subjects):
        return
    token.head = top


_ATTACKS = frozenset(listed("attack strike assault raid aggression airstrike incursion"))


def _upon_whom(token: Token) -> None:
    """ "The attacks by settlers on villages": the attacks are on them, nobody speaks of them."""
    doer = token.head
    if token.dep_ != "prep" or token.lower_ not in ("on", "against") or doer.dep_ != "pobj":
        return
    deed = doer.head.head
    if doer.head.lower_ == "by" and deed.lemma_.lower() in _ATTACKS:
        token.head = deed


_MORE_SAID = _SAYING | frozenset(listed("hold demand reject extend offer request denounce vow"))


def _back_to_main(token: Token) -> None:
    """ "Condemned the attack, which killed X, and held Y responsible": who condemned held."""
    clause = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or clause.dep_ != "relcl":
        return
    if token.lemma_.lower() not in _MORE_SAID or token.i < clause.i + _CLOSE:
        return
    joint = token.doc[token.i - 1]
    if joint.lower_ != "and" or token.doc[token.i - 2].text != ",":
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "aux") for one in token.children):
        return
    if any(one.lower_ == "who" for one in clause.children):
        return
    top = clause.head
    while top.pos_ not in ("VERB", "AUX") and top.head.i != top.i:
        top = top.head
    if top.tag_ == "VBD":
        joint.head, token.head = top, top


_CLOSE = 3


def _talked_on(token: Token) -> None:
    """ "Held detailed discussions on the crisis": the discussions are on it."""
    verb = token.head
    if token.dep_ != "prep" or token.lower_ not in ("on", "about", "regarding"):
        return
    held = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
    if verb.lemma_.lower() in ("hold", "have", "conduct") and len(held) == 1:
        between = verb.doc[held[0].right_edge.i + 1 : token.i]
        if held[0].lemma_.lower() in _TALKS and not len(between) and not _dated(token):
            move(token, held[0], "prep")


def _dated(preposition: Token) -> bool:
    return any(one.text in ("Tuesday", "today", "March") for one in preposition.children)


_TALKS = frozenset(listed("talk talks meeting summit discussion session ceremony consultation"))


def _attended(token: Token) -> None:
    """ "Held talks at the palace, attended by X": it is the talks that X attended."""
    verb = token.head
    if token.dep_ != "advcl" or token.tag_ != "VBN" or token.lemma_.lower() != "attend":
        return
    held = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
    agents = [one for one in token.children if one.dep_ == "agent"]
    if len(held) != 1 or held[0].lemma_.lower() not in _TALKS or len(agents) != 1:
        return
    for one in list(verb.children):
        if held[0].i < one.i < token.i and (one.dep_ == "prep" or one.is_punct):
            one.head = held[0]
    move(token, held[0], "acl")


def _with_adverb(token: Token, entities: dict[int, Entity]) -> None:
    """ "Monitor developments on the ground closely": both adverbs are the verb's."""
    entity = entities.get(token.i)
    if entity is None or entity.kind != "adverbial" or token.dep_ != "advmod":
        return
    for one in list(token.children):
        if one.dep_ == "advmod" and one.i == token.i - 1 and token.head.pos_ == "VERB":
            one.head = token.head
    if token.head.dep_ == "advmod" and token.head.i > token.i and token.head.i not in entities:
        token.head = token.head.head


_SIGNED = frozenset(listed("sign adopt conclude ratify initial issue launch establish"))


def _signed(token: Token, entities: dict[int, Entity]) -> None:
    """ "A partnership in line with the Agreement signed in 2008": it is the agreement's year."""
    loose = token.dep_ == "advcl" and token.doc[token.i - 1].text != ","
    loose = loose and all(one.dep_ == "prep" for one in token.children)
    if not (token.dep_ == "acl" or loose) or token.tag_ != "VBN":
        return
    if token.lemma_.lower() not in _SIGNED:
        return
    before = token.doc[token.i - 1]
    named = before.i in entities and entities[before.i].kind == "organisation"
    if before.i == token.head.i or not (named or before.pos_ == "NOUN"):
        return
    if before.dep_ == "pobj" and any(one.i == token.head.i for one in before.ancestors):
        move(token, before, "acl")


_WORSENING = frozenset(
    listed("worsen deteriorate escalate intensify evolve unfold persist remain drag rage threaten")
)
_STATES = frozenset(
    listed("situation crisis conflict war fighting violence condition escalation catastrophe")
)


def _worsening(token: Token, entities: dict[int, Entity]) -> None:
    """ "The situation in Gaza, which is worsening": the situation is, not the land."""
    land = entities.get(token.head.i)
    if token.dep_ != "relcl" or land is None or land.kind not in ("place", "country"):
        return
    if token.lemma_.lower() not in _WORSENING or token.head.dep_ != "pobj":
        return
    noun = token.head.head.head
    if token.head.head.lower_ in ("in", "across") and noun.lemma_.lower() in _STATES:
        move(token, noun, "relcl")


def _guest(token: Token, entities: dict[int, Entity]) -> None:
    """ "Hosted today in Doha the Minister": Doha is where, the minister whom one hosted."""
    place, person = entities.get(token.i), entities.get(token.head.i)
    if token.dep_ != "compound" or place is None or place.kind != "place" or person is None:
        return
    guest, preposition = token.head, token.head.head
    verb = preposition.head
    if person.kind not in _PEOPLE or guest.dep_ != "pobj" or preposition.lower_ not in ("in", "at"):
        return
    if verb.pos_ != "VERB" or any(one.dep_ in ("dobj", "auxpass") for one in verb.children):
        return
    token.head, token.dep_ = preposition, "pobj"
    guest.head, guest.dep_ = verb, "dobj"


def _day_of_deed(token: Token, entities: dict[int, Entity]) -> None:
    """ "X, Director General of Y, and Z today signed": today is when they signed."""
    day, who = entities.get(token.i), entities.get(token.head.i)
    if token.dep_ != "npadvmod" or day is None or day.kind != "date" or who is None:
        return
    verb = token.head.head
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if who.kind in _PEOPLE and verb.pos_ == "VERB" and after.i <= verb.i and token.i < verb.i:
        token.head = verb


_ALWAYS = frozenset(listed("lasting pressing longstanding outstanding neighbouring neighboring"))


def _lasting(token: Token, entities: dict[int, Entity]) -> None:
    """ "A ceasefire and lasting peace": a peace that lasts, nothing lasts it."""
    if token.lower_ not in _ALWAYS or token.tag_ != "VBG" or token.dep_ == "amod":
        return
    held = [one for one in token.children if one.dep_ == "dobj" and one.i == token.i + 1]
    if len(held) != 1 or held[0].i in entities or token.head.i == token.i:
        return
    noun = held[0]
    noun.head, noun.dep_ = token.head, token.dep_
    for one in list(token.children):
        if one.i != noun.i:
            one.head = noun
    token.head, token.dep_, token.pos_ = noun, "amod", "ADJ"


_FRIENDLY = frozenset(listed("brotherly sisterly friendly fraternal"))


def _described(token: Token) -> None:
    """ "The brotherly Palestinian people": the people are brotherly, and no adverb is there."""
    head = token.head
    if token.lower_ not in _FRIENDLY or token.dep_ != "advmod" or head.dep_ != "amod":
        return
    token.head, token.dep_, token.tag_, token.pos_ = head.head, "amod", "JJ", "ADJ"


def _second_like(token: Token) -> None:
    """ "Committed to peace and to making X", "talks on A and on B": like phrases are joined."""
    if token.dep_ != "conj" or token.tag_ not in ("IN", "TO") or token.head.dep_ == "prep":
        return
    joint = token.doc[token.i - 1] if token.i else token
    if joint.lower_ != "and" or joint.dep_ != "cc":
        return
    for first in reversed(list(token.doc[: joint.i])):
        if first.dep_ == "prep" and first.lower_ == token.lower_:
            above = first.head.i == token.head.i or any(
                one.i == first.i for one in token.head.ancestors
            )
            if above or first.head.i in {one.i for one in token.head.subtree}:
                joint.head = first
                token.head = first
            return
        if first.i <= token.head.i and first.pos_ == "VERB" and first.i != token.head.i:
            return


_WILLING = frozenset(listed("intend plan seek want aim wish hope decide agree continue expect"))


def _object_of_inner(token: Token, entities: dict[int, Entity]) -> None:
    """ "Intends to host, with X, a conference": the conference is what is hosted."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in _WILLING or verb.pos_ != "VERB":
        return
    inner = [one for one in verb.children if one.dep_ == "xcomp" and verb.i < one.i < token.i]
    if len(inner) != 1 or inner[0].tag_ != "VB":
        return
    if any(one.dep_ in ("dobj", "xcomp", "ccomp") for one in inner[0].children):
        return
    between = [one for one in verb.children if inner[0].i < one.i < token.i and one.is_punct]
    for one in between:
        one.head = inner[0]
    move(token, inner[0], "dobj")
    del entities
