"""Agreement: counted nouns, the article and the prepositions that are written joined.

Case follows what agencies write: the oblique where an unpointed text shows one form for
both, the nominative dual. This module may not look words up.
"""

from __future__ import annotations

from typing import Literal

from musnad.arabic.writing import digits_of
from musnad.core.house import House

Gender = Literal["m", "f"]
_JOINED = frozenset({"ب", "ل", "ك", "و", "ف", "س"})
_TANWEEN_FREE = ("ة", "اء", "ى", "ا", "ان", "أ")


def counted(n: int, singular: str, dual: str, plural: str, gender: Gender, house: House) -> str:
    """A number with its noun: «وزير واحد», «وزيران», «3 وزراء», «11 وزيرا», «100 وزير».

    ``n`` is 0 or more. The numeral stands in digits of the house from three up; three to ten
    take the plural, eleven to ninety-nine the accusative singular (with its written alef where
    one is written), hundreds and thousands the genitive singular; above a hundred the last two
    digits decide. ``gender`` is the noun's.
    """
    if n == 0:
        return f"{digits_of('0', house)} {singular}"
    if n == 1:
        return f"{singular} {'واحد' if gender == 'm' else 'واحدة'}"
    if n == 2:
        return dual
    return f"{digits_of(str(n), house)} {_form(n, singular, plural)}"


def _form(n: int, singular: str, plural: str) -> str:
    last = n % 100
    if 3 <= last <= 10:
        return plural
    if 11 <= last <= 99:
        return accusative(singular)
    return singular


def accusative(noun: str) -> str:
    """The indefinite accusative as written: an alef is added where writing shows one.

    A phrase changes in each word that agrees («جندي أميركي» -> «جنديا أميركيا»).
    """
    return " ".join(_accusative_word(word) for word in noun.split(" "))


def _accusative_word(word: str) -> str:
    if word.endswith(_TANWEEN_FREE) or not word:
        return word
    return word + "ا"


def definite(phrase: str) -> str:
    """The phrase with the article on each of its words that can bear it.

    Meant for a noun and its adjectives («اجتماع مشترك» -> «الاجتماع المشترك»); a word that
    already has it, or that holds Latin letters or digits, is kept.
    """
    return " ".join(_with_article(word) for word in phrase.split(" "))


def _with_article(word: str) -> str:
    if not word or word.startswith("ال") or not "\u0621" <= word[0] <= "\u064a":
        return word
    return "ال" + word


def attach(preposition: str, phrase: str) -> str:
    """The preposition before the phrase, joined where Arabic joins it.

    ل before the article drops its alef (ل + الوزير -> للوزير; ل + اللجنة -> للجنة); before
    digits, Latin letters or a quotation mark a joined one takes a tatweel (بـ«بيان», لـ5).
    """
    if preposition not in _JOINED:
        return f"{preposition} {phrase}"
    if not phrase or not "\u0621" <= phrase[0] <= "\u064a":
        return f"{preposition}ـ{phrase}" if preposition not in {"و", "ف"} else preposition + phrase
    if preposition == "ل" and phrase.startswith("ال"):
        return "ل" + (phrase[2:] if phrase.startswith("الل") else phrase[1:])
    return preposition + phrase
