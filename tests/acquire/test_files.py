import io
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musnad.acquire.files import read_file, read_stdin
from musnad.core.errors import RefusedError, TransientError

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def clock():
    return NOW


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def test_a_file_comes_whole_with_a_type_by_its_name(tmp_path):
    path = tmp_path / "بيان الوزارة.HTML"
    path.write_bytes(b"<p>\xff\x00</p>")
    capture = read_file(path, clock, 100)
    assert capture.body == b"<p>\xff\x00</p>"
    assert capture.media_type == "text/html"
    assert capture.fetched_at == NOW
    assert capture.url == capture.requested_url == path.as_uri()
    assert capture.url.startswith("file:///")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.md", "text/markdown"), ("a.eml", "message/rfc822"), ("a.bin", ""), ("a", "")],
)
def test_an_unknown_name_claims_no_type(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(b"")
    assert read_file(tmp_path / name, clock, 100).media_type == media_type


def test_a_relative_path_gives_an_absolute_address(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    assert read_file(Path("a.txt"), clock, 100).url == (tmp_path / "a.txt").as_uri()


def test_a_file_of_the_limit_fits_and_one_more_byte_does_not(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert len(read_file(path, clock, 100).body) == 100
    path.write_bytes(b"x" * 101)
    with refused("file.too_large"):
        read_file(path, clock, 100)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a hole: it takes no room
    with refused("file.too_large"):
        read_file(path, clock, 20_000_000)


def test_a_file_that_says_it_is_empty_and_is_not_is_read_or_cut(tmp_path):
    endless = Path("/proc/self/maps")
    if not endless.exists():
        pytest.skip("needs /proc")
    assert endless.stat().st_size == 0
    assert read_file(endless, clock, 10_000_000).body
    with refused("file.too_large"):
        read_file(endless, clock, 10)


def test_what_is_not_there_is_missing(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for path in (tmp_path / "none", tmp_path / "file" / "under", tmp_path / "dangling"):
        with refused("file.missing"):
            read_file(path, clock, 100)


def test_a_folder_is_not_a_file(tmp_path):
    with refused("file.folder"):
        read_file(tmp_path, clock, 100)


def test_devices_pipes_and_sockets_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    place = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        for path in (tmp_path / "pipe", place, Path("/dev/zero"), Path("/dev/null")):
            with refused("file.special"):
                read_file(path, clock, 100)


def test_a_name_that_cannot_be_one_is_refused(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / ("x" * 5000), tmp_path / "a\x00b", tmp_path / "loop"):
        with refused("file.bad_name"):
            read_file(path, clock, 100)


def test_a_file_that_may_not_be_read_is_said_so(tmp_path, monkeypatch):
    path = tmp_path / "secret"
    path.write_text("x")
    path.chmod(0)
    if os.geteuid() == 0:  # nothing is forbidden to root, so the refusal is played

        def refuse(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    with refused("file.forbidden"):
        read_file(path, clock, 100)


def test_a_fault_of_the_disk_may_pass(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(TransientError, match=r"file\.unreadable"):
        read_file(tmp_path / "a", clock, 100)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_no_handle_is_left_open(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with refused("file.folder"):
            read_file(tmp_path, clock, 100)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_standard_input_is_a_capture_too():
    capture = read_stdin(io.BytesIO(b"text"), clock, 4)
    assert (capture.url, capture.body, capture.media_type) == ("stdin:", b"text", "")


def test_an_endless_pipe_is_cut():
    with Path("/dev/zero").open("rb") as endless, refused("file.too_large"):
        read_stdin(endless, clock, 1000)
