"""Verb forms of the third person, which is the only one that news is told in.

The forms come from ``mazini``, by the root and the pattern of ``verb_roots``; they are given
without vowel signs, as agencies write. This module may not guess at a verb that it does not
know.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from musnad.arabic.verb_roots import ROOTS

Gender = Literal["m", "f"]
Number = Literal["singular", "dual", "plural"]
Tense = Literal["past", "present"]
Mood = Literal["indicative", "subjunctive", "jussive"]
Voice = Literal["active", "passive"]

_SIGNS = re.compile("[\u064b-\u0652\u0670]")
_LINKED = str.maketrans({"ٱ": "ا"})
_MOODS: dict[Mood, str] = {"indicative": "ind", "subjunctive": "sub", "jussive": "juss"}


def conjugate(
    verb: str,
    *,
    tense: Tense = "past",
    gender: Gender = "m",
    number: Number = "singular",
    mood: Mood = "indicative",
    voice: Voice = "active",
) -> str | None:
    """A form of a verb: «أعلن» -> «أعلنت», «يعلنون»; «دعا إلى» -> «تدعو إلى».

    ``verb`` is the third person masculine singular of the past, with what follows it; ``mood``
    counts in the present only. None for a verb whose root is not known, and for a passive that
    it does not have. Before its subject a verb stays in the singular: that is the caller's part.
    """
    first, _, rest = verb.partition(" ")
    of_voice = "" if voice == "active" else "pass_"
    of_tense = "past" if tense == "past" else _MOODS[mood]
    form = _forms(first).get(f"{of_tense}_{of_voice}3{gender}{number[0]}")
    if form is None or not rest:
        return form
    return f"{form} {rest}"


def is_known(verb: str) -> bool:
    """Whether the first word of this verb has a root here."""
    return verb.partition(" ")[0] in ROOTS


@lru_cache(maxsize=1024)
def _forms(past: str) -> dict[str, str]:
    """The forms of one verb by the names of ``mazini``; none when its root is not known."""
    known = ROOTS.get(past)
    if known is None:
        return {}
    # Loaded here: only writers need it, and reading and checking start sooner without.
    from mazini import conjugate as every_form

    slots = every_form(*known).slots
    return {name: _written(forms[0].form) for name, forms in slots.items() if forms}


def _written(form: str) -> str:
    return _SIGNS.sub("", form).translate(_LINKED)
