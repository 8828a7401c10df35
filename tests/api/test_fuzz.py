"""Every operation under generated requests: no fault of ours, and answers as described.

``MUSNAD_FUZZ`` is how many requests each operation gets; ``make fuzz-api`` asks for many.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from musnad.api.app import make
from musnad.api.office import Office
from musnad.core.errors import RefusedError
from musnad.core.people import SCOPES
from musnad.flow.hooks import make_hook
from musnad.settings import Settings
from tests.api.stand import Post, Ticking
from tests.api.stand import api as standing
from tests.flow import newsstand

EXAMPLES = int(os.environ.get("MUSNAD_FUZZ", "6"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
TRIED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=EXAMPLES <= 50,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Unhurried:
    """Counts nothing."""

    def take(self, *_):
        pass

    def spent(self, *_):
        return False


HERE: dict = {}
POST = Post()
OFFICE = Office(
    newsroom=lambda: HERE["newsroom"],
    settings=Settings,
    sender=POST,
    monotonic=Ticking(),
    throttle=Unhurried(),
)
API = make(OFFICE)


async def APP(scope, receive, send):  # noqa: N802
    """The API at its address, without a router above it that would have an answer of its own."""
    await API({**scope, "root_path": "/api/v1"}, receive, send)


schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP)
schema.config.generation.modes = list(GenerationMode)


def nothing_there(url, validators=None):
    raise RefusedError("fetch.not_found", url=url, status=404)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A newsroom for all requests of this module, and an admin's token."""
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(newsstand, "mkdtemp", tmp_path_factory.mktemp)
        api = stack.enter_context(standing())
        newsstand.OPENED.remove(api.store)
        stack.callback(api.store.close)
        patch.setattr(api.stand.pages, "fetch", nothing_there)
        HERE["newsroom"] = api.newsroom
        yield api
        HERE.clear()


@pytest.fixture(autouse=True)
def _closed_stores():
    """The newsroom stays open between tests."""


def sent(case, api, role="admin"):
    made = getattr(api, f"_secret_{role}", None) or api.token(role, SCOPES).secret
    setattr(api, f"_secret_{role}", made)
    return case.call(headers={"Authorization": f"Bearer {made}"})


@schema.parametrize()
@TRIED
def test_no_request_brings_a_fault_of_ours(case, here):
    case.validate_response(sent(case, here), checks=CHECKS)


@schema.include(path_regex="/articles/").parametrize()
@TRIED
def test_no_request_on_an_article_that_exists_brings_one(case, here):
    case.path_parameters["id"] = (here.held, here.published, here.notice)[len(str(case.body)) % 3]
    if "line" in case.path_parameters:
        case.path_parameters["line"] = f"a{1 + len(str(case.body)) % 6}"
    if case.method in ("POST", "PATCH"):
        article = here.store.article(case.path_parameters["id"])
        case.headers = {"If-Match": f'"{article.revision}.{article.version}"'}
    case.validate_response(sent(case, here), checks=CHECKS)


@schema.include(path_regex="/webhooks/").parametrize()
@TRIED
def test_no_request_on_a_webhook_that_exists_brings_one(case, here):
    account = here.account("admin")
    found = [one for one in here.store.desk.hooks.hooks() if one.disabled_at is None]
    if not found:
        found = [make_hook(here.newsroom, POST, account, url="https://x.example/", events=())]
    case.path_parameters["id"] = found[0].id
    case.validate_response(sent(case, here), checks=CHECKS)


@schema.include(method_regex="POST|PATCH|DELETE").parametrize()
@TRIED
def test_a_reader_changes_nothing(case, here):
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = here.held
    before = here.store.article(here.held), here.store.desk.hooks.hooks()
    response = sent(case, here, "reader")
    assert response.status_code not in (201, 204) or case.path.startswith("/tokens")
    assert (here.store.article(here.held), here.store.desk.hooks.hooks()) == before
