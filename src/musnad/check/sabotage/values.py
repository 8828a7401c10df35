"""Wrong numbers and dates: another value, written as the first one was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import Figure, figures
from musnad.arabic.normal import fold
from musnad.core.release import Release
from musnad.core.report import Claim, ProblemKind

_DIGITS = re.compile(r"[0-9٠-٩]+(?:[,٬][0-9٠-٩]{3})*")
_TO_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", ",٬")
_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBERS = re.compile(r"\d+")

_WORDS = (
    "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "ثلاث أربع خمس ست سبع ثماني تسع عشر",
    "ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
    "ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين",
    "three four five six seven eight nine ten",
    "thirty forty fifty sixty seventy eighty ninety",
)
"""Words of like agreement: one may stand for another and the noun after it stays as it is."""

_SCALES = (
    ("مليون", "مليار"),
    ("ملايين", "مليارات"),
    ("مليوني", "ملياري"),
    ("million", "billion"),
)
_TEEN = frozenset({"عشر", "عشرة"})

_MONTHS = (
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "شباط آذار نيسان أيار حزيران تموز آب أيلول",
    "جانفي فيفري أفريل جويلية أوت",
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec",
)
_WEEKDAYS = (
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
)
_YEAR = re.compile(r"(?<![0-9٠-٩])(?:[12]\d{3}|[١٢][٠-٩]{3})(?![0-9٠-٩])")
_DAY = re.compile(r"(?<![0-9٠-٩])[0-9٠-٩]{1,2}(?![0-9٠-٩])")


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """Another number of the same class, or a million for a billion."""

    name: str = "number"
    kinds: frozenset[ProblemKind] = frozenset({"number"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one figure changed; None when it has none that can be."""
        found = list(figures(claim.text, language))
        taken = [(one.start, one.end) for one in dates(claim.text, language)]
        choose.shuffle(found)
        for figure in found:
            if any(start <= figure.start < end for start, end in taken):
                continue
            changed = _other_figure(figure, claim.text, release, choose)
            if changed is not None and changed != figure.text:
                return claim.text[: figure.start] + changed + claim.text[figure.end :]
        return None


def _other_figure(figure: Figure, text: str, release: Release, choose: Random) -> str | None:
    scaled = _other_scale(figure.text)
    if scaled is not None and fold(scaled) not in fold(release.text) and choose.random() < 0.4:
        return scaled
    match = _DIGITS.search(figure.text)
    if match is not None:
        written = _other_number(match.group(), _numbers(release.text), choose)
        if written is None:
            return None
        return figure.text[: match.start()] + written + figure.text[match.end() :]
    follows = text[figure.end :].split()
    return None if follows and follows[0] in _TEEN else _other_word(figure.text, choose)


def _numbers(text: str) -> frozenset[str]:
    """Every run of digits in a text, without separators."""
    return frozenset(_NUMBERS.findall(re.sub(r"(?<=\d)[,٬](?=\d{3})", "", fold(text))))


def _other_number(written: str, known: frozenset[str], choose: Random) -> str | None:
    """Another number that Arabic counts things by in the same way, and the source never has.

    What follows 3 to 10, 11 to 99 and the last two digits of more is declined differently.
    """
    plain = written.translate(_TO_ASCII)
    number = int(plain)
    if len(plain) > 15 or number <= 2:
        return None
    if number <= 10:
        pool: Sequence[int] = range(3, 11)
    elif number <= 99:
        pool = range(11, 100)
    else:
        head, tail = divmod(number, 100)
        pool = [one * 100 + tail for one in range(max(1, head // 3), 3 * head + 2)][:900]
    near = [one for one in pool if one != number and str(one) not in known]
    if not near:
        return None
    changed = str(choose.choice(near))
    if "," in written or "٬" in written:
        separator = "," if "," in written else "٬"
        changed = f"{int(changed):,}".replace(",", separator)
    return changed.translate(_TO_ARABIC) if written[0] > "9" else changed


def _other_scale(text: str) -> str | None:
    for small, large in _SCALES:
        for one, other in ((small, large), (large, small)):
            changed = re.sub(rf"(?<!\w){one}(?!\w)", other, text)
            if changed != text:
                return changed
    return None


def _other_word(text: str, choose: Random) -> str | None:
    for row in _WORDS:
        words = row.split()
        for word in words:
            if re.fullmatch(rf"[وبلف]?{word}", text.casefold()):
                others = [one for one in words if one != word]
                return text[: len(text) - len(word)] + choose.choice(others)
    return None


@dataclass(frozen=True, slots=True)
class WrongDate:
    """Another day, month, year or weekday; a weekday beside a whole date goes with it."""

    name: str = "date"
    kinds: frozenset[ProblemKind] = frozenset({"date"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:
        """The sentence with one date changed; None when it has none that can be."""
        found = list(dates(claim.text, language, published=release.published))
        choose.shuffle(found)
        for mention in found:
            changed = _other_date(mention, release, choose)
            if changed is not None:
                return claim.text[: mention.start] + changed + claim.text[mention.end :]
        return None


def _other_date(mention: DateMention, release: Release, choose: Random) -> str | None:
    ways = [_other_day, _other_month, _other_year, _other_weekday]
    choose.shuffle(ways)
    for way in ways:
        changed = way(mention, release, choose)
        if changed is not None and changed != mention.text:
            return changed
    return None


def _other_day(mention: DateMention, release: Release, choose: Random) -> str | None:
    if mention.kind != "date" or mention.day is None:
        return None
    match = _DAY.search(mention.text)
    if match is None or int(match.group()) != mention.day:
        return None
    known = _numbers(release.text)
    days = [one for one in range(3, 28) if one != mention.day and str(one) not in known]
    if not days:
        return None
    day = choose.choice(days)
    written = str(day).translate(_TO_ARABIC) if match.group()[0] > "9" else str(day)
    changed = mention.text[: match.start()] + written + mention.text[match.end() :]
    return _with_weekday(changed, mention, day)


def _with_weekday(text: str, mention: DateMention, day: int) -> str:
    """The date with the weekday of its new day, where it names one."""
    if mention.weekday is None or mention.resolved is None:
        return text
    moved: date = mention.resolved + timedelta(days=day - mention.resolved.day)
    for row in _WEEKDAYS:
        names = row.split()
        if names[mention.weekday] in text:
            return text.replace(names[mention.weekday], names[moved.weekday()], 1)
    return text


def _other_month(mention: DateMention, release: Release, choose: Random) -> str | None:
    if mention.kind not in ("date", "month") or mention.weekday is not None:
        return None
    return _other_name(mention.text, _MONTHS, release, choose)


def _other_weekday(mention: DateMention, release: Release, choose: Random) -> str | None:
    if mention.kind != "weekday":
        return None
    return _other_name(mention.text, _WEEKDAYS, release, choose)


def _other_name(text: str, rows: Sequence[str], release: Release, choose: Random) -> str | None:
    for row in rows:
        names = row.split()
        for name in names:
            match = re.search(rf"(?<!\w)([وبلف]?){name}(?!\w)", text)
            if match is None:
                continue
            said = frozenset(fold(release.text).split())
            others = [one for one in names if one != name and fold(one) not in said]
            if not others:
                return None
            start = match.start() + len(match.group(1))
            return text[:start] + choose.choice(others) + text[match.end() :]
    return None


def _other_year(mention: DateMention, release: Release, choose: Random) -> str | None:
    match = _YEAR.search(mention.text)
    if match is None or mention.weekday is not None:
        return None
    year = int(match.group())
    known = _numbers(release.text)
    years = [one for one in range(year - 4, year + 4) if one != year and str(one) not in known]
    if not years:
        return None
    written = str(choose.choice(years))
    written = written.translate(_TO_ARABIC) if match.group()[0] > "9" else written
    return mention.text[: match.start()] + written + mention.text[match.end() :]
