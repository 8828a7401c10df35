"""What no source says: whole sentences, tails added to true ones, and stock phrases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources, Word
from musnad.check.cover import content
from musnad.check.families import Forms, forms, hits
from musnad.check.foreign import foreign
from musnad.check.matching import match, match_in
from musnad.check.reading import Span
from musnad.check.suspicion import Suspicion, noticed, shown
from musnad.check.tables import rows, words

CARRIED = 0.5
"""A clause as similar as this to a sentence is carried by it."""
UNSAID = 0.6
"""The share of a clause's words from which it says what the evidence does not."""
UNSAID_TAIL = 0.6
"""The same for an end that opens as an added part does."""
LEAST_UNSAID = 2
"""One word that the evidence does not say is wording."""
SURELY = 0.85
"""A word that the glossary explains was said when the encoder finds one as near as this."""
LEAST_BEFORE = 4
"""Words of a clause before a part that is added to it."""
_FRAME = {"ar": words("attribution_frame_ar"), "en": words("attribution_frame_en")}
_OPENERS = words("tail_openers")
_OPENERS_INSIDE = words("tail_openers_inside")
_OPENING_PAIRS = frozenset(
    fold(pair)
    for pair in ("وهو ما", "وهي ما", "في خطوة", "في إطار", "في ظل", "paving the", "which has")
)
_PARTICIPLES = words("tail_participles")
FAR = 0.5
"""A claim as similar as this to its evidence has no clause of another story."""
LEAST_CLAUSE = 3
"""Words of a clause from which it may be told that nothing carries it."""
NAMELIKE = 0.4
"""A word that looks so foreign is part of a name."""
_LIMITS = {row[0]: frozenset(fold(word) for word in row[1].split()) for row in rows("limits")}
_SAYING = words("saying_ar") | words("saying_en") | _LIMITS["attributions"]
_SUPERLATIVES = {"ar": _LIMITS["superlatives_ar"], "en": _LIMITS["superlatives_en"]}
_LENGTHS = {"ar": _LIMITS["lengths"], "en": _LIMITS["lengths_en"]}


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The parts of the claim that nothing in the sources carries."""
    if not sources.items:
        return (whole(one, "unsupported.empty", 1.0),)
    found: list[Suspicion] = []
    if one.joined < 0.62 or one.coverage < 0.6:
        strength = max(0.0, min(1.0, (0.62 - one.joined) / 0.3))
        found.append(whole(one, "unsupported.silent", strength))
    found += _tail(one, sources)
    found += _unnamed(one, sources)
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


def _tail(one: Aligned, sources: Sources) -> list[Suspicion]:
    """The parts whose words nothing in the evidence renders, when the rest is carried."""
    tail = _last_part(one)
    if tail is not None:
        share = _unsaid(one, tail, sources)
        if share >= UNSAID_TAIL:
            return [_part(one, tail, "unsupported.part", min(1.0, 2.0 * share - 0.6))]
    if len(one.clauses) < 2 or one.best >= FAR:
        return []
    found = [
        (_unsaid(one, clause.span, sources), number, clause)
        for number, clause in enumerate(one.clauses)
        if clause.score < CARRIED
        and len(one.inside(clause.span.start, clause.span.end)) >= LEAST_CLAUSE
    ]
    share, _, worst = max(found, default=(0.0, 0, None), key=lambda triple: triple[:2])
    if worst is None or share < UNSAID:
        return []
    strength = share * (0.4 + max(0.0, CARRIED - worst.score))
    return [_part(one, worst.span, "unsupported.tail", min(1.0, strength))]


def _last_part(one: Aligned) -> Span | None:
    """The end of the claim from where it opens as an added reason, result, reaction or
    setting does; None when it has no such end or the end is most of it."""
    reading = one.reading
    clause = one.clauses[-1] if len(one.clauses) > 1 else None
    if clause is not None and clause.score >= CARRIED:
        return None
    if clause is not None and _opens(fold(clause.span.text).split()[:2], inside=False):
        return clause.span
    start = clause.span.start if clause is not None else 0
    tokens = [token for token in reading.tokens if token.start >= start]
    for at in range(len(tokens) - 1, LEAST_BEFORE, -1):
        if _opens([token.folded for token in tokens[at : at + 2]], inside=True):
            first = tokens[at].start
            return Span(text=reading.text[first:], start=first, end=len(reading.text))
    return None


def _opens(words_: Sequence[str], *, inside: bool) -> bool:
    """Whether words open an added part: after a comma, or ``inside`` a clause."""
    if not words_:
        return False
    if words_[0] in _OPENERS_INSIDE or " ".join(words_) in _OPENING_PAIRS:
        return True
    return not inside and (words_[0] in _OPENERS or words_[0] in _PARTICIPLES)


def _unsaid(one: Aligned, span: Span, sources: Sources) -> float:
    """The share of a part's words that the glossary knows and no one sentence says; 0 when
    there are too few to tell, somebody is quoted or named as who said it, or the evidence
    has the part's figure, date, length of time or superlative."""
    inside = one.inside(span.start, span.end)
    quoted = any(quote.start < span.end and span.start < quote.end for quote in one.reading.quotes)
    if quoted or _attributes(one, span) or _measured(one, span, sources):
        return 0.0
    missing = min(
        sum(not word.known and not _is_name(one, word) and _missing(word, place) for word in inside)
        for place in range(max(1, len(one.evidence)))
    )
    return missing / len(inside) if missing >= LEAST_UNSAID else 0.0


def _attributes(one: Aligned, span: Span) -> bool:
    """Whether a part says who said it: «قال فلان», «بحسب البيان», «وفق الوزارة»."""
    tokens = [t for t in one.reading.tokens if span.start <= t.start < span.end][:2]
    return any(
        form in _SAYING
        for token in tokens
        for form in (token.folded, token.folded[1:] if token.folded[:1] in "وف" else token.folded)
    )


def _is_name(one: Aligned, word: Word) -> bool:
    """Whether the word looks like part of a name, which is judged as one."""
    return one.reading.language == "ar" and foreign(word.token.folded) > NAMELIKE


def _measured(one: Aligned, span: Span, sources: Sources) -> bool:
    """Whether the evidence has what a part measures: its figure or date, a length of time
    («منذ أربعة عقود», "in 40 years"), or that it is a first, a most or a record."""
    reading = one.reading
    near = [sources.items[at].reading for at in one.evidence]
    values = {f.value for f in reading.figures if span.start <= f.start < span.end}
    dated = any(span.start <= d.start < span.end for d in reading.dates)
    mine = {
        form
        for token, heads in zip(reading.tokens, reading.heads, strict=True)
        if span.start <= token.start < span.end
        for form in (token.folded, *heads)
    }
    language = "ar" if reading.language == "ar" else "en"
    for there in near:
        tongue = "ar" if there.language == "ar" else "en"
        if values & {f.value for f in there.figures} or (dated and there.dates):
            return True
        for lists in (_SUPERLATIVES, _LENGTHS):
            if mine & lists[language] and not there.vocabulary.isdisjoint(lists[tongue]):
                return True
    return False


def _missing(word: Word, place: int) -> bool:
    """Whether the glossary explains the word and this sentence of the evidence lacks it."""
    if word.match.grade:
        return all(where != place for where, _ in word.match.places)
    return word.match.explained and word.sure < SURELY


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


def _unnamed(one: Aligned, sources: Sources) -> list[Suspicion]:
    """An attribution to nobody in particular («وثائق مسربة») of which no source speaks."""
    told = one.reading.attribution
    if told is None or told.bodies:
        return []
    language = one.reading.language
    inside = [
        token
        for token in content(one.reading.tokens, language)
        if told.start < token.start < told.end and token.folded not in _FRAME[language]
    ]
    strange = [
        token
        for token in inside
        if not any(match_in(token.folded, language, item.reading) for item in sources.items)
    ]
    near = (sources.items[0].reading,)
    named = any(not match(token, language, near).explained for token in inside)
    if named or len(strange) < max(LEAST_UNSAID, UNSAID * len(inside)):
        return []
    span = Span(
        text=one.reading.text[told.start : told.end].rstrip(" .،"), start=told.start, end=told.end
    )
    return [_part(one, span, "unsupported.part", 0.9)]


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
