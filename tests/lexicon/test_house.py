"""House style: spelling, digits, months, names and terms of one's own."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.arabic import style as style_room
from musnad.core.errors import RefusedError
from musnad.core.house import House, OwnTable
from musnad.lexicon import house as house_room
from musnad.lexicon.house import apply, introduce, lexicon_of, lints
from musnad.lexicon.tables import COLUMNS
from musnad.settings import FILE_NAME, TEMPLATE, Settings, load

DIGITS = str.maketrans("0123456789", "ابتثجحخدذر")
EGYPTIAN = House(american="أمريكي", foreign_g="ج")
DAMASCENE = House(
    spellings=(("سوريا", "سورية"), ("مسئول", "مسؤول"), ("الاتحاد الأوربي", "الاتحاد الأوروبي"))
)
EASTERN = House(digits="arabic", months="levantine")


def told(text: str, house: House) -> list[tuple[str, str]]:
    return [(lint.code, text[lint.start : lint.end]) for lint in lints(text, house)]


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ("أميركي", "أمريكي"),
        ("الأميركية", "الأمريكية"),
        ("والأميركيون", "والأمريكيون"),
        ("للأميركيين", "للأمريكيين"),
        ("وأميركا", "وأمريكا"),
        ("بأميركا", "بأمريكا"),
        ("الأميركتين", "الأمريكتين"),
        ("اميركية", "أمريكية"),
        ("غوتيريش", "جوتيريش"),
        ("ولغوتيريش", "ولجوتيريش"),
        ("بيت هيغسيث", "بيت هيجسيث"),
        ("البنتاغون", "البنتاجون"),
        ("للبنتاغون", "للبنتاجون"),
    ],
)
def test_an_egyptian_house_spells_as_it_likes(others: str, wanted: str) -> None:
    assert apply(f"قال {others} أمس", EGYPTIAN) == f"قال {wanted} أمس"
    assert apply(f"قال {wanted} أمس", House()) == apply(f"قال {others} أمس", House())


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ("زار سوريا", "زار سورية"),
        ("تركيا وسوريا", "تركيا وسورية"),
        ("لسوريا", "لسورية"),
        ("المسئولون", "المسؤولون"),
        ("مسئولية", "مسؤولية"),
        ("ومسئوليتهم", "ومسؤوليتهم"),
        ("للاتحاد الأوربي", "للاتحاد الأوروبي"),
        ("والاتحاد الأوربي", "والاتحاد الأوروبي"),
        ("مواطنا سوريا", "مواطنا سوريا"),
    ],
)
def test_pairs_of_ones_own_meet_particles_and_endings(others: str, wanted: str) -> None:
    assert apply(others, DAMASCENE) == wanted


def test_a_pair_does_not_touch_longer_words() -> None:
    house = House(spellings=(("شأن", "شان"),))
    assert apply("شأنهم وشأن الشأنين وأشأن", house) == "شانهم وشان الشانين وأشأن"


def test_digits_and_months_are_the_houses() -> None:
    text = "في 24 أبريل 2025 بلغ 1,250.5 مليون دولار، أي 15%، يوم 24/4/2025."
    eastern = "في ٢٤ نيسان ٢٠٢٥ بلغ ١٬٢٥٠٫٥ مليون دولار، أي ١٥٪، يوم ٢٤/٤/٢٠٢٥."
    assert apply(text, EASTERN) == eastern
    assert apply(eastern, House()) == text


def test_months_of_every_house() -> None:
    text = "وقّع في 3 آب/أغسطس 2024 وكانون الثاني 2025"
    assert apply(text, House()) == "وقّع في 3 أغسطس 2024 ويناير 2025"
    assert apply(text, House(months="both")).endswith("وكانون الثاني/يناير 2025")
    assert apply(text, House(months="maghrebi")) == "وقّع في 3 غشت 2024 ويناير 2025"


def test_a_word_that_looks_like_a_month_stays() -> None:
    assert apply("مارس الوزير مهامه في ماي", House(months="levantine")).startswith("مارس الوزير")


@pytest.mark.parametrize(
    "text",
    [
        "قال: «أميركا وسوريا في 24 أبريل 2025، يا غوتيريش»",
        "طائرات F-16 وموقع https://x.test/2025/04 وبريد a1@x.test",
        "منصة \u2068USS Gerald 78\u2069",
    ],
)
def test_quotes_and_latin_runs_are_left_as_they_are(text: str) -> None:
    house = House(digits="arabic", months="levantine", american="أمريكي", foreign_g="ج")
    assert apply(text, house) == text


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="والأميركنسبل «»\n12٣F-,.", max_size=50))
def test_applying_twice_changes_nothing_more(text: str) -> None:
    for house in (EGYPTIAN, EASTERN, DAMASCENE):
        once = apply(text, house)
        assert apply(once, house) == once


def test_vowel_marks_do_not_hide_a_spelling() -> None:
    assert apply("قال أميركيّ أمس", EGYPTIAN) == "قال أمريكي أمس"


def test_a_common_word_is_no_foreign_name() -> None:
    assert apply("أصيب بتشنج عضلي وزنه 5 جرام", House()) == "أصيب بتشنج عضلي وزنه 5 جرام"


def test_the_order_of_title_and_name_is_the_houses() -> None:
    assert introduce("وزير الدفاع", "بيت هيغسيث", House()) == "وزير الدفاع بيت هيغسيث"
    name_first = House(title_order="name_first")
    assert introduce("وزير الدفاع", "بيت هيغسيث", name_first) == "بيت هيغسيث، وزير الدفاع،"
    assert introduce("", "بيت هيغسيث", name_first) == "بيت هيغسيث"


def test_a_forbidden_word_is_found_with_what_to_write() -> None:
    house = House(forbidden=(("جلسة نقاشية", "جلسة"), ("تواجد", "وجود")))
    text = "عقدت جلسة نقاشية عن التواجد العسكري، وقال: «تواجدنا ضروري»"
    found = [lint for lint in lints(text, house) if lint.code == "house.forbidden"]
    assert [text[lint.start : lint.end] for lint in found] == ["جلسة نقاشية", "التواجد"]
    assert "«وجود»" in found[1].message_ar
    assert "«وجود»" in found[1].message_en


@pytest.mark.parametrize(
    "bit",
    ["وأضاف أنه سيعود.\n", "«", "جلسة نقاشية ", "24 نيسان ", "أمريكا", "x1٢", "\u2068", "«أ» "],
)
def test_a_long_hostile_text_is_handled_in_time(bit: str) -> None:
    house = House(
        digits="arabic",
        spellings=tuple((f"كلمة {number}ا".translate(DIGITS), "س") for number in range(60)),
        forbidden=(("جلسة نقاشية", ""), ("جلسة", "")),
    )
    text = bit * (30_000 // len(bit))
    started = time.process_time()
    apply(text, house)
    lints(text, house)
    assert time.process_time() - started < 8


def test_spelling_of_another_house_is_found() -> None:
    assert ("house.spelling", "الأمريكي") in told("قال المسؤول الأمريكي", House())
    assert ("house.spelling", "سوريا") in told("زار سوريا", DAMASCENE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأضاف أنه سيعود.\nووصل الوفد.", True),
        ("وصل الوزير إلى بغداد.\nوأضاف أنه سيعود.", False),
        ("التقى بيت هيغسيث نظيره.\nوأضاف أنه سيعود.", False),
        ("قال المدير فلان إن الأمر انتهى.\nوأضاف أنه سيعود.", False),
    ],
)
def test_a_paragraph_needs_somebody_who_speaks(text: str, found: bool) -> None:
    assert ("style.undefined_pronoun" in {code for code, _ in told(text, House())}) is found


def test_a_short_name_is_explained_once() -> None:
    assert ("style.unexplained_short_name", "أوتشا") in told("قالت أوتشا إن", House())
    full = "قال مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية (أوتشا) إن ذلك صحيح. وقالت أوتشا نعم"
    assert not [code for code, _ in told(full, House()) if code.startswith("style.unex")]
    assert not [code for code, _ in told("قال الناتو نعم", House()) if "short" in code]


def test_names_and_terms_of_ones_own_go_first() -> None:
    people = OwnTable(
        table="people",
        file="people.tsv",
        text="id\ten\tar\tgender\tcountry\n"
        "pete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\n"
        "ann-tarrow\tAnn Tarrow\tآن تارو\tf\tGB\n",
    )
    terms = OwnTable(
        table="terms",
        file="terms.tsv",
        text="en\tar\tpos\tgender\tplural_ar\tdomain\n"
        "bilateral meeting\tلقاء ثنائي\tphrase\tm\tلقاءات ثنائية\town\n",
    )
    book = lexicon_of(House(own=(people, terms)))
    hegseth = book.person("pete-hegseth")
    assert hegseth is not None
    assert hegseth.ar[0] == "بيت هغسث"
    assert "بيت هيغسيث" in hegseth.ar
    assert [one.id for one in book.mentions("التقى بيت هغسث آن تارو", "ar")] == [
        "pete-hegseth",
        "ann-tarrow",
    ]
    meeting = book.term("bilateral meetings")
    assert meeting is not None
    assert lexicon_of(House()).term("bilateral meeting") != book.term("bilateral meeting")
    term = book.term("bilateral meeting")
    assert term is not None
    assert term.ar == ("لقاء ثنائي",)
    assert lexicon_of(House()) is lexicon_of(EGYPTIAN)


def test_a_bad_row_of_ones_own_is_refused() -> None:
    text = "id\ten\tar\tgender\tcountry\nx\tX\n"
    with pytest.raises(RefusedError) as refused:
        lexicon_of(House(own=(OwnTable(table="people", file="own.tsv", text=text),)))
    assert refused.value.code == "lexicon.row"
    assert refused.value.facts["file"] == "own.tsv"


PAGE = (Path(__file__).parents[2] / "docs" / "house-style.md").read_text(encoding="utf-8")


def test_the_page_on_house_style_keeps_its_word(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    for table in ("people", "terms", "ledger"):
        columns = "\t".join(COLUMNS[table])
        (tmp_path / f"{table}.tsv").write_text(f"{columns}\n", encoding="utf-8")
    (tmp_path / FILE_NAME).write_text(example, encoding="utf-8")
    house = load(tmp_path).house_style()
    shown = re.findall(r"^\| `\w+` \| (.+?) \| (.+?) \|$", PAGE, flags=re.MULTILINE)
    assert len(shown) == 5
    for others, wanted in shown:
        assert apply(others, house) == wanted


def test_the_page_names_every_code() -> None:
    sources = (Path(house_room.__file__), Path(style_room.__file__))
    code = r'"((?:style|house)\.[a-z_]+)"'
    given = {one for path in sources for one in re.findall(code, path.read_text(encoding="utf-8"))}
    listed = {one for one in given if f"`{one}`" in PAGE or one.removeprefix("style.latin") in PAGE}
    assert given == listed


def newsroom(folder: Path, house: str) -> Path:
    (folder / FILE_NAME).write_text(f"[house]\n{house}\n", encoding="utf-8")
    return folder


def test_the_file_says_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("id\ten\tar\tgender\tcountry\n", encoding="utf-8")
    folder = newsroom(
        tmp_path,
        'digits = "arabic"\nforeign_g = "ج"\ntitle_order = "name_first"\npeople = "own.tsv"\n'
        'spellings = {"سوريا" = "سورية"}\nforbidden = {"تم" = "", "تواجد" = "وجود"}',
    )
    house = load(folder).house_style()
    assert house.spellings == (("سوريا", "سورية"),)
    assert house.forbidden == (("تم", ""), ("تواجد", "وجود"))
    assert (house.foreign_g, house.title_order) == ("ج", "name_first")
    (own,) = house.own
    assert (own.table, own.file) == ("people", "own.tsv")
    assert isinstance(hash(house), int)


def test_nothing_said_is_the_house_of_before(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(TEMPLATE, encoding="utf-8")
    assert load(tmp_path).house_style() == Settings().house_style() == House()


@pytest.mark.parametrize(
    "line",
    [
        'people = "missing.tsv"',
        'spellings = {"" = "س"}',
        'spellings = {"سوريا" = "Syria"}',
        'spellings = {"سوريا" = "سوريا"}',
        'spellings = {"سوريا" = "سورية", "سورية" = "سوريا"}',
        'spellings = {"(a+)+" = "سورية"}',
        'forbidden = {"تم" = 3}',
        'foreign_g = "ق"',
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(RefusedError) as refused:
        load(newsroom(tmp_path, line))
    assert refused.value.code == "settings.value"
    assert refused.value.facts["where"].startswith("house.")
