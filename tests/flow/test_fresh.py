"""A release that a person hands in becomes an article that waits for them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from musnad.core.draft import lines
from musnad.core.errors import RefusedError, TransientError
from musnad.flow import fresh, given
from tests.flow.newsstand import newsstand, page
from tests.flow.test_editing import FIRST, SECOND, THIRD, TITLE, URL

BODY = "\n\n".join((FIRST, SECOND, THIRD))
DAY = datetime(2025, 4, 24, 9, tzinfo=UTC)


def test_a_pasted_text_is_kept_and_held_with_its_name_in_the_log():
    stand = newsstand()
    made = fresh.from_text(
        stand.newsroom,
        title=TITLE,
        body=BODY,
        publisher="وزارة الخارجية",
        published=DAY,
        url=URL,
        by="هدى",
    )
    assert (made.stage, made.source_id) == ("held", "given")
    assert stand.memory.article(made.id) == made
    release = stand.memory.release(made.release_id)
    assert (release.title, release.publisher, release.url) == (TITLE, "وزارة الخارجية", URL)
    assert release.published == DAY
    assert stand.memory.capture(release.capture_sha256) is not None
    (entry,) = stand.memory.desk.log.entries(subject=made.id)
    assert (entry.action, entry.by) == ("article.made", "هدى")


def test_the_same_release_is_the_same_article():
    stand = newsstand()
    first = fresh.from_text(stand.newsroom, title=TITLE, body=BODY, by="هدى")
    again = fresh.from_upload(
        stand.newsroom, name="بيان.txt", body=f"{TITLE}\n\n{BODY}".encode(), by="سامي"
    )
    assert again == first
    assert len(stand.memory.desk.log.entries()) == 1


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("release.html", page(TITLE, FIRST, SECOND, THIRD).encode()),
        ("release.TXT", f"{TITLE}\n\n{BODY}".encode()),
        ("release.md", f"# {TITLE}\n\n{BODY}".encode()),
        (
            "release.eml",
            f"Subject: {TITLE}\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n".encode(),
        ),
    ],
)
def test_files_are_read_by_what_they_are(name, body):
    stand = newsstand()
    made = fresh.from_upload(stand.newsroom, name=name, body=body, by="هدى")
    assert FIRST[:30] in " ".join(line.text for _, line in lines(made.draft))


def test_an_address_is_fetched_and_known_by_its_source():
    stand = newsstand()
    stand.pages.answers[URL] = page(TITLE, FIRST, SECOND, THIRD)
    made = fresh.from_address(stand.newsroom, f" {URL} ", by="هدى")
    assert (made.source_id, made.stage) == ("ministry", "held")
    assert stand.channel.sent == []


@pytest.mark.parametrize("url", ["ftp://x.example/a", "javascript:1", "http://", "x y", ""])
def test_only_addresses_of_the_web_are_fetched(url):
    stand = newsstand()
    with pytest.raises(RefusedError, match=r"given\.address"):
        fresh.from_address(stand.newsroom, url, by="هدى")
    assert stand.pages.asked == []


def test_what_cannot_be_fetched_is_told():
    stand = newsstand()
    with pytest.raises(TransientError, match=r"fetch\.timeout"):
        fresh.from_address(stand.newsroom, URL, by="هدى")


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("x.exe", b"text", "given.kind"),
        ("x", b"text", "given.kind"),
        ("x.txt", b" \n", "given.empty"),
        ("x.txt", b"x" * (given.MOST_UPLOADED + 1), "given.too_large"),
        ("x.pdf", b"no pdf at all, only words\x00\x01", "read.unsupported"),
    ],
)
def test_files_that_are_not_taken(name, body, code):
    stand = newsstand()
    with pytest.raises(RefusedError) as refused:
        fresh.from_upload(stand.newsroom, name=name, body=body, by="هدى")
    assert refused.value.code == code


def test_a_title_cannot_pass_for_another_fact():
    material = given.pasted("متن", at=DAY, title='ا"\npublisher: "آخر', publisher="الوزارة")
    release = given.release_of(newsstand().newsroom.desk, material)
    assert release.publisher == "الوزارة"


def test_the_name_of_a_file_tells_no_path():
    material = given.uploaded("C:\\Users\\huda\\سر<>.txt", b"words", at=DAY)
    assert material.capture.url == "upload:سر-.txt"


def test_a_pasted_text_has_its_limits():
    for body, code in (("", "given.empty"), ("ك" * 200_001, "given.too_long")):
        with pytest.raises(RefusedError) as refused:
            given.pasted(body, at=DAY)
        assert refused.value.code == code
