"""What English verbs take and how Arabic says it: one module for each kind of event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief.frames import acting, agreeing, meeting, speaking, table
from musnad.write.brief.frames.frame import Frame
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.scene import Scene
    from musnad.write.brief.verbparts import Parts

__all__ = ["FRAMES", "Frame", "choose"]

FRAMES: dict[str, tuple[Frame, ...]] = {}
for _module in (meeting, speaking, agreeing, acting, table):
    for _frame in _module.FRAMES:
        FRAMES[_frame.en] = (*FRAMES.get(_frame.en, ()), _frame)


def _breadth(frame: Frame) -> int:
    """How much a reading asks for: set phrases come first, what fits anything last."""
    if frame.needs.startswith(("phrase=", "state=")):
        return 0
    return {"object": 2, "none": 2, "alone": 2, "": 3}.get(frame.needs, 1)


for _lemma, _readings in FRAMES.items():
    FRAMES[_lemma] = tuple(sorted(_readings, key=_breadth))

_KINDS = {
    "need": frozenset(listed("need demand challenge")),
    "condition": frozenset(listed("condition criterion requirement standard precondition")),
    "obligation": frozenset(listed("obligation commitment pledge promise responsibility")),
    "goal": frozenset(listed("goal target objective")),
    "talks": frozenset(
        listed("discussion conversation talk exchange consultation dialogue debate meeting call")
    ),
    "ban": frozenset(
        listed(
            "sanction restriction ban siege blockade embargo measure tariff obstacle barrier flag "
            "immunity curfew freeze suspension"
        )
    ),
    "tension": frozenset({"tension"}),
    "state": frozenset(
        listed(
            "state statehood authority government regime annexation independence republic "
            "sovereignty genocide junta legitimacy"
        )
    ),
    "tribute": frozenset({"tribute"}),
    "part": frozenset({"part"}),
    "raid": frozenset(listed("attack strike raid assault war offensive operation invasion")),
    "visit": frozenset({"visit", "trip"}),
    "effort": frozenset({"effort"}),
    "flowers": frozenset({"flower", "wreath"}),
    "responsibility": frozenset({"responsibility"}),
    "way": frozenset(listed("way corridor crossing road door market factory office embassy")),
    "step": frozenset(listed("step measure action decision")),
    "progress": frozenset({"progress"}),
    "role": frozenset({"role"}),
    "issue": frozenset({"issue", "question", "matter", "case"}),
    "concern": frozenset({"concern", "alarm"}),
    "right": frozenset({"right", "power"}),
    "restraint": frozenset({"restraint", "caution", "patience"}),
    "mandate": frozenset({"mandate", "deadline", "ceasefire", "truce"}),
    "event": frozenset(
        listed(
            "meeting talk summit conference session round consultation discussion "
            "ceremony negotiation dialogue"
        )
    ),
    "courtesy": frozenset(
        listed("condolence sympathy congratulation thank gratitude apology wish greeting")
    ),
    "help": frozenset({"support", "assistance", "help", "aid"}),
    "audience": frozenset(listed("council assembly parliament conference summit meeting session")),
}


def choose(scene: Scene, verb: Token, parts: Parts, objects: list[Token]) -> Frame:
    """The first reading of the verb that takes exactly what the sentence gives it."""
    for frame in FRAMES.get(verb.lemma_.lower(), ()):
        if frame.needs.startswith("phrase="):
            if _takes_in(scene, frame, verb, parts, objects):
                return frame
        elif frame.needs.startswith("state="):
            if _leaves_so(scene, frame, parts, objects):
                return frame
        elif _fits(scene, frame, parts, objects):
            return frame
    raise scene.decline(verb, "verb")


def _takes_in(scene: Scene, frame: Frame, verb: Token, parts: Parts, objects: list[Token]) -> bool:
    """Whether the verb stands with its phrase ("take place", "enter into force").

    The phrase is then accounted for and taken out of the parts; what hangs on its noun
    belongs to the verb.
    """
    *before, noun = frame.needs.removeprefix("phrase=").split(" ")
    held = [
        (one, child)
        for one in (parts.prepositions if before else [])
        for child in one.children
        if one.lower_ == before[0] and child.dep_ == "pobj"
    ]
    held = held if before else [(one, one) for one in objects]
    found = next((pair for pair in held if pair[1].lower_ == noun), None)
    if found is None or scene.entity(found[1]) is not None:
        return False
    own = [one for one in found[1].children if one.dep_ == "det" or one.tag_ == "PRP$"]
    inner = [one for one in found[1].children if one.dep_ != "prep" and one not in own]
    if inner or (parts.passive and not before):
        return False
    rest = [one for one in objects if one is not found[0]]
    kept = [one for one in parts.prepositions if one is not found[0]]
    kept.extend(one for one in found[1].children if one.dep_ == "prep")
    outer = parts.prepositions
    parts.prepositions = kept
    if not _fits(scene, replace(frame, needs="none" if frame.object is None else ""), parts, rest):
        parts.prepositions = outer
        return False
    taken = {english for english, arabic in frame.preps if not arabic}
    if taken and frame.object is None and not taken & {one.lower_ for one in kept}:
        parts.prepositions = outer
        return False
    objects[:] = rest
    scene.use(verb, *found, *own)
    return True


def _fits(  # noqa: PLR0911
    scene: Scene, frame: Frame, parts: Parts, objects: list[Token]
) -> bool:
    if len(objects) > 1:
        return False
    if parts.particle is not None and frame.needs != parts.particle.lower_:
        return False
    person = frame.person is not None and (parts.infinitive or parts.reported)
    if objects and frame.object is None and not person:
        return False
    if parts.reported is not None and frame.that is None:
        return False
    if parts.gerund is not None and frame.ing is None:
        return False
    told = frame.en == "order" and parts.infinitive is not None and frame.person is not None
    said = parts.reported if frame.en == "hold" and frame.that is not None else None
    if said is not None and not any(one.lower_ == "that" for one in said.children):
        return False
    if told and not all(_can_be_told(scene, one) for one in objects):
        return False
    if parts.predicate is not None or (parts.judged is not None) != (frame.needs == "judged"):
        return False
    return _needs(scene, frame, parts, objects)


def _can_be_told(scene: Scene, token: Token) -> bool:
    """Whether somebody can order this one to do something: a person or a body, no measure."""
    entity = scene.entity(token)
    bodies = {*_GROUPS, "army", "military", "government", "force", "forces", "court", "ministry"}
    return entity is not None or _is_human(scene, token) or token.lemma_.lower() in bodies


def _leaves_so(scene: Scene, frame: Frame, parts: Parts, objects: list[Token]) -> bool:
    """Whether the verb leaves its object in a state ("hold X accountable for Y").

    English makes the object the subject of the adjective; here it is the verb's again.
    """
    state = parts.reported or parts.predicate
    if state is None or state.lower_ != frame.needs.removeprefix("state="):
        return False
    held = [one for one in state.children if one.dep_ in ("nsubj", "dobj")] or list(objects)
    joined = [one for one in state.children if one.dep_ == "prep"]
    others = [
        one
        for one in state.children
        if one.dep_ not in ("nsubj", "dobj", "prep") and one.text != ","
    ]
    known = {english for english, _ in frame.preps}
    if len(held) != 1 or others or any(one.lower_ not in known for one in joined):
        return False
    parts.reported = parts.predicate = None
    objects[:] = held
    parts.prepositions.extend(joined)
    scene.use(state)
    return True


def _needs(scene: Scene, frame: Frame, parts: Parts, objects: list[Token]) -> bool:  # noqa: C901, PLR0911, PLR0912
    prepositions = {one.lower_ for one in parts.prepositions}
    if parts.dative is not None:
        prepositions.add(parts.dative.lower_)
    clause = parts.reported is not None or (parts.infinitive is not None and frame.to is not None)
    listed = any(english in prepositions for english, _ in frame.preps)
    heads = {_head_of(scene, one) for one in objects}
    match frame.needs:
        case "":
            return (
                bool(objects)
                or clause
                or listed
                or (parts.gerund is not None and frame.ing is not None)
                or (frame.object is None and frame.that is None and frame.to is None)
            )
        case "never":
            return False
        case "none":
            return not objects and not clause and parts.gerund is None
        case "alone":
            return not objects and not clause and "with" not in prepositions
        case "object" | "judged":
            return bool(objects)
        case "that":
            return parts.reported is not None
        case "to":
            return parts.infinitive is not None
        case "clause":
            return clause and not objects
        case "complement":
            return clause or listed or parts.gerund is not None
        case "prep":
            return listed
        case "to_place":
            return "to" in prepositions
        case "meets":
            return bool(objects) and all(_can_be_met(scene, one) for one in objects)
        case "tribute" | "part":
            return bool(heads & _KINDS[frame.needs]) and listed
        case "clear":
            return parts.reported is not None
        case "money":
            entities = [scene.entity(one) for one in objects]
            return any(one is not None and one.measure == "money" for one in entities)
        case "figure":
            counts = [scene.entity(one) for one in objects]
            return any(one is not None and one.kind == "figure" for one in counts)
        case "human":
            return any(_is_human(scene, one) for one in objects)
        case "amount":
            levels = [scene.entity(one) for role in parts.prepositions for one in role.children]
            found = any(one is not None and one.kind == "figure" for one in levels)
            return found and not objects and not clause
        case "sum":
            sums = [scene.entity(one) for role in parts.prepositions for one in role.children]
            return listed and any(one is not None and one.measure == "money" for one in sums)
        case "post":
            held = [
                one for prep in parts.prepositions if prep.lower_ == "as" for one in prep.children
            ]
            return any(_is_human(scene, one) for one in held)
        case "forward" | "ahead" | "together":
            return any(one.lower_ == frame.needs for one in parts.adverbs)
        case "dative":
            return False
        case nouns if nouns.startswith("object="):
            return bool(heads & set(nouns.removeprefix("object=").split(",")))
        case kind if kind in _KINDS:
            return bool(heads & _KINDS[kind])
        case preposition:
            return (
                preposition in prepositions
                or (parts.particle is not None and parts.particle.lower_ == preposition)
                or any(one.lower_ == preposition for one in parts.adverbs)
            )


def _head_of(scene: Scene, token: Token) -> str:
    """The noun that an object is: for an office its last word ("the French ambassador")."""
    entity = scene.entity(token)
    if entity is not None and entity.kind == "office":
        return entity.english.rsplit(" ", maxsplit=1)[-1].lower()
    if entity is not None and entity.kind in ("place", "country"):
        return "place"
    return token.lemma_.lower()


def _can_be_met(scene: Scene, token: Token) -> bool:
    """Somebody, or a body of people: one does not meet a condition in this sense."""
    entity = scene.entity(token)
    if entity is not None:
        return entity.kind in ("person", "office", "nationality")
    return _is_human(scene, token) or token.lemma_.lower() in _GROUPS


_GROUPS = frozenset(listed("delegation team group committee side counterpart family council"))


def _is_human(scene: Scene, token: Token) -> bool:
    entity = scene.entity(token)
    if entity is not None:
        return entity.kind in ("person", "office")
    if token.lower_ in ("him", "whom", "who"):
        return True
    noun = scene.words.noun(token.lemma_)
    return noun is not None and noun.human
