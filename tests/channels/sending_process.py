"""A newsroom in a process of its own that sends to Telegram until it is killed.

``python -m tests.channels.sending_process FOLDER PLACE MINUTES COUNT``: its clock is so many
minutes after the start; it says a line when it begins.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from musnad.flow.deliver import resume
from tests.channels.bench import START, bench, story
from tests.flow import newsstand


class Place:
    """Where the service listens."""

    def __init__(self, place: str) -> None:
        self.place = place


def main(folder: str, place: str, minutes: str, count: str) -> None:
    newsstand.mkdtemp = lambda *_: folder
    desk = bench(Path(folder), Place(place), "telegram", rich=False, sentences=0)
    desk.now.moment = START + timedelta(minutes=int(minutes))
    print("begun", flush=True)
    resume(desk.newsroom)
    for number in range(int(count)):
        id_ = f"{number:016x}"
        if desk.newsroom.store.article(id_) is None:
            article, release = story(id=id_)
            line = replace(article.draft.headline, text=f"العنوان رقم <{number}>")
            draft = replace(article.draft, headline=line)
            desk.publish(replace(article, draft=draft), release)
    resume(desk.newsroom)


if __name__ == "__main__":
    main(*sys.argv[1:])
