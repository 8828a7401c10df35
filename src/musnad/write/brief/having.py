"""What somebody has: «لدى الحكومة خطة», «ليس لدى الوزارة أي معلومات»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import antecedents, clauses, complements, generate, nouns, verbparts
from musnad.write.brief.frames.frame import frame
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.verbparts import Parts
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNED = frozenset(
    listed(
        "priority plan goal aim objective interest information evidence choice option ambition "
        "opportunity potential doubt experience expertise knowledge illusion intention role "
        "idea concern question friend partner ally vision agenda commitment duty obligation "
        "advantage say lot history tradition record strategy policy agreement sovereignty "
        "understanding proof indication reason confidence faith member office presence embassy "
        "year decade background appetite wish desire cause claim authority jurisdiction "
        "project programme program stockpile hope chance problem force army industry economy "
        "population border resource staff team mechanism framework"
    )
)
_HAVING = frame(
    "have", "امتلك/يمتلك/امتلاك", object="", preps="in=في over=على with=مع for=ل to=إلى"
)
_WAS = generate.Verb(past="كان", present="يكون", noun="كون")
_OVER = frozenset({"sovereignty", "authority", "claim", "jurisdiction"})
"""What somebody has by law, «ل» and not «لدى»."""


def has(  # noqa: PLR0912 - one way of having a line
    scene: Scene,
    verb: Token,
    parts: Parts,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    """A clause of "have" with what is had; ``""`` for what the verb's own readings tell."""
    if verb.lemma_.lower() != "have" or len(parts.objects) != 1 or parts.passive:
        return ""
    thing = parts.objects[0]
    rest = (parts.reported, parts.gerund, parts.predicate, parts.particle, parts.dative)
    if scene.entity(thing) is not None or any(one is not None for one in rest) or parts.extras:
        return ""
    if thing.lemma_.lower() not in _OWNED or place not in ("main", "reported", "shared"):
        return ""
    if parts.infinitive is not None or parts.adverbials or scene.headline:
        return ""
    tense = verbparts.tense_of(scene, verb, parts)
    none = [one for one in thing.children if one.lower_ == "no" and one.dep_ == "det"]
    if tense.kind not in ("present", "past", "future") or (none and tense.negative):
        raise scene.decline(verb, "having")
    case: generate.Case = "acc" if place == "reported" else "nom"
    owner = shared or antecedents.subject_of(scene, verb, parts, case)
    if none:
        scene.nones.add(thing.i)
    lawful = thing.lemma_.lower() in _OVER
    if owner.text:
        by = generate.attach("ل" if lawful else "لدى", owner.text)
    else:
        pronoun = generate.PRONOUNS[owner.concord.after]
        by = generate.with_pronoun("ل" if lawful else "لدى", pronoun)
    denied = bool(none) or tense.negative
    simple = tense.kind == "present" and not denied and place == "reported"
    had = nouns.noun_phrase(scene, thing, "acc" if simple else "nom", fresh=True)
    others = complements.complements_of(scene, parts, _HAVING, [])
    scene.note("rule", "having")
    gender = had.concord.before
    if tense.kind == "present" and denied:
        form = "ليس"
    elif tense.kind == "present":
        form = ""
    elif denied:
        raise scene.decline(verb, "having")
    else:
        form = clauses.finite(_WAS, gender, "sg", tense)
    start = ""
    if place == "reported":
        start = f"{particle}ه" if form else particle
    text = " ".join(one for one in (start, form, by, had.text, *others) if one)
    kept = Phrase(text="", concord=owner.concord)
    return clauses.coordinate(scene, text, kept, parts, place=place, particle=particle)
