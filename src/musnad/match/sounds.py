"""Words of one release looked for among those of another: as written, by meaning, by sound.

A name has another shape in the other script, so that it has to be compared letter by letter
with every word it may be; what can't be it by its first letter or its length is not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from musnad.arabic.names import similarity
from musnad.match.profile import Word

_SAME_NAME: Final = 0.72
_JOINED: Final = ("و", "ب", "ل", "ال", "وال", "بال", "لل", "ف", "ك")
_LEAST_LETTERS: Final = 3
_MOST_COMPARED: Final = 60
"""Words of one first letter that a name is compared with: more are no ordinary text."""
_OPENS: Final = {
    "a": "اعءه", "b": "ب", "c": "كسقشتج", "d": "دضذ", "e": "اعيءه", "f": "ف", "g": "غجقك",
    "h": "هحخا", "i": "ايعء", "j": "جيخه", "k": "كقخ", "l": "ل", "m": "م", "n": "ن", "o": "اعوء",
    "p": "بف", "q": "قك", "r": "ر", "s": "سصشز", "t": "تطث", "u": "ايوع", "v": "فو", "w": "وف",
    "x": "كسشزخ", "y": "يا", "z": "زظذسض",
}  # fmt: skip
"""Arabic letters, folded, that a name with this first Latin letter may begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Words ready to be looked for: as written, what they may mean, and by first letter.

    ``arabic`` has every form that an Arabic word may have without what is joined to it,
    ``latin`` the capital words, by each Arabic letter that they may begin with.
    """

    folded: frozenset[str]
    senses: frozenset[str]
    arabic: Mapping[str, tuple[str, ...]]
    latin: Mapping[str, tuple[str, ...]]


def heard(words: Iterable[Word]) -> Heard:
    """The words of a text or of a part of it."""
    told = {word.folded: word for word in words}
    arabic: dict[str, dict[str, None]] = {}
    latin: dict[str, dict[str, None]] = {}
    for word in told.values():
        if not word.latin:
            for form in _forms(word.folded):
                arabic.setdefault(form[0], {})[form] = None
        elif word.spelt[0].isupper():
            for letter in _opens(word.folded):
                latin.setdefault(letter, {})[word.spelt] = None
    return Heard(
        folded=frozenset(told),
        senses=frozenset().union(*(word.senses for word in told.values())),
        arabic={letter: tuple(forms)[:_MOST_COMPARED] for letter, forms in arabic.items()},
        latin={letter: tuple(names)[:_MOST_COMPARED] for letter, names in latin.items()},
    )


def means(word: Word, others: Heard) -> bool:
    """Whether others have the word, one that may mean the same, or the same name."""
    return not word.senses.isdisjoint(others.senses) or is_told(word, others)


def is_told(word: Word, others: Heard) -> bool:
    """Whether others have the word as it is written, or as its sound is in the other script."""
    if word.folded in others.folded:
        return True
    if not word.latin:
        return any(
            _sounds(form, name)
            for form in _forms(word.folded)
            for name in others.latin.get(form[0], ())
        )
    if not word.spelt[0].isupper():
        return False
    return any(
        _sounds(form, word.spelt)
        for letter in _opens(word.folded)
        for form in others.arabic.get(letter, ())
    )


def _sounds(arabic: str, latin: str) -> bool:
    if not len(latin) <= 3 * len(arabic) + 1 or len(arabic) > len(latin) + 2:
        return False
    return similarity(arabic, latin) >= _SAME_NAME


def _opens(folded: str) -> str:
    return _OPENS.get(folded[0], "")


def _forms(folded: str) -> list[str]:
    bare = (folded.removeprefix(joined) for joined in _JOINED if folded.startswith(joined))
    return [folded, *(one for one in bare if len(one) >= _LEAST_LETTERS)]
