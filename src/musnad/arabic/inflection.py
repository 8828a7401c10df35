"""Adjectives that agree with their noun, and nouns before what they govern.

Forms are written without vowel signs, as agencies write. Number and gender are told by the
caller: this module may not look words up.
"""

from __future__ import annotations

from typing import Literal

from musnad.arabic.agreement import definite as with_article
from musnad.arabic.agreement import has_article
from musnad.arabic.wordlists import listed

Gender = Literal["m", "f"]
Number = Literal["singular", "dual", "plural"]
Case = Literal["nominative", "oblique"]


def _pairs(text: str) -> dict[str, str]:
    words = listed(text)
    return dict(zip(words[::2], words[1::2], strict=True))


# Feminines that are not formed by ة.
_FEMININE = _pairs(
    """أكبر كبرى أصغر صغرى أعلى عليا أدنى دنيا أقصى قصوى أفضل فضلى أول أولى آخر أخرى أعظم عظمى
    أوسط وسطى أحمر حمراء أبيض بيضاء أسود سوداء أخضر خضراء أزرق زرقاء أصفر صفراء أبكم بكماء"""
)
# Plurals of people that are not formed by ون and ين.
_PLURAL = _pairs(
    """كبير كبار صغير صغار جديد جدد قديم قدامى عظيم عظماء أجنبي أجانب عربي عرب قوي أقوياء
    ضعيف ضعفاء غني أغنياء فقير فقراء بريء أبرياء شريك شركاء زميل زملاء حليف حلفاء جريح جرحى
    قتيل قتلى مريض مرضى أسير أسرى حر أحرار شاب شبان كردي أكراد تركي أتراك روسي روس ألماني ألمان
    إسباني إسبان يهودي يهود أول أوائل آخر آخرون"""
)
_DEFECTIVE = frozenset(
    listed("ثان ماض باق حال تال سام عال متوال متتال مواز مساو متفان نام راق كاف واف متعال متدن")
)
_ENDINGS: dict[tuple[Gender, Number, Case], str] = {
    ("m", "singular", "nominative"): "",
    ("m", "singular", "oblique"): "",
    ("m", "dual", "nominative"): "ان",
    ("m", "dual", "oblique"): "ين",
    ("m", "plural", "nominative"): "ون",
    ("m", "plural", "oblique"): "ين",
    ("f", "singular", "nominative"): "ة",
    ("f", "singular", "oblique"): "ة",
    ("f", "dual", "nominative"): "تان",
    ("f", "dual", "oblique"): "تين",
    ("f", "plural", "nominative"): "ات",
    ("f", "plural", "oblique"): "ات",
}


def agree(
    adjective: str,
    gender: Gender,
    number: Number = "singular",
    *,
    definite: bool = False,
    case: Case = "oblique",
) -> str:
    """The adjective beside its noun: «مشترك» -> «المشتركة», «الأميركيين», «كبرى».

    ``adjective`` is the masculine singular without the article; each of its words agrees. The
    plural is that of people: a plural of things takes the feminine singular in Arabic, which
    the caller says. ``case`` shows in duals and sound plurals only.
    """
    words = (_agreeing(word, gender, number, case) for word in adjective.split(" "))
    bare = " ".join(words)
    if definite:
        return with_article(bare)
    if adjective in _DEFECTIVE and (gender, number) == ("m", "singular"):
        return adjective
    return bare


def _agreeing(word: str, gender: Gender, number: Number, case: Case) -> str:
    if gender == "f" and word in _FEMININE:
        return _of_feminine(_FEMININE[word], number, case)
    if gender == "m" and number == "plural" and word in _PLURAL:
        return _PLURAL[word]
    # «ثان» has its ي again wherever something follows it or the article stands before it.
    stem = f"{word}ي" if word in _DEFECTIVE else word
    if word in _DEFECTIVE and gender == "m" and number == "plural":
        stem = word
    return stem + _ENDINGS[gender, number, case]


def _of_feminine(feminine: str, number: Number, case: Case) -> str:
    """The dual and plural of a feminine in ى, ا or اء."""
    if number == "singular":
        return feminine
    stem = feminine[:-1] + ("و" if feminine.endswith("اء") else "ي")
    if number == "plural":
        return f"{stem}ات"
    return stem + ("ان" if case == "nominative" else "ين")


def construct(first: str, second: str, *, number: Number = "singular") -> str:
    """Two nouns as one: «وزير الدفاع», «وزيرا الخارجية», «مسؤولو الحلف», «قاضي التحقيق».

    The first loses its article, and its final ن when ``number`` says that it is a dual or a
    sound plural; «قاض» takes its ي back. The second stands as it is given: it tells whether the
    whole is definite.
    """
    head, _, rest = first.partition(" ")
    head = head[2:] if has_article(head) else head
    if number != "singular" and head.endswith(("ان", "ون", "ين")):
        head = head[:-1]
    elif number == "singular" and (head in _DEFECTIVE or head in _DEFECTIVE_NOUNS):
        head += "ي"
    return " ".join(part for part in (head, rest, second) if part)


_DEFECTIVE_NOUNS = frozenset(listed("قاض محام ناد واد داع راع مفت ساع جان"))
