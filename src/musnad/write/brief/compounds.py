"""A noun and the term before it that narrows it: «خطة السلام», «خطة سلام»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import generate, modifiers
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene
from musnad.write.brief.vocabulary import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token


def compounded(scene: Scene, token: Token, words: str, material: Noun, *, definite: bool) -> str:
    """The noun and the term before it as one run of words: «خطة السلام», «خطة سلام»."""
    if " " in words:
        raise scene.decline(token, "compound")
    if definite:
        return f"{words} {definite_term(scene, material)}"
    narrow = material.plural if material.human and material.plural else material.singular
    return f"{generate.before_owner(words)} {generate.oblique(narrow)}"


def definite_term(scene: Scene, material: Noun) -> str:
    """A term of the lexicon with the article where it belongs."""
    if material.human and material.plural and not material.plural_only:
        several = Concord(gender="m", number="pl", human=True)
        return modifiers.inflected(scene, material.plural, several, [], "gen", definite=True)
    plural = material.plural_only
    concord = Concord(gender=material.gender, number="pl" if plural else "sg")
    return modifiers.inflected(scene, material.singular, concord, [], "gen", definite=True)
