"""Passwords as Argon2id hashes, with the library's recommended parameters.

Source: RFC 9106, section 4 (second recommended option).
"""

from __future__ import annotations

from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

NOBODY = "nobody has this password"


class Argon2:
    """The port ``Hasher`` by Argon2id: 64 MiB and three passes for each."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._lock = Lock()
        self._nobodys = ""

    def hash(self, password: str) -> str:
        """The hash with its parameters."""
        return self._hasher.hash(password)

    def fits(self, hashed: str, password: str) -> bool:
        """Whether it is the hash of this password; "" is nobody's, and takes as long."""
        try:
            fits = self._hasher.verify(hashed or self.prepared(), password)
        except (VerificationError, InvalidHashError):
            return False
        return fits and bool(hashed)

    def worn(self, hashed: str) -> bool:
        """Whether it was made with weaker parameters than those of today."""
        return self._hasher.check_needs_rehash(hashed)

    def prepared(self) -> str:
        """The hash that stands for those who have none; made once, before anybody asks."""
        with self._lock:
            if not self._nobodys:
                self._nobodys = self._hasher.hash(NOBODY)
            return self._nobodys
