"""Captures and a source for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.core.capture import Capture
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.read.readers import read

SOURCE = Source(
    id="harbour",
    name_ar="وزارة الموانئ",
    name_en="Ministry of Harbours",
    kind="ministry",
    languages=("en", "ar"),
    zone="Asia/Amman",
)
URL = "https://harbours.example/news/1"


def capture(
    body: str | bytes, *, media_type: str = "", charset: str | None = None, url: str = URL
) -> Capture:
    return Capture(
        url=url,
        requested_url=url,
        body=body.encode() if isinstance(body, str) else body,
        fetched_at=datetime(2026, 1, 10, 12, tzinfo=UTC),
        media_type=media_type,
        charset=charset,
    )


def reading(
    body: str | bytes, *, media_type: str = "", charset: str | None = None, url: str = URL
) -> Release:
    release = read(capture(body, media_type=media_type, charset=charset, url=url), SOURCE)
    for sentence in release.sentences:
        assert release.text[sentence.start : sentence.end] == sentence.text
    return release


def page(body: str, *, head: str = "", language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    )


def told(release: Release, kind: str = "text") -> list[str]:
    return [sentence.text for sentence in release.sentences if sentence.kind == kind]
