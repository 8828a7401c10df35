"""New articles out of what a program hands in, and articles written anew; all are held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Body, File, Form, UploadFile
from pydantic import AwareDatetime, BaseModel
from starlette.responses import Response

from musnad.api.articles import Id, shown
from musnad.api.asked import AddressAsked, NewAsked, RewriteAsked, TextAsked
from musnad.api.changes import Editing, IfMatch, Key, changed, once
from musnad.api.door import Caller
from musnad.api.spec import told
from musnad.api.texts import WRITE_SECONDS
from musnad.api.told import ArticleTold
from musnad.core.article import Article
from musnad.core.ids import digest
from musnad.flow import fresh, rewriting
from musnad.flow.both import write_both
from musnad.flow.hands import Hand
from musnad.flow.newsroom import Newsroom

routes = APIRouter(prefix="/articles", tags=["articles"])

_EXISTS = {200: {"model": ArticleTold, "description": "It is there already"}}
_EXAMPLES = [
    {"kind": "address", "address": "https://ministry.example/news/1"},
    {"kind": "text", "title": "وزير يفتتح جسرا", "text": "افتتح الوزير الجسر يوم 3 مايو 2025."},
    {"kind": "releases", "releases": ["3f0c2a9b1d4e5f60", "60f5e4d1b9a2c0f3"]},
]


def _told(en: str, ar: str, *also: int) -> dict[str, object]:
    made = told(en, ar, *also)
    return {**made, "responses": {**made["responses"], **_EXISTS}}


class _Uploaded(BaseModel):
    """What stands for a file among the requests with one key."""

    name: str
    sha256: str
    url: str
    publisher: str
    published: AwareDatetime | None
    writer: str | None


@routes.post(
    "",
    status_code=201,
    response_model=ArticleTold,
    operation_id="make_article",
    **_told("Make an article from a release", "اصنع خبرا من بيان", 404, 409),  # type: ignore[arg-type]
)
async def make_article(
    caller: Editing,
    asked: Annotated[NewAsked, Body(examples=_EXAMPLES)],
    key: Key = None,
) -> Response:
    """Of a pasted text, of an address (which is fetched), or of two or three releases that are
    kept: held for a person. One that is there already is answered with status 200."""

    def make(newsroom: Newsroom) -> Article:
        if isinstance(asked, TextAsked):
            return fresh.from_text(
                newsroom,
                title=asked.title,
                body=asked.text,
                by=caller.by,
                publisher=asked.publisher,
                published=asked.published,
                url=asked.url or "",
                writer=asked.writer,
            )
        if isinstance(asked, AddressAsked):
            return fresh.from_address(newsroom, asked.address, by=caller.by, writer=asked.writer)
        return write_both(newsroom, asked.releases, by=caller.by)

    return await _made(caller, key, asked, make)


@routes.post(
    "/uploads",
    status_code=201,
    response_model=ArticleTold,
    operation_id="upload_article",
    **_told("Make an article from a file", "اصنع خبرا من ملف", 409),  # type: ignore[arg-type]
)
async def upload_article(
    caller: Editing,
    file: Annotated[UploadFile, File(description="A .html, .txt, .md, .pdf or .eml file.")],
    publisher: Annotated[str, Form(max_length=200, pattern=r"^[^\x00]*$")] = "",
    published: Annotated[AwareDatetime | None, Form()] = None,
    url: Annotated[str, Form(max_length=2000, pattern=r"^(https?://[^\s\x00-\x20]+)?$")] = "",
    writer: Annotated[str | None, Form(pattern=r"^[A-Za-z0-9._-]{1,80}$")] = None,
    key: Key = None,
) -> Response:
    """A form with the file, at most 10 MB of it; else as for a text."""
    body = await file.read()
    name = file.filename or ""
    asked = _Uploaded(
        name=name,
        sha256=digest(body),
        url=url,
        publisher=publisher,
        published=published,
        writer=writer,
    )

    def make(newsroom: Newsroom) -> Article:
        return fresh.from_upload(
            newsroom,
            name=name,
            body=body,
            by=caller.by,
            publisher=publisher,
            published=published,
            url=url,
            writer=writer,
        )

    return await _made(caller, key, asked, make)


@routes.post(
    "/{id}/rewrite",
    response_model=ArticleTold,
    operation_id="rewrite_article",
    **told("Have an article written anew", "اطلب كتابة الخبر من جديد", 404, 409, 412, 428),
)
async def rewrite_article(
    caller: Editing,
    id: Id,  # noqa: A002
    asked: RewriteAsked,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """By this writer, from the article's own release; a model is told the instruction. The step
    can be undone."""

    def change(newsroom: Newsroom, hand: Hand) -> Article:
        return rewriting.rewrite(
            newsroom, id, writer=asked.writer, instruction=asked.instruction, hand=hand
        )

    return await changed(caller, id, if_match, key, asked, change, seconds=WRITE_SECONDS)


async def _made(
    caller: Caller, key: str | None, asked: BaseModel, make: Callable[[Newsroom], Article]
) -> Response:
    newsroom = caller.newsroom

    def work() -> Response:
        began = newsroom.desk.clock()
        article = make(newsroom)
        return shown(newsroom, article, 201 if article.created_at >= began else 200)

    return await once(caller, "article", key, asked, work, seconds=WRITE_SECONDS)
