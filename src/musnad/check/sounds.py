"""Names by sound: Arabic spellings of foreign names that the source does not have, or gives
to somebody else.

A word is taken for a name when no dictionary knows it in any form, when it looks foreign, or
when a title stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.arabic.normal import Token
from musnad.check.align import Aligned, Sources, Word
from musnad.check.foreign import foreign
from musnad.check.names import NOT_FOREIGN, heard, in_arabic, names, names_words
from musnad.check.places import PLACES
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import words as listed

SHORTEST, LONGEST = 3, 12
"""Letters of a name; longer is two words written as one."""
UNCOVERED = 0.6
"""A word of the claim that the encoder finds no nearer than this was probably not said."""
ECHOED = 0.66
"""A source name that some word of the claim is this near to in meaning is not missing."""
STRANGE = -0.3
"""A word that no dictionary knows may be a name if it looks at least so foreign."""
SURELY = 0.85
"""A name that sounds this like an ordinary word is that word: tsunami, golf."""
FOREIGN = 0.5
"""A word that a dictionary may know is taken for a name only if it looks so foreign."""
_KNOWN = ("person", "organisation")
_FUTURE = ("سي", "ست", "وسي", "وست")
"""So begins the verb that follows a name in a headline: «مارك روته سيتولى»."""
_CUES = listed("name_cues_ar")
_HONORIFICS = listed("honorifics_ar")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """Neighbouring words of the claim taken for a name, and why."""

    tokens: tuple[Token, ...]
    unexplained: bool
    titled: bool


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The names of the claim that sound like nothing in its evidence."""
    if not one.evidence or one.reading.language != "ar":
        return ()
    if all(sources.items[at].reading.language == "ar" for at in one.evidence):
        return ()
    runs = _runs(one, sources)
    if not runs:
        return ()
    missing = _missing(one, sources)
    found = [_judge(run, one, sources, missing) for run in runs]
    return tuple(sorted(found, key=lambda s: -s.strength)[:2])


def _judge(
    run: _Name, one: Aligned, sources: Sources, missing: Sequence[tuple[str, str]]
) -> Suspicion:
    far = [
        word
        for at, item in enumerate(sources.items)
        if at not in one.evidence and item.reading.language != "ar"
        for word in names_words(item.reading)
    ]
    moved = any(heard(token.folded, far) for token in run.tokens)
    looks = sum(foreign(token.folded) for token in run.tokens) / len(run.tokens)
    strength = 0.35 + 0.3 * max(-0.5, min(1.0, looks)) + 0.15 * (len(run.tokens) > 1)
    strength += 0.15 * run.unexplained + 0.25 * run.titled
    strength = max(0.1, min(1.0, strength))
    start = one.claim.start + run.tokens[0].start
    end = one.claim.start + run.tokens[-1].end
    found = one.reading.text[run.tokens[0].start : run.tokens[-1].end]
    if missing:
        return conflict(
            "person",
            "person.moved.sound" if moved else "person.conflict.sound",
            found=found,
            start=start,
            end=end,
            expected=in_arabic(missing[0][0]),
            sentence=missing[0][1],
            strength=strength,
        )
    rule = "person.far.sound" if moved else "person.absent.sound"
    return absent("person", rule, found=found, start=start, end=end, strength=strength)


def _missing(one: Aligned, sources: Sources) -> list[tuple[str, str]]:
    """Names of the best evidence that no word of the claim means or sounds like."""
    arabic = [
        token.folded
        for token in one.reading.tokens
        if len(token.folded) > 1 and foreign(token.folded) > NOT_FOREIGN
    ]
    item = sources.items[one.evidence[0]]
    if item.reading.language == "ar":
        return []
    rendered = {item.reading.tokens[number].folded for number in one.rendered[0]}
    own = {identity for mention in one.reading.mentions for identity in mention.ids}
    said = [(m.start, m.end) for m in item.reading.mentions if m.ids & own]
    found = []
    for words, text in names(item.reading):
        at = item.reading.text.find(text)
        if any(start < at + len(text) and at < end for start, end in said):
            continue
        if any(one.echo.get(word, 0.0) >= ECHOED or word in rendered for word in words):
            continue
        if not any(heard(token, words) for token in arabic):
            found.append((text, item.sentence.id))
    return found


def _runs(one: Aligned, sources: Sources) -> list[_Name]:
    """Neighbouring words of the claim that are names and that nothing in the evidence is."""
    reading = one.reading
    words = {word.token.start: word for word in one.words}
    placed = [(m.start, m.end) for m in reading.mentions if m.kind in PLACES]
    known = [
        (m.start, m.end) for m in reading.mentions if m.kind in _KNOWN and m.ids & sources.named
    ]
    known += [(m.start, m.end) for m in reading.mentions if m.kind == "organisation"]
    ended = {m.end for m in reading.mentions if m.kind == "person"}
    latin = _latin(one, sources)
    runs: list[list[int]] = []
    for at, token in enumerate(reading.tokens):
        word = words.get(token.start)
        if (
            word is None
            or any(start < token.end and token.start < end for start, end in (*placed, *known))
            or (token.folded.startswith(_FUTURE) and token.start - 1 in ended)
            or not _is_name(word, at, reading)
            or heard(token.folded, latin[True])
            or heard(token.folded, latin[False], least=SURELY)
        ):
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [_name(run, reading, words) for run in runs]


def _latin(one: Aligned, sources: Sources) -> dict[bool, tuple[str, ...]]:
    """The evidence's words in Latin letters, capitalised ones and others."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for at in one.evidence:
        if sources.items[at].reading.language != "ar":
            for token in sources.items[at].reading.tokens:
                if len(token.folded) >= SHORTEST:
                    found[token.text[:1].isupper()].add(token.folded.removesuffix("'s"))
    return {capital: tuple(words) for capital, words in found.items()}


def _name(run: Sequence[int], reading: Reading, words: dict[int, Word]) -> _Name:
    tokens = tuple(reading.tokens[at] for at in run)
    return _Name(
        tokens=tokens,
        unexplained=all(not words[token.start].match.explained for token in tokens),
        titled=_after(run[0], reading, _HONORIFICS, 1) or _after(run[0], reading, _CUES, 2),
    )


def _is_name(word: Word, at: int, reading: Reading) -> bool:
    folded = word.token.folded
    if word.match.grade or word.cover >= UNCOVERED or not folded.isalpha():
        return False
    if not SHORTEST <= len(folded) <= LONGEST or folded.isascii():
        return False
    looks = foreign(folded)
    if not word.match.explained:
        return looks >= STRANGE
    if word.match.known:
        return _after(at, reading, _HONORIFICS, 1)
    return looks >= FOREIGN


def _after(at: int, reading: Reading, cues: frozenset[str], reach: int) -> bool:
    """Whether one of the cues stands among the words right before."""
    return any(other.folded in cues for other in reading.tokens[max(0, at - reach) : at])
