"""What every adapter of the port Copy keeps to, inside a store."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.article import SourceNote, move
from musnad.core.editing import Edit
from musnad.core.errors import RefusedError, TransientError
from musnad.core.queue import Asked

from .desks import headed, note, store, story
from .newsstand import NOON

__all__ = ["store"]

AT_NOON = "2026-03-01T12:00:00+00:00"


def step(before, version, **changes):
    """The edit that made a version out of an article."""
    given = {
        "article_id": before.id,
        "revision": before.revision,
        "version": version,
        "kind": "headline",
        "by": "هدى",
        "at": NOON,
        "draft_before": before.draft,
        "report_before": before.report,
    }
    return Edit(**{**given, **changes})


def edited(before, headline, version=1):
    return headed(replace(before, version=version, edited_by=("هدى",)), headline)


def everything(store, article_id):
    queue = store.desk.queue
    return (
        store.article(article_id),
        store.desk.copy.edits(article_id),
        store.desk.log.entries(),
        queue.page(Asked()).rows,
    )


def test_an_edit_is_kept_with_its_step_its_entries_and_its_row(store):
    made, told = story(1)
    store.save_article(made, told)
    after = edited(made, "عنوان بيد محررة")
    store.desk.copy.keep(
        after, told, expected=(1, 0), notes=(note(kind="headline"),), edit=step(made, 1)
    )
    assert store.article(made.id) == after
    assert store.desk.copy.edits(made.id) == (step(made, 1),)
    (entry,) = store.desk.log.entries()
    assert (entry.number, entry.by, entry.facts) == (1, "هدى", (("kind", "headline"),))
    assert entry.at == NOON
    (row,) = store.desk.queue.page(Asked(words="محررة")).rows
    assert (row.version, row.headline) == (1, "عنوان بيد محررة")


def test_a_new_article_is_kept_with_its_release_and_its_story(store):
    made, told = story(1)
    store.desk.copy.keep(made, told, expected=None, notes=(note("article.made"),))
    assert store.article(made.id) == made
    assert store.release(told.id) == told
    assert store.story(told.url, "other") == made.id
    with pytest.raises(RefusedError, match=r"^desk\.stale "):
        store.desk.copy.keep(made, told, expected=None, notes=())


@pytest.mark.parametrize("saw", [(1, 0), (1, 2), (2, 1), (0, 0)])
def test_what_was_changed_since_is_refused_and_nothing_is_kept(store, saw):
    made, told = story(1, minutes=-10)
    store.save_article(made, told)
    store.desk.copy.keep(edited(made, "أول"), told, expected=(1, 0), notes=(note(subject=made.id),))
    before = everything(store, made.id)
    late = edited(made, "ثان", version=2)
    with pytest.raises(RefusedError) as caught:
        store.desk.copy.keep(late, told, expected=saw, notes=(note(),), edit=step(made, 2))
    assert caught.value.code == "desk.stale"
    assert caught.value.facts == {"article": made.id, "by": "هدى", "at": AT_NOON}
    assert everything(store, made.id) == before


def test_who_changed_it_since_is_nobody_where_it_was_the_newsroom(store):
    made, told = story(1, minutes=-10)
    store.save_article(made, told)
    keep = store.desk.copy.keep
    keep(edited(made, "أول"), told, expected=(1, 0), notes=(note(subject=made.id),))
    with pytest.raises(RefusedError) as caught:
        keep(edited(made, "ثان"), told, expected=(1, 0), notes=())
    assert (caught.value.facts["by"], caught.value.facts["at"]) == (
        "هدى",
        AT_NOON,
    )
    later = NOON + timedelta(hours=1)
    store.save_article(replace(edited(made, "ثالث"), revision=2, changed_at=later), told)
    with pytest.raises(RefusedError) as caught:
        keep(edited(made, "رابع", 2), told, expected=(1, 1), notes=())
    assert (caught.value.facts["by"], caught.value.facts["at"]) == (
        "",
        "2026-03-01T13:00:00+00:00",
    )


def test_an_article_that_is_not_there_can_not_be_changed(store):
    made, told = story(1)
    with pytest.raises(RefusedError, match=r"^article\.unknown "):
        store.desk.copy.keep(made, told, expected=(1, 0), notes=(note(),))
    assert store.desk.log.entries() == ()


def test_nothing_is_kept_of_an_article_with_another_release(store):
    made, told = story(1)
    _, other = story(2)
    store.save_article(made, told)
    before = everything(store, made.id)
    with pytest.raises(RefusedError, match=r"^store\.mismatch "):
        store.desk.copy.keep(edited(made, "س"), other, expected=(1, 0), notes=(note(),))
    assert everything(store, made.id) == before


def test_nothing_is_kept_where_a_note_can_not_be(store):
    made, told = story(1)
    store.save_article(made, told)
    before = everything(store, made.id)
    with pytest.raises(RefusedError, match=r"^store\.text "):
        store.desk.copy.keep(
            edited(made, "س"), told, expected=(1, 0), notes=(note(), note(word="\ud800"))
        )
    assert everything(store, made.id) == before


def test_what_went_out_meanwhile_is_not_taken_back_by_an_edit(store):
    made, told = story(1, stage="ready")
    store.save_article(made, told)
    shown = move(made, "published", at=NOON)
    store.save_article(shown, told)
    with pytest.raises(RefusedError, match=r"^desk\.stale "):
        store.desk.copy.keep(edited(made, "س"), told, expected=(1, 0), notes=())
    correction = replace(edited(shown, "س"), revision=2, stage="held")
    store.desk.copy.keep(correction, told, expected=(1, 0), notes=())
    withdrawn = replace(move(shown, "withdrawn", at=NOON), version=1)
    store.desk.copy.keep(withdrawn, told, expected=(2, 1), notes=())
    assert store.article(made.id, 1) == withdrawn
    assert store.article(made.id) == correction


def test_an_older_revision_is_not_set_back_either(store):
    made, told = story(1)
    store.save_article(made, told)
    store.desk.copy.keep(edited(made, "س"), told, expected=(1, 0), notes=())
    store.save_article(replace(made, revision=2), told)
    with pytest.raises(RefusedError, match=r"^desk\.stale "):
        store.desk.copy.keep(made, told, expected=(2, 0), notes=())


def test_the_newsroom_never_writes_over_what_a_person_changed(store):
    made, told = story(1)
    store.save_article(made, told)
    after = edited(made, "عنوان بيد محررة")
    store.desk.copy.keep(after, told, expected=(1, 0), notes=())
    with pytest.raises(TransientError, match=r"^store\.stale "):
        store.save_article(move(made, "ready", at=NOON), told)
    assert store.article(made.id) == after
    store.save_article(move(after, "ready", at=NOON), told)
    assert store.article(made.id).stage == "ready"


def test_what_the_newsroom_noted_of_the_source_meanwhile_stays(store):
    made, told = story(1)
    store.save_article(made, told)
    gone = SourceNote(at=NOON, kind="gone", url=told.url)
    store.save_article(replace(made, source_notes=(gone,)), told)
    store.desk.copy.keep(edited(made, "س"), told, expected=(1, 0), notes=(), edit=step(made, 1))
    assert store.article(made.id) == replace(edited(made, "س"), source_notes=(gone,))
    back = replace(made, version=2)
    store.desk.copy.undo(step(made, 1), back, told, expected=(1, 1), notes=())
    assert store.article(made.id).source_notes == (gone,)


def test_steps_come_in_order_of_one_revision_or_of_all(store):
    made, told = story(1)
    store.save_article(made, told)
    saw = (1, 0)
    steps = []
    for revision, version in ((1, 1), (1, 2), (2, 1), (2, 10), (2, 11)):
        after = replace(edited(made, f"{version}", version), revision=revision)
        steps.append(step(made, version, revision=revision))
        store.desk.copy.keep(after, told, expected=saw, notes=(), edit=steps[-1])
        saw = (revision, version)
    assert store.desk.copy.edits(made.id) == tuple(steps)
    assert store.desk.copy.edits(made.id, 2) == tuple(steps[2:])
    assert store.desk.copy.edits("other") == ()


def test_a_step_is_undone_once_and_stays(store):
    made, told = story(1)
    store.save_article(made, told)
    store.desk.copy.keep(
        edited(made, "س"), told, expected=(1, 0), notes=(note(),), edit=step(made, 1)
    )
    back = replace(made, version=2)
    store.desk.copy.undo(
        step(made, 1), back, told, expected=(1, 1), notes=(note("article.undone"),)
    )
    assert store.article(made.id) == back
    assert store.desk.copy.edits(made.id) == (step(made, 1, undone=True),)
    assert [one.action for one in store.desk.log.entries()] == ["article.edited", "article.undone"]
    before = everything(store, made.id)
    for wrong in (step(made, 1), step(made, 7)):
        with pytest.raises(RefusedError, match=r"^desk\.undone "):
            store.desk.copy.undo(
                wrong, replace(made, version=3), told, expected=(1, 2), notes=(note(),)
            )
    with pytest.raises(RefusedError, match=r"^desk\.stale "):
        store.desk.copy.undo(step(made, 1), back, told, expected=(1, 1), notes=(note(),))
    assert everything(store, made.id) == before


def test_of_those_who_saw_the_same_one_is_kept_and_the_others_are_told(store):
    made, told = story(1)
    store.save_article(made, told)
    start = threading.Barrier(6)
    kept, told_off = [], []

    def change(name):
        start.wait()
        for version in range(1, 8):
            try:
                store.desk.copy.keep(
                    edited(made, f"{name}{version}", version),
                    told,
                    expected=(1, version - 1),
                    notes=(note(by=name, subject=made.id),),
                    edit=step(made, version, by=name),
                )
                kept.append((version, name))
            except RefusedError as error:
                told_off.append(error.code)

    run = [threading.Thread(target=change, args=(name,)) for name in "abcdef"]
    for one in run:
        one.start()
    for one in run:
        one.join()
    assert set(told_off) == {"desk.stale"}
    versions = sorted(version for version, _ in kept)
    assert versions == list(range(1, len(versions) + 1))
    assert len(kept) + len(told_off) == 42
    by = dict(kept)
    assert [(one.version, one.by) for one in store.desk.copy.edits(made.id)] == sorted(by.items())
    assert store.article(made.id).version == versions[-1]
    assert store.desk.log.broken() is None
    assert len(store.desk.log.entries()) == len(kept)
