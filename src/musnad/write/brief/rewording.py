"""Tables of patterns and what is put for them, each tried only where it can match at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

Turn = tuple[re.Pattern[str], str, str]
"""A pattern, what is put for it, and letters that every match of it has, ``""`` if unknown."""

_SHORTEST = 4
_QUANTIFIERS = "?*{"


def compiled(pairs: Iterable[tuple[str, str]]) -> tuple[Turn, ...]:
    """The table of these patterns and their replacements, in order."""
    return tuple((re.compile(pattern), plain, needle(pattern)) for pattern, plain in pairs)


def rewrite(text: str, table: Iterable[Turn]) -> str:
    """The text with every turn of the table put for its pattern, one after another."""
    for pattern, plain, wanted in table:
        if wanted in text:
            text = pattern.sub(plain, text)
    return text


def needle(pattern: str) -> str:
    """The longest run of small letters and spaces that every match has, or ``""``.

    Only what stands outside all brackets counts, and nothing where the pattern is a choice.
    """
    if "(?i" in pattern:
        return ""
    runs, run, depth, at = [""], "", 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            runs.append(run)
            run, at = "", at + 2
            continue
        if sign == "[":
            at = _after_class(pattern, at)
            runs.append(run)
            run = ""
            continue
        if sign == "|" and depth == 0:
            return ""
        if depth == 0 and (sign == " " or ("a" <= sign <= "z")):
            run += sign
        else:
            runs.append(run[:-1] if sign in _QUANTIFIERS else run)
            run = ""
        depth += (sign == "(") - (sign == ")")
        at += 1
    best = max((*runs, run), key=len)
    return best if len(best) >= _SHORTEST else ""


def _after_class(pattern: str, at: int) -> int:
    """The place after a class of letters that opens at ``at``."""
    at += 2 if pattern[at + 1] == "^" else 1
    at += pattern[at] == "]"
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
