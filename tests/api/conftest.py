"""The API over a small newsroom; what a test opens is closed."""

from __future__ import annotations

import shutil

import pytest

from musnad.store.database import open_store
from tests.api.stand import api as standing
from tests.flow import newsstand


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """The folder of a newsroom that knows nothing yet: its tables take longest to make."""
    folder = tmp_path_factory.mktemp("migrated")
    open_store(folder, newsstand.Now()).close()
    return folder


@pytest.fixture(autouse=True)
def _closed_stores(monkeypatch, tmp_path_factory, migrated):
    def copied(name):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(migrated, folder, dirs_exist_ok=True)
        return folder

    monkeypatch.setattr(newsstand, "mkdtemp", copied)
    yield
    while newsstand.OPENED:
        newsstand.OPENED.pop().close()


@pytest.fixture
def api():
    with standing() as one:
        yield one
