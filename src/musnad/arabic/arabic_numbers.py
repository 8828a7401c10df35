"""Number words of Arabic: cardinals of both genders and all cases, ordinals, fractions.

Words are compared folded, so hamza and vowel marks do not matter; a joined و ب ل ف and the
article are understood. Reads values only.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from musnad.arabic.lexemes import Lexeme, Reading, at, digit_value
from musnad.arabic.normal import fold
from musnad.arabic.wordlists import listed


def _table(*rows: tuple[int, str]) -> dict[str, int]:
    return {fold(word): value for value, words in rows for word in words.split()}


UNITS = _table(
    (1, "واحد واحدة واحدا أحد إحدى"),
    (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي"),
    (3, "ثلاث ثلاثة ثلاثا"),
    (4, "أربع أربعة أربعا"),
    (5, "خمس خمسة خمسا"),
    (6, "ست ستة ستا"),
    (7, "سبع سبعة سبعا"),
    (8, "ثمان ثماني ثمانية ثمانيا"),
    (9, "تسع تسعة تسعا"),
)
TEN = _table((10, "عشر عشرة"))
TENS = _table(
    (20, "عشرون عشرين"),
    (30, "ثلاثون ثلاثين"),
    (40, "أربعون أربعين"),
    (50, "خمسون خمسين"),
    (60, "ستون ستين"),
    (70, "سبعون سبعين"),
    (80, "ثمانون ثمانين"),
    (90, "تسعون تسعين"),
)
HUNDRED = _table((100, "مئة مائة"))
HUNDREDS = _table((200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي")) | {
    fold(head + tail): value
    for value, heads in enumerate(listed("ثلاث أربع خمس ست سبع ثمان,ثماني تسع"), start=3)
    for head in heads.split(",")
    for tail in ("مئة", "مائة")
}
HUNDREDS = {word: value * 100 if value < 10 else value for word, value in HUNDREDS.items()}
SCALES = {
    fold(word): Decimal(10**power)
    for power, words in (
        (3, "ألف ألفا آلاف"),
        (6, "مليون مليونا ملايين"),
        (9, "مليار مليارا مليارات بليون بليونا بلايين"),
        (12, "تريليون تريليونا تريليونات ترليون ترليونا ترليونات"),
    )
    for word in words.split()
}
DUALS = {
    fold(word): Decimal(10**power)
    for power, words in (
        (3, "ألفان ألفين ألفا ألفي"),
        (6, "مليونان مليونين مليونا مليوني"),
        (9, "ملياران مليارين مليارا ملياري بليونان بليونين"),
        (12, "تريليونان تريليونين تريليونا تريليوني ترليونان ترليونين"),
    )
    for word in words.split()
}
_PLURAL_SCALES = frozenset(
    fold(word) for word in listed("آلاف ملايين مليارات بلايين تريليونات ترليونات")
)
ORDINALS = _table(
    (1, "أول أولى"),
    (2, "ثاني ثانية ثان"),
    (3, "ثالث ثالثة"),
    (4, "رابع رابعة"),
    (5, "خامس خامسة"),
    (6, "سادس سادسة"),
    (7, "سابع سابعة"),
    (8, "ثامن ثامنة"),
    (9, "تاسع تاسعة"),
    (10, "عاشر عاشرة"),
)
_ELEVENTH = _table((1, "حادي حادية"))
_PARTS = {
    fold(word): value
    for word, value in {
        "نصف": Decimal("0.5"),
        "ربع": Decimal("0.25"),
        "ثلث": Decimal(1) / 3,
        "ثلثا": Decimal(2) / 3,
        "ثلثي": Decimal(2) / 3,
        "ثلثين": Decimal(2) / 3,
        "ثلثان": Decimal(2) / 3,
    }.items()
}
_SMALL_PARTS = frozenset(fold(word) for word in ("نصف", "ربع", "ثلث"))
_MANY_PARTS = {
    fold(word): Decimal(parts)
    for word, parts in (
        ("أرباع", 4), ("أخماس", 5), ("أسداس", 6), ("أسباع", 7), ("أتساع", 9), ("أعشار", 10),
    )
}  # fmt: skip
_KNOCKOUT = frozenset(fold(word) for word in ("نهائي", "النهائي", "ساعة", "سنوي", "السنوي"))
_NOT_ONE_BEFORE = frozenset(fold(word) for word in listed("كل أي آن"))
_ORDINAL_NOUNS = frozenset(
    fold(word) for word in listed("الذكرى القرن الدورة المرة القمة الجلسة المادة العيد")
)
# After these, an ordinal names a month or a title and counts nothing.
_NAMED_SO = frozenset(fold(word) for word in listed("كانون تشرين ربيع جمادى"))
# «مجموعة السبع» and «بئر السبع» are names.
NAMED_BY_NUMBER = frozenset(
    fold(joined + word)
    for word in ("مجموعة", "بئر", "لجنة")
    for joined in ("", "و", "ب", "ل", "وب", "ول")
)
CLOCK = frozenset(fold(joined + "الساعة") for joined in ("", "و", "ب")) | {fold("للساعة")}
_LADY = frozenset(fold(word) for word in listed("السيدة سيدة للسيدة والسيدة بالسيدة"))
_AWKWARD = frozenset({"ست", "ستا", "سته"})


class _Word(NamedTuple):
    core: str
    joined: bool
    article: bool
    preposition: str


_ALL = frozenset(
    {*UNITS, *TEN, *TENS, *HUNDRED, *HUNDREDS, *SCALES, *DUALS, *ORDINALS, *_ELEVENTH, *_PARTS}
)


WORDS = _ALL - _PLURAL_SCALES | {"احد", "احدي"}
"""Every word that a number can begin with, without what is joined to it."""
ORDINAL_WORDS = frozenset({*ORDINALS, *_ELEVENTH, *TENS})
"""The words that an ordinal can begin with."""


@lru_cache(maxsize=32768)
def _split(word: str) -> _Word | None:
    """A folded word as a number word with its joined particles, or None."""
    for joined in (False, True):
        if joined and (word[:1] not in {"و", "ف"} or len(word) < 3):
            break
        rest = word[1:] if joined else word
        if rest in _ALL:
            return _Word(rest, joined, False, "")
        if rest.startswith("ال") and rest[2:] in _ALL:
            return _Word(rest[2:], joined, True, "")
        if rest.startswith("لل") and rest[2:] in _ALL:
            return _Word(rest[2:], joined, True, "ل")
        if rest[:1] in {"ب", "ل", "ك"}:
            if rest[1:] in _ALL:
                return _Word(rest[1:], joined, False, rest[0])
            if rest[1:].startswith("ال") and rest[3:] in _ALL:
                return _Word(rest[3:], joined, True, rest[0])
    return None


def starts_arabic_number(word: str) -> bool:
    """Whether the folded word can begin an Arabic number."""
    return _split(word) is not None


def read_arabic(pieces: list[Lexeme], index: int) -> Reading | None:
    """The Arabic number in words that begins at a piece, or None."""
    first = at(pieces, index)
    word = _split(first.word) if first.kind == "w" else None
    if word is None:
        return None
    if word.core in _AWKWARD and word.preposition:
        return None
    if word.core in ORDINALS or word.core in _ELEVENTH:
        return _ordinal(pieces, index, word)
    if word.core in _PARTS and word.core not in UNITS:
        return _part(pieces, index, word)
    if word.core in _PLURAL_SCALES:
        return None
    return _Cardinal(pieces, index).read()


def read_digits_arabic(pieces: list[Lexeme], index: int, value: Decimal) -> Reading:
    """A number whose first piece is in digits, with the Arabic words that go on with it."""
    return _Cardinal(pieces, index).read_on(value)


def _ordinal(pieces: list[Lexeme], index: int, word: _Word) -> Reading | None:  # noqa: PLR0911
    before = at(pieces, index - 1)
    if before.word in _NAMED_SO or before.word in CLOCK:
        return None
    value = ORDINALS.get(word.core) or _ELEVENTH[word.core]
    after = at(pieces, index + 1)
    follower = _split(after.word) if after.kind == "w" else None
    if follower and follower.core in TEN and not follower.joined and value < 10:
        return Reading(Decimal(value + 10), index + 2, ordinal=True)
    if follower and follower.core in TENS and follower.joined and value < 10:
        return Reading(Decimal(value + TENS[follower.core]), index + 2, ordinal=True)
    if word.core in _ELEVENTH or before.word in _LADY:
        return None
    text = at(pieces, index).text
    if word.core == "اولي" and not text.endswith("ى"):
        return None
    if word.core == "ثانيه" and not word.article and (before.kind == "n" or _split(before.word)):
        return None
    return Reading(Decimal(value), index + 1, ordinal=True)


def _part(pieces: list[Lexeme], index: int, word: _Word) -> Reading | None:
    after = at(pieces, index + 1)
    if word.article or after.word in _KNOCKOUT:
        return None
    value = _PARTS[word.core]
    scale = _scale_of(after.word)
    if scale:
        return Reading(value * scale, index + 2, scale=scale)
    return Reading(value, index + 1)


def _scale_of(word: str) -> Decimal | None:
    """The multiplier that a bare (or definite) scale word stands for, or None."""
    core = word[2:] if word.startswith("ال") and word[2:] in SCALES else word
    return SCALES.get(core) if core not in _PLURAL_SCALES else None


class _Cardinal:
    """Reads one cardinal: ``total`` is above the last multiplier, ``current`` below it."""

    def __init__(self, pieces: list[Lexeme], index: int) -> None:
        self.pieces = pieces
        self.index = index
        self.step = index
        self.total = Decimal(0)
        self.current = Decimal(0)
        self.slot = ""
        self.last = Decimal(10**15)
        self.scale = Decimal(1)

    def read(self) -> Reading | None:
        word = self._word(self.step)
        while word is not None and self._take(word):
            self.step += 1
            word = self._word(self.step)
        if self.step == self.index:
            return None
        if self.step == self.index + 1 and self._is_not_a_number():
            return None
        return self._finish()

    def read_on(self, value: Decimal) -> Reading:
        self.current, self.slot, self.step = value, "digits", self.index + 1
        word = self._word(self.step)
        while word is not None and self._take(word):
            self.step += 1
            word = self._word(self.step)
        return self._finish()

    def _word(self, index: int) -> _Word | None:
        piece = at(self.pieces, index)
        word = _split(piece.word) if piece.kind == "w" else None
        # «وأحد عشر» is written like «واحد»; after a number and before ten it is the joined one.
        if word and word.core == "واحد" and not word.joined and index > self.index:
            ten = at(self.pieces, index + 1).word
            return _Word("احد", True, False, "") if ten in TEN else word
        return word

    def _take(self, word: _Word) -> bool:
        first = self.step == self.index
        if not first and word.preposition:
            return False
        core, joined = word.core, word.joined
        opens = first or joined
        if core in SCALES and (self.current > 0 or not opens) and not (joined and not first):
            return self._multiply(SCALES[core])
        if core in DUALS and self.current == 0 and opens and DUALS[core] < self.last:
            # A dual in construct needs its noun next, so before «و...» the alef is a tanween.
            single = core in SCALES and self._goes_on()
            return self._scale_word(core, DUALS[core], times=1 if single else 2)
        if core in SCALES and self.current == 0 and opens and SCALES[core] < self.last:
            return core not in _PLURAL_SCALES and self._scale_word(core, SCALES[core], times=1)
        if self.slot == "digits":
            return False
        return self._take_small(core, joined=joined, opens=opens)

    def _goes_on(self) -> bool:
        """Whether the next piece adds a number: «و200», «وخمسمئة»."""
        after = at(self.pieces, self.step + 1)
        if after.word == "و":
            return at(self.pieces, self.step + 2).kind == "n"
        word = self._word(self.step + 1)
        return word is not None and word.joined

    def _take_small(self, core: str, *, joined: bool, opens: bool) -> bool:  # noqa: PLR0911
        free = opens and (self.current == 0 or (self.current % 100 == 0 and joined))
        if core in UNITS and free:
            return self._add(UNITS[core], "unit")
        if core in TEN:
            if self.slot == "unit" and not joined:
                return self._add(10, "teen")
            return free and self._add(10, "teen")
        if core in TENS and (free or (self.slot == "unit" and joined)):
            return self._add(TENS[core], "tens")
        if core in HUNDRED:
            if self.slot == "unit" and not joined and 3 <= self.current <= 9:
                self.current *= 100
                self.slot = "hundred"
                return True
            return opens and self.current == 0 and self._add(100, "hundred")
        if core in HUNDREDS and opens and self.current == 0:
            return self._add(HUNDREDS[core], "hundred")
        return False

    def _add(self, value: int, slot: str) -> bool:
        self.current += value
        self.slot = slot
        return True

    def _multiply(self, scale: Decimal) -> bool:
        if self.current > 0 and scale < self.last:
            self.total += self.current * scale
            self.current, self.slot, self.last, self.scale = Decimal(0), "scale", scale, scale
            return True
        if self.current == 0 and self.total > 0 and scale > self.last and scale > 1000:
            # «ألف مليار»: one multiplier upon another.
            self.total *= scale
            self.last, self.scale = scale, scale
            return True
        return False

    def _scale_word(self, core: str, scale: Decimal, *, times: int) -> bool:
        self.total += times * scale
        self.slot, self.last, self.scale = "scale", scale, scale
        return bool(core)

    def _is_not_a_number(self) -> bool:
        """Whether a lone word is a pronoun, a day's name or something else that counts nothing."""
        word = self._word(self.index)
        if word is None:
            return True
        if word.article and at(self.pieces, self.index - 1).word in NAMED_BY_NUMBER:
            return True
        if word.core in {"احد", "احدي"}:
            return True
        if word.core in {"واحد", "واحده"}:
            of_them = at(self.pieces, self.index + 1).word == "من"
            share = at(self.pieces, self.index + 2).word in {"اصل", "كل", "بين"}
            return (
                word.article
                or (of_them and not share)
                or at(self.pieces, self.index - 1).word in _NOT_ONE_BEFORE
            )
        return word.core == "اثنين" and word.article

    def _finish(self) -> Reading:
        self._digits_below()
        after = at(self.pieces, self.step)
        part = _split(after.word) if after.kind == "w" else None
        if part and part.joined and part.core in _SMALL_PARTS and not part.article:
            return self._with_part(_PARTS[part.core])
        parts = _MANY_PARTS.get(after.word) if self.total == 0 else None
        if parts and 1 < self.current < parts:
            return Reading(self.current / parts, self.step + 1)
        ordinal = (
            self.step == self.index + 1
            and self.slot == "tens"
            and at(self.pieces, self.index - 1).word in _ORDINAL_NOUNS
        )
        return Reading(self.total + self.current, self.step, ordinal=ordinal, scale=self.scale)

    def _with_part(self, part: Decimal) -> Reading:
        step = self.step + 1
        scale = _scale_of(at(self.pieces, step).word)
        if self.slot == "scale":
            end = step + 1 if scale == self.scale else step
            return Reading(self.total + part * self.scale, end, scale=self.scale)
        if scale and self.total == 0:
            return Reading((self.current + part) * scale, step + 1, scale=scale)
        return Reading(self.total + self.current + part, step, scale=self.scale)

    def _digits_below(self) -> None:
        """Takes «و200» after a multiplier: «5 آلاف و200», «مليونا و200 ألف»."""
        joint, number = at(self.pieces, self.step), at(self.pieces, self.step + 1)
        if self.slot != "scale" or joint.word != "و" or number.kind != "n" or not number.glued:
            return
        value = digit_value(number.text, arabic=True)
        if value is None:
            return
        scale = SCALES.get(at(self.pieces, self.step + 2).word)
        if scale and scale < self.last:
            self.total += value * scale
            self.scale = scale
            self.step += 3
        elif 100 <= value < self.last:
            self.total += value
            self.scale = Decimal(1)
            self.step += 2
