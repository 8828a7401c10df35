"""Cookies as the desk sets them: to itself alone, out of scripts' reach."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from musnad.desk.guard import cookie_name
from musnad.desk.office import Office

_YEAR = timedelta(days=365)


def give_session(response: Response, office: Office, secret: str) -> None:
    """Have the browser keep a session's secret."""
    _set(response, office, cookie_name(office), secret, office.session_length)


def take_session(response: Response, office: Office) -> None:
    """Have the browser forget it."""
    _set(response, office, cookie_name(office), "", timedelta(0))


def give_step(response: Response, office: Office, name: str, value: str, for_: timedelta) -> None:
    """Have the browser keep a sealed step of a log-in; "" and no time forget it."""
    _set(response, office, step_name(office, name), value, for_)


def step_name(office: Office, name: str) -> str:
    """The name of the cookie of a step."""
    return f"{cookie_name(office)}-{name}"


def give_choice(response: Response, office: Office, name: str, value: str) -> None:
    """Have the browser keep a choice of language or light."""
    _set(response, office, name, value, _YEAR)


def _set(response: Response, office: Office, name: str, value: str, length: timedelta) -> None:
    response.set_cookie(
        name,
        value,
        max_age=int(length.total_seconds()),
        path="/",
        secure=office.secure,
        httponly=True,
        samesite="lax",
    )
