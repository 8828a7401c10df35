"""Articles name a release's publisher in Arabic where anybody has told its Arabic name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.release import Release
from musnad.flow.named import named
from musnad.write.publisher import publisher_name
from tests.flow.newsstand import SOURCE

QUAY = replace(SOURCE, name_ar="هيئة أرصفة كذا", name_en="Quays of Something")


def release(publisher: str) -> Release:
    return Release(
        id="r",
        source_id=QUAY.id,
        url=None,
        language="en",
        title="",
        publisher=publisher,
        published=None,
        text="",
        sentences=(),
    )


@pytest.mark.parametrize(
    ("publisher", "source", "shown"),
    [
        ("Quays of Something", QUAY, "هيئة أرصفة كذا"),
        ("quays of something", QUAY, "هيئة أرصفة كذا"),
        ("Harbours of Elsewhere", QUAY, "Harbours of Elsewhere"),
        ("Quays of Something", replace(QUAY, name_ar="Quays"), "Quays of Something"),
        ("NATO", replace(QUAY, name_en="NATO"), "حلف شمال الأطلسي"),
        ("هيئة أخرى", QUAY, "هيئة أخرى"),
        ("", QUAY, ""),
    ],
)
def test_the_name_that_is_shown(publisher, source, shown):
    assert publisher_name(named(release(publisher), source)) == shown
