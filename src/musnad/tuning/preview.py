"""What a proposal would change in articles: the last releases composed anew, before and after.

No model is asked and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from musnad.core.article import Decision
from musnad.core.draft import lines
from musnad.core.errors import MusnadError
from musnad.core.memory import Shelf
from musnad.core.release import Release
from musnad.flow.compose import Composition, compose
from musnad.flow.newsroom import Desk
from musnad.flow.repair import revises

MOST = 10
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that would read otherwise; "" where there is none on that side."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """A release whose article would read otherwise, or whose decision would be another.

    ``fault`` is the code of why it could not be written under the proposal, "" when it could.
    """

    release: Release
    lines: tuple[Line, ...]
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
            lines=(),
            decision_before=before.decision,
            decision_after=before.decision,
            fault=error.code,
        )
    changed = _lines(_texts(before), _texts(after))
    if not changed and before.decision == after.decision:
        return None
    return Otherwise(
        release=release,
        lines=changed,
        decision_before=before.decision,
        decision_after=after.decision,
        holds_after=after.holds,
    )


def _texts(made: Composition) -> list[str]:
    return [made.draft.kicker, *(line.text for _, line in lines(made.draft))]


def _lines(before: Sequence[str], after: Sequence[str]) -> tuple[Line, ...]:
    """The lines that differ, those that stand in each other's place side by side."""
    found: list[Line] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, new = before[a:b], after[c:d]
        found += [
            Line(before=one, after=other) for one, other in zip_longest(gone, new, fillvalue="")
        ]
    return tuple(found)
