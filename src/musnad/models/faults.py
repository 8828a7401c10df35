"""What an endpoint's answer means when it is no answer to the question: one code for each fault.

Providers word their errors differently; the newsroom tells them by one set of names. Nothing
here repeats a key: what an endpoint says in its own words is cleaned of it first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.patience import LONGEST_WAIT_SECONDS, retry_after

LONGEST_REASON = 200
"""Letters of an endpoint's own words that are told."""

HIDDEN = "[…]"
"""What stands in the place of a key."""

_KEY = frozenset({401, 403, 407})
_LATER = frozenset({408, 409, 425})
_TOO_LONG = re.compile(
    r"context.{0,3}length|context window|maximum context|too many tokens|token count"
    r"|input is too long|exceeds? the (?:maximum|available) (?:number of )?(?:tokens|context)",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"schema|response_?(?:format|mime)", re.IGNORECASE)
_BAD_KEY = re.compile(r"api[_ ]key|unauthenticated", re.IGNORECASE)
_NO_CREDIT = re.compile(r"insufficient_quota|insufficient (?:credits|balance)", re.IGNORECASE)
_A_DAY = re.compile(r"per_?day", re.IGNORECASE)
_WAIT = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom was asked: what every message about a fault may name."""

    model: str
    host: str

    def facts(self) -> dict[str, str]:
        """As an error's facts."""
        return {"model": self.model, "host": self.host}


def fault(
    status: int, headers: Mapping[str, str], body: bytes, asked: Asked, *, key: str, now: datetime
) -> MusnadError | None:
    """The error that this answer stands for, or None when it brings JSON with status 200.

    ``headers`` have lower-case names. Raises nothing.
    """
    about = {**asked.facts(), "status": str(status)}
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 429 or status in _LATER or status >= 500:
        return _passing(status, headers, body, about, now)
    if 300 <= status < 400:
        return RefusedError("model.redirected", **about)
    if _is_page(kind, body):
        return RefusedError("model.html", **about)
    if status != 200:
        return _refused(status, _Told(body, key), about)
    if kind and kind != "application/json" and not kind.endswith("+json"):
        return RefusedError("model.content_type", **about, kind=kind[:60])
    return None if _json(body) is not None else RefusedError("model.not_json", **about)


def clean(text: str, key: str) -> str:
    """One line of what an endpoint says, without the key and not too long."""
    hidden = text.replace(key, HIDDEN) if key else text
    line = " ".join("".join(one if one.isprintable() else " " for one in hidden).split())
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 1] + "…"


class _Told:
    """What the body of an error says: its text, and everything in it to be searched."""

    def __init__(self, body: bytes, key: str) -> None:
        found = _json(body)
        texts = list(_texts(found)) if found is not None else []
        self.all = " ".join(texts)[:20_000]
        self.reason = clean(_message(found) or max(texts, key=len, default=""), key)


def _passing(
    status: int, headers: Mapping[str, str], body: bytes, about: dict[str, str], now: datetime
) -> MusnadError:
    wait = retry_after(headers.get("retry-after"), now)
    if status != 429:
        return TransientError("model.server", retry_after_seconds=wait, **about)
    told = " ".join(_texts(_json(body)))[:20_000]
    if _NO_CREDIT.search(told):
        return RefusedError("model.credit", **about)
    if _A_DAY.search(told):
        return RefusedError("model.quota", **about)
    if wait is None:
        wait = _delay(_json(body))
    return TransientError("model.busy", retry_after_seconds=wait, **about)


def _refused(status: int, told: _Told, about: dict[str, str]) -> MusnadError:
    about = {**about, "reason": told.reason}
    if status == 402 or _NO_CREDIT.search(told.all):
        return RefusedError("model.credit", **about)
    if status in _KEY or (status == 400 and _BAD_KEY.search(told.all)):
        return RefusedError("model.key", **about)
    if status == 404:
        return RefusedError("model.unknown", **about)
    if status == 413 or _TOO_LONG.search(told.all):
        return RefusedError("model.too_long", **about)
    if status in (400, 422) and _SCHEMA.search(told.all):
        return RefusedError("model.schema", **about)
    return RefusedError("model.rejected", **about)


def _is_page(kind: str, body: bytes) -> bool:
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    return body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _json(body: bytes) -> object | None:
    if _is_tangled(body):
        return None  # the parser would come near the end of the stack
    try:
        found: object = json.loads(body)
    except ValueError:
        return None
    return found if isinstance(found, dict | list) else None


DEEPEST = 200
"""Lists and objects in one another that an answer may have."""
_NESTING = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)


def _is_tangled(body: bytes) -> bool:
    depth = 0
    for found in _NESTING.finditer(body):
        if (mark := found.group()) in (b"[", b"{"):
            depth += 1
        elif mark in (b"]", b"}"):
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


def _message(found: object, depth: int = 0) -> str:
    """The ``message`` or ``detail`` of an error, where there is one near the top."""
    if isinstance(found, list) and found:
        return _message(found[0], depth + 1)
    if not isinstance(found, dict) or depth > 3:
        return ""
    for name in ("message", "detail", "error"):
        told = found.get(name)
        if isinstance(told, str) and told.strip():
            return told
    return _message(found.get("error"), depth + 1)


def _texts(found: object, depth: int = 0) -> Iterator[str]:
    """Every text in a JSON value, keys left out, however it is nested (to a depth)."""
    if isinstance(found, str):
        yield found
    elif depth < 8 and isinstance(found, dict):
        for one in found.values():
            yield from _texts(one, depth + 1)
    elif depth < 8 and isinstance(found, list):
        for one in found:
            yield from _texts(one, depth + 1)


def _delay(found: object, depth: int = 0) -> float | None:
    """What Gemini's ``RetryInfo`` asks for, in seconds.

    Source: google.rpc.RetryInfo: ``retryDelay`` is a duration such as ``37s``.
    """
    if depth > 8 or not isinstance(found, dict | list):
        return None
    if isinstance(found, dict):
        told = found.get("retryDelay")
        match = _WAIT.fullmatch(told) if isinstance(told, str) else None
        if match:
            return min(float(match[1]), LONGEST_WAIT_SECONDS)
    for one in found.values() if isinstance(found, dict) else found:
        wait = _delay(one, depth + 1)
        if wait is not None:
            return wait
    return None
