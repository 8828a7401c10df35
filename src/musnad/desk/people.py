"""People of the desk, for its admins: who they are, what they may do, and how they come in."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import RefusedError
from musnad.core.people import Account, Role
from musnad.desk.agents import named
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.login import typed
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.flow import login as door
from musnad.flow import people as flow
from musnad.messages import explain

routes = APIRouter(prefix="/people")

Admin = Annotated[Visitor, Depends(allowed("people"))]
Form = Annotated[FormData, Depends(form_of)]


@routes.get("")
def show(request: Request, visitor: Admin) -> Response:
    """Everybody who has an account."""
    return _list(request, visitor)


@routes.post("")
def add(request: Request, visitor: Admin, form: Form) -> Response:
    """Make an account; the answer shows the link for its first log-in."""
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    try:
        account = flow.add_account(
            newsroom,
            login=typed(form, "login"),
            name=typed(form, "name"),
            role=typed(form, "role"),
            tongue="en" if typed(form, "tongue") == "en" else "ar",
            by=visitor.by,
        )
    except RefusedError as error:
        return _list(request, visitor, error, form)
    secret = flow.make_link(newsroom, office.secret, account.id, by=visitor.by)
    return _person(request, visitor, account, secret=secret)


@routes.get("/{account_id}")
def show_person(request: Request, visitor: Admin, account_id: str) -> Response:
    """One account; raises RefusedError ``people.unknown``."""
    return _person(request, visitor, _account(request, account_id))


@routes.post("/{account_id}/{change}")
def change(request: Request, visitor: Admin, form: Form, account_id: str, change: str) -> Response:
    """One change of an account: role, disable, enable, link, second or sessions.

    One's own second factor and links are for one's own page, which asks for the password.
    Raises RefusedError ``people.unknown``.
    """
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    account = _account(request, account_id)
    secret = ""
    try:
        if visitor.account is not None and visitor.account.id == account.id:
            _not_oneself(change)
        if change == "role":
            account = flow.set_role(newsroom, account.id, typed(form, "role"), by=visitor.by)
        elif change == "disable":
            account = flow.disable(newsroom, account.id, by=visitor.by)
        elif change == "enable":
            account = flow.enable(newsroom, account.id, by=visitor.by)
        elif change == "link":
            secret = flow.make_link(newsroom, office.secret, account.id, by=visitor.by)
        elif change == "second":
            account = door.drop_second(newsroom, account, by=visitor.by)
        elif change == "sessions":
            _end(request, visitor, account, typed(form, "session"))
        else:
            raise RefusedError("people.change")
    except RefusedError as error:
        return _person(request, visitor, account, error=error)
    if secret:
        return _person(request, visitor, account, secret=secret)
    return RedirectResponse(f"/people/{account.id}", 303)


def _not_oneself(change: str) -> None:
    if change in ("link", "second"):
        raise RefusedError("people.oneself")


def _end(request: Request, visitor: Visitor, account: Account, which: str) -> None:
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    if which == "all":
        door.end_sessions(newsroom, account, by=visitor.by)
        return
    for session in door.open_sessions(newsroom, account.id):
        if door.session_id(session) == which:
            door.end_session(newsroom, account, session, by=visitor.by)


def _account(request: Request, account_id: str) -> Account:
    office: Office = request.app.state.office
    found = office.newsroom().store.desk.people.account(account_id)
    if found is None:
        raise RefusedError("people.unknown", login=account_id[:40])
    return found


def _list(
    request: Request,
    visitor: Visitor,
    error: RefusedError | None = None,
    form: FormData | None = None,
) -> Response:
    pages: Pages = request.app.state.pages
    office: Office = request.app.state.office
    known = office.newsroom().store.desk.people
    rows = []
    for account in known.accounts():
        sessions = known.sessions(account.id)
        rows.append((account, sessions[0].seen_at if sessions else None))
    return pages.page(
        "people.html",
        visitor,
        status=422 if error else 200,
        room="desk.people",
        rows=rows,
        roles=get_args(Role),
        now=office.now,
        sent={name: typed(form, name) if form else "" for name in ("login", "name", "role")},
        wrong=error.code if error else "",
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )


def _person(
    request: Request,
    visitor: Visitor,
    account: Account,
    *,
    secret: str = "",
    error: RefusedError | None = None,
) -> Response:
    pages: Pages = request.app.state.pages
    office: Office = request.app.state.office
    base = office.settings().desk.public_url or f"http://{request.headers.get('host', '')}"
    return pages.page(
        "people_person.html",
        visitor,
        status=422 if error else 200,
        room="desk.people",
        account=account,
        oneself=visitor.account is not None and visitor.account.id == account.id,
        roles=get_args(Role),
        sessions=door.open_sessions(office.newsroom(), account.id),
        session_id=door.session_id,
        agent_name=named,
        link=f"{base}/link/{secret}" if secret else "",
        now=office.now,
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )
