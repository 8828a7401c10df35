"""Several people or things that "they" and "them" take up inside one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.generate import PRONOUNS, Concord
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_PEOPLE = frozenset(
    listed(
        "protect help assist host save rescue evacuate treat arrest release free shelter receive "
        "welcome feed aid deport detain accompany repatriate displace target kill punish prosecute "
        "thank assure urge inform tell ask invite join meet bring hold"
    )
)
"""Verbs whose "them" are people."""
_TO_THINGS = frozenset(
    listed(
        "stop end halt lift implement strengthen enhance develop expand address resolve overcome "
        "condemn deepen boost bolster advance broaden promote prevent consolidate remove adopt "
        "cease fulfil fulfill honour honor respect settle tackle reject denounce renew review"
    )
)
"""Verbs whose "them" are things."""
_OF_THINGS = frozenset(
    listed(
        "undermine threaten violate constitute pose endanger jeopardise jeopardize contravene "
        "breach destabilise destabilize harm hinder impede"
    )
)
_NO_TOPICS = frozenset(
    listed(
        "term hand eye year day week month hour minute time sense dollar euro pound degree percent "
        "means lot line front word"
    )
)
_TWO = 2


def done_to(scene: Scene, token: Token) -> Concord | None:
    """Whom or what "them" means as a verb's object; None when the sentence leaves it open.

    Where several may be meant, they must be of the kind that the verb asks for and agree alike.
    """
    verb = token.head
    human = verb.lemma_.lower() in _TO_PEOPLE
    if list(token.children) or not (human or verb.lemma_.lower() in _TO_THINGS):
        every = _before(scene, token)
        supported = verb.lemma_.lower() == "support" and not list(token.children)
        return _alike(every) if supported and every and all(one.human for one in every) else None
    fitting = [one for one in _before(scene, token) or [] if one.human == human]
    return _alike(fitting)


def who_do(scene: Scene, token: Token) -> Concord | None:
    """Who "they" are as the subject of a clause inside another, when all who may be agree alike."""
    if token.head.dep_ not in ("ccomp", "advcl", "conj", "relcl") or list(token.children):
        return None
    found = _before(scene, token)
    if not found:
        return None
    if token.head.lemma_.lower() in _OF_THINGS:
        found = [one for one in found if not one.human]
        return _alike(found)
    people = [one for one in found if one.human]
    return _alike(people or found)


def of_things(verb: Token) -> bool:
    """Whether only things do what the verb says: "they undermine the order"."""
    return verb.lemma_.lower() in _OF_THINGS


def those_taken_up(scene: Scene, owner: Token) -> Concord | None:
    """ "To help them return to their homes": those whom "them" has taken up already."""
    for verb in owner.ancestors:
        for one in verb.children:
            pronoun = scene.resumed.get(one.i) if one.lower_ == "them" and one.i < owner.i else None
            if pronoun == PRONOUNS["m", "pl"]:
                return Concord(gender="m", number="pl", human=True)
            if pronoun == PRONOUNS["f", "sg"]:
                return Concord(gender="f", number="pl")
    return None


def _alike(found: list[Concord]) -> Concord | None:
    return found[0] if found and len({one.after for one in found}) == 1 else None


def _over(token: Token) -> set[int]:
    """What the pronoun is a part of, and so cannot mean; what it is only joined to it may."""
    found: set[int] = set()
    at = token
    while at.head.i != at.i:
        if at.dep_ != "conj":
            found.add(at.head.i)
        at = at.head
    return found


def _before(scene: Scene, token: Token) -> list[Concord] | None:
    """All that is several before the pronoun; None when one of them is not understood."""
    above = _over(token)
    found: list[Concord] = []
    for word in token.doc[: token.i]:
        if word.i in above or word.lemma_.lower() in _NO_TOPICS or word.dep_ == "compound":
            continue
        if word.i == scene.subject_at and scene.subject is not None:
            if scene.subject.number != "sg":
                found.append(scene.subject)
            continue
        entity = scene.parsed.entities.get(word.i)
        joined = any(one.dep_ == "conj" for one in word.children)
        if entity is not None:
            if entity.mask == "Germans":
                found.append(Concord(gender="m", number="pl", human=True))
            elif joined and entity.kind not in ("date", "figure", "term"):
                return None
            if entity.kind != "term":
                continue
        if word.tag_ not in ("NNS", "NNPS") and word.lower_ != "people":
            if word.lower_ in ("they", "them"):
                return None
            continue
        noun = scene.words.noun(scene.term(word) or word.lemma_)
        if noun is None or word.lower_ == "people":
            return None
        counts = [scene.entity(one) for one in word.children if one.dep_ == "nummod"]
        two = any(one is not None and one.value == _TWO for one in counts)
        two = two or any(one.lower_ == "both" for one in word.children)
        found.append(Concord(gender=noun.gender, number="du" if two else "pl", human=noun.human))
    return found


def again(scene: Scene, token: Token) -> Concord | None:
    """ "Commended the authorities and urged them to …": the first verb's object once more."""
    verb = token.head
    if verb.dep_ != "conj" or list(token.children) or token.dep_ != "dobj":
        return None
    if any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children):
        return None
    held = [one for one in verb.head.children if one.dep_ == "dobj"]
    noun = scene.words.noun(scene.term(held[0]) or held[0].lemma_) if len(held) == 1 else None
    if noun is None or scene.entity(held[0]) is not None or held[0].pos_ != "NOUN":
        return None
    if any(one.dep_ == "conj" for one in held[0].children):
        return None
    many = held[0].tag_ == "NNS"
    fits = many if token.lower_ == "them" else not many and not noun.human
    if not fits or held[0].lemma_.lower() in _NO_OBJECTS:
        return None
    return Concord(gender=noun.gender, number="pl" if many else "sg", human=noun.human)


_NO_OBJECTS = frozenset(
    listed("effort view way concern matter step support interest thanks regard hope number range")
)


def take_up(scene: Scene, token: Token) -> None:
    """Let "them" and "it" stand as pronouns where it is certain what they agree with."""
    found = again(scene, token) if token.lower_ in ("them", "it") else None
    if found is None and token.lower_ == "them":
        found = done_to(scene, token)
    if found is not None:
        scene.use(token)
        scene.resumed[token.i] = PRONOUNS[found.after]
