"""English prepositions with their noun phrases: the Arabic preposition and what it governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from musnad.write.brief import (
    beside_names,
    generate,
    nouns,
    relatives,
    subordinate,
    times,
    verbparts,
)
from musnad.write.brief.generate import Concord, attach
from musnad.write.brief.government import ESPECIALLY, PREPOSITIONS, SET_PHRASES
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


_RULES = frozenset(
    listed(
        "law charter agreement resolution treaty convention article accord plan deal act "
        "regulation protocol memorandum terms order decree authority provision paragraph ceasefire "
        "truce declaration pact constitution statute"
    )
)


_WEIGHTS = frozenset(
    listed("pressure threat siege occupation rubble fire control guise pretext coercion duress")
)
"""What one does something under in Arabic too: «تحت الضغط»."""
_SCHEMES = frozenset(
    listed(
        "partnership programme program framework initiative scheme project arrangement facility "
        "package mechanism campaign"
    )
)


_FIELDS = frozenset(
    listed("sector field area domain range spectrum level issue front government industry")
)
"""What one works across without there being a land of it."""
_SURFACES = frozenset(
    listed("border frontier ground coast flank front soil territory land shore road front_line")
)


SPANS = frozenset({"year", "month", "week", "day", "decade", "hour", "century", "period"})
"""What something may last over."""

_LASTING = frozenset(
    listed(
        "crisis war conflict process year day week month decade pandemic period history visit "
        "meeting campaign career tenure negotiation season night morning discussion talk"
    )
)
"""What something may happen throughout without there being a land of it."""

TRIPS = frozenset({"visit", "trip", "tour"})


_HELD = frozenset({"talk", "consultation", "discussion", "negotiation"})


def preposition_phrase(  # noqa: C901, PLR0912, PLR0915 - a table
    scene: Scene, preposition: Token, arabic: str | None = None
) -> str:
    """An English preposition with its noun phrases, under this Arabic preposition."""
    set_phrase = SET_PHRASES.get(" ".join(word.lower_ for word in preposition.subtree))
    if set_phrase is not None:
        scene.use(*preposition.subtree)
        return set_phrase
    if preposition.lower_ == "at" and any(
        one.lower_ == "direction" for one in preposition.children
    ):
        raise scene.decline(preposition, "at a direction")
    if [word.lower_ for word in preposition.subtree] == ["in", "need"]:
        raise scene.decline(preposition, "in need")
    scene.use(preposition)
    whereby = _in_a_way(scene, preposition)
    if whereby:
        return whereby
    if preposition.dep_ == "mark" and preposition.lower_ == "for" and arabic is not None:
        scene.skipped.add(preposition.i)
        return attach(arabic, subordinate.wished_clause(scene, preposition.head, arabic))
    if (
        not arabic
        and preposition.lower_ == "on"
        and any(child.lemma_.lower() in TRIPS for child in preposition.children)
    ):
        arabic = "في" if preposition.head.lemma_.lower() in _GOING else "خلال"
    if (
        arabic is None
        and preposition.lower_ == "on"
        and any(child.lemma_.lower() in _SURFACES for child in preposition.children)
    ):
        arabic = "على"
    if preposition.lower_ == "as" and arabic == "ل" and _names_office(scene, preposition):
        arabic = "لمنصب"
    if preposition.lower_ == "across" and any(
        one is not None and one.arabic.startswith(("مضيق ", "نهر ", "الحدود "))
        for one in map(scene.entity, preposition.children)
    ):
        arabic = "عبر"
    if preposition.lower_ == "across" and any(
        child.lemma_.lower() in _FIELDS for child in preposition.children
    ):
        arabic = "في"
    if preposition.lower_ == "beyond" and (_lasts(preposition) or _ends(preposition)):
        arabic = "إلى ما بعد"
    if preposition.lower_ == "throughout" and any(
        child.lemma_.lower() in _LASTING for child in preposition.children
    ):
        arabic = "طوال"
    amounts = [scene.entity(one) for one in preposition.children]
    if preposition.lower_ == "on" and any(
        one and one.kind == "place" and one.arabic.startswith(("شبه ", "جزيرة ", "جزر "))
        for one in amounts
    ):
        arabic = "في"
    if arabic == "بمقدار" and any(one and one.measure == "percent" for one in amounts):
        arabic = "بنسبة"
    spans = [one for one in preposition.children if one.lemma_.lower() in SPANS]
    if preposition.lower_ == "over" and arabic is None and spans and scene.entity(spans[0]) is None:
        ahead = any(one.lower_ in ("next", "coming") for one in spans[0].children)
        arabic = "خلال" if ahead else "على مدى"
    if preposition.lower_ == "across" and any(
        child.lemma_.lower() in ("border", "frontier", "line", "strait")
        for child in preposition.children
    ):
        arabic = "عبر"
    if preposition.lower_ == "at":
        asked = [one.lemma_.lower() for one in preposition.children if one.dep_ == "pobj"]
        arabic = _AT.get(asked[0], arabic) if len(asked) == 1 else arabic
        if arabic is None and any(child.i in scene.resumed for child in preposition.children):
            arabic = "خلال" if _is_held(preposition) else None
    if preposition.lower_ == "for" and arabic is None and _speaks(scene, preposition.head):
        arabic = "باسم"
    if preposition.lower_ == "with" and arabic is None and beside_names.backed(scene, preposition):
        arabic = "ب"
    if preposition.lower_ == "throughout" and times.goes_by(preposition):
        arabic = "طوال"
    if preposition.lower_ == "within" and arabic is None and _lasts(preposition):
        arabic = "في غضون"
    if preposition.lower_ == "under" and arabic is None:
        heads = {child.lemma_.lower() for child in preposition.children}
        arabic = "بموجب" if heads & _RULES else "في إطار" if heads & _SCHEMES else None
        arabic = "تحت" if arabic is None and heads & _WEIGHTS else arabic
        arabic = beside_names.by_name(scene, preposition) if arabic is None else arabic
    if preposition.lower_ == "for" and arabic in (None, "ل", "من أجل"):
        arabic = _lasts_so_long(scene, preposition) or arabic
    if preposition.lower_ == "in" and (_is_manner(preposition) or _in_ways(preposition)):
        arabic = "ب"
    if preposition.lower_ == "on":
        hour = times.hour(scene, preposition)
        if hour:
            return hour
    given = PREPOSITIONS.get(preposition.lower_) if arabic is None else arabic
    given = scene.compound_preposition(preposition) or given
    given = _MORE.get(preposition.lower_) if given is None else given
    if preposition.lower_ == "as" and given is None:
        return _in_the_role(scene, preposition)
    if preposition.lower_ == "by" and any(one.dep_ == "pcomp" for one in preposition.children):
        given = "من خلال"
    if preposition.lower_ == "by" and any(one and one.kind == "date" for one in amounts):
        given = "بحلول"
    if given is None:
        raise scene.decline(preposition, "preposition")
    if not any(child.dep_ in ("pobj", "pcomp", "prep") for child in preposition.children):
        raise scene.decline(preposition, "bare preposition")
    texts: list[str] = []
    for child in sorted(preposition.children, key=lambda one: one.dep_ != "npadvmod"):
        if child.dep_ == "pobj":
            texts.append(_after(scene, preposition, child, given))
        elif child.dep_ == "pcomp" and verbparts.is_manner(child):
            texts.append(attach(given, subordinate.manner(scene, child)))
        elif child.dep_ == "pcomp" and child.tag_ == "VBG":
            texts.append(attach(given, subordinate.verbal_noun(scene, child)))
        elif child.dep_ == "prep" and given == ESPECIALLY:
            same = beside_names.same_as_before(child)
            texts.append(f"، {ESPECIALLY} {preposition_phrase(scene, child, same)}")
        elif child.dep_ == "prep" and preposition.lower_ == "including":
            texts.append(f"، بما في ذلك {preposition_phrase(scene, child)}{_closing(preposition)}")
        elif child.dep_ == "npadvmod" and given in ("بعد", "قبل", "قبيل", "عقب"):
            distance = _distance(scene, child)
            given = (
                f"{'قبل' if given == 'قبيل' else 'بعد' if given == 'عقب' else given} {distance} من"
            )
        elif child.dep_ == "punct" or (child.dep_ in ("cc", "conj") and child.dep_ == "cc"):
            scene.use(child)
        elif child.dep_ == "conj" and child.tag_ == "IN":
            same = arabic if child.lower_ == preposition.lower_ else None
            joints = [one.lower_ for one in preposition.children if one.dep_ == "cc"]
            joint = "أو" if joints == ["or"] else "و"
            texts.append(generate.attach(joint, preposition_phrase(scene, child, same)))
        else:
            raise scene.decline(child, f"preposition/{child.dep_}")
    if not texts:
        raise scene.decline(preposition, "bare preposition")
    return " ".join(texts)


def _in_a_way(scene: Scene, preposition: Token) -> str:
    """ "In a way that serves both peoples": «بما يخدم الشعبين»; ``""`` for any other phrase."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    if preposition.lower_ != "in" or len(inner) != 1 or inner[0].lemma_.lower() not in _WAYS:
        return ""
    clause = [one for one in inner[0].children if one.dep_ == "relcl"]
    marks = [one for one in inner[0].children if one.dep_ == "det"]
    whole = len(clause) == 1 and len(marks) == 1 and len(list(inner[0].children)) == _TWO
    subjects = [one.lower_ for two in clause for one in two.children if one.dep_ == "nsubj"]
    if not whole or marks[0].lower_ != "a" or subjects not in (["that"], ["which"]):
        return ""
    scene.use(inner[0], *marks)
    told = relatives.relative(
        scene, inner[0], clause[0], Concord(gender="m"), "gen", definite=False
    )
    return f"بما {told}"


_WAYS = frozenset({"way", "manner", "fashion"})
_TWO = 2


def _names_office(scene: Scene, preposition: Token) -> bool:
    """ "Selected him as Secretary General": for a post, not for a use."""
    entities = [scene.entity(child) for child in preposition.children if child.dep_ == "pobj"]
    return any(one is not None and one.kind == "office" for one in entities)


def _speaks(scene: Scene, token: Token) -> bool:
    """ "The spokesman for the Presidency": he speaks in its name."""
    if token.lemma_.lower() == "speak" and token.pos_ == "VERB":
        fors = [one for one in token.children if one.lower_ == "for" and one.dep_ == "prep"]
        held = [scene.entity(one) for prep in fors for one in prep.children]
        return any(one is not None and one.kind in ("country", "organisation") for one in held)
    entity = scene.entity(token)
    return entity is not None and entity.kind == "office" and "spokes" in entity.english.casefold()


_SPANS = frozenset(listed("day week month year hour minute decade century"))


def _is_held(preposition: Token) -> bool:
    """Whether "at which" is said of talks or a visit: of what goes on, not of a place."""
    noun = preposition.head.head
    return noun.lemma_.lower() in _HELD | TRIPS | _GATHERED


_GATHERED = frozenset(listed("meeting summit conference ceremony session event call dinner talks"))


def _lasts(preposition: Token) -> bool:
    return any(
        one.lemma_.lower() in _SPANS and any(two.dep_ == "nummod" for two in one.children)
        for one in preposition.children
    )


def _ends(preposition: Token) -> bool:
    """Whether a limit of time follows: "beyond the two-month period"."""
    return any(one.lemma_.lower() in _LIMITS for one in preposition.children)


_LIMITS = frozenset({"period", "deadline", "date", "term", "expiry"})


_AT = {"request": "بناء على", "invitation": "بناء على", "urging": "بناء على"} | dict.fromkeys(
    listed("fence border crossing checkpoint gate roadblock frontier"), "عند"
)


_MORE = {"into": "إلى", "onto": "إلى", "around": "حول", "above": "فوق", "alongside": "إلى جانب"}


_JOINING = frozenset({"join", "rejoin", "enter"})
"""Verbs whose subject is what "as" says, not their object: "joined NATO as a member"."""
_NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")


def _in_the_role(  # noqa: C901, PLR0912 - one kind of holder after the other
    scene: Scene, preposition: Token
) -> str:
    """ "As a member", "as Secretary General": «بصفته عضوا», of the object or else the subject."""
    verb = preposition.head
    inner = list(preposition.children)
    objects = [one for one in verb.children if one.dep_ == "dobj" and one.i < preposition.i]
    if len(inner) != 1 or inner[0].dep_ != "pobj":
        raise scene.decline(preposition, "as")
    if inner[0].lemma_.lower() == "holder":
        return _in_the_chair(scene, preposition, inner[0])
    concord = scene.subject
    joins = verb.lemma_.lower() in _JOINING
    if joins and any(one.dep_ == "poss" for one in inner[0].children):
        raise scene.decline(preposition, "as")  # its: of the one that is joined
    if joins or (verb.lemma_.lower() in TRIPS and scene.subject_person):
        objects = []
    elif verb.pos_ == "NOUN" and scene.entity(verb) is None:
        if beside_names.is_appointment(verb):
            return f"في منصب {nouns.noun_phrase(scene, inner[0], 'gen').text}"
        objects = [verb]
    elif verb.pos_ not in ("VERB", "AUX"):
        raise scene.decline(preposition, "as")
    if objects and objects[0].lower_ in ("whom", "which", "that") and verb.dep_ == "relcl":
        objects = [verb.head]
    if objects and objects[0].lemma_.lower() in _POSTS:
        concord = _holder(scene, preposition, objects[0])
    elif objects:
        entity, noun = scene.entity(objects[0]), scene.words.noun(objects[0].lemma_)
        if entity is not None and entity.kind not in ("date", "figure"):
            concord = Concord(gender=entity.gender)
        elif noun is not None:
            plural = objects[0].tag_ in ("NNS", "NNPS")
            concord = Concord(gender=noun.gender, number="pl" if plural else "sg", human=noun.human)
        elif objects[0].lower_ == "this":
            concord = Concord()
        else:
            raise scene.decline(preposition, "as")
    if concord is None or inner[0].pos_ == "PRON":
        raise scene.decline(preposition, "as")
    if verb.lemma_.lower() == "describe" and objects:
        said = nouns.noun_phrase(scene, inner[0], "nom", fresh=True)
        return f"بأن{generate.PRONOUNS[concord.after]} {said.text}"
    if concord.number == "du" and inner[0].tag_ == "NNS":
        scene.pairs |= {one.i for one in nouns.coordinated(scene, inner[0])}
    ranked = any(_NTH.match(one.lower_) for one in inner[0].children)
    role = nouns.noun_phrase(scene, inner[0], "acc", fresh=not ranked)
    return f"بصفت{generate.PRONOUNS[concord.after]} {role.text}"


def _holder(scene: Scene, preposition: Token, post: Token) -> Concord | None:
    """ "His functions as Secretary General", "the role of Egypt as a mediator": whose they are."""
    owners = [one for one in post.children if one.dep_ == "poss"]
    owners += [
        inner
        for one in post.children
        if one.lower_ == "of"
        for inner in one.children
        if inner.dep_ == "pobj"
    ]
    if len(owners) != 1:
        raise scene.decline(preposition, "as")
    entity = scene.entity(owners[0])
    if entity is not None:
        return Concord(gender=entity.gender)
    if owners[0].tag_ != "PRP$":
        raise scene.decline(preposition, "as")
    return scene.subject


_POSTS = frozenset(
    listed("function duty role position post mandate tenure term job responsibility work career")
)
_CHAIRS = frozenset(listed("presidency chairmanship chair"))
_HOLDS = generate.Verb(past="تولى", present="يتولى", noun="تول")


def _in_the_chair(scene: Scene, preposition: Token, holder: Token) -> str:
    """ "As holder of the G7 presidency": «إذ تتولى رئاسة مجموعة السبع»."""
    governor = preposition.head
    of = [one for one in holder.children if one.dep_ == "prep" and one.lower_ == "of"]
    chairs = [one for one in of for one in one.children]
    plain = all(one in of or one.lower_ in ("the", "a", "current") for one in holder.children)
    if len(chairs) != 1 or chairs[0].lemma_.lower() not in _CHAIRS or not plain:
        raise scene.decline(preposition, "as")
    concord = scene.subject
    named = scene.entity(governor)
    if named is not None and named.kind in ("person", "office", "country"):
        concord = Concord(gender=named.gender, human=named.kind != "country")
    elif governor.pos_ == "NOUN":
        owners = [scene.entity(one) for one in governor.children if one.dep_ == "poss"]
        states = [one for one in owners if one is not None and one.kind == "country"]
        concord = Concord(gender=states[0].gender) if len(states) == 1 == len(owners) else None
    if concord is None or any(one.lower_ == "current" for one in holder.children):
        raise scene.decline(preposition, "as")
    scene.use(holder, *of, *(one for one in holder.children if one.dep_ == "det"))
    form = generate.conjugate_present(_HOLDS, *concord.after)
    chair = nouns.noun_phrase(scene, chairs[0], "acc")
    return f"، إذ {form} {chair.text}{_closing(preposition)}"


def _closing(preposition: Token) -> str:
    """The comma that closes a phrase set apart, where the English has one."""
    last = max(one.i for one in preposition.subtree)
    after = preposition.doc[last + 1].text if last + 1 < len(preposition.doc) else "."
    return "،" if after == "," else ""


def _distance(scene: Scene, token: Token) -> str:
    """ "Two days" before "after": «يومين»."""
    if token.lemma_.lower() not in ("day", "week", "month", "year", "hour"):
        raise scene.decline(token, "preposition/npadvmod")
    return nouns.noun_phrase(scene, token, "gen", fresh=True).text


def _after(  # noqa: PLR0911 - one case a line
    scene: Scene, preposition: Token, noun: Token, given: str
) -> str:
    if noun.i in scene.resumed:
        return generate.with_pronoun(given, scene.resumed[noun.i])
    if noun.lower_ in ("force", "effect") and preposition.lower_ == "into":
        raise scene.decline(noun, "into force")
    entity = scene.entity(noun)
    if noun.lower_ in ("them", "themselves") and preposition.lower_ in ("between", "among"):
        several = scene.subject
        if several is None or several.number == "sg" or list(noun.children):
            raise scene.decline(noun, "pronoun")
        scene.use(noun)
        return generate.with_pronoun(given, generate.PRONOUNS[several.after])
    others = [child for child in noun.children if child.dep_ != "punct"]
    if entity is not None and entity.kind == "date" and not others:
        scene.use(noun, *noun.children)
        if scene.compound_preposition(preposition):
            return attach(given, times.named(scene, entity))
        return times.time(scene, entity, preposition.lower_)
    part = times.part_of_month(scene, noun) if preposition.lower_ in _IN_PARTS else ""
    if part:
        return attach(_IN_PARTS[preposition.lower_], part)
    if entity is not None and entity.kind == "date":
        raise scene.decline(noun, "time")
    if given == ESPECIALLY:
        text = nouns.noun_phrase(scene, noun, "gen").text
        return f"، {ESPECIALLY} {text}{_closing(preposition)}"
    if preposition.lower_ == "including" and not scene.compound_preposition(preposition):
        new = noun.tag_ in ("NNS", "NNPS") or any(one.dep_ == "det" for one in noun.children)
        phrase = nouns.noun_phrase(scene, noun, "nom", fresh=new)
        among = "بينهم" if phrase.concord.human else "بما في ذلك"
        return f"، {among} {phrase.text}{_closing(preposition)}"
    bare = not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    end = _end_of_going(preposition, noun, bare=bare) if given == "ل" else ""
    if end:
        return f"{end} {nouns.noun_phrase(scene, noun, 'gen', fresh=bare).text}"
    amid = preposition.lower_ in ("amid", "amidst") and bare and noun.tag_ in ("NNS", "NN")
    fresh = amid or (preposition.lower_ == "with" and bare and noun.lemma_.lower() in _NEW_WITH)
    return attach(given, nouns.noun_phrase(scene, noun, "gen", fresh=fresh).text)


_ATTENDED = frozenset(listed("summit conference ceremony forum funeral inauguration"))


def _end_of_going(preposition: Token, noun: Token, *, bare: bool) -> str:
    """What one goes somewhere for: «لإجراء محادثات», «لحضور القمة»; ``""`` for another end."""
    if preposition.lower_ == "for" and bare and noun.lemma_ in _HELD:
        return "لإجراء"
    goes = preposition.head.lemma_.lower() in _GOING
    attends = goes and preposition.lower_ == "for" and noun.lemma_.lower() in _ATTENDED
    return "لحضور" if attends else ""


_GOING = frozenset({"visit", "travel", "arrive", "come", "go", "gather", "leave", "depart"})


_IN_PARTS = {"in": "في", "since": "منذ", "by": "بحلول", "until": "حتى", "from": "منذ"}
_NEW_WITH = frozenset(
    listed("guarantee assurance abstention exception funding support participation safeguard")
)
"""Nouns that "with" brings in as new: "a state with security guarantees"."""


def _in_ways(preposition: Token) -> bool:
    """ "In all the ways mentioned", "in various ways": «بجميع السبل»."""
    return any(one.lower_ == "ways" and one.dep_ == "pobj" for one in preposition.children)


def _is_manner(preposition: Token) -> bool:
    """ "In a dignified manner": «بطريقة كريمة»."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0].lemma_.lower() not in ("manner", "fashion"):
        return False
    return any(one.lower_ in ("a", "an", "this") for one in inner[0].children)


def _lasts_so_long(scene: Scene, preposition: Token) -> str:
    """ "Has maintained it for more than six decades": «على مدى أكثر من 6 عقود»; «لمدة يومين»."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    if len(inner) != 1 or inner[0].lemma_.lower() not in _SPANS or inner[0].tag_ != "NNS":
        return ""
    if any(one.dep_ in ("det", "poss", "amod") for one in inner[0].children):
        return ""
    counts = [scene.entity(one) for one in inner[0].children]
    if not any(one is not None and one.kind == "figure" for one in counts):
        return ""
    verb = preposition.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    perfect = any(one.lemma_ == "have" and one.dep_ == "aux" for one in verb.children)
    if perfect and verb.tag_ == "VBG":
        return "منذ"
    return "على مدى" if perfect else "لمدة"
