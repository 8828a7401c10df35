"""A program of one's own: each article as JSON, signed, with an id to know it again by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC

from musnad.channels.answers import fault, host_of
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.story import Story, Told
from musnad.core.article import Article
from musnad.core.courier import Parcel
from musnad.core.ids import content_id
from musnad.core.receipt import Receipt
from musnad.flow.signed import signature
from musnad.parts.channels import WebhookPart


class Webhook(Outlet):
    """The port ``Publisher`` for a receiver that knows by ``X-Musnad-Delivery`` what it has."""

    repeatable = True

    def __init__(self, part: WebhookPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def variables(self) -> tuple[str, ...]:
        """The variable of the secret that signs."""
        return (self._own.secret_env,)

    def draft(self, story: Story) -> object:
        """The article as the receiver gets it."""
        return {
            "id": story.id,
            "revision": story.revision,
            "headline": story.headline,
            "kicker": story.kicker,
            "lead": _told(story.lead) if story.lead else None,
            "sections": [
                {"type": run.type, "sentences": [_told(one) for one in run.sentences]}
                for run in story.runs
            ],
            "notice": story.notice,
            "language": story.language,
            "sources": [{"name": name, "url": url or None} for name, url in story.sources],
            "url": story.link or None,
            "disclosure": story.disclosure,
            "corrections": [
                {"at": one.at.isoformat(), "reason": one.reason} for one in story.corrections
            ],
            "channel_line": story.channel_line,
            "published_at": story.published.isoformat(),
        }

    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Send the article, or its new revision."""
        event = "article.corrected" if earlier else "article.published"
        body = self._post(article, event, {"article": self.draft(story)})
        return self.receipt(article, body=body)

    def take_back(self, article: Article) -> Receipt:
        """Tell that it was withdrawn, where it was sent."""
        if self.sent_before(article):
            told = {"article": {"id": article.id, "revision": article.revision}}
            self._post(article, "article.withdrawn", told)
        return self.receipt(article)

    def probe(self) -> str:
        """Send an empty event that is no news."""
        self.ready()
        self._carry("ping", content_id("ping", self.channel), {})
        return "ping"

    def _post(self, article: Article, event: str, told: Mapping[str, object]) -> bytes:
        id_ = content_id(self.channel, event, article.id, str(article.revision))
        return self._carry(event, id_, told)

    def _carry(self, event: str, id_: str, told: Mapping[str, object]) -> bytes:
        secret = self.secret(self._own.secret_env)
        now = self._outfit.clock()
        value = {"musnad": 1, "id": id_, "event": event, "at": now.astimezone(UTC).isoformat()}
        body = json.dumps({**value, **told}, ensure_ascii=False, separators=(",", ":")).encode()
        reply = self.carry(
            Parcel(
                method="POST",
                url=self._own.url,
                headers=(
                    ("Content-Type", "application/json"),
                    ("X-Musnad-Delivery", id_),
                    ("X-Musnad-Signature", signature(secret, now, body)),
                ),
                body=body,
            )
        )
        error = fault(reply, channel=self.channel, host=host_of(self._own.url), now=now, reason="")
        if error is not None:
            raise error
        return body


def _told(told: Told) -> dict[str, object]:
    evidence = [
        {"text": one.text, "language": one.language, "source": one.source, "url": one.url or None}
        for one in told.cites
    ]
    return {"text": told.text, "evidence": evidence}
