"""New: a release that somebody hands in, pasted, as a file or by its address."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from musnad.core.article import Article
from musnad.core.errors import MusnadError, RefusedError
from musnad.desk.faults import status_of
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.work import writing
from musnad.flow import fresh
from musnad.flow.newsroom import Newsroom
from musnad.messages import explain

routes = APIRouter()

_FIELDS = ("how", "address", "title", "body", "publisher", "published", "url", "writer")


@routes.get("/new")
def page(request: Request, visitor: Annotated[Visitor, Depends(allowed("edit"))]) -> Response:
    """The form."""
    return _shown(request, visitor, {})


@routes.post("/new")
def make(
    request: Request,
    visitor: Annotated[Visitor, Depends(allowed("edit"))],
    form: Annotated[FormData, Depends(form_of)],
) -> Response:
    """The article of what was handed in; what can't be used comes back as it was typed."""
    office: Office = request.app.state.office
    given = {name: text(form, name) for name in _FIELDS}
    try:
        with writing():
            article = _made(office.newsroom(), office, given, form, visitor)
    except MusnadError as error:
        problem = explain(error.code, error.facts, visitor.tongue)
        return _shown(request, visitor, given, problem, status_of(error))
    return RedirectResponse(f"/articles/{article.id}", 303)


def _made(
    room: Newsroom, office: Office, given: dict[str, str], form: FormData, visitor: Visitor
) -> Article:
    writer = given["writer"] or None
    if given["how"] == "address":
        return fresh.from_address(room, given["address"].strip(), by=visitor.by, writer=writer)
    published = moment(given["published"], office.settings().newsroom.zone)
    if given["how"] == "file":
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise RefusedError("given.empty")
        return fresh.from_upload(
            room,
            name=file.filename,
            body=file.file.read(),
            by=visitor.by,
            publisher=given["publisher"],
            published=published,
            url=given["url"],
            writer=writer,
        )
    return fresh.from_text(
        room,
        title=given["title"],
        body=given["body"],
        by=visitor.by,
        publisher=given["publisher"],
        published=published,
        url=given["url"],
        writer=writer,
    )


def text(form: FormData, name: str) -> str:
    """A field's text; "" where it is missing or a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def moment(typed: str, zone: str) -> datetime | None:
    """A time as a form gives it, in the newsroom's zone; RefusedError ``given.moment``."""
    if not typed.strip():
        return None
    try:
        at = datetime.fromisoformat(typed.strip())
    except ValueError as error:
        raise RefusedError("given.moment", given=typed[:40]) from error
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))


def _shown(
    request: Request,
    visitor: Visitor,
    given: dict[str, str],
    problem: str = "",
    status: int = 200,
) -> Response:
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    return pages.page(
        "new.html",
        visitor,
        status=status,
        room="desk.new",
        given={name: given.get(name, "") for name in _FIELDS} | {"how": given.get("how") or "text"},
        problem=problem,
        writers=[one.name for one in office.newsroom().desk.writers],
        zone_name=office.settings().newsroom.zone,
    )
