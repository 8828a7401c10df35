"""What a proposal would change in articles: the last releases composed anew, before and after.

No model is asked and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from musnad.core.article import Decision
from musnad.core.errors import MusnadError
from musnad.core.memory import Shelf
from musnad.core.release import Release
from musnad.flow.comparing import Step, compare
from musnad.flow.compose import compose
from musnad.flow.newsroom import Desk
from musnad.flow.repair import revises

MOST = 10
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """A release whose article would read otherwise, or whose decision would be another.

    ``steps`` are the lines that change. ``fault`` is the code of why it could not be written
    under the proposal, "" when it could.
    """

    release: Release
    steps: tuple[Step, ...]
    decision_before: Decision
    decision_after: Decision
    holds_after: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """``looked`` releases of ``wanted`` were composed within the time; ``otherwise`` of them
    would give another article."""

    wanted: int
    looked: int
    otherwise: tuple[Otherwise, ...]


def preview(
    releases: Iterable[Release],
    before: Desk,
    after: Desk,
    *,
    seconds: float = SECONDS,
    ticks: Callable[[], float],
) -> Preview:
    """Compose releases under two desks; no new one is begun after ``seconds``.

    ``ticks`` is a clock of seconds that only goes on.
    """
    old, new = _plain(before), _plain(after)
    wanted = tuple(releases)
    found: list[Otherwise] = []
    looked = 0
    start = ticks()
    for release in wanted:
        if looked and ticks() - start > seconds:
            break
        looked += 1
        told = _otherwise(release, old, new)
        if told is not None:
            found.append(told)
    return Preview(wanted=len(wanted), looked=looked, otherwise=tuple(found))


def last_releases(shelf: Shelf, most: int = MOST) -> tuple[Release, ...]:
    """The releases of the newest articles, the newest first."""
    found = (shelf.release(article.release_id) for article in shelf.articles(limit=most))
    return tuple(release for release in found if release is not None)


def _plain(desk: Desk) -> Desk:
    """The desk with the writers alone that ask no model."""
    writers = tuple(one for one in desk.writers if not revises(one))
    named = any(one.name == desk.policy.writer for one in writers)
    policy = desk.policy if named else replace(desk.policy, writer="auto")
    return replace(desk, writers=writers, policy=policy)


def _otherwise(release: Release, old: Desk, new: Desk) -> Otherwise | None:
    try:
        before = compose(release, old)
    except MusnadError:
        return None  # it can't be written as things stand: nothing would change
    try:
        after = compose(release, new)
    except MusnadError as error:
        return Otherwise(
            release=release,
            steps=(),
            decision_before=before.decision,
            decision_after=before.decision,
            fault=error.code,
        )
    steps = compare(before.draft, after.draft)
    changed = tuple(step for step in steps if step.kind != "kept")
    if not changed and before.decision == after.decision:
        return None
    return Otherwise(
        release=release,
        steps=changed,
        decision_before=before.decision,
        decision_after=after.decision,
        holds_after=after.holds,
    )
