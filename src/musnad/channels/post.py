"""An article as a short post of plain text, within a limit."""

from __future__ import annotations

from collections.abc import Callable

from musnad.channels.story import Amended, Story
from musnad.channels.texts import cut, quiet

_HEADLINE = 0.5
_REASON = 200
CORRECTED = "تصحيح"
NOTICE = "إشعار"
SOURCE = "عن"


def post_of(story: Story, most: int, measure: Callable[[str], int] = len, *, tail: str = "") -> str:
    """Headline, as much of the lead as there is room for, correction, source, disclosure, tail."""
    label = f"{NOTICE}: " if story.notice else ""
    headline = label + cut(quiet(story.headline), int(most * _HEADLINE), measure)
    source = f"{SOURCE}: {cut(quiet(story.sources[0][0]), 60, measure)}"
    feet = [_amended(one, most // 3) for one in story.corrections[-1:]]
    disclosed = cut(quiet(story.short_disclosure), most // 4, measure)
    feet += ["\n".join(one for one in (source, disclosed, tail) if one)]
    taken = sum(measure(one) + 2 for one in (headline, *feet))
    lead = cut(quiet(story.lead.text), max(most - taken, 0), measure) if story.lead else ""
    return "\n\n".join(one for one in (headline, lead, *feet) if one)


def correction_of(story: Story, most: int, measure: Callable[[str], int] = len) -> str:
    """A correction as a post of its own, for services where nothing can be changed."""
    last = story.corrections[-1] if story.corrections else None
    told = _amended(last, most // 2) if last else f"{CORRECTED}: نص محدّث"
    headline = cut(quiet(story.headline), max(most - measure(told) - 2, 20), measure)
    return f"{told}\n\n{headline}"


def _amended(made: Amended, most: int) -> str:
    return f"{CORRECTED} ({made.day}): {cut(quiet(made.reason), min(most, _REASON))}"
