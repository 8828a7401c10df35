"""Who is asking, and whether they may: sessions, roles and the secret of every form."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
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

Theme = Literal["auto", "light", "dark"]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_FIELDS = 400
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
    account = people.account(session.account_id)
    if account is None or account.disabled_at is not None:
        return None, None
    if session.seen_at + _SEEN_EVERY <= now:
        session = replace(session, seen_at=now)
        people.save_session(session)
    return session, account


def allowed(act: Act) -> Callable[[Request], Awaitable[Visitor]]:
    """A dependency: the visitor, who may do this; a form of theirs is their own.

    Raises NotLoggedInError, NotAllowedError or ForgedError.
    """

    async def check(request: Request) -> Visitor:
        visitor = await run_in_threadpool(visitor_of, request)
        form = None
        if request.method not in SAFE:
            form = await sent(request)
        if visitor.account is None:
            raise NotLoggedInError(form)
        if request.method not in SAFE:
            _own_form(request, visitor, form)
        if not visitor.may(act):
            raise NotAllowedError
        return visitor

    return check


async def sent(request: Request) -> FormData:
    """The form that was sent, within limits."""
    return await request.form(max_fields=MOST_FIELDS, max_files=20, max_part_size=1_000_000)


def _own_form(request: Request, visitor: Visitor, form: FormData | None) -> None:
    given = request.headers.get("x-csrf-token") or str(form.get("csrf", "") if form else "")
    if not visitor.csrf or not hmac.compare_digest(given.encode(), visitor.csrf.encode()):
        raise ForgedError
    check_origin(request)


def check_origin(request: Request) -> None:
    """Raises ForgedError where the browser says that another site's page sends this.

    Source: Fetch Metadata Request Headers (W3C); RFC 6454 for Origin.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForgedError
    origin = request.headers.get("origin")
    if origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForgedError


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
