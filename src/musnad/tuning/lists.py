"""Settings that come several times, ``[[sources]]`` and ``[[writers]]``: added, changed, ordered.

Each is judged by its own part of the settings before the file's text is touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from musnad.core.errors import RefusedError
from musnad.parts import SourcePart, WriterPart
from musnad.settings import FILE_NAME
from musnad.tuning import toml
from musnad.tuning.proposal import Proposal, with_text
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain

Name = Literal["sources", "writers"]
Part = SourcePart | WriterPart


def added(standing: Standing, name: Name, values: Mapping[str, Plain]) -> Proposal:
    """The proposal of one more. Raises RefusedError ``settings.value``, ``settings.added``."""
    part = part_of(name, values, str(values.get(_KEYS[name], "")))
    told = {key: one for key, one in _shown(part).items() if key in values}
    text = toml.add_table(standing.text, name, told)
    return with_text(standing, text, [f"{name}: +{_id(part)}"])


def changed(
    standing: Standing, name: Name, id_: str, values: Mapping[str, Plain | None]
) -> Proposal:
    """The proposal of other values for one of them; None is the default.

    Raises RefusedError ``settings.unknown`` where there is none of that id, and as ``added``.
    """
    number = number_of(standing, name, id_)
    known = getattr(standing.settings, name)[number]
    wanted = known.model_dump(mode="json")
    for key, value in values.items():
        if value is None:
            wanted.pop(key, None)
        else:
            wanted[key] = value
    typed = _shown(part_of(name, wanted, id_))
    before = _shown(known)
    told: dict[str, Plain | None] = {
        key: typed.get(key) for key in values if typed.get(key) != before.get(key)
    }
    if not told:
        return with_text(standing, standing.text, [])
    text = toml.change_table(standing.text, name, number, told)
    return with_text(standing, text, [f"{name}.{id_}.{key}" for key in told])


def removed(standing: Standing, name: Name, id_: str) -> Proposal:
    """The proposal of the settings without one of them. Raises as ``changed``."""
    text = toml.drop_table(standing.text, name, number_of(standing, name, id_))
    return with_text(standing, text, [f"{name}: -{id_}"])


def ordered(standing: Standing, name: Name, ids: Sequence[str]) -> Proposal:
    """The proposal of another order of all of them. Raises as ``changed``."""
    known = [_id(one) for one in getattr(standing.settings, name)]
    if sorted(known) != sorted(ids):
        raise RefusedError("settings.unknown", name=name, id=", ".join(ids))
    if list(ids) == known:
        return with_text(standing, standing.text, [])
    text = toml.order_tables(standing.text, name, [known.index(one) for one in ids])
    return with_text(standing, text, [f"{name}: {' '.join(ids)}"])


def number_of(standing: Standing, name: Name, id_: str) -> int:
    """Where one of them stands, from 0. Raises RefusedError ``settings.unknown``."""
    for number, one in enumerate(getattr(standing.settings, name)):
        if _id(one) == id_:
            return number
    raise RefusedError("settings.unknown", name=name, id=id_)


def part_of(name: Name, values: Mapping[str, object], id_: str) -> Part:
    """The part of the settings that these values make. Raises RefusedError ``settings.value``."""
    model: type[Part] = SourcePart if name == "sources" else WriterPart
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join([name, id_, *(str(part) for part in first["loc"])])
        raise RefusedError(
            "settings.value", path=FILE_NAME, where=where, what=first["msg"]
        ) from error


_KEYS: dict[Name, str] = {"sources": "id", "writers": "name"}


def _id(part: Part) -> str:
    return part.id if isinstance(part, SourcePart) else part.name


def _shown(part: Part) -> dict[str, Any]:
    """The part's values as TOML can have them: what is None is left out."""
    return {key: one for key, one in part.model_dump().items() if one is not None}
