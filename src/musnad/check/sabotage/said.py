"""Wrong sense: words put into quotation marks, meanings turned, and what no source says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from musnad.arabic.normal import fold
from musnad.arabic.verb_roots import ROOTS
from musnad.arabic.verbs import conjugate
from musnad.check.occurred import is_future
from musnad.check.sabotage.stock import lines, pairs, side
from musnad.core.release import Release
from musnad.core.report import Claim, ProblemKind

_QUOTED = re.compile(r"«([^«»]{8,800})»|“([^“”]{8,800})”|\"([^\"\n]{8,800})\"")
_END = re.compile(r"[.!؟?…]*\s*$")
_BEFORE_VERB = frozenset({"الذي", "التي", "كما", "حيث", "فيما", "بينما", "أنه", "أنها"})
_FUTURE = re.compile(r"(?<!\S)(?:و)?(?:س|سوف )(?=[يت]\w{3})")
_SIGNS = "[\u064b-\u0652]*"
_SHORTEST = 5
_GOING_ON = frozenset({"أضاف", "تابع", "قال"})
"""Verbs that only join a sentence to the one before: denied, they say nothing false."""


@dataclass(frozen=True, slots=True)
class WrongQuote:
    """Other words in the quotation marks; where there are none, a quotation is added."""

    name: str = "quote"
    kinds: frozenset[ProblemKind] = frozenset({"quote"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:  # noqa: ARG002
        """The sentence with words that nobody said; None for a headline without a quotation."""
        text = claim.text
        said = choose.choice(lines("quote", language))
        found = list(_QUOTED.finditer(text))
        if found:
            match = choose.choice(found)
            start, end = match.span(match.lastindex or 0)
            return text[:start] + said + text[end:]
        if claim.role not in ("lead", "body"):
            return None
        head = _END.sub("", text)
        if side(language) == "ar":
            return f"{head}، وجاء في البيان: «{said}»."
        return f"{head}, and the statement said: “{said}.”"


@dataclass(frozen=True, slots=True)
class Turned:
    """The opposite: a verb denied, a denial dropped, or a word for its antonym."""

    name: str = "polarity"
    kinds: frozenset[ProblemKind] = frozenset({"polarity"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:  # noqa: ARG002
        """The sentence turned into its contrary; None when no word of it can be turned."""
        ways = [_opposite]
        if language == "ar":
            ways += [_denied, _will_not]
        choose.shuffle(ways)
        for way in ways:
            changed = way(claim.text, language, choose)
            if changed is not None:
                return changed
        return None


@lru_cache(maxsize=512)
def _pattern(word: str, *, arabic: bool) -> re.Pattern[str]:
    if not arabic:
        return re.compile(rf"\b{re.escape(word)}\b(?! not)", re.IGNORECASE)
    letters = _SIGNS.join(" " if letter == " " else letter for letter in word)
    open_end = word[-2] == " "  # a preposition that is written joined to what follows
    end = r"(?=\w)" if open_end else r"(?!\w)"
    return re.compile(rf"(?<!\S)(و|ف)?{letters}{_SIGNS}{end}")


def _opposite(text: str, language: str, choose: Random) -> str | None:
    found = [
        (match, others)
        for word, others in pairs("polarity", language).items()
        for match in [_pattern(word, arabic=language == "ar").search(text)]
        if match is not None
    ]
    if not found:
        return None
    match, others = choose.choice(found)
    other = choose.choice(others)
    joined = (match.group(1) or "") if language == "ar" else ""
    return text[: match.start()] + joined + other + text[match.end() :]


@lru_cache(maxsize=1)
def _pasts() -> dict[str, str]:
    """The past of each verb that the lexicon can conjugate, and what denies it."""
    found: dict[str, str] = {}
    for verb in sorted(ROOTS.keys() - _GOING_ON):
        for gender in ("m", "f"):
            past = conjugate(verb, gender=gender)
            denied = conjugate(verb, tense="present", gender=gender, mood="jussive")
            if past and denied and len(past) > 2:
                found.setdefault(past, f"لم {denied}")
    return found


def _denied(text: str, language: str, choose: Random) -> str | None:  # noqa: ARG001
    """«أعلن الوزير» -> «لم يعلن الوزير»: a past verb that opens the sentence or a clause."""
    words = list(re.finditer(r"\S+", text))
    for at, word in enumerate(words[:12]):
        if at and words[at - 1].group() not in _BEFORE_VERB:
            continue
        bare = re.sub(_SIGNS, "", word.group())
        for joined in ("", "و", "ف"):
            denied = _pasts().get(bare.removeprefix(joined)) if bare.startswith(joined) else None
            if denied is not None:
                return text[: word.start()] + joined + denied + text[word.end() :]
    return None


def _will_not(text: str, language: str, choose: Random) -> str | None:  # noqa: ARG001
    """«سيستقبل» -> «لن يستقبل»; the future is turned where the verb is singular."""
    match = next((one for one in _FUTURE.finditer(text) if _is_future(text, one)), None)
    if match is None or re.match(r"\w+ون(?!\w)", text[match.end() :]):
        return None
    joined = "و" if match.group().startswith("و") else ""
    return f"{text[: match.start()]}{joined}لن {text[match.end() :]}"


def _is_future(text: str, match: re.Match[str]) -> bool:
    """Whether a verb stands there, and no noun that begins with the same letters: «سياسة»."""
    word = re.match(r"\S+", text[match.start() :])
    return " " in match.group() or (word is not None and is_future(fold(word.group())))


@dataclass(frozen=True, slots=True)
class Invented:
    """A whole sentence that no source says, in the place of one that is true."""

    name: str = "unsupported"
    kinds: frozenset[ProblemKind] = frozenset({"unsupported"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:  # noqa: ARG002
        """An invented sentence; None for a headline, which is never filler."""
        if claim.role not in ("lead", "body", "background"):
            return None
        return choose.choice(lines("sentence", language))


@dataclass(frozen=True, slots=True)
class Tail:
    """A true sentence with an invented end."""

    name: str = "tail"
    kinds: frozenset[ProblemKind] = frozenset({"unsupported"})

    def plant(self, claim: Claim, language: str, release: Release, choose: Random) -> str | None:  # noqa: ARG002
        """The sentence with something more at its end; None for a headline or a label."""
        if claim.role not in ("lead", "body") or len(claim.text.split()) < _SHORTEST:
            return None
        comma = "،" if side(language) == "ar" else ","
        return f"{_END.sub('', claim.text)}{comma} {choose.choice(lines('tail', language))}."
