"""The signature of calls to other programs, of hooks and of channels alike."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime


def signature(secret: str, at: datetime, body: bytes) -> str:
    """``t=…,v1=…``: the moment in whole seconds since 1970, and an HMAC-SHA256 in hexadecimal.

    It covers the moment, a dot and the body, so that an old call cannot be sent anew.
    """
    moment = str(int(at.timestamp()))
    signed = hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"
