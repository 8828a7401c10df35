"""The releases that an article rests on, labelled as it cites them."""

from __future__ import annotations

from musnad.core.article import Article
from musnad.core.errors import RefusedError
from musnad.core.memory import Shelf
from musnad.core.release import Release, relabel


def bases_of(shelf: Shelf, article: Article) -> tuple[Release, ...]:
    """Its own release first (``s1.N``), then the others that it cites (``s2.N``, ``s3.N`` …).

    Raises RefusedError ``article.no_release`` where one of them is not kept.
    """
    found = []
    for number, id_ in enumerate((article.release_id, *article.other_release_ids), start=1):
        release = shelf.release(id_)
        if release is None:
            raise RefusedError("article.no_release", id=article.id)
        found.append(release if number == 1 else relabel(release, f"s{number}"))
    return tuple(found)
