"""``musnad run`` with a mailbox: a message on a real server becomes a page of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.settings import FILE_NAME
from tests.acquire.imapserver import PASSWORD, USER, ImapServer
from tests.acquire.secured import certificate

from .commands import run

MESSAGE = """From: =?utf-8?b?2YjYstin2LHYqSDYp9mE2YXZiNin2YbYpg==?= <press@harbours.example>
Subject: وزير الموانئ يستقبل سفير دولة صديقة
Date: Thu, 24 Apr 2025 10:00:00 +0300
Message-ID: <1@harbours.example>
Content-Type: text/plain; charset=utf-8

استقبل وزير الموانئ، الخميس، سفير دولة صديقة في مقر الوزارة.

وبحث الجانبان التعاون بين المرفأين.
""".encode()

SETTINGS = """
[newsroom]
zone = "Asia/Amman"
[fetch]
certificates = "{certificate}"
[[sources]]
id = "harbour"
name_ar = "وزارة الموانئ"
name_en = "Ministry of Harbours"
languages = ["ar"]
senders = ["press@harbours.example"]
[[mailboxes]]
name = "press"
host = "127.0.0.1"
port = {port}
user = "{user}"
password_env = "PRESS_MAIL"
timeout_seconds = 10
"""


def test_a_mailed_release_is_published_by_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = certificate(tmp_path)
    folder = tmp_path / "newsroom"
    folder.mkdir()
    with ImapServer(files) as server:
        told = SETTINGS.format(certificate=files[0], port=server.port, user=USER)
        (folder / FILE_NAME).write_text(told, encoding="utf-8")
        refused = run("run", "--once", "--newsroom", str(folder))
        assert refused.status == 1
        assert "mail.password" in refused.err
        asked = run("doctor", "--newsroom", str(folder))
        assert asked.status == 1
        assert "mail.password" in asked.out
        monkeypatch.setenv("PRESS_MAIL", PASSWORD)
        probed = run("doctor", "--probe", "--newsroom", str(folder))
        assert "127.0.0.1" in probed.out
        assert "mail." not in probed.out.replace("[mail.password]", "")
        server.folders["INBOX"] = {1: MESSAGE, 2: MESSAGE.replace(b"press@harb", b"spy@other.harb")}
        run("run", "--once", "--newsroom", str(folder))
    pages = [one.read_text(encoding="utf-8") for one in folder.rglob("site/**/*.html")]
    assert any("سفير دولة صديقة" in one for one in pages)
    journal = (folder / "var" / "journal.jsonl").read_text(encoding="utf-8")
    assert "mail.unknown_sender" in journal
    assert PASSWORD not in journal
