"""Quotations: what stands between marks must be one stretch of what a source says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musnad.arabic.normal import fold
from musnad.check.align import COVERED, Aligned, Sources
from musnad.check.reading import Span
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.ports import Encoder

SHORTEST_WORDS = 4
"""Shorter ones are names, titles and scare quotes."""
FAR, NEAR = 0.62, 0.4
"""A quotation of which more than this is in doubt is invented; of less, carried."""
ALIKE = 0.75
"""A quotation as similar as this to what is said is carried as far as meaning goes."""
MEANING, WORDING = 0.6, 0.8
"""What meaning and words add to the doubt."""
SPREAD = 0.75
"""What words count for that several sentences have, and no single one."""


def find(
    aligned: Sequence[Aligned], sources: Sources, encoder: Encoder
) -> dict[str, tuple[Suspicion, ...]]:
    """Quotations by claim id that no source sentence carries; one call of the encoder."""
    wanted = [
        (one, quote)
        for one in aligned
        for quote in one.reading.quotes
        if len(quote.text.split()) >= SHORTEST_WORDS and not _between(one.reading.text, quote)
    ]
    if not wanted or not sources.items:
        return {}
    speakable = _speakable(sources)
    texts, items = list(speakable), list(speakable.values())
    rows = np.asarray(encoder.similarity([quote.text for _, quote in wanted], texts))
    found: dict[str, tuple[Suspicion, ...]] = {}
    everything = " ".join(fold(item.sentence.text) for item in sources.items)
    for (one, quote), row in zip(wanted, rows, strict=True):
        if fold(quote.text).strip(' ."') in everything:
            continue
        best = int(row.argmax())
        score = float(row[best])
        same = one.reading.language == sources.items[items[best]].reading.language
        doubt = _doubt(score, said(one, quote.start, quote.end))
        if doubt > NEAR or same:
            suspicion = _suspect(one, quote, doubt, same_language=same)
            found[one.claim.id] = (*found.get(one.claim.id, ()), suspicion)
    return found


def _between(text: str, quote: Span) -> bool:
    """Whether the words stand after one quotation and before the next: the mark before them
    closes («قال "نعم" ثم مضى»)."""
    before = text[quote.start - 2 : quote.start - 1] if quote.start > 1 else " "
    return quote.text.startswith(" ") and not before.isspace()


def _doubt(score: float, words: float) -> float:
    """How much of a quotation is in doubt, 0 to 1, by its meaning and by its words."""
    meaning = max(0.0, min(1.0, (ALIKE - score) / 0.5))
    return min(1.0, MEANING * meaning + WORDING * max(0.0, ALIKE - words))


def said(one: Aligned, start: int, end: int) -> float:
    """The share of the words in this stretch of the claim that a single sentence has."""
    inside = one.inside(start, end)
    if not inside:
        return 1.0
    best = max(
        sum(word.known or any(where == place for where, _ in word.match.places) for word in inside)
        for place in range(max(1, len(one.evidence)))
    )
    anywhere = sum(word.sure >= COVERED for word in inside)
    return max(best, SPREAD * anywhere) / len(inside)


def _speakable(sources: Sources) -> dict[str, int]:
    """Every sentence, quotation and clause of the sources, with its item."""
    found: dict[str, int] = {}
    for at, item in enumerate(sources.items):
        found.setdefault(item.sentence.text, at)
        for quote in item.reading.quotes:
            found.setdefault(quote.text, at)
        if len(item.reading.clauses) > 1 and len(sources.items) <= 300:
            for clause in item.reading.clauses:
                found.setdefault(clause.text, at)
    return found


def _suspect(one: Aligned, quote: Span, doubt: float, *, same_language: bool) -> Suspicion:
    rule = "quote.absent" if doubt > FAR else "quote.loose"
    strength = doubt
    if same_language and doubt <= FAR:
        rule = "quote.verbatim"
        strength = max(strength, 0.6)
    return noticed(
        "quote",
        rule,
        found=quote.text,
        start=one.claim.start + quote.start,
        end=one.claim.start + quote.end,
        message_ar="لا يرد هذا الاقتباس في المصدر؛ انقل القول كما ورد أو اجعله كلاما غير مباشر.",
        message_en="The source has no such quotation; quote what was said or use indirect speech.",
        strength=strength,
    )
