"""A translation is known by meaning; figures, days, names and words then have to agree."""

from __future__ import annotations

import pytest

from musnad.match.across import translation
from musnad.match.profile import profile
from tests.match.releases import release

ENGLISH = (
    "The Oasis Water Company opened a desalination plant at Ras Louh on Tuesday, 3 March 2026.",
    "The plant makes 40,000 cubic metres a day and cost 85 million dinars.",
    "The company's director, Salma Khattab, said that water bills will not rise.",
    "They discussed a gift from Portugal for the laboratory.",
)
ARABIC = (
    "افتتحت شركة مياه الواحة يوم الثلاثاء 3 مارس 2026 محطة لتحلية المياه في رأس لوح.",
    "وتنتج المحطة 40 ألف متر مكعب يوميا وكلفت 85 مليون دينار.",
    "وقالت مديرة الشركة سلمى خطاب إن فواتير المياه لن ترتفع.",
    "وجرى بحث هدية من البرتغال للمختبر.",
)
FRENCH = (
    "La Compagnie des eaux de l'Oasis a ouvert mardi 3 mars 2026 une usine de dessalement à Ras Louh.",
    "L'usine produit 40 000 mètres cubes par jour et a coûté 85 millions de dinars.",
    "La directrice de la compagnie, Salma Khattab, a dit que les factures d'eau n'augmenteront pas.",
    "Ils ont discuté d'un don du Portugal pour le laboratoire.",
)
TEXTS = {"en": ENGLISH, "ar": ARABIC, "fr": FRENCH}


def told(language, *changes):
    text = "\n".join(TEXTS[language])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return profile(release("", *text.split("\n"), language=language))


def same(ours, theirs, encoder) -> bool:
    found = translation(ours, theirs, encoder)
    assert (found is None) == (translation(theirs, ours, encoder) is None)
    return found is not None


@pytest.mark.parametrize(("one", "other"), [("en", "ar"), ("en", "fr"), ("ar", "fr")])
def test_a_translation_is_the_same_release(one, other, encoder):
    assert same(told(one), told(other), encoder)


@pytest.mark.parametrize(
    ("language", "changes"),
    [
        ("ar", (("40 ألف", "60 ألف"), ("85 مليون", "120 مليون"))),
        ("ar", (("الثلاثاء 3 مارس", "الأربعاء 4 مارس"),)),
        ("ar", (("سلمى خطاب", "نادر الحلبي"), ("رأس لوح", "عين زيتون"))),
        ("ar", (("البرتغال", "اليونان"),)),
        ("fr", (("40 000", "60 000"), ("85 millions", "120 millions"))),
        ("fr", (("mardi 3 mars", "mercredi 4 mars"),)),
        ("fr", (("Salma Khattab", "Nader Halabi"), ("Ras Louh", "Zitouna"))),
        ("fr", (("Portugal", "Canada"),)),
    ],
)
def test_the_template_in_another_language_filled_anew_is_not(language, changes, encoder):
    assert not same(told("en"), told(language, *changes), encoder)


def test_another_matter_in_the_same_frame_is_another_release(encoder):
    frame = "The Minister, Saif Kindi, received the head of the union, Greta Olsen, in his office."
    arabic = "استقبل الوزير سيف الكندي رئيسة الاتحاد غريتا أولسن في مكتبه."
    ours = release("", frame, "They spoke of the training of sea pilots.")
    theirs = release("", arabic, "وتناول اللقاء أسعار الخبز في الأسواق.", language="ar")
    assert not same(profile(ours), profile(theirs), encoder)


def test_what_has_no_news_is_nobody_s_translation(encoder):
    assert not same(profile(release("Title")), told("ar"), encoder)
