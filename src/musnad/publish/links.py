"""Addresses: what may be linked, links to one sentence of a page, and file names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from musnad.core.ids import content_id
from musnad.core.release import Release, Sentence

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0<>\"'`\\{}|^\u2000-\u200f\u2028-\u202f\u2060-\u206f]")
_WORD = re.compile(r"[a-z0-9]+")
_ID = re.compile(r"[a-z0-9]{1,64}")

_WHOLE_WORDS = 10
_SHORT_WORDS = 4
_EDGE_WORDS = 5
_CONTEXT_WORDS = 3
_SLUG_LENGTH = 60

_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچگڤ"
_AS_LATIN = "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a a i a u i p ch g v"
_LETTERS = dict(zip(_ARABIC, _AS_LATIN.split(" "), strict=True))


@lru_cache(maxsize=512)
def safe_url(url: str | None) -> str | None:
    """The address when it is plain http or https with a host, else None."""
    if url is None or len(url) > 2000 or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, credentials = parts.hostname, parts.username
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or credentials is not None:
        return None
    return url


def sentence_url(release: Release, sentence: Sentence) -> str | None:
    """A link that opens the release's page at this sentence, or None without a safe address.

    A long sentence is named by its first and last words, a very short one with the words
    around it, so that the right occurrence is found.
    Source: WICG, URL Fragment Text Directives.
    """
    url = safe_url(release.url)
    if url is None:
        return None
    address, _, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0]
    words = sentence.text.split()
    if not words:
        return url
    if len(words) > _WHOLE_WORDS:
        wanted = f"{_encode(words[:_EDGE_WORDS])},{_encode(words[-_EDGE_WORDS:])}"
    else:
        wanted = _encode(words)
    if len(words) < _SHORT_WORDS:
        before = release.text[: sentence.start].split()[-_CONTEXT_WORDS:]
        after = release.text[sentence.end :].split()[:_CONTEXT_WORDS]
        wanted = f"{_encode(before)}-,{wanted}" if before else wanted
        wanted = f"{wanted},-{_encode(after)}" if after else wanted
    return f"{address}#{fragment}:~:text={wanted}"


def slug(article_id: str, title: str) -> str:
    """An ASCII file name: the article's id, then words of the release's title.

    Arabic letters are written in Latin ones, accents dropped; any other script leaves the
    id alone. At most some 80 characters.
    """
    latin = "".join(_LETTERS.get(letter, letter) for letter in title)
    ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    words: list[str] = []
    length = 0
    for word in _WORD.findall(ascii_only.replace("'", "")[:400]):
        length += len(word) + 1
        if length > _SLUG_LENGTH:
            break
        words.append(word)
    return "-".join([file_id(article_id), *words])


def file_id(article_id: str) -> str:
    """The id if it is fit to name a file, else one derived from it."""
    return article_id if _ID.fullmatch(article_id) else content_id(article_id)


def revision_path(article_id: str, revision: int) -> str:
    """Where the page of an old revision is kept."""
    return f"articles/{file_id(article_id)}-r{revision}.html"


def _encode(words: list[str]) -> str:
    """Percent-encoded, with the hyphen too: it is syntax in a text directive."""
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
