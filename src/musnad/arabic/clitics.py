"""What Arabic writes joined to a word: conjunctions, prepositions and the article.

Stripping is generous and for matching only; it may not be used to rewrite text.
"""

from __future__ import annotations

from functools import lru_cache

from musnad.arabic.normal import fold, fold_word

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 2
_LONGEST = 64


def stems(word: str) -> tuple[str, ...]:
    """The folded word and every reading of it without joined particles, longest first.

    Taken off in order: و ف, then ب ل ك, then ال; لل gives
    back the word both with and without the article. What is left is never shorter than two
    letters; a word of more than 64 is given back whole.
    """
    return _of_folded(fold_word(word)) if len(word) <= _LONGEST else (fold(word),)


@lru_cache(maxsize=65536)
def _of_folded(whole: str) -> tuple[str, ...]:
    found = [whole]
    for start in _without(whole, _CONJUNCTIONS):
        found += [start, *_without(start, _PREPOSITIONS)]
    found += _without(whole, _PREPOSITIONS)
    for one in tuple(found):
        # للوزير is ل + الوزير with the alef of the article dropped in writing.
        if one.startswith("لل") and len(one) > _SHORTEST + 1:
            found += ["ا" + one[1:], one[2:]]
    for one in tuple(found):
        if one.startswith("ال") and len(one) >= _SHORTEST + 2:
            found.append(one[2:])
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda form: -len(form)))


def _without(word: str, particles: tuple[str, ...]) -> tuple[str, ...]:
    if word[:1] in particles and len(word) > _SHORTEST:
        return (word[1:],)
    return ()
