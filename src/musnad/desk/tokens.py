"""One's own tokens for programs: made, with the secret told once, and revoked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import RefusedError
from musnad.core.people import SCOPE_ACTS, SCOPES, Account, Scope
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.login import typed
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.flow import tokens as flow
from musnad.messages import explain

routes = APIRouter(prefix="/tokens")

USUAL_DAYS = "90"

Reader = Annotated[Visitor, Depends(allowed("read"))]
Form = Annotated[FormData, Depends(form_of)]


@routes.get("")
def show(request: Request, visitor: Reader) -> Response:
    """One's own tokens, without their secrets."""
    return _page(request, visitor)


@routes.post("")
def make(request: Request, visitor: Reader, form: Form) -> Response:
    """Make one; the answer has its secret, and is the only one that does."""
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    account = _own(visitor)
    wanted = [str(one) for one in form.getlist("scope")]
    may = _scopes(account)
    try:
        if not set(wanted) <= set(may):
            raise RefusedError("token.scopes", known=", ".join(may))
        made = flow.make_token(
            office.newsroom(),
            account,
            name=typed(form, "name"),
            scopes=wanted,
            days=_days(typed(form, "days")),
            by=account.name,
        )
    except RefusedError as error:
        return _page(request, visitor, form, error)
    return pages.page("tokens_made.html", visitor, token=made.token, secret=made.secret)


@routes.post("/revoke")
def revoke(request: Request, visitor: Reader, form: Form) -> Response:
    """Put one's own token out of use at once; raises RefusedError ``token.missing``."""
    office: Office = request.app.state.office
    account = _own(visitor)
    flow.revoke_token(
        office.newsroom(), typed(form, "token"), by=account.name, account_id=account.id
    )
    return RedirectResponse("/tokens", 303)


def _own(visitor: Visitor) -> Account:
    assert visitor.account is not None  # the guard has seen to it
    return visitor.account


def _scopes(account: Account) -> tuple[Scope, ...]:
    return tuple(one for one in SCOPES if account.may(SCOPE_ACTS[one]))


def _days(told: str) -> int | None:
    """Days in digits of any script; None where nothing is told, which means for ever.

    Raises RefusedError ``token.days`` for anything else: no slip of the hand makes a token that
    never ends.
    """
    bare = told.strip()
    if not bare:
        return None
    if not bare.isdecimal() or len(bare) > 4:
        raise RefusedError("token.days", most=flow.LONGEST_DAYS)
    return int(bare)


def _page(
    request: Request,
    visitor: Visitor,
    form: FormData | None = None,
    error: RefusedError | None = None,
) -> Response:
    office: Office = request.app.state.office
    pages: Pages = request.app.state.pages
    account = _own(visitor)
    found = office.newsroom().store.desk.people.tokens(account.id)
    return pages.page(
        "tokens.html",
        visitor,
        status=422 if error else 200,
        tokens=[one for one in found if one.revoked_at is None],
        scopes=_scopes(account),
        ticked={str(one) for one in form.getlist("scope")} if form else frozenset(),
        name=typed(form, "name") if form else "",
        days=typed(form, "days") if form else USUAL_DAYS,
        most_days=flow.LONGEST_DAYS,
        most_letters=flow.LONGEST_NAME,
        now=office.now,
        wrong=error.code if error else "",
        problem=explain(error.code, error.facts, visitor.tongue) if error else "",
    )
