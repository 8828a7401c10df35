"""Helps the tests of the writers: releases made of sentences, one sentence told."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.core.house import House
from musnad.core.release import Release, Sentence, release_id
from musnad.write.brief.names import Namer
from musnad.write.brief.people import People
from musnad.write.brief.scene import Discourse
from musnad.write.brief.sentence import Teller
from musnad.write.brief.vocabulary import vocabulary

PUBLISHED = datetime(2025, 4, 24, 15, 0, tzinfo=UTC)  # a Thursday


def teller() -> Teller:
    words = vocabulary()
    return Teller(
        namer=Namer(words.book, None),
        words=words,
        house=House(),
        published=PUBLISHED,
        people=People(),
        talk=Discourse(),
    )


def tell(english: str) -> str:
    """The Arabic of one sentence with its full stop."""
    return f"{teller().tell(english).text}."


def make_release(
    title: str,
    *sentences: str,
    language: str = "en",
    publisher: str = "NATO",
    kinds: tuple[str, ...] = (),
) -> Release:
    texts = [title, *sentences]
    text = "\n".join(texts)
    parts: list[Sentence] = []
    at = 0
    for number, one in enumerate(texts):
        kind = "title" if number == 0 else (kinds[number - 1] if kinds else "text")
        if number or title:
            parts.append(
                Sentence(
                    id=f"s1.{number}",
                    text=one,
                    start=at,
                    end=at + len(one),
                    kind=kind,  # type: ignore[arg-type]
                    paragraph=number,
                )
            )
        at += len(one) + 1
    return Release(
        id=release_id(language, parts),
        source_id="sample",
        url="https://example.org/1",
        language=language,
        title=title,
        publisher=publisher,
        published=PUBLISHED,
        text=text,
        sentences=tuple(parts),
    )
