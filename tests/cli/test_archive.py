"""``musnad archive`` on a newsroom that has fetched from a loopback wire."""

from __future__ import annotations

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.cli.commands import run
from tests.cli.test_any_file import refused
from tests.cli.test_newsroom import wired  # noqa: F401


@pytest.fixture
def fetched(wired):  # noqa: F811
    """The wire, after one run of the newsroom in ``room``."""
    run("run", "--once", "--newsroom", "room")
    return wired


def archive(*arguments: str):
    return run("archive", *arguments, "--newsroom", "room")


def told(path):
    """What another program reads: type and address of each record, digests checked."""
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read() is not None
        ]


def test_list_names_what_was_fetched_newest_first(fetched):
    done = archive("list")
    assert done.status == 0
    addresses = [line.split("\t")[-1] for line in done.out.splitlines()]
    assert addresses == [fetched.url("/dam"), fetched.url("/feed")]
    assert len(archive("list", "--source", "wire", "--limit", "1").out.splitlines()) == 1
    assert archive("list", "--source", "nobody").status == 1
    assert archive("list", "--since", "2999-01-01").status == 1
    refused(archive("list", "--since", "soon"), "option.time")


def test_show_tells_of_the_exchange_and_the_text(fetched):
    done = archive("show", fetched.url("/dam"))
    assert done.status == 0
    assert "user-agent: musnad/" in done.out
    assert "content-type: text/html" in done.out
    assert "\tأعلنت وزارة الطاقة" in done.out
    sha256 = next(line for line in done.out.splitlines() if line.startswith("sha256")).split()[-1]
    assert archive("show", sha256[:8]).out == done.out
    assert "وزير الطاقة" in archive("show", sha256, "--body").out
    refused(archive("show", "https://nowhere.example/"), "archive.unknown")


def test_an_export_is_a_file_that_other_programs_read(fetched, tmp_path):
    assert archive("export", "--out", "all.warc.gz").status == 0
    kinds = [kind for kind, _ in told(tmp_path / "all.warc.gz")]
    assert kinds == ["warcinfo", "response", "request", "response", "request"]
    (page,) = (tmp_path / "room" / "site" / "articles").glob("*.musnad.json")
    article = page.name.split(".")[0]
    assert archive("export", "--out", "one.warc.gz", "--article", article).status == 0
    assert told(tmp_path / "one.warc.gz")[1:] == [
        ("response", fetched.url("/dam")),
        ("request", fetched.url("/dam")),
    ]
    assert archive("export", "--out", "none.warc.gz", "--source", "nobody").status == 1
    assert not (tmp_path / "none.warc.gz").exists()


def test_verify_finds_a_damaged_record(fetched, tmp_path):
    done = archive("verify")
    assert (done.status, done.out.count("\n")) == (0, 1)
    (path,) = (tmp_path / "room" / "var" / "archive").glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    done = archive("verify")
    assert done.status == 1
    assert "[store.capture_damaged]" in done.out
