"""New and check: what people hand in becomes a held article, or a report that nobody keeps."""

from dataclasses import replace

import pytest

from musnad.desk import checking
from musnad.flow.buckets import Throttle
from tests.publish.samples import PENTAGON_EN, PENTAGON_TITLE

RELEASE = "\n\n".join(PENTAGON_EN)
WRONG = "التقى وزير الدفاع الأميركي بيت هيغسيث الأمين العام للناتو مارك روته في بروكسل."


def filled_form(client, **fields):
    return {"csrf": client.csrf, "how": "text", "writer": "", **fields}


def test_a_pasted_release_becomes_a_held_article(client_of, filled):
    client = client_of("editor")
    form = filled_form(
        client,
        title="Statement on the Opening of the Dam",
        body="The Minister of Energy opened a dam near the city of Ruritania on Monday.",
        publisher="Ministry of Energy",
        published="2026-03-01T12:30",
    )
    answer = client.post("/new", data=form)
    assert answer.status_code == 303
    article = filled.article(answer.headers["location"].rpartition("/")[2])
    assert article.stage == "held"
    release = filled.store.release(article.release_id)
    assert release.publisher == "Ministry of Energy"
    assert release.published.utcoffset().total_seconds() == 7200
    assert filled.store.desk.log.entries(subject=article.id)[0].by == "هدى"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_time_that_no_release_has_is_refused(client_of, moment):
    client = client_of("editor")
    form = filled_form(client, title="Dam", body=RELEASE, published=moment)
    answer = client.post("/new", data=form)
    assert answer.status_code == 422
    assert "ليس وقتا يُفهم" in answer.text


@pytest.mark.parametrize("url", ["https://[::1", "https://exa\u202emple.org/", "https://:80/"])
def test_an_address_that_is_none_is_refused(client_of, url):
    client = client_of("editor")
    answer = client.post("/new", data=filled_form(client, title="Dam", body=RELEASE, url=url))
    assert answer.status_code == 422


def test_an_uploaded_file_becomes_one_too(client_of, filled):
    client = client_of("editor")
    page = f"<html><title>{PENTAGON_TITLE}</title><body><article><h1>{PENTAGON_TITLE}</h1>"
    page += "".join(
        f"<p>{one} And more of it, number {at}.</p>" for at, one in enumerate(PENTAGON_EN)
    )
    answer = client.post(
        "/new",
        data=filled_form(client, how="file"),
        files={"file": ("release.html", page + "</article></body></html>", "text/html")},
    )
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"how": "file"}, 422),
        ({"how": "address", "address": "file:///etc/passwd"}, 422),
        ({"how": "address", "address": "http://127.0.0.1:1/x"}, 422),
        ({"how": "address", "address": "http://169.254.169.254/latest/meta-data"}, 422),
        ({"body": "Text that is long enough.", "published": "yesterday"}, 422),
        ({"body": "Text that is long enough.", "url": "javascript:alert(1)"}, 422),
    ],
)
def test_what_can_not_be_used_comes_back_with_what_was_typed(client_of, fields, status):
    client = client_of("editor")
    answer = client.post("/new", data=filled_form(client, title="عنوان البيان", **fields))
    assert answer.status_code == status
    assert "عنوان البيان" in answer.text
    assert 'role="alert"' in answer.text


def test_files_of_other_kinds_are_refused(client_of):
    client = client_of("editor")
    answer = client.post(
        "/new",
        data=filled_form(client, how="file"),
        files={"file": ("../../x.exe", b"MZ\x90", "text/html")},
    )
    assert answer.status_code == 422
    assert "given" not in answer.headers.get("location", "")


def test_what_was_typed_comes_back_as_text_and_not_as_markup(client_of):
    client = client_of("editor")
    hostile = '"><script>alert(1)</script>'
    answer = client.post(
        "/new", data=filled_form(client, title=hostile, publisher=hostile, url=hostile, body=" ")
    )
    assert "<script>alert" not in answer.text


def test_a_reader_makes_no_articles(client_of):
    client = client_of("reader")
    assert client.get("/new").status_code == 403
    assert client.post("/new", data=filled_form(client, body=RELEASE)).status_code == 403


def test_an_article_is_checked_against_its_source(client_of):
    client = client_of("reader")
    answer = client.post("/check", data={"csrf": client.csrf, "article": WRONG, "source1": RELEASE})
    assert answer.status_code == 200
    assert "<mark>بروكسل</mark>" in answer.text
    assert "at the Pentagon" in answer.text


def test_a_source_is_needed(client_of):
    client = client_of("reader")
    answer = client.post("/check", data={"csrf": client.csrf, "article": WRONG})
    assert answer.status_code == 422
    assert WRONG in answer.text


def test_strangers_do_not_check_unless_the_newsroom_wants_it(client_of):
    assert client_of(None).get("/check").status_code == 303
    assert client_of(None).post("/check", data={"article": WRONG}).status_code == 401


@pytest.fixture
def open_desk(filled, client_of, monkeypatch):
    """A client of a stranger at a desk that lets everybody check."""
    monkeypatch.setattr(checking, "_STRANGERS", Throttle())
    settings = filled.office.settings()
    opened = settings.model_copy(
        update={"desk": settings.desk.model_copy(update={"open_check": True})}
    )
    office = replace(filled.office, settings=lambda: opened)
    return client_of(None, office=office)


def test_a_stranger_checks_where_the_newsroom_wants_it(open_desk):
    assert open_desk.get("/check").status_code == 200
    answer = open_desk.post("/check", data={"article": WRONG, "source1": RELEASE})
    assert "<mark>بروكسل</mark>" in answer.text


def test_nothing_is_fetched_for_a_stranger(open_desk):
    form = {"article": WRONG, "source1": "http://127.0.0.1:9/"}
    assert open_desk.post("/check", data=form).status_code == 422


def test_a_stranger_has_to_wait_after_a_few_checks(open_desk):
    form = {"article": WRONG, "source1": "-"}
    answers = [open_desk.post("/check", data=form).status_code for _ in range(7)]
    assert answers[-1] == 503


def test_another_site_sends_no_checks(open_desk):
    answer = open_desk.post(
        "/check",
        data={"article": WRONG, "source1": RELEASE},
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 403
