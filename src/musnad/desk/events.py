"""Events that several sources told of, and two of their releases side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import RefusedError
from musnad.core.happening import Happening
from musnad.core.release import Sentence
from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.work import writing
from musnad.flow.both import write_both
from musnad.flow.newsroom import Newsroom
from musnad.flow.sides import sides_of
from musnad.match.sides import Side, SideRow

routes = APIRouter()

_SHOWN = 50
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`]{1,2000}")
_Id = Annotated[str, Query(max_length=64)]

Span = tuple[int, int]


@routes.get("/events")
def events(request: Request, visitor: Annotated[Visitor, Depends(allowed("read"))]) -> Response:
    """The events, those with news first."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    room = office.newsroom()
    return pages.page(
        "events/list.html",
        visitor,
        room="desk.events",
        events=room.store.tracing.happenings(limit=_SHOWN),
        name_of=_namer(room, visitor),
    )


@routes.get("/events/{event_id}")
def event(
    request: Request,
    event_id: str,
    visitor: Annotated[Visitor, Depends(allowed("read"))],
    a: _Id = "",
    b: _Id = "",
) -> Response:
    """Two releases of an event side by side; the first two of different sources by default."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    room = office.newsroom()
    found = _event(room, event_id)
    first, second = _chosen(found, a, b)
    (laid,) = sides_of(room, (first, second))
    return pages.page(
        "events/event.html",
        visitor,
        room="desk.events",
        event=found,
        sides=laid,
        links={
            side.release_id: side.url if side.url and _ADDRESS.fullmatch(side.url) else ""
            for side in (laid.a, laid.b)
        },
        name_of=_namer(room, visitor),
        name=lambda side: _name(side, visitor),
        said=lambda side: side.said_ar if visitor.tongue == "ar" else side.said_en,
        places=_places,
        pieces=pieces,
    )


@routes.post("/events/{event_id}/article")
def write(
    request: Request,
    event_id: str,
    visitor: Annotated[Visitor, Depends(allowed("edit"))],
    a: Annotated[str, Form(max_length=64)],
    b: Annotated[str, Form(max_length=64)],
) -> Response:
    """An article from both, held for a person."""
    office: Office = request.app.state.office
    room = office.newsroom()
    _chosen(_event(room, event_id), a, b)
    with writing():
        article = write_both(room, (a, b), by=visitor.by)
    return RedirectResponse(f"/articles/{article.id}", 303)


def pieces(sentence: Sentence, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    """The sentence in runs, each with whether it is within one of the spans."""
    text, at = sentence.text, 0
    for start, end in sorted(spans):
        if start < at:
            continue
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _places(row: SideRow, side: str, sentence_id: str) -> list[Span]:
    found = (getattr(one, side) for one in row.differences)
    return [(one.start, one.end) for one in found if one.sentence == sentence_id]


def _event(room: Newsroom, event_id: str) -> Happening:
    found = room.store.tracing.happening(event_id)
    if found is None:
        raise RefusedError("event.unknown", id=event_id)
    return found


def _chosen(event: Happening, a: str, b: str) -> tuple[str, str]:
    """Two releases of the event: those asked for, or the first of two sources."""
    ids = [one.release_id for one in event.members]
    if a in ids and b in ids and a != b:
        return a, b
    if a or b:
        raise RefusedError("sides.unknown", id=b if a in ids else a)
    first = event.members[0]
    others = [one for one in event.members[1:] if one.source_id != first.source_id]
    return first.release_id, (others or event.members[1:])[0].release_id


def _name(side: Side, visitor: Visitor) -> str:
    told = side.name_ar if visitor.tongue == "ar" else side.name_en
    return told or (side.said_ar if visitor.tongue == "ar" else side.said_en)


def _namer(room: Newsroom, visitor: Visitor) -> Callable[[str], str]:
    def name_of(source_id: str) -> str:
        source = room.source(source_id)
        if source is None:
            return source_id
        return source.name_ar if visitor.tongue == "ar" else source.name_en

    return name_of
