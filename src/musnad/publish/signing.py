"""Signs records with the newsroom's key, so that they can be told from anybody else's.

A signature covers the record's canonical JSON without its ``signature``: Ed25519 over RFC 8785.
It says that the holder of the key wrote these bytes, and nothing about their truth.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from musnad.core.errors import RefusedError, TransientError
from musnad.core.ids import digest

ALGORITHM = "Ed25519"
FOLDER = "keys"
PRIVATE = "newsroom.pem"
PUBLIC = "newsroom.pub"

_PUBLIC_BYTES = 32
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key that signatures are checked with: 32 bytes; ``id`` is the start of their SHA-256."""

    raw: bytes

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits."""
        return digest(self.raw)[:16]

    @property
    def text(self) -> str:
        """The bytes in base64url without padding."""
        return encoded(self.raw)


class Signer:
    """Signs with a private key; which is never shown, logged or sent."""

    def __init__(self, private: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.public = PublicKey(
            raw=self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        )

    def __reduce__(self) -> tuple[type[Signer], tuple[bytes]]:
        """How it goes to the processes that print side by side."""
        return Signer, (self._key.private_bytes_raw(),)

    def __repr__(self) -> str:
        return f"Signer({self.public.id})"

    def sign(self, data: bytes) -> bytes:
        """The signature, 64 bytes; the same data is signed the same way."""
        return self._key.sign(data)


def signer_in(var: Path) -> Signer:
    """The newsroom's key in ``var/keys``, made when there is none; only its owner may read it.

    Raises RefusedError ``key.unreadable`` (``path``), TransientError ``key.unwritable``.
    """
    folder = var / FOLDER
    path = folder / PRIVATE
    if not path.exists():
        _make(folder)
    try:
        return Signer(_private(path.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise RefusedError("key.unreadable", path=path) from error


def sealed(record: bytes, signer: Signer | None) -> bytes:
    """A record with its signature; as it is where there is no key."""
    if signer is None:
        return record
    fields = json.loads(record)
    fields.pop("signature", None)
    fields["signed"] = True
    fields["signature"] = {
        "algorithm": ALGORITHM,
        "key": signer.public.id,
        "public_key": signer.public.text,
        "value": encoded(signer.sign(canonical(fields))),
    }
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def canonical(fields: dict[str, object]) -> bytes:
    """What a signature covers: the fields without ``signature``, as RFC 8785 writes them.

    Raises ValueError for what has no such form (lone surrogates, huge numbers).
    """
    import rfc8785

    covered = {name: value for name, value in fields.items() if name != "signature"}
    try:
        return rfc8785.dumps(covered)  # type: ignore[arg-type]
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def holds(fields: dict[str, object], key: PublicKey) -> bool:
    """Whether a record's signature is this key's, over this very record."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signature = fields.get("signature")
    if not isinstance(signature, dict) or signature.get("algorithm") != ALGORITHM:
        return False
    value = decoded(signature.get("value"), _SIGNATURE_BYTES)
    if value is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(value, canonical(fields))
    except (InvalidSignature, ValueError):
        return False
    return True


def key_of(text: object) -> PublicKey | None:
    """The public key that a text tells in base64url; None for anything else."""
    raw = decoded(text, _PUBLIC_BYTES)
    return PublicKey(raw=raw) if raw is not None else None


def encoded(data: bytes) -> str:
    """Base64url without padding. Source: RFC 4648, section 5."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: object, size: int) -> bytes | None:
    """So many bytes from base64url; None for anything else."""
    if not isinstance(text, str) or len(text) > 2 * size:
        return None
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if len(data) == size else None


def _private(pem: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("not an Ed25519 key")
    return key.private_bytes_raw()


def _make(folder: Path) -> None:
    """A new key; of two processes that make one at the same time, the first one's stands."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    made = folder / f".{PRIVATE}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(made, folder / PRIVATE)
        made.unlink()
        public = Signer(_private((folder / PRIVATE).read_bytes())).public
        (folder / PUBLIC).write_text(public.text + "\n", encoding="ascii")
    except OSError as error:
        raise TransientError("key.unwritable", path=folder, why=error.strerror) from error
