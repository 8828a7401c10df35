"""What goes wrong, as a page that says what to do."""

from __future__ import annotations

from functools import partial

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from musnad.core.errors import MusnadError, TransientError
from musnad.desk.guard import (
    SAFE,
    ForgedError,
    NotAllowedError,
    NotLoggedInError,
    OldFormError,
    login_address,
    visitor_of,
)
from musnad.desk.kept import kept_of
from musnad.desk.login import kept_page, login_page
from musnad.desk.pages import Pages
from musnad.desk.shell import TooLargeError
from musnad.messages import explain

_STATUS = {
    "desk.stale": 409,
    "article.unknown": 404,
    "event.unknown": 404,
    "source.unknown": 404,
}


_CODES: dict[type[Exception], tuple[int, str]] = {
    NotAllowedError: (403, "desk.not_allowed"),
    ForgedError: (403, "desk.forged"),
    TooLargeError: (413, "desk.too_large"),
    Exception: (500, "desk.broken"),
}


def status_of(error: MusnadError) -> int:
    """The HTTP status that stands for an error."""
    if isinstance(error, TransientError):
        return 503
    return _STATUS.get(error.code, 404 if error.code.endswith(".unknown") else 422)


def install(app: FastAPI) -> None:
    """Have the application answer errors with pages; scripts get a line of JSON."""
    app.add_exception_handler(MusnadError, _told)
    app.add_exception_handler(NotLoggedInError, _not_logged_in)
    app.add_exception_handler(OldFormError, _old_form)
    app.add_exception_handler(HTTPException, _http)
    for kind, (status, code) in _CODES.items():
        app.add_exception_handler(kind, partial(_coded, status, code))


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, MusnadError)
    visitor = visitor_of(request)
    headers = {}
    if isinstance(error, TransientError):
        headers["Retry-After"] = str(round(error.retry_after_seconds or 5))
    return _answer(
        request,
        status_of(error),
        error.code,
        explain(error.code, error.facts, visitor.tongue),
        headers=headers,
        facts=error.facts,
    )


def _not_logged_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotLoggedInError)
    visitor = visitor_of(request)
    if visitor.fragment:
        return JSONResponse({"code": "desk.logged_out", "login": login_address(request)}, 401)
    if request.method in SAFE:
        return RedirectResponse(login_address(request), 303)
    return login_page(request, visitor, kept=kept_of(request, error.form), status=401)


def _old_form(request: Request, error: Exception) -> Response:
    assert isinstance(error, OldFormError)
    kept = kept_of(request, error.form)
    if kept is None:
        return _answer(request, 403, "desk.forged")
    return kept_page(request, visitor_of(request), kept, 403)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = "desk.not_found" if error.status_code in (404, 405) else "desk.request"
    return _answer(request, error.status_code, code)


def _coded(status: int, code: str, request: Request, _: Exception) -> Response:
    return _answer(request, status, code)


def _answer(
    request: Request,
    status: int,
    code: str,
    message: str = "",
    *,
    headers: dict[str, str] | None = None,
    facts: dict[str, str] | None = None,
) -> Response:
    visitor = visitor_of(request)
    message = message or explain(code, {}, visitor.tongue)
    if visitor.fragment:
        told = {"code": code, "message": message, "facts": facts or {}}
        return JSONResponse(told, status, headers)
    pages: Pages = request.app.state.pages
    return pages.page(
        "fault.html",
        visitor,
        status=status,
        headers=headers,
        code=code,
        message=message,
        method=request.method,
    )
