"""What every adapter of the port Queue keeps to, inside a store."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from musnad.core.article import move
from musnad.core.draft import Byline
from musnad.core.errors import RefusedError
from musnad.core.queue import LANES, Asked, row_of
from musnad.core.report import Finding, Report

from .desks import headed, note, store, story
from .newsstand import NOON

__all__ = ["store"]


def listed(store, **asked):
    return [int(row.article_id, 16) for row in store.desk.queue.page(Asked(**asked)).rows]


def save(store, *stories):
    for made, told in stories:
        store.save_article(made, told)


def test_a_row_is_that_of_the_article_and_its_release(store):
    made, told = story(1)
    flagged = Finding(id="a1", text="س", start=0, end=1, verdict="contradicted", risk=0.75)
    made = replace(made, report=Report(findings=(flagged,)))
    store.save_article(made, told)
    (row,) = store.desk.queue.page(Asked()).rows
    assert row == row_of(made, told, published=False)
    assert (row.problems, row.risk, row.sentences) == (1, 0.75, 1)


def test_those_changed_last_come_first_and_ties_by_id(store):
    save(store, story(3, minutes=5), story(2, minutes=5), story(1, minutes=9), story(4, minutes=0))
    assert listed(store) == [1, 2, 3, 4]


def test_an_article_stands_in_the_list_of_its_stage(store):
    save(
        store,
        story(1),
        story(2, stage="ready"),
        story(3, stage="spiked"),
        story(4, stage="published", published_at=NOON),
        story(5, stage="withdrawn", published_at=NOON),
        story(6, stage="scheduled", scheduled_for=NOON),
    )
    lanes = {lane: listed(store, lane=lane) for lane in LANES}
    assert lanes == {
        "held": [1],
        "due": [],
        "scheduled": [6],
        "ready": [2],
        "published": [4],
        "spiked": [3],
        "withdrawn": [5],
    }
    assert store.desk.queue.counts() == {lane: len(found) for lane, found in lanes.items()}


def test_a_revision_that_waits_stands_beside_what_readers_see(store):
    made, told = story(1, stage="published", published_at=NOON)
    store.save_article(made, told)
    waits = replace(made, revision=2, stage="held", changed_at=NOON + timedelta(hours=1))
    store.save_article(waits, told)
    assert listed(store, lane="due") == listed(store, lane="published") == [1]
    assert listed(store, lane="held") == []
    assert store.desk.queue.counts()["due"] == store.desk.queue.counts()["published"] == 1
    (row,) = store.desk.queue.page(Asked(lane="published")).rows
    assert (row.revision, row.lane, row.published) == (2, "due", True)


def test_what_is_withdrawn_is_not_seen_though_another_revision_waits(store):
    made, told = story(1, stage="published", published_at=NOON)
    store.save_article(made, told)
    store.save_article(replace(made, revision=2, stage="held"), told)
    store.save_article(move(made, "withdrawn", at=NOON), told)
    (row,) = store.desk.queue.page(Asked()).rows
    assert (row.revision, row.lane, row.published) == (2, "due", False)
    assert listed(store, lane="published") == []


def test_an_older_revision_that_is_saved_does_not_take_the_rows_place(store):
    made, told = story(1, stage="published", published_at=NOON)
    store.save_article(made, told)
    newer = headed(replace(made, revision=2, stage="held"), "عنوان جديد")
    store.save_article(newer, told)
    store.save_article(replace(made, approved_by="هدى"), told)
    (row,) = store.desk.queue.page(Asked(words="جديد")).rows
    assert (row.revision, row.headline) == (2, "عنوان جديد")


def test_lists_are_narrowed_to_a_source_and_a_writer(store):
    one, told = story(1)
    named = replace(one, draft=replace(one.draft, writer=Byline(name="gemini")))
    other, other_told = story(2)
    other = replace(other, source_id="agency")
    save(store, (named, told), (other, replace(other_told, source_id="agency")), story(3))
    assert listed(store, source_id="agency") == [2]
    assert listed(store, writer="gemini", lane="held") == [1]
    assert listed(store, writer="gemini", source_id="agency") == []
    assert store.desk.queue.sources() == ("agency", "ministry")
    assert store.desk.queue.writers() == ("extract", "gemini")


def test_pages_follow_each_other_without_a_gap_whatever_is_changed_meanwhile(store):
    save(store, *(story(number, minutes=number // 3) for number in range(11)))
    seen, before = [], ""
    while True:
        shown = store.desk.queue.page(Asked(limit=3, before=before))
        seen += [int(row.article_id, 16) for row in shown.rows]
        save(store, story(100 + len(seen), minutes=1000))
        before = shown.next
        if not before:
            break
    assert seen == [9, 10, 6, 7, 8, 3, 4, 5, 0, 1, 2]


def test_a_page_that_is_full_by_chance_is_the_last_one(store):
    save(store, *(story(number) for number in range(4)))
    first = store.desk.queue.page(Asked(limit=2))
    assert store.desk.queue.page(Asked(limit=2, before=first.next)).next == ""


@pytest.mark.parametrize("limit", [-1, 0, 1])
def test_a_page_has_a_row_at_least(store, limit):
    save(store, story(1), story(2))
    assert listed(store, limit=limit) == [2]


def test_a_page_has_200_rows_at_most(store):
    save(store, *(story(number) for number in range(203)))
    assert len(listed(store, limit=10**9)) == 200


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%",
        "\ud800",
        "é",
        "A" * 100_000,
        base64.urlsafe_b64encode(b"2026-03-01T12:00:00.000000Z").decode(),
        base64.urlsafe_b64encode(b"' OR 1=1 -- a").decode(),
        base64.urlsafe_b64encode(b"\xff\xfe\x00").decode(),
    ],
)
def test_a_cursor_that_was_never_given_is_refused(store, cursor):
    with pytest.raises(RefusedError, match=r"^queue\.cursor$"):
        store.desk.queue.page(Asked(before=cursor))


@pytest.mark.parametrize(
    "words",
    [
        "رئيس",
        "والرئيس",
        "الرَّئِيسُ",
        "للرئيس",
        "رئي",
        "بيان رئيس",
        "رئيس 2025",
        "رئيس ٢٠٢٥",
        "أسامه",
        "اسامة",
        "إسامة",
        "الصحة",
        "بيان",
        "البيان",
        "WORLD",
        "world he",
        "1,250.5",
        "١٬٢٥٠٫٥",
        "https://ministry.example/7",
        "http://www.ministry.example/7/?utm_source=news#top",
        "0000000000000007",
    ],
)
def test_an_article_is_found_in_whatever_spelling(store, words):
    made, told = story(7)
    told = replace(told, title="World Health Day", publisher="وزارة الصحة")
    made = headed(made, "والرئيس أسامة يلقي بيانا في 2025 عن 1250.5 طن")
    save(store, (made, told), story(1))
    assert listed(store, words=words) == [7]


def test_every_word_must_be_found(store):
    save(store, *((headed(made, "لقاء في القاهرة"), told) for made, told in (story(1),)), story(2))
    assert listed(store, words="لقاء القاهرة") == [1]
    assert listed(store, words="لقاء دمشق") == []
    assert listed(store, words="لقا القاهرة") == []


def test_a_search_is_narrowed_and_paged_as_a_list_is(store):
    save(store, *(story(number, stage="ready" if number % 2 else "held") for number in range(6)))
    first = store.desk.queue.page(Asked(words="الجسر", lane="held", limit=2))
    assert [int(row.article_id, 16) for row in first.rows] == [4, 2]
    assert listed(store, words="الجسر", lane="held", limit=2, before=first.next) == [0]


def test_a_change_of_the_text_changes_what_it_is_found_by(store):
    made, told = story(1)
    store.save_article(headed(made, "زلزال"), told)
    store.save_article(headed(made, "فيضان"), told)
    assert listed(store, words="زلزال") == []
    assert listed(store, words="فيضان") == [1]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '" OR "',
        "AND",
        "NOT خبر",
        "NEAR(خبر جسر)",
        "words:خبر",
        "^خبر*",
        "{خبر} : (جسر",
        "خبر'; DROP TABLE queue; --",
        "\x00خبر",
        "\ud800",
        "خبر " * 10_000,
        "خ" * 10_000,
        "http://[",
        "https://" + "a" * 9_000,
        "#" * 500,
        "@" * 500,
        "*",
        "-",
    ],
)
def test_no_search_breaks_anything(store, words):
    save(store, story(1))
    assert listed(store, words=words) in ([], [1])
    assert listed(store, words="خبر") == [1]


def test_a_search_without_a_word_finds_nothing_and_an_empty_one_everything(store):
    save(store, story(1))
    assert listed(store, words="«؟»") == []
    assert listed(store, words="  \n") == [1]


def test_the_mark_changes_with_the_lists_and_only_then(store):
    marks = [store.desk.queue.mark()]
    made, told = story(1)
    store.save_article(made, told)
    marks.append(store.desk.queue.mark())
    store.save_article(move(made, "spiked", at=NOON), told)
    marks.append(store.desk.queue.mark())
    edited = replace(made, version=1)
    store.desk.copy.keep(edited, told, expected=(1, 0), notes=(note(),))
    marks.append(store.desk.queue.mark())
    assert len(set(marks)) == len(marks)
    store.save_article(edited, told)
    store.desk.log.append(note())
    assert store.desk.queue.mark() == marks[-1]


def test_articles_whose_time_has_come_are_told_the_first_due_first(store):
    due = {"stage": "scheduled"}
    save(
        store,
        story(1, scheduled_for=NOON, **due),
        story(2, scheduled_for=NOON - timedelta(hours=1), **due),
        story(3, scheduled_for=NOON + timedelta(seconds=1), **due),
        story(4, stage="held", scheduled_for=NOON),
        story(5, scheduled_for=datetime(2026, 2, 1, tzinfo=UTC), published_at=NOON, **due),
    )
    found = store.desk.queue.scheduled(due_before=NOON)
    assert [int(one, 16) for one in found] == [5, 2, 1]
