"""Cutting text into sentences, in English, in Arabic and where they mix.

Spans only: this module may not change a character. Every rule looks at a bounded stretch on
either side of a mark, so the time is linear in the text.
"""

from __future__ import annotations

import re

from musnad.arabic.abbreviations import (
    ARABIC_STARTERS,
    BEFORE_NUMBER,
    ENDING,
    MARKED_NAMES,
    NEVER_LAST,
    STARTERS,
)
from musnad.arabic.stops import ACRONYM, QUOTE_REACH, REACH, SMALL_NEXT, is_arabic, stop_ends
from musnad.arabic.wordlists import listed

# An ellipsis may be spelled with spaces between its points.
_MARKS = re.compile(r"\.(?:[ \u00a0]\.){2,3}|[.!?؟۔…‼⁇⁈⁉。]+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s[•●▪◦‣■]\s")
_CLOSERS = "\"'”’»)]}›"
_OPENERS = "\"'“‘«([{‹"
_CITATION = re.compile(r"\[[0-9٠-٩a-z]{1,4}\]|[¹²³⁰-⁹]{1,4}|[*†‡]{1,3}(?=\s)")
# A footnote's number that has lost its raised type: «agreement.12 The».
_FOOTNOTE = re.compile(r"[0-9]{1,3}(?=\s+[\"“]?[A-Zء-ي])")
_EMOJI = re.compile(
    r"\s?[\u2764\U0001F1E6-\U0001F1FF\U0001F300-\U0001F64F\U0001F680-\U0001F6FF"
    r"\U0001F900-\U0001FAFF][\ufe0f\u200d\u2764\U0001F1E6-\U0001FAFF]{0,16}"
)
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘", "›": "‹", '"': '"'}
_LAST_WORD = re.compile(r"[^\s\"“”«»(\[{—–/:,،؛;]*$")
_NEXT_WORD = re.compile(r"[^\s\"“”«»()\[\],،.:;؛!?؟]*")
# (a), (2), (iv) before a capital or an Arabic letter: the item opens a sentence.
_ITEM = re.compile(r"\((?:[a-z]|[ivx]{1,4}|[0-9٠-٩]{1,2}|[أ-ي])\)\s+(?=[A-Zء-ي])")
# After a quoted question or cry: who said it belongs to the same sentence.
_TOLD = re.compile(
    r"(?:[A-Z][\w.’'-]* (?:[a-z-]{1,12} ){0,2}){1,4}(?:said|asked|told|added|wrote|says|asks"
    r"|reported|shouted|replied|answered|wondered|cried|demanded|pressed|recalled|exclaimed|tweeted"
    r"|posted|continued|joked|quipped|muttered|whispered|screamed|yelled|insisted|inquired"
    r"|tells|began|concluded|snapped|protested)\b"
    r"|[يت]?(?:قال|قول|سأل|تساءل|هتف|صاح|صيح|رد|أجاب|جيب|كتب|أضاف|ضيف|تابع|علق|غرد|صرخ|نادى|استفسر"
    r"|أردف|خاطب|همس|تمتم|ردد)(?:ت|وا|ون)?(?![ء-ي])"
    r"|(?:حسبما|وفق|وفقا|بحسب|كما [يت]?(?:قال|قول)ت?)(?![ء-ي])"
)
_NOT_PROSE = frozenset(listed("com org net gov mil edu int info js io co uk us pdf html txt"))
_ARABIC_ANEW = frozenset(listed("ثم كما لكن لكنه لكنها غير بيد أما بعدها عندها إلا"))


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
    # Where an emoji opens the line it marks an item, and the next one opens the next item.
    led = _EMOJI.match(text, start, stop) is not None
    for mark in _MARKS.finditer(text, start, stop):
        if mark.start() < done:
            continue
        end = _close(text, mark.end(), stop)
        if not led and (emoji := _EMOJI.match(text, end, stop)):
            end = emoji.end()
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
        elif (note := _FOOTNOTE.match(text, at, stop)) and _after_word(text, at):
            return note.end()
        else:
            break
    return at


def _after_word(text: str, at: int) -> bool:
    """Whether what ends at a place is a small-lettered word of prose and one stop."""
    word = _LAST_WORD.search(text[max(0, at - REACH) : at].rstrip('”»"').removesuffix("."))
    bare = word.group() if word else ""
    return (
        len(bare) > 3
        and text[at - 1] in '.”»"'
        and bare.isalpha()
        and (bare.islower() or is_arabic(bare[-1]))
        and bare not in BEFORE_NUMBER
        and bare not in NEVER_LAST
    )


def _opened_inside(text: str, first: int, mark: int, end: int) -> bool:
    """Whether the quote or bracket that closes after a mark was opened inside the sentence."""
    opener = _PAIRS.get(text[end - 1], "")
    at = text.rfind(opener, max(first, mark - QUOTE_REACH), mark) if opener else -1
    if at < 0:
        return False
    before = text[max(first, at - 3) : at].rstrip()
    return bool(before) and before[-1] not in ":،,؛;–—-"


def _is_end(text: str, first: int, mark: re.Match[str], end: int, stop: int, language: str) -> bool:  # noqa: PLR0911
    signs = mark.group()
    spaced = text[end].isspace()
    low = max(first, mark.start() - REACH)
    before = _LAST_WORD.search(text[low : mark.start()])
    word = before.group() if before else ""
    at = end
    while at < stop and at - end < REACH and text[at].isspace():
        at += 1
    item = _ITEM.match(text, at, min(stop, at + REACH))
    at = item.end() if item else at
    opened = at < stop and text[at] in _OPENERS
    while at < stop and at - end < REACH and text[at] in _OPENERS:
        at += 1
    following = _NEXT_WORD.match(text, at, min(stop, at + REACH))
    after = following.group() if following else ""
    if not spaced:
        return _joined_end(text, at, signs, word, after, closed=text[mark.end() : end])
    if at < stop and text[at] in "—–,،;؛:":
        return False
    if at < stop and text[at] == "-" and (end > mark.end() or ACRONYM.match(word)):
        return False
    closed = text[mark.end() : end].strip()
    if set(signs) & set("!?؟‼⁇⁈⁉"):
        return _after_cry(text, first, mark, at, min(stop, at + REACH), word, after, closed)
    if (
        closed[:1] == ")"
        and _opened_inside(text, first, mark.start(), mark.end() + 1)
        and not (after in STARTERS or (after[:1] == "و" and len(after) > 3))
    ):
        return False
    if "…" in signs or len(signs) > 1:
        return _after_ellipsis(after, opened=opened)
    if signs in "۔。":
        return True
    if word.endswith(("-U.S", "-U.K")) and after[:1].isupper() and after not in STARTERS:
        return False  # "The Japan-U.S. Alliance": two states before a noun.
    return stop_ends(text, low, mark.start(), word, after, opened, end - mark.end(), language)


def _after_cry(  # noqa: PLR0911
    text: str,
    first: int,
    mark: re.Match[str],
    at: int,
    stop: int,
    word: str,
    after: str,
    closed: str,
) -> bool:
    """Whether a question or an exclamation mark before white space ends a sentence."""
    if text[mark.start() - 1 : mark.start()] in {"(", "[", "«", "“"} and closed:
        return False
    if word + mark.group() in MARKED_NAMES:
        return after in STARTERS
    if closed and after not in STARTERS and _TOLD.match(text, at, stop):
        return False
    if after[:1].islower() and not is_arabic(after[:1]):
        return False
    if not closed or not _opened_inside(text, first, mark.start(), mark.end() + 1):
        return True
    # A title or an aside inside the sentence: «كتاب «من المسؤول؟» للكاتب».
    if is_arabic(after[:1]):
        return after in _ARABIC_ANEW or (after[0] in "وف" and len(after) > 3)
    return closed[:1] != ")" or after in STARTERS


def _joined_end(text: str, at: int, signs: str, word: str, after: str, *, closed: str) -> bool:
    """Whether a mark with no space after it ends a sentence: a slip of typing, told safely."""
    if "@" in word or "www" in word or "=" in word or text[at - 1 : at] in {"/", "#"}:
        return False
    plain = word[-1:].islower() and len(word) > 2 and "." not in word
    capital = after in STARTERS or (len(after) > 1 and after[0].isupper() and after[1:].islower())
    further = text[at + len(after) : at + len(after) + 2]
    address = after.lower() in _NOT_PROSE or (further[:1] in {".", "/"} and further[1:].isalnum())
    if plain and capital and not address and set(signs) <= set(".!?…") and closed != '"':
        if after in STARTERS or signs != ".":
            return True
        # «typing.Optional» is no slip: prose goes on with a small word, and has no known short one.
        short = any(word.lower() in known for known in (NEVER_LAST, BEFORE_NUMBER, ENDING))
        return not short and SMALL_NEXT.match(text, at + len(after)) is not None
    if is_arabic(word[-1:]) and is_arabic(after[:1]):
        return len(word) > 2 and len(after) > 1 and "." not in word
    return len(word) > 2 and word[-1:].islower() and "." not in word and after in STARTERS


def _after_ellipsis(after: str, *, opened: bool) -> bool:
    """An ellipsis ends a sentence only before a capital; Arabic uses it inside sentences."""
    if after in ARABIC_STARTERS:
        return True
    return after[:1].isupper() or (opened and not after[:1].islower() and not is_arabic(after[:1]))
