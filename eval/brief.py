"""Measures the brief over releases: share of sentences rendered, and what kept others out.

    python eval/brief.py [FOLDER] [--show] [--record]

A release is a text file: either one with ``Title:``, ``Publisher:`` and ``Published:`` lines, an
empty line and a sentence a line, or one in the authentic genre (``eval/releases``), which the
reader itself takes apart. ``--record`` adds a line to ``eval/brief-history.tsv``: date, set,
sentences, rendered, share.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from musnad.arabic.sentences import sentences
from musnad.core.capture import Capture
from musnad.core.house import House
from musnad.core.release import Release, Sentence, release_id
from musnad.core.source import Source
from musnad.read.readers import read
from musnad.write.brief.article import Brief, open_teller, tell_all

HISTORY = Path(__file__).parent / "brief-history.tsv"
SAMPLES = Path(__file__).parent.parent / "tests" / "write" / "samples"


def read_sample(path: Path) -> Release:
    """The release that a sample file describes."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    if not head.startswith("Title: "):
        return read(
            Capture(
                url=f"file:{path.name}",
                requested_url="",
                body=path.read_bytes(),
                media_type="text/plain",
                fetched_at=datetime.now(UTC),
            ),
            Source(id="sample", name_ar="", name_en="", kind="agency", languages=("en",)),
        )
    fields = dict(line.split(": ", maxsplit=1) for line in head.splitlines())
    return make_release(
        fields["Title"],
        body,
        publisher=fields["Publisher"],
        published=datetime.fromisoformat(fields["Published"]).replace(tzinfo=UTC),
    )


def make_release(
    title: str,
    body: str,
    *,
    publisher: str = "",
    published: datetime | None = None,
    language: str = "en",
) -> Release:
    """A release from a title and a body, split as the reader splits it."""
    text = f"{title}\n{body}"
    parts = [Sentence(id="s1.0", text=title, start=0, end=len(title), kind="title")]
    for number, (start, end) in enumerate(sentences(body, language), start=1):
        at = len(title) + 1
        parts.append(
            Sentence(id=f"s1.{number}", text=body[start:end], start=at + start, end=at + end)
        )
    return Release(
        id=release_id(language, parts),
        source_id="sample",
        url=None,
        language=language,
        title=title,
        publisher=publisher,
        published=published,
        text=text,
        sentences=tuple(parts),
    )


def main(arguments: list[str]) -> None:
    """Print the coverage and the obstacles by frequency."""
    show = "--show" in arguments
    folders = [Path(one) for one in arguments if not one.startswith("--")] or [SAMPLES]
    paths = sorted(path for folder in folders for path in folder.glob("*.txt"))
    obstacles: Counter[str] = Counter()
    rendered = total = 0
    writer = Brief()
    writer.write(make_release("Warm up", "The minister visited Poland."), House())
    began = time.perf_counter()
    for path in paths:
        release = read_sample(path)
        draft = writer.write(release, House())
        rendered += draft.coverage.rendered
        total += draft.coverage.release_sentences
        if show:
            print(f"\n=== {path.name}\n# {draft.headline.text}\n{draft.lead.text}")
            for block in draft.blocks:
                for line in block.sentences:
                    print(f"   [{block.type}] {line.text}")
    took = time.perf_counter() - began
    for path in paths:
        release = read_sample(path)
        for one in tell_all(release, open_teller(release, House())):
            if one.obstacle is not None:
                obstacles[f"{one.obstacle.reason}: {one.obstacle.word}"] += 1
                if show:
                    print(f"LEFT {path.stem}: {one.sentence.text}\n     -> {one.obstacle.args}")
    print(
        f"\n{len(paths)} releases, {rendered}/{total} sentences = {rendered / total:.1%}, "
        f"{len(paths) / took:.1f} releases/s"
    )
    if "--record" in arguments:
        record(folders, total, rendered)
    for obstacle, count in obstacles.most_common(40):
        print(f"{count:4d}  {obstacle}")


def record(folders: list[Path], total: int, rendered: int) -> None:
    """Add this measurement to the history."""
    name = "+".join("/".join(folder.resolve().parts[-2:]) for folder in folders)
    head = "" if HISTORY.exists() else "date\tset\tsentences\trendered\tshare\n"
    day = datetime.now(UTC).date().isoformat()
    with HISTORY.open("a", encoding="utf-8") as out:
        out.write(f"{head}{day}\t{name}\t{total}\t{rendered}\t{rendered / total:.4f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
