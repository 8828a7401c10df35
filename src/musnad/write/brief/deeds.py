"""Nouns that name an act: what they are done to, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.frames import FRAMES
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO_LANDS = frozenset(
    {"invasion", "occupation", "annexation", "bombardment", "blockade", "shelling", "siege"}
)


def by_nation(scene: Scene, token: Token, adjectives: list[Token], land: Token) -> bool:
    """ "The Russian invasion of Ukraine": «الغزو الروسي لأوكرانيا»."""
    entity = scene.entity(land)
    nations = [scene.entity(one) for one in adjectives]
    ours = any(one is not None and one.kind == "nationality" for one in nations)
    known = entity is not None and entity.kind in ("country", "place")
    return ours and known and token.lemma_.lower() in _DONE_TO_LANDS


def is_done(words: str) -> bool:
    """Whether the noun names an act, whose object «ل» may bring in: «انتهاك لحقوق الإنسان»."""
    first = words.split(" ", maxsplit=1)[0]
    return first in _ACTS or first.removesuffix("ات") in _ACTS or f"{first[:-2]}ة" in _ACTS


_ACTS = frozenset(
    one.verb.noun for readings in FRAMES.values() for one in readings if " " not in one.verb.noun
)
