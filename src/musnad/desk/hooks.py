"""Webhooks: the addresses that are told of events, and what became of the calls to them."""

from __future__ import annotations

import json
import threading
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import RefusedError, TransientError
from musnad.core.people import Account, Hook, HookCall
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.flow import hooks as flow
from musnad.messages import explain

routes = APIRouter(prefix="/hooks")

SHOWN = 50
"""Calls of one hook on its page, besides older ones that are dead; on the list ``_LAST``."""

_LAST = 3
_TOLD = ("sent", "dead", "waiting", "changed", "removed")
_AT_ONCE = threading.BoundedSemaphore(2)
"""A receiver may take seconds to answer: tests must not take every thread of the desk."""

Chief = Annotated[Visitor, Depends(allowed("settings"))]
Form = Annotated[FormData, Depends(form_of)]
Told = Annotated[str, Query(max_length=20)]


@routes.get("")
def show(request: Request, visitor: Chief, told: Told = "") -> Response:
    """Every hook in use, with how its last calls went; below those that were removed."""
    return _list(request, visitor, told=told)


@routes.post("")
def add(request: Request, visitor: Chief, form: Form) -> Response:
    """Tell an address; the answer has its secret, and is the only one that does."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    try:
        hook = flow.make_hook(
            office.newsroom(),
            _sender(office),
            _own(visitor),
            url=_text(form, "url").strip(),
            events=_events(form),
        )
    except RefusedError as error:
        return _list(request, visitor, form=form, error=error)
    return pages.page("hooks_made.html", visitor, room="desk.settings", at="hooks", hook=hook)


@routes.get("/{hook_id}")
def show_hook(request: Request, visitor: Chief, hook_id: str, told: Told = "") -> Response:
    """One hook with its last calls; raises RefusedError ``hook.unknown``."""
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    hook = flow.hook_of(newsroom, hook_id)
    calls = newsroom.store.desk.hooks.calls(hook_id=hook.id, limit=flow.MOST_CALLS)
    return _page(
        request,
        visitor,
        "hooks_one.html",
        hook=hook,
        calls=[*calls[:SHOWN], *(one for one in calls[SHOWN:] if one.state == "dead")],
        told=told if told in _TOLD else "",
    )


@routes.post("/{hook_id}/events")
def change(request: Request, visitor: Chief, form: Form, hook_id: str) -> Response:
    """Tell it of other events from now on."""
    office: Office = request.app.state.office
    flow.change_hook(office.newsroom(), hook_id, events=_events(form), account=_own(visitor))
    return RedirectResponse(f"/hooks/{hook_id}?told=changed", 303)


@routes.post("/{hook_id}/test", dependencies=[Depends(allowed("settings"))])
def test(request: Request, hook_id: str) -> Response:
    """Send it a test call at once.

    Raises RefusedError ``hook.unknown`` and TransientError ``desk.busy``.
    """
    office: Office = request.app.state.office
    sender = _sender(office)
    if not _AT_ONCE.acquire(timeout=1):
        raise TransientError("desk.busy", retry_after_seconds=10)
    try:
        call = flow.ping(office.newsroom(), sender, hook_id)
    finally:
        _AT_ONCE.release()
    return RedirectResponse(f"/hooks/{hook_id}?told={call.state}", 303)


@routes.post("/{hook_id}/retry", dependencies=[Depends(allowed("settings"))])
def retry(request: Request, form: Form, hook_id: str) -> Response:
    """Have a dead call sent anew with the next round."""
    office: Office = request.app.state.office
    flow.retry_call(office.newsroom(), hook_id, _text(form, "call")[:100])
    return RedirectResponse(f"/hooks/{hook_id}?told=waiting", 303)


@routes.post("/{hook_id}/remove")
def remove(request: Request, visitor: Chief, hook_id: str) -> Response:
    """Tell it no more; what is on its way to it is let go."""
    office: Office = request.app.state.office
    flow.remove_hook(office.newsroom(), hook_id, account=_own(visitor))
    return RedirectResponse("/hooks?told=removed", 303)


def event_of(call: HookCall) -> str:
    """The event that a call tells of."""
    told = json.loads(call.body)
    return str(told.get("event", "")) if isinstance(told, dict) else ""


def _own(visitor: Visitor) -> Account:
    assert visitor.account is not None  # the guard has seen to it
    return visitor.account


def _sender(office: Office) -> flow.Sender:
    if office.sender is None:
        raise TransientError("desk.busy", retry_after_seconds=10)
    return office.sender


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _events(form: FormData) -> list[str]:
    return [str(one) for one in form.getlist("event")]


def _list(
    request: Request,
    visitor: Visitor,
    *,
    told: str = "",
    form: FormData | None = None,
    error: RefusedError | None = None,
) -> Response:
    office: Office = request.app.state.office
    kept = office.newsroom().store.desk.hooks
    every = kept.hooks()
    rows: list[tuple[Hook, list[HookCall], int]] = []
    for hook in every:
        if hook.disabled_at is None:
            calls = kept.calls(hook_id=hook.id, limit=flow.MOST_CALLS)
            dead = sum(one.state == "dead" for one in calls)
            rows.append((hook, list(calls[:_LAST]), dead))
    return _page(
        request,
        visitor,
        "hooks.html",
        status=422 if error else 200,
        rows=rows,
        gone=[one for one in reversed(every) if one.disabled_at is not None][:SHOWN],
        told=told if told in _TOLD else "",
        url=_text(form, "url")[: flow.LONGEST_URL] if form else "",
        ticked=frozenset(_events(form)) if form else frozenset({"article.published"}),
        most_letters=flow.LONGEST_URL,
        wrong=error.code if error else "",
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )


def _page(
    request: Request, visitor: Visitor, template: str, *, status: int = 200, **values: object
) -> Response:
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    newsroom = office.newsroom()
    names = {one.id: one.name for one in newsroom.store.desk.people.accounts()}
    return pages.page(
        template,
        visitor,
        status=status,
        headers=None,
        room="desk.settings",
        at="hooks",
        events=flow.EVENTS,
        event_of=event_of,
        owners=flow.owners_of(newsroom),
        names=names,
        now=office.now,
        **values,
    )
