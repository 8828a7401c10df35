"""One sentence as the checks see it: its words, figures, dates, names and quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import TypeVar

from musnad.arabic.clitics import stems
from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import Figure, figures
from musnad.arabic.normal import Token, tokens
from musnad.check.attribution import Attribution, attribution
from musnad.check.french import Turned, hear, is_french, to_english
from musnad.lexicon.book import load, remembered
from musnad.lexicon.entries import Mention

Placed = TypeVar("Placed", Figure, DateMention)

LONGEST = 4_000
"""Characters of one sentence that are read."""

SHORTEST_CORE = 30
"""Characters; less than this beside an attribution is no sentence."""

_QUOTES = re.compile(
    r"«(?P<a>[^«»]{1,800})»|“(?P<b>[^“”]{1,800})”|(?<!\d)\"(?P<c>[^\"\n]{1,800})\"|„(?P<d>[^„“”]{1,800})[“”]"
)
_BREAKS = re.compile(
    r"[،؛,;:؟?!]\s+|\s[-–—]\s|[.…]\s+|\s(?=(?:حيث|بينما|فيما|مما|وسط|مشيرا|مشيرًا|مشيراً|مؤكدا|مؤكدًا|"
    r"مؤكداً|مضيفا|مضيفًا|مضيفاً|موضحا|موضحًا|موضحاً|لافتا|لافتًا|معربا|معربًا|while|whereas|amid|adding)\s)"
)
_SHORTEST_CLAUSE_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a sentence: ``text`` is the slice ``start:end``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """Everything that was read in one sentence; spans are offsets into ``text``.

    ``heads`` are the forms that each token may be looked up as: folded, and for Arabic also
    without joined particles; ``vocabulary`` is all of them. A ``french`` sentence is read
    through English: its language is ``en``, its tokens are folded to English words and its
    heads are all the English words that each may stand for. Compared by identity, so that
    what is worked out about a sentence can be remembered.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Span, ...]
    clauses: tuple[Span, ...]
    heads: tuple[tuple[str, ...], ...]
    vocabulary: frozenset[str]
    attribution: Attribution | None = None
    french: bool = False

    @property
    def core(self) -> str:
        """The text without its attribution; the whole of it when little else is left."""
        told = self.attribution
        if told is None or len(self.text) - (told.end - told.start) < SHORTEST_CORE:
            return self.text
        rest = f"{self.text[: told.start].rstrip(' ،,')} {self.text[told.end :].lstrip(' ،,')}"
        return rest.strip()

    def attributed(self, mention: Mention) -> bool:
        """Whether the mention is a body that the sentence is attributed to."""
        return self.attribution is not None and mention in self.attribution.bodies

    @property
    def ids(self) -> frozenset[str]:
        """Every lexicon id that this sentence may speak of."""
        return frozenset(one for mention in self.mentions for one in mention.ids)


@remembered(maxsize=8192)
def read(text: str, language: str, published: datetime | None = None) -> Reading:
    """Read one sentence; ``published`` resolves "today" and "Thursday"."""
    short = text[:LONGEST]
    tongue = language if language in ("ar", "en") else _tongue(short)
    if tongue == "en" and is_french(short, language):
        return _read_french(text, short, published)
    found = dates(short, tongue, published=published)
    words = tokens(short)
    heads = tuple(_heads(token.folded, tongue) for token in words)
    taken = [(one.start, one.end) for one in found]
    named = tuple(one for one in load().mentions(short, tongue) if not one.text.startswith("وإلى"))
    return Reading(
        text=text,
        language=tongue,
        tokens=words,
        heads=heads,
        vocabulary=frozenset(form for forms in heads for form in forms),
        figures=tuple(
            one for one in figures(short, tongue) if not _inside(one.start, one.end, taken)
        ),
        dates=found,
        mentions=named,
        attribution=attribution(short, tongue, words, named),
        quotes=quotes(short),
        clauses=clauses(short),
    )


def _read_french(text: str, short: str, published: datetime | None) -> Reading:
    """The reading of a French sentence, through English."""
    turned = to_english(short)
    days = dates(turned.text, "en", published=published)
    taken = [(one.start, one.end) for one in days]
    heard = hear(short)
    named = load().mentions(short, "fr")
    return Reading(
        text=text,
        language="en",
        tokens=heard.tokens,
        heads=heard.heads,
        vocabulary=frozenset(form for forms in heard.heads for form in forms),
        figures=tuple(
            _placed(one, turned, short)
            for one in figures(turned.text, "en")
            if not _inside(one.start, one.end, taken)
        ),
        dates=tuple(_placed(one, turned, short) for one in days),
        mentions=named,
        attribution=attribution(short, "en", heard.tokens, named),
        quotes=quotes(short),
        clauses=clauses(short),
        french=True,
    )


def _placed(one: Placed, turned: Turned, text: str) -> Placed:
    """The same value at its place in the sentence, with the words that stand there."""
    start, end = turned.back(one.start, one.end)
    return replace(one, start=start, end=end, text=text[start:end])


def quotes(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, without the marks."""
    found = []
    for match in _QUOTES.finditer(text):
        name = match.lastgroup or "a"
        found.append(Span(text=match.group(name), start=match.start(name), end=match.end(name)))
    return tuple(found)


def clauses(text: str) -> tuple[Span, ...]:
    """The sentence cut at its commas and joints, each part of three words or more."""
    cuts = [0, *(match.end() for match in _BREAKS.finditer(text)), len(text)]
    parts: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        short = len(text[start:end].split()) < _SHORTEST_CLAUSE_WORDS
        if parts and (short or len(text[parts[-1][0] : parts[-1][1]].split()) < 3):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return tuple(
        Span(text=text[start:end].strip(), start=start, end=end)
        for start, end in parts
        if text[start:end].strip()
    )


def _heads(folded: str, language: str) -> tuple[str, ...]:
    if language == "ar":
        return stems(folded)
    if folded.endswith("'s"):
        return (folded[:-2],)
    return (folded, folded.replace(".", "")) if "." in folded else (folded,)


def _tongue(text: str) -> str:
    """Arabic or not, by script."""
    arabic = sum("؀" <= char <= "ۿ" for char in text)
    return "ar" if arabic * 2 > len(text.replace(" ", "")) else "en"


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(one <= start and end <= other for one, other in spans)
