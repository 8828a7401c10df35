"""The words that an article is found by at the desk, and those that a search asks for.

Both sides are folded and taken apart in the same way, so that a word is found in whatever
spelling and with whatever is joined to it. A word here holds letters, digits and full stops;
one that begins with ``#`` stands for an id and one that begins with ``@`` for an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.arabic.normal import tokens
from musnad.core.addresses import canonical
from musnad.core.article import Article
from musnad.core.draft import lines
from musnad.core.ids import content_id
from musnad.core.release import Release

_LONGEST_SEARCH = 2_048
_MOST_WORDS = 16
_LONGEST_WORD = 64
_SHORTEST_BEGINNING = 2
_SHORTEST_JOINED = 3
# What is written joined to the end of a word: the accusative, pronouns, the dual, plurals.
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي")
_ENDINGS = ("ا", "ان", "ين", "ون", "ات", *_PRONOUNS)
_AFTER_FEMININE = tuple(f"ت{ending}" for ending in ("ان", "ين", *_PRONOUNS))
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_APART = re.compile(r"[^\w.]|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A word of a search: any of these words will do, or any that begins with a beginning."""

    words: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


def words_of(article: Article, release: Release) -> tuple[str, ...]:
    """All words that an article is found by, each once, in order.

    Those of its sentences and its kicker, of the release's title and of its publisher's names;
    the ids of both and the release's address.
    """
    draft = article.draft
    texts = (
        *(line.text for _, line in lines(draft)),
        draft.kicker,
        release.title,
        release.publisher,
        release.publisher_ar,
    )
    found = set(_all_forms(" ".join(texts)))
    found.update(_of_id(one) for one in (article.id, release.id, *article.other_release_ids))
    if release.url:
        found.add(_of_address(release.url))
    return tuple(sorted(found))


def wanted(search: str) -> tuple[Wanted, ...]:
    """What a search asks for: an article has to be found by every one of these.

    The last word may be unfinished. What comes after 2,048 letters or 16 words is left out.
    """
    found: list[Wanted] = []
    for chunk in search[:_LONGEST_SEARCH].split():
        if _ADDRESS.fullmatch(chunk):
            found.append(Wanted(words=(_of_address(chunk),)))
        elif _ID.fullmatch(chunk):
            found += _maybe_id(chunk)
        else:
            found += (Wanted(words=_joined(forms)) for forms in _words(chunk))
    if not found:
        return ()
    *whole, last = found[:_MOST_WORDS]
    last = _unfinished(last) if len(found) <= _MOST_WORDS else last
    return tuple(dict.fromkeys((*whole, last)))


def _joined(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a word, and those with what may be joined to their end."""
    found = list(forms)
    for form in forms:
        if len(form) < _SHORTEST_JOINED or not _ARABIC.fullmatch(form):
            continue
        feminine = form.endswith("ه")
        stem = form[:-1] if feminine else form
        found += (f"{stem}{ending}" for ending in (_AFTER_FEMININE if feminine else ()))
        found += (f"{stem}{ending}" for ending in (("ات",) if feminine else _ENDINGS))
    return tuple(dict.fromkeys(found))


def _maybe_id(chunk: str) -> Iterator[Wanted]:
    """An id as a whole or the words that it looks like."""
    looks_like = tuple(_words(chunk))
    if len(looks_like) == 1:
        yield Wanted(words=(*looks_like[0], _of_id(chunk)))
    elif any(letter.isdigit() for letter in chunk):
        yield Wanted(words=(_of_id(chunk),))
    else:
        yield from (Wanted(words=forms) for forms in looks_like)


def _unfinished(last: Wanted) -> Wanted:
    known = last.words[0]
    if known[0] in "#@" or len(known) < _SHORTEST_BEGINNING:
        return last
    return Wanted(words=last.words, beginnings=(known,))


@lru_cache(maxsize=256)
def _all_forms(text: str) -> frozenset[str]:
    """All forms of all words of a text; an article is mostly saved more than once."""
    once = " ".join(dict.fromkeys(text.split()))
    return frozenset(form for word in _words(once) for form in word)


def _words(text: str) -> Iterator[tuple[str, ...]]:
    """Each word of a text in all its forms, the whole one first."""
    for word in dict.fromkeys(token.text for token in tokens(text)):
        if forms := _forms(word[:_LONGEST_WORD]):
            yield forms


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, ...]:
    """A word without what is joined to it in front, the whole one first."""
    bare = word.replace("\u2019", "'").partition("'")[0]
    found = (_APART.sub("", form).strip(".")[:_LONGEST_WORD] for form in stems(bare))
    return tuple(form for form in found if form)


def _of_id(id_: str) -> str:
    return "#" + _APART.sub("", id_).lower()


def _of_address(url: str) -> str:
    return "@" + content_id(canonical(url))
