"""Changes of an article's words, one sentence at a time; every form says what its writer saw."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Annotated, Literal, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from musnad.core.article import Article
from musnad.core.draft import Draft, lines
from musnad.core.errors import MusnadError, RefusedError
from musnad.desk.article import Answer, Meanwhile, found, show
from musnad.desk.faults import status_of
from musnad.desk.guard import Visitor, allowed, form_of
from musnad.desk.office import Office
from musnad.desk.spread import spread
from musnad.flow import editing
from musnad.flow.bases import bases_of
from musnad.flow.hands import Hand, article_of
from musnad.flow.newsroom import Newsroom
from musnad.flow.placing import line_at, number_of, top_of
from musnad.flow.recheck import recheck
from musnad.messages import explain

routes = APIRouter(prefix="/articles/{article_id}")

Editor = Annotated[Visitor, Depends(allowed("edit"))]
Sent = Annotated[FormData, Depends(form_of)]
Role = Literal["paragraph", "crosshead", "background"]

_SAW = re.compile(r"([0-9]{1,6})\.([0-9]{1,9})")
_ROLES = frozenset({"paragraph", "crosshead", "background"})
_KEPT = frozenset({"text", "reason", "cites", "role", "at", "writer", "instruction"})
_LONGEST_NUMBER = 3


@routes.post("/lines/{line}")
def change(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """Other words for a sentence."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        wanted = _other_cites(newsroom, article_id, line, form, hand)
        text = field(form, "text")
        return editing.change_line(newsroom, article_id, line, text, hand=hand, cites=wanted), line

    return done(request, visitor, article_id, form, act, told="edited", doing="edit", line=line)


@routes.post("/lines/{line}/recheck")
def look(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """What the checker says of words while they are typed; nothing is kept."""
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    article = article_of(newsroom, article_id)
    text = editing.typed(field(form, "text"))
    wanted = cites_of(form)
    finding = recheck(newsroom, article, line, text, wanted)
    _, now = line_at(article.draft, number_of(article.draft, line))
    return found(request, visitor, article, finding, now.cites if wanted is None else wanted)


@routes.post("/lines/{line}/repair")
def repair(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """The repair of a number."""
    number = field(form, "number")
    wanted = int(number) if number.isdecimal() and len(number) <= _LONGEST_NUMBER else 0

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return editing.apply_repair(newsroom, article_id, line, wanted, hand=hand), line

    return done(request, visitor, article_id, form, act, told="repaired", line=line)


@routes.post("/lines/{line}/accept")
def accept(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """Answer for a sentence that was flagged."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        reason = field(form, "reason")
        return editing.accept_line(newsroom, article_id, line, reason, hand=hand), line

    return done(request, visitor, article_id, form, act, told="accepted", doing="accept", line=line)


@routes.post("/lines/{line}/unaccept")
def unaccept(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """Take an acceptance back."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return editing.unaccept_line(newsroom, article_id, line, hand=hand), line

    return done(request, visitor, article_id, form, act, told="unaccepted", line=line)


@routes.post("/lines/{line}/remove")
def remove(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """Take a sentence out."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        made = editing.remove_line(newsroom, article_id, line, hand=hand)
        count = sum(1 for _ in lines(made.draft))
        return made, f"a{min(after_number(line), count)}"

    return done(request, visitor, article_id, form, act, told="removed", line=line)


@routes.post("/lines/{line}/move")
def move(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """Put a sentence after another one."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        after = field(form, "after")
        made = editing.move_line(newsroom, article_id, line, after=after, hand=hand)
        to = after_number(after) + (after_number(after) < after_number(line))
        return made, f"a{max(to, top_of(made.draft) + 1)}"

    return done(request, visitor, article_id, form, act, told="moved", line=line)


@routes.post("/lines/{line}/add")
def add(request: Request, article_id: str, line: str, visitor: Editor, form: Sent) -> Response:
    """A new sentence, crosshead or background after a sentence."""
    wanted = field(form, "role")
    role = cast("Role", wanted if wanted in _ROLES else "paragraph")

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        text = field(form, "text")
        made = editing.add_line(newsroom, article_id, line, text, hand=hand, role=role)
        return made, f"a{max(after_number(line), top_of(made.draft)) + 1}"

    return done(request, visitor, article_id, form, act, told="added", doing="add", line=line)


@routes.post("/kicker")
def kicker(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """Other words above the headline."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return editing.set_kicker(newsroom, article_id, field(form, "text"), hand=hand), ""

    return done(request, visitor, article_id, form, act, told="kicker", doing="kicker")


@routes.post("/share")
def share(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """What stands on the share image."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return editing.set_share_headline(newsroom, article_id, field(form, "text"), hand=hand), ""

    return done(request, visitor, article_id, form, act, told="share", doing="share")


@routes.post("/undo")
def undo(request: Request, article_id: str, visitor: Editor, form: Sent) -> Response:
    """Take the last step back."""

    def act(newsroom: Newsroom, hand: Hand) -> tuple[Article, str]:
        return editing.undo(newsroom, article_id, hand=hand), field(form, "line")

    return done(request, visitor, article_id, form, act, told="undone")


def done(
    request: Request,
    visitor: Visitor,
    article_id: str,
    form: FormData,
    act: Callable[[Newsroom, Hand], tuple[Article, str]],
    *,
    told: str,
    doing: str = "",
    line: str = "",
) -> Response:
    """Do it in the visitor's name, and answer with the page as it is then.

    What is refused comes back on the page with all that was typed; so does what somebody else
    was quicker with (409), beside what they made of it. Scripts get refusals as JSON.
    """
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    hand = Hand(by=visitor.by, saw=saw(form))
    typed = {name: field(form, name) for name in _KEPT if name in form}
    try:
        made, chosen = act(newsroom, hand)
    except MusnadError as error:
        if error.code == "desk.stale":
            return _stale(request, visitor, article_id, form, error, doing=doing, line=line)
        if error.code in ("article.unknown", "desk.request") or visitor.fragment:
            raise
        answer = Answer(problem=error_text(error, visitor), doing=doing, typed=typed)
        article = article_of(newsroom, article_id)
        status = status_of(error)
        return show(request, visitor, article, chosen=line, answer=answer, status=status)
    if visitor.fragment:
        # What was taken back need not be the newest revision: the page shows that one.
        present = article_of(newsroom, made.id)
        return show(request, visitor, present, chosen=chosen, answer=Answer(told=told))
    query = urlencode({"line": chosen, "told": told} if chosen else {"told": told})
    target = f"/articles/{made.id}?{query}" + (f"#{chosen}" if chosen else "")
    return RedirectResponse(target, 303)


def saw(form: FormData) -> tuple[int, int]:
    """The revision and version that the form's page showed; ``desk.request`` without them."""
    told = _SAW.fullmatch(field(form, "saw"))
    if told is None:
        raise RefusedError("desk.request")
    return int(told[1]), int(told[2])


def field(form: FormData, name: str) -> str:
    """What was typed in a field, "" for nothing."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def cites_of(form: FormData) -> tuple[str, ...] | None:
    """The sentences that a line is said to rest on; None where nothing was asked."""
    if "cites" not in form:
        return None
    told = re.split(r"[\s,،]+", field(form, "cites").strip())
    # A bare number is a sentence of the article's own release.
    return tuple(one if "." in one else f"s1.{one}" for one in told if one)


def error_text(error: MusnadError, visitor: Visitor) -> str:
    """A refusal in the visitor's language."""
    return explain(error.code, error.facts, visitor.tongue)


def after_number(line: str) -> int:
    """The number in ``a3``; 0 for what is none."""
    return int(line[1:]) if line[1:].isdecimal() and len(line) <= 5 else 0


def _other_cites(
    newsroom: Newsroom, article_id: str, line: str, form: FormData, hand: Hand
) -> tuple[str, ...] | None:
    """What the line is to rest on, None where that was left as it is."""
    article, wanted = article_of(newsroom, article_id), cites_of(form)
    if (article.revision, article.version) != hand.saw:
        return wanted  # it is refused anyway
    _, now = line_at(article.draft, number_of(article.draft, line))
    return None if wanted == now.cites else wanted


def _stale(
    request: Request,
    visitor: Visitor,
    article_id: str,
    form: FormData,
    error: MusnadError,
    *,
    doing: str,
    line: str,
) -> Response:
    """The page as it is now, with who changed what, and everything that was typed."""
    office: Office = request.app.state.office
    newsroom = office.newsroom()
    article = article_of(newsroom, article_id)
    seen = saw(form)
    edits = newsroom.store.desk.copy.edits(article_id)
    since = tuple(one for one in edits if (one.revision, one.version) > seen)
    was = field(form, "was").strip()
    now = _same_line(since[0].draft_before if since else None, article.draft, line, was)
    bases = bases_of(newsroom.store, article)
    standing = spread(article, bases).line(now) if now else None
    typed = {name: field(form, name) for name in _KEPT if name in form}
    meanwhile = Meanwhile(
        by=error.facts.get("by", ""),
        at=error.facts.get("at", ""),
        steps=since,
        line=standing,
        was=was,
        mine=typed.get("text") or typed.get("reason") or typed.get("instruction") or "",
    )
    answer = Answer(doing=doing, typed=typed, meanwhile=meanwhile)
    return show(request, visitor, article, chosen=now, answer=answer, status=409)


def _same_line(seen: Draft | None, now: Draft, line: str, was: str) -> str:
    """Where a line stands by now that had these words; "" where it is gone."""
    texts = [one.text for _, one in lines(now)]
    if was in texts:
        return f"a{texts.index(was) + 1}"
    at = after_number(line) - 1
    if seen is None:
        return line if 0 <= at < len(texts) else ""
    old = [one.text for _, one in lines(seen)]
    for tag, start, end, to, until in SequenceMatcher(
        None, old, texts, autojunk=False
    ).get_opcodes():
        if start <= at < end and tag in ("equal", "replace") and to + at - start < until:
            return f"a{to + at - start + 1}"
    return ""
