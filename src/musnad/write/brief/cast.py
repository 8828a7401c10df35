"""Everybody whom a release has named so far, told or left, and who "he", "she" and "him" may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from musnad.write.brief.entity import Entity
from musnad.write.brief.given import gender_of
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from musnad.write.brief.generate import Gender
    from musnad.write.brief.parse import Parsed
    from musnad.write.brief.scene import Scene
    from musnad.write.brief.vocabulary import Vocabulary

_PEOPLE = ("person", "office")
_NAME = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Ž][\w’'-]*[a-zß-ž]"
    r"(?: (?:bin|bint|ibn|al|de|van|von|da|dos|[A-Z]\.))*"
    r"(?:[ -](?:al-|el-)?[A-ZÀ-Ž][\w’'-]*[a-zß-ž]){1,3}\b"
)
_BESIDE = re.compile(r"^,? ?(?:the |an? |[a-z]+ )?$")
_WOMAN = re.compile(r"\b(?:Ms|Mrs|Miss|Sheikha|Princess|Queen|Baroness|Dame|Lady)\.? $")
_MAN = re.compile(r"\b(?:Mr|Sheikh|Prince|King|Lord|Sir)\.? $")
_AGAIN = frozenset(
    listed(
        "counterpart minister president premier chancellor secretary leader king chief "
        "commissioner ambassador envoy director chairman official host guest colleague friend "
        "spokesperson spokesman spokeswoman"
    )
)
"""Nouns that a release uses for somebody whom it has named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of those named: how Arabic names him, and whether his gender is beyond doubt.

    ``entity`` is None for somebody who is known to be there but cannot be named in Arabic.
    """

    key: str
    gender: Gender | None
    entity: Entity | None
    seen: int = 0
    """The number of the last sentence that names this person."""

    def may_be(self, gender: Gender) -> bool:
        """Whether a pronoun of this gender may stand for this person."""
        return self.gender is None or self.gender == gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Those named so far, in the order in which the release brings them in."""

    members: tuple[Member, ...] = ()
    pair: frozenset[str] = frozenset()
    """The keys of the two whose meeting or call the release tells of."""
    sentence: int = 0
    """The number of the last sentence that has been read."""

    def _counts(self, one: Member) -> bool:
        """Whether a pronoun may still mean somebody: one who is only passing is soon out of it."""
        return not self.pair or one.key in self.pair or one.seen >= self.sentence - 1

    def only(self, gender: Gender, *, but: Iterable[str] = ()) -> Entity | None:
        """The one person whom a pronoun of this gender can mean; None when that is open.

        ``but`` are the keys of those whom grammar rules out, as a verb's subject is no "him".
        """
        out = set(but)
        open_to = [one for one in self.members if self._counts(one) and one.key not in out]
        found = [one for one in open_to if one.may_be(gender)]
        if len(found) != 1 or found[0].gender != gender:
            return None
        return found[0].entity

    def joined(self, others: Iterable[Member], *, pair: Iterable[str] = ()) -> Cast:
        """The cast with those of one more sentence; ``pair`` are the keys of two who meet in it."""
        now = self.sentence + 1
        kept = [one for one in self.members if not one.key.startswith("?") or one.seen == now - 1]
        found = {one.key: one for one in kept}
        for one in others:
            known = found.get(one.key)
            if known is None or (known.entity is None and one.entity is not None):
                found[one.key] = replace(one, seen=now)
            else:
                found[one.key] = replace(known, gender=known.gender or one.gender, seen=now)
        meeting = frozenset(pair) or self.pair
        return replace(self, members=tuple(found.values()), pair=meeting, sentence=now)


def key_of(entity: Entity) -> str:
    """What makes two mentions one person's: the lexicon's id, else what he is called again."""
    return entity.id or entity.short or entity.arabic


def people_of(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The people of a sentence, each once: an office set beside a name is its holder's."""
    found: dict[str, Entity] = {}
    last: Entity | None = None
    for one in sorted(entities, key=lambda entity: entity.start):
        if one.kind not in _PEOPLE:
            continue
        gap = text[last.end : one.start] if last is not None else ""
        if last is not None and {last.kind, one.kind} == set(_PEOPLE) and _BESIDE.match(gap):
            if one.kind == "office":
                continue
            found.pop(key_of(last), None)
        elif last is not None and one.unsure and gap.strip() == "and" and ", " in last.english:
            continue
        found.setdefault(key_of(one), one)
        last = one
    return tuple(found.values())


def members_of(
    text: str, entities: Iterable[Entity], words: Vocabulary, pronouns: Gender | None
) -> tuple[Member, ...]:
    """Those whom a sentence names, with strangers whose names only look like names."""
    every = sorted(entities, key=lambda entity: entity.start)
    found: list[Member] = []
    for one in people_of(text, every):
        named = one.kind == "person" or bool(one.id)
        sure = one.gender if named or pronouns == one.gender else None
        usable = not one.unsure and (named or sure is not None)
        found.append(Member(key=key_of(one), gender=sure, entity=one if usable else None))
    for hit in _NAME.finditer(text):
        if any(one.start < hit.end() and hit.start() < one.end for one in every):
            continue
        if not _is_stranger(hit.group(), words):
            continue
        before = text[: hit.start()]
        gender = gender_of(hit.group().split()[0])
        gender = "f" if _WOMAN.search(before) else "m" if _MAN.search(before) else gender
        found.append(Member(key=hit.group().split()[-1], gender=gender, entity=None))
    return tuple(found)


def _is_stranger(name: str, words: Vocabulary) -> bool:
    parts = [one.lower() for one in re.split(r"[ -]", name)]
    return not any(words.noun(one) or words.adjective(one) or one in _NO_NAMES for one in parts)


_NO_NAMES = frozenset(
    listed(
        "the a an in on at and but for with from by this that these those he she they it we "
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december north south east west "
        "middle royal highness majesty excellency plus council union states nations"
    )
)


def here(
    parsed: Parsed, words: Vocabulary, pronouns: Gender | None, *, known: int
) -> tuple[Member, ...]:
    """All whom a parsed sentence brings in; ``known`` is how many were named before."""
    named = members_of(parsed.text, parsed.entities.values(), words, pronouns)
    return (*named, *unnamed(parsed, words, known=known + len(named)))


def unnamed(parsed: Parsed, words: Vocabulary, *, known: int) -> tuple[Member, ...]:
    """A person told of without a name ("a soldier"), whom a pronoun may mean as well.

    ``known`` is how many have been named: "his counterpart" is then one of them.
    """
    found: list[Member] = []
    for token in parsed.doc:
        if token.i in parsed.entities or token.tag_ != "NN" or token.pos_ != "NOUN":
            continue
        noun = words.noun(token.lemma_)
        if noun is None or not noun.human:
            continue
        if token.lemma_.lower() in _AGAIN and known > 1:
            continue
        if token.dep_ in ("attr", "appos", "compound") or _is_role(token.dep_, token.head.lower_):
            continue
        if any(child.dep_ == "appos" for child in token.children):
            continue
        found.append(Member(key=f"?{token.lower_}", gender=None, entity=None))
    return tuple(found)


def _is_role(dep: str, above: str) -> bool:
    return dep == "pobj" and above == "as"


def has_crowd(parsed: Parsed, words: Vocabulary) -> bool:
    """Whether several people who are not the subject are told of: "thanked both ministers"."""
    for token in parsed.doc:
        if token.tag_ not in ("NNS", "NNPS") or token.dep_ in ("nsubj", "nsubjpass"):
            continue
        entity = parsed.entities.get(token.i)
        noun = words.noun(token.lemma_) if entity is None else None
        if (noun is not None and noun.human) or (entity is not None and entity.mask == "Germans"):
            return True
    return False


def meant_by(
    scene: Scene, token: Token, gender: Gender, *, but: Iterable[str] = ()
) -> Entity | None:
    """The only person whom "he", "him" or "her" at this place can mean, else None.

    Nobody named after the pronoun in the same sentence is meant by it; ``but`` are the keys of
    others whom grammar rules out.
    """
    entities = scene.parsed.entities
    after = {key_of(one) for at, one in entities.items() if at > token.i and one.kind in _PEOPLE}
    before = {key_of(one) for at, one in entities.items() if at < token.i and one.kind in _PEOPLE}
    met = [one for one in scene.here if one.key in before or one.entity is None]
    return scene.discourse.cast.joined(met).only(gender, but={*but, *(after - before)})


def called(scene: Scene, person: Entity) -> str:
    """The Arabic that names somebody again; his name in full the first time that it is told."""
    if person.kind == "person" and person.short and person.short not in scene.introduced:
        scene.introduced.add(person.short)
        return person.arabic
    return person.short or person.arabic
