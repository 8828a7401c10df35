"""Where the stores of the tests are."""

from __future__ import annotations

import pytest

from tests.postgresql import NAMES, address


@pytest.fixture(params=NAMES)
def url(request, monkeypatch):
    """The address of an empty database, "" for SQLite; processes that are begun know it too."""
    found = address(request.param)
    monkeypatch.setenv("MUSNAD_TEST_STORE", found)
    return found
