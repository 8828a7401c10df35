"""Whom a release calls by his style alone, "His Highness", where one only wears it."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.core.house import House
from musnad.core.release import Release, Sentence, release_id
from musnad.write.brief.article import open_teller, tell_all


def release_of(*lines: str) -> Release:
    parts = [Sentence(id="s1.0", text="A visit", start=0, end=7, kind="title")]
    at = 8
    for number, line in enumerate(lines, start=1):
        parts.append(Sentence(id=f"s1.{number}", text=line, start=at, end=at + len(line)))
        at += len(line) + 1
    return Release(
        id=release_id("en", parts),
        source_id="sample",
        url=None,
        language="en",
        title="A visit",
        publisher="",
        published=datetime(2024, 6, 12, tzinfo=UTC),
        text="\n".join(("A visit", *lines)),
        sentences=tuple(parts),
    )


def arabic_of(*lines: str) -> list[str]:
    release = release_of(*lines)
    told = tell_all(release, open_teller(release, House()))
    return [one.rendering.text if one.rendering else "" for one in told]


def test_the_only_highness_is_named() -> None:
    told = arabic_of(
        "His Highness Sheikh Abdullah bin Zayed Al Nahyan received today His Excellency "
        "Hakan Fidan.",
        "His Highness welcomed the Turkish minister.",
    )
    assert told[1] == "رحب عبد الله بن زايد بالوزير التركي"


def test_of_two_highnesses_none_is_guessed() -> None:
    told = arabic_of(
        "His Highness Sheikh Abdullah bin Zayed Al Nahyan met His Highness Prince Faisal bin "
        "Farhan.",
        "The minister expressed his gratitude to His Highness for the invitation.",
    )
    assert told[1] == ""


def test_an_office_after_its_style_is_told_as_the_office() -> None:
    told = arabic_of("HE the US Secretary of State praised the role of Egypt.")
    assert told == ["أشاد وزير الخارجية الأميركي بدور مصر"]
