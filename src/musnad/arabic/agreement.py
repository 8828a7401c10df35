"""Agreement: counted nouns, the article and the prepositions that are written joined.

The dual comes in from outside, so its case is the caller's. This module may not look words up.
"""

from __future__ import annotations

from typing import Literal

from musnad.arabic.wordlists import listed
from musnad.arabic.writing import digits_of
from musnad.core.house import House

Gender = Literal["m", "f"]

_JOINED = frozenset({"ب", "ل", "ك", "و", "ف", "س"})
# No alef is written for the tanween after these, nor on borrowed words that do not inflect.
_NO_ALEF = ("ة", "اء", "ى", "ا", "أ", "\u064b")
_UNBENT = frozenset(listed("يورو راديو كيلو ميغاواط غيغاواط هريفنيا ين"))
# Verbal nouns of roots that begin with ل: their ال is no article.
_ROOTED = frozenset(
    listed(
        """التزام التحاق التقاء التماس التهاب التباس التفاف التفات التقاط التئام التجاء التواء
        التحام التصاق التهام التماع"""
    )
)
# Letters that do not join the one after them: a hamza after these stands alone («جزءا»).
_UNJOINING = frozenset("اأإآدذرزوؤىةء")
# Nouns that lose their last ي where they have neither article nor accusative.
_DEFECTIVE = frozenset(
    listed(
        """قاض محام ناد واد داع راع مفت ساع جان عال ماض باق كاف راق متعاف متقاض متوال متتال مواز
        مساو موال معاد محاذ ثان حاد"""
    )
)
_PLURAL_ENDING = "ات"


def counted(n: int, singular: str, dual: str, plural: str, gender: Gender, house: House) -> str:
    """A number with its noun: «وزير واحد», «وزيران», «3 وزراء», «11 وزيرا», «100 وزير».

    ``n`` is 0 or more; the numeral stands in the digits of the house from three up. Three to
    ten take the plural, eleven to ninety-nine the accusative singular, hundreds and thousands
    the genitive singular, and above a hundred the last two digits decide. ``gender`` is the
    noun's.
    """
    if n == 1:
        return f"{singular} {'واحد' if gender == 'm' else 'واحدة'}"
    if n == 2:
        return dual
    last = n % 100
    form = plural if 3 <= last <= 10 else _many(singular, dual) if last >= 11 else singular
    return f"{digits_of(f'{n:,}' if n >= 10_000 else str(n), house)} {form}"


def _many(singular: str, dual: str) -> str:
    """The accusative of a noun and its adjectives; in any case of the dual.

    The dual shows the ي that «قاض» has lost and its accusative takes back (قاضيان، قاضيين);
    that of «صوتين» is no more than the ending.
    """
    head, _, rest = singular.partition(" ")
    two = dual.partition(" ")[0]
    lost = not head.endswith("ي") and two in {f"{head}يان", f"{head}يين"}
    many = f"{head}يا" if lost else accusative(head)
    return f"{many} {accusative(rest)}" if rest else many


def accusative(phrase: str) -> str:
    """The indefinite accusative as written: «وزيرا», «جنديا أميركيا», «لقاء», «طائرة».

    Every word that agrees takes it, so this is for a noun and its adjectives.
    """
    return " ".join(_accusative_word(word) for word in phrase.split(" "))


def _accusative_word(word: str) -> str:
    if not word or word.endswith(_NO_ALEF) or word in _UNBENT or not _is_arabic(word[-1]):
        return word
    if word in _DEFECTIVE:
        return word + "يا"
    if word.endswith("ء") and word[-2:-1] not in _UNJOINING:
        return word[:-1] + "ئا"
    return word + "ا"


def definite(phrase: str) -> str:
    """The phrase with the article on each word: «اجتماع مشترك» -> «الاجتماع المشترك».

    Meant for a noun and its adjectives, not for a construct; a word that already has the
    article, or that begins with a digit or a Latin letter, is kept.
    """
    return " ".join(_with_article(word) for word in phrase.split(" "))


def has_article(word: str) -> bool:
    """Whether the word begins with the article, and not with a root like that of «التزام»."""
    if not word.startswith("ال") or len(word) < 4:
        return False
    bare = word.removesuffix(_PLURAL_ENDING)
    return word not in _ROOTED and bare not in _ROOTED


def _with_article(word: str) -> str:
    if not word or has_article(word) or not _is_arabic(word[0]):
        return word
    return "ال" + word


def attach(preposition: str, phrase: str) -> str:
    """The preposition before the phrase, joined where Arabic joins it.

    ل takes the place of the article's alef (ل + الوزير -> للوزير, ل + اللجنة -> للجنة); before
    digits, Latin letters and quotation marks a tatweel carries a joined one (لـ5, بـ«البيان»),
    while و and ف are joined bare; any other preposition is a word of its own.
    """
    if preposition not in _JOINED:
        return f"{preposition} {phrase}" if phrase else preposition
    if not phrase or not _is_arabic(phrase[0]):
        return preposition + phrase if preposition in {"و", "ف"} else f"{preposition}ـ{phrase}"
    first, _, rest = phrase.partition(" ")
    if preposition == "ل" and (has_article(first) or first == "الله"):
        bare = first[2:] if first.startswith("الل") else first[1:]
        return f"ل{bare} {rest}" if rest else f"ل{bare}"
    return preposition + phrase


def _is_arabic(char: str) -> bool:
    return "\u0621" <= char <= "\u064a"
