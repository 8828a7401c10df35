"""Days that are names and tell no date: «مدينة 6 أكتوبر», «قوى 14 آذار», «الأربعاء الأسود».

Only says what is a name; this module may not read a date.
"""

from __future__ import annotations

from musnad.arabic.calendars import month_at, weekday_at
from musnad.arabic.date_words import folded
from musnad.arabic.lexemes import Lexeme, at

_NAMED_FOR = folded(
    """مدينة, بمدينة, لمدينة, حزب, جسر, ساحة, ميدان, شارع, مستشفى, حركة, جبهة, قوى, تيار, جامعة,
    ملعب, استاد, سد, مطار, مدرسة, كتيبة, لواء, فوج, حي, وسام, جائزة, مصنع, محور, كوبري, نفق"""
)
_MAKERS = folded("شركة, سيارة, سيارات, مجموعة, مصنع, مصانع, تحالف")
_FEASTS_AFTER = folded(
    """العظيمة, العظيم, البيضاء, السوداء, الأسود, الحزينة, الكبير, الكبيرة, المجنون, الحمراء"""
)
_MARKETS = folded("سوق, بسوق, لسوق, خميس")


def is_named(pieces: list[Lexeme], index: int) -> bool:
    """Whether the day of a month at a piece names a place or a body: «جسر 14 تموز»."""
    return (
        at(pieces, index).kind == "n"
        and at(pieces, index - 1).word in _NAMED_FOR
        and month_at(pieces, index + 1) is not None
    )


def is_in_a_name(pieces: list[Lexeme], index: int) -> bool:
    """Whether the month at a piece belongs to such a name, or to a maker of cars."""
    return is_named(pieces, index - 1) or at(pieces, index - 1).word in _MAKERS


def is_feast(pieces: list[Lexeme], index: int) -> bool:
    """Whether the weekday at a piece is a feast, a market or a day that went into history."""
    day = weekday_at(pieces, index)
    if day is None:
        return False
    return at(pieces, day[1]).word in _FEASTS_AFTER or at(pieces, index - 1).word in _MARKETS
