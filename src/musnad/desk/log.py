"""The log: who did what when, and whether its chain of hashes still holds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from musnad.core.errors import TransientError
from musnad.core.log import Logged
from musnad.core.newsdesk import Log
from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.pages import Pages

routes = APIRouter()

_SHOWN = 100
_OF_PEOPLE = ("account.", "session.", "token.", "hook.")
"""What those who do not manage the desk see of such entries is that they are there."""
_PROVING = threading.BoundedSemaphore(1)
"""The whole chain takes a while: one at a time, so that everybody's pages stay quick."""


@routes.get("/log")
def log(
    request: Request,
    visitor: Annotated[Visitor, Depends(allowed("read"))],
    subject: Annotated[str, Query(max_length=200)] = "",
    by: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int, Query(ge=0, le=2**53)] = 0,
    proof: bool = False,
) -> Response:
    """The newest entries first; with ``proof`` the whole chain is gone through.

    Raises TransientError ``desk.busy``.
    """
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
        entries=_told(found[:_SHOWN], visitor),
        next=found[_SHOWN - 1].number if len(found) > _SHOWN else 0,
        subject=subject,
        by=by,
        proof=proof,
        broken=_broken(kept) if proof else None,
        now=office.now,
    )


def _told(entries: Sequence[Logged], visitor: Visitor) -> list[Logged]:
    """The entries; from where people log in, and who has tokens, is a chief's to know."""
    known = visitor.may("settings")
    return [
        replace(one, subject="", facts=())
        if one.action.startswith(_OF_PEOPLE) and not known
        else one
        for one in entries
    ]


def _broken(kept: Log) -> int | None:
    """The first entry that doesn't hold; TransientError ``desk.busy`` while others ask."""
    if not _PROVING.acquire(timeout=5):
        raise TransientError("desk.busy", retry_after_seconds=10)
    try:
        return kept.broken()
    finally:
        _PROVING.release()
