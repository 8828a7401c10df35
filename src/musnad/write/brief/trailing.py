"""Phrases that stand after what they belong to, though the parser hangs them on a nearer noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EFFECTS = frozenset(
    listed("consequence implication repercussion impact ramification effect fallout")
)
_WHERE = frozenset({"in", "across", "throughout"})


def mend_trailing(doc: Doc) -> None:
    """Set heads right in place."""
    for token in doc:
        if token.dep_ == "prep" and token.head.pos_ in ("NOUN", "PROPN"):
            _for_whom(token)
            _of_both(token)


def _for_whom(token: Token) -> None:
    """ "The consequences of the war for the region": what it means for the region."""
    if token.lower_ != "for":
        return
    at = token.head
    while at.dep_ in ("pobj", "conj", "prep") and at.head.i < at.i:
        at = at.head
        if at.lemma_.lower() in _EFFECTS:
            token.head = at
            return


def _of_both(token: Token) -> None:
    """ "Violence and torture in nine countries": both are there, so it stands after both."""
    if token.lower_ not in _WHERE:
        return
    last = token.head
    while True:
        more = [one for one in last.children if one.dep_ == "conj" and one.i < token.i]
        if not more:
            break
        last = more[-1]
    plain = last.i == token.i - 1 and last.pos_ == "NOUN" and last.dep_ == "conj"
    if plain and token.head.pos_ == "NOUN":
        token.head = last
