"""What the desk remembers beside the newsroom's own memory, as protocols.

Every adapter of a port passes that port's contract suite in ``tests/contracts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from musnad.core.article import Article
from musnad.core.editing import Edit
from musnad.core.log import Logged, Note
from musnad.core.objection import Objection, ObjectionState
from musnad.core.people import Account, Hook, HookCall, Invitation, Session, Token
from musnad.core.queue import Asked, Lane, Shown
from musnad.core.release import Release


class Queue(Protocol):
    """The desk's lists over all articles, kept with every article that is saved."""

    def page(self, asked: Asked) -> Shown:
        """The rows that were asked for, those changed last first."""
        ...

    def counts(self) -> Mapping[Lane, int]:
        """How many articles stand in each list."""
        ...

    def sources(self) -> Sequence[str]:
        """The ids of all sources that articles come from, in order."""
        ...

    def writers(self) -> Sequence[str]:
        """The names of all writers that wrote a current revision, in order."""
        ...

    def mark(self) -> str:
        """A short text that changes whenever a list does: for those who watch."""
        ...

    def scheduled(self, *, due_before: datetime) -> Sequence[str]:
        """The ids of articles whose time to go out has come, the first due first."""
        ...


class Copy(Protocol):
    """Keeps what people change of articles, whole or not at all."""

    def keep(
        self,
        article: Article,
        release: Release,
        *,
        expected: tuple[int, int] | None,
        notes: Sequence[Note],
        edit: Edit | None = None,
    ) -> None:
        """Save an article, the step that made it and the log's entries in one transaction.

        ``expected`` are the revision and version that the person saw: RefusedError
        ``desk.stale`` (``article``, ``by``, ``at``: who changed it since) when the current
        ones are others. None: the article is new; the same error when it is not. What the
        newsroom noted of the source meanwhile (``source_notes``) stays.
        """
        ...

    def edits(self, article_id: str, revision: int | None = None) -> Sequence[Edit]:
        """The steps of one revision or of all, oldest first."""
        ...

    def undo(
        self,
        edit: Edit,
        article: Article,
        release: Release,
        *,
        expected: tuple[int, int],
        notes: Sequence[Note],
    ) -> None:
        """As ``keep`` of the article as it stood before the step, which is marked as undone."""
        ...


class Log(Protocol):
    """The append-only log, chained by hashes."""

    def append(self, *notes: Note) -> Sequence[Logged]:
        """Add entries at the end; they have reached the disk when this returns."""
        ...

    def entries(
        self,
        *,
        subject: str | None = None,
        action: str | None = None,
        by: str | None = None,
        after: int = 0,
        newest_first: bool = False,
        limit: int = 100,
    ) -> Sequence[Logged]:
        """Entries in their order (numbers above ``after``) or the newest first (below it, if
        it is not 0)."""
        ...

    def broken(self) -> int | None:
        """The number of the first entry that doesn't hold, None when the chain is whole."""
        ...


class People(Protocol):
    """Accounts and what opens the door to them. Secrets are kept as hashes."""

    def account(
        self, id_: str | None = None, *, login: str | None = None, subject: str | None = None
    ) -> Account | None:
        """The account with this id, this login (in any case of letters) or OIDC subject."""
        ...

    def accounts(self) -> Sequence[Account]:
        """All accounts, by login; those not in use too."""
        ...

    def save_account(self, account: Account) -> None:
        """Keep or replace; RefusedError ``people.taken`` when another has the login."""
        ...

    def change_account(self, id_: str, change: Callable[[Account], Account]) -> Account:
        """The account after a change of it as it stands, in one transaction.

        What ``change`` raises undoes it. RefusedError ``people.unknown``, ``people.taken``.
        """
        ...

    def session(self, sha256: str) -> Session | None:
        """The session whose secret has this hash."""
        ...

    def sessions(self, account_id: str) -> Sequence[Session]:
        """The sessions of an account that were not revoked, the one seen last first."""
        ...

    def save_session(self, session: Session) -> None:
        """Keep or replace."""
        ...

    def end_sessions(self, account_id: str, *, at: datetime, keep: str = "") -> int:
        """Revoke all sessions of an account but the one with the hash ``keep``; how many."""
        ...

    def save_invitation(self, invitation: Invitation) -> None:
        """Keep a link that was made."""
        ...

    def use_invitation(self, sha256: str, *, at: datetime) -> Invitation | None:
        """Take a link: it is given once, and only before it expires."""
        ...

    def prune(self, *, before: datetime) -> int:
        """Forget sessions and links that ended before a moment; how many."""
        ...

    def tokens(self, account_id: str | None = None) -> Sequence[Token]:
        """The tokens of one account or of all, the newest first."""
        ...

    def token(self, sha256: str) -> Token | None:
        """The token whose secret has this hash."""
        ...

    def save_token(self, token: Token) -> None:
        """Keep or replace; one that was revoked stays so, whatever was read before it was."""
        ...

    def failed(self, keys: Iterable[str], *, at: datetime) -> None:
        """Remember a failed login under each key (a login, an address)."""
        ...

    def failures(self, key: str, *, since: datetime) -> int:
        """How many failures a key has since a moment."""
        ...

    def forgive(self, key: str) -> None:
        """Forget the failures of a key."""
        ...


class Hooks(Protocol):
    """Addresses that are told of events, and what is on its way to them."""

    def hooks(self) -> Sequence[Hook]:
        """All hooks, the oldest first."""
        ...

    def save_hook(self, hook: Hook) -> None:
        """Keep or replace."""
        ...

    def told(self) -> int:
        """The number of the last entry of the log that calls were made from; 0 at first."""
        ...

    def queue(self, calls: Sequence[HookCall], *, told: int) -> None:
        """Keep calls that were made from the log, up to which entry, in one transaction.

        Those that are there already stay as they are.
        """
        ...

    def save_call(self, call: HookCall) -> None:
        """Keep or replace."""
        ...

    def prune(self, *, before: datetime) -> int:
        """Forget calls that wait no more and were due before a moment; how many."""
        ...

    def calls(
        self, *, hook_id: str | None = None, due_before: datetime | None = None, limit: int = 100
    ) -> Sequence[HookCall]:
        """Those waiting that are due, of one hook or of all, the first due first; or, without
        a time, those in any state, the newest first."""
        ...


class Objections(Protocol):
    """What readers say is wrong."""

    def save(self, objection: Objection) -> None:
        """Keep or replace."""
        ...

    def objection(self, id_: str) -> Objection | None:
        """The one with this id."""
        ...

    def objections(
        self,
        *,
        article_id: str | None = None,
        state: ObjectionState | None = None,
        limit: int = 200,
    ) -> Sequence[Objection]:
        """Those of an article or in a state, the newest first."""
        ...


class DeskMemory(Protocol):
    """Everything that the desk remembers."""

    @property
    def queue(self) -> Queue:
        """The lists."""
        ...

    @property
    def copy(self) -> Copy:
        """What people change."""
        ...

    @property
    def log(self) -> Log:
        """The log."""
        ...

    @property
    def people(self) -> People:
        """Accounts."""
        ...

    @property
    def hooks(self) -> Hooks:
        """Who is told."""
        ...

    @property
    def objections(self) -> Objections:
        """What readers say is wrong."""
        ...
