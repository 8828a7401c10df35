"""What a change of a release is, and what only a page does."""

from __future__ import annotations

import pytest

from musnad.core.release import Release, Sentence
from musnad.core.watch import Difference
from musnad.flow.differences import aligned, differences, kept_in, likeness, walled

ONE = "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة."
TWO = "وبحث الجانبان العلاقات الثنائية بين البلدين."
SIX = "وأسفر الحريق عن إصابة 6 عمال في المصنع."
SEVEN = "وأسفر الحريق عن إصابة 7 عمال في المصنع."


def release(*texts: str, title: str = "عنوان البيان") -> Release:
    sentences = []
    at = 0
    for number, text in enumerate((title, *texts)):
        kind = "text" if number else "title"
        sentences.append(
            Sentence(id=f"s1.{number}", text=text, start=at, end=at + len(text), kind=kind)
        )
        at += len(text) + 1
    return Release(
        id="x",
        source_id="ministry",
        url="https://ministry.example/1",
        language="ar",
        title=title,
        publisher="",
        published=None,
        text="\n".join((title, *texts)),
        sentences=tuple(sentences),
    )


def test_a_sentence_that_says_something_else_is_told_with_both_texts():
    assert differences(release(ONE, SIX), release(ONE, SEVEN)) == (
        Difference(kind="changed", before=SIX, after=SEVEN),
    )


def test_a_sentence_in_english_that_says_something_else_is_told_too():
    before = release("The fire injured 6 workers.", "The plant is closed.", title="Fire")
    after = release("The fire injured 7 workers.", "The plant is closed.", title="Fire")
    (one,) = differences(before, after)
    assert (one.kind, one.after) == ("changed", "The fire injured 7 workers.")


def test_what_was_added_or_removed_is_told():
    added = differences(release(ONE), release(ONE, TWO))
    assert added == (Difference(kind="added", after=TWO),)
    removed = differences(release(ONE, TWO, SIX), release(ONE, SIX))
    assert removed == (Difference(kind="removed", before=TWO),)


def test_a_new_title_is_a_change():
    (one,) = differences(release(ONE), release(ONE, title="عنوان البيان الجديد"))
    assert (one.kind, one.before, one.after) == ("changed", "عنوان البيان", "عنوان البيان الجديد")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((ONE, TWO), ("استقبل وزير  الخارجية الخميس سفير الصين في مقر الوزارة", TWO)),
        ((ONE, TWO), (TWO, ONE)),
        ((ONE, TWO), (f"{ONE.removesuffix('.')} {TWO}",)),
        (("The minister said “yes”.",), ('The minister said "yes".',)),
        (
            ("آخر تحديث: 3 مايو 2025، الساعة 10:15", ONE),
            ("آخر تحديث: 4 مايو 2025 الساعة 9:00", ONE),
        ),
        (("Last updated: 3 May 2025 10:15 GMT", ONE), ("Last updated: 4 May 2025 09:00 GMT", ONE)),
        ((ONE,), ("Published on 3 May 2025", ONE)),
        ((ONE, "عدد القراءات: 120"), (ONE, "عدد القراءات: 1204")),
        (("1,204 views", ONE), ("1,377 views", ONE)),
        ((ONE,), ("We use cookies to make this site work better for you.", ONE)),
        ((ONE, TWO, "وزير الطاقة يفتتح سدا"), (ONE, TWO, "وزير الصحة يزور مستشفى في الجنوب")),
        ((ONE, TWO), (ONE, TWO, "Minister opens dam", "Minister visits hospital")),
    ],
)
def test_what_pages_do_all_the_time_is_no_change(before, after):
    assert differences(release(*before), release(*after)) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("يبدأ الاجتماع يوم 5 مايو 2025 في بيروت.", "يبدأ الاجتماع يوم 6 مايو 2025 في بيروت."),
        ("The talks start on 5 May 2025 in Cairo.", "The talks start on 6 May 2025 in Cairo."),
        ("تراجع الناتج بنسبة 5% هذا العام.", "تراجع الناتج بنسبة -5% هذا العام."),
        ("The budget is 20 million dollars.", "The budget is 25 million dollars."),
        ("The council approved the plan.", "The council did not approve the plan."),
    ],
)
def test_a_small_word_or_figure_of_the_news_is_a_change(before, after):
    assert len(differences(release(ONE, before), release(ONE, after))) == 1


def test_a_line_at_the_end_that_an_article_rests_on_is_no_list_of_headlines():
    before, after = release(ONE, TWO, "حضر اللقاء السفير زيد"), release(ONE, TWO)
    assert differences(before, after) == ()
    (one,) = differences(before, after, cited=frozenset({"s1.3"}))
    assert one.kind == "removed"


def test_each_old_sentence_finds_the_one_that_stands_for_it():
    told = aligned(release(ONE, TWO, SIX), release(SEVEN, ONE))
    assert told == {"s1.0": "s1.0", "s1.1": "s1.2", "s1.2": None, "s1.3": "s1.1"}


def test_what_is_another_at_each_look_is_not_believed():
    first = differences(release(ONE, TWO), release(ONE, "في الأخبار: حريق في مصنع.", TWO))
    second = differences(release(ONE, TWO), release(ONE, "في الأخبار: فيضان في مدينة.", TWO))
    assert kept_in(first, second) == ()
    assert kept_in(first, first) == first


def test_a_text_that_goes_on_behind_a_wall_is_not_one_that_was_cut():
    told = release(ONE, TWO, SIX)
    assert walled(told, release(ONE, TWO, "سجّل الدخول لمتابعة القراءة"))
    assert walled(told, release(ONE, TWO, "Subscribe to continue reading"))
    assert not walled(told, release(ONE, TWO))
    assert not walled(told, release(ONE, TWO, SIX, "Subscribe to our newsletter"))
    assert not walled(told, release(ONE, TWO, "وقّع الوزيران مذكرة تفاهم في مقر الوزارة."))


def test_a_login_page_or_an_apology_is_not_a_text_of_the_same_release():
    told = release(ONE, TWO, SIX)
    assert not likeness(told, release("سجل الدخول للمتابعة.", title="تسجيل الدخول")).same_release
    assert not likeness(told, release("Page not found.", title="404")).same_release
    assert not likeness(told, release(title="عنوان البيان")).same_release
    assert likeness(told, release(ONE, TWO, SEVEN)).same_release
    assert likeness(told, release(ONE, TWO)).same_release
