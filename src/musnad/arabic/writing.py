"""Writing figures and dates as the house wants them.

What is written here is read back by ``figures`` and ``dates``: it may not write a form that
they cannot read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from musnad.core.house import House

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
GREGORIAN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
LEVANTINE = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
MAGHREBI = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
)


def digits_of(number: str, house: House) -> str:
    """The ASCII digits of a written number in the digit system of the house."""
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
    """A day as an agency writes it: «الخميس 24 أبريل 2025»."""
    parts = [WEEKDAYS[day.weekday()]] if weekday else []
    parts += [digits_of(str(day.day), house), month_name(day.month, house)]
    if year:
        parts.append(digits_of(str(day.year), house))
    return " ".join(parts)


def write_figure(value: Decimal | int, house: House, *, unit: str | None = None) -> str:
    """A figure in the digits of the house, with its unit after it."""
    number = digits_of(f"{value:,}" if isinstance(value, int) else f"{value:,f}", house)
    return f"{number} {unit}" if unit else number
