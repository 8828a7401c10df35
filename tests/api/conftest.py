"""The API over a small newsroom; what a test opens is closed."""

from __future__ import annotations

import pytest

from tests.api.stand import api as standing
from tests.flow.conftest import _closed_stores  # noqa: F401


@pytest.fixture
def api():
    with standing() as one:
        yield one
