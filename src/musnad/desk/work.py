"""Heavy work in its turn: so many at a time, so that pages stay quick for everybody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from musnad.core.errors import TransientError

_CHECKS = threading.BoundedSemaphore(2)
_WRITING = threading.BoundedSemaphore(6)
"""Writers may wait minutes for a model; of the threads that serve pages most stay free."""

_LONGEST_WAIT_SECONDS = 20.0
_RETRY_SECONDS = 10.0


@contextmanager
def checking() -> Iterator[None]:
    """A turn to check a text; raises TransientError ``desk.busy`` where none comes in time."""
    with _turn(_CHECKS):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """A turn to have an article written; raises as ``checking``."""
    with _turn(_WRITING):
        yield


@contextmanager
def _turn(places: threading.BoundedSemaphore) -> Iterator[None]:
    if not places.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise TransientError("desk.busy", retry_after_seconds=_RETRY_SECONDS)
    try:
        yield
    finally:
        places.release()
