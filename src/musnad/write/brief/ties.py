"""Adjectives that tie somebody to whom a name before the hyphen tells: "X-controlled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import describing
from musnad.write.brief.generate import Case, Concord, adjective, attach
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIED = {
    "controlled": ("خاضع", "لسيطرة"),
    "held": ("خاضع", "لسيطرة"),
    "affiliated": ("تابع", "ل"),
    "linked": ("مرتبط", "ب"),
    "aligned": ("متحالف", "مع"),
}


def tied_to(scene: Scene, token: Token, concord: Concord, case: Case, *, definite: bool) -> str:
    """ "Houthi-controlled": «خاضعة لسيطرة جماعة الحوثي»; ``""`` for any other adjective."""
    said = _TIED.get(token.lower_.lstrip("-"))
    name = describing.doer(scene, token) if said is not None else ""
    if said is None or not name:
        return ""
    return f"{adjective(said[0], concord, case, definite=definite)} {attach(said[1], name)}"
