"""What sources did to published releases, as lines for a person who is to decide."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.core.article import Article
from musnad.core.draft import lines
from musnad.core.watch import Change
from musnad.messages import word


def as_lines(change: Change, language: str) -> Iterator[str]:
    """One change: when, where, the sentences before and after, those of the article."""
    kind = {"text": "source_changed", "gone": "source_gone", "back": "source_back"}[change.kind]
    yield f"{change.seen_at:%Y-%m-%dT%H:%M:%SZ}  {word(kind, language)}  {change.url}"
    for one in change.differences:
        if one.before is not None:
            yield f"  - {one.before}"
        if one.after is not None:
            yield f"  + {one.after}"
    if change.affected:
        yield f"  {word('affected', language)}:"
    for told in change.affected:
        before, after = (word(name, language) for name in (told.verdict_before, told.verdict_after))
        yield f"    {told.text}  ({before} → {after})"


def proposal_lines(before: Article | None, proposal: Article, language: str) -> Iterator[str]:
    """What a proposed revision takes out of the article that readers see, and puts into it."""
    old = [line.text for _, line in lines(before.draft)] if before else []
    new = [line.text for _, line in lines(proposal.draft)]
    yield f"{word('proposed', language)} ({word('revision', language)} {proposal.revision}):"
    yield from (f"  - {text}" for text in old if text not in new)
    yield from (f"  + {text}" for text in new if text not in old)
