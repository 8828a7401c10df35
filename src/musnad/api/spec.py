"""What the description of the API says of every operation, in English and Arabic."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, Field

TAGS = [
    {"name": "texts", "description": "Check and write; nothing is kept — الفحص والكتابة"},
    {"name": "articles", "description": "Articles and decisions on them — الأخبار والقرارات"},
    {"name": "releases", "description": "Releases, events and sources — البيانات والأحداث"},
    {"name": "record", "description": "The log — السجل"},
    {"name": "webhooks", "description": "Who is told of what happens — الإبلاغ"},
    {"name": "tokens", "description": "Tokens of one's own — الرموز"},
]

DESCRIPTION = """\
The newsroom for programs. Every request carries `Authorization: Bearer msnd_…` (a token of
`musnad tokens make`); what it may do depends on the token's scopes and its account's role. A
change to an article names the revision that was seen (`If-Match`, the article's `ETag`): 428
without, 412 when somebody changed it since. Requests that make something take an
`Idempotency-Key`. Errors are `application/problem+json` in English and Arabic with a stable
`code`.

غرفة الأخبار للبرامج: كل طلب يحمل رمزا، وما يُؤذن له به بحسب نطاقات الرمز ودور صاحبه. وتغيير
الخبر يذكر المراجعة التي رُئيت (If-Match). والأخطاء بالعربية والإنكليزية ولكل منها رمز ثابت.
"""


class Fault(BaseModel):
    """One field that is wrong."""

    where: str
    what: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["urn:musnad:problem:desk.stale"])
    title: str = Field(examples=["Precondition Failed"])
    status: int = Field(examples=[412])
    detail: str
    code: str = Field(examples=["desk.stale"])
    detail_ar: str
    errors: list[Fault] | None = None


_TOLD = {
    400: "Not sound JSON",
    401: "No token, or one that is not in use",
    403: "The token or its account's role does not allow it",
    404: "Not found",
    408: "The request did not arrive in time",
    409: "Not in this state",
    412: "Somebody changed it since",
    413: "Too large",
    415: "Not JSON",
    422: "Can't be used",
    428: "If-Match is missing",
    429: "Too many requests",
    503: "Busy or too slow: ask again later",
}
_ALWAYS = (400, 401, 403, 408, 413, 422, 429, 503)


def told(en: str, ar: str, *also: int) -> dict[str, Any]:
    """An operation's summary in both languages and the problems that it may answer with."""
    return {
        "summary": f"{en} — {ar}",
        "responses": {
            status: {
                "description": _TOLD[status],
                "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            }
            for status in sorted({*_ALWAYS, *also})
        },
    }


def describe(app: FastAPI) -> None:
    """Have ``/openapi.json`` describe problems as they are told, and nothing else."""
    made = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            value = made()
            schemas = value.setdefault("components", {}).setdefault("schemas", {})
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(problem.pop("$defs", {}))
            schemas["Problem"] = problem
            app.openapi_schema = value
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
