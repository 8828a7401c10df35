"""Mends what the small English parser gets wrong again and again, before a sentence is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import attachments, listing, rejoining, ways
from musnad.write.brief.entity import Entity
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TAKE_BARE = frozenset(listed("help helps helped helping"))


def mend(doc: Doc, entities: dict[int, Entity]) -> None:
    """Set heads and labels right in place, one known mistake after another."""
    for token in doc:
        _helping(token)
    for token in doc:
        _of_the_verb(token)
    for token in doc:
        _listener(token)
    for token in doc:
        _loose_name(token, entities)
        attachments.by_a_day(token, entities)
        attachments.given_to(token)
        attachments.from_to(token)
        attachments.deployed_to(token)
        listing.second_object(token)
        listing.one_compound(token)
        listing.of_a_land(token, entities)
        attachments.loose_adverb(token, entities)
        attachments.bare_list(token)
        attachments.event_told(token, entities)
        attachments.same_kind(token, entities)
        attachments.described(token)
        _that(token)
        _finite_with_infinitive(token)
        _outer_verb(token)
        _listed_infinitive(token)
        _called_upon(token)
        attachments.to_justice(token)
        attachments.two_owners(token, entities)
        attachments.of_the_last(token)
        attachments.held_people(token, entities)
        _helped(token)
        _second_verb(token)
        _finite_with_predicate(token)
        _for_to(token, entities)
        _doer(token)
        _second_gerund(token)
        attachments.listed_loose(token)
        listing.inner_list(token, entities)
        rejoining.rejoin(token, entities)
        attachments.resting(token)
        attachments.named_counterpart(token, entities)
    for token in doc:
        attachments.noun_and_adjective(token)
    for token in doc:
        attachments.noun_with_verb(token, entities)
        _subject_after_topic(token)
    for token in doc:
        attachments.stray_joint(token)
        attachments.after_lists(token)
        ways.hang(token, entities)
        ways.wished(token)
    attachments.reattach(doc, entities)
    for token in doc:
        attachments.paired_phrase(token)
        listing.settle(token, entities)


def _take_over(old: Token, new: Token, label: str) -> None:
    """The verb ``new``, which hung on ``old``, becomes the head, and ``old`` its complement."""
    above, dep = old.head, old.dep_
    if above.i == old.i:
        new.head, new.dep_ = new, "ROOT"
    else:
        new.head, new.dep_ = above, dep
    before = [one for one in old.children if one.i < new.i]
    for one in before:
        one.head = new
    old.head, old.dep_ = new, label


def _helping(token: Token) -> None:
    """ "Helps counter trafficking": the parser takes "helps" for an auxiliary."""
    if token.lower_ not in _TAKE_BARE or token.dep_ != "aux":
        return
    verb = token.head
    token.pos_ = "VERB"
    token.lemma_ = "help"
    _take_over(verb, token, "xcomp")


_OF_VERBS = frozenset(
    listed("accuse convict suspect acquit deprive strip rob inform notify remind warn assure")
)


def _of_the_verb(token: Token) -> None:
    """ "Accused the government of fraud": the phrase says of what, not whose government."""
    noun, verb = token.head, token.head.head
    held = token.lower_ == "of" and token.dep_ == "prep" and noun.dep_ in ("dobj", "nsubjpass")
    if held and verb.lemma_.lower() in _OF_VERBS and max(noun.i, verb.i) < token.i:
        attachments.move(token, verb, "prep")


def _listener(token: Token) -> None:
    """ "Spoke with ministers to discuss X": the ministers are not who discusses."""
    if token.dep_ != "pcomp" or token.tag_ != "VB" or token.head.dep_ != "prep":
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    marks = [one for one in token.children if one.lower_ == "to" and one.dep_ == "aux"]
    if len(subjects) != 1 or len(marks) != 1:
        return
    preposition = token.head
    attachments.move(subjects[0], preposition, "pobj")
    attachments.move(token, preposition.head, "advcl")


def _loose_name(token: Token, entities: dict[int, Entity]) -> None:
    """ "The minister, X": a name that hangs on a name as compound is beside it."""
    entity, head = entities.get(token.i), entities.get(token.head.i)
    if entity is None or head is None or token.dep_ != "compound":
        return
    if entity.kind == "office" and head.kind == "person":
        token.dep_ = "nmod"


_OF_DOING = frozenset(
    listed("importance need possibility prospect risk value necessity idea danger likelihood")
)


def _doer(token: Token) -> None:
    """ "The importance of Israel having X": who does it is no owner of a clause."""
    if token.tag_ != "VBG" or token.dep_ not in ("acl", "xcomp", "advcl", "relcl"):
        return
    if token.dep_ != "acl":
        before = token.doc[token.i - 1] if token.i else token
        while before.dep_ in ("compound", "poss", "case") and before.head.i < token.i:
            before = before.head
    elif token.head.lemma_.lower() in _OF_DOING:
        before = token.doc[token.i - 1]
    else:
        before = token.head
    of = before.head
    if before.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_.lower() not in _OF_DOING:
        return
    if any(one.lower_ in ("a", "an") for one in before.children):
        return  # "The importance of a truce leading to peace": it is the truce that matters.
    if any(one.dep_ in ("nsubj", "mark", "aux") for one in token.children):
        return
    token.head, token.dep_ = of, "pcomp"
    before.head, before.dep_ = token, "nsubj"


def _second_gerund(token: Token) -> None:
    """ "Thanked X for investing, and securing Y": the second gerund goes with the first."""
    if (
        token.tag_ != "VBG"
        or token.dep_ not in ("conj", "advcl", "dep")
        or token.head.tag_ == "VBG"
    ):
        return
    verb = token.head
    firsts = [
        inner
        for one in verb.children
        if one.dep_ == "prep" and one.i < token.i
        for inner in one.children
        if inner.dep_ == "pcomp" and inner.tag_ == "VBG"
    ]
    joints = [one for one in verb.children if one.dep_ == "cc" and one.i == token.i - 1]
    if len(firsts) != 1 or not joints:
        return
    joints[0].head = firsts[0]
    token.head, token.dep_ = firsts[0], "conj"


def _subject_after_topic(token: Token) -> None:
    """ "On X, A and B spoke": what stands after the comma is the subject."""
    if token.head.i != token.i or token.pos_ != "VERB":
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "expl") for one in token.children):
        return
    for one in token.doc[: token.i]:
        fronted = one.dep_ in ("conj", "appos") and one.i and one.doc[one.i - 1].text == ","
        joined = [two for two in one.head.children if two.dep_ == "cc" and two.i < one.i]
        if fronted and not joined and one.pos_ in ("PROPN", "NOUN"):
            top = one.head
            while top.head.i not in {top.i, token.i}:
                top = top.head
            if top.dep_ == "prep":
                one.head, one.dep_ = token, "nsubj"
                return


_FOR_TO = frozenset(listed("importance need necessity call appeal opportunity chance"))


_PARTIES = frozenset(
    listed(
        "state party side country ally government community authority regime nation leader member "
        "actor group faction people company partner minister council parliament court commission"
    )
)


def _can_act(token: Token, entities: dict[int, Entity]) -> bool:
    entity = entities.get(token.i)
    if entity is not None:
        return entity.kind in ("country", "organisation", "person", "office")
    return token.lemma_.lower().removesuffix("s") in _PARTIES or token.lower_ == "all"


def _for_to(token: Token, entities: dict[int, Entity]) -> None:
    """ "The importance for all States to cooperate": the states are who cooperates."""
    if token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "ccomp"):
        marked = any(one.lower_ == "for" and one.dep_ == "mark" for one in token.children)
        if marked and token.head.lemma_.lower() in _FOR_TO and token.head.pos_ == "NOUN":
            token.dep_ = "acl"
        return
    if token.dep_ != "prep" or token.lower_ != "for" or token.head.lemma_.lower() not in _FOR_TO:
        return
    inner = [one for one in token.children if one.dep_ == "pobj"]
    if len(inner) != 1 or not _can_act(inner[0], entities):
        return
    verbs = [
        one
        for one in (
            *inner[0].children,
            *token.head.children,
            *token.children,
            *(token.head.head.children if token.head.head.pos_ == "VERB" else ()),
        )
        if one.tag_ == "VB"
        and one.dep_ in ("acl", "relcl", "xcomp", "advcl")
        and one.i > inner[0].i
        and any(two.lower_ == "to" and two.dep_ == "aux" for two in one.children)
        and not any(two.dep_ in ("nsubj", "nsubjpass") for two in one.children)
    ]
    if len(verbs) != 1:
        return
    verb, noun = verbs[0], token.head
    if verb.head.i == noun.head.i:
        for one in list(noun.head.children):
            if one.dep_ == "prep" and inner[0].i < one.i < verb.i:
                one.head = verb
    passive = any(one.dep_ == "auxpass" for one in verb.children)
    inner[0].head = verb
    inner[0].dep_ = "nsubjpass" if passive else "nsubj"
    verb.head, verb.dep_ = noun, "acl"
    token.head, token.dep_ = verb, "mark"


_TAKE_OBJECT = frozenset(
    listed(
        "help assist let see watch allow enable permit require force urge ask encourage invite "
        "expect"
    )
)


def _helped(token: Token) -> None:
    """ "Help Ukraine uphold its right": who is helped is the object of "help"."""
    verb = token.head
    if token.tag_ != "VB" or token.dep_ != "ccomp" or verb.lemma_.lower() not in _TAKE_OBJECT:
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    others = [one for one in token.children if one.dep_ in ("mark", "aux", "auxpass")]
    if len(subjects) != 1 or any(one.lower_ != "to" for one in others):
        return
    subjects[0].head, subjects[0].dep_ = verb, "dobj"
    token.dep_ = "xcomp"


def _finite_with_predicate(token: Token) -> None:
    """ "Is opposed to X and aims at Y": the second verb is joined to the first."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VBZ", "VBD", "VBP"):
        return
    if head.dep_ not in ("acomp", "attr") or head.head.pos_ not in ("AUX", "VERB"):
        return
    joints = [one for one in head.children if one.dep_ == "cc" and one.i < token.i]
    for one in joints[-1:]:
        one.head = head.head
    token.head = head.head


_SAYING = frozenset(
    listed(
        "call aim urge demand support condemn welcome thank reject urge request commend express "
        "affirm stress underline reiterate remain hope aim seek plan pledge invite"
    )
)


def _second_verb(token: Token) -> None:
    """ "Is opposed to force and calls for dialogue": a bare "calls" in the present is a verb."""
    if token.tag_ != "NNS" or token.dep_ != "conj" or token.lemma_.lower() not in _SAYING:
        return
    if any(one.dep_ in ("det", "poss", "amod", "compound", "nummod") for one in token.children):
        return
    if token.i < 1 or token.doc[token.i - 1].lower_ != "and":
        return
    verb = token
    while verb.head.i != verb.i:
        verb = verb.head
    present = verb.tag_ == "VBZ" or any(one.lower_ == "is" for one in verb.children)
    if not present or verb.pos_ not in ("VERB", "AUX"):
        return
    joints = [one for one in token.head.children if one.dep_ == "cc" and one.i == token.i - 1]
    for one in joints:
        one.head = verb
    token.tag_, token.pos_ = "VBZ", "VERB"
    token.head, token.dep_ = verb, "conj"


def _that(token: Token) -> None:
    """ "Reaffirmed that terrorism is …": "that" opens a clause, it does not point."""
    noun = token.head
    if token.lower_ != "that" or token.dep_ != "det" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return
    verb = token.doc[token.i - 1] if token.i else token
    clause = noun.head
    if verb.pos_ == "VERB" and clause.dep_ == "ccomp" and clause.head.i == verb.i:
        token.head, token.dep_ = clause, "mark"
        token.tag_, token.pos_ = "IN", "SCONJ"


def crosses(doc: Doc) -> bool:
    """Whether the parse has a word between another and its head that belongs to neither."""
    for token in doc:
        head = token.head
        low, high = sorted((token.i, head.i))
        for between in doc[low + 1 : high]:
            if between.is_punct:
                continue
            top = between
            while top.head.i != top.i and low < top.i < high:
                top = top.head
            if not low <= top.i <= high:
                return True
    return False


def _called_upon(token: Token) -> None:
    """ "Calls on all parties to respect X": the call is to respect."""
    called = token.lower_ in ("on", "upon") and token.head.lemma_.lower() == "call"
    urged = token.dep_ == "dobj" and token.head.lemma_.lower() in ("urge", "encourage")
    if urged:
        for one in token.children:
            told = any(two.lower_ == "to" for two in one.children)
            if one.tag_ == "VB" and one.dep_ == "acl" and told:
                one.head, one.dep_ = token.head, "xcomp"
                return
    if not called:
        return
    verb = token.head
    if verb.pos_ != "VERB" or any(one.dep_ == "xcomp" for one in verb.children):
        return
    below = [one for inner in token.children for one in inner.children]
    for one in (*below, *verb.children):
        bare = one.tag_ == "VB" and one.dep_ in ("acl", "relcl", "advcl", "ccomp")
        own = any(two.dep_ in ("nsubj", "mark") for two in one.children)
        if bare and not own and one.i > token.i and any(two.lower_ == "to" for two in one.children):
            one.head, one.dep_ = verb, "xcomp"
            return


def _finite_with_infinitive(token: Token) -> None:
    """ "Welcomed the decision to join and reaffirmed X": a past verb joins a past verb."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBZ") or head.tag_ not in ("VB", "VBG"):
        return
    if any(one.dep_ == "aux" and one.lower_ != "to" for one in head.children):
        return
    at = head
    while at.head.i != at.i:
        at = at.head
        if at.pos_ == "VERB" and at.tag_ == token.tag_:
            for one in [two for two in head.children if two.dep_ == "cc" and two.i < token.i][-1:]:
                one.head = at
            token.head = at
            return


_NOW = frozenset(listed("must will can should may is are has have does shall"))
_ALIKE = frozenset(listed("set put cut hit let read cost spread shut"))
"""Verbs whose past looks like their infinitive."""
_TELLING = frozenset(
    listed(
        "thank welcome stress call urge express note look commend praise condemn reiterate "
        "underline underscore emphasize emphasise reaffirm agree discuss pledge invite congratulate"
    )
)


def _outer_verb(token: Token) -> None:
    """ "Agreed that X must be helped, and looked forward to Y": who agreed looks forward."""
    inner = token.head
    either = token.lower_ in _ALIKE and token.tag_ in ("VB", "VBP", "VBN")
    if token.dep_ != "conj" or inner.dep_ != "ccomp" or not (token.tag_ == "VBD" or either):
        return
    outer = inner.head
    if outer.tag_ != "VBD" or any(one.dep_ in ("nsubj", "mark") for one in token.children):
        return
    bare = inner.tag_ == "VB" and token.lower_ not in _ALIKE
    alike = token.lower_ in _ALIKE
    present = (
        bare
        or inner.tag_ in ("VBZ", "VBP")
        or any(one.lower_ in _NOW for one in inner.children if one.dep_ in ("aux", "auxpass"))
    )
    joints = [one for one in inner.children if one.dep_ == "cc" and one.i < token.i]
    comma = bool(joints) and joints[-1].i > 0 and token.doc[joints[-1].i - 1].text == ","
    if alike and not comma:
        return
    if not present and not (comma and (alike or token.lemma_.lower() in _TELLING)):
        return
    if either:
        token.tag_ = "VBD"
    for one in joints[-1:]:
        one.head = outer
    token.head = outer


def _listed_infinitive(token: Token) -> None:
    """ "To secure X, increase Y, and achieve Z": the second verb is joined to the first."""
    head = token.head
    if token.tag_ != "VB" or token.dep_ not in ("advcl", "dep", "ccomp") or head.tag_ != "VB":
        return
    if any(one.dep_ in ("aux", "mark", "nsubj", "nsubjpass") for one in token.children):
        return
    start = min(one.i for one in token.subtree)
    to = any(one.lower_ == "to" and one.dep_ == "aux" for one in head.children)
    if to and start == token.i and token.i > head.i and token.doc[start - 1].text == ",":
        token.dep_ = "conj"
