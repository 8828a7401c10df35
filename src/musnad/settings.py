"""``musnad.toml``: every setting, its default and its limits."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import get_args

from pydantic import (
    Field,
    ValidationError,
    field_validator,
)

from musnad.core.errors import RefusedError
from musnad.core.house import House, HouseTable, OwnTable
from musnad.core.ports import Encoder
from musnad.flow.newsroom import Looking, Matching, Policy, Polling
from musnad.lexicon.tables import text_of
from musnad.parts import (
    AnyChannel,
    ArchivePart,
    CheckPart,
    DeskPart,
    FetchPart,
    HousePart,
    MailboxPart,
    MatchPart,
    NewsroomPart,
    OidcPart,
    Part,
    PolicyPart,
    PollPart,
    RunPart,
    SourcePart,
    StorePart,
    WatchPart,
    WebsubPart,
    WriterPart,
)

FILE_NAME = "musnad.toml"

HOUSE_TABLES: tuple[HouseTable, ...] = get_args(HouseTable)
"""The settings of ``[house]`` that name a table of the house's own."""

TEMPLATE = (files("musnad") / "template.toml").read_text(encoding="utf-8")
"""The file that ``musnad init`` writes: every setting, explained in Arabic and English."""


class Settings(Part):
    """The whole of ``musnad.toml``. ``follow`` names sources of the catalogue."""

    newsroom: NewsroomPart = NewsroomPart()
    house: HousePart = HousePart()
    policy: PolicyPart = PolicyPart()
    fetch: FetchPart = FetchPart()
    poll: PollPart = PollPart()
    websub: WebsubPart = WebsubPart()
    run: RunPart = RunPart()
    check: CheckPart = CheckPart()
    store: StorePart = StorePart()
    archive: ArchivePart = ArchivePart()
    watch: WatchPart = WatchPart()
    match: MatchPart = MatchPart()
    desk: DeskPart = DeskPart()
    oidc: OidcPart = OidcPart()
    follow: tuple[str, ...] = ()
    sources: tuple[SourcePart, ...] = ()
    writers: tuple[WriterPart, ...] = Field((), max_length=20)
    mailboxes: tuple[MailboxPart, ...] = Field((), max_length=20)
    channels: tuple[AnyChannel, ...] = Field((), max_length=30)

    @field_validator("writers")
    @classmethod
    def _one_of_a_name(cls, writers: tuple[WriterPart, ...]) -> tuple[WriterPart, ...]:
        if len({one.name for one in writers}) < len(writers):
            raise ValueError("two writers have the same name")
        return writers

    @field_validator("channels")
    @classmethod
    def _one_channel_of_a_name(cls, channels: tuple[AnyChannel, ...]) -> tuple[AnyChannel, ...]:
        if len({one.name for one in channels}) < len(channels):
            raise ValueError("two channels have the same name")
        return channels

    @field_validator("mailboxes")
    @classmethod
    def _one_box_of_a_name(cls, boxes: tuple[MailboxPart, ...]) -> tuple[MailboxPart, ...]:
        if len({one.name for one in boxes}) < len(boxes):
            raise ValueError("two mailboxes have the same name")
        return boxes

    def house_style(self, own: tuple[OwnTable, ...] | None = None) -> House:
        """What writers and the site need to know of the house.

        Its tables are read here, and once: what happens to the files afterwards changes
        nothing. ``own`` are tables to be taken in their place. Raises RefusedError
        ``lexicon.row`` for a file that can't be read.
        """
        return House(
            name_ar=self.newsroom.name_ar,
            name_en=self.newsroom.name_en,
            zone=self.newsroom.zone,
            **{
                **self.house.model_dump(exclude={*map(str, HOUSE_TABLES)}),
                "own": own_tables(self.house) if own is None else own,
                "spellings": tuple(self.house.spellings.items()),
                "forbidden": tuple(self.house.forbidden.items()),
            },
        )

    def looking(self) -> Looking:
        """What is done with pages after publication."""
        return Looking(after_hours=self.watch.after_hours, keep_days=self.archive.keep_days)

    def polling(self) -> Polling:
        """How often sources are asked, as the flow reads it."""
        return Polling(**self.poll.model_dump(exclude={"threads"}))

    def matching(self, encoder: Encoder) -> Matching:
        """How releases are known again, as the flow reads it."""
        return Matching(encoder=encoder, **self.match.model_dump())

    def publishing_policy(self) -> Policy:
        """The policy as the flow reads it."""
        return Policy(**self.policy.model_dump())


def own_tables(house: HousePart) -> tuple[OwnTable, ...]:
    """The house's own tables as their files are now; raises RefusedError ``lexicon.row``."""
    named: tuple[tuple[HouseTable, str], ...] = tuple(
        (table, getattr(house, table)) for table in HOUSE_TABLES
    )
    return tuple(
        OwnTable(table=table, file=Path(file).name, text=text_of(Path(file)))
        for table, file in named
        if file
    )


def load(folder: Path) -> Settings:
    """The settings of a newsroom folder.

    Raises RefusedError ``settings.missing`` when there is no ``musnad.toml``,
    ``settings.syntax`` when it is not TOML, ``settings.value`` when a value can't be used.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("settings.missing", folder=folder) from error
    return in_folder(parse(text, path), folder)


def in_folder(settings: Settings, folder: Path) -> Settings:
    """The settings with the paths of the files that they name made whole.

    Raises RefusedError ``settings.value`` for a file that is not there.
    """
    path = folder / FILE_NAME
    whole = {
        "house": _house_in(settings.house, folder, path),
        "fetch": _fetch_in(settings.fetch, folder, path),
    }
    return settings.model_copy(update=whole)


def parse(text: str, path: Path) -> Settings:
    """The settings in the text of a ``musnad.toml``; files that it names are not looked at.

    Raises RefusedError ``settings.syntax`` or ``settings.value``; ``path`` is for the message.
    """
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RefusedError("settings.syntax", path=path, what=error) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RefusedError("settings.value", path=path, where=where, what=first["msg"]) from error


def _house_in(house: HousePart, folder: Path, path: Path) -> HousePart:
    """The house part with the paths of its own tables made whole."""
    found = {
        str(name): _file_in(folder, getattr(house, name), path, where=f"house.{name}")
        for name in HOUSE_TABLES
    }
    return house.model_copy(update=found)


def _fetch_in(fetch: FetchPart, folder: Path, path: Path) -> FetchPart:
    """The part of fetching with the path of its file of certificates made whole."""
    found = _file_in(folder, fetch.certificates, path, where="fetch.certificates")
    return fetch.model_copy(update={"certificates": found})


def _file_in(folder: Path, told: str, path: Path, *, where: str) -> str:
    """The whole path of a file that a setting names, "" when it names none."""
    if not told:
        return ""
    file = (folder / told).resolve()
    if not file.is_file():
        raise RefusedError("settings.value", path=path, where=where, what=f"no file {file}")
    return str(file)
