"""Finds the names of a text: longest first, not overlapping, read by their context.

Where a name is also a word («مالي», ``Chad``), or names two things («عمان»), the words
around it decide; without a sign the reading with less to answer for is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musnad.lexicon.context import Scene, plausible, preferred
from musnad.lexicon.entries import Mention, MentionKind
from musnad.lexicon.names import Index, Name
from musnad.lexicon.words import (
    Word,
    bare,
    is_arabic,
    joined,
    key,
    skip_letters,
    strip_marks,
    words,
)

_ORDER: Final[Mapping[MentionKind, int]] = {
    "person": 0,
    "organisation": 1,
    "office": 2,
    "country": 3,
    "place": 4,
    "nationality": 5,
}
_RANKS: Final[Mapping[str, str]] = {
    key(word): rank
    for rank, told in {
        "deputy": ("deputy", "vice", "نائب", "نائبة"),
        "assistant": ("assistant", "مساعد", "مساعدة"),
        "under": ("under", "وكيل", "وكيلة"),
    }.items()
    for word in told
}
"""Words before an office that make it another office, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    name: Name
    first: int
    last: int
    taken: int  # letters of the first word that are joined particles


def find(text: str, language: str, index: Index) -> tuple[Mention, ...]:
    """The mentions of a text in order; an English text is not searched for Arabic names.

    ``language`` is ``ar`` or ``en`` (any other is read as both).
    """
    heard = words(text)
    found: list[list[_Hit]] = []
    at = 0
    while at < len(heard):
        hits = _longest(text, heard, at, index, language)
        if hits:
            found.append(hits)
            at = hits[0].last + 1
        else:
            at += 1
    scene = Scene(
        text=text,
        words=heard,
        seen=frozenset(),
        covered=frozenset(
            number for hits in found for number in range(hits[0].first, hits[0].last + 1)
        ),
    )
    scene = replace(scene, seen=_named_in_full(found, scene, index))
    mentions = []
    for hits in found:
        kept = [hit for hit in hits if _stands(hit, scene, index)]
        if kept:
            mentions.append(_mention(kept, scene))
    return tuple(_with_ranks(text, heard, mentions))


def _named_in_full(found: Sequence[Sequence[_Hit]], scene: Scene, index: Index) -> frozenset[str]:
    """The ids that the text names by more than a surname or an adjective."""
    return frozenset(
        hit.name.id
        for hits in found
        for hit in hits
        if not hit.name.weak and hit.name.kind != "nationality" and _stands(hit, scene, index)
    )


def _longest(text: str, heard: Sequence[Word], at: int, index: Index, language: str) -> list[_Hit]:
    word = heard[at]
    readings = index.readings(word.key)
    if not readings or (language == "en" and is_arabic(word.key)):
        return []
    best: list[_Hit] = []
    length = 0
    following = heard[at + 1].key if at + 1 < len(heard) else None
    for taken, names in readings:
        for one in names:
            size = len(one.keys)
            if size < length or (best and size == length and best[0].taken != taken):
                break
            # Hundreds of names begin with such a word as "minister": most end here.
            if size > 1 and one.keys[1] != following:
                continue
            if _fits(text, heard, at, one):
                length = size
                best.append(_Hit(name=one, first=at, last=at + size - 1, taken=taken))
                best = [hit for hit in best if len(hit.name.keys) == size]
    return best


def _fits(text: str, heard: Sequence[Word], at: int, one: Name) -> bool:
    size = len(one.keys)
    if at + size > len(heard):
        return False
    for step in range(size):
        word = heard[at + step]
        if step and word.key != one.keys[step]:
            return False
        if one.exact and word.text != one.raw[step]:
            return False
        if one.capital and one.raw[step][0].isupper() and not word.text[0].isupper():
            return False
        if step and not joined(text, heard[at + step - 1], word, dotted=one.dotted):
            return False
    return True


def _stands(hit: _Hit, scene: Scene, index: Index) -> bool:
    one = hit.name
    if one.weak and len(index.surnames[one.keys]) > 1 and one.id not in scene.seen:
        return False
    if one.weak and is_arabic(one.keys[0]) and not _spelt(hit, scene):
        return False
    return plausible(one, scene, hit.first, hit.last)


def _spelt(hit: _Hit, scene: Scene) -> bool:
    """Whether a lone surname has its own hamzas and last letter: «رايت» is not «رأيت»."""
    for number, wanted in enumerate(hit.name.raw):
        word = scene.words[hit.first + number].text
        letters = strip_marks(word)[hit.taken if number == 0 else 0 :]
        if letters[1:] != strip_marks(wanted)[1:]:
            return False
    return True


def _mention(hits: Sequence[_Hit], scene: Scene) -> Mention:
    ranked = sorted(hits, key=lambda hit: (_ORDER[hit.name.kind], hit.name.weak))
    names = [hit.name for hit in ranked]
    text = scene.text
    chosen = preferred(names, scene, ranked[0].first)
    first, last = scene.words[ranked[0].first], scene.words[ranked[0].last]
    start = first.start + skip_letters(first.text, ranked[0].taken)
    end = last.end
    if chosen.dotted and chosen.exact and text[end : end + 1] == ".":
        end += 1
    others = dict.fromkeys(
        (*chosen.others, *(id_ for one in names for id_ in (one.id, *one.others)))
    )
    others.pop(chosen.id, None)
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        kind=chosen.kind,
        id=chosen.id,
        others=tuple(others),
    )


def _with_ranks(text: str, heard: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """Widens an office by the rank before it: ``Deputy`` Secretary of State."""
    by_start = {word.start: number for number, word in enumerate(heard)}
    widened: list[Mention] = []
    floor = 0
    for mention in mentions:
        at = by_start.get(mention.start)
        wider = mention
        while mention.kind == "office" and at and heard[at - 1].start >= floor:
            ranked = _ranked(text, heard[at - 1], wider)
            if ranked is wider:
                break
            wider, at = ranked, at - 1
        widened.append(wider)
        floor = wider.end
    return widened


def _ranked(text: str, before: Word, mention: Mention) -> Mention:
    for stem, taken in bare(before.key):
        rank = _RANKS.get(stem)
        if rank and text[before.end : mention.start] in (" ", "-", "\u00a0"):
            start = before.start + skip_letters(before.text, taken)
            return Mention(
                text=text[start : mention.end],
                start=start,
                end=mention.end,
                kind="office",
                id=f"{rank}:{mention.id}",
                others=tuple(f"{rank}:{other}" for other in mention.others),
            )
    return mention
