"""Writers that ask a model: their order, their keys' names, their limits and fallbacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from musnad.desk.guard import NotAllowedError, Visitor
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
from musnad.parts import WriterPart
from musnad.tuning import lists, writers
from musnad.tuning.fields import as_typed
from musnad.tuning.proposal import Proposal
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain

routes = APIRouter(prefix="/settings/writers")

_COLUMNS = tuple(WriterPart.model_fields)
_NUMBERS = frozenset(
    name
    for name, told in WriterPart.model_fields.items()
    if told.annotation in (int, float, float | None)
)
_LONGEST = 1_000


@routes.get("")
def penmen(
    request: Request,
    visitor: Reader,
    name: Annotated[str, Query(max_length=64)] = "",
    told: str = "",
) -> Response:
    """The writers in their order; ``name`` opens the form on one."""
    typed: Mapping[str, str] = {}
    if name:
        standing = standing_of(request)
        part = standing.settings.writers[lists.number_of(standing, "writers", name)]
        typed = {column: as_typed(getattr(part, column)) for column in _COLUMNS}
    return _penmen(request, visitor, told=told, typed=typed, instead_of=name)


@routes.post("")
def put_writer(request: Request, visitor: Setter, form: Sent) -> Response:
    """A writer, new or in the place of one."""
    instead_of = text(form, "instead_of")
    _guard_keys(request, visitor, form, instead_of)
    plain = office_of(request).tools.plain()

    def make(standing: Standing) -> Proposal:
        values = _values(form)
        if instead_of:
            del values["name"]  # articles and fallbacks name it
            return writers.with_changed(standing, instead_of, values, known=plain)
        told: dict[str, Plain] = {name: one for name, one in values.items() if one is not None}
        return writers.with_writer(standing, told, known=plain)

    def again(problem: str, status: int) -> Response:
        typed = {column: text(form, column) for column in _COLUMNS}
        return _penmen(
            request, visitor, typed=typed, instead_of=instead_of, problem=problem, status=status
        )

    return answer(request, visitor, form, make, back="/settings/writers", again=again)


@routes.post("/remove")
def remove_writer(request: Request, visitor: Setter, form: Sent) -> Response:
    """The settings without a writer."""
    name = text(form, "name")

    def again(problem: str, status: int) -> Response:
        return _penmen(request, visitor, problem=problem, status=status)

    return answer(
        request,
        visitor,
        form,
        lambda standing: writers.without_writer(standing, name),
        back="/settings/writers",
        again=again,
    )


@routes.post("/first")
def put_first(request: Request, visitor: Setter, form: Sent) -> Response:
    """A writer one place nearer to the first, which is the one that ``auto`` takes."""
    name = text(form, "name")

    def make(standing: Standing) -> Proposal:
        order = [one.name for one in standing.settings.writers]
        at = lists.number_of(standing, "writers", name)
        if at:
            order[at - 1], order[at] = order[at], order[at - 1]
        return writers.in_order(standing, order)

    return answer(request, visitor, form, make, back="/settings/writers")


def _guard_keys(request: Request, visitor: Visitor, form: FormData, instead_of: str) -> None:
    """Whither a writer's key is sent, and which one, is for those who manage people to say.

    Raises NotAllowedError.
    """
    if visitor.may("people"):
        return
    known = {one.name: one for one in standing_of(request).settings.writers}.get(instead_of)
    for name in ("base_url", "key_env", *(("provider",) if known else ())):
        before = as_typed(getattr(known, name)) if known else ""
        if text(form, name).strip() not in ("", before):
            raise NotAllowedError


def _values(form: FormData) -> dict[str, Plain | None]:
    """What the form says of a writer; what is left empty is as by default."""
    found: dict[str, Plain | None] = {}
    for column in _COLUMNS:
        typed = text(form, column).strip()[:_LONGEST]
        if column == "fallbacks":
            found[column] = typed.replace(",", " ").split() or None
        else:
            found[column] = typed or None
    return found


def _penmen(
    request: Request,
    visitor: Visitor,
    *,
    told: str = "",
    typed: Mapping[str, str] | None = None,
    instead_of: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    office = office_of(request)
    standing = standing_of(request)
    settings = standing.settings
    variables = office.tools.variables(settings)
    names = {*variables.values(), *(one.key_env or "" for one in settings.writers)}
    environment = {name: office.environment(name) for name in names if name}
    defaults = {
        column: as_typed(one.get_default(call_default_factory=True))
        for column, one in WriterPart.model_fields.items()
        if not one.is_required()
    }
    return pages_of(request).page(
        "tuning/writers.html",
        visitor,
        status=status,
        room="desk.settings",
        at="writers",
        told=told,
        problem=problem,
        seats=writers.seats(settings, variables, environment),
        plain=office.tools.plain(),
        policy=settings.policy,
        columns=_COLUMNS,
        numbers=_NUMBERS,
        thinking=get_args(WriterPart.model_fields["thinking"].annotation),
        typed=typed or {},
        defaults=defaults,
        instead_of=instead_of,
        saw=standing.saw,
    )
