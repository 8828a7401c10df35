"""Gaps: names in the best evidence that no word of the claim means or sounds like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from musnad.arabic.clitics import stems
from musnad.arabic.given_names import GIVEN
from musnad.arabic.names import similarity
from musnad.arabic.normal import Token
from musnad.check.align import Aligned, Item, Sources, Word
from musnad.check.foreign import foreign
from musnad.check.matching import KNOWN
from musnad.check.names import SOUNDS_LIKE, begins, heard, names
from musnad.check.reading import Reading
from musnad.check.tables import words as listed
from musnad.lexicon.english import base_forms
from musnad.lexicon.glossary import glossary

ECHOED = 0.66
"""A source name that some word of the claim is this near to in meaning is not missing."""
LOOSELY = 0.6
"""Similarity at which a word that no dictionary has stands for a name, however it is spelt."""
BY_CHANCE = 0.85
"""Similarity at which even a common word, or part of a longer one, stands for a name."""
OUTRIGHT = 0.92
"""Similarity at which a word that says something else in the source stands for a name too."""
STRANGE = 0.2
"""A word that looks this foreign is likelier a name than a form of a common word."""
SAID = 0.95
"""Grade of a word that certainly renders another word of the source."""
GLUED = 8
"""Letters; in a longer word a name may stand beside another word without a space."""
_PARTS = 3
PARTICLES = listed("particles_ar")
_HONORIFICS = listed("honorifics_en")
_WHERE = frozenset({"in", "at", "from", "near", "to", "outside", "of"})
_SHORTENED = re.compile(r"[A-Z]{2,6}(?:s|['’]s)?")
"""An acronym, one of several or what it owns: no sound to hear."""
_ENDINGS = ("ing", "ly", "ed", "ers", "ness", "tion", "s", "less")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A name of the evidence: half-open range of its tokens in the best sentence.

    ``sure`` is whether it can hardly be anything but a name; ``place`` whether it stands
    where a place would.
    """

    words: tuple[str, ...]
    text: str
    first: int
    end: int
    sentence: str
    sure: bool
    place: bool


def gaps(one: Aligned, sources: Sources) -> tuple[Gap, ...]:
    """The names of the best evidence that the Arabic claim does not have, in order."""
    if not one.evidence or not one.rendered:
        return ()
    item = sources.items[one.evidence[0]]
    if item.reading.language == "ar":
        return ()
    rendered = {item.reading.tokens[at].folded for at in one.rendered[0]}
    own = {identity for mention in one.reading.mentions for identity in mention.ids}
    said = [(m.start, m.end) for m in item.reading.mentions if m.ids & own]
    letters = one.reading.text.casefold()
    found = []
    for run in _named(item):
        start, end = item.reading.tokens[run.first].start, item.reading.tokens[run.end - 1].end
        if any(left < end and start < right for left, right in said):
            continue
        echoed = OUTRIGHT if run.sure else ECHOED
        if any(one.echo.get(word, 0.0) >= echoed or word in rendered for word in run.words):
            continue
        if any(word in letters for word in run.words):
            continue
        if not _spoken(one, run.words):
            found.append(run)
    return tuple(found)


@lru_cache(maxsize=8192)
def _named(item: Item) -> tuple[Gap, ...]:
    """The names of a sentence, with whether they are sure to be names."""
    reading = item.reading
    french = item.release.language[:2] == "fr"
    starts = {token.start: at for at, token in enumerate(reading.tokens)}
    found = []
    spans = []
    at = 0
    for words, text in names(reading):
        start = reading.text.find(text, at)
        if start < 0 or start not in starts:
            continue
        at = start + len(text)
        first = starts[start]
        spans.append((first, first + len(words), words, text))
    opening = _opening(reading)
    if opening is not None and not any(first == opening for first, *_ in spans):
        token = reading.tokens[opening]
        spans.insert(0, (opening, opening + 1, (_bare(token.folded),), token.text))
    for first, end, words, text in spans:
        if any("'" in word or "’" in word for word in words) or _SHORTENED.fullmatch(text):
            continue
        before = reading.tokens[first - 1].folded.rstrip(".") if first else ""
        titled = before in _HONORIFICS
        found.append(
            Gap(
                words=words,
                text=text,
                first=first,
                end=end,
                sentence=item.sentence.id,
                sure=titled or any(word in GIVEN or not (french or common(word)) for word in words),
                place=not titled and before in _WHERE,
            )
        )
    return tuple(found)


def _opening(reading: Reading) -> int | None:
    """The sentence's first word when no dictionary knows it: a name at the head of it."""
    if not reading.tokens:
        return None
    token = reading.tokens[0]
    word = _bare(token.folded)
    if (
        len(word) < _PARTS + 1
        or not token.text[:1].isupper()
        or token.text.isupper()
        or word.endswith(_ENDINGS)
        or common(word)
        or any(m.start <= token.start < m.end for m in reading.mentions)
    ):
        return None
    return 0


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=65536)
def common(word: str) -> bool:
    """Whether the English word is one that a dictionary has."""
    return glossary().knows(word) or any(glossary().knows(form) for form in base_forms(word))


def _spoken(one: Aligned, words: Sequence[str]) -> bool:
    """Whether a word of the claim sounds like one of these, alone, joined to its neighbour or
    with another word written on to it."""
    met = {word.token.start: word for word in one.words}
    tokens = [token for token in one.reading.tokens if len(token.folded) > 1]
    for token in tokens:
        least = _least(token, met.get(token.start))
        if least <= 1.0 and heard(token.folded, words, least=least):
            return True
    long = [word for word in words if len(word) > _PARTS]
    for left, right in pairwise(tokens):
        joined = left.folded + right.folded
        if (
            right.start - left.end <= 1
            and GLUED - 2 <= len(joined) <= 2 * GLUED
            and heard(joined, long, least=BY_CHANCE)
        ):
            return True
    if any(_shortened(token.folded, word) for token in tokens for word in long):
        return True
    return any(
        begins(part, word) and similarity(part, word) >= BY_CHANCE
        for token in tokens
        if len(token.folded) >= GLUED and not token.folded.isascii()
        for word in long
        for part in _pieces(token, len(word))
    )


def _least(token: Token, word: Word | None) -> float:
    """How well a word of the claim must sound like a name to stand for it: what is nobody's
    word may be spelt oddly, a common word is heard in a name by chance."""
    if len(token.folded) < _PARTS:
        return OUTRIGHT
    if word is None:
        return OUTRIGHT if token.folded in PARTICLES else SOUNDS_LIKE
    if not word.match.explained:
        return LOOSELY
    if word.match.grade >= SAID:
        return OUTRIGHT
    if word.match.known:
        return BY_CHANCE
    return SOUNDS_LIKE if foreign(token.folded) > STRANGE else BY_CHANCE


def _shortened(arabic: str, latin: str) -> bool:
    """Whether the source has the beginning of a name that the claim has in full: Juve."""
    if len(arabic) < len(latin) + 2 or foreign(arabic) <= STRANGE:
        return False
    return any(
        similarity(form[:size], latin) >= BY_CHANCE
        for form in stems(arabic)
        if len(form) >= len(latin) + 2 and begins(form, latin)
        for size in (len(latin) - 1, len(latin))
    )


def _pieces(token: Token, length: int) -> Iterator[str]:
    """Stretches of a long word that a Latin name of so many letters might fill, beside a word
    that the glossary knows."""
    word = token.folded
    for size in range(max(_PARTS + 1, length - 3), min(len(word) - 1, length + 2)):
        for at in range(len(word) - size + 1):
            rest = word[:at] or word[at + size :]
            if len(rest) < _PARTS or known(rest):
                yield word[at : at + size]


@lru_cache(maxsize=65536)
def known(word: str) -> bool:
    """Whether the glossary has the Arabic word as it is written."""
    return max(glossary().senses(word).values(), default=0.0) >= KNOWN or word in PARTICLES
