"""Opposites: what a sentence says is supported, raised or lifted, where the cited one says that
it is rejected, lowered or imposed.

Which of several words of a pair is meant is told by what each is said of: «تأييد توسيع
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
"""Tokens after a word among which stands what it is said of."""
FAR = 12
"""The same in a cited sentence, where more may lie between."""
BEFORE = 2
"""Tokens before it among which it may stand as well: «الميناء سيُفتح»."""
NEAR = 5
"""The same before it: "sanctions should be lifted"."""
_FIRM = frozenset({"support-oppose", "accept-reject", "praise-criticise", "for-against"})
_STANCES = {True: _FIRM, False: _FIRM | {"accepted-rejected"}}
"""Pairs that are one stance, in Arabic, where «قبل» is mostly "before", and elsewhere."""
_ACTS = frozenset(
    {
        "rise-fall",
        "strengthen-weaken",
        "allow-ban",
        "impose-lift",
        "extend-end",
        "resume-suspend",
        "join-leave",
        "open-close",
        "begin-end",
        "arrest-release",
        "appoint-dismiss",
        "deploy-withdraw",
        "import-export",
        "buy-sell",
        "win-lose",
        "comply-violate",
        "escalate-calm",
        "tighten-ease",
        "confirm-deny",
        "expand-reduce",
    }
)
"""Pairs that are told of only where the cited sentences have the opposite alone."""


def opposed(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Words whose opposites the cited sentences have in their place, at most one."""
    for word in (*_stances(reading, ground), *_acts(reading, ground)):
        token = reading.tokens[word.first]
        yield problem_at(
            "polarity",
            token,
            f"تقول الجمل التي استندت إليها الجملة عكس «{token.text}».",
            f"The sentences that this one cites say the opposite of “{token.text}”.",
        )
        return


def _stances(reading: Reading, ground: Ground) -> Iterator[Found]:
    """What somebody is for, where the nearest stance before the same thing is against it."""
    mine = _taken(reading)
    for number, stance in enumerate(mine):
        last = mine[number + 1].first if number + 1 < len(mine) else len(reading.tokens)
        theirs = (
            other
            for token in _said_of(stance, reading, last)
            for there in ground.cited
            if (other := _taken_on(token, reading.language, there)) is not None
        )
        nearest = next(theirs, None)
        if nearest is not None and nearest != stance.side:
            yield stance


def _taken(reading: Reading) -> list[Found]:
    """The stances of a sentence in order; those denied are left out."""
    denied = [one for one in negators(reading) if one.denies]
    pairs = _STANCES[reading.language == "ar"]
    found: dict[int, Found] = {}
    for one in sides(reading):
        if one.pair in pairs and not any(
            no.at != one.first and no.covers(one.first) for no in denied
        ):
            found.setdefault(one.first, one)
    return [found[at] for at in sorted(found)]


def _said_of(word: Found, reading: Reading, last: int) -> list[Token]:
    """The telling words right after a word: what it is said of."""
    told = set(telling(reading))
    return [one for one in reading.tokens[word.end : min(word.end + ON, last)] if one in told]


def _taken_on(token: Token, language: str, there: Reading) -> int | None:
    """The side of the stance in a cited sentence that is taken on what a word says there."""
    stances = _taken(there)
    for at, grade in match_in(token.folded, language, there).items():
        before = [one for one in stances if one.end <= at <= one.end + FAR]
        if grade >= SURE and before:
            return before[-1].side
    return None


def _acts(reading: Reading, ground: Ground) -> Iterator[Found]:
    """What is done to something, where only the opposite of it is done to the same thing."""
    mine = sides(reading)
    for word in mine:
        both = any(one.pair == word.pair and one.side != word.side for one in mine)
        if (
            both
            or word.pair not in _ACTS
            or any(one.denies and one.covers(word.first) for one in negators(reading))
        ):
            continue
        theirs = [
            (there, other)
            for there in ground.cited
            for other in sides(there)
            if other.pair == word.pair
        ]
        if not theirs or any(other.side == word.side for _, other in theirs):
            continue
        told = set(telling(reading))
        before = reading.tokens[max(0, word.first - BEFORE) : word.first]
        objects = _said_of(word, reading, len(reading.tokens))
        objects += [one for one in before if one in told]
        if any(
            -NEAR <= at - other.first <= FAR
            for token in objects
            for there, other in theirs
            for at, grade in match_in(token.folded, reading.language, there).items()
            if grade >= SURE and not other.first <= at < other.end
        ):
            own = reading.tokens[word.first].folded
            sure = [
                grade
                for there in ground.cited
                for at, grade in match_in(own, reading.language, there).items()
                if not any(o.first <= at < o.end for w, o in theirs if w is there)
            ]
            if max(sure, default=0.0) < SURE:
                yield word
