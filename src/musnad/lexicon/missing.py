"""The content words and names of English releases that the lexicon doesn't know.

Counts only; what a word means is for a person to write into a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from musnad.arabic.dates import dates
from musnad.arabic.figures import figures
from musnad.arabic.names import transliterate
from musnad.lexicon.book import Lexicon

Part = Literal["noun", "verb", "adjective", "adverb", "name", "other"]

_LONGEST_TERM: Final = 6
_EXAMPLE: Final = 160
_SHORTEST: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EVERYDAY: Final = frozenset(
    """a about above after again against all also although am among an and any are aren't as at be
    because been before being below between both but by can cannot could did do does doing down
    during each either else ever every few first for from further had has have having he her here
    hers herself him himself his how however i if in into is it its itself just last least less
    many may me might more most much must my myself neither next no nor not now of off on once one
    only onto or other others our ours ourselves out over own per same second several shall she
    should since so some still such than that the their theirs them themselves then there these
    they this those though three through throughout thus to today together too toward towards two
    under until up upon us very via was we were what when where whether which while who whom whose
    why will with within without would yesterday yet you your yours yourself""".split()  # noqa: SIM905
)
_HONORIFICS: Final = frozenset(
    """mr mrs ms mme dr sir dame lord lady gen lt col maj adm capt sgt sen rep prof sheikh sheikha
    h.e h.h h.m he hh hm majesty highness excellency rt hon honourable honorable""".split()  # noqa: SIM905
)
"""Forms of address: the writers leave them out."""
_PAST: Final = {
    "met": "meet", "said": "say", "held": "hold", "told": "tell", "made": "make", "took": "take",
    "gave": "give", "went": "go", "came": "come", "left": "leave", "sent": "send", "spoke": "speak",
    "began": "begin", "led": "lead", "brought": "bring", "saw": "see", "wrote": "write",
}  # fmt: skip
_PARTICLES: Final = frozenset({"de", "la", "al", "bin", "von", "van", "del", "da"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A word of a text as a parser hears it: its half-open span, its lemma and its part."""

    text: str
    start: int
    end: int
    lemma: str
    part: Part


Parser = Callable[[str], Sequence[Heard]]
"""One sentence to its words; a parser may leave out signs and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A word (by lemma) or name that is in no table.

    ``count`` is how often it came in all texts, ``example`` the first sentence with it;
    ``by_rule`` what a name would be transliterated to, None for a word or an acronym.
    """

    text: str
    part: Part
    count: int
    example: str
    by_rule: str | None = None


def missing(sentences: Iterable[str], book: Lexicon, parse: Parser) -> tuple[Gap, ...]:
    """What the sentences say that the lexicon doesn't know, most frequent first."""
    counts: dict[tuple[str, Part], int] = {}
    examples: dict[tuple[str, Part], str] = {}
    for sentence in sentences:
        for text, part in _unknown(sentence, book, parse(sentence)):
            known = (text, part)
            counts[known] = counts.get(known, 0) + 1
            examples.setdefault(known, _short(sentence))
    ranked = sorted(counts, key=lambda one: (-counts[one], one[0].casefold(), one[1]))
    return tuple(
        Gap(
            text=text,
            part=part,
            count=counts[text, part],
            example=examples[text, part],
            by_rule=transliterate(text) if part == "name" and not text.isupper() else None,
        )
        for text, part in ranked
    )


def plain(sentence: str) -> tuple[Heard, ...]:
    """The words of a sentence without a grammar: capitals inside it are names, the rest nouns."""
    found: list[Heard] = []
    for hit in _WORD.finditer(sentence):
        word = re.sub(r"['’]s?$", "", hit.group())
        lower = word.casefold()
        inner = sentence[: hit.start()].strip(" \"'“”‘’([") != ""
        named = word[:1].isupper() and (inner or word.isupper())
        part: Part = "other" if lower in _EVERYDAY else "name" if named else "noun"
        start = hit.start()
        found.append(Heard(text=word, start=start, end=start + len(word), lemma=lower, part=part))
    return tuple(found)


def _unknown(sentence: str, book: Lexicon, words: Sequence[Heard]) -> Iterable[tuple[str, Part]]:
    taken = _taken(sentence, book)
    known = [any(start < one.end and one.start < end for start, end in taken) for one in words]
    _mark_terms(words, known, book)
    at = 0
    while at < len(words):
        word = words[at]
        if known[at] or len(word.lemma) < _SHORTEST or _addresses(word):
            at += 1
            continue
        if word.part == "name":
            end = _name_end(sentence, words, known, at)
            yield sentence[word.start : words[end - 1].end], "name"
            at = end
            continue
        if word.part != "other" and word.lemma.casefold() not in _EVERYDAY:
            yield word.lemma.casefold(), word.part
        at += 1


def _addresses(word: Heard) -> bool:
    return word.text[:1].isupper() and word.text.rstrip(".").casefold() in _HONORIFICS


def _taken(sentence: str, book: Lexicon) -> list[tuple[int, int]]:
    """The spans of names, figures and dates that are understood."""
    return [
        *((one.start, one.end) for one in book.mentions(sentence, "en")),
        *((one.start, one.end) for one in figures(sentence, "en")),
        *((one.start, one.end) for one in dates(sentence, "en")),
    ]


def _mark_terms(words: Sequence[Heard], known: list[bool], book: Lexicon) -> None:
    """Marks the words of the longest terms, verbs and titles, by surface or by lemma."""
    at = 0
    while at < len(words):
        size = next(
            (
                size
                for size in range(min(_LONGEST_TERM, len(words) - at), 0, -1)
                if not known[at] and _is_term(words[at : at + size], book)
            ),
            0,
        )
        for number in range(at, at + size):
            known[number] = True
        at += max(size, 1)


def _is_term(words: Sequence[Heard], book: Lexicon) -> bool:
    surface = " ".join(one.text for one in words)
    last = " ".join((*(one.text for one in words[:-1]), words[-1].lemma))
    first = " ".join((words[0].lemma, *(one.text for one in words[1:])))
    phrases = dict.fromkeys((surface, last, first, *_bases(surface)))
    if any(book.term(phrase) or book.verb(phrase) for phrase in phrases):
        return True
    return len(words) > 1 and book.render_office(surface) is not None


def _bases(word: str) -> tuple[str, ...]:
    """What a past or an -ing form may be formed from; a parser's lemma goes before."""
    lower = word.casefold()
    if lower in _PAST:
        return (_PAST[lower],)
    if " " in lower:
        return ()
    for ending in ("ed", "ing"):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > _SHORTEST:
            return (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y")
    return ()


def _name_end(sentence: str, words: Sequence[Heard], known: Sequence[bool], first: int) -> int:
    """The word after a name: neighbours that are names too, small words between them included."""
    end = first + 1
    while end < len(words):
        beside = sentence[words[end - 1].end : words[end].start] in (" ", "\u00a0", "-")
        if not beside or known[end] or _addresses(words[end]):
            break
        if words[end].part == "name":
            end += 1
        elif (
            words[end].text in _PARTICLES
            and end + 1 < len(words)
            and words[end + 1].part == "name"
            and not known[end + 1]
        ):
            end += 2
        else:
            break
    return end


def _short(sentence: str) -> str:
    told = " ".join(sentence.split())
    return told if len(told) <= _EXAMPLE else f"{told[: _EXAMPLE - 1]}…"
