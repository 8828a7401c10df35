"""Denials that only one side has: put in by a sentence, or lost from what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.check.ground import Ground, forms_of, listed, telling
from musnad.check.matching import match
from musnad.check.negators import Negator, negators
from musnad.check.reading import Reading
from musnad.core.report import Problem

_NO_LONGER = frozenset(
    (one, verb)
    for one in ("لم", "لن")
    for verb in ("يعد", "تعد", "يعودا", "تعودا", "يعودوا", "يعود", "تعود")
)
_ENDED = frozenset({"longer", "anymore", "former", "formerly", "gone", "over", "past", "lost"})
_ENDING = ("ceas", "stop", "end", "expir", "laps", "return", "come", "came", "obsolete", "halt")
NEAR = 2
"""Words right after a negator that it is taken to deny."""


def denials(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """What is denied on one side only, where the other side denies nothing at all.

    A word that carries its denial (non-lethal, unconditional) is looked for in every sentence;
    of plain negators only what each governs at once.
    """
    mine = [one for one in negators(reading) if one.denies]
    theirs = [
        (place, one)
        for place, there in enumerate(ground.cited)
        for one in negators(there)
        if one.denies
    ]
    yield from _without(reading, ground)
    yield from _no_longer(reading, ground)
    if not theirs:
        yield from _added(reading, ground, [one for one in mine if one.force == "plain"])
    if not mine:
        yield from _dropped(reading, ground, theirs)


def _no_longer(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """«لم يعد» where the cited sentences end nothing."""
    if any(one.french or one.language == "ar" for one in ground.cited):
        return
    there = {token.folded for one in ground.cited for token in one.tokens}
    if there & _ENDED or any(word.startswith(_ENDING) for word in there):
        return
    for at, token in enumerate(reading.tokens[1:], start=1):
        before = reading.tokens[at - 1].folded.lstrip("وف")
        if (before, token.folded) in _NO_LONGER:
            yield _polarity(
                reading,
                at - 1,
                at,
                "«{}»: لم ينته شيء في الجمل التي استندت إليها الجملة.",
                "“{}”: nothing has ended in the sentences that this one cites.",
            )
            return


def _without(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """«من دون» where the cited sentences have no word for it."""
    there = {form for one in ground.cited for token in one.tokens for form in forms_of(token)}
    if there & listed("denial") or any(word.endswith("less") for word in there):
        return
    for at, token in enumerate(reading.tokens):
        if forms_of(token) & listed("without"):
            yield _polarity(
                reading,
                at,
                min(at + 1, len(reading.tokens) - 1),
                "تنفي الجملة «{}»، ولا نفي في الجمل التي استندت إليها.",
                "The sentence denies “{}”; those that it cites deny nothing.",
            )
            return


def _added(reading: Reading, ground: Ground, mine: Sequence[Negator]) -> Iterator[Problem]:
    told = set(telling(reading))
    for negator in mine:
        for at in negator.governed[:NEAR]:
            token = reading.tokens[at]
            if token in told and match(token, "ar", ground.cited).grade:
                yield _polarity(
                    reading,
                    negator.at,
                    at,
                    "تنفي الجملة «{}»، ولا نفي في الجمل التي استندت إليها.",
                    "The sentence denies “{}”; those that it cites deny nothing.",
                )
                return


def _dropped(
    reading: Reading, ground: Ground, theirs: Sequence[tuple[int, Negator]]
) -> Iterator[Problem]:
    told = set(telling(reading))
    for place, negator in theirs:
        joined = ground.cited[place].tokens[negator.at].folded.startswith("non")
        if negator.force != "plain" and not joined:
            continue
        wanted = {*negator.governed[:1], *((negator.at,) if joined else ())}
        for at, token in enumerate(reading.tokens):
            found = match(token, "ar", (ground.cited[place],)).places
            if token in told and found and {index for _, index in found} <= wanted:
                yield _polarity(
                    reading,
                    at,
                    at,
                    "تثبت الجملة «{}»، وتنفيه الجمل التي استندت إليها.",
                    "The sentence affirms “{}”; those that it cites deny it.",
                )
                return


def _polarity(reading: Reading, first: int, last: int, arabic: str, english: str) -> Problem:
    start, end = reading.tokens[min(first, last)].start, reading.tokens[max(first, last)].end
    found = reading.text[start:end]
    return Problem(
        kind="polarity",
        found=found,
        start=start,
        end=end,
        message_ar=arabic.format(found),
        message_en=english.format(found),
    )
