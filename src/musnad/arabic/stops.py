"""Whether a full stop ends a sentence: initials, acronyms, units, titles and numbered items.

Looks at a bounded stretch on either side of the stop; this module may not cut anything.
"""

from __future__ import annotations

import re

from musnad.arabic.abbreviations import (
    ALSO_WORDS,
    ARABIC_GOES_ON,
    ARABIC_SHORT,
    ARABIC_UNITS,
    BEFORE_NUMBER,
    ENDING,
    INITIAL_STOPPERS,
    INSIDE,
    LETTERED,
    MONTHS_SHORT,
    NAME_ENDS,
    NAME_GOES_ON,
    NAME_TIES,
    NEVER_LAST,
    PLACES_AND_DAYS,
    STARTERS,
    UNITS,
    ZONES,
)

ACRONYM = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,3}\Z|[A-Z][A-Za-z]?\.-?[A-Z][A-Za-z]?\Z")
_ARABIC_ACRONYM = re.compile(r"(?:[ء-يـ]{1,2}\.)+[ء-يـ]{1,2}\Z")
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]{1,3}(?:\.[0-9٠-٩۰-۹]{1,3}){0,3}\Z|[IVX]{1,5}\Z")
# «At 10 a.m. Secretary ...»: the time opens the sentence, so it can't close it.
_TIME_FIRST = re.compile(r"\s*(?:At|On|By|Around|About|Just|Shortly) [\w:, ]{1,16}[ap]\.m\Z")
# «the 3 p.m. White House briefing»: the time describes what follows.
_TIME_INSIDE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|\w+[’']s) [\d:.]{1,5} ?[ap]\.m\Z")
_PLACE_TIME = re.compile(r"(?:[A-Z][a-z]+ ){1,2}[Tt]ime\b")
SMALL_NEXT = re.compile(r"[ \u00a0]([a-z][a-z’'-]*)")
_SPEECH = re.compile(r"[^\n\"“”«»]{0,240}[,.?!…][\"”»]")
REACH = 48
"""Characters on either side of a mark that are looked at."""
QUOTE_REACH = 240
"""Characters in which a quotation is looked for."""


def stop_ends(
    text: str,
    low: int,
    stop_at: int,
    word: str,
    after: str,
    opened: bool,
    closed: int,
    language: str,
) -> bool:
    """Whether one full stop followed by white space ends a sentence."""
    if text[low:stop_at].strip() == word.strip() and _NUMBER.match(word) and low == 0:
        return False
    last = word[-1:]
    if is_arabic(last) or (not last.isalpha() and language == "ar" and not _latin(after)):
        return _arabic_stop(text, low, stop_at, word, after)
    if is_arabic(after[:1]):
        short = ACRONYM.match(word) or word.lower() in ENDING
        return not short or (after[0] == "و" and len(after) > 3)
    if after[:1].islower():
        return False
    if closed and not last.isalpha():
        return True
    return _english_stop(text, low, stop_at, word, after, opened=opened, closed=closed > 0)


def _english_stop(  # noqa: PLR0911
    text: str, low: int, stop_at: int, word: str, after: str, *, opened: bool, closed: bool
) -> bool:
    bare = word.strip("'’-").lower()
    if _first_in_line(text, low, stop_at, word) and (
        len(word) == 1 or bare in ENDING or _NUMBER.match(word) or ACRONYM.match(word)
    ):
        return False
    starts = _starts(text, stop_at, after)
    digit = after[:1].isdigit()
    earlier = text[low : stop_at - len(word)].split()
    previous = earlier[-1] if earlier else ""
    if bare in INSIDE and (word.islower() or (len(bare) > 1 and bare not in ENDING)):
        return False
    unit = bare in UNITS and previous[-1:].isdigit()
    if bare in NEVER_LAST and not unit:
        # A street («Main St. Then») or a title that is used as a word («the gov. The»).
        named = previous[:1].isupper() or previous[:1].isdigit()
        loose = word.islower() or (bare == "st" and named)
        return loose and starts and len(after) > 2
    if bare in BEFORE_NUMBER or (len(word) == 1 and word.islower()):
        if digit or _roman(after):
            return False
        if len(word) > 1 and bare not in ALSO_WORDS:
            return starts
    if bare in MONTHS_SHORT and word[:1].isupper():
        return not digit
    if len(bare) == 1 and word[-1:].isupper():
        if previous.lower() in LETTERED or (word in {"C", "F"} and previous[-1:].isdigit()):
            return True
        initial = len(after) == 1 and after not in {"A", "I"}
        return starts and not initial and after not in INITIAL_STOPPERS
    if ACRONYM.match(word) or unit or _is_short(word, bare, after):
        return _after_short(text, low, stop_at, bare, after, starts, opened, closed)
    return not (_NUMBER.match(word) and _first_in_line(text, low, stop_at, word))


def _is_short(word: str, bare: str, after: str) -> bool:
    """Whether a word is one that is written with a stop; EST. and VA. are not, «ill.» is none."""
    if word.isupper() and len(word) in {2, 3} and "." not in word and not after.isupper():
        return bare in {"inc", "co", "jr", "sr", "ltd"}
    return bare in ENDING or (bare in PLACES_AND_DAYS and word[0].isupper())


def _after_short(  # noqa: PLR0911
    text: str,
    low: int,
    stop_at: int,
    bare: str,
    after: str,
    starts: bool,
    opened: bool,
    closed: bool,
) -> bool:
    """Whether the stop of a shortened word ends the sentence too; what follows decides."""
    at = stop_at + 1
    while at < len(text) and at - stop_at < REACH and not text[at].isalnum():
        at += 1
    if bare in {"a.m", "p.m"}:
        so_far = text[low:stop_at]
        if after.split("+", maxsplit=1)[0] in ZONES or _PLACE_TIME.match(text, at, at + REACH):
            return False
        if _TIME_FIRST.match(so_far) or (_TIME_INSIDE.search(so_far) and not starts):
            return False
        return after[:1].isupper() or opened
    if bare == "etc":
        return after[:1].isupper() or opened
    if starts or closed:
        return True
    if opened:
        # Speech opens a sentence; a name in quotes or an aside in brackets does not.
        return text[at - 1] in "\"“«'‘" and _SPEECH.match(text, at, at + QUOTE_REACH) is not None
    if bare in UNITS:
        return after[:1].isupper()
    placed = "." in bare and text[stop_at - len(bare) - 2 : stop_at - len(bare)] == ", "
    if not placed and bare not in NAME_ENDS and bare not in PLACES_AND_DAYS:
        return False
    if text[at + len(after) : at + len(after) + 2] == ": ":
        return True
    small = SMALL_NEXT.match(text, at + len(after))
    if not small or len(after) < 3 or not after[1:].islower() or after in NAME_GOES_ON:
        return False
    return small.group(1) not in NAME_TIES or after.endswith("s")


def _starts(text: str, stop_at: int, after: str) -> bool:
    """Whether a word with a capital is one that begins sentences: «It's», in capitals «THE»."""
    plain = re.split("[’']", after, maxsplit=1)[0]
    if plain == "Under" and "Secretary" in text[stop_at : stop_at + 20]:
        return False
    if after in STARTERS or (plain in STARTERS and len(plain) > 1) or after[:2] in {"I'", "I’"}:
        return True
    shouted = len(after) > 1 and after.isupper() and text[max(0, stop_at - 24) : stop_at].isupper()
    return shouted and after.capitalize() in STARTERS


def _arabic_stop(text: str, low: int, stop_at: int, word: str, after: str) -> bool:
    if _first_in_line(text, low, stop_at, word) and (_NUMBER.match(word) or len(word) == 1):
        return False
    earlier = text[low : stop_at - len(word)].split()
    previous = earlier[-1] if earlier else ""
    counted = previous[-1:].isdigit() or previous in {"مليون", "مليار", "ملايين", "مليارات"}
    if word.strip("ـ") in ARABIC_UNITS and (counted or len(word) > 1):
        return after not in ARABIC_GOES_ON and (counted or not after[:1].isdigit())
    if _ARABIC_ACRONYM.match(word):
        return after[:1] == "و" and len(after) > 3
    bare = word.strip("ـ")
    if text[stop_at - len(word) - 1 : stop_at - len(word)] == "/":
        return True
    if bare in ARABIC_SHORT or (bare[:1] == "و" and len(bare) == 2 and bare[1:] in ARABIC_SHORT):
        return counted or (len(bare) == 1 and previous in LETTERED and len(after) > 1)
    return True


def _first_in_line(text: str, low: int, stop_at: int, word: str) -> bool:
    """Whether the word is the first of its line, its sentence or its list: an item's number."""
    at = stop_at - len(word)
    before = text[max(low, at - 3) : at]
    # After a colon a list begins, and it begins with one: «هاتف: 01.555.» is none.
    if before.endswith((": ", ":\u00a0")) and word in {"1", "١", "۱", "I"}:
        return True
    return not before.strip(" \t(-*•") and (at - low <= 3 or "\n" in before)


def _roman(word: str) -> bool:
    return bool(word) and word != "I" and not word.strip("IVXLC")


def is_arabic(char: str) -> bool:
    """Whether a letter, given alone or as "", is Arabic."""
    return bool(char) and ("\u0621" <= char <= "\u06d3" or "\ufb50" <= char <= "\ufefc")


def _latin(word: str) -> bool:
    return word[:1].isalpha() and not is_arabic(word[:1])
