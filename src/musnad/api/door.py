"""Who asks: a token's account with its scopes and role, or a stranger where one may check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from musnad.api.limits import CHANGING, OPEN, READING, STRANGE, WORKING
from musnad.api.office import Office
from musnad.core.errors import RefusedError
from musnad.core.people import Act, Scope
from musnad.flow.buckets import Pace
from musnad.flow.newsroom import Newsroom
from musnad.flow.tokens import Bearer, token_account

_PACES: dict[Scope, Pace] = {
    "check": WORKING,
    "write": WORKING,
    "read": READING,
    "edit": CHANGING,
    "decide": CHANGING,
    "hooks": CHANGING,
}

shown = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token of `musnad tokens make`: `Authorization: Bearer msnd_…`.",
)

Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(shown)]


def office_of(request: Request) -> Office:
    """The office that the application works with."""
    found = request.app.state.office
    assert isinstance(found, Office)
    return found


At = Annotated[Office, Depends(office_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks; ``bearer`` is None for a stranger who checks a text where anybody may."""

    office: Office
    bearer: Bearer | None

    @property
    def newsroom(self) -> Newsroom:
        """The newsroom as it is now."""
        return self.office.newsroom()

    @property
    def known(self) -> Bearer:
        """Who asks, where strangers are not let in."""
        assert self.bearer is not None
        return self.bearer

    @property
    def by(self) -> str:
        """The name that is printed in records."""
        return self.known.account.name

    @property
    def id(self) -> str:
        """The token's id, "" for a stranger."""
        return self.bearer.token.id if self.bearer else ""

    def permit(self, scope: Scope, act: Act) -> None:
        """Raises RefusedError ``token.scope`` or ``token.role`` where something is not allowed."""
        self.known.permit(scope, act)


def needs(scope: Scope | None, act: Act = "read") -> Callable[..., Caller]:
    """A dependency: the caller, whose token and role allow this; no scope means any token.

    It raises RefusedError ``api.login``, ``token.*`` or TransientError ``api.throttled``.
    """

    def check(request: Request, office: At, credentials: Shown) -> Caller:
        if credentials is None:
            raise RefusedError("api.login")
        bearer = _bearer(request, office, credentials.credentials)
        if scope is not None:
            bearer.permit(scope, act)
        pace = _PACES[scope] if scope else READING
        office.throttle.take(f"{bearer.token.id} {scope}", pace, office.monotonic())
        return Caller(office=office, bearer=bearer)

    return check


def may_check(request: Request, office: At, credentials: Shown) -> Caller:
    """A dependency: whoever may check a text; without a token only where the settings say so."""
    if credentials is not None:
        return needs("check", "check")(request, office, credentials)
    if not office.settings().desk.open_check:
        raise RefusedError("api.login")
    office.throttle.take(f"open {_address(request)}", OPEN, office.monotonic())
    return Caller(office=office, bearer=None)


def _bearer(request: Request, office: Office, secret: str) -> Bearer:
    """The token's account; an address that only guesses is made to wait, nobody else."""
    try:
        return token_account(office.newsroom(), secret)
    except RefusedError:
        office.throttle.take(f"strange {_address(request)}", STRANGE, office.monotonic())
        raise


def _address(request: Request) -> str:
    """Where the request comes from; what a proxy says of it has been believed or not before."""
    return request.client.host if request.client else ""
