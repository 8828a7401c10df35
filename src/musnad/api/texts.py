"""Check and write: heavy work for anybody who may, of which nothing is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from musnad.api.asked import CheckAsked, WriteAsked
from musnad.api.door import Caller, may_check, needs
from musnad.api.reading import checked, release_of
from musnad.api.shapes import answer
from musnad.api.spec import told
from musnad.api.told import Checked, Written
from musnad.core.errors import RefusedError
from musnad.flow.compose import compose
from musnad.flow.forms import written_form
from musnad.flow.single import as_article

WRITE_SECONDS = 180.0
OPEN_LETTERS = 20_000
"""Of an article that somebody without a token may have checked; of all its sources, five times
as many."""

routes = APIRouter(tags=["texts"])


@routes.post(
    "/check",
    response_model=Checked,
    operation_id="check",
    **told("Check a text against its sources", "افحص نصا أمام مصادره"),
)
async def check(asked: CheckAsked, caller: Annotated[Caller, Depends(may_check)]) -> Response:
    """Every sentence with a verdict, its evidence and what is wrong with it, as
    `musnad check --format json` tells it. Open without a token where the settings say so."""
    desk, bench = caller.newsroom.desk, caller.office.bench
    if caller.bearer is None:
        _short(asked)
        bench = caller.office.strangers
    return answer(await bench.run(lambda: checked(desk, asked.article, asked.sources)))


@routes.post(
    "/write",
    response_model=Written,
    operation_id="write",
    **told("Write an Arabic article from a release", "اكتب خبرا عربيا من بيان"),
)
async def write(
    asked: WriteAsked, caller: Annotated[Caller, Depends(needs("write", "edit"))]
) -> Response:
    """The article with the report on it and the decision, as `musnad write --format json`
    tells it. Nothing is kept: `POST /articles` makes one that stays."""
    desk = caller.newsroom.desk

    def work() -> dict[str, object]:
        release = release_of(desk, asked.source)
        composition = compose(release, desk, writer=asked.writer)
        return written_form(as_article(composition, release, desk.clock()), release)

    return answer(await caller.office.bench.run(work, seconds=WRITE_SECONDS))


def _short(asked: CheckAsked) -> None:
    """Raises RefusedError ``check.too_long`` for more than strangers may have checked."""
    given = sum(len(one.text or one.html or "") for one in asked.sources)
    if len(asked.article) > OPEN_LETTERS or given > 5 * OPEN_LETTERS:
        raise RefusedError("check.too_long", limit=OPEN_LETTERS)
