"""Errors as problems that programs can tell apart and people can read, in both languages.

Source: RFC 9457.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.messages import MESSAGES, explain

MEDIA_TYPE = "application/problem+json"

_STATUS = {
    "api.login": 401,
    "token.unknown": 401,
    "token.revoked": 401,
    "token.expired": 401,
    "token.account": 401,
    "token.scope": 403,
    "token.role": 403,
    "token.missing": 404,
    "api.not_found": 404,
    "api.method": 405,
    "api.late": 408,
    "api.key_busy": 409,
    "article.move": 409,
    "article.flagged": 409,
    "article.not_published": 409,
    "desk.stale": 412,
    "api.too_large": 413,
    "read.too_large": 413,
    "read.too_long": 413,
    "api.media": 415,
    "api.no_match": 428,
    "api.throttled": 429,
    "api.json": 400,
    "api.text": 400,
    "store.stale": 412,
}
_BY_HTTP = {404: "api.not_found", 405: "api.method", 413: "api.too_large", 415: "api.media"}
_MOST_FAULTS = 20
_LONGEST = 200


def status_of(error: MusnadError) -> int:
    """The HTTP status that stands for an error."""
    known = _STATUS.get(error.code)
    if known is not None:
        return known
    if isinstance(error, TransientError):
        return 503
    return 404 if error.code.endswith(".unknown") else 422


def problem(
    error: MusnadError,
    *,
    status: int | None = None,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer that tells of an error; ``errors`` name the fields that are wrong."""
    told = status or status_of(error)
    value: dict[str, object] = {
        "type": f"urn:musnad:problem:{error.code}",
        "title": HTTPStatus(told).phrase,
        "status": told,
        "detail": explain(error.code, error.facts, "en"),
        "code": error.code,
        "detail_ar": explain(error.code, error.facts, "ar"),
    }
    if errors:
        value["errors"] = list(errors)
    sent = dict(headers or {})
    if isinstance(error, TransientError):
        sent["Retry-After"] = str(max(1, math.ceil(error.retry_after_seconds or 5)))
    if told == 401:
        code = "" if error.code == "api.login" else ', error="invalid_token"'
        sent["WWW-Authenticate"] = f'Bearer realm="musnad"{code}'
    elif error.code == "token.scope":
        sent["WWW-Authenticate"] = 'Bearer realm="musnad", error="insufficient_scope"'
    return Response(as_bytes(value), told, sent, media_type=MEDIA_TYPE)


def as_bytes(value: object) -> bytes:
    """JSON in UTF-8; what no UTF-8 can hold (half a pair of surrogates) becomes ``?``."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def install(app: FastAPI) -> None:
    """Have the application answer every error with a problem."""

    def told(_: Request, error: Exception) -> Response:
        assert isinstance(error, MusnadError)
        return problem(error)

    def invalid(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = [
            {"where": _where(one["loc"]), "what": str(one["msg"])[:_LONGEST]}
            for one in error.errors()[:_MOST_FAULTS]
        ]
        first = faults[0] if faults else {"where": "", "what": ""}
        return problem(RefusedError("api.invalid", **first), errors=faults)

    def http(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = _BY_HTTP.get(error.status_code, "api.request")
        return problem(RefusedError(code), status=error.status_code, headers=error.headers)

    def internal(_: Request, __: Exception) -> Response:
        return problem(RefusedError("api.internal"), status=500)

    app.add_exception_handler(MusnadError, told)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, internal)


def known(code: str) -> bool:
    """Whether there are words for a code."""
    return code in MESSAGES


def _where(loc: object) -> str:
    parts = loc if isinstance(loc, tuple) else (loc,)
    return ".".join(str(part) for part in parts)[:_LONGEST]
