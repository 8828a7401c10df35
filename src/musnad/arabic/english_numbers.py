"""Number words of English: cardinals, ordinals, fractions, dozens and multipliers.

Reads values only; what a number counts is for ``figures``.
"""

from __future__ import annotations

from decimal import Decimal

from musnad.arabic.lexemes import Lexeme, Reading, at
from musnad.arabic.wordlists import listed

UNITS = {
    word: value
    for value, word in enumerate(
        listed("""zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen
        fifteen sixteen seventeen eighteen nineteen""")
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
SCALES = {
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        listed("""first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""),
        start=1,
    )
} | {
    word: value * 10
    for value, word in enumerate(
        listed("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"),
        start=2,
    )
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixths": 6, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_NOT_ONE_BEFORE = frozenset(
    listed("no the this that any every each another which some only by big loved")
)
_NOT_ONE_AFTER = frozenset(
    listed("""of another can must should may could would might has is was who that which by to will
    and or""")
)
_NOT_HALF = frozenset(listed("the first second other latter last better"))
_ONE_AND_HALF = Decimal("0.5")


def is_number_word(word: str) -> bool:
    """Whether the folded word can begin an English number."""
    return word in FIRST


FIRST = frozenset({*UNITS, *TENS, *ORDINALS, "a", "an", "half", "hundred", "quarter"} | {*SCALES})


def read_english(pieces: list[Lexeme], index: int) -> Reading | None:
    """The English number in words that begins at a piece, or None."""
    word = at(pieces, index).word
    if word not in FIRST:
        return None
    if word in {"a", "an", "half", "quarter"}:
        return _article_or_half(pieces, index, word)
    if word in SCALES or word == "hundred":
        return None
    if word == "one" and _is_pronoun(pieces, index):
        return None
    if word in ORDINALS:
        return (
            None
            if _is_not_ordinal(pieces, index)
            else Reading(Decimal(ORDINALS[word]), index + 1, ordinal=True)
        )
    return _compound(pieces, index)


def _is_pronoun(pieces: list[Lexeme], index: int) -> bool:
    before, after = at(pieces, index - 1), at(pieces, index + 1)
    if before.word in _NOT_ONE_BEFORE and before.kind == "w":
        return True
    return after.word in _NOT_ONE_AFTER or after.text in {".", ",", ";"} or after.kind == "e"


def _is_not_ordinal(pieces: list[Lexeme], index: int) -> bool:
    piece, before, after = at(pieces, index), at(pieces, index - 1), at(pieces, index + 1)
    if piece.word == "first":
        return (
            before.word == "at"
            or after.word in {"lady", "name", "responders", "aid"}
            or (after.word == "of" and at(pieces, index + 2).word == "all")
        )
    if piece.word == "second":
        return (
            before.word in {"per", "split", "every", "one"}
            or before.kind == "n"
            or (before.text == "-" and before.glued)
        )
    return False


def _article_or_half(pieces: list[Lexeme], index: int, word: str) -> Reading | None:  # noqa: PLR0911
    after = at(pieces, index + 1).word
    if word in {"a", "an"}:
        if after == "dozen":
            return Reading(Decimal(12), index + 2)
        if after in SCALES or after == "hundred":
            return _compound(pieces, index)
        of_whole = at(pieces, index + 2).word == "of"
        if of_whole and after in {"third", "quarter", "half", "fifth", "tenth"}:
            size = SCALES.get(at(pieces, index + 4).word)
            if size and at(pieces, index + 3).word == "a":
                return Reading(size / _PARTS[after], index + 5, scale=size)
            return Reading(Decimal(1) / _PARTS[after], index + 2)
        return None
    if word == "quarter":
        return None
    step = index + 1
    if at(pieces, step).text == "-" or at(pieces, step).word == "a":
        step += 1
    scale = at(pieces, step).word
    if scale == "dozen":
        return Reading(Decimal(6), step + 1)
    if scale in SCALES:
        return Reading(SCALES[scale] / 2, step + 1, scale=SCALES[scale])
    if after in {"of", "its", "their"} and at(pieces, index - 1).word not in _NOT_HALF:
        return Reading(_ONE_AND_HALF, index + 1)
    return None


def _compound(pieces: list[Lexeme], index: int) -> Reading | None:  # noqa: C901, PLR0911, PLR0912
    """A number of several words: the state is what stands below the last multiplier."""
    total = current = Decimal(0)
    last = Decimal(10**15)
    scale = Decimal(1)
    step = index
    end = index
    seen = False
    if at(pieces, step).word in {"a", "an"}:
        current, step = Decimal(1), step + 1
    while step < len(pieces):
        word = pieces[step].word
        if word in UNITS and (current == 0 or _takes_unit(current, UNITS[word])):
            if seen and current == 0 and total == 0:
                break
            current += UNITS[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in ORDINALS and seen and _takes_ordinal(current, ORDINALS[word]):
            if _PARTS.get(word) and 0 < current < 20:
                return Reading(current / _PARTS[word], step + 1)
            return Reading(total + current + ORDINALS[word], step + 1, ordinal=True)
        elif word == "hundred" and 1 <= current <= 99:
            current *= 100
        elif word in SCALES and current > 0 and SCALES[word] < last:
            last = scale = SCALES[word]
            total, current = total + current * last, Decimal(0)
        elif word == "dozen" and 1 <= current <= 99:
            return Reading(current * 12, step + 1)
        elif word in _PARTS and word.endswith("s") and 0 < current < 20 and total == 0:
            return Reading(current / _PARTS[word], step + 1)
        else:
            break
        seen = True
        step += 1
        end = step
        half = _and_half(pieces, step)
        if half:
            if current > 0:
                current += _ONE_AND_HALF
                following = at(pieces, half).word
                if following in SCALES:
                    return Reading(current * SCALES[following], half + 1, scale=SCALES[following])
                return Reading(total + current, half)
            return Reading(total + scale / 2, half, scale=scale)
        joint = at(pieces, step)
        if joint.text == "-" and joint.glued and at(pieces, step + 1).glued:
            step += 1
        elif joint.word == "and" and (current % 100 == 0 or current == 0):
            if at(pieces, step + 1).word not in UNITS and at(pieces, step + 1).word not in TENS:
                break
            step += 1
    return Reading(total + current, end, scale=scale) if seen else None


def _takes_unit(current: Decimal, unit: int) -> bool:
    return (current % 100 == 0) or (current % 100 >= 20 and current % 10 == 0 and 0 < unit < 10)


def _takes_ordinal(current: Decimal, ordinal: int) -> bool:
    if ordinal in (2, 3, 4, 5, 10) and 0 < current < 20:
        return ordinal != 2
    return (current % 100 >= 20 and current % 10 == 0 and ordinal < 10) or (
        current >= 100 and current % 100 == 0
    )


def _and_half(pieces: list[Lexeme], step: int) -> int:
    """The piece after «and a half», or 0."""
    if (
        at(pieces, step).word == "and"
        and at(pieces, step + 1).word == "a"
        and at(pieces, step + 2).word == "half"
    ):
        return step + 3
    return 0
