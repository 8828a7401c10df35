"""Where the stores of the tests are."""

from __future__ import annotations

import pytest

from tests.postgresql import NAMES, address


@pytest.fixture(params=NAMES)
def url(request):
    """The address of an empty database, "" for SQLite."""
    return address(request.param)
