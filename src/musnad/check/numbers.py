"""Figures: every figure of a claim must stand in its sources with its value and its unit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal, InvalidOperation

from musnad.arabic.figures import Figure, write_figure
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.derived import follows
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.core.house import House

MOVED, MAYBE_MOVED = 0.6, 0.35
"""What a figure counts for that another sentence has, by how near the best one is."""
SURELY_THERE = 0.5
_WEEKS = re.compile(r"(?:اسابيع|اسبوع|\bweeks?\b)")
_POINTS = re.compile(r"(?:نقط\w*|نقاط) مءوي|percentage points?\b")
_TIMES = re.compile(r"\s*(?:مرات|اضعاف|times\b)")
_MULTIPLES = {2: "doubl", 3: "tripl", 4: "quadrupl"}
_RAW = re.compile(r"\d+(?:[.,]\d+)*")
_EXCEEDS = re.compile(
    r"(?:تجاوز|تخط|زاد|زياده|يزيد|تزيد|فاق|يفوق|تفوق|يربو|تربو)\w*\s(?:\S+\s){0,5}?(?:علي\s|عن\s)?$"
)
"""Verbs that a figure stands after when the true one is above it: «تجاوز 60 في المئة»."""
_OPENS_LIST = re.compile(r"\s+\w{2,20}(?: \w{2,20})?(?:،? و?(?:هي|هم|هما))?(?:\s*:|(?<=هي|هم)\s)")
_PARTINGS = (re.compile(r"[،؛,]\s*"), re.compile(r"[،؛,]\s*|\s(?=و\w{3})"))
_VAGUE = Decimal(2)
"""One and two are grammar as often as figures («أحد», dual nouns, "both")."""
_ROUNDING = Decimal("0.05")
_ORDINALS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
    *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
)
_LEAST_ROUNDED = 20
_NEAR_POINT = Decimal(2)
_FRACTIONS = {
    f"{joined}{word}": Decimal(1) / part
    for joined in ("", "و", "ب", "ل")
    for word, part in (("خُمس", 5), ("سُدس", 6), ("سُبع", 7), ("ثُمن", 8), ("تُسع", 9), ("عُشر", 10))
}
"""Parts that only their vowel tells from the number."""
_HOUSE = House()
_MUCH = Decimal(1000)
_MORE = Decimal("1.25")
_MOST_COUNTED = 6
_MOST_RANKED = 5
"""A place in an order up to this may be told by what the source lists: «حلّت ثالثة»."""
_COUNTED = frozenset({"country", "person", "nationality"})
_WEEK = Decimal(7)
_POINT = Decimal(100)
_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, 9))


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The figures of the claim that its sources do not give."""
    if not one.reading.figures:
        return ()
    evidence = [sources.items[at].reading for at in one.evidence]
    near = _pool(evidence)
    everywhere = _pool([item.reading for item in sources.items])
    found: list[Suspicion] = []
    for written in one.reading.figures:
        if _in_quote_marks_only(written) or _is_and_a_half(written):
            continue
        figure = _limited(written, one.reading)
        if any(same(figure, other) for other in _countable(figure, near.figures)) or _raw_has(
            figure, near.raw
        ):
            found += _unit(figure, near.figures, one)
            continue
        if explained(figure, one, sources) or measured_elsewhere(figure, everywhere.figures):
            continue
        spare = [
            other
            for other in near.figures
            if not any(same(mine, other) for mine in one.reading.figures)
        ]
        elsewhere = any(same(figure, other) for other in everywhere.figures) or _raw_has(
            figure, everywhere.raw
        )
        suspicion = _judge(figure, spare, one, sources, elsewhere=elsewhere)
        if suspicion:
            found.append(suspicion)
    return tuple(found)


class _Pool:
    """The figures of some sentences and all digits in them."""

    __slots__ = ("figures", "raw")

    def __init__(self, figures: tuple[Figure, ...], raw: frozenset[Decimal]) -> None:
        self.figures = figures
        self.raw = raw


def _pool(readings: Sequence[Reading]) -> _Pool:
    figures = tuple(figure for reading in readings for figure in reading.figures)
    raw = frozenset(value for reading in readings for value in _raw(reading.text))
    years = frozenset(
        Decimal(mention.year) for reading in readings for mention in reading.dates if mention.year
    )
    return _Pool(figures, raw | years)


def explained(figure: Figure, one: Aligned, sources: Sources) -> bool:
    """Whether something else than a figure of the sources bears the figure out: what they
    list, a word such as "triple", a publisher's name, other units, a sum."""
    evidence = [sources.items[at].reading for at in one.evidence]
    return (
        _multiple(figure, one, evidence)
        or _listed(figure, evidence)
        or _enumerated(figure, one.reading)
        or _in_a_name(figure, one.reading, sources)
        or any(_in_other_units(figure, one, item.reading.figures) for item in sources.items)
        or follows(figure, one, sources)
    )


def measured_elsewhere(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether some sentence gives the figure with its unit («14 عاما»): a claim that
    compresses may take it from there."""
    return (
        figure.kind == "cardinal"
        and figure.unit is not None
        and any(other.unit == figure.unit and same(figure, other) for other in others)
    )


def _countable(figure: Figure, others: Sequence[Figure]) -> Sequence[Figure]:
    """For a share, the shares among the others: 60 per cent is not 60 ratifications."""
    if figure.kind != "percent":
        return others
    return [other for other in others if other.kind == "percent" or other.value < 1]


def _raw(text: str) -> Iterator[Decimal]:
    for match in _RAW.finditer(fold(text)):
        try:
            yield Decimal(match.group().replace(",", ""))
        except InvalidOperation:  # 1.2.3 is a version, not a figure
            continue


def _raw_has(figure: Figure, raw: frozenset[Decimal]) -> bool:
    return figure.kind != "percent" and figure.value in raw and abs(figure.value) < 10_000


def _in_quote_marks_only(figure: Figure) -> bool:
    return not figure.text.strip()


def _limited(figure: Figure, reading: Reading) -> Figure:
    """The figure, as one that the true one is above where its verb says so."""
    if figure.approx is None and _EXCEEDS.search(f"{fold(reading.text[: figure.start]).strip()} "):
        return replace(figure, approx="over")
    return figure


def _is_and_a_half(figure: Figure) -> bool:
    """Whether it is the end of a number whose noun stands before it: «دولار ونصف الدولار»."""
    return figure.value < 1 and figure.text.startswith("و")


def same(mine: Figure, other: Figure) -> bool:
    """Whether two figures can be the same one, roundings allowed only where announced."""
    if mine.high is not None and other.high is not None:
        return (mine.value, mine.high) == (other.value, other.high)
    exact = mine.value in (other.value, other.high) or mine.high == other.value
    return exact or _shares(mine, other) or _rounded(mine, other) or _announced(mine, other)


def _shares(mine: Figure, other: Figure) -> bool:
    """Whether one is a part in words and the other the same in per cent: «خُمس», 20%."""
    if (mine.kind == "percent") == (other.kind == "percent"):
        return False
    share, part = (mine, other) if mine.kind == "percent" else (other, mine)
    value = _FRACTIONS.get(part.text.strip(), part.value)
    return value < 1 and abs(share.value - value * _POINT) <= _NEAR_POINT


def _announced(mine: Figure, other: Figure) -> bool:
    """Whether the claim says that its figure is not exact, and the other one is near."""
    if other.high is not None and mine.high is None and mine.approx:
        return other.value <= mine.value <= other.high
    low, high = sorted((mine.value, other.value))
    if not mine.approx or mine.value <= _LEAST_ROUNDED or low <= 0:
        return False
    if (high - low) / high > _ROUNDING:
        return False
    if mine.approx == "over":
        return other.value >= mine.value
    return mine.approx != "under" or other.value <= mine.value


def _multiple(figure: Figure, one: Aligned, evidence: Sequence[Reading]) -> bool:
    """Three times, where the source says "triple"."""
    verb = _MULTIPLES.get(int(figure.value))
    after = fold(one.reading.text[figure.end : figure.end + 10])
    return (
        verb is not None
        and _TIMES.match(after) is not None
        and any(word.startswith(verb) for reading in evidence for word in reading.vocabulary)
    )


def _listed(figure: Figure, evidence: Sequence[Reading]) -> bool:
    """Whether a small number is that of the states or people whom a source sentence lists,
    a state perhaps by its leader alone."""
    if figure.kind != "cardinal" or figure.value > _MOST_COUNTED:
        return False
    for reading in evidence[:2]:
        for kind in _COUNTED:
            there = {mention.id for mention in reading.mentions if mention.kind == kind}
            led = kind == "country" and any(m.kind == "person" for m in reading.mentions)
            if len(there) == figure.value or (led and len(there) + 1 == figure.value > _VAGUE):
                return True
    return False


def _enumerated(figure: Figure, reading: Reading) -> bool:
    """Whether the sentence itself lists what a number in words counts: «ثلاثة ملفات هي: …»."""
    if figure.kind != "cardinal" or figure.value > _MOST_COUNTED or _RAW.search(fold(figure.text)):
        return False
    opening = _OPENS_LIST.match(reading.text, figure.end)
    if opening is None:
        return False
    listed = reading.text[opening.end() :]
    return any(len(parting.split(listed)) == figure.value for parting in _PARTINGS)


def _in_a_name(figure: Figure, reading: Reading, sources: Sources) -> bool:
    """Whether the digits are part of the name of a source's publisher: «القناة 12»."""
    before = fold(reading.text[: figure.start]).split()
    if not before or not figure.text.isdigit():
        return False
    digits = fold(figure.text)
    for release in sources.releases:
        name = fold(release.publisher).split()
        for word, number in itertools.pairwise(name):
            if number == digits and word.removeprefix("ال") in _without_particle(before[-1]):
                return True
    return False


def _without_particle(word: str) -> frozenset[str]:
    """The folded word without its article and the particles before it."""
    return frozenset(
        (word, *(word.removeprefix(head) for head in ("ال", "وال", "بال", "لل", "و", "ل", "ب")))
    )


def _in_other_units(figure: Figure, one: Aligned, others: Sequence[Figure]) -> bool:
    """Six weeks are 42 days, a quarter of a point is 25 basis points."""
    after = fold(one.reading.text[figure.start : figure.end + 16])
    factor = _WEEK if _WEEKS.search(after) else _POINT if _POINTS.search(after) else None
    return factor is not None and any(other.value == figure.value * factor for other in others)


def _rounded(mine: Figure, other: Figure) -> bool:
    """Whether the claim's value is the other one rounded, to two digits at the least;
    "more than a million" may be a good deal more."""
    if mine.kind == "ordinal" or other.kind == "ordinal" or mine.value <= 0:
        return False
    if mine.approx == "over" and mine.value >= _MUCH:
        return mine.value <= other.value <= mine.value * _MORE
    digits = len(mine.value.normalize().as_tuple().digits)
    if digits < 2 or digits >= len(other.value.normalize().as_tuple().digits):
        return False
    return +mine.value.normalize() == Context(prec=digits).plus(other.value).normalize()


def _unit(figure: Figure, others: Sequence[Figure], one: Aligned) -> list[Suspicion]:
    """Same value in another currency, or a percentage for a count."""
    twins = [other for other in others if other.value == figure.value]
    if not twins or figure.unit is None:
        return []
    if figure.kind == "money" and all(
        other.kind == "money" and other.unit and other.unit != figure.unit for other in twins
    ):
        return [_conflict(figure, twins[0], one, "number.unit", None, 0.9)]
    return []


def _judge(
    figure: Figure,
    spare: Sequence[Figure],
    one: Aligned,
    sources: Sources,
    *,
    elsewhere: bool,
) -> Suspicion | None:
    like = [other for other in spare if _alike(figure, other)]
    if elsewhere:
        like = [
            other for other in like if not _measured(figure, other) and _of_a_size(figure, other)
        ]
    if figure.value <= _VAGUE and figure.kind in ("cardinal", "ordinal"):
        like = [
            other
            for other in like
            if other.kind == figure.kind
            and other.value > 0
            and (other.value < 1) == (figure.value < 1)
        ]
        if not like or (figure.text.strip().isdigit() is False and len(like) > 1):
            return None
        return _conflict(figure, like[0], one, "number.small", _where(like[0], one, sources), 0.6)
    if like and not (elsewhere and figure.approx and not _exactly(figure, sources)):
        best = min(like, key=lambda other: _distance(figure, other))
        rule = "number.moved" if elsewhere else "number.conflict"
        moved = MOVED if one.best >= SURELY_THERE else MAYBE_MOVED
        strength = moved if elsewhere else 1.0
        return _conflict(figure, best, one, rule, _where(best, one, sources), strength)
    start = one.claim.start + figure.start
    if elsewhere:
        return None
    ranked = figure.kind == "ordinal" and figure.value <= _MOST_RANKED
    return absent(
        "number",
        "number.rank" if ranked else "number.absent",
        found=figure.text,
        start=start,
        end=one.claim.start + figure.end,
        strength=0.3 if ranked else 0.9,
    )


def _exactly(figure: Figure, sources: Sources) -> bool:
    """Whether some sentence has the very value, and none only one near to it."""
    return any(
        other.value == figure.value for item in sources.items for other in item.reading.figures
    )


def _alike(figure: Figure, other: Figure) -> bool:
    if (figure.kind == "percent") != (other.kind == "percent"):
        return False
    return (figure.kind == "ordinal") == (other.kind == "ordinal") or figure.value == other.value


def _of_a_size(figure: Figure, other: Figure) -> bool:
    """Whether neither is a hundred times the other: such a figure is of something else."""
    low, high = sorted((abs(figure.value), abs(other.value)))
    return low > 0 and high / low < _POINT


def _measured(figure: Figure, other: Figure) -> bool:
    """Whether the other is a small measure with a fraction (a magnitude of 7.7), which stands
    for no count of thousands."""
    return figure.value >= _MUCH and other.value < _POINT and other.value != int(other.value)


def _distance(figure: Figure, other: Figure) -> tuple[int, Decimal]:
    """Same unit first, then a slip of scale (million for billion), then the nearest value."""
    unit = 0 if figure.unit and figure.unit == other.unit else 1
    low, high = sorted((abs(figure.value), abs(other.value)))
    if low and high / low in _SCALES:
        return unit, Decimal(0)
    return unit, (high - low) / high if high else Decimal(0)


def _where(figure: Figure, one: Aligned, sources: Sources) -> str | None:
    for at in one.evidence:
        if figure in sources.items[at].reading.figures:
            return sources.items[at].sentence.id
    return None


def told(figure: Figure, one: Aligned) -> str:
    """A source's figure as the article's language writes it."""
    if one.reading.language != "ar" or any("\u0600" <= char <= "\u06ff" for char in figure.text):
        return figure.text
    if figure.high is not None:
        return figure.text
    if figure.kind == "ordinal":
        at = int(figure.value)
        return _ORDINALS[at - 1] if 0 < at <= len(_ORDINALS) else f"الـ{at}"
    unit = figure.unit if figure.kind == "money" else None
    shown = write_figure(figure.value, _HOUSE, unit=unit)
    return f"{shown} في المئة" if figure.kind == "percent" else shown


def _conflict(
    figure: Figure, other: Figure, one: Aligned, rule: str, sentence: str | None, strength: float
) -> Suspicion:
    return conflict(
        "number",
        rule,
        found=figure.text,
        start=one.claim.start + figure.start,
        end=one.claim.start + figure.end,
        expected=told(other, one),
        sentence=sentence,
        strength=strength,
    )
