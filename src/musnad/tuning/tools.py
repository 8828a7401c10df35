"""What changing settings needs of the outside: desks of proposals, the catalogue, probes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from musnad.core.house import House
from musnad.core.source import Source
from musnad.flow.newsroom import Desk
from musnad.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An entry of a source that was probed."""

    title: str
    url: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """How a page could be followed: the source that it would be, and what would be read.

    ``sentences`` are the first of the newest release; ``fault`` is the code of what stood in
    the way of reading it, with its facts, "" where nothing did.
    """

    source: Source
    way: str
    language: str
    zone: str
    entries: tuple[Seen, ...]
    count: int
    title: str = ""
    sentences: tuple[str, ...] = ()
    fault: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The outside, as arguments.

    ``judge`` refuses proposed settings that no newsroom could be made of (a source or a fallback
    that nobody has); ``desk_of`` makes a desk of proposed settings and house style;
    ``catalogue`` gives its sources with the file that each stands in; ``probe`` looks at an
    address once, with a CSS selector or "" (raises what fetching raises); ``variables`` names
    the variable of each writer's key, as far as its provider is known; ``plain`` are the names
    of writers without a model; ``ticks`` is a clock of seconds that only goes on.
    """

    judge: Callable[[Settings], None]
    desk_of: Callable[[Settings, House], Desk]
    catalogue: Callable[[], tuple[tuple[str, Source], ...]]
    probe: Callable[[Settings, str, str], Probed]
    variables: Callable[[Settings], Mapping[str, str]]
    plain: Callable[[], tuple[str, ...]]
    ticks: Callable[[], float]
