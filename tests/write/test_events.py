"""What the title names is known to a sentence that points at it."""

from __future__ import annotations

from musnad.write.brief.events import is_named

TITLE = "Ministry condemns attack on market in Baghdad"


def test_a_crime_that_the_title_names_is_known() -> None:
    assert is_named("The ministry rejects this heinous crime.", TITLE)
    assert is_named("It affirmed that the perpetrators of these attacks must be tried.", TITLE)


def test_another_thing_that_is_pointed_at_is_not_known() -> None:
    assert not is_named("The ministry rejects this decision.", TITLE)
    assert not is_named("These attacks and this decision are rejected.", TITLE)


def test_nothing_is_known_under_a_title_without_an_event() -> None:
    assert not is_named("The ministry rejects this heinous crime.", "Ministry opens a school")
