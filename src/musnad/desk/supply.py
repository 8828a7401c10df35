"""Sources and writers: which are asked, how they do, and what is changed about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from musnad.core.errors import MusnadError, RefusedError
from musnad.core.source import Source, SourceKind
from musnad.desk.faults import status_of
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
from musnad.flow.health import state_of
from musnad.messages import explain
from musnad.parts import SourcePart
from musnad.tuning import lists, sources
from musnad.tuning.proposal import Proposal
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain
from musnad.tuning.tools import Probed

routes = APIRouter(prefix="/settings/sources")

MOST_FOUND = 100
_TEXTS = ("name_ar", "name_en", "kind", "feed", "listing", "selector", "page", "zone")
_LISTS = ("languages", "senders", "topics")
_LONGEST = 4_000


@routes.get("")
def supply(
    request: Request,
    visitor: Reader,
    q: Annotated[str, Query(max_length=200)] = "",
    file: Annotated[str, Query(max_length=60)] = "",
    own: Annotated[str, Query(max_length=64)] = "",
    told: str = "",
) -> Response:
    """The sources that are followed and how they do; the catalogue; one's own."""
    typed: Mapping[str, str] = {}
    if own:
        part = standing_of(request).settings.sources[
            lists.number_of(standing_of(request), "sources", own)
        ]
        typed = _typed(part)
    return _supply(request, visitor, q=q, file=file, told=told, typed=typed, instead_of=own)


@routes.post("/act")
def act(request: Request, visitor: Setter, form: Sent) -> Response:
    """Follow, follow no more, pause, go on, hold, hold no more, or take out."""
    ids = [one for one in form.getlist("id") if isinstance(one, str)][:200]
    make = _acts(request, ids).get(text(form, "act"))
    if make is None or not ids:
        raise RefusedError("settings.unknown", name="act", id=text(form, "act")[:40])
    return answer(request, visitor, form, make, back="/settings/sources")


@routes.post("/own")
def put_own(request: Request, visitor: Setter, form: Sent) -> Response:
    """A source of one's own, new or in the place of one."""
    instead_of = text(form, "instead_of")
    taken = {source.id for _, source in office_of(request).tools.catalogue()}

    def make(standing: Standing) -> Proposal:
        values = _values(form)
        if instead_of:
            return lists.changed(standing, "sources", instead_of, values)
        told: dict[str, Plain] = {name: one for name, one in values.items() if one is not None}
        return sources.with_own(standing, {"id": text(form, "id").strip(), **told}, taken=taken)

    def again(problem: str, status: int) -> Response:
        typed = {name: text(form, name) for name in ("id", *_TEXTS, *_LISTS, "every_minutes")}
        return _supply(
            request,
            visitor,
            typed=typed,
            instead_of=instead_of,
            problem=problem,
            status=status,
        )

    return answer(request, visitor, form, make, back="/settings/sources", again=again)


@routes.post("/probe")
def probe(request: Request, visitor: Setter, form: Sent) -> Response:
    """Look at a page once: how it could be followed, and what would be read."""
    office = office_of(request)
    url = text(form, "url").strip()[:_LONGEST]
    if "://" not in url and "." in url.partition("/")[0]:
        url = f"https://{url}"
    selector = text(form, "selector").strip()[:400]
    try:
        found = office.tools.probe(office.settings(), url, selector)
    except MusnadError as error:
        problem = explain(error.code, error.facts, visitor.tongue)
        return _supply(request, visitor, asked=url, problem=problem, status=status_of(error))
    return _supply(
        request, visitor, asked=url, selector=selector, probed=found, typed=_told(found.source)
    )


def _acts(request: Request, ids: list[str]) -> Mapping[str, Callable[[Standing], Proposal]]:
    known = {source.id for _, source in office_of(request).tools.catalogue()}

    def follow(standing: Standing) -> Proposal:
        unknown = [one for one in ids if one not in known]
        if unknown:
            raise RefusedError("source.unknown", source=", ".join(unknown)[:200])
        return sources.with_more(standing, follow=ids)

    return {
        "follow": follow,
        "unfollow": lambda standing: sources.without(standing, ids),
        "pause": lambda standing: sources.paused(standing, ids[0], is_paused=True),
        "resume": lambda standing: sources.paused(standing, ids[0], is_paused=False),
        "hold": lambda standing: sources.held(standing, ids[0], is_held=True),
        "release": lambda standing: sources.held(standing, ids[0], is_held=False),
        "remove": lambda standing: lists.removed(standing, "sources", ids[0]),
    }


def _values(form: FormData) -> dict[str, Plain | None]:
    """What the form says of a source; what is left empty is as by default."""
    found: dict[str, Plain | None] = {
        name: text(form, name).strip()[:_LONGEST] or None for name in (*_TEXTS, "every_minutes")
    }
    for name in _LISTS:
        told = text(form, name).replace(",", " ").split()
        found[name] = told or None
    return found


def _typed(part: SourcePart) -> dict[str, str]:
    return _told(part.source())


def _told(source: Source) -> dict[str, str]:
    """A source as it stands in the form."""
    found = {name: str(getattr(source, name) or "") for name in (*_TEXTS, "every_minutes")}
    found |= {name: " ".join(getattr(source, name)) for name in _LISTS}
    return {"id": source.id, **found}


def _supply(
    request: Request,
    visitor: Visitor,
    *,
    q: str = "",
    file: str = "",
    told: str = "",
    typed: Mapping[str, str] | None = None,
    instead_of: str = "",
    asked: str = "",
    selector: str = "",
    probed: Probed | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    office = office_of(request)
    newsroom = office.newsroom()
    standing = standing_of(request)
    settings = standing.settings
    catalogue = office.tools.catalogue()
    by_id = {source.id: source for _, source in catalogue}
    habits = {habit.source_id: habit for habit in newsroom.store.habits()}
    now = office.now
    known = {*settings.follow, *(part.id for part in settings.sources)}
    asking = bool(q.strip() or file)
    found = [
        (place, one)
        for place, one in catalogue
        if asking and (not file or place == file) and _about(one, q)
    ]
    return pages_of(request).page(
        "tuning/sources.html",
        visitor,
        status=status,
        room="desk.settings",
        at="sources",
        told=told,
        problem=problem,
        own=settings.sources,
        followed=[by_id[one] for one in settings.follow if one in by_id],
        strange=[one for one in settings.follow if one not in by_id],
        held=frozenset(settings.policy.hold_sources),
        habits=habits,
        states={one: state_of(habits.get(one), now) for one in known},
        found=found[:MOST_FOUND],
        hidden=max(len(found) - MOST_FOUND, 0),
        asking=asking,
        files=sorted({place for place, _ in catalogue}),
        file=file,
        q=q,
        known=known,
        typed=typed or {},
        instead_of=instead_of,
        kinds=get_args(SourceKind),
        asked=asked,
        selector=selector,
        probed=probed,
        saw=standing.saw,
        now=now,
    )


def _about(source: Source, words: str) -> bool:
    told = " ".join(
        (source.id, source.name_ar, source.name_en, source.kind, *source.topics, *source.languages)
    ).casefold()
    return all(word in told for word in words.casefold().split())
