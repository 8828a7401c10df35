"""What every adapter of the port Objections keeps to, inside a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.objection import Objection

from .desks import store
from .newsstand import NOON

__all__ = ["store"]


@pytest.fixture
def memory(store):
    return store.desk.objections


def objection(id_="o1", article_id="a" * 16, minutes=0, **changes):
    return Objection(
        id=id_,
        article_id=article_id,
        revision=1,
        sentence="a2",
        text="رقم غير صحيح",
        sender="203.0.113.0/24",
        at=NOON + timedelta(minutes=minutes),
        **changes,
    )


def test_reports_come_the_newest_first_by_article_and_state(memory):
    first, second = objection(), objection("o2", minutes=1)
    other = objection("o3", "b" * 16, minutes=2)
    for one in (second, other, first):
        memory.save(one)
    assert memory.objections() == (other, second, first)
    assert memory.objections(article_id="a" * 16) == (second, first)
    assert memory.objections(limit=1) == (other,)
    settled = replace(second, state="accepted", settled_by="هدى", settled_at=NOON)
    memory.save(settled)
    assert memory.objections(state="open") == (other, first)
    assert memory.objection("o2") == settled
    assert memory.objection("none") is None
