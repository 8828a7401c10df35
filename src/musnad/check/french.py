"""French sentences read through English: figures, dates, joints, negation and words.

What the checks know of English words then holds for a French source. Values are read from a
text whose number and calendar words are turned; places are given in the sentence itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from musnad.arabic.normal import Token, tokens
from musnad.check.tables import pairs_of_words, words
from musnad.lexicon.french import english, phrases

_JOINTS = re.compile(
    r"\b(?:[Ll]e|[Ll]a|[Ll]es|[Dd]es|du|et|[Uu]ne|est|[Dd]ans|[Pp]our|[Pp]ar|qui|que|[Ss]ur|avec|aux|au|de)\b"
    r"|\b[DdLlNnSs](?:u?['’])|\b[Qq]u['’]|\b[a-z]+[éèêçàùû][a-zéèêçàùû]*"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|for|that|with|by|was|is|on|from|at|has|had|have|will|said|its|were)\b",
    re.IGNORECASE,
)
_LEAST_JOINTS = 2

_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "octante": 80, "huitante": 80, "nonante": 90,
}  # fmt: skip
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {"une": 1} | _TENS
_SCALES = {"mille": 1_000, "million": 1_000_000, "millions": 1_000_000,
           "milliard": 1_000_000_000, "milliards": 1_000_000_000}  # fmt: skip
_NUMERALS = "|".join(sorted((*_SMALL, "cent", "cents", *_SCALES), key=len, reverse=True))
_PIECES = re.compile(
    r"(?P<digits>(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|(?<!\d)\d+,\d+)"
    r"|(?P<first>\b1er\b)"
    rf"|(?P<numeral>\b(?:{_NUMERALS})(?:(?:-et-|-| et | )(?:{_NUMERALS}))+\b)"
    r"|(?P<of>\b(?:million|milliard)s? d(?:e |['’]))"
    r"|(?P<phrase>\b(?:pour cent|la moitié|un tiers|deux tiers|un quart|trois quarts|"
    r"premi(?:er|ère) ministre|(?:un )?peu plus de|plus de|moins de|au moins|près de|jusqu['’]à|"
    r"aujourd['’]hui|avant-hier|(?:la )?semaine (?:dernière|prochaine|passée)|"
    r"(?:le )?mois (?:dernier|prochain)|l['’]an(?:née)? (?:dernière?|prochaine?|passée?)|"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|prochain)))\b"
    r"|(?P<one>\b(?:d['’])?(?:un an|un mois|une semaine|un jour|une heure)\b)"
    r"|(?P<reach>(?<=\d) (?:au|à|et le) (?=\d))"
    r"|(?P<future>\b[^\W\d_]{3,}(?:[eid]ra|[eid]ront)\b|\b(?:sera|seront|aura|auront|ira|iront)\b)"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_PHRASES = {
    "pour cent": "percent", "la moitié": "half", "un tiers": "one third",
    "deux tiers": "two thirds", "un quart": "one quarter", "trois quarts": "three quarters",
    "plus de": "more than", "moins de": "less than", "peu plus de": "more than",
    "un peu plus de": "more than", "au moins": "at least", "près de": "nearly",
    "jusqu'à": "up to", "aujourd'hui": "today", "avant-hier": "the day before yesterday",
    "premier ministre": "prime minister", "première ministre": "prime minister",
}  # fmt: skip
_RELATIVE = {"dernier": "last", "dernière": "last", "passé": "last", "passée": "last",
             "prochain": "next", "prochaine": "next"}  # fmt: skip
_SPANS = {"semaine": "week", "mois": "month", "an": "year", "année": "year"}
_ONES = {"an": "year", "mois": "month", "semaine": "week", "jour": "day", "heure": "hour"}
_SENTENCE_ENDS = frozenset('.!?:;«»"“”')

_ELIDED = re.compile(
    r"\b(?P<joint>[ldnsmjtc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_])", re.IGNORECASE
)
_APOSTROPHES = ("'", "’")
_AHEAD, _BEHIND = 6, 5
_WITH_NE = frozenset({"pas", "plus", "jamais", "rien", "personne", "aucun", "aucune", "ni", "guere",
                      "point", "nullement", "nul", "nulle"})  # fmt: skip
_BEFORE_NE = frozenset({"aucun", "aucune", "personne", "rien", "nul", "nulle", "jamais", "ni"})
_ALONE_WITH_NE = ("peu", "pou", "pui", "cess", "ose", "sau", "sai", "sach")
_LEFT_WITH_NE = {"plus": "longer", "jamais": "ever", "rien": "anything", "personne": "anyone",
                 "aucun": "any", "aucune": "any"}  # fmt: skip
_DROPPED = "at"
"""An English joint for French words of a negation that its other part tells."""


def is_french(text: str, language: str) -> bool:
    """Whether a text in Latin letters is French: told so, or by its joints."""
    if language == "fr":
        return True
    if language not in ("en", "und"):
        return False
    found = len(_JOINTS.findall(text))
    return found >= _LEAST_JOINTS and found > len(_ENGLISH.findall(text))


# --- figures and dates ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A text with its French figures and dates in English, and where each piece stood.

    ``cuts`` are the starts of pieces in ``text``, ``origins`` those in the sentence.
    """

    text: str
    cuts: tuple[int, ...]
    origins: tuple[int, ...]
    length: int

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the sentence that a range of the turned text stands for."""
        first = self._place(start, ending=False)
        last = self._place(end, ending=True)
        return first, max(first, last)

    def _place(self, at: int, *, ending: bool) -> int:
        number = bisect_right(self.cuts, at - 1 if ending else at) - 1
        origin = self.origins[number]
        following = self.origins[number + 1] if number + 1 < len(self.origins) else self.length
        cut = self.cuts[number]
        limit = self.cuts[number + 1] if number + 1 < len(self.cuts) else len(self.text)
        if limit - cut == following - origin:
            return origin + at - cut
        return following if ending else origin


def to_english(text: str) -> Turned:
    """The text with its French number and calendar words in English, digits as English
    writes them."""
    table = pairs_of_words("french")
    parts: list[str] = []
    cuts: list[int] = []
    origins: list[int] = []
    written = 0
    at = 0

    def put(piece: str, origin: int) -> None:
        nonlocal written
        cuts.append(written)
        origins.append(origin)
        parts.append(piece)
        written += len(piece)

    for match in _PIECES.finditer(text):
        told = _told(match, table)
        if told is None:
            continue
        if match.start() > at:
            put(text[at : match.start()], at)
        put(told, match.start())
        at = match.end()
    if at < len(text) or not parts:
        put(text[at:], at)
    return Turned(text="".join(parts), cuts=tuple(cuts), origins=tuple(origins), length=len(text))


def _told(match: re.Match[str], table: dict[str, str]) -> str | None:
    """The English of one piece; None where it stays as it is."""
    found = match.group()
    low = found.casefold().replace("’", "'")
    kind = match.lastgroup
    if kind == "numeral":
        return str(_value(re.split(r"-et-| et |[- ]", low)))
    told = table.get(low)
    if kind == "digits":
        told = re.sub(r"\s", "", found).replace(",", ".")
    elif kind == "first":
        told = "1"
    elif kind == "one":
        told = f"{'of ' if low.startswith('d') else ''}one {_ONES[low.split()[1]]}"
    elif kind == "future":
        told = f"will {found}"
    elif kind == "of":
        told = "million " if low.startswith("million") else "billion "
    elif kind == "reach":
        told = " and " if low.strip() == "et le" else " to "
    elif kind == "phrase":
        told = _PHRASES.get(low) or _relative(low, table)
    return told


def _relative(low: str, table: dict[str, str]) -> str:
    """«la semaine dernière» is last week, «mardi prochain» next Tuesday."""
    parts = low.replace("l'", "").removeprefix("la ").removeprefix("le ").split()
    return f"{_RELATIVE[parts[-1]]} {_SPANS.get(parts[0]) or table.get(parts[0], parts[0])}"


def _value(parts: Sequence[str]) -> int:
    """The number that French words write: «quatre-vingt-dix-sept», «trois cent mille»."""
    total = group = 0
    for part in parts:
        if part in ("cent", "cents"):
            group = max(group, 1) * 100
        elif part in _SCALES:
            total += max(group, 1) * _SCALES[part]
            group = 0
        elif part in ("vingt", "vingts") and group % 100 == 4:
            group += 76
        else:
            group += _SMALL[part]
    return total + group


# --- words ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The words of a French sentence: tokens folded to English, and all that each may be."""

    tokens: tuple[Token, ...]
    heads: tuple[tuple[str, ...], ...]


def hear(text: str) -> Heard:
    """The words of a French sentence, elisions parted, joints and negation in English.

    A word that the lexicon knows is folded to its likeliest English one; its heads are that,
    the French word and the other English ones. Names stay as they are.
    """
    parted = _parted(text)
    french = [token.folded.replace("œ", "oe") for token in parted]
    joints = _joints(text, parted)
    said: list[list[str]] = [[] for _ in parted]
    for told, start, end in phrases(french):
        if any(one.isupper() for one in (parted[start].text[:1], parted[end - 1].text[:1])):
            continue
        said[start].extend(told)
    found: list[Token] = []
    heads: list[tuple[str, ...]] = []
    for at, token in enumerate(parted):
        joint = joints[at]
        if joint is not None:
            found.append(replace(token, folded=joint))
            heads.append(tuple(dict.fromkeys((joint, *said[at]))))
            continue
        named = _named(text, parted, at)
        forms = (*said[at], *(() if named else english(token.folded)))
        likeliest = next((one for one in forms if " " not in one), token.folded)
        found.append(replace(token, folded=likeliest))
        heads.append(tuple(dict.fromkeys((likeliest, token.folded, *forms))))
    return Heard(tokens=tuple(found), heads=tuple(heads))


def _parted(text: str) -> list[Token]:
    """The tokens, «l'», «d'», «qu'» and their like parted from what they stand before."""
    opened = _ELIDED.sub(lambda match: f"{match.group('joint')} ", text)
    return [
        replace(token, folded="ne")
        if token.folded == "n" and text[token.end : token.end + 1] in _APOSTROPHES
        else token
        for token in tokens(opened)
    ]


def _joints(text: str, parted: Sequence[Token]) -> list[str | None]:
    """The English joint that each token stands for, None for words that carry meaning."""
    table = _table()
    found: list[str | None] = []
    for token in parted:
        capital = token.text[:1].isupper() and not _opens(text, token)
        accented = table.get(token.text.casefold())
        found.append(None if capital and len(token.text) > 2 else accented)
    _negate(text, parted, found)
    return found


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return pairs_of_words("french-joints")


def _negate(text: str, parted: Sequence[Token], found: list[str | None]) -> None:
    """Sets the parts of each French negation: one English negator, the rest joints."""
    negators = words("negators_fr")
    spent: set[int] = set()
    for at, token in enumerate(parted):
        if token.folded != "ne":
            continue
        partner = _partner(text, parted, at)
        if partner is None:
            before = [n for n in range(max(0, at - _BEHIND), at) if parted[n].folded in _BEFORE_NE]
            if before and before[-1] not in spent:
                found[at] = _DROPPED
                found[before[-1]] = "no"
                spent.add(before[-1])
            else:
                verb = parted[at + 1].folded if at + 1 < len(parted) else ""
                found[at] = "not" if verb.startswith(_ALONE_WITH_NE) else _DROPPED
            continue
        other = parted[partner].folded
        if other in ("que", "qu"):
            found[at] = "only"
            continue
        found[at] = "not"
        found[partner] = _LEFT_WITH_NE.get(other, _DROPPED)
        spent.add(partner)
    for at, token in enumerate(parted):
        if at in spent or token.folded not in negators or token.folded == "ne":
            continue
        found[at] = _alone(text, parted, at)


def _alone(text: str, parted: Sequence[Token], at: int) -> str:
    """The English of a French negator that stands without «ne»."""
    token = parted[at]
    if token.folded == "jamais" and at and parted[at - 1].folded in ("que", "si", "a"):
        return "ever"
    if token.folded == "non":
        return "non" if text[token.end : token.end + 1] == "-" else "not"
    return {"jamais": "never", "sans": "without", "ni": "nor", "pas": "not"}.get(token.folded, "no")


def _partner(text: str, parted: Sequence[Token], at: int) -> int | None:
    """The word after «ne» that completes it, within its clause."""
    restricted: int | None = None
    for number in range(at + 1, min(len(parted), at + 1 + _AHEAD)):
        if any(mark in text[parted[number - 1].end : parted[number].start] for mark in ".;:!?"):
            break
        if parted[number].folded in _WITH_NE:
            return number
        if parted[number].folded in ("que", "qu") and restricted is None and number > at + 1:
            restricted = number
    return restricted


def _named(text: str, parted: Sequence[Token], at: int) -> bool:
    """Whether a word is likelier part of a name: a capital after one that is no known word."""
    token = parted[at]
    if not token.text[:1].isupper() or _opens(text, token):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return True
    before = parted[at - 1] if at else None
    return (
        before is not None
        and before.text[:1].isupper()
        and text[before.end : token.start] in (" ", "-", "\u00a0")
        and not _opens(text, before)
        and not english(before.folded)
        and before.folded not in ("m", "mm", "mme")
    )


def _opens(text: str, token: Token) -> bool:
    """Whether a token begins the sentence or a quotation, where a capital says nothing."""
    before = text[: token.start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in _SENTENCE_ENDS
