"""Who has been named in a release so far, and how each is called again."""

from __future__ import annotations

import re

from musnad.write.brief.generate import Gender
from musnad.write.brief.titles import Holder

STYLES = {
    "": "",
    "Dr.": "",
    "Dr": "",
    "Gen.": "الجنرال",
    "Maj. Gen.": "اللواء",
    "Lt. Gen.": "الفريق",
    "Adm.": "الأدميرال",
    "Admiral": "الأدميرال",
    "Prince": "الأمير",
    "Princess": "الأميرة",
    "Sheikh": "الشيخ",
    "Sheikha": "الشيخة",
    "Sir": "السير",
    "Lord": "اللورد",
    "King": "الملك",
    "Queen": "الملكة",
}
"""English styles before a name and what Arabic has for them."""

_FATHER = re.compile(r"\bبن (?:عبد )?\S+ (?=\S)")


def family(full: str) -> str:
    """What a person is called by again: «الزياني» of «عبد اللطيف بن راشد الزياني»."""
    fathers = [*_FATHER.finditer(full)]
    if fathers:
        return full[fathers[-1].end() :]
    family = re.sub(r"^(?:عبد )?\S+ (?=\S)", "", full)
    return full if family.startswith("بن ") else family


class People:
    """Who has been named so far: English surname to short and full Arabic and gender.

    ``told`` are the surnames that the article has already given in full.
    """

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, str, Gender]] = {}
        self.told: set[str] = set()
        self.met: set[str] = set()
        self.holders: list[Holder] = []

    def learn(self, surname: str, short: str, full: str, gender: Gender) -> str:
        """Remember a person; returns the Arabic that this mention takes."""
        self.known.setdefault(surname, (short, full, gender))
        self.met.add(surname)
        return short if surname in self.told else full

    def settle(self, *, told: bool) -> None:
        """The sentence is over: its people count as named in full only if it was told."""
        if told:
            self.told |= self.met
        self.met = set()
