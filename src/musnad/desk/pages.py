"""Fills templates in: text is escaped, words come in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_timedelta
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from musnad.desk.words import say, table
from musnad.messages import explain

if TYPE_CHECKING:
    from musnad.desk.guard import Visitor

_HERE = Path(__file__).parent


def _environment(asset: Callable[[str], str]) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"ago": _ago, "moment": _moment, "own": _own, "percent": _percent}
    made.globals |= {"t": _say, "action": _action, "asset": asset, "explain": _explain}
    return made


class Pages:
    """Renders templates for visitors. ``asset`` gives the address of a static file.

    In templates: ``t("key", name=value)`` is a word of the interface; ``visitor`` who asks;
    ``moment`` and ``ago`` write times in the newsroom's zone; ``own`` isolates a text of
    unknown direction; ``explain(code, facts)`` is the message of an error.
    """

    def __init__(self, asset: Callable[[str], str], zone: Callable[[], str]) -> None:
        self._environment = _environment(asset)
        self._zone = zone

    def page(
        self,
        template: str,
        visitor: Visitor,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **values: object,
    ) -> HTMLResponse:
        """The template as an answer."""
        return HTMLResponse(self.text(template, visitor, **values), status, headers)

    def text(self, template: str, visitor: Visitor, **values: object) -> str:
        """The template filled in: a page, or a piece of one."""
        zone = ZoneInfo(self._zone())
        return self._environment.get_template(template).render(visitor=visitor, zone=zone, **values)


def _tongue(context: Context) -> str:
    visitor: Visitor = context["visitor"]
    return visitor.tongue


@pass_context
def _say(context: Context, key: str, **facts: object) -> str:
    visitor: Visitor = context["visitor"]
    return say(key, visitor.tongue, **facts)


@pass_context
def _action(context: Context, code: str) -> str:
    """An action of the log in words; its code where there are none for it yet."""
    visitor: Visitor = context["visitor"]
    key = f"log.{code}"
    return say(key, visitor.tongue) if key in table() else code


@pass_context
def _explain(context: Context, code: str, facts: dict[str, str] | None = None) -> str:
    return explain(code, facts or {}, _tongue(context))


@pass_context
def _moment(context: Context, at: datetime, form: str = "medium") -> Markup:
    """A time as ``<time>``, written for the visitor, in the newsroom's zone."""
    local = at.astimezone(context["zone"])
    locale = "ar" if _tongue(context) == "ar" else "en"
    # Month names of the house are for articles; the interface follows CLDR with Latin digits.
    told = format_datetime(local, form, locale=locale).translate(_LATIN)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="seconds"), told)


@pass_context
def _ago(context: Context, at: datetime, now: datetime) -> Markup:
    """How long ago, or in how long."""
    locale = "ar" if _tongue(context) == "ar" else "en"
    told = format_timedelta(at - now, add_direction=True, locale=locale, threshold=1.2)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        at.isoformat(timespec="seconds"),
        format_datetime(at.astimezone(context["zone"]), "medium", locale=locale).translate(_LATIN),
        told.translate(_LATIN),
    )


def _own(text: str, language: str = "") -> Markup:
    """A text in a direction of its own, with its language where it is known."""
    if language:
        direction = (
            "rtl" if language.split("-", maxsplit=1)[0] in ("ar", "fa", "he", "ur") else "ltr"
        )
        return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(language, direction, escape(text))
    return Markup("<bdi>{}</bdi>").format(escape(text))


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


_LEFTWARD = frozenset({"ar", "fa", "he", "ur"})
_LATIN = {ord(arabic): str(digit) for digit, arabic in enumerate("٠١٢٣٤٥٦٧٨٩")}
