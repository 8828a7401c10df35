"""One's own account: name, language, password, second factor and sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import RefusedError
from musnad.core.people import Account
from musnad.desk.agents import named
from musnad.desk.cookies import give_choice, take_session
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.login import caller_of, enter, in_turn, may_set_password, seal_of, typed
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.sealed import STEP_LENGTH
from musnad.flow import login as door
from musnad.flow import totp
from musnad.flow.people import set_name, set_tongue
from musnad.messages import explain

routes = APIRouter(prefix="/me")

_ENROL = "enrol"

Reader = Annotated[Visitor, Depends(allowed("read"))]
Form = Annotated[FormData, Depends(form_of)]


@routes.get("")
def show(request: Request, visitor: Reader) -> Response:
    """One's own page."""
    return _page(request, visitor)


@routes.post("")
def change(request: Request, visitor: Reader, form: Form) -> Response:
    """Change the printed name and the language."""
    office: Office = request.app.state.office
    account = _own(visitor)
    tongue = typed(form, "tongue")
    try:
        set_name(office.newsroom(), account.id, typed(form, "name"), by=account.name)
        changed = set_tongue(office.newsroom(), account.id, tongue)
    except RefusedError as error:
        return _page(request, visitor, "name", error)
    response = RedirectResponse("/me", 303)
    give_choice(response, office, "tongue", changed.tongue)
    return response


@routes.post("/password")
async def change_password(request: Request, visitor: Reader, form: Form) -> Response:
    """Set another password; one's other sessions end, and this one is renewed."""
    office: Office = request.app.state.office
    account = _own(visitor)

    def work() -> Account:
        if not may_set_password(visitor, office):
            door.confirm(office.door, account, typed(form, "current"), caller_of(request))
        if typed(form, "password") != typed(form, "again"):
            raise RefusedError("password.again")
        return door.set_password(office.door, account, typed(form, "password"))

    try:
        changed = await in_turn(request, work)
    except RefusedError as error:
        return await to_thread.run_sync(_page, request, visitor, "password", error)
    return await to_thread.run_sync(enter, request, changed, "password", "/me")


@routes.post("/second/begin")
async def begin_second(request: Request, visitor: Reader, form: Form) -> Response:
    """Show the secret of a second factor, as a picture and as letters."""
    office: Office = request.app.state.office
    account = _own(visitor)
    if account.totp:
        return RedirectResponse("/me", 303)
    refused = await _confirmed(request, visitor, form)
    if refused is not None:
        return refused
    values = (account.id, totp.new_secret(office.secret))
    sealed = seal_of(request).close(_ENROL, values, until=office.now + STEP_LENGTH)
    return await to_thread.run_sync(_enrolling, request, visitor, sealed, values[1], None)


@routes.post("/second")
async def take_second(request: Request, visitor: Reader, form: Form) -> Response:
    """Ask for the second factor from now on, when its first code is right."""
    office: Office = request.app.state.office
    account = _own(visitor)
    sealed = typed(form, "sealed", 4000)
    found = seal_of(request).opened(_ENROL, sealed, now=office.now)
    if found is None or found[0] != account.id or account.totp:
        error = RefusedError("login.again")
        return await to_thread.run_sync(_page, request, visitor, "second", error)
    secret = found[1]

    def work() -> tuple[str, ...]:
        return door.enrol(office.door, account, secret, typed(form, "code"))

    try:
        codes = await in_turn(request, work)
    except RefusedError as error:
        return await to_thread.run_sync(_enrolling, request, visitor, sealed, secret, error)
    return await to_thread.run_sync(_codes, request, visitor, codes)


@routes.post("/second/recovery")
async def renew_recovery(request: Request, visitor: Reader, form: Form) -> Response:
    """New recovery codes in place of the old ones."""
    office: Office = request.app.state.office
    account = _own(visitor)
    refused = await _confirmed(request, visitor, form)
    if refused is not None or not account.totp:
        return refused or RedirectResponse("/me", 303)
    codes = await in_turn(request, lambda: door.renew_recovery(office.door, account))
    return await to_thread.run_sync(_codes, request, visitor, codes)


@routes.post("/second/drop")
async def drop_second(request: Request, visitor: Reader, form: Form) -> Response:
    """Ask for no second factor any more."""
    office: Office = request.app.state.office
    account = _own(visitor)
    refused = await _confirmed(request, visitor, form)
    if refused is not None:
        return refused

    def work() -> None:
        if account.totp:
            door.drop_second(office.newsroom(), account, by=account.name)

    await in_turn(request, work)
    return RedirectResponse("/me", 303)


@routes.post("/sessions/end")
def end_session(request: Request, visitor: Reader, form: Form) -> Response:
    """Log out another browser, or all the others."""
    office: Office = request.app.state.office
    account, here = _own(visitor), visitor.session
    assert here is not None
    which = typed(form, "session")
    newsroom = office.newsroom()
    if which == "others":
        door.end_sessions(newsroom, account, by=account.name, keep=here.sha256)
        return RedirectResponse("/me", 303)
    for session in door.open_sessions(newsroom, account.id):
        if door.session_id(session) == which:
            door.end_session(newsroom, account, session, by=account.name)
    if which != door.session_id(here):
        return RedirectResponse("/me", 303)
    response = RedirectResponse("/login", 303)
    take_session(response, office)
    return response


def _own(visitor: Visitor) -> Account:
    assert visitor.account is not None  # the guard has seen to it
    return visitor.account


async def _confirmed(request: Request, visitor: Visitor, form: FormData) -> Response | None:
    """None where the person knows their password; otherwise the page that says so."""
    office: Office = request.app.state.office
    account = _own(visitor)

    def work() -> None:
        door.confirm(office.door, account, typed(form, "current"), caller_of(request))

    try:
        await in_turn(request, work)
    except RefusedError as error:
        return await to_thread.run_sync(_page, request, visitor, "second", error)
    return None


def _page(
    request: Request, visitor: Visitor, wrong: str = "", error: RefusedError | None = None
) -> Response:
    pages: Pages = request.app.state.pages
    office: Office = request.app.state.office
    account = _own(visitor)
    newsroom = office.newsroom()
    status = 200 if error is None else 429 if error.code == "login.wait" else 422
    return pages.page(
        "me.html",
        visitor,
        status=status,
        account=account,
        sessions=door.open_sessions(newsroom, account.id),
        session_id=door.session_id,
        agent_name=named,
        here=visitor.session,
        tokens=sum(one.revoked_at is None for one in newsroom.store.desk.people.tokens(account.id)),
        now=office.now,
        fresh=may_set_password(visitor, office),
        wrong=wrong,
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )


def _enrolling(
    request: Request, visitor: Visitor, sealed: str, secret: str, error: RefusedError | None
) -> Response:
    import segno  # late: it is for this page alone

    pages: Pages = request.app.state.pages
    office: Office = request.app.state.office
    part = office.settings().newsroom
    address = totp.enrolling_address(
        secret, login=_own(visitor).login, newsroom=part.name_en or part.name_ar
    )
    picture = segno.make(address, error="m", micro=False)
    return pages.page(
        "me_second.html",
        visitor,
        status=422 if error else 200,
        sealed=sealed,
        letters=" ".join(_fours(secret)),
        address=address,
        picture=picture.svg_data_uri(scale=5, border=4, dark="#000", light="#fff"),
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )


def _codes(request: Request, visitor: Visitor, codes: tuple[str, ...]) -> Response:
    pages: Pages = request.app.state.pages
    return pages.page("me_codes.html", visitor, codes=codes)


def _fours(text: str) -> Iterable[str]:
    return (text[start : start + 4] for start in range(0, len(text), 4))
