"""Words that dates are told by in both languages, and the shape of what is read.

Data only; reading is for ``date_readers`` and ``relative_dates``.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from musnad.arabic.normal import fold

Kind = Literal["date", "month", "year", "weekday", "relative", "span", "hijri"]


class Read(NamedTuple):
    """What is written, as pieces up to ``end``; ``shift`` is how far away it is: so many
    days, weeks, months or years, or (``side``) before or after publication.

    ``last_day``, ``last_month`` and ``last_year`` end a span; in a Hijri date the parts are
    Hijri. ``counted`` distances hold a number of their own («قبل 5 أيام»).
    """

    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    shift: tuple[str, int] | None = None
    counted: bool = False


def folded(text: str) -> frozenset[str]:
    """The folded words of a list parted by commas."""
    return frozenset(fold(word.strip()) for word in text.split(","))


LAST = folded("last, past, previous, الماضي, الماضية, المنصرم, المنصرمة, الفائت, الفائتة, السابق")
NEXT = folded("next, coming, المقبل, المقبلة, القادم, القادمة, التالي")
THIS = folded("this, current, الجاري, الجارية, الحالي, الحالية")
PERIODS = {
    fold(word): period
    for period, words in {
        "week": "week الأسبوع أسبوع",
        "month": "month الشهر شهر",
        "year": "year العام السنة عام سنة",
    }.items()
    for word in words.split()
}
DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
} | {
    fold(word): days
    for days, words in ((-1, "أمس بالأمس البارحة"), (0, "اليوم"), (1, "غدا الغد غد"))
    for word in words.split()
}  # fmt: skip
DUAL_PERIODS = {
    fold(stem + ending): unit
    for stem, unit in (("يوم", "day"), ("أسبوع", "week"), ("شهر", "month"), ("عام", "year"),
                       ("سنت", "year"))
    for ending in ("ين", "ان")
}  # fmt: skip
DECADES = {
    fold(stem + ending): 1900 + tens * 10
    for tens, stem in enumerate(
        ("عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"), start=2
    )
    for ending in ("يات", "ات")
}

WORDS = frozenset(
    {*PERIODS, *DAYS, *DECADES, "last", "next", "this", "day", "اول", "غد", "يوم", "ago"}
    | {*DUAL_PERIODS, *(fold(word) for word in ("قبل", "بعد", "منذ", "هذا", "هذه", "ألف", "ألفين"))}
)
"""Every word, beside names of months and weekdays, that a date can begin with."""
