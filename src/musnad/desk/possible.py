"""What can be done with an article now, by this person, and what stands in the way; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.core.article import Article, Stage
from musnad.core.people import Act
from musnad.desk.guard import Visitor

DoingName = Literal[
    "publish", "schedule", "unschedule", "rewrite", "spike", "revive", "correct", "withdraw"
]

_AT: dict[Stage, tuple[DoingName, ...]] = {
    "held": ("publish", "schedule", "rewrite", "spike"),
    "scheduled": ("publish", "unschedule", "spike"),
    "ready": ("publish",),
    "published": ("correct",),
    "spiked": ("revive",),
    "withdrawn": ("publish",),
}
_WANTS: dict[DoingName, Act] = {
    "publish": "decide",
    "schedule": "decide",
    "unschedule": "decide",
    "rewrite": "edit",
    "spike": "edit",
    "revive": "edit",
    "correct": "decide",
    "withdraw": "decide",
}
_SIGNED = frozenset({"publish", "schedule"})
"""What needs an answer for every flagged sentence."""

_EDITED: frozenset[Stage] = frozenset({"held", "published", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Something that the stage allows; ``hindrance`` is "" or why this person can't:
    ``role``, or ``open`` (sentences wait)."""

    name: DoingName
    hindrance: Literal["", "role", "open"] = ""


def doings(
    article: Article, visitor: Visitor, *, waiting: int, published: bool
) -> tuple[Doing, ...]:
    """What the stage allows, in the order of its buttons.

    ``waiting`` sentences are open; what is ``published`` can be taken back, whatever waits.
    """
    names: tuple[DoingName, ...] = _AT[article.stage]
    if published:
        names = (*names, "withdraw")
    return tuple(
        Doing(
            name=name,
            hindrance="role"
            if not visitor.may(_WANTS[name])
            else "open"
            if waiting and name in _SIGNED
            else "",
        )
        for name in names
    )


def editable(article: Article, visitor: Visitor, *, published: bool) -> bool:
    """Whether its words can be changed; ``published`` says that readers see a revision of it.

    A proposal that was turned down is changed as a new revision of what readers see.
    """
    by_stage = article.stage in _EDITED or (article.stage == "spiked" and published)
    return by_stage and visitor.may("edit")
