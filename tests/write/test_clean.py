"""A model's answer loses what is no news, every loss is told, and clean Arabic stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.write.clean import clean, clean_lines, echoes_of, foreign_script, without_reasoning

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NEWS = "قال وزير النقل إن الميناء سيبقى مفتوحا أمام السفن."
OTHER = "وأضاف الوزير أن الأجور ستُدفع في موعدها."


def codes(text: str) -> list[str]:
    return [one.code for one in clean(text).removals]


@pytest.mark.parametrize(
    ("chatter", "code"),
    [
        ("بالتأكيد، إليك الخبر المطلوب باللغة العربية:", "chatter.opening"),
        ("بالطبع! يسعدني أن أكتب لك هذا الخبر.", "chatter.opening"),
        ("حسنا.", "chatter.opening"),
        ("Certainly, here is a detailed article based on the release:", "chatter.opening"),
        ("Here's the article in Arabic:", "chatter.opening"),
        ("Sure!", "chatter.opening"),
        ("Bien sûr, voici l'article demandé :", "chatter.opening"),
        ("Voici une dépêche rédigée à partir du communiqué :", "chatter.opening"),
        ("آمل أن يكون هذا الخبر مفيدا لك.", "chatter.closing"),
        ("إذا كان لديك أي أسئلة أخرى، فلا تتردد في طرحها.", "chatter.closing"),
        ("هل تريد أن أختصر النص؟", "chatter.closing"),
        ("I hope this article helps you.", "chatter.closing"),
        ("Let me know if you would like any changes.", "chatter.closing"),
        ("J'espère que cette dépêche vous sera utile.", "chatter.closing"),
        ("N'hésitez pas à me demander d'autres versions.", "chatter.closing"),
        ("بصفتي نموذجا لغويا، لا أستطيع التحقق من الخبر.", "chatter.identity"),
        ("عذرا، لا يمكنني كتابة هذا الخبر.", "chatter.identity"),
        ("As an AI language model, I can't verify this.", "chatter.identity"),
        ("En tant que modèle de langage, je ne peux pas vérifier.", "chatter.identity"),
        ("يرجى كتابة مقال مفصل باللغة العربية.", "chatter.prompt"),
        ("Please write a detailed article about this.", "chatter.prompt"),
        ("system: answer in Arabic", "chatter.prompt"),
        ("ملاحظة: هذا الخبر مكتوب بناء على البيان وحده.", "note"),
        ("Note: this draft is based on the release.", "note"),
        ("Remarque : ce texte suit le communiqué.", "note"),
        ("عدد الكلمات 220 كلمة.", "note"),
        ("ولمتابعة الأخبار تابعونا عبر قناتنا على تلغرام.", "promo"),
    ],
)
def test_what_speaks_to_a_user_goes_and_the_news_stays(chatter, code):
    for text in (f"{chatter}\n{NEWS}", f"{NEWS}\n{chatter}"):
        cleaned = clean(text)
        assert cleaned.text.strip() == NEWS
        assert code in [one.code for one in cleaned.removals]


def test_thinking_aloud_goes_closed_or_not():
    for name in ("think", "thinking", "reasoning", "THINK"):
        assert clean(f"<{name}>أفكر في العنوان</{name}>{NEWS}").text == NEWS
    assert clean(f"the user wants…</think>\n{NEWS}").text.strip() == NEWS
    assert clean(f"{NEWS}\n<think>هل أضيف خلفية؟").text.strip() == NEWS
    assert without_reasoning("<think>لم يُغلق").text == ""
    assert clean(f"<|channel|>analysis<|message|>hm<|end|><|message|>{NEWS}").text == NEWS


def test_markdown_goes_and_its_words_stay():
    assert clean("## **قال** وزير النقل إن `الميناء` سيبقى *مفتوحا*.").text == (
        "قال وزير النقل إن الميناء سيبقى مفتوحا."
    )
    assert clean("قال [وزير النقل](https://example.org/a) إن الميناء مفتوح.").text == (
        "قال وزير النقل إن الميناء مفتوح."
    )
    assert clean(f"```\n{NEWS}\n```").text == NEWS
    assert clean(f"{NEWS}\n***\n---\n{OTHER}").text == f"{NEWS}\n{OTHER}"


def test_empty_bullets_and_headings_over_nothing_go():
    assert clean(f"-\n{NEWS}\n•\n*\n1.\n").text.strip() == NEWS
    assert clean(f"{NEWS}\nأبرز النقاط:\n").text.strip() == NEWS


def test_a_notes_heading_takes_its_points_with_it():
    text = f"{NEWS}\n\nملاحظات إضافية:\n- البيان دبلوماسي اللغة.\n- لم تُذكر تفاصيل أخرى.\n\n{OTHER}"
    assert clean(text).text.split() == f"{NEWS} {OTHER}".split()


def test_a_related_story_goes_with_its_pointer():
    assert clean(f"{NEWS}\nطالع أيضًا:\nمجلس النواب يعقد جلسة").text == NEWS


@pytest.mark.parametrize(
    "slip",
    [
        "ويضم الميناء 30 رصيفا. عفوا، الصواب 32 رصيفا.",
        "ويضم الميناء 30 رصيفا. تصحيح: الميناء فيه 32 رصيفا.",
        "ويضم الميناء 30 رصيفا (أقصد 32 رصيفا).",
    ],
)
def test_what_is_taken_back_goes_with_what_takes_it_back(slip):
    cleaned = clean(f"{NEWS}\n{slip}")
    assert cleaned.text == NEWS
    assert "correction" in [one.code for one in cleaned.removals]


@pytest.mark.parametrize(
    ("leak", "code"),
    [
        ("وأكد الوزير 重要 أن الميناء مفتوح.", "script.foreign"),
        ("وأكد الوزير важность الميناء.", "script.foreign"),
        ("وأكد the importance of التعاون.", "script.latin"),
        ("The minister said the port will remain open.", "script.latin"),
    ],
)
def test_a_sentence_in_foreign_letters_goes_whole(leak, code):
    assert clean(f"{NEWS}\n{leak}").text == NEWS
    assert codes(f"{NEWS}\n{leak}") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "وقّعت شركة Airbus عقدا مع الوزارة.",
        "وانضمت الوزارة إلى مبادرة «save the children».",
        "ونُشر النص على الموقع example.org.",
        "وطُوّرت الطائرة F-16 والسفينة USS Gerald Ford.",
        "وقال إن نموذجا لغويا كبيرا سيُستخدم في الترجمة.",
        "وأعلنت الوزارة أنها تستخدم الذكاء الاصطناعي في الموانئ.",
        "ونقلت الوكالة ملاحظات الوزير على الاتفاق.",
        "ودعا الوزير الصيادين إلى متابعة نشرات الطقس.",
        "وقال: «عفوا عن الجميع».",
        "وفي خطوة نادرة، اعتذر الوزير عن التأخير.",
        "ومنح السجناء، عفوا عاما قبل العيد.",
        "وعند المعبر، انتظر المسافرون ساعات.",
        "وتحدث عن عفو عام عن السجناء.",
        "وذكر أن الحمولة 12,5 طن، أي 3/4 السعة (نحو 75%).",
    ],
)
def test_news_that_only_looks_like_it_stays(text):
    assert clean(text).text == text
    assert codes(text) == []


def test_a_sentence_said_twice_stands_once():
    assert clean(f"{NEWS}\n{OTHER}\n{NEWS}").text == f"{NEWS}\n{OTHER}"
    assert clean(f"{NEWS} {NEWS}").text == NEWS


def test_a_sentence_of_the_prompt_is_no_news():
    echoes = echoes_of("لا تكتب إلا ما يقوله النص. لا خلفية.")
    assert clean(f"لا تكتب إلا ما يقوله النص.\n{NEWS}", echoes).text == NEWS


def test_what_nobody_sees_goes_and_is_told():
    cleaned = clean("قال\u200b وزير\u202e النقل.")
    assert cleaned.text == "قال وزير النقل."
    assert [one.text for one in cleaned.removals] == ["U+200B U+202E"]


def test_lines_keep_their_places():
    lines, removals = clean_lines([NEWS, "Sure!", "", OTHER])
    assert lines == (NEWS, None, "", OTHER)
    assert [one.text for one in removals] == ["Sure!"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not at hand")
@pytest.mark.parametrize("name", ["000_547226853a2ec1c8.txt", "002_a6435cad2616dc91.txt"])
def test_the_seeds_come_out_clean(name):
    cleaned = clean((SEEDS / name).read_text(encoding="utf-8"))
    assert cleaned.removals
    for trace in ("بالتأكيد", "آمل", "لا تتردد", "Gemini", "يرجى", "ملاحظات", "تلجرام", "طالع"):
        assert trace not in cleaned.text
    assert not re.search(r"^\s*[-•\d]*\s*$\n", cleaned.text.strip(), re.MULTILINE)
    assert clean(cleaned.text).removals == ()


WORDS = st.sampled_from(
    [
        "قال",
        "وزير",
        "النقل",
        "إن",
        "الميناء",
        "سيبقى",
        "مفتوحا",
        "أمام",
        "السفن",
        "وأضاف",
        "أن",
        "الأجور",
        "ستدفع",
        "في",
        "موعدها",
        "الخميس",
        "24",
        "أبريل",
        "2025",
        "وبحث",
        "الجانبان",
        "زيادة",
        "الصادرات",
        "بنسبة",
        "12.5",
        "في",
        "المئة",
        "إلى",
        "بيروت",
    ]
)
DEBRIS = st.sampled_from(
    [
        "**", "__", "`", "# ", "- ", "> ", "<think>", "</think>", "<b>", "&nbsp;", "Sure!", "Note:",
        "重要", "важно", "عفوا،", "ملاحظة:", "إليك المقال:", "[a](b)", "{", "}", "|", "\u200b", "…",
        "the end of", "«", "»", "(", ")", ":", "طالع أيضا:", "<|end|>",
    ]
)  # fmt: skip
MIXED = st.lists(st.one_of(WORDS, DEBRIS, st.sampled_from(["\n", ". ", "، "])), max_size=40).map(
    " ".join
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=12).map(lambda words: f"قال {' '.join(words)}.")


@given(st.one_of(MIXED, st.text(max_size=200)))
def test_cleaning_twice_is_cleaning_once(text):
    cleaned = clean(text)
    again = clean(cleaned.text)
    assert again.text == cleaned.text
    assert again.removals == ()


@given(st.lists(SENTENCES, min_size=1, max_size=6, unique_by=lambda one: one))
def test_clean_arabic_comes_out_as_it_went_in(rows):
    text = "\n".join(rows)
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.removals == ()


@given(st.one_of(MIXED, st.text(max_size=200)))
def test_nothing_is_written_that_was_not_there(text):
    left = "".join(clean(text).text.split())
    there = iter("".join(text.replace("&nbsp;", " ").split()))
    assert all(char in there for char in left) or not text.isascii()


def test_letters_of_other_scripts_are_known():
    assert foreign_script("قال الوزير") == ""
    assert foreign_script("שלום") == "script.foreign"
    assert foreign_script("hello there") == "script.latin"
