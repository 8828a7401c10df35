"""Who may do what at the desk: accounts, their sessions and links, and tokens for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["reader", "editor", "chief", "admin"]
Tongue = Literal["ar", "en"]
Act = Literal["read", "check", "edit", "decide", "settings", "people"]

ROLES: tuple[Role, ...] = ("reader", "editor", "chief", "admin")

ACTS: dict[Role, frozenset[Act]] = {
    "reader": frozenset({"read", "check"}),
    "editor": frozenset({"read", "check", "edit"}),
    "chief": frozenset({"read", "check", "edit", "decide", "settings"}),
    "admin": frozenset({"read", "check", "edit", "decide", "settings", "people"}),
}
"""An editor prepares; a chief decides (publish, correct, unpublish, schedule) and sets house
style, sources and writers; an admin also manages people. Spiking and sending back to a writer
is preparation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person at the desk.

    ``login`` is what they type, ``name`` what is printed in records. ``password`` is an Argon2
    hash, "" where they have none yet; ``totp`` the secret of the second factor, "" without
    one; ``last_step`` its last used time step, so that no code counts twice; ``recovery`` the
    SHA-256 of codes that stand for the second factor once each. ``subject`` is their id at the
    OIDC provider.
    """

    id: str
    login: str
    name: str
    role: Role
    created_at: datetime
    password: str = ""
    totp: str = ""
    last_step: int = 0
    recovery: tuple[str, ...] = ()
    subject: str = ""
    tongue: Tongue = "ar"
    disabled_at: datetime | None = None

    def may(self, act: Act) -> bool:
        """Whether the role allows it and the account is in use."""
        return self.disabled_at is None and act in ACTS[self.role]


How = Literal["", "password", "link", "oidc"]
"""By what a session began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that is logged in; known by the SHA-256 of the secret in its cookie.

    ``csrf`` is what every form of it carries. ``agent`` is what the browser calls itself, cut
    to 200 letters; ``address`` the network it came from, as ``203.0.113.0/24``.
    """

    sha256: str
    account_id: str
    csrf: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    agent: str = ""
    address: str = ""
    how: How = ""
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link that logs in once, known by the SHA-256 of its secret."""

    sha256: str
    account_id: str
    expires_at: datetime
    used_at: datetime | None = None


Scope = Literal["check", "write", "read", "edit", "decide", "hooks"]
SCOPES: tuple[Scope, ...] = ("check", "write", "read", "edit", "decide", "hooks")

SCOPE_ACTS: dict[Scope, Act] = {
    "check": "check",
    "write": "edit",
    "read": "read",
    "edit": "edit",
    "decide": "decide",
    "hooks": "settings",
}
"""What an account must be allowed for a scope of its tokens to be of use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a program shows instead of a login, known by the SHA-256 of its secret.

    It acts in the name of its account, and never may what the account's role may not.
    """

    id: str
    sha256: str
    name: str
    account_id: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """An address that is told of events, with the secret that what it is sent is signed with.

    ``events`` are names of the log's actions; empty means all.
    """

    id: str
    url: str
    secret: str
    account_id: str
    created_at: datetime
    events: tuple[str, ...] = ()
    disabled_at: datetime | None = None


CallState = Literal["waiting", "sent", "dead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookCall:
    """One event on its way to one hook; ``body`` is the JSON that is sent."""

    id: str
    hook_id: str
    body: str
    state: CallState
    due_at: datetime
    attempts: int = 0
    error: str = ""
