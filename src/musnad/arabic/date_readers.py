"""Reading one date expression that begins at a piece, before any day is resolved.

Both languages are read by the same rules where they share them; this module may not know when
a text was published.
"""

from __future__ import annotations

from musnad.arabic.arabic_numbers import read_arabic
from musnad.arabic.calendars import Month, month_at, second_name, weekday_at
from musnad.arabic.date_words import DECADES, LAST, NEXT, THIS, Kind, Read, folded
from musnad.arabic.english_numbers import SCALES, read_english
from musnad.arabic.lexemes import Lexeme, Reading, at, number_of
from musnad.arabic.named_dates import is_feast, is_in_a_name, is_named
from musnad.arabic.numeric_dates import hijri_mark, read_numeric
from musnad.arabic.relative_dates import before_last, read_relative
from musnad.arabic.units import CODES, MEASURES, SIGNS

_DASHES = frozenset("-–—−‑")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_WEAK_CUES = folded(
    """in, of, since, by, until, early, late, mid, last, next, this, during, from, after, before,
    between, through, شهر, في, خلال, منذ, نهاية, بداية, مطلع, أواخر, أوائل,
    منتصف, حتى, لشهر, شهري, لشهري, بين, بشهر, وفي, وخلال,
    أول, آخر"""
)
_WEAK_AFTER = LAST | NEXT | THIS
_YEAR_CUES = folded(
    """in, since, until, during, early, late, mid, fiscal, year, fy, before, after, through, till,
    by, of, from, between, to, and, the, its, this, عام, سنة, العام, السنة, لعام, بعام, وعام, للعام,
    لسنة, منذ, في, وفي, حتى, خلال, قبل, بعد, إلى, بين, بحلول, موسم, عامي, سنتي, منتصف, مطلع,
    نهاية, بداية, أواخر,
    أوائل, ومنذ, والعام, ميلادية"""
)
_STRONG_CUES = folded(
    """since, until, during, year, fy, fiscal, عام, سنة, العام, السنة, لعام, بعام, وعام, للعام,
    لسنة, عامي, سنتي"""
)
_NO_YEAR_BEFORE = folded(
    """resolution, no, number, about, nearly, some, than, least, almost, around, approximately,
    room,
    القرار, قرار, رقم, بالقرار, نحو, حوالي, زهاء, قرابة, بنحو, ورقم, للقرار, والقرار"""
)
_FOLLOWING = folded("في, من, على, إلى, عن, مع, بعد, قبل, حتى, أن, أو, ثم, خلال, بين, منذ, هو, هي")

_MOST_DAYS = 31
"""A list of days names each of a month once: what goes on beyond that is none."""


def read_date(pieces: list[Lexeme], index: int) -> Read | None:
    """The date expression that begins at a piece, or None."""
    read = _one(pieces, index)
    return _days_between(pieces, index, read) if read and read.kind == "date" else read


def _one(pieces: list[Lexeme], index: int) -> Read | None:
    piece = pieces[index]
    if piece.kind == "n" and is_named(pieces, index):
        return None
    if piece.kind == "n":
        return (
            read_numeric(pieces, index)
            or _day_first(pieces, index)
            or read_relative(pieces, index)
            or _years(pieces, index)
        )
    if piece.kind != "w":
        return None
    return (
        _weekday(pieces, index)
        or _told_twice(pieces, index, read_relative(pieces, index))
        or _month_first(pieces, index)
        or _worded_day(pieces, index)
        or _worded_year(pieces, index)
        or (None if piece.text.isascii() else _decade(pieces, index))
    )


def _told_twice(pieces: list[Lexeme], index: int, near: Read | None) -> Read | None:
    """«اليوم الخميس 24 أبريل 2025»: the day by its name and in full is one day."""
    if near is None or near.weekday is None or pieces[index].text.isascii():
        return near
    whole = _weekday(pieces, index + 1)
    return whole if whole is not None and whole.kind == "date" and whole.day else near


_FROM = folded("from, من, ومن, between, بين, وبين, الفترة, period")
_TO = folded("to, until, till, through, إلى, حتى, ولغاية, لغاية, وحتى, وإلى")


def _days_between(pieces: list[Lexeme], index: int, first: Read) -> Read:
    """The span that a day opens: April 30–May 2, «من 30 أبريل إلى 2 مايو»."""
    joint, before = at(pieces, first.end), at(pieces, index - 1).word
    joined = (
        joint.text in _DASHES
        or joint.word == "through"
        or (joint.word in _TO and before in _FROM)
        or (joint.word in {"and", "و"} and before in {"between", "بين", "وبين"})
    )
    step = first.end + 1
    if not joined or step >= len(pieces):
        return first
    last = _one(pieces, step)
    if last is None or last.kind != "date" or not first.day or not last.day:
        return first
    turned = (first.month or 0, first.day) > (last.month or 0, last.day)
    year = first.year or (last.year and last.year - turned)
    last_year = last.year or (year and year + turned)
    if first.year and last.year and (first.year + turned > last.year):
        return first
    return first._replace(
        end=last.end, kind="span", year=year, last_day=last.day, last_month=last.month,
        last_year=last_year,
    )  # fmt: skip


def _day(pieces: list[Lexeme], index: int) -> tuple[int, int] | None:
    """A day of the month in digits (with st, th) and the piece after it."""
    day = number_of(at(pieces, index))
    if day is None or not 1 <= day <= 31 or len(at(pieces, index).text) > 2:
        return None
    ending = at(pieces, index + 1)
    end = index + 2 if ending.glued and ending.word in _ENDINGS else index + 1
    return day, end


def _day_first(pieces: list[Lexeme], index: int) -> Read | None:
    """24 April 2025, «24 من أبريل», 3 to 5 May, «3-5 مايو»."""
    day = _day(pieces, index)
    if day is None:
        return None
    number, end = day
    month = _month_after(pieces, end)
    if month:
        return _with_year(pieces, month, number, None)
    away = _of_a_near_month(pieces, end, number)
    if away:
        return away
    stroked = _stroked(pieces, end, number)
    if stroked:
        return stroked
    joint = at(pieces, end)
    if joint.text in _DASHES or joint.word in {"to", "and", "الي", "و", "حتي", "وحتي", "والي"}:
        last = _day(pieces, end + 1)
        for _ in range(_MOST_DAYS):  # «24 و25 و26 أبريل»
            if not last or at(pieces, last[1]).word != "و" or not _day(pieces, last[1] + 1):
                break
            last = _day(pieces, last[1] + 1)
        month = _month_after(pieces, last[1]) if last else None
        if last and month and last[0] > number:
            return _with_year(pieces, month, number, last[0])
    return None


def _stroked(pieces: list[Lexeme], index: int, day: int) -> Read | None:
    """«24-أبريل-2025», 24/Apr/2025: the month by its name between strokes."""
    first = at(pieces, index)
    month = month_at(pieces, index + 1) if first.glued and first.text in {"-", "/"} else None
    if month is None or at(pieces, month.end).text != first.text:
        return None
    year = number_of(at(pieces, month.end + 1))
    if year is None or not 1000 <= year <= 2200:
        return None
    return Read(month.end + 2, "hijri" if month.hijri else "date", year, month.number, day)


def _month_after(pieces: list[Lexeme], index: int) -> Month | None:
    if at(pieces, index).word in {"of", "من", "شهر"}:
        index += 1
        if at(pieces, index).word == "شهر":
            index += 1
    month = month_at(pieces, index)
    return second_name(pieces, month) if month else None


def _with_year(pieces: list[Lexeme], month: Month, day: int | None, last_day: int | None) -> Read:
    """The date with the year after the month, when one is written."""
    year, end = _year_after(pieces, month.end)
    side = at(pieces, end).word if day and year is None else ""
    shift = ("side", -1) if side in LAST else ("side", 1) if side in NEXT else None
    hijri = hijri_mark(pieces, end) if year else 0
    if month.hijri or hijri:
        return Read(max(hijri, end), "hijri", year, month.number, day)
    kind: Kind = "span" if last_day else "date" if day else "month"
    return Read(end, kind, year, month.number, day, last_day=last_day, shift=shift)


def _year_after(pieces: list[Lexeme], index: int) -> tuple[int | None, int]:
    step = index
    if at(pieces, step).text in {",", "،"} or at(pieces, step).word == "of":
        step += 1
    if at(pieces, step).word == "من" and at(pieces, step + 1).word in {"عام", "العام", "سنه"}:
        step += 1
    if at(pieces, step).word in {"عام", "سنه", "لعام", "لسنه", "العام", "للعام"}:
        step += 1
    year = number_of(at(pieces, step))
    if year is None or not 1000 <= year <= 2200:
        return None, index
    mark = at(pieces, step + 1)
    if mark.text == "م" and (mark.glued or at(pieces, step + 2).kind != "w"):
        return year, step + 2
    return year, step + 1


def _month_first(pieces: list[Lexeme], index: int) -> Read | None:
    """April 24, 2025; April 2025; a month alone when nothing makes it another word."""
    found = month_at(pieces, index)
    if found is None or is_in_a_name(pieces, index):
        return None
    month = second_name(pieces, found)
    read = _day_last(pieces, month, english=pieces[index].text.isascii())
    if read is not None:
        return read
    read = _with_year(pieces, month, None, None)
    if read.year is not None or not month.weak:
        return read
    cue = at(pieces, index - 1).word in _WEAK_CUES or at(pieces, month.end).word in _WEAK_AFTER
    if not cue or (pieces[index].word == "اب" and "آ" not in pieces[index].text):
        return None
    return read


def _day_last(pieces: list[Lexeme], month: Month, *, english: bool) -> Read | None:
    """April 24, 2025; April 24–26; in Arabic only with the year: «أبريل 24، 2025»."""
    day = _day(pieces, month.end)
    if day is None:
        return None
    number, end = day
    whole = _with_year(pieces, month._replace(end=end), number, None)
    if not english:
        return whole if whole.year is not None and at(pieces, end).text in {",", "،"} else None
    last = _day(pieces, end + 1) if at(pieces, end).text in _DASHES else None
    if last and last[0] > number:
        return _with_year(pieces, month._replace(end=last[1]), number, last[0])
    return whole


def _weekday(pieces: list[Lexeme], index: int) -> Read | None:
    """Thursday; «يوم الخميس الماضي»; Thursday, April 24, 2025; last Monday."""
    step = index
    shift = 0
    word = at(pieces, step).word
    if word in {"last", "next", "this", "يوم", "ليوم", "ويوم", "بيوم"}:
        shift = {"last": -1, "next": 1}.get(word, 0)
        step += 1
    day = weekday_at(pieces, step)
    if day is None:
        return None
    number, end = day
    after = at(pieces, end).word
    if is_feast(pieces, step):
        return None
    if at(pieces, end).text in _PAPERS or at(pieces, step - 1).text in _FEASTS:
        return None
    if at(pieces, step).word.isascii():
        shift = shift or (1 if after == "next" else 0)
    elif before_last(pieces, end):
        return Read(end + 2, "weekday", weekday=number, shift=("weekday", -2))
    elif after in LAST or after in NEXT:
        shift, end = (-1 if after in LAST else 1), end + 1
    else:
        shift = shift or _both_of(pieces, index, end) or _ahead(pieces, index)
    inner = end
    if at(pieces, inner).text in {",", "،", "("} or at(pieces, inner).word in _AGREEING:
        inner += 1 + (at(pieces, inner).word == "الواقع" and at(pieces, inner + 1).word == "فيه")
    whole = _date_proper(pieces, inner)
    if whole:
        end = whole.end + (at(pieces, inner - 1).text == "(" and at(pieces, whole.end).text == ")")
        return whole._replace(weekday=number, end=end)
    if shift == 0 and at(pieces, step).word.isascii():
        shift = _ahead(pieces, index)
    return Read(end, "weekday", weekday=number, shift=("weekday", shift))


# «Sunday Times» and «Black Friday» are names.
_PAPERS = frozenset({"Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Post", "Night"})
_FEASTS = frozenset({"Black", "Good", "Palm", "Easter", "Cyber", "Bloody"})
_FUTURE = folded(
    """will, shall, scheduled, plans, upcoming, سوف, المقرر, المقررة, المرتقب, يعتزم, تعتزم,
    سيعقد, ستعقد, سيلتقي, ستلتقي, سيزور, ستزور, سيصل, ستصل, ستستضيف, سيستضيف, سيتوجه,
    سيجتمع, ستبدأ, سيبدأ, يصل, مقرر"""
)


_AGREEING = folded("الموافق, المصادف, الواقع, الموافقة")
_BOTH: dict[str, int] = {
    **dict.fromkeys(folded("المقبلين, القادمين"), 1),
    **dict.fromkeys(folded("الماضيين, المنصرمين, الفائتين"), -1),
}


def _both_of(pieces: list[Lexeme], index: int, end: int) -> int:
    """1 for «الأحد والاثنين المقبلين», -1 for «… الماضيين», at either of the two days; else 0."""
    other = weekday_at(pieces, end)
    for after in (end, other[1] if other else end):
        if at(pieces, after).word in _BOTH and (other or weekday_at(pieces, index - 1)):
            return _BOTH[at(pieces, after).word]
    return 0


def _ahead(pieces: list[Lexeme], index: int) -> int:
    """1 when the words before speak of the future, else 0."""
    for step in range(index - 1, max(-1, index - 12), -1):
        if pieces[step].text in {".", "!", "?", "؟"} and pieces[step].kind == "p":
            return 0
        if pieces[step].word in _FUTURE:
            return 1
    return 0


def _date_proper(pieces: list[Lexeme], index: int) -> Read | None:
    """A date with a day in it at a piece, or None."""
    piece = at(pieces, index)
    if piece.kind == "n":
        return read_numeric(pieces, index) or _day_first(pieces, index)
    if piece.kind == "w":
        read = _month_first(pieces, index) or _worded_day(pieces, index)
        return read if read and read.day else None
    return None


def _worded_day(pieces: list[Lexeme], index: int) -> Read | None:
    """«الرابع والعشرين من أبريل», the fourth of July."""
    piece = pieces[index]
    reading = read_english(pieces, index) if piece.text.isascii() else read_arabic(pieces, index)
    if reading is None or not 1 <= reading.value <= 31:
        return None
    if not reading.ordinal and not _is_round_day(pieces, index, reading):
        return None
    if at(pieces, index - 1).word in _PARTS_OF_A_MONTH:
        return None
    if at(pieces, reading.end).word not in {"of", "من", "شهر"} and piece.text.isascii():
        return None
    month = _month_after(pieces, reading.end)
    if month is None:
        return _of_a_near_month(pieces, reading.end, int(reading.value))
    return _with_year(pieces, month, int(reading.value), None)


def _of_a_near_month(pieces: list[Lexeme], index: int, day: int) -> Read | None:
    """«الخامس من الشهر الجاري», «15 من الشهر المقبل»: a day of a month told by its distance."""
    if at(pieces, index).word != "من" or at(pieces, index + 1).word != "الشهر":
        return None
    for words, away in ((LAST, -1), (THIS, 0), (NEXT, 1)):
        if at(pieces, index + 2).word in words:
            return Read(index + 3, "relative", day=day, shift=("month", away))
    return None


_PARTS_OF_A_MONTH = folded("الأسبوع, الاسبوع, النصف, الثلث, الربع, أسبوع, العشر, بالأسبوع")


def _is_round_day(pieces: list[Lexeme], index: int, reading: Reading) -> bool:
    """«العشرين من أبريل», «الثلاثين من يونيو»: the tens are written alike in both kinds."""
    word = pieces[index].word
    definite = "ال" in word[:3] or word.startswith("لل")
    return reading.value in {20, 30} and definite and at(pieces, reading.end).word in {"من", "شهر"}


def _worded_year(pieces: list[Lexeme], index: int) -> Read | None:
    """«عام ألفين وخمسة وعشرين», in nineteen forty-five: only after a word that tells a year."""
    piece, before = pieces[index], at(pieces, index - 1)
    if not piece.text.isascii():
        reading = read_arabic(pieces, index) if before.word in _STRONG_CUES else None
        whole = reading and not reading.ordinal and reading.value == int(reading.value)
        if reading is None or not whole or not 1000 <= reading.value <= 2200:
            return None
        return Read(reading.end, "year", int(reading.value))
    if before.word not in _YEAR_CUES or piece.word not in _CENTURIES:
        return None
    rest = read_english(pieces, index + 1)
    if rest is None or rest.ordinal or not 10 <= rest.value <= 99:
        return None
    noun = at(pieces, rest.end)
    if noun.kind == "w" and noun.word.endswith("s"):
        return None
    return Read(rest.end, "year", _CENTURIES[piece.word] * 100 + int(rest.value))


_CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}


def _decade(pieces: list[Lexeme], index: int) -> Read | None:
    """«ثمانينيات القرن الماضي», «التسعينيات»: a decade of the twentieth century."""
    word = pieces[index].word
    for stem in (word, word[1:], word[2:], word[3:]):
        if stem in DECADES:
            year = DECADES[stem]
            return Read(index + 1, "span", year, last_year=year + 9)
    return None


def _years(pieces: list[Lexeme], index: int) -> Read | None:
    """A year or a span of years, told from a count by the words around it."""
    year = number_of(pieces[index])
    if year and 1500 <= year <= 2100 and year % 10 == 0:
        decade = at(pieces, index + 1)
        stroke = decade.text in {"'", "’"} and decade.glued
        ending = at(pieces, index + 2) if stroke else decade
        if ending.text == "s" and ending.glued:
            return Read(index + 2 + stroke, "span", year, last_year=year + 9)
    if year is None or not 1000 <= year <= 2200 or len(pieces[index].text) != 4:
        return None
    end = index + 1
    hijri = hijri_mark(pieces, end)
    if hijri and year < 1600:
        return Read(hijri, "hijri", year)
    mark = at(pieces, end)
    if mark.text == "م" and (mark.glued or at(pieces, end + 1).kind != "w"):
        return Read(end + 1, "year", year)
    span = _year_span(pieces, index, year)
    if span:
        return span
    return Read(end, "year", year) if _is_year(pieces, index, year) else None


def _year_span(pieces: list[Lexeme], index: int, year: int) -> Read | None:
    joint, other = at(pieces, index + 1), at(pieces, index + 2)
    if not 1800 <= year <= 2100 or (pieces[index].glued and at(pieces, index - 1).text in "-/"):
        return None
    last = number_of(other)
    if last is None or at(pieces, index + 3).word in MEASURES:
        return None
    if len(other.text) == 2 and (joint.text in _DASHES or joint.text == "/") and joint.glued:
        last += year // 100 * 100
    before = at(pieces, index - 1).word
    joined = (
        (joint.text in _DASHES or joint.text == "/")
        or (joint.word in {"to", "الي", "حتي"} and before in {"from", "من", "between"})
        or (joint.word in {"and", "و"} and before in {"between", "بين", "عامي", "سنتي"})
    )
    if not joined or not year < last <= 2100 or at(pieces, index + 3).text in {"-", "/"}:
        return None
    return Read(index + 3, "span", year, last_year=last)


def _is_year(pieces: list[Lexeme], index: int, year: int) -> bool:  # noqa: PLR0911
    before, after = at(pieces, index - 1), at(pieces, index + 1)
    if before.word in _STRONG_CUES:
        return True
    if not 1800 <= year <= 2100 or before.word in _NO_YEAR_BEFORE or before.text in SIGNS:
        return False
    if before.text in CODES or _is_counted(after):
        return False
    if pieces[index].glued and before.kind == "w" and before.text.isascii():
        return False
    bracketed = before.text in {"(", "["} and after.text in {")", "]"}
    if bracketed:
        return True
    round_one = year % 50 == 0
    if after.kind == "w" and after.text.isascii():
        noun = after.text[:1].islower() and after.word.endswith(("s", "people", "men", "women"))
        return not (round_one and noun) and (before.word in _YEAR_CUES or not round_one)
    bare_noun = after.kind == "w" and not (
        after.word.startswith(("ال", "و", "ل", "ب")) or after.word in _FOLLOWING
    )
    if before.word in _YEAR_CUES:
        return not (round_one and bare_noun)
    if before.word == "من" and bare_noun:
        return False
    return not round_one and not bare_noun


def _is_counted(after: Lexeme) -> bool:
    """Whether what follows makes the number a count: a percent, a currency, a measure."""
    return (
        (after.text in "%٪$€£" and bool(after.text))
        or after.word in SCALES
        or after.word in MEASURES
        or after.word in {"percent", "per"}
    )
