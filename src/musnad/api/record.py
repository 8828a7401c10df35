"""The log: who did what when, each entry chained to the one before it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from musnad.api.door import Caller, needs
from musnad.api.listed import Chain, Entries
from musnad.api.shapes import answer, logged_shape
from musnad.api.spec import told

routes = APIRouter(prefix="/log", tags=["record"])

_Chief = Annotated[Caller, Depends(needs("read", "settings"))]
_Word = Annotated[str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


@routes.get(
    "",
    response_model=Entries,
    operation_id="list_log",
    **told("Entries of the log, in their order", "قيود السجل بترتيبها"),
)
def list_log(
    caller: _Chief,
    subject: _Word = None,
    action: _Word = None,
    by: _Word = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> Response:
    """For chiefs and admins. `sha256` is of a JSON array of `before`, `number`, `at` (UTC, ISO
    8601), `by`, `action`, `subject` and `facts`, in UTF-8 without spaces; `before` is the hash
    of the entry before it, so that nobody can change or drop one unseen."""
    found = caller.newsroom.store.desk.log.entries(
        subject=subject, action=action, by=by, after=after, limit=limit
    )
    more = found[-1].number if len(found) == limit else None
    return answer({"entries": [logged_shape(one) for one in found], "next": more})


@routes.get(
    "/chain",
    response_model=Chain,
    operation_id="verify_log",
    **told("Whether the log's chain is whole", "هل سلسلة السجل سليمة"),
)
async def verify_log(caller: _Chief) -> Response:
    """Every entry is hashed anew; the first that does not hold is named."""
    broken = await caller.office.bench.run(caller.newsroom.store.desk.log.broken)
    return answer({"whole": broken is None, "broken": broken})
