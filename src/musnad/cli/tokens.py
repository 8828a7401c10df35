"""``musnad tokens``: what programs show to the API, made, listed and revoked."""

from __future__ import annotations

import getpass
import json
from datetime import datetime
from pathlib import Path

import click

from musnad import wiring
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.core.people import SCOPES, Account, Token
from musnad.flow.newsroom import Newsroom
from musnad.flow.tokens import make_token, revoke_token
from musnad.messages import language_of, word
from musnad.settings import load


@click.group(epilog="Example:  musnad tokens list --newsroom newsroom")
def tokens() -> None:
    """Tokens that programs use the API with."""


@tokens.command(epilog="Example:  musnad tokens make huda --name cms --scope read --days 90")
@click.argument("login")
@click.option("--name", required=True, help="What it is for, to know it again.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice(SCOPES),
    help="What it may do; repeatable.",
)
@click.option("--days", type=float, default=None, help="How long it lives.  [default: for ever]")
@newsroom_option
def make(login: str, name: str, scopes: tuple[str, ...], days: float | None, folder: Path) -> None:
    """Make a token that acts in the name of the account LOGIN.

    The token goes to standard output, once: only its hash is kept. It never may what the
    account's role may not.
    """
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        account = newsroom.store.desk.people.account(login=login)
        if account is None:
            raise RefusedError("token.login", login=login)
        made = make_token(
            newsroom, account, name=name, scopes=scopes, days=days, by=getpass.getuser()
        )
    click.echo(made.secret)
    click.echo(f"{made.token.id}  {' '.join(made.token.scopes)}", err=True)


@tokens.command("list", epilog="Example:  musnad tokens list --newsroom newsroom")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@newsroom_option
def list_(form: str, folder: Path) -> None:
    """All tokens, the newest first, those out of use too."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        people = newsroom.store.desk.people
        accounts = {one.id: one for one in people.accounts()}
        found = people.tokens()
        now = newsroom.desk.clock()
    if form == "json":
        told = [_value(one, accounts) for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    language = language_of()
    for one in found:
        login = _login(one, accounts)
        state = word(_state(one, now), language)
        click.echo(f"{one.id}  {login}  {one.name}  {' '.join(one.scopes)}  {state}")


@tokens.command(epilog="Example:  musnad tokens revoke 3f0c2a9b1d4e5f60")
@click.argument("token_id", metavar="ID")
@newsroom_option
def revoke(token_id: str, folder: Path) -> None:
    """Put a token out of use, at once and for good."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        revoked = _revoked(newsroom, token_id)
    click.echo(f"{revoked.id}: {word('token_revoked', language_of())}")


def _revoked(newsroom: Newsroom, token_id: str) -> Token:
    return revoke_token(newsroom, token_id, by=getpass.getuser())


def _state(token: Token, now: datetime) -> str:
    if token.revoked_at is not None:
        return "token_revoked"
    ended = token.expires_at is not None and token.expires_at <= now
    return "token_expired" if ended else "token_in_use"


def _login(token: Token, accounts: dict[str, Account]) -> str:
    account = accounts.get(token.account_id)
    return account.login if account else token.account_id


def _value(token: Token, accounts: dict[str, Account]) -> dict[str, object]:
    return {
        "id": token.id,
        "login": _login(token, accounts),
        "name": token.name,
        "scopes": list(token.scopes),
        "created_at": token.created_at.isoformat(),
        "expires_at": token.expires_at.isoformat() if token.expires_at else None,
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
        "used_at": token.used_at.isoformat() if token.used_at else None,
    }
