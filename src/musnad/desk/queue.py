"""The lists of articles, and the news of them while a page is open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from musnad.core.queue import LANES, Asked
from musnad.desk.guard import Visitor, allowed, closing, still_in
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.flow.health import troubled_sources, unsettled

routes = APIRouter()

_OBJECTIONS = 50
"""Readers' reports that are counted beside the lists."""

_LOOK_SECONDS = 1.0
_LONGEST_SECONDS = 240.0
"""A stream ends after so long and the browser asks anew, with the session it has by then."""


@routes.get("/")
def queue(
    request: Request,
    visitor: Annotated[Visitor, Depends(allowed("read"))],
    lane: Annotated[str, Query(max_length=20)] = "held",
    source: Annotated[str, Query(max_length=64)] = "",
    writer: Annotated[str, Query(max_length=64)] = "",
    q: Annotated[str, Query(max_length=400)] = "",
    before: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """One list, filtered; a script gets the list alone."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    room = office.newsroom()
    lists = room.store.desk.queue
    known = lane if lane in LANES else None
    asked = Asked(
        lane=known,
        source_id=source or None,
        writer=writer or None,
        words=" ".join(q.split()),
        before=before,
    )
    shown = lists.page(asked)
    filters = {"source": source, "writer": writer, "q": asked.words}
    more = urlencode({"lane": lane, **_given(filters), "before": shown.next}) if shown.next else ""
    values: dict[str, object] = {
        "room": "desk.queue",
        "shown": shown,
        "counts": lists.counts(),
        "lane": known or "all",
        "lanes": (*LANES, "all"),
        "filters": filters,
        "kept": urlencode(_given(filters)),
        "more": more,
        "now": office.now,
        "names": {one.id: (one.name_ar, one.name_en) for one in room.sources},
    }
    if visitor.fragment:
        return HTMLResponse(pages.text("queue/list.html", visitor, **values))
    values |= {
        "sources": lists.sources(),
        "writers": lists.writers(),
        "troubles": troubled_sources(room),
        "unsettled": unsettled(room),
        "objections": room.store.desk.objections.objections(state="open", limit=_OBJECTIONS),
        "mark": lists.mark(),
    }
    return HTMLResponse(pages.text("queue/page.html", visitor, **values))


def _given(filters: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in filters.items() if value}


@routes.get("/live", response_class=EventSourceResponse)
async def live(
    request: Request, _: Annotated[Visitor, Depends(allowed("read"))]
) -> AsyncIterator[ServerSentEvent]:
    """Tells how many articles stand in each list, whenever a list has changed."""
    office: Office = request.app.state.office
    told = ""
    for step in range(round(_LONGEST_SECONDS / _LOOK_SECONDS)):
        if closing(request):
            return
        if step % 5 == 4 and not await run_in_threadpool(still_in, request):
            return
        mark, counts = await run_in_threadpool(_state, request, office)
        if mark != told:
            told = mark
            yield ServerSentEvent(
                raw_data=json.dumps({"mark": mark, "counts": counts}), event="lists"
            )
        await asyncio.sleep(_LOOK_SECONDS)


def _state(request: Request, office: Office) -> tuple[str, dict[str, int]]:
    """The lists' mark and counts; the latter asked only once for all who are listening."""
    lists = office.newsroom().store.desk.queue
    mark = lists.mark()
    known: tuple[str, dict[str, int]] | None = getattr(request.app.state, "lists", None)
    if known is None or known[0] != mark:
        known = (mark, {name: count for name, count in lists.counts().items() if count})
        request.app.state.lists = known
    return known
