"""``musnad people``: accounts of the desk, and links that log in once."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from musnad import wiring
from musnad.cli.options import newsroom_option
from musnad.core.people import Account, Role, Session
from musnad.flow import login as door
from musnad.flow import people as flow
from musnad.messages import language_of, word
from musnad.settings import load

_roles = click.Choice(get_args(Role))


@click.group(epilog='Example:  musnad people add huda --name "هدى سالم" --role editor')
def people() -> None:
    """Accounts of the desk, and links that log in once."""


def who() -> str:
    """Who sits at this terminal, for the log."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process of no known user, as in some containers
        return "terminal"


@people.command("list", epilog="Example:  musnad people list --newsroom newsroom")
@newsroom_option
def list_(folder: Path) -> None:
    """A line for each account: login, role, state, when last seen, printed name."""
    load(folder)
    with wiring.store(folder) as store:
        known = store.desk.people
        for account in known.accounts():
            click.echo("\t".join(_cells(account, known.sessions(account.id))))


@people.command(epilog='Example:  musnad people add huda --name "هدى سالم" --role editor')
@click.argument("login")
@click.option("--name", required=True, help="The name that is printed in records.")
@click.option("--role", type=_roles, required=True, help="What the person may do.")
@newsroom_option
def add(login: str, name: str, role: str, folder: Path) -> None:
    """Make an account, and print a link for its first log-in."""
    settings = load(folder)
    with wiring.newsroom(folder) as newsroom:
        account = flow.add_account(
            newsroom, login=login, name=name, role=role, tongue=settings.desk.interface, by=who()
        )
        secret = flow.make_link(newsroom, wiring.secret, account.id, by=who())
    _tell_link(folder, secret)


@people.command(epilog="Example:  musnad people link huda")
@click.argument("login")
@click.option("--reset-second-factor", is_flag=True, help="And ask for no second factor.")
@newsroom_option
def link(login: str, folder: Path, *, reset_second_factor: bool) -> None:
    """Print a link that logs somebody in once, within a quarter of an hour."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        account = flow.account_of(newsroom, login)
        secret = flow.make_link(newsroom, wiring.secret, account.id, by=who())
        if reset_second_factor:
            door.drop_second(newsroom, account, by=who())
    _tell_link(folder, secret)


@people.command(epilog="Example:  musnad people role huda chief")
@click.argument("login")
@click.argument("role", type=_roles)
@newsroom_option
def role(login: str, role: str, folder: Path) -> None:
    """Give somebody another role; they must log in again."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        account = flow.account_of(newsroom, login)
        account = flow.set_role(newsroom, account.id, role, by=who())
    click.echo("\t".join(_cells(account, ())))


@people.command(epilog="Example:  musnad people disable huda")
@click.argument("login")
@click.option("--undo", is_flag=True, help="Let them in again.")
@newsroom_option
def disable(login: str, folder: Path, *, undo: bool) -> None:
    """Put an account out of use: it is logged out everywhere at once."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        account = flow.account_of(newsroom, login)
        change = flow.enable if undo else flow.disable
        account = change(newsroom, account.id, by=who())
    click.echo("\t".join(_cells(account, ())))


def _tell_link(folder: Path, secret: str) -> None:
    part = load(folder).desk
    address = part.public_url or f"http://{part.listen}"
    click.echo(f"{word('login_link', language_of())}: {address}/link/{secret}")


def _cells(account: Account, sessions: Sequence[Session]) -> tuple[str, ...]:
    language = language_of()
    return (
        account.login,
        account.role,
        word("account_disabled" if account.disabled_at else "account_in_use", language),
        sessions[0].seen_at.isoformat(timespec="minutes") if sessions else "—",
        account.name,
    )
