"""A provider of OpenID Connect on loopback that speaks the protocol, and can lie on demand."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa


def key(kind, number=0):
    """A private key: made once for all tests."""
    return _key(kind, number)


@cache
def _key(kind, number):
    if kind == "RS256":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return (
        ec.generate_private_key(ec.SECP256R1())
        if kind == "ES256"
        else ed25519.Ed25519PrivateKey.generate()
    )


def public(kind, name, number=0):
    """The key as the provider publishes it."""
    algorithm = jwt.get_algorithm_by_name(kind)
    told = json.loads(algorithm.to_jwk(key(kind, number).public_key()))
    return {**told, "kid": name, "alg": kind, "use": "sig"}


@dataclass
class Provider:
    """What it answers: ``claims`` are laid over those of an honest token, None takes one out."""

    base: str = ""
    kind: str = "RS256"
    kid: str = "k1"
    signing: object = None
    header_algorithm: str = ""
    claims: dict = field(default_factory=dict)
    discovery: dict = field(default_factory=dict)
    keys: list = field(default_factory=list)
    token_status: int = 200
    body: bytes | None = None
    secret: str = "client-secret"
    asked: list = field(default_factory=list)
    waiting: dict = field(default_factory=dict)

    def well_known(self):
        return {
            "issuer": self.base,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "jwks_uri": f"{self.base}/jwks",
        } | self.discovery

    def published(self):
        return {"keys": self.keys or [public(self.kind, self.kid)]}

    def authorize(self, query):
        """The code for what a browser brought: this provider knows everybody."""
        code = f"code-{len(self.waiting)}"
        self.waiting[code] = query
        return code

    def token(self, form, login):
        if self.token_status != 200:
            return self.token_status, {"error": "invalid_request"}
        asked = self.waiting.pop(form.get("code", ""), None)
        challenge = (
            base64.urlsafe_b64encode(
                hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            )
            .decode()
            .rstrip("=")
        )
        sound = (
            asked is not None
            and login == ("musnad", self.secret)
            and asked["code_challenge_method"] == "S256"
            and asked["code_challenge"] == challenge
            and asked["redirect_uri"] == form.get("redirect_uri")
            and form.get("grant_type") == "authorization_code"
        )
        if not sound:
            return 400, {"error": "invalid_grant"}
        return 200, {
            "token_type": "Bearer",
            "access_token": "x",
            "id_token": self.signed(asked["nonce"]),
        }

    def signed(self, nonce):
        now = int(time.time())
        claims = {
            "iss": self.base,
            "aud": "musnad",
            "sub": "248289761001",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": "huda@news.example",
            "email_verified": True,
            "name": "هدى سالم",
        } | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        algorithm = self.header_algorithm or self.kind
        signing = self.signing if self.signing is not None else key(self.kind)
        return jwt.encode(claims, signing, algorithm=algorithm, headers={"kid": self.kid})


@contextmanager
def providing(**options):
    """A provider at work; yields it."""
    provider = Provider(**options)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            if parts.path == "/.well-known/openid-configuration":
                self.tell(200, provider.well_known())
            elif parts.path == "/jwks":
                self.tell(200, provider.published())
            elif parts.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                code = provider.authorize(query)
                back = urlencode({"code": code, "state": query["state"]})
                self.send_response(303)
                self.send_header("Location", f"{query['redirect_uri']}?{back}")
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.tell(404, {})

        def do_POST(self):
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
            kind, _, told = self.headers.get("Authorization", "").partition(" ")
            login = None
            if kind == "Basic":
                name, _, secret = base64.b64decode(told).decode().partition(":")
                login = (unquote(name), unquote(secret))
            self.tell(*provider.token(form, login))

        def tell(self, status, told):
            body = provider.body if provider.body is not None else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    provider.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
