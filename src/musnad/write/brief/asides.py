"""What is said of a noun between commas: "the receipts, an important source of income"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import nouns
from musnad.write.brief.generate import Concord
from musnad.write.brief.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHO = {
    ("m", "sg"): "هو",
    ("f", "sg"): "هي",
    ("m", "du"): "هما",
    ("f", "du"): "هما",
    ("m", "pl"): "هم",
    ("f", "pl"): "هن",
}


def is_aside(scene: Scene, token: Token) -> bool:
    """Whether a noun between commas says what the noun before it is, and is no part of a list."""
    head = token.head
    first = min(one.i for one in token.subtree)
    last = max(one.i for one in token.subtree)
    if token.pos_ != "NOUN" or scene.entity(token) is not None or first < 1 or token.i < head.i:
        return False
    doc = token.doc
    after = doc[last + 1].text if last + 1 < len(doc) else "."
    listed = any(one.dep_ == "conj" for one in (*token.children, *head.children))
    marked = doc[first].lower_ in ("a", "an") or _is_nth(token)
    ends = after in (",", ".") or doc[last].text in (",", ".")
    return marked and not listed and doc[first - 1].text == "," and ends


def _is_nth(token: Token) -> bool:
    """ "The treaty X, the first of its kind treaty between A and B"."""
    marks = {one.lower_ for one in token.children}
    return "the" in marks and bool(marks & {"first", "second", "third", "latest", "largest"})


def aside(scene: Scene, token: Token, concord: Concord) -> str:
    """«، وهي مصدر مهم للعملة الأجنبية،»."""
    outer = scene.headline
    scene.headline = False
    phrase = nouns.noun_phrase(scene, token, "nom", fresh=True)
    scene.headline = outer
    if (phrase.definite and not _is_nth(token)) or (phrase.concord.human != concord.human):
        raise scene.decline(token, "noun/appos")
    return f"، و{_WHO[concord.after]} {phrase.text}،"
