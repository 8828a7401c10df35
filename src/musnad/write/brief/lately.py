"""Who held an office before and who holds it next: «رئيس الوزراء السابق», «الأمين العام المقبل»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from musnad.write.brief import generate
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SINCE = {
    "former": "سابق",
    "outgoing": "منتهية ولايته",
    "late": "راحل",
    "next": "مقبل",
    "new": "جديد",
    "interim": "مؤقت",
    "transitional": "انتقالي",
}


def lately(scene: Scene, child: Token, entity: Entity) -> Entity:
    """ "Former Prime Minister X": «رئيس الوزراء السابق X»."""
    title = entity.title if entity.kind == "person" else entity.arabic
    said = SINCE[child.lower_]
    if not title or " " in said or list(child.children) or not entity.arabic.startswith(title):
        raise scene.decline(child, "name/amod")
    shape = Concord(gender=entity.gender, human=True)
    known = generate.adjective(said, shape, "nom", definite=True)
    rest = entity.arabic.removeprefix(title)
    head, of, body = title.partition(" ل")
    if of and " " in head:
        # «الأمين العام المقبل لحلف شمال الأطلسي»
        return replace(entity, arabic=f"{head} {known}{of}{body}{rest}", title="")
    return replace(entity, arabic=f"{title} {known}{rest}", title=f"{title} {known}")
