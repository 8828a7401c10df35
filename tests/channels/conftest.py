"""Closes what a test has opened."""

from tests.flow.conftest import _closed_stores

__all__ = ["_closed_stores"]
