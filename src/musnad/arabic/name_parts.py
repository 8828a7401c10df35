"""Given names, surname parts and towns whose agency spelling is settled: the tables in ``data``.

Parts of names, never people: an entry says how a word is written in Arabic, and which families
of spellings it is usual in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from musnad.arabic.given_names import GIVEN

_TABLES = ("given-names.tsv", "towns.tsv")
_FAMILIES = {
    "english": "en", "spanish": "es", "portuguese": "pt", "italian": "it", "french": "fr",
    "germanic": "de", "slavic": "ru", "eastern": "ar", "chinese": "zh",
}  # fmt: skip
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th",
     "ð": "d", "ə": "a", "'": ""}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One word of names: its Arabic spelling in each family, the usual one first."""

    spellings: tuple[tuple[str, str], ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The families that the word is usual in."""
        return tuple(dict.fromkeys(family for family, _ in self.spellings))

    def spelling(self, family: str) -> str:
        """The Arabic of the word in a family's names, else its usual one."""
        return dict(reversed(self.spellings)).get(family, self.spellings[0][1])


def known_part(word: str) -> Part | None:
    """The entry of a lower-case word, marks on its letters aside; None if it has none."""
    return _parts().get(plain_letters(word))


def plain_letters(word: str) -> str:
    """A lower-case word in the letters a to z, what cannot be so written left out."""
    opened = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(char for char in opened if "a" <= char <= "z")


@cache
def _parts() -> dict[str, Part]:
    """The table, read once, at the first question."""
    found: dict[str, list[tuple[str, str]]] = {}
    for latin, (arabic, group) in GIVEN.items():
        found.setdefault(latin, []).append((_FAMILIES[group], arabic))
    for table in _TABLES:
        text = (files("musnad.arabic") / "data" / table).read_text(encoding="utf-8")
        for line in text.splitlines()[1:]:
            arabic, latins, family = line.split("\t")
            for latin in latins.split("|"):
                found.setdefault(latin, []).append((family, arabic))
    return {latin: Part(spellings=tuple(pairs)) for latin, pairs in found.items()}
