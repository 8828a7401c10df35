"""The page of one article: evidence in view, with and without scripts."""

import re

import html5lib
import pytest

from musnad.core.watch import Change
from musnad.flow import editing
from musnad.flow.hands import Hand


def page_of(client, article_id, query=""):
    answer = client.get(f"/articles/{article_id}{query}")
    assert answer.status_code == 200, answer.text
    return answer.text


def test_article_and_source_stand_on_one_page(client_of, filled):
    page = page_of(client_of("reader"), filled.held)
    assert "لقاء أميركي أطلسي" in page
    assert "Secretary of Defense Pete Hegseth met with NATO" in page
    assert 'lang="en" dir="ltr"' in page


def test_a_flagged_sentence_tells_what_is_wrong_before_it_is_chosen(client_of, filled):
    page = page_of(client_of("reader"), filled.held)
    assert "<mark>بروكسل</mark>" in page
    assert "المكان في المصدر هو البنتاغون" in page


def test_choosing_a_sentence_lights_its_evidence_without_scripts(client_of, filled):
    page = page_of(client_of("reader"), filled.published, "?line=a3")
    assert 'id="s1.2" class="said text lit"' in page
    assert 'id="panel"' in page


def test_choosing_a_source_sentence_lights_what_rests_on_it(client_of, filled):
    page = page_of(client_of("reader"), filled.published, "?source=s1.2")
    assert 'id="a3" class="line body supported opens lit"' in page


def test_an_unknown_article_is_told_of(client_of):
    assert client_of("reader").get("/articles/nothing").status_code == 404


def test_a_reader_gets_no_form_that_changes_anything(client_of, filled):
    page = page_of(client_of("reader"), filled.held, "?line=a3")
    assert f'action="/articles/{filled.held}' not in page


@pytest.mark.parametrize(
    "query",
    ["?line=a999", "?line=<script>", "?revision=99999x", "?source=s9.9", "?do=<b>", "?told=x"],
)
def test_strange_questions_do_no_harm(client_of, filled, query):
    page = page_of(client_of("chief"), filled.held, query)
    assert "<b>" not in page


def test_the_share_image_is_drawn_as_it_would_be_published(client_of, filled):
    answer = client_of("reader").get(f"/articles/{filled.held}/share.png?v=1.0")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert client_of(None).get(f"/articles/{filled.held}/share.png").status_code == 303


@pytest.mark.parametrize(
    "path", ["", "?line=a3", "?line=a4", "/revisions", "/rounds", "/history", "/dossier"]
)
def test_every_page_is_sound_html(client_of, filled, path):
    parser = html5lib.HTMLParser(strict=False)
    for article_id in (filled.held, filled.published, filled.notice):
        parser.parse(client_of("chief").get(f"/articles/{article_id}{path}").text)
        assert [(at, code) for at, code, _ in parser.errors] == []


def test_styles_and_scripts_leave_room_for_the_article(client_of, filled):
    client = client_of("reader")
    page = page_of(client, filled.held)
    beside = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', page)
    assert len(beside) == 4
    assert sum(len(client.get(one).content) for one in beside) < 60_000


def test_what_the_source_changed_while_somebody_had_it_in_hand_stands_beside_it(client_of, filled):
    change = Change(
        id="change",
        article_id=filled.held,
        url="https://example.org/1",
        seen_at=filled.office.now,
        kind="text",
    )
    filled.store.watching.save_change(change)
    client = client_of("editor")
    assert "غيّر المصدر نصه" not in page_of(client, filled.held)
    editing.set_kicker(
        filled.office.newsroom(), filled.held, "عاجل", hand=Hand(by="هدى", saw=(1, 0))
    )
    assert "غيّر المصدر نصه" in page_of(client, filled.held)
