"""The term of the lexicon that a noun makes with the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import nounparts, senses
from musnad.write.brief.scene import Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.nounparts import Parts

_ORDINARY = frozenset(
    listed(
        "Allies Ally Summit Members Member Leaders Heads Government Governments Minister Ministers "
        "Nations Partners Foreign"
    )
)


def longest_term(scene: Scene, token: Token, parts: Parts) -> tuple[Noun | None, list[Token]]:
    """The longest noun phrase of the lexicon that ends in this noun, and the words it takes."""
    before: list[Token] = []
    named = scene.parsed.entities.get(token.i) is not None
    if token.tag_ in ("VBN", "VBD", "VBZ", "VBP", "RB", "IN") and not named:
        return None, []
    at = token.i - 1
    doc = token.doc
    while at >= 0 and len(before) < scene.words.longest and scene.parsed.entities.get(at) is None:
        word = doc[at]
        if word.text != "-" and word.head.i not in {token.i, *(one.i for one in before)}:
            break
        if word.dep_ not in ("amod", "compound", "nmod", "punct", "advmod", "npadvmod"):
            break
        if word.tag_ == "JJS" or any(one.lower_ == "most" for one in word.children):
            break
        before.insert(0, word)
        at -= 1
    before = _without_rank(token, before)
    for start in range(len(before) + 1):
        taken = before[start:]
        phrase = " ".join(word.text for word in taken)
        heads: tuple[str, ...] = (token.lemma_, token.text)
        if token.tag_ == "NNPS":
            heads = (token.text.removesuffix("s"), *heads)
        if token.lower_ in scene.words.always_plural:
            heads = (token.text,)
        for head in dict.fromkeys(heads):
            noun = scene.words.noun(f"{phrase} {head}".strip())
            if noun is not None and _usable(noun, token, head):
                if noun.plural_only and parts.number is not None:
                    noun = senses.one_of(scene.words, f"{phrase} {head}".strip()) or noun
                _check_name(scene, token, before[:start])
                return noun, [*_material_of(scene, before[:start], parts), *taken]
    return None, []


def _without_rank(token: Token, before: list[Token]) -> list[Token]:
    """ "The first minister to visit X": one of many, not the head of a government."""
    after = token.doc[token.i + 1 : token.i + 3]
    to_do = len(after) > 1 and after[0].lower_ == "to" and after[1].tag_ == "VB"
    return [one for one in before if not to_do or one.lower_ not in _RANKS]


_RANKS = frozenset({"first", "second", "third", "last"})


def _material_of(scene: Scene, before: list[Token], parts: Parts) -> list[Token]:
    """ "Human rights record", "peace plan": a term before the noun becomes its genitive."""
    if scene.title:
        return []
    for start in range(len(before)):
        words = before[start:]
        if words[0].text == "-" or (start and before[start - 1].text == "-"):
            continue  # "High-level military contacts": a level of no contacts.
        phrase = " ".join(word.text for word in words)
        last = words[-1]
        if len(words) == 1 and (last.dep_ != "compound" or list(last.children)):
            continue
        noun = scene.words.noun(f"{phrase.rpartition(' ')[0]} {last.lemma_}".strip())
        noun = scene.words.noun(phrase) or noun
        if noun is None or last.tag_ not in ("NN", "NNS") or last.text[:1].isupper():
            continue
        if scene.words.adjective(phrase) is not None:
            return []
        parts.material = noun
        parts.adjectives = [one for one in parts.adjectives if one not in words]
        return words
    return []


def _check_name(scene: Scene, token: Token, others: list[Token]) -> None:
    """A capitalised name is taken whole from the lexicon, never put together word by word."""
    if scene.title and any(
        one.dep_ in ("compound", "nmod") and scene.words.adjective(one.text) is None
        for one in others
    ):
        raise scene.decline(token, "name")
    if token.lemma_.lower() in _BODIES and all(_is_known(scene, one) for one in others):
        return
    modifiers = [child for child in token.children if nounparts.is_body(scene, child)]
    if token.text[:1].isupper() and modifiers and token.text not in _ORDINARY:
        raise scene.decline(token, "name")
    if token.text[:1].isupper() and any(one.text[:1].isupper() and one.i > 0 for one in others):
        raise scene.decline(token, "name")


_BODIES = frozenset(
    listed(
        "partnership agreement treaty conference forces force parliament summit council committee "
        "commission dialogue initiative forum strategy plan program programme mission operation "
        "fund group talks charter convention declaration army police authority assembly meeting "
        "resolution protocol accord framework roadmap campaign exercise system border mechanism "
        "board"
    )
)
"""Heads of names that Arabic puts together word by word: "Strategic Partnership"."""


def _is_known(scene: Scene, token: Token) -> bool:
    entity = scene.entity(token)
    if entity is not None:
        return entity.kind == "nationality"
    return scene.words.adjective(token.text) is not None or (
        token.dep_ == "compound" and scene.words.noun(token.text) is not None
    )


def _usable(noun: Noun, token: Token, head: str) -> bool:
    plural = token.tag_ in ("NNS", "NNPS")
    if plural and not noun.plural_only and noun.plural is None:
        return False
    return not (noun.plural_only and not plural and head == token.lemma_ != token.text)
