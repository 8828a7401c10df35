"""Mends where the parser hangs a second infinitive on the wrong verb, or takes one for a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.vocabulary import Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend_infinitives(doc: Doc, entities: dict[int, Entity], words: Vocabulary) -> None:
    """Set heads and labels right in place."""
    for token in doc:
        _subject_noun(token)
        _doing(token, entities, words)
    for token in doc:
        _as_verb(token, entities)
        _after_state(token)
        _at_work(token)
        _released(token, entities)
        _next_gerund(token)
        _clause_mark(token)
        _that_clause(token)
        _freed(token, entities)
    for token in doc:
        _bare_second(token)


def has_to(token: Token) -> bool:
    """Whether a verb is an infinitive with its "to"."""
    return token.tag_ == "VB" and any(
        one.lower_ == "to" and one.dep_ == "aux" for one in token.children
    )


_ALIKE = frozenset(listed("set put cut hit shut let read cost spread"))
"""Verbs whose past looks like their infinitive."""


def _bare_second(token: Token) -> None:
    """ "Agreed on working to support X and hold Y accountable": "hold" goes with "support".

    A bare verb cannot be joined to a past one, nor to one in "-s": it is joined to the last
    infinitive.
    """
    head = token.head
    listed_ = token.dep_ == "advcl" and token.i > 0 and token.doc[token.i - 1].text == ","
    if not (token.dep_ == "conj" or listed_) or token.lower_ in _ALIKE:
        return
    if token.tag_ not in ("VB", "VBP") or (
        listed_ and any(one.dep_ == "mark" for one in token.children)
    ):
        return
    if head.tag_ not in ("VBD", "VBZ") or token.lemma_.lower() != token.lower_:
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") for one in token.children):
        return
    firsts = [one for one in token.doc[head.i : token.i] if has_to(one) and _below(one, head)]
    if not firsts:
        return
    first = firsts[-1]
    token.tag_, token.dep_ = "VB", "conj"
    for one in list(head.children):
        between = first.i < one.i < token.i
        if between and (one.is_punct or (one.dep_ == "cc" and one.i >= token.i - 1)):
            one.head = first
    token.head = first


def _below(token: Token, top: Token) -> bool:
    while token.head.i != token.i:
        token = token.head
        if token.i == top.i:
            return True
    return False


def _subject_noun(token: Token) -> None:
    """ "That the U.S. commitments to X are firm": the subject of a clause is no verb."""
    if token.tag_ != "VBZ" or token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ != "VERB":
        return
    if not token.lower_.endswith("s"):
        return
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_.removesuffix("s")
    for one in token.children:
        if one.dep_ == "nsubj":
            one.dep_ = "compound"
        elif one.dep_ == "xcomp" and has_to(one):
            one.dep_ = "acl"


def _doing(token: Token, entities: dict[int, Entity], words: Vocabulary) -> None:
    """ "The goal of ending poverty": no poverty that ends, but to end it."""
    noun, at = token.head, token.i
    if token.tag_ != "VBG" or token.dep_ != "amod" or token.i in entities or not at:
        return
    preposition = token.doc[at - 1]
    held = noun.dep_ == "pobj" and noun.head.i == preposition.i
    if not held or preposition.lower_ not in ("of", "by", "for", "without", "after", "before"):
        return
    if token.lemma_.lower() not in FRAMES or list(token.children):
        return
    if words.adjective(token.text) is not None or words.noun(token.text) is not None:
        return
    token.head, token.dep_, token.pos_ = preposition, "pcomp", "VERB"
    noun.head, noun.dep_ = token, "dobj"


_VERBS = frozenset(
    listed("address counter access support challenge finance fund combat progress advance tackle")
)


def _as_verb(token: Token, entities: dict[int, Entity]) -> None:
    """ "To support X, address Y, and secure Z": in a list of verbs "address" is one."""
    head = token.head
    if token.tag_ != "NN" or token.lower_ not in _VERBS or token.dep_ != "conj":
        return
    if head.tag_ != "VB" or token.i + 1 >= len(token.doc) or token.i in entities:
        return
    follows = any(one.dep_ == "dobj" and one.i > token.i for one in token.children)
    if follows and token.doc[token.i - 1].lower_ in (",", "and", "or"):
        token.tag_, token.pos_ = "VB", "VERB"


_AT_WORK = frozenset(listed("work operate live serve reside participate do travel invest return"))


def _at_work(token: Token) -> None:
    """ "With companies working in X": with them, not with their work."""
    preposition = token.head
    if token.tag_ != "VBG" or token.dep_ != "pcomp" or token.lemma_.lower() not in _AT_WORK:
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj" and one.i < token.i]
    if preposition.lower_ not in ("with", "by", "to", "among") or len(subjects) != 1:
        return
    noun = subjects[0]
    noun.head, noun.dep_ = preposition, "pobj"
    token.head, token.dep_ = noun, "acl"


_STATES = frozenset({"accountable", "responsible"})


def _after_state(token: Token) -> None:
    """ "Hold X accountable, address Y": the second verb is joined to the first."""
    state = token.head
    if token.dep_ != "conj" or token.tag_ != "VB" or state.lower_ not in _STATES:
        return
    verb = state.head
    if verb.pos_ != "VERB" or state.dep_ not in ("ccomp", "acomp", "oprd", "xcomp"):
        return
    for one in list(state.children):
        if one.i > state.i and (one.is_punct or one.dep_ == "cc") and one.i < token.i:
            one.head = verb
    token.head = verb


_LET_GO = frozenset(listed("release free protect support help visit assist evacuate return"))


def _released(token: Token, entities: dict[int, Entity]) -> None:
    """ "To release detained citizens": which citizens, not what they are released to do."""
    verb = token.head
    if token.tag_ != "VBN" or token.dep_ not in ("xcomp", "ccomp") or token.i != verb.i + 1:
        return
    objects = [one for one in token.children if one.dep_ == "dobj" and one.i > token.i]
    if verb.lemma_.lower() not in _LET_GO or len(objects) != 1 or token.i in entities:
        return
    if any(one.dep_ == "dobj" for one in verb.children):
        return
    noun = objects[0]
    for one in list(token.children):
        if one.i != noun.i:
            one.head = noun if one.i < noun.i else verb
    noun.head, noun.dep_ = verb, "dobj"
    token.head, token.dep_, token.pos_ = noun, "amod", "ADJ"


def _next_gerund(token: Token) -> None:
    """ "Discussed restoring X, reviving Y, and rebuilding Z": the gerunds are a list."""
    head = token.head
    if token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "dep", "conj"):
        return
    if token.i < 1 or token.doc[token.i - 1].text not in (",", "and") or head.tag_ == "VBG":
        return
    if any(one.dep_ in ("nsubj", "aux", "mark") for one in token.children):
        return
    firsts = [
        one
        for one in token.doc[: token.i]
        if one.tag_ == "VBG" and one.dep_ in ("xcomp", "pcomp") and one.head.pos_ == "VERB"
    ]
    if len(firsts) != 1 or (head.i != firsts[0].head.i and not _below(head, firsts[0])):
        return
    more = any(
        one.tag_ == "VBG" and one.dep_ == "conj" and one.i > token.i
        for one in (*token.children, *firsts[0].children, *firsts[0].head.children)
    )
    if token.doc[token.i - 1].text == "," and not more:
        return
    token.head, token.dep_ = firsts[0], "conj"


_HELD = frozenset(
    listed("hostage prisoner detainee captive captives hostages prisoners detainees abductee")
)


def _freed(token: Token, entities: dict[int, Entity]) -> None:
    """ "To halt attacks and free hostages": the hostages are to be freed, they are not free."""
    noun = token.head
    if token.lower_ != "free" or token.dep_ != "amod" or noun.lemma_.lower() not in _HELD:
        return
    if noun.i in entities or noun.dep_ not in ("conj", "dobj") or token.i < 1:
        return
    before = token.doc[token.i - 1]
    if before.lower_ not in ("and", "or", ",") or noun.head.i > token.i:
        return
    top = noun.head
    while top.head.i != top.i and not has_to(top) and top.tag_ != "VB":
        top = top.head
    if top.tag_ != "VB" or top.i > token.i:
        return
    for one in list(noun.head.children):
        if one.i == before.i:
            one.head = top
    token.pos_, token.tag_, token.lemma_ = "VERB", "VB", "free"
    after = [one for one in noun.children if one.i > noun.i and one.dep_ in ("cc", "conj")]
    token.head, token.dep_ = top, "conj"
    noun.head, noun.dep_ = token, "dobj"
    for one in after:
        if one.dep_ == "conj" and one.tag_ == "VB":
            one.head = token
    for one in after:
        if one.dep_ == "cc" and any(two.tag_ == "VB" for two in after if two.dep_ == "conj"):
            one.head = token


def _that_clause(token: Token) -> None:
    """ "Reaffirmed that dialogue among allies is vital": "that" opens the clause."""
    noun = token.head
    if token.lower_ != "that" or token.dep_ != "det" or noun.dep_ != "dobj":
        return
    verb = noun.head
    if token.i != verb.i + 1 or verb.pos_ != "VERB":
        return
    clauses = [
        one
        for one in verb.children
        if one.i > noun.i
        and one.dep_ in ("conj", "ccomp")
        and one.tag_ in ("VBZ", "VBP", "VBD")
        and not any(two.dep_ in ("nsubj", "nsubjpass", "expl") for two in one.children)
    ]
    if len(clauses) != 1:
        return
    if any(one.dep_ == "cc" and noun.i < one.i < clauses[0].i for one in verb.children):
        return
    token.dep_, token.tag_, token.pos_, token.head = "mark", "IN", "SCONJ", clauses[0]
    for one in list(verb.children):
        if noun.i < one.i < clauses[0].i and one.dep_ == "prep":
            one.head = noun
    noun.head, noun.dep_ = clauses[0], "nsubj"
    clauses[0].dep_ = "ccomp"


def _clause_mark(token: Token) -> None:
    """ "Reaffirmed that the commitment to X is firm": "that" opens the clause, not the noun."""
    noun = token.head
    if token.lower_ != "that" or token.dep_ != "mark" or noun.pos_ not in ("NOUN", "PROPN"):
        return
    clause = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ccomp" or token.i > noun.i:
        return
    token.head = clause
