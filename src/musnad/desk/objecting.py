"""Readers report errors here, without an account; the desk settles what they say."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import MusnadError
from musnad.desk.editing import Sent, field
from musnad.desk.faults import status_of
from musnad.desk.guard import Visitor, allowed, strangers_form, visitor_of
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.flow.newsroom import Newsroom
from musnad.flow.objections import object_to, readers_see, sentence_of, settle_objection
from musnad.messages import explain

routes = APIRouter()

Strangers = Annotated[FormData, Depends(strangers_form)]
Editor = Annotated[Visitor, Depends(allowed("edit"))]

_LONGEST_ID = 64
_TRAP = "website"
"""A field that people do not see: what fills it in is no reader."""


@routes.get("/report")
def page(request: Request) -> Response:
    """The form for a report on a published article, or on a sentence of it."""
    query = request.query_params
    return _shown(request, query.get("article", ""), query.get("sentence", ""))


@routes.post("/report")
def report(request: Request, form: Strangers) -> Response:
    """Keep a report; what a program filled in is thanked for and let go."""
    article_id, sentence = (field(form, name)[:_LONGEST_ID] for name in ("article", "sentence"))
    text = field(form, "text")
    if field(form, _TRAP):
        return _shown(request, article_id, sentence, sent=True)
    address = request.client.host if request.client else ""
    try:
        object_to(_newsroom(request), article_id, sentence=sentence, text=text, address=address)
    except MusnadError as error:
        return _shown(request, article_id, sentence, typed=text, error=error)
    return _shown(request, article_id, sentence, sent=True)


@routes.post("/articles/{article_id}/objections")
def settle(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """A report is right, or it is not."""
    settle_objection(
        _newsroom(request),
        article_id,
        field(form, "objection")[:_LONGEST_ID],
        accepted=field(form, "accepted") == "yes",
        by=visitor.by,
    )
    return RedirectResponse(f"/articles/{article_id}/history#objections", 303)


def _shown(
    request: Request,
    article_id: str,
    sentence: str,
    *,
    typed: str = "",
    sent: bool = False,
    error: MusnadError | None = None,
) -> Response:
    pages: Pages = request.app.state.pages
    visitor = visitor_of(request)
    article = readers_see(_newsroom(request), article_id)
    return pages.page(
        "report.html",
        visitor,
        status=status_of(error) if error else 200,
        headers={"X-Robots-Tag": "noindex"},
        article=article,
        sentence=sentence,
        told=sentence_of(article, sentence),
        typed=typed,
        sent=sent,
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
        trap=_TRAP,
    )


def _newsroom(request: Request) -> Newsroom:
    office: Office = request.app.state.office
    return office.newsroom()
