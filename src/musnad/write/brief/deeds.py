"""Nouns that name an act: what they are done to, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.frames import FRAMES
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.wordlist import listed

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


def is_aim(token: Token) -> bool:
    """ "The noble goal of ending the war": the goal is to end it, «المتمثل في إنهاء»."""
    return token.lemma_.lower() in _AIMS


_AIMS = frozenset(
    listed(
        "goal objective aim task challenge priority ambition purpose policy practice approach "
        "mission idea target strategy vision principle problem"
    )
)


def is_of_long_body(token: Token, owner: Phrase) -> bool:
    """ "The ministerial meeting of the Arab League": its adjective comes before the long name."""
    entity = owner.entity
    body = entity is not None and entity.kind == "organisation"
    return body and owner.text.count(" ") > _LONG and token.lemma_.lower() in _HELD


def is_common(owner: Phrase) -> bool:
    """Whether no name owns: "of refugees", "of Palestinians"."""
    return owner.entity is None or owner.entity.kind == "nationality"


def is_doubtful(token: Token, concord: Concord, owner: Phrase) -> bool:
    """ "The full implementation of the agreement": after both an adjective could be of either."""
    if not owner.definite:
        return False
    if owner.entity is not None:
        body = owner.entity.kind in ("organisation", "place") and " " in owner.text
        alike = concord.after == owner.concord.after
        if concord.after == ("f", "sg"):
            alike = any(one.endswith("ة") for one in owner.text.split()[1:])
        return body and alike
    stuff = [
        two
        for one in token.children
        if one.lower_ == "of"
        for two in one.children
        if two.dep_ == "pobj" and not any(three.dep_ in ("det", "poss") for three in two.children)
    ]
    return not stuff and owner.concord.after == concord.after


_LONG = 1
_HELD = frozenset(
    listed(
        "meeting session summit conference report statement headquarters forum assembly round "
        "gathering retreat review publication document declaration communique resolution "
        "importance role position mandate capacity budget member membership value status"
    )
)

_ACTS = frozenset(
    one.verb.noun for readings in FRAMES.values() for one in readings if " " not in one.verb.noun
)


def ends_or_gives(heads: list[Token]) -> bool:
    """ "A cessation of military aid and the provision of X": the provision may end as well."""
    first, second = heads[0], heads[1]
    ended = [two.lemma_.lower() for one in first.children for two in one.children]
    giving = second.lemma_.lower() in ("provision", "supply", "delivery", "transfer", "sharing")
    ending = first.lemma_.lower() in ("cessation", "end", "halt", "suspension", "stop", "ban")
    return giving and ending and bool({"aid", "assistance", "supply", "support"} & {*ended})


_PARTS = frozenset(listed("area district region part town village city"))


def link(token: Token, owner: Phrase) -> str:
    """«في» before the land that an area is in, «ل» before what a noun belongs to."""
    land = owner.entity is not None and owner.entity.kind in ("country", "place")
    inside = land and token.lemma_.lower() in _PARTS
    return "في" if inside or owner.text == "العالم" else "ل"
