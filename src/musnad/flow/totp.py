"""The second factor: codes that change every half minute, and recovery codes.

Source: RFC 6238 (steps of 30 seconds, six digits, SHA-1, as every authenticator knows them).
"""

from __future__ import annotations

import hmac
import unicodedata
from base64 import b32encode, urlsafe_b64decode
from datetime import datetime

import pyotp

from musnad.core.ids import digest
from musnad.flow.people import Secret

STEP_SECONDS = 30
RECOVERY_CODES = 10

_SECRET_BYTES = 20
_CODE_BYTES = 10


def new_secret(secret: Secret) -> str:
    """A secret of 160 bits in base 32."""
    return b32encode(_random(secret, _SECRET_BYTES)).decode("ascii")


def enrolling_address(secret: str, *, login: str, newsroom: str) -> str:
    """What an authenticator reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=newsroom or "musnad")


def step_of(secret: str, code: str, *, at: datetime, last_step: int = 0) -> int | None:
    """The time step that a code belongs to, one step late or early at most.

    None for a wrong code, and for one of a step that was used already.
    """
    typed = _typed(code)
    if len(typed) != 6:
        return None
    made = pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP_SECONDS
    found = None
    for step in (now - 1, now, now + 1):
        if hmac.compare_digest(made.generate_otp(step), typed) and step > last_step:
            found = step
    return found


def recovery_codes(secret: Secret) -> tuple[str, ...]:
    """Ten codes of 80 bits, each of which stands for the second factor once."""
    made = (b32encode(_random(secret, _CODE_BYTES)).decode().lower() for _ in range(RECOVERY_CODES))
    return tuple("-".join(one[start : start + 4] for start in range(0, 16, 4)) for one in made)


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code."""
    letters = unicodedata.normalize("NFKC", code).lower()
    return digest("".join(one for one in letters if one.isalnum()).encode("utf-8", "replace"))


def _typed(code: str) -> str:
    """A code's digits in ASCII, whatever digits the keyboard has; "" for anything else."""
    digits = []
    for letter in code[:40]:
        if letter.isspace() or letter == "-":
            continue
        value = unicodedata.decimal(letter, None)
        if value is None:
            return ""
        digits.append(str(value))
    return "".join(digits)


def _random(secret: Secret, count: int) -> bytes:
    text = secret(count)
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))[:count]
