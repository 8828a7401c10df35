"""Who has been named in a release so far, and how each is called again."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.lexicon.entries import Person
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender
from musnad.write.brief.joining import surname
from musnad.write.brief.titles import STYLES, Holder

_STYLED = re.compile(
    r"\b(?:Sheikha?|Prince|Princess|Sayyid) [A-Z][\w'’-]+\b(?! (?:bin|bint|ibn|[A-Z]))"
)
_FATHER = re.compile(r"\bبن (?:عبد )?\S+ (?=\S)")


_HOUSE = re.compile(r" آل \S+$")


def family(full: str, english: str = "") -> str:
    """What a person is called by again: «الزياني» of «عبد اللطيف بن راشد الزياني».

    Where both names have as many parts, the ``english`` tells how many are the family's:
    «السوداني» of «محمد شياع السوداني»; a given name with a hyphen is one of several words
    («جان نويل»). One of a ruling house is called by his own name and
    his father's: «محمد بن زايد».
    """
    if _HOUSE.search(full):
        return _HOUSE.sub("", full)
    if full.endswith(" الصباح"):  # Kuwait's house: its members are called «صباح الخالد».
        return " ".join(full.split()[:2])
    fathers = [*_FATHER.finditer(full)]
    if fathers:
        return full[fathers[-1].end() :]
    parts = full.split()
    if english and len(parts) == len(english.split()) > _PLAIN and parts[-2] not in _BOUND:
        return " ".join(parts[-len(surname(english).split()) :])
    given = english.removesuffix(surname(english)).strip()
    double = len(re.split(r"[ -]", given)) if "-" in given else 0
    if double and len(parts) > double:
        return " ".join(parts[double:])
    family = re.sub(r"^(?:عبد )?\S+ (?=\S)", "", full)
    return full if family.startswith("بن ") else family


_BOUND = frozenset({"بن", "بنت", "أبو", "أبي", "ولد", "عبد", "آل"})
_PLAIN = 2
"""The parts of a name that is a given name and a family's."""


class People:
    """Who has been named so far: English surname to short and full Arabic and gender.

    ``told`` are the surnames that the article has already given in full. In a headline
    (``heading``) an office is not given the name that the release leaves out.
    """

    def __init__(self, *, heading: bool = False) -> None:
        self.heading = heading
        self.known: dict[str, tuple[str, str, Gender]] = {}
        self.told: set[str] = set()
        self.met: set[str] = set()
        self.holders: list[Holder] = []
        self.styles: dict[str, Entity] = {}
        self.sentences = 0

    def introduce(self, holder: Holder) -> None:
        """Remember who holds which office, and in which sentence that was said."""
        self.holders.append(replace(holder, at=self.sentences))

    def style(self, style: str, english: str, person: Person) -> None:
        """Remember how somebody is called by style and first name: "Sheikh Abdullah"."""
        worn = STYLES.get(style, "")
        if not worn:
            return
        called = f"{style} {english.split(' ', maxsplit=1)[0]}"
        short = f"{worn} {_HOUSE.sub('', person.ar[0])}"
        self.styles[called] = Entity(
            start=0,
            end=0,
            kind="person",
            english=called,
            mask="Smith",
            arabic=short,
            short=short,
            gender=person.gender,
            id=person.id,
        )

    def styled(self, text: str) -> list[Entity]:
        """Later mentions by style and first name: "Sheikh Abdullah", "Prince Faisal"."""
        found: list[Entity] = []
        for hit in _STYLED.finditer(text):
            known = self.styles.get(hit.group())
            if known is not None:
                found.append(replace(known, start=hit.start(), end=hit.end(), english=hit.group()))
        return found

    def learn(self, surname: str, short: str, full: str, gender: Gender) -> str:
        """Remember a person; returns the Arabic that this mention takes."""
        known = self.known.setdefault(surname, (short, full, gender))
        self.met.add(surname)
        return short if surname in self.told and known[1] == full else full

    def settle(self, *, told: bool) -> None:
        """The sentence is over: its people count as named in full only if it was told."""
        if told:
            self.told |= self.met
        self.met = set()
        self.sentences += 1
