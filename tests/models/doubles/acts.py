"""What a double does with one question, whatever protocol it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Finish = Literal["stop", "length", "safety", "recitation", "blocked", "empty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One answer. ``body`` takes the place of what the protocol would send.

    ``tokens`` (in, out) are told in the answer, none when None. ``drip_seconds`` lie between
    two bytes; after ``drop_after`` bytes of the body the connection is closed.
    """

    text: str = ""
    finish: Finish = "stop"
    status: int = 200
    reason: str = ""
    message: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    kind: str = "application/json; charset=utf-8"
    tokens: tuple[int, int] | None = (120, 80)
    drip_seconds: float = 0.0
    drop_after: int | None = None


def say(text: str, *, tokens: tuple[int, int] | None = (120, 80)) -> Act:
    """A good answer, or whatever text a bad model would write."""
    return Act(text=text, tokens=tokens)


def cut(text: str) -> Act:
    """An answer that ended at the most tokens allowed, in the middle."""
    return Act(text=text, finish="length")


def safety() -> Act:
    """The answer was stopped for safety."""
    return Act(finish="safety")


def recitation() -> Act:
    """The answer was stopped because it repeats a text that exists."""
    return Act(finish="recitation")


def blocked() -> Act:
    """The prompt itself was not let through."""
    return Act(finish="blocked")


def empty() -> Act:
    """An answer without an answer."""
    return Act(finish="empty")


def busy(*, retry_after: str = "", message: str = "Resource has been exhausted") -> Act:
    """Too many requests."""
    headers = (("Retry-After", retry_after),) if retry_after else ()
    return Act(status=429, reason="RESOURCE_EXHAUSTED", message=message, headers=headers)


def down(status: int = 503) -> Act:
    """The provider's own trouble."""
    return Act(status=status, reason="UNAVAILABLE", message="The model is overloaded.")


def error(status: int, message: str, *, reason: str = "INVALID_ARGUMENT") -> Act:
    """A refusal in the provider's own form."""
    return Act(status=status, reason=reason, message=message)


def wrong_key(status: int = 400) -> Act:
    """What is said to a key that is not known."""
    return Act(
        status=status,
        reason="INVALID_ARGUMENT" if status == 400 else "PERMISSION_DENIED",
        message="API key not valid. Please pass a valid API key.",
    )


def page(status: int = 200) -> Act:
    """A web page where JSON is expected."""
    body = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body>Log in</body></html>"
    return Act(status=status, body=body, kind="text/html; charset=utf-8")


def raw(body: bytes, *, kind: str = "application/json", status: int = 200, **headers: str) -> Act:
    """These very bytes."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Act(status=status, body=body, kind=kind, headers=named)


def drip(text: str, seconds: float = 0.05) -> Act:
    """A good answer, a byte at a time."""
    return Act(text=text, drip_seconds=seconds)


def dropped(text: str = "…", *, after: int = 20) -> Act:
    """A good answer that breaks off after so many bytes."""
    return Act(text=text, drop_after=after)
