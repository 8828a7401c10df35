"""One-key repairs: the words of the source in place of what is wrong, in sound Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from musnad.core.article import Article
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, manuscript
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.core.report import Evidence, Finding, Manuscript, Problem, ProblemKind, Report
from musnad.flow.newsroom import Desk
from musnad.flow.repairs import Repair, repairs_of
from musnad.flow.review import examined
from musnad.flow.wording import put, unquoted, without
from musnad.write.extract import Extract

AT = datetime(2025, 4, 24, tzinfo=UTC)
SOURCE = (
    "أعلنت الوزارة فتح المعبر الحدودي في لاهاي أمام المسافرين صباح الخميس.",
    "وقال الوزير إن «العمل سيبدأ يوم الأحد بعد تجهيز القاعات» في المعبر.",
)


class Finds:
    """A checker that finds given words wrong, wherever they stand."""

    def __init__(self, kind: ProblemKind, found: str, expected: str | None) -> None:
        self.kind, self.found, self.expected = kind, found, expected

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        return Report(findings=tuple(self._finding(one) for one in manuscript.claims))

    def _finding(self, claim) -> Finding:
        at = claim.text.find(self.found)
        problem = Problem(
            kind=self.kind,
            found=self.found,
            start=claim.start + at,
            end=claim.start + at + len(self.found),
            message_ar="غير ما في المصدر",
            message_en="not what the source says",
            expected=self.expected,
        )
        return Finding(
            id=claim.id,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict="supported" if at < 0 else "contradicted",
            risk=0.1 if at < 0 else 0.9,
            evidence=(Evidence(sentence="s1.1", score=0.9),),
            problems=() if at < 0 else (problem,),
        )


def release() -> Release:
    text = "\n".join(SOURCE)
    sentences = [
        Sentence(id=f"s1.{number}", text=one, start=text.index(one), end=text.index(one) + len(one))
        for number, one in enumerate(SOURCE, start=1)
    ]
    return Release(
        id="r1",
        source_id="ministry",
        url=None,
        language="ar",
        title="",
        publisher="الوزارة",
        published=AT,
        text=text,
        sentences=tuple(sentences),
    )


def offered(text: str, kind: ProblemKind, found: str, expected: str | None) -> tuple[Repair, ...]:
    """The repairs of a body line of this text in which these words were found wrong."""
    draft = Draft(
        release_id="r1",
        headline=Line(text="عنوان الخبر هنا", cites=("s1.1",)),
        kicker="",
        lead=Line(text="مقدمة الخبر هنا.", cites=("s1.1",)),
        blocks=(Block(type="paragraph", sentences=(Line(text=text, cites=("s1.1",)),)),),
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=2, rendered=1),
    )
    desk = Desk(
        clock=lambda: AT,
        house=House(),
        readers=(),
        writers=(Extract(),),
        checker=Finds(kind, found, expected),
    )
    article = Article(
        id="a",
        revision=1,
        release_id="r1",
        source_id="ministry",
        draft=draft,
        report=examined(draft, release(), desk),
        decision="hold",
        stage="held",
        created_at=AT,
        changed_at=AT,
    )
    assert manuscript(draft).claims[2].text == text
    return repairs_of(article, article.report.findings[2], (release(),), desk)


@pytest.mark.parametrize(
    ("text", "found", "expected", "kind", "mended"),
    [
        ("اجتمعا في بروكسل.", "بروكسل", "البنتاغون", "place", "اجتمعا في البنتاغون."),
        ("اجتمعا ببروكسل.", "بروكسل", "البنتاغون", "place", "اجتمعا بالبنتاغون."),
        ("وصل لبروكسل.", "بروكسل", "البنتاغون", "place", "وصل للبنتاغون."),
        ("قطر ومصر وساموا.", "ساموا", "الولايات المتحدة", "place", "قطر ومصر والولايات المتحدة."),
        ("المجلس السوداني.", "السوداني", "لبناني", "place", "المجلس اللبناني."),
        ("اللجنة السودانية.", "السودانية", "لبناني", "place", "اللجنة اللبنانية."),
        ("الوزير الأيرلندي.", "الأيرلندي", "الولايات المتحدة", "place", None),
        ("الأسرى الأفريقيين الأوسطيين.", "الأفريقيين الأوسطيين", "فلسطيني", "place", None),
        ("شكر السفير هيغسيث.", "السفير هيغسيث", "وزير", "title", None),
        ("زلزال الضاحية الجنوبية.", "الضاحية الجنوبية", "الحوز", "place", "زلزال الحوز."),
        ("اجتمعا في الموقعة.", "الموقعة", "لاهاي", "place", "اجتمعا في لاهاي."),
        ("زار السعودية.", "السعودية", "قطر", "place", "زار قطر."),
        (
            "والاثنين 21 أبريل، سافر.",
            "والاثنين 21 أبريل",
            "الخميس 17 أبريل",
            "date",
            "والخميس 17 أبريل، سافر.",
        ),
        ("شكر السفير هيغسيث.", "السفير", "وزير", "title", "شكر الوزير هيغسيث."),
        ("بحضور وزير الداخلية.", "وزير", "الأمير", "title", None),
        (
            "زار وزير الداخلية كير ستارمر كييف.",
            "وزير الداخلية كير ستارمر",
            "رئيس الوزراء",
            "title",
            None,
        ),
        (
            "زار نائب رئيس الوزراء.",
            "نائب رئيس الوزراء",
            "رئيس الوزراء",
            "title",
            "زار رئيس الوزراء.",
        ),
        ("تضم 30 دولة.", "30", "32", "stale", "تضم 32 دولة."),
        ("تضم 30 دولة.", "30", "8", "stale", "تضم 8 دول."),
        ("قتل 5 جنود هناك.", "5", "1200", "number", "قتل 1200 جندي هناك."),
        ("القرار 7228 اليوم.", "7228", "2,728", "number", "القرار 2728 اليوم."),
        ("القرار 7228، اليوم.", "7228", "2,728", "number", "القرار 2728، اليوم."),
        ("حضر 5 وزراء.", "5", "2", "number", None),
        ("حضر 5 قنطورسات.", "5", "40", "number", None),
        (
            "قيمتها 20 مليون يورو.",
            "20 مليون يورو",
            "40 مليون يورو",
            "number",
            "قيمتها 40 مليون يورو.",
        ),
        ("قال الوزير.", "الوزير", "Secretary", "title", None),
    ],
)
def test_words_are_replaced_in_sound_arabic_or_not_at_all(text, found, expected, kind, mended):
    start = text.index(found)
    assert put(text, start, start + len(found), expected, kind) == mended


def test_the_right_words_are_offered_first_and_the_removal_last():
    repairs = offered("اجتمع الوزيران ببروكسل أمس.", "place", "بروكسل", "لاهاي")
    assert repairs[0].text == "اجتمع الوزيران بلاهاي أمس."
    assert repairs[0].label_ar == "استبدل بـ «لاهاي»"
    assert (repairs[-1].label_ar, repairs[-1].text) == ("احذف الجملة", "")


def test_a_name_that_the_sentence_has_already_is_not_put_in_again():
    repairs = offered("التقى غروسي ببروكسل في لاهاي.", "place", "بروكسل", "لاهاي")
    assert [one.label_ar for one in repairs] == ["خذ صياغة المصدر", "احذف الجملة"]


def test_what_would_not_stand_is_not_offered():
    repairs = offered("اجتمع الوزيران في بروكسل أمس.", "place", "الوزيران", "الوزيران في")
    assert [one.label_ar for one in repairs] == ["خذ صياغة المصدر", "احذف الجملة"]


def test_the_source_gives_its_own_words():
    repairs = offered("وافتتحت خطأ جسرا.", "unsupported", "وافتتحت خطأ جسرا.", None)
    assert [(one.label_ar, one.cites) for one in repairs] == [
        ("خذ صياغة المصدر", ("s1.1",)),
        ("احذف الجملة", ()),
    ]


def test_a_tail_that_nobody_says_is_cut_off():
    tail = "وسط ترقب دولي واسع"
    repairs = offered(f"أعلنت الوزارة فتح المعبر أمس، {tail}.", "unsupported", tail, None)
    assert repairs[0].text == "أعلنت الوزارة فتح المعبر أمس."


def test_a_quotation_is_given_as_the_arabic_source_has_it():
    said = "العمل يبدأ الأحد بعد التجهيز"
    repairs = offered(f"وقال إن «{said}» هناك.", "quote", said, None)
    assert repairs[0].text == "وقال إن «العمل سيبدأ يوم الأحد بعد تجهيز القاعات» هناك."


def test_a_sound_line_has_no_repairs_but_house_style():
    assert offered("أعلنت الوزارة فتح المعبر.", "place", "بروكسل", None) == ()
    (style,) = offered("أعلن الرئيس الأمريكي فتح المعبر.", "place", "بروكسل", None)
    assert style.text == "أعلن الرئيس الأميركي فتح المعبر."


def test_chatter_is_taken_out_and_markup_taken_off():
    line = "أتمنى أن يساعدك هذا."
    (only,) = offered(line, "chatter", line, None)
    assert only.text == ""
    repairs = offered("**أعلنت الوزارة فتح المعبر.**", "structure", "**", None)
    assert repairs[0].text == "أعلنت الوزارة فتح المعبر."


def test_marks_come_off_only_where_a_sentence_is_left():
    text = "وقال إن «الأمر منته تماما» هناك."
    start = text.index("الأمر")
    assert unquoted(text, start, start + 16) == "وقال إن الأمر منته تماما هناك."
    spoken = "وقال: «الأمر منته تماما»."
    assert unquoted(spoken, 7, 7 + 16) is None
    assert without("قال كذا.", 4, 7) is None
