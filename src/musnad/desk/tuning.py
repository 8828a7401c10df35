"""The settings: house style, policy and the rest that people change; and their history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from zoneinfo import available_timezones

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from musnad.desk.guard import Visitor
from musnad.desk.proposing import (
    Reader,
    Sent,
    Setter,
    answer,
    office_of,
    pages_of,
    standing_of,
    text,
)
from musnad.tuning import history
from musnad.tuning.fields import Field, as_value, fields
from musnad.tuning.proposal import Proposal, restored, with_settings
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain

routes = APIRouter(prefix="/settings")

_SHOWN = 50
_FIELD, _WAS = "set.", "was."


@routes.get("")
def style(request: Request, visitor: Reader, told: str = "") -> Response:
    """Every setting that has a field, with its explanation."""
    return _style(request, visitor, told=told)


@routes.post("")
def change_style(request: Request, visitor: Setter, form: Sent) -> Response:
    """Other values for settings: shown first, then kept."""

    def make(standing: Standing) -> Proposal:
        values: dict[str, Plain | None] = {}
        for part in fields().values():
            for one in part:
                typed = text(form, _FIELD + one.name)
                if _FIELD + one.name in form and _changed(form, one):
                    values[one.name] = as_value(one, typed)
        return with_settings(standing, values)

    def again(problem: str, status: int) -> Response:
        typed = {
            one.name: text(form, _FIELD + one.name)
            for part in fields().values()
            for one in part
            if _FIELD + one.name in form and _changed(form, one)
        }
        return _style(request, visitor, problem=problem, typed=typed, status=status)

    return answer(request, visitor, form, make, back="/settings", again=again)


@routes.get("/history")
def versions(
    request: Request,
    visitor: Reader,
    file: Annotated[str, Query(max_length=400)] = "",
    before: Annotated[int, Query(ge=0, le=2**53)] = 0,
    told: str = "",
) -> Response:
    """Every change of the settings and tables, the newest first."""
    office = office_of(request)
    standing = standing_of(request)
    history.notice(office.folder, standing.texts(), at=office.now)
    every = history.versions(office.folder)
    found = [
        one
        for one in every
        if (not file or one.file == file) and (not before or one.number < before)
    ]
    return pages_of(request).page(
        "tuning/history.html",
        visitor,
        room="desk.settings",
        at="history",
        told=told,
        versions=found[:_SHOWN],
        files=sorted({one.file for one in every}),
        file=file,
        next=found[_SHOWN - 1].number if len(found) > _SHOWN else 0,
        outside=history.OUTSIDE,
    )


@routes.get("/history/{number}")
def version(request: Request, visitor: Setter, number: int) -> Response:
    """What one change changed, and how to return to it."""
    office = office_of(request)
    standing = standing_of(request)
    one = history.version(office.folder, number)
    after = history.text_of(office.folder, one.sha256)
    before = history.text_of(office.folder, one.before)
    present = dict(standing.texts()).get(one.file)
    return pages_of(request).page(
        "tuning/version.html",
        visitor,
        room="desk.settings",
        at="history",
        version=one,
        difference=history.difference(before, after, one.file),
        current=present == after,
        named=present is not None,
        saw=standing.saw,
        outside=history.OUTSIDE,
    )


@routes.post("/history/{number}/restore")
def restore(request: Request, visitor: Setter, form: Sent, number: int) -> Response:
    """Return to what a file said then; that is a change as any other."""
    return answer(
        request,
        visitor,
        form,
        lambda standing: restored(standing, number),
        back="/settings/history",
    )


def _changed(form: FormData, one: Field) -> bool:
    """Whether somebody typed something else than the form showed them: what others changed
    meanwhile stays."""
    typed, was = text(form, _FIELD + one.name), text(form, _WAS + one.name)
    return typed.replace("\r", "").split() != was.replace("\r", "").split()


def _style(
    request: Request,
    visitor: Visitor,
    *,
    told: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    office = office_of(request)
    standing = standing_of(request)
    writers = ("auto", *(one.name for one in standing.settings.writers), *office.tools.plain())
    return pages_of(request).page(
        "tuning/style.html",
        visitor,
        status=status,
        room="desk.settings",
        at="style",
        told=told,
        problem=problem,
        parts_of=fields(),
        typed=typed or {},
        settings=standing.settings,
        saw=standing.saw,
        writers=writers,
        zones=sorted(available_timezones()),
    )
