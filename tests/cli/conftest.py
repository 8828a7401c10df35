"""A quiet environment: English messages, no newsroom from outside, a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.loopback import Server, serving

ENGLISH = """Minister Opens Dam in the North

The Minister of Energy opened a dam in the north on 3 May 2025. It cost $20 million.
"""
ARABIC = """وزير الطاقة يفتتح سدا في الشمال

افتتح وزير الطاقة سدا في الشمال يوم 3 مايو 2025. وبلغت كلفته 20 مليون دولار.
"""


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MUSNAD_NEWSROOM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def arabic(tmp_path: Path) -> str:
    return kept(tmp_path / "release-ar.txt", ARABIC)


@pytest.fixture
def english(tmp_path: Path) -> str:
    return kept(tmp_path / "release-en.txt", ENGLISH)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def kept(path: Path, text: str | bytes) -> str:
    """The file's name, after this was written to it."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)
