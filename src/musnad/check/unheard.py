"""Names that a release does not have: of people, states, places and bodies.

A name counts as had when the release has it, or one that implies it (a capital its state, a
person the state whose office they hold), or a Latin or Arabic name that sounds like it. What
is an everyday word as well, and said there as one, is no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.names import same_name
from musnad.arabic.normal import Token, fold
from musnad.check.ground import Ground, forms_of, listed, problem_at, telling
from musnad.check.implied import implied
from musnad.check.matching import MATCHED, match
from musnad.check.occurred import is_past, is_present
from musnad.check.reading import Reading
from musnad.core.report import Problem, ProblemKind
from musnad.lexicon.book import load, remembered
from musnad.lexicon.entries import Mention

_KINDS: dict[str, ProblemKind] = {
    "person": "person",
    "country": "place",
    "place": "place",
    "nationality": "organisation",
    "organisation": "organisation",
}
SHORTEST = 3
"""Letters of a name."""
SURE = 0.8
"""Grade from which a word of the release is the one in the doer's place."""
SAID = 0.9
"""Grade from which a word of the release is the everyday word that a name may also be."""


def unheard(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Names of a sentence that nothing in the release or in what it opens with bears out."""
    if any(one.french for one in ground.whole):
        return
    borne = frozenset(one for sentence in ground.all for one in sentence.ids)
    there = implied(borne | ground.incumbents) | _families(borne)
    for mention in reading.mentions:
        kind = _KINDS.get(mention.kind)
        if kind is None or mention.ids & there or _is_heard(mention, reading, ground):
            continue
        yield problem_at(
            kind,
            mention,
            f"لا ذكر في البيان لـ«{mention.text}».",
            f"The release does not speak of “{mention.text}”.",
        )
    for token in _doers(reading, ground):
        yield problem_at(
            "person",
            token,
            f"لا ذكر في البيان لـ«{token.text}».",
            f"The release does not speak of “{token.text}”.",
        )


def _doers(reading: Reading, ground: Ground) -> Iterator[Token]:
    """Words in the place of a doer's name, right after a verb or first in a headline, that
    the release has neither as a word nor as a name."""
    told = set(telling(reading))
    for at, token in enumerate(reading.tokens):
        # «إخلالا» after a verb is what was done, not who did it.
        if token not in told or len(token.folded) < SHORTEST or token.folded.endswith("ا"):
            continue
        before = reading.tokens[at - 1].folded if at else ""
        after = reading.tokens[at + 1].folded if at + 1 < len(reading.tokens) else ""
        heads = is_present(after) if at == 0 else _is_verb(before, opening=at == 1)
        named = token.folded in _surnames() or not match(token, "ar", ground.all).explained
        if not heads or not named or heard(token, ground.all):
            continue
        if match(token, "ar", ground.all).grade < SURE and not forms_of(token) & listed("light"):
            yield token


@remembered(maxsize=4)
def _surnames() -> frozenset[str]:
    """The last words of the names that the lexicon has, folded."""
    return frozenset(
        fold(name.split()[-1]) for person in load().people for name in person.ar if name.split()
    )


def _is_verb(word: str, *, opening: bool) -> bool:
    short = opening and word.removeprefix("و") in listed("short_verb")
    return short or is_past(word, opening=opening) or is_present(word)


def _families(ids: frozenset[str]) -> frozenset[str]:
    """The United Nations, where the release has a body of theirs by its name."""
    bodies = (load().organisation(one) for one in ids)
    of_un = any(
        body is not None and any("United Nations" in name for name in body.en) for body in bodies
    )
    return frozenset({"un"}) if of_un else frozenset()


def heard(token: Token, there: Sequence[Reading]) -> bool:
    """Whether a word of an Arabic sentence sounds like a name that these sentences have."""
    forms = stems(token.text)
    return any(
        form in names.arabic or any(same_name(form, name) for name in names.latin)
        for names in (_names(one) for one in there)
        for form in forms
    )


def _is_heard(mention: Mention, reading: Reading, ground: Ground) -> bool:
    """Whether the words of the name sound like those there, or are everyday words said there."""
    words = [one for one in reading.tokens if mention.start < one.end and one.start < mention.end]
    long = [word for word in words if len(word.folded) >= SHORTEST] or words
    if all(heard(word, ground.all) for word in long):
        return True
    least = SAID if len(long) < 2 or mention.kind == "person" else MATCHED
    everyday = mention.kind in ("person", "organisation") or len(long) > 1
    return everyday and all(match(word, "ar", ground.all).grade >= least for word in long)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    latin: frozenset[str]
    arabic: frozenset[str]


@lru_cache(maxsize=2048)
def _names(there: Reading) -> _Names:
    """The words of a sentence that may be names: capitals, and every word of an Arabic one."""
    return _Names(
        latin=frozenset(
            one.text.removesuffix("'s").removesuffix("’s")
            for one in there.tokens
            if one.text[:1].isupper()
        ),
        arabic=frozenset(
            form for one in there.tokens if there.language == "ar" for form in stems(one.text)
        ),
    )
