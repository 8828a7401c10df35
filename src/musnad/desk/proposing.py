"""What a form would change of the settings: shown first, then kept and logged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.errors import MusnadError, RefusedError
from musnad.desk.faults import status_of
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.office import Office
from musnad.desk.pages import Pages
from musnad.messages import explain
from musnad.tuning import proposal as proposals
from musnad.tuning.preview import Preview, last_releases, preview
from musnad.tuning.proposal import Proposal
from musnad.tuning.standing import Standing, look, seen

Reader = Annotated[Visitor, Depends(allowed("read"))]
Setter = Annotated[Visitor, Depends(allowed("settings"))]
Sent = Annotated[FormData, Depends(form_of)]

MOST_LINES = 1_500
"""Of a difference, how many lines are shown."""

_ONE = threading.Lock()
"""Previews take seconds: one at a time, so that editors' pages stay quick."""

Again = Callable[[str, int], Response]
"""The form's page once more, with a message and a status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A field that the form carries on."""

    name: str
    value: str


def office_of(request: Request) -> Office:
    """The office behind a request."""
    office: Office = request.app.state.office
    return office


def pages_of(request: Request) -> Pages:
    """What renders pages."""
    pages: Pages = request.app.state.pages
    return pages


def standing_of(request: Request) -> Standing:
    """The settings and tables as they are now."""
    return look(office_of(request).folder)


def text(form: FormData, name: str) -> str:
    """A field of the form, "" where it is missing or a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def answer(
    request: Request,
    visitor: Visitor,
    form: FormData,
    make: Callable[[Standing], Proposal],
    *,
    back: str,
    again: Again | None = None,
) -> Response:
    """The proposal that a form makes: shown, or kept where the form says ``do`` is ``save``.

    What is refused is told on the form's own page (``again``), with all that was typed.
    """
    office = office_of(request)
    try:
        proposal = make(seen(office.folder, text(form, "saw")))
        office.tools.judge(proposal.settings)
        if text(form, "do") == "save" and not proposal.faults:
            return _kept(office, proposal, visitor, back)
    except RefusedError as error:
        if again is None:
            raise
        return again(explain(error.code, error.facts, visitor.tongue), status_of(error))
    return _shown(request, visitor, form, proposal, back=back)


def _kept(office: Office, proposal: Proposal, visitor: Visitor, back: str) -> Response:
    if proposal.changes:
        notes = proposals.keep(proposal, by=visitor.by, clock=office.newsroom().desk.clock)
        office.newsroom().store.desk.log.append(*notes)
    told = "saved" if proposal.changes else "same"
    joint = "&" if "?" in back else "?"
    return RedirectResponse(f"{back}{joint}{urlencode({'told': told})}", 303)


def _shown(
    request: Request, visitor: Visitor, form: FormData, proposal: Proposal, *, back: str
) -> Response:
    office = office_of(request)
    looked, busy = _preview(office, proposal)
    hidden = [
        Hidden(name=name, value=value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in ("csrf", "do")
    ]
    lines = {change.file: change.difference()[:MOST_LINES] for change in proposal.changes}
    return pages_of(request).page(
        "tuning/proposal.html",
        visitor,
        status=422 if proposal.faults else 200,
        room="desk.settings",
        proposal=proposal,
        differences=lines,
        preview=looked,
        busy=busy,
        hidden=hidden,
        action=request.url.path,
        back=back,
    )


def _preview(office: Office, proposal: Proposal) -> tuple[Preview | None, bool]:
    """What articles would read otherwise, where the change is one of writing or deciding; and
    whether another preview kept it from being worked out."""
    newsroom = office.newsroom()
    policy = proposal.settings.publishing_policy()
    same = (proposal.house, policy) == (newsroom.desk.house, newsroom.desk.policy)
    if proposal.faults or not proposal.changes or same:
        return None, False
    if not _ONE.acquire(blocking=False):
        return None, True
    try:
        after = office.tools.desk_of(proposal.settings, proposal.house)
        releases = last_releases(newsroom.store)
        return preview(releases, newsroom.desk, after, ticks=office.tools.ticks), False
    except MusnadError:
        return None, True
    finally:
        _ONE.release()
