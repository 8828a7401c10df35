"""Mends where the small English parser hangs phrases, names and lists on the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.government import NOUN_PREPOSITIONS
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def move(token: Token, head: Token, label: str) -> None:
    """Hang a word on another, unless that one hangs on it."""
    if head.i in {one.i for one in token.subtree}:
        return
    token.head = head
    token.dep_ = label


_LOOSE = frozenset(listed("on of upon over to for with against from in by into between about"))


def reattach(doc: Doc, entities: dict[int, Entity]) -> None:
    """Phrases that the verb cannot govern go to the noun before them that can."""
    for token in doc:
        if token.dep_ != "prep" or token.lower_ not in _LOOSE or token.i in entities:
            continue
        verb = token.head
        if verb.pos_ != "VERB" or token.i <= verb.i + 1:
            continue
        if _governs(verb, token) and not _is_of_talks(verb, token):
            continue
        if _is_time(token, entities):
            continue
        noun = _noun_before(token, verb, entities)
        if noun is not None:
            move(token, noun, "prep")


def _governs(verb: Token, preposition: Token) -> bool:
    frames = FRAMES.get(verb.lemma_.lower(), ())
    return any(one.preposition(preposition.lower_) is not None for one in frames)


_TALKING = frozenset(
    listed("exchange dialogue talk consultation negotiation discussion conversation debate study")
)


def _is_of_talks(verb: Token, preposition: Token) -> bool:
    """ "Launch talks on trade": the talks are on trade, nothing is launched on it."""
    objects = [one for one in verb.children if one.dep_ == "dobj" and one.i < preposition.i]
    known = verb.lemma_.lower() in ("launch", "begin", "start", "open")
    return known and len(objects) == 1 and objects[0].lemma_.lower() in _TALKING


def _is_time(preposition: Token, entities: dict[int, Entity]) -> bool:
    inner = [entities.get(one.i) for one in preposition.children if one.dep_ == "pobj"]
    return any(one is not None and one.kind in ("date", "adverbial") for one in inner)


def _noun_before(preposition: Token, verb: Token, entities: dict[int, Entity]) -> Token | None:
    """The nearest noun, going up from the word before, that takes this preposition."""
    at = preposition.doc[preposition.i - 1]
    while at.i not in {verb.i, at.head.i}:
        plain = at.pos_ in ("NOUN", "PROPN") and (
            at.i not in entities or entities[at.i].kind == "term"
        )
        lemma, word = at.lemma_.lower(), preposition.lower_
        if plain and word == "by" and lemma in _ACTS:
            return at
        if plain and (
            word == "of"
            or (lemma, word) in NOUN_PREPOSITIONS
            or (word in ("on", "about") and lemma in _TOPICAL)
        ):
            return at
        at = at.head
    return None


_ACTS = frozenset(
    listed(
        "attack strike violation aggression action visit support effort decision attempt threat "
        "use statement blackmail killing bombing shelling invasion offensive policy crime "
        "activity activities provocation incursion assassination abduction arrest detention "
        "crackdown interference"
    )
)


_HARMS = frozenset(listed("kill injure wound claim result leave"))
_EVENTS = frozenset(
    listed(
        "attack strike explosion bombing earthquake shooting incident assault raid blast crash "
        "fire flood storm hurricane cyclone clash massacre shelling accident airstrike bombardment "
        "stampede collapse landslide wildfire derailment eruption tsunami typhoon stabbing arson"
    )
)


_TOPICAL = frozenset(
    listed(
        "deal accord agreement talk talks negotiation dialogue discussion statement resolution "
        "decision expertise position view understanding consultation exchange question consensus "
        "conversation debate conference guidance document report proposal plan declaration"
    )
)


def listed_loose(token: Token) -> None:
    """ "Democracy, the security of X, and prosperity": a list that the parser let go."""
    if token.dep_ != "dep" or token.pos_ != "NOUN" or token.i < 2:
        return
    start = min(one.i for one in token.subtree)
    if start < 2 or token.doc[start - 1].text != ",":
        return
    before = token.doc[start - 2]
    if before.pos_ in ("NOUN", "PROPN") and any(one.dep_ == "conj" for one in token.children):
        move(token, before, "conj")


def named_counterpart(token: Token, entities: dict[int, Entity]) -> None:
    """ "His counterpart from X, Minister Y": the name is the counterpart's, not the land's."""
    entity, land = entities.get(token.i), entities.get(token.head.i)
    if token.dep_ != "appos" or entity is None or entity.kind != "person" or land is None:
        return
    if land.kind not in ("country", "place", "organisation"):
        return
    preposition = token.head.head
    noun = preposition.head
    if token.head.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.i not in entities:
        move(token, noun, "appos")


def resting(token: Token) -> None:
    """ "Based on": a participle of the noun before it, not a preposition of the verb."""
    if token.lower_ != "based" or token.dep_ != "prep" or token.head.pos_ != "VERB":
        return
    objects = [one for one in token.head.children if one.dep_ == "dobj" and one.i < token.i]
    if token.head.dep_ == "relcl":
        objects = [token.head.head]
    if len(objects) == 1 and objects[0].pos_ == "NOUN":
        token.pos_, token.lemma_ = "VERB", "base"
        move(token, objects[0], "acl")


def after_lists(token: Token) -> None:
    """ "Among allies and partners against X": what follows the last of a list goes with it."""
    following = [one for one in token.children if one.dep_ == "conj"]
    if not following or token.pos_ not in ("NOUN", "PROPN"):
        return
    last = following[-1]
    late = [
        one
        for one in token.children
        if one.dep_ in ("prep", "acl", "relcl", "appos") and one.i > last.i and one.lower_ != "of"
    ]
    for one in late:
        one.head = last


def by_a_day(token: Token, entities: dict[int, Entity]) -> None:
    """ "Will be reached by 2030": a time, nobody who reaches it."""
    inner = [entities.get(one.i) for one in token.children]
    if token.dep_ == "agent" and len(inner) == 1 and inner[0] and inner[0].kind == "date":
        token.dep_ = "prep"


def from_to(token: Token) -> None:
    """ "Increase from 500 to 4,000": both phrases are the verb's."""
    first = token.head
    if token.lower_ == "to" and token.dep_ == "prep" and first.lower_ == "from":
        moved = first.dep_ == "prep" and first.head.lemma_.lower() in _MOVING
        if moved and first.head.pos_ == "VERB":
            token.head = first.head


_MOVING = frozenset(
    listed("increase rise grow fall drop decrease decline reduce raise double expand shrink cut")
)


def deployed_to(token: Token) -> None:
    """ "Deploy capabilities to X": where they are deployed, nothing that the noun governs."""
    noun, verb = token.head, token.head.head
    held = token.lower_ == "to" and token.dep_ == "prep" and noun.dep_ == "dobj"
    sent = verb.lemma_.lower() in ("deploy", "redeploy", "dispatch")
    near = token.i == noun.i + 1
    if held and sent and near and (noun.lemma_.lower(), "to") not in NOUN_PREPOSITIONS:
        token.head = verb


def given_to(token: Token) -> None:
    """ "Assistance provided to refugees": after a participle the receiver is a phrase."""
    if token.dep_ == "dative" and token.tag_ in ("IN", "TO"):
        verb = token.head
        bare = not any(one.dep_ in ("auxpass", "nsubjpass", "nsubj") for one in verb.children)
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and bare:
            token.dep_ = "prep"


def loose_adverb(token: Token, entities: dict[int, Entity]) -> None:
    """ "In the region and around the world": the set adverb is joined to the phrase."""
    entity, above = entities.get(token.i), entities.get(token.head.i)
    both = entity is not None and above is not None and entity.kind == above.kind == "adverbial"
    if both and token.head.head.i != token.head.i:
        token.head, token.dep_ = token.head.head, "advmod"
        return
    adverbial = entity is not None and entity.kind == "adverbial"
    if adverbial and token.dep_ == "advmod" and token.head.dep_ == "prep":
        top = token.head.head
        while top.pos_ not in ("VERB", "AUX") and top.head.i != top.i:
            top = top.head
        edges = (token.head.left_edge.i, token.head.right_edge.i)
        if token.i in edges and top.pos_ == "VERB":
            token.head = top
        return
    if not adverbial or token.dep_ != "conj":
        return
    if token.head.dep_ == "prep" and token.head.head.i != token.head.i:
        joints = [one for one in token.head.children if one.dep_ == "cc"]
        for one in joints:
            one.head = token
        token.head, token.dep_ = token.head.head, "advmod"


def noun_with_verb(token: Token, entities: dict[int, Entity]) -> None:
    """ "Discuss challenges and the implementation": a noun is joined to a noun, not to a verb."""
    verb = token.head
    if token.dep_ != "conj" or token.pos_ not in ("NOUN", "PROPN") or token.tag_ == "VBG":
        return
    if verb.pos_ != "VERB" or any(one.dep_ in ("nsubj", "cop", "aux") for one in token.children):
        return
    start = min(one.i for one in token.subtree)
    joints = [one for one in verb.children if one.dep_ == "cc" and one.i == start - 1]
    if not joints:
        return
    comma = joints[0].i > 0 and token.doc[joints[0].i - 1].text == ","
    at = token.doc[joints[0].i - (2 if comma else 1)]
    found: list[Token] = []
    while at.i > verb.i and at.head.i != at.i:
        if at.pos_ in ("NOUN", "PROPN") and at.dep_ in ("dobj", "pobj", "conj", "attr"):
            found.append(at)
        at = at.head
    if not found:
        return
    new = _alike(token, found, comma=comma)
    joints[0].head = new
    token.head = new
    del entities


def _alike(token: Token, found: list[Token], *, comma: bool) -> Token:
    """The noun that the new one stands beside: with the same owner or article, else by comma."""
    marks = {one.lower_ for one in token.children if one.dep_ in ("poss", "det")}
    for one in found:
        if marks and marks & {two.lower_ for two in one.children if two.dep_ in ("poss", "det")}:
            return one
    return found[-1] if comma or marks else found[0]


def noun_and_adjective(token: Token) -> None:
    """ "Its sovereignty and territorial integrity": two nouns, not two adjectives of one."""
    head = token.head
    if token.tag_ not in ("NN", "NNS") or token.dep_ not in ("compound", "nmod", "amod"):
        return
    joined = [one for one in token.children if one.dep_ == "conj" and one.tag_ == "JJ"]
    if len(joined) != 1 or head.pos_ != "NOUN" or head.i < joined[0].i or list(joined[0].children):
        return
    above, label = head.head, head.dep_
    before = [one for one in head.children if one.i < token.i]
    if above.i == head.i:
        return
    joined[0].head, joined[0].dep_ = head, "amod"
    token.head, token.dep_ = above, label
    head.head, head.dep_ = token, "conj"
    for one in before:
        one.head = token


_PAIRED = frozenset(listed("to with on in for from between about by at against over"))


def paired_phrase(token: Token) -> None:
    """ "Committed to X, and to Y": the second phrase is joined to the first."""
    if token.dep_ != "prep" or token.lower_ not in _PAIRED or token.i < _PAIR_AT:
        return
    joint = token.doc[token.i - 1]
    if joint.lower_ != "and" or joint.dep_ != "cc":
        return
    for first in reversed(list(token.doc[: joint.i])):
        if first.pos_ in ("VERB", "AUX") and first.i > token.head.i:
            return
        if first.dep_ == "prep" and first.lower_ == token.lower_ and first.i != token.i:
            if any(one.dep_ == "conj" for one in first.children):
                return
            joint.head = first
            token.head, token.dep_ = first, "conj"
            return


_PAIR_AT = 3


def bare_list(token: Token) -> None:
    """ "X's contributions to A, commitment to B and C": a list, not another name of it."""
    head = token.head
    if token.dep_ != "appos" or token.pos_ != "NOUN" or token.i < 1:
        return
    start = min(one.i for one in token.subtree)
    owned = any(one.dep_ == "poss" for one in head.children)
    bare = not any(one.dep_ in ("det", "poss", "nummod") for one in token.children)
    listed_ = any(one.dep_ == "cc" for one in token.subtree)
    last = not any(one.dep_ == "conj" for one in head.children)
    if owned and bare and listed_ and last and start and token.doc[start - 1].text == ",":
        token.dep_ = "conj"


def event_told(token: Token, entities: dict[int, Entity]) -> None:
    """ "The attack in X on 23 November, which killed Y": the attack killed, not the day."""
    head = token.head
    entity = entities.get(head.i)
    harmed = token.lemma_.lower() in _HARMS and head.lemma_.lower() not in _EVENTS
    named = entity is not None and entity.kind in ("date", "place", "country")
    if token.dep_ != "relcl" or not (named or harmed):
        return
    which = [
        one for one in token.children if one.lower_ == "which" and one.dep_.startswith("nsubj")
    ] or [
        one
        for one in token.children
        if one.lower_ in ("in", "during") and [two.lower_ for two in one.children] == ["which"]
    ]
    before = token.doc[which[0].i - 1] if which else token
    closed = entities[before.i].english.endswith(",") if before.i in entities else False
    if not which or (before.text != "," and not closed):
        return
    at = head
    while at.head.i != at.i:
        at = at.head
        if at.pos_ == "NOUN" and at.lemma_.lower() in _EVENTS:
            move(token, at, "relcl")
            return
        for one in at.children:
            if one.dep_ == "dobj" and one.i < head.i and one.lemma_.lower() in _EVENTS:
                move(token, one, "relcl")
                for late in list(at.children):
                    if late.dep_ in ("prep", "npadvmod") and one.i < late.i < token.i:
                        late.head = one
                return


def two_owners(token: Token, entities: dict[int, Entity]) -> None:
    """ "Russia and Ukraine's exchange", "Russia's and Ukraine's": both possess what follows."""
    first = token.head
    owners = [one for one in token.children if one.dep_ == "poss" and one.i in entities]
    if token.dep_ != "conj" or first.i not in entities or len(owners) != 1:
        return
    owner = owners[0]
    joints = [one for one in first.children if one.dep_ == "cc"]
    marks = [one for one in first.children if one.dep_ == "case"]
    between = owner.i - first.i - len(marks)
    if len(joints) != 1 or joints[0].lower_ != "and" or between != _NEXT_BUT_ONE:
        return
    kinds = {entities[first.i].kind, entities[owner.i].kind}
    if kinds != {"country"} or first.head.i == first.i:
        return
    above, label = first.head, first.dep_
    token.head, token.dep_ = above, label
    first.head, first.dep_ = token, "poss"
    owner.head, owner.dep_ = first, "conj"


_NEXT_BUT_ONE = 2


def of_the_last(token: Token) -> None:
    """ "Energy security and diversification of routes": the routes' diversification alone."""
    first = token.head
    joined = [one for one in first.children if one.dep_ == "conj" and one.i < token.i]
    if token.dep_ != "prep" or token.lower_ != "of" or first.pos_ != "NOUN" or not joined:
        return
    last = joined[-1]
    narrowed = any(one.dep_ in ("compound", "nmod") for one in first.children)
    if narrowed and last.pos_ == "NOUN" and last.i == token.i - 1:
        move(token, last, "prep")


def held_people(token: Token, entities: dict[int, Entity]) -> None:
    """ "The release of Americans wrongfully detained": the Americans are, not their release."""
    if token.dep_ != "acl" or token.tag_ == "VBG":
        return
    before = token.i - 1
    while before > token.head.i and token.doc[before].pos_ == "ADV":
        before -= 1
    entity = entities.get(before)
    if entity is not None and entity.kind == "nationality" and before != token.head.i:
        move(token, token.doc[before], "acl")


def to_justice(token: Token) -> None:
    """ "Bring the sponsors of these acts to justice": "to justice" is the verb's."""
    if token.lower_ != "to" or token.dep_ != "prep":
        return
    inner = [one for one in token.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0].lower_ not in ("justice", "account"):
        return
    at = token.head
    while at.head.i != at.i and at.lemma_.lower() not in ("bring", "hold", "call"):
        at = at.head
    if at.lemma_.lower() in ("bring", "hold", "call") and at.i != token.head.i:
        token.head = at


def same_kind(token: Token, entities: dict[int, Entity]) -> None:
    """ "The ministers of Egypt, Jordan and Qatar": a state is listed with the state."""
    one, noun = entities.get(token.i), token.head
    common = noun.pos_ in ("NOUN", "PROPN") and noun.i not in entities
    if token.dep_ != "conj" or one is None or not common:
        return
    if one.kind not in ("country", "place", "organisation", "person"):
        return
    for preposition in noun.children:
        if preposition.dep_ != "prep" or not noun.i < preposition.i < token.i:
            continue
        for inner in preposition.children:
            other = entities.get(inner.i)
            if inner.dep_ == "pobj" and other is not None and other.kind == one.kind:
                joints = [two for two in noun.children if two.dep_ == "cc" and two.i > inner.i]
                for two in joints:
                    two.head = inner
                token.head = inner
                return


def stray_joint(token: Token) -> None:
    """ "Implementing reforms and fighting corruption": "and" joins the verbs, not the noun."""
    head = token.head
    if token.dep_ != "cc" or any(one.dep_ == "conj" and one.i > token.i for one in head.children):
        return
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    while after.dep_ != "conj" and after.head.i > after.i:
        after = after.head
    if after.dep_ == "conj" and after.head.i != head.i and after.head.i < token.i:
        at = head
        while at.i not in {at.head.i, after.head.i}:
            at = at.head
        if at.i == after.head.i:
            token.head = after.head


def described(token: Token) -> None:
    """ "Described the attack as a crime": what it is called belongs to the verb."""
    noun = token.head
    verb = noun.head
    named = verb.lemma_.lower() in ("describe", "designate", "recognize", "recognise", "appoint")
    if token.lower_ == "as" and token.dep_ == "prep" and noun.dep_ == "dobj" and named:
        token.head = verb
