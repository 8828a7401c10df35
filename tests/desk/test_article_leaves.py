"""The pages beside the article: revisions, rounds, history, dossier."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.asking import Call, Failure, Prompt, Removal, Round
from musnad.core.receipt import Receipt
from musnad.core.watch import Affected, Change, Difference
from tests.desk.test_editing import post

AT = datetime(2025, 4, 26, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("leaf", ["revisions", "rounds", "history", "dossier"])
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_every_page_opens_in_both_languages(client_of, filled, leaf, tongue):
    client = client_of("reader")
    client.cookies.set("tongue", tongue)
    for article_id in (filled.published, filled.held, filled.notice):
        answer = client.get(f"/articles/{article_id}/{leaf}")
        assert answer.status_code == 200, answer.text
        assert f'lang="{tongue}"' in answer.text


@pytest.mark.parametrize("leaf", ["revisions", "rounds", "history", "dossier", "dossier.json"])
def test_strangers_see_none_of_them(client_of, filled, leaf):
    assert client_of(None).get(f"/articles/{filled.held}/{leaf}").status_code == 303


@pytest.mark.parametrize("leaf", ["revisions", "rounds", "history", "dossier", "dossier.json"])
def test_of_an_unknown_article_there_is_none(client_of, leaf):
    assert client_of("reader").get(f"/articles/nothing/{leaf}").status_code == 404


def test_two_states_are_compared_word_by_word(client_of, filled):
    editor = client_of("editor")
    post(editor, filled.held, "/lines/a3", text="وعُقد اللقاء في مقر الوزارة في واشنطن.")
    page = editor.get(f"/articles/{filled.held}/revisions?before=1.0&after=1.1").text
    assert "<del>بروكسل</del>" in page
    assert "<ins>واشنطن</ins>" in page


def test_strange_states_are_passed_over(client_of, filled):
    answer = client_of("reader").get(f"/articles/{filled.held}/revisions?before=9.9&after=<b>")
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_what_the_source_changed_stands_with_what_it_concerns(client_of, filled):
    filled.store.watching.save_change(
        Change(
            id="change-1",
            article_id=filled.published,
            url="https://source.example/releases/1",
            seen_at=AT,
            kind="text",
            differences=(
                Difference(
                    kind="changed", before="It will meet in May.", after="It will meet in June."
                ),
            ),
            affected=(
                Affected(
                    text="يجتمع في مايو.",
                    by_source=True,
                    verdict_before="supported",
                    verdict_after="contradicted",
                ),
            ),
        )
    )
    page = client_of("reader").get(f"/articles/{filled.published}/revisions").text
    assert "<del>May</del>" in page
    assert "<ins>June</ins>" in page
    assert "يجتمع في مايو." in page


def test_a_round_is_told_word_for_word(client_of, filled):
    article = filled.article(filled.held)
    told = Round(
        kind="write",
        prompt=Prompt(id="ar/article-1", system="أنت محرر <b>", user="النص </pre><script>"),
        answer="بالتأكيد، إليك الخبر",
        call=Call(writer="model", model="example-model-1", prompt_sha256="ab" * 32, at=AT),
        removals=(Removal(code="chatter.opening", text="بالتأكيد، إليك"),),
        failures=(
            Failure(
                line=3,
                text="جملة لم تصمد",
                verdict="contradicted",
                kinds=("place",),
                problems=("المكان غير ما في المصدر",),
                evidence=("s1.1",),
            ),
        ),
    )
    release = filled.store.release(article.release_id)
    filled.store.save_article(replace(article, rounds=(told,)), release)
    page = client_of("reader").get(f"/articles/{filled.held}/rounds").text
    assert "بالتأكيد، إليك الخبر" in page
    assert "chatter.opening" in page
    assert "المكان غير ما في المصدر" in page
    assert "<script>" not in page
    assert "أنت محرر &lt;b&gt;" in page


def test_a_chief_settles_a_sending_nobody_knows_the_end_of(client_of, filled):
    filled.store.save_receipt(
        Receipt(
            article_id=filled.published, revision=1, channel="telegram", state="unresolved", at=AT
        )
    )
    editor, chief = client_of("editor"), client_of("chief")
    path = f"/articles/{filled.published}/history"
    assert 'name="arrived"' not in editor.get(path).text
    assert 'name="arrived"' in chief.get(path).text
    fields = {"channel": "telegram", "revision": "1", "arrived": "yes"}
    assert post(editor, filled.published, "/receipts", **fields).status_code == 403
    assert post(chief, filled.published, "/receipts", **fields).status_code == 303
    (receipt,) = filled.store.receipts(filled.published)
    assert receipt.state == "sent"
    assert post(chief, filled.published, "/receipts", **fields).status_code == 404


def test_the_dossier_comes_as_a_file_of_json(client_of, filled):
    answer = client_of("reader").get(f"/articles/{filled.held}/dossier.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.json()["article_id"] == filled.held


def test_what_did_not_arrive_is_sent_again_and_logged(client_of, filled):
    filled.store.save_receipt(
        Receipt(article_id=filled.published, revision=1, channel="site", state="unresolved", at=AT)
    )
    fields = {"channel": "site", "revision": "1", "arrived": "no"}
    answer = post(client_of("chief"), filled.published, "/receipts", **fields)
    assert answer.status_code == 303
    (receipt,) = filled.store.receipts(filled.published)
    assert receipt.state == "sent"
    assert list((filled.office.folder / "site" / "articles").glob("*.html"))
    (entry,) = filled.store.desk.log.entries(action="channel.resolved")
    assert dict(entry.facts) == {"channel": "site", "revision": "1", "arrived": "false"}
