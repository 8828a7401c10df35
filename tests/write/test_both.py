"""Lines of several sides are put together, and only their attribution is added."""

from __future__ import annotations

from dataclasses import replace

from musnad.core.draft import Line, lines
from musnad.core.release import relabel
from musnad.write.both import Meeting, Voice, bare_of, merged, settled_among
from tests.match.releases import release

OURS = release("عنوان", "التقى الوزيران.", "وقُتل 3 جنود.", "وافتتح الوزير متحفا.", language="ar")
THEIRS = relabel(
    release("عنوان آخر", "اجتمع الوزيران.", "وقُتل 5 جنود.", language="ar", source="other"), "s2"
)
BOTH = frozenset({0, 1})


def voice(told, name):
    body = tuple(Line(text=one.text, cites=(one.id,)) for one in told.body)
    return Voice(release=told, name=name, said=f"بيان {name}", told=body)


VOICES = (voice(OURS, "الأمانة"), voice(THEIRS, "الديوان"))
SAME = Meeting(ids=frozenset({"s1.1", "s2.1"}), holds=BOTH)
APART = Meeting(ids=frozenset({"s1.2", "s2.2"}), apart=True)


def told(draft):
    return [line.text for role, line in lines(draft) if role in ("lead", "body")]


def test_shared_apart_and_alone_each_have_their_attribution():
    assert told(merged(VOICES, (SAME, APART))) == [
        "التقى الوزيران، وفق بياني الأمانة والديوان.",
        "وقُتل 3 جنود، بحسب بيان الأمانة.",
        "وقُتل 5 جنود، بحسب بيان الديوان.",
        "وافتتح الوزير متحفا، بحسب بيان الأمانة.",
    ]


def test_what_nobody_bears_out_is_told_twice_never_of_both():
    draft = merged(VOICES, (replace(SAME, holds=frozenset()), APART))

    assert "التقى الوزيران، بحسب بيان الأمانة." in told(draft)
    assert any(text.startswith("اجتمع الوزيران، بحسب بيان الديوان") for text in told(draft))


def test_a_version_without_a_line_is_quoted_as_it_stands():
    silent = replace(VOICES[1], told=())

    draft = merged((VOICES[0], silent), (SAME, APART))

    assert "أما بيان الديوان فجاء فيه: «وقُتل 5 جنود»." in told(draft)


def test_a_contested_word_stands_in_no_headline():
    top = Line(text="مقتل 3 جنود في هجوم", cites=("s1.0",))
    spoken = replace(VOICES[0], headline=top)

    draft = merged((spoken, VOICES[1]), (SAME, APART), contested=frozenset({"3", "5"}))

    assert "3" not in draft.headline.text


def test_a_writers_own_source_is_taken_off_before_another_is_put_on():
    assert bare_of("بحث الوزير الخط، بحسب بيان صادر عن وزارة الموانئ.") == "بحث الوزير الخط"


def test_a_quotation_stays_one_sides_own():
    quoting = Line(text="وجاء في البيان: «نؤكد التزامنا».", cites=("s1.1",))
    spoken = replace(VOICES[0], told=(*VOICES[0].told[1:], quoting))

    draft = merged((spoken, VOICES[1]), (SAME,))

    assert "وجاء في بيان الأمانة: «نؤكد التزامنا»." in told(draft)


def test_what_no_line_tells_is_printed_release_by_release():
    bare = replace(merged(VOICES, ()), blocks=())

    settled = settled_among(bare, (OURS, THEIRS))

    left = [line.cites[0] for role, line in lines(settled) if role == "original"]
    assert left == [one for one in ("s1.1", "s1.2", "s1.3", "s2.1", "s2.2") if one in left]
    assert settled.coverage.release_sentences == 5
    assert settled.coverage.left == tuple(left)
