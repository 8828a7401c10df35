"""The sets that measure the knowledge of Arabic are sound, and are judged as they say."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest
from eval.language_figures import SPELLINGS, spellings
from eval.language_sets import (
    FOLDER,
    HALVES,
    judge_figures,
    judge_sentences,
    marked,
    paragraphs,
    rows,
    same_span,
)

TABLES = {"figures": 396, "dates": 350, "agreement": 460, "names": 560, "transliteration": 370}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_long_as_it_should_be(name):
    assert sum(1 for _ in rows(name, HALVES)) >= TABLES[name]


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_in_both_halves_or_twice(name):
    seen = Counter(tuple(row.values())[1:] for row in rows(name, HALVES))
    assert [row for row, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_class_of_the_unseen_half_that_dev_has_is_about_as_long_or_longer(name):
    dev, unseen = (Counter(row["class"] for row in rows(name, (half,))) for half in HALVES)
    assert all(unseen[group] >= dev[group] - 2 for group in dev)


def test_the_unseen_half_alone_is_long_enough():
    assert sum(1 for name in ("figures", "dates") for _ in rows(name, ("unseen",))) >= 600
    assert sum(1 for _ in rows("transliteration", ("unseen",))) >= 300
    spelt = (spellings(row["arabic"])[:SPELLINGS] for row in rows("names", ("unseen",)))
    assert sum(len(some) for some in spelt) >= 500
    lines = (paragraphs(language, ("unseen",)) for language in ("en", "ar"))
    assert sum(len(some) for language in lines for some in language) >= 600


def test_every_figure_in_a_phrase_has_its_value():
    for row in rows("figures", HALVES):
        _, spans = marked(row["text"])
        values = row["value"].split(" ; ") if row["value"] else []
        assert len(spans) == len(values), row["text"]
        assert len(spans) == len(row["kind"].split(" ; ") if row["kind"] else []), row["text"]


def test_every_date_in_a_phrase_has_its_meaning():
    for row in rows("dates", HALVES):
        _, spans = marked(row["text"])
        assert len(spans) == len(row["expected"].split(" ; ") if row["expected"] else [])
        if row["published"]:
            assert datetime.fromisoformat(row["published"]).utcoffset() is not None


def test_every_whole_day_expected_is_a_day_of_the_calendar():
    for row in rows("dates", HALVES):
        for meaning in row["expected"].replace(" ; ", "|").replace("..", "|").split("|"):
            if len(meaning) == len("2025-04-24"):
                date.fromisoformat(meaning)


def test_a_weekday_beside_a_whole_day_is_that_day():
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    for row in rows("dates", HALVES):
        if row["class"] == "weekday-date":
            text, spans = marked(row["text"])
            start, end = spans[0]
            day = date.fromisoformat(row["expected"])
            assert names[day.weekday()] in text[start:end].replace("الإثنين", "الاثنين")


def test_there_are_enough_sentences_in_both_languages():
    for language in ("en", "ar"):
        assert sum(len(lines) for lines in paragraphs(language, HALVES)) >= 300


def test_no_sentence_has_white_space_at_its_ends():
    for language in ("en", "ar"):
        for lines in paragraphs(language, HALVES):
            assert [line for line in lines if line != line.strip()] == []


def test_the_brackets_of_a_phrase_become_spans():
    assert marked("قتل [12] جنديا") == ("قتل 12 جنديا", ((4, 6),))


@pytest.mark.parametrize(
    ("text", "gold", "given", "same"),
    [
        ("وخمسة جنود", (1, 5), (0, 5), True),
        ("يوم الخميس", (4, 10), (0, 10), True),
        ("5 ملايين", (0, 8), (0, 1), False),
        ("نحو 300 شخص", (4, 7), (0, 7), False),
        ("قرابة 300", (6, 9), (6, 9), True),
    ],
)
def test_a_span_may_differ_by_a_joined_particle_or_the_word_for_day(text, gold, given, same):
    assert same_span(text, gold, given) is same


def test_a_row_of_figures_is_judged_by_value_and_span():
    verdicts = list(judge_figures(("dev",)))
    assert verdicts[0].right
    assert verdicts[0].group == "digits"


def test_a_paragraph_cut_right_has_nothing_to_show():
    assert all(
        (right == given == gold) is not bool(differ)
        for right, given, gold, differ in judge_sentences("ar", ("dev",))
    )


def test_the_sets_say_that_the_unseen_half_is_not_read():
    assert "unseen" in (FOLDER / "README.md").read_text(encoding="utf-8")
