"""What a sentence says that the sentences it cites do not: a strict bar without any weights.

The checker weighs many signs and lets a likely sentence pass. A model's text is held to more:
each figure, date, quotation and telling word of it must stand in what it rests on. What is
found here is no error proven; it is a reason to ask again, or to leave the sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention
from musnad.arabic.figures import Figure
from musnad.arabic.names import same_name
from musnad.arabic.normal import Token, fold
from musnad.check.cover import content, undated
from musnad.check.matching import match
from musnad.check.negators import Negator, negators
from musnad.check.reading import Reading, read
from musnad.check.tables import rows
from musnad.core.release import Release
from musnad.core.report import Problem, ProblemKind
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

QUOTED_WORDS = 4
"""Words from which what stands between marks is a quotation and no name."""
NAMED_WORDS = 3
"""Words up to which it is a name, whose own words prove nothing."""
SMALL = 2
"""Counts up to this are told by the form of a noun: «الوزيران», «مرة»."""
NOWHERE, ELSEWHERE = 1.0, 0.5
"""What a word counts for that the release has nowhere, and one that it has elsewhere."""
MOST_UNSAID = 1.5
"""A sentence whose unsaid words count for so much says something of its own."""
ALLOWED = 0.12
"""What each telling word of a long sentence allows besides."""
SHOWN = 4
NEAR = 2
"""Words right after a negator that it is taken to deny."""
_AT = ("في ", " ب")
FEW = 10
"""Up to so many, «الدول الثلاث» only counts who was named before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a sentence rests on, read: the sentences it cites, and all of the release."""

    cited: tuple[Reading, ...]
    whole: tuple[Reading, ...]


def groundless(text: str, cites: Sequence[str], release: Release) -> tuple[Problem, ...]:
    """What the cited sentences do not say of an Arabic sentence; () when all of it is there.

    Spans are offsets into ``text``. The place and day that the release opens with count as
    cited. A sentence that cites nothing rests on the whole release.
    """
    reading, ground = read(text, "ar", release.published), _ground(cites, release)
    found = (
        *_figures(reading, ground),
        *_vague(reading, ground),
        *_dates(reading, ground),
        *_places(reading, ground),
        *_quotes(reading, ground),
        *_denials(reading, ground),
        *_words(reading, ground),
    )
    return tuple(found)


def _ground(cites: Sequence[str], release: Release) -> Ground:
    named = set(cites) or {one.id for one in release.citable}
    texts = [one.text for one in release.citable if one.id in named]
    texts += [release.dateline] if release.dateline else []
    whole = [one.text for one in release.citable]
    told, published = release.language, release.published
    return Ground(
        cited=tuple(read(one, told, published) for one in texts),
        whole=tuple(read(one, told, published) for one in whole),
    )


def _figures(reading: Reading, ground: Ground) -> Iterator[Problem]:
    there = [figure for one in ground.cited for figure in one.figures]
    values = {value for one in there for value in (one.value, one.high) if value is not None}
    digits = {
        token.folded
        for one in ground.cited
        for token in one.tokens
        if _year(token.folded) or not any(day.start <= token.start < day.end for day in one.dates)
    }
    for figure in reading.figures:
        wanted = [figure.value] if figure.high is None else [figure.value, figure.high]
        said = all(one in values or f"{one:f}" in digits for one in wanted)
        if _idle(figure) or (said and not _other_unit(figure, there)):
            continue
        yield _problem(
            "number",
            figure,
            f"العدد «{figure.text}» ليس في الجمل التي استندت إليها الجملة.",
            f"The figure “{figure.text}” is not in the sentences that this one cites.",
        )


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _vague(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """«مئات» where the cited sentences speak of thousands, or of no such number."""
    there = {
        fold(form) for one in ground.cited for token in one.tokens for form in stems(token.text)
    }
    for token in reading.tokens:
        forms = {fold(form) for form in stems(token.text)}
        counted = any(one.start <= token.start < one.end for one in reading.figures)
        for words, others in () if counted else _vague_words():
            if forms & words and not there & (words | others):
                yield _problem(
                    "number",
                    token,
                    f"العدد «{token.text}» ليس في الجمل التي استندت إليها الجملة.",
                    f"“{token.text}” is not in the sentences that this one cites.",
                )


def _idle(figure: Figure) -> bool:
    """Whether a figure only counts what the sentence speaks of: «الوزيران», «الدول الثلاث»."""
    if figure.kind == "ordinal":
        return figure.value <= 1
    small = SMALL if not figure.text.startswith("ال") else FEW
    return figure.kind == "cardinal" and figure.unit is None and figure.value <= small


def _other_unit(figure: Figure, there: Sequence[Figure]) -> bool:
    """Whether the same number stands there only as money, or only as per cent, and not here."""
    same = [one for one in there if figure.value in (one.value, one.high)]
    special = {"money", "percent"}
    return bool(same) and figure.kind in special and all(one.kind != figure.kind for one in same)


def _dates(reading: Reading, ground: Ground) -> Iterator[Problem]:
    there = [one for sentence in ground.cited for one in sentence.dates]
    for mention in reading.dates:
        if _open(mention) or any(_same_day(mention, one) for one in there):
            continue
        yield _problem(
            "date",
            mention,
            f"التاريخ «{mention.text}» ليس في الجمل التي استندت إليها الجملة.",
            f"The date “{mention.text}” is not in the sentences that this one cites.",
        )


def _open(mention: DateMention) -> bool:
    """Whether it names no day of its own: «اليوم», «العام السابق» are said in many ways."""
    fields = (mention.year, mention.month, mention.day, mention.weekday, mention.resolved)
    vague = all(field is None for field in fields)
    return vague or (mention.kind == "relative" and fold(mention.text) in _list("today"))


def _same_day(mine: DateMention, theirs: DateMention) -> bool:
    """Whether what is written here of a date agrees with what is meant there."""
    if mine.resolved is not None and theirs.resolved is not None:
        last = theirs.end_resolved or theirs.resolved
        return theirs.resolved <= mine.resolved <= last
    day = theirs.resolved
    pairs = (
        (mine.year, theirs.year or (day.year if day else None)),
        (mine.month, theirs.month or (day.month if day else None)),
        (mine.day, theirs.day or (day.day if day else None)),
        (mine.weekday, theirs.weekday if theirs.weekday is not None else _weekday(theirs)),
    )
    told = [(one, other) for one, other in pairs if one is not None]
    return all(one == other for one, other in told) if told else True


def _weekday(mention: DateMention) -> int | None:
    return mention.resolved.weekday() if mention.resolved else None


def _places(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Where something is said to be, when the cited sentences name another place for it."""
    named = [one for there in ground.cited for one in there.mentions]
    towns = [one for one in named if one.kind == "place" and _town(one)]
    others = [one for one in towns if not one.ids & reading.ids]
    for mention in reading.mentions:
        at = _town(mention) and reading.text[: mention.start].endswith(_AT)
        if at and others and not any(mention.ids & one.ids for one in named):
            yield _problem(
                "place",
                mention,
                f"المكان «{mention.text}» ليس في الجمل التي استندت إليها الجملة.",
                f"The place “{mention.text}” is not in the sentences that this one cites.",
            )


def _town(mention: Mention) -> bool:
    places = [load().place(one) for one in sorted(mention.ids)]
    return any(place is not None and place.kind in ("city", "capital") for place in places)


def _quotes(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Quotations where no cited sentence quotes anybody, nor has these very words."""
    if any(len(one.text.split()) >= QUOTED_WORDS for there in ground.cited for one in there.quotes):
        return
    said = " ".join(fold(one.text) for one in ground.cited)
    for quote in reading.quotes:
        if len(quote.text.split()) < QUOTED_WORDS or fold(quote.text).strip(' ."') in said:
            continue
        yield Problem(
            kind="quote",
            found=quote.text,
            start=quote.start,
            end=quote.end,
            message_ar="ليس في الجمل التي استندت إليها الجملة كلام مقتبس: اجعله غير مباشر.",
            message_en="The sentences that this one cites quote nobody: use indirect speech.",
        )


def _denials(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """What is denied on one side only, where the other side denies nothing at all.

    A word that carries its denial (non-lethal, unconditional) is looked for in every sentence;
    of plain negators only what each governs at once.
    """
    mine = [one for one in negators(reading) if one.denies]
    theirs = [
        (place, one)
        for place, there in enumerate(ground.cited)
        for one in negators(there)
        if one.denies
    ]
    if not theirs:
        yield from _added(reading, ground, [one for one in mine if one.force == "plain"])
    if not mine:
        yield from _dropped(reading, ground, theirs)


def _added(reading: Reading, ground: Ground, mine: Sequence[Negator]) -> Iterator[Problem]:
    telling = set(_telling(reading))
    for negator in mine:
        for at in negator.governed[:NEAR]:
            token = reading.tokens[at]
            if token in telling and match(token, "ar", ground.cited).grade:
                yield _polarity(
                    reading,
                    negator.at,
                    at,
                    "تنفي الجملة «{}»، ولا نفي في الجمل التي استندت إليها.",
                    "The sentence denies “{}”; those that it cites deny nothing.",
                )
                return


def _dropped(
    reading: Reading, ground: Ground, theirs: Sequence[tuple[int, Negator]]
) -> Iterator[Problem]:
    telling = set(_telling(reading))
    for place, negator in theirs:
        joined = ground.cited[place].tokens[negator.at].folded.startswith("non")
        if negator.force != "plain" and not joined:
            continue
        wanted = {*negator.governed[:1], *((negator.at,) if joined else ())}
        for at, token in enumerate(reading.tokens):
            found = match(token, "ar", (ground.cited[place],)).places
            if token in telling and found and {index for _, index in found} <= wanted:
                yield _polarity(
                    reading,
                    at,
                    at,
                    "تثبت الجملة «{}»، وتنفيه الجمل التي استندت إليها.",
                    "The sentence affirms “{}”; those that it cites deny it.",
                )
                return


def _polarity(reading: Reading, first: int, last: int, arabic: str, english: str) -> Problem:
    start, end = reading.tokens[min(first, last)].start, reading.tokens[max(first, last)].end
    found = reading.text[start:end]
    return Problem(
        kind="polarity",
        found=found,
        start=start,
        end=end,
        message_ar=arabic.format(found),
        message_en=english.format(found),
    )


def _words(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Telling words that the cited sentences have in no rendering.

    French is read through a small dictionary, in which too much is missing for that.
    """
    if any(one.french for one in ground.cited):
        return
    unsaid: list[Token] = []
    weight = 0.0
    telling = tuple(_telling(reading))
    for token in telling:
        forms = {fold(one) for one in stems(token.text)}
        if _said(token, ground.cited) or forms & _list("light") or _heard(token, ground.cited):
            continue
        anywhere = match(token, "ar", ground.whole)
        if not anywhere.explained:
            continue  # a name, for the checker to hear
        unsaid.append(token)
        weight += ELSEWHERE if anywhere.grade and not _quoted(token, reading) else NOWHERE
        weight += MOST_UNSAID if _quoted(token, reading) else 0.0
        weight += MOST_UNSAID if forms & _list("decisive") else 0.0
    if weight < max(MOST_UNSAID, ALLOWED * len(telling)):
        return
    found = "، ".join(dict.fromkeys(token.text for token in unsaid[:SHOWN]))
    yield Problem(
        kind="unsupported",
        found=found,
        start=unsaid[0].start,
        end=unsaid[-1].end,
        message_ar=f"ليس في الجمل التي استندت إليها الجملة ما يقابل: {found}.",
        message_en=f"The sentences that this one cites have nothing for: {found}.",
    )


def _said(token: Token, cited: Sequence[Reading]) -> bool:
    """Whether a cited sentence has the word, and not only as a particle that it may stand for."""
    places = match(token, "ar", cited).places
    return any(cited[place].tokens[at] in _content(cited[place]) for place, at in places)


def _heard(token: Token, cited: Sequence[Reading]) -> bool:
    """Whether a cited sentence has it as a name, which an everyday word may be as well."""
    names = {
        one.text
        for there in cited
        for one in there.tokens
        if one.text[:1].isupper() and one.text.isascii()
    }
    return any(same_name(form, name) for form in stems(token.text) for name in names)


@lru_cache(maxsize=2048)
def _content(reading: Reading) -> frozenset[Token]:
    return frozenset(content(reading.tokens, reading.language))


def _quoted(token: Token, reading: Reading) -> bool:
    """Whether the word stands in a quotation, of which every word must have been said."""
    return any(
        one.start <= token.start < one.end and len(one.text.split()) >= QUOTED_WORDS
        for one in reading.quotes
    )


def _telling(reading: Reading) -> Iterator[Token]:
    """Content words outside figures, dates and names."""
    names = [(one.start, one.end) for one in reading.mentions]
    names += [(one.start, one.end) for one in reading.dates]
    names += [
        (one.start, one.end) for one in reading.quotes if len(one.text.split()) <= NAMED_WORDS
    ]
    for token in undated(reading):
        if not any(start < token.end and token.start < end for start, end in names):
            yield token


def _problem(
    kind: ProblemKind,
    span: Figure | DateMention | Mention | Token,
    message_ar: str,
    message_en: str,
) -> Problem:
    return Problem(
        kind=kind,
        found=span.text,
        start=span.start,
        end=span.end,
        message_ar=message_ar,
        message_en=message_en,
    )


@lru_cache(maxsize=1)
def _vague_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words for one vague number each, and those that stand for it in either language."""
    told = (row[1].partition("=") for row in rows("grounds") if row[0] == "vague")
    return tuple((_folded(words), _folded(others)) for words, _, others in told)


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@lru_cache(maxsize=4)
def _list(name: str) -> frozenset[str]:
    return frozenset(
        fold(word) for row in rows("grounds") if row[0] == name for word in row[1].split()
    )
