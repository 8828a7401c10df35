"""A WordPress site: one post for each article, found again by its slug before any is made.

Source: WordPress REST API handbook, wp/v2 posts, media, categories and tags.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from musnad.channels import markup
from musnad.channels.answers import cleaned, fault, field_of, host_of
from musnad.channels.outlet import Outfit, Outlet
from musnad.channels.story import Story
from musnad.channels.texts import safe_url
from musnad.core.article import Article
from musnad.core.courier import Parcel, Reply
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.ids import content_id
from musnad.core.receipt import Receipt
from musnad.parts.channels import WordpressPart

_ID = re.compile(r"[a-z0-9]{1,64}")
_SHARE = "share"
_LARGEST_IMAGE = 5_000_000
_GONE = frozenset({"rest_post_invalid_id", "rest_already_trashed"})

Fields = dict[str, object]
Given = Mapping[str, object]


class Wordpress(Outlet):
    """The port ``Publisher`` for a WordPress site.

    Sending again does no harm: the slug comes from the article's id and is looked up first, by
    one process at a time.
    """

    repeatable = True

    def __init__(self, part: WordpressPart, outfit: Outfit) -> None:
        super().__init__(part, outfit)
        self._own = part

    def variables(self) -> tuple[str, ...]:
        """The variable of the application password."""
        return (self._own.password_env,)

    def draft(self, story: Story) -> object:
        """The post's fields, terms by name."""
        return self._fields(story) | {"slug": slug_of(story.id), "status": self._own.status}

    def probe(self) -> str:
        """The name of the user that WordPress takes us for."""
        self.ready()
        return cleaned(field_of(self._done("GET", "users/me?context=edit"), "name"))

    def send(self, article: Article, story: Story, earlier: Sequence[Receipt]) -> Receipt:
        """Make the post, or change the one that is there."""
        with self._notebook.changing():
            fields = self._fields(story)
            post = self._standing(article, earlier)
            if post is None:
                made = self._done("POST", "posts", fields | self._first(article, story))
            else:  # status, date and terms are the other side's by now
                made = self._done("POST", f"posts/{post}", fields)
        number = field_of(made, "id")
        if not isinstance(number, int):
            raise self._odd("id")
        link = field_of(made, "link")
        return self.receipt(
            article,
            location=safe_url(link if isinstance(link, str) else "") or None,
            handle=str(number),
            body=str(fields["content"]).encode(),
        )

    def take_back(self, article: Article) -> Receipt:
        """Turn the post into a draft, or put it into the bin; one that is gone is gone."""
        known = self._known(self.sent_before(article))
        post = known or self._by_slug(article.id)
        if post is not None:
            if self._own.withdraw == "trash":
                reply = self._ask("DELETE", f"posts/{post}")
            else:
                reply = self._ask("POST", f"posts/{post}", {"status": "draft"})
            error = self._fault(reply)
            if error is not None and reply.status not in (404, 410):
                raise error
        return self.receipt(article, handle=str(post) if post is not None else None)

    def _standing(self, article: Article, earlier: Sequence[Receipt]) -> int | None:
        """The post of this article, None where there is none yet.

        Raises RefusedError ``channel.deleted`` where a person deleted it there, unless a person
        here has asked for it anew.
        """
        known = self._known(earlier) or self._known(self.sent_before(article))
        if known is None:
            return self._by_slug(article.id)
        reply = self._ask("GET", f"posts/{known}?context=edit")
        code = str(field_of(reply.json(), "code") or "")
        gone = reply.status == 410 or (reply.status == 404 and code in _GONE)
        error = None if gone else self._fault(reply)
        if error is not None:
            raise error
        if not gone and field_of(reply.json(), "status") != "trash":
            return known
        if self.asked_by(article):
            return self._by_slug(article.id)
        raise RefusedError("channel.deleted", channel=self.channel, host=self._host)

    def _known(self, receipts: Sequence[Receipt]) -> int | None:
        for one in reversed(receipts):
            if one.handle and one.handle.isdecimal():
                return int(one.handle)
        return None

    def _by_slug(self, article_id: str) -> int | None:
        query = urlencode({"slug": slug_of(article_id), "status": "any", "context": "edit"})
        found = self._done("GET", f"posts?{query}")
        if not isinstance(found, list):
            raise self._odd("posts")
        numbers = [field_of(one, "id") for one in found]
        return next((one for one in numbers if isinstance(one, int)), None)

    def _fields(self, story: Story) -> Fields:
        return {
            "title": markup.titled(story.headline),
            "content": markup.page_of(story),
            "excerpt": markup.summary(story),
        }

    def _first(self, article: Article, story: Story) -> Fields:
        """What only a new post gets: its slug, status, date, terms and picture."""
        own = self._own
        fields: Fields = {"slug": slug_of(article.id), "status": own.status}
        if own.status == "future":
            at = self._outfit.clock() + timedelta(minutes=own.delay_minutes)
            fields["date_gmt"] = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        elif own.status == "publish":
            fields["date_gmt"] = story.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        for name, mapping in (("categories", own.categories), ("tags", own.tags)):
            numbers = [self._term(name, label) for label in self._labels(mapping, article)]
            if numbers:
                fields[name] = list(dict.fromkeys(numbers))
        picture = self._picture(article, story) if own.image else None
        if picture is not None:
            fields["featured_media"] = picture
        return fields

    def _labels(self, mapping: Mapping[str, tuple[str, ...]], article: Article) -> list[str]:
        topics = [
            topic
            for one in self._outfit.sources
            if one.id == article.source_id
            for topic in one.topics
        ]
        keys = dict.fromkeys(["*", article.source_id, *topics])
        return list(dict.fromkeys(label for key in keys for label in mapping.get(key, ())))

    def _term(self, taxonomy: str, label: str) -> int:
        """The number of a category or tag; made where that is wanted."""
        if label.isdecimal():
            return int(label)
        query = urlencode({"search": label, "per_page": 100})
        found = self._done("GET", f"{taxonomy}?{query}")
        for one in found if isinstance(found, list) else ():
            number, name = field_of(one, "id"), field_of(one, "name")
            if isinstance(number, int) and isinstance(name, str) and unescape(name) == label:
                return number
        if not self._own.make_terms:
            raise RefusedError("channel.term", channel=self.channel, host=self._host, term=label)
        reply = self._ask("POST", taxonomy, {"name": label})
        known = field_of(reply.json(), "data", "term_id")  # somebody made it meanwhile
        number = known if isinstance(known, int) else field_of(reply.json(), "id")
        error = None if isinstance(known, int) else self._fault(reply)
        if error is not None:
            raise error
        if not isinstance(number, int):
            raise self._odd(taxonomy)
        return number

    def _picture(self, article: Article, story: Story) -> int | None:
        """The share image among the site's media, sent there once; None where there is none."""
        path = _image_in(self._outfit.site_folder, article.id)
        if path is None:
            return None
        name = f"musnad-{path.stem}"
        try:
            found = self._done("GET", f"media?{urlencode({'slug': name})}")
            number = field_of(found[0], "id") if isinstance(found, list) and found else None
            if isinstance(number, int):
                return number
            reply = self._ask_raw(
                "POST",
                "media",
                path.read_bytes(),
                (
                    ("Content-Type", "image/png"),
                    ("Content-Disposition", f'attachment; filename="{name}.png"'),
                ),
            )
            error = self._fault(reply)
            if error is not None:
                raise error
            number = field_of(reply.json(), "id")
            if isinstance(number, int):
                told = {"alt_text": story.headline, "title": markup.titled(story.headline)}
                self._done("POST", f"media/{number}", told)
                return number
        except (RefusedError, OSError):
            return None  # a post without its picture is better than none
        return None

    @property
    def _host(self) -> str:
        return host_of(self._own.url)

    def _done(self, method: str, path: str, fields: Given | None = None) -> object:
        reply = self._ask(method, path, fields)
        error = self._fault(reply)
        if error is not None:
            raise error
        return reply.json()

    def _ask(self, method: str, path: str, fields: Given | None = None) -> Reply:
        if fields is None:
            return self._ask_raw(method, path, b"", ())
        body = json.dumps(fields, ensure_ascii=False).encode()
        return self._ask_raw(method, path, body, (("Content-Type", "application/json"),))

    def _ask_raw(
        self, method: str, path: str, body: bytes, headers: tuple[tuple[str, str], ...]
    ) -> Reply:
        secret = self.secret(self._own.password_env)
        basic = b64encode(f"{self._own.user}:{secret}".encode()).decode()
        return self.carry(
            Parcel(
                method=method,
                url=f"{self._own.url}/wp-json/wp/v2/{path}",
                headers=(("Authorization", f"Basic {basic}"), *headers),
                body=body,
            )
        )

    def _fault(self, reply: Reply) -> MusnadError | None:
        """The error that an answer stands for; a page in the place of JSON is one too."""
        found = reply.json()
        told = field_of(found, "message") or field_of(found, "code")
        secret = self.secret(self._own.password_env)
        reason = cleaned(re.sub(r"<[^>]*>", "", str(told or "")), (secret,))
        error = fault(
            reply,
            channel=self.channel,
            host=self._host,
            now=self._outfit.clock(),
            reason=reason,
        )
        return self._odd("JSON") if error is None and found is None else error

    def _odd(self, what: str) -> RefusedError:
        return RefusedError("channel.odd_answer", channel=self.channel, host=self._host, what=what)


def slug_of(article_id: str) -> str:
    """The post's slug: ASCII, short, and the same on every machine."""
    plain = article_id if _ID.fullmatch(article_id) else content_id(article_id)
    return f"musnad-{plain}"


def _image_in(site: Path, article_id: str) -> Path | None:
    """The article's share image in the site's folder, the newest where there are several."""
    id_ = slug_of(article_id).removeprefix("musnad-")
    try:
        found = [
            one
            for one in (site / _SHARE).glob(f"{id_}-*.png")
            if one.stat().st_size <= _LARGEST_IMAGE
        ]
        return max(found, key=lambda one: one.stat().st_mtime, default=None)
    except OSError:
        return None
