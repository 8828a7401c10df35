"""What a sum buys: «مساعدات بقيمة 250 مليون دولار»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief import amounts, generate, nouns
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Case
from musnad.write.brief.government import GOODS
from musnad.write.brief.scene import Phrase, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_bought(preposition: Token, entity: Entity) -> bool:
    """Whether "in" after a sum brings what the sum is given in: "$5 million in aid"."""
    goods = {child.lemma_.lower() for child in preposition.children}
    return preposition.lower_ == "in" and entity.measure == "money" and bool(goods & GOODS)


def worth_of(scene: Scene, token: Token, entity: Entity, preposition: Token, case: Case) -> Phrase:
    """ "$250 million in aid": «مساعدات بقيمة 250 مليون دولار»."""
    inner = [child for child in preposition.children if child.dep_ == "pobj"]
    if len(inner) != 1 or len(list(preposition.children)) != 1:
        raise scene.decline(preposition, "sum")
    others = [one for one in token.children if one.i != preposition.i and one.dep_ != "punct"]
    more = [one for one in others if one.lower_ in ("a", "an", "additional", "further")]
    if len(more) != len(others):
        raise scene.decline(others[0], "sum")
    scene.use(preposition, *more)
    alone = not any(one.dep_ == "conj" for one in inner[0].children)
    added_to = any(one.lower_ in ("additional", "further") for one in more)
    if alone and scene.entity(inner[0]) is None:
        price = _at_price(scene, token, entity)
        scene.priced[inner[0].i] = f"{ADDED} {price}" if added_to else price
        return replace(nouns.noun_phrase(scene, inner[0], case, fresh=True), definite=False)
    goods = nouns.noun_phrase(scene, inner[0], case, fresh=True)
    if added_to:
        added = generate.adjective("إضافي", goods.concord, case, definite=False)
        goods = replace(goods, text=f"{goods.text} {added}")
    return Phrase(
        text=f"{goods.text} {_at_price(scene, token, entity)}",
        concord=goods.concord,
        definite=False,
    )


ADDED = "\x01"
"""Stands before a price for «إضافية», which agrees with what it buys."""


def _at_price(scene: Scene, token: Token, entity: Entity) -> str:
    """«بقيمة 250 مليون دولار», «تتجاوز قيمتها 3 مليارات دولار»."""
    sum_ = amounts.figure(scene, token, replace(entity, bound=""))
    if entity.bound == "أكثر من":
        return f"بقيمة تتجاوز {sum_}"
    if entity.bound == "أقل من":
        return f"بقيمة تقل عن {sum_}"
    return generate.attach("بقيمة", amounts.figure(scene, token, entity))


_WORTH = (
    ("بقيمة ما يصل إلى ", "بقيمة تصل إلى "),
    ("بقيمة ما لا يقل عن ", "بقيمة لا تقل عن "),
    ("بقيمة ما لا يزيد على ", "بقيمة لا تزيد على "),
    ("بقيمة ما يقارب ", "بقيمة تقارب "),
)


def as_worth(arabic: str) -> str:
    """«بقيمة تصل إلى مليون» for «بقيمة ما يصل إلى مليون»."""
    for before, after in _WORTH:
        arabic = arabic.replace(before, after)
    return arabic
