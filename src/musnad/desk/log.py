"""The log: who did what when, and whether its chain of hashes still holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.pages import Pages

routes = APIRouter()

_SHOWN = 100


@routes.get("/log")
def log(
    request: Request,
    visitor: Annotated[Visitor, Depends(allowed("read"))],
    subject: Annotated[str, Query(max_length=200)] = "",
    by: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int, Query(ge=0, le=2**53)] = 0,
    proof: bool = False,
) -> Response:
    """The newest entries first; with ``proof`` the whole chain is gone through."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    kept = office.newsroom().store.desk.log
    found = kept.entries(
        subject=subject or None,
        by=by or None,
        after=before,
        newest_first=True,
        limit=_SHOWN + 1,
    )
    return pages.page(
        "log.html",
        visitor,
        room="desk.log",
        entries=found[:_SHOWN],
        next=found[_SHOWN - 1].number if len(found) > _SHOWN else 0,
        subject=subject,
        by=by,
        proof=proof,
        broken=kept.broken() if proof else None,
        now=office.now,
    )
