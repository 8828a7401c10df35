"""Offices that the sentence gives to nobody in particular: "the first minister to visit X"."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.write.brief.entity import Entity
from musnad.write.brief.names import Namer
from musnad.write.brief.people import People

_FIRST_OF_ALL = re.compile(r"\bthe (?:first|second|third|last)(?: ever| serving| sitting)? $")
"""Before an office that is not named: "the first British minister to visit X"."""


_ANYBODY = frozenset({"president", "prime minister", "minister", "speaker", "ambassador", "envoy"})
"""Offices that "a" before them leaves to nobody: "elect a president"."""
_FIRST_TO = re.compile(r"first minister to [a-z]+ ")
"""A minister who is the first to do something, not the head of a government."""


def nobody_yet(text: str, entities: list[Entity], namer: Namer) -> list[Entity]:
    """The entities, an office that any of many may hold left to the nouns but for its nation."""
    found: list[Entity] = []
    for one in entities:
        many = one.kind == "office" and _FIRST_OF_ALL.search(text[: one.start]) is not None
        one_of_many = text[: one.start].endswith((" a ", " an ")) and one.english in _ANYBODY
        if one.kind == "office" and (one_of_many or _FIRST_TO.match(text[one.start :])):
            continue
        if not many:
            found.append(one)
            continue
        first = one.english.split(" ", maxsplit=1)[0]
        found.extend(
            replace(nation, start=one.start + nation.start, end=one.start + nation.end)
            for nation in namer.find(first, People())
            if nation.kind == "nationality"
        )
    return found
