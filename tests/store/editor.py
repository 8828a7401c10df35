"""Edits articles at the desk without end, saying after each step what is kept; to be killed.

Usage: python editor.py FOLDER NAME [STEPS]

Each step changes the headline of one article, and now and then undoes the last change; each
makes one version and one entry of the log. It begins when a line is read, and stops after
STEPS, if they are given. Several may be at the same articles.
"""

import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "contracts"))

import newsstand

from musnad.core.draft import Line
from musnad.core.editing import Edit
from musnad.core.errors import RefusedError
from musnad.core.log import Note
from musnad.store.database import open_store

ARTICLES = 3


def edit(folder: Path, name: str, steps: int) -> None:
    store = open_store(
        folder,
        lambda: datetime.now(UTC),
        busy_seconds=60,
        url=os.environ.get("MUSNAD_TEST_STORE", ""),
    )
    print("open", flush=True)
    sys.stdin.readline()
    number = 0
    while number < steps or not steps:
        number += 1
        release = newsstand.release(f"خبر {number % ARTICLES}.")
        article_id = f"{number % ARTICLES:016d}"
        before = store.article(article_id)
        if before is None:
            made = newsstand.article(release, article_id=article_id, stage="held")
            with suppress(RefusedError):  # another was quicker
                store.desk.copy.keep(made, release, expected=None, notes=())
            continue
        saw = (before.revision, before.version)
        version = before.version + 1
        note = Note(by=name, action="article.edited", subject=article_id)
        taken = [one for one in store.desk.copy.edits(article_id) if not one.undone]
        try:
            if number % 5 == 0 and taken:
                back = replace(before, version=version, draft=taken[-1].draft_before)
                store.desk.copy.undo(taken[-1], back, release, expected=saw, notes=(note,))
            else:
                headline = Line(text=f"عنوان {name}{version}")
                after = replace(
                    before, version=version, draft=replace(before.draft, headline=headline)
                )
                step = Edit(
                    article_id=article_id,
                    revision=1,
                    version=version,
                    kind="headline",
                    by=name,
                    at=datetime.now(UTC),
                    draft_before=before.draft,
                    report_before=before.report,
                )
                store.desk.copy.keep(after, release, expected=saw, notes=(note,), edit=step)
        except RefusedError as error:
            print(error.code, flush=True)
            continue
        print("kept", article_id, version, flush=True)
    store.close()


edit(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
