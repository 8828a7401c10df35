"""Names are found in both languages, whole, and read by their context."""

from __future__ import annotations

from itertools import pairwise

import pytest

from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Mention, Person
from musnad.lexicon.tables import DATA, countries, fields, offices, organisations, peoples, places


def told(text: str, language: str, lexicon: Lexicon | None = None) -> list[tuple[str, str, str]]:
    found = (lexicon or load()).mentions(text, language)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    assert all(one.end <= two.start for one, two in pairwise(found))
    return [(mention.text, mention.kind, mention.id) for mention in found]


def ids(text: str, language: str) -> list[str]:
    return [id_ for _, _, id_ in told(text, language)]


def the(text: str, language: str, id_: str) -> Mention:
    (found,) = (one for one in load().mentions(text, language) if one.id == id_)
    return found


@pytest.fixture(scope="module")
def townsfolk() -> Lexicon:
    """The shipped places and bodies with four invented people."""
    return Lexicon(
        countries=countries(DATA),
        peoples=peoples(DATA),
        places=places(DATA),
        organisations=organisations(DATA),
        offices=offices(DATA),
        fields=fields(DATA),
        people=(
            Person(
                id="ann-tarrow",
                en=("Ann Tarrow",),
                ar=("آن تارو",),
                gender="f",
                country="GB",
            ),
            Person(
                id="tom-vellin", en=("Tom Vellin",), ar=("توم فيلين",), gender="m", country="US"
            ),
            Person(
                id="eva-vellin", en=("Eva Vellin",), ar=("إيفا فيلين",), gender="f", country="US"
            ),
            Person(id="lea-may", en=("Lea May",), ar=("ليا ماي",), gender="f", country="GB"),
            Person(
                id="ulla-von-der-marn",
                en=("Ulla von der Marn",),
                ar=("أولا فون دير مارن",),
                gender="f",
                country="DE",
            ),
            Person(id="qays-said", en=("Qays Said",), ar=("قيس سعيد",), gender="m", country="TN"),
        ),
    )


def test_an_english_sentence_gives_up_all_its_names() -> None:
    text = "U.S. Secretary of Defense met NATO’s Secretary General at the Pentagon in Washington."
    assert told(text, "en") == [
        ("U.S.", "country", "US"),
        ("Secretary of Defense", "office", "minister.defense"),
        ("NATO", "organisation", "nato"),
        ("Secretary General", "office", "secretary-general"),
        ("Pentagon", "place", "pentagon"),
        ("Washington", "place", "washington"),
    ]


def test_an_arabic_sentence_gives_up_all_its_names() -> None:
    text = "التقى وزير الدفاع الأمريكي بالأمين العام لحلف شمال الأطلسي في البنتاغون بواشنطن."
    assert told(text, "ar") == [
        ("وزير الدفاع", "office", "minister.defense"),
        ("الأمريكي", "nationality", "US"),
        ("الأمين العام", "office", "secretary-general"),
        ("حلف شمال الأطلسي", "organisation", "nato"),
        ("البنتاغون", "place", "pentagon"),
        ("واشنطن", "place", "washington"),
    ]


@pytest.mark.parametrize("form", ["U.S.", "US", "USA", "the United States", "America"])
def test_every_english_name_of_the_united_states_is_one_country(form: str) -> None:
    assert ids(f"An envoy from {form} arrived", "en")[-1] == "US"


@pytest.mark.parametrize(
    "form",
    [
        "أميركي", "أميركية", "أميركيون", "أميركيين", "أميركيات", "الأميركي", "الأمريكية", "أمريكي",
        "والأميركيين", "للأميركيين", "بالأمريكيين", "أمريكيا", "امريكية",
    ],
)  # fmt: skip
def test_every_arabic_form_of_american_is_one_nationality(form: str) -> None:
    assert ids(f"قال مسؤول {form} إن", "ar") == ["US"]


@pytest.mark.parametrize(
    "form",
    [
        "الولايات المتحدة",
        "للولايات المتحدة",
        "والولايات المتحدة",
        "بالولايات المتحدة",
        "وللولايات المتحدة",
    ],
)
def test_joined_particles_do_not_hide_a_name(form: str) -> None:
    assert ids(f"هذا {form} اليوم", "ar") == ["US"]


def test_a_joined_particle_is_not_part_of_the_name() -> None:
    assert told("وبروكسل وبباريس", "ar") == [
        ("بروكسل", "place", "brussels"),
        ("باريس", "place", "paris"),
    ]


def test_capitals_tell_an_acronym_from_a_word() -> None:
    assert ids("The WHO told us who helps us; it can.", "en") == ["who"]
    assert ids("They asked us to go", "en") == []
    assert ids("The US asked", "en") == ["US"]
    assert ids("WHO TOLD US THE NEWS", "en") == []


def test_possessives_of_both_kinds_are_understood() -> None:
    assert told("Ukraine's and Poland’s leaders", "en")[:2] == [
        ("Ukraine", "country", "UA"),
        ("Poland", "country", "PL"),
    ]


def test_a_name_needs_its_capital() -> None:
    assert ids("They ate turkey off china plates.", "en") == []
    assert ids("Turkey and China agreed.", "en") == ["TR", "CN"]
    assert ids("Türkiye agreed.", "en") == ["TR"]


def test_the_longest_name_wins() -> None:
    assert ids("South Sudan, Sudan and Equatorial Guinea", "en") == ["SS", "SD", "GQ"]
    assert ids("جنوب السودان والسودان وغينيا الاستوائية وغينيا بيساو وغينيا", "ar") == [
        "SS", "SD", "GQ", "GW", "GN",
    ]  # fmt: skip
    assert ids("Guinea-Bissau, Guinea and Papua New Guinea", "en") == ["GW", "GN", "PG"]


def test_neighbours_in_the_alphabet_are_kept_apart() -> None:
    assert ids("Niger, Nigeria, Nigerien and Nigerian", "en") == ["NE", "NG", "NE", "NG"]
    assert ids("النيجر ونيجيريا", "ar") == ["NE", "NG"]
    assert ids("Dominica and the Dominican Republic", "en") == ["DM", "DO"]
    assert ids("North Korea and South Korea", "en") == ["KP", "KR"]
    assert ids("كوريا الشمالية وكوريا الجنوبية", "ar") == ["KP", "KR"]


def test_punctuation_parts_names() -> None:
    assert "un" not in ids("The states are united. Nations differ: United, Nations.", "en")
    assert "un" not in ids("الأمم، المتحدة", "ar")


def test_oman_and_amman_are_told_apart() -> None:
    assert ids("زار سلطنة عمان", "ar") == ["OM"]
    assert ids("وصل إلى عمان قادما من مسقط", "ar")[0] == "OM"
    assert ids("وصل إلى عمان والتقى وزير الخارجية الأردني", "ar")[0] == "amman"
    assert ids("في عُمان", "ar") == ["OM"]
    assert ids("في عمّان", "ar") == ["amman"]
    assert {"OM", "amman"} <= the("وصل إلى عمان أمس", "ar", "OM").ids
    assert ids("Talks in Muscat, Oman, and in Amman", "en") == ["muscat", "OM", "amman"]


def test_a_countrys_capital_of_the_same_name_stays_reachable() -> None:
    assert "tunis" in the("وصل إلى تونس", "ar", "TN").others


def test_the_two_congos() -> None:
    assert ids("the Democratic Republic of the Congo and the Republic of the Congo", "en") == [
        "CD",
        "CG",
    ]
    assert {"CD", "CG"} <= the("Rebels in Congo", "en", "CD").ids
    assert ids("Brazzaville is in Congo", "en")[1] == "CG"


def test_mali_is_not_money() -> None:
    assert ids("قدم البنك دعما ماليا وتمويلا لنظام مالي", "ar") == []
    assert ids("تعهد بدعم مالي للأردن", "ar") == ["JO"]
    assert ids("الأزمة المالية", "ar") == []
    assert ids("تطورات الوضع في مالي", "ar") == ["ML"]
    assert ids("قال الجيش المالي في باماكو إن القوات في مالي", "ar")[-1] == "ML"


def test_common_words_are_not_places() -> None:
    assert ids("نشر صور القمر في مشهد مؤثر", "ar") == []
    assert ids("قصف على مدينة صور", "ar") == ["tyre"]
    assert ids("أكد العديد من المسؤولين الحد الأقصى على المدى المتوسط", "ar") == []
    assert ids("وهو مصر على موقفه", "ar") == []
    assert ids("فتح الباب", "ar") == []
    assert ids("أفاد البيان بأن منزل جده تدمر", "ar") == []
    assert ids("وصل إلى جدة", "ar") == ["jeddah"]
    assert ids("مسقط رأسه", "ar") == []


def test_people_with_countries_names_are_people() -> None:
    assert ids("Michael Jordan scored.", "en") == []
    assert ids("King of Jordan", "en")[-1] == "JO"
    assert ids("Chad Whitlow spoke.", "en") == []
    assert ids("Chad and Georgia joined.", "en") == ["TD", "GE"]


def test_a_ministry_is_also_one_among_ministries() -> None:
    assert "ministry.foreign" in the("The State Department said", "en", "us-state-department").ids
    both = the("قالت وزارة الخارجية الأميركية", "ar", "us-state-department")
    assert "ministry.foreign" in both.ids
    assert ids("وزارة الدفاع", "ar") == ids("Ministry of Defence", "en") == ["ministry.defense"]


def test_a_states_body_is_one_of_its_kind() -> None:
    assert "army" in the("أعلن الجيش الإسرائيلي", "ar", "israeli-army").ids
    assert ids("مجلس النواب العراقي", "ar") == ["house-of-representatives", "IQ"]


def test_a_ministry_may_leave_out_its_first_word() -> None:
    short = the("ورحبت الخارجية السعودية بالاتفاق", "ar", "ministry.foreign")
    assert short.text == "الخارجية السعودية"
    assert "SA" in short.ids
    assert ids("وزيرة الخارجية الألمانية", "ar") == ["minister.foreign", "DE"]


def test_a_building_stands_for_its_house() -> None:
    assert "us-defense-department" in the("the Pentagon said", "en", "pentagon").ids
    assert "RU" in the("وقال الكرملين", "ar", "kremlin").ids


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("secretary of state", "وزير الخارجية"),
        ("the Foreign Minister", "وزيرة الخارجية"),
        ("Deputy Secretary of State", "نائب وزير الخارجية"),
        ("Deputy Assistant Secretary of State", "نائب مساعد وزير الخارجية"),
        ("deputy prime minister", "ونائب رئيس الوزراء"),
        ("Minister of Energy", "لوزير الطاقة"),
        ("secretary-general", "الأمينة العامة"),
        ("national security adviser", "مستشار الأمن القومي"),
        ("crown prince", "ولي العهد"),
        ("vice president", "نائب الرئيس"),
    ],
)
def test_an_office_has_one_id_in_both_languages(english: str, arabic: str) -> None:
    (one,) = load().mentions(english, "en")
    (other,) = load().mentions(arabic, "ar")
    assert one.kind == other.kind == "office"
    assert one.ids & other.ids


def test_a_surname_alone_stands_for_its_only_bearer(townsfolk: Lexicon) -> None:
    assert told("Minister Tarrow spoke.", "en", townsfolk)[-1] == ("Tarrow", "person", "ann-tarrow")
    assert told("وقالت تارو", "ar", townsfolk) == [("تارو", "person", "ann-tarrow")]
    assert told("Secretary Vellin spoke.", "en", townsfolk)[-1][1] != "person"
    assert told("وقال فيلين", "ar", townsfolk) == []


def test_a_shared_surname_is_understood_beside_the_full_name(townsfolk: Lexicon) -> None:
    found = told("Eva Vellin arrived. Vellin spoke.", "en", townsfolk)
    assert [id_ for _, _, id_ in found] == ["eva-vellin", "eva-vellin"]
    found = told("وصلت إيفا فيلين. وقالت فيلين", "ar", townsfolk)
    assert [id_ for _, _, id_ in found] == ["eva-vellin", "eva-vellin"]


def test_another_first_name_is_another_person(townsfolk: Lexicon) -> None:
    assert told("Rufus Tarrow spoke.", "en", townsfolk) == []


def test_a_surname_keeps_its_particles(townsfolk: Lexicon) -> None:
    assert told("President von der Marn spoke.", "en", townsfolk)[-1] == (
        "von der Marn",
        "person",
        "ulla-von-der-marn",
    )


def test_a_surname_that_is_a_word_stands_only_in_full(townsfolk: Lexicon) -> None:
    assert told("Lea May said on May 5 that they may go.", "en", townsfolk) == [
        ("Lea May", "person", "lea-may")
    ]
    assert told("هو سعيد بلقاء قيس سعيد", "ar", townsfolk) == [("قيس سعيد", "person", "qays-said")]


def test_marks_and_spellings_do_not_hide_a_name() -> None:
    assert ids("أَوْكْرَانِيَا واوكرانيا", "ar") == ["UA", "UA"]
    assert ids("Cote d’Ivoire, Côte d'Ivoire, Elysee", "en") == ["CI", "CI", "elysee"]


def test_an_acronym_in_arabic_text_is_found() -> None:
    assert ids("وقالت منظمة الصحة العالمية (WHO)", "ar") == ["who", "who"]


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "...", "ـــ", "\u064b\u064b", "و", "لل", "'" * 500]
)
def test_odd_texts_have_no_names(text: str, language: str) -> None:
    assert load().mentions(text, language) == ()


def test_a_long_text_is_read_in_good_time() -> None:
    text = "وقال وزير الخارجية الأميركي في بروكسل إن الأمم المتحدة. " * 400
    assert len(load().mentions(text, "ar")) == 400 * 4
