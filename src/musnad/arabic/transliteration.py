"""Writing an unknown Latin name in Arabic letters, as an agency would.

Rules for English and common European spellings; this module may not look people up: a name
that the lexicon knows must come from the lexicon.
"""

from __future__ import annotations

import re
import unicodedata

from musnad.arabic.given_names import GIVEN
from musnad.arabic.letters import OWN_SPELLING
from musnad.arabic.spelling_habits import language, read

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th", "ð": "d",
     "ş": "sh", "ç": "ch", "č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "ğ": "gh", "ñ": "ny",
     "’": "'", "‘": "'"}
)  # fmt: skip
# The article, also after عبد: «Abdel Fattah» is عبد الفتاح.
_SERVANT = re.compile(r"\babd[eu]l[- ](?=[a-z])")
_ARTICLE = re.compile(r"\b(?:al|el)[- ](?=[a-z])")
_INITIAL = {
    "a": "إيه", "b": "بي", "c": "سي", "d": "دي", "e": "إي", "f": "إف", "g": "جي", "h": "إتش",
    "i": "آي", "j": "جيه", "k": "كيه", "l": "إل", "m": "إم", "n": "إن", "o": "أو", "p": "بي",
    "q": "كيو", "r": "آر", "s": "إس", "t": "تي", "u": "يو", "v": "في", "w": "دبليو", "x": "إكس",
    "y": "واي", "z": "زد",
}  # fmt: skip
# Whole endings first: their vowels do not follow the letter rules.
_ENDINGS = (
    ("aine", "اين"), ("ine", "ين"), ("uel", "ويل"),
    ("stein", "شتاين"), ("sson", "سون"), ("berg", "برغ"), ("burg", "بورغ"), ("borough", "بورو"),
    ("shire", "شير"), ("ville", "فيل"), ("ique", "يك"), ("sky", "سكي"), ("skyy", "سكي"),
    ("skiy", "سكي"), ("ski", "سكي"), ("ska", "سكا"), ("eau", "و"), ("eaux", "و"), ("ough", "و"),
    ("ell", "ل"), ("ers", "رز"), ("er", "ر"), ("el", "ل"), ("en", "ن"), ("ley", "لي"),
    ("ney", "ني"), ("sey", "سي"), ("ie", "ي"), ("ey", "ي"), ("ay", "اي"), ("ee", "ي"),
    ("lz", "لتس"), ("rz", "رتس"), ("nz", "نتس"), ("tz", "تس"), ("ge", "ج"), ("ce", "س"),
    ("que", "ك"), ("tte", "ته"), ("ov", "وف"), ("ev", "يف"), ("ah", "اه"), ("ia", "يا"),
    ("ya", "يا"), ("io", "يو"),
)  # fmt: skip
# Second halves of town and family names: what stands before them is read as a word of its own.
_COMPOUNDS = (
    ("wood", "وود"), ("field", "فيلد"), ("ford", "فورد"), ("dale", "ديل"), ("ville", "فيل"),
    ("land", "لاند"), ("side", "سايد"), ("ridge", "ريدج"), ("town", "تاون"), ("water", "ووتر"),
    ("stone", "ستون"), ("port", "بورت"), ("hill", "هيل"), ("bury", "بري"), ("worth", "وورث"),
    ("burgh", "بره"), ("bridge", "بريدج"), ("brook", "بروك"), ("view", "فيو"), ("mouth", "ماوث"),
    ("castle", "كاسل"), ("gate", "غيت"), ("house", "هاوس"), ("well", "ويل"), ("heim", "هايم"),
    ("stadt", "شتات"), ("dorf", "دورف"), ("baden", "بادن"), ("bach", "باخ"), ("feld", "فيلد"),
)  # fmt: skip
_COMPOUNDING = frozenset({None, "english", "germanic", "french"})
_MAGIC_E = re.compile(r"(ai|(?<![aeiou])[aiouy])([bcdfgklmnprstvz]|ck|th)e(s?)\Z")
_MAGIC = {"a": "ي", "i": "اي", "y": "اي", "ai": "ي", "o": "و", "u": "و"}
_STARTS = {
    "au": "أو", "ai": "آي", "ei": "آي", "ea": "إي", "ee": "إي", "eu": "أو", "ou": "أو", "oo": "أو",
    "ow": "أو", "ia": "يا", "io": "يو", "ie": "ي", "oa": "أو", "aa": "آ", "a": "أ", "e": "إ",
    "i": "إ",
    "o": "أو", "u": "أو", "x": "ز", "wr": "ر", "kn": "ن", "ps": "بس", "eh": "إيه",
}  # fmt: skip
_GROUPS = {
    "ight": "ايت", "chr": "كر", "eor": "ور", "thom": "توم", "igh": "اي",
    "shch": "شتش", "sch": "ش", "tch": "تش", "ch": "تش", "sh": "ش", "th": "ث", "ph": "ف",
    "kh": "خ", "gh": "غ", "zh": "ج", "dh": "ذ", "ck": "ك", "qu": "كو", "cz": "تش", "wh": "و",
    "ts": "تس", "ng": "نغ", "ee": "ي", "ea": "ي", "oo": "و", "ou": "و", "au": "او", "aw": "او",
    "ai": "اي", "ay": "اي", "ei": "اي", "ey": "اي", "ie": "ي", "ia": "يا", "io": "يو",
    "iu": "يو", "eo": "يو", "eu": "يو", "ew": "يو", "ua": "وا", "ue": "وي", "ui": "وي",
    "oa": "و", "oe": "و", "oi": "وي", "oy": "وي", "ow": "او", "ao": "او", "ae": "اي",
    "ye": "ي", "ya": "يا", "yo": "يو", "yu": "يو", "aa": "ا", "yy": "ي", "iy": "ي",
}  # fmt: skip
_SINGLE = {
    "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "ي", "f": "ف", "g": "غ", "h": "ه", "i": "ي",
    "j": "ج", "k": "ك", "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق", "r": "ر",
    "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز", "ʐ": "ز",
}  # fmt: skip
# An e or i before one consonant and a vowel is long: «إيمانويل», but «إلبريدج».
_OPEN_SYLLABLE = re.compile(r"(?:mm|[bcdfgklmnprstvz])[aeiou]")
_SOFT = frozenset("eiy")
_VOWELS = frozenset("aeiou")
_MOST_LETTERS = 400


def transliterate(latin: str) -> str:
    """A Latin personal or place name in Arabic letters: «Pete Hegseth» -> «بيت هيغسيث».

    Each word is written by rule; initials are spelt as they are read, «al-» becomes the
    article, and given names of Arabic origin take their own spelling. What is not a letter
    becomes a space; at most 400 letters are read.
    """
    lowered = latin[:_MOST_LETTERS].lower().translate(_LETTERS)
    opened = unicodedata.normalize("NFKD", lowered)
    plain = "".join(char for char in opened if not unicodedata.combining(char))
    plain = re.sub(r"'s\b", "", _SERVANT.sub("abd §", plain))
    plain = _ARTICLE.sub("§", plain).replace("'", "")
    words = [word for word in re.split(r"[^a-z§]+", plain) if word.strip("§")]
    group = language(words)
    return " ".join(_word(word, group) for word in words)


def _word(word: str, group: str | None) -> str:
    if word.startswith("§"):
        return "ال" + _inside(word.strip("§"), group, first=False)
    if len(word) == 1:
        return _INITIAL[word]
    return _inside(word, group, first=True)


def _inside(word: str, group: str | None, *, first: bool) -> str:
    """The letters of one word; ``first`` when a vowel at its head needs a hamza."""
    if word in OWN_SPELLING:
        return OWN_SPELLING[word]
    if word in GIVEN:
        return GIVEN[word][0]
    for ending, arabic in _COMPOUNDS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and group in _COMPOUNDING:
            # The sign keeps what is only true of a word's end from the first half.
            half = read(word[: -len(ending)] + "+", group).removesuffix("+")
            return _letters(half, first=first) + arabic
    return _letters(read(word, group), first=first)


def _letters(word: str, *, first: bool) -> str:
    body, tail = _ending(word)
    pieces: list[str] = []
    index = 0
    if first:
        for length in (2, 1):
            if body[:length] in _STARTS and len(body) >= length:
                pieces.append(_STARTS[body[:length]])
                index = length
                if body[0] in "ei" and length == 1 and _OPEN_SYLLABLE.match(word[1:]):
                    pieces.append("ي")
                break
    while index < len(body):
        letters, index = _next(body, index, whole=word)
        pieces.append(letters)
    return "".join(pieces) + tail


def _ending(word: str) -> tuple[str, str]:
    """The word without a known ending, and that ending in Arabic."""
    for ending, arabic in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)], arabic
    magic = _MAGIC_E.search(word)
    if magic and len(word) > 3:
        consonant = "".join(_GROUPS.get(magic[2], _SINGLE.get(magic[2][0], "")))
        return word[: magic.start()], _MAGIC[magic[1]] + consonant + ("س" if magic[3] else "")
    if word.endswith("e") and len(word) > 3 and word[-2] not in _VOWELS:
        return word[:-1], ""
    return word, ""


def _next(body: str, index: int, *, whole: str) -> tuple[str, int]:
    """The Arabic for the letters at a place, and the place after them."""
    for length in (4, 3, 2):
        group = body[index : index + length]
        if len(group) == length and group in _GROUPS:
            return _GROUPS[group], index + length
    letter, after = body[index], body[index + 1 : index + 2] or whole[index + 1 : index + 2]
    if after == letter and letter not in _VOWELS:
        # The second one may already belong to the ending.
        return ("", index + 1) if index + 1 == len(body) else (
            _single(body, index + 1, whole), index + 2
        )  # fmt: skip
    return _single(body, index, whole), index + 1


def _single(body: str, index: int, whole: str) -> str:
    letter, after, before = body[index], whole[index + 1 : index + 2], body[index - 1 : index]
    if letter == "c" and after in _SOFT and after:
        return "س"
    if letter == "g" and after in _SOFT and after and (index == 0 or before in _VOWELS):
        return "ج"
    if letter == "h" and before in _VOWELS and before and after and after not in _VOWELS:
        return ""
    return _SINGLE[letter]
