"""A site in a fresh folder."""

import pytest

from musnad.core.house import House
from musnad.core.source import Source
from musnad.publish.site import Site
from tests.publish.samples import FakeShelf, clock

SOURCES = (
    Source(
        id="us-defense",
        name_ar="وزارة الدفاع الأميركية",
        name_en="U.S. Department of Defense",
        kind="ministry",
        languages=("en",),
    ),
)


@pytest.fixture
def make_site(tmp_path):
    """Makes a site in the test's own folder; arguments as of ``Site``."""

    def make(
        *, house=None, shelf=None, clock=clock, site_url="", folder=tmp_path / "site", **others
    ):
        return Site(
            folder,
            house or House(),
            shelf or FakeShelf(),
            clock,
            site_url,
            sources=SOURCES,
            **others,
        )

    return make


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"
