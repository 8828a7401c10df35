"""``musnad eval language`` and ``eval drafts``: measures over the sets of a checkout.

The sets are no part of the package; this module may not hold any of them.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import musnad
from musnad.core.errors import RefusedError

CHECKOUT = Path(musnad.__file__).parents[2]


def measure_language(arguments: tuple[str, ...], *, checkout: Path = CHECKOUT) -> int:
    """The exit status of ``python -m eval.language`` with these arguments, in a checkout.

    Raises: RefusedError ``eval.checkout`` where the sets are not beside the code.
    """
    return _measure("language", arguments, checkout)


def measure_drafts(arguments: tuple[str, ...], *, checkout: Path = CHECKOUT) -> int:
    """The exit status of ``python -m eval.drafts`` with these arguments, in a checkout.

    Raises: RefusedError ``eval.checkout`` where the sets are not beside the code.
    """
    return _measure("drafts", arguments, checkout)


def _measure(name: str, arguments: tuple[str, ...], checkout: Path) -> int:
    if not (checkout / "eval" / f"{name}.py").is_file():
        raise RefusedError("eval.checkout", folder=checkout)
    if str(checkout) not in sys.path:
        sys.path.insert(0, str(checkout))
    measure = importlib.import_module(f"eval.{name}")
    return int(measure.main(list(arguments)))
