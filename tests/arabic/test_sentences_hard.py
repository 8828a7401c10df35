"""Where a mark does not tell by itself: the words on both sides settle it."""

import pytest

from musnad.arabic.sentences import sentences


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def check(marked: str, language: str) -> None:
    expected = [piece.strip() for piece in marked.split("¦")]
    assert cut(marked.replace("¦", ""), language) == expected


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "He felt ill.¦ Doctors came."),
        ("en", "The mine yields iron ore.¦ Exports rose."),
        ("en", "Schools in Ill. and Wis. are shut."),
        ("ar", "وصل م. سالم ود. نور.¦ ثم غادرا."),
        ("ar", "بلغ الطول 5 م. تقريبا.¦ وكان العرض 2 م.¦ وانتهى العمل."),
    ],
)
def test_a_word_is_told_from_a_shortened_one(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "It belongs to Oder Ltd.¦ Shares fell."),
        ("en", "Oder Ltd. President Eva Lund spoke."),
        ("en", "He moved to Minot, N.D.¦ Guam is far away."),
        ("en", "The U.S. Army said so."),
        ("en", "Meet at Main St.¦ Then walk."),
        ("en", "We met in St. Louis."),
        ("en", "The team has Plan B.¦ Plan A failed."),
        ("en", "It was signed by Susan B. Moss."),
        ("ar", "ترد التفاصيل في الملحق ب.¦ ويوقع غدا."),
        ("ar", "حضر ب. خليل اللقاء."),
    ],
)
def test_what_follows_a_shortened_name_decides(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The man, a.k.a. “The Fox,” was held."),
        ("en", "He left the U.S.¦ “We will return,” he said."),
        ("en", "“Why now?” Col. Dunn asked.¦ Nobody knew."),
        ("en", "He won (!) the vote.¦ She (remember her?) lost."),
        ("en", "Gen. (Ret.) Sam Poole spoke."),
        ("ar", "«أين المال؟» تقول الأم.¦ «ذهب!» يرد الأب."),
        ("ar", "وفي كتاب «من المسؤول؟» للكاتب جواب."),
        ("ar", "فاز (!) بالمقعد.¦ والوزير (هل تذكرونه؟) عاد."),
    ],
)
def test_a_quote_or_an_aside_inside_a_sentence_does_not_end_it(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "They signed the agreement.12¦ The talks went on."),
        ("en", "They agreed.*¦ The talks went on."),
        ("en", "See Cf. vol. 2, p. 8, n. 3.¦ The rule stands."),
        ("en", "The paper by Stern et al. (2019) is old."),
        ("ar", "وقعت المعاهدة.12¦ وكان ذلك عام 1949."),
    ],
)
def test_a_note_belongs_to_what_it_notes(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "He flew to Kyiv.¦The visit was short."),
        ("en", "He met the envoy.¦Russia said nothing."),
        ("en", "Is it over?¦Nobody knew."),
        ("en", "Use typing.Optional, www.State.gov or Node.js."),
        ("ar", "وصل إلى كييف.¦وكانت الزيارة قصيرة."),
        ("ar", "هل انتهى الأمر؟¦لا أحد يعلم."),
    ],
)
def test_a_missing_space_is_told_from_an_address(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "1.1. The parties agree.¦ 1.2. They withdraw."),
        ("en", "I. The law holds.¦ II. The case is closed."),
        ("en", "P.S. The door is open."),
        ("en", "By 7 p.m. President Novak had left."),
        ("en", "The 3 p.m. White House briefing is off."),
        ("en", "She waited . . . and left."),
        ("en", "We won! 🎉¦ More tomorrow."),
        ("en", "🔹 One."),
        ("ar", "1.1. تتفق الأطراف.¦ 1.2. تنسحب القوات."),
        ("ar", "انتظر . . . ثم غادر."),
        ("ar", "فزنا! 🎉¦ والمزيد غدا."),
    ],
)
def test_marks_of_order_and_time_stay_with_their_sentence(language: str, marked: str) -> None:
    check(marked, language)


@pytest.mark.parametrize(
    "piece", ['"a?" ', "(a.) ", "word.12 A", ". . ", "🎉! ", "U.S. “A", "«م؟» "]
)
def test_hostile_repetition_stays_linear(piece: str) -> None:
    assert len(sentences(piece * (100_000 // len(piece)), "en")) <= 100_000
