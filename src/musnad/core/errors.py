"""The error tree: a passing fault outside, or something a person must read.

An error carries a stable code and the facts that its message needs; the sentences
themselves, in Arabic and English, are in ``musnad.messages``.
"""

from __future__ import annotations


class MusnadError(Exception):
    """Base of everything musnad raises on purpose.

    ``code`` is stable and dotted (``fetch.timeout``); ``facts`` fill the message's
    placeholders and never hold a secret. ``exit_status`` is the command's exit code.
    """

    exit_status = 2

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts: dict[str, str] = {name: str(value) for name, value in facts.items()}
        super().__init__(code, self.facts)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class TransientError(MusnadError):
    """A passing fault outside (network, busy database): trying again may help.

    ``retry_after_seconds`` is what the other side asked for, if it said.
    """

    exit_status = 3

    def __init__(
        self, code: str, /, *, retry_after_seconds: float | None = None, **facts: object
    ) -> None:
        super().__init__(code, **facts)
        self.retry_after_seconds = retry_after_seconds


class RefusedError(MusnadError):
    """An input, request or state that musnad will not act on: a person reads it."""

    exit_status = 2
