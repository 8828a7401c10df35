"""Events that a title names, which "this crime" and "these attacks" of the text point at."""

from __future__ import annotations

import re

_EVENTS = (
    r"(?:attacks?|crimes?|acts?|bombings?|incidents?|strikes?|assaults?|tragedy|disaster|"
    r"earthquake|accident|aggression|violations?|explosion|shooting|massacre|floods?|storm|"
    r"hurricane|cyclone|fire|crash)"
)
_EVENT = re.compile(rf"\b{_EVENTS}\b", re.IGNORECASE)
_POINTED = re.compile(
    rf"\b(?:this|these) (?:[a-z]+,? (?:and )?){{0,3}}?{_EVENTS}\b(?! (?:plan|programme|program))"
)
_JOINTS = re.compile(r"\bthat (?=(?:the|it|he|she|they|its|all|a|an)\b)|\bthose (?=who\b)")
_POINTING = re.compile(r"\b(?:this|these|that|those|such|former|latter)\b(?! (?:of|the)\b)")


def is_named(text: str, title: str) -> bool:
    """Whether all that the sentence points at is the event that the title names.

    "This heinous crime" under the title "X condemns the attack on Y".
    """
    clauses = re.sub(
        r"\bthat (?=(?:the|it|he|she|they|its|all|a|an)\b)|\bthose (?=who\b)", "", text
    )
    pointed = _POINTED.findall(clauses)
    return len(pointed) == len(_POINTING.findall(clauses)) == 1 and bool(_EVENT.search(title))
