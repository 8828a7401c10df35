"""What is left of an Arabic word when its inflection is taken off: for matching only.

Two words of one skeleton are usually forms of one word or of one root: «يلتقي» and «التقى»,
«وزراء» and «وزير», «للإعلان» and «أعلن». Nothing here may be used to rewrite text.
"""

from __future__ import annotations

from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.normal import fold_word

SAME = 1.0
"""The grade of a word met as it is written, joined particles apart."""
ENDED = 0.95
"""The grade of a word met without an ending: of number, gender or a pronoun."""
WRITTEN = 0.9
"""The grade of a word met by its consonants."""
DERIVED = 0.85
"""The grade of a word met by its consonants without what makes a verb or a participle of it."""
SHORT = 0.9
"""What a word counts for that is met by two consonants only."""
CHANGED = 0.04
"""What each long vowel more or less takes off."""

_CHANGED = 2
_LONGEST = 40
_SHORTEST = 3
_WEAK = str.maketrans("", "", "اويء")
_ENDINGS = (
    "هما",
    "اتها",
    "اته",
    "اتهم",
    "يتها",
    "تها",
    "تهم",
    "ته",
    "تنا",
    "تي",
    "ها",
    "هم",
    "هن",
    "كم",
    "نا",
    "ات",
    "ون",
    "ين",
    "ان",
    "وا",
    "تين",
    "تان",
    "تا",
    "تم",
    "ته",
    "يه",
    "يا",
    "يين",
    "يون",
    "ه",
    "ي",
    "ت",
    "ا",
    "ك",
    "و",
    "ن",
)
_BEGINNINGS = ("سي", "ست", "سن", "سا", "ي", "ت", "ن", "م", "مت", "ا")


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[tuple[str, float], ...]:
    """Every key that the word may be met by, with its grade from 0 to 1, best first.

    The keys of a word are its forms without joined particles, the same without endings, and
    the consonants of each (two or more), with and without verbal prefixes; beside the
    consonants stands how many long vowels there were, for a word may lose or gain two.
    """
    folded = fold_word(word)
    if not folded or len(folded) > _LONGEST:
        return ()
    found: dict[str, float] = {}
    for form in stems(folded):
        _put(found, form, SAME)
        for bare in _endless(form):
            _put(found, bare, ENDED)
            _put_all(found, bare, WRITTEN)
            for begun in _BEGINNINGS:
                rest = bare.removeprefix(begun)
                if rest != bare and len(rest) >= _SHORTEST - 1:
                    _put_all(found, rest, DERIVED)
    return tuple(sorted(found.items(), key=lambda pair: -pair[1]))


@lru_cache(maxsize=65536)
def entries(word: str) -> tuple[tuple[str, float], ...]:
    """The keys under which a word of a dictionary is filed: fewer than it is looked up by."""
    folded = fold_word(word)
    if not folded or len(folded) > _LONGEST:
        return ()
    found: dict[str, float] = {}
    forms = [folded]
    if folded.startswith("ال") and len(folded) > _SHORTEST + 1:
        forms.append(folded[2:])  # the article, or the first letters of «التقى»
    for form in forms:
        _put(found, form, SAME)
        bare = form[:-1] if form.endswith("ه") and len(form) > _SHORTEST else form
        _put(found, bare, ENDED)
        consonants, vowels = _consonants(bare)
        if consonants:
            _put(found, f"{consonants}{vowels}", WRITTEN)
    return tuple(found.items())


def _put(found: dict[str, float], key: str, grade: float) -> None:
    if len(key) >= 2 and grade > found.get(key, 0.0):
        found[key] = grade


def _put_all(found: dict[str, float], form: str, grade: float) -> None:
    consonants, vowels = _consonants(form)
    if consonants:
        for more in range(-_CHANGED, _CHANGED + 1):
            if vowels + more >= 0:
                value = _short(consonants, grade) - CHANGED * abs(more)
                _put(found, f"{consonants}{vowels + more}", value)


def _short(consonants: str, grade: float) -> float:
    return grade * SHORT if len(consonants) < _SHORTEST else grade


def _consonants(form: str) -> tuple[str, int]:
    """The form's consonants and how many weak letters stood among them; "" for fewer than two."""
    bare = form.translate(_WEAK)
    return (bare, len(form) - len(bare)) if len(bare) >= 2 else ("", 0)


def _endless(form: str) -> tuple[str, ...]:
    cut = (
        form[: -len(ending)]
        for ending in _ENDINGS
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1
    )
    return tuple(dict.fromkeys((form, *cut)))
