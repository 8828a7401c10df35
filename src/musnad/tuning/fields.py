"""Settings that people change in a form: which there are, and what each of them takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from musnad.core.errors import RefusedError
from musnad.settings import FILE_NAME, Settings
from musnad.tuning.toml import Plain

Kind = Literal["text", "number", "switch", "choice", "list", "pairs"]

SHOWN: Mapping[str, tuple[str, ...]] = {
    "newsroom": ("name_ar", "name_en", "contact", "zone", "site_url"),
    "house": (
        "digits",
        "months",
        "american",
        "foreign_g",
        "calendar",
        "title_order",
        "ledger_titles",
        "background",
        "spellings",
        "forbidden",
        "channel_line",
    ),
    "policy": (
        "mode",
        "writer",
        "hold_above_risk",
        "hold_sources",
        "hold_topics",
        "revisions",
        "model_risk",
        "when_busy",
        "attempts",
    ),
    "poll": ("longest_minutes", "longest_backoff_minutes", "first_run_days", "first_run_entries"),
    "watch": ("after_hours",),
    "match": ("near", "translations", "events", "days", "translation_days", "event_hours"),
    "archive": ("keep_days",),
}
"""The settings of each part that have a field in the form; the others are for the file alone:
they are read at start, or open doors of the machine."""

_LONGEST_LIST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A setting: ``name`` is dotted, ``choices`` are those of a choice."""

    name: str
    kind: Kind
    default: object
    choices: tuple[str, ...] = ()

    def typed(self, settings: Settings) -> str:
        """The setting's present value as it stands in a form."""
        part, _, key = self.name.partition(".")
        return as_typed(getattr(getattr(settings, part), key))


def as_typed(value: object) -> str:
    """A value as it stands in a form: lists and pairs a line each."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "\n".join(f"{one} = {other}" for one, other in value.items())
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def as_value(field: Field, typed: str) -> Plain:
    """What was typed, for the settings to judge.

    Raises RefusedError ``settings.value`` for a line of pairs without =, or too many lines.
    """
    told = [line.strip() for line in typed.replace("\r", "").split("\n") if line.strip()]
    if len(told) > _LONGEST_LIST:
        raise RefusedError(
            "settings.value", path=FILE_NAME, where=field.name, what=f"{len(told)} lines"
        )
    if field.kind == "list":
        return told
    if field.kind != "pairs":
        return " ".join(told)
    pairs: dict[str, str] = {}
    for line in told:
        word, equals, other = line.partition("=")
        if not equals:
            raise RefusedError(
                "settings.value", path=FILE_NAME, where=field.name, what=f"{line[:80]!r}: ="
            )
        pairs[word.strip()] = other.strip()
    return pairs


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """The form's fields by part, in their order."""
    return {part: tuple(_field(part, key) for key in keys) for part, keys in SHOWN.items()}


def field(name: str) -> Field | None:
    """The field of a setting, None where it has none."""
    part = name.partition(".")[0]
    return next((one for one in fields().get(part, ()) if one.name == name), None)


def _field(part: str, key: str) -> Field:
    model = Settings.model_fields[part].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    told = model.model_fields[key]
    default = told.get_default(call_default_factory=True)
    kind, choices = _kind(told.annotation)
    return Field(name=f"{part}.{key}", kind=kind, default=default, choices=choices)


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:
    origin = get_origin(annotation)
    if origin is Literal:
        return "choice", tuple(map(str, get_args(annotation)))
    if annotation is bool:
        return "switch", ()
    if annotation in (int, float):
        return "number", ()
    if origin is dict:
        return "pairs", ()
    return ("list", ()) if origin is tuple else ("text", ())
