"""The application: every page of the desk, and what stands around them."""

from __future__ import annotations

import importlib
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.types import ASGIApp

from musnad.desk import assets, faults
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.shell import Shell

_ROUTES = (
    "login",
    "oidc",
    "me",
    "tokens",
    "hooks",
    "people",
    "queue",
    "log",
    "article",
    "editing",
    "deciding",
    "revisions",
    "dossier",
    "events",
    "handing",
    "checking",
    "objecting",
    "tuning",
    "tables",
    "supply",
    "penmen",
)
"""The modules of pages, each with a router named ``routes``."""

_UPLOADS = ("/new", "/check", "/api/")


def make(office: Office, *, api: ASGIApp | None = None) -> ASGIApp:
    """The desk as an ASGI application, with the API under ``/api/v1`` where it is given."""
    app = FastAPI(title="musnad", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.office = office
    app.state.pages = Pages(assets.address, lambda: office.settings().newsroom.zone)
    app.include_router(assets.routes)
    for name in _ROUTES:
        app.include_router(importlib.import_module(f"musnad.desk.{name}").routes)
    if api is not None:
        app.mount("/api/v1", api)
    faults.install(app)
    return Shell(app, hosts=lambda: _hosts(office), uploads=_UPLOADS)


def _hosts(office: Office) -> frozenset[str]:
    """The names by which browsers may reach the desk."""
    desk = office.settings().desk
    listening = urlsplit(f"//{desk.listen}").hostname or ""
    public = urlsplit(desk.public_url).hostname
    found = {public} if public else set()
    if listening in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::") or not public:  # noqa: S104
        found |= {"127.0.0.1", "localhost", "::1", listening}
    return frozenset(found)
