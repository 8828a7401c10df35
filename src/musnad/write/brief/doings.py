"""Nouns in -ing that no entry has: "the tightening of policies" by the verb's own noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from musnad.write.brief.frames import FRAMES
from musnad.write.brief.generate import Gender
from musnad.write.brief.vocabulary import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun(token: Token) -> Noun | None:
    """The verbal noun of what is done to the "of" after the word, or None.

    Only with an article and an "of": "the tightening of policies", «تشديد السياسات».
    """
    word = token.lower_
    the = any(one.dep_ == "det" and one.lower_ == "the" for one in token.children)
    of = [one for one in token.children if one.lower_ == "of" and one.dep_ == "prep"]
    if not word.endswith("ing") or not the or len(of) != 1 or of[0].i != token.i + 1:
        return None
    for lemma in _lemmas(word):
        for frame in FRAMES.get(lemma, ()):
            if frame.object == "" and frame.needs in ("", "object") and " " not in frame.verb.noun:
                gender: Gender = frame.verb.noun_gender
                return Noun(singular=frame.verb.noun, plural=None, gender=gender, human=False)
    return None


def _lemmas(word: str) -> Iterator[str]:
    """What "tightening", "freezing" and "setting" may be the -ing of."""
    stem = word.removesuffix("ing")
    yield stem
    yield f"{stem}e"
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
