"""Letting people in: passwords, the second factor, and the sessions that follow.

What fails is counted by login and by address before anything is told; an unknown login costs
the same time and gets the same answer as a wrong password. Every log-in and every refusal is
logged, never with a secret or with what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.log import Note
from musnad.core.people import Account, How, Session
from musnad.flow import passwords, totp
from musnad.flow.newsroom import Newsroom
from musnad.flow.people import Door, note
from musnad.flow.throttle import NETWORK, PERSON, Limit, counted, network_of, permit

FRESH = timedelta(minutes=15)
"""So long after a log-in by link a password may be set without the one before it."""

_SECRET_BYTES = 32
_CSRF_BYTES = 24
_LONGEST_AGENT = 200
_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Whence somebody asks: the address, and what the browser calls itself."""

    address: str
    agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A new session, and the secret for its cookie."""

    session: Session
    secret: str


def check_password(door: Door, login: str, password: str, caller: Caller) -> Account:
    """The account that has this login and password; a second factor may yet be asked.

    Raises RefusedError ``login.wrong`` for an unknown login, a wrong password, no password
    and an account out of use alike, and ``login.wait`` (``minutes``) after too many of them.
    """
    people = door.newsroom.store.desk.people
    keys = {_login_key(login): PERSON, counted(caller.address): NETWORK}
    permit(people, keys, door.now)
    account = people.account(login=login) if 0 < len(login) <= passwords.MOST else None
    typed = passwords.normal(password) if len(password) <= passwords.MOST else ""
    hashed = account.password if account and typed else ""
    fits = door.hasher.fits(hashed, typed)
    if account is None or account.disabled_at is not None or not fits:
        _refuse(door, keys, account, why="password", caller=caller)
        raise RefusedError("login.wrong")
    if door.hasher.worn(hashed):
        stronger = door.hasher.hash(typed)
        return people.change_account(account.id, lambda one: replace(one, password=stronger))
    return account


def check_code(door: Door, account: Account, code: str, caller: Caller) -> Account:
    """The account after its second factor: a code of the moment, or a recovery code.

    Either counts once. Raises RefusedError ``login.code``, or ``login.wait`` (``minutes``).
    """
    people = door.newsroom.store.desk.people
    keys = {f"second:{account.id}": PERSON, counted(caller.address): NETWORK}
    permit(people, keys, door.now)

    def use(one: Account) -> Account:
        if not one.totp:  # dropped meanwhile: the codes of an empty secret are known to all
            raise RefusedError("login.code")
        step = totp.step_of(one.totp, code, at=door.now, last_step=one.last_step)
        if step is not None:
            return replace(one, last_step=step)
        spent = totp.recovery_hash(code[:_LONGEST_CODE])
        if spent in one.recovery:
            return replace(one, recovery=tuple(kept for kept in one.recovery if kept != spent))
        raise RefusedError("login.code")

    try:
        after = people.change_account(account.id, use)
    except RefusedError:
        _refuse(door, keys, account, why="code", caller=caller)
        raise
    people.forgive(f"second:{account.id}")
    if len(after.recovery) < len(account.recovery):
        left = len(after.recovery)
        note(door.newsroom, account.name, "account.changed", after, recovery_left=left)
    return after


def start_session(
    door: Door, account: Account, caller: Caller, *, how: How, length: timedelta
) -> Started:
    """Log somebody in, with a new secret; the failures of the login are forgiven."""
    people = door.newsroom.store.desk.people
    secret = door.secret(_SECRET_BYTES)
    now = door.now
    session = Session(
        sha256=digest(secret.encode()),
        account_id=account.id,
        csrf=door.secret(_CSRF_BYTES),
        created_at=now,
        seen_at=now,
        expires_at=now + length,
        agent="".join(one for one in caller.agent if one.isprintable())[:_LONGEST_AGENT],
        address=network_of(caller.address),
        how=how,
    )
    people.save_session(session)
    people.forgive(_login_key(account.login))
    note(door.newsroom, account.name, "session.started", account, how=how, address=session.address)
    return Started(session=session, secret=secret)


def end_session(newsroom: Newsroom, account: Account, session: Session, *, by: str) -> None:
    """Log a session out; logged."""
    now = newsroom.desk.clock()
    newsroom.store.desk.people.save_session(replace(session, revoked_at=now))
    note(newsroom, by, "session.ended", account, session=session_id(session))


def end_sessions(newsroom: Newsroom, account: Account, *, by: str, keep: str = "") -> int:
    """Log an account out everywhere, but for the session with the hash ``keep``; how many."""
    now = newsroom.desk.clock()
    ended = newsroom.store.desk.people.end_sessions(account.id, at=now, keep=keep)
    if ended:
        note(newsroom, by, "session.ended", account, sessions=ended)
    return ended


def session_id(session: Session) -> str:
    """What a session is called on pages; no cookie can be made of it."""
    return session.sha256[:16]


def open_sessions(newsroom: Newsroom, account_id: str) -> tuple[Session, ...]:
    """The sessions of an account that hold, the one seen last first."""
    now = newsroom.desk.clock()
    found = newsroom.store.desk.people.sessions(account_id)
    return tuple(one for one in found if one.expires_at > now)


def set_password(door: Door, account: Account, password: str) -> Account:
    """Give an account this password; all its sessions end, so start a new one.

    Raises RefusedError ``password.*``.
    """
    passwords.examine(password, known=(account.login, account.name))
    hashed = door.hasher.hash(passwords.normal(password))
    people = door.newsroom.store.desk.people
    after = people.change_account(account.id, lambda one: replace(one, password=hashed))
    people.end_sessions(account.id, at=door.now)
    people.forgive(_login_key(account.login))
    note(door.newsroom, account.name, "account.changed", after, password="changed")  # noqa: S106
    return after


def confirm(door: Door, account: Account, password: str, caller: Caller) -> None:
    """Do nothing where the person has no password, or knows it.

    Raises as ``check_password``, with ``login.confirm`` for a wrong one.
    """
    if not account.password:
        return
    try:
        check_password(door, account.login, password, caller)
    except RefusedError as error:
        if error.code == "login.wrong":
            raise RefusedError("login.confirm") from error
        raise


def enrol(door: Door, account: Account, secret: str, code: str) -> tuple[str, ...]:
    """Ask for a second factor from now on; the recovery codes, told this once.

    Raises RefusedError ``login.code`` where the code does not come from the secret.
    """
    step = totp.step_of(secret, code, at=door.now)
    if step is None:
        raise RefusedError("login.code")
    codes = totp.recovery_codes(door.secret)
    hashes = tuple(totp.recovery_hash(one) for one in codes)
    after = door.newsroom.store.desk.people.change_account(
        account.id, lambda one: replace(one, totp=secret, last_step=step, recovery=hashes)
    )
    note(door.newsroom, account.name, "account.changed", after, second_factor="on")
    return codes


def renew_recovery(door: Door, account: Account) -> tuple[str, ...]:
    """New recovery codes in place of those there were, told this once."""
    codes = totp.recovery_codes(door.secret)
    hashes = tuple(totp.recovery_hash(one) for one in codes)
    after = door.newsroom.store.desk.people.change_account(
        account.id, lambda one: replace(one, recovery=hashes)
    )
    note(door.newsroom, account.name, "account.changed", after, recovery_left=len(codes))
    return codes


def drop_second(newsroom: Newsroom, account: Account, *, by: str) -> Account:
    """Ask for no second factor any more; logged."""
    after = newsroom.store.desk.people.change_account(
        account.id, lambda one: replace(one, totp="", recovery=())
    )
    note(newsroom, by, "account.changed", after, second_factor="off")
    return after


def refused(newsroom: Newsroom, caller: Caller, *, why: str) -> None:
    """Log a refusal that concerns no account that is known."""
    facts = (("why", why), ("address", network_of(caller.address)))
    newsroom.store.desk.log.append(Note(by="policy", action="session.refused", facts=facts))


def _refuse(
    door: Door,
    keys: dict[str, tuple[Limit, ...]],
    account: Account | None,
    *,
    why: str,
    caller: Caller,
) -> None:
    newsroom = door.newsroom
    newsroom.store.desk.people.failed(keys, at=door.now)
    if account is None:
        refused(newsroom, caller, why=why)
    else:
        address = network_of(caller.address)
        note(newsroom, "policy", "session.refused", account, why=why, address=address)


def _login_key(login: str) -> str:
    return f"login:{login[: passwords.MOST]}"
