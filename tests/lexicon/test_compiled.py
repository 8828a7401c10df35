"""Tables that are kept: the same value, remade when a file changes, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.lexicon.compiled import compiled, made_from
from musnad.lexicon.glossary import glossary, made


class Counted:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, list[int]]:
        self.times += 1
        return {"a": [self.times]}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def test_a_table_is_made_once_until_its_file_changes(table: Path, tmp_path: Path) -> None:
    make = Counted()
    assert compiled("t", [table], make, folder=tmp_path / "c") == {"a": [1]}
    assert compiled("t", [table], make, folder=tmp_path / "c") == {"a": [1]}
    table.write_text("another", encoding="utf-8")
    assert compiled("t", [table], make, folder=tmp_path / "c") == {"a": [2]}


def test_a_spoilt_file_is_made_anew(table: Path, tmp_path: Path) -> None:
    make = Counted()
    compiled("t", [table], make, folder=tmp_path / "c")
    (kept,) = (tmp_path / "c").iterdir()
    for data in (b"", b"\xff\xff", kept.read_bytes()[:-3], b"N"):
        kept.write_bytes(data)
        assert compiled("t", [table], make, folder=tmp_path / "c") == {"a": [make.times]}


def test_a_folder_that_cannot_be_written_is_done_without(table: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    make = Counted()
    assert compiled("t", [table], make, folder=tmp_path / "file" / "c") == {"a": [1]}


def test_nothing_is_written_where_python_writes_no_modules(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    compiled("t", [table], Counted(), folder=tmp_path / "c")
    assert not (tmp_path / "c").exists()


def test_a_table_is_made_from_code_and_data() -> None:
    names = {path.name for path in made_from()}
    assert {"people.tsv", "glossary.py", "normal.py"} <= names


def test_the_kept_glossary_is_the_one_that_would_be_made() -> None:
    kept, fresh = glossary(), made()
    assert kept._filed == fresh._filed
    assert kept._phrases == fresh._phrases
    assert kept._english == fresh._english
    assert {key: list(found) for key, found in list(kept._filed.items())[:500]} == {
        key: list(found) for key, found in list(fresh._filed.items())[:500]
    }
