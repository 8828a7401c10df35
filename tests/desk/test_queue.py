"""The queue: what waits, found by list, source, writer and words."""

import pytest


def test_the_list_of_what_waits_comes_first(client_of, filled):
    page = client_of("reader").get("/").text
    assert f"/articles/{filled.held}" in page
    assert f"/articles/{filled.published}" not in page
    assert "<title>(1) " in page


def test_a_published_article_stands_in_its_list(client_of, filled):
    page = client_of("reader").get("/?lane=published").text
    assert f"/articles/{filled.published}" in page


def test_a_word_is_found_whatever_stands_before_it(client_of, filled):
    page = client_of("reader").get("/", params={"lane": "all", "q": "هيغسيث"}).text
    assert f"/articles/{filled.published}" in page
    page = client_of("reader").get("/", params={"lane": "all", "q": "لاهاي والتحضير"}).text
    assert f"/articles/{filled.published}" in page


def test_nothing_found_is_said_so(client_of):
    assert "لا خبر يوافق البحث" in client_of("reader").get("/?lane=all&q=زرافة").text


@pytest.mark.parametrize("query", ['"', "a OR b*", "'); drop table queue; --", "x" * 400, "\x00"])
def test_hostile_searches_are_only_searches(client_of, query):
    assert client_of("reader").get("/", params={"lane": "all", "q": query}).status_code == 200


def test_an_unknown_list_shows_all(client_of, filled):
    assert f"/articles/{filled.held}" in client_of("reader").get("/?lane=nowhere").text


def test_a_cursor_of_somebody_elses_making_is_refused(client_of):
    assert client_of("reader").get("/?before=%00%ff").status_code == 422


def test_a_script_gets_the_list_alone(client_of, filled):
    piece = client_of("reader").get("/", headers={"X-Fragment": "1"}).text
    assert "<html" not in piece
    assert f"/articles/{filled.held}" in piece


def test_the_interface_speaks_english_to_those_who_want_it(client_of):
    client = client_of("reader")
    client.cookies.set("tongue", "en")
    page = client.get("/").text
    assert '<html lang="en" dir="ltr"' in page
    assert "Waiting for a decision" in page


def test_the_log_tells_what_happened_and_proves_itself(client_of, filled):
    from musnad.core.log import Note

    log = filled.store.desk.log
    log.append(Note(by="هدى", action="article.published", subject=filled.published))
    client = client_of("reader")
    page = client.get("/log").text
    assert "هدى" in page
    assert "نشر" in page
    assert "السلسلة سليمة" in client.get("/log?proof=1").text


def test_whence_people_log_in_is_not_told_to_everybody(client_of, filled):
    from musnad.core.log import Note

    facts = (("login", "boss"), ("address", "203.0.113.0/24"))
    filled.store.desk.log.append(
        Note(by="مريم", action="session.started", subject="account-x", facts=facts)
    )
    for role in ("reader", "editor"):
        page = client_of(role).get("/log").text
        assert "مريم" in page
        assert "203.0.113.0" not in page
        assert "account-x" not in page
    assert "203.0.113.0" in client_of("chief").get("/log").text


def test_the_chain_is_gone_through_for_one_at_a_time(client_of, monkeypatch):
    from musnad.desk import log

    class Taken:
        def acquire(self, timeout):
            return False

    monkeypatch.setattr(log, "_PROVING", Taken())
    client = client_of("reader")
    assert client.get("/log?proof=1").status_code == 503
    assert client.get("/log").status_code == 200
