"""Accounts and what opens the door to them, in the database."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.people import Account, Invitation, Session, Token
from musnad.core.wire import dumps
from musnad.store.connection import Database
from musnad.store.schema import accounts, failures, invitations, moment, sessions, tokens
from musnad.store.turns import FAILURES, PEOPLE, take
from musnad.store.values import Cell, put, value_of

FAILURES_KEPT = timedelta(days=1)


class SqlPeople:
    """The port ``People``; raises ``store.*``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def account(
        self, id_: str | None = None, *, login: str | None = None, subject: str | None = None
    ) -> Account | None:
        """The account with this id, this login (in any case of letters) or OIDC subject."""
        if id_ is None and login is None and not subject:
            return None
        query = select(accounts.c.value)
        if id_ is not None:
            query = query.where(accounts.c.id == id_)
        if login is not None:
            query = query.where(accounts.c.login == _folded(login))
        if subject:
            query = query.where(accounts.c.subject == subject)
        with self._database.reading() as connection:
            found = connection.scalar(query)
        return None if found is None else value_of(Account, found)

    def accounts(self) -> Sequence[Account]:
        """All accounts, by login; those not in use too."""
        query = select(accounts.c.value).order_by(accounts.c.login)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Account, one) for one in found)

    def save_account(self, account: Account) -> None:
        """Keep or replace; RefusedError ``people.taken`` when another has the login or the
        OIDC subject."""
        with self._database.writing(durable=True) as connection:
            take(connection, PEOPLE)
            _put_account(connection, account)

    def change_account(self, id_: str, change: Callable[[Account], Account]) -> Account:
        """The account after a change of it as it stands, in one transaction.

        What ``change`` raises undoes it. RefusedError ``people.unknown``, ``people.taken``.
        """
        with self._database.writing(durable=True) as connection:
            take(connection, PEOPLE)
            found = connection.scalar(select(accounts.c.value).where(accounts.c.id == id_))
            if found is None:
                raise RefusedError("people.unknown", login=id_)
            account = change(value_of(Account, found))
            _put_account(connection, account)
        return account

    def session(self, sha256: str) -> Session | None:
        """The session whose secret has this hash."""
        with self._database.reading() as connection:
            return _session(connection, sha256)

    def sessions(self, account_id: str) -> Sequence[Session]:
        """The sessions of an account that were not revoked, the one seen last first."""
        query = (
            select(sessions.c.value)
            .where(sessions.c.account_id == account_id, sessions.c.revoked_at.is_(None))
            .order_by(sessions.c.seen_at.desc(), sessions.c.sha256)
        )
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Session, one) for one in found)

    def save_session(self, session: Session) -> None:
        """Keep or replace; what was revoked stays so, whoever saw it before."""
        with self._database.writing() as connection:
            take(connection, _of(session.account_id))
            known = _session(connection, session.sha256)
            revoked_at = (known.revoked_at if known else None) or session.revoked_at
            _put_session(connection, replace(session, revoked_at=revoked_at))

    def end_sessions(self, account_id: str, *, at: datetime, keep: str = "") -> int:
        """Revoke all sessions of an account but the one with the hash ``keep``; how many."""
        query = select(sessions.c.value).where(
            sessions.c.account_id == account_id,
            sessions.c.revoked_at.is_(None),
            sessions.c.sha256 != keep,
        )
        with self._database.writing(durable=True) as connection:
            take(connection, _of(account_id))
            found = connection.scalars(query).all()
            for one in found:
                _put_session(connection, replace(value_of(Session, one), revoked_at=at))
        return len(found)

    def save_invitation(self, invitation: Invitation) -> None:
        """Keep a link that was made."""
        with self._database.writing(durable=True) as connection:
            _put_invitation(connection, invitation)

    def use_invitation(self, sha256: str, *, at: datetime) -> Invitation | None:
        """Take a link: it is given once, and only before it expires."""
        query = select(invitations.c.value).where(
            invitations.c.sha256 == sha256,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > moment(at),
        )
        with self._database.writing(durable=True) as connection:
            take(connection, f"link {sha256}")
            found = connection.scalar(query)
            if found is None:
                return None
            used = replace(value_of(Invitation, found), used_at=at)
            _put_invitation(connection, used)
        return used

    def prune(self, *, before: datetime) -> int:
        """Forget sessions and links that ended before a moment; how many."""
        gone = 0
        with self._database.writing() as connection:
            for table in (sessions, invitations):
                ended = delete(table).where(table.c.expires_at < moment(before))
                gone += connection.execute(ended).rowcount
        return gone

    def tokens(self, account_id: str | None = None) -> Sequence[Token]:
        """The tokens of one account or of all, the newest first."""
        query = select(tokens.c.value).order_by(tokens.c.created_at.desc(), tokens.c.id)
        if account_id is not None:
            query = query.where(tokens.c.account_id == account_id)
        with self._database.reading() as connection:
            found = connection.scalars(query).all()
        return tuple(value_of(Token, one) for one in found)

    def token(self, sha256: str) -> Token | None:
        """The token whose secret has this hash."""
        with self._database.reading() as connection:
            found = connection.scalar(select(tokens.c.value).where(tokens.c.sha256 == sha256))
        return None if found is None else value_of(Token, found)

    def save_token(self, token: Token) -> None:
        """Keep or replace; what was revoked stays so, whoever saw it before."""
        with self._database.writing() as connection:
            take(connection, f"token {token.id}")
            known = connection.scalar(select(tokens.c.value).where(tokens.c.id == token.id))
            before = None if known is None else value_of(Token, known).revoked_at
            kept = replace(token, revoked_at=before or token.revoked_at)
            put(
                connection,
                tokens,
                {
                    "id": kept.id,
                    "sha256": kept.sha256,
                    "account_id": kept.account_id,
                    "created_at": moment(kept.created_at),
                    "revoked_at": _maybe(kept.revoked_at),
                    "value": dumps(kept),
                },
            )

    def failed(self, keys: Iterable[str], *, at: datetime) -> None:
        """Remember a failed login under each key (a login, an address), for a day."""
        # Keys are kept as hashes: people type passwords where a login belongs.
        rows = [{"key": _key(one), "at": moment(at)} for one in dict.fromkeys(keys)]
        with self._database.writing() as connection:
            take(connection, FAILURES)
            connection.execute(delete(failures).where(failures.c.at < moment(at - FAILURES_KEPT)))
            if rows:
                connection.execute(insert(failures), rows)

    def failures(self, key: str, *, since: datetime) -> int:
        """How many failures a key has since a moment, a day before the newest at most."""
        query = select(func.count()).where(
            failures.c.key == _key(key), failures.c.at >= moment(since)
        )
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def forgive(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._database.writing() as connection:
            take(connection, FAILURES)
            connection.execute(delete(failures).where(failures.c.key == _key(key)))


def _of(account_id: str) -> str:
    """The thing that the sessions of an account are."""
    return f"sessions {account_id}"


def _folded(login: str) -> str:
    """A login as it is compared: in one normal form, without case or outer spaces."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold()).strip()


def _key(told: str) -> str:
    return digest(_folded(told).encode("utf-8", "surrogatepass"))


def _maybe(at: datetime | None) -> str | None:
    return None if at is None else moment(at)


def _put_account(connection: Connection, account: Account) -> None:
    login, subject = _folded(account.login), account.subject or None
    same = accounts.c.login == login
    if subject:
        same = or_(same, accounts.c.subject == subject)
    taken = select(accounts.c.id).where(same, accounts.c.id != account.id)
    if connection.execute(taken.limit(1)).first():
        raise RefusedError("people.taken", login=account.login)
    row: dict[str, Cell] = {
        "id": account.id,
        "login": login,
        "subject": subject,
        "value": dumps(account),
    }
    put(connection, accounts, row)


def _session(connection: Connection, sha256: str) -> Session | None:
    found = connection.scalar(select(sessions.c.value).where(sessions.c.sha256 == sha256))
    return None if found is None else value_of(Session, found)


def _put_session(connection: Connection, session: Session) -> None:
    put(
        connection,
        sessions,
        {
            "sha256": session.sha256,
            "account_id": session.account_id,
            "seen_at": moment(session.seen_at),
            "expires_at": moment(session.expires_at),
            "revoked_at": _maybe(session.revoked_at),
            "value": dumps(session),
        },
    )


def _put_invitation(connection: Connection, invitation: Invitation) -> None:
    put(
        connection,
        invitations,
        {
            "sha256": invitation.sha256,
            "account_id": invitation.account_id,
            "expires_at": moment(invitation.expires_at),
            "used_at": _maybe(invitation.used_at),
            "value": dumps(invitation),
        },
    )
