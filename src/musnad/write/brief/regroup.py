"""Mends where the parser takes nouns for verbs, sums for heads, and lists for others' lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.brief.misreadings import reread
from musnad.write.brief.vocabulary import Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def regroup(doc: Doc, entities: dict[int, Entity], words: Vocabulary) -> None:
    """Set heads and labels right in place, before other mends look at them."""
    for token in doc:
        _several(token, entities, words)
        _worth(token, entities)
        _noun_before_to(token, words)
        _aimed_at(token, entities)
        _wished_for(token)
        _provided(token)
        _holding(token)
        _contrast(token)
        _thanks(token)
        _let_in(token)
        _tellers(token)
        _following(token)
        _such_a_state(token, entities)
        _under_way(token, entities)
    for token in doc:
        _stressed_too(token)
        _same_preposition(token)
    reread(doc, entities, words)


def with_slashes(text: str, entities: list[Entity]) -> list[Entity]:
    """ "The PKK/YPG": two names of bodies with a stroke between them are one name."""
    found: list[Entity] = []
    for one in entities:
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind == one.kind == "organisation"
            and text[last.end : one.start] == "/"
        ):
            arabic = f"{last.short or last.arabic}/{one.short or one.arabic}"
            found[-1] = replace(
                last,
                end=one.end,
                english=text[last.start : one.end],
                arabic=arabic,
                short=arabic,
                id="",
            )
            continue
        found.append(one)
    return found


def _several(token: Token, entities: dict[int, Entity], words: Vocabulary) -> None:
    """ "The two Presidents": with a capital letter the parser leaves the plural as lemma."""
    if token.tag_ != "NNPS" or token.i in entities or not token.lower_.endswith("s"):
        return
    for single in (token.lower_.removesuffix("s"), f"{token.lower_.removesuffix('ies')}y"):
        noun = words.noun(single)
        if noun is not None and noun.human and noun.plural:
            token.lemma_ = single
            return


def _worth(token: Token, entities: dict[int, Entity]) -> None:
    """ "Equipment worth $30 million": the sum is said of the goods, it is not what is given."""
    if token.lower_ != "worth" or token.i == 0 or token.i + 1 >= len(token.doc):
        return
    sum_, goods = token.doc[token.i + 1], token.doc[token.i - 1]
    entity = entities.get(sum_.i)
    if entity is None or entity.measure != "money" or goods.i in entities:
        return
    if token.head.i == goods.i and sum_.head.i == token.i:
        sum_.head, sum_.dep_ = goods, "nummod"
        token.head = sum_
        return
    top = goods
    while top.dep_ == "pobj" and top.head.lower_ == "of":
        top = top.head.head
    if top.i != goods.i and top.head.i == sum_.head.i and top.dep_ in ("dobj", "pobj"):
        for one in list(sum_.children):
            one.head = one.head if one.i == token.i else top
        sum_.head, sum_.dep_ = top, "nummod"
        return
    if sum_.head.i == goods.i or goods.pos_ != "NOUN" or goods.head.i != sum_.i:
        return
    above, label = sum_.head, sum_.dep_
    if above.i == sum_.i:
        return
    goods.head, goods.dep_ = above, label
    for one in list(sum_.children):
        if one.i != token.i:
            one.head = goods
    sum_.head, sum_.dep_ = goods, "nummod"
    token.head, token.dep_ = sum_, "amod"


_AIMS = frozenset(listed("priority goal objective aim necessity requirement prerequisite"))


def _aimed_at(token: Token, entities: dict[int, Entity]) -> None:
    """ "The fight against X, which is a priority": the fight is the priority, not X."""
    head = token.head
    if token.dep_ != "relcl" or token.lemma_.lower() not in ("be", "remain"):
        return
    which = [one for one in token.children if one.lower_ == "which" and one.dep_ == "nsubj"]
    aims = [one for one in token.children if one.dep_ == "attr" and one.lemma_.lower() in _AIMS]
    if not which or not aims or head.i not in entities or head.dep_ != "pobj":
        return
    noun = head.head.head
    if noun.pos_ == "NOUN" and noun.i not in entities and noun.tag_ in ("NN", "VBG"):
        for one in head.children:
            if one.is_punct:
                one.head = noun
        move(token, noun, "relcl")


def _noun_before_to(token: Token, words: Vocabulary) -> None:
    """ "Rejects the escalation and attempts to widen it": what is rejected are the attempts."""
    head = _past_with_object(token) or token.head
    if token.tag_ != "VBZ" or token.dep_ != "conj" or head.pos_ != "NOUN":
        return
    if head.dep_ not in ("dobj", "pobj", "conj") or not token.lower_.endswith("s"):
        return
    inner = [one for one in token.children if one.dep_ == "xcomp" and one.tag_ == "VB"]
    others = [one for one in token.children if one.dep_ in ("dobj", "nsubj", "aux", "prep")]
    singular = token.lower_.removesuffix("s")
    if len(inner) != 1 or others or words.noun(singular) is None:
        return
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", singular
    inner[0].dep_ = "acl"
    if token.head.i != head.i:
        for one in token.head.children:
            if one.dep_ == "cc" and one.i == token.i - 1:
                one.head = head
        token.head = head


_AGAINST = frozenset(listed("reject condemn oppose denounce deplore resist"))


def _past_with_object(token: Token) -> Token | None:
    """ "Welcomed the deal and attempts to": after a past the present is no second verb."""
    verb = token.head
    against = verb.lemma_.lower() in _AGAINST and token.lower_ == "attempts"
    if (
        (verb.tag_ != "VBD" and not against)
        or token.i == 0
        or token.doc[token.i - 1].lower_ != "and"
    ):
        return None
    objects = [one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < token.i]
    if not objects:
        phrases = [one for one in verb.children if one.dep_ == "prep" and verb.i < one.i < token.i]
        objects = [two for one in phrases for two in one.children if two.dep_ == "pobj"]
    return objects[0] if len(objects) == 1 else None


_STRESSING = frozenset(
    listed(
        "stress underline emphasize emphasise reaffirm reiterate affirm welcome commend highlight "
        "condemn reject express underscore praise"
    )
)


_CALLING = frozenset(listed("call appeal ask push press plead"))


def _provided(token: Token) -> None:
    """ "Provided that X does Y": a condition, not a participle."""
    if token.lower_ not in ("provided", "providing") or token.dep_ != "prep":
        return
    inner = list(token.children)
    if len(inner) != 1 or inner[0].dep_ != "pcomp" or inner[0].pos_ not in ("VERB", "AUX"):
        return
    clause = inner[0]
    if not any(one.dep_ in ("nsubj", "nsubjpass", "expl") for one in clause.children):
        return
    clause.head, clause.dep_ = token.head, "advcl"
    token.head, token.dep_ = clause, "mark"
    token.tag_, token.pos_ = "IN", "SCONJ"


def _holding(token: Token) -> None:
    """ "X, as holder of the presidency, invited Y": X holds it, so the phrase stands with X."""
    verb = token.head
    if token.lower_ != "as" or token.dep_ != "prep" or token.i > verb.i:
        return
    role = [one for one in token.children if one.dep_ == "pobj" and one.lemma_.lower() == "holder"]
    subjects = [one for one in verb.children if one.dep_ == "nsubj" and one.i < token.i]
    if len(role) == 1 and len(subjects) == 1:
        token.head = subjects[0]
        for one in verb.children:
            if one.is_punct and subjects[0].i < one.i < verb.i:
                one.head = subjects[0]


def _under_way(token: Token, entities: dict[int, Entity]) -> None:
    """ "The package under discussion includes X": the package is under discussion."""
    entity, verb = entities.get(token.i), token.head
    if entity is None or entity.kind != "adverbial" or token.i == 0 or token.i > verb.i:
        return
    noun = token.doc[token.i - 1]
    under = entity.english.casefold().startswith("under ")
    if under and noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb:
        token.head, token.dep_ = noun, "advmod"


def _following(token: Token) -> None:
    """ "Held a press conference following their talks": a preposition of time."""
    if token.lower_ != "following" or token.tag_ != "VBG" or token.dep_ not in ("acl", "advcl"):
        return
    inner = [one for one in token.children if not one.is_punct]
    if len(inner) != 1 or inner[0].dep_ != "dobj" or token.doc[token.i - 1].text == ",":
        return
    top = token.head
    while top.pos_ not in ("VERB", "AUX") and top.head.i != top.i:
        top = top.head
    token.head, token.dep_, token.tag_, token.pos_ = top, "prep", "IN", "ADP"
    inner[0].dep_ = "pobj"


def _such_a_state(token: Token, entities: dict[int, Entity]) -> None:
    """ "A free Syria that respects X": it is Syria that respects."""
    if token.dep_ != "relcl" or token.i == 0:
        return
    that = [one for one in token.children if one.lower_ == "that" and one.dep_ == "nsubj"]
    if len(that) != 1 or that[0].i == 0:
        return
    land = token.doc[that[0].i - 1]
    entity = entities.get(land.i)
    a = any(one.lower_ in ("a", "an") and one.dep_ == "det" for one in land.children)
    if entity is not None and entity.kind == "country" and a and land.head.i != token.i:
        token.head = land


def _tellers(token: Token) -> None:
    """ "Expressed support for a Syria that respects X, and called on Y": he called, not Syria."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or head.tag_ not in ("VBZ", "VBP"):
        return
    if head.dep_ not in ("relcl", "ccomp") or any(
        one.dep_ in ("nsubj", "nsubjpass", "expl") for one in token.children
    ):
        return
    top = head
    while top.head.i != top.i:
        top = top.head
    if top.tag_ != "VBD" or any(one.dep_ == "conj" for one in top.children):
        return
    for one in head.children:
        if (one.dep_ == "cc" or one.is_punct) and one.i < token.i and one.i > head.i:
            one.head = top
    token.head = top


_LETTING = frozenset(listed("allow permit enable facilitate ensure"))
_PASSING = frozenset(
    listed("entry access passage flow delivery distribution return release transfer movement")
)


def _thanks(token: Token) -> None:
    """ "Voiced their thanks": a noun, though the parser sees a verb."""
    if token.lower_ != "thanks" or token.tag_ not in ("VBZ", "NNS"):
        return
    owned = any(one.dep_ == "poss" or one.tag_ == "PRP$" for one in token.children)
    if owned or token.dep_ in ("dobj", "conj"):
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", "thank"


def _let_in(token: Token) -> None:
    """ "To allow the entry of aid to end the suffering": it is let in for that purpose."""
    verb = token.head
    if token.dep_ not in ("xcomp", "ccomp") or token.tag_ != "VB":
        return
    if verb.lemma_.lower() not in _LETTING or verb.i > token.i:
        return
    objects = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
    own = [one for one in token.children if one.dep_ == "nsubj"]
    held = own or objects
    if len(held) == 1 and held[0].lemma_.lower() in _PASSING:
        held[0].head, held[0].dep_ = verb, "dobj"
        token.dep_ = "advcl"


_CONTRASTS = frozenset(listed("although though whereas because"))


def _contrast(token: Token) -> None:
    """ "Included X, although there was no Y": the contrast is with the verb, not with X."""
    if token.dep_ != "advcl" or token.head.pos_ not in ("NOUN", "PROPN", "NUM"):
        return
    if not any(one.dep_ == "mark" and one.lower_ in _CONTRASTS for one in token.children):
        return
    top = token.head
    while top.head.i != top.i and top.pos_ not in ("VERB", "AUX"):
        top = top.head
    if top.pos_ in ("VERB", "AUX") and not any(
        one.i > token.i for one in top.children if not one.is_punct
    ):
        for one in token.head.children:
            if one.is_punct:
                one.head = top
        move(token, top, "advcl")


def _wished_for(token: Token) -> None:
    """ "Called for sanctions to be lifted": "for" brings in the clause, not a noun."""
    verb = token.head
    _wished_too(token)
    if token.lower_ != "for" or token.dep_ != "prep" or verb.lemma_.lower() not in _CALLING:
        return
    if verb.pos_ != "VERB" or list(token.children):
        return
    for clause in verb.children:
        own = [one for one in clause.children if one.dep_ in ("nsubj", "nsubjpass")]
        to = any(one.lower_ == "to" and one.dep_ == "aux" for one in clause.children)
        if clause.dep_ in ("ccomp", "xcomp", "advcl") and own and to:
            token.head, token.dep_ = clause, "mark"
            clause.dep_ = "xcomp"
            return


def _wished_too(token: Token) -> None:
    """ "… and for X to do Y": the second wish is joined to the first as a clause."""
    first = token.head
    if token.lower_ != "for" or token.dep_ != "conj" or first.pos_ != "VERB":
        return
    inner = list(token.children)
    if len(inner) != 1 or inner[0].dep_ != "pcomp" or inner[0].tag_ != "VB":
        return
    clause = inner[0]
    own = any(one.dep_ == "nsubj" for one in clause.children)
    if own and any(one.lower_ == "to" and one.dep_ == "aux" for one in first.children):
        clause.head, clause.dep_ = first, "conj"
        token.head, token.dep_ = clause, "mark"


def _stressed_too(token: Token) -> None:
    """ "X rejects A, stressing its support for B, and the need for C": he stresses both."""
    _stressing(token)
    head = token.head
    if token.dep_ != "conj" or token.pos_ != "NOUN" or head.pos_ != "NOUN":
        return
    start = min(one.i for one in token.subtree)
    if start < _AFTER or token.doc[start - 1].lower_ != "and" or token.doc[start - 2].text != ",":
        return
    between = [
        one
        for one in token.doc[head.i : start]
        if one.dep_ == "advcl" and one.tag_ == "VBG" and one.lemma_.lower() in _STRESSING
    ]
    if not between:
        return
    verb = between[-1]
    objects = [one for one in verb.children if one.dep_ == "dobj"]
    if len(objects) != 1 or token.i in {one.i for one in verb.subtree}:
        return
    joint = token.doc[start - 1]
    last = objects[0]
    while any(one.dep_ == "conj" for one in last.children):
        last = next(one for one in last.children if one.dep_ == "conj")
    joint.head = last
    token.head = last


_AFTER = 2


def _stressing(token: Token) -> None:
    """ ", stressing that": who stresses is the subject of the sentence, not of an inner verb."""
    if token.dep_ != "advcl" or token.tag_ != "VBG" or token.lemma_.lower() not in _STRESSING:
        return
    if token.i == 0 or token.doc[token.i - 1].text != "," or token.head.tag_ != "VB":
        return
    if not any(one.lower_ == "to" and one.dep_ == "aux" for one in token.head.children):
        return
    top = token.head
    while top.head.i != top.i and top.pos_ != "AUX":
        top = top.head
    if top.pos_ == "VERB" and any(one.dep_ == "nsubj" for one in top.children):
        move(token, top, "advcl")
        for one in token.doc[token.i - 1 :]:
            if one.is_punct and one.head.i < token.i:
                one.head = top


def _same_preposition(token: Token) -> None:
    """ "Concurred in raising X to Y and in beginning Z": "in" is joined to "in", not to "to"."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ != "IN" or head.dep_ != "prep":
        return
    if head.lower_ == token.lower_:
        return
    top = head
    while top.head.i != top.i:
        top = top.head
        if top.dep_ == "prep" and top.lower_ == token.lower_:
            joints = [one for one in head.children if one.dep_ == "cc" and one.i < token.i]
            for one in joints[-1:]:
                one.head = top
            token.head = top
            return
