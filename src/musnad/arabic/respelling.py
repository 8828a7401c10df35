"""Writing words as one house spells them: pairs of spellings, digits and months.

What stands between «» is somebody's own words and Latin runs are names: this module may not
change either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from musnad.arabic.calendars import month_at, second_name
from musnad.arabic.dates import dates
from musnad.arabic.lexemes import lexemes
from musnad.arabic.wordlists import listed
from musnad.arabic.writing import month_name
from musnad.core.house import House

Span = tuple[int, int]

_A = "\u0621-\u063a\u0641-\u064a"
_MARKS = "\u0640\u064b-\u0655\u0670"
_WORD = re.compile(rf"[{_A}][{_A}{_MARKS}]*")
_MARK = re.compile(rf"[{_MARKS}]")
_NOT_LATIN = r"\s\u0600-\u06ff«»()،؛؟"
_LATIN = re.compile(
    rf"\u2068[^\u2069]{{0,400}}\u2069"
    rf"|(?<![^{_NOT_LATIN}])[^{_NOT_LATIN}]*[A-Za-z\u00c0-\u024f][^{_NOT_LATIN}]*"
)
_ENDINGS = (
    "", "ة", "ات", "ان", "ين", "ون", "تان", "تين", "ا", "ه", "ها", "هم", "هما", "نا", "ي", "ية",
    "يته", "يتها", "يتهم", "يتنا", "يات", "يون", "يين", "و", "وا", "ت", "ته", "تها", "تهم",
    "اته", "اتها", "اتهم",
)  # fmt: skip
_AFTER_TA = ("ه", "ها", "هم", "هما", "نا", "ي", "ان", "ين", "ا")
_SHORTEST = 3
_OPEN_ENDS = ("ا", "ى", "ة")
_NOT_ACCUSATIVE = frozenset(
    listed(
        "هذا ما لا إذا كما لما عدا إنما بينما حيثما عندما طالما مهما أما إما ولا وما هنا خلا "
        "حاشا سيما زارا غادرا دعا"
    )
)
_DIGITS = "0-9٠-٩۰-۹"
_NUMBER = re.compile(
    rf"(?<![{_DIGITS}])[{_DIGITS}]+(?:[.,٫٬][{_DIGITS}]+)*(?:\s?[%٪])?(?![{_DIGITS}])"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_EASTERN = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫٪", "01234567890123456789,.%")
_DIGITS_ONLY = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def quoted(text: str) -> tuple[Span, ...]:
    """The spans between «» with the marks, outermost only; a mark left open protects nothing."""
    found: list[Span] = []
    depth, start = 0, 0
    for hit in re.finditer("[«»]", text):
        if hit.group() == "«":
            start = hit.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, hit.end()))
    return tuple(found)


def protected(text: str) -> tuple[Span, ...]:
    """What no spelling of the house may touch: quotes and Latin runs."""
    spans = [*quoted(text), *(hit.span() for hit in _LATIN.finditer(text))]
    return tuple(sorted(spans))


class Outside:
    """Tells whether a place in a text lies outside some spans."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __call__(self, at: int) -> bool:
        """Whether this offset is in none of the spans."""
        found = bisect_right(self._starts, at) - 1
        return found < 0 or at >= self._ends[found]


class Hit(NamedTuple):
    """A spelling met in a text: its span, what the house writes there, and the pair's word."""

    start: int
    end: int
    wanted: str
    told: str


class Spellings:
    """Pairs of spellings, each a word or a phrase, met with joined particles and endings."""

    def __init__(
        self, pairs: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]] = ()
    ) -> None:
        """``names`` are pairs that take joined particles but no endings."""
        self._words: dict[str, tuple[str, str]] = {}
        self._phrases: list[tuple[re.Pattern[str], str, str]] = []
        for inflected, group in ((True, pairs), (False, names)):
            for told, wanted in group:
                if " " in told:
                    self._phrases.append((*_phrase(told, wanted), told))
                    continue
                pair = _without_article(bare(told), wanted)
                for form, house in _forms(*pair) if inflected else (pair,):
                    self._words.setdefault(form, (house, told))
        self._phrases.sort(key=lambda one: -len(one[0].pattern))

    def hits(self, text: str) -> Iterator[Hit]:
        """Where a spelling of another house stands, outside quotes and Latin runs."""
        outside = Outside(protected(text))
        done: list[Span] = []
        for pattern, wanted, told in self._phrases:
            free = Outside(done)
            for hit in pattern.finditer(text):
                if outside(hit.start()) and free(hit.start()) and free(hit.end() - 1):
                    done.append(hit.span())
                    yield Hit(hit.start(), hit.end(), f"{hit.group(1)}{wanted}", told)
        if self._words:
            free = Outside(done)
            for one in self._word_hits(text):
                if outside(one.start) and free(one.start):
                    yield one

    def _word_hits(self, text: str) -> Iterator[Hit]:
        before, gap = "", 0
        for hit in _WORD.finditer(text):
            word = bare(hit.group())
            if text[gap : hit.start()] not in (" ", "\u00a0"):
                before = ""
            found = self._find(word)
            if found is not None and not _accusative(word, before):
                yield Hit(hit.start(), hit.end(), *found)
            before, gap = word, hit.end()

    def _find(self, word: str) -> tuple[str, str] | None:
        """The house's spelling of one unmarked word, its particles kept, and the pair's word."""
        for prefix, rest in _splits(word):
            found = self._words.get(rest)
            if found is not None:
                return f"{prefix}{found[0]}", found[1]
        return None

    def apply(self, text: str) -> str:
        """The text with every pair applied outside quotes and Latin runs."""
        return _replaced(text, (hit[:3] for hit in self.hits(text)))

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases)


def bare(word: str) -> str:
    """The word without vowel signs and tatweel."""
    return _MARK.sub("", word)


def _without_article(told: str, wanted: str) -> tuple[str, str]:
    """Both without ال where both have it, so that «للـ» is met as well."""
    if told.startswith("ال") and wanted.startswith("ال") and len(told) > _SHORTEST + 1:
        return told[2:], wanted[2:]
    return told, wanted


def _forms(told: str, wanted: str) -> Iterator[tuple[str, str]]:
    """The endings that a word may have, with the same endings on the house's word."""
    yield told, wanted
    if len(told) < _SHORTEST or not wanted:
        return
    if told.endswith("ة") and wanted.endswith("ة"):
        for ending in _AFTER_TA:
            yield f"{told[:-1]}ت{ending}", f"{wanted[:-1]}ت{ending}"
        for ending in ("ات", "اته", "اتها", "اتهم"):
            yield f"{told[:-1]}{ending}", f"{wanted[:-1]}{ending}"
    elif not told.endswith(_OPEN_ENDS) and not wanted.endswith(_OPEN_ENDS):
        for ending in _ENDINGS:
            yield f"{told}{ending}", f"{wanted}{ending}"


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """The word parted into joined particles and the rest, the fewest particles first."""
    for conjunction in ("", "و", "ف"):
        if not word.startswith(conjunction):
            continue
        tail = word[len(conjunction) :]
        for preposition in ("", "ب", "ل", "ك", "لل"):
            if not tail.startswith(preposition):
                continue
            rest = tail[len(preposition) :]
            if len(rest) < 2:
                continue
            if len(rest) >= _SHORTEST or not preposition:
                yield conjunction + preposition, rest
            if preposition != "لل" and rest.startswith("ال") and len(rest) >= _SHORTEST + 2:
                yield f"{conjunction}{preposition}ال", rest[2:]


def _phrase(told: str, wanted: str) -> tuple[re.Pattern[str], str]:
    told, house = _without_article(bare(told), wanted)
    article = "ال" if house != wanted else ""
    letters = rf"[{_MARKS}]*".join(re.escape(letter) for letter in told)
    words = letters.replace(r"\ ", r"[ \u00a0]")
    joined = rf"[وف]?(?:لل|[بلك]?{article})"
    return re.compile(rf"(?<![{_A}])({joined}){words}(?![{_A}{_MARKS}])"), house


def _accusative(word: str, before: str) -> bool:
    """«مواطنا سوريا» is a Syrian: after an accusative the word may be an adjective."""
    return (
        word.endswith("يا")
        and before.endswith("ا")
        and before not in _NOT_ACCUSATIVE
        and not before.endswith(("ها", "يا"))
    )


def with_house_digits(text: str, house: House) -> str:
    """The text with all its numbers in the digits and separators of the house."""
    return _replaced(text, _digit_hits(text, house))


def _digit_hits(text: str, house: House) -> Iterator[tuple[int, int, str]]:
    outside = Outside(protected(text))
    for hit in _NUMBER.finditer(text):
        wanted = _in_digits(hit.group(), house)
        if wanted != hit.group() and outside(hit.start()):
            yield hit.start(), hit.end(), wanted


def _in_digits(number: str, house: House) -> str:
    western = number.translate(_WESTERN)
    if house.digits == "latin":
        return western
    plain = western.rstrip("%").rstrip()
    if _GROUPED.fullmatch(plain):
        return western.translate(_EASTERN)
    return western.translate(_DIGITS_ONLY)  # dots of a date or of a section are no decimals


def with_house_months(text: str, house: House) -> str:
    """The text with the months of its dates named as the house names them."""
    return _replaced(text, _month_hits(text, house))


def _month_hits(text: str, house: House) -> Iterator[tuple[int, int, str]]:
    spans = [
        (one.start, one.end)
        for one in dates(text, "ar")
        if one.month is not None and one.kind != "hijri"
    ]
    if not spans:
        return
    outside = Outside(protected(text))
    dated = Outside(spans)
    pieces = lexemes(text)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        month = month_at(pieces, at)
        if month is None or month.hijri or dated(piece.start) or piece.text.isascii():
            at += 1
            continue
        month = second_name(pieces, month)
        end = pieces[month.end - 1].end
        wanted = _joined(text[piece.start : end]) + month_name(month.number, house)
        if wanted != text[piece.start : end] and outside(piece.start):
            yield piece.start, end, wanted
        at = month.end


@lru_cache(maxsize=256)
def _first_word_is_month(word: str) -> bool:
    pieces = lexemes(f"{word} الثاني")
    return month_at(pieces, 0) is not None


def _joined(told: str) -> str:
    """The particle joined to a month's name («وأبريل»), or ``""``."""
    first = told.split(" ", 1)[0].split("/", 1)[0]
    if first[:1] in ("و", "ف", "ل", "ب") and _first_word_is_month(first[1:]):
        return first[0]
    return ""


def _replaced(text: str, hits: Iterable[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, wanted in sorted(hits):
        parts += (text[at:start], wanted)
        at = end
    return "".join((*parts, text[at:]))


AMERICAN: Mapping[str, tuple[tuple[str, str], ...]] = {
    house: tuple(
        (f"{stem}{ending}", f"{house[:-1]}{ending}")
        for stem in ("أمريك", "أميرك", "امريك", "اميرك", "آمريك")
        if stem != house[:-1]
        for ending in ("ي", "ا", "تان", "تين", "ان")
    )
    for house in ("أميركي", "أمريكي")
}
"""Spellings of America and the American that a house replaces, by its own form."""
