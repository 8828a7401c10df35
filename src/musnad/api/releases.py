"""What sources said, which of it is one event, and the sources themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from musnad.api.articles import Id, Reading
from musnad.api.listed import Events, EventTold, SidesTold, Sources
from musnad.api.shapes import answer, source_shape
from musnad.api.spec import told
from musnad.api.told import ReleaseTold
from musnad.core.errors import RefusedError
from musnad.flow.forms import event_form, release_form
from musnad.flow.sides import sides_form, sides_of, spoken_by

routes = APIRouter(tags=["releases"])


@routes.get(
    "/releases/{id}",
    response_model=ReleaseTold,
    operation_id="show_release",
    **told("One release, as it was read", "بيان واحد كما قُرئ", 404),
)
def show_release(caller: Reading, id: Id) -> Response:  # noqa: A002
    """Its one text, and its sentences with their places in it."""
    release = caller.newsroom.store.release(id)
    if release is None:
        raise RefusedError("release.unknown", id=id)
    return answer(release_form(release))


@routes.get(
    "/events",
    response_model=Events,
    operation_id="list_events",
    **told("Events that several sources tell of", "أحداث ترويها جهات عدة"),
)
def list_events(
    caller: Reading,
    since: Annotated[AwareDatetime | None, Query(description="Of the newest release.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Those with the newest release first."""
    found = caller.newsroom.store.tracing.happenings(since=since, limit=limit)
    return answer({"events": [event_form(one) for one in found]})


@routes.get(
    "/events/{id}",
    response_model=EventTold,
    operation_id="show_event",
    **told("One event", "حدث واحد", 404),
)
def show_event(caller: Reading, id: Id) -> Response:  # noqa: A002
    """The event with this id, or the one that this article or release tells of."""
    found = caller.newsroom.store.tracing.happening(id)
    if found is None:
        raise RefusedError("event.unknown", id=id)
    return answer(event_form(found))


@routes.get(
    "/events/{id}/sides",
    response_model=SidesTold,
    operation_id="show_sides",
    **told("What the sides of an event say", "ما تقوله أطراف الحدث", 404),
)
async def show_sides(caller: Reading, id: Id) -> Response:  # noqa: A002
    """The releases of an event laid beside the first of them, sentence by sentence: what both
    say, what only one says, and where they differ in words, figures or order."""

    def work() -> Response:
        newsroom = caller.newsroom
        found = newsroom.store.tracing.happening(id)
        if found is None:
            raise RefusedError("event.unknown", id=id)
        laid = sides_of(newsroom, [one.release_id for one in spoken_by(found)])
        return answer({"event": found.id, "sides": [sides_form(one) for one in laid]})

    return await caller.office.bench.run(work)


@routes.get(
    "/sources",
    response_model=Sources,
    operation_id="list_sources",
    **told("The sources that are followed", "المصادر المتبوعة"),
)
def list_sources(caller: Reading) -> Response:
    """With how their last polls went."""
    newsroom = caller.newsroom
    habits = {one.source_id: one for one in newsroom.store.habits()}
    shapes = [source_shape(one, habits.get(one.id)) for one in newsroom.sources]
    return answer({"sources": shapes})
