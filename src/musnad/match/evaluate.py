"""Measures what is known again and what is gathered, over labelled releases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Final

from musnad.core.errors import RefusedError
from musnad.core.ports import Encoder
from musnad.core.release import Release
from musnad.match.across import translation
from musnad.match.grouping import LEAST_TIE, b_cubed, groups
from musnad.match.near import LEAST_RESEMBLANCE, near
from musnad.match.occasion import bond, hours_between
from musnad.match.profile import Profile, profile
from musnad.match.sketch import bands, exact, resemblance, sketch
from musnad.match.traces import publisher

EVENT_HOURS: Final = 48.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One labelled release: ``event`` is its event's name, "" in a set of pairs."""

    id: str
    language: str
    source: str
    published: datetime
    title: str
    text: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Two releases, whether they are the same release, and what makes the pair worth asking."""

    a: str
    b: str
    duplicate: bool
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One pair with what was found."""

    pair: Labelled
    found: bool


def load(path: Path) -> tuple[tuple[Told, ...], tuple[Labelled, ...]]:
    """The releases and the pairs of a file, one JSON object a line, releases first.

    Raises RefusedError ``eval.read``, ``eval.case`` or ``eval.empty``.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("eval.read", file=path, reason=error) from error
    told: dict[str, Told] = {}
    pairs = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "text" in row:
                told[row["id"]] = _told(row)
            else:
                pairs.append(_labelled(row, told))
        except (ValueError, TypeError, KeyError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise RefusedError("eval.case", file=path, line=number, reason=reason) from error
    if not told:
        raise RefusedError("eval.empty", file=path)
    return tuple(told.values()), tuple(pairs)


def _told(row: Mapping[str, str]) -> Told:
    published = datetime.fromisoformat(row["published"])
    if published.tzinfo is None:
        raise ValueError("published needs a zone")
    return Told(
        id=row["id"],
        language=row["language"],
        source=row["source"],
        published=published,
        title=row["title"],
        text=row["text"],
        event=row.get("event", ""),
    )


def _labelled(row: Mapping[str, str], told: Mapping[str, Told]) -> Labelled:
    if row["label"] not in ("duplicate", "different"):
        raise ValueError("label is neither duplicate nor different")
    return Labelled(
        a=told[row["a"]].id,
        b=told[row["b"]].id,
        duplicate=row["label"] == "duplicate",
        kind=row.get("kind", ""),
    )


def judge(
    told: Sequence[Told],
    pairs: Sequence[Labelled],
    read: Callable[[Told], Release],
    encoder: Encoder,
) -> tuple[Judged, ...]:
    """Each pair as the newsroom would find it: by its sketch first, then word by word."""
    known = {one.id: profile(read(one)) for one in told}
    return tuple(
        Judged(pair=one, found=is_twin(known[one.a], known[one.b], encoder)) for one in pairs
    )


def is_twin(ours: Profile, theirs: Profile, encoder: Encoder) -> bool:
    """Whether the newsroom would take two releases for one, whatever lies between them."""
    a, b = ours.release, theirs.release
    if a.language == b.language:
        if exact(a) == exact(b):
            return True
        one, other = sketch(a), sketch(b)
        if not set(bands(one)) & set(bands(other)) or resemblance(one, other) < LEAST_RESEMBLANCE:
            return False
        return near(ours, theirs, encoder) is not None
    return publisher(a) == publisher(b) and translation(ours, theirs, encoder) is not None


def of_pairs(judged: Sequence[Judged]) -> dict[str, object]:
    """Precision, recall and F1 of duplicates, and how many of each kind were judged rightly."""
    counted = Counter((one.pair.duplicate, one.found) for one in judged)
    right, false, missed = counted[True, True], counted[False, True], counted[True, False]
    kinds = sorted({one.pair.kind for one in judged})
    return {
        "pairs": len(judged),
        "duplicates": right + missed,
        "precision": _share(right, right + false),
        "recall": _share(right, right + missed),
        "f1": _share(2 * right, 2 * right + false + missed),
        "right": {kind: _told_rightly(judged, kind) for kind in kinds},
    }


def _told_rightly(judged: Sequence[Judged], kind: str) -> str:
    mine = [one for one in judged if one.pair.kind == kind]
    return f"{sum(one.found == one.pair.duplicate for one in mine)} of {len(mine)}"


def of_events(
    told: Sequence[Told],
    read: Callable[[Told], Release],
    encoder: Encoder,
    *,
    hours: float = EVENT_HOURS,
) -> dict[str, object]:
    """B-cubed figures of the groups; ``busy`` as if all had come out on one undated day."""
    known = {one.id: profile(read(one)) for one in told}
    truth = {one.id: one.event for one in told}
    moment = min(one.published for one in told)
    crowded = {name: _undated(one, moment) for name, one in known.items()}
    precision, recall, f1 = b_cubed(truth, _grouped(known, encoder, hours))
    busy = b_cubed(truth, _grouped(crowded, encoder, hours))
    return {
        "releases": len(told),
        "events": len(set(truth.values())),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "busy": {
            name: round(value, 4)
            for name, value in zip(("precision", "recall", "f1"), busy, strict=True)
        },
    }


def _undated(one: Profile, moment: datetime) -> Profile:
    """The release as of one moment, without its days: nothing but the matter tells it apart."""
    bare = tuple(replace(passage, days=frozenset()) for passage in one.body)
    title = replace(one.title, days=frozenset()) if one.title else None
    return replace(one, release=replace(one.release, published=moment), title=title, body=bare)


def _grouped(known: Mapping[str, Profile], encoder: Encoder, hours: float) -> dict[str, str]:
    ties = {}
    for one, other in combinations(sorted(known), 2):
        ours, theirs = known[one], known[other]
        if hours_between(ours.release.published, theirs.release.published) > hours:
            continue
        score = bond(ours, theirs, encoder).score
        if score >= LEAST_TIE:
            ties[one, other] = score
    return {member: group[0] for group in groups(known, ties) for member in group}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
