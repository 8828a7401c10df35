"""Quotations: what stands between marks must be one stretch of what a source says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.reading import Span
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.ports import Encoder

SHORTEST_WORDS = 4
"""Shorter ones are names, titles and scare quotes."""
FAR = 0.42
"""A quotation in another language less similar than this to all that is said is invented."""


def find(
    aligned: Sequence[Aligned], sources: Sources, encoder: Encoder
) -> dict[str, tuple[Suspicion, ...]]:
    """Quotations by claim id that no source sentence carries; one call of the encoder."""
    wanted = [
        (one, quote)
        for one in aligned
        for quote in one.reading.quotes
        if len(quote.text.split()) >= SHORTEST_WORDS
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
        strength = max(0.0, min(1.0, (0.75 - score) / 0.5))
        if strength > 0.0:
            suspicion = _suspect(one, quote, score, strength, same_language=same)
            found[one.claim.id] = (*found.get(one.claim.id, ()), suspicion)
    return found


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


def _suspect(
    one: Aligned, quote: Span, score: float, strength: float, *, same_language: bool
) -> Suspicion:
    rule = "quote.absent" if score < FAR else "quote.loose"
    if same_language:
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
