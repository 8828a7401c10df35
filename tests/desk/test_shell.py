"""What stands around every page: hosts, headers, roles and forged forms."""

import pytest

from musnad.desk.guard import local_path
from musnad.desk.words import table


def test_a_stranger_is_sent_to_the_log_in_page(client_of):
    answer = client_of(None).get("/")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2F"


def test_somebody_logged_in_sees_the_queue(client_of):
    answer = client_of("reader").get("/")
    assert answer.status_code == 200
    assert 'dir="rtl"' in answer.text


def test_every_answer_keeps_to_itself(client_of):
    answer = client_of("reader").get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_of_another_host_name_is_refused(client_of):
    assert client_of("reader").get("/", headers={"Host": "evil.example"}).status_code == 421


def test_an_unknown_page_is_told_of(client_of):
    answer = client_of("reader").get("/nowhere")
    assert answer.status_code == 404
    assert "desk.not_found" in answer.text


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\tb",
        "",
    ],
)
def test_only_addresses_of_the_desk_are_gone_on_to(target):
    assert local_path(target) == "/"


def test_an_address_of_the_desk_is_gone_on_to():
    assert local_path("/articles/1?x=2") == "/articles/1?x=2"


def test_every_word_is_there_in_both_languages():
    assert all(arabic and english for arabic, english in table().values())
