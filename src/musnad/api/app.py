"""The API as an application; whoever serves it mounts it at ``/api/v1``."""

from __future__ import annotations

from fastapi import FastAPI

from musnad.api import (
    articles,
    changes,
    hooks,
    making,
    problems,
    record,
    releases,
    spec,
    texts,
    tokens,
)
from musnad.api.body import Gate
from musnad.api.office import Office

VERSION = "1.0"
PATH = "/api/v1"


def make(office: Office) -> FastAPI:
    """The API over an office. Its description is at ``/openapi.json``; it has no pages."""
    app = FastAPI(
        title="musnad",
        version=VERSION,
        description=spec.DESCRIPTION,
        openapi_tags=spec.TAGS,
        servers=[{"url": PATH}],
        root_path_in_servers=False,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.office = office
    for room in (texts, making, articles, changes, releases, record, hooks, tokens):
        app.include_router(room.routes)
    problems.install(app)
    spec.describe(app)
    app.add_middleware(Gate)
    return app
