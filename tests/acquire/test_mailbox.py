"""A folder of a real IMAP server is looked into and left as it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from musnad.acquire.mailbox import Box, ImapMailbox, folder_name, trust
from musnad.core.capture import Validators
from musnad.core.errors import RefusedError, TransientError
from musnad.core.mail import Posted
from tests.acquire.imapserver import PASSWORD, USER, ImapServer
from tests.acquire.secured import certificate

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
SINCE = date(2026, 1, 3)
MESSAGE = b"From: press@harbours.example\r\nSubject: Pier\r\n\r\nThe pier opened.\r\n"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return certificate(tmp_path_factory.mktemp("imap"))


@pytest.fixture
def server(files: tuple[Path, Path]) -> Iterator[ImapServer]:
    with ImapServer(files) as running:
        yield running


def mailbox(
    server: ImapServer, files: tuple[Path, Path] | None, *, password: str = PASSWORD, **told: object
) -> ImapMailbox:
    values = {"seconds": 10.0, "max_bytes": 100_000, **told}
    box = Box(name="press", host="127.0.0.1", port=server.port, user=USER, **values)
    return ImapMailbox(
        box, password=password, clock=lambda: NOW, trust=trust(files[0] if files else None)
    )


def look(box: ImapMailbox, mark: Validators | None = None) -> list[Posted]:
    return list(box.letters(mark, SINCE))


def test_messages_are_taken_byte_for_byte_and_nothing_on_the_server_changes(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.folders["INBOX"] = {3: MESSAGE, 5: MESSAGE + b"again"}
    first, second = look(mailbox(server, files))
    assert first.capture is not None
    assert first.capture.body == MESSAGE
    assert first.capture.media_type == "message/rfc822"
    assert first.capture.url == "imap://127.0.0.1/INBOX;UIDVALIDITY=7/;UID=3"
    assert (second.mark.etag, second.mark.last_modified) == ("7", "5")
    assert any(one.startswith("EXAMINE") for one in server.said)
    assert not any(one.startswith(("SELECT", "UID STORE")) for one in server.said)
    assert server.seen == set()


def test_after_a_mark_only_what_is_newer_comes(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.folders["INBOX"] = {3: MESSAGE, 5: MESSAGE}
    box = mailbox(server, files)
    mark = look(box)[-1].mark
    assert look(box, mark) == []
    server.folders["INBOX"][6] = MESSAGE
    assert [one.mark.last_modified for one in look(box, mark)] == ["6"]


def test_a_folder_made_anew_is_read_from_its_window_on(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.folders["INBOX"] = {3: MESSAGE}
    box = mailbox(server, files)
    mark = look(box)[-1].mark
    server.validity, server.folders["INBOX"] = 8, {1: MESSAGE}
    (posted,) = look(box, mark)
    assert (posted.mark.etag, posted.mark.last_modified) == ("8", "1")
    assert "UID SEARCH SINCE 03-Jan-2026" in server.said


def test_where_it_is_wished_what_was_taken_is_marked_as_seen(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.folders["INBOX"] = {3: MESSAGE, 4: MESSAGE}
    looking = mailbox(server, files, read_only=False).letters(None, SINCE)
    next(looking)
    assert server.seen == set()
    next(looking)
    assert server.seen == {3}
    looking.close()


def test_a_message_over_the_limit_is_told_of_but_not_asked_for(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.folders["INBOX"] = {3: b"x" * 200_000, 4: MESSAGE}
    large, small = look(mailbox(server, files))
    assert large.capture is None
    assert large.megabytes == pytest.approx(0.2)
    assert small.capture is not None
    assert "UID FETCH 3 (BODY.PEEK[])" not in server.said


def test_a_folder_with_an_arabic_name_is_found(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    assert folder_name("Entwürfe & x") == "Entw&APw-rfe &- x"
    server.folders[folder_name("بيانات")] = {1: MESSAGE}
    assert len(look(mailbox(server, files, folder="بيانات"))) == 1


def test_a_server_without_plain_is_logged_in_to_the_old_way(
    server: ImapServer, files: tuple[Path, Path]
) -> None:
    server.plain_login = False
    server.folders["INBOX"] = {1: MESSAGE}
    assert len(look(mailbox(server, files, password="simple"))) == 1


def test_starttls_comes_before_the_password(files: tuple[Path, Path]) -> None:
    with ImapServer(files, starttls=True) as server:
        server.folders["INBOX"] = {1: MESSAGE}
        assert len(look(mailbox(server, files, security="starttls"))) == 1
        assert server.said.index("STARTTLS") < server.said.index("AUTHENTICATE PLAIN")


def test_without_starttls_no_password_is_sent(files: tuple[Path, Path]) -> None:
    with ImapServer(files, starttls=True) as server:
        server.offers_tls = False
        with pytest.raises(TransientError, match=r"mail\.unreachable"):
            look(mailbox(server, files, security="starttls"))
        assert not any(one.startswith(("AUTHENTICATE", "LOGIN")) for one in server.said)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"password": "wrong"}, "mail.login"),
        ({"password": ""}, "mail.password"),
        ({"folder": "Nowhere"}, "mail.folder"),
    ],
)
def test_what_a_person_must_mend_is_refused(
    server: ImapServer, files: tuple[Path, Path], told: dict[str, str], code: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        look(mailbox(server, files, **told))
    assert refusal.value.code == code
    assert PASSWORD not in str(refusal.value.facts)


def test_a_server_that_nobody_vouches_for_is_not_told_the_password(server: ImapServer) -> None:
    with pytest.raises(RefusedError, match=r"mail\.certificate"):
        look(mailbox(server, None))
    assert server.said == []


@pytest.mark.parametrize("manners", ["drip", "swell", "silent", "cut"])
def test_a_hostile_server_holds_nobody_up(
    server: ImapServer, files: tuple[Path, Path], manners: str
) -> None:
    server.folders["INBOX"] = {1: MESSAGE * 10}
    server.manners = manners
    before = time.monotonic()
    with pytest.raises(TransientError, match=r"mail\.unreachable"):
        look(mailbox(server, files, seconds=1.5))
    assert time.monotonic() - before < 10


def test_a_server_that_is_not_there_is_tried_again_later(files: tuple[Path, Path]) -> None:
    with ImapServer(files) as server:
        pass
    with pytest.raises(TransientError, match=r"mail\.unreachable"):
        look(mailbox(server, files))
