"""An account of the AT Protocol: a post for each article; a correction is a reply to it.

Source: AT Protocol, lexicons com.atproto.server.createSession, com.atproto.repo.putRecord and
app.bsky.feed.post; record keys of the type TID.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from musnad.channels.answers import cleaned, fault, field_of, host_of
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.post import correction_of, post_of
from musnad.channels.story import Story
from musnad.channels.texts import clusters, cut, plain
from musnad.core.article import Article
from musnad.core.courier import Parcel, Reply
from musnad.core.errors import RefusedError
from musnad.core.ids import content_id
from musnad.core.receipt import Receipt
from musnad.parts.channels import BlueskyPart

MOST = 300
"""Letters as readers see them, that a post may have."""

_MOST_BYTES = 3000
_COLLECTION = "app.bsky.feed.post"
_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
_HANDLE = re.compile(r"(at://[^\s/]{1,300}/[^\s/]{1,100}/([a-z2-7]{13})) (\S{1,200})")
_FULL = "النص الكامل وسند كل جملة"

Record = dict[str, object]


class Bluesky(Outlet):
    """The port ``Publisher`` for one account; a record's key comes from the article, so that
    sending again puts the same record in its place."""

    repeatable = True

    def __init__(self, part: BlueskyPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def variables(self) -> tuple[str, ...]:
        """The variable of the app password."""
        return (self._own.password_env,)

    def draft(self, story: Story) -> object:
        """The post's record."""
        return _record(story, post_of(story, _room(story), _letters), story.published)

    def probe(self) -> str:
        """The account's name."""
        self.ready()
        return cleaned(self._session()[1])

    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Send a post, or a reply with the correction to the one that is there."""
        token, did = self._session()
        first = next((one for one in earlier if one.handle), None)
        at, text = story.published, post_of(story, _room(story), _letters)
        record = _record(story, text, at)
        if first is not None:
            at = story.corrections[-1].at if story.corrections else article.changed_at
            record = _record(story, correction_of(story, _room(story), _letters), at)
            found = _HANDLE.fullmatch(first.handle or "")
            if found is None:
                raise RefusedError("channel.handle", handle=(first.handle or "")[:60])
            parent = {"uri": found[1], "cid": found[3]}
            record["reply"] = {"root": parent, "parent": parent}
        key = tid_of(at, content_id(self.channel, article.id, str(article.revision)))
        told = {"repo": did, "collection": _COLLECTION, "rkey": key, "record": record}
        reply = self._ask("com.atproto.repo.putRecord", told, token)
        uri, cid = field_of(reply.json(), "uri"), field_of(reply.json(), "cid")
        if not isinstance(uri, str) or not _HANDLE.fullmatch(f"{uri} {cid}"):
            raise RefusedError(
                "channel.odd_answer", channel=self.channel, host=self._host, what="uri"
            )
        return self.receipt(
            article,
            location=f"https://bsky.app/profile/{did}/post/{key}",
            handle=f"{uri} {cid}",
            body=json.dumps(record, ensure_ascii=False).encode(),
        )

    def take_back(self, article: Article) -> Receipt:
        """Delete the article's posts and replies; one that is gone is gone."""
        handles = dict.fromkeys(one.handle or "" for one in self.sent_before(article))
        found = [one for one in map(_HANDLE.fullmatch, handles) if one]
        if found:
            token, did = self._session()
            for one in found:
                told = {"repo": did, "collection": _COLLECTION, "rkey": one[2]}
                self._ask("com.atproto.repo.deleteRecord", told, token)
        return self.receipt(article)

    def _session(self) -> tuple[str, str]:
        """A token for a few requests, and the account's lasting name."""
        secret = self.secret(self._own.password_env)
        told = {"identifier": self._own.handle, "password": secret}
        found = self._ask("com.atproto.server.createSession", told).json()
        token, did = field_of(found, "accessJwt"), field_of(found, "did")
        if not isinstance(token, str) or not isinstance(did, str) or not did.startswith("did:"):
            raise RefusedError(
                "channel.odd_answer", channel=self.channel, host=self._host, what="session"
            )
        return token, did

    @property
    def _host(self) -> str:
        return host_of(self._own.url)

    def _ask(self, method: str, told: Mapping[str, object], token: str = "") -> Reply:
        headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
        if token:
            headers = (*headers, ("Authorization", f"Bearer {token}"))
        reply = self.carry(
            Parcel(
                method="POST",
                url=f"{self._own.url}/xrpc/{method}",
                headers=headers,
                body=json.dumps(told, ensure_ascii=False).encode(),
            )
        )
        found = reply.json()
        secrets = (self.secret(self._own.password_env), token)
        reason = cleaned(field_of(found, "message") or field_of(found, "error"), secrets)
        now = self._outfit.clock()
        error = fault(reply, channel=self.channel, host=self._host, now=now, reason=reason)
        if error is not None:
            raise error
        return reply


def tid_of(at: datetime, seed: str) -> str:
    """A record key for a moment; ``seed`` (hexadecimal) tells records of one moment apart."""
    micros = int(at.timestamp() * 1_000_000)
    number = ((micros & (2**53 - 1)) << 10) | (int(seed, 16) & 1023)
    letters = []
    for _ in range(13):
        letters.append(_SORTABLE[number & 31])
        number >>= 5
    return "".join(reversed(letters))


def _record(story: Story, text: str, at: datetime) -> Record:
    """The post with its link as a facet and a card; facets count bytes of UTF-8."""
    record: Record = {
        "$type": _COLLECTION,
        "createdAt": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "langs": [story.language],
    }
    if not story.address:
        return record | {"text": text}
    start = len(f"{text}\n".encode())
    facet = {
        "index": {"byteStart": start, "byteEnd": start + len(_FULL.encode())},
        "features": [{"$type": "app.bsky.richtext.facet#link", "uri": story.address}],
    }
    card = {
        "uri": story.address,
        "title": cut(plain(story.headline), 200),
        "description": cut(story.lead.text if story.lead else "", 300),
    }
    return record | {
        "text": f"{text}\n{_FULL}",
        "facets": [facet],
        "embed": {"$type": "app.bsky.embed.external", "external": card},
    }


def _room(story: Story) -> int:
    return MOST - (len(_FULL) + 1 if story.address else 0)


def _letters(text: str) -> int:
    """Letters as readers see them, or more where bytes are the narrower limit."""
    return max(sum(1 for _ in clusters(text)), -(-len(text.encode()) * MOST // _MOST_BYTES))
