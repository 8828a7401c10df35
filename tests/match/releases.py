"""Releases of invented institutions, for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.core.release import Release, Sentence, release_id

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday


def release(
    title: str,
    *told: str,
    language: str = "en",
    source: str = "board",
    published: datetime | None = NOON,
    url: str | None = None,
) -> Release:
    sentences, text = [], ""
    for number, one in enumerate((title, *told)):
        kind = "text" if number else "title"
        sentence = Sentence(
            id=f"s1.{number}", text=one, start=len(text), end=len(text) + len(one), kind=kind
        )
        sentences.append(sentence)
        text += one + "\n"
    return Release(
        id=release_id(language, sentences),
        source_id=source,
        url=url or f"https://{source}.example/{len(text)}",
        language=language,
        title=title,
        publisher=source,
        published=published,
        text=text,
        sentences=tuple(sentences),
    )
