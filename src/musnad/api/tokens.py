"""Tokens of one's own: to look at, and to put out of use."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from musnad.api.articles import Id
from musnad.api.door import Caller, needs
from musnad.api.listed import Tokens
from musnad.api.shapes import answer, token_shape
from musnad.api.spec import told
from musnad.flow.tokens import revoke_token

routes = APIRouter(prefix="/tokens", tags=["tokens"])

_Any = Annotated[Caller, Depends(needs(None))]


@routes.get(
    "",
    response_model=Tokens,
    operation_id="list_tokens",
    **told("Tokens of one's own account", "رموز الحساب نفسه"),
)
def list_tokens(caller: _Any) -> Response:
    """Without their secrets; `current` is the one that asks. They are made in a terminal, with
    `musnad tokens make`."""
    found = caller.newsroom.store.desk.people.tokens(caller.known.account.id)
    return answer({"tokens": [token_shape(one, current=one.id == caller.id) for one in found]})


@routes.delete(
    "/{id}",
    status_code=204,
    response_class=Response,
    operation_id="revoke_token",
    **told("Put a token of one's own out of use", "ألغ رمزا من رموز الحساب", 404),
)
def revoke(caller: _Any, id: Id) -> Response:  # noqa: A002
    """At once, and for good: also the one that asks."""
    account = caller.known.account
    revoke_token(caller.newsroom, id, by=account.name, account_id=account.id)
    return Response(status_code=204)
