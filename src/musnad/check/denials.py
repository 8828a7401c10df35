"""Denials that only one side has: put in by a sentence, or lost from what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.check.ground import Ground, forms_of, listed, telling
from musnad.check.matching import match
from musnad.check.negators import Negator, negators
from musnad.check.reading import Reading
from musnad.check.tables import words
from musnad.core.report import Problem
from musnad.lexicon.english import base_forms

_NO_LONGER = frozenset(
    (one, verb)
    for one in ("لم", "لن")
    for verb in ("يعد", "تعد", "يعودا", "تعودا", "يعودوا", "يعود", "تعود")
)
_REPORTING = words("reporting_en")
_ENDED = frozenset({"longer", "anymore", "former", "formerly", "gone", "over", "past", "lost"})
_ENDING = ("ceas", "stop", "end", "expir", "laps", "return", "come", "came", "obsolete", "halt")
NEAR = 2
"""Words right after a negator that it is taken to deny."""
BESIDE = 6
"""Tokens between a word of the cited sentence and what may deny it in another way."""


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
    plain = [one for one in mine if one.force == "plain"]
    yield from _added(reading, ground, plain, any_there=bool(theirs))
    yield from _unsaid(reading, ground, plain)
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


def _added(
    reading: Reading, ground: Ground, mine: Sequence[Negator], *, any_there: bool
) -> Iterator[Problem]:
    """What a sentence denies and the cited ones say without denying it; a denial that opens
    the sentence needs one there in any case."""
    told = set(telling(reading))
    meant = any(one.force == "implied" for one in negators(reading))
    excepted = any(forms_of(token) & listed("except") for token in reading.tokens)
    for negator in () if excepted else mine:
        near = [at for at in negator.governed[:NEAR] if reading.tokens[at] in told]
        if negator.at == 0 and near and match(reading.tokens[near[0]], "ar", ground.cited).grade:
            near = near[:1]  # the verb of the sentence itself
        said = [
            (place, index)
            for at in near
            for place, index in match(reading.tokens[at], "ar", ground.cited).places
        ]
        denied = any(
            one.denies
            and (one.covers(index) or (one.force != "plain" and abs(one.at - index) <= BESIDE))
            for place, index in said
            for one in negators(ground.cited[place])
            if one.force == "plain" or one.itself or not meant
        )
        bare = not said and negator.at == 0 and not any_there
        if near and not denied and (said or bare):
            yield _polarity(
                reading,
                negator.at,
                near[0],
                "تنفي الجملة «{}»، ولا نفي في الجمل التي استندت إليها.",
                "The sentence denies “{}”; those that it cites deny nothing.",
            )
            return


def _unsaid(reading: Reading, ground: Ground, mine: Sequence[Negator]) -> Iterator[Problem]:
    """«لم يؤكد» where nobody is told there not to have said something."""
    there = any(
        not _REPORTING.isdisjoint(base_forms(one.folded))
        for sentence in ground.cited
        for negator in negators(sentence)
        if negator.force == "plain"
        for one in (sentence.tokens[at] for at in negator.governed[:NEAR])
    )
    arabic = any(one.language == "ar" for one in ground.cited)
    for negator in () if there or arabic else mine:
        verb = reading.tokens[negator.governed[0]] if negator.governed else None
        if verb is not None and verb.folded in listed("not_said"):
            yield _polarity(
                reading,
                negator.at,
                negator.governed[0],
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
