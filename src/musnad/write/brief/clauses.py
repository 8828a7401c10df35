"""English clauses into Arabic ones: verb first, agreement, reported clauses, verbal nouns."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from musnad.write.brief import amounts, copula, generate, nouns
from musnad.write.brief.frames import Frame, choose
from musnad.write.brief.frames.passives import PASSIVES
from musnad.write.brief.generate import Concord, attach
from musnad.write.brief.government import GOODS, NOUN_INFINITIVES
from musnad.write.brief.scene import Phrase, Scene

_ALSO = frozenset({"also", "additionally", "further", "furthermore", "moreover"})
_FUTURE = frozenset({"will", "'ll", "shall"})
_NOT_VERBS = frozenset({"be", "remain", "become", "stay"})


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
    marks: list[Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tense:
    """``past``, ``present``, ``future``, ``must``, ``should``, ``can`` or ``may``; negated or not."""

    kind: str
    negative: bool = False


def sort(scene: Scene, verb: Token) -> Parts:  # noqa: C901, PLR0912
    """The verb's dependents by what they do; declines what it does not know."""
    parts = Parts()
    for child in verb.children:
        entity = scene.entity(child)
        match child.dep_:
            case "nsubj" | "nsubjpass":
                if parts.subject is not None:
                    raise scene.decline(child, "two subjects")
                parts.subject = child
                parts.passive = parts.passive or child.dep_ == "nsubjpass"
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
            case "npadvmod":
                parts.times.append(child)
            case "advmod":
                (parts.times if entity is not None else parts.adverbs).append(child)
            case "ccomp":
                parts.reported = child
            case "xcomp" | "advcl" if _belongs_to_noun(scene, child):
                continue
            case "xcomp":
                _xcomp(child, parts)
            case "advcl":
                parts.adverbials.append(child)
            case "agent":
                parts.agent = child
            case "prt":
                parts.particle = child
            case "acomp" | "attr":
                parts.predicate = child
            case "oprd":
                raise scene.decline(child, "predicate")
            case "conj" if child.pos_ in ("NOUN", "PROPN") and parts.objects:
                parts.extras.append(child)
            case "conj":
                parts.following.append(child)
            case "cc" | "mark":
                parts.marks.append(child)
            case "punct":
                if child.text not in (",", ".", ";", ":", "-", "–", "—"):
                    raise scene.decline(child, "punctuation")
                scene.use(child)
            case _:
                raise scene.decline(child, f"verb/{child.dep_}")
    _give_sums(scene, parts)
    return parts


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
    scene.moved[noun.i] = verb
    return True


def _xcomp(child: Token, parts: Parts) -> None:
    if child.tag_ == "VBG":
        parts.gerund = child
    elif child.tag_ == "VB":
        parts.infinitive = child
    else:
        parts.predicate = child


def tense_of(scene: Scene, verb: Token, parts: Parts) -> Tense:
    """The tense and mood that the auxiliaries show; declines what Arabic would blur."""
    lemmas = [aux.lemma_.lower() for aux in parts.auxiliaries]
    words = [aux.lower_ for aux in parts.auxiliaries]
    scene.use(verb, *parts.auxiliaries)
    negative = parts.negation is not None
    if parts.negation is not None:
        if parts.negation.lower_ not in ("not", "n't"):
            raise scene.decline(parts.negation, "negation")
        scene.use(parts.negation)
    rest = [
        word for word, lemma in zip(words, lemmas, strict=True) if lemma not in ("be", "have", "do")
    ]
    if len(rest) > 1:
        raise scene.decline(parts.auxiliaries[0], "auxiliaries")
    kind = _modal(scene, parts, rest[0]) if rest else _plain(scene, verb, parts, words, lemmas)
    if kind == "future" and "have" in lemmas:
        raise scene.decline(parts.auxiliaries[0], "future perfect")
    return Tense(kind=kind, negative=negative)


def _modal(scene: Scene, parts: Parts, word: str) -> str:
    if "have" in [aux.lemma_.lower() for aux in parts.auxiliaries]:
        raise scene.decline(parts.auxiliaries[0], "modal perfect")
    if word in _FUTURE:
        return "future"
    if word in ("must", "should", "can", "may"):
        return word
    raise scene.decline(parts.auxiliaries[0], "modal")


def _plain(scene: Scene, verb: Token, parts: Parts, words: list[str], lemmas: list[str]) -> str:
    if "have" in lemmas:
        if words[lemmas.index("have")] == "had":
            return "past"
        if verb.tag_ == "VBG":
            raise scene.decline(verb, "perfect progressive")
        return "past"
    if "do" in lemmas:
        return "past" if words[lemmas.index("do")] == "did" else "present"
    if "be" in lemmas:
        form = words[lemmas.index("be")]
        if form in ("was", "were") and verb.tag_ == "VBG":
            raise scene.decline(verb, "past progressive")
        return "past" if form in ("was", "were", "been") else "present"
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    if verb.tag_ in ("VBZ", "VBP", "VB"):
        return "present"
    raise scene.decline(verb, "verb form")


def main_clause(scene: Scene, verb: Token) -> str:
    """A whole sentence's clause, verb first, with the clauses coordinated to it."""
    return _clause(scene, verb, place="main")


def reported_clause(scene: Scene, verb: Token, particle: str) -> str:
    """«أن» with its clause, the subject first: «أن الحلف لا يزال ملتزما …»."""
    return _clause(scene, verb, place="reported", particle=particle)


def wished_clause(scene: Scene, verb: Token) -> str:
    """«أن» with a clause in the subjunctive: "for allies to increase spending"."""
    parts = sort(scene, verb)
    if parts.negation is not None or parts.passive or verb.lemma_.lower() in _NOT_VERBS:
        raise scene.decline(verb, "infinitive")
    for mark in parts.marks:
        if mark.lower_ not in ("for", "and"):
            raise scene.decline(mark, "connective")
        scene.use(mark)
    for auxiliary in parts.auxiliaries:
        if auxiliary.lower_ != "to":
            raise scene.decline(auxiliary, "infinitive")
    scene.use(verb, *parts.auxiliaries)
    following, parts.following = parts.following, []
    outer = scene.subject, scene.subject_person, scene.subject_entity
    headline, scene.headline = scene.headline, False
    text = _verbal(scene, verb, parts, Tense(kind="wish"), place="wish")
    for more in following:
        text = f"{text} {attach('و', _wished_too(scene, more))}"
    scene.headline = headline
    scene.subject, scene.subject_person, scene.subject_entity = outer
    return f"أن {text}"


def _wished_too(scene: Scene, verb: Token) -> str:
    parts = sort(scene, verb)
    if parts.subject or parts.negation or parts.passive or parts.auxiliaries or parts.following:
        raise scene.decline(verb, "coordination")
    if parts.marks or scene.subject is None:
        raise scene.decline(verb, "coordination")
    scene.use(verb)
    silent = Phrase(text="", concord=scene.subject)
    return _verbal(scene, verb, parts, Tense(kind="wish"), place="shared", shared=silent)


def _clause(
    scene: Scene,
    verb: Token,
    *,
    place: str,
    particle: str = "",
    shared: Phrase | None = None,
) -> str:
    outer = scene.subject, scene.subject_person, scene.subject_entity
    if verb.pos_ not in ("VERB", "AUX") or scene.entity(verb) is not None:
        raise scene.decline(verb, "no verb")
    parts = sort(scene, verb)
    _use_marks(scene, parts, place)
    if parts.expletive is not None:
        text = copula.expletive(scene, verb, parts, place=place, particle=particle)
    else:
        text = _with_subject(scene, verb, parts, place=place, particle=particle, shared=shared)
    if place != "main":
        scene.subject, scene.subject_person, scene.subject_entity = outer
    return text


def _use_marks(scene: Scene, parts: Parts, place: str) -> None:
    for mark in parts.marks:
        if (mark.dep_ == "cc" and mark.lower_ == "and" and (parts.following or parts.extras)) or (
            mark.dep_ == "mark" and mark.lower_ == "that" and place == "reported"
        ):
            scene.use(mark)
        else:
            raise scene.decline(mark, "connective")


def _with_subject(
    scene: Scene,
    verb: Token,
    parts: Parts,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    if verb.lemma_.lower() in _NOT_VERBS and not parts.passive:
        subject = shared or _subject(scene, verb, parts, "nom" if place == "main" else "acc")
        return copula.clause(
            scene, verb, parts, subject, place=place, particle=particle, elided=shared is not None
        )
    tense = tense_of(scene, verb, parts)
    active = _active(scene, parts)
    if active is not None:
        return _verbal(
            scene, verb, parts, tense, place=place, particle=particle, shared=shared, agent=active
        )
    if parts.passive:
        return _passive(scene, verb, parts, tense, place=place, particle=particle, shared=shared)
    return _verbal(scene, verb, parts, tense, place=place, particle=particle, shared=shared)


def _active(scene: Scene, parts: Parts) -> Token | None:
    """The agent of a passive that can be told as an active clause."""
    if not parts.passive or parts.agent is None:
        return None
    complements = [child for child in parts.agent.children if child.dep_ == "pobj"]
    if len(complements) != 1 or len(list(parts.agent.children)) != 1:
        raise scene.decline(parts.agent, "agent")
    if scene.entity(complements[0]) is not None and scene.entity(complements[0]).kind == "date":  # type: ignore[union-attr]
        raise scene.decline(parts.agent, "agent")
    scene.use(parts.agent)
    return complements[0]


def _subject(scene: Scene, verb: Token, parts: Parts, case: generate.Case) -> Phrase:
    if parts.subject is None:
        raise scene.decline(verb, "no subject")
    return subject_phrase(scene, parts.subject, case)


def subject_phrase(scene: Scene, token: Token, case: generate.Case) -> Phrase:
    """The subject; a pronoun becomes whom earlier sentences make it stand for."""
    if token.pos_ == "PRON" and scene.entity(token) is None:
        if list(token.children):
            raise scene.decline(token, "pronoun")
        phrase = _antecedent(scene, token, case)
        scene.use(token)
    else:
        phrase = nouns.noun_phrase(scene, token, case, fresh=False)
    scene.subject, scene.subject_person = phrase.concord, phrase.concord.human
    scene.subject_entity, scene.subject_at = phrase.entity, token.i
    return phrase


def _antecedent(scene: Scene, token: Token, case: generate.Case) -> Phrase:
    """Whom "he", "she", "they" or "it" stands for; silent where the last sentence says it."""
    talk = scene.discourse
    word = token.lower_
    speaker = talk.speaker
    inside = scene.subject
    if inside is not None and word in ("he", "she") and scene.subject_person:
        if inside.number == "sg" and (inside.gender == "m") == (word == "he"):
            return Phrase(text="", concord=inside)
    if word in ("he", "she") and speaker is not None:
        if (speaker.gender == "m") != (word == "he"):
            raise scene.decline(token, "pronoun")
        name = "" if talk.told else speaker.short or speaker.arabic
        return Phrase(text=name, concord=Concord(gender=speaker.gender, human=True), entity=speaker)
    if word == "they" and talk.several is not None and talk.told:
        return Phrase(text="", concord=talk.several)
    if word == "they" and talk.two_sides:
        both = Concord(gender="m", number="du", human=True)
        return Phrase(text="الجانبان" if case == "nom" else "الجانبين", concord=both)
    if word == "it" and talk.thing is not None and talk.told and inside is None:
        return Phrase(text="", concord=talk.thing)
    raise scene.decline(token, "pronoun")


def _verbal(
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str = "",
    shared: Phrase | None = None,
    agent: Token | None = None,
) -> str:
    objects = [parts.subject] if agent is not None and parts.subject is not None else parts.objects
    case: generate.Case = "acc" if place == "reported" else "nom"
    if agent is not None:
        subject = subject_phrase(scene, agent, case)
    else:
        subject = shared or _subject(scene, verb, parts, case)
    frame = choose(scene, verb, parts, objects)
    scene.trace.append(frame.id)
    if scene.headline and place == "main":
        _shorten(scene, parts)
    complements = complements_of(scene, parts, frame, objects)
    return assemble(
        scene,
        frame.verb,
        subject,
        tense,
        complements,
        parts,
        place=place,
        particle=particle,
        elided=shared is not None,
    )


def _shorten(scene: Scene, parts: Parts) -> None:
    """A headline does without times, purposes and further clauses: what is left stays true."""
    purposes = [
        one
        for one in parts.adverbials
        if one.tag_ == "VB" and [c.lower_ for c in one.children if c.dep_ == "aux"] == ["to"]
    ]
    places = [one for one in parts.prepositions if _is_setting(scene, one)]
    for one in (*parts.times, *purposes, *parts.following, *places, *parts.marks):
        scene.use(*one.subtree)
    parts.times, parts.following = [], []
    parts.adverbials = [one for one in parts.adverbials if one not in purposes]
    parts.prepositions = [one for one in parts.prepositions if one not in places]


def _is_setting(scene: Scene, preposition: Token) -> bool:
    entities = [scene.entity(child) for child in preposition.children]
    return bool(entities) and all(
        one is not None
        and (one.kind == "date" or (one.kind == "place" and preposition.lower_ == "at"))
        for one in entities
    )


def assemble(
    scene: Scene,
    verb: generate.Verb,
    subject: Phrase,
    tense: Tense,
    complements: list[str],
    parts: Parts,
    *,
    place: str,
    particle: str,
    elided: bool,
) -> str:
    """Verb, subject and complements in the order of the place, and what is coordinated."""
    first = place == "reported" or scene.headline or elided or not subject.text
    gender, number = subject.concord.after if first else (subject.concord.before, "sg")
    if scene.headline and tense.kind == "past" and not tense.negative:
        tense = Tense(kind="present")
    form = finite(verb, gender, number, tense)
    if " " in verb.past and not first:
        form, _, rest = form.rpartition(" " + verb.past.partition(" ")[2])
        complements = [verb.past.partition(" ")[2], *complements]
    if elided:
        pieces = [form, *complements]
    elif place == "reported":
        pieces = [*opening(particle, subject), form, *complements]
    elif scene.headline and subject.text:
        pieces = [subject.text, form, *complements]
    else:
        pieces = [form, *([subject.text] if subject.text else []), *complements]
    text = " ".join(piece for piece in pieces if piece)
    return coordinate(scene, text, subject, parts, place=place)


def coordinate(scene: Scene, text: str, subject: Phrase, parts: Parts, *, place: str) -> str:
    """Adds the verbs coordinated with this one, which share its subject or bring their own."""
    for following in parts.following:
        own = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in following.children)
        if own and place == "reported":
            raise scene.decline(following, "coordination in a reported clause")
        silent = Phrase(text="", concord=subject.concord)
        more = (
            _clause(scene, following, place=place)
            if own
            else _clause(scene, following, place="shared", shared=silent)
        )
        text = f"{text} {attach('و', more)}"
    return text


def opening(particle: str, subject: Phrase) -> list[str]:
    """«أن الحلف», «أنه»."""
    if subject.text:
        return [f"{particle} {subject.text}"] if particle else [subject.text]
    gender, number = subject.concord.after
    return [f"{particle}{generate.PRONOUNS[(gender, number)]}"]


def finite(
    verb: generate.Verb, gender: generate.Gender, number: generate.Number, tense: Tense
) -> str:
    """The verb in this tense, negated where the English is."""
    present = generate.conjugate_present
    match tense.kind, tense.negative:
        case "past", False:
            return generate.conjugate_past(verb, gender, number)
        case "past", True:
            return f"لم {present(verb, gender, number, 'jussive')}"
        case "present", False:
            return present(verb, gender, number)
        case "present", True:
            return f"لا {present(verb, gender, number)}"
        case "future", False:
            return f"س{present(verb, gender, number)}"
        case "future", True:
            return f"لن {present(verb, gender, number, 'subjunctive')}"
        case "must", negative:
            return (
                f"يجب {'ألا' if negative else 'أن'} {present(verb, gender, number, 'subjunctive')}"
            )
        case "should", negative:
            return f"ينبغي {'ألا' if negative else 'أن'} {present(verb, gender, number, 'subjunctive')}"
        case "wish", _:
            return present(verb, gender, number, "subjunctive")
        case "can", False:
            return f"يمكن أن {present(verb, gender, number, 'subjunctive')}"
        case "can", True:
            return f"لا يمكن أن {present(verb, gender, number, 'subjunctive')}"
        case "may", False:
            return f"قد {present(verb, gender, number)}"
        case _:
            return f"قد لا {present(verb, gender, number)}"


def _passive(
    scene: Scene,
    verb: Token,
    parts: Parts,
    tense: Tense,
    *,
    place: str,
    particle: str,
    shared: Phrase | None,
) -> str:
    lemma = verb.lemma_.lower()
    if lemma == "value":
        return _valued(scene, verb, parts, tense, place=place)
    direct = PASSIVES.get(lemma)
    if direct is not None:
        case: generate.Case = "acc" if place == "reported" else "nom"
        subject = shared or _subject(scene, verb, parts, case)
        frame = choose(scene, verb, parts, [parts.subject] if parts.subject else [verb])
        rest = complements_of(scene, parts, frame, [])
        scene.trace.append(f"{lemma}:{direct.past}")
        return assemble(
            scene,
            direct,
            subject,
            tense,
            rest,
            parts,
            place=place,
            particle=particle,
            elided=shared is not None,
        )
    if shared is not None or place == "reported" or parts.subject is None:
        raise scene.decline(verb, "passive")
    if parts.subject.pos_ == "PRON":
        raise scene.decline(parts.subject, "passive pronoun")
    frame = choose(scene, verb, parts, [parts.subject])
    if frame.object != "" or " " in frame.verb.noun:
        raise scene.decline(verb, "passive")
    patient = nouns.noun_phrase(scene, parts.subject, "gen")
    scene.subject, scene.subject_person = patient.concord, patient.concord.human
    scene.subject_entity = None
    rest = complements_of(scene, parts, frame, [])
    scene.trace.append(frame.id)
    happened = generate.Verb(past="جرى", present="يجري", noun="جريان")
    done = Phrase(
        text=f"{frame.verb.noun} {patient.text}", concord=Concord(gender=frame.verb.noun_gender)
    )
    return assemble(
        scene, happened, done, tense, rest, parts, place=place, particle=particle, elided=False
    )


def _valued(scene: Scene, verb: Token, parts: Parts, tense: Tense, *, place: str) -> str:
    """ "The package is valued at $250 million": «تبلغ قيمة الحزمة 250 مليون دولار»."""
    if place != "main" or parts.subject is None or tense.negative or parts.following:
        raise scene.decline(verb, "passive")
    at = [one for one in parts.prepositions if one.lower_ == "at"]
    sums = [child for one in at for child in one.children]
    if len(parts.prepositions) != 1 or len(sums) != 1 or parts.subject.pos_ == "PRON":
        raise scene.decline(verb, "passive")
    if parts.times or parts.adverbs or parts.adverbials or nouns.measure(scene, sums[0]) != "money":
        raise scene.decline(verb, "passive")
    scene.use(*at)
    subject = nouns.noun_phrase(scene, parts.subject, "gen")
    scene.subject, scene.subject_person = subject.concord, False
    scene.subject_entity, scene.subject_at = subject.entity, parts.subject.i
    sum_ = nouns.noun_phrase(scene, sums[0], "acc")
    verb_form = "بلغت" if tense.kind == "past" else "تبلغ"
    return f"{verb_form} قيمة {subject.text} {sum_.text}"


def complements_of(
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
    for token in objects:
        found.append(_object(scene, parts, frame, token, nominal=nominal))
    if parts.dative is not None:
        found.append(_dative(scene, parts.dative, frame))
    ordered = sorted([*parts.prepositions, *parts.times, *parts.adverbs], key=lambda one: one.i)
    found.extend(_adjuncts(scene, frame, ordered))
    for token in parts.extras:
        if frame.object:
            raise scene.decline(token, "coordination")
        case: generate.Case = "gen" if nominal else "acc"
        found.append(attach("و", nouns.noun_phrase(scene, token, case, fresh=frame.fresh).text))
    if parts.reported is not None:
        if frame.that is None:
            raise scene.decline(parts.reported, "reported clause")
        found.append(reported_clause(scene, parts.reported, frame.that))
    if parts.infinitive is not None:
        found.append(_infinitive(scene, frame, parts.infinitive))
    if parts.gerund is not None:
        if frame.ing is None:
            raise scene.decline(parts.gerund, "gerund")
        found.append(attach(frame.ing, verbal_noun(scene, parts.gerund)))
    found.extend(_adverbial(scene, one) for one in parts.adverbials)
    return found


def _object(scene: Scene, parts: Parts, frame: Frame, token: Token, *, nominal: bool) -> str:
    governed = frame.object
    if parts.infinitive is not None and frame.person is not None:
        governed = frame.person
    if parts.reported is not None and frame.person is not None:
        governed = frame.person
    if governed is None:
        raise scene.decline(token, "object")
    if token.pos_ == "PRON" and scene.entity(token) is None:
        raise scene.decline(token, "pronoun")
    governing = " " in frame.verb.past and not frame.verb.past.endswith("مجددا")
    case: generate.Case = "gen" if governed or governing or nominal else "acc"
    phrase = nouns.noun_phrase(scene, token, case, fresh=frame.fresh)
    return attach(governed, phrase.text)


def _dative(scene: Scene, token: Token, frame: Frame) -> str:
    if token.dep_ == "dative" and token.tag_ in ("IN", "TO"):
        return nouns.preposition_phrase(scene, token, frame.preposition(token.lower_))
    raise scene.decline(token, "dative")


def _adjuncts(scene: Scene, frame: Frame, ordered: list[Token]) -> list[str]:
    found: list[str] = []
    objects: list[str] = []
    for token in ordered:
        entity = scene.entity(token)
        if token.dep_ == "prep":
            governed = frame.preposition(token.lower_)
            text = nouns.preposition_phrase(scene, token, governed)
            if governed == "":
                objects.append(text)
            else:
                found.append(text)
        elif entity is not None:
            found.append(nouns.noun_phrase(scene, token, "acc").text)
        elif token.dep_ == "npadvmod":
            found.append(amounts.part_of_day(scene, token))
        elif frame.needs == token.lower_:
            scene.use(token)
        else:
            found.extend(adverb(scene, token))
    return [*objects, *found]


def adverb(scene: Scene, token: Token) -> list[str]:
    """An adverb's Arabic; "also" only moves the connective."""
    if token.lower_ in _ALSO:
        scene.use(token)
        scene.also = True
        return []
    if list(token.children):
        raise scene.decline(token, "adverb")
    arabic = scene.words.adverb(token.text)
    if arabic is None:
        raise scene.decline(token, "adverb")
    scene.use(token)
    return [arabic]


def _infinitive(scene: Scene, frame: Frame, verb: Token) -> str:
    """An infinitive as the verb's complement («على تعزيز …») or as its purpose («لبحث …»)."""
    purpose = frame.to if frame.to is not None else "ل"
    return attach(purpose, verbal_noun(scene, verb))


def _adverbial(scene: Scene, verb: Token) -> str:
    words = [child.lower_ for child in verb.children if child.dep_ in ("aux", "mark")]
    if verb.tag_ == "VB" and words == ["to"]:
        return attach("ل", verbal_noun(scene, verb))
    if verb.tag_ == "VBG" and not any(
        child.dep_ in ("nsubj", "mark", "aux") for child in verb.children
    ):
        return f"، {circumstance(scene, verb)}"
    raise scene.decline(verb, "adverbial clause")


def circumstance(scene: Scene, verb: Token) -> str:
    """A participle that says what the subject did at the same time: «مؤكدا أن …»."""
    subject = scene.subject
    parts = sort(scene, verb)
    _use_marks(scene, parts, "reported")
    if subject is None or parts.auxiliaries or parts.negation is not None or parts.following:
        raise scene.decline(verb, "participle")
    if subject.number == "pl" and not subject.human:
        subject = Concord(gender="f", human=False)
    scene.use(verb)
    frame = choose(scene, verb, parts, parts.objects)
    if " " in frame.verb.past and not frame.verb.participle:
        raise scene.decline(verb, "participle")
    scene.trace.append(frame.id)
    rest = complements_of(scene, parts, frame, parts.objects)
    gender, number = subject.after
    return " ".join([generate.participle(frame.verb, gender, number), *rest])


def verbal_noun(scene: Scene, verb: Token) -> str:
    """An infinitive or gerund as a verbal noun with its complements: «تعزيز التعاون»."""
    parts = sort(scene, verb)
    for auxiliary in parts.auxiliaries:
        if auxiliary.lower_ != "to":
            raise scene.decline(auxiliary, "infinitive")
        scene.use(auxiliary)
    if parts.subject is not None or parts.negation is not None or parts.passive:
        raise scene.decline(verb, "infinitive")
    for mark in parts.marks:
        if mark.dep_ != "cc" or mark.lower_ != "and":
            raise scene.decline(mark, "connective")
        scene.use(mark)
    scene.use(verb)
    if verb.lemma_.lower() in _NOT_VERBS:
        text = copula.verbal_noun(scene, verb, parts)
    else:
        frame = choose(scene, verb, parts, parts.objects)
        scene.trace.append(frame.id)
        rest = complements_of(scene, parts, frame, parts.objects, nominal=True)
        text = " ".join([_noun_of(frame, rest, parts), *rest])
    for following in parts.following:
        text = f"{text} {attach('و', verbal_noun(scene, following))}"
    return text


def _noun_of(frame: Frame, rest: list[str], parts: Parts) -> str:
    noun = frame.verb.noun
    governs = bool(parts.objects) and frame.object == ""
    empty = frame.to == "" and parts.infinitive is not None
    gerund = frame.ing == "" and parts.gerund is not None
    taken = any(frame.preposition(one.lower_) == "" for one in parts.prepositions)
    if governs or empty or gerund or taken or " " in noun:
        return noun
    del rest
    return generate.article(noun)


def relative(scene: Scene, verb: Token, concord: Concord, *, definite: bool) -> str:
    """A relative clause whose pronoun is its subject: «التي تدعم …»."""
    parts = sort(scene, verb)
    subject = parts.subject
    if subject is None or subject.lower_ not in ("that", "which", "who") or parts.expletive:
        raise scene.decline(verb, "relative clause")
    if parts.passive or parts.following or list(subject.children):
        raise scene.decline(verb, "relative clause")
    scene.use(subject)
    if parts.marks:
        raise scene.decline(parts.marks[0], "connective")
    outer, person = scene.subject, scene.subject_person
    scene.subject, scene.subject_person = concord, concord.human
    silent = Phrase(text="", concord=concord)
    headline, scene.headline = scene.headline, False
    if verb.lemma_.lower() in _NOT_VERBS:
        raise scene.decline(verb, "relative clause")
    tense = tense_of(scene, verb, parts)
    text = _verbal(scene, verb, parts, tense, place="shared", shared=silent)
    scene.subject, scene.subject_person, scene.headline = outer, person, headline
    return f"{_WHO[_who(concord)]} {text}" if definite else text


_WHO: dict[tuple[generate.Gender, generate.Number], str] = {
    ("m", "sg"): "الذي",
    ("f", "sg"): "التي",
    ("m", "du"): "اللذين",
    ("f", "du"): "اللتين",
    ("m", "pl"): "الذين",
    ("f", "pl"): "اللواتي",
}


def _who(concord: Concord) -> tuple[generate.Gender, generate.Number]:
    return concord.after


def participial(scene: Scene, verb: Token, concord: Concord, *, definite: bool) -> str:
    """A participle after a noun: "a resolution demanding …" as a relative clause."""
    if verb.tag_ != "VBG":
        raise scene.decline(verb, "participle after a noun")
    parts = sort(scene, verb)
    if parts.subject is not None or parts.auxiliaries or parts.negation or parts.following:
        raise scene.decline(verb, "participle after a noun")
    scene.use(verb)
    frame = choose(scene, verb, parts, parts.objects)
    scene.trace.append(frame.id)
    rest = complements_of(scene, parts, frame, parts.objects)
    gender, number = concord.after
    text = " ".join([generate.conjugate_present(frame.verb, gender, number), *rest])
    return f"{_WHO[_who(concord)]} {text}" if definite else text
