"""Whether two releases in one language are the same release, lightly edited.

Same words are not enough: a weekly statement has nearly the words of last week's. So what was
changed is looked at, and a changed figure, day, name or matter makes two releases of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from musnad.core.ports import Encoder
from musnad.match.profile import Passage, Profile, shapes
from musnad.match.verdict import Twin

LEAST_RESEMBLANCE: Final = 0.25
"""Texts whose sketches have less in common are not compared word by word."""

_ALIKE: Final = 0.6
"""Share of words in common from which two sentences are read as one sentence changed."""
_SHORT_COVERED: Final = 0.75
_LONG_COVERED: Final = 0.55
_MEANS_THE_SAME: Final = 0.9
_SAME_MATTER: Final = 0.75
_EDGE_TOKENS: Final = 16
_SAME_SPELLING: Final = 0.8
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences read as one: in ``ours`` of the one release, ``theirs`` of the other."""

    ours: Passage
    theirs: Passage


def near(ours: Profile, theirs: Profile, encoder: Encoder) -> Twin | None:
    """What speaks for one release told twice, or None when something speaks against it."""
    pairs, left, right = _aligned(ours.body, theirs.body)
    shares = sorted(
        (
            _size([one.ours for one in pairs]) / max(_size(ours.body), 1),
            _size([one.theirs for one in pairs]) / max(_size(theirs.body), 1),
        )
    )
    if shares[1] < _SHORT_COVERED or shares[0] < _LONG_COVERED:
        return None
    changed = [one for one in pairs if one.ours.tokens != one.theirs.tokens]
    other = (
        (_tells(left) and _tells(right))
        or any(_other_days(one.ours, one.theirs) for one in pairs)
        or any(_differs(one) for one in changed)
        or (ours.title and theirs.title and _facts_differ(ours.title, theirs.title))
        or _replaces(left, right, pairs, ours, theirs, encoder)
        or _means_otherwise([one for one in changed if _reworded(one)], encoder)
    )
    if other:
        return None
    return Twin(kind="near", score=round(sum(shares) / 2, 3), changed=len(changed))


def _means_otherwise(pairs: Sequence[Pair], encoder: Encoder) -> bool:
    if not pairs:
        return False
    rows = encoder.similarity([one.ours.text for one in pairs], [one.theirs.text for one in pairs])
    return any(rows[at][at] < _MEANS_THE_SAME for at in range(len(pairs)))


def _aligned(
    ours: Sequence[Passage], theirs: Sequence[Passage]
) -> tuple[list[Pair], list[Passage], list[Passage]]:
    """Sentences paired by the words they share, best first; then those left on either side."""
    found = []
    counted = [Counter(other.tokens) for other in theirs]
    for i, one in enumerate(ours):
        mine = Counter(one.tokens)
        for j, other in enumerate(theirs):
            size = len(one.tokens) + len(other.tokens)
            if 2 * min(len(one.tokens), len(other.tokens)) < _ALIKE * size:
                continue
            share = 2 * (mine & counted[j]).total() / max(size, 1)
            if share >= _ALIKE:
                found.append((-share, abs(i - j), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append(Pair(ours=ours[i], theirs=theirs[j]))
    left = [one for at, one in enumerate(ours) if at not in taken[0]]
    right = [one for at, one in enumerate(theirs) if at not in taken[1]]
    return pairs, left, right


def _tells(left: Sequence[Passage]) -> bool:
    """Whether what stands on one side only is news: longer than a line around the text."""
    return any(
        len(one.tokens) > _EDGE_TOKENS or (len(one.words) > 3 and (one.figures or one.days))
        for one in left
    )


def _replaces(
    left: Sequence[Passage],
    right: Sequence[Passage],
    pairs: Sequence[Pair],
    ours: Profile,
    theirs: Profile,
    encoder: Encoder,
) -> bool:
    """Whether a sentence stands in one text where the other has another one."""
    mine = _places(ours.body, {id(one.ours): at for at, one in enumerate(pairs)})
    others = _places(theirs.body, {id(one.theirs): at for at, one in enumerate(pairs)})
    for one in left:
        for other in right:
            if mine[id(one)] == others[id(other)] and _matters(one) and _matters(other):
                meaning = encoder.similarity([one.text], [other.text])[0][0]
                if meaning < _SAME_MATTER or _facts_differ(one, other):
                    return True
    return False


def _places(body: Sequence[Passage], paired: Mapping[int, int]) -> dict[int, int]:
    """For each sentence, the pair that was met last before it; -1 before the first."""
    found, last = {}, -1
    for one in body:
        last = paired.get(id(one), last)
        found[id(one)] = last
    return found


def _matters(one: Passage) -> bool:
    return len(one.words) >= _LEAST_WORDS


def _differs(pair: Pair) -> bool:
    if _facts_differ(pair.ours, pair.theirs):
        return True
    return any(_renamed(ours, theirs, pair) for ours, theirs in _replaced(pair))


def _facts_differ(ours: Passage, theirs: Passage) -> bool:
    """Whether each side has a figure, a day or a name where the other has another one."""
    if set(ours.figures) != set(theirs.figures) and (ours.figures and theirs.figures):
        return True
    if _other_days(ours, theirs):
        return True
    mine = [one for one in ours.names if not any(one & other for other in theirs.names)]
    others = [one for one in theirs.names if not any(one & other for other in ours.names)]
    return bool(mine and others)


def _other_days(ours: Passage, theirs: Passage) -> bool:
    """Whether each side tells a day that the other does not: «on Tuesday» of another week."""
    return bool(ours.days - theirs.days and theirs.days - ours.days)


def _replaced(pair: Pair) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    matcher = SequenceMatcher(a=pair.ours.tokens, b=pair.theirs.tokens, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace":
            yield (a, b), (c, d)


def _renamed(ours: tuple[int, int], theirs: tuple[int, int], pair: Pair) -> bool:
    """Whether a capital word, or one that no list has, gave way to another such word."""
    mine, others = _named(pair.ours, *ours), _named(pair.theirs, *theirs)
    mine, others = mine - others, others - mine
    return any(not any(_spelling(one, two) for two in others) for one in mine) and bool(others)


def _named(passage: Passage, start: int, end: int) -> set[str]:
    strange = {word.folded for word in passage.words if word.name}
    return {
        passage.tokens[at]
        for at in range(start, end)
        if passage.tokens[at] in strange or (at and passage.spelt[at][:1].isupper())
    }


def _spelling(one: str, other: str) -> bool:
    """Whether two words are one name in two spellings, or one word with something joined to it."""
    if _variants(one, other):
        return True
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() >= _SAME_SPELLING


def _reworded(pair: Pair) -> bool:
    """Whether words that mean something were put in the place of others."""
    mine = {one.folded for one in pair.ours.words}
    others = {one.folded for one in pair.theirs.words}
    return bool(
        [one for one in mine - others if not any(_variants(one, two) for two in others - mine)]
        and (others - mine)
    )


def _variants(one: str, other: str) -> bool:
    return bool(shapes(one) & shapes(other))


def _size(passages: Sequence[Passage]) -> int:
    return sum(len(one.tokens) for one in passages)
