"""What agrees with a noun or follows it: adjectives, sums, complements, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import (
    amounts,
    asides,
    clauses,
    copula,
    describing,
    generate,
    hopes,
    prepositions,
    relatives,
    subordinate,
)
from musnad.write.brief.generate import Case, Concord, adjective, article, attach, is_definite_word
from musnad.write.brief.government import (
    NOUN_INFINITIVES,
    NOUN_PREPOSITIONS,
)
from musnad.write.brief.nounparts import Parts
from musnad.write.brief.scene import Declined, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset({"this", "these", "that", "those"})


def worth(scene: Scene, parts: Parts, concord: Concord, *, definite: bool) -> list[str]:
    """A sum before a noun: «الحزمة البالغة قيمتها 350 مليون …», «حزمة بقيمة …»."""
    if parts.worth is None:
        return []
    entity = scene.entity(parts.worth)
    said = [one for one in parts.worth.children if one.lower_ == "worth"]
    if entity is None or len(list(parts.worth.children)) != len(said):
        raise scene.decline(parts.worth, "sum")
    scene.use(parts.worth, *said)
    sum_ = amounts.figure(scene, parts.worth, entity)
    if not definite:
        return [f"بقيمة {sum_}"]
    return [f"البالغة {generate.suffix('قيمة', generate.PRONOUNS[concord.after])} {sum_}"]


def means(token: Token, parts: Parts) -> Token | None:
    """The infinitive of "ways to …", which Arabic makes a genitive."""
    lemma = token.lemma_.lower()
    bare = not any(one.dep_ == "amod" for one in token.children)
    alone = lemma in _FELT or (lemma == "responsibility" and bare)
    if (NOUN_INFINITIVES.get(lemma) != "" and not alone) or parts.of or parts.owner:
        return None
    return next((one for one in parts.clauses if _is_infinitive(one)), None)


_MATERIALS = frozenset(
    listed(
        "energy peace ceasefire climate health water food oil gas hostage prisoner border police "
        "army government refugee war debt grain arms reconstruction recovery aid relief"
    )
)


def material(  # noqa: PLR0911 - one reason against a line
    scene: Scene, token: Token, parts: Parts, *, definite: bool
) -> Token | None:
    """A noun before a noun that has no adjective of its own: "energy sector".

    It is taken out of the adjectives and becomes the genitive («قطاع الطاقة»).
    """
    if not definite or scene.title or parts.owner is not None or not parts.adjectives:
        return None
    nearest = parts.adjectives[-1]
    if len(parts.adjectives) == 1 and _are_two_nouns(scene, nearest):
        parts.adjectives.remove(nearest)
        nearest.dep_ = "compound"
        return nearest
    plain = nearest.dep_ == "compound" and nearest.tag_ == "NN" and not list(nearest.children)
    if not plain or scene.entity(nearest) is not None or scene.listed(nearest):
        return None
    if nearest.text[:1].isupper() or scene.words.adjective(nearest.text) is not None:
        return None
    if nearest.lower_ not in _MATERIALS or nearest.i != token.i - 1:
        return None
    if scene.words.noun(nearest.text) is None or len(parts.adjectives) > 1:
        return None
    parts.adjectives.remove(nearest)
    return nearest


def _are_two_nouns(scene: Scene, token: Token) -> bool:
    """ "The deterrence and response capabilities": capabilities of both."""
    second = [one for one in token.children if one.dep_ == "conj"]
    joints = [one for one in token.children if one.lower_ == "and"]
    if len(second) != 1 or len(joints) != 1 or len(list(token.children)) != len(_PAIR):
        return False
    bare = token.tag_ == "NN" and second[0].tag_ == "NN" and not list(second[0].children)
    return bare and all(
        scene.entity(one) is None
        and one.text.islower()
        and scene.words.noun(one.text) is not None
        and scene.words.adjective(one.text) is None
        for one in (token, second[0])
    )


_PAIR = ("and", "noun")


def pointing(concord: Concord, *, far: bool = False) -> str:
    """«هذا», «هذه», «هؤلاء» as the noun asks; ``far`` «ذلك», «تلك»."""
    gender, number = concord.after
    if far and number == "sg":
        return "ذلك" if gender == "m" else "تلك"
    if far:
        raise Declined("those", "determiner")
    if number == "pl":
        return "هؤلاء"
    if number == "du":
        return "هذين" if gender == "m" else "هاتين"
    return "هذا" if gender == "m" else "هذه"


def words(noun: Noun, concord: Concord) -> str:
    """The singular or plural of the noun, as the phrase has it."""
    if concord.number == "pl" and not noun.plural_only:
        return noun.plural or noun.singular
    return noun.singular


def inflected(  # noqa: C901, PLR0911, PLR0912 - one layout a line
    scene: Scene,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    case: Case,
    *,
    definite: bool,
) -> str:
    """The noun with its own and the English adjectives, in case, number and definiteness."""
    senior = _senior(scene, words, concord, adjectives)
    if words.endswith(" كبار") and words.count(" ") == 1 and concord.number == "pl":
        words = words[: -len(" كبار")]
        return f"كبار {inflected(scene, words, concord, adjectives, 'gen', definite=True)}"
    if senior is not None:
        others = [one for one in adjectives if one is not senior]
        return f"كبار {inflected(scene, words, concord, others, 'gen', definite=True)}"
    layout = scene.words.layout(words)
    parts = words.split(" ")
    if words == "دول أعضاء" and definite:
        told = describing.agreeing(scene, adjectives, concord, case, definite=True)
        return " ".join(["الدول الأعضاء", *told])
    if len(parts) > 1 and parts[1].startswith(_OBJECTS):
        head = inflected(scene, parts[0], concord, adjectives, case, definite=definite)
        return " ".join([head, *parts[1:]])
    count = layout.agreeing
    if concord.number == "du":
        parts[0] = generate.dual(parts[0], case, construct=layout.kind != "plain")
        parts[1:count] = [
            adjective(part.removesuffix("ة"), concord, case, definite=False)
            for part in parts[1:count]
        ]
    elif concord.number == "pl" and case != "nom":
        parts[:count] = [generate.oblique(part) for part in parts[:count]]
    if concord.number == "pl" and layout.kind == "construct" and len(parts) > 1:
        parts[0] = generate.drop_nun(parts[0])
    decided = definite
    if layout.kind == "construct":
        decided = definite or generate.is_definite_word(parts[-1])
        if definite and not any(generate.is_definite_word(part) for part in parts[1:]):
            narrowed = len(parts) > 2 and scene.words.all_agree(parts[1:])
            start = 1 if narrowed else len(parts) - 1
            parts[start:] = [article(part) for part in parts[start:]]
    elif layout.kind == "un" and definite:
        parts[0], parts[2] = article(parts[0]), article(parts[2])
    elif layout.kind == "un" and case == "acc" and concord.number != "du":
        parts[0] = generate.indefinite_accusative(parts[0])
    elif layout.kind == "plain" and definite:
        parts[:count] = [article(part) for part in parts[:count]]
    elif layout.kind == "plain" and case == "acc" and concord.number != "du":
        bare = count - 1 if count < len(parts) and is_definite_word(parts[count]) else count
        parts[:bare] = [generate.indefinite_accusative(part) for part in parts[:bare]]
    said = describing.agreeing(scene, adjectives, concord, case, definite=decided)
    if layout.kind == "plain" and count < len(parts) and said:
        if parts[count - 1].removeprefix("ال").startswith(_IMPROPER):
            return " ".join([*parts, *said])
        return " ".join([*parts[:count], *said, *parts[count:]])
    return " ".join([*parts, *said])


def _senior(scene: Scene, words: str, concord: Concord, adjectives: list[Token]) -> Token | None:
    """The "senior" of "senior officials", which Arabic puts before them: «كبار المسؤولين»."""
    found = [one for one in adjectives if one.lower_ in ("senior", "high-ranking")]
    several = concord.human and concord.number == "pl" and " " not in words
    if len(found) != 1 or not several or list(found[0].children) or scene.listed(found[0]):
        return None
    scene.use(found[0])
    return found[0]


_IMPROPER = ("رفيع", "طويل", "قصير", "متعدد", "واسع", "بعيد", "متوسط", "أحادي", "ثنائي")
"""Adjectives that stay beside what they are said of: «رفيعة المستوى»."""
_OBJECTS = ("لحقوق", "للقانون", "لسيادة", "لوقف", "لقرار", "لميثاق", "للاتفاق", "للمعاهدة")
"""How what an act is done to begins within a term: adjectives of the act stand before it."""


def complements(scene: Scene, token: Token, parts: Parts) -> list[str]:
    """The phrases that follow a noun under its own prepositions."""
    found: list[str] = []
    for preposition in parts.prepositions:
        governed = NOUN_PREPOSITIONS.get((token.lemma_.lower(), preposition.lower_))
        if token.lower_ == "interests" and preposition.lower_ == "in":
            governed = "في"
        if governed == "في" and preposition.lower_ == "on" and _on_questions(preposition):
            governed = "بشأن"
        if governed is None and parts.of is not None:
            governed = _of_owned(parts.of, preposition)
        governed = governed or scene.compound_preposition(preposition) or None
        if token.lemma_.lower() == "commitment" and _to_somebody(scene, preposition):
            governed = "تجاه"
        if preposition.lower_ == "by" and governed in (None, "من جانب"):
            governed = _by_how_much(scene, preposition) or "من جانب"
        if preposition.lower_ == "on" and governed == "في" and _on_a_land(scene, preposition):
            governed = "بشأن"
        found.append(prepositions.preposition_phrase(scene, preposition, governed))
    for one in parts.adverbs:
        joints = [child for child in one.children if child.lower_ == "and"]
        if len(list(one.children)) != len(joints):
            raise scene.decline(one, "adverb")
        scene.use(one, *joints)
        said = scene.adverbial(one) or scene.words.adverb(one.text) or ""
        found.append(attach("و", said) if joints else said)
    return found


def _by_how_much(scene: Scene, preposition: Token) -> str:
    """ "An increase by 5 billion": «بمقدار»; ``""`` where somebody does it."""
    inner = [scene.entity(one) for one in preposition.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0] is None or inner[0].kind != "figure":
        return ""
    return "بنسبة" if inner[0].measure == "percent" else "بمقدار"


def _to_somebody(scene: Scene, preposition: Token) -> bool:
    """ "Its commitment to Japan": towards a state or a person, not to a cause."""
    entities = [scene.entity(child) for child in preposition.children if child.dep_ == "pobj"]
    kinds = ("country", "person", "office")
    return preposition.lower_ == "to" and any(
        one is not None and one.kind in kinds for one in entities
    )


def _on_a_land(scene: Scene, preposition: Token) -> bool:
    entities = [scene.entity(child) for child in preposition.children if child.dep_ == "pobj"]
    return any(one is not None and one.kind in ("country", "place", "person") for one in entities)


def _of_owned(of: Token, preposition: Token) -> str | None:
    """ "The lifting of barriers to aid": the last noun governs what follows it."""
    for child in of.children:
        if child.dep_ == "pobj":
            return NOUN_PREPOSITIONS.get((child.lemma_.lower(), preposition.lower_))
    return None


def attached(
    scene: Scene, token: Token, parts: Parts, concord: Concord, case: Case, *, definite: bool
) -> list[str]:
    """Relative clauses, infinitives and participles that follow a noun."""
    found = [copula.adjectival(scene, one, concord, case, definite=definite) for one in parts.after]
    for clause in parts.clauses:
        if clause.dep_ == "acl" and any(child.lower_ == "that" for child in clause.children):
            particle = _THAT.get(token.lemma_.lower())
            if particle is None:
                raise scene.decline(clause, "clause after a noun")
            if token.lemma_.lower() in ("hope", "demand"):
                found.append(hopes.asked(scene, clause, particle))
                continue
            found.append(clauses.reported_clause(scene, clause, particle))
        elif clause.dep_ == "relcl" and not _is_infinitive(clause):
            told = relatives.relative(scene, token, clause, concord, case, definite=definite)
            again = definite and any(one.startswith(relatives.WHO) for one in found)
            found.append(attach("و", told) if again and told.startswith(relatives.WHO) else told)
        elif _is_infinitive(clause):
            found.append(_infinitive(scene, token, clause, concord, definite=definite))
        else:
            found.append(
                relatives.participial(scene, token, clause, concord, case, definite=definite)
            )
    found.extend(asides.aside(scene, one, concord) for one in parts.asides)
    return found


_THAT = {
    "demand": "بأن",
    "position": "بأن",
    "belief": "بأن",
    "conviction": "بأن",
    "announcement": "أن",
    "hope": "في أن",
    "concern": "من أن",
    "assurance": "بأن",
    "confidence": "بأن",
    "view": "بأن",
    "fact": "أن",
    "claim": "بأن",
    "allegation": "بأن",
    "report": "بأن",
    "message": "بأن",
    "warning": "من أن",
    "fear": "من أن",
    "risk": "من أن",
    "evidence": "على أن",
    "sign": "على أن",
    "agreement": "على أن",
    "consensus": "على أن",
    "understanding": "بأن",
    "reminder": "بأن",
    "principle": "بأن",
    "illusion": "بأن",
    "doubt": "في أن",
    "expectation": "بأن",
    "promise": "بأن",
    "pledge": "بأن",
    "premise": "بأن",
    "indication": "على أن",
    "proof": "على أن",
    "guarantee": "بأن",
    "determination": "بأن",
}


def _is_infinitive(token: Token) -> bool:
    done = token.tag_ == "VBN" and any(child.lower_ == "be" for child in token.children)
    bare = token.tag_ == "VB" or done
    return bare and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


_FELT = frozenset({"importance", "necessity"})
"""Nouns that govern a whole clause: «أهمية أن تتعاون الدول»."""
_AIMS = {"threat": "ب", "warning": "ب", "attempt": "", "refusal": "", "request": "", "bid": ""}


_QUESTIONS = frozenset(
    listed("challenge issue threat question matter problem topic crisis concern dispute war")
)


def _on_questions(preposition: Token) -> bool:
    """ "Cooperation on global challenges": about them, not in them as in a field of work."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    return len(inner) == 1 and inner[0].lemma_.lower() in _QUESTIONS


_EMPLOYING = frozenset(listed("use employ utilize utilise deploy leverage mobilize mobilise"))
"""Verbs whose object serves an end: "use capabilities to deter"."""


def _infinitive(
    scene: Scene, token: Token, verb: Token, concord: Concord, *, definite: bool
) -> str:
    lemma = token.lemma_.lower()
    wished = any(child.dep_ == "nsubjpass" for child in verb.children)
    if any(child.dep_ == "auxpass" for child in verb.children) and not wished:
        return subordinate.to_be_done(scene, token, verb, concord, definite=definite)
    governed = NOUN_INFINITIVES.get(lemma)
    if governed == "إلى" and any(
        one.lower_ == "for" and one.dep_ == "prep" for one in token.children
    ):
        governed = "ل"
    if governed is None or (governed == "على" and token.head.lemma_.lower() in _EMPLOYING):
        governed = _AIMS.get(lemma, "ل")
    if wished or any(child.dep_ == "nsubj" for child in verb.children):
        told = subordinate.wished_clause(scene, verb)
        return told if lemma in _FELT else attach(governed, told)
    purpose = subordinate.verbal_noun(scene, verb)
    told_more = any(one.dep_ in ("acl", "relcl") and one.i < verb.i for one in token.children)
    if governed == "الرامية إلى" and (not definite or told_more):
        return attach("ل", purpose)
    if governed == "الرامية إلى":
        return f"{adjective('رامي', concord, 'gen', definite=True)} إلى {purpose}"
    if not governed:
        return purpose
    return attach(governed, purpose)
