"""The "I" of a statement is told as the one who makes it."""

from __future__ import annotations

from musnad.core.house import House
from musnad.write.brief.article import open_teller, tell_all
from tests.write.telling import make_release


def test_a_statement_by_one_person_is_told_of_that_person() -> None:
    release = make_release(
        "Statement by Foreign Secretary Yvette Cooper on Gaza",
        "I welcome the ceasefire in Gaza.",
        "I urge all parties to implement the agreement, and my government supports it.",
        "I thank those who helped us.",
        publisher="Foreign, Commonwealth & Development Office",
    )
    told = tell_all(release, open_teller(release, House()))
    first, second, third = (one.rendering for one in told)
    assert first is not None
    assert first.text == "ترحب وزيرة الخارجية البريطانية إيفيت كوبر بوقف إطلاق النار في غزة"
    assert second is None or "كوبر" in second.text
    assert third is None


def test_who_makes_a_statement_is_told_only_of_one_who_is_named() -> None:
    release = make_release("Statement by the Foreign Secretary on Gaza", "I welcome the ceasefire.")
    assert tell_all(release, open_teller(release, House()))[0].rendering is None
