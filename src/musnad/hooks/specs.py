"""What a plugin may contribute. All hooks are optional; arguments may be left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pluggy

from musnad.core.house import House
from musnad.core.memory import Shelf
from musnad.core.ports import (
    Check,
    Clock,
    Encoder,
    ModelProvider,
    Publisher,
    Reader,
    Saboteur,
    SecondOpinion,
    Writer,
)
from musnad.core.source import Source

spec = pluggy.HookspecMarker("musnad")
hook = pluggy.HookimplMarker("musnad")


class Specs(Protocol):
    """The hook specifications."""

    @spec
    def musnad_sources(self) -> Iterable[Source]:
        """Official sources to add to the catalogue."""
        ...

    @spec
    def musnad_readers(self) -> Iterable[Reader]:
        """Readers, the more particular first; the first that accepts a capture reads it."""
        ...

    @spec
    def musnad_writers(self) -> Iterable[Writer]:
        """Writers by name; ``auto`` takes the first that accepts the release."""
        ...

    @spec
    def musnad_checks(self) -> Iterable[Check]:
        """Further checks, run after the built-in ones."""
        ...

    @spec
    def musnad_encoders(self, threads: int) -> Iterable[Encoder]:
        """Encoders to choose from by name (setting ``check.encoder``); load on first use."""
        ...

    @spec
    def musnad_second_opinions(self, threads: int) -> Iterable[SecondOpinion]:
        """Second opinions to choose from by name (``check.second_opinion``)."""
        ...

    @spec
    def musnad_models(self) -> Iterable[ModelProvider]:
        """Providers of models, for ``provider`` of a ``[[writers]]`` entry; connect when asked."""
        ...

    @spec
    def musnad_saboteurs(self) -> Iterable[Saboteur]:
        """Further kinds of error for ``musnad eval sabotage``, planted after the built-in ones."""
        ...

    @spec
    def musnad_publishers(
        self,
        folder: Path,
        house: House,
        shelf: Shelf,
        clock: Clock,
        site_url: str,
        sources: tuple[Source, ...],
        encoder: Encoder,
        templates: Path | None,
        report_url: str,
        var: Path,
    ) -> Iterable[Publisher]:
        """Channels; ``folder`` is where files that the newsroom serves are written, ``var``
        where it keeps what is its own."""
        ...

    @spec
    def musnad_commands(self) -> Iterable[object]:
        """Click commands to add to ``musnad``."""
        ...
