"""Writers that ask a model: which there are, in what order, and whether their keys are set.

A key is never read here: only the name of its variable is known, and whether there is one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from musnad.core.errors import RefusedError
from musnad.parts import WriterPart
from musnad.settings import Settings
from musnad.tuning import lists
from musnad.tuning.proposal import Proposal
from musnad.tuning.standing import Standing
from musnad.tuning.toml import Plain

_KEY_NAME = re.compile(r"[A-Z][A-Z0-9_]*_API_KEY|MUSNAD_[A-Z0-9_]+_KEY")
"""Variables that a writer may be given at the desk: no other secret of the machine is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A writer as it is set; ``key_env`` is the variable of its key ("" : none is needed)."""

    part: WriterPart
    key_env: str
    key_set: bool


def seats(
    settings: Settings, variables: Mapping[str, str], environment: Mapping[str, str]
) -> tuple[Seat, ...]:
    """The writers in their order; ``variables`` are the names of their keys' variables."""
    return tuple(
        Seat(
            part=part,
            key_env=variables.get(part.name, part.key_env or ""),
            key_set=bool(environment.get(variables.get(part.name, part.key_env or ""))),
        )
        for part in settings.writers
    )


def with_writer(
    standing: Standing, values: Mapping[str, Plain], *, known: Collection[str]
) -> Proposal:
    """The proposal of one more writer; ``known`` are the names of those without a model.

    Raises RefusedError ``model.fallback``, ``writer.key_env``, ``settings.value``,
    ``settings.added``.
    """
    _judge(standing, values, str(values.get("name", "")), known)
    return lists.added(standing, "writers", values)


def with_changed(
    standing: Standing, name: str, values: Mapping[str, Plain | None], *, known: Collection[str]
) -> Proposal:
    """The proposal of other values for a writer; None is the default. Raises as
    ``with_writer``, and ``settings.unknown``."""
    _judge(standing, values, name, known)
    return lists.changed(standing, "writers", name, values)


def without_writer(standing: Standing, name: str) -> Proposal:
    """The proposal of the settings without a writer.

    Raises RefusedError ``writer.in_use`` (``by``) while another falls back on it, or the policy
    names it; ``settings.unknown``.
    """
    users = [one.name for one in standing.settings.writers if name in one.fallbacks]
    if standing.settings.policy.writer == name:
        users.append("policy.writer")
    if users:
        raise RefusedError("writer.in_use", writer=name, by=", ".join(users))
    return lists.removed(standing, "writers", name)


def in_order(standing: Standing, names: Sequence[str]) -> Proposal:
    """The proposal of the writers in this order. Raises RefusedError ``settings.unknown``."""
    return lists.ordered(standing, "writers", names)


def _judge(
    standing: Standing,
    values: Mapping[str, Plain | None],
    name: str,
    known: Collection[str],
) -> None:
    names = {*known, name, *(one.name for one in standing.settings.writers)}
    told = values.get("fallbacks")
    fallbacks = list(told) if isinstance(told, Sequence) and not isinstance(told, str) else []
    for one in fallbacks:
        if one not in names:
            raise RefusedError(
                "model.fallback", writer=name, fallback=one, known=", ".join(sorted(names))
            )
    key_env = values.get("key_env")
    used = {one.key_env for one in standing.settings.writers}
    strange = isinstance(key_env, str) and key_env and key_env not in used
    if strange and not _KEY_NAME.fullmatch(str(key_env)):
        raise RefusedError("writer.key_env", name=str(key_env)[:100])
