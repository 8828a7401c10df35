"""A search finds the same rows in the same order, however much of a list it looks through."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.queue import Asked
from musnad.store import search
from musnad.store.database import open_store
from tests.contracts.desks import headed, story
from tests.contracts.newsstand import NOON, clock

WORDS = ("زلزال", "فيضان", "وزير", "سوق", "رئيس")


@pytest.fixture
def many(tmp_path, url):
    """A store of 60 articles, each with some of the words, changed in another order."""
    chance = random.Random(7)
    with open_store(tmp_path, clock, url=url) as store:
        told = {}
        for number in range(60):
            made, own = story(number, stage=chance.choice(("held", "ready")))
            words = [word for word in WORDS if chance.random() < 0.4] + ["خبر"]
            changed = NOON + timedelta(minutes=chance.randrange(40))
            made = replace(headed(made, " ".join(words)), changed_at=changed)
            store.save_article(made, own)
            told[made.id] = (made, words)
        yield store, told


def expected(told, words, lane):
    found = [
        made
        for made, own in told.values()
        if set(words) <= set(own) and (lane is None or made.stage == lane)
    ]
    found.sort(key=lambda made: made.id)
    found.sort(key=lambda made: made.changed_at, reverse=True)
    return [made.id for made in found]


def test_a_search_finds_the_same_however_far_it_looks(many, monkeypatch):
    store, told = many
    assert listed(store, ("زلزال",), None) == expected(told, ("زلزال",), None)
    monkeypatch.setattr(search, "FEW", 5)
    monkeypatch.setattr(search, "_WIDEST_GAP", 2)
    for least, top, further, spans in (
        (0, 0, 0, 0),
        (1, 2, 20, 16),
        (5, 20, 40, 2),
        (20, 60, 60, 16),
        (20, 30, 40, 99),
        (60, 61, 62, 99),
    ):
        monkeypatch.setattr(search, "LEAST", least)
        monkeypatch.setattr(search, "TOP", top)
        monkeypatch.setattr(search, "FURTHER", further)
        monkeypatch.setattr(search, "TOP_THERE", max(top, 1))
        monkeypatch.setattr(search, "_MOST_SPANS", spans)
        for words in (("خبر",), ("زلزال",), ("وزير", "سوق"), ("زلزال", "رئيس"), ("غيره",)):
            for lane in (None, "held"):
                assert listed(store, words, lane) == expected(told, words, lane)


def listed(store, words, lane):
    """What a search finds, page by page."""
    before, seen = "", []
    while True:
        asked = Asked(words=" ".join(words), lane=lane, limit=7, before=before)
        shown = store.desk.queue.page(asked)
        seen += [row.article_id for row in shown.rows]
        before = shown.next
        if not before:
            return seen


def test_the_words_of_an_article_have_a_limit(tmp_path, url, monkeypatch):
    monkeypatch.setattr(search, "_MOST_BYTES", 60)
    with open_store(tmp_path, clock, url=url) as store:
        made, own = story(1)
        store.save_article(headed(made, " ".join(f"كلمة{number}" for number in range(50))), own)
        found = store.desk.queue.page(Asked(words="كلمة49")).rows
        assert len(found) == (0 if url else 1)
