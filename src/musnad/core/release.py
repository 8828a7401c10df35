"""A release: one stored text, numbered sentences with spans into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from musnad.core.ids import text_id

SentenceKind = Literal["title", "text", "item", "boilerplate", "instruction"]
Precision = Literal["minute", "day"]

NEWS_KINDS: frozenset[SentenceKind] = frozenset({"text", "item"})
CITABLE_KINDS: frozenset[SentenceKind] = frozenset({"title", "text", "item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a release.

    ``id`` is ``s1.3``: the release's label, then the number; the title is ``s1.0`` and the
    body starts at ``s1.1``. ``start`` and ``end`` are half-open code-point offsets into the
    release's text, and ``text`` is exactly that slice. ``kind`` ``boilerplate`` is not news
    (contacts, share buttons, greetings); ``instruction`` addresses a model or an assistant
    and must never be cited.
    """

    id: str
    text: str
    start: int
    end: int
    kind: SentenceKind = "text"
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What an official source said, as read from one capture.

    ``id`` derives from the language, the title and the citable sentences, so that the same
    release at two addresses is one release. ``published`` keeps the zone that the page
    gave; ``published_precision`` is ``day`` when it gave no time of day. ``publisher_ar`` is
    what the catalogue calls a publisher that is known in Latin letters alone. ``text`` is the
    one stored text that all spans point into. ``notes`` are stable codes for what the reader
    noticed (``hidden_text_removed``, ``instructions_found``, ``encoding_guessed``).
    """

    id: str
    source_id: str
    url: str | None
    language: str
    title: str
    publisher: str
    published: datetime | None
    text: str
    sentences: tuple[Sentence, ...]
    published_precision: Precision = "minute"
    publisher_ar: str = ""
    dateline: str | None = None
    capture_sha256: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that carry news: text and list items, without title or boilerplate."""
        return tuple(sentence for sentence in self.sentences if sentence.kind in NEWS_KINDS)

    @property
    def citable(self) -> tuple[Sentence, ...]:
        """The sentences that an article may rest on: the title and the body."""
        return tuple(sentence for sentence in self.sentences if sentence.kind in CITABLE_KINDS)

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence with this id; raises KeyError when there is none."""
        for sentence in self.sentences:
            if sentence.id == sentence_id:
                return sentence
        raise KeyError(sentence_id)


def release_id(language: str, sentences: Iterable[Sentence]) -> str:
    """The content id of a release that has these sentences."""
    return text_id(language, (one.text for one in sentences if one.kind in CITABLE_KINDS))


def relabel(release: Release, label: str) -> Release:
    """The same release with its sentences renamed ``label.N``, for use beside others."""
    renamed = tuple(
        replace(sentence, id=f"{label}.{sentence.id.rpartition('.')[2]}")
        for sentence in release.sentences
    )
    return replace(release, sentences=renamed)
