"""Clauses without an Arabic verb: X is, remains, was; it is important that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    circumstances,
    clauses,
    complements,
    existence,
    generate,
    makings,
    nouns,
    prepositions,
    subordinate,
    verbparts,
)
from musnad.write.brief.generate import Concord, adjective, attach
from musnad.write.brief.government import ADJECTIVE_INFINITIVES, ADJECTIVE_PREPOSITIONS
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.verbparts import Parts

_WAS = generate.Verb(past="كان", present="يكون", noun="كون")
_STAYS = generate.Verb(past="ظل", present="يظل", noun="بقاء")
_BECOMES = generate.Verb(past="أصبح", present="يصبح", noun="صيرورة")
_STILL = generate.Verb(past="زال", present="يزال", noun="")
_NOT = generate.Verb(past="ليس", present="ليس", noun="")


def clause(  # noqa: C901, PLR0912, PLR0915 - one kind of predicate after the other
    scene: Scene,
    verb: Token,
    parts: Parts,
    subject: Phrase,
    *,
    place: str,
    particle: str,
    elided: bool,
) -> str:
    """«الحلف ملتزم بـ…», «كان الحلف ملتزما», «لا يزال الحلف ملتزما»."""
    tense = verbparts.tense_of(scene, verb, parts)
    lemma = verb.lemma_.lower()
    if _still_is(verb, parts, tense):
        tense = verbparts.Tense(kind="present")
    if parts.objects or parts.reported or parts.gerund:
        raise scene.decline(verb, "predicate")
    if parts.agent or parts.dative:
        raise scene.decline(verb, "predicate")
    nominal = lemma == "be" and tense.kind == "present" and not tense.negative
    case: generate.Case = "nom" if nominal else "acc"
    apart = ""
    if parts.predicate is not None:
        predicate = _predicate(scene, parts.predicate, subject.concord, case)
        entity = scene.entity(parts.predicate)
        noun = parts.predicate.pos_ in ("NOUN", "PROPN")
        definite = noun and any(
            one.lower_ in ("the", "this") or one.dep_ == "poss" for one in parts.predicate.children
        )
        if nominal and (definite or entity is not None):
            apart = _apart(subject.concord)
    elif parts.infinitive is not None and lemma == "be" and nominal:
        predicate, apart = subordinate.verbal_noun(scene, parts.infinitive), _apart(subject.concord)
        parts.infinitive = None
    elif parts.prepositions and lemma == "be":
        first = parts.prepositions.pop(0)
        if first.lower_ in ("of", "to", "for", "by", "on", "over", "as", "about"):
            raise scene.decline(first, "predicate")
        predicate = prepositions.preposition_phrase(scene, first)
        if predicate.startswith(_BOUND):
            under = adjective("خاضع", subject.concord, case, definite=False)
            for one in [one for one in parts.adverbs if one.lower_ == "now" and one.i < first.i]:
                parts.adverbs.remove(one)
                under = " ".join([under, *complements.adverb(scene, one)])
            predicate = f"{under} {attach('ل', predicate.removeprefix(_BOUND))}"
        if first.lower_ == "through" and nominal:
            apart = _apart(subject.concord)
    else:
        raise scene.decline(verb, "predicate")
    if parts.infinitive is not None:
        raise scene.decline(parts.infinitive, "predicate")
    early = [] if nominal else [one for one in parts.times if one.i < verb.i]
    parts.times = [one for one in parts.times if one not in early]
    parts.when.extend(nouns.noun_phrase(scene, one, "acc").text for one in early)
    rest = [*_rest(scene, parts), *_asides(scene, verb, parts)]
    if tense.never and any(one.lower_ in ("has", "have") for one in parts.auxiliaries):
        rest = [*_than_ever(parts.predicate, subject.concord), *rest]
    if nominal:
        if elided or (not subject.text and place != "reported"):
            pronoun = NOMINATIVES[subject.concord.after]
            if place not in ("shared", "main"):
                raise scene.decline(verb, "nominal clause")
            text = " ".join([pronoun, predicate, *rest])
            return clauses.coordinate(scene, text, subject, parts, place=place)
        opened = clauses.opening(particle, subject) if place == "reported" else [subject.text]
        text = " ".join([*opened, *([apart] if apart else []), predicate, *rest])
        return clauses.coordinate(scene, text, subject, parts, place=place, particle=particle)
    arabic = _verb(scene, verb, lemma, tense)
    if arabic.past == "ليس":
        return _is_not(
            scene, subject, [predicate, *rest], parts, place=place, particle=particle, elided=elided
        )
    if lemma in ("remain", "stay") and tense.kind == "present" and not tense.negative:
        tense = verbparts.Tense(kind="present", negative=True)
    return clauses.assemble(
        scene,
        arabic,
        subject,
        tense,
        [predicate, *rest],
        parts,
        place=place,
        particle=particle,
        elided=elided,
    )


_BOUND = "رهنا ب"
"""How "subject to" begins; as a predicate it is «خاضع ل»."""

NOMINATIVES: dict[tuple[generate.Gender, generate.Number], str] = {
    ("m", "sg"): "هو",
    ("f", "sg"): "هي",
    ("m", "du"): "هما",
    ("f", "du"): "هما",
    ("m", "pl"): "هم",
    ("f", "pl"): "هن",
}


def _apart(concord: Concord) -> str:
    """The pronoun that keeps a definite predicate from being taken for an apposition."""
    return NOMINATIVES[concord.after]


_IS_NOT: dict[tuple[generate.Gender, generate.Number], str] = {
    ("m", "sg"): "ليس",
    ("f", "sg"): "ليست",
    ("m", "du"): "ليسا",
    ("f", "du"): "ليستا",
    ("m", "pl"): "ليسوا",
    ("f", "pl"): "لسن",
}


def _is_not(
    scene: Scene,
    subject: Phrase,
    rest: list[str],
    parts: Parts,
    *,
    place: str,
    particle: str,
    elided: bool,
) -> str:
    """«ليس الحلف طرفا في …»."""
    after = _IS_NOT[subject.concord.after]
    if place == "reported":
        pieces = [*clauses.opening(particle, subject), after, *rest]
    elif elided or not subject.text:
        pieces = [after, *rest]
    else:
        first = _IS_NOT[(subject.concord.before, "sg")]
        pieces = [first, subject.text, *rest]
    return clauses.coordinate(
        scene, " ".join(pieces), subject, parts, place=place, particle=particle
    )


def pointed(scene: Scene, verb: Token, parts: Parts, *, place: str, particle: str) -> str:
    """«هذا إنجاز كبير», «أن هذا إنجاز كبير»: "this is a great achievement"."""
    this = parts.subject
    if this is None or this.lower_ != "this" or this.pos_ not in ("PRON", "DET"):
        return ""
    if list(this.children) or parts.predicate is None or parts.negation or parts.following:
        raise scene.decline(this, "pronoun")
    tense = verbparts.tense_of(scene, verb, parts)
    noun = scene.words.noun(parts.predicate.lemma_)
    plain = verb.lemma_ == "be" and tense.kind == "present" and place in ("main", "reported")
    if not plain or noun is None or parts.predicate.tag_ != "NN" or parts.infinitive:
        raise scene.decline(this, "pronoun")
    scene.use(this)
    scene.leans = scene.points = True
    concord = Concord(gender=noun.gender)
    scene.subject, scene.subject_person, scene.subject_entity = concord, False, None
    predicate = _predicate(scene, parts.predicate, concord, "nom")
    pieces = [f"{particle} " if place == "reported" else "", "هذا" if noun.gender == "m" else "هذه"]
    rest = [*_rest(scene, parts), *_asides(scene, verb, parts)]
    return " ".join(["".join(pieces), predicate, *rest])


def _asides(scene: Scene, verb: Token, parts: Parts) -> list[str]:
    """Clauses of time, cause and purpose after a predicate."""
    found: list[str] = []
    for one in parts.adverbials:
        text = circumstances.circumstance_clause(scene, one)
        if circumstances.opens(verb, one, parts):
            parts.opening.append(text.lstrip("، "))
        else:
            found.append(text)
    return found


STATES = frozenset(
    listed("committed concerned united prepared determined dedicated opposed rooted grounded")
)
"""Participles that are adjectives in Arabic ("is committed to")."""


def state(
    scene: Scene,
    verb: Token,
    parts: Parts,
    subject: Phrase,
    *,
    place: str,
    particle: str,
    elided: bool,
) -> str:
    """«الحلف ملتزم بـ…» where the English parser sees a passive."""
    tense = verbparts.tense_of(scene, verb, parts)
    if tense.negative or tense.kind not in ("present", "past") or parts.objects or parts.reported:
        raise scene.decline(verb, "state")
    if parts.gerund or parts.dative or parts.predicate or parts.particle:
        raise scene.decline(verb, "state")
    early = [one for one in parts.adverbs if one.i < verb.i and one.lower_ in ("deeply", "fully")]
    masculine = scene.words.adjective(verb.text)
    if masculine is None:
        raise scene.decline(verb, "state")
    case: generate.Case = "nom" if tense.kind == "present" else "acc"
    pieces = [adjective(masculine, subject.concord, case, definite=False)]
    for one in early:
        parts.adverbs.remove(one)
        pieces.extend(complements.adverb(scene, one))
    for preposition in (*parts.prepositions, *([parts.agent] if parts.agent else [])):
        governed = ADJECTIVE_PREPOSITIONS.get((verb.lower_, preposition.lower_))
        if governed is None and preposition.lower_ in ("to", "for", "of", "on", "by", "with"):
            raise scene.decline(preposition, f"preposition after {verb.lower_}")
        pieces.append(prepositions.preposition_phrase(scene, preposition, governed))
    parts.prepositions = []
    if parts.infinitive is not None:
        governed = ADJECTIVE_INFINITIVES.get(verb.lower_)
        if governed is None:
            raise scene.decline(parts.infinitive, "infinitive")
        pieces.append(attach(governed, subordinate.verbal_noun(scene, parts.infinitive)))
    rest = [*pieces, *_rest(scene, parts), *_asides(scene, verb, parts)]
    if tense.kind == "present":
        if elided or (not subject.text and place != "reported"):
            if place not in ("shared", "main"):
                raise scene.decline(verb, "nominal clause")
            text = " ".join([NOMINATIVES[subject.concord.after], *rest])
            return clauses.coordinate(scene, text, subject, parts, place=place)
        opened = clauses.opening(particle, subject) if place == "reported" else [subject.text]
        return clauses.coordinate(scene, " ".join([*opened, *rest]), subject, parts, place=place)
    return clauses.assemble(
        scene, _WAS, subject, tense, rest, parts, place=place, particle=particle, elided=elided
    )


def _verb(scene: Scene, verb: Token, lemma: str, tense: verbparts.Tense) -> generate.Verb:
    if lemma == "be" and tense.kind == "present" and tense.negative:
        return _NOT
    if lemma == "be":
        return _WAS
    if lemma == "become":
        return _BECOMES
    if tense.negative:
        raise scene.decline(verb, "negated predicate")
    return _STILL if tense.kind == "present" else _STAYS


def _predicate(scene: Scene, token: Token, concord: Concord, case: generate.Case) -> str:
    if scene.entity(token) is None and token.pos_ in ("ADJ", "VERB", "ADV"):
        return adjectival(scene, token, concord, case)
    if token.pos_ == "PRON":
        raise scene.decline(token, "predicate")
    if concord.number == "du" and token.tag_ == "NNS":
        scene.pairs |= {one.i for one in nouns.coordinated(scene, token)}
    return nouns.noun_phrase(scene, token, case, fresh=True).text


def _still_is(verb: Token, parts: Parts, tense: verbparts.Tense) -> bool:
    """ "Has been a partner since 1994": it still is one, «شريك منذ عام 1994»."""
    if tense.kind != "past" or tense.negative or verb.lower_ != "been":
        return False
    words = {one.lower_ for one in parts.auxiliaries}
    told = verb.dep_ == "ccomp" and "had" in words
    now = bool(words & {"has", "have"}) or told
    said = parts.predicate
    whole = [*parts.prepositions, *(said.children if said is not None else ())]
    spans = [one for one in whole if one.lower_ in ("since", "for") and one.dep_ == "prep"]
    return now and any(
        one.lower_ == "since" or any(two.lower_ in _SPANS for two in one.children) for one in spans
    )


_SPANS = frozenset(listed("years decades months weeks days century centuries decade year"))


def _than_ever(said: Token | None, concord: Concord) -> list[str]:
    """ "Have never been closer": «قط أوثق مما هي عليه الآن»."""
    if said is None:
        return []
    compared = said.tag_ == "JJR" or any(one.lower_ == "more" for one in said.children)
    return [f"مما {NOMINATIVES[concord.after]} عليه الآن"] if compared else []


_COMPARED = {"closer": "أوثق", "wider": "أوسع", "deeper": "أعمق", "higher": "أعلى"}
"""Comparatives whose plain adjective stands before a noun."""


def adjectival(  # noqa: C901, PLR0912 - one dependent a line
    scene: Scene, token: Token, concord: Concord, case: generate.Case, *, definite: bool = False
) -> str:
    """An adjective with what it governs: «مسؤول عن …», «المسؤولة عن …»."""
    masculine = scene.words.adjective(token.text)
    if token.lower_ == "criminal":
        masculine = "إجرامي"
    if token.lower_ == "free" and any(one.lower_ in ("of", "from") for one in token.children):
        masculine = "خال"
    masculine = _COMPARED.get(token.lower_, masculine)
    degree = [one for one in token.children if one.lower_ == "more" and one.i == token.i - 1]
    if degree and not list(degree[0].children):
        scene.use(*degree)
        masculine = scene.words.adjective(f"more {token.lower_}")
    if masculine is None or scene.parsed.entities.get(token.i) is not None:
        raise scene.decline(token, "predicate")
    scene.use(token)
    pieces = [adjective(masculine, concord, case, definite=definite)]
    joint = "و"
    for child in token.children:
        if child.dep_ in ("prep", "agent"):
            governed = ADJECTIVE_PREPOSITIONS.get((token.lower_, child.lower_))
            if governed is None and child.lower_ in (
                "to",
                "for",
                "of",
                "on",
                "about",
                "with",
                "by",
            ):
                raise scene.decline(child, f"preposition after {token.lower_}")
            pieces.append(prepositions.preposition_phrase(scene, child, governed))
        elif child.dep_ == "xcomp" and child.tag_ == "VB":
            governed = ADJECTIVE_INFINITIVES.get(token.lower_)
            if governed is None:
                raise scene.decline(child, f"infinitive after {token.lower_}")
            pieces.append(attach(governed, subordinate.verbal_noun(scene, child)))
        elif child in degree:
            continue
        elif child.dep_ == "advmod":
            pieces.extend(complements.adverb(scene, child))
        elif child.dep_ == "punct":
            scene.use(child)
        elif child.dep_ == "cc" and child.lower_ in ("and", "or"):
            scene.use(child)
            joint = "أو" if child.lower_ == "or" else "و"
        elif child.dep_ == "conj" and child.pos_ in ("ADJ", "VERB") and not _own(child):
            pieces.append(attach(joint, _joined(scene, token, child, concord, case, definite)))
        else:
            raise scene.decline(child, f"predicate/{child.dep_}")
    return " ".join(pieces)


def _joined(
    scene: Scene,
    first: Token,
    token: Token,
    concord: Concord,
    case: generate.Case,
    definite: bool,
) -> str:
    """ "More secure and prosperous": the degree is that of both, «أكثر أمنا وازدهارا»."""
    more = any(one.lower_ == "more" and one.i == first.i - 1 for one in first.children)
    if more and not list(token.children):
        compared = scene.words.adjective(f"more {token.lower_}") or ""
        if not compared.startswith("أكثر "):
            raise scene.decline(token, "degree")
        scene.use(token)
        return compared.removeprefix("أكثر ")
    return adjectival(scene, token, concord, case, definite=definite)


def made_so(scene: Scene, said: Token, made: Token) -> str:
    """What the object is made to be, in agreement with it: «أكثر صمودا», «آمنة»."""
    concord = nouns.noun_phrase(scene, made, "acc").concord
    if said.head.lemma_.lower() in makings.DESCRIBING:
        return f"بأن{generate.PRONOUNS[concord.after]} {adjectival(scene, said, concord, 'nom')}"
    return adjectival(scene, said, concord, "acc")


def _own(token: Token) -> bool:
    return any(
        one.dep_ in ("nsubj", "nsubjpass", "aux", "cop", "auxpass") for one in token.children
    )


def _rest(scene: Scene, parts: Parts) -> list[str]:
    found: list[str] = []
    ordered = sorted([*parts.prepositions, *parts.times, *parts.adverbs], key=lambda one: one.i)
    for token in ordered:
        if token.dep_ == "prep":
            found.append(prepositions.preposition_phrase(scene, token))
        elif scene.entity(token) is not None:
            found.append(nouns.noun_phrase(scene, token, "acc").text)
        elif token.dep_ == "npadvmod":
            raise scene.decline(token, "adverbial noun")
        else:
            found.extend(complements.adverb(scene, token))
    return found


def verbal_noun(scene: Scene, verb: Token, parts: Parts) -> str:
    """«البقاء على اتصال» and the like: only "remain" and "stay" have one."""
    if verb.lemma_.lower() not in ("remain", "stay") or parts.predicate is not None:
        raise scene.decline(verb, "infinitive")
    if parts.objects or parts.reported or parts.infinitive or parts.gerund or parts.adverbials:
        raise scene.decline(verb, "infinitive")
    contact = [
        child
        for preposition in parts.prepositions
        if preposition.lower_ == "in"
        for child in preposition.children
        if child.lower_ in ("contact", "touch")
    ]
    set_ = [one for one in parts.adverbs if scene.adverbial(one).startswith("على اتصال")]
    if len(set_) == 1 and not contact:
        parts.adverbs.remove(set_[0])
        scene.use(set_[0])
        if list(set_[0].children):
            raise scene.decline(verb, "infinitive")
        return " ".join(["البقاء", scene.adverbial(set_[0]), *_rest(scene, parts)])
    if not contact:
        raise scene.decline(verb, "infinitive")
    return " ".join(["البقاء", *_contact(scene, parts, contact[0])])


def _contact(scene: Scene, parts: Parts, contact: Token) -> list[str]:
    found: list[str] = []
    for preposition in parts.prepositions:
        if contact.head.i == preposition.i:
            scene.use(preposition, contact)
            words = ["على اتصال"]
            for child in contact.children:
                if child.dep_ == "prep":
                    words.append(prepositions.preposition_phrase(scene, child))
                    continue
                if child.dep_ != "amod" or child.lower_ not in ("close", "regular"):
                    raise scene.decline(child, "contact")
                scene.use(child)
                words.append("وثيق" if child.lower_ == "close" else "منتظم")
            found.append(" ".join(words))
        else:
            found.append(prepositions.preposition_phrase(scene, preposition))
    for one in [*parts.times, *parts.adverbs]:
        if scene.entity(one) is None:
            found.extend(complements.adverb(scene, one))
        else:
            found.append(nouns.noun_phrase(scene, one, "acc").text)
    return found


def expletive(scene: Scene, verb: Token, parts: Parts, *, place: str, particle: str) -> str:
    """«هناك …»: there is, there can be."""
    return existence.there_is(scene, verb, parts, place=place, particle=particle)
