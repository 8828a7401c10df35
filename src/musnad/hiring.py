"""Settings to writers: the models that a newsroom asks, and who writes without one.

As ``wiring`` does, it makes clocks, clients and chance; nothing is asked or connected yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from random import SystemRandom
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import pluggy

from musnad.core.errors import RefusedError
from musnad.core.ports import Meter, ModelProvider, Writer
from musnad.parts import WriterPart
from musnad.settings import Settings

if TYPE_CHECKING:
    from musnad.models.asker import Asker

T = TypeVar("T")


def clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def askers(settings: Settings, manager: pluggy.PluginManager, meter: Meter) -> tuple[Asker, ...]:
    """The models of the settings' writers, in their order; nothing is asked or connected yet.

    Raises RefusedError ``model.provider`` for a provider that nobody offers.
    """
    if not settings.writers:
        return ()
    from musnad.models.asker import Asker, Outside, Patience
    from musnad.models.tally import Prices

    known_providers = {one.name: one for one in providers(manager)}
    outside = Outside(
        clock=clock,
        zone=ZoneInfo(settings.newsroom.zone),
        random=SystemRandom(),
        environment=os.environ,
    )
    made = []
    for part in settings.writers:
        provider = known_providers.get(part.provider)
        if provider is None:
            known = ", ".join(known_providers)
            raise RefusedError(
                "model.provider", provider=part.provider, writer=part.name, known=known
            )
        asker = Asker(
            name=part.name,
            provider=provider,
            parameters=part.parameters(),
            key_env=key_variable(part, provider),
            limits=part.limits(),
            prices=Prices(tokens_in=part.price_in, tokens_out=part.price_out),
            patience=Patience(
                try_seconds=part.timeout_seconds, whole_seconds=part.patience_seconds
            ),
            meter=meter,
            outside=outside,
        )
        made.append(asker)
    return tuple(made)


def providers(manager: pluggy.PluginManager) -> tuple[ModelProvider, ...]:
    """Who can be asked: the built-in providers of models, and those of plugins."""
    from musnad.models.compatible import OpenAICompatible
    from musnad.models.gemini import Gemini

    own = (Gemini(clock=clock), OpenAICompatible(clock=clock))
    return (*own, *all_of(manager.hook.musnad_models()))


def key_variable(part: WriterPart, provider: ModelProvider) -> str:
    """The variable of a writer's key, "" when it needs none.

    An endpoint of one's own that speaks the OpenAI protocol is taken to need none, so that
    OpenAI's key is never sent elsewhere.
    """
    if part.key_env is not None:
        return part.key_env
    return "" if part.base_url and provider.name == "openai" else provider.key_env


def writers(settings: Settings, manager: pluggy.PluginManager, meter: Meter) -> tuple[Writer, ...]:
    """The settings' writers, those of plugins, and the built-in ones without a model.

    Raises RefusedError ``model.provider``, or ``model.fallback`` for a name nobody has.
    """
    plain: tuple[Writer, ...] = all_of(manager.hook.musnad_writers())
    asking = askers(settings, manager, meter)
    if not asking:
        return plain
    from musnad.write.model import ModelWriter

    known = {part.name for part in settings.writers} | {one.name for one in plain}
    for part in settings.writers:
        for fallback in part.fallbacks:
            if fallback not in known:
                raise RefusedError(
                    "model.fallback",
                    writer=part.name,
                    fallback=fallback,
                    known=", ".join(sorted(known)),
                )
    made = [
        ModelWriter(model, clock=clock, fallbacks=part.fallbacks)
        for model, part in zip(asking, settings.writers, strict=True)
    ]
    return (*made, *plain)


def all_of(offered: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """What the plugins offer, in one tuple."""
    return tuple(one for part in offered for one in part)
