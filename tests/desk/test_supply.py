"""Sources and writers at the desk: shown, probed, changed, and never a key among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.errors import TransientError
from musnad.core.habit import Habit
from musnad.settings import load
from musnad.tuning.standing import look
from musnad.tuning.tools import Probed, Seen

OWN = {
    "id": "rain",
    "name_ar": "وزارة المطر",
    "name_en": "Ministry of Rain",
    "kind": "ministry",
    "languages": "ar en",
    "feed": "https://rain.example/feed.xml",
    "zone": "Asia/Beirut",
    "every_minutes": "30",
}
WRITER = {"name": "gemini", "model": "gemini-x", "key_env": "GEMINI_API_KEY", "json_schema": "true"}


@pytest.fixture
def send(client_of, filled):
    """Sends a form as a chief who has just seen the page."""

    def sending(path, role="chief", **form):
        client = client_of(role)
        told = {"csrf": client.csrf, "saw": look(filled.office.folder).saw, "do": "save", **form}
        return client.post(path, data=told)

    return sending


@pytest.mark.parametrize("tongue", ["ar", "en"])
@pytest.mark.parametrize(
    "path", ["/settings/sources", "/settings/sources?q=nato", "/settings/writers"]
)
def test_sources_and_writers_are_shown_to_readers_without_buttons(client_of, path, tongue):
    client = client_of("reader")
    client.cookies.set("tongue", tongue)
    answer = client.get(path)
    assert answer.status_code == 200
    assert 'name="do"' not in answer.text


def test_a_source_of_the_catalogue_is_found_followed_and_left(send, client_of, filled):
    assert 'value="iaea"' in client_of("chief").get("/settings/sources?q=iaea").text
    assert send("/settings/sources/act", act="follow", id="iaea").status_code == 303
    assert [one.id for one in filled.office.newsroom().sources] == ["us-defense", "iaea"]
    assert send("/settings/sources/act", act="unfollow", id="iaea").status_code == 303
    assert load(filled.office.folder).follow == ()


def test_a_source_that_nobody_knows_is_not_followed(send, filled):
    assert send("/settings/sources/act", act="follow", id="no-such").status_code == 404
    assert send("/settings/sources/act", act="explode", id="iaea").status_code == 404
    assert load(filled.office.folder).follow == ()


def test_a_source_of_ones_own_is_added_changed_paused_held_and_removed(send, client_of, filled):
    folder = filled.office.folder
    assert send("/settings/sources/own", **OWN).status_code == 303
    part = load(folder).sources[-1]
    assert (part.id, part.languages, part.every_minutes) == ("rain", ("ar", "en"), 30)
    assert "وزارة المطر" in client_of("chief").get("/settings/sources?own=rain").text
    changed = {**OWN, "instead_of": "rain", "every_minutes": "60", "topics": "water"}
    assert send("/settings/sources/own", **changed).status_code == 303
    assert load(folder).sources[-1].every_minutes == 60
    assert load(folder).sources[-1].topics == ("water",)
    for act in ("pause", "hold"):
        assert send("/settings/sources/act", act=act, id="rain").status_code == 303
    assert load(folder).sources[-1].paused
    assert load(folder).policy.hold_sources == ("rain",)
    assert [one.id for one in filled.office.newsroom().sources] == ["us-defense"]
    for act in ("release", "resume", "remove"):
        assert send("/settings/sources/act", act=act, id="rain").status_code == 303
    assert [one.id for one in load(folder).sources] == ["us-defense"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"feed": ""},
        {"id": "us-defense"},
        {"id": "iaea"},
        {"id": "a b"},
        {"feed": "ftp://x.example/"},
        {"every_minutes": "never"},
        {"zone": "Mars/Base"},
        {"name_ar": ""},
    ],
)
def test_a_source_that_cannot_be_is_told_and_what_was_typed_stays(send, filled, wrong):
    answer = send("/settings/sources/own", **{**OWN, **wrong})
    assert answer.status_code == 422
    assert 'value="Ministry of Rain"' in answer.text
    assert len(load(filled.office.folder).sources) == 1


def test_how_a_source_does_is_told(client_of, filled):
    filled.store.save_habit(
        Habit(
            source_id="us-defense",
            asked_at=filled.office.now,
            error_code="fetch.timeout",
            failures=3,
        )
    )
    page = client_of("reader").get("/settings/sources").text
    assert "متعذّر" in page


def test_a_page_is_probed_and_fills_the_form(send, client_of, filled):
    from musnad.core.source import Source

    asked = []

    def probe(settings, url, selector):
        del settings
        asked.append((url, selector))
        if "down" in url:
            raise TransientError("fetch.timeout", url=url)
        return Probed(
            source=Source(
                id="",
                name_ar="المطر",
                name_en="Rain",
                kind="ministry",
                languages=("ar",),
                feed="https://rain.example/feed.xml",
            ),
            way="feed",
            language="ar",
            zone="",
            entries=(Seen(title="<b>غيث</b>", url="", published=None),),
            count=1,
            title="غيث",
            sentences=("هطل الغيث.",),
        )

    tools = replace(filled.office.tools, probe=probe)
    object.__setattr__(filled, "office", replace(filled.office, tools=tools))
    answer = send("/settings/sources/probe", url="rain.example/news", selector="h3 a")
    assert asked == [("https://rain.example/news", "h3 a")]
    assert "هطل الغيث" in answer.text
    assert (
        'name="feed" dir="ltr" maxlength="4000" value="https://rain.example/feed.xml"'
        in answer.text
    )
    assert "<b>غيث" not in answer.text
    assert send("/settings/sources/probe", url="https://down.example/").status_code == 503
    assert (
        send("/settings/sources/probe", role="editor", url="https://x.example/").status_code == 403
    )


def test_writers_are_added_changed_moved_and_removed(send, client_of, filled):
    folder = filled.office.folder
    assert send("/settings/writers", role="admin", **WRITER).status_code == 303
    local = {
        "name": "local",
        "provider": "openai",
        "model": "q",
        "base_url": "http://127.0.0.1:11434/v1",
        "fallbacks": "gemini brief",
    }
    assert send("/settings/writers", role="admin", **local).status_code == 303
    assert [one.name for one in load(folder).writers] == ["gemini", "local"]
    assert send("/settings/writers/first", name="local").status_code == 303
    assert [one.name for one in load(folder).writers] == ["local", "gemini"]
    assert filled.office.newsroom().desk.writers[0].name == "local"
    changed = {**WRITER, "instead_of": "gemini", "model": "gemini-y", "requests_per_minute": "10"}
    assert send("/settings/writers", role="admin", **changed).status_code == 303
    part = load(folder).writers[1]
    assert (part.model, part.requests_per_minute) == ("gemini-y", 10)
    refused = send("/settings/writers/remove", name="gemini")
    assert refused.status_code == 422
    assert send("/settings/writers/remove", name="local").status_code == 303
    assert send("/settings/writers/remove", name="gemini").status_code == 303
    assert load(folder).writers == ()


def test_where_keys_are_sent_is_not_a_chief_s_to_say(send, filled):
    assert send("/settings/writers", **WRITER).status_code == 403
    plain = {name: value for name, value in WRITER.items() if name != "key_env"}
    elsewhere = {**plain, "base_url": "https://collector.example/v1"}
    assert send("/settings/writers", **elsewhere).status_code == 403
    assert send("/settings/writers", **plain).status_code == 303
    changed = {**elsewhere, "instead_of": "gemini"}
    assert send("/settings/writers", **changed).status_code == 403
    assert load(filled.office.folder).writers[0].base_url == ""


def test_no_key_is_ever_shown(send, client_of, filled, monkeypatch):
    monkeypatch.setenv("GEMINI_API_KEY", "sesame-open")
    send("/settings/writers", role="admin", **WRITER)
    page = client_of("chief").get("/settings/writers?name=gemini").text
    assert "GEMINI_API_KEY" in page
    assert "المفتاح موجود" in page
    assert "sesame" not in page
    assert "sesame" not in str(filled.store.desk.log.entries())


@pytest.mark.parametrize(
    "wrong",
    [
        {"key_env": "AWS_SECRET_ACCESS_KEY"},
        {"provider": "nobody"},
        {"fallbacks": "nobody"},
        {"base_url": "https://u:p@x.example/"},
        {"price_in": "free"},
        {"name": "auto"},
        {"model": ""},
    ],
)
def test_a_writer_that_cannot_be_is_told(send, filled, wrong):
    answer = send("/settings/writers", role="admin", **{**WRITER, **wrong})
    assert answer.status_code == 422
    assert 'value="gemini' in answer.text or "name" in wrong
    assert load(filled.office.folder).writers == ()


@pytest.mark.parametrize("role", ["reader", "editor"])
@pytest.mark.parametrize(
    "path",
    [
        "/settings/sources/act",
        "/settings/sources/own",
        "/settings/writers",
        "/settings/writers/remove",
        "/settings/writers/first",
    ],
)
def test_only_chiefs_change_sources_and_writers(send, filled, role, path):
    before = look(filled.office.folder).saw
    assert send(path, role=role, act="follow", **{**OWN, "id": "iaea"}).status_code == 403
    assert look(filled.office.folder).saw == before
