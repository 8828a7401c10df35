"""Finds stories of the house that are near an article: by whom and what they tell of, and when.

None is better than a wrong one. Two stories are near when they mean something alike and
name the same country, body, place or person, the rarer the more it says; how much of both is
needed was measured on ``eval/related``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from musnad.core.article import Article
from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Mention
from musnad.publish.index import Index, Story
from musnad.publish.links import file_id
from musnad.publish.sections import opening

Vector = npt.NDArray[np.float32]

MOST = 3
"""Stories that a page names."""
FLOOR = 0.66
"""The least nearness of a story that is named, from 0 to 1."""
DAYS = 120
"""How long ago a story may have been published."""

_EACH = 40
"""Newest stories looked at for each name that they share."""
_FOR_NAMES = 0.012
"""What a shared name adds for each unit of its weight."""
_MOST_NAMES = 15.0
_WEIGHED = {"person": 0.5, "organisation": 1.1, "place": 1.0, "country": 0.8}
"""The same person does many things; the same place and body more often mean the same matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story and how near it is, 0 to 1."""

    id: str
    score: float


def find(index: Index, story: Story, *, leave: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of the nearest stories before this one, the nearest first; most often none.

    ``leave`` are articles that are named elsewhere on the page.
    """
    if story.meaning is None or not story.words:
        return ()
    words = sorted(story.words)
    size, common = index.size(), index.common(words)
    since = story.published - DAYS * 86_400
    ids = index.sharing(words, since, story.published, _EACH)
    known = index.stories([one for one in ids if one != story.id])
    left = frozenset(leave)
    ranked = rank(story, [one for one in known if one.id not in left], common, size)
    return tuple(one.id for one in ranked[:MOST])


def rank(
    story: Story, others: Sequence[Story], common: Mapping[str, int], size: int
) -> tuple[Near, ...]:
    """Those of the others that are near, the nearest first.

    ``common`` tells in how many of the ``size`` stories each of its words stands.
    """
    others = [one for one in others if one.meaning is not None]
    if story.meaning is None or not others:
        return ()
    meanings = np.stack([_vector(one.meaning) for one in others])
    found = []
    for other, meaning in zip(others, meanings @ _vector(story.meaning), strict=True):
        shared = story.words & other.words
        weight = sum(_weight(word, common.get(word, 0), size) for word in shared)
        score = float(meaning) + _FOR_NAMES * min(weight, _MOST_NAMES)
        if shared and score >= FLOOR:
            found.append(Near(id=other.id, score=min(1.0, score)))
    return tuple(sorted(found, key=lambda one: (-one.score, one.id)))


def _weight(word: str, times: int, size: int) -> float:
    """The rarer a name is among the stories, the more it says."""
    kind = word.partition(":")[0]
    return _WEIGHED.get(kind, 0.0) * math.log((size + 2) / (times + 1))


def _vector(data: bytes | None) -> Vector:
    return np.frombuffer(data or b"", dtype=np.float16).astype(np.float32)


@runtime_checkable
class Encodes(Protocol):
    """What makes a vector of a text: an encoder that gives more than likenesses."""

    def vectors(self, texts: Sequence[str]) -> Vector:
        """One unit vector for each text."""
        ...


class Kinship:
    """Tells by what an article is found near others; without vectors it finds nothing."""

    def __init__(self, encoder: object | None) -> None:
        self._encoder = encoder if isinstance(encoder, Encodes) else None

    @property
    def knows(self) -> bool:
        """Whether anything can be found at all."""
        return self._encoder is not None

    def story(self, article: Article, published: float) -> Story:
        """The article's story; ``published`` in seconds since 1970."""
        text, book = opening(article), load()
        meaning = None
        if self._encoder is not None and text:
            meaning = np.asarray(self._encoder.vectors([text])[0], dtype=np.float16).tobytes()
        words = words_of(book.mentions(text, article.draft.language), book)
        return Story(id=file_id(article.id), published=published, words=words, meaning=meaning)


def words_of(mentions: Iterable[Mention], book: Lexicon) -> frozenset[str]:
    """What a text names, as the words of a story: ``person:…``, ``country:EG``, ``place:…``."""
    found: set[str] = set()
    for one in mentions:
        if one.kind in ("country", "nationality"):
            found.add(f"country:{one.id}")
        elif one.kind in _WEIGHED:
            found.add(f"{one.kind}:{one.id}")
            place = book.place(one.id) if one.kind == "place" else None
            if place and place.country:
                found.add(f"country:{place.country}")
    return frozenset(found)
