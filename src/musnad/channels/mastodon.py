"""An account on a server that speaks Mastodon's API: a status for each article, changed by edits.

Source: Mastodon API, statuses: ``Idempotency-Key``, ``PUT /api/v1/statuses/:id``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import unescape

from musnad.channels.answers import cleaned, fault, field_of, host_of
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.post import post_of
from musnad.channels.story import Story
from musnad.channels.texts import safe_url
from musnad.core.article import Article
from musnad.core.courier import Parcel, Reply
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.ids import content_id
from musnad.core.receipt import Receipt
from musnad.parts.channels import MastodonPart

_URL = re.compile(r"https?://\S+")
_URL_LENGTH = 23
"""What the server counts for any address."""

_HANDLE = re.compile(r"[A-Za-z0-9]{1,64}")
_LATEST = 40


class Mastodon(Outlet):
    """The port ``Publisher`` for one account.

    A status is sent with a key by which the server knows it again; as it keeps keys for an
    hour, a later try looks for the status first.
    """

    repeatable = True

    def __init__(self, part: MastodonPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def variables(self) -> tuple[str, ...]:
        """The token's variable."""
        return (self._own.token_env,)

    def draft(self, story: Story) -> object:
        """The status's text."""
        return {"status": self._text(story), "language": story.language}

    def probe(self) -> str:
        """The account's name."""
        self.ready()
        return "@" + cleaned(field_of(self._account(), "acct"))

    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Send a status, or change the one that is there."""
        text = self._text(story)
        told: dict[str, object] = {"status": text, "language": story.language}
        known = next((one.handle for one in reversed(earlier) if one.handle), None)
        if known is None and self._tried(article):
            known = self._found(story)
        if known is not None and _HANDLE.fullmatch(known):
            reply = self._ask("PUT", f"statuses/{known}", told)
            if reply.status == 404 and not self.asked_by(article):
                raise RefusedError("channel.deleted", channel=self.channel, host=self._host)
            if reply.status != 404:
                return self._sent(article, reply, text)
        again = self.asked_by(article)
        key = content_id(self.channel, article.id, str(article.revision), again)
        told["visibility"] = self._own.visibility
        reply = self._ask("POST", "statuses", told, (("Idempotency-Key", key),))
        return self._sent(article, reply, text)

    def take_back(self, article: Article) -> Receipt:
        """Delete the article's statuses; one that is gone is gone."""
        handles = dict.fromkeys(one.handle for one in self.sent_before(article) if one.handle)
        for handle in handles:
            if _HANDLE.fullmatch(handle):
                reply = self._ask("DELETE", f"statuses/{handle}")
                error = self._fault(reply)
                if error is not None and reply.status != 404:
                    raise error
        return self.receipt(article)

    def _text(self, story: Story) -> str:
        return post_of(story, self._own.characters, _length, tail=story.address)

    def _sent(self, article: Article, reply: Reply, text: str) -> Receipt:
        error = self._fault(reply)
        if error is not None:
            raise error
        found = reply.json()
        number, url = field_of(found, "id"), field_of(found, "url")
        if not isinstance(number, str) or not _HANDLE.fullmatch(number):
            raise RefusedError(
                "channel.odd_answer", channel=self.channel, host=self._host, what="id"
            )
        location = safe_url(url if isinstance(url, str) else "") or None
        return self.receipt(article, location=location, handle=number, body=text.encode())

    def _tried(self, article: Article) -> bool:
        """Whether an earlier try of this revision may have arrived."""
        return any(
            one.channel == self.channel and one.revision == article.revision and one.attempts > 1
            for one in self._outfit.shelf.receipts(article.id)
        )

    def _found(self, story: Story) -> str | None:
        """The status among the account's latest that has the article's address."""
        if not story.address:
            return None
        number = field_of(self._account(), "id")
        if not isinstance(number, str) or not _HANDLE.fullmatch(number):
            return None
        reply = self._ask("GET", f"accounts/{number}/statuses?limit={_LATEST}")
        error = self._fault(reply)
        if error is not None:
            raise error
        found = reply.json()
        for one in found if isinstance(found, list) else ():
            content, id_ = field_of(one, "content"), field_of(one, "id")
            if not isinstance(content, str) or not isinstance(id_, str):
                continue
            if story.address in unescape(content):
                return id_
        return None

    def _account(self) -> object:
        reply = self._ask("GET", "accounts/verify_credentials")
        error = self._fault(reply)
        if error is not None:
            raise error
        return reply.json()

    @property
    def _host(self) -> str:
        return host_of(self._own.url)

    def _ask(
        self,
        method: str,
        path: str,
        told: dict[str, object] | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> Reply:
        token = self.secret(self._own.token_env)
        given = (("Authorization", f"Bearer {token}"), *headers)
        body = b""
        if told is not None:
            given = (*given, ("Content-Type", "application/json"))
            body = json.dumps(told, ensure_ascii=False).encode()
        return self.carry(
            Parcel(method=method, url=f"{self._own.url}/api/v1/{path}", headers=given, body=body)
        )

    def _fault(self, reply: Reply) -> MusnadError | None:
        secret = self.secret(self._own.token_env)
        reason = cleaned(field_of(reply.json(), "error"), (secret,))
        now = self._outfit.clock()
        return fault(reply, channel=self.channel, host=self._host, now=now, reason=reason)


def _length(text: str) -> int:
    """Letters as the server counts them: each address as long as any other."""
    urls = _URL.findall(text)
    return len(text) - sum(map(len, urls)) + _URL_LENGTH * len(urls)
