"""The decisions on an article: published, scheduled, spiked, sent back, corrected, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.desk.editing import Editor, Sent, done, field
from musnad.desk.guard import Visitor, allowed
from musnad.desk.office import Office
from musnad.desk.work import writing
from musnad.flow import decisions
from musnad.flow.hands import Hand
from musnad.flow.newsroom import Newsroom
from musnad.flow.rewriting import rewrite

routes = APIRouter(prefix="/articles/{article_id}")

Chief = Annotated[Visitor, Depends(allowed("decide"))]

SHORTEST_REASON = 3


@routes.post("/publish")
def publish(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """Approve it and send it out; a correction that is due, with its reason."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        reason = field(form, "reason").strip() or None
        return decisions.publish(newsroom, article_id, hand=hand, reason=reason), ""

    return done(request, visitor, article_id, form, act, told="published", doing="publish")


@routes.post("/schedule")
def schedule(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """Approve it to go out at a time of the newsroom's zone."""
    office: Office = request.app.state.office

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        at = moment(field(form, "at"), office.settings().newsroom.zone)
        reason = field(form, "reason").strip() or None
        return decisions.schedule(newsroom, article_id, at, hand=hand, reason=reason), ""

    return done(request, visitor, article_id, form, act, told="scheduled", doing="schedule")


@routes.post("/unschedule")
def unschedule(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """Hold it again."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return decisions.unschedule(newsroom, article_id, hand=hand), ""

    return done(request, visitor, article_id, form, act, told="unscheduled")


@routes.post("/spike")
def spike(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """It will not be published; why is logged."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        reason = field(form, "reason").strip()
        if len(reason) < SHORTEST_REASON:
            raise RefusedError("article.spike_reason", least=SHORTEST_REASON)
        return decisions.spike(newsroom, article_id, hand=hand, reason=reason), ""

    return done(request, visitor, article_id, form, act, told="spiked", doing="spike")


@routes.post("/revive")
def revive(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """Take a spiked one up again."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return decisions.revive(newsroom, article_id, hand=hand), ""

    return done(request, visitor, article_id, form, act, told="revived")


@routes.post("/rewrite")
def rewritten(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """Have it written anew, by another writer or with an instruction."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        with writing():
            made = rewrite(
                newsroom,
                article_id,
                writer=field(form, "writer"),
                instruction=field(form, "instruction"),
                hand=hand,
            )
        return made, ""

    return done(request, visitor, article_id, form, act, told="rewritten", doing="rewrite")


@routes.post("/correct")
def correct(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """Send it out anew with a correction that readers see."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        reason = field(form, "reason").strip() or None
        return decisions.correct(newsroom, article_id, reason=reason, hand=hand), ""

    return done(request, visitor, article_id, form, act, told="corrected", doing="correct")


@routes.post("/withdraw")
def withdraw(request: Request, article_id: str, visitor: Chief, form: Sent) -> Response:
    """Take it back from every channel."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return decisions.withdraw(newsroom, article_id, field(form, "reason"), hand=hand), ""

    return done(request, visitor, article_id, form, act, told="withdrawn", doing="withdraw")


def moment(told: str, zone: str) -> datetime:
    """A time as a browser's field gives it, in a zone; ``desk.request`` for what is none."""
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        raise RefusedError("desk.request") from None
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
