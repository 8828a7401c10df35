"""Check: any article against its sources, sentence by sentence; nothing is kept."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from musnad.core.errors import MusnadError, RefusedError
from musnad.core.release import Release, Sentence
from musnad.core.report import Finding
from musnad.desk.faults import status_of
from musnad.desk.guard import (
    SAFE,
    NotLoggedInError,
    Visitor,
    allowed,
    check_origin,
    form_of,
    visitor_of,
)
from musnad.desk.handing import text
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.desk.spread import direction_of, faults_of, pieces_of
from musnad.desk.work import checking as working
from musnad.flow import given
from musnad.flow.buckets import Pace, Throttle
from musnad.flow.checking import Checked, check_text
from musnad.flow.given import Material
from musnad.flow.throttle import counted
from musnad.messages import explain

routes = APIRouter()

SOURCES = 4
"""Places for sources on the page."""
OPEN_LETTERS = 20_000
"""Of an article that somebody without an account may have checked, and of each source."""

_STRANGERS = Throttle()
_OPEN = Pace(most=5, per_minute=10)


async def anybody(request: Request) -> Visitor:
    """The visitor: a stranger too where the settings let everybody check.

    Raises as ``allowed("check")`` otherwise.
    """
    visitor = await run_in_threadpool(visitor_of, request)
    office: Office = request.app.state.office
    if visitor.account is None and office.settings().desk.open_check:
        if request.method not in SAFE:
            check_origin(request)
            client = request.client.host if request.client else ""
            _STRANGERS.take(counted(client), _OPEN, time.monotonic())
        return visitor
    if visitor.account is None and request.method in SAFE:
        raise NotLoggedInError
    return await allowed("check")(request)


@routes.get("/check")
def page(request: Request, visitor: Annotated[Visitor, Depends(anybody)]) -> Response:
    """The form."""
    return _shown(request, visitor, {})


@routes.post("/check")
def check(
    request: Request,
    visitor: Annotated[Visitor, Depends(anybody)],
    form: Annotated[FormData, Depends(form_of)],
) -> Response:
    """The report, above what was sent."""
    office: Office = request.app.state.office
    typed = {
        name: text(form, name)
        for name in ("article", *(f"source{number}" for number in range(1, SOURCES + 1)))
    }
    try:
        checked = _checked(office, visitor, typed, form)
    except MusnadError as error:
        problem = explain(error.code, error.facts, visitor.tongue)
        return _shown(request, visitor, typed, problem=problem, status=status_of(error))
    return _shown(request, visitor, typed, checked=checked)


def _checked(office: Office, visitor: Visitor, typed: dict[str, str], form: FormData) -> Checked:
    room = office.newsroom()
    open_ = visitor.account is None
    most = OPEN_LETTERS if open_ else given.MOST_PASTED
    sources: list[Material] = []
    for number in range(1, SOURCES + 1):
        told = typed[f"source{number}"]
        file = form.get(f"file{number}")
        if isinstance(file, UploadFile) and file.filename and not open_:
            sources.append(given.uploaded(file.filename, file.file.read(), at=office.now))
        elif _is_address(told):
            if open_:  # whoever comes by is no reason to fetch anything
                raise RefusedError("check.no_fetch")
            sources.append(given.fetched(told.strip(), room.fetcher))
        elif told.strip():
            if len(told) > most:
                raise RefusedError("given.too_long", limit=most)
            sources.append(given.pasted(told, at=office.now))
    with working():
        return check_text(room.desk, typed["article"], sources, most=most)


def _is_address(told: str) -> bool:
    bare = told.strip()
    return bare.startswith(("http://", "https://")) and len(bare.split()) == 1


def _shown(
    request: Request,
    visitor: Visitor,
    typed: dict[str, str],
    *,
    checked: Checked | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    pages: Pages = request.app.state.pages
    sentences: dict[str, tuple[Sentence, Release]] = {}
    if checked is not None:
        sentences = {
            one.id: (one, release) for release in checked.releases for one in release.sentences
        }
    return pages.page(
        "check.html",
        visitor,
        status=status,
        room="desk.check",
        typed={"article": "", **typed},
        places=range(1, SOURCES + 1),
        open=visitor.account is None,
        problem=problem,
        checked=checked,
        flagged=_flagged(checked),
        pieces_of=pieces_of,
        faults_of=lambda finding: faults_of(finding, checked.releases if checked else ()),
        evidence_of=lambda finding: _evidence(finding, sentences),
        direction_of=direction_of,
    )


def _flagged(checked: Checked | None) -> int:
    findings = checked.report.findings if checked else ()
    return sum(
        one.verdict in ("contradicted", "unsupported") or bool(one.problems) for one in findings
    )


def _evidence(
    finding: Finding, sentences: dict[str, tuple[Sentence, Release]]
) -> list[tuple[Sentence, Release]]:
    """The source's sentences that were looked at, and those that say otherwise."""
    looked = [one.sentence for one in finding.evidence]
    looked += [one.sentence for one in finding.problems if one.sentence]
    return [sentences[one] for one in dict.fromkeys(looked) if one in sentences]
