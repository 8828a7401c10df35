"""Killed at any moment, a newsroom sends no message twice and loses none without saying so."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from musnad.store.database import open_store
from tests.channels.services import FakeTelegram, running

ROOT = Path(__file__).parents[2]
COUNT = 6
KILLS = int(os.environ.get("MUSNAD_KILLS", "3"))


def start(folder, service, minutes):
    command = [sys.executable, "-m", "tests.channels.sending_process", str(folder), service.place]
    process = subprocess.Popen(
        [*command, str(minutes), str(COUNT)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    return process


def receipts(folder):
    store = open_store(folder, lambda: datetime.now(UTC))
    try:
        return [one for one in store.receipts() if one.channel == "telegram"]
    finally:
        store.close()


def arrived(service):
    found = (re.search(r"رقم &lt;(\d+)&gt;", one["text"]) for one in service.messages.values())
    return Counter(int(one[1]) for one in found)


def test_over_random_kills_each_message_arrives_once_or_is_for_a_person(tmp_path):
    chance = random.Random(20250424)
    with running(FakeTelegram(rich=False)) as service:
        for number in range(KILLS):
            process = start(tmp_path, service, 10 * number)
            try:
                process.wait(timeout=chance.uniform(0.01, 0.5))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            process.wait()
            process.stdout.close()
        last = start(tmp_path, service, 10 * KILLS)
        assert last.wait(timeout=60) == 0
        last.stdout.close()
        found = receipts(tmp_path)
        assert len(found) == COUNT
        assert {one.state for one in found} <= {"sent", "unresolved"}
        told = arrived(service)
        assert set(told.values()) == {1}
        for one in found:
            if one.state == "sent":
                assert told[int(one.article_id, 16)] == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_between_sending_and_receipt_is_for_a_person_and_never_sent_twice(tmp_path, when):
    service = FakeTelegram(rich=False)
    real, victim = service.do, []

    def deadly(method, told):
        if not victim:
            while not current:
                time.sleep(0.01)
            if when == "after":
                real(method, told)
            victim.append(current[0].pid)
            current[0].send_signal(signal.SIGKILL)
            current[0].wait()
            return service.wrong(500, "too late")
        return real(method, told)

    service.do = deadly
    current = []
    with running(service):
        current.append(start(tmp_path, service, 0))
        current[0].wait(timeout=60)
        current[0].stdout.close()
        process = start(tmp_path, service, 10)
        assert process.wait(timeout=60) == 0
        process.stdout.close()
    found = {int(one.article_id, 16): one.state for one in receipts(tmp_path)}
    assert found[0] == "unresolved"
    assert Counter(found.values()) == {"unresolved": 1, "sent": COUNT - 1}
    assert arrived(service)[0] == (1 if when == "after" else 0)
    assert max(arrived(service).values()) == 1
