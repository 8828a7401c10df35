"""The dossier holds what a person must be able to show of an article, and nothing secret."""

from __future__ import annotations

import json

import pytest

from musnad.core.errors import RefusedError
from musnad.core.ids import digest
from musnad.core.log import holds
from musnad.flow import decisions, editing
from musnad.flow.dossier import as_json, dossier
from musnad.flow.rewriting import rewrite
from tests.flow.newsstand import hand
from tests.flow.test_editing import held
from tests.flow.test_rewriting import SHORT, with_model


def edited_and_published():
    """A model's article that one person changed and accepted a line of, and another approved."""
    stand, article = held()
    name, _ = with_model(stand, SHORT)
    newsroom = stand.newsroom
    rewrite(
        newsroom, article.id, writer=name, instruction="اختصر", hand=hand(stand, article.id, "هدى")
    )
    editing.change_line(
        newsroom, article.id, "a3", "كلام خطأ.", hand=hand(stand, article.id, "هدى")
    )
    editing.accept_line(
        newsroom, article.id, "a3", "أكده المتحدث", hand=hand(stand, article.id, "هدى")
    )
    editing.set_kicker(newsroom, article.id, "عاجل", hand=hand(stand, article.id, "هدى"))
    editing.undo(newsroom, article.id, hand=hand(stand, article.id, "هدى"))
    decisions.publish(newsroom, article.id, hand=hand(stand, article.id, "سامي"))
    return stand, article.id


def test_it_says_who_reviewed_what_and_who_answers_for_it():
    stand, article_id = edited_and_published()
    told = dossier(stand.newsroom, article_id)
    assert (told.responsibility.by, told.responsibility.reviewed) == ("سامي", True)
    assert told.responsibility.reviewers == ("هدى", "سامي")
    assert told.responsibility.at is not None
    assert told.digital_source_type.endswith("/compositeWithTrainedAlgorithmicMedia")
    assert "scripted-1" in told.disclosure_ar
    assert "وحرّره هدى، ووافق على نشره سامي." in told.disclosure_ar
    assert [one.reason for one in told.acceptances] == ["أكده المتحدث"]
    assert [one.kind for one in told.changes] == ["rewritten", "sentence", "accepted", "kicker"]
    assert [one.undone for one in told.changes] == [False, False, False, True]
    (line,) = told.changes[1].changed
    assert line.after == "كلام خطأ."
    assert told.revisions[0].checks.flagged == ("كلام خطأ.",)
    assert [one.error for one in told.exchanges] == [""]


def test_its_hashes_hold():
    stand, article_id = edited_and_published()
    told = dossier(stand.newsroom, article_id)
    assert told.text_sha256 == digest("\n".join(told.text).encode())
    assert told.text_sha256 == told.revisions[-1].text_sha256
    (basis,) = told.bases
    assert digest(stand.memory.capture(basis.capture_sha256).body) == basis.capture_sha256
    before = told.decisions[0].before
    for number, entry in enumerate(told.decisions, start=1):
        assert holds(entry, number=number, before=before)
        before = entry.sha256
    assert told.chain == (told.decisions[-1].number, told.decisions[-1].sha256)
    assert told.broken is None


def test_the_same_record_gives_the_same_bytes():
    stand, article_id = edited_and_published()
    first = as_json(dossier(stand.newsroom, article_id))
    stand.now.sleep(86_400)
    assert as_json(dossier(stand.newsroom, article_id)) == first
    form = json.loads(first)
    assert (form["musnad"], form["type"]) == (1, "dossier")
    assert form["responsibility"]["by"] == "سامي"
    assert [one["action"] for one in form["decisions"]][-1] == "article.published"


def test_without_a_signature_no_review_is_claimed():
    stand, article = held(mode="publish")
    told = dossier(stand.newsroom, article.id)
    assert (told.responsibility.by, told.responsibility.reviewed) == (None, False)
    assert told.digital_source_type.endswith("/algorithmicMedia")
    with pytest.raises(RefusedError, match=r"article\.unknown"):
        dossier(stand.newsroom, "nothing")
