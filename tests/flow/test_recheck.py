"""After a change only what it may have touched is checked, and the report is that of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.check.checker import Checker
from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release
from musnad.core.report import Manuscript, Report
from musnad.flow import editing, placing
from musnad.flow.newsroom import Desk
from musnad.flow.recheck import ready, recheck, rechecked
from musnad.flow.review import examined
from musnad.models.encoder import SentenceMeaning
from tests.flow.newsstand import Verifier, hand
from tests.flow.test_editing import FIRST, SECOND, held
from tests.write.telling import make_release

AT = datetime(2025, 4, 24, tzinfo=UTC)
BODY = (
    "Defense Secretary Pete Hegseth met NATO Secretary General Mark Rutte at the Pentagon.",
    "They discussed the NATO summit in The Hague.",
    "Rutte welcomed the increase in defense spending by Canada.",
)
MET = "التقى وزير الدفاع الأميركي بيت هيغسيث مارك روته في البنتاغون."
TALKS = "وبحث الجانبان قمة الناتو في لاهاي في هولندا."
RUTTE = "ورحب روته بزيادة كندا إنفاقها الدفاعي."
POINTER = "اقرأ أيضا:"


class Counting(Verifier):
    """A checker that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        self.asked.append([claim.text for claim in manuscript.claims])
        return super().check(manuscript, releases)


@pytest.fixture(scope="module")
def desk() -> Desk:
    checker = Checker(SentenceMeaning(threads=1))
    return Desk(clock=lambda: AT, house=House(), readers=(), writers=(), checker=checker)


def release() -> Release:
    return make_release("Hegseth meets Rutte", *BODY, publisher="U.S. Department of Defense")


def draft(*body: tuple[str, str]) -> Draft:
    blocks = tuple(
        Block(type=kind, sentences=(Line(text=text, cites=("s1.1",)),)) for kind, text in body
    )
    return Draft(
        release_id="r",
        headline=Line(text="هيغسيث يلتقي روته في البنتاغون", cites=("s1.1",)),
        kicker="",
        lead=Line(text=MET, cites=("s1.1",)),
        blocks=blocks,
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=3, rendered=1),
    )


P, C = "paragraph", "crosshead"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (((P, TALKS), (P, RUTTE)), ((P, TALKS), (P, "ورحب روته بزيادة فرنسا إنفاقها."))),
        (((P, TALKS), (P, RUTTE)), ((P, RUTTE), (P, TALKS))),
        (((P, TALKS), (P, RUTTE)), ((P, TALKS), (P, RUTTE), (P, TALKS))),
        (((P, TALKS), (P, RUTTE), (P, TALKS)), ((P, TALKS), (P, RUTTE))),
        (((P, TALKS), (P, RUTTE), (P, TALKS)), ((P, RUTTE), (P, TALKS), (P, RUTTE))),
        (((P, TALKS), (P, RUTTE)), ((P, POINTER), (P, TALKS), (P, RUTTE))),
        (((P, POINTER), (P, TALKS), (P, RUTTE)), ((P, TALKS), (P, RUTTE))),
        (((P, POINTER), (P, TALKS), (P, RUTTE)), ((P, POINTER), (P, RUTTE), (P, TALKS))),
        (((P, POINTER), (P, RUTTE), (P, TALKS)), ((P, RUTTE), (P, TALKS), (P, POINTER))),
        (((C, "وجاء فيه:"), (P, RUTTE)), ((P, RUTTE), (C, "وجاء فيه:"))),
        (((P, RUTTE), (C, "وجاء فيه:")), ((P, RUTTE), (C, "وجاء فيه:"), (P, TALKS))),
        (((P, TALKS),), ((P, f"**{TALKS}**"), ("original", BODY[2]))),
        (((P, TALKS), ("original", BODY[2])), (("original", BODY[1]), ("original", BODY[2]))),
    ],
)
def test_the_report_is_that_of_the_whole(desk, before, after):
    told, base = draft(*before), release()
    report = examined(told, base, desk)
    changed = draft(*after)
    assert rechecked(told, report, changed, (base,), desk) == examined(changed, base, desk)


def test_only_the_changed_sentence_is_asked_about():
    stand, article = held()
    checker = Counting()
    newsroom = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=checker))
    finding = recheck(newsroom, article, "a3", "وقالت خطأ.")
    assert (finding.id, finding.verdict) == ("a3", "contradicted")
    assert checker.asked == [["وقالت خطأ."]]
    assert stand.memory.article(article.id) == article
    assert stand.memory.desk.copy.edits(article.id) == ()


def test_a_removal_asks_about_nothing_that_stayed():
    stand, article = held()
    checker = Counting()
    newsroom = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=checker))
    editing.remove_line(newsroom, article.id, "a3", hand=hand(stand, article.id))
    assert [one for asked in checker.asked for one in asked] == [SECOND]  # now in the original


def test_a_crosshead_is_judged_by_what_it_cites_only_once_it_cites_something():
    told = draft((C, "خطأ"), (P, FIRST))
    bare = placing.replaced(told, 3, Line(text="خطأ"))
    stand, _ = held()
    desk = stand.newsroom.desk
    base = release()
    report = examined(bare, base, desk)
    assert report.findings[2].verdict == "unchecked"
    again = rechecked(bare, report, told, (base,), desk)
    assert again.findings[2].verdict == "contradicted"


def test_the_releases_are_read_before_anything_is_changed():
    stand, article = held()
    checker = Counting()
    newsroom = replace(stand.newsroom, desk=replace(stand.newsroom.desk, checker=checker))
    ready(newsroom, article)
    assert checker.asked == [[article.draft.headline.text]]
