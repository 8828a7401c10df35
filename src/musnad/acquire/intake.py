"""What of a list of sources is new to a newsroom, and under which names it would be taken on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from musnad.acquire.discover import kind_of, zone_of
from musnad.acquire.opml import Outline
from musnad.core.addresses import canonical
from musnad.core.source import Source, SourceKind
from musnad.read.language import detect

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LONGEST_ID = 40
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_KINDS: dict[str, SourceKind] = {str(kind): kind for kind in get_args(SourceKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """``new`` are sources of one's own to add, ``follow`` ids of the catalogue to follow.

    ``known`` are the titles of what the newsroom follows already.
    """

    new: tuple[Source, ...] = ()
    follow: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def take(
    outlines: Iterable[Outline], *, followed: Sequence[Source], catalogue: Sequence[Source]
) -> Intake:
    """Sort a list into what is new, what the catalogue has, and what is followed already.

    Two sources are one when they are read from the same address.
    """
    ours = _by_address(followed)
    shipped = _by_address(catalogue)
    taken = {one.id for one in (*followed, *catalogue)}
    new: dict[str, Source] = {}
    follow: dict[str, None] = {}
    known: list[str] = []
    for outline in outlines:
        address = canonical(outline.feed or outline.listing or "")
        at = address.rstrip("/")
        if at in ours or at in new:
            known.append(outline.title)
        elif at in shipped:
            follow[shipped[at].id] = None
        else:
            source = _source(outline, taken, catalogue)
            taken.add(source.id)
            new[at] = source
    return Intake(new=tuple(new.values()), follow=tuple(follow), known=tuple(known))


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """An id made of a title or an address that nobody has, such as ``energy-gov-eg-2``."""
    bare = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID].strip("-")
    bare = bare or "source"
    others = frozenset(taken)
    if bare not in others:
        return bare
    number = 2
    while f"{bare}-{number}" in others:
        number += 1
    return f"{bare}-{number}"


def _source(outline: Outline, taken: set[str], catalogue: Sequence[Source]) -> Source:
    address = outline.feed or outline.listing or ""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    wanted = outline.id if _ID.fullmatch(outline.id) else host
    zone = outline.zone if outline.zone in available_timezones() else zone_of(address, catalogue)
    return Source(
        id=slug(wanted, taken),
        name_ar=outline.name_ar or outline.title,
        name_en=outline.name_en or outline.title,
        kind=_KINDS.get(outline.kind) or kind_of(outline.title),
        languages=_languages(outline),
        feed=outline.feed,
        listing=outline.listing if outline.listing != outline.feed else None,
        selector=outline.selector[:400] if outline.selector and outline.listing else None,
        page=outline.page if outline.page not in (outline.feed, outline.listing) else None,
        zone=zone or "UTC",
    )


def _languages(outline: Outline) -> tuple[str, ...]:
    told = (one.partition("-")[0].lower() for one in outline.language.split())
    found = tuple(dict.fromkeys(one for one in told if _LANGUAGE.fullmatch(one)))
    if found:
        return found[:5]
    guessed = detect(outline.title)
    return (guessed if guessed != "und" else "en",)


def _by_address(sources: Iterable[Source]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source in sources:
        for address in (source.feed, source.listing):
            if address:
                found.setdefault(canonical(address).rstrip("/"), source)
    return found
