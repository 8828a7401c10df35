"""Owners of "its" and "their" that the shape of the sentence gives: two who met, a like phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import cast
from musnad.write.brief.generate import PRONOUNS, Concord
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.thanks import DEEDS
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.entity import Entity
    from musnad.write.brief.generate import Gender

_BODIES = ("country", "organisation")
_OF_BODIES = DEEDS | frozenset(
    listed(
        "people sovereignty territory border borders army government capital ally obligation "
        "mandate mission personnel staff authority parliament forces responsibility duty "
        "neighbour neighbor independence"
    )
)
"""What only a state or body has, not a law, talks or a visit."""
_ABSTRACT = frozenset(
    listed(
        "effort step way issue matter development opportunity concern topic area challenge view "
        "plan measure topic range preparation detail aspect prospect mean"
    )
)
"""Plurals that own nothing."""
_PAIR = 2


def of_both(scene: Scene, owner: Token) -> bool:
    """ "X spoke with Y to discuss their cooperation": theirs is the two's, and nobody else's."""
    subject = scene.subject
    if subject is None or subject.number != "sg" or not scene.subject_person:
        return False
    entities = scene.parsed.entities
    before = [one for at, one in entities.items() if at < owner.i]
    people = cast.people_of(scene.parsed.text, before)
    strangers = any(one.entity is None for one in scene.here)
    several = any(
        word.tag_ in ("NNS", "NNPS") or word.lower_ in ("they", "them", "people")
        for word in owner.doc[: owner.i]
        if (word.i not in entities or entities[word.i].mask == "Germans")
        and word.lemma_.lower() not in _ABSTRACT
    )
    return len(people) == _PAIR and not several and not strangers


def state_of(verb: Token) -> Token:
    """ "Is grateful … for": the adjective that says how somebody is; any other verb itself."""
    if verb.lemma_.lower() != "be":
        return verb
    states = [one for one in verb.children if one.dep_ == "acomp"]
    return states[0] if len(states) == 1 else verb


def parallel(scene: Scene, preposition: Token) -> Concord | None:
    """ "For Jordan's generosity and for its support": whose the first is."""
    if preposition.dep_ != "conj" or preposition.head.lower_ != preposition.lower_:
        return None
    for noun in preposition.head.children:
        owners = [one for one in noun.children if one.dep_ == "poss"] if noun.i else []
        entity = scene.entity(noun) or (scene.entity(owners[0]) if len(owners) == 1 else None)
        if noun.dep_ == "pobj" and entity is not None and entity.kind in _BODIES:
            return Concord(gender=entity.gender)
    return None


def beside(scene: Scene, noun: Token) -> Concord | None:
    """ "Support for Sudan, its people and its borders": the state that "its" is joined to."""
    named = scene.entity(noun.head) if noun.dep_ in ("conj", "appos") else None
    return Concord(gender=named.gender) if named is not None and named.kind in _BODIES else None


def people_beside(scene: Scene, first: Token | None) -> Concord | None:
    """ "Canadians and their families", "the Sudanese people and their hopes"."""
    entity = scene.entity(first) if first is not None else None
    if entity is not None and entity.mask == "Germans":
        return Concord(gender="m", number="pl", human=True)
    while first is not None and first.dep_ == "conj":
        first = first.head
    if first is not None and first.lower_ == "people" and scene.entity(first) is None:
        adjectives = [scene.entity(one) for one in first.children]
        if any(one is not None for one in adjectives):
            return Concord(gender="m", group=True)
    return None


def of_people(scene: Scene, owner: Token) -> Concord | None:
    """ "Displacing Palestinians from their land", "refugees to their homes": those just named."""
    at = owner.i - 1
    if at < 1 or owner.doc[at].lower_ not in ("from", "to", "into", "within"):
        return None
    word = owner.doc[at - 1]
    entity = scene.entity(word)
    if entity is not None:
        many = Concord(gender="m", number="pl", human=True)
        return many if entity.mask == "Germans" else None
    english = scene.term(word).rpartition(" ")[2] or (word.text if word.tag_ == "NNS" else "")
    noun = scene.words.noun(english) or scene.words.noun(english.removesuffix("s"))
    human = noun is not None and noun.human and english.endswith("s")
    return Concord(gender="m", number="pl", human=True) if human else None


def several(subject: Concord | None) -> Concord | None:
    """The subject, when it is more than one or counts as many."""
    many = subject is not None and (subject.group or subject.number != "sg")
    return subject if many else None


_HEARD = frozenset({"hear", "listen", "host", "receive", "welcome", "thank", "read"})
_SAID = frozenset({"view", "perspective", "insight", "visit", "remark", "assessment", "thought"})
_SHARED = frozenset(listed("talk discussion meeting conversation call consultation dialogue"))
_OTHERS = frozenset({"counterpart", "host", "guest", "colleague"})
"""Those who are so only to somebody else, and never himself."""
_GENDERS: dict[str, Gender] = {"his": "m", "her": "f"}


def named(scene: Scene, owner: Token) -> Phrase | None:
    """The owner by name, where a pronoun would have nobody before it or the wrong one.

    "His visit …" and "their talks …" that open a sentence, and what a person hears of another.
    """
    gender = _GENDERS.get(owner.lower_)
    if gender is None:
        return _of_the_two(scene, owner) if owner.lower_ == "their" else None
    subject, doer, talk = scene.subject, scene.subject_entity, scene.discourse
    if subject is None and _in_subject(owner):
        speaker = (
            talk.speaker if talk.speaker is not None and talk.speaker.gender == gender else None
        )
        goes_on = talk.told and talk.several is None and talk.thing is None
        if speaker is not None and goes_on and owner.head.lemma_.lower() in _OTHERS:
            scene.resumed[owner.i] = PRONOUNS[gender, "sg"]
            scene.leans = True
            return None
        return _person(scene, owner, gender, speaker=speaker, but=[])
    thing = subject is not None and not scene.subject_person and not subject.human
    other = subject is not None and scene.subject_person and subject.gender != gender
    other = other and gender not in scene.spoken_of
    if thing or (other and subject is not None and subject.number == "sg"):
        return _person(scene, owner, gender, speaker=None, but=[])
    verb = owner.head.head if owner.head.dep_ == "dobj" else owner.head.head.head
    heard = verb.lemma_.lower() in _HEARD and owner.head.lemma_.lower() in _SAID
    same = subject is not None and scene.subject_person and subject.gender == gender
    if heard and same and doer is not None and verb.tag_ in ("VB", "VBG"):
        return _person(scene, owner, gender, speaker=None, but=[cast.key_of(doer)])
    return None


def is_heard(owner: Token) -> bool:
    """ "They met experts and heard their views": the views are not the subject's."""
    verb = owner.head.head
    said = owner.head.dep_ == "dobj" and owner.head.lemma_.lower() in _SAID
    return said and verb.lemma_.lower() in _HEARD


def of_those_met(scene: Scene, owner: Token) -> Concord | None:
    """Those whom the verb before has for its object, when they are several people."""
    verb = owner.head.head
    met = [one for one in verb.head.children if one.dep_ == "dobj"] if verb.dep_ == "conj" else []
    noun = scene.words.noun(met[0].lemma_) if len(met) == 1 else None
    people = noun is not None and noun.human and met[0].tag_ == "NNS"
    return Concord(gender="m", number="pl", human=True) if people else None


def _person(
    scene: Scene, owner: Token, gender: Gender, *, speaker: Entity | None, but: list[str]
) -> Phrase | None:
    named_before = any(
        at < owner.i and one.kind in ("person", "office") and one.gender == gender
        for at, one in scene.parsed.entities.items()
    )
    if named_before and not but:
        return None
    found = speaker if speaker is not None and speaker.gender == gender else None
    found = found or cast.meant_by(scene, owner, gender, but=but)
    if found is None:
        return None
    scene.use(owner)
    scene.leans = True
    concord = Concord(gender=gender, human=True)
    return Phrase(text=cast.called(scene, found), concord=concord, entity=found)


def _of_the_two(scene: Scene, owner: Token) -> Phrase | None:
    shared = owner.head.lemma_.lower() in _SHARED
    if scene.subject is not None or not shared or not _in_subject(owner):
        return None
    if not scene.discourse.two_sides:
        return None
    scene.use(owner)
    scene.leans = True
    return Phrase(text="الجانبين", concord=Concord(number="du", human=True))


def _in_subject(owner: Token) -> bool:
    above = [one for one in owner.ancestors if one.pos_ in ("VERB", "AUX")]
    subject = owner.head
    while subject.dep_ in ("pobj", "prep", "poss", "conj"):
        subject = subject.head
    plain = subject.dep_ in ("nsubj", "nsubjpass")
    return plain and bool(above) and subject.head.head.i == subject.head.i


_ENABLING = frozenset({"enable", "allow", "help", "permit", "empower"})


def enabled(scene: Scene, token: Token) -> Concord | None:
    """ "Support UNRWA to enable it to work": what is supported is what is enabled."""
    verb = token.head
    if verb.lemma_.lower() not in _ENABLING or token.lower_ != "it" or list(token.children):
        return None
    if verb.dep_ not in ("xcomp", "advcl", "acl") or verb.tag_ != "VB":
        return None
    held = [one for one in verb.head.children if one.dep_ == "dobj" and one.i < verb.i]
    entity = scene.entity(held[0]) if len(held) == 1 else None
    if entity is None or entity.kind not in _BODIES or list(held[0].children):
        return None
    return Concord(gender=entity.gender)


_TOLD = frozenset(
    listed("announcement decision commitment pledge promise statement assurance intention belief")
)


def who_announced(scene: Scene, token: Token) -> Concord | None:
    """ "Britain's announcement that it would …": Britain."""
    clause = token.head
    noun = clause.head
    if clause.dep_ not in ("acl", "ccomp", "relcl") or noun.lemma_.lower() not in _TOLD:
        return None
    owners = [one for one in noun.children if one.dep_ == "poss"]
    entity = scene.entity(owners[0]) if len(owners) == 1 else None
    fits = entity is not None and entity.kind in _BODIES and token.lower_ == "it"
    return Concord(gender=entity.gender) if fits and entity is not None else None


def only_thing(scene: Scene, token: Token) -> Concord | None:
    """ "X welcomed the treaty and said that it covers ships": the one thing told of before it."""
    above = {one.i for one in token.ancestors}
    found: list[Concord] = []
    for word in token.doc[: token.i]:
        entity = scene.entity(word)
        if word.i in above or word.dep_ == "compound":
            continue
        if entity is not None:
            if entity.kind in (*_BODIES, "place"):
                found.append(Concord(gender=entity.gender))
            continue
        if word.tag_ not in ("NN", "NNP") or word.pos_ not in ("NOUN", "PROPN"):
            continue
        noun = scene.words.noun(scene.term(word) or word.lemma_)
        if noun is None:
            return None
        if not noun.human:
            found.append(Concord(gender=noun.gender))
    return found[0] if len(found) == 1 else None


def only_body(scene: Scene, owner: Token) -> Concord | None:
    """The one state or body named before what only a state or body can have: "its role"."""
    if owner.head.lemma_.lower() not in _OF_BODIES:
        return None
    doer: set[int] = set()
    if scene.subject_at >= 0:
        doer = {one.i for one in owner.doc[scene.subject_at].subtree}
    named = {
        one.arabic: one
        for at, one in scene.parsed.entities.items()
        if at < owner.i and at not in doer and one.kind in (*_BODIES, "place")
    }
    bodies = any(
        word.tag_ == "NN" and word.lemma_.lower() in _NAMELESS for word in owner.doc[: owner.i]
    )
    if len(named) != 1 or bodies:
        return None
    (only,) = named.values()
    return Concord(gender=only.gender) if only.kind in _BODIES else None


_OF_TEXTS = frozenset(
    listed(
        "implementation provision term signing signature conclusion adoption ratification "
        "enforcement fulfilment fulfillment application entry outcome result success renewal "
        "extension"
    )
)
_TEXTS = frozenset(
    listed(
        "agreement treaty resolution plan convention ceasefire deal decision law roadmap framework "
        "initiative statement memorandum accord declaration summit visit conference meeting "
        "programme program project truce pact protocol charter strategy mission reform process "
        "dialogue negotiation arrangement proposal package scheme"
    )
)


def is_of_text(owner: Token) -> bool:
    """Whether only an agreement, a plan or an event has such a thing: "its implementation"."""
    return owner.head.lemma_.lower() in _OF_TEXTS


def _holds(word: Token, owner: Token) -> bool:
    """ "The framework for its implementation": not the framework's own."""
    held = owner.head
    return held.dep_ == "pobj" and held.head.head.i == word.i


def text_before(scene: Scene, owner: Token) -> Concord | None:
    """The one agreement, plan or event told of before the pronoun in its sentence."""
    found: dict[str, Concord] = {}
    for word in owner.doc[: owner.i]:
        term = scene.term(word)
        lemma = term.lower() or word.lemma_.lower()
        plain = word.tag_ == "NN" and word.dep_ != "compound" and scene.entity(word) is None
        if not plain or lemma.rpartition(" ")[2] not in _TEXTS or _holds(word, owner):
            continue
        noun = scene.words.noun(lemma)
        if noun is None:
            return None
        found[lemma] = Concord(gender=noun.gender)
    return next(iter(found.values())) if len(found) == 1 else None


_NAMELESS = frozenset(
    listed(
        "government country state ministry council commission committee parliament army agency "
        "organisation organization union alliance authority company group party kingdom nation"
    )
)
"""Bodies that are not named, and may be meant too."""


def take_up(scene: Scene, token: Token) -> None:
    """Let "it" stand as a pronoun after a verb of enabling."""
    found = enabled(scene, token)
    if found is not None:
        scene.use(token)
        scene.its = found
        scene.resumed[token.i] = PRONOUNS[found.after]
