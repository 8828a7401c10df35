"""What every adapter of the port Tracing keeps to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.happening import Reason, Tie, Trace
from musnad.store.database import open_store
from tests.postgresql import NAMES, address

from .newsstand import NOON, article, clock, release


@pytest.fixture(params=NAMES)
def store(request, tmp_path):
    opened = open_store(tmp_path, clock, url=address(request.param))
    yield opened
    opened.close()


def trace(name, *, hours=0, **told):
    fields = {
        "release_id": name,
        "article_id": f"article-{name}",
        "source_id": "ministry",
        "publisher": "ministry.example",
        "url": f"https://ministry.example/{name}",
        "language": "ar",
        "title": f"بيان {name}",
        "head": f"بيان {name}",
        "published": NOON + timedelta(hours=hours),
        "exact": f"exact-{name}",
        "sketch": bytes(range(256)) * 2,
    }
    return Trace(**{**fields, **told})


def tie(first, second, score=0.7):
    return Tie(
        first=first,
        second=second,
        score=score,
        reasons=(Reason(kind="places", values=("rome", "قم")),),
    )


def test_a_trace_comes_back_as_it_was_and_the_last_word_stands(store):
    store.tracing.save_trace(trace("a"), (1, 2))
    changed = trace("a", title="غيره")
    store.tracing.save_trace(changed, (3,))
    assert store.tracing.trace("a") == changed
    assert store.tracing.trace_of("article-a") == changed
    assert store.tracing.trace("b") is None
    assert store.tracing.alike("-", (1, 2), since=NOON) == ()
    assert store.tracing.alike("-", (3,), since=NOON) == (changed,)


def test_an_article_s_newer_release_takes_the_place_of_the_older(store):
    store.tracing.save_trace(trace("a"), (1,))
    store.tracing.save_trace(trace("b"), (2,))
    store.tracing.save_ties("b", [tie("a", "b")])
    store.tracing.save_happenings([("a", "b")])
    newer = trace("c", article_id="article-a")
    store.tracing.save_trace(newer, (3,))
    assert store.tracing.trace("a") is None
    assert store.tracing.ties(["b"]) == ()
    assert store.tracing.alike("exact-a", (1,), since=NOON) == ()


def test_the_same_words_or_a_common_band_are_found_newest_first_and_no_older_than_asked(store):
    largest = 2**63 - 1
    store.tracing.save_trace(trace("a"), (largest, 7))
    store.tracing.save_trace(trace("b", hours=2, exact="exact-a"), (5,))
    store.tracing.save_trace(trace("c", hours=1), (9,))
    found = store.tracing.alike("exact-a", (largest,), since=NOON)
    assert [one.release_id for one in found] == ["b", "a"]
    late = store.tracing.alike("exact-a", (largest,), since=NOON + timedelta(hours=1))
    assert [one.release_id for one in late] == ["b"]


def test_a_span_of_time_takes_in_both_its_ends(store):
    for name, hours in (("a", -3), ("b", 0), ("c", 3), ("d", 4)):
        store.tracing.save_trace(trace(name, hours=hours), ())
    store.tracing.save_trace(trace("e", publisher="other.example"), ())
    start, end = NOON - timedelta(hours=3), NOON + timedelta(hours=3)
    told = [one.release_id for one in store.tracing.between(start, end, limit=9)]
    assert told == ["c", "b", "e", "a"]
    mine = store.tracing.between(start, end, publisher="ministry.example", limit=2)
    assert [one.release_id for one in mine] == ["c", "b"]


def test_ties_are_followed_as_far_as_they_hang_together(store):
    store.tracing.save_ties("b", [tie("a", "b")])
    store.tracing.save_ties("c", [tie("b", "c")])
    store.tracing.save_ties("y", [tie("x", "y")])
    assert store.tracing.ties(["a"]) == (tie("a", "b"), tie("b", "c"))
    store.tracing.save_ties("c", [])
    assert store.tracing.ties(["a"]) == (tie("a", "b"),)


def test_an_event_has_its_members_in_order_of_time_and_is_found_by_any_of_them(store):
    store.tracing.save_trace(trace("late", hours=2), ())
    store.tracing.save_trace(trace("early"), ())
    store.tracing.save_ties("late", [tie("early", "late")])
    store.tracing.save_happenings([("early", "late"), ("alone",)])
    (found,) = store.tracing.happenings(limit=5)
    assert [one.release_id for one in found.members] == ["early", "late"]
    assert found.ties == (tie("early", "late"),)
    for name in (found.id, "late", "article-early"):
        assert store.tracing.happening(name) == found
    assert store.tracing.happening("alone") is None
    assert [one.release_id for one in found.beside("early")] == ["late"]
    assert store.tracing.happenings(since=NOON + timedelta(hours=3), limit=5) == ()


def test_an_event_may_come_apart_again(store):
    for name in "abc":
        store.tracing.save_trace(trace(name), ())
    store.tracing.save_happenings([("a", "b", "c")])
    store.tracing.save_happenings([("a", "b"), ("c",)])
    (found,) = store.tracing.happenings(limit=5)
    assert {one.release_id for one in found.members} == {"a", "b"}
    store.tracing.save_happenings([("a",), ("b",)])
    assert store.tracing.happenings(limit=5) == ()


def test_what_others_released_stands_beside_an_article(store):
    told = release()
    store.save_article(article(told, article_id="article-a"), told)
    store.tracing.save_trace(trace("a"), ())
    store.tracing.save_trace(trace("b", hours=1), ())
    assert store.related("article-a") == ()
    store.tracing.save_happenings([("a", "b")])
    assert store.related("article-a") == (trace("b", hours=1),)


def test_a_trace_without_an_address_is_kept(store):
    kept = replace(trace("a"), url=None, publisher="source:ministry")
    store.tracing.save_trace(kept, ())
    assert store.tracing.trace("a") == kept
