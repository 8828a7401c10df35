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
DERIVED = 0.8
"""The grade of a word met by its consonants without what makes a verb or a participle of it."""
SHORT = 0.85
"""What a word counts for that is met by two consonants only."""

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
    the consonants of each (three or more), with and without verbal prefixes.
    """
    folded = fold_word(word)
    if not folded or len(folded) > _LONGEST:
        return ()
    found: dict[str, float] = {}
    for form in stems(folded):
        _put(found, form, SAME)
        for bare in _endless(form):
            _put(found, bare, ENDED)
            _put(found, _consonants(bare), WRITTEN)
            for begun in _BEGINNINGS:
                rest = bare.removeprefix(begun)
                if rest != bare and len(rest) >= _SHORTEST - 1:
                    _put(found, _consonants(rest), DERIVED)
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
        _put(found, _consonants(bare), WRITTEN)
    return tuple(found.items())


def _put(found: dict[str, float], key: str, grade: float) -> None:
    if key.endswith("·") and len(key) <= _SHORTEST:
        grade *= SHORT
    if len(key) >= 2 and grade > found.get(key, 0.0):
        found[key] = grade


def _consonants(form: str) -> str:
    """The form's consonants, marked as such; empty when fewer than two are left."""
    bare = form.translate(_WEAK)
    return f"{bare}·" if len(bare) >= 2 else ""


def _endless(form: str) -> tuple[str, ...]:
    cut = (
        form[: -len(ending)]
        for ending in _ENDINGS
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1
    )
    return tuple(dict.fromkeys((form, *cut)))
