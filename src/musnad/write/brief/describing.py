"""The English adjectives of a noun in Arabic: order, agreement, who does what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from musnad.write.brief import degrees, generate, nouns, ordinals, ties
from musnad.write.brief.generate import Case, Concord, adjective
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed as wordlist

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreeing(
    scene: Scene, tokens: list[Token], concord: Concord, case: Case, *, definite: bool
) -> list[str]:
    """The English adjectives in Arabic order and agreement."""
    found: list[str] = []
    for token in tokens:
        listed = scene.listed(token)
        if listed:
            scene.use(token)
            if list(token.children):
                raise scene.decline(token, "adjectives")
            shape = replace(concord, number="sg") if token.i in scene.pairs else concord
            said = [_of_the_law(one, token) or scene.words.adjective(one) for one in listed]
            masculines = list(dict.fromkeys(one or "" for one in said))
            found.append(
                generate.join(
                    [adjective(one, shape, case, definite=definite) for one in masculines]
                )
            )
            continue
        group = nouns.coordinated(scene, token)
        forms: list[str] = []
        for one in group:
            each = replace(concord, number="sg") if one.i in scene.pairs else concord
            nth = ordinals.ordinal(one.text, each, case, definite=definite)
            if nth and not list(one.children):
                scene.use(one)
                forms.append(nth)
                continue
            if one.lower_ == "same" and definite and not list(one.children):
                scene.use(one)
                forms.append(
                    f"{'أنفس' if concord.human and concord.number == 'pl' else 'نفس'}"
                    f"{generate.PRONOUNS[concord.after]}"
                )
                continue
            if one.lower_ == "very" and one.tag_ == "JJ" and definite and not list(one.children):
                scene.use(one)
                forms.append(f"ذات{generate.PRONOUNS[concord.after]}")
                continue
            backed = _backed_by(scene, one)
            if backed:
                supported = adjective("مدعوم", concord, case, definite=definite)
                forms.append(f"{supported} من {backed}")
                continue
            led = ties.tied_to(scene, one, concord, case, definite=definite)
            led = led or _led_by(scene, one)
            if led:
                forms.append(led)
                continue
            masculine = _adjective_of(scene, one)
            entity = scene.entity(one)
            if entity is not None:
                if "+" in entity.id and concord.human and concord.number == "pl":
                    raise scene.decline(one, "several peoples")
                forms.append(_nationality(scene, entity.id, each, case, definite=definite))
            else:
                forms.append(adjective(masculine, each, case, definite=definite))
        found.append(generate.join(forms, nouns.joint_of(scene, group)))
    return sorted(found, key=_is_heavy)


_LINKS = frozenset(wordlist("مع من على إلى ضد عن"))


def _is_heavy(told: str) -> bool:
    """«متحالفة مع إيران»: an adjective with a phrase of its own stands after the plain ones."""
    return any(word in _LINKS for word in told.split(" ")[1:])


_BY = {
    "led": "بقيادة",
    "owned": "بملكية",
    "brokered": "بوساطة",
    "mediated": "بوساطة",
    "sponsored": "برعاية",
    "facilitated": "بتيسير من",
    "funded": "بتمويل من",
}


def _led_by(scene: Scene, token: Token) -> str:
    """ "UN-led", "US-brokered": «بقيادة الأمم المتحدة»; ``""`` for any other adjective."""
    said = _BY.get(token.lower_.lstrip("-"))
    name = doer(scene, token) if said is not None else ""
    return f"{said} {name}" if name else ""


def _backed_by(scene: Scene, token: Token) -> str:
    """ "Iran-backed": the «إيران» of «مدعومون من إيران»; ``""`` for any other adjective."""
    return doer(scene, token) if token.lower_.lstrip("-") in ("backed", "supported") else ""


def _of_people(scene: Scene, people: str) -> str:
    """A people without a state: «الحوثيين»."""
    if "+" in people:
        return ""
    return scene.words.book.nationality(
        people, gender="m", number="plural", definite=True, case="oblique"
    )


def doer(scene: Scene, token: Token) -> str:
    """Who does what a participle after a hyphen says: «إيران»; ``""`` when unclear."""
    holders = [one for one in token.children if scene.entity(one) is not None]
    others = [one for one in token.children if one not in holders and one.text != "-"]
    if len(holders) != 1 or others:
        return ""
    entity = scene.entity(holders[0])
    if entity is None or any(one.text != "-" for one in holders[0].children):
        return ""
    name = entity.short or entity.arabic
    if entity.kind == "nationality":
        country = scene.words.book.country(entity.id)
        name = country.ar[0] if country is not None else _of_people(scene, entity.id)
    if entity.kind not in ("organisation", "country", "nationality") or not name:
        return ""
    scene.use(token, *token.children, *holders[0].children)
    scene.note(entity.kind, entity.english, name)
    return name


_NUMBERS: dict[generate.Number, Literal["singular", "dual", "plural"]] = {
    "sg": "singular",
    "du": "dual",
    "pl": "plural",
}


def _nationality(scene: Scene, code: str, concord: Concord, case: Case, *, definite: bool) -> str:
    """«الأوكرانية», «الكوريين الشماليين»: the lexicon inflects what has two words."""
    if "+" in code:
        pair = code.split("+")
        return " ".join(_nationality(scene, one, concord, case, definite=definite) for one in pair)
    gender, number = concord.after
    word = scene.words.book.nationality(
        code,
        gender=gender,
        number=_NUMBERS[number],
        definite=definite,
        case="nominative" if case == "nom" else "oblique",
    )
    if case == "acc" and not definite and (gender, number) == ("m", "sg"):
        return " ".join(generate.indefinite_accusative(part) for part in word.split(" "))
    return word


_UTTERED = frozenset(
    wordlist("threat statement remark comment condemnation criticism warning call appeal denial")
)
"""What is public when it is said for all to hear."""


_OF_NATURE = frozenset(
    wordlist("earthquake flood flooding storm hurricane cyclone typhoon fire wildfire virus")
)
"""What kills without shedding blood."""


def _beside(token: Token) -> str:
    """The adjective in the sense that its noun gives it; ``""`` for the usual one."""
    noun = token.head.lemma_.lower()
    if token.lower_ == "public" and noun in _UTTERED:
        return "علني"
    return "مميت" if token.lower_ == "deadly" and noun in _OF_NATURE else ""


def _adjective_of(scene: Scene, token: Token) -> str:
    """The Arabic adjective for an English adjective or noun before a noun."""
    entity = scene.entity(token)
    scene.use(token)
    for child in token.children:
        if child.dep_ == "punct" and child.text in ("-", ","):
            scene.use(child)
        elif child.dep_ in ("cc", "conj"):
            continue
        elif scene.parsed.entities.get(child.i) is not None:
            raise scene.decline(child, "name in an adjective")
        elif child.dep_ in ("advmod", "amod", "compound", "npadvmod", "nummod"):
            joined = f"{child.text} {token.text}"
            whole = scene.words.adjective(joined) or _to_what_degree(scene, child, token)
            if not whole or list(child.children):
                raise scene.decline(child, "adverb")
            scene.use(child)
            return whole
        else:
            raise scene.decline(child, f"adjective/{child.dep_}")
    if entity is not None:
        if entity.kind in ("nationality", "country"):
            return "" if "+" in entity.id else scene.words.book.nationality(entity.id)
        raise scene.decline(token, "name before noun")
    if token.lower_ in ordinals.FIRST:
        return ordinals.FIRST[token.lower_]
    given = _of_the_law(token.lower_, token) or _beside(token)
    masculine = given or scene.words.adjective(token.text)
    if masculine is None:
        raise scene.decline(token, "adjective")
    scene.note("adjective", token.lower_, masculine)
    return masculine


_LEGAL = frozenset(
    wordlist(
        "penalty charge court law code investigation proceeding justice procedure case liability "
        "responsibility prosecution complaint chamber inquiry sanction matter fine"
    )
)


def _of_the_law(word: str, token: Token) -> str:
    """ "Criminal charges" are the law's, «جنائي»; a criminal network's acts are «إجرامي»."""
    noun = token.head
    while noun.dep_ in ("amod", "conj") and noun.pos_ == "ADJ":
        noun = noun.head
    return "جنائي" if word == "criminal" and noun.lemma_.lower() in _LEGAL else ""


def _to_what_degree(scene: Scene, how: Token, token: Token) -> str:
    """ "Extremely complex": «معقد للغاية»; ``""`` where the adverb says something else."""
    said = degrees.HOW_MUCH.get(how.lower_, "")
    masculine = scene.words.adjective(token.text)
    return f"{masculine} {said}" if said and masculine and how.dep_ == "advmod" else ""
