"""Two states of an article laid side by side: which lines stayed, and which words changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal

from musnad.arabic.clitics import stems
from musnad.arabic.normal import tokens
from musnad.core.draft import Draft, lines
from musnad.core.editing import EditKind
from musnad.core.report import Role
from musnad.flow.hands import article_of
from musnad.flow.newsroom import Newsroom

StepKind = Literal["kept", "changed", "added", "removed"]
PieceKind = Literal["same", "gone", "new"]

LEAST_ALIKE = 0.3
"""Share of words in common from which two lines are the same one changed."""
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a line: in both states, only in the earlier or only in the later."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line in two states; "" and None where it is missing from one.

    ``role`` is the later one's, else the earlier's; ``kicker`` is told like a line. The
    numbers are those of reading order, 0 for the kicker. ``pieces`` in their order make the
    earlier text without the new ones, and the later without those that are gone.
    """

    kind: StepKind
    role: Role | Literal["kicker"]
    before: str
    after: str
    number_before: int | None = None
    number_after: int | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An article after one step of a person, or as its writer left it (``version`` 0)."""

    revision: int
    version: int
    by: str
    at: datetime
    kind: EditKind | Literal["written"]
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    number: int
    role: Role | Literal["kicker"]
    text: str


def compare(before: Draft, after: Draft) -> tuple[Step, ...]:
    """The lines of two drafts in the later one's order, those that are gone where they stood."""
    old, new = _told(before), _told(after)
    matcher = SequenceMatcher(
        None, [_known_by(one) for one in old], [_known_by(one) for one in new], autojunk=False
    )
    steps: list[Step] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            steps += map(_step, old[first:last], new[start:end])
        else:
            steps += _between(old[first:last], new[start:end])
    return tuple(steps)


def states(newsroom: Newsroom, article_id: str) -> tuple[State, ...]:
    """Every state of an article that is still told, the oldest first; steps undone are not.

    Raises RefusedError ``article.unknown``.
    """
    newest = article_of(newsroom, article_id)
    found: list[State] = []
    for revision in range(1, newest.revision + 1):
        article = newsroom.store.article(article_id, revision)
        if article is None:
            continue
        made = [
            one for one in newsroom.store.desk.copy.edits(article_id, revision) if not one.undone
        ]
        drafts = [*(one.draft_before for one in made), article.draft]
        at = article.created_at if revision == 1 else made[0].at if made else article.changed_at
        found.append(
            State(
                revision=revision,
                version=0,
                by=article.draft.writer.name if not made else made[0].draft_before.writer.name,
                at=at,
                kind="written",
                draft=drafts[0],
            )
        )
        found += [
            State(
                revision=revision,
                version=one.version,
                by=one.by,
                at=one.at,
                kind=one.kind,
                draft=draft,
            )
            for one, draft in zip(made, drafts[1:], strict=True)
        ]
    return tuple(found)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What two texts share, word by word, and what only one of them has."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Piece] = []
    for kind, first, last, start, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(Piece(kind="same", text="".join(old[first:last])))
            continue
        if last > first:
            found.append(Piece(kind="gone", text="".join(old[first:last])))
        if end > start:
            found.append(Piece(kind="new", text="".join(new[start:end])))
    return tuple(found)


def _told(draft: Draft) -> list[_Told]:
    kicker = [_Told(number=0, role="kicker", text=draft.kicker)] if draft.kicker else []
    body = [
        _Told(number=number, role=role, text=line.text)
        for number, (role, line) in enumerate(lines(draft), start=1)
    ]
    return [*kicker, *body]


def _known_by(one: _Told) -> tuple[str, str]:
    """A line is the same when its words and its part are; headline and lead have one each."""
    return one.role, one.text


def _between(old: Sequence[_Told], new: Sequence[_Told]) -> list[Step]:
    """Lines that are not the same: pairs that are alike, in order, and those left over."""
    # One line in the place of one other is that line changed, however much.
    pairs = [(0, 0)] if len(old) == len(new) == 1 else _paired(old, new)
    steps: list[Step] = []
    first = start = 0
    for one, other in [*pairs, (len(old), len(new))]:
        steps += [_step(gone, None) for gone in old[first:one]]
        steps += [_step(None, come) for come in new[start:other]]
        if one < len(old) and other < len(new):
            steps.append(_step(old[one], new[other]))
        first, start = one + 1, other + 1
    return steps


def _paired(old: Sequence[_Told], new: Sequence[_Told]) -> list[tuple[int, int]]:
    """The pairs of like lines, in both orders, whose likeness adds up to the most."""
    grid = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_likeness(one, other) for other in new] for one in old]
    for one in range(len(old) - 1, -1, -1):
        for other in range(len(new) - 1, -1, -1):
            together = likeness[one][other]
            grid[one][other] = max(
                grid[one + 1][other],
                grid[one][other + 1],
                grid[one + 1][other + 1] + together if together else 0.0,
            )
    pairs: list[tuple[int, int]] = []
    one = other = 0
    while one < len(old) and other < len(new):
        together = likeness[one][other]
        if together and grid[one][other] == grid[one + 1][other + 1] + together:
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif grid[one][other] == grid[one + 1][other]:
            one += 1
        else:
            other += 1
    return pairs


def _likeness(one: _Told, other: _Told) -> float:
    """From 0 to 1, 0 below what counts; what stands at one place of its own is always alike."""
    if one.role == other.role and one.role in ("headline", "lead", "kicker"):
        return 1.0
    ours, theirs = _stems(one.text), _stems(other.text)
    if not ours or not theirs or "kicker" in (one.role, other.role):
        return 0.0
    shared = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    return shared if shared >= LEAST_ALIKE else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(token.text)[-1] for token in tokens(text))


def _step(old: _Told | None, new: _Told | None) -> Step:
    one = new or old
    if one is None:
        raise ValueError("a step has a line on one side")
    before, after = old.text if old else "", new.text if new else ""
    same = old is not None and new is not None and before == after and old.role == new.role
    kind: StepKind = (
        "kept" if same else "added" if old is None else "removed" if new is None else "changed"
    )
    return Step(
        kind=kind,
        role=one.role,
        before=before,
        after=after,
        number_before=old.number if old else None,
        number_after=new.number if new else None,
        pieces=pieces(before, after),
    )
