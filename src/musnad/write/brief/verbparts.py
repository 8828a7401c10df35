"""An English verb's dependents, sorted by what they do, and its tense."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from musnad.write.brief import backshift, makings
from musnad.write.brief.frames import FRAMES
from musnad.write.brief.government import GOODS, NOUN_INFINITIVES, NOUN_PREPOSITIONS
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "shall"})


@dataclass(slots=True, kw_only=True)
class Parts:
    """The dependents of one verb, sorted; ``auxiliaries`` in order."""

    subject: Token | None = None
    passive: bool = False
    auxiliaries: list[Token] = field(default_factory=list)
    negation: Token | None = None
    objects: list[Token] = field(default_factory=list)
    dative: Token | None = None
    prepositions: list[Token] = field(default_factory=list)
    adverbs: list[Token] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)
    reported: Token | None = None
    infinitive: Token | None = None
    gerund: Token | None = None
    adverbials: list[Token] = field(default_factory=list)
    agent: Token | None = None
    particle: Token | None = None
    predicate: Token | None = None
    expletive: Token | None = None
    following: list[Token] = field(default_factory=list)
    extras: list[Token] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    when: list[str] = field(default_factory=list)
    none: Token | None = None
    marks: list[Token] = field(default_factory=list)
    judged: Token | None = None
    """What the object is held to be: "considers it a crime"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tense:
    """``past``, ``present``, ``future``, ``must``, ``should``, ``can``, ``may``, ``wish``,
    ``jussive`` or ``was`` (was doing); ``never`` adds «أبدا» to a negation.
    """

    kind: str
    negative: bool = False
    never: bool = False


def sort(scene: Scene, verb: Token) -> Parts:  # noqa: C901, PLR0912, PLR0915 - a table
    """The verb's dependents by what they do; declines what it does not know."""
    parts = Parts()
    for child in verb.children:
        if child.i in scene.skipped:
            continue
        entity = scene.entity(child)
        match child.dep_:
            case "nsubj" | "nsubjpass" | "csubj" | "csubjpass":
                if parts.subject is not None:
                    raise scene.decline(child, "two subjects")
                parts.subject = child
                if any(one.lower_ == "no" and one.dep_ == "det" for one in child.children):
                    scene.nones.add(child.i)
                parts.none = next(
                    (one for one in child.children if one.lower_ == "no" and one.dep_ == "det"),
                    None,
                )
                parts.passive = parts.passive or child.dep_ in ("nsubjpass", "csubjpass")
            case "expl":
                parts.expletive = child
            case "aux" | "auxpass":
                parts.auxiliaries.append(child)
                parts.passive = parts.passive or child.dep_ == "auxpass"
            case "neg":
                if parts.negation is not None:
                    raise scene.decline(child, "double negation")
                parts.negation = child
            case "dobj":
                if entity is not None and entity.kind == "date":
                    parts.times.append(child)
                else:
                    parts.objects.append(child)
            case "dative":
                parts.dative = child
            case "prep":
                parts.prepositions.append(child)
            case "npadvmod" if entity is not None and _is_object(scene, verb, child, entity.kind):
                parts.objects.append(child)
            case "npadvmod" if entity is not None and entity.kind in _NO_TIMES:
                raise scene.decline(child, "a name that is no time")
            case "npadvmod":
                parts.times.append(child)
            case "advmod":
                (parts.times if entity is not None else parts.adverbs).append(child)
            case "ccomp" | "xcomp" if is_manner(child):
                parts.objects.append(child)
            case "ccomp":
                parts.reported = child
            case "xcomp" | "advcl" | "ccomp" if _wished_for(verb, child) is not None:
                parts.prepositions.extend(
                    one for one in child.children if one.lower_ == "for" and one.dep_ == "mark"
                )
            case "xcomp" | "advcl" if _belongs_to_noun(scene, child):
                continue
            case "xcomp":
                _xcomp(child, parts)
            case "advcl":
                parts.adverbials.append(child)
            case "agent":
                parts.agent = child
            case "prt" if any(one.dep_ == "pobj" for one in child.children):
                parts.prepositions.append(child)
            case "prt":
                parts.particle = child
            case "acomp" | "attr":
                parts.predicate = child
            case "oprd":
                parts.predicate = child
            case "conj" if child.tag_ == "IN":
                parts.prepositions.append(child)
            case "conj" if child.pos_ in ("NOUN", "PROPN") and parts.objects:
                parts.extras.append(child)
            case "conj":
                parts.following.append(child)
            case "cc" if _joins_phrases(child):
                scene.use(child)
            case "cc" | "mark":
                parts.marks.append(child)
            case "punct":
                if child.text not in (",", ".", ";", ":", "-", "–", "—"):
                    raise scene.decline(child, "punctuation")
                scene.use(child)
            case _:
                raise scene.decline(child, f"verb/{child.dep_}")
    _as_passive_too(verb, parts)
    _judge(verb, parts)
    if parts.gerund is not None and not parts.objects and parts.predicate is None:
        frames = FRAMES.get(verb.lemma_.lower(), ())
        if frames and not any(one.ing is not None for one in frames):
            parts.objects, parts.gerund = [parts.gerund], None
    parts.prepositions.extend(scene.given.get(verb.i, []))
    _give_sums(scene, parts)
    _join_objects(scene, parts)
    if parts.subject is not None and parts.objects:
        last = parts.objects[-1].i
        parts.extras.extend(
            one for one in parts.subject.children if one.dep_ == "appos" and one.i > last
        )
    _give_phrases(scene, parts)
    _give_governed(scene, parts)
    return parts


_NO_TIMES = frozenset({"place", "country", "organisation", "person", "office", "nationality"})
"""What the parser may take for a time, though a name says only who or where."""


def _is_object(scene: Scene, verb: Token, child: Token, kind: str) -> bool:
    """ "Received today the President": whom one received, though the time comes first."""
    before = scene.entity(child.doc[child.i - 1]) if child.i else None
    timed = before is not None and before.kind == "date" and child.i > verb.i
    objects = any(one.dep_ in ("dobj", "auxpass", "dative") for one in verb.children)
    return kind in ("person", "office") and timed and not objects


_JUDGING = frozenset({"consider", "deem"})


def _judge(verb: Token, parts: Parts) -> None:
    """ "Considers the agreement a step": the agreement is the object, a step what it is."""
    said = parts.predicate
    if said is not None and len(parts.objects) == 1 and makings.is_made_so(verb, said):
        parts.judged, parts.predicate = said, None
        return
    if verb.lemma_.lower() not in _JUDGING or said is None or len(parts.objects) != 1:
        return
    if said.dep_ == "oprd" and said.pos_ == "NOUN":
        parts.judged, parts.predicate = said, None


def _as_passive_too(verb: Token, parts: Parts) -> None:
    """ "Are identified and brought to justice": the second is done to them as the first is."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or first.tag_ != "VBN" or parts.auxiliaries:
        return
    bare = parts.subject is None and parts.negation is None and not parts.objects
    shared = [one for one in first.children if one.dep_ in ("aux", "auxpass")]
    denied = any(one.dep_ == "neg" for one in first.children)
    finite = shared and shared[0].tag_ in ("VBZ", "VBP", "VBD")
    if bare and finite and not denied and any(one.dep_ == "auxpass" for one in shared):
        parts.passive, parts.auxiliaries = True, shared


_BARRED = frozenset(
    listed(
        "obstacle barrier impediment attack strike assault alarm concern shock horror sadness "
        "outrage disappointment dismay frustration regret satisfaction worry"
    )
)


def _give_governed(scene: Scene, parts: Parts) -> None:
    """ "Lift all barriers to aid": the noun governs the phrase, whatever the parser says."""
    if len(parts.objects) != 1 or parts.objects[0].lemma_.lower() not in _BARRED:
        return
    noun = parts.objects[0]
    for preposition in list(parts.prepositions):
        governed = (noun.lemma_.lower(), preposition.lower_) in NOUN_PREPOSITIONS
        dates = [scene.entity(child) for child in preposition.children]
        timed = any(one is not None and one.kind == "date" for one in dates)
        if governed and not timed and preposition.i > noun.i:
            parts.prepositions.remove(preposition)
            scene.given.setdefault(noun.i, []).append(preposition)


def _give_phrases(scene: Scene, parts: Parts) -> None:
    """ "X said that A rests on B, and on C": the last phrase is the inner verb's."""
    inner = parts.reported
    if inner is None:
        return
    held = {child.lower_ for child in inner.children if child.dep_ == "prep"}
    for preposition in list(parts.prepositions):
        before = preposition.doc[preposition.i - 1].lower_
        if preposition.i > inner.i and before in ("and", ",") and preposition.lower_ in held:
            parts.prepositions.remove(preposition)
            scene.given.setdefault(inner.i, []).append(preposition)


def _join_objects(scene: Scene, parts: Parts) -> None:
    """ "A's X with B and its Y": the second object is joined to the first, not a new one."""
    if len(parts.objects) != _TWO:
        return
    first, second = parts.objects
    start = min(one.i for one in second.subtree)
    joint = second.doc[start - 1]
    if joint.lower_ != "and" or joint.head.i not in {one.i for one in first.subtree}:
        return
    if any(one.i > joint.i for one in first.subtree):
        return
    parts.objects = [first]
    parts.extras.append(second)
    scene.use(joint)


_TWO = 2


def joins_like_phrases(joint: Token) -> bool:
    """ "Talked about the return of X and about the release": a like phrase follows "and"."""
    after = joint.doc[joint.i + 1] if joint.i + 1 < len(joint.doc) else None
    if joint.lower_ != "and" or after is None or after.tag_ != "IN" or after.dep_ != "prep":
        return False
    return any(
        one.lower_ == after.lower_ and one.i < joint.i and one.dep_ == "prep"
        for one in after.head.children
    )


def _joins_phrases(joint: Token) -> bool:
    """ "On respect, on law, and on sovereignty": what follows "and" is a like phrase."""
    after = joint.doc[joint.i + 1] if joint.i + 1 < len(joint.doc) else None
    if joint.lower_ != "and" or after is None or after.tag_ != "IN":
        return False
    return any(
        one.lower_ == after.lower_ and one.i < joint.i and one.dep_ == "prep"
        for one in joint.head.children
    )


def _give_sums(scene: Scene, parts: Parts) -> None:
    """ "$250 million in aid": what the sum buys is the sum's, whatever the parser says."""
    for preposition in list(parts.prepositions):
        before = preposition.doc[preposition.i - 1] if preposition.i else None
        if preposition.lower_ != "in" or before is None or before not in parts.objects:
            continue
        entity = scene.entity(before)
        goods = {child.lemma_.lower() for child in preposition.children}
        if entity is not None and entity.measure == "money" and goods & GOODS:
            parts.prepositions.remove(preposition)
            scene.moved[before.i] = preposition


def _belongs_to_noun(scene: Scene, verb: Token) -> bool:
    """ "Reviewed ways to strengthen": the infinitive is the noun's, whatever the parser says."""
    to = next((child for child in verb.children if child.lower_ == "to"), None)
    if verb.tag_ != "VB" or to is None or to.i == 0:
        return False
    noun = verb.doc[to.i - 1]
    if noun.lemma_.lower() not in NOUN_INFINITIVES or noun.pos_ != "NOUN":
        return False
    if noun.dep_ not in ("dobj", "conj", "pobj") or scene.entity(noun) is not None:
        return False
    if noun.lower_ == "authorities":
        return False
    scene.moved[noun.i] = verb
    return True


def is_manner(verb: Token) -> bool:
    """Whether a clause tells how: "how to end the war", "how X has done Y"."""
    told = verb.dep_ == "ccomp" and any(one.dep_ == "nsubj" for one in verb.children)
    return any(
        (one.lower_ == "how" or (told and one.lower_ in ASKING))
        and one.dep_ == "advmod"
        and not list(one.children)
        for one in verb.children
    )


ASKING = {"how": "كيف", "when": "متى", "where": "أين", "why": "لماذا"}
"""Words that open an indirect question."""


def _wished_for(verb: Token, child: Token) -> Token | None:
    """The "for" of "called for sanctions to be lifted", where the verb takes such a "for"."""
    mark = next((one for one in child.children if one.lower_ == "for" and one.dep_ == "mark"), None)
    frames = FRAMES.get(verb.lemma_.lower(), ())
    if mark is None or not any(one.preposition("for") is not None for one in frames):
        return None
    return mark


def _xcomp(child: Token, parts: Parts) -> None:
    if child.tag_ == "VBG":
        parts.gerund = child
    elif child.tag_ == "VB":
        parts.infinitive = child
    else:
        parts.predicate = child


def tense_of(scene: Scene, verb: Token, parts: Parts) -> Tense:
    """The tense and mood that the auxiliaries show; declines what Arabic would blur."""
    asked, scene.tense = scene.tense, ""
    tense = _tense_of(scene, verb, parts)
    if not asked:
        return tense
    allowed = asked == "wish" and tense.kind in ("may", "can") and _so_that(verb)
    hoped = verb.dep_ in ("ccomp", "acl") and verb.head.lemma_ == "hope"
    allowed = allowed or (asked == "wish" and tense.kind in ("future", "can", "may") and hoped)
    if (tense.kind not in ("present", "past", "was") and not allowed) or tense.never:
        raise scene.decline(verb, "mood")
    return Tense(kind=asked, negative=tense.negative)


def _so_that(verb: Token) -> bool:
    """ "So that X may": the purpose says "may" already."""
    marks = {one.lower_ for one in verb.children if one.dep_ == "mark"}
    return marks == {"so", "that"}


def _tense_of(  # noqa: C901, PLR0912 - one auxiliary a line
    scene: Scene, verb: Token, parts: Parts
) -> Tense:
    lemmas = [aux.lemma_.lower() for aux in parts.auxiliaries]
    words = [aux.lower_ for aux in parts.auxiliaries]
    scene.use(verb, *parts.auxiliaries)
    negative = parts.negation is not None
    if parts.none is not None:
        if negative or any(one.dep_ == "conj" for one in parts.none.head.children):
            raise scene.decline(parts.none, "double negation")
        negative = True
        scene.nones.add(parts.none.head.i)
    if parts.negation is not None:
        if parts.negation.lower_ == "never" and not parts.auxiliaries and verb.tag_ == "VBZ":
            scene.use(parts.negation)
            return Tense(kind="future", negative=True, never=True)
        if parts.negation.lower_ == "never" and "have" in lemmas and verb.tag_ in ("VBN", "VBD"):
            scene.use(parts.negation, *parts.auxiliaries)
            return Tense(kind="past", negative=True, never=True)
        strict = [one for one in ("can", "must", "should") if one in words]
        if parts.negation.lower_ == "never" and len(strict) == 1:
            scene.use(parts.negation, *parts.auxiliaries)
            return Tense(kind=strict[0], negative=True, never=True)
        if parts.negation.lower_ not in ("not", "n't"):
            raise scene.decline(parts.negation, "negation")
        scene.use(parts.negation)
    rest = [
        word for word, lemma in zip(words, lemmas, strict=True) if lemma not in ("be", "have", "do")
    ]
    if len(rest) > 1:
        raise scene.decline(parts.auxiliaries[0], "auxiliaries")
    that = verb.dep_ == "acl" and any(
        one.lower_ == "that" and one.dep_ == "mark" for one in verb.children
    )
    told = verb.dep_ == "ccomp" or (verb.dep_ == "conj" and verb.head.dep_ == "ccomp") or that
    if rest and rest[0] in _LATER and told:
        rest[0] = _LATER[rest[0]]
    if rest and rest[0] in ("could", "might") and _may_happen(scene, verb, parts):
        rest[0] = "may"
    if rest and rest[0] == "would" and verb.dep_ == "relcl":
        return Tense(kind="would", negative=negative)
    kind = _modal(scene, parts, rest[0]) if rest else _plain(scene, verb, words, lemmas)
    if kind == "past" and backshift.moved_back(verb):
        kind = "present"
    if kind == "future" and "have" in lemmas:
        raise scene.decline(parts.auxiliaries[0], "future perfect")
    return Tense(kind=kind, negative=negative)


_LATER = {"would": "will", "could": "can", "might": "may"}
"""What a modal was before a verb of telling in the past moved it back."""


def _may_happen(scene: Scene, verb: Token, parts: Parts) -> bool:
    """ "This could lead to war": what a thing could do may happen; a person could be able."""
    subject = parts.subject
    if parts.negation is not None or subject is None:
        return False
    if subject.lower_ in ("that", "which") and verb.dep_ == "relcl":
        subject = verb.head
    entity, noun = scene.entity(subject), scene.words.noun(subject.lemma_)
    return entity is None and noun is not None and not noun.human and subject.pos_ == "NOUN"


_LASTING = frozenset({"look", "hope", "want", "expect", "stand", "believe", "support", "intend"})
"""Verbs that a verb of telling puts into the past though they still hold."""


def _is_bound(verb: Token) -> bool:
    """Whether the verb stands after «أن»: what is joined to it stands in the same mood."""
    return any(
        child.dep_ == "aux" and child.lower_ in ("must", "should", "can") for child in verb.children
    )


def _modal(scene: Scene, parts: Parts, word: str) -> str:
    if "have" in [aux.lemma_.lower() for aux in parts.auxiliaries]:
        raise scene.decline(parts.auxiliaries[0], "modal perfect")
    if word in _FUTURE:
        return "future"
    if word in ("must", "should", "can", "may"):
        return word
    raise scene.decline(parts.auxiliaries[0], "modal")


def _plain(  # noqa: PLR0911 - one form a line
    scene: Scene, verb: Token, words: list[str], lemmas: list[str]
) -> str:
    if "have" in lemmas:
        if words[lemmas.index("have")] == "had":
            return "past"
        return "present" if verb.tag_ == "VBG" else "past"
    if "do" in lemmas:
        return "past" if words[lemmas.index("do")] == "did" else "present"
    if "be" in lemmas:
        form = words[lemmas.index("be")]
        if form in ("was", "were") and (verb.tag_ == "VBG" or "being" in words):
            if verb.dep_ == "ccomp":
                return "present"
            if verb.tag_ != "VBG":
                raise scene.decline(verb, "past progressive")
            return "was"
        return "past" if form in ("was", "were", "been") else "present"
    if verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.lemma_.lower() in _LASTING:
        return "present"
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    if verb.tag_ in ("VBZ", "VBP", "VB"):
        if verb.tag_ == "VB" and not words and verb.dep_ == "conj" and _is_bound(verb.head):
            return "wish"
        return "past" if scene.past and verb.head.i == verb.i else "present"
    raise scene.decline(verb, "verb form")
