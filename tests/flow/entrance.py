"""A door to a newsroom with nothing in it, whose clock is turned by hand and whose hashes are quick."""

from __future__ import annotations

import atexit
import functools
import itertools
import shutil
import tempfile
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from musnad.core.ids import digest
from musnad.flow.people import Door
from musnad.store.database import open_store

GOOD = "حديقة زرقاء فيها ثلاث قطط"


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    now: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def turn(self, **length):
        self.now += timedelta(**length)


@dataclass
class Quick:
    """A hasher that counts what it is asked, and takes no time."""

    asked: list = field(default_factory=list)
    old: bool = False

    def hash(self, password):
        return f"quick:{digest(password.encode())}"

    def fits(self, hashed, password):
        self.asked.append(hashed)
        return hashed.removeprefix("old:") == self.hash(password)

    def worn(self, hashed):
        return hashed.startswith("old:")


def secrets():
    """Makes other secrets each time, the same ones in each run."""
    numbers = itertools.count(1)

    def secret(size):
        data = b"".join(bytes.fromhex(digest(f"{next(numbers)}".encode())) for _ in range(3))
        return urlsafe_b64encode(data[:size]).decode().rstrip("=")

    return secret


@dataclass
class Entrance:
    """The door, its clock and its hasher."""

    door: Door
    clock: Clock
    hasher: Quick

    @property
    def room(self):
        return self.door.newsroom

    @property
    def people(self):
        return self.room.store.desk.people

    @property
    def log(self):
        return self.room.store.desk.log

    def actions(self):
        return [one.action for one in self.log.entries()]


@functools.cache
def empty():
    """A folder with an empty store, made once: its tables take longer than a test."""
    folder = Path(tempfile.mkdtemp(prefix="musnad-entrance-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    open_store(folder, Clock()).close()
    return folder


def entrance(folder):
    """A door in a folder; close its ``room.store`` in the end."""
    shutil.copytree(empty(), folder, dirs_exist_ok=True)
    clock, hasher = Clock(), Quick()
    store = open_store(folder, clock)
    room = SimpleNamespace(desk=SimpleNamespace(clock=clock), store=store)
    return Entrance(Door(newsroom=room, hasher=hasher, secret=secrets()), clock, hasher)
