"""Repairs that were worked out a moment ago: going up and down the sentences asks for them again.

A repair depends on nothing but the line, what was found of it, its sources and the house style.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from musnad.core.article import Article
from musnad.core.house import House
from musnad.core.release import Release
from musnad.core.report import Finding
from musnad.flow.newsroom import Desk
from musnad.flow.repairs import Repair, repairs_of

MOST = 500

_Key = tuple[str, int, int, str, House]


class Offers:
    """The repairs of the last 500 lines that were asked for; may be shared by threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, tuple[Repair, ...]] = OrderedDict()
        self._lock = Lock()

    def of(
        self, article: Article, finding: Finding, bases: tuple[Release, ...], desk: Desk
    ) -> tuple[Repair, ...]:
        """As ``repairs_of``."""
        key = (article.id, article.revision, article.version, finding.id, desk.house)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        found = repairs_of(article, finding, bases, desk)
        with self._lock:
            self._known[key] = found
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return found
