"""What follows the Arabic verb: objects, prepositions, times, adverbs and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    antecedents,
    circumstances,
    clauses,
    copula,
    duals,
    generate,
    hopes,
    makings,
    nouns,
    owners,
    plurals,
    prepositions,
    subordinate,
    times,
    whom,
    whose,
)
from musnad.write.brief.entity import Entity
from musnad.write.brief.frames import Frame
from musnad.write.brief.generate import attach
from musnad.write.brief.scene import Scene
from musnad.write.brief.verbparts import Parts
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

SUFFIX = "\x00"
"""Before a pronoun that the verb takes as its suffix."""

_ALSO = frozenset({"also", "additionally", "further", "furthermore", "moreover"})


def complements_of(  # noqa: C901, PLR0912, PLR0915 - one kind of dependent after the other
    scene: Scene,
    parts: Parts,
    frame: Frame,
    objects: list[Token],
    *,
    nominal: bool = False,
) -> list[str]:
    """Objects first, then what follows in the English order, then times and clauses.

    After a verbal noun (``nominal``) the object is a genitive.
    """
    found: list[str] = []
    if parts.particle is not None:
        scene.use(parts.particle)
    early = [
        one
        for one in parts.adverbs
        if not nominal
        and one.lower_ not in ("together", "jointly")
        and (" " not in frame.verb.past or frame.verb.past.endswith("مجددا"))
        and one.lower_ != frame.needs
        and (one.i < one.head.i or (scene.adverbial(one) and objects and one.i < objects[0].i))
    ]
    for one in early:
        found.extend(adverb(scene, one))
    parts.adverbs = [one for one in parts.adverbs if one not in early]
    given = _given_first(scene, parts, frame, objects)
    if given and parts.dative is not None:
        found.append(given)
        parts.dative = None
    found.extend(_object(scene, parts, frame, token, nominal=nominal) for token in objects)
    if parts.judged is not None:
        if makings.is_made_so(parts.judged.head, parts.judged) and len(objects) == 1:
            found.append(copula.made_so(scene, parts.judged, objects[0]))
        else:
            found.append(nouns.noun_phrase(scene, parts.judged, "acc", fresh=True).text)
    if parts.dative is not None:
        found.append(_dative(scene, parts.dative, frame))
    ordered = sorted([*parts.prepositions, *parts.times, *parts.adverbs], key=lambda one: one.i)
    fronted = [] if nominal else [one for one in ordered if _is_fronted(scene, one, parts)]
    when = [one for one in fronted if one.dep_ in ("npadvmod", "advmod")]
    parts.when.extend(_adjuncts(scene, frame, when))
    whereby = [] if nominal else [one for one in ordered if _is_whereby(scene, one, frame)]
    parts.when.extend(_adjuncts(scene, frame, whereby))
    ordered = [one for one in ordered if one not in whereby]
    near = [] if nominal else [one for one in ordered if _is_near(scene, one, objects)]
    parts.when.extend(_adjuncts(scene, frame, near))
    ordered = [one for one in ordered if one not in near]
    for one in fronted:
        if one not in when and one.lower_ == "on" and not times.is_time(scene, one):
            parts.opening.append(prepositions.preposition_phrase(scene, one, "بشأن"))
        elif one not in when:
            parts.opening.extend(_adjuncts(scene, frame, [one]))
    last = [one for one in ordered if one not in fronted]
    aim = parts.infinitive
    late = [] if aim is None else [one for one in last if one.i > aim.right_edge.i]
    found.extend(_adjuncts(scene, frame, [one for one in last if one not in late], nominal=nominal))
    for token in parts.extras:
        if frame.object:
            raise scene.decline(token, "coordination")
        case: generate.Case = "gen" if nominal else "acc"
        found.append(attach("و", nouns.noun_phrase(scene, token, case, fresh=frame.fresh).text))
    if parts.reported is not None:
        if frame.that is None:
            raise scene.decline(parts.reported, "reported clause")
        if frame.en in ("hope", "expect") and _is_done(parts.reported):
            found.append(hopes.done(scene, parts.reported))
        elif frame.en in _ASKING:
            found.append(hopes.asked(scene, parts.reported, frame.that))
        else:
            found.append(clauses.reported_clause(scene, parts.reported, frame.that))
    if parts.infinitive is not None:
        asked = objects or [
            child
            for one in parts.prepositions
            if frame.preposition(one.lower_) == ""
            for child in one.children
            if child.dep_ == "pobj"
        ]
        found.append(_infinitive(scene, frame, parts.infinitive, asked))
        found.extend(_adjuncts(scene, frame, late, nominal=nominal))
    if parts.gerund is not None:
        if frame.ing is None:
            raise scene.decline(parts.gerund, "gerund")
        found.append(attach(frame.ing, subordinate.verbal_noun(scene, parts.gerund)))
    for one in parts.adverbials:
        text = circumstances.circumstance_clause(scene, one)
        if not nominal and one.tag_ != "VBG" and circumstances.opens(one.head, one, parts):
            parts.opening.append(text.lstrip("، "))
        else:
            found.append(text)
    return found


_ASKING = frozenset({"demand", "request", "propose", "recommend", "ask", "urge", "hope"})


def _is_done(verb: Token) -> bool:
    """Whether a clause is a passive one with a noun that it happens to, plain or in the future."""
    subjects = [one for one in verb.children if one.dep_ == "nsubjpass"]
    plain = [one.lower_ for one in verb.children if one.dep_ in ("aux", "neg", "agent", "expl")]
    passive = any(one.dep_ == "auxpass" for one in verb.children)
    return passive and bool(subjects) and subjects[0].pos_ != "PRON" and plain in ([], ["will"])


def _is_whereby(scene: Scene, token: Token, frame: Frame) -> bool:
    """ "Talks at which they signed X": «وقّع الزعيمان خلالها اتفاقا»."""
    if token.dep_ != "prep" or frame.preposition(token.lower_) is not None:
        return False
    return any(child.i in scene.resumed for child in token.children)


def _is_near(scene: Scene, token: Token, objects: list[Token]) -> bool:
    """ "Signed in Cairo a document on X": where it was stands before what was signed."""
    inner = [scene.entity(one) for one in token.children if one.dep_ == "pobj"]
    named = len(inner) == 1 and inner[0] is not None and inner[0].kind in ("place", "country")
    between = bool(objects) and token.head.i < token.i < objects[0].i
    return named and between and token.dep_ == "prep" and token.lower_ in ("in", "at")


def _is_fronted(scene: Scene, token: Token, parts: Parts) -> bool:
    """Whether an adjunct stands before the subject, and so says when or how of it all."""
    entity = scene.entity(token)
    if entity is not None and entity.kind == "date" and token.i < token.head.i:
        return True
    if parts.subject is None or token.i > parts.subject.i:
        return False
    if any(child.i in scene.resumed for child in token.children):
        return False
    return token.dep_ == "prep" or scene.entity(token) is not None


def _object(  # noqa: C901, PLR0911, PLR0912 - one kind of object a line
    scene: Scene, parts: Parts, frame: Frame, token: Token, *, nominal: bool
) -> str:
    governed = frame.object
    if parts.infinitive is not None and frame.person is not None:
        governed = frame.person
    if parts.reported is not None and frame.person is not None:
        governed = frame.person
    if governed is None:
        raise scene.decline(token, "object")
    again = None if nominal or governed else _it_again(scene, token)
    if again is not None:
        scene.its = again
        return f"{SUFFIX}{generate.PRONOUNS[again.after]}"
    if not nominal and not governed and whom.him_again(scene, token):
        return f"{SUFFIX}{generate.PRONOUNS[('f' if token.lower_ == 'her' else 'm', 'sg')]}"
    bare = nominal or not (" " in frame.verb.past and not frame.verb.past.endswith("مجددا"))
    pronoun = whom.suffix(scene, token) if bare and token.i not in scene.resumed else ""
    if pronoun:
        return generate.with_pronoun(governed, pronoun) if governed else f"{SUFFIX}{pronoun}"
    if token.lower_ == "it" and token.i not in scene.resumed and not nominal:
        land = whom.land_addressed(scene, token)
        if land:
            return generate.with_pronoun(governed, land) if governed else f"{SUFFIX}{land}"
    if token.i not in scene.resumed:
        plurals.take_up(scene, token)
        owners.take_up(scene, token)
    if token.i in scene.resumed:
        if nominal and token.lower_ in ("them", "it"):
            pronoun = scene.resumed[token.i]
            return generate.with_pronoun(governed, pronoun) if governed else f"{SUFFIX}{pronoun}"
        if nominal or (" " in frame.verb.past and not frame.verb.past.endswith("مجددا")):
            raise scene.decline(token, "relative clause")
        pronoun = scene.resumed[token.i]
        return generate.with_pronoun(governed, pronoun) if governed else f"{SUFFIX}{pronoun}"
    named = token.lower_ in ("those", "each")
    named = named or (
        token.lower_ in whom.WHOM and any(one.dep_ == "conj" for one in token.children)
    )
    if token.pos_ == "PRON" and scene.entity(token) is None and not named:
        return attach(governed, _person_meant(scene, token))
    governing = " " in frame.verb.past and not frame.verb.past.endswith("مجددا")
    case: generate.Case = "gen" if governed or governing or nominal else "acc"
    phrase = nouns.noun_phrase(scene, token, case, fresh=frame.fresh)
    return attach(governed, phrase.text)


def _it_again(scene: Scene, token: Token) -> generate.Concord | None:
    """ "Stand with Qatar and support it": the state that the verb before stands with."""
    verb = token.head
    if token.dep_ != "dobj" or token.lower_ != "it" or verb.dep_ != "conj" or list(token.children):
        return None
    if any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children):
        return None
    held = [two for one in verb.head.children if one.lower_ in _BESIDE for two in one.children]
    lands = [one for one in scene.parsed.entities.values() if one.kind == "country"]
    entity = scene.entity(held[0]) if len(held) == 1 and not list(held[0].children) else None
    if entity is None or entity.kind != "country" or len({one.id for one in lands}) != 1:
        return None
    scene.use(token)
    return generate.Concord(gender=entity.gender)


_BESIDE = frozenset({"with", "by", "alongside", "beside"})


def _person_meant(scene: Scene, token: Token) -> str:
    """The name for "him" or "her": the last person spoken of, who is not the subject."""
    if token.lower_ in ("itself", "themselves", "himself", "herself"):
        concord = scene.subject
        if token.lower_ == "itself":
            concord = whose.self_of(scene, token) or scene.its or scene.subject
        single = concord is not None and concord.number == "sg"
        if concord is None or list(token.children) or (token.lower_ == "itself" and not single):
            raise scene.decline(token, "pronoun")
        scene.use(token)
        plural = concord.after[1] != "sg"
        return f"{'أنفس' if plural else 'نفس'}{generate.PRONOUNS[concord.after]}"
    if token.lower_ == "this" and token.tag_ == "DT" and not list(token.children):
        return antecedents.pointed_at(scene, token)
    wanted = whom.WHOM.get(token.lower_)
    other = _other_person(scene, token, wanted)
    if other is not None:
        scene.use(token)
        return other.short or other.arabic
    if wanted is None or list(token.children):
        raise scene.decline(token, "pronoun")
    return whom.whom(scene, token).text


def _other_person(scene: Scene, token: Token, wanted: str | None) -> Entity | None:
    """The one other person named before in the sentence: "spoke with X to thank him"."""
    if wanted is None or list(token.children):
        return None
    subject = scene.subject_entity
    named = {
        one.arabic: one
        for at, one in scene.parsed.entities.items()
        if at < token.i and one.kind in ("person", "office")
    }
    others = [one for one in named.values() if subject is None or one.arabic != subject.arabic]
    fits = len(others) == 1 and len(named) == 2 and subject is not None
    return others[0] if fits and others[0].gender == wanted else None


def _given_first(scene: Scene, parts: Parts, frame: Frame, objects: list[Token]) -> str:
    """ "Give diplomacy a chance to end the war": whom it is given stands before a long object."""
    token = parts.dative
    if token is None or len(objects) != 1 or token.tag_ in ("IN", "TO") or frame.object != "":
        return ""
    if not any(one.dep_ in ("prep", "acl", "relcl", "conj") for one in objects[0].children):
        return ""
    if whom.suffix(scene, token):
        return ""
    if frame.verb.past == "منح":
        return nouns.noun_phrase(scene, token, "acc").text
    return _dative(scene, token, frame)


def _dative(scene: Scene, token: Token, frame: Frame) -> str:
    if token.dep_ == "dative" and token.tag_ in ("IN", "TO"):
        return prepositions.preposition_phrase(scene, token, frame.preposition(token.lower_))
    given = frame.preposition("to")
    if not given or frame.object != "":
        raise scene.decline(token, "dative")
    pronoun = whom.suffix(scene, token)
    if pronoun:
        return generate.with_pronoun(given, pronoun)
    return attach(given, nouns.noun_phrase(scene, token, "gen").text)


def _adjuncts(
    scene: Scene, frame: Frame, ordered: list[Token], *, nominal: bool = False
) -> list[str]:
    found: list[str] = []
    objects: list[str] = []
    for token in ordered:
        entity = scene.entity(token)
        if token.dep_ == "prep" or token.tag_ == "IN":
            governed = frame.preposition(token.lower_)
            governed = _by_how_much(scene, token) if governed is None else governed
            if governed is None and _needs_verb(scene, token):
                raise scene.decline(token, f"preposition after {token.head.lemma_}")
            held = list(token.children)
            if governed == "" and not nominal and [one.dep_ for one in held] == ["pobj"]:
                text = _as_object(scene, frame, token, held[0])
            else:
                text = prepositions.preposition_phrase(scene, token, governed)
            repeated = [one.lower_ for one in ordered if one.i < token.i]
            if (
                governed is not None
                and token.lower_ in repeated
                and text_before(token) in ("and", ",")
            ):
                text = attach("و", text)
            if governed == "":
                objects.append(text)
            else:
                found.append(text)
        elif entity is not None:
            found.append(nouns.noun_phrase(scene, token, "acc").text)
        elif token.dep_ == "npadvmod":
            found.append(times.part_of_day(scene, token))
        elif frame.needs == token.lower_:
            scene.use(token)
        else:
            found.extend(adverb(scene, token))
    return [*objects, *found]


def _as_object(scene: Scene, frame: Frame, preposition: Token, noun: Token) -> str:
    """What an English preposition links and Arabic makes the object: «شكّل عذرا»."""
    if " " in frame.verb.past or scene.entity(noun) is not None or noun.i in scene.resumed:
        return prepositions.preposition_phrase(scene, preposition, "")
    scene.use(preposition)
    return nouns.noun_phrase(scene, noun, "acc").text


_CAUSED = frozenset({"impose", "summon", "protest", "criticize", "arrest", "sanction", "resign"})
_MOVED = frozenset({"rise", "increase", "fall", "grow", "drop", "decrease", "decline", "reduce"})


def _by_how_much(scene: Scene, preposition: Token) -> str | None:
    """ "Rose by 3 percent": «بنسبة»; "over the Red Sea": «فوق»; "summoned over": «بسبب»."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    if len(inner) != 1:
        return None
    entity, verb = scene.entity(inner[0]), preposition.head.lemma_.lower()
    if preposition.lower_ == "over" and entity is not None and entity.kind in ("place", "country"):
        return "فوق"
    if preposition.lower_ == "over" and verb in _CAUSED and entity is None:
        return "بسبب"
    if preposition.lower_ == "by" and verb in _MOVED and entity is not None:
        return "بنسبة" if entity.measure == "percent" else None
    return None


def text_before(token: Token) -> str:
    """The text of the token before this one, or ``""``."""
    return token.doc[token.i - 1].text if token.i else ""


_MOMENTS = frozenset(
    listed(
        "completion approval arrival conclusion expiry adoption entry return receipt departure "
        "ratification signature"
    )
)
"""What "upon" sets a time by."""


def _needs_verb(scene: Scene, preposition: Token) -> bool:
    """ "On", "of", "to" and "for" say nothing by themselves: only the verb tells what they mean."""
    if preposition.lower_ not in ("on", "of", "upon", "over", "to", "by"):
        return False
    if any(child.lemma_.lower() in prepositions.TRIPS for child in preposition.children):
        return False
    spans = [child for child in preposition.children if child.lemma_.lower() in prepositions.SPANS]
    if preposition.lower_ == "over" and spans and scene.entity(spans[0]) is None:
        return False
    if preposition.lower_ == "upon" and any(
        child.lemma_.lower() in _MOMENTS for child in preposition.children
    ):
        return False
    entities = [scene.entity(child) for child in preposition.children if child.dep_ == "pobj"]
    return not all(one is not None and one.kind == "date" for one in entities)


def adverb(scene: Scene, token: Token) -> list[str]:
    """An adverb's Arabic; "also" only moves the connective."""
    done = any(one.dep_ == "auxpass" for one in token.head.children)
    if token.lower_ == "further" and done and token.i > token.head.i - 2:
        if any(one.dep_ in ("relcl", "acl") for one in token.head.subtree):
            raise scene.decline(token, "adverb")  # It would be read of the nearer verb.
        scene.use(token)
        return ["بدرجة أكبر"]
    modal = any(one.tag_ in ("MD", "TO") for one in token.head.children)
    if token.lower_ == "further" and modal and token.head.lemma_.lower() in _MORE:
        scene.use(token)
        return ["بدرجة أكبر"]
    if token.lower_ in _ALSO:
        scene.use(token)
        scene.also = True
        return []
    negated = any(one.dep_ == "neg" for one in token.head.children)
    if token.lower_ == "yet" and negated and not list(token.children):
        scene.use(token)
        return ["بعد"]
    joints = [child for child in token.children if child.lower_ == "and"]
    if len(list(token.children)) != len(joints):
        raise scene.decline(token, "adverb")
    scene.use(*joints)
    arabic = scene.adverbial(token) or scene.words.adverb(token.text)
    if arabic is None:
        raise scene.decline(token, "adverb")
    scene.use(token)
    scene.note("adverb", scene.word(token), arabic)
    if token.lower_ == "now" and any(one.lemma_ == "have" for one in token.head.children):
        arabic = "حتى الآن"
    if "{}" in arabic:
        if scene.subject is None:
            raise scene.decline(token, "adverb")
        arabic = arabic.replace("{}", generate.PRONOUNS[scene.subject.after])
    return [attach("و", arabic) if joints else arabic]


_MORE = frozenset(
    listed(
        "support strengthen deepen expand enhance develop improve increase help assist contribute "
        "advance integrate align cooperate bolster boost consolidate reinforce"
    )
)
"""What can be done in a higher degree: "can further support", «بدرجة أكبر»."""
_STATES = frozenset({"ally", "member", "partner", "neighbor", "neighbour", "state", "party"})
"""Whom "its" takes up, though Arabic has a person's word for them."""


def _infinitive(scene: Scene, frame: Frame, verb: Token, objects: list[Token]) -> str:
    """An infinitive as the verb's complement («على تعزيز …») or as its purpose («لبحث …»)."""
    aimed = bool(objects) and frame.person is None
    purpose = frame.to if frame.to is not None and not aimed else "ل"
    outer = scene.subject, scene.subject_person, scene.subject_at, scene.its
    if frame.person is not None and len(objects) == 1:
        noun = scene.words.noun(objects[0].lemma_)
        entity = scene.entity(objects[0])
        if entity is not None and entity.kind in ("country", "organisation"):
            scene.subject = generate.Concord(gender=entity.gender)
            scene.subject_person = False
        elif entity is None and noun is not None:
            plural = objects[0].tag_ == "NNS"
            pair = plural and duals.is_each_ones(scene, objects[0])
            number: generate.Number = "du" if pair else "pl" if plural else "sg"
            scene.subject = generate.Concord(
                gender=noun.gender, number=number, human=noun.human or pair
            )
            scene.subject_person = noun.human and objects[0].lemma_.lower() not in _STATES
        scene.subject_at, scene.its = verb.i, None
        several = _how_many(objects[0])
        if several > 1 and scene.subject is not None:
            human = scene.subject.human and entity is None
            all_: generate.Number = "du" if several == _PAIR else "pl"
            scene.subject = generate.Concord(gender="m", number=all_, human=human)
    text = attach(purpose, subordinate.verbal_noun(scene, verb))
    scene.subject, scene.subject_person, scene.subject_at, scene.its = outer
    return text


_PAIR = 2


def _how_many(token: Token) -> int:
    """How many stand joined from this one on: two of "X and Y"."""
    count, at = 1, token
    while True:
        following = [one for one in at.children if one.dep_ == "conj"]
        if len(following) != 1:
            return count
        count, at = count + 1, following[0]
