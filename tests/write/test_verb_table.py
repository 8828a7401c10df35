"""The table of verbs: each line can be read, spelled and told."""

from __future__ import annotations

import re

import pytest

from musnad.write.brief.frames import FRAMES, table
from tests.write.telling import tell

_ARABIC = re.compile(r"[ء-غف-يُّ ]+")
_PASSIVE = re.compile(r"[ء-غف-يَُِّ ]+")


def test_each_reading_has_its_forms_in_arabic_letters() -> None:
    for row in table.ROWS:
        verb = row.frame.verb
        forms = (verb.past, verb.present, verb.noun, verb.participle or "م")
        assert all(_ARABIC.fullmatch(form) for form in forms), row.frame.id


def test_a_present_begins_with_its_prefix() -> None:
    assert [row.frame.id for row in table.ROWS if row.frame.verb.present[0] != "ي"] == []


def test_passives_are_spelled_with_the_vowel_that_shows_them() -> None:
    for row in table.ROWS:
        if row.passive is not None:
            assert _PASSIVE.fullmatch(f"{row.passive.past}{row.passive.present}"), row.frame.id


def test_no_reading_is_given_twice() -> None:
    seen: set[tuple[object, ...]] = set()
    for row in table.ROWS:
        one = row.frame
        known = (one.en, one.needs, one.object, one.preps)
        assert known not in seen, one.id
        seen.add(known)


def test_set_phrases_are_tried_before_the_verb_alone() -> None:
    for lemma in ("take", "put", "enter", "bring"):
        needs = [frame.needs.startswith("phrase=") for frame in FRAMES[lemma]]
        assert needs == sorted(needs, reverse=True)


def test_a_line_with_a_missing_cell_is_refused(tmp_path: object) -> None:
    path = table.TABLE.parent.__class__(str(tmp_path)) / "verbs.tsv"
    path.write_text("\t".join(table.COLUMNS) + "\nmeet\tالتقى/يلتقي/لقاء\n", "utf-8")
    with pytest.raises(ValueError, match="2 cells"):
        list(table.rows(path))


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The talks took place in Geneva.", "جرت المحادثات في جنيف."),
        (
            "The agreement entered into force on Tuesday.",
            "دخل الاتفاق حيز التنفيذ الثلاثاء 22 أبريل 2025.",
        ),
        ("The two ministers followed up on the agreement.", "تابع الوزيران الاتفاق."),
        ("The minister delivered a speech at the conference.", "ألقى الوزير خطابا في المؤتمر."),
        ("The army repelled the attack.", "صد الجيش الهجوم."),
        ("The president recalled the ambassador.", "استدعى الرئيس السفير."),
        ("The two sides put an end to the dispute.", "أنهى الجانبان النزاع."),
        ("The United States will hold Iran accountable.", "ستحاسب الولايات المتحدة إيران."),
        ("The forces shot down two drones.", "أسقطت القوات طائرتين مسيرتين."),
        ("Poland expelled three Russian diplomats.", "طردت بولندا 3 دبلوماسيين روس."),
        ("The earthquake caused severe damage.", "تسبب الزلزال في أضرار جسيمة."),
    ],
)
def test_a_verb_of_the_table_is_told(english: str, arabic: str) -> None:
    assert tell(english) == arabic
