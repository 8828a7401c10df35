"""Finds plugins: the built-in ones as given, others by the entry-point group ``musnad``."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from musnad.hooks.specs import Specs


def load(builtins: Iterable[object], *, installed: bool = True) -> pluggy.PluginManager:
    """A plugin manager with the built-ins first, then what is installed.

    Later registrations are called first by pluggy; ``musnad.hooks`` callers that want
    built-ins last (readers, writers) rely on this: a plugin's reader gets its say first.
    """
    manager = pluggy.PluginManager("musnad")
    manager.add_hookspecs(Specs)
    for plugin in builtins:
        manager.register(plugin)
    if installed:
        manager.load_setuptools_entrypoints("musnad")
    manager.check_pending()
    return manager
