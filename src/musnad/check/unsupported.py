"""What no source says: whole sentences, tails added to true ones, and stock phrases."""

from __future__ import annotations

from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.families import Forms, forms, hits
from musnad.check.reading import Span
from musnad.check.suspicion import Suspicion, noticed, shown
from musnad.check.tables import rows

SILENT = 0.33
"""A claim whose best sentence is less similar than this speaks of something else."""


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The parts of the claim that nothing in the sources carries."""
    if not sources.items:
        return (whole(one, "unsupported.empty", 1.0),)
    found: list[Suspicion] = []
    if one.joined < 0.62 or one.coverage < 0.6:
        strength = max(0.0, min(1.0, (0.62 - one.joined) / 0.3))
        found.append(whole(one, "unsupported.silent", strength))
    found += _tail(one)
    found += _stock(one, sources)
    return tuple(found)


def whole(one: Aligned, rule: str, strength: float) -> Suspicion:
    """The whole claim is without support."""
    return noticed(
        "unsupported",
        rule,
        found=one.claim.text,
        start=one.claim.start,
        end=one.claim.end,
        message_ar="لا يذكر المصدر هذا؛ احذف الجملة أو أسندها إلى مصدر يقوله.",
        message_en="The source does not say this; delete it or cite a source that does.",
        strength=strength,
    )


def _tail(one: Aligned) -> list[Suspicion]:
    """The clause that is far less carried than the rest, when the rest is carried."""
    if len(one.clauses) < 2:
        return []
    worst = min(one.clauses, key=lambda clause: clause.cover + clause.score)
    others = [clause for clause in one.clauses if clause is not worst]
    rest = sum(clause.cover for clause in others) / len(others)
    gap = rest - worst.cover
    if len(worst.span.text.split()) < 3 or (worst.cover > 0.62 and worst.score > 0.45):
        return []
    strength = max(0.0, min(1.0, gap * 2.0 + max(0.0, 0.5 - worst.score)))
    return [_part(one, worst.span, "unsupported.tail", strength)] if strength > 0.05 else []


def _part(one: Aligned, span: Span, rule: str, strength: float) -> Suspicion:
    return noticed(
        "unsupported",
        rule,
        found=span.text,
        start=one.claim.start + span.start,
        end=one.claim.start + span.end,
        message_ar=f"لا يذكر المصدر هذا الجزء: «{shown(span.text)}»؛ احذفه.",
        message_en=f"The source does not say this part: “{shown(span.text)}”; delete it.",
        strength=strength,
    )


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, Forms, Forms, Forms], ...]:
    return tuple((row[0], forms(row[1]), forms(row[2]), forms(row[3])) for row in rows("stock"))


def _stock(one: Aligned, sources: Sources) -> list[Suspicion]:
    """Stock phrases of official news that the evidence has nothing to match."""
    reading = one.reading
    found: list[Suspicion] = []
    folded = fold(reading.text)
    if not folded:
        return []
    for _, arabic, english, cues in _phrases():
        mine = arabic if reading.language == "ar" else english
        for hit in hits(mine, reading)[:1]:
            said = False
            for at in one.evidence:
                there = sources.items[at].reading
                wanted = arabic if there.language == "ar" else cues
                said = said or bool(hits(wanted, there))
            if said:
                continue
            start, end = reading.tokens[hit.first].start, reading.tokens[hit.end - 1].end
            span = Span(text=reading.text[start:end], start=start, end=end)
            found.append(_part(one, span, "unsupported.stock", 0.8))
    return found[:2]
