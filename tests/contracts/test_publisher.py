"""What every publisher keeps to: the site, and channels of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.errors import RefusedError, TransientError
from musnad.core.house import House
from musnad.core.receipt import Receipt
from musnad.publish.site import Site
from tests.channels.bench import SITE, bench, story
from tests.channels.services import (
    FakeBluesky,
    FakeMastodon,
    FakeReceiver,
    FakeTelegram,
    FakeWordpress,
    running,
)
from tests.channels.smtp import mailing
from tests.flow.conftest import _closed_stores

__all__ = ["_closed_stores"]

SERVICES = {
    "telegram": FakeTelegram,
    "wordpress": FakeWordpress,
    "webhook": FakeReceiver,
    "websub": FakeReceiver,
    "mastodon": FakeMastodon,
    "bluesky": FakeBluesky,
}
KINDS = ("site", *SERVICES, "mail")


class Case:
    """A publisher, with what it was given to work with."""

    def __init__(self, desk, publisher) -> None:
        self.desk = desk
        self.publisher = publisher
        self.store = desk.newsroom.store

    def publish(self, article, release) -> Receipt:
        """As the flow does: the page's receipt first, and this one's kept."""
        self.store.save_receipt(receipt(article, "site", f"{SITE}/articles/{article.id}.html"))
        told = self.publisher.publish(article, release, None)
        if told.state == "sent":
            self.store.save_receipt(told)
        return told


def receipt(article, channel, location=None):
    return Receipt(
        article_id=article.id,
        revision=article.revision,
        channel=channel,
        state="sent",
        at=article.changed_at,
        location=location,
    )


@pytest.fixture(params=KINDS)
def case(request, tmp_path):
    kind = request.param
    if kind == "site":
        desk = bench(tmp_path, None)
        yield Case(desk, Site(tmp_path / "site", House(), desk.newsroom.store, desk.now, SITE))
        return
    with mailing() if kind == "mail" else running(SERVICES[kind]()) as service:
        desk = bench(tmp_path, service, kind, every_seconds=0, notices=False)
        yield Case(desk, desk.newsroom.publishers[-1])


def published(case):
    article, release = story()
    article = replace(article, stage="published", changed_at=case.desk.now())
    case.store.save_article(article, release)
    told = in_time(case, lambda: case.publish(article, release))
    return article, release, told


def in_time(case, act):
    """What comes of it, now or when the channel's time has come."""
    try:
        return act()
    except TransientError as error:
        if error.code != "channel.later":
            raise
        case.desk.pass_by(seconds=error.retry_after_seconds)
        return act()


def test_it_has_a_name_and_says_whether_it_may_be_repeated(case):
    assert case.publisher.channel
    assert isinstance(case.publisher.repeatable, bool)


def test_a_receipt_names_article_revision_and_channel(case):
    article, _, told = published(case)
    assert (told.article_id, told.revision) == (article.id, article.revision)
    assert (told.channel, told.state) == (case.publisher.channel, "sent")
    assert told.at == case.desk.now()
    assert told.location is None or told.location.startswith(("http://", "https://"))


def test_what_is_repeatable_may_be_sent_twice(case):
    article, release, told = published(case)
    if case.publisher.repeatable:
        again = case.publish(article, release)
        assert (again.state, again.location) == ("sent", told.location)


def test_what_was_published_may_be_withdrawn_twice(case):
    article, _, _ = published(case)
    gone = replace(article, stage="withdrawn")
    for _ in range(2):
        told = in_time(case, lambda: case.publisher.withdraw(gone))
        assert (told.state, told.channel) == ("sent", case.publisher.channel)


def test_withdrawing_what_was_never_published_does_no_harm(case):
    article, _ = story()
    case.desk.pass_by(days=1)
    told = case.publisher.withdraw(replace(article, stage="withdrawn", changed_at=case.desk.now()))
    assert told.state == "sent"


def test_a_release_of_another_article_is_refused(case):
    article, release = story()
    other = replace(release, id="f" * 16)
    case.store.save_receipt(receipt(article, "site", SITE))
    with pytest.raises(RefusedError, match=r"publish\.release"):
        case.publisher.publish(article, other, None)
