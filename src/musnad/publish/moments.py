"""Says days and times in Arabic, by the newsroom's own zone, months and digits."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from musnad.arabic.dates import write_date
from musnad.core.house import House

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_GREENWICH = frozenset({"UTC", "GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Zulu", "Universal"})


def day_of(moment: datetime, house: House) -> date:
    """The calendar day of a moment in the newsroom."""
    return moment.astimezone(ZoneInfo(house.zone)).date()


def write_day(day: date, house: House) -> str:
    """«الخميس 24 أبريل 2025»."""
    return write_date(day, house)


def write_moment(moment: datetime, house: House) -> str:
    """«الخميس 24 أبريل 2025، 15:20 بتوقيت غرينتش»."""
    local = moment.astimezone(ZoneInfo(house.zone))
    clock = write_number(local.strftime("%H:%M"), house)
    return f"{write_day(local.date(), house)}، {clock} {zone_name(house)}"


def write_number(number: int | str, house: House) -> str:
    """A plain number, or digits in a text, in the house's digits."""
    text = str(number)
    return text.translate(_ARABIC_DIGITS) if house.digits == "arabic" else text


def zone_name(house: House) -> str:
    """«بتوقيت غرينتش», or «بتوقيت» and the zone's city."""
    return _zone_name(house.zone)


@lru_cache(maxsize=16)
def _zone_name(zone: str) -> str:
    if zone in _GREENWICH:
        return "بتوقيت غرينتش"
    return f"بتوقيت {get_timezone_location(zone, locale='ar', return_city=True)}"
