"""What a sentence says that the sentences it cites do not: a strict bar without any weights.

The checker weighs many signs and lets a likely sentence pass. A model's text is held to more:
each figure, date, quotation and telling word of it must stand in what it rests on. What is
found here is no error proven; it is a reason to ask again, or to leave the sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from musnad.arabic.dates import DateMention
from musnad.arabic.figures import Figure
from musnad.arabic.normal import Token, fold
from musnad.check.adjectives import adjectives
from musnad.check.agents import agents
from musnad.check.cover import content
from musnad.check.denials import denials
from musnad.check.exchanged import exchanged
from musnad.check.ground import Ground, folded, forms_of, ground_of, listed, problem_at, telling
from musnad.check.matching import match
from musnad.check.opposed import opposed
from musnad.check.reading import Reading, read
from musnad.check.seated import seated
from musnad.check.swapped import swapped
from musnad.check.tables import rows
from musnad.check.tolls import tolls
from musnad.check.unheard import heard, unheard
from musnad.core.release import Release
from musnad.core.report import Problem
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

QUOTED_WORDS = 4
"""Words from which what stands between marks is a quotation and no name."""
SMALL = 2
"""Counts up to this are told by the form of a noun: «الوزيران», «مرة»."""
NOWHERE, ELSEWHERE = 1.0, 0.5
"""What a word counts for that the release has nowhere, and one that it has elsewhere."""
MOST_UNSAID = 1.5
"""A sentence whose unsaid words count for so much says something of its own."""
ALLOWED = 0.12
"""What each telling word of a long sentence allows besides."""
SHOWN = 4
CAUSE = 4
"""Words after «بسبب» that tell the cause."""
_AT = ("في ", " ب")
FEW = 10
"""Up to so many, «الدول الثلاث» only counts who was named before."""


def groundless(text: str, cites: Sequence[str], release: Release) -> tuple[Problem, ...]:
    """What the cited sentences do not say of an Arabic sentence; () when all of it is there.

    Spans are offsets into ``text``. The place and day that the release opens with count as
    cited. A sentence that cites nothing rests on the whole release.
    """
    reading, ground = read(text, "ar", release.published), ground_of(cites, release)
    found = (
        *_figures(reading, ground),
        *swapped(reading, ground),
        *tolls(reading, ground),
        *_vague(reading, ground),
        *_dates(reading, ground),
        *_places(reading, ground),
        *unheard(reading, ground),
        *seated(reading, ground),
        *_quotes(reading, ground),
        *denials(reading, ground),
        *opposed(reading, ground),
        *_intentions(reading, ground),
        *_causes(reading, ground),
        *adjectives(reading, ground),
        *agents(reading, ground),
        *exchanged(reading, ground),
        *_words(reading, ground),
    )
    return tuple(found)


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
        if figure.kind == "ordinal":
            said = said and _ranked(figure, there, digits)
        if _idle(figure) or (said and not _other_unit(figure, there)):
            continue
        yield problem_at(
            "number",
            figure,
            f"العدد «{figure.text}» ليس في الجمل التي استندت إليها الجملة.",
            f"The figure “{figure.text}” is not in the sentences that this one cites.",
        )


def _ranked(figure: Figure, there: Sequence[Figure], digits: set[str]) -> bool:
    """Whether the place in a row that a figure tells is told there: "the third", "No. 3"."""
    as_rank = [one for one in there if one.kind == "ordinal" and one.value == figure.value]
    return bool(as_rank) or f"{figure.value:f}" in digits


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _vague(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """«مئات» where the cited sentences speak of thousands, or of no such number."""
    there = {form for one in ground.cited for token in one.tokens for form in forms_of(token)}
    for token in reading.tokens:
        forms = forms_of(token)
        counted = any(one.start <= token.start < one.end for one in reading.figures)
        for words, others in () if counted else _vague_words():
            if forms & words and not there & (words | others):
                yield problem_at(
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
        if not there and mention.kind == "weekday" and mention.resolved in ground.issued:
            continue
        yield problem_at(
            "date",
            mention,
            f"التاريخ «{mention.text}» ليس في الجمل التي استندت إليها الجملة.",
            f"The date “{mention.text}” is not in the sentences that this one cites.",
        )


def _open(mention: DateMention) -> bool:
    """Whether it names no day of its own: «اليوم», «العام السابق» are said in many ways."""
    fields = (mention.year, mention.month, mention.day, mention.weekday, mention.resolved)
    vague = all(field is None for field in fields)
    return vague or (mention.kind == "relative" and fold(mention.text) in listed("today"))


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
            yield problem_at(
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


def _intentions(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """«يعتزم» where nothing in the cited sentences is still to come."""
    there = {form for one in ground.cited for token in one.tokens for form in forms_of(token)}
    future = any(form.startswith("س") for form in there) and ground.cited[0].language == "ar"
    if future or there & listed("intention") or any(one.french for one in ground.cited):
        return
    for token in reading.tokens:
        if forms_of(token) & listed("intends"):
            yield problem_at(
                "polarity",
                token,
                f"«{token.text}»: ما في الجمل التي استندت إليها الجملة قد حدث.",
                f"“{token.text}”: what the sentences that this one cites tell has been done.",
            )
            return


def _causes(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """A cause («على خلفية») of which the cited sentences have no word."""
    if any(one.french for one in ground.cited):
        return
    told = set(telling(reading))
    for at, token in enumerate(reading.tokens):
        if not forms_of(token) & listed("causal"):
            continue
        after = [one for one in reading.tokens[at + 1 : at + 1 + CAUSE] if one in told]
        new = [
            one
            for one in after
            if not _said(one, ground.cited)
            and not heard(one, ground.all)
            and not forms_of(one) & listed("light")
        ]
        if new and len(new) * 2 >= len(after):
            yield problem_at(
                "unsupported",
                new[0],
                f"ليس في الجمل التي استندت إليها الجملة هذا السبب: {new[0].text}.",
                f"The sentences that this one cites do not give this cause: {new[0].text}.",
            )
            return


def _words(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Telling words that the cited sentences have in no rendering.

    French is read through a small dictionary, in which too much is missing for that.
    """
    if any(one.french for one in ground.cited):
        return
    unsaid: list[Token] = []
    weight = 0.0
    told = tuple(telling(reading))
    for token in told:
        forms = forms_of(token)
        if _said(token, ground.cited) or forms & listed("light") or heard(token, ground.cited):
            continue
        anywhere = match(token, "ar", ground.whole)
        if not anywhere.explained and heard(token, ground.all):
            continue
        unsaid.append(token)
        weight += ELSEWHERE if anywhere.grade and not _quoted(token, reading) else NOWHERE
        weight += MOST_UNSAID if _quoted(token, reading) else 0.0
        weight += MOST_UNSAID if forms & listed("decisive") else 0.0
    if weight < max(MOST_UNSAID, ALLOWED * len(told)):
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


@lru_cache(maxsize=2048)
def _content(reading: Reading) -> frozenset[Token]:
    return frozenset(content(reading.tokens, reading.language))


def _quoted(token: Token, reading: Reading) -> bool:
    """Whether the word stands in a quotation, of which every word must have been said."""
    return any(
        one.start <= token.start < one.end and len(one.text.split()) >= QUOTED_WORDS
        for one in reading.quotes
    )


@lru_cache(maxsize=1)
def _vague_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words for one vague number each, and those that stand for it in either language."""
    told = (row[1].partition("=") for row in rows("grounds") if row[0] == "vague")
    return tuple((folded(words), folded(others)) for words, _, others in told)
