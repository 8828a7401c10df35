"""What ``musnad desk`` serves: the desk's pages and the API, and the calls that webhooks get."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

import musnad
from musnad.core.errors import MusnadError
from musnad.messages import explain, language_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from musnad.acquire.hooks import HookSender
    from musnad.desk.office import Office

_CALLS_EVERY_SECONDS = 3.0


@contextmanager
def application(office: Office) -> Iterator[ASGIApp]:
    """The desk with the API under ``/api/v1``; meanwhile webhooks are told what happens.

    Raises RefusedError ``fetch.certificates``.
    """
    from musnad.api import app as api
    from musnad.api.office import Office as ApiOffice
    from musnad.desk import app as desk

    sender = _sender(office)
    programs = ApiOffice(
        newsroom=office.newsroom,
        settings=office.settings,
        sender=sender,
        monotonic=time.monotonic,
    )
    with _telling(office, sender):
        try:
            yield desk.make(replace(office, sender=sender), api=api.make(programs))
        finally:
            programs.close()
    sender.close()


def _sender(office: Office) -> HookSender:
    from musnad.acquire.hooks import HookSender

    settings = office.settings()
    contact = settings.newsroom.contact or "no contact set"
    named = settings.fetch.certificates
    return HookSender(
        f"musnad/{musnad.__version__} ({contact})",
        allow_private=settings.fetch.allow_private,
        certificates=Path(named) if named else None,
    )


@contextmanager
def _telling(office: Office, sender: HookSender) -> Iterator[None]:
    """Every few seconds, send what is due; faults are told and do not end it."""
    from musnad.flow.hooks import deliver_calls

    stop = threading.Event()

    def work() -> None:
        while not stop.wait(_CALLS_EVERY_SECONDS):
            try:
                deliver_calls(office.newsroom(), sender, office.now)
            except MusnadError as error:
                click.echo(explain(error.code, error.facts, language_of()), err=True)

    # A receiver that takes its time must not keep the desk from closing.
    thread = threading.Thread(target=work, name="webhooks", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=2)
