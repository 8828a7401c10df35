"""A digest by mail: what is new is gathered, and goes out once for each day or week.

Source: RFC 5321: until the end of the data is answered, nobody knows whether it was taken.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage

from musnad.channels.answers import cleaned
from musnad.channels.digest import Entry, entry_from, entry_of, letter, next_end
from musnad.channels.notes import Notes
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.story import Story, day
from musnad.channels.texts import plain
from musnad.core.article import Article
from musnad.core.errors import RefusedError, TransientError
from musnad.core.receipt import Receipt
from musnad.parts.channels import MailPart

SECONDS = 15.0
_KEPT = 20
_MOST_ENTRIES = 500
_OPEN, _SENDING, _SENT = "open", "sending", "sent"


class Mail(Outlet):
    """The port ``Publisher`` for a list of addresses.

    An article's receipt waits until its digest has gone out; a digest that may have gone out
    already is for a person to settle.
    """

    repeatable = True

    def __init__(self, part: MailPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def variables(self) -> tuple[str, ...]:
        """The password's variable, where there is a user."""
        return (self._own.password_env,) if self._own.user else ()

    def draft(self, story: Story) -> object:
        """The article's entry."""
        return entry_of(story).plain()

    def probe(self) -> str:
        """The server's name for itself, after logging in."""
        self.ready()
        with self._server() as server:
            return cleaned((server.ehlo_resp or b"").decode("latin-1").split("\n")[0])

    def send(
        self,
        article: Article,
        story: Story,
        earlier: Sequence[Receipt],  # noqa: ARG002  a digest is never changed
    ) -> Receipt:
        """Enter it in the next digest, or send that when its time has come.

        Raises TransientError ``channel.later`` while it has not.
        """
        period = self._digest(article, f"{article.id}/{article.revision}", entry_of(story))
        return self.receipt(article, handle=period)

    def take_back(self, article: Article) -> Receipt:
        """Take it out of the next digest, or say in that that it was withdrawn."""
        key = f"{article.id}/{article.revision}"
        with self._notebook.changing() as notes:
            for period in _periods(notes).values():
                entries = _entries(period)
                if period.get("state") == _OPEN and entries.pop(key, None) is not None:
                    return self.receipt(article)
        if not self._was_sent(article):
            return self.receipt(article)
        gone = Entry(kind="withdrawn", headline=plain(article.draft.headline.text))
        end = self._digest(article, f"{key}/withdrawn", gone)
        return self.receipt(article, handle=end)

    def _digest(self, article: Article, key: str, entry: Entry) -> str:
        """The period whose digest has gone out with this entry."""
        now = self._outfit.clock()
        with self._notebook.changing() as notes:
            end, period = self._period(notes, article, key, entry, now)
            state = period.get("state")
            if state == _SENT:
                return end
            until = datetime.fromisoformat(end)
            if now < until:
                wait = (until - now).total_seconds()
                raise TransientError(
                    "channel.later", retry_after_seconds=wait, channel=self.channel
                )
            if state == _SENDING and not self.asked_by(article):
                raise self._unresolved()
            message = self._letter(period, end, until)
            with self._taken_by_server() as server:
                period["state"] = _SENDING
                self._notebook.keep(notes)
                self._hand_over(server, message, period, notes)
            period["state"] = _SENT
            _forget(notes)
            return end

    def _period(
        self, notes: Notes, article: Article, key: str, entry: Entry, now: datetime
    ) -> tuple[str, Notes]:
        """The period that has this entry; it is put into the next one where none has it."""
        periods = _periods(notes)
        for end, period in periods.items():
            if key in _entries(period):
                return end, period
        own = self._own
        zone = self._outfit.house.zone
        until = next_end(now, zone=zone, every=own.every, at=own.at, weekday=own.weekday)
        period = periods.setdefault(until.isoformat(), {"state": _OPEN, "entries": {}})
        entries = _entries(period)
        for old in [one for one in entries if one.partition("/")[0] == article.id]:
            del entries[old]  # readers get the latest alone
        if len(entries) < _MOST_ENTRIES:
            entries[key] = entry.plain()
        return until.isoformat(), period

    def _was_sent(self, article: Article) -> bool:
        return any(one.handle for one in self.sent_before(article))

    def _letter(self, period: Notes, end: str, until: datetime) -> EmailMessage:
        entries = [one for one in map(entry_from, _entries(period).values()) if one]
        house = self._outfit.house
        subject = self._own.subject or f"نشرة {plain(house.name_ar)}"
        return letter(
            entries,
            house=house.name_ar,
            subject=f"{subject} — {day(until, house)}",
            sender=self._own.sender,
            recipient=self._own.sender,
            period=f"{self.channel} {end}",
            channel_line=self._part.channel_line or house.channel_line,
            at=until,
        )

    def _hand_over(
        self, server: smtplib.SMTP, message: EmailMessage, period: Notes, notes: Notes
    ) -> None:
        """Send the message; from here on nobody knows until the server has answered."""
        try:
            code, told = _taken(server, message)
        except (OSError, smtplib.SMTPException):
            raise self._unresolved() from None
        if code != 250:
            period["state"] = _OPEN
            self._notebook.keep(notes)
            raise self._refused(code, told)

    @contextmanager
    def _taken_by_server(self) -> Iterator[smtplib.SMTP]:
        """A server that has taken the sender and at least one recipient."""
        with self._server() as server:
            try:
                code, told = server.mail(self._own.sender)
                if code != 250:
                    raise self._refused(code, told)
                answers = [server.rcpt(one) for one in self._own.recipients]
            except (OSError, smtplib.SMTPException) as error:
                raise self._unreachable(error) from None
            if not any(code in (250, 251) for code, _ in answers):
                raise self._refused(*answers[0])
            yield server

    @contextmanager
    def _server(self) -> Iterator[smtplib.SMTP]:
        own = self._own
        secret = self.secret(own.password_env) if own.user else ""
        server: smtplib.SMTP | None = None
        try:
            if own.security == "tls":
                server = smtplib.SMTP_SSL(
                    own.host, own.port, timeout=SECONDS, context=self._trust()
                )
            else:
                server = smtplib.SMTP(own.host, own.port, timeout=SECONDS)
            server.ehlo()
            if own.security == "starttls":
                server.starttls(context=self._trust())
                server.ehlo()
            if own.user:
                server.login(own.user, secret)
        except smtplib.SMTPAuthenticationError as error:
            self._hang_up(server)
            raise self._told("channel.key", error.smtp_code, error.smtp_error) from None
        except ssl.SSLCertVerificationError:
            raise RefusedError("channel.certificate", host=own.host) from None
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up(server)
            raise self._unreachable(error) from None
        try:
            yield server
        finally:
            self._hang_up(server)

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._outfit.certificates is not None:
            context.load_verify_locations(self._outfit.certificates)
        return context

    def _hang_up(self, server: smtplib.SMTP | None) -> None:
        if server is not None:
            try:
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()

    def _unreachable(self, error: Exception) -> TransientError:
        return TransientError("channel.unreachable", host=self._own.host, why=type(error).__name__)

    def _unresolved(self) -> TransientError:
        return TransientError("channel.unresolved", channel=self.channel, host=self._own.host)

    def _refused(self, code: int, told: bytes | str) -> RefusedError | TransientError:
        """4yz passes, 5yz is for a person."""
        if 400 <= code < 500:
            reason = self._reason(told)
            return TransientError(
                "channel.server",
                channel=self.channel,
                host=self._own.host,
                status=code,
                reason=reason,
            )
        return self._told("channel.refused", code, told)

    def _told(self, code: str, status: int, told: bytes | str) -> RefusedError:
        return RefusedError(
            code,
            channel=self.channel,
            host=self._own.host,
            status=status,
            reason=self._reason(told),
        )

    def _reason(self, told: bytes | str) -> str:
        text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
        secrets = [self.secret(self._own.password_env)] if self._own.user else []
        return cleaned(text, secrets) or "-"


def _taken(server: smtplib.SMTP, message: EmailMessage) -> tuple[int, bytes | str]:
    """The server's last word on a message."""
    try:
        return server.data(message.as_bytes())
    except smtplib.SMTPDataError as error:  # it would not even begin
        return error.smtp_code, error.smtp_error


def _periods(notes: Notes) -> dict[str, Notes]:
    found = notes.setdefault("periods", {})
    return found if isinstance(found, dict) else {}


def _entries(period: Notes) -> dict[str, object]:
    found = period.setdefault("entries", {})
    return found if isinstance(found, dict) else {}


def _forget(notes: Notes) -> None:
    """Let go of old periods that have been sent."""
    periods = _periods(notes)
    sent = sorted(end for end, one in periods.items() if one.get("state") == _SENT)
    for end in sent[:-_KEPT]:
        del periods[end]
