"""Puts a draft in order after sentences were written or taken out: nothing hangs in the air.

It adds no word of its own: crossheads over nothing go, sentences that lean on one that is gone
go with it, and what no sentence tells any more is printed in the source's own language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from musnad.arabic.normal import fold
from musnad.arabic.style import subjectless
from musnad.core.draft import Block, Coverage, Draft, Line, lines
from musnad.core.release import Release
from musnad.write.notice import original_blocks
from musnad.write.wordlist import listed

_KEPT = frozenset({"original", "background"})
_POINTS_BACK = frozenset(
    fold(word)
    for word in listed(
        "هو هي هم هما هن وهو وهي وهم وهما لكنه لكنها لكنهم إنه إنها ذلك وذلك لذلك ولذلك تلك "
        "بذلك وبذلك بدوره بدورها بدورهم وبدوره وبدورها كلاهما كذلك وكذلك أيضا"
    )
)
_ITS_OWN = re.compile(r"^\W*(?:و|ف)?(?:من|على|إلى) (?:جهته|جهتها|جهتهم|جانبه|جانبها|جانبهم)\W")


def settled(draft: Draft, release: Release) -> Draft:
    """The draft with its crossheads, its coverage and its original sentences put in order."""
    told = [block for block in draft.blocks if block.type != "original" and block.sentences]
    kept = tuple(without_bare_crossheads(told))
    cited = {
        cite
        for role, line in lines(replace(draft, blocks=kept))
        if role not in ("notice", "crosshead")
        for cite in line.cites
    }
    left = tuple(one for one in release.body if one.id not in cited)
    return replace(
        draft,
        blocks=(*kept, *original_blocks(left)),
        coverage=Coverage(
            release_sentences=len(release.body),
            rendered=len(release.body) - len(left),
            left=tuple(one.id for one in left),
        ),
    )


def without(draft: Draft, release: Release, numbers: Collection[int]) -> Draft:
    """The draft without these lines (from 1, in reading order) and those that lean on them.

    Headline and lead are never taken out.
    """
    gone = set(numbers)
    number = 2 if draft.lead.text else 1
    blocks: list[Block] = []
    fallen = number in gone
    for block in draft.blocks:
        kept: list[Line] = []
        for line in block.sentences:
            number += 1
            if block.type == "original":
                kept.append(line)
            elif block.type in ("crosshead", "background"):
                fallen = False
                if number not in gone:
                    kept.append(line)
            elif number in gone or (fallen and leans(line.text)):
                fallen = True
            else:
                fallen = False
                kept.append(line)
        blocks.append(replace(block, sentences=tuple(kept)))
    return settled(replace(draft, blocks=tuple(blocks)), release)


def mended(draft: Draft, release: Release, anew: Mapping[int, tuple[Line, ...] | None]) -> Draft:
    """The draft with the lines of these numbers written ``anew``; None takes a line out.

    Headline and lead take the first of several sentences and are never taken out.
    """
    headline, lead = draft.headline, draft.lead
    first = anew.get(1)
    if first:
        headline = replace(first[0], text=first[0].text.rstrip(" .،"))
    number = 2 if lead.text else 1
    second = anew.get(2) if lead.text else None
    if second:
        lead = second[0]
    gone: set[int] = set()
    blocks: list[Block] = []
    at = number
    for block in draft.blocks:
        told: list[Line] = []
        for line in block.sentences:
            number += 1
            new = anew.get(number, (line,)) if block.type not in _KEPT else (line,)
            if new is None:
                gone.add(at + 1)
            for one in new or (line,):
                at += 1
                bare = one.text.strip(" .:،") if block.type == "crosshead" else one.text
                told.append(replace(one, text=bare))
        blocks.append(replace(block, sentences=tuple(told)))
    written = replace(draft, headline=headline, lead=lead, blocks=tuple(blocks))
    return without(with_basis(written), release, gone)


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it to be understood: «وأضاف أن», «وهو», «بدوره»."""
    words = fold(text).split()[:4]
    bare = [word.strip('،,.؛:«»"()') for word in words]
    if bare[:1] and bare[0] in _POINTS_BACK:
        return True
    if _ITS_OWN.match(text):
        return True
    if any(start == 0 or not text[:start].strip() for start, _, _ in subjectless(text)):
        return True
    return bool({"بدوره", "بدورها", "ذلك", "لذلك"} & set(bare[:3]))


def without_bare_crossheads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without crossheads that nothing follows any more."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if block.type == "crosshead" and (not kept or kept[0].type == "crosshead"):
            continue
        kept.insert(0, block)
    return kept


def with_basis(draft: Draft) -> Draft:
    """The draft with each crosshead that cites nothing resting on what stands below it."""
    found: list[Block] = []
    below: list[str] = []
    for block in reversed(draft.blocks):
        if block.type != "crosshead":
            below = [*(cite for line in block.sentences for cite in line.cites), *below]
            found.insert(0, block)
            continue
        basis = tuple(dict.fromkeys(below))
        told = tuple(line if line.cites else replace(line, cites=basis) for line in block.sentences)
        found.insert(0, replace(block, sentences=told))
        below = []
    return replace(draft, blocks=tuple(found))
