"""Log-in by a provider of OpenID Connect: who comes in as whom."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.people import Account
from musnad.flow.newsroom import Newsroom
from musnad.flow.people import LONGEST_NAME, add_account, login_of, note


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody whom a provider vouches for; ``subject`` is theirs alone, at any provider.

    ``verified`` says that the provider knows the e-mail address to be theirs.
    """

    subject: str
    email: str = ""
    verified: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Who may come in by the provider.

    ``default_role`` is that of people without an account, "" lets none of them in; ``domains``
    are those of verified e-mail addresses that may come in, none: all.
    """

    default_role: Literal["", "reader", "editor", "chief"] = ""
    domains: tuple[str, ...] = ()


class Provider(Protocol):
    """Speaks to the provider (authorization code flow with PKCE); raises ``oidc.*``."""

    def address(self, *, state: str, nonce: str, verifier: str, back: str) -> str:
        """Where a browser goes to log in there, and comes ``back`` from."""
        ...

    def stranger(
        self, *, code: str, verifier: str, nonce: str, back: str, issuer: str = ""
    ) -> Stranger:
        """Whom a code stands for. ``issuer`` is who sent it, where the answer said so."""
        ...


def account_for(newsroom: Newsroom, stranger: Stranger, terms: Terms) -> Account:
    """The account of somebody the provider vouches for; made or linked where the terms allow it.

    An account is linked by its login once, when it is a verified e-mail address and no other
    subject has it. Raises RefusedError ``oidc.domain`` or ``oidc.unknown``.
    """
    email = _folded(stranger.email)
    if terms.domains and not _of(email, terms.domains, verified=stranger.verified):
        raise RefusedError("oidc.domain")
    people = newsroom.store.desk.people
    account = people.account(subject=stranger.subject)
    if account is None and stranger.verified and email:
        account = _linked(newsroom, stranger.subject, email)
    if account is None and terms.default_role:
        account = _made(newsroom, stranger, email if stranger.verified else "", terms.default_role)
    if account is None or account.disabled_at is not None:
        raise RefusedError("oidc.unknown")
    return account


def _linked(newsroom: Newsroom, subject: str, email: str) -> Account | None:
    people = newsroom.store.desk.people
    known = people.account(login=email)
    if known is None or known.disabled_at is not None:
        return None

    def link(account: Account) -> Account:
        if account.subject:  # of somebody else: the address has changed hands at the provider
            raise RefusedError("oidc.unknown")
        return replace(account, subject=subject)

    linked = people.change_account(known.id, link)
    note(newsroom, "policy", "account.changed", linked, linked="oidc")
    return linked


def _made(newsroom: Newsroom, stranger: Stranger, email: str, role: str) -> Account:
    login = _login(email) or f"oidc-{content_id(stranger.subject)}"
    if newsroom.store.desk.people.account(login=login) is not None:
        raise RefusedError("oidc.unknown")
    printed = "".join(one if one.isprintable() else " " for one in stranger.name)
    # A provider's people may all choose their names: nobody comes in under another's.
    names = (printed[:LONGEST_NAME], f"{printed[:30]} ({login})"[:LONGEST_NAME], login)
    for name in names:
        try:
            made = add_account(newsroom, login=login, name=name, role=role, by="policy")
        except RefusedError as error:
            if error.code not in ("people.name", "people.name_taken"):
                raise
        else:
            people = newsroom.store.desk.people
            return people.change_account(
                made.id, lambda one: replace(one, subject=stranger.subject)
            )
    raise RefusedError("oidc.unknown")


def _login(email: str) -> str:
    try:
        return login_of(email)
    except RefusedError:
        return ""


def _folded(email: str) -> str:
    """An address as it is compared; "" for one whose domain could be read in two ways."""
    folded = unicodedata.normalize("NFKC", email).strip().lower()
    return folded if folded.count("@") == 1 else ""


def _of(email: str, domains: tuple[str, ...], *, verified: bool) -> bool:
    _, at, domain = email.rpartition("@")
    return verified and bool(at) and domain in {one.strip().lower() for one in domains}
