"""Telegram: one message for each article, within its limits, never twice, corrected in place."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from musnad.channels.message import MOST_UNITS
from musnad.channels.texts import units
from musnad.flow.deliver import resume, take_back
from musnad.flow.resolving import resolve
from tests.channels.bench import SITE, bench, hostile, story
from tests.channels.services import TOKEN, FakeTelegram, running


@pytest.fixture
def telegram():
    with running(FakeTelegram(rich=False)) as one:
        yield one


@pytest.fixture
def rich():
    with running(FakeTelegram()) as one:
        yield one


class Shown(HTMLParser):
    """What readers see of a message; fails on markup that Telegram would refuse."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open = []
        self.links = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        assert tag in ("b", "i", "s", "a"), tag
        self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def only(service):
    (message,) = service.messages.values()
    return message


def test_a_message_has_headline_lead_source_disclosure_and_link(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    article, release = story(approved_by="هدى")
    desk.publish(article, release)
    shown = Shown(only(telegram)["text"])
    assert only(telegram)["text"].startswith("<b>وزير الدفاع الأميركي يبحث")
    assert "وبحث الجانبان التحضير لقمة الحلف" in shown.text
    assert "نقلا عن: البنتاغون" in shown.text
    assert "كُتب النص آليا بقواعد لغوية بلا نموذج" in shown.text
    assert "ووافق على نشره هدى" in shown.text
    assert shown.links[-1] == f"{SITE}/articles/{article.id}.html"
    told = only(telegram)["told"]
    assert told["chat_id"] == "@musnad_news"
    assert told["link_preview_options"] == {"url": f"{SITE}/articles/{article.id}.html"}
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.attempts) == ("sent", 1)
    assert receipt.location == "https://t.me/musnad_news/1"
    assert receipt.handle == "-1001234567890/1/classic"


def test_what_nobody_approved_says_so(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    desk.publish(*story())
    assert "بلا مراجعة بشرية" in only(telegram)["text"]


def test_the_rich_message_folds_each_sentences_source_away(tmp_path, rich):
    desk = bench(tmp_path, rich, "telegram")
    desk.publish(*story())
    told = only(rich)["told"]["rich_message"]
    assert told["is_rtl"] is True
    assert "<details><summary>السند</summary><blockquote>" in told["html"]
    assert "The two leaders discussed preparations for the NATO summit" in told["html"]
    assert ":~:text=" in told["html"]
    assert desk.receipt("telegram").handle.endswith("/rich")


def test_a_server_that_knows_no_rich_message_is_asked_again_a_day_later(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    desk.publish(*story())
    desk.publish(*story(id="b" * 16))
    methods = [path.rpartition("/")[2] for path in telegram.paths()]
    assert methods == ["sendRichMessage", "sendMessage", "sendMessage"]
    desk.pass_by(days=1, seconds=1)
    desk.publish(*story(id="c" * 16))
    assert telegram.paths()[-2].endswith("sendRichMessage")


@pytest.mark.parametrize(
    "headline",
    [
        "<script>alert(1)</script> & \"اقتباس\" </b><a href='x'>",
        "@everyone و@admin #وسم /start",
        "\u202eمقلوب\u202c\u2066 عنوان\u2069\u200f",
        "خبر " * 80,
        "كلمةطويلةجدا" * 400,
        "👨‍👩‍👧‍👦🏳️‍🌈🇱🇧" * 500,
        "ع" + "\u0651\u064b" * 900,
        "\x00\x07 \ud800 عنوان",
    ],
)
def test_no_headline_breaks_a_message(tmp_path, telegram, headline):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    article, release = hostile(headline, lead=f"{headline} " * 20)
    article_id = article.id
    told = desk.outfit.shelf
    assert told.receipts(article_id) == ()
    text = classic_of(desk, article, release)
    shown = Shown(text)
    assert 0 < units(shown.text) <= MOST_UNITS
    assert not any(mark in shown.text for mark in "\u202e\u202c\u2066\u200f\x00\ud800")
    assert "@everyone" not in shown.text
    assert "/start" not in shown.text
    assert not shown.text.split("…")[0].endswith("\u200d")


def classic_of(desk, article, release):
    from musnad.channels.message import classic
    from musnad.channels.story import story_of

    told = story_of(
        article,
        release,
        shelf=desk.outfit.shelf,
        house=desk.outfit.house,
        sources=(),
        link=SITE,
        channel_line="",
        now=desk.now(),
    )
    return classic(told, sentences=40)


def test_a_correction_edits_the_message(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    article, release = story()
    desk.publish(article, release)
    desk.pass_by(hours=1)
    desk.correct(article, release, "صُحّح موعد القمة")
    assert len(telegram.messages) == 1
    assert "صُحّح موعد القمة" in only(telegram)["text"]
    assert "تصحيح (الجمعة 25 أبريل 2025)" in Shown(only(telegram)["text"]).text
    assert [desk.receipt("telegram", one).state for one in (1, 2)] == ["sent", "sent"]


def test_an_edit_that_changes_nothing_is_done(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    article, release = story()
    desk.publish(article, release)
    telegram.faults.append(
        FakeTelegram.wrong(400, "Bad Request: message is not modified: specified new message")
    )
    desk.correct(article, release)
    assert desk.receipt("telegram").state == "sent"


def test_a_message_deleted_by_hand_waits_for_a_person(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    article, release = story()
    desk.publish(article, release)
    telegram.messages.clear()
    desk.correct(article, release)
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.note) == ("dead", "channel.deleted")
    assert telegram.messages == {}
    desk.pass_by(days=2)
    resume(desk.newsroom)
    assert telegram.messages == {}
    resolve(desk.newsroom, article.id, 2, "telegram", arrived=False, by="هدى")
    assert len(telegram.messages) == 1
    assert desk.receipt("telegram").asked_by == "هدى"


def test_by_setting_a_correction_of_a_lost_message_is_sent_anew(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram", when_gone="new")
    article, release = story()
    desk.publish(article, release)
    telegram.messages.clear()
    desk.correct(article, release)
    assert len(telegram.messages) == 1


@pytest.mark.parametrize("way", ["note", "delete"])
def test_a_withdrawal_leaves_a_note_or_nothing(tmp_path, telegram, way):
    desk = bench(tmp_path, telegram, "telegram", withdraw=way)
    article, release = story()
    published = desk.publish(article, release)
    take_back(desk.newsroom, desk.newsroom.store.article(published.id), release)
    if way == "delete":
        assert telegram.messages == {}
    else:
        assert only(telegram)["text"].startswith("<b>سُحبت هذه المادة من النشر</b>")
    assert desk.receipt("telegram").note == "withdrawn"


def test_retry_after_is_obeyed(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    busy = FakeTelegram.wrong(429, "Too Many Requests: retry after 900", retry_after=900)
    telegram.faults += [busy]
    desk.publish(*story())
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.note) == ("failed", "channel.busy")
    assert (receipt.due_at - desk.now()).total_seconds() == 900
    desk.pass_by(seconds=899)
    resume(desk.newsroom)
    assert telegram.messages == {}
    desk.pass_by(seconds=2)
    resume(desk.newsroom)
    assert len(telegram.messages) == 1


def test_a_time_out_after_sending_is_for_a_person_and_never_sent_twice(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    telegram.faults.append("after")
    article, release = story()
    desk.publish(article, release)
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.note) == ("unresolved", "channel.unresolved")
    for _ in range(3):
        desk.pass_by(days=1)
        resume(desk.newsroom)
    assert len(telegram.messages) == 1
    resolve(desk.newsroom, article.id, 1, "telegram", arrived=True, by="هدى")
    assert desk.receipt("telegram").state == "sent"
    resume(desk.newsroom)
    assert len(telegram.messages) == 1
    (entry,) = desk.newsroom.store.desk.log.entries(action="channel.resolved")
    assert dict(entry.facts)["arrived"] == "true"


def test_a_person_who_knows_that_it_did_not_arrive_has_it_sent_again(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    telegram.faults.append("before")
    article, release = story()
    desk.publish(article, release)
    assert desk.receipt("telegram").state == "unresolved"  # it was written to the wire
    resolve(desk.newsroom, article.id, 1, "telegram", arrived=False, by="هدى")
    assert len(telegram.messages) == 1


def test_a_correction_waits_until_the_first_message_is_settled(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    telegram.faults.append("after")
    article, release = story()
    desk.publish(article, release)
    desk.correct(article, release)
    assert desk.receipt("telegram", 2).note == "channel.earlier_open"
    assert len(telegram.messages) == 1
    resolve(desk.newsroom, article.id, 1, "telegram", arrived=False, by="هدى")
    assert desk.receipt("telegram", 1).state == "skipped"
    assert desk.receipt("telegram", 2).state == "sent"
    assert len(telegram.messages) == 2


def test_a_server_that_cannot_be_reached_is_tried_again(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    telegram.stop()
    desk.publish(*story())
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.note) == ("failed", "channel.unreachable")


@pytest.mark.parametrize(
    ("answer", "state", "note"),
    [
        (FakeTelegram.wrong(401, "Unauthorized"), "failed", "channel.key"),
        (
            FakeTelegram.wrong(403, "Forbidden: bot is not a member of the channel chat"),
            "dead",
            "channel.forbidden",
        ),
        (FakeTelegram.wrong(404, "Not Found"), "failed", "channel.key"),
        (FakeTelegram.wrong(400, "Bad Request: chat not found"), "dead", "channel.refused"),
        (
            FakeTelegram.wrong(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=-1009,
            ),
            "dead",
            "channel.moved",
        ),
        (FakeTelegram.wrong(500, "Internal Server Error"), "failed", "channel.server"),
        ((502, {}, b"<html>Bad Gateway</html>"), "unresolved", "channel.unresolved"),
        ((503, {}, b"<html>Unavailable</html>"), "failed", "channel.server"),
        ((200, {}, b"<html>log in first</html>"), "unresolved", "channel.unresolved"),
        ((302, {"location": "https://elsewhere.example/"}, b""), "dead", "channel.refused"),
    ],
)
def test_each_refusal_is_told_by_its_name(tmp_path, telegram, answer, state, note):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    telegram.faults.append(answer)
    desk.publish(*story())
    receipt = desk.receipt("telegram")
    assert (receipt.state, receipt.note) == (state, note)


def test_the_token_is_told_nowhere(tmp_path, telegram, caplog):
    caplog.set_level(0)
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    telegram.faults.append(FakeTelegram.wrong(400, f"Bad Request: bot{TOKEN} is unhappy"))
    desk.publish(*story())
    telegram.faults.append("after")
    desk.publish(*story(id="b" * 16))
    telegram.stop()
    desk.publish(*story(id="c" * 16))
    said = [repr(desk.newsroom.store.receipts()), repr(desk.events), caplog.text]
    kept = [path.read_text(errors="replace") for path in tmp_path.rglob("*.json")]
    assert not [one for one in (*said, *kept) if TOKEN in one or TOKEN.split(":")[1] in one]
    assert "[…]" in said[0]


def test_a_missing_or_broken_token_is_told_and_waited_for(tmp_path, telegram):
    environment = {}
    desk = bench(tmp_path, telegram, "telegram", environment=environment)
    desk.publish(*story())
    assert desk.receipt("telegram").note == "channel.unset"
    environment["MUSNAD_TELEGRAM_TOKEN"] = "not a token"
    desk.pass_by(hours=1)
    resume(desk.newsroom)
    assert desk.receipt("telegram").note == "channel.secret_form"
    environment["MUSNAD_TELEGRAM_TOKEN"] = TOKEN
    desk.pass_by(hours=1)
    resume(desk.newsroom)
    assert len(telegram.messages) == 1


def test_one_message_a_second_and_twenty_a_minute(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram", rich=False)
    for number in range(22):
        desk.publish(*story(id=f"{number:016x}"))
    assert len(telegram.messages) == 20
    assert len(desk.slept) == 19
    waiting = [one for one in desk.newsroom.store.receipts() if one.note == "channel.pace"]
    assert [one.state for one in waiting] == ["waiting", "waiting"]
    assert {one.attempts for one in waiting} == {0}
    desk.pass_by(minutes=1)
    resume(desk.newsroom)
    assert len(telegram.messages) == 22


def test_a_probe_asks_for_the_bot_and_the_chat_and_sends_nothing(tmp_path, telegram):
    desk = bench(tmp_path, telegram, "telegram")
    assert desk.newsroom.publishers[1].probe() == "@musnad_bot"
    assert telegram.messages == {}


def test_an_article_too_long_for_the_rich_message_goes_out_as_the_classic_one(tmp_path, rich):
    desk = bench(tmp_path, rich, "telegram", sentences=40)
    article, release = story()
    block = article.draft.blocks[0]
    many = replace(block, sentences=block.sentences * 120)
    desk.publish(replace(article, draft=replace(article.draft, blocks=(many,))), release)
    assert only(rich)["method"] == "sendMessage"
    assert units(Shown(only(rich)["text"]).text) <= MOST_UNITS


def test_a_server_of_ones_own_may_not_be_asked_over_plain_http_elsewhere(tmp_path):
    desk = bench(tmp_path, None, "telegram", api_url="http://bots.example")
    desk.publish(*story())
    assert (desk.receipt("telegram").state, desk.receipt("telegram").note) == (
        "failed",
        "channel.address",
    )
