"""Writing figures and dates as the house wants them.

What is written here is read back by ``figures`` and ``dates``: it may not write a form that
they cannot read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from musnad.arabic.calendars import to_hijri
from musnad.core.house import House

_ARABIC = str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
GREGORIAN = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
    "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
    "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
MAGHREBI = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر",
    "نونبر", "دجنبر",
)  # fmt: skip

HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان",
    "رمضان", "شوال", "ذي القعدة", "ذي الحجة",
)  # fmt: skip
"""As they stand in a date, after its day."""


class Noun(NamedTuple):
    """A counted noun: singular, dual, plural, and the dual before another noun."""

    singular: str
    dual: str
    plural: str
    accusative: str


_MONEY = {
    "USD": Noun("دولار", "دولاران", "دولارات", "دولارا"),
    "EUR": Noun("يورو", "يوروان", "يورو", "يورو"),
    "GBP": Noun("جنيه إسترليني", "جنيهان إسترلينيان", "جنيهات إسترلينية", "جنيها إسترلينيا"),
    "JPY": Noun("ين", "ينان", "ينات", "ينا"),
    "CNY": Noun("يوان", "يوانان", "يوانات", "يوانا"),
    "RUB": Noun("روبل", "روبلان", "روبلات", "روبلا"),
    "UAH": Noun("هريفنيا", "هريفنيا", "هريفنيا", "هريفنيا"),
    "ILS": Noun("شيكل", "شيكلان", "شواكل", "شيكلا"),
    "CAD": Noun("دولار كندي", "دولاران كنديان", "دولارات كندية", "دولارا كنديا"),
    "AUD": Noun("دولار أسترالي", "دولاران أستراليان", "دولارات أسترالية", "دولارا أستراليا"),
    "CHF": Noun("فرنك سويسري", "فرنكان سويسريان", "فرنكات سويسرية", "فرنكا سويسريا"),
    "SAR": Noun("ريال سعودي", "ريالان سعوديان", "ريالات سعودية", "ريالا سعوديا"),
    "QAR": Noun("ريال قطري", "ريالان قطريان", "ريالات قطرية", "ريالا قطريا"),
    "AED": Noun("درهم إماراتي", "درهمان إماراتيان", "دراهم إماراتية", "درهما إماراتيا"),
    "KWD": Noun("دينار كويتي", "ديناران كويتيان", "دنانير كويتية", "دينارا كويتيا"),
    "JOD": Noun("دينار أردني", "ديناران أردنيان", "دنانير أردنية", "دينارا أردنيا"),
    "IQD": Noun("دينار عراقي", "ديناران عراقيان", "دنانير عراقية", "دينارا عراقيا"),
    "EGP": Noun("جنيه مصري", "جنيهان مصريان", "جنيهات مصرية", "جنيها مصريا"),
    "TRY": Noun("ليرة تركية", "ليرتان تركيتان", "ليرات تركية", "ليرة تركية"),
    "SYP": Noun("ليرة سورية", "ليرتان سوريتان", "ليرات سورية", "ليرة سورية"),
    "LBP": Noun("ليرة لبنانية", "ليرتان لبنانيتان", "ليرات لبنانية", "ليرة لبنانية"),
    "MAD": Noun("درهم مغربي", "درهمان مغربيان", "دراهم مغربية", "درهما مغربيا"),
}
# The multiplier, its oblique dual before a noun and alone, its plural, its accusative.
_SCALES: tuple[tuple[int, str, str, str, str, str], ...] = (
    (10**12, "تريليون", "تريليوني", "تريليونين", "تريليونات", "تريليونا"),
    (10**9, "مليار", "ملياري", "مليارين", "مليارات", "مليارا"),
    (10**6, "مليون", "مليوني", "مليونين", "ملايين", "مليونا"),
    (10**3, "ألف", "ألفي", "ألفين", "آلاف", "ألفا"),
)


def digits_of(number: str, house: House) -> str:
    """An ASCII number (with ``,`` and ``.``) in the digits and separators of the house."""
    return number.translate(_ARABIC) if house.digits == "arabic" else number


def month_name(month: int, house: House) -> str:
    """The name of a month (1–12) in the convention of the house."""
    if house.months == "levantine":
        return LEVANTINE[month - 1]
    if house.months == "both":
        return f"{LEVANTINE[month - 1]}/{GREGORIAN[month - 1]}"
    if house.months == "maghrebi":
        return MAGHREBI[month - 1]
    return GREGORIAN[month - 1]


def write_date(day: date, house: House, *, weekday: bool = True, year: bool = True) -> str:
    """A day as an agency writes it: «الخميس 24 أبريل 2025».

    A house of both calendars has «الخميس 24 أبريل 2025 (26 شوال 1446 هـ)» with the year.
    """
    parts = [WEEKDAYS[day.weekday()]] if weekday else []
    parts += [digits_of(str(day.day), house), month_name(day.month, house)]
    if year:
        parts.append(digits_of(str(day.year), house))
    written = " ".join(parts)
    hijri = write_hijri(day, house) if year and house.calendar == "both" else ""
    return f"{written} ({hijri})" if hijri else written


def write_hijri(day: date, house: House) -> str:
    """The day in the Hijri calendar, «26 شوال 1446 هـ»; ``""`` outside 1924–2077."""
    hijri = to_hijri(day)
    if hijri is None:
        return ""
    year, month, number = hijri
    told = (digits_of(str(number), house), HIJRI[month - 1], digits_of(str(year), house), "هـ")
    return " ".join(told)


def write_figure(value: Decimal | int, house: House, *, unit: str | None = None) -> str:
    """A figure in the digits of the house, with its multiplier in words and its unit.

    ``unit`` is an ISO 4217 code («5 ملايين دولار»), ``percent`` («5 في المئة»), or a singular
    Arabic noun, set after the number as it is. Round thousands, millions and more take their
    word; two of them stand in the oblique («مليوني دولار»), the case of most sentences. No
    digit is ever rounded away.
    """
    number = Decimal(value)
    if unit == "percent":
        return f"{_plain(number, house)} في المئة"
    noun = _MONEY.get(unit) if unit else None
    following = noun.singular if noun else unit
    scaled = _scaled(number, house, alone=following is None)
    if scaled:
        return f"{scaled} {following}" if following else scaled
    if noun:
        return _money(number, noun, house)
    return f"{_plain(number, house)} {unit}" if unit else _plain(number, house)


def _money(number: Decimal, noun: Noun, house: House) -> str:
    if number == 1:
        return noun.singular if "ة" in noun.singular else f"{noun.singular} واحد"
    if number != number.to_integral_value():
        return f"{_plain(number, house)} {noun.singular}"
    last = int(abs(number)) % 100
    form = noun.plural if 3 <= last <= 10 else noun.accusative if last >= 11 else noun.singular
    return f"{_plain(number, house)} {form}"


def _plain(number: Decimal, house: House) -> str:
    """The number in digits, with thousands parted and no empty decimals."""
    trimmed = number.normalize() if number else Decimal(0)
    text = f"{trimmed:,f}"
    return digits_of(text, house)


def _scaled(number: Decimal, house: House, *, alone: bool) -> str | None:
    """«3 ملايين», «2.5 مليار», «50 ألفا» when nothing is lost by it, else None."""
    for size, one, construct, dual, plural, accusative in _SCALES:
        if number < size:
            continue
        count = number / size
        if count >= 1000 or count != round(count, 3):
            return None
        whole = count == count.to_integral_value()
        if size == 1000 and not whole:
            return None
        if count == 1:
            return one
        if count == 2:
            return dual if alone else construct
        last = int(count) % 100 if whole else 0
        form = plural if 3 <= last <= 10 else accusative if alone and last >= 11 else one
        return f"{_plain(count, house)} {form}"
    return None
