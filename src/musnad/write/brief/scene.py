"""What is known while one sentence is rendered, and what has been used up of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from musnad.core.house import House
from musnad.write.brief.cast import Cast, Member
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Concord
from musnad.write.brief.parse import Parsed
from musnad.write.brief.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token


class Declined(Exception):  # noqa: N818 - a verdict on a sentence, not an error
    """The sentence has something that no rule or entry covers; ``word`` is what it was."""

    def __init__(self, word: str, reason: str) -> None:
        self.word = word
        self.reason = reason
        super().__init__(word, reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Arabic words with what agrees with them.

    ``definite`` tells whether the phrase is definite; ``person`` whether it names a human.
    """

    text: str
    concord: Concord
    definite: bool = True
    entity: Entity | None = None


@dataclass(slots=True, kw_only=True)
class Discourse:
    """What earlier sentences have established for pronouns and later mentions.

    ``speaker`` is the person who was the last subject and ``told`` whether the article's
    last sentence has that same subject; ``several`` agrees with a last subject of more than
    one person, ``two_sides`` is set after a meeting or call of two; ``thing`` agrees with a
    last subject that is no person. ``group`` and ``body`` are the Arabic of such a last
    subject, for a pronoun after a sentence that is not told.
    """

    named: set[str] = field(default_factory=set)
    speaker: Entity | None = None
    told: bool = False
    several: Concord | None = None
    two_sides: bool = False
    thing: Concord | None = None
    group: str = ""
    body: str = ""
    cast: Cast = field(default_factory=Cast)
    """Everybody named in the sentences before, told or left."""
    heard: tuple[tuple[bool, frozenset[str]], ...] = ()
    """Of the last sentences, the oldest first: whether each was told, and its words' lemmas."""
    last: frozenset[str] = frozenset()
    """The keys of the people whom the last sentence names."""
    gathered: str = ""
    """What three or more who met are called together, «المجتمعون»."""
    crowd: bool = False
    """Whether the last sentence tells of several people who are not its subject."""
    pair: str = "زعيم"
    """What each of "the two leaders" is called: «زعيم» or «جانب»."""

    def has_told(self, noun: str) -> bool:
        """Whether the last sentence that spoke of this was told: "this law" is then understood."""
        return next((told for told, words in reversed(self.heard) if noun in words), False)

    def copy(self) -> Discourse:
        """The same, to be thrown away if the sentence comes to nothing."""
        return replace(self, named=set(self.named))


@dataclass(slots=True, kw_only=True)
class Scene:
    """One parsed sentence on its way into Arabic; ``used`` are the tokens accounted for."""

    parsed: Parsed
    words: Vocabulary
    house: House
    discourse: Discourse
    published: datetime | None = None
    headline: bool = False
    title: bool = False
    here: tuple[Member, ...] = ()
    """Those whom this sentence names."""
    introduced: set[str] = field(default_factory=set)
    """The short names of those whom the article has given in full."""
    spoken_of: set[str] = field(default_factory=set)
    """The genders of those whom "him" and "her" have named in this sentence."""
    taken_up: set[str] = field(default_factory=set)
    """The keys of those whom "him" and "her" have named in this sentence."""
    used: set[int] = field(default_factory=set)
    trace: list[str] = field(default_factory=list)
    subject: Concord | None = None
    subject_person: bool = False
    subject_entity: Entity | None = None
    subject_at: int = -1
    its: Concord | None = None
    moved: dict[int, Token] = field(default_factory=dict)
    resumed: dict[int, str] = field(default_factory=dict)
    given: dict[int, list[Token]] = field(default_factory=dict)
    also: bool = False
    leans: bool = False
    points: bool = False
    past: bool = False
    nones: set[int] = field(default_factory=set)
    """Nouns of "no …" that are told as «أي» after a negated verb."""
    pairs: set[int] = field(default_factory=set)
    """Plurals that are said of two: «الدولتان حليفان»."""
    skipped: set[int] = field(default_factory=set)
    """Marks that the clause above has put into Arabic already."""
    priced: dict[int, str] = field(default_factory=dict)
    """What a noun costs, for "$5 million in new funding to …": told right after the noun."""
    tense: str = ""
    """The mood that a particle asks of the next verb."""

    def use(self, *tokens: Token) -> None:
        """Account for these tokens."""
        self.used.update(token.i for token in tokens)

    def note(self, kind: str, english: str, arabic: str = "") -> None:
        """Remember the rule or entry that made a part of the Arabic."""
        self.trace.append(f"{kind} {english} → {arabic}" if arabic else f"{kind} {english}")

    def entity(self, token: Token) -> Entity | None:
        """The name, date or figure that the token stands for."""
        found = self.parsed.entities.get(token.i)
        plain = ("term", "adjectives", "preposition", "adverbial")
        return None if found is not None and found.kind in plain else found

    def term(self, token: Token) -> str:
        """The English of the compound noun that the token stands for, or ``""``."""
        found = self.parsed.entities.get(token.i)
        return found.english if found is not None and found.kind == "term" else ""

    def compound_preposition(self, token: Token) -> str:
        """The Arabic of the several words that the token stands for as one preposition."""
        found = self.parsed.entities.get(token.i)
        return found.arabic if found is not None and found.kind == "preposition" else ""

    def adverbial(self, token: Token) -> str:
        """The Arabic of the phrase that the token stands for as one adverb."""
        found = self.parsed.entities.get(token.i)
        return found.arabic if found is not None and found.kind == "adverbial" else ""

    def listed(self, token: Token) -> tuple[str, ...]:
        """The adjectives of the list that the token stands for, or none."""
        found = self.parsed.entities.get(token.i)
        if found is None or found.kind != "adjectives":
            return ()
        return tuple(found.id.split("|"))

    def word(self, token: Token) -> str:
        """The English that the token stands for, for reports."""
        entity = self.entity(token)
        return entity.english if entity else token.text

    def decline(self, token: Token, reason: str) -> Declined:
        """The verdict that this token keeps the sentence out."""
        return Declined(self.word(token), reason)
