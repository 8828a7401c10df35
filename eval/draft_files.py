"""Reads the samples of ``eval/drafts``: a clean draft as a good model writes it, and errors.

A file is one sample, a line each:

    @ eval/releases/dev/01-us-defense-readout.txt    the release
    H 3,4 …                                          headline, and the numbers that it cites
    L 3 …                                            lead
    P 4 …                                            a sentence that opens a paragraph
    + 5 …                                            one more in the same paragraph
    C 6 …  I 7 …  Q 3 …                              crosshead, list item, paragraph of a quote
    ! number 4 …                                     sentence 4 (1 is the headline) with an error
    !+ filler 4 …                                    an error told after sentence 4

A recorded answer (``raw/``) is kept word for word below a line ``===``; above it stand the
release, the kind, and with ``-`` each text that must not be published.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from demo.samples import Sample as DemoSample
from eval.brief import make_release, read_sample

from musnad.core.release import Release

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "eval" / "drafts"

_BLOCKS = {"P": "paragraph", "+": "paragraph", "Q": "paragraph", "C": "crosshead", "I": "list"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence of a draft: its letter in the file, what it cites, its text."""

    mark: str
    cites: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An error: in the place of sentence ``at`` (from 1) or ``after`` it."""

    kind: str
    at: int
    text: str
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A release, a clean draft of it, and the errors that a model might make in it."""

    id: str
    release: Release
    told: tuple[Told, ...]
    planted: tuple[Planted, ...]

    def answer(self, errors: Iterable[Planted] = ()) -> str:
        """What a model answers: the draft as JSON, with these errors in it."""
        instead = {one.at: one.text for one in errors if not one.after}
        after = {one.at: one.text for one in errors if one.after}
        parts: dict[str, object] = {}
        blocks: list[dict[str, object]] = []
        for number, told in enumerate(self.told, start=1):
            sentences = [{"text": instead.get(number, told.text), "cites": list(told.cites)}]
            if number in after:
                sentences.append({"text": after[number], "cites": list(told.cites)})
            if told.mark in "HL":
                parts["headline" if told.mark == "H" else "lead"] = sentences[0]
                if sentences[1:]:
                    blocks.append({"type": "paragraph", "sentences": sentences[1:]})
            elif told.mark == "+" and blocks:
                last = blocks[-1]["sentences"]
                assert isinstance(last, list)
                last += sentences
            else:
                blocks.append({"type": _BLOCKS[told.mark], "sentences": sentences})
        return json.dumps({**parts, "blocks": blocks}, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A whole bad answer, word for word, and the ``unwanted`` texts in it."""

    id: str
    release: Release
    kind: str
    unwanted: tuple[str, ...]
    answer: str


def samples(folder: Path) -> tuple[Sample, ...]:
    """The samples of a folder, by file name."""
    return tuple(_sample(path) for path in sorted(folder.glob("*.txt")))


def recorded(folder: Path) -> tuple[Recorded, ...]:
    """The recorded answers of a folder, by file name."""
    return tuple(_recorded(path) for path in sorted(folder.glob("*.txt")))


def release_at(path: Path) -> Release:
    """The release in a file of ``eval/releases`` or of the demonstration."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("title: "):
        return read_sample(path)
    head, _, body = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    one = DemoSample(
        slug=path.stem,
        title=fields["title"],
        source=fields["source"],
        published=datetime.fromisoformat(fields["published"]),
        facts=fields["facts"],
        paragraphs=(body.strip(),),
        language=fields.get("language", "en"),
    )
    return make_release(
        one.title,
        body.strip(),
        publisher=one.source,
        published=one.published.astimezone(UTC),
        language=one.language,
    )


def _sample(path: Path) -> Sample:
    release: Release | None = None
    told: list[Told] = []
    planted: list[Planted] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        mark, _, rest = line.partition(" ")
        if not mark or mark.startswith("#"):
            continue
        if mark == "@":
            release = release_at(ROOT / rest.strip())
        elif mark in ("!", "!+"):
            kind, at, text = rest.split(" ", 2)
            planted.append(Planted(kind=kind, at=int(at), text=text, after=mark == "!+"))
        elif mark in {"H", "L", *_BLOCKS}:
            cites, text = rest.split(" ", 1)
            told.append(Told(mark=mark, cites=_ids(cites), text=text.strip()))
        else:
            raise ValueError(f"{path}:{number}: {mark!r} means nothing")
    if release is None:
        raise ValueError(f"{path}: no release")
    wrong = [one for one in planted if not 1 <= one.at <= len(told)]
    unknown = {cite for one in told for cite in one.cites} - {one.id for one in release.citable}
    if wrong or unknown:
        raise ValueError(f"{path}: {wrong} {sorted(unknown)}")
    return Sample(id=path.stem, release=release, told=tuple(told), planted=tuple(planted))


def _recorded(path: Path) -> Recorded:
    head, _, answer = path.read_text(encoding="utf-8").partition("\n===\n")
    lines = head.splitlines()
    fields = dict(line.split(" ", 1) for line in lines if line[:1] in "@=")
    return Recorded(
        id=path.stem,
        release=release_at(ROOT / fields["@"].strip()),
        kind=fields["="].strip(),
        unwanted=tuple(line[2:].strip() for line in lines if line.startswith("- ")),
        answer=answer.rstrip("\n"),
    )


def _ids(cites: str) -> tuple[str, ...]:
    return tuple(f"s1.{number}" for number in cites.split(","))
