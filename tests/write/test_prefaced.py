"""A text that stands in marks after the line that says who gives it is told as a text."""

from __future__ import annotations

from musnad.core.draft import lines
from musnad.core.house import House
from musnad.write.brief.article import Brief
from musnad.write.brief.quoted import Prefaced, indirect
from tests.write.telling import make_release


def test_the_marks_around_a_whole_text_say_nothing() -> None:
    release = make_release(
        "PM call with Prime Minister Meloni of Italy: 24 April 2025",
        "The Prime Minister spoke to the Prime Minister of Italy, Giorgia Meloni, this morning.",
        "A Downing Street spokesperson said:",
        '"The leaders discussed the situation in Ukraine.',
        'They agreed to stay in close touch."',
        publisher="10 Downing Street",
    )
    told = [line.text for _, line in lines(Brief().write(release, House()))]
    assert any("الوضع في أوكرانيا" in one for one in told)
    assert any("البقاء على اتصال وثيق" in one for one in told)


def test_marks_within_a_text_stay() -> None:
    prefaced = Prefaced()
    assert prefaced.bare('"We are ready," he said.') == '"We are ready," he said.'


def test_the_text_ends_where_its_marks_end() -> None:
    prefaced = Prefaced()
    prefaced.begin()
    assert prefaced.bare("“They met.") == "They met."
    assert prefaced.bare("They agreed.”") == "They agreed."
    assert prefaced.bare("“No,” he said.") == "“No,” he said."


def test_a_speaker_with_an_article_is_a_speaker() -> None:
    told = indirect('"The treaty protects jobs," the Defence Secretary said.')
    assert told == "The Defence Secretary said that the treaty protects jobs."
