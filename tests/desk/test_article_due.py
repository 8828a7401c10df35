"""A correction that is due: what the editor must know before approving it."""

from dataclasses import replace

from tests.publish.samples import NOW, PENTAGON_EN, PENTAGON_TITLE, release_of


def proposed(filled, *, edited_by=()):
    """A new revision of the published article, written from a changed source."""
    standing = filled.article(filled.published)
    release = filled.store.release(standing.release_id)
    filled.store.save_article(replace(standing, edited_by=edited_by), release)
    changed = release_of(
        (*PENTAGON_EN[:3], "Both agreed to meet again in June."), title=PENTAGON_TITLE
    )
    proposal = replace(
        standing,
        revision=2,
        release_id=changed.id,
        stage="held",
        decision="hold",
        changed_at=NOW,
        edited_by=(),
    )
    filled.store.save_article(proposal, changed)
    return f"/articles/{filled.published}"


def test_an_editor_is_told_whose_work_a_proposal_leaves_out(client_of, filled):
    page = client_of("chief").get(proposed(filled, edited_by=("هدى سالم",))).text
    assert "ليس فيه ما حرّره أو أقرّه" in page
    assert "هدى سالم" in page


def test_nothing_is_said_where_nobody_worked_on_the_published_text(client_of, filled):
    assert "ليس فيه ما حرّره" not in client_of("chief").get(proposed(filled)).text
