"""Log-in by the organisation's provider: to it, and back."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import MusnadError, RefusedError
from musnad.core.people import Account
from musnad.desk.cookies import give_step, step_name
from musnad.desk.guard import local_path, visitor_of
from musnad.desk.login import caller_of, login_page, onward, seal_of
from musnad.desk.office import Office
from musnad.desk.sealed import STEP_LENGTH
from musnad.flow import login as door
from musnad.flow.oidc import Provider, Terms, account_for
from musnad.flow.throttle import NETWORK, Limit, counted, permit

routes = APIRouter(prefix="/login/oidc")

_STEP = "oidc"
_SECRET_BYTES = 32
_VERIFIER_BYTES = 48
_LONGEST = 2000


@routes.get("")
def leave(request: Request, next: str = "/") -> Response:  # noqa: A002
    """To the provider; what must come back is sealed into a cookie of this browser."""
    office: Office = request.app.state.office
    try:
        provider = _provider(office)
        permit(office.newsroom().store.desk.people, _keys(request), office.now)
        state, nonce = office.secret(_SECRET_BYTES), office.secret(_SECRET_BYTES)
        verifier = office.secret(_VERIFIER_BYTES)
        address = provider.address(
            state=state, nonce=nonce, verifier=verifier, back=_back(request, office)
        )
    except MusnadError as error:
        return _refused(request, error)
    values = (state, nonce, verifier, local_path(next))
    sealed = seal_of(request).close(_STEP, values, until=office.now + STEP_LENGTH)
    response = RedirectResponse(address, 303)
    give_step(response, office, _STEP, sealed, STEP_LENGTH)
    return response


@routes.get("/back")
def come_back(
    request: Request, code: str = "", state: str = "", error: str = "", iss: str = ""
) -> Response:
    """From the provider: who came back with what this browser took along comes in."""
    office: Office = request.app.state.office
    sealed = request.cookies.get(step_name(office, _STEP), "")
    found = seal_of(request).opened(_STEP, sealed, now=office.now)
    try:
        people = office.newsroom().store.desk.people
        permit(people, _keys(request), office.now)
        if found is None or not hmac.compare_digest(found[0].encode(), _cut(state).encode()):
            raise RefusedError("oidc.state")
        if error or not code:
            raise RefusedError("oidc.refused", why=_cut(error)[:60] or "code")
        account = _account(request, office, found, _cut(code), _cut(iss))
    except MusnadError as fault:
        if isinstance(fault, RefusedError) and fault.code not in ("login.wait", "oidc.off"):
            people.failed(_keys(request), at=office.now)
            door.refused(office.newsroom(), caller_of(request), why=fault.code)
        response = _refused(request, fault)
    else:
        response = onward(request, account, "oidc", local_path(found[3]), None)
    give_step(response, office, _STEP, "", STEP_LENGTH * 0)
    return response


def _account(
    request: Request, office: Office, found: tuple[str, ...], code: str, issuer: str
) -> Account:
    stranger = _provider(office).stranger(
        code=code, verifier=found[2], nonce=found[1], back=_back(request, office), issuer=issuer
    )
    part = office.settings().oidc
    terms = Terms(default_role=part.default_role, domains=part.allowed_domains)
    return account_for(office.newsroom(), stranger, terms)


def _provider(office: Office) -> Provider:
    provider = office.provider()
    if provider is None:
        raise RefusedError("oidc.off")
    return provider


def _keys(request: Request) -> dict[str, tuple[Limit, ...]]:
    return {counted(caller_of(request).address): NETWORK}


def _back(request: Request, office: Office) -> str:
    base = office.settings().desk.public_url or f"http://{request.headers.get('host', '')}"
    return f"{base}/login/oidc/back"


def _refused(request: Request, error: MusnadError) -> Response:
    response = login_page(request, visitor_of(request), error=error)
    if response.status_code == 401:
        response.status_code = 403 if isinstance(error, RefusedError) else 503
    return response


def _cut(text: str) -> str:
    return text[:_LONGEST]
