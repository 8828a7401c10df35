"""Closes what a test has opened."""

from __future__ import annotations

from tests.flow.conftest import _closed_stores

__all__ = ["_closed_stores"]
