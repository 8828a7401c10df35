"""English sentence -> tokens with dependencies, names and figures standing as one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from spacy.tokens import Doc

from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import figures
from musnad.write.brief.entity import Entity
from musnad.write.brief.language import annotate, english
from musnad.write.brief.names import Namer, People

LONGEST_SENTENCE = 1200
"""Code points; a longer sentence is left as it stands."""

_BOUNDS = (
    (r"at least", "ما لا يقل عن"),
    (r"(?:more|greater) than|over|upwards of", "أكثر من"),
    (r"nearly|almost", "ما يقارب"),
    (r"about|around|approximately|roughly|some|an estimated", "نحو"),
    (r"up to|as many as", "ما يصل إلى"),
    (r"(?:less|fewer) than|under", "أقل من"),
    (r"at most|no more than", "ما لا يزيد على"),
)
_BOUND = tuple(
    (re.compile(rf"\b(?:{pattern})\s$", re.IGNORECASE), arabic) for pattern, arabic in _BOUNDS
)
_GAP = re.compile(r"^[\s,]*\(?$|^ on $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence: its spaCy tokens and, by token index, the entity that a token stands for."""

    text: str
    doc: Doc
    entities: dict[int, Entity]


def parse(
    text: str, namer: Namer, people: People, published: datetime | None, *, title: bool = False
) -> Parsed:
    """The sentence taken apart; in a ``title`` capitals outside names mean nothing."""
    entities = namer.find(text, people)
    entities = _without_overlap(entities, _times(text, published), _amounts(text))
    words: list[str] = []
    spaces: list[bool] = []
    at_token: dict[int, Entity] = {}
    cursor = 0
    for one in entities:
        _words_of(_lowered(text[cursor : one.start], title), words, spaces)
        at_token[len(words)] = one
        words.append(one.mask)
        spaces.append(text[one.end : one.end + 1].isspace())
        cursor = one.end
    _words_of(_lowered(text[cursor:], title), words, spaces)
    if not words:
        words, spaces = ["."], [False]
    return Parsed(text=text, doc=annotate(words, spaces), entities=at_token)


def _lowered(gap: str, title: bool) -> str:
    return gap.lower() if title else gap


def _words_of(gap: str, words: list[str], spaces: list[bool]) -> None:
    for token in english().tokenizer(gap):
        if token.is_space:
            continue
        words.append(token.text.replace("’", "'"))
        spaces.append(bool(token.whitespace_))


def _times(text: str, published: datetime | None) -> list[Entity]:
    found: list[Entity] = []
    for one in dates(text, "en", published=published):
        entity = _time(one)
        if entity is None:
            continue
        last = found[-1] if found else None
        if last is not None and _GAP.match(text[last.end : one.start]):
            merged = _merged(last, entity, text)
            if merged is not None:
                found[-1] = merged
                continue
        found.append(entity)
    return found


def _time(one: DateMention) -> Entity | None:
    if one.kind == "hijri":
        return None
    mask = {"month": "March", "year": "2025", "relative": "today", "span": "Tuesday"}.get(
        one.kind, "Tuesday"
    )
    return Entity(
        start=one.start,
        end=one.end,
        kind="date",
        english=one.text,
        mask=mask,
        day=one.resolved,
        last=one.end_resolved,
        measure=one.kind,
    )


def _merged(last: Entity, one: Entity, text: str) -> Entity | None:
    if last.day is None or last.day != one.day or {last.measure, one.measure} & {"month", "year"}:
        return None
    end = one.end
    if "(" in text[last.end : one.start] and text[end : end + 1] == ")":
        end += 1
    measure = "date" if "date" in (last.measure, one.measure) else last.measure
    return replace(last, end=end, english=text[last.start : end], measure=measure)


def _amounts(text: str) -> list[Entity]:
    found: list[Entity] = []
    for one in figures(text, "en"):
        if one.kind == "ordinal":
            continue
        start, bound = one.start, ""
        for pattern, arabic in _BOUND:
            hit = pattern.search(text[: one.start])
            if hit is not None:
                start, bound = hit.start(), arabic
                break
            inner = re.match(pattern.pattern.replace("$", ""), one.text, re.IGNORECASE)
            if inner is not None:
                bound = arabic
                break
        if one.approx is not None and not bound:
            continue
        mask = {"money": "money", "percent": "half"}.get(one.kind, "34")
        if one.kind == "cardinal" and one.value == 1:
            mask = "one"
        found.append(
            Entity(
                start=start,
                end=one.end,
                kind="figure",
                english=text[start : one.end],
                mask=mask,
                value=one.value,
                high=one.high,
                measure=one.kind,
                unit=one.unit,
                bound=bound,
            )
        )
    return found


def _without_overlap(*layers: list[Entity]) -> list[Entity]:
    """All entities in order; where two overlap, the one of the earlier layer stays."""
    kept: list[Entity] = []
    for layer in layers:
        kept.extend(
            one
            for one in layer
            if not any(other.start < one.end and one.start < other.end for other in kept)
        )
    return sorted(kept, key=lambda one: one.start)
