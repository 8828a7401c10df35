"""Who is asking, and whether they may: sessions, roles and the secret of every form."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from musnad.core.ids import digest
from musnad.core.people import Account, Act, Session, Tongue
from musnad.desk.office import Office
from musnad.desk.shell import CLOSING

Theme = Literal["auto", "light", "dark"]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_FIELDS = 400
MOST_KEPT = 2_000_000
"""The largest form that is read of somebody who is not logged in, in bytes."""
_SEEN_EVERY = timedelta(minutes=1)


class NotLoggedInError(Exception):
    """The page is for people with an account; ``form`` is what was sent meanwhile."""

    def __init__(self, form: FormData | None = None) -> None:
        super().__init__()
        self.form = form


class NotAllowedError(Exception):
    """The account's role does not allow it."""


class ForgedError(Exception):
    """A form that this desk did not give to this session."""


class OldFormError(Exception):
    """A form of this desk's own page, from before the visitor's session; ``form`` is it."""

    def __init__(self, form: FormData | None = None) -> None:
        super().__init__()
        self.form = form


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks, in which language and in which light; ``account`` is None for strangers.

    ``fragment`` says that a script asks, which wants a piece of a page and no redirection.
    """

    tongue: Tongue
    theme: Theme
    account: Account | None = None
    session: Session | None = None
    fragment: bool = False

    @property
    def direction(self) -> str:
        """The direction of the interface."""
        return "rtl" if self.tongue == "ar" else "ltr"

    @property
    def csrf(self) -> str:
        """What each form of this session carries, "" for strangers."""
        return self.session.csrf if self.session else ""

    @property
    def by(self) -> str:
        """The name that is printed in records."""
        return self.account.name if self.account else ""

    def may(self, act: Act) -> bool:
        """Whether the visitor's role allows it."""
        return self.account is not None and self.account.may(act)


def cookie_name(office: Office) -> str:
    """The session cookie's name: over HTTPS, one that only this very host can set.

    Source: RFC 6265bis, 4.1.3.2.
    """
    return "__Host-musnad" if office.secure else "musnad"


def visitor_of(request: Request) -> Visitor:
    """Who asks; found once for each request."""
    known = getattr(request.state, "visitor", None)
    if isinstance(known, Visitor):
        return known
    office: Office = request.app.state.office
    session, account = _session_of(request, office)
    tongue = request.cookies.get("tongue") or (account.tongue if account else None)
    theme = request.cookies.get("theme")
    found = Visitor(
        tongue="en" if (tongue or office.settings().desk.interface) == "en" else "ar",
        theme="light" if theme == "light" else "dark" if theme == "dark" else "auto",
        account=account,
        session=session,
        fragment=request.headers.get("x-fragment") == "1",
    )
    request.state.visitor = found
    return found


def _session_of(request: Request, office: Office) -> tuple[Session | None, Account | None]:
    secret = request.cookies.get(cookie_name(office), "")
    if not secret or len(secret) > 200:
        return None, None
    people = office.newsroom().store.desk.people
    session = people.session(digest(secret.encode()))
    now = office.now
    if session is None or session.revoked_at is not None or session.expires_at <= now:
        return None, None
    if session.seen_at + office.idle_length <= now:
        return None, None
    if session.created_at + office.session_length <= now:  # it was shortened since
        return None, None
    account = people.account(session.account_id)
    if account is None or account.disabled_at is not None:
        return None, None
    if session.seen_at + _SEEN_EVERY <= now and not _asks_by_itself(request):
        session = replace(session, seen_at=now)
        people.save_session(session)
    return session, account


def closing(request: Request) -> bool:
    """Whether the desk is being closed: answers that go on for long end."""
    asked = request.scope.get(CLOSING)
    return bool(asked and asked())


def still_in(request: Request) -> bool:
    """Whether the session of a request that goes on for long still holds."""
    return _session_of(request, request.app.state.office)[1] is not None


def _asks_by_itself(request: Request) -> bool:
    """Whether an open page asks, and not a person: that does not keep a session awake."""
    fragment = request.headers.get("x-fragment") == "1" and request.method in SAFE
    return fragment or "text/event-stream" in request.headers.get("accept", "")


def allowed(act: Act) -> Callable[[Request], Awaitable[Visitor]]:
    """A dependency: the visitor, who may do this; a form of theirs is their own.

    Raises NotLoggedInError, NotAllowedError or ForgedError.
    """

    async def check(request: Request) -> Visitor:
        visitor = await run_in_threadpool(visitor_of, request)
        form = None
        if request.method not in SAFE and (visitor.account is not None or _small(request)):
            form = await sent(request)
        if visitor.account is None:
            if form is not None:
                await form.close()
            # A cookie does not come along from another site's page: what that page sends is
            # not shown to its victim as theirs, to be sent again.
            raise NotLoggedInError(form if _from_here(request) else None)
        if request.method not in SAFE:
            _own_form(request, visitor, form)
        if not visitor.may(act):
            raise NotAllowedError
        return visitor

    return check


def _small(request: Request) -> bool:
    """Whether the form of a stranger is small enough to be read and kept."""
    length = request.headers.get("content-length", "")
    return length.isascii() and length.isdigit() and len(length) < 8 and int(length) <= MOST_KEPT


async def sent(request: Request, most: int = MOST_FIELDS) -> FormData:
    """The form that was sent, within limits."""
    return await request.form(max_fields=most, max_files=20, max_part_size=1_000_000)


async def form_of(request: Request) -> AsyncIterator[FormData]:
    """A dependency: the form of a page that ``allowed`` guards; its files are closed after."""
    form = await sent(request)
    try:
        yield form
    finally:
        await form.close()


async def strangers_form(request: Request) -> FormData:
    """A dependency: a form that needs no session, sent by a page of this desk.

    There is no session whose secret it could carry: the browser must say itself whence it
    comes. Raises ForgedError.
    """
    check_origin(request, told=True)
    return await sent(request, MOST_FIELDS + 20)


def _own_form(request: Request, visitor: Visitor, form: FormData | None) -> None:
    given = request.headers.get("x-csrf-token") or str(form.get("csrf", "") if form else "")
    check_origin(request)
    if visitor.csrf and hmac.compare_digest(
        given.encode("utf-8", "replace"), visitor.csrf.encode()
    ):
        return
    if not visitor.fragment and request.headers.get("origin") not in (None, "null"):
        raise OldFormError(form)
    raise ForgedError


def check_origin(request: Request, *, told: bool = False) -> None:
    """Raises ForgedError where the browser says that another site's page sends this.

    With ``told``, also where it says nothing.
    Source: Fetch Metadata Request Headers (W3C); RFC 6454 for Origin.
    """
    site = request.headers.get("sec-fetch-site")
    if site not in (None, "same-origin", "none"):
        raise ForgedError
    origin = request.headers.get("origin")
    if origin in (None, "null"):
        if told and site != "same-origin":
            raise ForgedError
        return
    if origin not in _own_origins(request):
        raise ForgedError


def _from_here(request: Request) -> bool:
    """Whether nothing says that another site's page sends this."""
    try:
        check_origin(request)
    except ForgedError:
        return False
    return True


def _own_origins(request: Request) -> frozenset[str]:
    """What browsers call this desk: its public address, or the host that was asked.

    The host is one of the desk's own: the shell has looked.
    """
    office: Office = request.app.state.office
    public = urlsplit(office.settings().desk.public_url)
    found = {f"{public.scheme}://{public.netloc}"} if public.netloc else set()
    host = request.headers.get("host", "")
    if host != public.netloc:
        found |= {f"http://{host}", f"https://{host}"}
    return frozenset(found)


def local_path(target: str) -> str:
    """An address of this desk to go on to; "/" for any other.

    Browsers take ``\\`` for ``/``, drop tabs and line ends, and read ``//host`` as another host.
    """
    parts = urlsplit(target)
    clean = (
        target.startswith("/")
        and not target.startswith("//")
        and not parts.scheme
        and not parts.netloc
        and "\\" not in target
        and target.isprintable()
        and len(target) <= 2000
    )
    return target if clean else "/"


def login_address(request: Request) -> str:
    """The log-in page that leads back here."""
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/login?next={quote(local_path(target), safe='')}"
