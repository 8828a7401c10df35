"""The dossier of an article, to be read, printed or kept as JSON."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from starlette.responses import Response

from musnad.desk.article import asked
from musnad.desk.office import Office
from musnad.desk.revisions import Reader, leaf
from musnad.desk.words import table
from musnad.flow.dossier import as_json, dossier

routes = APIRouter(prefix="/articles/{article_id}")

_NAME = re.compile(r"[^A-Za-z0-9-]")


@routes.get("/dossier")
def dossier_page(request: Request, article_id: str, visitor: Reader) -> Response:
    """Who reviewed what, when, what changed, and who answers for it; made to be printed."""
    office: Office = request.app.state.office
    article = asked(request, article_id)
    told = dossier(office.newsroom(), article.id)
    return leaf(request, visitor, article, "article/dossier.html", told=told, words=table())


@routes.get("/dossier.json")
def dossier_json(request: Request, article_id: str, visitor: Reader) -> Response:
    """The same for programs."""
    del visitor
    office: Office = request.app.state.office
    article = asked(request, article_id)
    name = _NAME.sub("", article.id)[:64]
    return Response(
        as_json(dossier(office.newsroom(), article.id)).encode("utf-8", "backslashreplace"),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="dossier-{name}.json"'},
    )
