"""A folder of an IMAP server, looked into over TLS and left as it is.

Source: RFC 9051 (IMAP4rev2), RFC 3501 (IMAP4rev1), RFC 5092 (addresses of messages), RFC 4616
(the PLAIN mechanism).
"""

from __future__ import annotations

import base64
import imaplib
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import httpx2

from musnad.core.capture import Capture, Validators
from musnad.core.errors import RefusedError, TransientError
from musnad.core.mail import Posted
from musnad.core.ports import Clock

Security = Literal["tls", "starttls"]

MOST_AT_A_TIME = 200
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
_UID = re.compile(rb"\d{1,10}")
_OVERHEAD = 100_000
_PASSING = (b"UNAVAILABLE", b"INUSE", b"LIMIT", b"SERVERBUG")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a mailbox is and how it is read; ``seconds`` bound one whole look into it.

    ``password_env`` is where its password was looked for, to be named when there is none.
    """

    name: str
    host: str
    user: str
    port: int = 993
    password_env: str = ""
    folder: str = "INBOX"
    security: Security = "tls"
    read_only: bool = True
    max_bytes: int = 25_000_000
    seconds: float = 60.0


class ImapMailbox:
    """The port ``Mailbox`` over IMAP; ``password`` is used for nothing but to log in.

    With ``box.read_only`` the folder is examined and nothing in it changes; otherwise what
    was taken in is marked as seen.
    """

    def __init__(
        self,
        box: Box,
        *,
        password: str,
        clock: Clock,
        trust: ssl.SSLContext,
        every_minutes: float = 5.0,
    ) -> None:
        self.name = box.name
        self.address = f"imap://{box.host}:{box.port}/{quote(box.user)}/{quote(box.folder)}"
        self.every_minutes = every_minutes
        self._box = box
        self._password = password
        self._clock = clock
        self._trust = trust

    def letters(self, mark: Validators | None, since: date) -> Iterator[Posted]:
        """The messages after ``mark``, oldest first, at most 200; without a mark, or when the
        folder was made anew, those since a day.

        Raises TransientError ``mail.unreachable``, RefusedError ``mail.password``,
        ``mail.login``, ``mail.certificate`` or ``mail.folder``.
        """
        self.ready()
        with self._session() as session:
            validity = self._look_into(session)
            known = mark is not None and mark.etag == validity
            last = int(mark.last_modified or 0) if mark is not None and known else 0
            for uid in self._uids(session, last, since)[:MOST_AT_A_TIME]:
                posted = self._posted(session, uid, validity)
                if posted is None:
                    continue  # it was taken away meanwhile
                yield posted
                if not self._box.read_only:
                    session.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def ready(self) -> None:
        """Raises RefusedError ``mail.password`` where there is none to log in with."""
        box = self._box
        if not self._password:
            raise RefusedError("mail.password", mailbox=box.name, variable=box.password_env)

    def probe(self) -> None:
        """Log in and look for the folder; raises as ``letters`` does."""
        self.ready()
        with self._session() as session:
            self._look_into(session)

    @contextmanager
    def _session(self) -> Iterator[imaplib.IMAP4]:
        box = self._box
        watchdog: threading.Timer | None = None
        session: imaplib.IMAP4 | None = None
        try:
            session = self._connected()
            watchdog = threading.Timer(box.seconds, _cut, [session.sock])
            watchdog.daemon = True
            watchdog.start()
            self._log_in(session)
            yield session
            session.logout()
        except ssl.SSLCertVerificationError as error:
            raise RefusedError(
                "mail.certificate", mailbox=box.name, host=box.host, why=error.verify_message
            ) from error
        except (OSError, imaplib.IMAP4.abort, imaplib.IMAP4.error, EOFError) as error:
            raise TransientError(
                "mail.unreachable", mailbox=box.name, host=box.host, why=_told(error)
            ) from error
        finally:
            if watchdog is not None:
                watchdog.cancel()
            if session is not None:
                with suppress(OSError):
                    session.shutdown()

    def _connected(self) -> imaplib.IMAP4:
        box = self._box
        patience = min(box.seconds, 30.0)
        if box.security == "tls":
            return _Tls(box.host, box.port, self._trust, patience, box.max_bytes)
        session = _Plain(box.host, box.port, patience, box.max_bytes)
        with suppress(imaplib.IMAP4.error):
            # Nothing is said before the line is private, whatever the server offers.
            session.starttls(self._trust)
        if not isinstance(session.sock, ssl.SSLSocket):
            session.shutdown()
            raise OSError("no STARTTLS")
        return session

    def _log_in(self, session: imaplib.IMAP4) -> None:
        box = self._box
        try:
            if "AUTH=PLAIN" in session.capabilities:
                secret = f"\0{box.user}\0{self._password}".encode()
                session.authenticate("PLAIN", lambda _: secret)
            else:
                session.login(_quoted(box.user), self._password)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeError) as error:
            if any(one in str(error).upper().encode() for one in _PASSING):
                raise
            raise RefusedError(
                "mail.login", mailbox=box.name, host=box.host, user=box.user
            ) from error

    def _look_into(self, session: imaplib.IMAP4) -> str:
        """Choose the folder; returns its UIDVALIDITY."""
        box = self._box
        kind, _ = session.select(_quoted(folder_name(box.folder)), readonly=box.read_only)
        if kind != "OK":
            raise RefusedError("mail.folder", mailbox=box.name, folder=box.folder)
        _, told = session.response("UIDVALIDITY")
        value = told[0] if told and isinstance(told[0], bytes) else b""
        if not _UID.fullmatch(value):
            raise imaplib.IMAP4.error("no UIDVALIDITY")
        return value.decode("ascii")

    def _uids(self, session: imaplib.IMAP4, last: int, since: date) -> list[int]:
        day = f"{since.day:02}-{_MONTHS[since.month - 1]}-{since.year}"
        wanted = ("UID", f"{last + 1}:*") if last else ("SINCE", day)
        kind, told = session.uid("SEARCH", *wanted)
        if kind != "OK":
            raise imaplib.IMAP4.error("SEARCH")
        # Of «7:*» a server gives the last message even when its UID is less than 7.
        found = {int(one) for line in told if isinstance(line, bytes) for one in _UID.findall(line)}
        return sorted(one for one in found if one > last)

    def _posted(self, session: imaplib.IMAP4, uid: int, validity: str) -> Posted | None:
        box = self._box
        mark = Validators(url=self.address, etag=validity, last_modified=str(uid))
        _, told = session.uid("FETCH", str(uid), "(RFC822.SIZE)")
        size = _SIZE.search(b" ".join(one for one in told if isinstance(one, bytes)))
        if size is None:
            return None
        megabytes = int(size[1]) / 1e6
        if int(size[1]) > box.max_bytes:
            return Posted(capture=None, mark=mark, megabytes=megabytes)
        _, told = session.uid("FETCH", str(uid), "(BODY.PEEK[])")
        body = next((one[1] for one in told if isinstance(one, tuple)), None)
        if not isinstance(body, bytes):
            return None
        url = f"imap://{box.host}/{quote(box.folder)};UIDVALIDITY={validity}/;UID={uid}"
        capture = Capture(
            url=url,
            requested_url=url,
            body=body,
            media_type="message/rfc822",
            fetched_at=self._clock(),
        )
        return Posted(capture=capture, mark=mark, megabytes=megabytes)


class _Bounded(imaplib.IMAP4):
    """A session that reads no more at once than a message may have."""

    max_bytes = 0

    def read(self, size: int) -> bytes:
        if size > self.max_bytes + _OVERHEAD:
            raise self.abort("more than was asked for")
        return super().read(size)


class _Tls(_Bounded, imaplib.IMAP4_SSL):
    def __init__(
        self, host: str, port: int, trust: ssl.SSLContext, seconds: float, max_bytes: int
    ) -> None:
        self.max_bytes = max_bytes
        imaplib.IMAP4_SSL.__init__(self, host, port, ssl_context=trust, timeout=seconds)


class _Plain(_Bounded):
    def __init__(self, host: str, port: int, seconds: float, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        super().__init__(host, port, timeout=seconds)


def trust(certificates: Path | None) -> ssl.SSLContext:
    """The usual certificates and those of a PEM file.

    Not the context that pages are fetched with: that one offers HTTP to whom it calls. Raises
    RefusedError ``fetch.certificates``.
    """
    context = httpx2.create_ssl_context(trust_env=False)
    if certificates is not None:
        try:
            context.load_verify_locations(certificates)
        except OSError as error:
            raise RefusedError("fetch.certificates", path=certificates, why=error) from error
    return context


def folder_name(name: str) -> str:
    """A folder's name as IMAP writes it: letters beyond ASCII in modified UTF-7.

    Source: RFC 3501, section 5.1.3.
    """

    def packed(found: re.Match[str]) -> str:
        letters = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii")
        return "&" + letters.rstrip("=").replace("/", ",") + "-"

    return re.sub(r"[^\x20-\x7e]+", packed, name.replace("&", "&-"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _cut(line: socket.socket) -> None:
    """End a session that takes too long, whatever it waits for."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _told(error: BaseException) -> str:
    said = " ".join(str(error).split())[:120]
    return said or type(error).__name__
