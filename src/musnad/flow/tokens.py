"""Tokens: what a program shows instead of a login, made, recognised and revoked.

The secret itself is told once, when it is made; only its hash is kept.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from musnad.core.errors import RefusedError
from musnad.core.ids import content_id, digest
from musnad.core.log import Note
from musnad.core.people import SCOPES, Account, Act, Scope, Token
from musnad.flow.newsroom import Newsroom

PREFIX = "msnd_"
LONGEST_NAME = 80
LONGEST_DAYS = 3650
MOST_TOKENS = 100
"""Tokens of one account that are in use."""

_SECRET_BYTES = 32
_SECRET = re.compile(re.escape(PREFIX) + r"[A-Za-z0-9_-]{43}")
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeToken:
    """A new token with its secret, which cannot be told again."""

    token: Token
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who shows a token, and in whose name."""

    token: Token
    account: Account

    def permit(self, scope: Scope, act: Act) -> None:
        """Do nothing where both the token and the account's role allow it.

        Raises RefusedError ``token.scope`` or ``token.role``.
        """
        if scope not in self.token.scopes:
            raise RefusedError("token.scope", scope=scope)
        if not self.account.may(act):
            raise RefusedError("token.role", role=self.account.role)


def make_token(
    newsroom: Newsroom,
    account: Account,
    *,
    name: str,
    scopes: Iterable[str],
    days: float | None = None,
    by: str,
) -> MadeToken:
    """Make a token of an account that ends after so many days, or never; logged.

    Raises RefusedError ``token.name``, ``token.scopes``, ``token.days``, ``token.many`` or
    ``token.account`` for an account that is not in use.
    """
    now = newsroom.desk.clock()
    told = " ".join(name.split())
    if not 0 < len(told) <= LONGEST_NAME or not told.isprintable():
        raise RefusedError("token.name", most=LONGEST_NAME)
    wanted = frozenset(scopes)
    if not wanted or not wanted <= frozenset(SCOPES):
        raise RefusedError("token.scopes", known=", ".join(SCOPES))
    if days is not None and not 0 < days <= LONGEST_DAYS:
        raise RefusedError("token.days", most=LONGEST_DAYS)
    if account.disabled_at is not None:
        raise RefusedError("token.account", login=account.login)
    people = newsroom.store.desk.people
    if sum(one.revoked_at is None for one in people.tokens(account.id)) >= MOST_TOKENS:
        raise RefusedError("token.many", most=MOST_TOKENS)
    secret = PREFIX + _random(newsroom)
    sha256 = digest(secret.encode())
    token = Token(
        id=content_id("token", sha256),
        sha256=sha256,
        name=told,
        account_id=account.id,
        scopes=tuple(one for one in SCOPES if one in wanted),
        created_at=now,
        expires_at=None if days is None else now + timedelta(days=days),
    )
    people.save_token(token)
    facts = (("name", told), ("account", account.login), ("scopes", " ".join(token.scopes)))
    newsroom.store.desk.log.append(Note(by=by, action="token.made", subject=token.id, facts=facts))
    return MadeToken(token=token, secret=secret)


def token_account(newsroom: Newsroom, secret: str) -> Bearer:
    """Who shows this secret; when it was last used is kept, at most once a minute.

    It is looked up by its hash, so that the time that takes tells nothing about the secret.
    Raises RefusedError ``token.unknown``, ``token.revoked``, ``token.expired`` or
    ``token.account``.
    """
    if not _SECRET.fullmatch(secret):
        raise RefusedError("token.unknown")
    people = newsroom.store.desk.people
    token = people.token(digest(secret.encode()))
    if token is None:
        raise RefusedError("token.unknown")
    now = newsroom.desk.clock()
    if token.revoked_at is not None:
        raise RefusedError("token.revoked")
    if token.expires_at is not None and token.expires_at <= now:
        raise RefusedError("token.expired")
    account = people.account(token.account_id)
    if account is None or account.disabled_at is not None:
        raise RefusedError("token.account", login=account.login if account else "")
    if token.used_at is None or token.used_at + _SEEN_EVERY <= now:
        token = replace(token, used_at=now)
        people.save_token(token)
    return Bearer(token=token, account=account)


def revoke_token(
    newsroom: Newsroom, token_id: str, *, by: str, account_id: str | None = None
) -> Token:
    """Put a token out of use at once; logged. One that is so already stays as it is.

    With an ``account_id``, only a token of that account is found. Raises RefusedError
    ``token.missing``.
    """
    people = newsroom.store.desk.people
    token = next((one for one in people.tokens(account_id) if one.id == token_id), None)
    if token is None:
        raise RefusedError("token.missing", id=token_id)
    if token.revoked_at is not None:
        return token
    revoked = replace(token, revoked_at=newsroom.desk.clock())
    people.save_token(revoked)
    note = Note(by=by, action="token.revoked", subject=token.id, facts=(("name", token.name),))
    newsroom.store.desk.log.append(note)
    return revoked


def _random(newsroom: Newsroom) -> str:
    made = newsroom.chance.getrandbits(8 * _SECRET_BYTES).to_bytes(_SECRET_BYTES, "big")
    return urlsafe_b64encode(made).decode("ascii").rstrip("=")
