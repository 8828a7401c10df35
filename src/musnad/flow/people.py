"""People at the desk: accounts made and changed, and links that let somebody in once.

Pure over ``store.desk``: what hashes passwords and what makes secrets come in from outside.
Every change is logged, in the name of whoever makes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol, get_args

from musnad.core.errors import RefusedError
from musnad.core.ids import content_id, digest
from musnad.core.log import Note
from musnad.core.people import Account, Invitation, Role, Tongue
from musnad.flow.newsroom import Newsroom

LINK_LENGTH = timedelta(minutes=15)
LONGEST_NAME = 80

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}")
_RESERVED = frozenset({"policy"})
_ALIKE = str.maketrans("ىیکة", "ييكه", "ـ")
_SECRET_BYTES = 32
_ADMINS = Lock()
"""Held while the number of admins may fall, so that two of them cannot remove each other."""

Secret = Callable[[int], str]
"""Makes a text of letters safe in addresses from so many random bytes."""


class Hasher(Protocol):
    """Hashes passwords, slowly on purpose."""

    def hash(self, password: str) -> str:
        """The hash with its parameters."""
        ...

    def fits(self, hashed: str, password: str) -> bool:
        """Whether it is the hash of this password; "" is nobody's, and takes as long."""
        ...

    def worn(self, hashed: str) -> bool:
        """Whether it was made with weaker parameters than those of today."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What letting people in needs: the newsroom, and what hashes and makes secrets."""

    newsroom: Newsroom
    hasher: Hasher
    secret: Secret

    @property
    def now(self) -> datetime:
        """The present moment, with a zone."""
        return self.newsroom.desk.clock()


def add_account(
    newsroom: Newsroom, *, login: str, name: str, role: str, tongue: Tongue = "ar", by: str
) -> Account:
    """Make an account without a password: its first log-in is by a link or a provider.

    Raises RefusedError ``people.login``, ``people.name``, ``people.name_taken``,
    ``people.role`` or ``people.taken``.
    """
    typed = login_of(login)
    account = Account(
        id=content_id("account", typed),
        login=typed,
        name=_free_name(newsroom, name),
        role=role_of(role),
        created_at=newsroom.desk.clock(),
        tongue=tongue,
    )
    people = newsroom.store.desk.people
    if people.account(account.id) is not None:
        raise RefusedError("people.taken", login=typed)
    people.save_account(account)
    note(newsroom, by, "account.made", account, role=role, name=account.name)
    return account


def account_of(newsroom: Newsroom, login: str) -> Account:
    """The account that is logged in to with this; raises RefusedError ``people.unknown``."""
    found = newsroom.store.desk.people.account(login=login)
    if found is None:
        raise RefusedError("people.unknown", login=login[:LONGEST_NAME])
    return found


def set_role(newsroom: Newsroom, account_id: str, role: str, *, by: str) -> Account:
    """Give an account another role; it must log in again. Nothing for the role it has.

    Raises RefusedError ``people.unknown``, ``people.role``, ``people.last_admin``.
    """
    wanted = role_of(role)
    with _ADMINS:
        before = _known(newsroom, account_id)
        if before.role == wanted:
            return before
        _leave_an_admin(newsroom, before)
        people = newsroom.store.desk.people
        after = people.change_account(account_id, lambda one: replace(one, role=wanted))
    people.end_sessions(account_id, at=newsroom.desk.clock())
    note(newsroom, by, "account.changed", after, role_before=before.role, role=wanted)
    return after


def disable(newsroom: Newsroom, account_id: str, *, by: str) -> Account:
    """Put an account out of use: it is logged out everywhere, at once.

    Raises RefusedError ``people.unknown`` or ``people.last_admin``.
    """
    now = newsroom.desk.clock()
    with _ADMINS:
        before = _known(newsroom, account_id)
        if before.disabled_at is not None:
            return before
        _leave_an_admin(newsroom, before)
        people = newsroom.store.desk.people
        after = people.change_account(account_id, lambda one: replace(one, disabled_at=now))
    ended = people.end_sessions(account_id, at=now)
    note(newsroom, by, "account.disabled", after, sessions=ended)
    return after


def enable(newsroom: Newsroom, account_id: str, *, by: str) -> Account:
    """Put an account into use again; raises RefusedError ``people.unknown``."""
    before = _known(newsroom, account_id)
    if before.disabled_at is None:
        return before
    people = newsroom.store.desk.people
    after = people.change_account(account_id, lambda one: replace(one, disabled_at=None))
    note(newsroom, by, "account.changed", after, enabled="yes")
    return after


def set_name(newsroom: Newsroom, account_id: str, name: str, *, by: str) -> Account:
    """Change the name that is printed in records.

    Raises RefusedError ``people.unknown``, ``people.name`` or ``people.name_taken``: nobody
    signs with another's name.
    """
    before = _known(newsroom, account_id)
    wanted = _free_name(newsroom, name, but=account_id)
    if before.name == wanted:
        return before
    people = newsroom.store.desk.people
    after = people.change_account(account_id, lambda one: replace(one, name=wanted))
    note(newsroom, by, "account.changed", after, name_before=before.name, name=wanted)
    return after


def set_tongue(newsroom: Newsroom, account_id: str, tongue: str) -> Account:
    """Change the language of the interface, Arabic for any that is not known."""
    wanted: Tongue = "en" if tongue == "en" else "ar"
    people = newsroom.store.desk.people
    return people.change_account(account_id, lambda one: replace(one, tongue=wanted))


def make_link(newsroom: Newsroom, secret: Secret, account_id: str, *, by: str) -> str:
    """The secret of a link that logs in once, within ``LINK_LENGTH``; logged.

    Raises RefusedError ``people.unknown``, or ``people.disabled`` for an account out of use.
    """
    account = _known(newsroom, account_id)
    if account.disabled_at is not None:
        raise RefusedError("people.disabled", login=account.login)
    made = secret(_SECRET_BYTES)
    invitation = Invitation(
        sha256=digest(made.encode()),
        account_id=account.id,
        expires_at=newsroom.desk.clock() + LINK_LENGTH,
    )
    newsroom.store.desk.people.save_invitation(invitation)
    note(newsroom, by, "account.invited", account)
    return made


def use_link(newsroom: Newsroom, secret: str) -> Account:
    """The account that a link lets in; the link is used up.

    Raises RefusedError ``people.link``: the same for one that never was, was used, is too old
    or belongs to an account out of use.
    """
    people = newsroom.store.desk.people
    sha256 = digest(secret.encode("utf-8", "surrogatepass"))
    used = people.use_invitation(sha256, at=newsroom.desk.clock())
    account = people.account(used.account_id) if used else None
    if account is None or account.disabled_at is not None:
        raise RefusedError("people.link")
    return account


def first_account(newsroom: Newsroom, *, by: str) -> Account | None:
    """The admin's account of a newsroom that has nobody yet; None where there is somebody."""
    if newsroom.store.desk.people.accounts():
        return None
    return add_account(newsroom, login="admin", name="مدير المكتب", role="admin", by=by)


def note(newsroom: Newsroom, by: str, action: str, account: Account, **facts: object) -> None:
    """Log something about an account."""
    told = (("login", account.login), *((name, str(value)) for name, value in facts.items()))
    newsroom.store.desk.log.append(Note(by=by, action=action, subject=account.id, facts=told))


def login_of(typed: str) -> str:
    """What somebody logs in with, in small letters; raises RefusedError ``people.login``."""
    login = unicodedata.normalize("NFKC", typed).strip().lower()
    if not _LOGIN.fullmatch(login):
        raise RefusedError("people.login")
    return login


def role_of(role: str) -> Role:
    """The role of this name; raises RefusedError ``people.role``."""
    for known in get_args(Role):
        if role == known:
            return known  # type: ignore[no-any-return]
    raise RefusedError("people.role", known=", ".join(get_args(Role)))


def name_of(typed: str) -> str:
    """A name as it is printed: on one line, no marks of direction; raises ``people.name``."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    hidden = any(unicodedata.category(one) in ("Cc", "Cf", "Co", "Cs", "Cn") for one in name)
    lettered = any(one.isalpha() for one in name)
    if not 0 < len(name) <= LONGEST_NAME or hidden or not lettered or name.lower() in _RESERVED:
        raise RefusedError("people.name", most=LONGEST_NAME)
    return name


def _free_name(newsroom: Newsroom, typed: str, but: str = "") -> str:
    name = name_of(typed)
    for other in newsroom.store.desk.people.accounts():
        if other.id != but and _looks(other.name) == _looks(name):
            raise RefusedError("people.name_taken", name=name)
    return name


def _looks(name: str) -> str:
    """A name without what the eye passes over: case, marks on letters, dots at the end, spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(one for one in plain.translate(_ALIKE) if one.isalnum())


def _known(newsroom: Newsroom, account_id: str) -> Account:
    account = newsroom.store.desk.people.account(account_id)
    if account is None:
        raise RefusedError("people.unknown", login=account_id[:LONGEST_NAME])
    return account


def _leave_an_admin(newsroom: Newsroom, leaving: Account) -> None:
    if not leaving.may("people"):
        return
    others = (one for one in newsroom.store.desk.people.accounts() if one.id != leaving.id)
    if not any(one.may("people") for one in others):
        raise RefusedError("people.last_admin")
