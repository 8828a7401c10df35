"""Editing and deciding by plain forms: nothing needs a script."""

from dataclasses import replace
from datetime import timedelta

import pytest


def post(client, article_id, path, version="1.0", **fields):
    data = {"csrf": client.csrf, "saw": version, **fields}
    return client.post(f"/articles/{article_id}{path}", data=data)


def texts(filled, article_id):
    article = filled.article(article_id)
    return [article.draft.lead.text] + [
        line.text for block in article.draft.blocks for line in block.sentences
    ]


def test_a_sentence_is_changed_checked_and_shown_again(client_of, filled):
    editor = client_of("editor")
    answer = post(editor, filled.held, "/lines/a3", text="وعُقد اللقاء في البنتاغون.", cites="s1.1")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/articles/{filled.held}?line=a3&told=edited#a3"
    assert "وعُقد اللقاء في البنتاغون." in texts(filled, filled.held)
    assert filled.article(filled.held).version == 1


def test_who_may_not_edit_is_refused(client_of, filled):
    answer = post(client_of("reader"), filled.held, "/lines/a3", text="نص آخر.")
    assert answer.status_code == 403
    assert filled.article(filled.held).version == 0


def test_a_form_without_its_secret_is_refused(client_of, filled):
    editor = client_of("editor")
    editor.csrf = "other"
    assert post(editor, filled.held, "/lines/a3", text="نص آخر.").status_code == 403


def test_what_is_refused_comes_back_with_what_was_typed(client_of, filled):
    answer = post(client_of("editor"), filled.held, "/lines/a3/accept", reason="لا")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert ">\nلا</textarea>" in answer.text


def test_a_flagged_sentence_is_accepted_with_a_reason(client_of, filled):
    answer = post(
        client_of("editor"), filled.held, "/lines/a4/accept", reason="قاله الناطق هاتفيا للمحررة."
    )
    assert answer.status_code == 303
    (accepted,) = filled.article(filled.held).acceptances
    assert accepted.by == "هدى"
    assert accepted.reason == "قاله الناطق هاتفيا للمحررة."


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(client_of, filled):
    first, second = client_of("editor"), client_of("chief")
    was = texts(filled, filled.held)[1]
    post(first, filled.held, "/lines/a3", text="وعُقد اللقاء في البنتاغون.", cites="s1.1")
    answer = post(second, filled.held, "/lines/a3", text="نص المحرر الثاني.", was=was)
    assert answer.status_code == 409
    assert "هدى" in answer.text
    assert "نص المحرر الثاني." in answer.text
    assert "وعُقد اللقاء في البنتاغون." in answer.text
    assert 'name="saw" value="1.1"' in answer.text
    assert "نص المحرر الثاني." not in texts(filled, filled.held)


def test_what_was_typed_at_another_sentence_finds_it_at_its_new_place(client_of, filled):
    first, second = client_of("editor"), client_of("chief")
    was = texts(filled, filled.held)[2]
    post(first, filled.held, "/lines/a3/remove")
    answer = post(second, filled.held, "/lines/a4", text="نص آخر.", was=was)
    assert answer.status_code == 409
    assert 'data-line="a3"' in answer.text


def test_the_last_step_is_undone(client_of, filled):
    editor = client_of("editor")
    before = texts(filled, filled.held)
    post(editor, filled.held, "/lines/a3/remove")
    assert texts(filled, filled.held) != before
    answer = post(editor, filled.held, "/undo", version="1.1")
    assert answer.status_code == 303
    assert texts(filled, filled.held) == before


def test_words_are_looked_at_while_they_are_typed_and_not_kept(client_of, filled):
    editor = client_of("editor")
    answer = editor.post(
        f"/articles/{filled.held}/lines/a3/recheck",
        data={"text": "وعُقد اللقاء في موسكو."},
        headers={"X-CSRF-Token": editor.csrf, "X-Fragment": "1"},
    )
    assert answer.status_code == 200
    assert "article" not in answer.headers.get("location", "")
    assert 'class="found"' in answer.text
    assert filled.article(filled.held).version == 0


def test_lines_are_added_and_moved(client_of, filled):
    editor = client_of("editor")
    added = post(editor, filled.held, "/lines/a4/add", text="تفاصيل اللقاء", role="crosshead")
    assert added.headers["location"].endswith("?line=a5&told=added#a5")
    moved = post(editor, filled.held, "/lines/a5/move", version="1.1", after="a2")
    assert moved.headers["location"].endswith("?line=a3&told=moved#a3")
    assert texts(filled, filled.held)[1] == "تفاصيل اللقاء"


def test_kicker_and_share_headline_are_set(client_of, filled):
    editor = client_of("editor")
    post(editor, filled.held, "/kicker", text="واشنطن")
    post(editor, filled.held, "/share", version="1.1", text="لقاء في واشنطن")
    article = filled.article(filled.held)
    assert article.draft.kicker == "واشنطن"
    assert article.share_headline == "لقاء في واشنطن"


def test_an_editor_does_not_publish(client_of, filled):
    assert post(client_of("editor"), filled.held, "/publish").status_code == 403
    page = client_of("editor").get(f"/articles/{filled.held}").text
    assert "لرئيس التحرير" in page
    assert "/publish" not in page


def test_an_article_with_sentences_that_wait_is_not_published(client_of, filled):
    answer = post(client_of("chief"), filled.held, "/publish")
    assert answer.status_code == 422
    assert filled.article(filled.held).stage == "held"


def test_spiking_wants_a_reason_and_can_be_taken_back(client_of, filled):
    editor = client_of("editor")
    assert post(editor, filled.held, "/spike").status_code == 422
    assert post(editor, filled.held, "/spike", reason="مكرر").status_code == 303
    assert filled.article(filled.held).stage == "spiked"
    assert post(editor, filled.held, "/revive", version="1.1").status_code == 303
    assert filled.article(filled.held).stage == "held"


def test_a_correction_is_printed_in_a_new_revision(client_of, filled):
    answer = post(client_of("chief"), filled.published, "/correct", reason="الصحيح أنها في لاهاي.")
    assert answer.status_code == 303
    article = filled.article(filled.published)
    assert article.revision == 2
    assert [one.reason for one in article.corrections] == ["الصحيح أنها في لاهاي."]
    old = client_of("chief").get(f"/articles/{filled.published}?revision=1&line=a3").text
    assert "هذه مراجعة سابقة" in old
    assert f'action="/articles/{filled.published}' not in old


def test_a_scheduled_article_says_why_it_can_not_be_edited(client_of, filled):
    chief = client_of("chief")
    post(chief, filled.held, "/lines/a3/remove")
    post(chief, filled.held, "/lines/a3/remove", version="1.1")
    at = (filled.office.now + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    assert post(chief, filled.held, "/schedule", version="1.2", at=at).status_code == 303
    page = chief.get(f"/articles/{filled.held}?line=a1").text
    assert "ألغ الجدولة لتحرره" in page
    assert "/lines/a1/accept" not in page
    assert post(chief, filled.held, "/unschedule", version="1.3").status_code == 303
    assert filled.article(filled.held).stage == "held"


def test_a_moment_that_is_none_or_past_is_refused(client_of, filled):
    for at in ("", "tomorrow", "2020-01-01T10:00"):
        answer = post(client_of("chief"), filled.held, "/schedule", at=at)
        assert answer.status_code == 422


def test_another_writer_writes_it_anew(client_of, filled):
    editor = client_of("editor")
    answer = post(editor, filled.held, "/rewrite", writer="brief", instruction="")
    assert answer.status_code == 303
    article = filled.article(filled.held)
    assert article.draft.writer.name == "brief"
    refused = post(
        editor, filled.held, "/rewrite", version="1.1", writer="brief", instruction="أوجز"
    )
    assert refused.status_code == 422
    assert ">\nأوجز</textarea>" in refused.text


def test_an_article_of_two_sources_shows_both(client_of, filled):
    article = filled.article(filled.held)
    other = filled.article(filled.published).release_id
    release = filled.store.release(article.release_id)
    both = replace(article, other_release_ids=(other,))
    filled.store.save_article(both, release)
    answer = post(
        client_of("editor"), filled.held, "/lines/a4", text="وبحثا قمة لاهاي.", cites="1 s2.2"
    )
    assert answer.status_code == 303
    page = client_of("editor").get(f"/articles/{filled.held}?line=a4").text
    assert (
        'id="s2.2" class="said text opens lit"' in page or 'id="s2.2" class="said text lit"' in page
    )
    assert 'value="1 s2.2"' in page


def test_unpublishing_wants_a_reason(client_of, filled):
    chief = client_of("chief")
    assert post(chief, filled.published, "/withdraw", reason="").status_code == 422
    assert post(chief, filled.published, "/withdraw", reason="طلب المصدر").status_code == 303


@pytest.mark.parametrize("saw", ["", "x", "1", "1.0.0", "-1.0", "9" * 30])
def test_a_form_that_does_not_say_what_was_seen_is_refused(client_of, filled, saw):
    answer = post(client_of("editor"), filled.held, "/lines/a3", version=saw, text="نص.")
    assert answer.status_code == 422


CHANGES = (
    "/lines/a3",
    "/lines/a3/recheck",
    "/lines/a3/repair",
    "/lines/a3/accept",
    "/lines/a3/unaccept",
    "/lines/a3/remove",
    "/lines/a3/move",
    "/lines/a3/add",
    "/kicker",
    "/share",
    "/undo",
    "/spike",
    "/revive",
    "/rewrite",
)
DECISIONS = ("/publish", "/schedule", "/unschedule", "/correct", "/withdraw", "/receipts")


@pytest.mark.parametrize("path", CHANGES + DECISIONS)
def test_nobody_changes_anything_without_the_right_to(client_of, filled, path):
    before = filled.article(filled.held)
    assert post(client_of("reader"), filled.held, path, text="نص").status_code == 403
    if path in DECISIONS:
        assert post(client_of("editor"), filled.held, path).status_code == 403
    forger = client_of("chief")
    forger.csrf = "guessed"
    assert post(forger, filled.held, path, text="نص").status_code == 403
    stranger = post(client_of(None), filled.held, path, text="نص كتبته")
    assert stranger.status_code == 401
    assert filled.article(filled.held) == before


def test_a_form_sent_without_a_session_keeps_what_was_typed(client_of, filled):
    answer = post(client_of(None), filled.held, "/lines/a3", text="نص كتبته <b>")
    assert answer.status_code == 401
    assert "نص كتبته &lt;b&gt;" in answer.text


def test_another_sites_page_sends_nothing(client_of, filled):
    chief = client_of("chief")
    data = {"csrf": chief.csrf, "saw": "1.0", "text": "نص"}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = chief.post(f"/articles/{filled.held}/lines/a3", data=data, headers=headers)
        assert answer.status_code == 403


def test_what_is_found_at_the_last_moment_is_shown_and_nothing_goes_out(client_of, filled):
    article = filled.article(filled.held)
    clean = replace(
        article.report,
        findings=tuple(
            replace(one, verdict="supported", problems=()) for one in article.report.findings
        ),
    )
    filled.store.save_article(
        replace(article, report=clean), filled.store.release(article.release_id)
    )
    chief = client_of("chief")
    assert "disabled" not in chief.get(f"/articles/{filled.held}").text.split('class="doings"')[1]
    answer = post(chief, filled.held, "/publish")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'class="line body contradicted' in answer.text
    assert filled.article(filled.held).stage == "held"
