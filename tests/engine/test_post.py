"""Mailboxes are looked into while the newsroom runs, and a fault in one stops nothing."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from musnad.core.errors import TransientError
from musnad.engine.loop import run
from musnad.engine.post import Postman
from tests.flow.test_post import MINISTRY, PACE, Folder, message, stand_with


def test_a_running_newsroom_publishes_what_is_mailed() -> None:
    stand = stand_with(Folder(message()))
    stop = threading.Event()
    worker = threading.Thread(
        target=run, args=(stand.newsroom,), kwargs={"pace": PACE, "stop": stop}
    )
    worker.start()
    deadline = time.monotonic() + 30
    while not stand.channel.sent and time.monotonic() < deadline:
        time.sleep(0.02)
    stop.set()
    worker.join(30)
    assert len(stand.channel.sent) == 1


def test_a_mailbox_that_fails_holds_up_no_other() -> None:
    fault = TransientError("mail.unreachable", mailbox="press", host="h", why="w")
    broken, sound = Folder(fault), Folder(message())
    broken.address = "imap://elsewhere.example:993/x/INBOX"
    stand = stand_with(sound, MINISTRY)
    newsroom = replace(stand.newsroom, mailboxes=(broken, sound))
    deadline = time.monotonic() + 30
    with Postman(newsroom):
        while not stand.memory.items() and time.monotonic() < deadline:
            time.sleep(0.02)
    assert len(stand.memory.items()) == 1
    assert "mail.unreachable" in [one.code for one in stand.events]
