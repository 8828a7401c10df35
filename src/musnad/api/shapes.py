"""Core values as the plain data that the API answers with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from starlette.responses import Response

from musnad.api.problems import as_bytes
from musnad.check.report import to_json
from musnad.core.article import Article
from musnad.core.draft import lines
from musnad.core.editing import Edit
from musnad.core.habit import Habit
from musnad.core.log import Logged
from musnad.core.people import Hook, HookCall, Token
from musnad.core.queue import Row, lane_of
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.forms import draft_form, rounds_form
from musnad.flow.repairs import Repair

Plain = dict[str, object]


def answer(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """JSON as an answer."""
    return Response(as_bytes(value), status, headers, media_type="application/json")


def row_shape(row: Row) -> Plain:
    """A row of a list."""
    return {
        "id": row.article_id,
        "revision": row.revision,
        "version": row.version,
        "lane": row.lane,
        "headline": row.headline,
        "kicker": row.kicker,
        "source": row.source_id,
        "publisher": row.publisher,
        "url": row.url,
        "language": row.language,
        "writer": row.writer,
        "notice": row.notice,
        "problems": row.problems,
        "risk": row.risk,
        "sentences": row.sentences,
        "published": row.published,
        "made_at": row.made_at.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        "published_at": _at(row.published_at),
        "scheduled_for": _at(row.scheduled_for),
    }


def article_shape(article: Article, bases: Sequence[Release]) -> Plain:
    """One revision of an article, its lines by name, and what the checker says of them."""
    return {
        "musnad": 1,
        "id": article.id,
        "revision": article.revision,
        "version": article.version,
        "stage": article.stage,
        "lane": lane_of(article),
        "decision": article.decision,
        "source": article.source_id,
        "releases": [article.release_id, *article.other_release_ids],
        "article": {"id": article.id, "revision": article.revision, **draft_form(article.draft)},
        "lines": [
            {"id": f"a{number}", "role": role, "text": line.text, "cites": list(line.cites)}
            for number, (role, line) in enumerate(lines(article.draft), start=1)
        ],
        "share_headline": article.share_headline,
        "report": to_json(article.report, bases),
        "acceptances": [
            {
                "text": one.text,
                "kinds": list(one.kinds),
                "reason": one.reason,
                "by": one.by,
                "at": one.at.isoformat(),
            }
            for one in article.acceptances
        ],
        "corrections": [
            {"at": one.at.isoformat(), "revision": one.revision, "reason": one.reason}
            for one in article.corrections
        ],
        "rounds": rounds_form(article.rounds),
        "edited_by": list(article.edited_by),
        "approved_by": article.approved_by,
        "made_at": article.created_at.isoformat(),
        "changed_at": article.changed_at.isoformat(),
        "published_at": _at(article.published_at),
        "scheduled_for": _at(article.scheduled_for),
    }


def edit_shape(edit: Edit) -> Plain:
    """One step of a person, without the words that stood before it."""
    return {
        "revision": edit.revision,
        "version": edit.version,
        "kind": edit.kind,
        "by": edit.by,
        "at": edit.at.isoformat(),
        "note": edit.note,
        "undone": edit.undone,
    }


def repair_shape(number: int, repair: Repair) -> Plain:
    """A repair that is offered, by its number."""
    return {
        "number": number,
        "label": {"ar": repair.label_ar, "en": repair.label_en},
        "text": repair.text,
        "why": {"ar": repair.why_ar, "en": repair.why_en},
    }


def logged_shape(entry: Logged) -> Plain:
    """An entry of the log with all that its hash covers."""
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "action": entry.action,
        "subject": entry.subject,
        "facts": [list(one) for one in entry.facts],
        "before": entry.before,
        "sha256": entry.sha256,
    }


def source_shape(source: Source, habit: Habit | None) -> Plain:
    """A source that is followed, and how its last polls went."""
    return {
        "id": source.id,
        "name": {"ar": source.name_ar, "en": source.name_en},
        "kind": source.kind,
        "languages": list(source.languages),
        "feed": source.feed,
        "listing": source.listing,
        "page": source.page,
        "every_minutes": source.every_minutes,
        "asked_at": _at(habit.asked_at) if habit else None,
        "succeeded_at": _at(habit.succeeded_at) if habit else None,
        "news_at": _at(habit.news_at) if habit else None,
        "failures": habit.failures if habit else 0,
        "error": habit.error_code if habit else None,
    }


def hook_shape(hook: Hook, *, secret: bool = False) -> Plain:
    """A webhook; its secret only in the answer that made it."""
    told: Plain = {
        "id": hook.id,
        "url": hook.url,
        "events": list(hook.events),
        "created_at": hook.created_at.isoformat(),
    }
    if secret:
        told["secret"] = hook.secret
    return told


def call_shape(call: HookCall) -> Plain:
    """A call on its way, or what became of it."""
    return {
        "id": call.id,
        "state": call.state,
        "attempts": call.attempts,
        "due_at": call.due_at.isoformat(),
        "error": call.error or None,
        "body": call.body,
    }


def token_shape(token: Token, *, current: bool) -> Plain:
    """A token without what could let anybody in."""
    return {
        "id": token.id,
        "name": token.name,
        "scopes": list(token.scopes),
        "created_at": token.created_at.isoformat(),
        "expires_at": _at(token.expires_at),
        "revoked_at": _at(token.revoked_at),
        "used_at": _at(token.used_at),
        "current": current,
    }


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
