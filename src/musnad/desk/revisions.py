"""What an article was before: its states side by side, its rounds with models, its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from musnad.core.article import Article
from musnad.desk.article import asked, show, stamp
from musnad.desk.deciding import Chief
from musnad.desk.editing import Sent, field
from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.spread import direction_of
from musnad.desk.words import table
from musnad.flow.comparing import State, compare, pieces, states
from musnad.flow.deliver import published_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.resolving import resolve

routes = APIRouter(prefix="/articles/{article_id}")

Reader = Annotated[Visitor, Depends(allowed("read"))]

_MOST_ENTRIES = 500


@routes.get("/revisions")
def revisions(request: Request, article_id: str, visitor: Reader) -> Response:
    """Any two states of the article, word by word, and what its source changed meanwhile."""
    newsroom = _newsroom(request)
    article = asked(request, article_id)
    told = states(newsroom, article_id)
    query = request.query_params
    published = published_of(newsroom, article_id)
    after = _state(told, query.get("after", "")) or told[-1]
    before = _state(told, query.get("before", "")) or _earlier(told, after, published)
    steps = compare(before.draft, after.draft)
    return leaf(
        request,
        visitor,
        article,
        "article/revisions.html",
        states=told,
        before=before,
        after=after,
        steps=steps,
        changed=sum(one.kind != "kept" for one in steps),
        changes=newsroom.store.watching.changes(article_id),
        pieces=pieces,
        published=published,
    )


@routes.get("/rounds")
def rounds(request: Request, article_id: str, visitor: Reader) -> Response:
    """Every exchange with a model that led to the article, word for word."""
    return leaf(request, visitor, asked(request, article_id), "article/rounds.html")


@routes.get("/history")
def history(request: Request, article_id: str, visitor: Reader) -> Response:
    """Who did what with the article, and what became of sending it."""
    newsroom = _newsroom(request)
    article = asked(request, article_id)
    store = newsroom.store
    return leaf(
        request,
        visitor,
        article,
        "article/history.html",
        entries=store.desk.log.entries(subject=article_id, newest_first=True, limit=_MOST_ENTRIES),
        edits=tuple(reversed(store.desk.copy.edits(article_id))),
        receipts=store.receipts(article_id),
        objections=store.desk.objections.objections(article_id=article_id),
        may_answer=visitor.may("edit"),
        words=table(),
        may_settle=visitor.may("decide"),
        settled=request.query_params.get("told") == "resolved",
    )


@routes.post("/receipts")
def settle(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """What became of a sending: it arrived, or it is sent again."""
    number = field(form, "revision")
    resolve(
        _newsroom(request),
        article_id,
        int(number) if number.isdecimal() and len(number) <= 6 else 0,
        field(form, "channel"),
        arrived=field(form, "arrived") == "yes",
        by=visitor.by,
    )
    if visitor.fragment:
        return show(request, visitor, asked(request, article_id))
    return RedirectResponse(f"/articles/{article_id}/history?told=resolved#receipts", 303)


def leaf(
    request: Request, visitor: Visitor, article: Article, template: str, **values: object
) -> Response:
    """A page about one article beside its own."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    return pages.page(
        template,
        visitor,
        article=article,
        here=f"/articles/{article.id}",
        saw=f"{article.revision}.{article.version}",
        room="desk.queue",
        now=office.now,
        direction_of=direction_of,
        stamp=stamp(visitor),
        **values,  # type: ignore[arg-type]
    )


def _state(told: Sequence[State], name: str) -> State | None:
    """The state ``revision.version`` that an address names."""
    return next((one for one in told if f"{one.revision}.{one.version}" == name), None)


def _earlier(told: Sequence[State], after: State, published: Article | None) -> State:
    """What a state is best compared with: what readers see, else the state before it."""
    at = told.index(after)
    if published is not None and published.revision != after.revision:
        seen = [one for one in told if one.revision == published.revision]
        if seen:
            return seen[-1]
    return told[max(at - 1, 0)]


def _newsroom(request: Request) -> Newsroom:
    office: Office = request.app.state.office
    return office.newsroom()
