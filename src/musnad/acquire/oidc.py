"""A provider of OpenID Connect over HTTP: discovery, the exchange of a code, ID tokens.

Source: OpenID Connect Core 1.0 (3.1), Discovery 1.0 (4); RFC 7636 (PKCE), RFC 9207 (issuer).
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ssl import SSLContext
from urllib.parse import quote, urlencode, urlsplit

import httpx2
import jwt

from musnad.core.errors import RefusedError, TransientError
from musnad.core.ports import Clock
from musnad.flow.oidc import Stranger

ALGORITHMS = ("RS256", "ES256", "EdDSA")
LARGEST_BYTES = 500_000

_HELD = timedelta(hours=1)
_REFRESHED = timedelta(minutes=1)
_SKEW_SECONDS = 60
_OLDEST_SECONDS = 600
_LONGEST_SUBJECT = 255
_LONGEST_TEXT = 300

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What the provider knows this desk by; ``secret`` is "" for a public client."""

    issuer: str
    client_id: str
    secret: str = ""


class OidcProvider:
    """The port ``Provider``: what it learns of the provider holds for an hour."""

    def __init__(
        self,
        client: Client,
        *,
        clock: Clock,
        trust: SSLContext | None = None,
        timeout_seconds: float = 10.0,
    ) -> None:
        self._client = client
        self._clock = clock
        self._http = httpx2.Client(
            timeout=timeout_seconds,
            follow_redirects=False,
            trust_env=False,
            verify=trust if trust is not None else True,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )
        self._lock = threading.Lock()
        self._discovered: tuple[datetime, Json] | None = None
        self._keys: tuple[datetime, jwt.PyJWKSet] | None = None

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def address(self, *, state: str, nonce: str, verifier: str, back: str) -> str:
        """Where a browser goes to log in there, and comes ``back`` from."""
        asked = {
            "response_type": "code",
            "client_id": self._client.client_id,
            "redirect_uri": back,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        page = self._endpoint("authorization_endpoint")
        return f"{page}{'&' if urlsplit(page).query else '?'}{urlencode(asked, quote_via=quote)}"

    def stranger(
        self, *, code: str, verifier: str, nonce: str, back: str, issuer: str = ""
    ) -> Stranger:
        """Whom a code stands for.

        Raises RefusedError ``oidc.refused``, ``oidc.answer`` or ``oidc.token``, and
        TransientError ``oidc.unreachable``.
        """
        if issuer and issuer != self._issuer():
            raise RefusedError("oidc.token", why="iss")
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": verifier,
        }
        told = self._exchange(form)
        token = told.get("id_token")
        if not isinstance(token, str):
            raise RefusedError("oidc.answer", why="id_token")
        claims = self._verified(token)
        self._examine(claims, nonce)
        subject = _text(claims, "sub")
        if not 0 < len(subject) <= _LONGEST_SUBJECT:
            raise RefusedError("oidc.token", why="sub")
        return Stranger(
            subject=f"{self._issuer()}#{subject}",
            email=_text(claims, "email"),
            verified=claims.get("email_verified") is True,
            name=_text(claims, "name"),
        )

    def _exchange(self, form: dict[str, str]) -> Json:
        url = self._endpoint("token_endpoint")
        ways = self._discovery().get("token_endpoint_auth_methods_supported")
        client = self._client
        login: tuple[str, str] | None = None
        if not client.secret:
            form["client_id"] = client.client_id
        elif isinstance(ways, list) and "client_secret_basic" not in ways:
            form |= {"client_id": client.client_id, "client_secret": client.secret}
        else:
            login = (quote(client.client_id, safe=""), quote(client.secret, safe=""))
        return self._asked("POST", url, form=form, login=login)

    def _verified(self, token: str) -> Json:
        """The claims of an ID token that this provider has signed for this desk."""
        try:
            header = jwt.get_unverified_header(token)
            algorithm = header.get("alg")
            if algorithm not in ALGORITHMS:
                raise RefusedError("oidc.token", why="alg")
            key = self._key(str(header.get("kid", "")), str(algorithm))
            claims: Json = jwt.decode(
                token,
                key,
                algorithms=[str(algorithm)],
                audience=self._client.client_id,
                issuer=self._issuer(),
                # Times are looked at by the newsroom's clock.
                options={
                    "require": ["iss", "aud", "sub", "exp", "iat"],
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
        except jwt.InvalidTokenError as error:
            raise RefusedError("oidc.token", why=type(error).__name__) from error
        return claims

    def _examine(self, claims: Json, nonce: str) -> None:
        now = self._clock().timestamp()
        expires, made, begins = (_seconds(claims, name) for name in ("exp", "iat", "nbf"))
        wrong = (
            ("exp", expires is None or expires <= now - _SKEW_SECONDS),
            ("iat", made is None or not -_OLDEST_SECONDS <= made - now <= _SKEW_SECONDS),
            ("nbf", begins is not None and begins > now + _SKEW_SECONDS),
            ("nonce", not hmac.compare_digest(_text(claims, "nonce").encode(), nonce.encode())),
            ("azp", claims.get("azp", self._client.client_id) != self._client.client_id),
            (
                "aud",
                isinstance(aud := claims.get("aud"), list) and len(aud) > 1 and "azp" not in claims,
            ),
        )
        for why, failed in wrong:
            if failed:
                raise RefusedError("oidc.token", why=why)

    def _key(self, name: str, algorithm: str) -> jwt.PyJWK:
        """The provider's key of this name; asked for again, once a minute, if it is new."""
        for fresh in (False, True):
            fitting = [
                key
                for key in self._key_set(fresh=fresh).keys
                if key.algorithm_name == algorithm and key.public_key_use in (None, "sig")
            ]
            named = [key for key in fitting if key.key_id == name] if name else fitting
            if len(named) == 1:
                return named[0]
        raise RefusedError("oidc.token", why="kid")

    def _key_set(self, *, fresh: bool) -> jwt.PyJWKSet:
        with self._lock:
            known = self._keys
        age = self._clock() - known[0] if known else None
        if known and age is not None and age < (_REFRESHED if fresh else _HELD):
            return known[1]
        told = self._asked("GET", self._endpoint("jwks_uri"))
        try:
            found = jwt.PyJWKSet.from_dict(dict(told))
        except (jwt.PyJWKSetError, jwt.PyJWKError, KeyError, TypeError, AttributeError) as error:
            raise RefusedError("oidc.answer", why="jwks") from error
        with self._lock:
            self._keys = (self._clock(), found)
        return found

    def _discovery(self) -> Json:
        with self._lock:
            known = self._discovered
        if known and self._clock() - known[0] < _HELD:
            return known[1]
        base = self._client.issuer.rstrip("/")
        told = self._asked("GET", f"{base}/.well-known/openid-configuration")
        issuer = told.get("issuer")
        if not isinstance(issuer, str) or issuer.rstrip("/") != base:
            raise RefusedError("oidc.answer", why="issuer")
        with self._lock:
            self._discovered = (self._clock(), told)
        return told

    def _issuer(self) -> str:
        return str(self._discovery()["issuer"])

    def _endpoint(self, name: str) -> str:
        url = self._discovery().get(name)
        if not isinstance(url, str) or not _safe(url):
            raise RefusedError("oidc.answer", why=name)
        return url

    def _asked(
        self,
        method: str,
        url: str,
        *,
        form: dict[str, str] | None = None,
        login: tuple[str, str] | None = None,
    ) -> Json:
        """The JSON object that the provider answers with, up to ``LARGEST_BYTES``."""
        if not _safe(url):
            raise RefusedError("oidc.answer", why="https")
        host = urlsplit(url).hostname or ""
        auth = httpx2.BasicAuth(*login) if login else None
        try:
            with self._http.stream(method, url, data=form, auth=auth) as answer:
                body = b""
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > LARGEST_BYTES:
                        raise RefusedError("oidc.answer", why="size")
        except httpx2.HTTPError as error:
            raise TransientError("oidc.unreachable", host=host) from error
        if answer.status_code >= 500 or answer.status_code == 429:
            raise TransientError("oidc.unreachable", host=host)
        told = _object(body)
        if answer.status_code != 200:
            raise RefusedError("oidc.refused", why=_text(told, "error") or answer.status_code)
        return told


def _object(body: bytes) -> Json:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError("oidc.answer", why="JSON") from error
    if not isinstance(told, dict):
        raise RefusedError("oidc.answer", why="JSON")
    return told


def _safe(url: str) -> bool:
    """Whether secrets may go there: over https, or to this very machine."""
    parts = urlsplit(url)
    if parts.username or parts.password or not parts.hostname:
        return False
    if parts.scheme == "https":
        return True
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return False


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode("ascii").rstrip("=")


def _text(claims: Json, name: str) -> str:
    value = claims.get(name)
    return value[:_LONGEST_TEXT] if isinstance(value, str) else ""


def _seconds(claims: Json, name: str) -> float | None:
    value = claims.get(name)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
