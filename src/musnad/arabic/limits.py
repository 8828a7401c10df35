"""How the words around a figure limit it, beside it or parted from it by what it counts.

«أكثر من 500», «تتجاوز قيمتها ملياري دولار», «200 عائلة تقريبا», 100 people at least. This module
may not read the figure itself.
"""

from __future__ import annotations

from musnad.arabic.lexemes import Lexeme, at
from musnad.arabic.normal import fold
from musnad.arabic.units import Approx, limit_after, limit_before
from musnad.arabic.wordlists import listed

_MOST_WORDS_BEFORE = 4
_MOST_BETWEEN = 4
_MOST_COUNTED = 2


def _limiting(found: Approx, words: str) -> dict[str, Approx]:
    return dict.fromkeys(_told(words), found)


def _told(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed(words))


_PASSING = _limiting(
    "over", "تجاوز تجاوزت يتجاوز تتجاوز فاق فاقت يفوق تفوق تخطى تخطت يتخطى تتخطى"
) | _limiting("about", "ناهز ناهزت يناهز تناهز قارب قاربت يقارب تقارب")
_MEASURING = _limiting("over", "زاد زادت يزيد تزيد ربا يربو تربو") | _limiting(
    "under", "قل قلت يقل تقل"
)
_NOT = _told("لا لم لن ولا ولم ولن ألا")
_BREAKS = _told(
    """في من إلى عن على أن مع بعد قبل خلال حتى أو ثم هو هي بين منذ ضد لدى عند and or but in of for
    to with while when by from on at as after before than that which who is was were are"""
)
_TURNED: dict[Approx, Approx] = {"over": "under", "under": "over", "about": "about"}


def limit(pieces: list[Lexeme], first: int, end: int) -> Approx | None:
    """How the words around the figure ``first:end`` limit it, or None.

    ``first`` is the piece to look before: a particle joined to the digits stands after it.
    """
    words: list[str] = []
    step = first - 1
    while step >= 0 and pieces[step].kind == "w" and len(words) < _MOST_WORDS_BEFORE:
        words.insert(0, pieces[step].word)
        step -= 1
    following = [piece.word for piece in pieces[end : end + 2] if piece.kind == "w"]
    return (
        limit_before(words)
        or limit_after(following)
        or _verb_before(pieces, first)
        or _after_the_counted(pieces, end)
    )


def _verb_before(pieces: list[Lexeme], first: int) -> Approx | None:
    """«تجاوز عدد القتلى 500», «لا يزيد عدد الأعضاء على 15»."""
    nearest = at(pieces, first - 1)
    measured = nearest.word in {"علي", "عن"}
    verbs = _MEASURING if measured else _PASSING
    start = first - 2 if measured else first - 1
    for step in range(start, start - _MOST_BETWEEN - 1, -1):
        piece = at(pieces, step)
        if piece.kind != "w" or piece.word in _BREAKS:
            return None
        word = piece.word
        for verb in (word, word[1:] if word[:1] in {"و", "ف", "س"} else ""):
            if verb in verbs:
                found = verbs[verb]
                return _TURNED[found] if at(pieces, step - 1).word in _NOT else found
    return None


def _after_the_counted(pieces: list[Lexeme], end: int) -> Approx | None:
    """«200 عائلة تقريبا», 100 people or more; what limits a following figure is left to it."""
    for skipped in range(1, _MOST_COUNTED + 1):
        noun = at(pieces, end + skipped - 1)
        if noun.kind != "w" or noun.word in _BREAKS:
            return None
        step = end + skipped
        words = [piece.word for piece in pieces[step : step + 2] if piece.kind == "w"]
        for count in range(len(words), 0, -1):
            found = limit_after(words[:count])
            if found:
                return None if at(pieces, step + count).kind == "n" else found
    return None
