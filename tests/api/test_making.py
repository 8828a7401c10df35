"""New articles and articles written anew, over the API."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.errors import RefusedError
from musnad.core.happening import Trace
from musnad.flow.newsroom import Matching
from tests.contracts.newsstand import release
from tests.flow.newsstand import page

TEXT = {
    "kind": "text",
    "title": "الوزير يفتتح الجسر الجديد",
    "text": "افتتح الوزير الجسر الجديد يوم 3 مايو 2025 في العاصمة. وبلغت كلفته 20 مليون دولار.",
}


def code(response):
    return response.json()["code"]


def test_a_pasted_text_becomes_an_article_that_waits_for_a_person(api):
    first = api.ask("POST", "articles", role="editor", json=TEXT)
    told = first.json()
    assert first.status_code == 201, first.text
    assert first.headers["location"] == f"/api/v1/articles/{told['id']}"
    assert first.headers["etag"].startswith('"1.0.')
    assert told["stage"] == "held"
    api.stand.now.sleep(1)
    again = api.ask("POST", "articles", role="editor", json=TEXT)
    assert (again.status_code, again.json()["id"]) == (200, told["id"])
    (entry,) = api.store.desk.log.entries(subject=told["id"])
    assert (entry.action, entry.by) == ("article.made", "هدى")


def test_an_address_is_fetched_and_becomes_an_article(api):
    url = "https://example.org/news/7"
    api.stand.pages.answers[url] = page(TEXT["title"], TEXT["text"])
    response = api.ask("POST", "articles", json={"kind": "address", "address": url})
    assert response.status_code == 201
    assert response.json()["source"] == "ministry"
    assert api.stand.pages.asked == [url]


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (RefusedError("fetch.private_address", host="h", address="10.0.0.1"), 422),
        (RefusedError("fetch.not_found", url="x", status=404), 422),
    ],
)
def test_an_address_that_is_not_fetched_is_told(api, fault, status):
    url = "http://127.0.0.1/"
    api.stand.pages.answers[url] = fault
    response = api.ask("POST", "articles", json={"kind": "address", "address": url})
    assert (response.status_code, code(response)) == (status, fault.code)


def test_an_address_that_does_not_answer_may_be_tried_again(api):
    body = {"kind": "address", "address": "https://example.org/silent"}
    response = api.ask("POST", "articles", json=body)
    assert (response.status_code, code(response)) == (503, "fetch.timeout")
    assert response.headers["retry-after"]


def test_a_key_makes_one_article(api):
    headers = api.headers(more={"Idempotency-Key": "once"})
    first = api.client.post("articles", json=TEXT, headers=headers)
    api.stand.now.sleep(1)
    again = api.client.post("articles", json=TEXT, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())


def upload(api, name, body, **fields):
    return api.ask("POST", "articles/uploads", files={"file": (name, body)}, data=fields)


def test_a_file_becomes_an_article(api):
    body = page(TEXT["title"], TEXT["text"]).encode()
    response = upload(api, "release.html", body, publisher="وزارة الأشغال")
    assert response.status_code == 201, response.text
    assert TEXT["title"].split()[0] in response.json()["article"]["headline"]


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("a.exe", b"MZ", "given.kind"),
        ("../../etc/passwd", b"x", "given.kind"),
        ("x.html\x00.exe", b"x", "given.kind"),
        ("a.txt", b"  ", "given.empty"),
        ("a.pdf", b"%PDF-1.4 broken", None),
        ("a.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 200, None),
    ],
)
def test_a_file_that_is_no_release_is_refused(api, name, body, expected):
    response = upload(api, name, body)
    assert response.status_code == 422
    assert expected in (None, code(response))


def test_a_file_over_the_limit_is_refused(api):
    assert upload(api, "a.txt", b"x" * 10_500_000).status_code in (413, 422)
    assert code(upload(api, "a.txt", b"x" * 15_100_000)) == "api.too_large"


def test_a_form_that_is_broken_is_refused(api):
    for body in (b"", b"--x\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"\xff" * 99):
        response = api.ask(
            "POST",
            "articles/uploads",
            content=body,
            headers={"Content-Type": "multipart/form-data; boundary=x"},
        )
        assert response.status_code in (400, 422)


def test_two_releases_become_one_article_that_cites_both(api):
    class Alike:
        name = "alike"
        languages = frozenset({"ar", "en"})

        def similarity(self, claims, sentences):
            return [[1.0] * len(sentences) for _ in claims]

    api.stand.newsroom = replace(api.stand.newsroom, matching=Matching(encoder=Alike()))
    one = release("افتتح الوزير الجسر يوم 3 مايو 2025 في العاصمة.")
    two = release(
        "حضر السفير افتتاح الجسر يوم 3 مايو 2025 في العاصمة.", url="https://embassy.example/1"
    )
    for told in (one, two):
        api.store.watching.save_release(told)
    response = api.ask("POST", "articles", json={"kind": "releases", "releases": [one.id, two.id]})
    assert response.status_code == 201, response.text
    assert sorted(response.json()["releases"]) == sorted([one.id, two.id])

    missing = api.ask("POST", "articles", json={"kind": "releases", "releases": [one.id, "e" * 16]})
    assert code(missing) == "sides.unknown"

    for told in (one, two):
        api.store.tracing.save_trace(
            Trace(
                release_id=told.id,
                article_id=told.id,
                source_id=told.source_id,
                publisher=told.url.split("/")[2],
                url=told.url,
                language="ar",
                title="",
                head=told.text,
                published=api.stand.now() - timedelta(hours=1),
                exact=told.id,
                sketch=b"\0" * 512,
            ),
            (),
        )
    api.store.tracing.save_happenings([[one.id, two.id]])
    (event,) = api.ask("GET", "events").json()["events"]
    assert {member["id"] for member in event["releases"]} == {one.id, two.id}
    sides = api.ask("GET", f"events/{event['id']}/sides")
    assert sides.status_code == 200, sides.text
    (pair,) = sides.json()["sides"]
    assert {pair["a"]["release"], pair["b"]["release"]} == {one.id, two.id}


def test_an_article_is_written_anew_and_the_step_is_taken_back(api):
    made = api.ask("POST", "articles", json=TEXT).json()
    path = f"articles/{made['id']}"
    changed = api.ask(
        "PATCH", f"{path}/lines/a1", json={"text": "عنوان آخر للجسر"}, headers=api.seen(made["id"])
    )
    assert changed.status_code == 200
    anew = api.ask(
        "POST", f"{path}/rewrite", json={"writer": "extract"}, headers=api.seen(made["id"])
    )
    assert anew.status_code == 200, anew.text
    assert anew.json()["article"]["headline"] == made["article"]["headline"]
    undone = api.ask("POST", f"{path}/edits", json={"kind": "undo"}, headers=api.seen(made["id"]))
    assert undone.json()["article"]["headline"] == "عنوان آخر للجسر"
    stale = api.ask(
        "POST", f"{path}/rewrite", json={"writer": "extract"}, headers={"If-Match": '"1.0"'}
    )
    assert stale.status_code == 412
    unknown = api.ask(
        "POST", f"{path}/rewrite", json={"writer": "nobody"}, headers=api.seen(made["id"])
    )
    assert code(unknown) == "write.unknown_writer"


def test_an_article_has_its_dossier(api):
    api.ask(
        "POST",
        f"articles/{api.held}/decisions",
        json={"kind": "publish"},
        headers=api.seen(api.held),
    )
    told = api.ask("GET", f"articles/{api.held}/dossier").json()
    assert told["article_id"] == api.held
    assert "article.published" in {one["action"] for one in told["decisions"]}
    assert api.ask("GET", f"articles/{'e' * 16}/dossier").status_code == 404
