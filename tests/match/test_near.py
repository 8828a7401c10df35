"""Light edits leave a release the same; a changed figure, name, day or matter does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.match.near import near
from musnad.match.profile import profile
from tests.match.releases import NOON, release

TITLE = "Harbour Board opens a cold store"
BODY = (
    "The Harbour Board opened a cold store for fish at Marsa Bay on Wednesday.",
    "It holds 900 tonnes and cost 12 million dinars.",
    "The Board's chair, Karim Yafi, said that boats can land their catch at night.",
    "A second store will be built next year.",
)
ARABIC = (
    "افتتح مجلس الميناء يوم الأربعاء مخزنا مبردا للأسماك في خليج مرسى.",
    "ويتسع المخزن لـ900 طن وكلف 12 مليون دينار.",
    "وقال رئيس المجلس كريم يافي إن القوارب تستطيع إنزال صيدها ليلا.",
)
FRENCH = (
    "Le Conseil du port a ouvert mercredi un entrepôt frigorifique à Marsa.",
    "Il contient 900 tonnes et a coûté 12 millions de dinars.",
    "Le président du Conseil, Karim Yafi, a dit que les bateaux débarqueront la nuit.",
)


def same(ours, theirs, encoder) -> bool:
    found = near(profile(ours), profile(theirs), encoder)
    assert (found is None) == (near(profile(theirs), profile(ours), encoder) is None)
    return found is not None


def edited(body, *changes):
    text = "\n".join(body)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return tuple(line for line in text.split("\n") if line)


@pytest.mark.parametrize(
    "changes",
    [
        (("on Wednesday.", "Wednesday."),),
        (("It holds 900 tonnes", "The store holds 900 tonnes"),),
        (("said that boats", "said boats"),),
        (("A second store will be built next year.", ""),),
        (("12 million", "12,000,000"),),
        (("The Harbour Board opened", "MARSA BAY (Wire) - The Harbour Board opened"),),
        (("next year.", "next year.\nFollow the Board on all platforms."),),
        (("Yafi", "Yaffi"),),
    ],
)
def test_an_english_text_lightly_edited_is_the_same_release(changes, encoder):
    other = release(TITLE, *edited(BODY, *changes), source="wire")
    assert same(release(TITLE, *BODY), other, encoder)


@pytest.mark.parametrize(
    "changes",
    [
        (("يوم الأربعاء", "الأربعاء"),),
        (("افتتح", "افتتحَ"), ("مخزنا مبردا", "مخزنًا مبرّدًا")),
        (("لـ900 طن", "لـ٩٠٠ طن"),),
        (("وقال رئيس", "وأكد رئيس"),),
    ],
)
def test_an_arabic_text_lightly_edited_is_the_same_release(changes, encoder):
    ours = release("عنوان", *ARABIC, language="ar")
    assert same(ours, release("عنوان", *edited(ARABIC, *changes), language="ar"), encoder)


@pytest.mark.parametrize(
    "changes",
    [
        (("900", "700"),),
        (("12 million", "14 million"),),
        (("Karim Yafi", "Salma Nour"),),
        (("Marsa Bay", "Lake Point"),),
        (("on Wednesday", "on Tuesday"),),
        (("A second store will be built next year.", "The store was closed again after a fire."),),
        (("fish at", "fruit from Jordan at"), ("their catch", "Jordan's fruit"), ("900", "901")),
    ],
)
def test_an_english_template_filled_anew_is_another_release(changes, encoder):
    assert not same(release(TITLE, *BODY), release(TITLE, *edited(BODY, *changes)), encoder)


@pytest.mark.parametrize(
    "changes",
    [
        (("900", "700"),),
        (("كريم يافي", "سلمى نور الدين"),),
        (("يوم الأربعاء", "يوم الثلاثاء"),),
        (
            (
                "وقال رئيس المجلس كريم يافي إن القوارب تستطيع إنزال صيدها ليلا.",
                "وأغلق المجلس المخزن بعد حريق شب فيه.",
            ),
        ),
    ],
)
def test_an_arabic_template_filled_anew_is_another_release(changes, encoder):
    ours = release("عنوان", *ARABIC, language="ar")
    assert not same(ours, release("عنوان", *edited(ARABIC, *changes), language="ar"), encoder)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((("a dit que", "a déclaré que"),), True),
        ((("900", "650"),), False),
        ((("Karim Yafi", "Salma Nour"),), False),
        ((("mercredi", "mardi"),), False),
    ],
)
def test_french_texts_are_judged_alike(changes, expected, encoder):
    ours = release("Titre", *FRENCH, language="fr")
    theirs = release("Titre", *edited(FRENCH, *changes), language="fr")
    assert same(ours, theirs, encoder) is expected


@pytest.mark.parametrize(("one", "other"), [("Jordan", "Oman"), ("Portugal", "Greece")])
def test_a_readout_with_another_guest_is_another_release(one, other, encoder):
    told = "The head of the Board received the Ambassador of {} today to discuss cold stores."
    closing = "Both sides praised the friendship of the two peoples and will meet again."
    ours, theirs = (release("Audience", told.format(name), closing) for name in (one, other))
    assert not same(ours, theirs, encoder)


def test_the_same_weekday_of_another_week_is_another_day(encoder):
    later = release(TITLE, *BODY, published=NOON + timedelta(days=7))
    assert not same(release(TITLE, *BODY), later, encoder)


def test_long_boilerplate_does_not_make_twins_of_two_releases(encoder):
    about = (
        "The Harbour Board was founded in 1931 and runs eleven ports and four fishing quays.",
        "It employs 2,300 people and publishes its accounts every spring.",
        "Its museum in the old customs house is open every day but Friday.",
    )
    ours = release(TITLE, "The Board will pave the road to the old quay before autumn.", *about)
    theirs = release(TITLE, "The Board has named a new head of its school for divers.", *about)
    assert not same(ours, theirs, encoder)


def test_a_quotation_does_not_make_twins_of_two_releases(encoder):
    own = (
        "Fishers of Marsa asked on Sunday for lights on the breakwater.",
        "Two boats ran aground last winter, their union said.",
        "It wants a meeting with the port's pilot before the season.",
        BODY[1],
    )
    assert not same(release(TITLE, *BODY), release("Fishers ask for lights", *own), encoder)


def test_a_text_without_sentences_is_nobody_s_twin(encoder):
    assert not same(release(TITLE), release(TITLE), encoder)
    assert not same(replace(release(TITLE, *BODY), sentences=()), release(TITLE, *BODY), encoder)
