"""Adjectives before two nouns that describe both: «القيم والمبادئ الدينية والإنسانية»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import describing, generate, modifiers, nouns
from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_BOTH = frozenset(
    listed(
        "regional international national global political economic social human humanitarian "
        "religious moral military ethical cultural domestic local Arab Islamic"
    )
)
_TWINS = tuple(
    frozenset(listed(words))
    for words in (
        "peace stability security calm",
        "value principle norm custom ideal",
        "issue development matter topic question event",
        "cooperation coordination dialogue consultation",
        "law convention norm instrument charter",
        "arena forum organisation organization",
    )
)
"""Nouns that stand together so often that what describes the one describes both."""
_PAIR = 2


def both(  # noqa: PLR0911 - one condition a line
    scene: Scene, heads: list[Token], case: Case, *, fresh: bool
) -> Phrase | None:
    """Two nouns alike under adjectives that say of what kind they are; None for anything else.

    "Regional and international peace and stability": both are regional and international.
    """
    first, *others = heads
    if len(heads) != _PAIR or others[0].i != first.i + _PAIR or first.tag_ != others[0].tag_:
        return None
    second = others[0]
    if not any({one.lemma_.lower() for one in heads} <= twins for twins in _TWINS):
        return None
    adjectives = [one for one in first.children if one.dep_ == "amod"]
    if not adjectives or not all(_describes_both(scene, one) for one in adjectives):
        return None
    rest = [one for one in first.children if one not in adjectives and one.dep_ != "conj"]
    if any(one.lower_ not in ("the", "and", "all") for one in rest) or list(second.children):
        return None
    if any(one.lower_ == "all" for one in rest) and "the" in {one.lower_ for one in rest}:
        return None
    told = [_plain(scene, one) for one in heads]
    if any(one is None for one in told):
        return None
    every = [one for one in rest if one.lower_ == "all"]
    inner: Case = "gen" if every else case
    definite = not fresh or bool(rest)
    texts, concords = [], []
    for head, plain in zip(heads, told, strict=True):
        words, concord = plain  # type: ignore[misc]
        texts.append(modifiers.inflected(scene, words, concord, [], inner, definite=definite))
        concords.append(concord)
        scene.use(head)
        scene.note("noun", head.text, words)
    scene.use(*rest)
    together = nouns.together(concords)
    said = describing.agreeing(scene, [*reversed(adjectives)], together, inner, definite=definite)
    text = " ".join([generate.join(texts), *said])
    return Phrase(text=f"جميع {text}" if every else text, concord=together, definite=definite)


def _describes_both(scene: Scene, adjective: Token) -> bool:
    """Whether an adjective, with those joined to it, tells the kind of what follows."""
    words = scene.listed(adjective) or (adjective.text,)
    if not all(one in _OF_BOTH for one in words) or scene.entity(adjective) is not None:
        return False
    joined = [one for one in adjective.children if one.dep_ == "conj"]
    others = [one for one in adjective.children if one not in joined and one.lower_ != "and"]
    return not others and all(_describes_both(scene, one) for one in joined)


def _plain(scene: Scene, head: Token) -> tuple[str, Concord] | None:
    """The noun and what agrees with it; None for a name, a person or a term of several words."""
    noun = scene.words.noun(head.lemma_)
    if scene.entity(head) is not None or scene.term(head) or noun is None or noun.human:
        return None
    several = head.tag_ == "NNS"
    if noun.plural_only or (several and noun.plural is None) or head.tag_ not in ("NN", "NNS"):
        return None
    concord = Concord(gender=noun.gender, number="pl" if several else "sg")
    return modifiers.words(noun, concord), concord
