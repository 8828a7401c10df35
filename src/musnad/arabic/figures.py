"""Figures: numbers in digits and words, percentages, money, ranges and what limits them.

Figures inside dates are left to ``dates``, and digits inside names of things (F-16, COVID-19,
G7), times of day and addresses are no figures. This module may not convert or round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from musnad.arabic.arabic_numbers import (
    CLOCK,
    NAMED_BY_NUMBER,
    read_arabic,
    read_digits_arabic,
    starts_arabic_number,
)
from musnad.arabic.arabic_numbers import SCALES as ARABIC_SCALES
from musnad.arabic.dates import among
from musnad.arabic.english_numbers import SCALES, read_english
from musnad.arabic.lexemes import ROMAN, Lexeme, Reading, at, digit_value
from musnad.arabic.limits import limit
from musnad.arabic.named_dates import is_named
from musnad.arabic.openers import NUMBER_WORDS, openings
from musnad.arabic.units import (
    ARABIC_MONEY,
    ARABIC_QUALIFIED,
    CODES,
    ENGLISH_MONEY,
    ENGLISH_QUALIFIED,
    MEASURES,
    SHORT_SCALES,
    SIGN_LETTERS,
    SIGNS,
    Approx,
)
from musnad.arabic.wordlists import listed
from musnad.arabic.writing import write_figure

__all__ = ["Figure", "figures", "write_figure"]

Kind = Literal["cardinal", "ordinal", "percent", "money"]

# What Arabic writes joined before digits (لـ5, والـ15, بـ10).
_JOINED = frozenset(listed("و ف ب ل ك ال لل وال بال فال كال وب ول وك وبال ولل فب فل"))
_PERCENT_SIGNS = frozenset("%٪﹪％")
_PERCENT_WORDS = frozenset({"percent", "pct", "بالمءه", "بالماءه", "بالميه"})
_OPENING_SIGNS = frozenset({*SIGNS, *_PERCENT_SIGNS, "-", "−"})
_HUNDRED = frozenset({"المءه", "الماءه", "الميه"})
_ONE = frozenset({"واحد", "واحده"})
_POINTS = frozenset({"نقطه", "نقاط"})
_DASHES = frozenset("-–—−‑")
_TO = frozenset({"to", "الي", "حتي"})
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_TIMES = frozenset({"am", "pm", "a.m.", "p.m."})
# A space or a hyphen joins these to the number that is part of their name.
_DESIGNATIONS = frozenset(
    listed("""كوفيد covid اف ميغ سوخوي سو سي اس بي جي شاهد ار اتش f mig su boeing airbus بوينغ
    ايرباص
    ابولو apollo""")
)
_PREFIXES = frozenset(listed("pre post mid non sub age aged under over top up plus about"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: ``text`` is the slice ``start:end``, with its multiplier, currency or percent.

    ``value`` and, for a range, ``high`` are in full (``3.5 million`` is 3500000); a percentage
    of 5 has the value 5. ``unit`` is an ISO 4217 code, a currency's name when its country is
    not told (``riyal``), or a measure (``km``, ``ton``, ``year``) that stands after the slice;
    ``approx`` tells how the words around limit the figure.
    """

    text: str
    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    kind: Kind = "cardinal"
    unit: str | None = None
    approx: Approx | None = None


class _Found(NamedTuple):
    """A number with its currency or percent, as pieces ``first:end``."""

    first: int
    end: int
    value: Decimal
    kind: Kind
    unit: str | None
    scale: Decimal


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text in order, not overlapping, those inside dates left out.

    ``language`` (``ar`` or ``en``) settles only how separators in digits are read; number
    words of both languages are always understood.
    """
    arabic = language == "ar"
    return tuple(
        figure for pieces in openings(text) for figure in _among(text, pieces, arabic=arabic)
    )


def _among(text: str, pieces: list[Lexeme], *, arabic: bool) -> Iterator[Figure]:
    """The figures among the pieces of a part of the text."""
    openers = [index for index, piece in enumerate(pieces) if _may_open(piece)]
    taken = _taken(text, pieces) if openers else []
    free = 0
    for index in openers:
        one = None
        if index >= free and not taken[index]:
            one = _number(pieces, index, arabic=arabic)
        if one is not None:
            one = one._replace(first=max(one.first, free))
            other = _range_end(pieces, one, taken, arabic=arabic)
            yield _figure(text, pieces, one, other)
            free = (other or one).end


def _may_open(piece: Lexeme) -> bool:
    if piece.kind == "w":
        return piece.word in NUMBER_WORDS
    return piece.kind == "n" or piece.text in _OPENING_SIGNS


def _taken(text: str, pieces: list[Lexeme]) -> list[bool]:
    """For each piece, whether a date has taken it."""
    spans = [(mention.start, mention.end) for mention in among(text, pieces, None, counted=False)]
    taken = [False] * len(pieces)
    at_span = 0
    for index, piece in enumerate(pieces):
        while at_span < len(spans) and spans[at_span][1] <= piece.start:
            at_span += 1
        taken[index] = at_span < len(spans) and spans[at_span][0] < piece.end
    return taken


def _number(pieces: list[Lexeme], index: int, *, arabic: bool) -> _Found | None:  # noqa: C901
    """The number that begins at a piece, its currency or percent sign before it included."""
    piece = pieces[index]
    start, unit, kind = index, None, "cardinal"
    if piece.kind == "p":
        if piece.text in SIGNS and at(pieces, index + 1).kind == "n":
            start, unit = index + 1, SIGNS[piece.text]
        elif piece.text in _PERCENT_SIGNS and _glued_number(pieces, index + 1):
            if at(pieces, index - 1).kind != "n" or not piece.glued:
                start, kind = index + 1, "percent"
        elif piece.text in "-−" and _glued_number(pieces, index + 1) and not piece.glued:
            start = index + 1
        if start == index:
            return None
    elif piece.kind == "w":
        sign = at(pieces, index + 1)
        if (
            sign.text == "$"
            and sign.glued
            and piece.word in SIGN_LETTERS
            and at(pieces, index + 2).kind == "n"
        ):
            start, unit = index + 2, SIGN_LETTERS[piece.word]
        elif piece.text in CODES and at(pieces, index + 1).kind == "n":
            start, unit = index + 1, piece.text
    reading = _reading(pieces, start, arabic=arabic, money=unit is not None, prefixed=start > index)
    if reading is None or _is_of_a_group(pieces, start):
        return None
    value = -reading.value if piece.text in {"-", "−"} else reading.value
    if unit:
        return _Found(index, reading.end, value, "money", unit, reading.scale)
    if kind == "percent":
        return _Found(index, reading.end, value, "percent", None, reading.scale)
    return _one_of_money(pieces, index, reading) or _suffix(pieces, index, value, reading)


def _one_of_money(pieces: list[Lexeme], index: int, reading: Reading) -> _Found | None:
    """«دولار واحد», «جنيه مصري واحد»: the one figure whose currency stands before it."""
    if pieces[index].word not in _ONE or reading.end != index + 1 or reading.value != 1:
        return None
    near, far = at(pieces, index - 1).word, at(pieces, index - 2).word
    unit, first = ARABIC_QUALIFIED.get(f"{far} {near}"), index - 2
    if unit is None:
        unit, first = ARABIC_MONEY.get(near), index - 1
    before = at(pieces, first - 1)
    if unit is None or before.kind == "n" or starts_arabic_number(before.word):
        return None
    return _Found(first, reading.end, reading.value, "money", unit, reading.scale)


def _is_of_a_group(pieces: list[Lexeme], index: int) -> bool:
    """Whether the number is part of a name: Group of Seven, Group of 20, «مجموعة الـ20»."""
    before, head = at(pieces, index - 1), at(pieces, index - 2)
    if before.word == "of":
        return head.text == "Group"
    return before.word == "ال" and head.word in NAMED_BY_NUMBER


def _glued_number(pieces: list[Lexeme], index: int) -> bool:
    return at(pieces, index).kind == "n" and at(pieces, index).glued


def _reading(
    pieces: list[Lexeme], index: int, *, arabic: bool, money: bool, prefixed: bool
) -> Reading | None:
    piece = at(pieces, index)
    if piece.kind == "n":
        return _digits(pieces, index, arabic=arabic, money=money, prefixed=prefixed)
    if piece.kind != "w":
        return None
    if piece.text in ROMAN and at(pieces, index - 1).text[:1].isupper():
        return Reading(Decimal(ROMAN[piece.text]), index + 1, ordinal=True)
    if piece.text.isascii():
        return read_english(pieces, index)
    return read_arabic(pieces, index)


def _digits(  # noqa: PLR0911
    pieces: list[Lexeme], index: int, *, arabic: bool, money: bool, prefixed: bool
) -> Reading | None:
    piece, after = pieces[index], at(pieces, index + 1)
    if is_named(pieces, index) or (not prefixed and _is_part_of_a_name(pieces, index)):
        return None
    if after.glued and after.text in {":", "/"} and at(pieces, index + 2).kind == "n":
        return None
    before = at(pieces, index - 1)
    if piece.glued and before.text in {":", "/"} and at(pieces, index - 2).kind == "n":
        return None
    if after.word in _TIMES or before.word in CLOCK or _is_telephone(pieces, index):
        return None
    spaced = _spaced_thousands(pieces, index)
    if spaced is not None:
        return read_digits_arabic(pieces, spaced.end - 1, spaced.value)
    scale = _scale_after(pieces, index + 1, money=money)
    value = digit_value(
        piece.text, arabic=arabic, scaled=scale is not None or _is_multiplied(after)
    )
    if value is None:
        return None
    if scale is not None:
        end = index + 2 + (at(pieces, index + 1).text == "-")
        return Reading(value * scale, end, scale=scale)
    if after.glued and after.kind == "w" and after.text.isascii():
        if after.word in _ENDINGS:
            return Reading(value, index + 2, ordinal=True)
        return (
            None if after.word not in MEASURES and after.text != "m" else Reading(value, index + 1)
        )
    return read_digits_arabic(pieces, index, value)


def _spaced_thousands(pieces: list[Lexeme], index: int) -> Reading | None:
    """«10 000», «1 250 000»: thousands parted by plain spaces, with a word after them."""
    head, end = pieces[index], index + 1
    if not head.text.isdigit() or len(head.text) > 3 or head.text[0] in "0٠۰":
        return None
    if at(pieces, index - 1).kind == "n":
        return None
    digits = head.text
    while at(pieces, end).kind == "n" and at(pieces, end).start == at(pieces, end - 1).end + 1:
        group = at(pieces, end).text
        if len(group) != 3 or not group.isdigit():
            return None
        digits, end = digits + group, end + 1
    after = at(pieces, end)
    if end == index + 1 or after.kind != "w" or after.glued:
        return None
    return Reading(Decimal(digits), end)


def _is_telephone(pieces: list[Lexeme], index: int) -> bool:
    """Whether the digits are a group of 1-800-555-0100; a tally like 14-0-1 is not."""
    first = last = index
    while first > index - 6 and _is_hyphened(pieces, first):
        first -= 2
    while last < index + 6 and _is_hyphened(pieces, last + 2):
        last += 2
    groups = [pieces[step].text for step in range(first, last + 1, 2)]
    if len(groups) == 2 and groups[0][0] in "0٠۰" and len(groups[0]) > 1:
        return len(groups[1]) > 4  # an area code
    return len(groups) > 2 and any(len(group) > 3 for group in groups)


def _is_hyphened(pieces: list[Lexeme], index: int) -> bool:
    """Whether a number is joined to the number before it by a hyphen."""
    return (
        _glued_number(pieces, index)
        and at(pieces, index - 1).text == "-"
        and at(pieces, index - 1).glued
        and at(pieces, index - 2).kind == "n"
    )


def _is_multiplied(after: Lexeme) -> bool:
    """Whether a multiplier or a percent follows: «1.250 مليون» is not a thousand."""
    return (
        after.word in SCALES
        or after.word in ARABIC_SCALES
        or (after.kind == "p" and after.text in _PERCENT_SIGNS)
    )


def _scale_after(pieces: list[Lexeme], index: int, *, money: bool) -> Decimal | None:
    """The English multiplier at a piece: ``million``, ``-million``, ``bn``; None when none."""
    piece = at(pieces, index)
    if piece.text == "-" and piece.glued and at(pieces, index + 1).word in SCALES:
        return SCALES[at(pieces, index + 1).word]
    if piece.word in SCALES:
        return SCALES[piece.word]
    power = SHORT_SCALES.get(piece.word) if piece.kind == "w" else None
    if piece.glued and piece.text in {"m", "k"} and not money:
        # «1.5m people» are millions; «1.5m high» are metres.
        counted = at(pieces, index + 1).word.endswith(("s", "people", "men", "women"))
        return Decimal(10 ** SHORT_SCALES[piece.text]) if counted or piece.text == "k" else None
    if (
        power
        and (money or len(piece.word) > 1)
        and (piece.glued or piece.word in {"bn", "tn", "mn"})
    ):
        return Decimal(10**power)
    return None


def _is_part_of_a_name(pieces: list[Lexeme], index: int) -> bool:
    """Whether digits belong to letters before them: F-16, G7, COVID-19, «إف 16»."""
    piece, before = pieces[index], at(pieces, index - 1)
    if before.word in _DESIGNATIONS and piece.text.isdigit() and len(piece.text) <= 3:
        after = at(pieces, index + 1)
        return piece.glued or not (_is_multiplied(after) or after.word in MEASURES)
    if not piece.glued:
        return False
    if before.kind == "w":
        # A long Arabic word before digits is a slip of the space bar: «حوالي400».
        slip = len(before.word) > 3 and not before.text.isascii()
        return before.word not in _JOINED and not slip
    if before.text in {"+", "_"}:
        return True
    if before.text in _DASHES and before.glued:
        letters = at(pieces, index - 2)
        return letters.kind == "w" and letters.word not in _PREFIXES and letters.word not in SCALES
    return False


def _suffix(pieces: list[Lexeme], first: int, value: Decimal, reading: Reading) -> _Found:
    """The number with the percent or currency words after it."""
    end = reading.end
    if reading.ordinal:
        return _Found(first, end, value, "ordinal", None, reading.scale)
    percent = _percent_end(pieces, end)
    if percent:
        return _Found(first, percent, value, "percent", None, reading.scale)
    unit, after = _money(pieces, end, scaled=reading.scale > 1)
    if unit:
        return _Found(first, after, value, "money", unit, reading.scale)
    return _Found(first, end, value, "cardinal", None, reading.scale)


def _percent_end(pieces: list[Lexeme], index: int) -> int:  # noqa: PLR0911
    """The piece after a percent sign or word, or 0."""
    piece, after = at(pieces, index), at(pieces, index + 1)
    if piece.text in _PERCENT_SIGNS and piece.kind == "p":
        # «5 %10» is two figures: a sign glued to the next number belongs there.
        return index + 1 if piece.glued or not _glued_number(pieces, index + 1) else 0
    if piece.word in _PERCENT_WORDS:
        return index + 1
    if piece.word == "percentage" and after.word in {"point", "points"}:
        return index + 2
    if piece.word == "per" and after.word == "cent":
        return index + 2
    if piece.word == "في" and after.word in _HUNDRED:
        return index + 2
    if piece.word in _POINTS and after.word == "مءويه":
        return index + 2
    if piece.text == "-" and piece.glued and after.word == "percent":
        return index + 2
    return 0


def _money(pieces: list[Lexeme], index: int, *, scaled: bool) -> tuple[str | None, int]:  # noqa: PLR0911
    """The currency that begins at a piece and the piece after it."""
    piece, after = at(pieces, index), at(pieces, index + 1)
    if piece.text in CODES:
        return piece.text, index + 1
    if piece.text in SIGNS and piece.kind == "p" and after.kind != "n":
        return SIGNS[piece.text], index + 1
    if piece.text == "-" and piece.glued and after.word == "dollar":
        return "USD", index + 2
    pair = f"{piece.word} {after.word}"
    for table in (ARABIC_QUALIFIED, ENGLISH_QUALIFIED):
        if pair in table:
            return table[pair], index + 2
    if piece.word in ARABIC_MONEY:
        return ARABIC_MONEY[piece.word], index + 1
    if piece.word in ENGLISH_MONEY and (piece.word != "pounds" or scaled):
        return ENGLISH_MONEY[piece.word], index + 1
    return None, index


def _range_end(  # noqa: PLR0911
    pieces: list[Lexeme], one: _Found, taken: list[bool], *, arabic: bool
) -> _Found | None:
    """The second number of a range that begins with the first, or None."""
    if one.kind == "ordinal" or one.end >= len(pieces):
        return None
    joint = pieces[one.end]
    step = one.end + 1
    if joint.text in _DASHES:
        spaced = joint.text in "–—" or one.kind == "percent"
        if not (joint.glued and at(pieces, step).glued) and not spaced:
            return None
        if _is_hyphened(pieces, step + 2) or _is_hyphened(pieces, one.first):
            return None
    elif joint.word == "and" or (joint.word == "و" and at(pieces, step).glued):
        if not _between(pieces, one.first):
            return None
    elif joint.kind == "w" and joint.word.startswith("و") and _between(pieces, one.first):
        step = one.end
    elif joint.word not in _TO:
        return None
    if step >= len(pieces) or taken[step]:
        return None
    other = _second(pieces, step, joint, arabic=arabic)
    if other is None or other.kind == "ordinal":
        return None
    low = _low(one, other)
    return other if low < other.value else None


def _second(pieces: list[Lexeme], step: int, joint: Lexeme, *, arabic: bool) -> _Found | None:
    if joint.text in _DASHES and pieces[step].kind == "n":
        reading = _digits(pieces, step, arabic=arabic, money=False, prefixed=True)
        return None if reading is None else _suffix(pieces, step, reading.value, reading)
    return _number(pieces, step, arabic=arabic)


def _between(pieces: list[Lexeme], first: int) -> bool:
    return at(pieces, first - 1).word in {"between", "بين", "وبين", "مابين"} or (
        at(pieces, first - 2).word == "between"
    )


def _low(one: _Found, other: _Found) -> Decimal:
    """The low end, which shares the multiplier of the high end when it has none of its own."""
    if one.scale == 1 and other.scale > 1 and one.value < other.value / other.scale:
        return one.value * other.scale
    return one.value


def _figure(text: str, pieces: list[Lexeme], one: _Found, other: _Found | None) -> Figure:
    last = other or one
    joined = at(pieces, one.first).glued and at(pieces, one.first - 1).word in _JOINED
    before = one.first - joined
    start, end = pieces[one.first].start, pieces[last.end - 1].end
    kind, unit = one.kind, one.unit
    if other and other.kind != "cardinal" and kind == "cardinal":
        kind, unit = other.kind, other.unit
    if kind == "cardinal":
        unit = _measure(pieces, last.end)
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        value=_low(one, other) if other else one.value,
        high=other.value if other else None,
        kind=kind,
        unit=unit,
        approx=limit(pieces, before, last.end),
    )


def _measure(pieces: list[Lexeme], index: int) -> str | None:
    piece = at(pieces, index)
    if piece.text == "-" and piece.glued:
        piece = at(pieces, index + 1)
    return MEASURES.get(piece.word) if piece.kind == "w" else None
