"""Closes what a test has opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flow import newsstand


@pytest.fixture(autouse=True)
def _closed_stores(monkeypatch: pytest.MonkeyPatch, tmp_path_factory) -> Iterator[None]:
    monkeypatch.setattr(newsstand, "mkdtemp", tmp_path_factory.mktemp)
    yield
    while newsstand.OPENED:
        newsstand.OPENED.pop().close()
