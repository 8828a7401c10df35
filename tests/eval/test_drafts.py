"""The measure of drafts reads its files whole and counts as it says."""

from __future__ import annotations

import json

import pytest
from eval.draft_files import FOLDER, Planted, recorded, samples
from eval.drafts import HALVES, RAW, Figures, Stubborn, batches, below

from musnad.core.asking import Prompt
from musnad.write.answers import read_article

SAMPLES = [one for half in HALVES for one in samples(FOLDER / half)]


def test_there_are_thirty_samples_and_many_errors_of_every_kind():
    assert len(SAMPLES) >= 30
    planted = [one.kind for sample in SAMPLES for one in sample.planted]
    assert len(planted) >= 150
    kinds = {
        *("number", "date", "place", "person", "title", "organisation", "quote", "polarity"),
        *("modality", "role", "unsupported", "stale", "promo", "filler"),
    }
    assert kinds == set(planted)
    whole = {one.kind for one in recorded(FOLDER / RAW)}
    assert {"seed", "chatter", "thinking", "truncated", "language", "markdown"} <= whole


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_a_clean_draft_is_read_as_it_was_written(sample):
    read = read_article(sample.answer(), sample.release)
    told = [read.headline.text, read.lead.text]
    told += [line.text for block in read.blocks for line in block.sentences]
    assert [one.rstrip(" .") for one in told] == [one.text.rstrip(" .") for one in sample.told]
    assert len(sample.told[0].text) <= 75


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.id)
def test_each_error_is_in_one_bad_draft(sample):
    tried = list(batches(sample.planted))
    assert sorted(one.text for batch in tried for one in batch) == sorted(
        one.text for one in sample.planted
    )
    for batch in tried:
        answer = sample.answer(batch)
        assert all(one.text in json.loads(answer).__repr__() for one in batch)


def test_errors_at_the_top_have_a_draft_each():
    top = [Planted(kind="date", at=1, text=text, after=False) for text in "ab"]
    places = ((3, "c"), (3, "d"), (4, "e"))
    body = [Planted(kind="date", at=at, text=text, after=False) for at, text in places]
    assert [len(batch) for batch in batches([*top, *body])] == [1, 1, 2, 1]


def test_a_stubborn_model_gives_the_same_sentence_again():
    user = "<<<x>>>\n[a3] الجملة: نص: فيه نقطتان.\n  ما وُجد فيها: خطأ\n  [s1.2] The text.\n<<<y>>>"
    asked = Prompt(id="ar/revise-1", system="", user=user)
    told = json.loads(Stubborn("{}").ask(asked).text)
    assert told == {"sentences": [{"id": "a3", "text": "نص: فيه نقطتان.", "cites": ["s1.2"]}]}


def test_what_suffered_is_all_that_is_not_whole():
    figures = Figures()
    figures.outcomes.update({"whole": 3, "held": 1, "lost a sentence": 1})
    assert (figures.clean, figures.suffered) == (5, 2)
    assert figures.to_json()["clean_suffered"] == 0.4


def test_a_figure_that_is_worse_than_its_floor_is_told(tmp_path):
    floors = tmp_path / "floors.json"
    floors.write_text(
        '{"at_most": {"errors_published": 1, "clean_kept_back": 1, "clean_sentences_lost": 0}}'
    )
    figures = Figures()
    figures.outcomes.update({"held": 1, "fell back": 1})
    figures.published.update({"date": 1})
    assert below(figures, floors) == ["clean_kept_back 2 is above 1"]
