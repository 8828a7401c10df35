"""English titles become whole Arabic titles, or nothing."""

from __future__ import annotations

import pytest

from musnad.lexicon.book import load

TITLES = [
    ("Secretary of State", "وزير الخارجية", "وزيرة الخارجية"),
    ("Deputy Secretary of State", "نائب وزير الخارجية", "نائبة وزير الخارجية"),
    (
        "acting Minister of Defense of Ukraine",
        "وزير الدفاع الأوكراني بالإنابة",
        "وزيرة الدفاع الأوكرانية بالإنابة",
    ),
    ("U.S. Secretary of Defense", "وزير الدفاع الأميركي", "وزيرة الدفاع الأميركية"),
    ("US Defense Secretary", "وزير الدفاع الأميركي", "وزيرة الدفاع الأميركية"),
    ("Secretary of War", "وزير الحرب", "وزيرة الحرب"),
    ("Secretary of the Treasury", "وزير الخزانة", "وزيرة الخزانة"),
    ("Foreign Minister of Türkiye", "وزير الخارجية التركي", "وزيرة الخارجية التركية"),
    (
        "NATO Secretary General",
        "الأمين العام لحلف شمال الأطلسي (الناتو)",
        "الأمينة العامة لحلف شمال الأطلسي (الناتو)",
    ),
    ("NATO's Secretary-General", "الأمين العام لحلف شمال الأطلسي (الناتو)", None),
    ("UN Secretary-General", "الأمين العام للأمم المتحدة", "الأمينة العامة للأمم المتحدة"),
    (
        "Polish Deputy Prime Minister and Minister of National Defence",
        "نائب رئيس الوزراء وزير الدفاع الوطني البولندي",
        None,
    ),
    ("former U.S. President", "الرئيس الأميركي السابق", "الرئيسة الأميركية السابقة"),
    ("Vice President of the United States", "نائب الرئيس الأميركي", "نائبة الرئيس الأميركي"),
    ("President-elect", "الرئيس المنتخب", "الرئيسة المنتخبة"),
    ("Prime Minister-designate of Iraq", "رئيس الوزراء العراقي المكلف", None),
    ("King of Jordan", "ملك الأردن", "ملكة الأردن"),
    ("Emir of the State of Qatar", "أمير قطر", "أميرة قطر"),
    ("Sultan of Oman", "سلطان عُمان", None),
    ("Crown Prince of Saudi Arabia", "ولي العهد السعودي", None),
    ("German Chancellor", "المستشار الألماني", "المستشارة الألمانية"),
    ("President of the European Commission", "رئيس المفوضية الأوروبية", "رئيسة المفوضية الأوروبية"),
    (
        "EU High Representative",
        "الممثل الأعلى للاتحاد الأوروبي للشؤون الخارجية والسياسة الأمنية",
        "الممثلة العليا للاتحاد الأوروبي للشؤون الخارجية والسياسة الأمنية",
    ),
    ("Chairman of the Joint Chiefs of Staff", "رئيس هيئة الأركان المشتركة", None),
    ("Minister of Economy and Finance", "وزير الاقتصاد والمالية", "وزيرة الاقتصاد والمالية"),
    ("Minister of State for Foreign Affairs", "وزير الدولة للشؤون الخارجية", None),
    (
        "Assistant Secretary of State for European and Eurasian Affairs",
        "مساعد وزير الخارجية للشؤون الأوروبية والأوراسية",
        None,
    ),
    (
        "U.S. Under Secretary of Defense for Policy",
        "وكيل وزارة الدفاع الأميركية لشؤون السياسات",
        None,
    ),
    (
        "Spokesperson for the Ministry of Foreign Affairs of China",
        "المتحدث باسم وزارة الخارجية الصينية",
        "المتحدثة باسم وزارة الخارجية الصينية",
    ),
    ("State Department spokesperson", "المتحدث باسم وزارة الخارجية الأميركية", None),
    (
        "U.S. Ambassador to Ukraine",
        "السفير الأميركي لدى أوكرانيا",
        "السفيرة الأميركية لدى أوكرانيا",
    ),
    (
        "Permanent Representative of Ukraine to the United Nations",
        "المندوب الأوكراني الدائم لدى الأمم المتحدة",
        None,
    ),
    ("UN Special Envoy for Syria", "مبعوث الأمم المتحدة الخاص إلى سوريا", None),
    (
        "UN Under-Secretary-General for Humanitarian Affairs",
        "وكيل الأمين العام للأمم المتحدة للشؤون الإنسانية",
        None,
    ),
    ("First Deputy Minister of Defense of Ukraine", "النائب الأول لوزير الدفاع الأوكراني", None),
    ("President of South Africa", "رئيس جنوب أفريقيا", "رئيسة جنوب أفريقيا"),
    ("South Korean President", "الرئيس الكوري الجنوبي", "الرئيسة الكورية الجنوبية"),
    ("President of the Republic of Poland", "رئيس بولندا", "رئيسة بولندا"),
    ("Commander of U.S. Central Command", "قائد القيادة المركزية الأميركية (سنتكوم)", None),
    ("EU Commissioner for Defence and Space", "المفوض الأوروبي لشؤون الدفاع والفضاء", None),
    ("Qatari Minister of State for Defense Affairs", "وزير الدولة القطري لشؤون الدفاع", None),
    (
        "commander-in-chief of the Armed Forces of Ukraine",
        "القائد العام للقوات المسلحة الأوكرانية",
        None,
    ),
    ("Mayor of Kyiv", "رئيس بلدية كييف", "رئيسة بلدية كييف"),
    ("National Security Adviser", "مستشار الأمن القومي", "مستشارة الأمن القومي"),
    ("Speaker of the House of Commons", "رئيس مجلس العموم", None),
]


@pytest.mark.parametrize(("english", "man", "woman"), TITLES)
def test_a_title_is_rendered_with_arabic_order_and_agreement(
    english: str, man: str, woman: str | None
) -> None:
    lexicon = load()
    assert lexicon.render_office(english) == man
    if woman is not None:
        assert lexicon.render_office(english, gender="f") == woman


@pytest.mark.parametrize(
    "english",
    [
        "",
        "Minister of Magic",
        "Grand Vizier",
        "Secretary of Defense and Fun",
        "Polish",
        "of Ukraine",
        "Deputy",
        "Senior Minister of Defense of Ukraine",
        "Minister of Defense of Ruritania",
        "minister " * 40,
        "and " * 24,
        "deputy " * 24,
        "(((((",
        "{field}",
    ],
)
def test_a_title_with_a_word_that_is_not_understood_is_not_rendered(english: str) -> None:
    assert load().render_office(english) is None


def test_every_office_of_the_ledger_can_be_said() -> None:
    lexicon = load()
    unsaid = {
        fact.predicate
        for fact in lexicon.facts
        if fact.kind == "office" and lexicon.render_office(fact.predicate) is None
    }
    assert len(unsaid) <= 0.05 * len(lexicon.facts)


def test_no_rendering_leaves_a_placeholder() -> None:
    lexicon = load()
    for office in lexicon.offices:
        for form in office.en:
            filled = (
                form.replace("{field2}", "policy")
                .replace("{field}", "defense")
                .replace("{country}", "Ukraine")
                .replace("{org}", "NATO")
                .replace("{place}", "Kharkiv")
            )
            for title in (filled, f"deputy {filled}", f"Ukrainian {filled}", f"NATO {filled}"):
                for gender in ("m", "f"):
                    text = lexicon.render_office(title, gender=gender)
                    assert text is None or ("{" not in text and "  " not in text), title
            assert lexicon.render_office(filled), filled
