"""Articles as they stand: lists, revisions, steps, repairs and the dossier."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query
from starlette.responses import Response

from musnad.api.door import Caller, needs
from musnad.api.shapes import answer, article_shape, edit_shape, repair_shape, row_shape
from musnad.api.spec import told
from musnad.api.tags import tag, unchanged
from musnad.api.told import ArticleTold, Edits, Repairs, Rows
from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.queue import Asked, Lane
from musnad.flow.bases import bases_of
from musnad.flow.dossier import as_json, dossier
from musnad.flow.newsroom import Newsroom
from musnad.flow.placing import number_of
from musnad.flow.repairs import repairs_of

routes = APIRouter(prefix="/articles", tags=["articles"])

Reading = Annotated[Caller, Depends(needs("read"))]
Id = Annotated[str, Path(pattern=r"^[0-9a-z][0-9a-z-]{0,63}$", examples=["3f0c2a9b1d4e5f60"])]
LineName = Annotated[str, Path(pattern=r"^a[1-9][0-9]{0,3}$", examples=["a3"])]
Revision = Annotated[int | None, Query(ge=1, le=100_000, description="The current one if none.")]
_Word = Annotated[str | None, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


@routes.get(
    "",
    response_model=Rows,
    operation_id="list_articles",
    **told("Articles, those changed last first", "الأخبار، والأحدث تغييرا أولا"),
)
def list_articles(
    caller: Reading,
    lane: Annotated[Lane | None, Query(description="Which list; all if none.")] = None,
    source: _Word = None,
    writer: _Word = None,
    words: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")] = "",
    cursor: Annotated[str, Query(max_length=200, pattern=r"^[\x20-\x7e]*$")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """A page of a list. `words` are looked for in headline, text and source, in whatever Arabic
    spelling; `cursor` is `next` of the page before."""
    shown = caller.newsroom.store.desk.queue.page(
        Asked(lane=lane, source_id=source, writer=writer, words=words, before=cursor, limit=limit)
    )
    return answer({"articles": [row_shape(one) for one in shown.rows], "next": shown.next or None})


@routes.get(
    "/{id}",
    response_model=ArticleTold,
    operation_id="show_article",
    **told("One article", "خبر واحد", 404),
)
def show_article(
    caller: Reading,
    id: Id,  # noqa: A002
    revision: Revision = None,
    if_none_match: Annotated[str | None, Header(max_length=500)] = None,
) -> Response:
    """A revision of an article, with its lines by name and the report on them. Its `ETag` is
    what a change has to name."""
    article = article_at(caller.newsroom, id, revision)
    if unchanged(if_none_match, article):
        return Response(status_code=304, headers={"ETag": tag(article)})
    return shown(caller.newsroom, article)


@routes.get(
    "/{id}/edits",
    response_model=Edits,
    operation_id="list_edits",
    **told("What people changed of an article", "ما غيّره الناس في الخبر", 404),
)
def list_edits(caller: Reading, id: Id, revision: Revision = None) -> Response:  # noqa: A002
    """Every step, oldest first, those that were undone too."""
    article_at(caller.newsroom, id)
    edits = caller.newsroom.store.desk.copy.edits(id, revision)
    return answer({"edits": [edit_shape(one) for one in edits]})


@routes.get(
    "/{id}/dossier",
    response_model=dict[str, object],
    operation_id="show_dossier",
    **told("An article's dossier", "ملف الخبر", 404),
)
async def show_dossier(caller: Reading, id: Id) -> Response:  # noqa: A002
    """Who reviewed what and when, what changed, who answers for it, its final hash and what
    readers are told."""
    told_ = await caller.office.bench.run(lambda: as_json(dossier(caller.newsroom, id)))
    return Response(told_, media_type="application/json")


@routes.get(
    "/{id}/lines/{line}/repairs",
    response_model=Repairs,
    operation_id="list_repairs",
    **told("Repairs offered for a line", "الإصلاحات المعروضة لسطر", 404),
)
async def list_repairs(caller: Reading, id: Id, line: LineName) -> Response:  # noqa: A002
    """Whole sentences that were checked before they are offered; take one with an edit of the
    kind `repair`. An empty text takes the line out."""

    def work() -> Response:
        newsroom = caller.newsroom
        article = article_at(newsroom, id)
        finding = article.report.findings[number_of(article.draft, line) - 1]
        offered = repairs_of(article, finding, bases_of(newsroom.store, article), newsroom.desk)
        numbered = enumerate(offered, start=1)
        told_ = [repair_shape(number, one) for number, one in numbered]
        return answer({"repairs": told_}, headers={"ETag": tag(article)})

    return await caller.office.bench.run(work)


def article_at(newsroom: Newsroom, article_id: str, revision: int | None = None) -> Article:
    """A revision of an article, the current one by default; raises ``article.unknown``."""
    article = newsroom.store.article(article_id, revision)
    if article is None:
        raise RefusedError("article.unknown", id=article_id)
    return article


def shown(newsroom: Newsroom, article: Article, status: int = 200) -> Response:
    """An article as an answer, with its entity tag."""
    headers = {"ETag": tag(article)}
    if status == 201:
        headers["Location"] = f"/api/v1/articles/{article.id}"
    return answer(article_shape(article, bases_of(newsroom.store, article)), status, headers)
