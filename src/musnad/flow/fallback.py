"""A source's page of links, read in place of its feed while that fails.

A page links to much that the feed told long ago, or never did. So that none of it passes for
news, only what can be told to be newer than the feed's last answer is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from musnad.core.capture import Capture, Validators
from musnad.core.habit import Habit
from musnad.core.source import Entry, Source
from musnad.flow.newsroom import Newsroom
from musnad.read import listing

_DATES_ARE_ROUGH = timedelta(hours=36)
_FEED_AGAIN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page of links: the entries that may be news, and what to replay next time.

    ``capture`` is None, and there are no entries, when it has not changed.
    """

    capture: Capture | None
    entries: tuple[Entry, ...]
    validators: Validators


def feed_rests(source: Source, habit: Habit) -> bool:
    """Whether a poll goes to the page of links at once, without asking the feed first.

    A feed that failed is asked again at the first, second, fourth, eighth … poll after that,
    and at every twenty-fourth, as long as the page answers meanwhile.
    """
    tries = habit.failures
    if source.feed is None or source.listing is None or not tries or not answers(habit):
        return False
    return tries & (tries - 1) != 0 and tries % _FEED_AGAIN != 0


def answers(habit: Habit) -> bool:
    """Whether the page of links has answered since the feed began to fail."""
    since, last = habit.failing_since, habit.succeeded_at
    return since is not None and last is not None and last >= since


def ask(newsroom: Newsroom, source: Source, habit: Habit) -> Page | None:
    """The page of links of a source, None when it has none.

    ``habit`` is the source's as it was before this poll. Raises what fetching and reading raise.
    """
    if source.feed is None or source.listing is None:
        return None
    visit = newsroom.fetcher.visit(source.listing, newsroom.store.validators(source.listing))
    found: tuple[Entry, ...] = ()
    if visit.capture is not None:
        found = listing.entries(visit.capture, source)
        if habit.body_sha256 is not None:  # else no feed was ever read: the policy's window counts
            found = tuple(_newer(newsroom, found, habit.failing_since or newsroom.desk.clock()))
    return Page(capture=visit.capture, entries=found, validators=visit.validators)


def _newer(newsroom: Newsroom, entries: Sequence[Entry], failing: datetime) -> Iterator[Entry]:
    """Entries dated since the feed failed; without a date, those above what was published."""
    published = [
        at
        for at, one in enumerate(entries)
        if one.published is None and newsroom.store.story(one.url, "") is not None
    ]
    first = min(published, default=0)
    since = failing - _DATES_ARE_ROUGH
    for at, one in enumerate(entries):
        if at < first if one.published is None else one.published >= since:
            yield one
