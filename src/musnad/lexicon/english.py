"""What an English word may be a form of: the base forms that a dictionary has it under."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "irregular.tsv"
_DOUBLED = frozenset("bdfgklmnprstvz")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def base_forms(word: str) -> tuple[str, ...]:
    """The lower-case word and every base form that its ending allows, likeliest first.

    Generous, for look-up only: "planned" gives planned, plan, plann and planne.
    """
    bare = word.removesuffix("'s").removesuffix("s'")
    found = [word, bare, *_irregular().get(bare, ())]
    found += _plural(bare)
    for ending in ("ed", "ing", "er", "est", "ly"):
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST - 1:
            found += _without(bare[: -len(ending)], ending)
    return tuple(dict.fromkeys(form for form in found if form))


def _plural(word: str) -> list[str]:
    if not word.endswith("s") or word.endswith("ss") or len(word) < _SHORTEST + 1:
        return []
    if word.endswith("ies"):
        return [f"{word[:-3]}y", word[:-1]]
    if word.endswith("ves"):
        return [word[:-1], f"{word[:-3]}f"]
    return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]


def _without(stem: str, ending: str) -> list[str]:
    found = [stem, f"{stem}e"]
    if stem.endswith("i"):
        found.append(f"{stem[:-1]}y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        found.append(stem[:-1])
    if ending == "ly" and stem.endswith("al"):
        found.append(stem[:-2])
    return found


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines()[1:]:
        form, lemma = line.split("\t")
        found[form] = (*found.get(form, ()), lemma)
    return found
