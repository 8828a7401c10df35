"""Genitives: «أمن أوكرانيا», «حلفاؤها», «التزامه الراسخ ب…»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from musnad.write.brief import (
    compounds,
    deeds,
    degrees,
    describing,
    generate,
    lots,
    modifiers,
    nounparts,
    nouns,
    owners,
    prepositions,
    subordinate,
    whose,
)
from musnad.write.brief.generate import Case, Concord, article, attach
from musnad.write.brief.government import (
    NOUN_PREPOSITIONS,
)
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


_PAIR = 2
_MUTUAL = frozenset(
    f"{kind} {what}" for kind in ("mutual", "common", "shared") for what in ("interest", "concern")
)


def is_bare(scene: Scene, head: Token) -> bool:
    """Whether a coordinated noun brings no determiner of its own."""
    if scene.entity(head) is not None or head.pos_ in ("PRON", "VERB"):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in head.children)


def inheriting(scene: Scene, head: Token, owner: Token, case: Case) -> Phrase:
    """The second noun of "its allies and partners": a pronoun stands for the same owner."""
    parts = nounparts.sort(scene, head)
    if parts.of is not None or parts.clauses or parts.whole is not None:
        raise scene.decline(head, "shared possessor")
    noun, concord = nounparts.base(scene, head, parts)
    pronoun = (
        whose.owner_pronoun(scene, owner)
        if owner.lower_ in ("his", "her", "its", "their")
        else generate.PRONOUNS[owner_concord(scene, owner).after]
    )
    adjectives = describing.agreeing(
        scene, [*reversed(parts.adjectives)], concord, case, definite=True
    )
    text = suffixed(scene, head, modifiers.words(noun, concord), concord, pronoun, case, adjectives)
    tail = modifiers.complements(scene, head, parts)
    return Phrase(text=" ".join([text, *adjectives, *tail]), concord=concord)


def owner_concord(scene: Scene, owner: Token) -> Concord:
    """What agrees with the possessor."""
    entity = scene.entity(owner)
    if entity is not None:
        return Concord(gender=entity.gender, human=entity.kind in ("person", "office"))
    noun = scene.words.noun(owner.lemma_)
    if noun is None:
        raise scene.decline(owner, "shared possessor")
    plural = owner.tag_ in ("NNS", "NNPS")
    return Concord(gender=noun.gender, number="pl" if plural else "sg", human=noun.human)


def _before_owner(  # noqa: C901, PLR0911, PLR0912 - one layout a line
    scene: Scene, token: Token, words: str, concord: Concord, owner: Phrase, case: Case
) -> str:
    """«وحدة أراضي أوكرانيا», «أمن أوكرانيا», «الوضع الإنساني في …»."""
    layout = scene.words.layout(words)
    parts = words.split(" ")
    if owner.text.partition(" ")[0] == parts[0]:
        return owner.text
    if len(parts) == 1:
        return f"{_governing(parts[0], concord, case)} {owner.text}"
    if parts[1:] in (["ذات", "صلة"], ["ذو", "صلة"]):
        return f"{_governing(parts[0], concord, case)} {owner.text} {parts[1]} الصلة"
    if layout.kind == "construct" and len(parts) == 2 and parts[0] == "إعادة":
        return f"{parts[0]} {parts[1].removeprefix('ال')} {owner.text}"
    if layout.kind == "construct" and len(parts) == 2:
        alone = not any(one.dep_ == "conj" for one in token.children)
        land = owner.entity if alone else None
        if land is not None and land.kind == "country" and land.id:
            people = scene.words.book.nationality(
                land.id,
                gender=concord.after[0],
                number=_NUMBERS[concord.after[1]],
                definite=True,
                case="nominative" if case == "nom" else "oblique",
            )
            if people:
                return f"{parts[0]} {article(parts[1])} {people}"
        return f"{parts[0]} {parts[1].removeprefix('ال')} {owner.text}"
    short = 1 if layout.agreeing < len(parts) else 0
    named = owner.entity is not None or (owner.definite and owner.text.count(" ") <= short)
    named = named and not (layout.kind == "plain" and deeds.is_doubtful(token, concord, owner))
    acted = any(one.lower_ == "of" and one.dep_ == "prep" for one in token.children)
    named = named and not (acted and deeds.is_common(owner) and deeds.is_done(words))
    if layout.kind == "construct" and owner.entity is not None and len(parts) > _PAIR:
        belonging = modifiers.inflected(scene, words, concord, [], case, definite=True)
        land = owner.entity if owner.entity.kind == "country" and owner.entity.id else None
        if land is not None and concord.number == "sg":
            people = scene.words.book.nationality(
                land.id, gender=concord.gender, number="singular", definite=True
            )
            if people and not any(one.dep_ == "conj" for one in token.children):
                return f"{belonging} {people}"
        said = generate.adjective("تابع", concord, case, definite=True)
        return f"{belonging} {said} {attach('ل', owner.text)}"
    tailed = layout.kind == "plain" and (layout.agreeing > 1 or layout.agreeing < len(parts))
    if tailed and named and not deeds.is_of_long_body(token, owner):
        several = concord.number == "pl" and case != "nom"
        rest = [
            article(generate.oblique(part) if several else part)
            for part in parts[1 : layout.agreeing]
        ]
        standing = parts[layout.agreeing :]
        if rest == ["الكبار"] and not standing:
            return f"كبار {_governing(parts[0], concord, 'gen')} {owner.text}"
        return " ".join([_governing(parts[0], concord, case), owner.text, *rest, *standing])
    if layout.kind == "plain" and layout.agreeing == len(parts):
        rest = [article(part) for part in parts[1:]]
        if token.lemma_.lower() in _GIVEN:
            raise scene.decline(token, "whose")
        return " ".join([article(parts[0]), *rest, attach("ل", owner.text)])
    raise scene.decline(token, "construct")


_NUMBERS: dict[generate.Number, Literal["singular", "dual", "plural"]] = {
    "sg": "singular",
    "du": "dual",
    "pl": "plural",
}


def _governing(word: str, concord: Concord, case: Case) -> str:
    """A sound masculine plural loses its nun before what it governs."""
    word = generate.before_owner(word)
    if concord.number != "pl":
        return word
    return generate.drop_nun(word if case == "nom" else generate.oblique(word))


def suffixed(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    pronoun: str,
    case: Case,
    adjectives: list[str],
) -> str:
    """The noun with a possessive pronoun: «أمنها», «وحدة أراضيها», «برنامجها النووي»."""
    parts = words.split(" ")
    layout = scene.words.layout(words)
    first = _governing(parts[0], concord, case)
    if layout.kind == "plain":
        several = concord.number == "pl" and case != "nom"
        agreeing = [
            article(generate.oblique(part) if several else part)
            for part in parts[1 : layout.agreeing]
        ]
        return " ".join(
            [generate.suffix(first, pronoun, case), *agreeing, *parts[layout.agreeing :]]
        )
    if words == "دول" and pronoun == "هما":
        return "بلداهما" if case == "nom" else "بلديهما"
    if words == "دول أعضاء":
        return f"{generate.suffix(first, pronoun)} الأعضاء"
    if layout.kind == "construct" and len(parts) == 2 and not adjectives:
        return f"{parts[0]} {generate.suffix(parts[1].removeprefix('ال'), pronoun)}"
    raise scene.decline(token, "possessive")


def _is_plural(token: Token, noun: Noun) -> bool:
    return token.tag_ in ("NNS", "NNPS") and not noun.plural_only


def owned(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    owner: Token,
    case: Case,
) -> tuple[str, bool]:
    """A noun with a possessor, and whether it is definite."""
    if owner.pos_ == "PRON" or owner.lower_ in ("his", "her", "its", "their", "whose"):
        name = owners.named(scene, owner)
        if name is not None:
            return joined_to(scene, token, words, concord, adjectives, name, case), True
        pronoun = whose.owner_pronoun(scene, owner)
        agreeing = describing.agreeing(scene, adjectives, concord, case, definite=True)
        if words == "إفراج":  # Somebody's release is not one that he grants.
            about = generate.with_pronoun("عن", pronoun)
            return " ".join([article(words), *agreeing, about]), True
        text = suffixed(scene, token, words, concord, pronoun, case, agreeing)
        return " ".join([text, *agreeing]), True
    for child in owner.children:
        if child.dep_ == "case":
            scene.use(child)
    phrase = nouns.noun_phrase(scene, owner, "gen")
    if words == "إفراج":
        agreeing = describing.agreeing(scene, adjectives, concord, case, definite=True)
        return " ".join([article(words), *agreeing, attach("عن", phrase.text)]), True
    return joined_to(scene, token, words, concord, adjectives, phrase, case), True


def owner_of(scene: Scene, owner: Token) -> str:
    """The possessor as a phrase after «ل»; raises Declined for a pronoun."""
    if owner.pos_ == "PRON" or owner.lower_ in ("his", "her", "its", "their", "whose"):
        return whose.owner_pronoun(scene, owner)
    scene.use(*(child for child in owner.children if child.dep_ == "case"))
    return nouns.noun_phrase(scene, owner, "gen").text


_GIVEN = frozenset(listed("support assistance aid help backing contribution"))
"""Nouns after which «ل» names the receiver, not the giver."""


_SENIOR = frozenset(listed("senior top high-ranking leading"))
"""What makes officials «كبار», which stands before them."""


def joined_to(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    owner: Phrase,
    case: Case,
) -> str:
    """A noun before the noun that owns it."""
    if concord.number == "du" and not adjectives:
        raise scene.decline(token, "dual construct")
    if not adjectives:
        return _before_owner(scene, token, words, concord, owner, case)
    leading = len(adjectives) == 1 and adjectives[0].lower_ in _SENIOR
    if leading and concord.human and concord.number == "pl" and not list(adjectives[0].children):
        scene.use(adjectives[0])
        return f"كبار {_before_owner(scene, token, words, concord, owner, 'gen')}"
    short = owner.definite and " " not in owner.text
    acted = any(one.lower_ == "of" and one.dep_ == "prep" for one in token.children)
    done = acted and deeds.is_common(owner) and deeds.is_done(words)
    named = owner.entity is not None and not deeds.is_of_long_body(token, owner)
    doubtful = deeds.is_doubtful(token, concord, owner) and token.lemma_.lower() not in _GIVEN
    named, short = named and not doubtful, short and not doubtful
    if (named or (short and not done)) and " " not in words and concord.number != "du":
        construct = _before_owner(scene, token, words, concord, owner, case)
        agreeing = describing.agreeing(scene, adjectives, concord, case, definite=True)
        return " ".join([construct, *agreeing])
    if token.lemma_.lower() in _GIVEN:
        raise scene.decline(token, "whose")
    text = modifiers.inflected(scene, words, concord, adjectives, case, definite=True)
    return f"{text} {attach(deeds.link(token, owner), owner.text)}"


def made_of(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    material: Noun,
    case: Case,
) -> tuple[str, bool]:
    """A noun before the term that narrows it: «سجل حقوق الإنسان»."""
    owner = Phrase(
        text=compounds.definite_term(scene, material), concord=Concord(gender=material.gender)
    )
    return joined_to(scene, token, words, concord, adjectives, owner, case), True


def genitive(  # noqa: C901, PLR0911, PLR0912, PLR0915 - one turn after the other
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    of: Token,
    case: Case,
    *,
    definite: bool,
) -> tuple[str, bool]:
    """A noun with "of": a construct, or «ل»/«من» where the noun stays indefinite."""
    governed = NOUN_PREPOSITIONS.get((token.lemma_.lower(), "of"))
    governed = "في" if words in ("دولة عضو", "دول أعضاء") else governed
    governed = None if words in ("ضبط", "توريد") else governed
    if token.lemma_.lower() in ("member", "number", "majority", "share", "total") and definite:
        governed = None
    if of.dep_ == "compound":
        material = nouns.noun_phrase(scene, of, "gen")
        return joined_to(scene, token, words, concord, adjectives, material, case), True
    complements = [child for child in of.children if child.dep_ in ("pobj", "pcomp")]
    others = [child for child in of.children if child.dep_ not in ("pobj", "pcomp")]
    if len(complements) != 1 or others:
        raise scene.decline(of, "of")
    scene.use(of)
    complement = complements[0]
    by_nation = definite and deeds.by_nation(scene, token, adjectives, complement)
    governed = governed or ("ل" if by_nation else None)
    approved = token.lemma_.lower() == "approval" and complement.lemma_.lower() in _APPROVED
    governed = "على" if approved else governed
    if " ".join(word.lower_ for word in complement.subtree) in _MUTUAL:
        scene.use(*complement.subtree)
        text = modifiers.inflected(scene, words, concord, adjectives, case, definite=True)
        return f"{text} ذات الاهتمام المشترك", True
    had = "" if definite else degrees.having(complement, concord, case)
    if had:
        text = modifiers.inflected(scene, words, concord, adjectives, case, definite=False)
        return f"{text} {had} {nouns.noun_phrase(scene, complement, 'gen', fresh=True).text}", False
    if complement.dep_ == "pcomp":
        if complement.tag_ != "VBG":
            raise scene.decline(complement, "of/pcomp")
        if (adjectives or " " in words) and definite and deeds.is_aim(token):
            return _aim(scene, words, concord, adjectives, case, complement), True
        owner = Phrase(text=subordinate.verbal_noun(scene, complement), concord=Concord())
    else:
        owner = nouns.noun_phrase(scene, complement, "gen")
    if adjectives and "،" in owner.text:
        if NOUN_PREPOSITIONS.get((token.lemma_.lower(), "of")) == "من":
            text = modifiers.inflected(scene, words, concord, adjectives, case, definite=definite)
            return f"{text} من {owner.text}", definite
        raise scene.decline(complement, "adjective after a clause")
    bare_part = token.lower_ == "parts" and not any(one.dep_ == "det" for one in token.children)
    definite = definite and not bare_part
    several = token.lower_ in lots.LOTS and not adjectives and scene.entity(token) is None
    if several and owner.definite:
        return joined_to(scene, token, words, concord, adjectives, owner, case), False
    about = scene.entity(complement)
    if token.lemma_.lower() == "report" and about is not None and about.kind in _AUTHORS:
        governed = None
    if (
        nounparts.measure(scene, complement) == "money"
        and token.lemma_.lower() in _GIVING
        and definite
    ):
        return joined_to(scene, token, words, concord, adjectives, owner, case), True
    if nounparts.measure(scene, complement) == "money":
        governed = "بقيمة"
        definite = False
    if governed is not None:
        text = modifiers.inflected(scene, words, concord, adjectives, case, definite=definite)
        counted = any(one.dep_ == "nummod" for one in complement.children)
        if governed == "من" and definite and counted and token.lemma_.lower() in _GROUPS:
            text = f"{text} {generate.adjective('مؤلف', concord, case, definite=True)}"
        return f"{text} {attach(governed, owner.text)}", definite
    if not definite and degrees.is_of_a_kind(scene, token, complement):
        owner = replace(nouns.noun_phrase(scene, complement, "gen", fresh=True), definite=False)
        return joined_to(scene, token, words, concord, adjectives, owner, case), False
    done = bool(adjectives) and deeds.is_done(words) and owner.text.startswith(_DONE_TO)
    if not definite and (owner.definite or done):
        if (
            owner.entity is None
            and scene.entity(complement) is None
            and not deeds.is_done(words)
            and not any(child.dep_ in ("det", "poss") for child in complement.children)
        ):
            raise scene.decline(complement, "of after an indefinite noun")
        text = modifiers.inflected(scene, words, concord, adjectives, case, definite=False)
        return f"{text} {attach('ل', owner.text)}", False
    return joined_to(scene, token, words, concord, adjectives, owner, case), owner.definite


def _aim(
    scene: Scene,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    case: Case,
    doing: Token,
) -> str:
    """ "The noble goal of ending the war": «الهدف النبيل المتمثل في إنهاء الحرب»."""
    text = modifiers.inflected(scene, words, concord, adjectives, case, definite=True)
    said = generate.adjective("متمثل", concord, case, definite=True)
    return f"{text} {said} في {subordinate.verbal_noun(scene, doing)}"


_APPROVED = frozenset(
    listed(
        "plan project law budget loan deal sale construction unit request measure package bill "
        "proposal scheme text building grant license licence amendment"
    )
)
"""What is approved; of anybody else the approval is his own."""
_GROUPS = frozenset(listed("team delegation crew panel group committee mission"))
"""What consists of so many: «الفريق المؤلف من 14 خبيرا»."""
_DONE_TO = ("سيادة", "حقوق", "وحدة", "سلامة", "أمن", "استقلال")
"""What a violation or an infringement is of."""
_AUTHORS = frozenset({"person", "office", "organisation"})
"""Whose a report is; of anything else it tells."""
_GIVING = frozenset(listed("provision allocation disbursement payment transfer release donation"))
"""Acts whose object a sum is, not their price."""


def of(scene: Scene, token: Token, of: Token) -> str:
    """An "of" phrase after a noun that has a possessor already."""
    doing = [one for one in of.children if one.dep_ == "pcomp" and one.tag_ == "VBG"]
    noun = scene.words.noun(token.lemma_)
    if deeds.is_aim(token) and len(doing) == 1 == len(list(of.children)) and noun is not None:
        scene.use(of)
        several: generate.Number = "pl" if token.tag_ == "NNS" else "sg"
        concord = Concord(gender=noun.gender, number=several)
        said = generate.adjective("متمثل", concord, "gen", definite=True)
        return f"{said} في {subordinate.verbal_noun(scene, doing[0])}"
    governed = NOUN_PREPOSITIONS.get((token.lemma_.lower(), "of"), "ل")
    return prepositions.preposition_phrase(scene, of, governed)
