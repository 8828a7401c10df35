"""Occasions: a date belongs to what happened on it, not to what stands beside it.

The words around the claim's date are looked for in the sources; where they stand with another
date, the claim has moved it. This module may not judge a date that no source gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.arabic.dates import DateMention
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.anchors import Anchor, affinity, as_near, carried, context, lead, tokens_of
from musnad.check.datings import agree, denies, tell
from musnad.check.suspicion import Suspicion, conflict

MARGIN = 0.08
"""By how much another date must fit the words around the claim's better."""
LEAST = 0.3
_GAP = 2
_DATELINE = 60
"""Characters within which a line of place and day has its date."""
_SINCE = frozenset({"منذ", "since", "depuis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated(Anchor):
    """A date of the evidence and where it stands."""

    mention: DateMention


def of_another(mention: DateMention, one: Aligned, sources: Sources) -> Suspicion | None:
    """The suspicion that the date belongs to another event: the words around it stand with
    another date in the evidence."""
    there = [
        _Dated(place=place, first=first, end=end, mention=other)
        for place, at in enumerate(one.evidence)
        for other in sources.items[at].reading.dates
        for first, end in (tokens_of(other.start, other.end, sources.items[at].reading),)
    ]
    own = [other for other in there if agree(mention, other.mention)]
    if not own or len(own) == len(there) or _since_both(mention, own, one, sources):
        return None
    counts = carried(mention.start, one)
    further = [other for other in one.reading.dates if other is not mention]
    rivals = [
        other
        for other in there
        if other not in own
        and denies(mention, other.mention)
        and as_near(other, own, counts)
        and not any(agree(more, other.mention) for more in further)
        and (mention.day is not None or not _heads(other, one, sources))
    ]
    span, starts = (mention.start, mention.end), [more.start for more in further]
    told = context(span, starts, one, sources, event=True)
    if not rivals or not told:
        return None
    score, _, best = max(
        (affinity(told, other, there, one, sources), -number, other)
        for number, other in enumerate(rivals)
    )
    if best.place not in {other.place for other in own} and not _beside(mention, best, one):
        return None
    ahead = min(lead(told, best, other, there, one, sources) for other in own)
    if ahead < MARGIN or score < LEAST:
        return None
    return conflict(
        "date",
        "date.moved",
        found=mention.text,
        start=one.claim.start + mention.start,
        end=one.claim.start + mention.end,
        expected=tell(best.mention, mention, one.reading.language),
        sentence=sources.items[one.evidence[best.place]].sentence.id,
        strength=min(1.0, 0.4 + 3.0 * ahead),
    )


def _since_both(
    mention: DateMention, own: Sequence[_Dated], one: Aligned, sources: Sources
) -> bool:
    """Whether the claim and a source say "since" of the date: it is when something began."""
    before = fold(one.reading.text[: mention.start]).split()[-2:]
    if _SINCE.isdisjoint(before):
        return False
    return any(
        not _SINCE.isdisjoint(
            token.folded
            for token in sources.items[one.evidence[other.place]].reading.tokens[
                max(0, other.first - 2) : other.end
            ]
        )
        for other in own
    )


def _heads(other: _Dated, one: Aligned, sources: Sources) -> bool:
    """Whether a date stands in the line of place and day before the first sentence."""
    text = sources.items[one.evidence[other.place]].reading.text
    after = text[other.mention.end : other.mention.end + 3].strip()
    return other.mention.start < _DATELINE and after[:1] in ("—", "–", "-")


def _beside(mention: DateMention, best: Anchor, one: Aligned) -> bool:
    """Whether the word right before the date stands in the other date's sentence too, or is
    none that the glossary could find: what starts on Sunday was announced on Wednesday."""
    before = [word for word in one.words if word.token.end <= mention.start]
    if not before or mention.start - before[-1].token.end > _GAP:
        return True
    word = before[-1].match
    return not word.explained or any(place == best.place for place, _ in word.places)
