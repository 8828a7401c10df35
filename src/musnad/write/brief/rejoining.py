"""Mends where the parser tears apart what belongs together: a second infinitive, a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def rejoin(token: Token, entities: dict[int, Entity]) -> None:
    """Set one word right that hangs on the wrong one."""
    _second_infinitive(token)
    _held_accountable(token)
    _judged(token)
    _further(token)
    _appealed(token)
    _set_out(token)
    _alike_past(token)
    _chaired(token)
    _loose_adverbial(token, entities)
    _adjective_after_be(token)
    _in_which_too(token)
    _that_too(token)
    _term_as_noun(token, entities)
    _accountable_first(token)
    _successor(token, entities)


def _has_to(token: Token) -> bool:
    return token.tag_ == "VB" and any(
        one.lower_ == "to" and one.dep_ == "aux" for one in token.children
    )


_JUDGED = frozenset({"condemn", "denounce", "describe", "characterize", "deplore", "reject"})


def _judged(token: Token) -> None:
    """ "Condemned the attack which hit X as a violation": the attack is what is judged."""
    clause = token.head
    if token.lower_ != "as" or token.dep_ != "prep" or clause.dep_ not in ("relcl", "acl"):
        return
    thing = clause.head
    if thing.dep_ == "dobj" and thing.head.lemma_.lower() in _JUDGED:
        token.head = thing.head


def _second_infinitive(token: Token) -> None:
    """ "Expressed readiness to move ahead, and to refrain": "to refrain" goes with "to move"."""
    verb = token.head
    if token.dep_ != "conj" or not _has_to(token) or _has_to(verb) or verb.pos_ != "VERB":
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "mark") for one in token.children):
        return
    joints = [one for one in verb.children if one.dep_ == "cc" and verb.i < one.i < token.i]
    firsts = [
        one
        for one in verb.subtree
        if _has_to(one)
        and verb.i < one.i < token.i
        and one.dep_ in ("acl", "xcomp", "advcl")
        and not any(two.dep_ == "conj" for two in one.children)
    ]
    if len(firsts) != 1 or len(joints) != 1:
        return
    joints[0].head = firsts[0]
    token.head = firsts[0]


_STATES = frozenset(listed("accountable responsible"))


def _held_accountable(token: Token) -> None:
    """ "Holding those responsible accountable": they are held, and accountable is the state."""
    verb = token.head
    if token.lower_ not in _STATES or token.dep_ != "dobj" or verb.lemma_.lower() != "hold":
        return
    those = [one for one in token.children if one.lower_ == "those" and one.dep_ == "det"]
    said = [one for one in token.children if one.dep_ == "amod"]
    others = [one for one in token.children if one not in (*those, *said) and one.dep_ != "prep"]
    if len(those) != 1 or len(said) != 1 or others:
        return
    those[0].head, those[0].dep_ = verb, "dobj"
    said[0].head = those[0]
    for one in list(token.children):
        if one.dep_ == "prep" and one.lower_ == "for":
            one.head = verb
    token.dep_ = "oprd"


_ALIKE = frozenset(listed("set put cut hit shut let"))


def _set_out(token: Token) -> None:
    """ "Said that A would do B, and set out C": "set" after a comma is the teller's past."""
    inner = token.head
    if token.dep_ != "conj" or token.lower_ not in _ALIKE or token.tag_ not in ("VB", "VBP"):
        return
    teller = inner.head
    if inner.dep_ != "ccomp" or teller.tag_ != "VBD" or token.i < _THIRD:
        return
    if any(one.dep_ in ("nsubj", "aux", "mark") for one in token.children):
        return
    joint, comma = token.doc[token.i - 1], token.doc[token.i - 2]
    if joint.lower_ != "and" or comma.text != ",":
        return
    joint.head, comma.head = teller, teller
    token.head, token.tag_ = teller, "VBD"


_SITTINGS = frozenset(listed("meeting session summit conference gathering"))
CHAIRED = frozenset(listed("chair host convene attend"))
"""What is done to a meeting and not to who meets: "a meeting of the cabinet chaired by X"."""


def _chaired(token: Token) -> None:
    """ "A meeting of the cabinet chaired by X": it is the meeting that X chaired."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or token.lemma_.lower() not in CHAIRED:
        return
    of = token.head.head
    if token.head.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in _SITTINGS:
        token.head = of.head


def _alike_past(token: Token) -> None:
    """ "Submitted a plan and set out conditions": "set" beside a past is one too."""
    if token.lower_ not in _ALIKE or token.dep_ != "conj" or token.tag_ not in ("VB", "VBP"):
        return
    bare = not any(one.dep_ in ("nsubj", "aux", "neg") for one in token.children)
    if bare and token.head.tag_ == "VBD":
        token.tag_ = "VBD"


_THIRD = 2


def _appealed(token: Token) -> None:
    """ "Appealed to X to cooperate": the appeal is to cooperate."""
    verb = token.head
    if token.dep_ != "advcl" or not _has_to(token) or verb.lemma_.lower() != "appeal":
        return
    if verb.pos_ == "VERB" and any(one.lower_ == "to" for one in verb.children if one.i < token.i):
        token.dep_ = "xcomp"


def _loose_adverbial(token: Token, entities: dict[int, Entity]) -> None:
    """ "A posed by B and on C's support for groups across the region": it says where C is."""
    entity, verb = entities.get(token.i), token.head
    if entity is None or entity.kind != "adverbial" or token.dep_ != "advmod" or not token.i:
        return
    before = token.doc[token.i - 1]
    inside = {one.i for one in verb.subtree}
    crossed = any(
        one.i not in inside and not one.is_punct for one in token.doc[verb.i + 1 : token.i]
    )
    if crossed and before.pos_ == "NOUN" and before.i not in entities:
        token.head = before


def _further(token: Token) -> None:
    """ "A further significant increase": one more increase, not one that is more significant."""
    adjective = token.head
    if token.lower_ != "further" or token.dep_ != "advmod" or adjective.dep_ != "amod":
        return
    if token.i > adjective.i or adjective.head.pos_ != "NOUN":
        return
    token.head, token.dep_, token.pos_, token.tag_ = adjective.head, "amod", "ADJ", "JJ"


def _adjective_after_be(token: Token) -> None:
    """ "Was appalling and dangerous": the parser takes the adjective for a verb in -ing."""
    auxiliaries = [one for one in token.children if one.dep_ in ("aux", "auxpass")]
    plain = token.tag_ == "JJ" and not any(one.dep_ == "dobj" for one in token.children)
    if not plain or len(auxiliaries) != 1 or auxiliaries[0].lemma_.lower() != "be":
        return
    be = auxiliaries[0]
    joined = [one for one in token.children if one.i > token.i and one.dep_ in ("cc", "conj")]
    be.pos_ = "AUX"
    above, label = token.head, token.dep_
    if above.i == token.i:
        be.head, be.dep_ = be, "ROOT"
    else:
        be.head, be.dep_ = above, label
    for one in list(token.children):
        if one.i != be.i and one not in joined and one.dep_ != "advmod":
            one.head = be
    token.head, token.dep_ = be, "acomp"


def _in_which_too(token: Token) -> None:
    """ "The attack in which A died and B were injured": both are told of the attack."""
    verb = token.head
    if token.dep_ != "conj" or token.pos_ != "VERB" or verb.pos_ != "VERB":
        return
    subjects = [one for one in token.children if one.dep_ in ("nsubj", "nsubjpass")]
    inner = [
        one
        for one in verb.subtree
        if one.dep_ == "relcl"
        and one.i < token.i
        and any(
            two.lower_ == "which" and two.dep_ == "pobj" and two.head.head.i == one.i
            for two in one.subtree
        )
    ]
    if len(subjects) != 1 or len(inner) != 1 or subjects[0].i < inner[0].i:
        return
    start = min(one.i for one in subjects[0].subtree)
    joint = token.doc[start - 1]
    if joint.lower_ != "and" or token.doc[start - 2].text == "," or start - 2 < inner[0].i:
        return
    joint.head = inner[0]
    token.head = inner[0]


def _that_too(token: Token) -> None:
    """ "Stressed that A was X, and that B had led to Y": both clauses are what was stressed."""
    if token.lower_ != "that" or token.dep_ not in ("mark", "det") or token.i < 1:
        return
    verb = token.head if token.dep_ == "mark" else token.head.head
    joint = token.doc[token.i - 1]
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or joint.lower_ != "and":
        return
    first = [
        one
        for one in verb.head.children
        if one.dep_ == "ccomp"
        and one.i < token.i
        and any(two.lower_ == "that" and two.dep_ == "mark" for two in one.children)
    ]
    if len(first) != 1 or any(one.dep_ == "conj" for one in first[0].children):
        return
    if token.dep_ == "det":
        token.head, token.dep_, token.tag_, token.pos_ = verb, "mark", "IN", "SCONJ"
    joint.head, joint.dep_ = first[0], "cc"
    verb.head = first[0]


def _term_as_noun(token: Token, entities: dict[int, Entity]) -> None:
    """ "These reprehensible acts of terrorism": what stands before a term describes it."""
    entity = entities.get(token.i)
    if entity is None or entity.kind != "term" or token.dep_ != "pobj" or token.i < 1:
        return
    before = token.doc[token.i - 1]
    if before.head.i != token.head.i or before.dep_ != "pobj" or before.i in entities:
        return
    for one in list(before.children):
        one.head = token
    before.head, before.dep_, before.pos_, before.tag_ = token, "amod", "ADJ", "JJ"
    token.pos_ = "NOUN"
    token.tag_ = "NNS" if token.lower_.endswith("s") else "NN"


def _accountable_first(token: Token) -> None:
    """ "Hold accountable the perpetrators": it says what becomes of them, not which they are."""
    verb = token.doc[token.i - 1] if token.i else token
    if token.lower_ not in _STATES or verb.lemma_.lower() != "hold" or verb.pos_ != "VERB":
        return
    if token.dep_ in ("amod", "advmod") and token.head.head.i == verb.i:
        token.head, token.dep_ = verb, "oprd"


def _successor(token: Token, entities: dict[int, Entity]) -> None:
    """ "Decided to appoint X, in succession to Y": X follows Y, not the one who decides."""
    entity, verb = entities.get(token.i), token.head
    if entity is None or entity.english.lower() != "in succession to" or token.dep_ != "prep":
        return
    inner = [
        one
        for one in verb.children
        if one.dep_ in ("xcomp", "ccomp") and one.pos_ == "VERB" and verb.i < one.i < token.i
    ]
    if len(inner) == 1:
        token.head = inner[0]
