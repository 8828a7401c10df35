"""``musnad channels``: where articles go beside the site, what waits, and what a person settles."""

from __future__ import annotations

import getpass
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.options import newsroom_option
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.receipt import Receipt, ReceiptState
from musnad.flow.newsroom import Newsroom
from musnad.flow.resolving import resolve as settle
from musnad.messages import explain, language_of, word
from musnad.settings import Settings, load

if TYPE_CHECKING:
    from musnad.channels.outlet import Outlet

_OPEN: tuple[ReceiptState, ...] = ("waiting", "intended", "failed", "unresolved", "dead")
_FOR_PEOPLE = ("unresolved", "dead")
_LISTED = 50


@click.group(epilog="Example:  musnad channels list --newsroom newsroom")
def channels() -> None:
    """Channels that articles go to beside the site."""


@channels.command("list", epilog="Example:  musnad channels list --newsroom newsroom")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@newsroom_option
def list_(form: str, folder: Path) -> int:
    """Each channel with what waits, failed, is dead or unresolved; status 1 if a person is needed.

    Of what is not settled, the name that ``resolve`` takes is told.
    """
    language = language_of()
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        names = [one.channel for one in newsroom.publishers]
        found = [one for state in _OPEN for one in newsroom.store.receipts(state=state)]
    if form == "json":
        told = [{"channel": name, "states": _counts(name, found)} for name in names]
        open_ = [_plain(one) for one in found]
        click.echo(json.dumps({"channels": told, "open": open_}, ensure_ascii=False, indent=1))
    else:
        for name in names:
            counts = _counts(name, found)
            shown = "  ".join(
                f"{word(f'receipt_{state}', language)}: {n}" for state, n in counts.items()
            )
            click.echo(f"{name}  {shown}".rstrip())
        for one in found[:_LISTED]:
            click.echo(_line(one, language))
    return 1 if any(one.state in _FOR_PEOPLE for one in found) else 0


@channels.command(epilog="Example:  musnad channels probe tg --newsroom newsroom")
@click.argument("name")
@newsroom_option
def probe(name: str, folder: Path) -> None:
    """Ask the service of the channel NAME whether it knows us; no article is sent."""
    load(folder)
    with wiring.newsroom(folder) as newsroom:
        said = _outlet(newsroom, name).probe()
    click.echo(f"{name}: {word('reachable', language_of())} {said}".rstrip())


@channels.command(epilog="Example:  musnad channels resolve 3f0c2a9b1d34471e/1/tg again")
@click.argument("receipt")
@click.argument("outcome", type=click.Choice(["sent", "again"]))
@click.option("--by", default=None, help="Who says so; logged.  [default: you]")
@newsroom_option
def resolve(receipt: str, outcome: str, by: str | None, folder: Path) -> None:
    """Settle a sending: it arrived (sent), or it did not and is sent again (again).

    RECEIPT is ARTICLE/REVISION/CHANNEL, as ``musnad channels list`` tells it.
    """
    load(folder)
    article_id, _, rest = receipt.partition("/")
    revision, _, channel = rest.partition("/")
    if not revision.isdecimal() or len(revision) > 6 or not channel:
        raise RefusedError("receipt.unknown", channel=receipt[:80])
    language = language_of()
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        settled = settle(
            newsroom,
            article_id,
            int(revision),
            channel,
            arrived=outcome == "sent",
            by=by or getpass.getuser(),
        )
    click.echo(_line(settled, language))


def tell(settings: Settings, newsroom: Newsroom, language: str, *, probe: bool) -> bool:
    """The part of ``musnad doctor`` on channels: a line each; whether one needs a person."""
    needed = False
    for part in settings.channels:
        name = f"{word('channel', language)} {part.name}"
        click.echo(f"{name}: {part.kind}" + ("  dry_run" if part.dry_run else ""))
        try:
            outlet = _outlet(newsroom, part.name)
            if probe:
                click.echo(f"  {word('reachable', language)} {outlet.probe()}".rstrip())
            else:
                outlet.ready()
        except MusnadError as error:
            needed = True
            click.echo(f"! {name}: {explain(error.code, error.facts, language)} [{error.code}]")
    return needed


def _outlet(newsroom: Newsroom, name: str) -> Outlet:
    from musnad.channels.outlet import Outlet

    known = [one for one in newsroom.publishers if isinstance(one, Outlet)]
    for one in known:
        if one.channel == name:
            return one
    names = ", ".join(one.channel for one in known) or "-"
    raise RefusedError("channel.unknown", channel=name[:80], known=names)


def _counts(name: str, found: list[Receipt]) -> dict[str, int]:
    counts = Counter(one.state for one in found if one.channel == name)
    return {state: counts[state] for state in _OPEN if counts[state]}


def _line(one: Receipt, language: str) -> str:
    """A receipt as one line: its name, its state and why."""
    line = f"{one.article_id}/{one.revision}/{one.channel}"
    line += f"  {word(f'receipt_{one.state}', language)}"
    if one.note and "." in one.note:
        facts = {"channel": one.channel, "reason": one.detail or "-"}
        line += f": {explain(one.note, facts, language)} [{one.note}]"
    elif one.note:
        line += f": {one.note}"
    return line


def _plain(one: Receipt) -> dict[str, object]:
    return {
        "receipt": f"{one.article_id}/{one.revision}/{one.channel}",
        "state": one.state,
        "at": one.at.isoformat(),
        "due_at": one.due_at.isoformat() if one.due_at else None,
        "attempts": one.attempts,
        "code": one.note,
        "detail": one.detail,
    }
