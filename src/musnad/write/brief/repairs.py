"""Mends what the small English parser gets wrong again and again, before a sentence is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.government import NOUN_PREPOSITIONS
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
        _loose_adverb(token, entities)
        _bare_list(token)
        _event_told(token, entities)
        _that(token)
        _called_upon(token)
        _to_justice(token)
        _two_owners(token, entities)
        _helped(token)
        _second_verb(token)
        _finite_with_predicate(token)
        _for_to(token, entities)
        _doer(token)
        _second_gerund(token)
        _listed_loose(token)
        _resting(token)
        _named_counterpart(token, entities)
    for token in doc:
        _noun_and_adjective(token)
    for token in doc:
        _noun_with_verb(token, entities)
        _subject_after_topic(token)
    for token in doc:
        _after_lists(token)
    reattach(doc, entities)
    for token in doc:
        _paired_phrase(token)


def _move(token: Token, head: Token, label: str) -> None:
    if head.i in {one.i for one in token.subtree}:
        return
    token.head = head
    token.dep_ = label


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
        _move(token, verb, "prep")


def _listener(token: Token) -> None:
    """ "Spoke with ministers to discuss X": the ministers are not who discusses."""
    if token.dep_ != "pcomp" or token.tag_ != "VB" or token.head.dep_ != "prep":
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    marks = [one for one in token.children if one.lower_ == "to" and one.dep_ == "aux"]
    if len(subjects) != 1 or len(marks) != 1:
        return
    preposition = token.head
    _move(subjects[0], preposition, "pobj")
    _move(token, preposition.head, "advcl")


def _loose_name(token: Token, entities: dict[int, Entity]) -> None:
    """ "The minister, X": a name that hangs on a name as compound is beside it."""
    entity, head = entities.get(token.i), entities.get(token.head.i)
    if entity is None or head is None or token.dep_ != "compound":
        return
    if entity.kind == "office" and head.kind == "person":
        token.dep_ = "nmod"


_LOOSE = frozenset(listed("on of upon over to for with against from in by into between about"))


def reattach(doc: Doc, entities: dict[int, Entity]) -> None:
    """Phrases that the verb cannot govern go to the noun before them that can."""
    for token in doc:
        if token.dep_ != "prep" or token.lower_ not in _LOOSE or token.i in entities:
            continue
        verb = token.head
        if verb.pos_ != "VERB" or token.i <= verb.i + 1 or _governs(verb, token):
            continue
        if _is_time(token, entities):
            continue
        noun = _noun_before(token, verb, entities)
        if noun is not None:
            _move(token, noun, "prep")


def _governs(verb: Token, preposition: Token) -> bool:
    frames = FRAMES.get(verb.lemma_.lower(), ())
    return any(one.preposition(preposition.lower_) is not None for one in frames)


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
_EVENTS = frozenset(
    listed(
        "attack strike explosion bombing earthquake shooting incident assault raid blast crash "
        "fire flood storm hurricane cyclone clash massacre shelling accident attacks strikes"
    )
)
_TOPICAL = frozenset(
    listed(
        "deal accord agreement talk talks negotiation dialogue discussion statement resolution "
        "decision expertise position view understanding consultation exchange question consensus "
        "conversation debate conference guidance document report proposal plan declaration"
    )
)
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
    else:
        before = token.head
    of = before.head
    if before.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_.lower() not in _OF_DOING:
        return
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


def _listed_loose(token: Token) -> None:
    """ "Democracy, the security of X, and prosperity": a list that the parser let go."""
    if token.dep_ != "dep" or token.pos_ != "NOUN" or token.i < 2:
        return
    start = min(one.i for one in token.subtree)
    if start < 2 or token.doc[start - 1].text != ",":
        return
    before = token.doc[start - 2]
    if before.pos_ in ("NOUN", "PROPN") and any(one.dep_ == "conj" for one in token.children):
        _move(token, before, "conj")


def _named_counterpart(token: Token, entities: dict[int, Entity]) -> None:
    """ "His counterpart from X, Minister Y": the name is the counterpart's, not the land's."""
    entity, land = entities.get(token.i), entities.get(token.head.i)
    if token.dep_ != "appos" or entity is None or entity.kind != "person" or land is None:
        return
    if land.kind not in ("country", "place", "organisation"):
        return
    preposition = token.head.head
    noun = preposition.head
    if token.head.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.i not in entities:
        _move(token, noun, "appos")


def _resting(token: Token) -> None:
    """ "Based on": a participle of the noun before it, not a preposition of the verb."""
    if token.lower_ != "based" or token.dep_ != "prep" or token.head.pos_ != "VERB":
        return
    objects = [one for one in token.head.children if one.dep_ == "dobj" and one.i < token.i]
    if token.head.dep_ == "relcl":
        objects = [token.head.head]
    if len(objects) == 1 and objects[0].pos_ == "NOUN":
        token.pos_, token.lemma_ = "VERB", "base"
        _move(token, objects[0], "acl")


def _after_lists(token: Token) -> None:
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


def _loose_adverb(token: Token, entities: dict[int, Entity]) -> None:
    """ "In the region and around the world": the set adverb is joined to the phrase."""
    entity = entities.get(token.i)
    if entity is None or entity.kind != "adverbial" or token.dep_ != "conj":
        return
    if token.head.dep_ == "prep" and token.head.head.i != token.head.i:
        joints = [one for one in token.head.children if one.dep_ == "cc"]
        for one in joints:
            one.head = token
        token.head, token.dep_ = token.head.head, "advmod"


def _noun_with_verb(token: Token, entities: dict[int, Entity]) -> None:
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


def _noun_and_adjective(token: Token) -> None:
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


def _paired_phrase(token: Token) -> None:
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


def _bare_list(token: Token) -> None:
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


def _event_told(token: Token, entities: dict[int, Entity]) -> None:
    """ "The attack in X on 23 November, which killed Y": the attack killed, not the day."""
    head = token.head
    entity = entities.get(head.i)
    if token.dep_ != "relcl" or entity is None or entity.kind not in ("date", "place", "country"):
        return
    which = [
        one for one in token.children if one.lower_ == "which" and one.dep_.startswith("nsubj")
    ]
    if not which or token.doc[which[0].i - 1].text != ",":
        return
    at = head
    while at.head.i != at.i:
        at = at.head
        if at.pos_ == "NOUN" and at.lemma_.lower() in _EVENTS:
            _move(token, at, "relcl")
            return
        for one in at.children:
            if one.dep_ == "dobj" and one.i < head.i and one.lemma_.lower() in _EVENTS:
                _move(token, one, "relcl")
                for late in list(at.children):
                    if late.dep_ in ("prep", "npadvmod") and one.i < late.i < token.i:
                        late.head = one
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
    listed("help assist let see watch allow enable permit require force urge ask encourage invite")
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


def _two_owners(token: Token, entities: dict[int, Entity]) -> None:
    """ "Russia and Ukraine's exchange": both possess what follows."""
    first = token.head
    owners = [one for one in token.children if one.dep_ == "poss" and one.i in entities]
    if token.dep_ != "conj" or first.i not in entities or len(owners) != 1:
        return
    owner = owners[0]
    joints = [one for one in first.children if one.dep_ == "cc"]
    between = owner.i - first.i
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


def _to_justice(token: Token) -> None:
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


def _called_upon(token: Token) -> None:
    """ "Calls on all parties to respect X": the call is to respect."""
    if token.lower_ not in ("on", "upon") or token.head.lemma_.lower() != "call":
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
