"""What says more of a noun: relative clauses and participles after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    clauses,
    complements,
    copula,
    generate,
    nouns,
    passive,
    portions,
    prepositions,
    subordinate,
    times,
    verbparts,
)
from musnad.write.brief.frames import choose
from musnad.write.brief.generate import Case, Concord, adjective
from musnad.write.brief.government import NOUN_PREPOSITIONS
from musnad.write.brief.participles import PARTICIPLES, STATES
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.verbparts import Parts, Tense
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVIZERS = frozenset({"that", "which", "who", "whom"})

_WHO: dict[tuple[generate.Gender, generate.Number], str] = {
    ("m", "sg"): "الذي",
    ("f", "sg"): "التي",
    ("m", "du"): "اللذين",
    ("f", "du"): "اللتين",
    ("m", "pl"): "الذين",
    ("f", "pl"): "اللواتي",
}


WHO = tuple({f"{one} " for one in (*_WHO.values(), "اللذان", "اللتان")})


def relativizer(concord: Concord, case: Case) -> str:
    """«الذي», «التي», «اللذان»: only the dual shows its case."""
    if concord.number == "du" and case == "nom":
        return "اللذان" if concord.gender == "m" else "اللتان"
    return _WHO[concord.after]


def relative(
    scene: Scene,
    noun: Token,
    verb: Token,
    concord: Concord,
    case: Case,
    *,
    definite: bool,
) -> str:
    """A relative clause of ``noun``: «التي تدعم …», «التي شنتها إيران …», «التي يعمل فيها»."""
    everything = _tells_of_all(scene, noun, verb)
    if everything:
        concord, definite = Concord(gender="m"), False
    parts = verbparts.sort(scene, verb)
    where = [one for one in parts.adverbs if one.lower_ == "where"]
    if where and parts.subject is not None:
        parts.adverbs.remove(where[0])
        scene.use(where[0])
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
        scene.headline = False
        text = clauses.after_where(scene, verb, parts)
        scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
        return f"، حيث {text}"
    if parts.expletive is not None:
        raise scene.decline(verb, "relative clause")
    when = [one for one in parts.adverbs if one.lower_ == "when"]
    if when and parts.subject is not None and noun.lemma_.lower() in _TIMES:
        parts.adverbs.remove(when[0])
        scene.use(when[0])
        return _at_which(scene, verb, parts, concord, case, definite=definite)
    if _tells_all(scene, noun, verb, parts):
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
        scene.headline = False
        text = _clause(scene, noun, verb, parts, Concord())
        scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
        return f"، وهو ما {text}"
    portion = portions.portion_of(parts.subject)
    if portion is not None and parts.subject is not None:
        return _of_some(scene, verb, parts, portion, concord, case, definite=definite)
    joined = _joined(parts)
    by_phrase = any(
        child.lower_ in ("which", "whom") for one in parts.prepositions for child in one.children
    )
    of_subject = parts.subject is not None and parts.subject.lower_ in _RELATIVIZERS
    if by_phrase and not of_subject and all(_has_subject(one) for one in parts.following):
        pass
    elif parts.following and (not of_subject or any(_has_subject(one) for one in parts.following)):
        raise scene.decline(verb, "relative clause")
    clauses.use_marks(scene, parts, "shared")
    scene.note("rule", "relative clause")
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
    scene.headline = False
    text = _clause(scene, noun, verb, parts, concord)
    scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
    told = f"{relativizer(concord, case)} {text}" if definite else text
    told = f"، وهو أمر {told}" if everything else told
    for one in joined:
        scene.use(*(two for two in verb.doc[one.left_edge.i - 1 : one.i] if two.dep_ == "cc"))
        more = relative(scene, noun, one, concord, case, definite=definite)
        told = f"{told} {generate.attach('و', more)}"
    return told


_JUDGED = frozenset(
    listed(
        "untenable unacceptable catastrophic disastrous devastating essential vital critical "
        "crucial important necessary counterproductive dangerous harmful unprecedented impossible "
        "welcome regrettable unfortunate unhelpful illegal unlawful destabilizing destabilising"
    )
)
"""What is said of a whole course of things: "X cannot rule Y, which would be untenable"."""


def _tells_of_all(scene: Scene, noun: Token, verb: Token) -> bool:
    """Whether ", which would be …" takes up the clause before it, not its last name."""
    subject = [one for one in verb.children if one.lower_ == "which" and one.dep_ == "nsubj"]
    judged = [one for one in verb.children if one.dep_ == "acomp"]
    named = scene.entity(noun)
    if verb.lemma_.lower() != "be" or not subject or named is None or not judged:
        return False
    comma = noun.doc[subject[0].i - 1].text == ","
    return comma and judged[0].lemma_.lower() in _JUDGED


def _of_some(
    scene: Scene,
    verb: Token,
    parts: Parts,
    of: Token,
    concord: Concord,
    case: Case,
    *,
    definite: bool,
) -> str:
    """ "Several of whom did X", "most of whom were Y"."""
    subject = parts.subject
    if subject is None or parts.following or parts.passive or parts.marks:
        raise scene.decline(verb, "relative clause")
    if verb.lemma_.lower() == "be":
        rest = (parts.prepositions, parts.adverbs, parts.times, parts.adverbials, parts.negation)
        if any(rest) or parts.predicate is None or parts.predicate.pos_ != "NOUN":
            raise scene.decline(verb, "relative clause")
        scene.use(verb)
        return portions.are(scene, subject, of, parts.predicate, concord)
    portions.stand_for(scene, subject, of, concord)
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
    scene.headline = False
    text = _plain(scene, verb, parts)
    scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
    return f"{relativizer(concord, case)} {text}" if definite else text


_MEANING = frozenset(
    {"constitute", "represent", "mark", "mean", "reflect", "demonstrate", "violate", "contradict"}
)
_WHERE = frozenset({"area", "region", "country", "city", "town", "territory", "zone", "district"})


def _tells_all(scene: Scene, noun: Token, verb: Token, parts: Parts) -> bool:
    """ "X attacked Y, which constitutes an escalation": the attack does, no town."""
    entity = scene.entity(noun)
    place = entity is not None and entity.kind in ("place", "country")
    place = place or noun.lemma_.lower() in _WHERE
    which = parts.subject is not None and parts.subject.lower_ == "which" and not parts.passive
    comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    return place and which and comma and verb.lemma_.lower() in _MEANING and bool(parts.objects)


_TIMES = frozenset({"time", "moment", "day", "period", "year", "stage", "week", "month"})


def _at_which(
    scene: Scene, verb: Token, parts: Parts, concord: Concord, case: Case, *, definite: bool
) -> str:
    """ "At a time when X faces Y": «في وقت تواجه فيه … »."""
    parts.when.append(f"في{generate.PRONOUNS[concord.after]}")
    outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
    scene.headline = False
    text = clauses.after_where(scene, verb, parts)
    scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
    return f"{relativizer(concord, case)} {text}" if definite else text


def _joined(parts: Parts) -> list[Token]:
    """The verbs of "which did X and which did Y" after the first, taken out of the parts."""
    found = [
        one
        for one in parts.following
        if any(
            two.dep_ in ("nsubj", "nsubjpass") and two.lower_ in _RELATIVIZERS
            for two in one.children
        )
    ]
    alone = len(found) == len(parts.following) == 1
    if not alone or not any(one.lower_ == "and" for one in parts.marks):
        return []
    parts.following = []
    parts.marks = [one for one in parts.marks if one.dep_ != "cc"]
    return found


def _has_subject(verb: Token) -> bool:
    return any(one.dep_ in ("nsubj", "nsubjpass", "expl") for one in verb.children)


def _clause(  # noqa: PLR0911 - one place of the pronoun a line
    scene: Scene, noun: Token, verb: Token, parts: Parts, concord: Concord
) -> str:
    subject = parts.subject
    pronoun = generate.PRONOUNS[concord.after]
    if subject is not None and subject.lower_ in _RELATIVIZERS and subject.pos_ == "PRON":
        if list(subject.children):
            raise scene.decline(verb, "relative clause")
        scene.use(subject)
        if parts.passive and parts.agent is not None:
            parts.subject = None
            return _by_agent(scene, noun, verb, parts, pronoun)
        return _of_subject(scene, verb, parts, concord)
    for token in parts.objects:
        if token.lower_ in _RELATIVIZERS:
            scene.use(token)
            parts.objects = [one for one in parts.objects if one.i != token.i]
            return _of_object(scene, noun, verb, parts, pronoun)
    for preposition in parts.prepositions:
        inner = [child for child in preposition.children if child.dep_ == "pobj"]
        if len(inner) == 1 and inner[0].lower_ in ("which", "whom"):
            _refers_to_noun(scene, verb, preposition)
            scene.use(inner[0])
            scene.resumed[inner[0].i] = pronoun
            return _plain(scene, verb, parts)
    whose = _whose(parts)
    if whose is not None:
        scene.resumed[whose.i] = pronoun
        agent = clauses.agent_of(scene, parts)
        if agent is not None:
            tense = verbparts.tense_of(scene, verb, parts)
            return clauses.verbal(scene, verb, parts, tense, place="relative", agent=agent)
        return _plain(scene, verb, parts)
    if subject is not None and not parts.objects and not parts.passive:
        return _of_object(scene, noun, verb, parts, pronoun)
    raise scene.decline(verb, "relative clause")


def _refers_to_noun(scene: Scene, verb: Token, preposition: Token) -> None:
    """Declines "…, to which he offered his support": not the last noun is answered."""
    if preposition.lower_ == "to" and verb.lemma_.lower() in _ANSWERING:
        raise scene.decline(verb, "an answer to a clause")


_ANSWERING = frozenset({"respond", "reply", "react", "answer", "offer", "express", "agree"})


def _whose(parts: Parts) -> Token | None:
    """The "whose" of "whose results were announced", "whose country it leads"."""
    held = [parts.subject, *parts.objects]
    found = [
        one for two in held if two is not None for one in two.children if one.lower_ == "whose"
    ]
    return found[0] if len(found) == 1 else None


def _of_subject(scene: Scene, verb: Token, parts: Parts, concord: Concord) -> str:
    scene.subject, scene.subject_person = concord, concord.human
    scene.subject_entity = None
    silent = Phrase(text="", concord=concord)
    if verb.lemma_.lower() in clauses.NOT_VERBS and not parts.passive:
        return copula.clause(scene, verb, parts, silent, place="shared", particle="", elided=True)
    tense = verbparts.tense_of(scene, verb, parts)
    if parts.passive:
        return passive.passive(
            scene, verb, parts, tense, place="shared", particle="", shared=silent
        )
    return clauses.verbal(scene, verb, parts, tense, place="shared", shared=silent)


def _of_object(scene: Scene, noun: Token, verb: Token, parts: Parts, pronoun: str) -> str:
    if parts.subject is None or parts.passive or parts.objects:
        raise scene.decline(verb, "relative clause")
    scene.resumed[noun.i] = pronoun
    parts.objects = [noun]
    return _plain(scene, verb, parts)


def _plain(scene: Scene, verb: Token, parts: Parts) -> str:
    if verb.lemma_.lower() in clauses.NOT_VERBS and not parts.passive:
        raise scene.decline(verb, "relative clause")
    tense = verbparts.tense_of(scene, verb, parts)
    if parts.passive and parts.agent is None:
        return passive.passive(scene, verb, parts, tense, place="main", particle="", shared=None)
    if parts.passive:
        raise scene.decline(verb, "relative clause")
    return clauses.verbal(scene, verb, parts, tense, place="relative")


def _by_agent(
    scene: Scene, noun: Token, verb: Token, parts: Parts, pronoun: str, tense: Tense | None = None
) -> str:
    agent = clauses.agent_of(scene, parts)
    if agent is None:
        raise scene.decline(verb, "relative clause")
    if tense is None:
        tense = verbparts.tense_of(scene, verb, parts)
    scene.resumed[noun.i] = pronoun
    parts.objects = [noun]
    return clauses.verbal(scene, verb, parts, tense, place="relative", agent=agent)


def participial(
    scene: Scene, noun: Token, verb: Token, concord: Concord, case: Case, *, definite: bool
) -> str:
    """A participle after a noun: "demanding …", "imposed on …", "posed by …"."""
    parts = verbparts.sort(scene, verb)
    following = _doing_too(verb, parts)
    if parts.subject is not None or parts.auxiliaries or parts.negation or parts.following:
        raise scene.decline(verb, "participle after a noun")
    if parts.marks:
        raise scene.decline(parts.marks[0], "connective")
    scene.use(verb)
    if verb.tag_ != "VBG":
        return _passive_participle(scene, noun, verb, parts, concord, case, definite=definite)
    frame = choose(scene, verb, parts, parts.objects)
    scene.trace.append(frame.id)
    outer = scene.subject, scene.subject_person, scene.subject_entity
    scene.subject, scene.subject_person, scene.subject_entity = concord, concord.human, None
    rest = complements.complements_of(scene, parts, frame, parts.objects)
    scene.subject, scene.subject_person, scene.subject_entity = outer
    gender, number = concord.after
    text = " ".join([generate.conjugate_present(frame.verb, gender, number), *rest])
    for one in following:
        joint = clauses.joint_of(scene, one)
        more = participial(scene, noun, one, concord, case, definite=False)
        text = f"{text} {generate.attach(joint, more)}"
    return f"{relativizer(concord, case)} {text}" if definite else text


def _doing_too(verb: Token, parts: Parts) -> list[Token]:
    """The second verb of "a text welcoming X and calling for Y", taken out of the parts."""
    found = [one for one in parts.following if one.tag_ == "VBG" and not _has_subject(one)]
    if verb.tag_ != "VBG" or len(found) != 1 or len(parts.following) != 1:
        return []
    parts.following = []
    parts.marks = [one for one in parts.marks if one.dep_ != "cc"]
    return found


_FOR_AN_END = frozenset({"take", "adopt", "undertake", "make", "implement", "exert", "use"})
"""What is done to some end: "measures taken to preserve peace"."""


def _passive_participle(  # noqa: C901, PLR0912 - one dependent a line
    scene: Scene,
    noun: Token,
    verb: Token,
    parts: Parts,
    concord: Concord,
    case: Case,
    *,
    definite: bool,
) -> str:
    lemma = verb.lemma_.lower()
    known = PARTICIPLES.get(lemma)
    if lemma == "hold" and not concord.human:
        known = None  # Persons are held captive; what else is held, its noun tells.
    if parts.agent is not None and known is not None and "by" in known.governs:
        parts.prepositions.append(parts.agent)
        parts.agent = None
    if parts.agent is not None:
        parts.passive = True
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
        scene.headline = False
        tense = Tense(kind="present" if lemma in STATES else "past")
        text = _by_agent(scene, noun, verb, parts, generate.PRONOUNS[concord.after], tense)
        scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
        return f"{relativizer(concord, case)} {text}" if definite else text
    if known is None and not (parts.predicate or parts.dative or parts.particle):
        parts.passive = True
        outer = scene.subject, scene.subject_person, scene.subject_entity, scene.headline
        scene.headline = False
        silent = Phrase(text="", concord=concord)
        done = Tense(kind="past")
        text = passive.passive(scene, verb, parts, done, place="shared", particle="", shared=silent)
        scene.subject, scene.subject_person, scene.subject_entity, scene.headline = outer
        return f"{relativizer(concord, case)} {text}" if definite else text
    if known is None or parts.objects or parts.reported or parts.gerund or parts.adverbials:
        raise scene.decline(verb, "participle after a noun")
    if parts.predicate is not None or parts.dative is not None or parts.particle is not None:
        raise scene.decline(verb, "participle after a noun")
    if parts.infinitive is not None and lemma not in _FOR_AN_END:
        raise scene.decline(parts.infinitive, "participle after a noun")
    pieces = [adjective(known.arabic, concord, case, definite=definite)]
    ordered = sorted([*parts.prepositions, *parts.times, *parts.adverbs], key=lambda one: one.i)
    if known.needs and not any(one.lower_ in known.governs for one in parts.prepositions):
        raise scene.decline(verb, "participle after a noun")
    for token in ordered:
        if token.dep_ in ("prep", "agent"):
            governed = known.governs.get(token.lower_)
            if token.lower_ == "on" and governed == "في" and not times.is_time(scene, token):
                governed = NOUN_PREPOSITIONS.get((noun.lemma_.lower(), "on"), "بشأن")
            pieces.append(prepositions.preposition_phrase(scene, token, governed))
        elif scene.entity(token) is not None:
            pieces.append(nouns.noun_phrase(scene, token, "acc").text)
        elif token.dep_ == "npadvmod":
            pieces.append(times.part_of_day(scene, token))
        else:
            pieces.extend(complements.adverb(scene, token))
    if parts.infinitive is not None:
        purpose = subordinate.verbal_noun(scene, parts.infinitive)
        pieces.append(generate.attach("ل", purpose))
    return " ".join(pieces)
