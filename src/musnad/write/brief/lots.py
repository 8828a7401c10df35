"""Amounts that stand before what they count: "hundreds of people", «مئات الأشخاص»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.nounparts import Parts

LOTS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})
"""Amounts that Arabic puts before what they count: «مئات الصواريخ»."""


def counts(token: Token) -> bool:
    """Whether the noun is what "hundreds of" or "a number of" counts."""
    above = token.head.head.lower_
    return token.dep_ == "pobj" and (above in LOTS or above in _SEVERAL) and token.head.i > 0


_SEVERAL = frozenset({"number", "range", "variety", "host", "array", "set"})


def of_lots(scene: Scene, token: Token, of: Token, concord: Concord) -> Concord:
    """ "Hundreds of people were killed": «قُتل مئات الأشخاص», as the people agree."""
    inner = [one for one in of.children if one.dep_ == "pobj"]
    some = token.lower_ == "number" and [one.lower_ for one in token.lefts] == ["a"]
    if not (token.lower_ in LOTS or some) or len(inner) != 1:
        return concord
    if inner[0].lower_ != "people" and not _counts_people(scene, inner[0]):
        return concord
    return Concord(gender="m", number="pl", human=True)


def _counts_people(scene: Scene, head: Token) -> bool:
    noun = scene.words.noun(head.lemma_)
    return noun is not None and noun.human


def is_of_people(scene: Scene, number: Token) -> bool:
    """ "A number of officials": it is they who act."""
    of = [one for one in number.children if one.lower_ == "of"]
    counted = [scene.words.noun(two.lemma_) for one in of for two in one.children]
    return number.lemma_ == "number" and any(one is not None and one.human for one in counted)


_LOOSE = frozenset({"many", "several", "numerous"})
_SPANS = frozenset(listed("day week month year decade century hour"))


def is_span(token: Token, parts: Parts) -> bool:
    """ "Over many months": «أشهر عديدة», no part of any months."""
    many = parts.whole is not None and parts.whole.lower_ in _LOOSE
    return many and token.tag_ == "NNS" and token.lemma_.lower() in _SPANS and not parts.owner
