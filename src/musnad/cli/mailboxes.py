"""The part of ``musnad doctor`` that tells of mailboxes."""

from __future__ import annotations

import click

from musnad import wiring
from musnad.core.errors import MusnadError
from musnad.messages import explain, word
from musnad.settings import Settings


def tell(settings: Settings, language: str, *, probe: bool) -> bool:
    """A line for each mailbox; whether one of them needs a person.

    With ``probe`` each is logged in to and its folder looked for; no message is read.
    """
    needed = False
    for part, mailbox in zip(settings.mailboxes, wiring.mailboxes(settings), strict=True):
        name = f"{word('mailbox', language)} {part.name}"
        click.echo(f"{name}: {part.user} {part.host}:{part.port}/{part.folder}")
        try:
            if probe:
                mailbox.probe()
                click.echo(f"  {word('reachable', language)}")
            else:
                mailbox.ready()
        except MusnadError as error:
            needed = True
            click.echo(f"! {name}: {explain(error.code, error.facts, language)} [{error.code}]")
    return needed
