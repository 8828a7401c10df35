"""The page of one article: its sentences beside the evidence, and what can be done about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from musnad.core.article import Article
from musnad.core.editing import Edit
from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.core.report import Finding
from musnad.core.watch import Change
from musnad.desk.guard import Visitor, allowed
from musnad.desk.offers import Offers
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.plural import counted
from musnad.desk.possible import doings, editable
from musnad.desk.spread import (
    Spread,
    Told,
    direction_of,
    faults_of,
    pieces_of,
    said_of,
    spread,
)
from musnad.desk.words import table
from musnad.flow import comparing as compared
from musnad.flow.bases import bases_of
from musnad.flow.compose import holds_of
from musnad.flow.deliver import published_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.repairs import Repair
from musnad.flow.review import stands

routes = APIRouter()

_CHOSEN = re.compile(r"a[1-9][0-9]{0,3}|s[1-9][0-9]?\.[0-9]{1,5}")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_PLAIN_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`]{1,2000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """Somebody changed the article while this person typed.

    ``steps`` are what was done since; ``line`` the sentence that was typed at, as it stands
    now, None where it is gone; ``was`` its words when typing began.
    """

    by: str
    at: str
    steps: tuple[Edit, ...]
    line: Told | None
    was: str
    mine: str

    @property
    def pieces(self) -> tuple[compared.Piece, ...]:
        """The sentence as it stands and as it was typed, word by word."""
        return compared.pieces(self.line.text if self.line else "", self.mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a page says of what was just asked of it.

    ``told`` is a word of ``article.told.*``; ``problem`` a message in the visitor's language;
    ``typed`` what was sent, by field, so that nothing of it is lost; ``doing`` which form.
    """

    told: str = ""
    problem: str = ""
    doing: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    meanwhile: Meanwhile | None = None


NOTHING = Answer()
_OFFERS = Offers()


@routes.get("/articles/{article_id}")
def article_page(
    request: Request, article_id: str, visitor: Annotated[Visitor, Depends(allowed("read"))]
) -> Response:
    """The article on the right, its source on the left."""
    query = request.query_params
    told = query.get("told", "")
    return show(
        request,
        visitor,
        asked(request, article_id),
        chosen=query.get("line") or query.get("source") or "",
        answer=Answer(
            told=told if f"article.told.{told}" in table() else "", doing=query.get("do", "")
        ),
    )


@routes.get("/articles/{article_id}/lines/{line}")
def line_panel(
    request: Request,
    article_id: str,
    line: str,
    visitor: Annotated[Visitor, Depends(allowed("read"))],
) -> Response:
    """What was found of one sentence and what can be done with it, for a page that is open."""
    article = asked(request, article_id)
    return show(request, visitor, article, chosen=line, piece="article/panel.html")


@routes.get("/articles/{article_id}/share.png")
def share_picture(
    request: Request, article_id: str, visitor: Annotated[Visitor, Depends(allowed("read"))]
) -> Response:
    """What stands for the article where its link is shared, as it would be drawn now."""
    del visitor
    office: Office = request.app.state.office
    article = asked(request, article_id)
    newsroom = office.newsroom()
    if office.picture is None:
        raise RefusedError("article.unknown", id=article_id)
    release = bases_of(newsroom.store, article)[0]
    source = newsroom.source(article.source_id)
    name = release.publisher_ar or (source.name_ar if source else "") or release.publisher
    drawn = office.picture(article, name, newsroom.desk.house.name_ar)
    return Response(
        drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=600"}
    )


def asked(request: Request, article_id: str) -> Article:
    """The revision that the address names, else the current one; ``article.unknown``."""
    store = _newsroom(request).store
    wanted = request.query_params.get("revision", "")
    number = int(wanted) if _NUMBER.fullmatch(wanted) else None
    article = store.article(article_id, number)
    if article is None:
        raise RefusedError("article.unknown", id=article_id)
    return article


def show(
    request: Request,
    visitor: Visitor,
    article: Article,
    *,
    chosen: str = "",
    answer: Answer = NOTHING,
    status: int = 200,
    piece: str = "",
) -> Response:
    """The whole page, or for a script its middle or the ``piece`` that it wants."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    newsroom = office.newsroom()
    bases = bases_of(newsroom.store, article)
    chosen = chosen if _CHOSEN.fullmatch(chosen) else ""
    both = spread(article, bases, chosen=chosen)
    line = both.line(chosen)
    if piece and line is None:
        raise RefusedError("edit.no_line", line=chosen[:20])
    present = newsroom.store.article(article.id)
    current = present is None or present.revision == article.revision
    published = published_of(newsroom, article.id)
    may_edit = current and editable(article, visitor, published=published is not None)
    values: dict[str, Any] = {
        "article": article,
        "bases": bases,
        "both": both,
        "chosen": chosen,
        "line": line,
        "answer": answer,
        "drawn": office.picture is not None,
        "current": current,
        "present": present,
        "published": published,
        "drops": _drops(article, published),
        "own_change": published is not None and published.release_id == article.release_id,
        "may_edit": may_edit,
        "counted": lambda key, n: counted(key, n, visitor.tongue),
        "direction_of": direction_of,
        "address_of": plain_address,
        "publisher": lambda release: _publisher(newsroom, release, visitor),
        "published_at": lambda release: _published_at(release, office.settings().newsroom.zone),
        "repairs": repairs(newsroom, article, bases, line) if may_edit and line else (),
        "places": places(both, line) if line else ("", ""),
        "saw": f"{article.revision}.{article.version}",
        "brief": lambda ids: " ".join(one.removeprefix("s1.") for one in ids),
        "stamp": stamp(visitor),
        "here": f"/articles/{article.id}",
        "room": "desk.queue",
    }
    if not piece:
        values |= _surroundings(newsroom, article, bases)
        values["doings"] = (
            doings(article, visitor, waiting=len(both.open), published=published is not None)
            if current
            else ()
        )
        values["now"] = office.now
        # A refusal stands in its form; where that is gone, at the top of the page.
        forms = {one.name for one in values["doings"] if not one.hindrance}
        forms |= {"edit", "accept", "add"} if may_edit and line else set()
        forms |= {"share"} if may_edit else set()
        values["aloud"] = answer.problem if answer.doing not in forms else ""
    template = piece or ("article/whole.html" if visitor.fragment else "article/page.html")
    return pages.page(template, visitor, status=status, **values)


def repairs(
    newsroom: Newsroom, article: Article, bases: tuple[Release, ...], line: Told
) -> tuple[Repair, ...]:
    """The repairs that are offered for a sentence that somebody has to answer for."""
    finding = next((one for one in article.report.findings if one.id == line.id), None)
    if finding is None or stands(finding):
        return ()
    return _OFFERS.of(article, finding, bases, newsroom.desk)


def places(both: Spread, line: Told) -> tuple[str, str]:
    """After which sentences one goes that is moved up or down; "" where it can't be."""
    told = both.told
    at = told.index(line)
    top = sum(not one.in_body for one in told[:2])
    up = told[at - 2].id if at > top else ""
    below = told[at + 1] if at + 1 < len(told) else None
    return up, below.id if below and below.role != "original" else ""


def found(
    request: Request,
    visitor: Visitor,
    article: Article,
    finding: Finding,
    cites: tuple[str, ...],
) -> Response:
    """What the checker says of words that are not kept yet."""
    pages: Pages = request.app.state.pages
    bases = bases_of(_newsroom(request).store, article)
    evidence = tuple(one.sentence for one in finding.evidence)
    quoted = tuple(dict.fromkeys((*cites, *evidence)))[:6]
    return pages.page(
        "article/finding.html",
        visitor,
        finding=finding,
        pieces=pieces_of(finding),
        faults=faults_of(finding, bases),
        cites=cites,
        evidence=evidence,
        stands=stands(finding),
        quoted=tuple(one for one in (said_of(bases, id_) for id_ in quoted) if one),
        direction_of=direction_of,
    )


def stamp(visitor: Visitor) -> str:
    """How moments are written on these pages, as a pattern of CLDR."""
    return "d MMMM y، HH:mm" if visitor.tongue == "ar" else "d MMMM y, HH:mm"


def plain_address(address: str | None) -> str:
    """An address that may be linked, "" for none such."""
    return address if address and _PLAIN_ADDRESS.fullmatch(address) else ""


def _surroundings(
    newsroom: Newsroom,
    article: Article,
    bases: tuple[Release, ...],
) -> dict[str, object]:
    """What stands around the two pages: why it waits, what is due, who could write it."""
    store = newsroom.store
    holds = (
        holds_of(article.draft, article.report, bases[0], newsroom.desk.policy)
        if article.stage in ("held", "scheduled")
        else ()
    )
    return {
        "holds": holds,
        "writers": tuple(one.name for one in newsroom.desk.writers if one.accepts(bases[0])),
        "channels": tuple(one.channel for one in newsroom.publishers),
        "receipts": tuple(
            one
            for one in store.receipts(article.id)
            if one.state in ("failed", "unresolved", "dead")
        ),
        "changes": tuple(
            one for one in store.watching.changes(article.id) if _concerns(one, article)
        ),
    }


def _drops(article: Article, published: Article | None) -> tuple[str, ...]:
    """Whose words and signatures the published revision has and this one, written anew from
    the source's new text, does not."""
    if published is None or not article.correction_due or article.version:
        return ()
    if published.release_id == article.release_id:
        return ()
    names = (*published.edited_by, *(one.by for one in published.acceptances))
    return tuple(dict.fromkeys(names))


def _concerns(change: Change, article: Article) -> bool:
    """Whether a change at the source stands beside this revision: it led to it, or it came
    while a person had it in hand."""
    in_hand = article.stage in ("held", "scheduled") and article.version > 0
    meanwhile = change.revision is None and change.kind == "text"
    return change.revision == article.revision or (in_hand and meanwhile)


def _publisher(newsroom: Newsroom, release: Release, visitor: Visitor) -> str:
    """The publisher's name as the visitor reads it."""
    source = newsroom.source(release.source_id)
    arabic = release.publisher_ar or (source.name_ar if source else "")
    return (arabic if visitor.tongue == "ar" else "") or release.publisher


def _published_at(release: Release, zone: str) -> datetime | None:
    """When it was published; a bare day is the same day in the newsroom's zone."""
    at = release.published
    if at is None or release.published_precision == "minute":
        return at
    return datetime.combine(at.date(), time(12), ZoneInfo(zone))


def _newsroom(request: Request) -> Newsroom:
    office: Office = request.app.state.office
    return office.newsroom()
