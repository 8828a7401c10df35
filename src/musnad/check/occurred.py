"""Tense: whether an Arabic word is a verb in the past or in the future."""

from __future__ import annotations

from functools import lru_cache

from musnad.arabic.normal import fold
from musnad.lexicon.book import load
from musnad.lexicon.glossary import DATA

_ENDINGS = ("", "ت", "ا", "وا", "تا")
_FUTURE = ("سي", "ست", "سن")
_SHORTEST = 3
_LONG = 5


@lru_cache(maxsize=16384)
def is_past(word: str, *, opening: bool = False) -> bool:
    """Whether a folded word is a verb in the third person of the past, joined «و» apart.

    One that may be a noun too counts only where it opens a sentence after «و» or ends in «ت».
    """
    sure = opening and (word.startswith("و") or word.endswith("ت"))
    for form in (word, word[1:] if word[:1] in "وف" else ""):
        if len(form) < _SHORTEST or (form in _nouns() and not sure) or form.startswith("ي"):
            continue
        if form.startswith("ت") and form[1:] in _present():
            continue  # «تستضيف» is more likely than «تراجع»
        if any(bare in _past() for bare in _bare(form)):
            return True
    return False


@lru_cache(maxsize=16384)
def is_future(word: str) -> bool:
    """Whether a folded word is a verb with the «س» of the future."""
    form = word[1:] if word[:1] in "وف" and word[1:2] == "س" else word
    if len(form) < _LONG or not form.startswith(_FUTURE) or form in _nouns():
        return False
    return any(f"{bare}" in _present() for bare in (form[2:], form[2:-1], form[2:-2]))


@lru_cache(maxsize=16384)
def is_present(word: str) -> bool:
    """Whether a folded word is a verb in the third person of the present and no noun."""
    for form in (word, word[1:] if word[:1] in "وف" else ""):
        if len(form) < _SHORTEST or form[:1] not in "يت" or form in _nouns():
            continue
        if any(bare in _present() for bare in (form[1:], form[1:-2])):
            return True
    return False


def _bare(form: str) -> tuple[str, ...]:
    """The masculine singular forms that a form in the past may come from."""
    found = [form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)]
    if form.endswith("ت"):
        found.append(f"{form[:-1]}ي")  # أعطت: أعطى
    return tuple(bare for bare in found if len(bare) >= _SHORTEST)


@lru_cache(maxsize=1)
def _past() -> frozenset[str]:
    """The verbs of the glossary and the lexicon: third person masculine singular, folded."""
    found = {fold(form).split()[0] for verb in load().verbs for form in verb.ar if form.strip()}
    for pos, arabic in _rows():
        if pos == "v":
            found |= {fold(form).split()[0] for form in arabic if form.strip()}
    return frozenset(word for word in found if len(word) >= _SHORTEST)


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Words of the glossary that are written as a verb would be and are none."""
    found: set[str] = set()
    for pos, arabic in _rows():
        if pos in ("n", "a", "p", "r"):
            found |= {fold(form) for form in arabic if " " not in form}
    return frozenset(found)


@lru_cache(maxsize=1)
def _present() -> frozenset[str]:
    """What verbs may look like after the letter of the person, without long vowels' changes."""
    found: set[str] = set()
    for verb in _past():
        found.add(verb)
        found.add(verb.removeprefix("ا"))
        if len(verb) == _SHORTEST and verb[1] == "ا":
            found |= {f"{verb[0]}و{verb[2]}", f"{verb[0]}ي{verb[2]}"}
        elif len(verb) > _SHORTEST and verb[-2] == "ا":
            found |= {f"{verb.removeprefix('ا')[:-2]}ي{verb[-1]}"}
    return frozenset(found)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Part of speech and Arabic forms of each line of the word lists."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for path in sorted(DATA.glob("words-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            _, pos, arabic = line.split("\t")
            found.append((pos, tuple(arabic.split("|"))))
    return tuple(found)
