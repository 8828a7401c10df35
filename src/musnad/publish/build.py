"""Builds the whole site anew, on all cores, beside the one that readers see meanwhile."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from musnad.core.article import Article
from musnad.core.memory import Shelf
from musnad.core.release import Release, relabel
from musnad.core.sheet import Sheet
from musnad.core.wire import loads
from musnad.lexicon.book import load
from musnad.publish import disk, fonts, record, share
from musnad.publish.card import as_text, of_text
from musnad.publish.edition import Edition
from musnad.publish.index import Listed, listed
from musnad.publish.links import file_id, revision_path, slug
from musnad.publish.lists import Lists
from musnad.publish.lists import Sheet as ListSheet
from musnad.publish.press import Imprint, Job, Press, Proof

Given = TypeVar("Given")
Made = TypeVar("Made")

_BATCH = 50
_FEW = 400
"""Articles up to which one process is quicker than starting others."""
_DRAWN = 50
"""Newest articles whose share image is drawn when it is missing; older ones do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a build reads and writes, and in whose style."""

    folder: Path
    built: Path
    imprint: Imprint
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    sheet: Sheet
    draw: bool
    near: tuple[str, ...] = ()


def build(
    edition: Edition, shelf: Shelf, imprint: Imprint, lists: Lists, *, now: datetime, cores: int
) -> int:
    """Build every page from the shelf and put all in place at once; how many articles it has.

    Pages keep their addresses, old revisions and pictures where the folder has them. Raises
    as ``Site.publish``.
    """
    index = edition.index
    place = Place(folder=edition.folder, built=edition.begin_trees(), imprint=imprint, now=now)
    with ExitStack() as stack:
        tasks = _tasks(edition, shelf)
        first = list(islice(tasks, _FEW))
        spread = _Spread(place, cores if len(first) == _FEW else 1, stack)
        faces: dict[str, bytes] = {}
        if not lists.faced(edition):
            for made in spread.over(_Printer.faces, batched(fonts.NAMES, 1)):
                faces |= made
        kept: set[str] = set()
        for done in spread.over(_Printer.print, batched(chain(first, tasks))):
            index.put(done)
            kept.update(one.id for one in done)
        index.keep_only(kept)
        buried = _Printer(place)
        for sheet in shelf.sheets(stage="withdrawn"):
            buried.bury(sheet)
        for _ in spread.over(_Printer.lists, batched(lists.sheets(index))):
            pass
        for name, data in lists.sitemaps(index):
            disk.write(place.built, name, data)
    lists.write_furniture(edition, faces.__getitem__)
    lists.write_heads(edition, now)
    if not imprint.site_url:
        for name in ("sitemap.xml", "news-sitemap.xml"):
            edition.remove(name)
    edition.make_trees()
    return len(kept)


def _tasks(edition: Edition, shelf: Shelf) -> Iterator[_Task]:
    for number, sheet in enumerate(shelf.sheets(stage="published")):
        near = edition.index.near(file_id(sheet.id))
        yield _Task(sheet=sheet, draw=number < _DRAWN, near=tuple(map(as_text, near)))


def batched(given: Iterable[Given], most: int = _BATCH) -> Iterator[list[Given]]:
    """The same in lists of so many at most."""
    waiting = iter(given)
    while batch := list(islice(waiting, most)):
        yield batch


class _Spread:
    """Work spread over processes, or done here by one; at most a few batches wait."""

    def __init__(self, place: Place, cores: int, stack: ExitStack) -> None:
        self._cores = cores
        self._here = _Printer(place) if cores < 2 else None
        if self._here is None:
            # Not forked: a process of ours may hold locks of its other threads.
            context = get_context("spawn")
            self._pool = stack.enter_context(
                ProcessPoolExecutor(cores, context, initializer=_begin, initargs=(place,))
            )

    def over(
        self, work: Callable[[_Printer, list[Given]], Made], batches: Iterable[list[Given]]
    ) -> Iterator[Made]:
        """What the work makes of each batch, in order."""
        if self._here is not None:
            yield from (work(self._here, batch) for batch in batches)
            return
        waiting: deque[Future[Made]] = deque()
        for batch in batches:
            waiting.append(self._pool.submit(_work, work, batch))
            if len(waiting) > 2 * self._cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Printer:
    """Prints batches of articles and lists into the folder of the new build."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._press = Press(place.imprint)
        self._lists = Lists(place.imprint, self._press.theme)

    def print(self, tasks: list[_Task]) -> list[Listed]:
        """Write the files of these articles; what the lists need to know of them."""
        return [self._article(one) for one in tasks]

    def lists(self, sheets: list[ListSheet]) -> None:
        """Write these lists."""
        for sheet in sheets:
            disk.write(self._place.built, sheet.path, self._lists.render(sheet))

    def faces(self, names: list[str]) -> dict[str, bytes]:
        """The files of these faces."""
        return {name: fonts.face(name) for name in names}

    def bury(self, sheet: Sheet) -> None:
        """Write what stands in the place of an article that was taken back."""
        article, bases = _opened(sheet)
        known = record.known(self._place.folder, article.id) or record.Known(
            revision=article.revision,
            slug=slug(article.id, bases[0].title if bases else ""),
            published=article.published_at or article.changed_at,
            withdrawn=True,
            capture=None,
        )
        for name, data in self._press.tombstone(article, known).items():
            disk.write(self._place.built, name, data)

    def _article(self, task: _Task) -> Listed:
        article, bases = _opened(task.sheet)
        known = record.known(self._place.folder, article.id)
        job = Job(
            article=article,
            bases=bases,
            known=known,
            taken=record.taken(known, bases[0] if bases else None),
            now=self._place.now,
            olds=tuple(self._olds(article, known)),
            related=task.sheet.beside,
            near=tuple(map(of_text, task.near)),
        )
        proof = self._press.proof(job)
        printed = self._press.print(proof, image=self._picture(proof, draw=task.draw))
        for name, data in printed.files.items():
            disk.write(self._place.built, name, data)
        return listed(printed.card, printed.entry, printed.day, printed.marks)

    def _picture(self, proof: Proof, *, draw: bool) -> bool:
        """Whether the article's picture is in the new build: kept, or drawn if it may be."""
        if disk.link(self._place.folder, self._place.built, proof.image):
            return True
        if draw:
            disk.write(self._place.built, proof.image, share.draw(proof.poster))
        return draw

    def _olds(self, article: Article, known: record.Known | None) -> Iterator[tuple[int, str]]:
        """The earlier revisions, carried over with their records and pictures."""
        folder, built = self._place.folder, self._place.built
        if article.revision == 1:
            return
        if known and not known.withdrawn and known.revision < article.revision:
            self._keep_old(article, known)
        for revision in range(1, article.revision):
            path = revision_path(article.id, revision)
            if disk.link(folder, built, path) or (built / path).is_file():
                disk.link(folder, built, record.name(article.id, revision))
                yield revision, path.rpartition("/")[2]
        for picture in (folder / share.FOLDER).glob(f"{file_id(article.id)}-*.png"):
            disk.link(folder, built, f"{share.FOLDER}/{picture.name}")

    def _keep_old(self, article: Article, known: record.Known) -> None:
        folder, path = self._place.folder, f"{record.FOLDER}/{known.slug}.html"
        page, told = disk.read(folder, path), disk.read(folder, record.name(article.id))
        if page and told:
            for name, data in self._press.old(page, told, article, path).items():
                disk.write(self._place.built, name, data)


_mine: dict[str, _Printer] = {}
"""The printer of a process that does nothing else."""


def _begin(place: Place) -> None:
    _mine["printer"] = _Printer(place)
    load()
    gc.freeze()  # the lexicon stays: looking through it again and again takes a tenth of the time
    gc.set_threshold(20_000, 20, 50)


def _work(work: Callable[[_Printer, list[Given]], Made], batch: list[Given]) -> Made:
    return work(_mine["printer"], batch)


def _opened(sheet: Sheet) -> tuple[Article, tuple[Release, ...]]:
    bases = [loads(Release, text) for text in sheet.bases]
    named = (relabel(one, f"s{n}") if n > 1 else one for n, one in enumerate(bases, start=1))
    return loads(Article, sheet.article), tuple(named)
