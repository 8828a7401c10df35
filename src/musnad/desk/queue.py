"""The lists of articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from musnad.core.queue import Asked
from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.pages import Pages

routes = APIRouter()


@routes.get("/")
def queue(request: Request, visitor: Annotated[Visitor, Depends(allowed("read"))]) -> Response:
    """What waits, first of all."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    lists = office.newsroom().store.desk.queue
    shown = lists.page(Asked(lane="held"))
    return pages.page(
        "queue.html", visitor, room="desk.queue", shown=shown, counts=lists.counts(), now=office.now
    )
