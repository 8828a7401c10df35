"""The part of ``musnad doctor`` that tells of writers which ask a model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from musnad import hiring, wiring
from musnad.core.errors import MusnadError
from musnad.core.quota import day_start
from musnad.messages import explain, word
from musnad.models.account import Account, account
from musnad.models.asker import Asker
from musnad.parts import WriterPart
from musnad.settings import Settings


def tell(folder: Path, settings: Settings, language: str, *, probe: bool) -> bool:
    """A line or two for each writer; whether one of them needs a person.

    With ``probe`` each endpoint is asked whether it is there, which costs nothing.
    """
    if not settings.writers:
        return False
    needed = False
    with wiring.metered(folder, settings) as meter:
        since = day_start(wiring.clock(), ZoneInfo(settings.newsroom.zone)).astimezone(UTC)
        models = hiring.askers(settings, wiring.plugin_manager(), meter)
        for part, model in zip(settings.writers, models, strict=True):
            calls = meter.calls(since=since, writer=part.name)
            today = account(calls, part.limits().budget_micros_per_day)
            click.echo(_line(part, model, today, language))
            for said in _troubles(model, today, language, probe=probe):
                needed = True
                click.echo(f"! {word('writer', language)} {part.name}: {said}")
    return needed


def _line(part: WriterPart, model: Asker, today: Account, language: str) -> str:
    """One writer as it is set up, and what it used today."""
    said = [
        f"{word('writer', language)} {part.name}: {part.provider}/{part.model}",
        word("key_there" if model.has_key() else "key_missing", language),
        f"{word('calls_today', language)} {today.calls}",
        f"{word('from_cache', language)} {today.cached}",
        f"{word('tokens', language)} {today.input_tokens}+{today.output_tokens}",
        f"{word('price', language)} {_money(today.price_micros, part.currency)}",
    ]
    if today.budget_left_micros is not None:
        left = _money(today.budget_left_micros, part.currency)
        said.append(f"{word('budget_left', language)} {left}")
    if today.last_fault:
        said.append(f"{word('last_fault', language)} {today.last_fault}")
    return "; ".join(said)


def _troubles(model: Asker, today: Account, language: str, *, probe: bool) -> Iterator[str]:
    if not model.has_key():
        yield _explained(model.missing_key(), language)
        return
    if probe:
        try:
            model.probe()
        except MusnadError as error:
            yield _explained(error, language)
            return
        click.echo(f"  {word('reachable', language)}")
    elif today.for_a_person:
        facts = {"writer": model.name, "model": model.model, "host": model.host}
        yield f"{explain(today.last_fault, facts, language)} [{today.last_fault}]"


def _explained(error: MusnadError, language: str) -> str:
    return f"{explain(error.code, error.facts, language)} [{error.code}]"


def _money(micros: int, currency: str) -> str:
    return f"{micros / 1_000_000:.4f} {currency}"
