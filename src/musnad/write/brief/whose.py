"""Whose "his", "its" and "their" are, as far as the sentence leaves one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import generate, judged, owners
from musnad.write.brief.generate import Concord
from musnad.write.brief.plurals import those_taken_up
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.vocabulary import Noun


_POSSESSIVES = {"his": Concord(gender="m", human=True), "her": Concord(gender="f", human=True)}


def owner_pronoun(scene: Scene, owner: Token) -> str:
    """The suffix for "its", "his", "their", when the sentence leaves one reading."""
    if list(owner.children):
        raise scene.decline(owner, "possessive")
    scene.use(owner)
    if owner.i in scene.resumed:
        return scene.resumed[owner.i]
    concord: Concord | None = None
    if owner.lower_ in ("his", "her"):
        concord = _person_before(scene, owner)
    elif owner.lower_ == "its" and scene.subject is None and _after_manner(owner):
        raise scene.decline(owner, "whose")
    elif owner.lower_ == "its" and (event := _event_beside(scene, owner)) is not None:
        concord = event
    elif owner.lower_ == "its" and (state := judged.state_beside(scene, owner)) is not None:
        concord = state
    elif owner.lower_ == "its" and (owes := judged.owed_by(scene, owner)) is not None:
        concord = owes
    elif owner.lower_ == "its" and judged.is_of_things(owner):
        concord = judged.of_judged(scene, owner)
    elif owner.lower_ == "its":
        concord = scene.its or _thing_before(scene, owner)
        scene.its = concord
    elif _is_meddled_with(owner):
        concord = _meddled_with(scene, owner)
    else:
        concord = _several_before(scene, owner)
    if concord is None:
        raise scene.decline(owner, "whose")
    return generate.PRONOUNS[concord.after]


_EFFECTS = frozenset(listed("repercussion consequence impact implication effect ramification"))


def _event_beside(scene: Scene, owner: Token) -> Concord | None:
    """ "The crisis in Sudan and its repercussions": a crisis has them, not a land."""
    first = owner.head.head
    if first.dep_ == "pobj" and first.head.lower_ == "in":
        first = first.head.head
    if owner.head.lemma_.lower() not in _EFFECTS or owner.head.dep_ != "conj":
        return None
    noun = scene.words.noun(first.lemma_) if first.tag_ == "NN" else None
    if noun is None or noun.human or scene.entity(first) is not None:
        return None
    return Concord(gender=noun.gender)


_MEDDLING = frozenset(listed("interfere interference intervene intervention meddle meddling"))


def _is_meddled_with(owner: Token) -> bool:
    """ "Interfering in their affairs": nobody interferes in his own."""
    preposition = owner.head.head
    return (
        owner.head.lemma_.lower() in ("affair", "affairs")
        and preposition.dep_ == "prep"
        and preposition.head.lemma_.lower() in _MEDDLING
    )


def _meddled_with(scene: Scene, owner: Token) -> Concord | None:
    """The states, named as such before, in whose affairs somebody interferes."""
    for word in reversed(list(owner.doc[: owner.i])):
        if word.tag_ in ("NNS", "NNPS"):
            plain = scene.entity(word) is None and word.lemma_.lower() in ("state", "country")
            return Concord(gender="f", number="pl") if plain else None
    return None


def _after_manner(owner: Token) -> bool:
    """ "Speaking for X, its minister …": Arabic tells the speaking last, and X with it."""
    root = owner
    while root.head.i != root.i:
        root = root.head
    return any(
        one.dep_ == "advcl" and one.tag_ == "VBG" and one.i < owner.i for one in root.children
    )


_HOMES = frozenset(listed("home house village hometown land residence homeland"))
_RETURN = frozenset(listed("return repatriation displacement evacuation expulsion"))


def _going_home(owner: Token) -> bool:
    """ "The return of the displaced to their homes": those who return."""
    to = owner.head.head
    at = to.head
    if owner.head.lemma_.lower() not in _HOMES or to.dep_ != "prep":
        return False
    if at.lemma_.lower() not in _RETURN:
        return False
    who = [two for one in at.children if one.lower_ == "of" for two in one.children]
    return len(who) == 1 and (who[0].tag_ == "NNS" or who[0].lower_ in ("displaced", "wounded"))


_KIN = frozenset(listed("relative family kin friend parent child"))
_DEAD = frozenset(listed("victims deceased dead martyrs casualties fallen"))


def _of_the_dead(owner: Token) -> bool:
    """ "Mercy upon those who lost their lives, and condolences to their relatives"."""
    before = owner.doc[: owner.i]
    named = any(one.lower_ in _DEAD for one in before)
    named = named or any(
        one.lower_ == "those" and owner.doc[one.i + 1].lower_ == "who" for one in before
    )
    return named and owner.head.lemma_.lower() in _KIN


def _several_before(scene: Scene, owner: Token) -> Concord | None:
    """Whose "their" is: the noun it is joined to ("the victims, their families"), else the
    subject's."""
    if owners.is_heard(owner):
        return owners.of_those_met(scene, owner)
    if _going_home(owner) or _of_the_dead(owner):
        return Concord(gender="m", number="pl", human=True)
    held = owner.head
    first = held.head if held.dep_ in ("conj", "appos") else None
    people = owners.of_people(scene, owner) or owners.people_beside(scene, first)
    if people is not None:
        return people
    if first is not None and scene.entity(first) is None and first.tag_ == "NNS":
        noun = scene.words.noun(first.lemma_) or scene.words.noun(first.text)
        if noun is not None and noun.human and held.i == first.i + _NEXT:
            return Concord(gender="m", number="pl", human=True)
    if _with_whom(scene, owner) or owners.of_both(scene, owner):
        return Concord(gender="m", number="du", human=True)
    found = _several_above(scene, owner) or those_taken_up(scene, owner)
    found = found or owners.several(scene.subject)
    return found or _one_people(scene, owner) or _one_group(scene, owner)


def _one_group(scene: Scene, owner: Token) -> Concord | None:
    """ "Raised the case of detained citizens and called for their release": the citizens'."""
    subject = scene.subject
    if subject is None or subject.number != "sg" or not scene.subject_person:
        return None
    plurals = [one for one in owner.doc[: owner.i] if one.tag_ in ("NNS", "NNPS")]
    if len(plurals) != 1 or scene.entity(plurals[0]) is not None:
        return None
    noun = scene.words.noun(plurals[0].lemma_)
    people = [one for one in scene.parsed.entities.values() if one.kind in ("person", "office")]
    if noun is None or not noun.human or len(people) > 1:
        return None
    return Concord(gender="m", number="pl", human=True)


def _one_people(scene: Scene, owner: Token) -> Concord | None:
    """One people named before, and no other plural that "their" could mean."""
    plurals = [one for one in owner.doc[: owner.i] if one.tag_ in ("NNS", "NNPS")]
    if len(plurals) != 1 or plurals[0].lower_ != "people" or not scene.subject:
        return None
    named = [scene.entity(one) for one in plurals[0].children]
    of = any(one.lower_ == "of" for one in plurals[0].children)
    one_of = of or any(one is not None and one.kind == "nationality" for one in named)
    return Concord(gender="m", group=True) if one_of else None


def _with_whom(scene: Scene, owner: Token) -> bool:
    """ "With whom he held a press conference after their talks": the talks of those two."""
    subject = scene.subject
    one = subject is not None and subject.number == "sg" and scene.subject_person
    verb = owner.head
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl" or not one:
        return False
    return owner.head.lemma_.lower() in _SHARED and any(
        child.lower_ == "whom" for held in verb.children for child in held.children
    )


_SHARED = frozenset(listed("talk discussion meeting conversation call consultation negotiation"))
_TWO = 2
_NEXT = 3


def _person_before(scene: Scene, owner: Token) -> Concord | None:
    wanted = _POSSESSIVES[owner.lower_]
    subject = scene.subject
    single = subject is not None and subject.number == "sg" and scene.subject_person
    if single and subject is not None and subject.gender == wanted.gender:
        return wanted
    named = [
        one
        for at, one in scene.parsed.entities.items()
        if at < owner.i and one.kind in ("person", "office") and one.gender == wanted.gender
    ]
    return wanted if named or wanted.gender in scene.spoken_of else None


def _thing_before(  # noqa: PLR0911 - one place to look a line
    scene: Scene, owner: Token
) -> Concord | None:
    """The one body or state named before the pronoun, or the subject when there is none."""
    if owners.is_of_text(owner):
        return owners.text_before(scene, owner)
    nearest = _holder_above(scene, owner)
    if nearest is not None:
        return nearest
    if _by_doing(scene, owner):
        return scene.subject
    subject = scene.subject
    thing = subject if subject is not None and not scene.subject_person else None
    if thing is not None and thing.number != "sg":
        return owners.only_body(scene, owner)
    since = scene.subject_at if thing is not None else -1
    named = {
        one.arabic: one
        for at, one in scene.parsed.entities.items()
        if since < at < owner.i and one.kind in ("country", "organisation")
    }
    joined = owner.head.head if owner.head.dep_ == "conj" else None
    beside = scene.entity(joined) if joined is not None else None
    if beside is not None and beside.kind in ("country", "organisation"):
        return Concord(gender=beside.gender)
    if owner.head.dep_ == "dobj":
        earlier = [one for one in owner.head.head.children if one.dep_ == "dobj"]
        joined = earlier[0] if len(earlier) > 1 and earlier[0].i < owner.i else joined
    holder = [one for one in joined.children if one.dep_ == "poss"] if joined is not None else []
    if len(holder) == 1 and scene.entity(holder[0]) is not None:
        entity = scene.entity(holder[0])
        if entity is not None and entity.kind in ("country", "organisation", "place"):
            return Concord(gender=entity.gender)
    if thing is not None:
        alike = all(one.gender == thing.gender for one in named.values())
        return thing if alike and not thing.group else None
    if len(named) == 1:
        (only,) = named.values()
        return Concord(gender=only.gender)
    return owners.only_body(scene, owner)


_WHILE = frozenset({"upon", "by", "after", "before", "without", "since", "when"})


def _by_doing(scene: Scene, owner: Token) -> bool:
    """ "Joined by depositing its instrument": whoever joins deposits, and what is his own."""
    verb = owner.head.head
    doing = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and owner.head.dep_ == "dobj"
    subject = scene.subject
    one = subject is not None and subject.number == "sg" and not scene.subject_person
    return doing and one and verb.head.lower_ in _WHILE


def _is_aim(verb: Token) -> bool:
    """ "Russia's ability to fund its war": the infinitive is of what Russia has."""
    own = any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)
    return verb.pos_ == "VERB" and verb.dep_ == "acl" and verb.tag_ == "VB" and not own


def _holder_above(scene: Scene, owner: Token) -> Concord | None:
    """The body or state that possesses what "its" is part of: "X's defence of its borders"."""
    at = owner.head
    while at.head.i != at.i and (at.pos_ in ("NOUN", "ADP", "PROPN") or _is_aim(at)):
        if _looks_back(at, owner):
            thanked = [one for one in at.head.children if one.dep_ == "dobj" and one.i < at.i]
            whole = _body(scene, thanked[0]) if len(thanked) == 1 else None
            if whole is not None:
                return whole
        beside = owners.beside(scene, at) or owners.parallel(scene, at)
        if beside is not None:
            return beside
        aimed = _is_aim(at)
        at = at.head
        holders = [one for one in at.children if one.dep_ == "poss" and one.i < owner.i]
        holders.extend(_of_land(at, owner))
        if aimed and not holders:
            of = [one for one in at.children if one.lower_ in ("of", "by") and one.i < owner.i]
            holders.extend(two for one in of for two in one.children if two.dep_ == "pobj")
        kinds = ("country", "organisation", "place") if aimed else ("country", "organisation")
        for one in holders:
            entity = scene.entity(one)
            if entity is not None and entity.kind in kinds:
                return Concord(gender=entity.gender)
            if entity is None and _body(scene, one) is not None:
                return _body(scene, one)
    if at.pos_ == "ADJ":
        held = [
            one
            for one in (*at.children, *at.head.children)
            if one.dep_ in ("nsubj", "dobj") and at.head.i < one.i < at.i
        ]
        whole = _body(scene, held[0]) if len(held) == 1 else None
        if whole is not None:
            return whole
    return None


_HELPED = frozenset(
    listed("assist support help aid back encourage accompany sustain guide join aid assist")
)
_TRIED = frozenset(
    listed(
        "effort endeavour endeavor bid fight struggle pursuit work response transition recovery "
        "quest journey path defence defense aspiration attempt mission task"
    )
)


def _looks_back(preposition: Token, owner: Token) -> bool:
    """Whether "for its", "in its efforts" after a verb is said of the verb's object."""
    verb = owners.state_of(preposition.head)
    if verb.lemma_.lower() in ("grateful", "thankful"):
        return preposition.lower_ == "for"
    if verb.pos_ != "VERB":
        return False
    if (verb.lemma_.lower(), preposition.lower_) in (("congratulate", "on"), ("remind", "of")):
        return True
    tried = owner.head.lemma_.lower() in _TRIED and verb.lemma_.lower() in _HELPED
    if preposition.lower_ == "on" and verb.lemma_.lower() in ("commend", "congratulate", "praise"):
        return True
    return preposition.lower_ == "for" or (preposition.lower_ == "in" and tried)


def _body(scene: Scene, token: Token) -> Concord | None:
    """What agrees with one state or body, by its name or as "the government of X"."""
    if any(one.dep_ == "conj" for one in token.children):
        return None
    entity = scene.entity(token)
    if entity is not None:
        known = entity.kind in ("country", "organisation", "place")
        return Concord(gender=entity.gender) if known else None
    noun = scene.words.noun(token.lemma_)
    single = noun is not None and not noun.human and token.tag_ in ("NN", "NNP")
    if single and noun is not None and token.lemma_.lower() in _BODIES:
        return Concord(gender=noun.gender)
    return None


_BODIES = frozenset(
    listed(
        "government country state ministry council mission commission committee parliament army "
        "agency organisation organization union alliance authority region community nation "
        "kingdom emirate republic administration leadership coalition regime group network "
        "company bank entity militia movement"
    )
)


def _of_land(noun: Token, owner: Token) -> list[Token]:
    """The X of "the integrity of X within its borders"; said of both nouns before "of"."""
    within = owner.head.head
    if within.lower_ != "within" or within.head.i != noun.i:
        return []
    heads = [noun, noun.head] if noun.dep_ == "conj" else [noun]
    return [
        two
        for head in heads
        for one in head.children
        if one.lower_ == "of" and one.i < owner.i
        for two in one.children
    ]


def _object_of(  # noqa: PLR0911 - one kind of object a line
    scene: Scene, preposition: Token
) -> Concord | None:
    """Those of "displace the Palestinians from their land", "designate two men for their …"."""
    verb = owners.state_of(preposition.head)
    held = [one for one in verb.children if one.dep_ == "dobj" and one.i < preposition.i]
    if verb.pos_ == "ADJ":
        to = [one for one in verb.children if one.lower_ == "to" and one.i < preposition.i]
        held = [two for one in to for two in one.children if two.dep_ == "pobj"]
    if len(held) != 1:
        return None
    if held[0].lower_ == "people" and any(one.lower_ == "of" for one in held[0].children):
        return Concord(gender="m", group=True)
    if any(one.dep_ == "conj" for one in held[0].children):
        return _all_of(scene, held[0])
    entity, noun = scene.entity(held[0]), scene.words.noun(held[0].lemma_)
    if held[0].lower_ == "people" and any(scene.entity(one) for one in held[0].subtree):
        return Concord(gender="m", group=True)
    many = Concord(gender="m", number="pl", human=True)
    if entity is not None:
        return many if entity.kind == "nationality" and entity.mask == "Germans" else None
    plural = held[0].tag_ == "NNS" and noun is not None and noun.human
    if held[0].tag_ == "NNS" and noun is not None and not noun.human:
        return Concord(gender=noun.gender, number="pl") if _may_act(noun, held[0]) else None
    counts = [scene.entity(one) for one in held[0].children if one.dep_ == "nummod"]
    if any(one.lower_ == "both" for one in held[0].children):
        many = Concord(gender="m", number="du", human=True)
    if any(one is not None and one.value == _TWO for one in counts):
        many = Concord(gender="m", number="du", human=True)
    return many if plural and held[0].pos_ == "NOUN" else None


def _may_act(noun: Noun, token: Token) -> bool:
    """Whether a plural that is no people can do what it is thanked for."""
    return noun.human or token.lemma_.lower() in {*_BODIES, *_OWNERS, "party", "partner", "force"}


def _all_of(scene: Scene, first: Token) -> Concord | None:
    """ "Commended A, B and C for their work": all of those who can act."""
    human = False
    count, at = 0, first
    while True:
        entity, noun = scene.entity(at), scene.words.noun(at.lemma_)
        if entity is not None:
            if entity.kind not in ("person", "office", "organisation", "country"):
                return None
            human = human or entity.kind in ("person", "office")
        elif at.lower_ in ("him", "her"):
            pass
        elif noun is not None and (_may_act(noun, at) or at.lemma_.lower() == "society"):
            human = human or noun.human
        else:
            return None
        count += 1
        several = entity is None and at.tag_ == "NNS"
        count += _TWO if several else 0
        following = [one for one in at.children if one.dep_ == "conj"]
        if not following:
            break
        at = following[0]
    number: generate.Number = "du" if count == _TWO else "pl"
    return Concord(gender="m" if human or number == "du" else "f", number=number, human=human)


_OWNERS = frozenset(listed("state country ally party nation government partner member"))


def _several_above(scene: Scene, owner: Token) -> Concord | None:
    """The states of "all states, in accordance with their obligations"."""
    at = owner.head
    while at.head.i != at.i and at.pos_ in ("NOUN", "ADP"):
        back = at.lower_ == "from" or _looks_back(at, owner)
        if at.pos_ == "ADP" and back and at.head.pos_ in ("VERB", "ADJ", "AUX"):
            return _object_of(scene, at)
        at = at.head
        if at.tag_ not in ("NNS", "NNPS") or at.lemma_.lower().removesuffix("s") not in _OWNERS:
            continue
        noun = scene.words.noun(at.lemma_)
        if noun is not None and scene.entity(at) is None and at.i < owner.i:
            return Concord(gender=noun.gender, number="pl", human=noun.human)
    return None


_STATES = ("country", "organisation")


def self_of(scene: Scene, token: Token) -> Concord | None:
    """Who "itself" is in "Israel's right to defend itself", "help Ukraine defend itself"."""
    verb = token.head
    for _ in range(len(scene.parsed.doc)):
        held = [one for one in verb.children if one.dep_ == "nsubj"]
        if verb.dep_ == "acl":
            noun = verb.head
            owners = [one for one in noun.children if one.dep_ == "poss"]
            of = [one for one in noun.children if one.lower_ == "of" and one.i < verb.i]
            held = held or owners or [two for one in of for two in one.children]
        elif verb.dep_ in ("xcomp", "advcl", "ccomp") and not held:
            held = [one for one in verb.head.children if one.dep_ == "dobj" and one.i < verb.i]
        for one in held:
            entity = scene.entity(one)
            return Concord(gender=entity.gender) if entity and entity.kind in _STATES else None
        if verb.head.i == verb.i or verb.dep_ not in ("conj", "xcomp", "pcomp", "advcl"):
            return None
        verb = verb.head
    return None
