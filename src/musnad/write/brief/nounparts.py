"""An English noun's dependents, sorted, and the term that it makes with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from musnad.write.brief import asides, doings, generate, nouns, nounterms, senses, times
from musnad.write.brief.generate import Concord
from musnad.write.brief.government import NOUN_INFINITIVES
from musnad.write.brief.rejoining import CHAIRED
from musnad.write.brief.scene import Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.brief.wholes import FRIENDLY
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, kw_only=True)
class Parts:
    """The dependents of one noun, sorted."""

    determiner: Token | None = None
    whole: Token | None = None
    number: Token | None = None
    worth: Token | None = None
    label: Token | None = None
    adjectives: list[Token] = field(default_factory=list)
    owner: Token | None = None
    of: Token | None = None
    prepositions: list[Token] = field(default_factory=list)
    clauses: list[Token] = field(default_factory=list)
    apposed: Token | None = None
    day: Token | None = None
    material: Noun | None = None
    such: Token | None = None
    after: list[Token] = field(default_factory=list)
    adverbs: list[Token] = field(default_factory=list)
    asides: list[Token] = field(default_factory=list)


def sort(scene: Scene, token: Token, skip: Token | None = None) -> Parts:
    """The noun's dependents by what they do; declines what it does not know."""
    parts = Parts()
    for child in token.children:
        if (skip is not None and child.i == skip.i) or child.i in scene.skipped:
            continue
        _place(scene, child, parts)
    parts.prepositions.extend(scene.given.get(token.i, []))
    _decided_by(token, parts)
    moved = scene.moved.get(token.i)
    if moved is not None and moved.dep_ != "prep":
        parts.clauses.append(moved)
    return parts


def _place(  # noqa: C901, PLR0912, PLR0915 - a table
    scene: Scene, child: Token, parts: Parts
) -> None:
    match child.dep_:
        case "predet" if child.lower_ == "such":
            parts.such = child
        case "det" if parts.such is not None and child.lower_ in ("a", "an"):
            scene.use(child)
        case "det" | "predet":
            if child.lower_ in nouns.WHOLES and parts.whole is None:
                parts.whole = child
            elif parts.determiner is None:
                parts.determiner = child
            else:
                raise scene.decline(child, "determiner")
        case "nummod":
            if measure(scene, child) == "date" and parts.day is None:
                parts.day = child
            elif child.i > child.head.i and measure(scene, child) == "cardinal":
                parts.label = child
            elif measure(scene, child) == "money" and parts.worth is None:
                parts.worth = child
            elif parts.number is not None:
                raise scene.decline(child, "number")
            else:
                parts.number = child
        case "amod" if child.i > child.head.i and _governs(child):
            parts.after.append(child)
        case "amod" | "predet" if child.lower_ == "such" and not list(child.children):
            parts.such = child
        case "amod" | "compound" | "nmod":
            if measure(scene, child) in _LATE and times.is_event(child.head):
                parts.owner = child
            elif measure(scene, child) in _LATE and parts.day is None:
                parts.day = child
            elif (
                child.lower_ in nouns.WHOLES
                and child.dep_ == "amod"
                and scene.entity(child) is None
            ):
                parts.whole = child
            elif measure(scene, child) == "money" and parts.worth is None:
                parts.worth = child
            elif measure(scene, child) == "cardinal":
                parts.number = child
            elif (is_body(scene, child) or _is_rule(scene, child)) and parts.owner is None:
                parts.owner = child
            else:
                parts.adjectives.append(child)
        case "poss" if times.relative_of(child) or (
            measure(scene, child) in _LATE and not times.is_event(child.head)
        ):
            parts.day = child
        case "preconj" | "det" if child.lower_ == "both" and _pairs(child.head):
            scene.use(child)
        case "poss":
            if parts.owner is not None:
                raise scene.decline(child, "possessor")
            parts.owner = child
        case "prep":
            if child.lower_ == "of" and parts.of is None:
                parts.of = child
            else:
                parts.prepositions.append(child)
        case "relcl" | "acl":
            owner = _owner_of_infinitive(scene, child) or _nearer(scene, child)
            if owner is not None:
                scene.moved[owner.i] = child
            else:
                parts.clauses.append(child)
        case "appos" if any(one.dep_ == "conj" for one in child.children):
            return
        case "appos" if scene.entity(child) is not None and parts.apposed is None:
            parts.apposed = child
        case "appos" if not parts.asides and asides.is_aside(scene, child):
            parts.asides.append(child)
        case "preconj" if child.lower_ == "both":
            scene.use(child)
        case "case":
            scene.use(child)
        case "npadvmod" if measure(scene, child) in _LATE and parts.day is None:
            parts.day = child
        case "advmod" if scene.adverbial(child):
            parts.adverbs.append(child)
        case "advmod" if child.i > child.head.i and scene.words.adverb(child.text):
            parts.adverbs.append(child)
        case "cc" | "conj" | "punct":
            if child.dep_ == "punct" and child.text not in (",", "-", "–", "."):
                raise scene.decline(child, "punctuation")
            if child.dep_ == "punct":
                scene.use(child)
        case _:
            raise scene.decline(child, f"noun/{child.dep_}")


_ONES_OWN = frozenset(
    listed(
        "decision announcement pledge promise proposal request refusal recommendation ruling vote "
        "choice statement speech address remark visit trip"
    )
)


def _decided_by(token: Token, parts: Parts) -> None:
    """ "The decision by the ministers": it is theirs, «قرار الوزراء»."""
    the = parts.determiner is not None and parts.determiner.lower_ == "the"
    by = [one for one in parts.prepositions if one.lower_ == "by"]
    if not the or len(by) != 1 or parts.of is not None or parts.owner is not None:
        return
    if token.lemma_.lower() in _ONES_OWN and not parts.adjectives:
        parts.prepositions.remove(by[0])
        parts.of = by[0]


def _governs(token: Token) -> bool:
    """Whether an adjective after its noun brings a phrase: "responsible for actions"."""
    return any(one.dep_ in ("prep", "xcomp") for one in token.children)


_LATE = frozenset({"date", "month", "year", "relative", "weekday"})


def _pairs(noun: Token) -> bool:
    """Whether "both" only announces two things joined by "and"."""
    return any(one.dep_ == "conj" for one in noun.children)


def _nearer(scene: Scene, verb: Token) -> Token | None:
    """The noun right before "held", when the parser gives the participle to one further off."""
    noun = verb.doc[verb.i - 1]
    known = verb.tag_ in ("VBN", "VBD") and verb.lemma_.lower() not in CHAIRED
    if not known or noun.i <= verb.head.i or verb.dep_ != "acl":
        return None
    inside = any(one.i == noun.i for one in verb.head.subtree)
    plain = noun.tag_ in ("NN", "NNS") and scene.entity(noun) is None
    return noun if inside and plain else None


def _owner_of_infinitive(scene: Scene, verb: Token) -> Token | None:
    """The noun right before "to", when the parser gives "steps to increase" to another noun."""
    to = next((child for child in verb.children if child.lower_ == "to"), None)
    if verb.tag_ != "VB" or to is None or verb.head.lemma_.lower() in NOUN_INFINITIVES:
        return None
    noun = verb.doc[to.i - 1]
    if noun.i <= verb.head.i or noun.lemma_.lower() not in NOUN_INFINITIVES:
        return None
    inside = any(one.i == noun.i for one in verb.head.subtree)
    return noun if inside and noun.pos_ == "NOUN" and scene.entity(noun) is None else None


def measure(scene: Scene, token: Token) -> str:
    """What the token measures when it is a figure or a date, else ``""``."""
    entity = scene.entity(token)
    return entity.measure if entity is not None else ""


def _is_rule(scene: Scene, token: Token) -> bool:
    """ "The Biden Administration": the person it is named after owns it."""
    entity = scene.entity(token)
    lemma = token.head.lemma_.lower()
    person = entity is not None and entity.kind == "person" and not entity.titled
    return person and lemma in ("administration", "government")


def is_body(scene: Scene, token: Token) -> bool:
    """A body or place before a noun owns it: "NATO summit"."""
    entity = scene.entity(token)
    return entity is not None and entity.kind in ("organisation", "place")


def base(  # noqa: C901, PLR0912, PLR0915 - one sense after the other
    scene: Scene, token: Token, parts: Parts
) -> tuple[Noun, Concord]:
    """The noun of the phrase, taking in the modifiers that make one term with it."""
    term = scene.term(token)
    noun, taken = (
        (scene.words.noun(term), []) if term else nounterms.longest_term(scene, token, parts)
    )
    if term and noun is not None and noun.plural_only and parts.number is not None:
        noun = senses.one_of(scene.words, term) or noun
    if token.lower_ == "people" and all(one.lower_ in FRIENDLY for one in taken):
        return _people(scene, token, parts)
    noun = noun or senses.called_for(token) or doings.noun(token)
    if noun is None:
        raise scene.decline(token, "noun")
    if token.lower_ == "party" and noun.singular == "طرف":
        determiner = parts.determiner.lower_ if parts.determiner is not None else ""
        to = any(one.lower_ == "to" for one in parts.prepositions)
        if not to and determiner not in ("each", "every", "any", "either", "neither", "no"):
            raise scene.decline(token, "which party")
    if token.lower_ == "election" and not taken and parts.owner is None and parts.of is None:
        noun = _CHOICE
    if token.lower_ == "country" and not taken and _is_the_country(parts):
        noun = Noun(singular="بلاد", plural=None, gender="f", human=False)
    if token.lower_ == "sides" and not taken and parts.number is None:
        noun = Noun(singular="طرف", plural="أطراف", gender="m", human=False)
    if token.lemma_.lower() in _SENSES and not taken:
        noun = _SENSES[token.lemma_.lower()](scene, token, parts, noun)
    if token.lemma_.lower() in ("statement", "remark") and not taken and senses.is_remark(token):
        noun = senses.REMARK
    if token.lemma_.lower() == "community" and not taken and senses.is_of_expatriates(scene, token):
        noun = senses.EXPATRIATES
    if not taken:
        noun = (
            senses.beside(token)
            or senses.field(scene, token)
            or senses.willing(token, parts.clauses)
            or noun
        )
    if _is_pair(scene, token, parts) and not taken:
        noun = _SIDES[scene.discourse.pair]
    whom = [one for one in parts.prepositions if one.lower_ == "for"]
    if token.lemma_.lower() == "importance" and whom and parts.of is not None:
        raise scene.decline(token, "importance for somebody")
    called = [one for one in parts.prepositions if one.lower_ in ("for", "to", "on")]
    called = called or [one for one in parts.adjectives if one.lower_ in _REPEATED]
    if token.lemma_.lower() == "call" and not taken and (called or parts.clauses):
        noun = Noun(singular="دعوة", plural="دعوات", gender="f", human=False)
    ended = [one for one in parts.prepositions if one.lower_ == "to"]
    if token.lemma_.lower() == "end" and not taken and len(ended) == 1 and parts.of is None:
        if not parts.adjectives:
            parts.prepositions.remove(ended[0])
            parts.of = ended[0]
        if parts.determiner is not None and not parts.adjectives:
            scene.use(parts.determiner)
            parts.determiner = None
        noun = Noun(singular="إنهاء", plural=None, gender="m", human=False)
    if token.lemma_.lower() == "fight" and parts.of is None and not taken:
        noun = _struggle(parts) or noun
    scene.use(token, *taken)
    scene.note("noun", " ".join(one.text for one in (*taken, token)), noun.singular)
    inner = [
        child
        for one in taken
        for child in one.children
        if child.dep_ in ("amod", "compound", "nmod", "nummod")
        and child not in taken
        and child.i < one.i
    ]
    sums = [one for one in inner if measure(scene, one) == "money"]
    if len(sums) == 1 and parts.worth is None:
        parts.worth = sums[0]
        inner.remove(sums[0])
    own = [one for one in parts.adjectives if one not in taken]
    parts.adjectives = sorted([*own, *inner], key=lambda one: one.i)
    number: generate.Number = "sg"
    alike = token.lower_ in _SAME_IN_PLURAL and parts.number is None
    bare = parts.determiner is None or parts.determiner.lower_ in _MANY
    if alike and not bare and parts.determiner is not None and parts.determiner.lower_ == "the":
        raise scene.decline(token, "one or many")
    if token.tag_ in ("NNS", "NNPS") or noun.plural_only or (alike and bare):
        number = "pl" if noun.plural_only or noun.plural else "sg"
        if noun.plural is None and not noun.plural_only:
            raise scene.decline(token, "plural")
    gender = noun.gender
    if number == "pl" and noun.human and token.i in scene.pairs and not noun.plural_only:
        number = "du"
    if number == "pl" and noun.human and not (noun.plural or noun.singular).endswith("ات"):
        gender = "m"
    return noun, Concord(gender=gender, number=number, human=noun.human)


_POLITICAL = frozenset(
    listed("political ruling opposition democratic governing conservative labour republican")
)
_REPEATED = frozenset(listed("repeated numerous growing urgent international previous multiple"))
"""Calls that are appeals: a call on the telephone is none of these."""


def _party(scene: Scene, token: Token, parts: Parts, noun: Noun) -> Noun:
    """ "His party's victory" is a political one, "a party to the conflict" a side."""
    del scene
    ruled = any(one.lower_ in _POLITICAL for one in parts.adjectives)
    if parts.owner is not None or ruled:
        return Noun(singular="حزب", plural="أحزاب", gender="m", human=False)
    del token
    return noun


_SENSES = {
    "party": _party,
    "figure": senses.figure,
    "settlement": senses.settlement,
    "alarm": senses.alarm,
    "state": senses.state,
}
_SIDES = {
    "زعيم": Noun(singular="زعيم", plural="زعماء", gender="m", human=True),
    "جانب": Noun(singular="جانب", plural="أطراف", gender="m", human=True),
}


def _is_pair(scene: Scene, token: Token, parts: Parts) -> bool:
    """ "The two leaders", "the leaders" of two who met: they may be ministers or others."""
    if token.lower_ != "leaders" or parts.adjectives or parts.of or parts.owner:
        return False
    teller = scene.subject if scene.subject_person else None
    if parts.number is not None and teller is not None and teller.number == "sg":
        return False  # Somebody who speaks of "the two leaders" is none of them.
    if parts.number is not None:
        entity = scene.entity(parts.number)
        return entity is not None and entity.value == _TWO
    return scene.discourse.two_sides


_TWO = 2


_CHOICE = Noun(singular="انتخابات", plural=None, gender="f", human=False, plural_only=True)
"""An election; what becomes of one's own election is «انتخاب»."""

_SAME_IN_PLURAL = frozenset(listed("aircraft spacecraft hovercraft watercraft"))
_MANY = frozenset(listed("these those all both some most several"))


def _is_the_country(parts: Parts) -> bool:
    """ "His country", "the country": «بلاده», «البلاد»."""
    if parts.adjectives or parts.number or parts.of or parts.clauses or parts.prepositions:
        return False
    if parts.owner is not None:
        return parts.owner.lower_ in ("his", "her", "its", "their")
    return parts.determiner is not None and parts.determiner.lower_ == "the"


def _struggle(parts: Parts) -> Noun | None:
    """ "The fight against terrorism": «مكافحة الإرهاب»."""
    against = [one for one in parts.prepositions if one.lower_ == "against"]
    if len(against) != 1:
        return None
    parts.prepositions.remove(against[0])
    parts.of = against[0]
    return Noun(singular="مكافحة", plural=None, gender="f", human=False)


_PERSONS = Noun(singular="شخص", plural="أشخاص", gender="m", human=True)


_NATION = Noun(singular="شعب", plural="شعوب", gender="m", human=False)


def _people(scene: Scene, token: Token, parts: Parts) -> tuple[Noun, Concord]:
    """ "The people of Morocco" are a nation; "34 people" and "people in need" are persons."""
    scene.use(token)
    nation = parts.of is not None
    nation = nation or any(scene.entity(one) is not None for one in parts.adjectives)
    owner = parts.owner
    nation = nation or (owner is not None and scene.entity(owner) is not None)
    if owner is not None and owner.lower_ == "their":
        raise scene.decline(token, "one people or many")
    nation = nation or (owner is not None and owner.lower_ == "its")
    if parts.number is not None or not nation:
        return _PERSONS, Concord(gender="m", number="pl", human=True)
    return _NATION, Concord(gender="m", group=True)
