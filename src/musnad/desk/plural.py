"""Words that go with a number, in the form that its language wants.

Source: Unicode CLDR, plural rules (by Babel).
"""

from __future__ import annotations

from functools import cache

from babel import Locale

from musnad.core.people import Tongue
from musnad.desk.words import say


def counted(key: str, count: int, tongue: Tongue) -> str:
    """The word ``key.one``, ``.two``, ``.few``, ``.many`` or ``.other`` with ``{n}`` filled in."""
    return say(f"{key}.{_form(count, tongue)}", tongue, n=count)


@cache
def _form(count: int, tongue: Tongue) -> str:
    form: str = Locale.parse(tongue).plural_form(count)
    return "other" if form == "zero" else form
