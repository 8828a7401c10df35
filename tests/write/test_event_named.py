"""What a meeting did next is told of the meeting, not of who told it."""

from __future__ import annotations

from tests.write.telling import teller


def test_it_after_a_spokesman_is_the_meeting_that_he_told_of() -> None:
    one = teller()
    one.tell("The Spokesman for the Presidency stated that the meeting addressed the war in Gaza.")
    told = one.tell("It also focused on the situation in Sudan.").text
    assert told == "ركز الاجتماع على الوضع في السودان"


def test_it_after_a_meeting_needs_no_name() -> None:
    one = teller()
    one.tell("The meeting addressed the war in Gaza.")
    told = one.tell("It focused on the situation in Sudan.").text
    assert told == "ركز على الوضع في السودان"
