"""Adjectives that belong elsewhere: a people's to another noun, the first rank for the second.

«مدنيين إسرائيليين» where the release has Palestinian civilians; «أكبر جيش» where it has the
second largest.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.check.ground import Ground, listed, problem_at, telling
from musnad.check.matching import match
from musnad.check.reading import Reading
from musnad.core.report import Problem
from musnad.lexicon.entries import Mention

SURE = 0.72
"""Grade from which a word of the release is the noun that is meant."""
BESIDE = 2
"""Tokens between an adjective of a people and its noun in English."""
_RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"})
_RANKS_AR = ("ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "الثاني", "الثالث", "الرابع")


def adjectives(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Adjectives of peoples, and superlatives, that the cited sentences do not join so."""
    yield from _peoples(reading, ground)
    yield from _ranks(reading, ground)


def _peoples(reading: Reading, ground: Ground) -> Iterator[Problem]:
    told = {one.start: one for one in telling(reading)}
    there = frozenset(one for sentence in ground.all for one in sentence.ids)
    for mention in reading.mentions:
        before = [one for one in reading.tokens if one.end < mention.start]
        if mention.kind != "nationality" or not before or before[-1].start not in told:
            continue
        if not mention.ids & there:
            continue  # that is told of as a name which the release does not have
        if reading.text[before[-1].end : mention.start] != " ":
            continue
        found = match(before[-1], "ar", ground.cited)
        if found.grade < SURE:
            continue
        beside = [other for place, at in found.places for other in _beside(ground.cited[place], at)]
        if beside and not any(other.ids & mention.ids for other in beside):
            yield problem_at(
                "organisation",
                mention,
                f"الصفة «{mention.text}» ليست لهذا في الجمل التي استندت إليها الجملة.",
                f"In the sentences that this one cites “{mention.text}” is not said of this.",
            )


def _beside(there: Reading, at: int) -> list[Mention]:
    """The adjectives of peoples of a noun in a cited sentence."""
    noun = there.tokens[at]
    found = []
    for mention in there.mentions:
        gap = (
            there.text[noun.end : mention.start]
            if there.language == "ar"
            else there.text[mention.end : noun.start]
        )
        follows = mention.start > noun.start if there.language == "ar" else mention.end < noun.start
        near = len(gap.split()) <= (0 if there.language == "ar" else BESIDE)
        if mention.kind == "nationality" and follows and near and not set(gap) & set(",;،؛("):
            found.append(mention)
    return found


def _ranks(reading: Reading, ground: Ground) -> Iterator[Problem]:
    theirs = {
        after.folded
        for there in ground.cited
        for one, after in zip(there.tokens, there.tokens[1:], strict=False)
        if one.folded in _RANKS and (after.folded.endswith("est") or after.folded == "most")
    }
    ranked = any(token.folded.lstrip("وبل").startswith(_RANKS_AR) for token in reading.tokens)
    if not theirs or ranked:
        return
    for token in reading.tokens:
        if token.folded in listed("superlative"):
            yield problem_at(
                "number",
                token,
                f"ليس «{token.text}» بل يليه في الجمل التي استندت إليها الجملة.",
                f"Not “{token.text}” but next to it in the sentences that this one cites.",
            )
            return
