"""People told by what befell them: "those responsible", "the injured", "those who fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.arabic.figures import write_figure
from musnad.write.brief import complements, generate, nouns, prepositions, relatives
from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE: dict[str, tuple[str, dict[str, str]]] = {
    "responsible": ("المسؤولون", {"for": "عن"}),
    "accountable": ("المسؤولون", {"for": "عن"}),
    "injured": ("المصابون", {"in": "في"}),
    "wounded": ("المصابون", {"in": "في"}),
    "killed": ("القتلى", {"in": "في"}),
    "affected": ("المتضررون", {"by": "من"}),
    "displaced": ("النازحون", {"by": "بسبب"}),
    "detained": ("المحتجزون", {"in": "في"}),
    "fallen": ("قتلى الحرب", {}),
    "missing": ("المفقودون", {}),
    "dead": ("القتلى", {}),
    "vulnerable": ("المستضعفون", {}),
    "involved": ("الضالعون", {"in": "في"}),
    "listed": ("المدرجون على القائمة", {"in": "في", "under": "بموجب"}),
    "designated": ("المدرجون على قائمة العقوبات", {"under": "بموجب"}),
    "sanctioned": ("المشمولون بالعقوبات", {"under": "بموجب"}),
    "bereaved": ("ذوو الضحايا", {}),
}
_PERSONS = Concord(gender="m", number="pl", human=True)


def people(  # noqa: PLR0911 - one word a line
    scene: Scene, token: Token, case: Case
) -> Phrase | None:
    """The Arabic of "those responsible for X" or "the injured"; None for any other word."""
    if token.lower_ == "those":
        return _those(scene, token, case)
    if token.lower_ == "each":
        return _each_of(scene, token)
    if token.lower_ in _MANY:
        return _many_of(scene, token)
    if token.lower_ == "latter":
        return _the_latter(scene, token)
    if token.lower_ == "others":
        return _others(scene, token, case)
    known = _PEOPLE.get(token.lower_)
    the = [child for child in token.children if child.dep_ == "det" and child.lower_ == "the"]
    if known is None or token.tag_ not in ("VBN", "JJ", "VBD") or len(the) != 1:
        return None
    rest = [child for child in token.children if child.i != the[0].i]
    scene.use(token, *the)
    return _named(scene, token, known, rest, case)


_MANY = {"many": "كثير", "most": "معظم", "several": "عدد", "some": "بعض"}


def _many_of(scene: Scene, token: Token) -> Phrase | None:
    """ "Many of these companies": «كثير من هذه الشركات»; "most of them" is left."""
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    inner = [child for one in of for child in one.children]
    if len(inner) != 1 or len(list(token.children)) != 1 or inner[0].tag_ not in ("NNS", "NNPS"):
        return None
    scene.use(token, *of)
    all_ = nouns.noun_phrase(scene, inner[0], "gen")
    if not all_.definite:
        raise scene.decline(token, "pronoun")
    said = _MANY[token.lower_]
    whole = said in ("معظم", "بعض")
    return Phrase(text=f"{said} {'' if whole else 'من '}{all_.text}", concord=all_.concord)


def _the_latter(scene: Scene, token: Token) -> Phrase | None:
    """ "The latter's visit": «الأخير», the person named last before it."""
    children = [one for one in token.children if one.dep_ != "case"]
    people_ = [
        one
        for at, one in scene.parsed.entities.items()
        if at < token.i and one.kind in ("person", "office")
    ]
    if [one.lower_ for one in children] != ["the"] or len(people_) != _TWO:
        return None
    scene.use(token, *token.children)
    last = people_[-1]
    text = "الأخيرة" if last.gender == "f" else "الأخير"
    return Phrase(text=text, concord=Concord(gender=last.gender, human=True))


_TWO = 2


def _each_of(scene: Scene, token: Token) -> Phrase | None:
    """ "Each of the two leaders": «كل من الزعيمين»."""
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    inner = [child for one in of for child in one.children]
    if len(inner) != 1 or len(list(token.children)) != 1 or inner[0].tag_ not in ("NNS", "NNPS"):
        return None
    scene.use(token, *of)
    all_ = nouns.noun_phrase(scene, inner[0], "gen")
    if not all_.definite:
        raise scene.decline(token, "pronoun")
    return Phrase(text=f"كل من {all_.text}", concord=Concord(gender=all_.concord.gender))


def _those(scene: Scene, token: Token, case: Case) -> Phrase:
    scene.use(token)
    said = [
        child
        for child in token.children
        if child.dep_ in ("amod", "acl", "relcl") and child.lower_ in _PEOPLE
    ]
    if len(said) == 1 and not any(one.dep_ in ("nsubj", "nsubjpass") for one in said[0].children):
        word = said[0]
        scene.use(word)
        rest = [child for child in token.children if child.i != word.i]
        joined = [one for one in word.children if one.dep_ == "conj" and one.lower_ in _PEOPLE]
        inner = [one for one in word.children if one not in joined]
        first = _named(scene, token, _PEOPLE[word.lower_], [] if joined else [*rest, *inner], case)
        if not joined:
            return first
        if len(joined) > 1 or any(one.lower_ not in ("and", ",") for one in inner):
            raise scene.decline(word, "pronoun")
        scene.use(joined[0], *inner)
        more = [*rest, *joined[0].children]
        second = _named(scene, token, _PEOPLE[joined[0].lower_], more, case)
        return Phrase(text=f"{first.text} {generate.attach('و', second.text)}", concord=_PERSONS)
    doing = [child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBG"]
    if len(doing) == 1 and len(list(token.children)) == 1:
        told = relatives.participial(scene, token, doing[0], _PERSONS, case, definite=True)
        return Phrase(text=told, concord=_PERSONS)
    found = _of_them(scene, token)
    if found is not None:
        return found
    clauses = [child for child in token.children if child.dep_ == "relcl"]
    who = clauses and any(one.lower_ == "who" for one in clauses[0].children)
    all_ = [one for one in token.children if one.lower_ == "all" and one.i < token.i]
    if len(list(token.children)) != 1 + len(all_) or not who:
        raise scene.decline(token, "pronoun")
    scene.use(*all_)
    text = relatives.relative(scene, token, clauses[0], _PERSONS, case, definite=True)
    text = f"جميع {text}" if all_ else text
    return Phrase(text=text, concord=_PERSONS)


def _of_them(scene: Scene, token: Token) -> Phrase | None:
    """ "Companies, including those in China": «بما في ذلك تلك الموجودة في الصين»."""
    inside = list(token.children)
    above = token.head
    if above.lower_ != "including" or [one.lower_ for one in inside] != ["in"]:
        return None
    noun = scene.words.noun(above.head.lemma_)
    places = [scene.entity(one) for one in inside[0].children]
    known = [one for one in places if one is not None and one.kind in ("country", "place")]
    if noun is None or above.head.tag_ != "NNS" or len(known) != len(places) or not places:
        return None
    who = "الموجودين" if noun.human else "تلك الموجودة"
    text = f"{who} {prepositions.preposition_phrase(scene, inside[0])}"
    concord = Concord(gender="m" if noun.human else "f", number="pl", human=noun.human)
    return Phrase(text=text, concord=concord)


def _named(
    scene: Scene,
    token: Token,
    known: tuple[str, dict[str, str]],
    rest: list[Token],
    case: Case,
) -> Phrase:
    arabic, governs = known
    first, space, after = arabic.partition(" ")
    after_all = f"{generate.oblique(first)}{space}{after}"
    text = arabic if case == "nom" else after_all
    if arabic.startswith("ذوو") and case != "nom":
        text = arabic.replace("ذوو", "ذوي")
    tail: list[str] = []
    for child in rest:
        if child.lower_ == "all" and child.dep_ in ("predet", "det"):
            scene.use(child)
            text = f"جميع {after_all}"
        elif child.dep_ == "advmod" and scene.words.adverb(child.text):
            tail.extend(complements.adverb(scene, child))
        elif child.dep_ in ("prep", "agent") and child.lower_ in governs:
            tail.append(prepositions.preposition_phrase(scene, child, governs[child.lower_]))
        elif child.dep_ == "prep" and child.lower_ in ("in", "during", "near"):
            tail.append(prepositions.preposition_phrase(scene, child))
        elif child.dep_ == "npadvmod" and scene.entity(child) is not None:
            tail.append(nouns.noun_phrase(scene, child, "acc").text)
        elif child.dep_ in ("cc", "conj", "punct"):
            if child.dep_ == "punct":
                scene.use(child)
        else:
            raise scene.decline(child, f"those/{child.dep_}")
    if arabic == "المسؤولون" and not tail:
        tail.append("عن ذلك")
        scene.leans = True
    del token
    return Phrase(text=" ".join([text, *tail]), concord=_PERSONS)


_HARM = frozenset(listed("kill injure wound hurt die arrest detain rescue displace evacuate"))
_FEWEST = 3


def _others(scene: Scene, token: Token, case: Case) -> Phrase | None:
    """ "More than a hundred others were injured": «أكثر من 100 آخرين»."""
    counts = [child for child in token.children if child.dep_ == "nummod"]
    figure = scene.entity(counts[0]) if len(counts) == 1 else None
    harmed = token.head.lemma_.lower() in _HARM
    of = token.dep_ == "pobj" and token.head.lower_ == "of"
    harmed = harmed or (of and token.head.head.lemma_.lower() in ("injury", "killing", "death"))
    if figure is None or figure.value is None or len(list(token.children)) != 1 or not harmed:
        return None
    whole = figure.value == int(figure.value) and figure.high is None
    if figure.measure != "cardinal" or not whole or figure.value < _FEWEST:
        raise scene.decline(token, "count")
    scene.use(token, *counts)
    bare = case == "nom" and not figure.bound
    shown = f"{write_figure(figure.value, scene.house)} {'آخرون' if bare else 'آخرين'}"
    text = generate.attach(figure.bound, shown) if figure.bound else shown
    return Phrase(text=text, concord=_PERSONS, definite=False)
