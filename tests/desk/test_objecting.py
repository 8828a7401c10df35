"""Readers report errors without an account; the desk sees and settles them."""

from __future__ import annotations

import pytest

from musnad.flow.objections import ADDRESS, object_to
from tests.desk.test_editing import post


def send(client, article_id, text="رقم القمة غير صحيح، والصواب في بيان الحلف.", **fields):
    told = {"article": article_id, "sentence": "a2", "text": text, **fields}
    return client.post("/report", data=told, headers={"sec-fetch-site": "same-origin"})


def kept(filled):
    return filled.store.desk.objections.objections()


@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_anybody_gets_the_form_with_the_sentence(client_of, filled, tongue):
    client = client_of(None)
    client.cookies.set("tongue", tongue)
    answer = client.get(f"/report?article={filled.published}&revision=1&sentence=a2")
    assert answer.status_code == 200
    assert "بيت هيغسيث" in answer.text
    assert answer.headers["x-robots-tag"] == "noindex"


def test_what_is_not_published_cannot_be_reported_or_seen(client_of, filled):
    id_ = filled.held
    assert client_of(None).get(f"/report?article={id_}").status_code == 404
    assert send(client_of(None), id_).status_code == 404
    assert client_of(None).get("/report?article=" + "x" * 4000).status_code == 404


def test_a_report_reaches_the_desk_and_is_settled(client_of, filled):
    answer = send(client_of(None), filled.published)
    assert answer.status_code == 200
    (one,) = kept(filled)
    assert (one.article_id, one.sentence, one.state) == (filled.published, "a2", "open")
    assert "رقم القمة غير صحيح" in client_of("reader").get("/").text
    history = client_of("editor").get(f"/articles/{filled.published}/history").text
    assert "رقم القمة غير صحيح" in history
    done = post(
        client_of("editor"), filled.published, "/objections", objection=one.id, accepted="yes"
    )
    assert done.status_code == 303
    (settled,) = kept(filled)
    assert settled.state == "accepted"
    assert settled.settled_by
    (entry,) = filled.store.desk.log.entries(action="objection.settled")
    assert dict(entry.facts)["state"] == "accepted"


def test_strangers_settle_nothing(client_of, filled):
    send(client_of(None), filled.published)
    (one,) = kept(filled)
    path = f"/articles/{filled.published}/objections"
    client_of(None).post(path, data={"objection": one.id, "accepted": "no"})
    post(client_of("reader"), filled.published, "/objections", objection=one.id, accepted="no")
    assert kept(filled) == (one,)


def test_the_same_report_twice_is_one(client_of, filled):
    for _ in range(2):
        send(client_of(None), filled.published)
    assert len(kept(filled)) == 1


def test_a_program_that_fills_every_field_is_thanked_and_let_go(client_of, filled):
    answer = send(client_of(None), filled.published, website="https://spam.example")
    assert answer.status_code == 200
    assert kept(filled) == ()


def test_too_many_reports_of_one_address_must_wait(client_of, filled):
    client = client_of(None)
    for number in range(ADDRESS[0].most):
        assert send(client, filled.published, f"خطأ في السطر رقم {number}").status_code == 200
    assert send(client, filled.published, "خطأ آخر في السطر").status_code == 422
    assert len(kept(filled)) == ADDRESS[0].most


@pytest.mark.parametrize("text", ["", "خطأ", "ط" * 2001, " \u202e\u2066 "])
def test_a_report_is_neither_empty_nor_a_book(client_of, filled, text):
    assert send(client_of(None), filled.published, text).status_code == 422
    assert kept(filled) == ()


def test_hostile_words_are_shown_as_words(client_of, filled):
    send(client_of(None), filled.published, "<script>alert(1)</script> \u202eعكس", sentence="<b>")
    (one,) = kept(filled)
    assert one.sentence == ""
    assert "\u202e" not in one.text
    for page in ("/", f"/articles/{filled.published}/history"):
        assert "<script>alert" not in client_of("chief").get(page).text


def test_another_sites_page_cannot_report_for_its_visitors(client_of, filled):
    told = {"article": filled.published, "text": "نص طويل بما يكفي"}
    answer = client_of(None).post("/report", data=told, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert kept(filled) == ()


def test_of_an_address_only_its_network_is_kept(filled):
    newsroom = filled.office.newsroom()
    one = object_to(
        newsroom, filled.published, sentence="", text="خطأ في العنوان", address="203.0.113.77"
    )
    assert one.sender == "203.0.113.0/24"
