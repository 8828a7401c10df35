"""``musnad desk``: the editors' web application."""

from __future__ import annotations

import ipaddress
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.options import newsroom_option
from musnad.cli.serving import application
from musnad.core.errors import MusnadError, RefusedError
from musnad.messages import explain, language_of, word
from musnad.settings import Settings, load

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from musnad.core.people import Account
    from musnad.desk.office import Office

_UPKEEP_SECONDS = 600.0
_KEPT = timedelta(days=1)
_CALLS_KEPT = timedelta(days=30)
_GRACE_SECONDS = 4
_CONNECTIONS = 1000


@click.command(epilog="Example:  musnad desk --newsroom newsroom")
@newsroom_option
@click.option("--listen", default=None, metavar="HOST:PORT", help="Listen here, not as set.")
@click.option("--link", "show_link", is_flag=True, help="Print a log-in link for an admin.")
@click.option(
    "--plain-http", is_flag=True, help="Allow other machines in without https. On trusted networks."
)
def desk(folder: Path, listen: str | None, *, show_link: bool, plain_http: bool) -> int:
    """Serve the desk, where people look at articles beside their sources and decide.

    In a newsroom without accounts it makes an admin's, and prints a link for the first log-in
    (on a terminal, or with --link). Ctrl-C ends it.
    """
    settings = load(folder)
    place = listen or settings.desk.listen
    language = language_of()
    _allow(place, settings, plain_http=plain_http)
    with (
        _bound(place) as door,
        journal.opened(folder / wiring.VAR_FOLDER, language) as note,
        wiring.office(folder, note) as office,
    ):
        address = _address(door, settings)
        here = _listening(office, place)
        click.echo(f"{word('desk', language)}: {address}/")
        _greet(here, address, language, asked=show_link)
        sys.stdout.flush()
        with _upkeep(here), application(here) as served:
            _serve(here, served, door)
    return 0


def _allow(place: str, settings: Settings, *, plain_http: bool) -> None:
    """Raises RefusedError ``desk.exposed``: passwords must not cross a network in the open."""
    host, _ = _parts(place)
    secure = settings.desk.public_url.startswith("https://")
    if not (plain_http or secure or _loopback(host)):
        raise RefusedError("desk.exposed", listen=place)


def _parts(place: str) -> tuple[str, int]:
    host, _, port = place.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65_535:
        raise RefusedError("desk.listen", listen=place, why="HOST:PORT")
    return host.strip("[]"), int(port)


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@contextmanager
def _bound(place: str) -> Iterator[socket.socket]:
    """A socket that listens there; raises RefusedError ``desk.listen``."""
    host, port = _parts(place)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
            door.listen(256)
        except OSError as error:
            why = error.strerror or str(error)
            raise RefusedError("desk.listen", listen=place, why=why) from error
        yield door


def _address(door: socket.socket, settings: Settings) -> str:
    """What browsers call the desk."""
    if settings.desk.public_url:
        return settings.desk.public_url
    host, port = door.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listening(office: Office, place: str) -> Office:
    """The office, whose settings say where it really listens."""
    settings = office.settings

    def present() -> Settings:
        now = settings()
        return now.model_copy(update={"desk": now.desk.model_copy(update={"listen": place})})

    return replace(office, settings=present)


def _greet(office: Office, address: str, language: str, *, asked: bool) -> None:
    """Make the first account, and print a link for it, or how to get one."""
    from musnad.cli.people import who
    from musnad.flow.people import first_account, make_link

    newsroom = office.newsroom()
    account = first_account(newsroom, by=who())
    if account is None and asked:
        account = _an_admin(office)
    if account is None:
        return
    if not (asked or sys.stdout.isatty()):
        click.echo(f"{word('login_link', language)}: musnad people link {account.login}")
        return
    secret = make_link(newsroom, office.secret, account.id, by=who())
    click.echo(f"{word('login_link', language)}: {address}/link/{secret}")


def _an_admin(office: Office) -> Account | None:
    accounts = office.newsroom().store.desk.people.accounts()
    return next((one for one in accounts if one.may("people")), None)


@contextmanager
def _upkeep(office: Office) -> Iterator[None]:
    """Now and then, forget sessions, links and calls that have ended."""
    stop = threading.Event()

    def work() -> None:
        _warm(office)
        while True:
            try:
                memory = office.newsroom().store.desk
                memory.people.prune(before=office.now - _KEPT)
                memory.hooks.prune(before=office.now - _CALLS_KEPT)
            except MusnadError as error:
                click.echo(explain(error.code, error.facts, language_of()), err=True)
            if stop.wait(_UPKEEP_SECONDS):
                return

    thread = threading.Thread(target=work, name="desk-upkeep")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _warm(office: Office) -> None:
    """Load what the first check and the first page would otherwise wait for."""
    from musnad.desk import assets
    from musnad.flow.checking import check_text
    from musnad.flow.given import pasted

    source = pasted("The minister opened a bridge on Monday.", at=office.now, title="Bridge opened")
    try:
        check_text(office.newsroom().desk, "افتتح الوزير جسرا يوم الاثنين.", (source,))
        assets.warm()
    except MusnadError as error:
        click.echo(explain(error.code, error.facts, language_of()), err=True)


def _serve(office: Office, served: ASGIApp, door: socket.socket) -> None:
    """Serve until a signal; what is under way may end."""
    import uvicorn

    proxies = office.settings().desk.proxies
    config = uvicorn.Config(
        served,
        access_log=False,
        log_config=None,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        server_header=False,
        ws="none",
        lifespan="off",  # nothing opens or closes with it, and a second signal would break it off
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    _until_signal(uvicorn.Server(config), served, door)


def _until_signal(server: uvicorn.Server, served: ASGIApp, door: socket.socket) -> None:
    """Run the server; SIGTERM and SIGINT end it, a second one at once.

    The server's own handlers raise the signal again when it has ended, which would skip what
    the newsroom has yet to close.
    """
    from musnad.desk.shell import Shell

    names = (signal.SIGINT, signal.SIGTERM)

    def asked(*_: object) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True
        if isinstance(served, Shell):
            served.close()

    @contextmanager
    def capture() -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {name: signal.signal(name, asked) for name in names}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    server.capture_signals = capture  # type: ignore[method-assign]
    server.run(sockets=[door])
