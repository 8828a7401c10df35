"""Webhooks: addresses that are told of what happens to articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from musnad.api.articles import Id
from musnad.api.asked import HookAsked, HookChangeAsked
from musnad.api.changes import Key, once
from musnad.api.door import Caller, needs
from musnad.api.listed import Calls, CallTold, HookMade, Hooks, HookTold
from musnad.api.shapes import answer, call_shape, hook_shape
from musnad.api.spec import told
from musnad.flow import hooks

routes = APIRouter(prefix="/webhooks", tags=["webhooks"])

_Hooking = Annotated[Caller, Depends(needs("hooks", "settings"))]


@routes.get(
    "",
    response_model=Hooks,
    operation_id="list_webhooks",
    **told("Webhooks", "عناوين الإبلاغ"),
)
def list_webhooks(caller: _Hooking) -> Response:
    """Those in use, the oldest first, without their secrets."""
    found = caller.newsroom.store.desk.hooks.hooks()
    return answer({"webhooks": [hook_shape(one) for one in found if one.disabled_at is None]})


@routes.post(
    "",
    status_code=201,
    response_model=HookMade,
    operation_id="make_webhook",
    **told("Tell an address of events", "بلّغ عنوانا بما يجري", 409),
)
async def make_webhook(caller: _Hooking, asked: HookAsked, key: Key = None) -> Response:
    """The answer has the secret that every call is signed with, and is the only one that does.
    An address on a private network is refused unless the settings allow it."""
    newsroom = caller.newsroom

    def work() -> Response:
        hook = hooks.make_hook(
            newsroom,
            caller.office.sender,
            caller.known.account,
            url=asked.url,
            events=asked.events,
        )
        headers = {"Location": f"/api/v1/webhooks/{hook.id}"}
        return answer(hook_shape(hook, secret=True), 201, headers)

    return await once(caller, "webhook", key, asked, work)


@routes.get(
    "/{id}",
    response_model=HookTold,
    operation_id="show_webhook",
    **told("One webhook", "عنوان إبلاغ واحد", 404),
)
def show_webhook(caller: _Hooking, id: Id) -> Response:  # noqa: A002
    """Without its secret."""
    return answer(hook_shape(hooks.hook_of(caller.newsroom, id)))


@routes.patch(
    "/{id}",
    response_model=HookTold,
    operation_id="change_webhook",
    **told("Tell a webhook of other events", "بلّغه بأحداث أخرى", 404),
)
def change_webhook(caller: _Hooking, id: Id, asked: HookChangeAsked) -> Response:  # noqa: A002
    """From now on; no events means all of them."""
    hook = hooks.change_hook(caller.newsroom, id, events=asked.events, account=caller.known.account)
    return answer(hook_shape(hook))


@routes.delete(
    "/{id}",
    status_code=204,
    response_class=Response,
    operation_id="remove_webhook",
    **told("Remove a webhook", "أزل عنوان إبلاغ", 404),
)
def remove_webhook(caller: _Hooking, id: Id) -> Response:  # noqa: A002
    """What is on its way to it is let go."""
    hooks.remove_hook(caller.newsroom, id, account=caller.known.account)
    return Response(status_code=204)


@routes.get(
    "/{id}/deliveries",
    response_model=Calls,
    operation_id="list_deliveries",
    **told("What was sent to a webhook", "ما أُرسل إلى العنوان", 404),
)
def list_deliveries(
    caller: _Hooking,
    id: Id,  # noqa: A002
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """The newest first: `waiting` for its next try, `sent`, or `dead` after a day of tries."""
    hooks.hook_of(caller.newsroom, id)
    found = caller.newsroom.store.desk.hooks.calls(hook_id=id, limit=limit)
    return answer({"deliveries": [call_shape(one) for one in found]})


@routes.post(
    "/{id}/ping",
    response_model=CallTold,
    operation_id="ping_webhook",
    **told("Send a test call now", "أرسل نداء تجربة الآن", 404),
)
async def ping_webhook(caller: _Hooking, id: Id) -> Response:  # noqa: A002
    """Once and at once; the answer says how it went."""
    call = await caller.office.bench.run(
        lambda: hooks.ping(caller.newsroom, caller.office.sender, id)
    )
    return answer(call_shape(call))
