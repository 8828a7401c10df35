"""One encoder for the whole room: its weights are loaded once."""

from __future__ import annotations

import pytest

from musnad.check.checker import Checker
from musnad.models.encoder import SentenceMeaning


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker(SentenceMeaning(threads=1))
