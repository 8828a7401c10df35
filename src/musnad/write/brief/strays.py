"""Words that the parser hangs on the wrong neighbour: times, adverbs, second participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_strays(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place."""
    for token in doc:
        _time_before_sum(token, entities)
        _adverb_before_time(token, entities)
        _second_participle(token)
        _finite_after_aim(token)
        _of_the_ships(token)
        _verb_in_list(token)
        _number_of_lands(token, entities)
        _struck(token)
        _appealed_for(token, entities)
        _by_of_noun(token, entities)
        _on_of_noun(token, entities)
        _planning(token)
        _who_of_people(token, entities)
        _in_which_said(token, entities)
        _first_of_which(token)
        _done_too(token)


def _time_before_sum(token: Token, entities: dict[int, Entity]) -> None:
    """ "Announced today $1 million": when it was announced, no part of the sum."""
    entity, head = entities.get(token.i), entities.get(token.head.i)
    verb = token.head.head
    if token.dep_ not in ("compound", "nmod", "amod") or entity is None or head is None:
        return
    if entity.kind == "date" and head.kind == "figure" and verb.pos_ == "VERB" and verb.i < token.i:
        token.head, token.dep_ = verb, "npadvmod"


def _adverb_before_time(token: Token, entities: dict[int, Entity]) -> None:
    """ "Met virtually on 3 April": it says how they met."""
    preposition = token.head
    if token.dep_ != "advmod" or preposition.dep_ != "prep" or token.i != preposition.i - 1:
        return
    verb = preposition.head
    dated = any(
        one.i in entities and entities[one.i].kind == "date" for one in preposition.children
    )
    if dated and verb.pos_ == "VERB" and token.lower_.endswith("ly"):
        token.head = verb


def _second_participle(token: Token) -> None:
    """ "A text welcoming the plan announced in May and calling on X": the text calls on X."""
    first = token.head
    if token.dep_ != "conj" or token.tag_ != "VBG" or first.tag_ != "VBN" or first.dep_ != "acl":
        return
    at = first.head
    while at.head.i != at.i and at.pos_ in ("NOUN", "PROPN", "ADP"):
        at = at.head
    if at.tag_ != "VBG" or at.dep_ not in ("acl", "advcl"):
        return
    for one in first.children:
        if one.dep_ == "cc" and one.i < token.i:
            one.head = at
    token.head = at


_BE = frozenset({"are", "were", "have"})


def _finite_after_aim(token: Token) -> None:
    """ "That aim to harm X and are contrary to Y": after "to" no "are" can stand."""
    first = token.head
    if token.dep_ != "conj" or token.lower_ not in _BE or first.tag_ != "VB":
        return
    if not any(one.lower_ == "to" and one.dep_ == "aux" for one in first.children):
        return
    at = first
    while at.head.i != at.i:
        at = at.head
        if at.tag_ in ("VBP", "VBD") and at.pos_ in ("VERB", "AUX"):
            joints = [one for one in first.children if one.dep_ == "cc" and one.i < token.i]
            for one in joints[-1:]:
                one.head = at
            token.head = at
            return


_SHIPS = frozenset(listed("vessel ship tanker company firm entity person individual group network"))
_LANDS = frozenset(listed("country state nation"))


def _of_the_ships(token: Token) -> None:
    """ "Vessels from other countries which belong to a fleet": no country belongs to a fleet."""
    land = token.head
    if token.dep_ != "relcl" or token.lemma_.lower() != "belong" or land.dep_ != "pobj":
        return
    ships = land.head.head
    if land.lemma_.lower() in _LANDS and ships.lemma_.lower() in _SHIPS:
        move(token, ships, "relcl")


_EITHER = frozenset(listed("calm clear free open secure complete lower correct slow cool empty"))


def _verb_in_list(token: Token) -> None:
    """ "To stem violence, calm rhetoric and reduce tensions": three things to do."""
    noun = token.head
    if token.dep_ != "amod" or token.lower_ not in _EITHER or noun.dep_ not in ("conj", "appos"):
        return
    verb = noun.head.head
    if noun.head.dep_ != "dobj" or verb.tag_ != "VB" or token.i < 1:
        return
    more = [one for one in token.doc[noun.i :] if one.tag_ == "VB" and one.dep_ == "conj"]
    if token.doc[token.i - 1].text != "," or not more or token.i > noun.i:
        return
    last = more[0]
    joints = [one for one in last.head.children if one.dep_ == "cc" and one.i == last.i - 1]
    joints += [one for one in noun.children if one.dep_ == "cc" and one.i == last.i - 1]
    token.head, token.dep_, token.tag_, token.pos_ = verb, "conj", "VB", "VERB"
    token.lemma_ = token.lower_
    noun.head, noun.dep_ = token, "dobj"
    for one in joints[-1:]:
        one.head = token
    last.head = token


_DONE = frozenset(
    listed(
        "negotiated recruited procured facilitated coordinated transferred supplied financed "
        "generated organized organised smuggled purchased acquired"
    )
)


def _done_too(token: Token) -> None:
    """ "Have moved arms into X and negotiated purchases": they negotiated them."""
    noun = token.head
    if token.dep_ != "amod" or token.lower_ not in _DONE or token.i < 1 or noun.i < token.i:
        return
    joint = token.doc[token.i - 1]
    if joint.lower_ != "and" or noun.dep_ not in ("conj", "dobj", "appos"):
        return
    at = noun.head
    while at.pos_ in ("NOUN", "PROPN", "ADP") and at.head.i != at.i:
        at = at.head
    if at.tag_ not in ("VBN", "VBD") or at.pos_ != "VERB" or at.i > token.i:
        return
    joint.head, joint.dep_ = at, "cc"
    token.head, token.dep_, token.tag_, token.pos_ = at, "conj", at.tag_, "VERB"
    token.lemma_ = {"smuggled": "smuggle"}.get(token.lower_, token.lemma_)
    noun.head, noun.dep_ = token, "dobj"


def _first_of_which(token: Token) -> None:
    """ "Has three phases, the first of which includes X": what has them is the main clause."""
    verb = token.head
    which = [two for one in token.children if one.lower_ == "of" for two in one.children]
    if token.dep_ != "nsubj" or verb.head.i != verb.i or len(which) != 1:
        return
    main = [one for one in verb.children if one.dep_ == "ccomp" and one.i < token.i]
    start = min(one.i for one in token.subtree)
    if which[0].lower_ not in ("which", "whom") or len(main) != 1 or start < 2:
        return
    noun = token.doc[start - 2]
    if token.doc[start - 1].text != "," or noun.tag_ not in ("NNS", "NNPS"):
        return
    for one in list(verb.children):
        if one.is_punct:
            one.head = main[0]
    main[0].head, main[0].dep_ = main[0], "ROOT"
    verb.head, verb.dep_ = noun, "relcl"


def _number_of_lands(token: Token, entities: dict[int, Entity]) -> None:
    """ "The spread in X and a number of countries": it spreads in those countries too."""
    first = token.head
    of = [two for one in token.children if one.lower_ == "of" for two in one.children]
    lands = [one for one in of if one.lemma_.lower() in ("country", "state", "region", "city")]
    if token.lemma_.lower() not in ("number", "several", "range") or token.dep_ != "conj":
        return
    if not lands or first.i in entities or first.pos_ not in ("NOUN", "VERB"):
        return
    places = [
        two
        for one in first.children
        if one.dep_ == "prep" and one.lower_ in ("in", "across", "to", "from") and one.i < token.i
        for two in one.children
        if two.i in entities and entities[two.i].kind in ("country", "place")
    ]
    joints = [one for one in first.children if one.dep_ == "cc" and one.i < token.i]
    start = min(one.i for one in token.subtree)
    if len(places) != 1 or not joints or joints[-1].i != start - 1:
        return
    if token.doc[start - 2].i not in {one.i for one in places[0].subtree}:
        return
    joints[-1].head = places[0]
    move(token, places[0], "conj")


_STRIKING = frozenset(listed("strike hit rock shake devastate destroy ravage batter affect target"))
_STRUCK_BY = frozenset(
    listed(
        "earthquake quake flood storm hurricane cyclone typhoon attack explosion tsunami fire "
        "drought landslide wildfire tremor disaster blast bombing crash"
    )
)


def _struck(token: Token) -> None:
    """ "The injury of people in the earthquake that struck X": the earthquake struck."""
    that = [
        one for one in token.children if one.lower_ in ("that", "which") and one.dep_ == "nsubj"
    ]
    if token.dep_ != "relcl" or token.lemma_.lower() not in _STRIKING or len(that) != 1:
        return
    before = token.doc[that[0].i - 1] if that[0].i else token
    if before.text == "," and before.i:
        before = token.doc[before.i - 1]
    head = token.head
    if before.lemma_.lower() in _STRUCK_BY and before.i != head.i:
        token.head = before


_WRITTEN = frozenset(listed("message letter cable telegram statement speech interview call post"))
_SAYING = frozenset(listed("say express stress affirm convey state voice note wish congratulate"))


def _in_which_said(token: Token, entities: dict[int, Entity]) -> None:
    """ "A message to X, in which he expressed Y": it is in the message that he did."""
    head = token.head
    inside = any(
        one.lower_ == "in" and [two.lower_ for two in one.children] == ["which"]
        for one in token.children
    )
    if token.dep_ != "relcl" or not inside or token.lemma_.lower() not in _SAYING:
        return
    written = [one for one in token.doc[: head.i] if one.lemma_.lower() in _WRITTEN]
    if head.lemma_.lower() in _WRITTEN or not written:
        return
    if written[-1].i in entities and entities[written[-1].i].kind != "term":
        return
    to = head
    while to.head.i != to.i and to.dep_ not in ("prep", "dative"):
        to = to.head
    while to.head.dep_ in ("pobj", "prep") and to.head.i > written[-1].i:
        to = to.head
    if to.dep_ in ("prep", "dative") and to.head.pos_ == "VERB" and to.i > written[-1].i:
        to.head, to.dep_ = written[-1], "prep"
    token.head = written[-1]
    others = token.doc[written[-1].i + 1 : token.left_edge.i]
    for one in others:
        if one.is_punct and one.head.i == head.i:
            one.head = written[-1]


_CONDEMNING = frozenset(
    listed("condemn welcome denounce note praise reject deplore commend protest criticize support")
)


def _by_of_noun(token: Token, entities: dict[int, Entity]) -> None:
    """ "Condemned the launches of missiles by X": X launched them."""
    verb = token.head
    if token.lower_ != "by" or token.dep_ not in ("prep", "agent") or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() not in _CONDEMNING or any(
        one.dep_ == "auxpass" for one in verb.children
    ):
        return
    held = [one for one in verb.children if one.dep_ == "dobj" and one.i < token.i]
    inner = [one for one in token.children if one.dep_ == "pobj"]
    if len(held) != 1 or len(inner) != 1 or held[0].i in entities:
        return
    by = entities.get(inner[0].i)
    known = by is not None and by.kind in ("country", "organisation", "person", "office")
    if known or inner[0].tag_ == "NNS":
        token.head, token.dep_ = held[0], "prep"


_ON_NOUNS = frozenset(
    listed("siege blockade embargo ban restriction attack war aggression sanction tariff curb")
)


def _on_of_noun(token: Token, entities: dict[int, Entity]) -> None:
    """ "Demanded the lifting of the siege on X": the siege is on X."""
    noun = token.doc[token.i - 1] if token.i else token
    if token.lower_ != "on" or token.dep_ != "prep" or token.head.pos_ != "VERB":
        return
    term = entities.get(noun.i)
    word = term.english.split()[-1] if term is not None and term.kind == "term" else noun.lemma_
    if word.lower() in _ON_NOUNS and noun.i > token.head.i and noun.dep_ in ("pobj", "dobj"):
        token.head = noun


_PLANS = frozenset(
    listed(
        "planning launching conducting preparing organizing organising directing financing "
        "plotting executing ordering carrying staging inciting committing"
    )
)


def _planning(token: Token) -> None:
    """ "Responsible for planning attacks": attacks are planned, no attacks of planning."""
    noun, before = token.head, token.doc[token.i - 1] if token.i else token
    if token.lower_ not in _PLANS or token.dep_ not in ("compound", "amod"):
        return
    if before.dep_ != "prep" or noun.dep_ != "pobj" or noun.head.i != before.i:
        return
    if noun.tag_ != "NNS" or any(one.dep_ in ("det", "poss") for one in noun.children):
        return
    token.head, token.dep_, token.tag_, token.pos_ = before, "pcomp", "VBG", "VERB"
    token.lemma_ = _LEMMAS.get(token.lower_, token.lower_.removesuffix("ing"))
    noun.head, noun.dep_ = token, "dobj"


_LEMMAS = {
    "planning": "plan",
    "preparing": "prepare",
    "organizing": "organize",
    "organising": "organise",
    "financing": "finance",
    "plotting": "plot",
    "executing": "execute",
    "carrying": "carry",
    "staging": "stage",
    "inciting": "incite",
    "committing": "commit",
}
_MEN = frozenset(listed("leader commander member official operative head chief founder figure man"))


def _who_of_people(token: Token, entities: dict[int, Entity]) -> None:
    """ "A leader of the group who planned X": a group is no "who"."""
    head = token.head
    who = [one for one in token.children if one.lower_ == "who" and one.dep_.startswith("nsubj")]
    if token.dep_ != "relcl" or len(who) != 1 or head.pos_ != "NOUN" or head.i in entities:
        return
    of = head.head
    man = of.head
    group = head.tag_ == "NN" and head.lemma_.lower() not in _MEN
    if group and of.lower_ in ("of", "in") and man.lemma_.lower() in _MEN:
        token.head = man


_FUNDS = frozenset(
    listed("fund money donation dollar support aid assistance resource contribution help relief")
)


def _appealed_for(token: Token, entities: dict[int, Entity]) -> None:
    """ "Appealed for funds to help X": no funds help of themselves."""
    clause = token.head
    own = [one for one in clause.children if one.dep_ == "nsubj"]
    if token.lower_ != "for" or token.dep_ != "mark" or len(own) != 1:
        return
    verb = clause.head
    money = own[0].i in entities and entities[own[0].i].kind == "figure"
    if verb.pos_ != "VERB" or not (money or own[0].lemma_.lower() in _FUNDS):
        return
    token.head, token.dep_, token.pos_ = verb, "prep", "ADP"
    own[0].head, own[0].dep_ = token, "pobj"
    clause.dep_ = "advcl"
