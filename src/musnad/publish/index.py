"""What the site knows of its own articles, in one small database beside its files.

Its transaction is the site's: what is to be written into the folder is kept in it until it is
there, so that a kill leaves the site as it was or leads to the new one. It holds nothing that
the shelf does not: without it the site is built anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from musnad.core.errors import RefusedError, TransientError
from musnad.publish import disk
from musnad.publish.card import Card, as_text, of_text

NAME = f"{disk.STATE}/index.sqlite3"
_VERSION = 1
_TABLES = """
CREATE TABLE cards (
  id TEXT PRIMARY KEY, day TEXT NOT NULL, published REAL NOT NULL, corrected REAL,
  notice INTEGER NOT NULL, card TEXT NOT NULL, entry TEXT NOT NULL
);
CREATE INDEX cards_by_day ON cards (day);
CREATE INDEX cards_by_time ON cards (published DESC, id);
CREATE INDEX cards_corrected ON cards (corrected DESC, id) WHERE corrected IS NOT NULL;
CREATE TABLE marks (
  mark TEXT NOT NULL, published REAL NOT NULL, id TEXT NOT NULL, PRIMARY KEY (mark, published, id)
) WITHOUT ROWID;
CREATE INDEX marks_of ON marks (id);
CREATE TABLE words (
  word TEXT NOT NULL, published REAL NOT NULL, id TEXT NOT NULL, PRIMARY KEY (word, published, id)
) WITHOUT ROWID;
CREATE INDEX words_of ON words (id);
CREATE TABLE names (mark TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stories (id TEXT PRIMARY KEY, words TEXT NOT NULL, meaning BLOB);
CREATE TABLE near (id TEXT NOT NULL, place INTEGER NOT NULL, other TEXT NOT NULL,
  PRIMARY KEY (id, place)) WITHOUT ROWID;
CREATE TABLE pending (number INTEGER PRIMARY KEY, path TEXT NOT NULL, data BLOB);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A section that an article belongs to: its kind, an id for its address, and its name."""

    kind: str
    id: str
    name: str

    @property
    def key(self) -> str:
        """Kind and id in one word."""
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How an article stands in lists, as HTML for pages one folder below the root."""

    html: str
    notice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article as the index keeps it: its card and its entry in lists, as texts.

    ``at`` and ``corrected`` are seconds since 1970, the latter None when it never was.
    """

    id: str
    day: str
    at: float
    corrected: float | None
    notice: bool
    card: str
    entry: str
    marks: tuple[Mark, ...]


def listed(card: Card, entry: str, day: str, marks: tuple[Mark, ...]) -> Listed:
    """The row of an article; ``entry`` is how it stands in lists, as HTML."""
    return Listed(
        id=card.id,
        day=day,
        at=card.published.timestamp(),
        corrected=card.corrected_at.timestamp() if card.corrected_at else None,
        notice=card.notice,
        card=as_text(card),
        entry=entry,
        marks=marks,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """By what an article is found to be near another.

    ``words`` are what it names and tells of, each once; ``meaning`` the bytes of its vector
    of 16-bit floats, None where nobody could make one.
    """

    id: str
    published: float
    words: frozenset[str]
    meaning: bytes | None


class Index:
    """The cards of a site, by day, time and section; the caller holds the folder's lock.

    Every method raises TransientError ``publish.disk`` or RefusedError ``publish.folder``.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.fresh = False
        try:
            self._connection = self._open()
        except (sqlite3.DatabaseError, _OtherVersionError) as error:
            if _passing(error):
                raise _told(self._path, error) from error
            self._drop()
            with _telling(self._path):
                self._connection = self._open()

    def close(self) -> None:
        """Give back what was not committed."""
        self._connection.close()

    def commit(self) -> None:
        """Keep all of it, for good."""
        with _telling(self._path):
            self._connection.commit()

    def put(self, rows: Sequence[Listed]) -> None:
        """Enter articles under their days and sections, in the place of where they were."""
        marks = [(mark.key, row.at, row.id) for row in rows for mark in row.marks]
        names = {mark.key: mark.name for row in rows for mark in row.marks}
        with _telling(self._path):
            self._connection.executemany(
                "INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (row.id, row.day, row.at, row.corrected, row.notice, row.card, row.entry)
                    for row in rows
                ],
            )
            self._connection.executemany(
                "DELETE FROM marks WHERE id = ?", [(row.id,) for row in rows]
            )
            self._connection.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", marks)
            self._connection.executemany(
                "INSERT OR REPLACE INTO names VALUES (?, ?)", names.items()
            )

    def drop(self, id_: str) -> None:
        """Take an article's card out of everything."""
        with _telling(self._path):
            for table in ("cards", "marks", "words", "stories", "near"):
                self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (id_,))
            self._connection.execute("DELETE FROM near WHERE other = ?", (id_,))

    def keep_only(self, ids: Set[str]) -> None:
        """Drop every article but these."""
        known = [row[0] for row in self._rows("SELECT id FROM cards")]
        for id_ in known:
            if id_ not in ids:
                self.drop(id_)

    def card(self, id_: str) -> Card | None:
        """The card of an article."""
        found = self._rows("SELECT card FROM cards WHERE id = ?", id_)
        return of_text(found[0][0]) if found else None

    def day_of(self, id_: str) -> str | None:
        """The day that an article's card stands under."""
        found = self._rows("SELECT day FROM cards WHERE id = ?", id_)
        return str(found[0][0]) if found else None

    def marks_of(self, id_: str) -> frozenset[str]:
        """The keys of the sections that an article is in."""
        return frozenset(row[0] for row in self._rows("SELECT mark FROM marks WHERE id = ?", id_))

    def days(self) -> tuple[str, ...]:
        """The days that have cards, as ISO dates, newest first."""
        query = "SELECT DISTINCT day FROM cards ORDER BY day DESC"
        return tuple(row[0] for row in self._rows(query))

    def of_day(self, day: str) -> tuple[Card, ...]:
        """The cards of a day, newest first."""
        query = "SELECT card FROM cards WHERE day = ? ORDER BY published DESC, id"
        return self._cards(query, day)

    def entries_of_day(self, day: str) -> tuple[Entry, ...]:
        """How the articles of a day stand in lists, newest first."""
        return self._entries(
            "SELECT entry, notice FROM cards WHERE day = ? ORDER BY published DESC, id", day
        )

    def latest(self, count: int) -> tuple[Card, ...]:
        """The newest cards of the site."""
        return self._cards("SELECT card FROM cards ORDER BY published DESC, id LIMIT ?", count)

    def since(self, moment: datetime, count: int) -> tuple[Card, ...]:
        """The newest cards published at or after a moment, so many at most."""
        return self._cards(
            "SELECT card FROM cards WHERE published >= ? ORDER BY published DESC, id LIMIT ?",
            moment.timestamp(),
            count,
        )

    def corrected(self, count: int) -> tuple[Card, ...]:
        """The articles corrected last, so many at most."""
        return self._cards(
            "SELECT card FROM cards WHERE corrected IS NOT NULL"
            " ORDER BY corrected DESC, id LIMIT ?",
            count,
        )

    def entries_of_mark(self, key: str, count: int) -> tuple[Entry, ...]:
        """How the newest articles of a section stand in lists."""
        return self._entries(
            "SELECT entry, notice FROM marks JOIN cards USING (id) WHERE mark = ?"
            " ORDER BY marks.published DESC, id LIMIT ?",
            key,
            count,
        )

    def marks(self) -> tuple[Mark, ...]:
        """Every section that has a card, by kind and name."""
        rows = self._rows(
            "SELECT mark, name FROM names WHERE EXISTS"
            " (SELECT 1 FROM marks WHERE marks.mark = names.mark) ORDER BY name, mark"
        )
        split = ((key.partition("/"), name) for key, name in rows)
        return tuple(Mark(kind=parts[0], id=parts[2], name=name) for parts, name in split)

    def mark(self, key: str) -> Mark | None:
        """One section, if it has a card."""
        rows = self._rows(
            "SELECT name FROM names WHERE mark = ? AND EXISTS"
            " (SELECT 1 FROM marks WHERE marks.mark = names.mark)",
            key,
        )
        kind, _, id_ = key.partition("/")
        return Mark(kind=kind, id=id_, name=rows[0][0]) if rows else None

    def save_story(self, story: Story, near: Sequence[str]) -> None:
        """Keep by what an article is found, and those found near it."""
        words = " ".join(sorted(story.words))
        with _telling(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO stories VALUES (?, ?, ?)", (story.id, words, story.meaning)
            )
            self._connection.execute("DELETE FROM words WHERE id = ?", (story.id,))
            self._connection.executemany(
                "INSERT INTO words VALUES (?, ?, ?)",
                [(word, story.published, story.id) for word in story.words],
            )
            self._connection.execute("DELETE FROM near WHERE id = ?", (story.id,))
            self._connection.executemany(
                "INSERT INTO near VALUES (?, ?, ?)",
                [(story.id, place, other) for place, other in enumerate(near)],
            )

    def story(self, id_: str) -> Story | None:
        """By what an article is found."""
        return next(iter(self.stories([id_])), None)

    def stories(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """By what these articles are found, those that are known."""
        holes = ",".join("?" * len(ids))
        rows = self._rows(
            f"SELECT id, published, words, meaning FROM stories JOIN cards USING (id)"
            f" WHERE id IN ({holes})",
            *ids,
        )
        return tuple(
            Story(id=id_, published=at, words=frozenset(words.split()), meaning=meaning)
            for id_, at, words, meaning in rows
        )

    def near(self, id_: str) -> tuple[Card, ...]:
        """The cards of those found near an article, the nearest first."""
        return self._cards(
            "SELECT card FROM near JOIN cards ON cards.id = near.other WHERE near.id = ?"
            " ORDER BY near.place",
            id_,
        )

    def sharing(self, words: Sequence[str], since: float, until: float, each: int) -> Sequence[str]:
        """The stories that have a word in common with these, the newest of each word."""
        query = (
            "SELECT id FROM words WHERE word = ? AND published BETWEEN ? AND ?"
            " ORDER BY published DESC LIMIT ?"
        )
        found: dict[str, None] = {}
        for word in words:
            rows = self._rows(query, word, since, until, each)
            found.update(dict.fromkeys(row[0] for row in rows))
        return tuple(found)

    def common(self, words: Sequence[str], most: int = 2_000) -> Mapping[str, int]:
        """In how many stories each word stands, counted up to ``most``."""
        query = "SELECT count(*) FROM (SELECT 1 FROM words WHERE word = ? LIMIT ?)"
        return {word: int(self._rows(query, word, most)[0][0]) for word in words}

    def size(self) -> int:
        """How many articles there are."""
        return int(self._rows("SELECT count(*) FROM cards")[0][0])

    def sizes(self, keys: Sequence[str]) -> Mapping[str, int]:
        """How many articles each of these sections has."""
        query = "SELECT count(*) FROM marks WHERE mark = ?"
        return {key: int(self._rows(query, key)[0][0]) for key in keys}

    def fact(self, name: str) -> str | None:
        """Something noted about the site itself."""
        found = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def note(self, name: str, value: str) -> None:
        """Note something about the site itself."""
        with _telling(self._path):
            self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def pending(self) -> Iterator[tuple[str, bytes | None]]:
        """What was to be written when the site was last changed, in order; None: removed."""
        yield from self._rows("SELECT path, data FROM pending ORDER BY number")

    def promise(self, work: Iterable[tuple[str, bytes | None]]) -> None:
        """Replace what is to be written."""
        with _telling(self._path):
            self._connection.execute("DELETE FROM pending")
            self._connection.executemany("INSERT INTO pending (path, data) VALUES (?, ?)", work)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level="DEFERRED", timeout=10)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(_TABLES + f"PRAGMA user_version = {_VERSION};")
                self.fresh = True
            elif version != _VERSION:
                raise _OtherVersionError
            connection.execute("SELECT count(*) FROM facts").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _drop(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with disk.told(self._path):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _entries(self, query: str, *values: str | float) -> tuple[Entry, ...]:
        return tuple(Entry(html=row[0], notice=bool(row[1])) for row in self._rows(query, *values))

    def _cards(self, query: str, *values: str | float) -> tuple[Card, ...]:
        return tuple(of_text(row[0]) for row in self._rows(query, *values))

    def _rows(self, query: str, *values: str | float) -> list[tuple[Any, ...]]:
        with _telling(self._path):
            return self._connection.execute(query, values).fetchall()


class _OtherVersionError(Exception):
    pass


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _told(path, error) from error


def _told(path: Path, error: Exception) -> TransientError | RefusedError:
    kind = TransientError if _passing(error) else RefusedError
    code = "publish.disk" if kind is TransientError else "publish.folder"
    return kind(code, path=path, reason=str(error))


def _passing(error: Exception) -> bool:
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF in _FULL
