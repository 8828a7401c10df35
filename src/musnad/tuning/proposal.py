"""What somebody would change: judged before it is kept, and kept with its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from musnad.core.errors import RefusedError
from musnad.core.house import House, HouseTable, OwnTable
from musnad.core.log import Note
from musnad.core.ports import Clock
from musnad.lexicon.house import lexicon_of
from musnad.lexicon.own import Remark, remarks
from musnad.settings import FILE_NAME, HOUSE_TABLES, Settings, parse
from musnad.tuning import files, history, toml
from musnad.tuning.fields import SHOWN
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain

_AT_THE_DESK = frozenset({*SHOWN, "follow", "sources", "writers"})
"""The parts of the settings that are changed at the desk; the others are for the file alone."""
_MOST_TOLD = 20
"""Of how many settings and rows a log entry names at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file as it would be: ``before`` is None where there is none yet."""

    file: str
    before: str | None
    after: str

    def difference(self) -> tuple[str, ...]:
        """What would change, as a unified difference."""
        return history.difference(self.before or "", self.after, self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change that was judged and not yet kept.

    ``settings`` and ``house`` are what would hold then; ``what`` names the settings or rows
    that change. It can be kept when no remark is a fault.
    """

    standing: Standing
    changes: tuple[Change, ...]
    settings: Settings
    house: House
    what: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def faults(self) -> tuple[Remark, ...]:
        """Why it can't be kept."""
        return tuple(one for one in self.remarks if one.weight == "fault")


def with_text(standing: Standing, text: str, what: Sequence[str]) -> Proposal:
    """The proposal of another text of ``musnad.toml``.

    Raises RefusedError ``settings.syntax``, ``settings.value``, and ``settings.outside`` for a
    table outside of the newsroom's folder.
    """
    return _proposal(standing, text, {}, what)


def with_settings(standing: Standing, values: Mapping[str, Plain | None]) -> Proposal:
    """The proposal of other values for settings, by dotted name (``house.digits``); None is the
    default. Numbers and switches may be told as text.

    Raises RefusedError ``settings.value`` (``where`` names the setting), ``settings.added``.
    """
    typed = _typed(standing, values)
    text = standing.text
    what = []
    for name, value in typed.items():
        path = tuple(name.split("."))
        known = _found(standing.settings.model_dump(), path)
        if value is None:
            if _said(text, path):
                text = toml.drop(text, path)
                what.append(name)
        elif _same(known, value):
            continue
        else:
            text = toml.put(text, path, value)
            what.append(name)
    return _proposal(standing, text, {}, what)


def with_table(standing: Standing, table: HouseTable, text: str, what: Sequence[str]) -> Proposal:
    """The proposal of another text of a house table, which the settings name from then on.

    Raises RefusedError ``settings.added``, ``settings.outside``.
    """
    return _proposal(standing, standing.text, {table: text}, what)


def restored(standing: Standing, number: int) -> Proposal:
    """The proposal of what a file said in a version of its history.

    Raises RefusedError ``history.unknown``, ``history.unnamed`` for a table that the settings
    name no more, ``history.doors`` (``where``) for settings of then that are for the file
    alone and say something else today, and as the others.
    """
    version = history.version(standing.folder, number)
    text = history.text_of(standing.folder, version.sha256)
    what = [f"{version.file} @ {version.at.isoformat(timespec='seconds')}"]
    if version.file == FILE_NAME:
        proposal = with_text(standing, text, what)
        _same_doors(standing.settings, proposal.settings)
        return proposal
    for one in standing.tables:
        if one.file == version.file:
            return with_table(standing, one.table, text, what)
    raise RefusedError("history.unnamed", file=version.file)


def keep(proposal: Proposal, *, by: str, clock: Clock) -> tuple[Note, ...]:
    """Write what was proposed, with its history; returns what is to be logged.

    Raises RefusedError ``settings.faults`` (``what``: the first one in Arabic) for a proposal
    with faults, ``settings.changed`` when somebody changed a file since it was read,
    ``settings.unwritable``.
    """
    if proposal.faults:
        first = proposal.faults[0]
        raise RefusedError("settings.faults", file=first.file, line=first.line, what=first.code)
    folder = proposal.standing.folder
    with files.turn(folder / history.FOLDER):
        for change in proposal.changes:
            if files.read(_path(folder, change.file)) != change.before:
                raise RefusedError("settings.changed", path=folder / change.file)
        for change in proposal.changes:
            files.replace(_path(folder, change.file), change.before, change.after)
            history.remember(
                folder,
                change.file,
                change.before or "",
                change.after,
                by=by,
                at=clock(),
                what=proposal.what,
            )
    return tuple(_note(change, proposal.what, by) for change in proposal.changes)


def _same_doors(now: Settings, then: Settings) -> None:
    """Refuse to bring back what somebody closed in the file since: who comes in, which
    addresses are reached, where things are kept."""
    for part in Settings.model_fields:
        if part not in _AT_THE_DESK and getattr(now, part) != getattr(then, part):
            raise RefusedError("history.doors", where=part)


def _path(folder: Path, file: str) -> Path:
    return (folder / file).resolve()


def _note(change: Change, what: Sequence[str], by: str) -> Note:
    told = ", ".join(what[:_MOST_TOLD]) + (", …" if len(what) > _MOST_TOLD else "")
    action = "settings.changed" if change.file == FILE_NAME else "lexicon.changed"
    return Note(by=by, action=action, facts=(("file", change.file), ("what", told)))


def _proposal(
    standing: Standing, text: str, texts: Mapping[HouseTable, str], what: Sequence[str]
) -> Proposal:
    changes = []
    for table, after in texts.items():
        one = standing.table(table)
        if not one.named:
            text = toml.put(text, ("house", table), one.file)
        if one.text != after:
            changes.append(Change(file=one.file, before=one.text, after=after))
    if text != standing.text:
        changes.append(Change(file=FILE_NAME, before=standing.text, after=text))
    settings = parse(text, standing.folder / FILE_NAME)
    own = _own(standing, settings, texts)
    house = settings.house_style(own)
    found = _old_apart(remarks(own), standing)
    if not any(one.weight == "fault" for one in found):
        lexicon_of(house)  # what it could not make would stop every writer
    return Proposal(
        standing=standing,
        changes=tuple(changes),
        settings=settings,
        house=house,
        what=tuple(what),
        remarks=found,
    )


def _old_apart(found: tuple[Remark, ...], standing: Standing) -> tuple[Remark, ...]:
    """The remarks, with faults that the tables have already, and are in use with, as warnings."""
    if not any(one.weight == "fault" for one in found):
        return found
    old = {(one.code, one.table, one.id) for one in remarks(standing.own())}
    return tuple(
        replace(one, weight="warning")
        if one.weight == "fault"
        and one.code != "lexicon.row"
        and (one.code, one.table, one.id) in old
        else one
        for one in found
    )


def _own(
    standing: Standing, settings: Settings, texts: Mapping[HouseTable, str]
) -> tuple[OwnTable, ...]:
    """The tables that would be in use then."""
    found = []
    for name in HOUSE_TABLES:
        file = str(getattr(settings.house, name))
        if not file:
            continue
        _inside(standing.folder, file, f"house.{name}")
        known = standing.table(name)
        text = texts.get(name)
        if text is None:
            text = known.text if known.file == file else files.read(_path(standing.folder, file))
        if text is None:
            raise RefusedError(
                "settings.value", path=FILE_NAME, where=f"house.{name}", what=f"no file {file}"
            )
        found.append(OwnTable(table=name, file=Path(file).name, text=text))
    return tuple(found)


def _inside(folder: Path, file: str, where: str) -> None:
    """Refuse a table outside of the newsroom's folder: its text would be shown to people."""
    if not _path(folder, file).is_relative_to(folder.resolve()):
        raise RefusedError("settings.outside", where=where, file=file)


def _typed(standing: Standing, values: Mapping[str, Plain | None]) -> dict[str, Plain | None]:
    """The values as the settings take them; refuses those that they don't."""
    wanted = standing.settings.model_dump(mode="json")
    for name, value in values.items():
        path = name.split(".")
        part = wanted
        for step in path[:-1]:
            part = part.get(step) if isinstance(part, dict) else None  # type: ignore[assignment]
        if not isinstance(part, dict) or path[-1] not in part:
            raise RefusedError("settings.value", path=FILE_NAME, where=name, what="no such setting")
        if value is None:
            del part[path[-1]]
        else:
            part[path[-1]] = value
    told = Settings.model_validate(wanted).model_dump() if _fits(wanted) else {}
    return {
        name: None if value is None else _found(told, tuple(name.split(".")))
        for name, value in values.items()
    }


def _fits(wanted: dict[str, Any]) -> bool:
    from pydantic import ValidationError

    try:
        Settings.model_validate(wanted)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RefusedError(
            "settings.value", path=FILE_NAME, where=where, what=first["msg"]
        ) from error
    return True


def _found(told: Mapping[str, Any], path: Sequence[str]) -> Any:
    found: Any = told
    for part in path:
        found = found[part]
    return found


def _said(text: str, path: Sequence[str]) -> bool:
    """Whether the file itself gives the setting."""
    import tomllib

    found: Any = tomllib.loads(text)
    for part in path:
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True


def _same(known: Any, value: Plain) -> bool:
    if isinstance(known, tuple) and not isinstance(value, str):
        return list(known) == list(value)  # type: ignore[arg-type]
    return bool(known == value) and type(known) is type(value)
