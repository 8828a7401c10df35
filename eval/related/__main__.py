"""How often what stands under «أخبار ذات صلة» is related, and how much of it is found.

``python -m eval.related dev`` names what is wrong; ``unseen`` gives figures alone. A story is
related to those of its thread; the background that makes names common is ``dev`` and a thousand
stories without any of them.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from musnad.lexicon.book import load
from musnad.models.encoder import SentenceMeaning
from musnad.publish import related
from musnad.publish.index import Story

HERE = Path(__file__).parent
SIZE = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One story of the set; ``thread`` is "" when no other tells of the same."""

    id: str
    thread: str
    headline: str
    story: Story


def read(name: str) -> list[Told]:
    """The stories of a half, with what they are found by."""
    book = load()
    with (HERE / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    texts = [f"{row['headline']}\n{row['lead']}" for row in rows]
    vectors = SentenceMeaning(threads=1).vectors(texts)
    return [
        Told(
            id=row["id"],
            thread=row["thread"],
            headline=row["headline"],
            story=Story(
                id=row["id"],
                published=datetime.fromisoformat(row["date"]).replace(tzinfo=UTC).timestamp(),
                words=related.words_of(book.mentions(text, "ar"), book),
                meaning=np.asarray(vector, dtype=np.float16).tobytes(),
            ),
        )
        for row, text, vector in zip(rows, texts, vectors, strict=True)
    ]


def measure(name: str, *, tell: bool = False) -> tuple[float, float, int]:
    """Precision and recall over the links made, and how many were made."""
    told = read(name)
    common: dict[str, int] = {}
    for one in told:
        for word in one.story.words:
            common[word] = common.get(word, 0) + SIZE // (6 * len(told))
    right = wrong = wanted = 0
    for one in told:
        before = [two for two in told if two.story.published <= one.story.published and two != one]
        near = related.rank(one.story, [two.story for two in before], common, SIZE)
        named = {near_one.id: near_one.score for near_one in near[: related.MOST]}
        for two in before:
            same = bool(one.thread) and one.thread == two.thread
            wanted += same
            if two.id in named:
                right, wrong = right + same, wrong + (not same)
            if tell and same != (two.id in named):
                shared = sorted(one.story.words & two.story.words)
                print("wrong" if not same else "missed", one.headline, "|", two.headline, shared,
                      round(named.get(two.id, 0.0), 2))  # fmt: skip
    return right / max(1, right + wrong), right / max(1, wanted), right + wrong


if __name__ == "__main__":
    half = sys.argv[1] if len(sys.argv) > 1 else "unseen"
    precision, recall, links = measure(half, tell=half == "dev")
    print(f"{half}: precision {precision:.3f}, recall {recall:.3f}, {links} links")
