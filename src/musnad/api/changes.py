"""What programs change of articles and decide about them, in the name of their account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header
from pydantic import BaseModel
from starlette.responses import Response

from musnad.api.articles import Id, LineName, article_at, shown
from musnad.api.asked import (
    AcceptAsked,
    AddAsked,
    CorrectAsked,
    DecisionAsked,
    EditAsked,
    KickerAsked,
    LineAsked,
    MoveAsked,
    PublishAsked,
    RemoveAsked,
    RepairAsked,
    ScheduleAsked,
    ShareAsked,
    UnacceptAsked,
    WithdrawAsked,
)
from musnad.api.door import Caller, needs
from musnad.api.spec import told
from musnad.api.tags import seen
from musnad.api.told import ArticleTold
from musnad.core.article import Article
from musnad.core.ids import content_id
from musnad.flow import decisions, editing, steps
from musnad.flow.hands import Hand
from musnad.flow.newsroom import Newsroom

routes = APIRouter(prefix="/articles", tags=["articles"])

Editing = Annotated[Caller, Depends(needs("edit", "edit"))]
Any = Annotated[Caller, Depends(needs(None))]
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", max_length=500, description='The `ETag` that was seen: `"1.0"`.'),
]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,200}$",
        description="The answer to the same request with the same key is given again.",
    ),
]

_PREPARING = frozenset({"spike", "revive"})


@routes.patch(
    "/{id}/lines/{line}",
    response_model=ArticleTold,
    operation_id="change_line",
    **told("Change the words of a line", "غيّر نص سطر", 404, 409, 412, 428),
)
async def change_line(
    caller: Editing,
    id: Id,  # noqa: A002
    line: LineName,
    asked: LineAsked,
    if_match: IfMatch = None,
) -> Response:
    """The line is checked anew; the answer is the whole article. A change to a published
    article makes a new revision, which waits for a decision."""

    def change(newsroom: Newsroom, hand: Hand) -> Article:
        return editing.change_line(newsroom, id, line, asked.text, hand=hand, cites=asked.cites)

    return await changed(caller, id, if_match, None, asked, change)


@routes.post(
    "/{id}/edits",
    response_model=ArticleTold,
    operation_id="edit_article",
    **told("Add, remove, move, repair, accept, undo", "أضف واحذف وانقل وأصلح واقبل وارجع",
           404, 409, 412, 428),
)  # fmt: skip
async def edit_article(
    caller: Editing,
    id: Id,  # noqa: A002
    asked: Annotated[EditAsked, Body(examples=[{"kind": "remove", "line": "a3"}])],
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """One step, by its `kind`; the answer is the whole article."""

    def change(newsroom: Newsroom, hand: Hand) -> Article:
        return _edited(newsroom, id, asked, hand)

    return await changed(caller, id, if_match, key, asked, change)


@routes.post(
    "/{id}/decisions",
    response_model=ArticleTold,
    operation_id="decide",
    **told("Decide about an article", "قرّر في خبر", 404, 409, 412, 428),
)
async def decide(
    caller: Any,
    id: Id,  # noqa: A002
    asked: Annotated[DecisionAsked, Body(examples=[{"kind": "publish"}])],
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Publish, schedule, correct or withdraw (scope `decide`); spike or revive (scope `edit`).
    The name of the token's account is printed as who decided. An article with flagged
    sentences that nobody accepted is refused."""
    if asked.kind in _PREPARING:
        caller.permit("edit", "edit")
    else:
        caller.permit("decide", "decide")

    def change(newsroom: Newsroom, hand: Hand) -> Article:
        return _decided(newsroom, id, asked, hand)

    return await changed(caller, id, if_match, key, asked, change)


async def changed(
    caller: Caller,
    article_id: str,
    if_match: str | None,
    key: str | None,
    asked: BaseModel,
    change: Callable[[Newsroom, Hand], Article],
    *,
    seconds: float | None = None,
) -> Response:
    """Change an article as it was seen; what it has become is the answer."""
    newsroom = caller.newsroom

    def work() -> Response:
        saw = seen(if_match, article_at(newsroom, article_id))
        return shown(newsroom, change(newsroom, Hand(by=caller.by, saw=saw)))

    return await once(caller, f"change {article_id}", key, asked, work, seconds=seconds)


async def once(
    caller: Caller,
    what: str,
    key: str | None,
    asked: BaseModel,
    work: Callable[[], Response],
    *,
    seconds: float | None = None,
) -> Response:
    """What the work answers, or what it answered to this key before."""
    hashed = content_id(what, type(asked).__name__, asked.model_dump_json())
    now = caller.office.monotonic()
    return await caller.office.bench.run(
        lambda: caller.office.once.answer(caller.id, what, key, hashed, now, work),
        seconds=seconds,
    )


def _edited(newsroom: Newsroom, id_: str, asked: EditAsked, hand: Hand) -> Article:  # noqa: PLR0911
    match asked:
        case AddAsked():
            return editing.add_line(
                newsroom,
                id_,
                asked.after,
                asked.text,
                hand=hand,
                role=asked.role,
                cites=asked.cites,
            )
        case RemoveAsked():
            return editing.remove_line(newsroom, id_, asked.line, hand=hand)
        case MoveAsked():
            return editing.move_line(newsroom, id_, asked.line, after=asked.after, hand=hand)
        case RepairAsked():
            return editing.apply_repair(newsroom, id_, asked.line, asked.number, hand=hand)
        case AcceptAsked():
            return editing.accept_line(newsroom, id_, asked.line, asked.reason, hand=hand)
        case UnacceptAsked():
            return editing.unaccept_line(newsroom, id_, asked.line, hand=hand)
        case KickerAsked():
            return editing.set_kicker(newsroom, id_, asked.text, hand=hand)
        case ShareAsked():
            return editing.set_share_headline(newsroom, id_, asked.text, hand=hand)
        case _:
            return steps.undo(newsroom, id_, hand=hand)


def _decided(newsroom: Newsroom, id_: str, asked: DecisionAsked, hand: Hand) -> Article:
    match asked:
        case PublishAsked():
            return decisions.publish(newsroom, id_, hand=hand, reason=asked.reason or None)
        case ScheduleAsked():
            return decisions.schedule(
                newsroom, id_, asked.at, hand=hand, reason=asked.reason or None
            )
        case CorrectAsked():
            return decisions.correct(newsroom, id_, hand=hand, reason=asked.reason or None)
        case WithdrawAsked():
            return decisions.withdraw(newsroom, id_, asked.reason, hand=hand)
        case _:
            known = {
                "spike": decisions.spike,
                "revive": decisions.revive,
                "unschedule": decisions.unschedule,
            }
            return known[asked.kind](newsroom, id_, hand=hand)
