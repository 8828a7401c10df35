"""Any file at all: one clear line with a code, the right status, nothing kept."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import Done, run
from tests.cli.conftest import ARABIC, ENGLISH, kept


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


UNUSABLE = {
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "read.unsupported"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "read.unsupported"),
    "archive": (_zip("a.txt"), "read.unsupported"),
    "document": (_zip("[Content_Types].xml", "word/document.xml"), "read.unsupported"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "read.pdf_broken"),
    "sound": (b"ID3\x03\x00" + bytes(range(256)), "read.unsupported"),
    "noise": (bytes((n * 73 + n * n * 31) % 256 for n in range(4000)), "read.unsupported"),
    "zeros": (b"\0" * 5000, "read.unsupported"),
    "data": (b'{"title": "The minister opened a dam", "items": [1, 2]}', "read.unsupported"),
    "feed": (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
        "read.unsupported",
    ),
    "empty": (b"", "read.empty"),
    "white": (b" \r\n\t \n" * 40, "read.empty"),
    "emoji": ("😀😀🎉\n👍👍".encode(), "read.nothing"),
    "invisible": ("\u00a0\u200b\u2003\n".encode() * 40, "read.nothing"),
    "marks": (b"...!!!???---\n", "read.nothing"),
    "deep": (b"<html><body>" + b"<div>" * 50_000 + b"The text.", "read.tangled"),
    "attributes": (
        b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(30_000)) + b">The text.</p>",
        "read.tangled",
    ),
    "endless": (b"The minister opened a dam.\n" * 60_000, "read.too_long"),
}


def refused(done: Done, code: str) -> None:
    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("musnad: ")
    assert done.err.rstrip().endswith(f"[{code}]")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_file_is_refused_by_every_command(name, tmp_path, arabic):
    content, code = UNUSABLE[name]
    path = kept(tmp_path / "given", content)
    before = sorted(tmp_path.rglob("*"))
    refused(run("write", path), code)
    refused(run("check", path, "--against", arabic), code)
    refused(run("check", arabic, "--against", path), code)
    refused(run("write", "-", stdin=content), code)
    done = run("eval", path)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def _big(path: Path) -> str:
    with path.open("wb") as file:
        file.truncate(200_000_000)
    return str(path)


def _pipe(path: Path) -> str:
    os.mkfifo(path)
    return str(path)


def _circle(path: Path) -> str:
    path.symlink_to(path)
    return str(path)


def _folder(path: Path) -> str:
    path.mkdir()
    return str(path)


ODD = {
    "big": (_big, "file.too_large"),
    "pipe": (_pipe, "file.special"),
    "circle": (_circle, "file.bad_name"),
    "folder": (_folder, "file.folder"),
    "missing": (str, "file.missing"),
    "device": (lambda _: "/dev/zero", "file.special"),
    "long": (lambda path: str(path) + "a" * 300, "file.bad_name"),
    "below a file": (lambda path: kept(path, b"x") + "/y", "file.missing"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_ordinary_file_is_refused_at_once(name, tmp_path, arabic):
    make, code = ODD[name]
    path = make(tmp_path / "odd")
    refused(run("write", path), code)
    refused(run("check", path, "--against", arabic), code)
    refused(run("check", arabic, "--against", path), code)
    refused(run("eval", path), code)


def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = kept(tmp_path / "shut.txt", ENGLISH)
    Path(path).chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("the superuser may read every file")
    refused(run("write", path), "file.forbidden")


ENCODED = {
    "utf-16": ARABIC.encode("utf-16"),
    "utf-16 without a mark": ARABIC.encode("utf-16-le"),
    "utf-16 big end first": ARABIC.encode("utf-16-be"),
    "windows-1256": ARABIC.encode("cp1256"),
    "a mark before utf-8": b"\xef\xbb\xbf" + ARABIC.encode(),
    "a page that claims utf-8 and is windows-1256": (
        '<html><head><meta charset="utf-8"></head><body><h1>وزير الطاقة يفتتح سدا في الشمال</h1>'
        "<p>افتتح وزير الطاقة سدا في الشمال يوم 3 مايو 2025. وبلغت كلفته 20 مليون دولار.</p></body>"
    ).encode("cp1256"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_arabic_is_read_in_any_encoding(name, tmp_path):
    done = run("write", kept(tmp_path / "given", ENCODED[name]), "--format", "json")
    assert done.status == 0
    told = json.loads(done.out)
    assert told["release"]["title"] == "وزير الطاقة يفتتح سدا في الشمال"
    assert "وبلغت كلفته 20 مليون دولار." in told["release"]["text"]


def test_a_text_cut_in_the_middle_of_a_letter_is_read(tmp_path):
    cut = ARABIC.strip().encode()[:-20] + b"\xd9"
    done = run("write", kept(tmp_path / "cut.txt", cut))
    assert done.status in (0, 1)
    assert "افتتح وزير الطاقة" in done.out


def test_a_name_that_is_not_utf_8_is_a_name(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\xfename.txt")
    Path(path).write_text(ARABIC, "utf-8")
    assert run("write", path).status == 0
    done = run("write", path + ".none")
    refused(done, "file.missing")


def test_a_name_cannot_drive_the_terminal(tmp_path):
    done = run("write", str(tmp_path / "a\x1b[31m\nb\u202e.txt"))
    refused(done, "file.missing")
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_an_arabic_file_name_is_told_as_it_is_written(tmp_path):
    done = run("write", kept(tmp_path / "بيان.txt", b""))
    assert "بيان.txt" in done.err


@pytest.mark.parametrize(
    "content",
    [
        b"a" * 1_000_000,
        ("The minister opened a dam in the north. " * 5_000).encode(),
        ("(" * 50_000 + " The minister. " + ")" * 50_000).encode(),
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; The dam.</p>',
        b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><z>&b;</z>',
        "部长会见\n\n外交部长今天在北京会见了来访的客人。\n".encode(),
        b"\xed\xa0\x80 The minister opened a dam in the north.\n",
        b"name,age\nAli,3\nZayd,4\n" * 20,
        b"import sys\n\n\ndef main() -> None:\n    sys.exit(0)\n",
    ],
    ids=["line", "long", "brackets", "entity", "bomb", "chinese", "surrogate", "table", "code"],
)
def test_an_odd_text_is_written_or_held_and_never_breaks(content, tmp_path):
    done = run("write", kept(tmp_path / "odd.html", content), "--format", "json")
    assert done.status in (0, 1), done.err
    told = json.loads(done.out)
    assert told["decision"] in ("publish", "hold", "notice")
    assert "root:" not in done.out
    assert "Traceback" not in done.err
