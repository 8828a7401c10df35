"""What stands beside a name: another name, a clause, whose body it is, where a town lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import generate, nouns, relatives, whose
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.government import NOUN_PREPOSITIONS
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def another_name(scene: Scene, token: Token, entity: Entity, case: Case) -> str:
    """ "X, the leader of Y,": «X، زعيم Y،»."""
    phrase = nouns.noun_phrase(scene, token, case)
    if not phrase.definite or not phrase.concord.human or phrase.concord.number != "sg":
        raise scene.decline(token, "name/appos")
    if phrase.concord.gender != entity.gender:
        raise scene.decline(token, "name/appos")
    return f"، {phrase.text}،"


_DESCRIBED = frozenset({"place", "country", "organisation", "person"})


def is_described(scene: Scene, token: Token, entity: Entity) -> bool:
    """Whether a name is followed by what it is one of: "Derna, a city of X", "Sudan, one of Y"."""
    if entity.kind not in _DESCRIBED or scene.entity(token) is not None or token.i < 1:
        return False
    if token.pos_ != "NOUN" and token.lower_ != "one":
        return False
    first = min(one.i for one in token.subtree)
    marked = token.lower_ == "one" or any(
        (one.lower_ in ("a", "an") and one.dep_ == "det") or _ranks(one) for one in token.children
    )
    return marked and token.doc[first - 1].text == ","


def _ranks(token: Token) -> bool:
    """Whether a word says which of many: "the largest", "the first"."""
    return token.tag_ == "JJS" or token.lower_ in ("first", "second", "third", "latest")


def described(scene: Scene, token: Token, entity: Entity) -> str:
    """ "Derna, a city of great importance,": «درنة، وهي مدينة ذات أهمية كبيرة،»."""
    phrase = nouns.noun_phrase(scene, token, "nom")
    most = any(_ranks(one) for one in token.children)
    if phrase.definite and token.lower_ != "one" and not most:
        raise scene.decline(token, "name/appos")
    return f"، و{'هي' if entity.gender == 'f' else 'هو'} {phrase.text}،"


def is_said_by_the_way(verb: Token, entity: Entity) -> bool:
    """ "Derna, which was hit by floods,": after a comma the clause says more of a known place."""
    of = verb.head.head
    if of.lower_ == "of" and any(one.dep_ == "amod" for one in of.head.children):
        return False  # The adjective would stand after the clause.
    marked = any(one.lower_ == "which" for one in verb.children)
    first = min(one.i for one in verb.subtree)
    comma = first > 0 and verb.doc[first - 1].text == ","
    return entity.kind in ("place", "country", "organisation") and marked and comma


def said_of(scene: Scene, token: Token, verb: Token, entity: Entity, case: Case) -> str:
    """A clause or participle of a person between commas: «، الذي زار …،»."""
    concord = Concord(gender=entity.gender, human=True)
    first = scene.entity(token.head) if token.dep_ == "conj" else None
    both = any(one.lower_ == "whom" for one in verb.subtree)
    if first is not None and first.kind in ("person", "office") and both:
        if any(one.dep_ == "conj" for one in token.children) or token.head.dep_ == "conj":
            raise scene.decline(verb, "name/relcl")
        concord = Concord(gender="m", number="du", human=True)
    if verb.dep_ == "relcl":
        text = relatives.relative(scene, token, verb, concord, case, definite=True)
    elif verb.lemma_.lower() in _BESIDE and verb.tag_ == "VBN":
        text = relatives.participial(scene, token, verb, concord, case, definite=False)
    else:
        raise scene.decline(verb, "name/acl")
    return f"، {text}،"


def is_made(verb: Token, entity: Entity) -> bool:
    """ "The Framework Agreement signed in 2008": when or where it was made."""
    made = verb.tag_ == "VBN" and verb.lemma_.lower() in _MADE
    return entity.kind == "organisation" and made and verb.i == verb.head.i + 1


_MADE = frozenset(
    {"sign", "adopt", "conclude", "issue", "launch", "establish", "hold", "reach", "announce"}
)


def state_of(scene: Scene, owner: Token, entity: Entity) -> str:
    """Ukraine's Armed Forces: «القوات المسلحة الأوكرانية»."""
    state = scene.entity(owner)
    said = "التابعة" if entity.gender == "f" else "التابع"
    if state is None and owner.lower_ in ("its", "their"):
        pronoun = whose.owner_pronoun(scene, owner)
        return f"{said} {generate.with_pronoun('ل', pronoun)}"
    if state is not None and state.kind == "organisation" and state.arabic != entity.arabic:
        scene.use(owner, *(child for child in owner.children if child.dep_ == "case"))
        if any(child.dep_ not in ("case", "det") for child in owner.children):
            raise scene.decline(owner, "name/poss")
        scene.use(*owner.children)
        return f"{said} {generate.attach('ل', state.arabic)}"
    if state is None or state.kind != "country" or not entity.arabic.startswith(("ال", "وزارة ")):
        raise scene.decline(owner, "name/poss")
    scene.use(owner, *(child for child in owner.children if child.dep_ == "case"))
    if any(child.dep_ != "case" for child in owner.children):
        raise scene.decline(owner, "name/poss")
    return scene.words.book.nationality(state.id, gender=entity.gender, definite=True)


def from_land(scene: Scene, preposition: Token, entity: Entity) -> bool:
    """ "Appointed X of Ghana": the land that somebody comes from."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    land = scene.entity(inner[0]) if len(inner) == 1 else None
    of = preposition.dep_ == "prep" and preposition.lower_ == "of"
    known = land is not None and land.kind == "country" and not list(inner[0].children)
    return of and entity.kind == "person" and known


def is_any(entity: Entity) -> bool:
    """Whether an office is one that many hold: "a spokesperson for the ministry"."""
    return entity.kind == "office" and entity.arabic.startswith(("المتحدث", "الناطق"))


def lies_in(scene: Scene, entity: Entity, wider: Token) -> bool:
    """ "El Fasher, North Darfur": the town and the province that it lies in."""
    other = scene.entity(wider)
    places = entity.kind == "place" and other is not None and other.kind in ("place", "country")
    return places and all(one.is_punct for one in wider.children)


_BESIDE = frozenset({"accompany", "assist"})


def any_land(land: str, case: Case) -> str:
    """«العراق» as one of several that may be: «عراق», «عراقا»."""
    bare = land.removeprefix("ال")
    return generate.indefinite_accusative(bare) if case == "acc" and bare != land else bare


def by_name(scene: Scene, preposition: Token) -> str | None:
    """ "Under the Paris Agreement": by what the Arabic name says that it is."""
    named = [scene.entity(one) for one in preposition.children if one.dep_ == "pobj"]
    for one in named:
        if one is not None and one.arabic.startswith(("اللوائح", "اتفاق", "معاهدة", "ميثاق")):
            return "بموجب"
        if one is not None and one.arabic.startswith(
            ("برنامج", "تسهيل", "آلية", "مبادرة", "عملية ", "مرفق")
        ):
            return "في إطار"
    return None


def is_appointment(noun: Token) -> bool:
    """ "The appointment of X as envoy": to a post, whoever holds it."""
    of = any(one.lower_ == "of" for one in noun.children)
    return of and noun.lemma_.lower() in ("appointment", "nomination", "designation")


def same_as_before(preposition: Token) -> str | None:
    """ "The impact on supplies, especially on X": what the first "on" was, the second is."""
    for one in reversed(list(preposition.doc[: preposition.i])):
        if one.dep_ != "prep" or one.lower_ != preposition.lower_:
            continue
        at = one.head
        while at.head.i != at.i and at.pos_ in ("NOUN", "ADP"):
            found = NOUN_PREPOSITIONS.get((at.lemma_.lower(), preposition.lower_))
            if found is not None:
                return found
            at = at.head
        return None
    return None


def is_seated(token: Token, entity: Entity) -> bool:
    """Whether a name is followed by where the body sits: "the centre X, based in Y"."""
    inner = [one for one in token.children if not one.is_punct]
    sits = token.lemma_.lower() in ("base", "headquarter") and token.tag_ == "VBN"
    at = [one.lower_ for one in inner] == ["in"] and [one.dep_ for one in inner] == ["prep"]
    return entity.kind == "organisation" and sits and at


def seated(scene: Scene, token: Token, entity: Entity) -> str:
    """«، ومقره الرياض،»."""
    inner = next(one for one in token.children if not one.is_punct)
    places = list(inner.children)
    place = scene.entity(places[0]) if len(places) == 1 else None
    if place is None or place.kind not in ("place", "country"):
        raise scene.decline(token, "name/acl")
    scene.use(token, inner, *(one for one in token.children if one.is_punct))
    phrase = nouns.noun_phrase(scene, places[0], "nom")
    return f"، ومقر{generate.PRONOUNS[(entity.gender, 'sg')]} {phrase.text}،"


_BACKING = frozenset(listed("funding backing mediation sponsorship"))


def backed(scene: Scene, preposition: Token) -> bool:
    """ "With European funding": «بتمويل أوروبي»."""
    inner = [one for one in preposition.children if one.dep_ == "pobj"]
    bare = not any(one.dep_ in ("det", "poss") for child in inner for one in child.children)
    known = [one for one in inner if scene.entity(one) is None and one.lemma_.lower() in _BACKING]
    return len(known) == 1 == len(inner) and bare
