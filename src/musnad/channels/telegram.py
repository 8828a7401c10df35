"""A chat on Telegram: one message for each article, changed when it is corrected.

Source: Telegram Bot API 10.3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from musnad.channels import message
from musnad.channels.answers import cleaned, field_of, host_of
from musnad.channels.notes import Notebook
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.pace import Pace
from musnad.channels.story import Story
from musnad.core.article import Article
from musnad.core.courier import Parcel
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.patience import LONGEST_WAIT_SECONDS
from musnad.core.receipt import Receipt
from musnad.parts.channels import TelegramPart

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{10,100}")
_HANDLE = re.compile(r"(-?[0-9]{1,20})/([0-9]{1,20})/(rich|classic)")
_RICH_AGAIN = timedelta(days=1)
"""A server that does not know the rich message is asked again after so long."""

_A_MINUTE = {"chat": 60, "group": 20}
_APART_SECONDS = 1.0
_NOT_MODIFIED = "message is not modified"
_GONE = re.compile(
    r"message to (?:edit|delete) not found|message_id_invalid|message can't be (?:edited|deleted)"
    r"|message identifier is not specified|message not found"
)
_NOT_TAKEN = frozenset({503})
"""What a gateway answers when it has passed nothing on."""

_SENDING = frozenset({"sendMessage", "sendRichMessage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """An answer of the Bot API: its result, or what was wrong."""

    ok: bool
    result: object
    code: int
    description: str
    wait: float | None
    moved_to: str


class Telegram(Outlet):
    """The port ``Publisher`` for one chat; a message is never sent twice by itself."""

    repeatable = False

    def __init__(self, part: TelegramPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part
        group = part.chat.startswith(("-", "@"))
        self._pace = Pace(
            Notebook(outfit.folder, f"telegram {part.chat}"),
            apart_seconds=_APART_SECONDS,
            a_minute=_A_MINUTE["group" if group else "chat"],
            clock=outfit.clock,
            sleep=outfit.sleep,
        )

    def variables(self) -> tuple[str, ...]:
        """The token's variable."""
        return (self._own.token_env,)

    def draft(self, story: Story) -> object:
        """Both forms of the message."""
        return {
            "chat": self._own.chat,
            "html": message.classic(story, sentences=self._own.sentences),
            "rich": message.rich(story),
        }

    def probe(self) -> str:
        """The bot's name, if it may write to the chat."""
        self.ready()
        bot = self._result("getMe", {})
        self._result("getChat", {"chat_id": self._own.chat})
        return "@" + cleaned(field_of(bot, "username"))

    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Send a message, or change the one that is there."""
        again = self.asked_by(article)
        known = next((one for one in reversed(earlier) if one.handle), None)
        if known is not None:
            changed = self._change(article, story, known)
            if changed is not None:
                return changed
        if earlier and self._own.when_gone == "park" and not again:
            raise RefusedError("channel.deleted", channel=self.channel, host=self._host)
        return self._send(article, story)

    def take_back(self, article: Article) -> Receipt:
        """Delete every message of the article, or leave a note in its place."""
        handles = [one.handle for one in self.sent_before(article) if one.handle]
        headline = article.draft.headline.text
        for handle in dict.fromkeys(handles):
            chat, number, _ = _parted(handle)
            where = {"chat_id": int(chat), "message_id": int(number)}
            if self._own.withdraw == "delete" and self._done(self._call("deleteMessage", where)):
                continue
            text = message.tombstone(headline)
            note = {**where, "text": text, "parse_mode": "HTML"}
            self._done(self._call("editMessageText", note))
        return self.receipt(article, handle=handles[-1] if handles else None)

    def _send(self, article: Article, story: Story) -> Receipt:
        base: dict[str, object] = {"chat_id": self._own.chat}
        if self._own.silent:
            base["disable_notification"] = True
        html = message.rich(story) if self._rich_wanted() else ""
        if html:
            told = {**base, "rich_message": _rich(html)}
            said = self._call("sendRichMessage", told)
            if said.ok:
                return self._sent(article, said, "rich", html)
            if said.code == 404:
                self._forget_rich()
            elif said.code != 400:
                raise self._fault(said)
        text = message.classic(story, sentences=self._own.sentences)
        said = self._call("sendMessage", {**base, **_classic(text, story.address)})
        if not said.ok:
            raise self._fault(said)
        return self._sent(article, said, "classic", text)

    def _change(self, article: Article, story: Story, known: Receipt) -> Receipt | None:
        """The receipt of the message changed; None when it is there no more."""
        chat, number, kind = _parted(known.handle or "")
        where: dict[str, object] = {"chat_id": int(chat), "message_id": int(number)}
        html = message.rich(story) if kind == "rich" else ""
        if html:
            told: dict[str, object] = {"rich_message": _rich(html)}
        else:
            html = message.classic(story, sentences=self._own.sentences)
            told = _classic(html, story.address)
        said = self._call("editMessageText", {**where, **told})
        if not self._done(said):
            return None
        return self.receipt(
            article, location=known.location, handle=known.handle, body=html.encode()
        )

    def _sent(self, article: Article, said: _Said, kind: str, body: str) -> Receipt:
        number = field_of(said.result, "message_id")
        chat = field_of(said.result, "chat", "id")
        name = field_of(said.result, "chat", "username")
        if not isinstance(number, int) or not isinstance(chat, int):
            raise TransientError("channel.unresolved", channel=self.channel, host=self._host)
        location = None
        if isinstance(name, str) and re.fullmatch(r"\w{1,64}", name, re.ASCII):
            location = f"https://t.me/{name}/{number}"
        elif str(chat).startswith("-100"):
            location = f"https://t.me/c/{str(chat)[4:]}/{number}"
        return self.receipt(
            article, location=location, handle=f"{chat}/{number}/{kind}", body=body.encode()
        )

    def _done(self, said: _Said) -> bool:
        """Whether a change was made; False when the message is gone. Raises other faults."""
        told = said.description.lower()
        if said.ok or _NOT_MODIFIED in told:
            return True
        if said.code == 400 and _GONE.search(told):
            return False
        raise self._fault(said)

    def _rich_wanted(self) -> bool:
        """Whether the server may know the rich message."""
        if not self._own.rich:
            return False
        since = self._notebook.read().get("rich_unknown_at")
        if not isinstance(since, (int, float)):
            return True
        passed = self._outfit.clock().timestamp() - since
        return not 0 <= passed < _RICH_AGAIN.total_seconds()

    def _forget_rich(self) -> None:
        with self._notebook.changing() as notes:
            notes["rich_unknown_at"] = self._outfit.clock().timestamp()

    @property
    def _host(self) -> str:
        return host_of(self._own.api_url)

    def _result(self, method: str, told: Mapping[str, object]) -> object:
        said = self._call(method, told)
        if not said.ok:
            raise self._fault(said)
        return said.result

    def _call(self, method: str, told: Mapping[str, object]) -> _Said:
        """Ask once, when it is this chat's turn.

        Raises TransientError ``channel.unresolved`` where a message may have been sent.
        """
        token = self.secret(self._own.token_env)
        if not _TOKEN.fullmatch(token):
            raise RefusedError(
                "channel.secret_form", channel=self.channel, variable=self._own.token_env
            )
        if not method.startswith("get"):
            self._pace.take_turn()
        parcel = Parcel(
            method="POST",
            url=f"{self._own.api_url}/bot{token}/{method}",
            headers=(("Content-Type", "application/json"),),
            body=json.dumps(told, ensure_ascii=False).encode(),
        )
        try:
            reply = self.carry(parcel)
        except TransientError as error:
            if error.code == "channel.no_answer" and method in _SENDING:
                raise self._unresolved() from None
            raise
        found = reply.json()
        if not isinstance(found, dict) or not isinstance(found.get("ok"), bool):
            # Whoever stands before the server answers in words of its own.
            if reply.status in _NOT_TAKEN or 300 <= reply.status < 500:
                found = {"ok": False, "error_code": reply.status, "description": ""}
            elif method in _SENDING:
                raise self._unresolved()
            else:
                found = {"ok": False, "error_code": max(reply.status, 500), "description": ""}
        wait = field_of(found, "parameters", "retry_after")
        moved = field_of(found, "parameters", "migrate_to_chat_id")
        code = found.get("error_code")
        return _Said(
            ok=bool(found["ok"]),
            result=found.get("result"),
            code=code if isinstance(code, int) else reply.status,
            description=cleaned(found.get("description"), (token,)),
            wait=min(float(wait), LONGEST_WAIT_SECONDS) if isinstance(wait, (int, float)) else None,
            moved_to=str(moved) if isinstance(moved, int) else "",
        )

    def _unresolved(self) -> TransientError:
        return TransientError("channel.unresolved", channel=self.channel, host=self._host)

    def _fault(self, said: _Said) -> MusnadError:
        told = {
            "channel": self.channel,
            "host": self._host,
            "status": said.code,
            "reason": said.description or "-",
        }
        if said.moved_to:
            return RefusedError("channel.moved", channel=self.channel, chat=said.moved_to)
        if said.code == 429:
            return TransientError("channel.busy", retry_after_seconds=said.wait, **told)
        if said.code >= 500:
            return TransientError("channel.server", retry_after_seconds=said.wait, **told)
        if said.code in (401, 404):  # a token of the right form that nobody knows: 404
            return RefusedError("channel.key", **told)
        if said.code == 403:
            return RefusedError("channel.forbidden", **told)
        return RefusedError("channel.refused", **told)


def _classic(text: str, address: str) -> dict[str, object]:
    preview = {"url": address} if address else {"is_disabled": True}
    return {"text": text, "parse_mode": "HTML", "link_preview_options": preview}


def _rich(html: str) -> dict[str, object]:
    return {"html": html, "is_rtl": True, "skip_entity_detection": True}


def _parted(handle: str) -> tuple[str, str, str]:
    found = _HANDLE.fullmatch(handle)
    if found is None:
        raise RefusedError("channel.handle", handle=handle[:60])
    return found[1], found[2], found[3]
