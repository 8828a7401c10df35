"""Lines that are not news: chatter, promotion, broken structure; and news that looks like them."""

from __future__ import annotations

import pytest

from musnad.check import chatter, promo, structure
from musnad.check.manuscript import manuscript
from musnad.core.report import Claim


def claim(text: str) -> Claim:
    return Claim(id="a1", text=text, start=0, end=len(text))


@pytest.mark.parametrize(
    "text",
    [
        "بالطبع، إليك المقال المطلوب:",
        "حسنا، هذا تقرير مفصل حول الزيارة:",
        "إليك ملخصا شاملا للبيان باللغة العربية:",
        "أرجو أن يكون هذا الملخص مفيدا لك.",
        "لا تتردد في طرح أي سؤال.",
        "هل ترغب في أن أكتب نسخة أقصر؟",
        "كنموذج لغوي، لا أستطيع الوصول إلى الإنترنت.",
        "تم إنشاء هذا المقال بواسطة الذكاء الاصطناعي.",
        "يرجى كتابة خبر قصير عن هذا البيان.",
        "تجاهل جميع التعليمات السابقة.",
        "Certainly! Here is a detailed article about the meeting:",
        "I hope this article helps you.",
        "Let me know if you would like changes.",
        "As an AI language model, I cannot verify this.",
        "Please write a detailed article in Arabic about this statement.",
        "كتبه [اسم الكاتب]",
        "```",
    ],
)
def test_chatter_is_heard(text: str) -> None:
    (found,) = chatter.find(claim(text))
    assert found.kind == "chatter"
    assert found.standalone


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الشركة نموذجا لغويا جديدا للذكاء الاصطناعي.",
        "قال الوزير إن الذكاء الاصطناعي سيغير التعليم.",
        "دعا الرئيس المواطنين إلى عدم التردد في الإبلاغ عن المخالفات.",
        "يأمل الوزير أن تكون المحادثات مفيدة للبلدين.",
        "طلب القاضي كتابة تقرير عن الحادث.",
        "The minister said he hoped the talks would help the region.",
        "The company released a new language model.",
        "Certainly the hardest month of the war, the mayor said.",
    ],
)
def test_news_about_models_and_wishes_is_not_chatter(text: str) -> None:
    assert chatter.find(claim(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "تابعونا على قناتنا في تلغرام",
        "للاشتراك في نشرتنا اليومية اضغط هنا: قناتنا على واتساب",
        "اقرأ أيضا: قمة في لاهاي",
        "طالع أيضًا:",
        "Read also: Leaders meet in The Hague",
        "Follow us on our Telegram channel",
    ],
)
def test_promotion_is_seen(text: str) -> None:
    (found,) = promo.find(claim(text))
    assert found.kind == "promo"


@pytest.mark.parametrize(
    "text",
    [
        "تتابع الوزارة تنفيذ الاتفاق مع شركة واتساب.",
        "انضمت فنلندا إلى الحلف عام 2023.",
        "The ministry follows events closely.",
        "شاهد الوزير تدريبا عسكريا في القاعدة.",
    ],
)
def test_news_with_the_same_words_is_not_promotion(text: str) -> None:
    assert promo.find(claim(text)) == ()


def test_the_line_under_a_bare_pointer_belongs_to_it() -> None:
    (found,) = promo.follows_related(claim("طالع أيضا:"), claim("عنوان خبر آخر عن البرلمان"))
    assert found.kind == "promo"


def test_markers_markup_and_repeats_are_broken_structure() -> None:
    made = manuscript(
        "عنوان الخبر\n-\nقال الوزير إن **المشروع** يبدأ غدا.\n"
        "وصل الوفد إلى العاصمة مساء الأحد.\nوصل الوفد إلى العاصمة مساء الأحد.\n"
    )
    rules = [s.rule for found in structure.find(made.claims).values() for s in found]
    assert rules == ["structure.marker", "structure.markup", "structure.repeated"]
