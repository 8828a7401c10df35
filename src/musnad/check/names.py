"""Names of people and organisations: swapped, unknown to the source, or standing elsewhere.

Known names are compared by the lexicon's ids; unknown ones by how an Arabic spelling sounds
against the Latin name, or letter by letter within one language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.given_names import GIVEN
from musnad.arabic.names import similarity
from musnad.arabic.normal import Token, fold
from musnad.check import attribution
from musnad.check.align import Aligned, Item, Sources
from musnad.check.foreign import foreign
from musnad.check.mentions import PLACES, SAME_NAME, in_its_stead, in_short, in_words, said, spoken
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import words as listed
from musnad.core.report import ProblemKind
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

SOUNDS_LIKE = 0.72
"""Similarity at which an Arabic word stands for a Latin name."""
SURELY = 0.85
"""Similarity at which a whole word, nothing taken off it, stands for a Latin name."""
NOT_FOREIGN = -0.5
"""Words that look less like a name than this are not even compared by sound."""
FOREIGN = 0.4
"""Words that look less like a foreign name than this are not taken for one."""
LONG_NAME = 5
"""Letters; a shorter surname alone is often a word."""
SHORT_RELEASE = 12
"""In a release of no more sentences than this, a person named elsewhere is the same story's."""

_KNOWN: dict[str, ProblemKind] = {"person": "person", "organisation": "organisation"}
_CALENDAR = listed("calendar_en")
_NOT_NAMES = listed("capitalised_en")
_HONORIFICS = listed("honorifics_en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A Latin name in the source: its words, lower case, and the sentence's index."""

    words: tuple[str, ...]
    text: str
    item: int


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The names of the claim that its sources do not give, or give to someone else."""
    return _known(one, sources)


# --- names of the lexicon ------------------------------------------------------------------


def _known(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    mine = [
        mention
        for mention in one.reading.mentions
        if mention.kind in _KNOWN
        and not (mention.kind == "organisation" and one.reading.attributed(mention))
        and not _in_another_word(mention, one, sources)
    ]
    if not mine or not one.evidence:
        return ()
    near = [sources.items[at] for at in one.evidence]
    near_ids = frozenset(identity for item in near for identity in item.reading.ids)
    found = (_suspect(mention, one, sources, near, near_ids) for mention in mine)
    return tuple(suspicion for suspicion in found if suspicion is not None)


def _in_another_word(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether the name is the end of a longer one that the sources have: «كابيلا», Capella."""
    token = next((t for t in one.reading.tokens if t.start <= mention.start < t.end), None)
    if token is None or token.start == mention.start or mention.end > token.end:
        return False
    latin = [
        _bare(other.folded)
        for item in sources.items
        if item.reading.language != "ar"
        for other in item.reading.tokens
        if other.text[:1].isupper()
    ]
    return any(_sound_whole(token.folded, word) >= SURELY for word in latin)


def _sound_whole(arabic: str, latin: str) -> float:
    return similarity(arabic, latin) if begins(arabic, latin) else 0.0


def _suspect(
    mention: Mention,
    one: Aligned,
    sources: Sources,
    near: Sequence[Item],
    near_ids: frozenset[str],
) -> Suspicion | None:
    """What is wrong with one name of the claim; the surest reason first."""
    if _other_ministry(mention, sources):
        return _nowhere_near(mention, one, sources, near, everywhere=False)
    nearest = near[:1]
    if mention.ids & near[0].reading.ids or _spelled(mention, nearest) or in_words(mention, near):
        return None
    own = one.reading.ids
    stead = in_its_stead(mention, one, sources, lambda other: _rivals(mention, other, own))
    if stead:
        strength = 0.7 if mention.ids & near_ids else 1.0
        return _conflict(mention, stead, one, f"{_KNOWN[mention.kind]}.bound", strength)
    if mention.ids & near_ids or _spelled(mention, near) or _said(mention, one, sources):
        return None
    known = sources.known if mention.kind == "organisation" else sources.named
    everywhere = bool(mention.ids & known) or _spelled(mention, sources.items)
    return _nowhere_near(mention, one, sources, near, everywhere=everywhere)


def _nowhere_near(
    mention: Mention, one: Aligned, sources: Sources, near: Sequence[Item], *, everywhere: bool
) -> Suspicion | None:
    """A name that the evidence does not have: elsewhere in the sources, or nowhere."""
    rival = _rival(mention, near, one.reading.ids)
    if everywhere and (rival is None or len(sources.items) <= SHORT_RELEASE):
        return None
    kind = _KNOWN[mention.kind]
    if rival is None and in_short(mention, near):
        return None
    if rival is None:
        start, end = one.claim.start + mention.start, one.claim.start + mention.end
        rule = f"{kind}.absent" if _sure(mention, sources) else f"{kind}.absent.one"
        return absent(kind, rule, found=mention.text, start=start, end=end)
    rule = f"{kind}.moved" if everywhere else f"{kind}.conflict"
    if not everywhere and _is_ministry(mention) and _is_ministry(rival[0]):
        rule = "organisation.ministry"
    return _conflict(mention, rival, one, rule, 0.6 if everywhere else 1.0)


def _conflict(
    mention: Mention, rival: tuple[Mention, Item], one: Aligned, rule: str, strength: float
) -> Suspicion:
    other, item = rival
    return conflict(
        _KNOWN[mention.kind],
        rule,
        found=mention.text,
        start=one.claim.start + mention.start,
        end=one.claim.start + mention.end,
        expected=spoken(other, one.reading.language),
        sentence=item.sentence.id,
        strength=strength,
    )


def _rivals(mention: Mention, other: Mention, own: frozenset[str]) -> bool:
    """Whether the source's name is of the same sort as the claim's and nobody in the claim."""
    if other.kind != mention.kind or other.ids & own:
        return False
    return not any(
        mine.startswith(f"{theirs}-") or theirs.startswith(f"{mine}-")
        for mine in mention.ids
        for theirs in other.ids
    )


def _is_ministry(mention: Mention) -> bool:
    return any(one.startswith("ministry.") for one in mention.ids)


def _other_ministry(mention: Mention, sources: Sources) -> bool:
    """Whether it is a state's ministry of which the sources have the like in another state."""
    return (
        mention.kind == "organisation"
        and any(one.startswith("ministry.") for one in mention.others)
        and not attribution.speaks(mention, sources)
    )


def _said(mention: Mention, one: Aligned, sources: Sources) -> bool:
    """Whether the evidence has the words; for a person only in a name or almost the same."""
    if mention.kind != "person":
        return said(mention, one, sources)
    if one.covered(mention.start, mention.end, least=SAME_NAME):
        return True
    latin = {word for at in one.evidence for word in names_words(sources.items[at].reading)}
    return one.covered(mention.start, mention.end) and all(
        word.nearest in latin for word in one.inside(mention.start, mention.end)
    )


def _sure(mention: Mention, sources: Sources) -> bool:
    """Whether the words can hardly be anything but that name: more than one, or one long
    foreign one that sounds like nothing in the sources."""
    words = fold(mention.text).split()
    if len(words) > 1 or mention.kind != "person":
        return True
    if len(words[0]) < LONG_NAME or foreign(words[0]) < FOREIGN:
        return False
    return not any(
        heard(words[0], [_bare(t.folded) for t in item.reading.tokens if t.text[:1].isupper()])
        for item in sources.items
        if item.reading.language != "ar"
    )


def _rival(
    mention: Mention, near: Sequence[Item], own: frozenset[str]
) -> tuple[Mention, Item] | None:
    for item in near[:2]:
        for other in item.reading.mentions:
            if other.kind == mention.kind and not other.ids & own:
                return other, item
    return None


def _spelled(mention: Mention, items: Sequence[Item]) -> bool:
    """Whether the very words stand in a source, or sound like words of it."""
    folded = fold(mention.text)
    words = [word for word in folded.split() if len(word) > 2]
    for item in items:
        if folded in fold(item.sentence.text):
            return True
        if (
            mention.kind == "person"
            and item.reading.language != "ar"
            and words
            and heard(words[-1], names_words(item.reading))
        ):
            return True
    return False


# --- names by sound ------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def names(reading: Reading) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Runs of capitalised words that may be names: their lower-case words and their text.

    Places, countries, offices and the calendar are left out; so is a lone first word of a
    sentence, which is capitalised whatever it is.
    """
    taken = [
        (mention.start, mention.end)
        for mention in reading.mentions
        if mention.kind in PLACES or mention.kind in ("office", "organisation")
    ]
    runs: list[list[Token]] = [[]]
    previous_end = 0
    for at, token in enumerate(reading.tokens):
        between = reading.text[previous_end : token.start]
        joined = not between.strip(" -’'") and at > 0
        previous_end = token.end
        if not _is_name(token, reading, at, taken):
            runs.append([])
            continue
        if not joined:
            runs.append([])
        runs[-1].append(token)
    found = []
    for run in runs:
        if run:
            text = reading.text[run[0].start : run[-1].end]
            words = tuple(_bare(token.folded) for token in run)
            found.append((words, text))
    return tuple(found)


def names_words(reading: Reading) -> tuple[str, ...]:
    """All words of all names of a sentence."""
    return tuple(word for words, _ in names(reading) for word in words)


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _is_name(token: Token, reading: Reading, at: int, taken: list[tuple[int, int]]) -> bool:
    bare = _bare(token.folded)
    before = reading.tokens[at - 1].folded if at else ""
    if not token.text[:1].isupper() or len(bare) < 3 or bare in _NOT_NAMES:
        return False
    if bare in _CALENDAR and before not in GIVEN:
        return False  # Theresa May is no month
    if token.text.isupper() and len(token.text) <= 5:
        return False  # an acronym has no sound
    if any(start <= token.start < end for start, end in taken):
        return False
    opens = at == 0 or reading.text[: token.start].rstrip()[-1:] in ('"', "“", ":", "‘", ".")
    if opens and before not in _HONORIFICS:
        following = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
        return following is not None and following.text[:1].isupper()
    return True


_VOWELS = "اويعهء"
_OPENINGS = {
    "a": _VOWELS, "e": _VOWELS, "i": _VOWELS, "o": _VOWELS, "u": _VOWELS,
    "b": "ب", "c": "كستشقخ", "d": "دضذج", "f": "ف", "g": "غجقكخهن", "h": "هاحخويع",
    "j": "جيخهشز", "k": "كقخن", "l": "لي", "m": "م", "n": "ن", "p": "بفسن", "q": "قكتش",
    "r": "رغ", "s": "سشصزتا", "t": "تطثسش", "v": "فوب", "w": "وفبر", "x": "شزسخاك",
    "y": "ياج", "z": "زستظذ",
}  # fmt: skip
"""The Arabic letters that a name may begin with, by its first Latin letter; generous."""


@lru_cache(maxsize=32768)
def _sound(arabic: str, latin: str) -> float:
    forms = (form for form in stems(arabic) if len(form) > 1 and begins(form, latin))
    return max((similarity(form, latin) for form in forms), default=0.0)


def begins(arabic: str, latin: str) -> bool:
    """A quick no: whether an Arabic spelling may begin as a Latin name does."""
    openings = _OPENINGS.get(latin[:1])
    return openings is None or arabic[0] in openings


def heard(word: str, latin: Sequence[str], *, least: float = SOUNDS_LIKE) -> bool:
    """Whether an Arabic word sounds like one of these Latin words."""
    letters = _beginnings(word)
    return any(
        _sound(word, other) >= least
        for other in latin
        if not letters.isdisjoint(_OPENINGS.get(other[:1], letters))
    )


@lru_cache(maxsize=8192)
def _beginnings(word: str) -> frozenset[str]:
    """The letters that a word begins with, with or without what is joined to it."""
    return frozenset(form[0] for form in stems(word) if len(form) > 1)


def in_arabic(name: str) -> str:
    """A Latin name by its Arabic house form where the lexicon has it, else as it is."""
    lexicon = load()
    for mention in lexicon.mentions(name, "en"):
        person = lexicon.person(mention.id) if mention.kind == "person" else None
        if person is not None and person.ar:
            return person.ar[0]
    return name
