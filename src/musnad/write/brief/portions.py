"""Some of those just named: "several of whom congratulated him", «هنأه عدد منهم»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import generate, nouns
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOME = {
    "several": "عدد من",
    "many": "كثير من",
    "some": "بعض",
    "most": "معظم",
    "all": "جميع",
    "half": "نصف",
}
_ONE = {
    "first": ("أول", "أولى"),
    "last": ("آخر", "آخر"),
    "latest": ("أحدث", "أحدث"),
    "largest": ("أكبر", "أكبر"),
    "one": ("أحد", "إحدى"),
}


def portion_of(subject: Token | None) -> Token | None:
    """The "of" of "several of whom", "the first of which"; None for any other subject."""
    if subject is None or subject.lower_ not in (*_SOME, *_ONE):
        return None
    of = [one for one in subject.children if one.dep_ == "prep" and one.lower_ == "of"]
    inner = [one for one in of for one in one.children]
    others = [one for one in subject.children if one not in of and one.lower_ != "the"]
    if len(of) != 1 or len(inner) != 1 or others or inner[0].lower_ not in ("which", "whom"):
        return None
    return of[0]


def said(scene: Scene, subject: Token, of: Token, concord: Concord) -> str:
    """«عدد منهم», «أولاها»; what stands for them is accounted for."""
    pronoun = generate.PRONOUNS[concord.after]
    scene.use(subject, *subject.children, *of.children)
    word = subject.lower_
    if word in _SOME:
        some = _SOME[word]
        if some.endswith("من"):
            return generate.with_pronoun(some, pronoun)
        return generate.suffix(some, pronoun)
    one = _ONE[word][1 if concord.gender == "f" else 0]
    return generate.suffix(one, pronoun)


def stand_for(scene: Scene, subject: Token, of: Token, concord: Concord) -> None:
    """The subject is told as one name from here on: «عدد منهم»."""
    arabic = said(scene, subject, of, concord)
    feminine = subject.lower_ in _ONE and concord.gender == "f"
    scene.parsed.entities[subject.i] = Entity(
        start=subject.idx,
        end=subject.idx + len(subject),
        kind="place",
        english=subject.text,
        mask="Paris",
        arabic=arabic,
        gender="f" if feminine else "m",
    )
    of.head = subject.head
    scene.skipped.add(of.i)


def are(scene: Scene, subject: Token, of: Token, what: Token, concord: Concord) -> str:
    """ "Most of whom were women": «، معظمهم نساء،»."""
    some = said(scene, subject, of, concord)
    phrase = nouns.noun_phrase(scene, what, "nom", fresh=True)
    return f"، {some} {phrase.text}،"
