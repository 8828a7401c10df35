"""The digest: once for each period, whatever breaks; corrections and withdrawals are in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from musnad.channels.digest import next_end
from musnad.flow.deliver import resume, take_back
from musnad.flow.resolving import resolve
from tests.channels.bench import SITE, bench, hostile, story
from tests.channels.smtp import mailing


@pytest.fixture
def server():
    with mailing() as one:
        yield one


def digest_day(desk, hours=24):
    desk.pass_by(hours=hours)
    resume(desk.newsroom)


def text_of(letter):
    return letter.get_body(("plain",)).get_content()


def test_a_digest_gathers_a_day_and_goes_out_once(tmp_path, server):
    desk = bench(tmp_path, server, "mail")
    desk.publish(*story())
    desk.publish(*story(id="b" * 16))
    assert server.letters == []
    waiting = desk.receipt("mail")
    assert (waiting.state, waiting.note) == ("waiting", "channel.later")
    assert waiting.due_at == datetime(2025, 4, 26, 4, 0, tzinfo=UTC)  # seven in Beirut
    digest_day(desk)
    digest_day(desk)
    ((recipients, letter),) = server.letters
    assert recipients == ("a@reader.example", "b@reader.example")
    assert letter["To"] == "digest@news.example"
    assert letter["Subject"] == "نشرة مُسنَد — السبت 26 أبريل 2025"
    assert text_of(letter).count("وزير الدفاع الأميركي يبحث") == 2
    assert f"{SITE}/articles/" in text_of(letter)
    html = letter.get_body(("html",)).get_content()
    assert '<html lang="ar" dir="rtl">' in html
    assert "بلا مراجعة بشرية" in html
    assert {one.state for one in desk.newsroom.store.receipts() if one.channel == "mail"} == {
        "sent"
    }


def test_a_correction_of_what_was_sent_is_in_the_next_digest(tmp_path, server):
    desk = bench(tmp_path, server, "mail")
    article, release = story()
    desk.publish(article, release)
    digest_day(desk)
    desk.correct(article, release, "صُحّح موعد القمة")
    digest_day(desk)
    assert len(server.letters) == 2
    assert "== تصحيحات ==" in text_of(server.letters[1][1])
    assert "صُحّح موعد القمة" in text_of(server.letters[1][1])


def test_what_is_withdrawn_before_the_digest_is_not_in_it(tmp_path, server):
    desk = bench(tmp_path, server, "mail")
    article, release = story()
    desk.publish(*story(id="b" * 16))
    published = desk.publish(article, release)
    take_back(desk.newsroom, desk.newsroom.store.article(published.id), release)
    digest_day(desk)
    assert text_of(server.letters[0][1]).count("وزير الدفاع الأميركي يبحث") == 1


def test_what_is_withdrawn_after_the_digest_is_told_in_the_next(tmp_path, server):
    desk = bench(tmp_path, server, "mail")
    article, release = story()
    published = desk.publish(article, release)
    digest_day(desk)
    take_back(desk.newsroom, desk.newsroom.store.article(published.id), release)
    digest_day(desk)
    assert "== مواد سُحبت ==" in text_of(server.letters[1][1])
    assert desk.receipt("mail").note == "withdrawn"


def test_a_digest_whose_end_nobody_knows_is_for_a_person(tmp_path, server):
    desk = bench(tmp_path, server, "mail")
    article, release = story()
    desk.publish(article, release)
    server.faults["END"] = None
    digest_day(desk)
    assert desk.receipt("mail").state == "unresolved"
    digest_day(desk, hours=72)
    assert len(server.letters) == 1
    resolve(desk.newsroom, article.id, 1, "mail", arrived=False, by="هدى")
    assert len(server.letters) == 2
    assert desk.receipt("mail").state == "sent"


@pytest.mark.parametrize(
    ("command", "answer", "state", "note"),
    [
        ("MAIL", b"451 try later", "failed", "channel.server"),
        ("MAIL", b"550 not you", "dead", "channel.refused"),
        ("DATA", b"452 no room", "failed", "channel.server"),
        ("END", b"554 spam", "dead", "channel.refused"),
        ("MAIL", None, "failed", "channel.unreachable"),
    ],
)
def test_each_refusal_is_told_by_its_name(tmp_path, server, command, answer, state, note):
    desk = bench(tmp_path, server, "mail")
    desk.publish(*story())
    server.faults[command] = answer
    digest_day(desk)
    assert (desk.receipt("mail").state, desk.receipt("mail").note) == (state, note)
    assert server.letters == []


def test_a_hostile_headline_makes_no_header_and_no_markup(tmp_path, server):
    desk = bench(tmp_path, server, "mail", subject="نشرة\r\nBcc: x@evil.example")
    desk.publish(*hostile("<script>x</script>\r\nBcc: y@evil.example \u202eعنوان"))
    digest_day(desk)
    ((_, letter),) = server.letters
    assert letter["Bcc"] is None
    html = letter.get_body(("html",)).get_content()
    assert "<script" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("now", "every", "end"),
    [
        ("2025-04-25T03:59:59+00:00", "day", "2025-04-25T07:00:00+03:00"),
        ("2025-04-25T04:00:00+00:00", "day", "2025-04-26T07:00:00+03:00"),
        ("2025-04-25T04:00:00+00:00", "week", "2025-04-27T07:00:00+03:00"),
        ("2025-10-25T12:00:00+00:00", "day", "2025-10-26T07:00:00+02:00"),  # the clocks change
    ],
)
def test_digests_go_out_by_the_newsrooms_clock(now, every, end):
    found = next_end(
        datetime.fromisoformat(now), zone="Asia/Beirut", every=every, at="07:00", weekday=7
    )
    assert found.isoformat() == end
