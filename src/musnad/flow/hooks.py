"""Webhooks: who is told of what happens to articles, and the calls on their way to them.

What is told comes from the log, after the fact: a receiver that fails never holds up a
decision. A call may arrive more than once; its id is always the same.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.ids import content_id
from musnad.core.log import Logged, Note
from musnad.core.patience import WAITS
from musnad.core.people import Account, Hook, HookCall
from musnad.flow.newsroom import Newsroom

EVENTS: tuple[str, ...] = (
    "article.made",
    "article.edited",
    "article.accepted",
    "article.rewritten",
    "article.undone",
    "article.approved",
    "article.scheduled",
    "article.unscheduled",
    "article.published",
    "article.corrected",
    "article.spiked",
    "article.revived",
    "article.withdrawn",
)
"""What of the log hooks are told: what happens to articles, and nothing of people."""

PING = "ping"
MOST_HOOKS = 50
MOST_CALLS = 200
"""Calls of one hook that are shown, the newest."""

LONGEST_URL = 2000


_SECRET_BYTES = 32
_AT_ONCE = 200
_AT_A_TIME = 20
_LONGEST_ERROR = 200


class Sender(Protocol):
    """Carries calls to the addresses of hooks."""

    def permit(self, url: str) -> None:
        """Do nothing where calls may go to such an address; raises RefusedError ``fetch.*``."""
        ...

    def send(self, hook: Hook, call: HookCall, *, at: datetime) -> None:
        """Send it once, signed; raises TransientError or RefusedError ``fetch.*``, ``hook.*``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a round of deliveries came to."""

    sent: int = 0
    failed: int = 0
    dead: int = 0


def make_hook(
    newsroom: Newsroom, sender: Sender, account: Account, *, url: str, events: Iterable[str]
) -> Hook:
    """Tell an address from now on of some events, or of all (none named); logged.

    Raises RefusedError ``hook.events``, ``hook.many`` or ``fetch.*`` for the address.
    """
    wanted = frozenset(events)
    unknown = sorted(wanted.difference(EVENTS))
    if unknown:
        raise RefusedError("hook.events", known=", ".join(EVENTS))
    if len(url) > LONGEST_URL:
        raise RefusedError("fetch.bad_address", url=f"{url[:80]}…")
    sender.permit(url)
    desk = newsroom.store.desk
    if sum(one.disabled_at is None for one in desk.hooks.hooks()) >= MOST_HOOKS:
        raise RefusedError("hook.many", most=MOST_HOOKS)
    now = newsroom.desk.clock()
    secret = newsroom.chance.getrandbits(8 * _SECRET_BYTES).to_bytes(_SECRET_BYTES, "big")
    shown = "whsec_" + urlsafe_b64encode(secret).decode("ascii").rstrip("=")
    hook = Hook(
        id=content_id("hook", shown),
        url=url.strip(),
        secret=shown,
        account_id=account.id,
        created_at=now,
        events=tuple(one for one in EVENTS if one in wanted),
    )
    queue_calls(newsroom)  # what happened before it was made is not for it
    desk.hooks.save_hook(hook)
    desk.log.append(Note(by=account.name, action="hook.made", subject=hook.id))
    return hook


def change_hook(
    newsroom: Newsroom, hook_id: str, *, events: Iterable[str], account: Account
) -> Hook:
    """Tell a hook of other events; logged. Raises RefusedError ``hook.*``."""
    hook = hook_of(newsroom, hook_id)
    wanted = frozenset(events)
    if not wanted <= frozenset(EVENTS):
        raise RefusedError("hook.events", known=", ".join(EVENTS))
    changed = replace(hook, events=tuple(one for one in EVENTS if one in wanted))
    newsroom.store.desk.hooks.save_hook(changed)
    newsroom.store.desk.log.append(Note(by=account.name, action="hook.changed", subject=hook.id))
    return changed


def remove_hook(newsroom: Newsroom, hook_id: str, *, account: Account) -> None:
    """Tell a hook no more; what waits for it is let go. Logged; raises ``hook.unknown``."""
    hook = hook_of(newsroom, hook_id)
    _close(newsroom, hook, by=account.name)


def hook_of(newsroom: Newsroom, hook_id: str) -> Hook:
    """The hook with this id that is in use; raises RefusedError ``hook.unknown``."""
    for hook in newsroom.store.desk.hooks.hooks():
        if hook.id == hook_id and hook.disabled_at is None:
            return hook
    raise RefusedError("hook.unknown", id=hook_id)


def queue_calls(newsroom: Newsroom) -> int:
    """Make calls of what the log has told since the last time; returns how many."""
    desk = newsroom.store.desk
    made = 0
    while True:
        entries = desk.log.entries(after=desk.hooks.told(), limit=_AT_ONCE)
        if not entries:
            return made
        hooks = _in_use(newsroom)
        calls = [
            _call(newsroom, hook, entry)
            for entry in entries
            for hook in hooks
            if entry.action in EVENTS and (not hook.events or entry.action in hook.events)
        ]
        desk.hooks.queue(calls, told=entries[-1].number)
        made += len(calls)


def deliver_calls(newsroom: Newsroom, sender: Sender, now: datetime) -> Delivered:
    """Queue what is new and send what is due at ``now``, those of each hook in their order.

    A receiver that cannot be reached has failed for all that was due to it; one that refuses
    a call has refused that call alone. One that says that it is gone for good is told no more.
    """
    queue_calls(newsroom)
    sent = failed = dead = 0
    for hook in _in_use(newsroom):
        done = _deliver(newsroom, sender, hook, now)
        sent, failed, dead = sent + done.sent, failed + done.failed, dead + done.dead
    return Delivered(sent=sent, failed=failed, dead=dead)


def ping(newsroom: Newsroom, sender: Sender, hook_id: str) -> HookCall:
    """Send a hook a test call at once and once only; how it went is in its ``state``.

    Raises RefusedError ``hook.unknown``.
    """
    hook = hook_of(newsroom, hook_id)
    now = newsroom.desk.clock()
    id_ = content_id("ping", hook.id, now.isoformat())
    body = _body(id_, PING, now, {"hook": hook.id})
    call = HookCall(id=id_, hook_id=hook.id, body=body, state="waiting", due_at=now)
    try:
        sender.send(hook, call, at=now)
    except MusnadError as error:
        tried = replace(call, state="dead", attempts=1, error=_told(error))
    else:
        tried = replace(call, state="sent", attempts=1)
    newsroom.store.desk.hooks.save_call(tried)
    return tried


def retry_call(newsroom: Newsroom, hook_id: str, call_id: str) -> HookCall:
    """Have a dead call sent with the next round, as if it had never been tried.

    One that is not dead stays as it is. Raises RefusedError ``hook.unknown`` for a hook that is
    not in use, and for a call that is not among its last ``MOST_CALLS``.
    """
    hook = hook_of(newsroom, hook_id)
    desk = newsroom.store.desk.hooks
    found = desk.calls(hook_id=hook.id, limit=MOST_CALLS)
    call = next((one for one in found if one.id == call_id), None)
    if call is None:
        raise RefusedError("hook.unknown", id=call_id)
    if call.state != "dead":
        return call
    waiting = replace(call, state="waiting", due_at=newsroom.desk.clock(), attempts=0, error="")
    desk.save_call(waiting)
    return waiting


def owners_of(newsroom: Newsroom) -> dict[str, Account]:
    """The accounts whose hooks are told, by their id."""
    return {one.id: one for one in newsroom.store.desk.people.accounts() if one.may("settings")}


def _in_use(newsroom: Newsroom) -> list[Hook]:
    """The hooks that are told: those whose owner still may have them."""
    desk = newsroom.store.desk
    owners = owners_of(newsroom)
    return [
        one for one in desk.hooks.hooks() if one.disabled_at is None and one.account_id in owners
    ]


def _deliver(newsroom: Newsroom, sender: Sender, hook: Hook, now: datetime) -> Delivered:
    desk = newsroom.store.desk.hooks
    due = desk.calls(hook_id=hook.id, due_before=now, limit=_AT_A_TIME)
    sent = failed = dead = 0
    for number, call in enumerate(due):
        try:
            sender.send(hook, call, at=newsroom.desk.clock())
        except MusnadError as error:
            if error.facts.get("status") == "410":
                _close(newsroom, hook, by="policy")
                return Delivered(sent=sent, failed=failed, dead=dead + len(due) - number)
            unreached = isinstance(error, TransientError)
            behind: Sequence[HookCall] = due[number:] if unreached else (call,)
            for one in behind:
                tried = _failed(one, error, now)
                desk.save_call(tried)
                dead += tried.state == "dead"
                failed += tried.state == "waiting"
            if unreached:
                break
        else:
            desk.save_call(replace(call, state="sent", attempts=call.attempts + 1, error=""))
            sent += 1
    return Delivered(sent=sent, failed=failed, dead=dead)


def _failed(call: HookCall, error: MusnadError, now: datetime) -> HookCall:
    """The call as it waits for its next try, or dead when it had the last or never may go."""
    tried = replace(call, attempts=call.attempts + 1, error=_told(error))
    forbidden = error.code in ("fetch.private_address", "fetch.bad_address", "fetch.scheme")
    if forbidden or tried.attempts > len(WAITS):
        return replace(tried, state="dead")
    return replace(tried, due_at=now + WAITS[tried.attempts - 1])


def _close(newsroom: Newsroom, hook: Hook, *, by: str) -> None:
    desk = newsroom.store.desk
    now = newsroom.desk.clock()
    desk.hooks.save_hook(replace(hook, disabled_at=now))
    far = now + sum(WAITS, timedelta(days=1))
    while waiting := desk.hooks.calls(hook_id=hook.id, due_before=far):
        for call in waiting:
            desk.hooks.save_call(replace(call, state="dead", error="hook.removed"))
    desk.log.append(Note(by=by, action="hook.removed", subject=hook.id))


def _call(newsroom: Newsroom, hook: Hook, entry: Logged) -> HookCall:
    id_ = content_id("call", hook.id, entry.sha256)
    told: dict[str, object] = {"number": entry.number, "by": entry.by}
    told.update(_article(newsroom, entry.subject))
    return HookCall(
        id=id_,
        hook_id=hook.id,
        body=_body(id_, entry.action, entry.at, told),
        state="waiting",
        due_at=entry.at,
    )


def _article(newsroom: Newsroom, article_id: str) -> dict[str, object]:
    """What a receiver wants to know at once: the article in short, and where it can be seen."""
    links = {"article": f"/api/v1/articles/{article_id}"}
    article = newsroom.store.article(article_id)
    if article is None:
        return {"article": {"id": article_id}, "links": links}
    for receipt in newsroom.store.receipts(article_id, state="sent"):
        if receipt.location:
            links[receipt.channel] = receipt.location
    published = article.published_at
    summary = {
        "id": article.id,
        "revision": article.revision,
        "stage": article.stage,
        "source": article.source_id,
        "kicker": article.draft.kicker,
        "headline": article.draft.headline.text,
        "lead": article.draft.lead.text,
        "published_at": published.isoformat() if published else None,
    }
    return {"article": summary, "links": links}


def _body(id_: str, event: str, at: datetime, told: dict[str, object]) -> str:
    value = {"musnad": 1, "id": id_, "event": event, "at": at.astimezone(UTC).isoformat(), **told}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _told(error: MusnadError) -> str:
    """The error's code and status: an address may carry a secret, and is not repeated."""
    status = error.facts.get("status")
    return (f"{error.code} ({status})" if status else error.code)[:_LONGEST_ERROR]
