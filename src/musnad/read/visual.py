"""From letters as they stand on a line, left to right, to text in the order of reading.

Documents made for print keep glyphs by their place, and poor ones keep Arabic in presentation
forms or reversed. Where a glyph stands cannot be wrong, so that is what is read here.

Source: Unicode Standard Annex #9, turned around: which text would be shown like this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_FORMS = re.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]")
_TATWEEL = re.compile(r"(?<=[\u0620-\u065f])\u0640+(?=[\u0620-\u065f])")
_JOINS_FIGURES = frozenset(".,:/\u066b\u066c")
_PARTS_RUNS = frozenset('()[]{}«»“”‹›"،؛؟|')
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_BRACKET = re.compile(r"[()\[\]{}«»‹›“”]")
_ENDS = frozenset(" .,:;!?،؛؟-–…\n")
_PERCENT_FIRST = re.compile(r"(?<![\w%٪.])([%٪])(\d{1,9}(?:[.,٫]\d{1,6})?)(?![\d%٪])")
_YEARS = re.compile(r"(?<![\d/-])((?:19|20)\d{2})([-–])((?:19|20)\d{2})(?![\d/-])")
_LONE = re.compile(r"(?<!\S)([\u0621-\u0647\u0649\u064a]) (?=[\u0620-\u064a][\u064b-\u0652])")
_AFTER_OPEN = re.compile(r"([(\[«“]) (?=\S)")
_BEFORE_CLOSE = re.compile(r"(?<=\S) ([)\]»”،؛؟])")
_COMMON = frozenset(
    ("في", "من", "على", "إلى", "أن", "التي", "الذي", "هذا", "عن", "مع", "قال", "بين", "كما")
)
_TURNED = frozenset(word[::-1] for word in _COMMON)


def is_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in a text, in whatever form."""
    return _ARABIC.search(text) is not None


def plain_forms(text: str) -> str:
    """The text with presentation forms as the letters that they are; marks lose their seat."""
    if not _FORMS.search(text):
        return text
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]).strip(), text)


def reading_order(pieces: Sequence[str], *, rtl: bool) -> str:
    """The text of a line from its pieces, left to right; spaces are pieces as well.

    A piece is a letter with its marks, or what one glyph stands for. ``rtl`` is the direction
    of the line's paragraph. Figures and words in Latin letters keep their own direction.
    """
    ordered = _rightward(pieces) if rtl else _leftward(pieces)
    text = _TATWEEL.sub("", plain_forms("".join(ordered)))
    return " ".join(text.split())


def settle(text: str) -> str:
    """An Arabic paragraph with its brackets, per cents and spans of years put right.

    Which way a bracket in a document points depends on who made it; which side its space is
    on does not.
    """
    if not is_arabic(text):
        return text
    text = _LONE.sub(r"\1", text)
    text = _PERCENT_FIRST.sub(r"\2\1", text)
    text = _YEARS.sub(
        lambda found: found[3] + found[2] + found[1] if found[1] > found[3] else found[0], text
    )
    text = _settle_brackets(text)
    return _AFTER_OPEN.sub(r"\1", _BEFORE_CLOSE.sub(r"\1", text))


def is_turned(words: Sequence[str]) -> bool:
    """Whether Arabic words read backwards: the commonest ones stand there the wrong way round."""
    return sum(one in _TURNED for one in words) > 2 * sum(one in _COMMON for one in words)


def turn(text: str) -> str:
    """The text the other way round, with its figures and Latin words as they are."""
    return reading_order(list(text), rtl=True)


def _kind(piece: str) -> str:
    """R an Arabic letter, L a letter of others, N a figure, "" anything else."""
    first = piece[:1]
    if _ARABIC.match(first):
        return "R"
    if first.isdigit():
        return "N"
    return "L" if first.isalpha() else ""


def _rightward(pieces: Sequence[str]) -> list[str]:
    kinds = [_kind(piece) for piece in pieces]
    ordered: list[str] = []
    at = 0
    while at < len(pieces):
        end = _run_end(pieces, kinds, at) if kinds[at] in ("L", "N") else at + 1
        ordered.append("".join(pieces[at:end]))
        at = end
    ordered.reverse()
    return ordered


def _run_end(pieces: Sequence[str], kinds: Sequence[str], start: int) -> int:
    """The end of the run of Latin words and figures that begins at ``start``."""
    end = start + 1
    for at in range(start + 1, len(pieces)):
        if kinds[at] == "R" or at - end > 3:
            break
        if kinds[at] in ("L", "N"):
            if not _joined(pieces[end:at], kinds[end - 1], kinds[at]):
                break
            end = at + 1
    return end


def _joined(between: Sequence[str], before: str, after: str) -> bool:
    if not between:
        return True
    if before == after == "N":
        return len(between) == 1 and between[0] in _JOINS_FIGURES
    if any(one in _PARTS_RUNS for one in between):
        return False
    spaced_dash = len(between) == 3 and between[1] in "-–—/"
    return before == after or not spaced_dash


def _leftward(pieces: Sequence[str]) -> list[str]:
    """A line of a text written to the right, with the Arabic in it turned."""
    kinds = [_kind(piece) for piece in pieces]
    ordered: list[str] = []
    at = 0
    while at < len(pieces):
        if kinds[at] != "R":
            ordered.append(pieces[at])
            at += 1
            continue
        end = at + 1
        for further in range(at + 1, len(pieces)):
            if kinds[further] == "L":
                break
            if kinds[further] == "R":
                end = further + 1
        ordered += _rightward(pieces[at:end])
        at = end
    return ordered


def _settle_brackets(text: str) -> str:
    if not _BRACKET.search(text):
        return text
    letters = list(text)
    open_now: list[str] = []
    for found in _BRACKET.finditer(text):
        at = found.start()
        one = found[0]
        opening = _CLOSING.get(one, one)
        before = letters[at - 1] if at else " "
        after = letters[at + 1] if at + 1 < len(letters) else " "
        opens_here = before in " \n-–" or before in _PAIRS
        closes_here = after in _ENDS or after in _CLOSING or after in _PAIRS
        opens = opens_here if opens_here != closes_here else opening not in open_now
        if opens:
            open_now.append(opening)
            letters[at] = opening
        else:
            if opening in open_now:
                open_now.remove(opening)
            letters[at] = _PAIRS[opening]
    return "".join(letters)
