"""Two or three releases laid side by side, for an editor or for the writer of both."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.core.errors import RefusedError
from musnad.core.happening import Happening, Trace
from musnad.core.ports import Encoder
from musnad.core.release import Release
from musnad.flow.newsroom import Newsroom
from musnad.match.pieces import Place
from musnad.match.sides import Difference, Side, SideRow, Sides, lay
from musnad.match.wordings import Naming
from musnad.write.publisher import publisher_name

MOST_RELEASES = 3
_ORDINALS_AR = ("الأول", "الثاني", "الثالث")
_ORDINALS_EN = ("first", "second", "third")


def sides(releases: Sequence[Release], encoder: Encoder) -> tuple[Sides, ...]:
    """Each further release laid beside the first, sentences labelled ``s1.N``, ``s2.N`` ….

    Raises RefusedError ``sides.count`` unless there are two or three of them.
    """
    if not 2 <= len(releases) <= MOST_RELEASES:
        raise RefusedError("sides.count", most=MOST_RELEASES, given=len(releases))
    names = namings(releases)
    return tuple(
        lay(
            releases[0],
            releases[at],
            encoder,
            names=(names[0], names[at]),
            labels=("s1", f"s{at + 1}"),
        )
        for at in range(1, len(releases))
    )


def sides_of(newsroom: Newsroom, release_ids: Sequence[str]) -> tuple[Sides, ...]:
    """The same of releases that the newsroom keeps.

    Raises RefusedError ``sides.count``, ``sides.unknown`` for one that is not kept, or
    ``sides.no_encoder`` where nothing tells likeness of meaning.
    """
    return sides(kept(newsroom, release_ids), encoder_of(newsroom))


def spoken_by(happening: Happening) -> tuple[Trace, ...]:
    """Of an event's members those to lay side by side: the first of each publisher, at most
    three; of one publisher alone its first ones."""
    first = {one.publisher: one for one in reversed(happening.members)}
    found = [one for one in happening.members if one in first.values()]
    return tuple(found if len(found) > 1 else happening.members)[:MOST_RELEASES]


def encoder_of(newsroom: Newsroom) -> Encoder:
    """What tells likeness of meaning; raises RefusedError ``sides.no_encoder``."""
    if newsroom.matching is None:
        raise RefusedError("sides.no_encoder")
    return newsroom.matching.encoder


def kept(newsroom: Newsroom, release_ids: Sequence[str]) -> tuple[Release, ...]:
    """The releases of these ids, in their order; raises RefusedError ``sides.unknown``."""
    found = []
    for id_ in release_ids[: MOST_RELEASES + 1]:
        release = newsroom.store.release(id_)
        if release is None:
            raise RefusedError("sides.unknown", id=id_)
        found.append(release)
    return tuple(found)


def namings(releases: Sequence[Release]) -> tuple[Naming, ...]:
    """What each release is called; by its number where two publishers have one name or none."""
    arabic = [publisher_name(one) for one in releases]
    given = [" ".join(one.publisher.split()) for one in releases]
    plain = all(arabic) and len(set(arabic)) == len(arabic)
    return tuple(
        Naming(
            ar=name if plain else "",
            en=own if plain else "",
            said_ar=f"بيان {name}" if plain else f"البيان {_ORDINALS_AR[at]}",
            said_en=f"the release of {own}" if plain else f"the {_ORDINALS_EN[at]} release",
        )
        for at, (name, own) in enumerate(zip(arabic, given, strict=True))
    )


def sides_form(sides: Sides) -> dict[str, object]:
    """Two releases laid side by side as plain data, for programs."""
    return {
        "a": _side_form(sides.a),
        "b": _side_form(sides.b),
        "notes": list(sides.notes),
        "rows": [_row_form(one) for one in sides.rows],
    }


def _side_form(side: Side) -> dict[str, object]:
    return {
        "release": side.release_id,
        "label": side.label,
        "name_ar": side.name_ar,
        "name_en": side.name_en,
        "title": side.title,
        "url": side.url,
        "published": side.published.isoformat() if side.published else None,
        "language": side.language,
        "direction": side.direction,
        "sentences": side.sentences,
        "compared": side.compared,
    }


def _row_form(row: SideRow) -> dict[str, object]:
    return {
        "kind": row.kind,
        "score": row.score,
        "a": [{"id": one.id, "text": one.text} for one in row.a],
        "b": [{"id": one.id, "text": one.text} for one in row.b],
        "differences": [_difference_form(one) for one in row.differences],
        "order": None
        if row.order is None
        else {
            "a": row.order.place_a,
            "b": row.order.place_b,
            "of": row.order.of,
            "ar": row.order.said_ar,
            "en": row.order.said_en,
        },
    }


def _difference_form(one: Difference) -> dict[str, object]:
    return {
        "kind": one.kind,
        "a": _place_form(one.a),
        "b": _place_form(one.b),
        "ar": one.said_ar,
        "en": one.said_en,
    }


def _place_form(one: Place) -> dict[str, object]:
    return {"sentence": one.sentence, "start": one.start, "end": one.end, "text": one.text}
