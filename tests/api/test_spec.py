"""The description of the API: whole, in two languages, and without scripts of others."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from musnad.api.asked import CheckAsked, HookAsked, LineAsked, RewriteAsked, WriteAsked
from musnad.core.people import SCOPES
from musnad.flow.signed import signature

METHODS = ("get", "post", "patch", "delete", "put")


@pytest.fixture
def spec(api):
    response = api.client.get("openapi.json")
    assert response.status_code == 200
    return response.json()


def operations(spec):
    for path, item in spec["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def test_it_is_openapi_3_1_under_its_own_address(spec):
    assert spec["openapi"].startswith("3.1")
    assert spec["servers"] == [{"url": "/api/v1"}]


def test_each_operation_has_a_summary_in_both_languages(spec):
    found = list(operations(spec))
    assert len(found) >= 20
    for path, method, one in found:
        english, _, arabic = one["summary"].partition(" — ")
        assert english.isascii(), (path, method)
        assert any("\u0600" <= letter <= "\u06ff" for letter in arabic), (path, method)
        assert one["description"]
    assert len({one["operationId"] for _, _, one in found}) == len(found)


def test_each_operation_needs_a_token_and_tells_its_problems(spec):
    for path, method, one in operations(spec):
        assert one["security"] == [{"token": []}], (path, method)
        for status in ("401", "403", "422", "429", "503"):
            content = one["responses"][status]["content"]
            assert list(content) == ["application/problem+json"]


def test_every_change_to_an_article_takes_if_match(spec):
    for path, method, one in operations(spec):
        if path.startswith("/articles/{id}/") and method in ("post", "patch"):
            names = {parameter["name"] for parameter in one["parameters"]}
            assert "If-Match" in names, (path, method)
            assert {"412", "428"} <= set(one["responses"])


def test_every_reference_leads_somewhere(spec):
    text = str(spec)
    for name in spec["components"]["schemas"]:
        assert name not in ("HTTPValidationError", "ValidationError")
    for part in text.split("#/components/schemas/")[1:]:
        assert part.partition("'")[0] in spec["components"]["schemas"]


@pytest.mark.parametrize("kind", [CheckAsked, WriteAsked, LineAsked, RewriteAsked, HookAsked])
def test_examples_are_what_they_are_examples_of(kind):
    schema = kind.model_json_schema()
    for example in schema["examples"]:
        Draft202012Validator(schema).validate(example)
        kind.model_validate(example)


@pytest.mark.parametrize("path", ["docs", "redoc", "", "docs/oauth2-redirect"])
def test_there_are_no_pages_with_scripts(api, path):
    assert api.client.get(path).status_code == 404


def test_what_the_page_about_the_api_says_holds(spec):
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    for scope in SCOPES:
        assert f"| `{scope}` |" in text
    for path in spec["paths"]:
        assert re.sub(r"^(.*)/(dossier|deliveries|ping)$", r"/\2", path) in text, path
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict = {}
    exec(example, names)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert names["genuine"]("s", signature("s", at, b"body"), b"body")
    assert not names["genuine"]("s", signature("s", at, b"body"), b"other")
