"""The door: log-in by password and by link, the second factor, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.ids import digest
from musnad.core.people import Account, How
from musnad.desk.cookies import give_choice, give_session, take_session
from musnad.desk.guard import (
    Visitor,
    allowed,
    form_of,
    local_path,
    strangers_form,
    visitor_of,
)
from musnad.desk.kept import Kept, carried
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.sealed import STEP_LENGTH, Seal
from musnad.flow import login as door
from musnad.flow.login import Caller
from musnad.flow.people import set_name, use_link
from musnad.messages import explain

routes = APIRouter()

_SECOND = "second"
_AT_ONCE = 2
"""Passwords hashed at the same time: each takes 64 MiB and a core for a moment."""
_WAITING = 60
_LONGEST = 300
_LONGEST_TARGET = 2001
"""One more than an address of the desk may have: a longer one is none."""

Strangers = Annotated[FormData, Depends(strangers_form)]
Reader = Annotated[Visitor, Depends(allowed("read"))]
Form = Annotated[FormData, Depends(form_of)]
T = TypeVar("T")


def caller_of(request: Request) -> Caller:
    """Whence the request comes."""
    address = request.client.host if request.client else ""
    return Caller(address=address, agent=request.headers.get("user-agent", "")[:_LONGEST])


def typed(form: FormData, name: str, most: int = _LONGEST) -> str:
    """A field of one line, cut to what any such field may have."""
    value = form.get(name, "")
    return value[:most] if isinstance(value, str) else ""


async def in_turn(request: Request, work: Callable[[], T]) -> T:
    """What slow work about passwords gives, two at a time and apart from other pages' threads.

    Raises TransientError ``login.busy`` where too many wait.
    """
    state = request.app.state
    if not hasattr(state, "hashing"):
        state.hashing = CapacityLimiter(_AT_ONCE)
    limiter: CapacityLimiter = state.hashing
    if limiter.statistics().tasks_waiting >= _WAITING:
        raise TransientError("login.busy", retry_after_seconds=5)
    return await to_thread.run_sync(work, limiter=limiter)


def seal_of(request: Request) -> Seal:
    """The seal of this process."""
    state = request.app.state
    if not hasattr(state, "seal"):
        office: Office = state.office
        state.seal = Seal(office.secret(32))
    seal: Seal = state.seal
    return seal


def login_page(
    request: Request,
    visitor: Visitor,
    *,
    next_: str = "/",
    kept: Kept | None = None,
    error: MusnadError | None = None,
    login: str = "",
    status: int = 200,
) -> Response:
    """The log-in page, with what was typed elsewhere meanwhile, and what went wrong."""
    pages: Pages = request.app.state.pages
    office: Office = request.app.state.office
    return pages.page(
        "login.html",
        visitor,
        status=_status(error) if error else status,
        headers=_headers(error),
        next=next_,
        kept=kept,
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
        login=login,
        oidc=office.settings().oidc,
    )


@routes.get("/login")
def show_login(request: Request, next: str = "/") -> Response:  # noqa: A002
    """The log-in page; who is logged in goes on."""
    visitor = visitor_of(request)
    if visitor.account is not None:
        return RedirectResponse(local_path(next), 303)
    return login_page(request, visitor, next_=local_path(next))


@routes.post("/login")
async def log_in(request: Request, form: Strangers) -> Response:
    """Log in by password."""
    office: Office = request.app.state.office
    visitor = await to_thread.run_sync(visitor_of, request)
    login = typed(form, "login").strip()
    password = typed(form, "password")
    next_, kept = local_path(typed(form, "next", _LONGEST_TARGET)), carried(form)

    def check() -> Account:
        return door.check_password(office.door, login, password, caller_of(request))

    try:
        account = await in_turn(request, check)
    except RefusedError as error:
        return login_page(request, visitor, next_=next_, kept=kept, error=error, login=login)
    return await to_thread.run_sync(onward, request, account, "password", next_, kept)


@routes.get("/login/second")
def show_second() -> Response:
    """The second step has no page of its own: it follows the first."""
    return RedirectResponse("/login", 303)


@routes.post("/login/second")
async def second(request: Request, form: Strangers) -> Response:
    """The second factor."""
    office: Office = request.app.state.office
    visitor = await to_thread.run_sync(visitor_of, request)
    next_, kept = local_path(typed(form, "next", _LONGEST_TARGET)), carried(form)
    found = seal_of(request).opened(_SECOND, typed(form, "sealed", 4000), now=office.now)
    people = office.newsroom().store.desk.people
    account = people.account(found[0]) if found else None
    if found is None or account is None or found[1] != _state(account):
        error = RefusedError("login.again")
        return login_page(request, visitor, next_=next_, kept=kept, error=error)
    known, how = account, found[2]

    def check() -> Account:
        return door.check_code(office.door, known, typed(form, "code"), caller_of(request))

    try:
        account = await in_turn(request, check)
    except RefusedError as error:
        sealed = typed(form, "sealed", 4000)
        return _second_page(request, visitor, sealed, next_, kept, error)
    return await to_thread.run_sync(enter, request, account, _how(how), next_, kept)


@routes.get("/link/{secret}")
def show_link(request: Request, secret: str) -> Response:
    """A page with a button: programs that look at a mail's links do not use it up."""
    pages: Pages = request.app.state.pages
    return pages.page("login_link.html", visitor_of(request), secret=secret[:_LONGEST], problem="")


@routes.post("/link")
async def follow_link(request: Request, form: Strangers) -> Response:
    """Log in by a link."""
    return await to_thread.run_sync(_follow, request, form)


def _follow(request: Request, form: FormData) -> Response:
    office: Office = request.app.state.office
    try:
        account = use_link(office.newsroom(), typed(form, "secret"))
    except RefusedError as error:
        door.refused(office.newsroom(), caller_of(request), why="link")
        visitor = visitor_of(request)
        pages: Pages = request.app.state.pages
        told = explain(error.code, error.facts, visitor.tongue)
        return pages.page("login_link.html", visitor, status=403, secret="", problem=told)
    return onward(request, account, "link", "/welcome", None)


@routes.get("/welcome")
def show_welcome(request: Request, visitor: Reader) -> Response:
    """After a link: choosing a password, or going on without one."""
    if not may_set_password(visitor, request.app.state.office):
        return RedirectResponse("/me", 303)
    return _welcome_page(request, visitor)


@routes.post("/welcome")
async def welcome(request: Request, visitor: Reader, form: Form) -> Response:
    """Take the name and the password that were chosen."""
    office: Office = request.app.state.office
    assert visitor.account is not None
    if not may_set_password(visitor, office):
        return RedirectResponse("/me", 303)
    account, password = visitor.account, typed(form, "password")

    def choose() -> Account:
        if password != typed(form, "again"):
            raise RefusedError("password.again")
        named = set_name(office.newsroom(), account.id, typed(form, "name"), by=account.name)
        return door.set_password(office.door, named, password)

    try:
        changed = await in_turn(request, choose)
    except RefusedError as error:
        return _welcome_page(request, visitor, error, typed(form, "name"))
    return await to_thread.run_sync(enter, request, changed, "password", "/", None)


@routes.post("/logout")
async def log_out(request: Request) -> Response:
    """Log out; without a session there is nothing to do."""
    visitor = await to_thread.run_sync(visitor_of, request)
    if visitor.account is not None:
        visitor = await allowed("read")(request)
    return await to_thread.run_sync(_leave, request, visitor)


def _leave(request: Request, visitor: Visitor) -> Response:
    office: Office = request.app.state.office
    if visitor.account is not None and visitor.session is not None:
        door.end_session(office.newsroom(), visitor.account, visitor.session, by=visitor.by)
    response = RedirectResponse("/login", 303)
    take_session(response, office)
    return response


@routes.post("/look")
def look(request: Request, form: Strangers) -> Response:
    """Choose the language and the light of the desk, for this browser."""
    office: Office = request.app.state.office
    response = RedirectResponse(_back(request, typed(form, "next", _LONGEST_TARGET)), 303)
    for name, known in (("tongue", ("ar", "en")), ("theme", ("auto", "light", "dark"))):
        chosen = typed(form, name)
        if chosen in known:
            give_choice(response, office, name, chosen)
    return response


@routes.post("/kept")
async def show_kept(request: Request, form: Strangers) -> Response:
    """What was typed, once more: after a log-in elsewhere in this browser."""
    return await to_thread.run_sync(_again, request, form)


def _again(request: Request, form: FormData) -> Response:
    visitor = visitor_of(request)
    kept = carried(form)
    if visitor.account is None:
        return login_page(request, visitor, kept=kept, status=401)
    return kept_page(request, visitor, kept) if kept else RedirectResponse("/", 303)


def kept_page(request: Request, visitor: Visitor, kept: Kept, status: int = 200) -> Response:
    """What was typed, visible, with a button that sends it to where it was going."""
    pages: Pages = request.app.state.pages
    return pages.page("kept.html", visitor, status=status, kept=kept)


def may_set_password(visitor: Visitor, office: Office) -> bool:
    """Whether a password may be set without the one before: soon after a log-in by link."""
    session = visitor.session
    if session is None or visitor.account is None:
        return False
    return session.how == "link" and session.created_at + door.FRESH > office.now


def enter(
    request: Request, account: Account, how: How, next_: str, kept: Kept | None = None
) -> Response:
    """Log an account in: a new session in place of the one that this browser had."""
    office: Office = request.app.state.office
    before = visitor_of(request)
    if before.account is not None and before.session is not None:
        door.end_session(office.newsroom(), before.account, before.session, by=before.by)
    started = door.start_session(
        office.door, account, caller_of(request), how=how, length=office.session_length
    )
    if kept is None:
        response: Response = RedirectResponse(next_, 303)
    else:
        visitor = replace(before, account=account, session=started.session)
        response = kept_page(request, visitor, kept)
    give_session(response, office, started.secret)
    return response


def onward(request: Request, account: Account, how: How, next_: str, kept: Kept | None) -> Response:
    """After the first factor: in, or to the second."""
    office: Office = request.app.state.office
    if not account.totp:
        return enter(request, account, how, next_, kept)
    values = (account.id, _state(account), how)
    sealed = seal_of(request).close(_SECOND, values, until=office.now + STEP_LENGTH)
    return _second_page(request, visitor_of(request), sealed, next_, kept)


def _second_page(
    request: Request,
    visitor: Visitor,
    sealed: str,
    next_: str,
    kept: Kept | None,
    error: RefusedError | None = None,
) -> Response:
    pages: Pages = request.app.state.pages
    return pages.page(
        "login_second.html",
        visitor,
        status=_status(error) if error else 200,
        headers=_headers(error),
        sealed=sealed,
        next=next_,
        kept=kept,
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )


def _welcome_page(
    request: Request, visitor: Visitor, error: RefusedError | None = None, name: str = ""
) -> Response:
    pages: Pages = request.app.state.pages
    code = error.code if error else ""
    return pages.page(
        "login_welcome.html",
        visitor,
        status=422 if error else 200,
        name=name or visitor.by,
        wrong=code.partition(".")[0],
        problem=explain(code, error.facts, visitor.tongue) if error else "",
    )


def _state(account: Account) -> str:
    """What must not change between the two steps of a log-in."""
    told = (account.password, account.totp, str(account.disabled_at), account.role)
    return digest("\n".join(told).encode())[:16]


def _how(text: str) -> How:
    return "link" if text == "link" else "oidc" if text == "oidc" else "password"


def _status(error: MusnadError) -> int:
    return 429 if error.code == "login.wait" else 401


def _headers(error: MusnadError | None) -> dict[str, str] | None:
    if error is None or error.code != "login.wait":
        return None
    return {"Retry-After": str(int(error.facts["minutes"]) * 60)}


def _back(request: Request, asked: str) -> str:
    """Where to go after a choice: as asked, or to the page that sent it."""
    target = local_path(asked)
    if target != "/":
        return target
    referer = urlsplit(request.headers.get("referer", ""))
    if referer.netloc != request.headers.get("host"):
        return target
    return local_path(referer.path + (f"?{referer.query}" if referer.query else ""))
