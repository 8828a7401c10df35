"""WordPress: one post for each article, whatever breaks; a person's deletion is respected."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from musnad.channels.markup import page_of
from musnad.channels.story import story_of
from musnad.channels.wordpress import slug_of
from musnad.flow.deliver import resume, take_back
from musnad.flow.resolving import resolve
from tests.channels.bench import SITE, bench, hostile, story
from tests.channels.services import FakeWordpress, running


@pytest.fixture
def wordpress():
    with running(FakeWordpress()) as one:
        yield one


def only(service):
    (post,) = service.posts.values()
    return post


def writes(service):
    return [path for path in service.paths() if path.startswith("POST")]


def test_a_post_has_its_text_evidence_sources_and_disclosure(tmp_path, wordpress):
    desk = bench(tmp_path, wordpress, "wordpress")
    article, release = story(approved_by="هدى")
    desk.publish(article, release)
    post = only(wordpress)
    assert post["slug"] == f"musnad-{article.id}"
    assert post["status"] == "publish"
    assert post["date_gmt"] == "2025-04-25T09:00:00"
    assert post["title"].startswith("وزير الدفاع الأميركي")
    assert "The two leaders discussed preparations" in post["content"]
    assert '<a href="https://www.defense.example/News' in post["content"]
    assert "ووافق على نشره هدى" in post["content"]
    assert f'href="{SITE}/articles/{article.id}.html"' in post["content"]
    receipt = desk.receipt("wordpress")
    assert (receipt.state, receipt.handle) == ("sent", "101")
    assert receipt.location == f"{wordpress.url}/?p=101"


def test_the_slug_is_looked_up_before_posting(tmp_path, wordpress):
    article, release = story()
    wordpress.posts[55] = {"id": 55, "slug": slug_of(article.id), "status": "draft", "link": ""}
    desk = bench(tmp_path, wordpress, "wordpress")
    desk.publish(article, release)
    assert list(wordpress.posts) == [55]
    assert wordpress.posts[55]["status"] == "draft"  # its editor has it
    assert desk.receipt("wordpress").handle == "55"


def test_an_answer_that_was_lost_makes_no_second_post(tmp_path, wordpress):
    desk = bench(tmp_path, wordpress, "wordpress")
    wordpress.faults += [None, "after"]
    desk.publish(*story())
    assert desk.receipt("wordpress").note == "channel.no_answer"
    desk.pass_by(minutes=1)
    resume(desk.newsroom)
    assert len(wordpress.posts) == 1
    assert desk.receipt("wordpress").state == "sent"


@pytest.mark.parametrize(
    ("settings", "status", "date"),
    [
        ({"status": "draft"}, "draft", None),
        ({"status": "pending"}, "pending", None),
        ({"status": "future", "delay_minutes": 90}, "future", "2025-04-25T10:30:00"),
    ],
)
def test_a_post_may_be_a_draft_or_come_out_later(tmp_path, wordpress, settings, status, date):
    desk = bench(tmp_path, wordpress, "wordpress", **settings)
    desk.publish(*story())
    assert (only(wordpress)["status"], only(wordpress).get("date_gmt")) == (status, date)


def test_categories_and_tags_are_found_by_name_or_made(tmp_path, wordpress):
    desk = bench(
        tmp_path,
        wordpress,
        "wordpress",
        categories={"*": ["أخبار & تقارير"], "defence": ["12"]},
        tags={"us-defense": ["البنتاغون"]},
        make_terms=True,
    )
    desk.publish(*story())
    assert only(wordpress)["categories"] == [7, 12]
    assert only(wordpress)["tags"] == [50]
    assert wordpress.terms["tags"] == {50: "البنتاغون"}


def test_a_category_that_is_not_there_is_told(tmp_path, wordpress):
    desk = bench(tmp_path, wordpress, "wordpress", categories={"*": ["لا وجود له"]})
    desk.publish(*story())
    assert desk.receipt("wordpress").note == "channel.term"
    assert wordpress.posts == {}


def test_the_share_image_is_sent_once(tmp_path, wordpress):
    desk = bench(tmp_path, wordpress, "wordpress")
    article, release = story()
    folder = desk.outfit.site_folder / "share"
    folder.mkdir(parents=True)
    (folder / f"{article.id}-0badcafe.png").write_bytes(b"\x89PNG picture")
    desk.publish(article, release)
    assert only(wordpress)["featured_media"] == 900
    assert wordpress.media[900]["alt_text"].startswith("وزير الدفاع")
    wordpress.posts.clear()
    resolve_again(desk, article)
    assert len(wordpress.media) == 1


def resolve_again(desk, article):
    from dataclasses import replace

    receipt = desk.receipt("wordpress")
    desk.newsroom.store.save_receipt(replace(receipt, state="dead"))
    resolve(desk.newsroom, article.id, 1, "wordpress", arrived=False, by="هدى")


def test_a_correction_changes_the_post_and_says_so(tmp_path, wordpress):
    desk = bench(tmp_path, wordpress, "wordpress")
    article, release = story()
    desk.publish(article, release)
    only(wordpress)["status"] = "private"  # its editor's choice
    desk.correct(article, release, "صُحّح موعد القمة", text="نص مصحح.")
    post = only(wordpress)
    assert "صُحّح موعد القمة" in post["content"]
    assert "نص مصحح." in post["content"]
    assert post["status"] == "private"


@pytest.mark.parametrize("gone", ["deleted", "binned"])
def test_a_post_deleted_by_hand_is_not_made_anew_without_a_person(tmp_path, wordpress, gone):
    desk = bench(tmp_path, wordpress, "wordpress")
    article, release = story()
    desk.publish(article, release)
    if gone == "deleted":
        wordpress.posts.clear()
    else:
        only(wordpress)["status"] = "trash"
    count = len(writes(wordpress))
    desk.correct(article, release)
    assert (desk.receipt("wordpress").state, desk.receipt("wordpress").note) == (
        "dead",
        "channel.deleted",
    )
    desk.pass_by(days=3)
    resume(desk.newsroom)
    assert len(writes(wordpress)) == count
    resolve(desk.newsroom, article.id, 2, "wordpress", arrived=False, by="هدى")
    assert desk.receipt("wordpress").state == "sent"
    assert [one["status"] for one in wordpress.posts.values()][-1] == "publish"


@pytest.mark.parametrize("way", ["draft", "trash"])
def test_a_withdrawal_takes_the_post_out_of_sight(tmp_path, wordpress, way):
    desk = bench(tmp_path, wordpress, "wordpress", withdraw=way)
    article, release = story()
    published = desk.publish(article, release)
    take_back(desk.newsroom, desk.newsroom.store.article(published.id), release)
    assert only(wordpress)["status"] == way


@pytest.mark.parametrize(
    ("answer", "state", "note"),
    [
        (
            FakeWordpress.do_wrong(403, "rest_cannot_create", "عذرا، لا يُسمح لك بإنشاء مقالات."),
            "dead",
            "channel.forbidden",
        ),
        (
            FakeWordpress.do_wrong(404, "rest_no_route", "لا مسار يطابق هذا العنوان."),
            "dead",
            "channel.gone",
        ),
        ((500, {}, b"<p>There has been a critical error</p>"), "failed", "channel.server"),
        ((200, {}, b"<html>maintenance</html>"), "dead", "channel.odd_answer"),
        ((301, {"location": "https://x.example"}, b""), "failed", "channel.redirect"),
        ((429, {"retry-after": "120"}, {"code": "busy", "message": "-"}), "failed", "channel.busy"),
    ],
)
def test_each_refusal_is_told_by_its_name(tmp_path, wordpress, answer, state, note):
    desk = bench(tmp_path, wordpress, "wordpress")
    wordpress.faults.append(answer)
    desk.publish(*story())
    assert (desk.receipt("wordpress").state, desk.receipt("wordpress").note) == (state, note)


def test_the_password_goes_nowhere_else(tmp_path, wordpress):
    environment = {"MUSNAD_WORDPRESS_PASSWORD": "wrong password here"}
    desk = bench(tmp_path, wordpress, "wordpress", environment=environment)
    desk.publish(*story())
    receipt = desk.receipt("wordpress")
    assert receipt.note == "channel.key"
    assert "wrong password" not in repr((receipt, desk.events))


def test_a_password_never_goes_over_plain_http_elsewhere(tmp_path):
    desk = bench(tmp_path, None, "wordpress")
    desk.publish(*story())
    assert desk.receipt("wordpress").note in ("channel.unreachable", "channel.address")
    from musnad.core.courier import Parcel
    from musnad.core.errors import RefusedError

    with pytest.raises(RefusedError, match=r"channel\.address"):
        desk.outfit.courier.carry(Parcel(method="GET", url="http://news.example/"))


class Sound(HTMLParser):
    """Fails on an element that musnad does not write, or that is not closed."""

    KNOWN = frozenset(
        "div p h2 h3 ul ol li blockquote q a bdi sup strong br".split()  # noqa: SIM905
    )

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        assert tag in self.KNOWN, tag
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "headline",
    [
        "</p></div><script>alert(1)</script>",
        '" onmouseover="alert(1)',
        "[gallery ids=1] [/embed] <!-- wp:html -->",
        "\u202eعنوان\u2066 NATO Summit \u2069",
        "ع" * 3000,
    ],
)
def test_no_headline_breaks_a_post(tmp_path, wordpress, headline):
    desk = bench(tmp_path, wordpress, "wordpress")
    article, release = hostile(headline, lead=headline)
    told = story_of(
        article,
        release,
        shelf=desk.outfit.shelf,
        house=desk.outfit.house,
        sources=(),
        link=SITE,
        channel_line=headline,
        now=desk.now(),
    )
    html = page_of(told)
    Sound(html)
    assert "[gallery" not in html
    assert "<!--" not in html
    desk.publish(article, release)
    assert "<" not in only(wordpress)["title"]
