"""Cutting text into sentences, in English, in Arabic and where they mix.

Spans only: this module may not change a character. Every rule looks at a bounded stretch on
either side of a mark, so the time is linear in the text.
"""

from __future__ import annotations

import re

from musnad.arabic.abbreviations import (
    ARABIC_SHORT,
    ARABIC_STARTERS,
    BEFORE_NUMBER,
    ENDING,
    INITIAL_STOPPERS,
    MONTHS_SHORT,
    NEVER_LAST,
    STARTERS,
    ZONES,
)

_MARKS = re.compile(r"[.!?؟۔…‼⁇⁈⁉。]+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s[•●▪◦‣■]\s")
_CLOSERS = "\"'”’»)]}›"
_OPENERS = "\"'“‘«([{‹"
_CITATION = re.compile(r"\[[0-9٠-٩a-z]{1,4}\]|[¹²³⁰-⁹]{1,4}")
_LAST_WORD = re.compile(r"[^\s\"“”«»(\[{—–/:,،؛;]*$")
_NEXT_WORD = re.compile(r"[^\s\"“”«»()\[\],،.:;؛!?؟]*")
_ACRONYM = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,3}\Z|[A-Z][A-Za-z]?\.-?[A-Z][A-Za-z]?\Z")
_ARABIC_ACRONYM = re.compile(r"(?:[ء-يـ]{1,2}\.)+[ء-يـ]{1,2}\Z")
_NUMBER = re.compile(r"[0-9٠-٩۰-۹]{1,3}\Z")
# (a), (2), (iv) before a capital or an Arabic letter: the item opens a sentence.
_ITEM = re.compile(r"\((?:[a-z]|[ivx]{1,4}|[0-9٠-٩]{1,2}|[أ-ي])\)\s+(?=[A-Zء-ي])")
# After a quoted question or cry: who said it belongs to the same sentence.
_TOLD = re.compile(
    r"(?:[A-Z][\w.’'-]* ){1,3}(?:said|asked|told|added|wrote|says|asks|reported|shouted)\b"
    r"|(?:قال|قالت|يقول|تقول|سأل|سألت|تساءل|تساءلت|هتف|هتفت|صاح|حسبما|وفق|وفقا|بحسب|كما قال)\b"
)
# «At 10 a.m. Secretary ...»: the time opens the sentence, so it can't close it.
_TIME_FIRST = re.compile(r"\s*(?:At|On|By|Around|About|Just|Shortly) [\w:, ]{1,16}[ap]\.m\Z")
_REACH = 48


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a text, in order, trimmed of white space.

    A line end always ends a sentence, and so does an inner bullet; a closing quote or bracket
    and a citation mark belong to the sentence that they close. A line of signs alone (an empty
    bullet) is kept as a span of its own. ``language`` is ``ar`` or ``en`` and settles only what the
    letters around a mark leave open.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, line.start(), line.end(), language):
            _keep(text, start, end, found)
            start = end
        _keep(text, start, line.end(), found)
    return tuple(found)


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = left + len(piece.strip())
    if right > left:
        found.append((left, right))


def _ends(text: str, start: int, stop: int, language: str) -> list[int]:
    """Where sentences end inside one line, its own end left out."""
    ends = [bullet.start() for bullet in _BULLET.finditer(text, start, stop)]
    done = start
    first = start
    for mark in _MARKS.finditer(text, start, stop):
        if mark.start() < done:
            continue
        end = _close(text, mark.end(), stop)
        done = end
        if end < stop and _is_end(text, first, mark, end, stop, language):
            ends.append(end)
            first = end
    return sorted(set(ends))


def _close(text: str, at: int, stop: int) -> int:
    """The end of the closing quotes, brackets and citation marks that follow a mark."""
    while at < stop:
        if text[at] in _CLOSERS:
            at += 1
        elif text[at] in " \u00a0" and at + 1 < stop and text[at + 1] in "»”":
            at += 2
        elif citation := _CITATION.match(text, at, stop):
            at = citation.end()
        else:
            break
    return at


def _is_end(text: str, first: int, mark: re.Match[str], end: int, stop: int, language: str) -> bool:  # noqa: PLR0911
    signs = mark.group()
    spaced = text[end].isspace()
    low = max(first, mark.start() - _REACH)
    before = _LAST_WORD.search(text[low : mark.start()])
    word = before.group() if before else ""
    at = end
    while at < stop and at - end < _REACH and text[at].isspace():
        at += 1
    item = _ITEM.match(text, at, min(stop, at + _REACH))
    at = item.end() if item else at
    opened = at < stop and text[at] in _OPENERS
    while at < stop and at - end < _REACH and text[at] in _OPENERS:
        at += 1
    following = _NEXT_WORD.match(text, at, min(stop, at + _REACH))
    after = following.group() if following else ""
    if not spaced:
        return _joined_end(signs, word, after)
    if at < stop and text[at] in "—–,،;؛:":
        return False
    if at < stop and text[at] == "-" and (end > mark.end() or _ACRONYM.match(word)):
        return False
    if set(signs) & set("!?؟‼⁇⁈⁉"):
        if end > mark.end() and _TOLD.match(text, at, min(stop, at + _REACH)):
            return False
        return not (after[:1].islower() and after.isascii())
    if "…" in signs or len(signs) > 1:
        return _after_ellipsis(after, opened=opened)
    if signs in "۔。":
        return True
    return _after_stop(text, low, mark.start(), word, after, opened, end - mark.end(), language)


def _joined_end(signs: str, word: str, after: str) -> bool:
    """Whether a mark with no space after it ends a sentence: a slip of typing, told safely."""
    if signs in "؟!" and _arabic(after[:1]):
        return True
    if signs != ".":
        return False
    if _arabic(word[-1:]) and _arabic(after[:1]):
        return len(word) > 2 and len(after) > 1 and "." not in word
    return len(word) > 2 and word[-1:].islower() and "." not in word and after in STARTERS


def _after_ellipsis(after: str, *, opened: bool) -> bool:
    """An ellipsis ends a sentence only before a capital; Arabic uses it inside sentences."""
    if after in ARABIC_STARTERS:
        return True
    return after[:1].isupper() or (opened and not after[:1].islower() and not _arabic(after[:1]))


def _after_stop(
    text: str,
    low: int,
    stop_at: int,
    word: str,
    after: str,
    opened: bool,
    closed: int,
    language: str,
) -> bool:
    """Whether one full stop followed by white space ends a sentence."""
    if text[low:stop_at].strip() == word.strip() and _NUMBER.match(word) and low == 0:
        return False
    last = word[-1:]
    if _arabic(last) or (not last.isalpha() and language == "ar" and not _latin(after)):
        return _arabic_stop(text, low, stop_at, word, after)
    if after[:1].islower() and not _arabic(after[:1]):
        return False
    if closed and not last.isalpha():
        return True
    return _english_stop(text, low, stop_at, word, after, opened=opened or closed > 0)


def _english_stop(  # noqa: PLR0911
    text: str, low: int, stop_at: int, word: str, after: str, *, opened: bool
) -> bool:
    bare = word.strip("'’-").lower()
    if _first_in_line(text, low, stop_at, word) and (len(word) == 1 or bare in ENDING):
        return False
    starts = after in STARTERS
    digit = after[:1].isdigit()
    if bare in NEVER_LAST:
        return False
    if bare in BEFORE_NUMBER and (digit or _roman(after)):
        return False
    if bare in MONTHS_SHORT:
        return not digit
    if len(bare) == 1 and word[-1:].isupper():
        initial = len(after) == 1 and after not in {"A", "I"}
        return starts and not initial and after not in INITIAL_STOPPERS
    if _ACRONYM.match(word) or bare in ENDING:
        if after in ZONES:
            return False
        if bare in {"a.m", "p.m"} and _TIME_FIRST.match(text[low:stop_at]):
            return False
        if bare in {"a.m", "p.m", "etc"}:
            return after[:1].isupper() or opened
        return starts or opened
    return not (_NUMBER.match(word) and _first_in_line(text, low, stop_at, word))


def _arabic_stop(text: str, low: int, stop_at: int, word: str, after: str) -> bool:
    if _first_in_line(text, low, stop_at, word) and (_NUMBER.match(word) or len(word) == 1):
        return False
    if _ARABIC_ACRONYM.match(word):
        return after[:1] == "و" and len(after) > 3
    if word.strip("ـ") in ARABIC_SHORT:
        earlier = text[low : stop_at - len(word)].rstrip()
        return bool(earlier) and earlier[-1].isdigit()
    return True


def _first_in_line(text: str, low: int, stop_at: int, word: str) -> bool:
    """Whether the word is the first of its line, its sentence or its list: an item's number."""
    at = stop_at - len(word)
    before = text[max(low, at - 3) : at]
    if before.endswith((": ", ":\u00a0")) and _NUMBER.match(word):
        return True
    return not before.strip(" \t(-*•") and (at - low <= 3 or "\n" in before)


def _roman(word: str) -> bool:
    return bool(word) and word != "I" and not word.strip("IVXLC")


def _arabic(char: str) -> bool:
    return bool(char) and ("\u0621" <= char <= "\u06d3" or "\ufb50" <= char <= "\ufefc")


def _latin(word: str) -> bool:
    return word[:1].isalpha() and not _arabic(word[:1])
