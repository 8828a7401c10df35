"""What stands before what after an Arabic verb: short phrases before long subjects."""

from __future__ import annotations

import re

_RESUMED = re.compile("(?:مع|في|إلي|علي|عن|من|ب|ل|بين|خلال)(?:ه|ها|هم|هما|هن)")
_LONG_SUBJECT = 120
"""Letters; a short phrase then stands before the subject, as agencies write it."""
_SHORT_REST = 32


def pronouns_first(rest: list[str], place: str) -> list[str]:
    """ "With whom he held a conference": «عقد معه مؤتمرا»; other places keep their order."""
    if place != "relative":
        return rest
    return sorted(rest, key=lambda one: _RESUMED.fullmatch(one) is None)


def after_verb(subject: str, rest: list[str]) -> list[str]:
    """The subject and what follows it, in the order in which agencies write them."""
    if not subject:
        return rest
    if rest and _RESUMED.fullmatch(rest[0]):
        return [rest[0], subject, *rest[1:]]
    return [*rest, subject] if _goes_last(subject, rest) else [subject, *rest]


def _goes_last(subject: str, rest: list[str]) -> bool:
    """Whether a long subject follows one or two short phrases with their own prepositions."""
    if len(subject) <= _LONG_SUBJECT or not rest:
        return False
    governed = all(one.startswith(("إلى ", "مع ", "في ", "على ", "بعد ")) for one in rest)
    return governed and sum(map(len, rest)) < _SHORT_REST
