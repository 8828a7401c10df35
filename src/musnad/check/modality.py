"""Modality: what may, should or is planned to happen, told as if it had happened."""

from __future__ import annotations

from musnad.check.align import Aligned, Sources
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import words

SCOPE = 7
"""Words before the matched word in which a hedge governs it."""
_HEDGES = {"ar": words("hedges_ar"), "en": words("hedges_en")}
_FUTURE = ("سي", "ست", "سن")
_SCHEDULED = ("المقرر", "المزمع", "المرتقب")
_IMPERSONAL = frozenset({"من", "ومن", "كان", "وكان"})
_NOT_PAST = ("ي", "ال", "لم", "لن", "لا", "قد", "في", "من", "خلال")
_SAYING = words("saying_ar")
_NONE: frozenset[str] = frozenset()
MATCHED = 0.5
"""So near, the claim's verb is the source's word."""
SHORTEST = 3


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """A certain claim where the source sentence hedges the very verb."""
    if not one.evidence or one.grid is None or not _asserts(one.reading):
        return ()
    item = sources.items[one.evidence[0]]
    at = _matched(one, item.reading)
    if at is None:
        return ()
    hedge = _governing(item.reading, at)
    if hedge is None:
        return ()
    told = item.reading.tokens
    said = item.reading.text[told[hedge].start : told[at].end]
    first = one.reading.tokens[0]
    return (
        noticed(
            "polarity",
            "polarity.hedge",
            found=first.text,
            start=one.claim.start + first.start,
            end=one.claim.start + first.end,
            expected=said,
            sentence=item.sentence.id,
            message_ar=f"المصدر لا يجزم («{said}»)، والنص يجزم؛ أعد صيغة الاحتمال أو الطلب.",
            message_en=f"The source does not say it for certain (“{said}”); the text does.",
            strength=0.8,
        ),
    )


def _asserts(reading: Reading) -> bool:
    """Whether the sentence opens with a verb in the past and hedges nothing."""
    if not reading.tokens or any(_is_hedge(reading, at) for at in range(len(reading.tokens))):
        return False
    first = reading.tokens[0].folded
    verb = first[1:] if first.startswith("و") and len(first) > SHORTEST else first
    if reading.language != "ar":
        return True
    return not verb.startswith(_NOT_PAST) and first not in _SAYING


def _matched(one: Aligned, reading: Reading) -> int | None:
    """The source word that the claim's opening verb comes nearest to, if any does."""
    opening = one.reading.tokens[0 if one.reading.language == "ar" else -1]
    best: tuple[float, int] | None = None
    for number, word in enumerate(one.words):
        if one.reading.language == "ar" and word.token is not opening:
            continue
        for at, token in enumerate(reading.tokens):
            near = one.near(number, token)
            if near >= MATCHED and (best is None or near > best[0]):
                best = (near, at)
    return best[1] if best else None


def _governing(reading: Reading, at: int) -> int | None:
    for place in range(at - 1, max(-1, at - 1 - SCOPE), -1):
        between = reading.text[reading.tokens[place].end : reading.tokens[place + 1].start]
        if any(mark in between for mark in ".;؛،,"):
            return None
        if _is_hedge(reading, place):
            return place
    return None


def _is_hedge(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if token.text[:1].isupper() and at:
        return False  # a name: May
    if token.folded.lstrip("و").startswith(_SCHEDULED) and not (
        at and reading.tokens[at - 1].folded in _IMPERSONAL
    ):
        return False  # an adjective of an event: «القمة المقررة»
    if any(form in _HEDGES.get(reading.language, _NONE) for form in reading.heads[at]):
        return True
    return reading.language == "ar" and token.folded.lstrip("و").startswith(_FUTURE)
