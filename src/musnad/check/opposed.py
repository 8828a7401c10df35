"""Opposed stances: what a sentence says somebody supports, where the cited one rejects it.

Which of several stances of a sentence is meant is told by what each is taken on: «تأييد توسيع
العمليات» beside "rejects attempts to widen the conflict, stressing its support for Lebanon".
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.arabic.normal import Token
from musnad.check.ground import Ground, problem_at, telling
from musnad.check.matching import match_in
from musnad.check.negators import negators
from musnad.check.opposites import Found, sides
from musnad.check.reading import Reading
from musnad.core.report import Problem

SURE = 0.7
"""Grade from which an English word is what an Arabic one means."""
ON = 4
"""Tokens after a stance among which stands what it is taken on."""
FAR = 12
"""The same in a cited sentence, where more may lie between."""
_FIRM = frozenset({"support-oppose", "accept-reject", "praise-criticise", "for-against"})
_PAIRS = {True: _FIRM, False: _FIRM | {"accepted-rejected"}}
"""The pairs in Arabic, where «قبل» is mostly "before", and in other languages."""


def opposed(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Stances that are opposite in the cited sentences, at most one."""
    told = set(telling(reading))
    mine = _stances(reading)
    for number, stance in enumerate(mine):
        last = mine[number + 1].first if number + 1 < len(mine) else len(reading.tokens)
        objects = [
            token
            for token in reading.tokens[stance.end : min(stance.end + ON, last)]
            if token in told
        ]
        theirs = (
            other
            for token in objects
            for there in ground.cited
            if (other := _taken_on(token, reading.language, there)) is not None
        )
        nearest = next(theirs, None)
        if nearest is not None and nearest != stance.side:
            yield problem_at(
                "polarity",
                reading.tokens[stance.first],
                f"تقول الجمل التي استندت إليها الجملة عكس «{reading.tokens[stance.first].text}».",
                "The sentences that this one cites say the opposite of "
                f"“{reading.tokens[stance.first].text}”.",
            )
            return


def _stances(reading: Reading) -> list[Found]:
    """The words for or against something, in order; those denied are left out."""
    denied = [one for one in negators(reading) if one.denies]
    found: dict[int, Found] = {}
    for one in sides(reading):
        if one.pair in _PAIRS[reading.language == "ar"] and not any(
            no.at != one.first and no.covers(one.first) for no in denied
        ):
            found.setdefault(one.first, one)
    return [found[at] for at in sorted(found)]


def _taken_on(token: Token, language: str, there: Reading) -> int | None:
    """The side of the stance in a cited sentence that is taken on what a word says there."""
    stances = _stances(there)
    for at, grade in match_in(token.folded, language, there).items():
        before = [one for one in stances if one.end <= at <= one.end + FAR]
        if grade >= SURE and before:
            return before[-1].side
    return None
