"""Where the desk's memory lives, for the suites that every adapter of it passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.draft import Line
from musnad.core.log import Note
from musnad.store.database import open_store
from tests.postgresql import NAMES, address

from .newsstand import NOON, article, clock, release


@pytest.fixture(params=NAMES)
def store(request, tmp_path):
    """A store with its desk, empty."""
    with open_store(tmp_path, clock, url=address(request.param)) as opened:
        yield opened


def note(action="article.edited", by="هدى", subject="a" * 16, **facts):
    return Note(by=by, action=action, subject=subject, facts=tuple(facts.items()))


def story(number, *, stage="held", minutes=None, **changes):
    """An article with its release, each number another one."""
    told = release(f"خبر رقم {number} عن الجسر.", url=f"https://ministry.example/{number}")
    made = article(told, article_id=f"{number:016x}", stage=stage)
    at = NOON + timedelta(minutes=number if minutes is None else minutes)
    return replace(made, changed_at=at, **changes), told


def headed(made, headline):
    """The article with another headline."""
    return replace(made, draft=replace(made.draft, headline=Line(text=headline)))
