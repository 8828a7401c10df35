"""How settings and house tables stand now, as they were read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.core.house import HouseTable, OwnTable
from musnad.core.ids import content_id
from musnad.settings import FILE_NAME, HOUSE_TABLES, Settings, in_folder, parse
from musnad.tuning import files

TITLES: dict[HouseTable, str] = {
    "people": "people.tsv",
    "terms": "terms.tsv",
    "ledger": "ledger.tsv",
}
"""What a table's file is called where the settings name none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A house table and where it stands: ``file`` is its path in the newsroom's folder.

    ``text`` is None where there is no file yet; ``named`` is whether the settings name it.
    """

    table: HouseTable
    file: str
    text: str | None
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The newsroom's settings and tables; ``text`` is that of ``musnad.toml``.

    ``settings`` are as the file says them: paths are not made whole. ``saw`` is a short text
    that changes with any of the files: whoever changes something says what they saw.
    """

    folder: Path
    text: str
    settings: Settings
    tables: tuple[TableFile, ...]
    saw: str

    def table(self, name: HouseTable) -> TableFile:
        """One of the tables."""
        return next(one for one in self.tables if one.table == name)

    def own(self) -> tuple[OwnTable, ...]:
        """The tables that are in use, for the lexicon."""
        return tuple(
            OwnTable(table=one.table, file=Path(one.file).name, text=one.text)
            for one in self.tables
            if one.named and one.text is not None
        )

    def texts(self) -> tuple[tuple[str, str], ...]:
        """The files that are in use with their texts, by path in the folder."""
        used = ((one.file, one.text) for one in self.tables if one.named and one.text is not None)
        return ((FILE_NAME, self.text), *used)


def look(folder: Path) -> Standing:
    """Read the settings and tables of a newsroom.

    Raises RefusedError ``settings.missing``, ``settings.syntax``, ``settings.value``,
    ``settings.unreadable``.
    """
    path = folder / FILE_NAME
    text = files.read(path.resolve())
    if text is None:
        raise RefusedError("settings.missing", folder=folder)
    settings = parse(text, path)
    in_folder(settings, folder)  # the files that it names are there
    tables = tuple(_table(folder, settings, name) for name in HOUSE_TABLES)
    told = [f"{one.file}\n{one.text}" for one in tables]
    return Standing(
        folder=folder,
        text=text,
        settings=settings,
        tables=tables,
        saw=content_id(text, *told),
    )


def seen(folder: Path, saw: str) -> Standing:
    """As ``look``, for somebody who saw it before.

    Raises RefusedError ``settings.changed`` when it has changed since.
    """
    found = look(folder)
    if found.saw != saw:
        raise RefusedError("settings.changed", path=folder / FILE_NAME)
    return found


def _table(folder: Path, settings: Settings, name: HouseTable) -> TableFile:
    told = str(getattr(settings.house, name))
    file = told or TITLES[name]
    text = files.read((folder / file).resolve())
    return TableFile(table=name, file=file, text=text, named=bool(told))
