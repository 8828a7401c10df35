"""The French names of the lexicon's entries, and an index that finds them in French texts.

The table ``data/french-names.tsv`` maps French forms to ids of the other tables; people,
and names that are the same in both languages, come from the English index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from musnad.lexicon.entries import Mention, MentionKind
from musnad.lexicon.names import Form, Index, Name
from musnad.lexicon.tables import DATA

_KINDS: Final[dict[str, MentionKind]] = {
    "country": "country",
    "nationality": "nationality",
    "place": "place",
    "organisation": "organisation",
    "acronym": "organisation",
    "office": "office",
}
_MINISTERS: Final = ("ministre", "ministres")
_HEAD: Final = re.compile(r"\b(ministres?|ministère)\s\Z", re.IGNORECASE)
_FEMININE: Final = (
    ("ien", "ienne"), ("éen", "éenne"), ("on", "onne"), ("grec", "grecque"), ("turc", "turque"),
    ("el", "elle"),
)  # fmt: skip


def rows(folder: Path = DATA) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The rows of the table: kind, id, French forms with the usual one first."""
    lines = (folder / "french-names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        kind, id_, forms = line.split("\t")
        yield kind, id_, tuple(forms.split("|"))


def forms(folder: Path = DATA) -> Iterator[Form]:
    """Every French form of a name, nationalities in all genders and numbers."""
    table = tuple(rows(folder))
    fields = [(id_, one) for kind, id_, told in table if kind == "field" for one in told]
    for kind, id_, told in table:
        if kind == "field":
            continue
        for form in told:
            if kind == "nationality":
                for inflected in inflect(form):
                    yield Form("nationality", id_, inflected)
            else:
                yield Form(_KINDS[kind], id_, form, acronym=kind == "acronym")
    yield from _ministers(fields)


def _ministers(fields: Iterable[tuple[str, str]]) -> Iterator[Form]:
    for field, form in fields:
        if form.startswith("garde"):
            yield Form("office", f"minister.{field}", form)
            continue
        yield Form("organisation", f"ministry.{field}", f"ministère {form}")
        for head in _MINISTERS:
            yield Form("office", f"minister.{field}", f"{head} {form}")


def with_states(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a French text, a state between a minister and his field taken in.

    «le ministre libanais des Affaires étrangères» is one office, with the state beside it.
    """
    found: list[Mention] = []
    end = 0
    for mention in mentions:
        if mention.start < end:
            continue
        whole = _minister_of(text, mention) if mention.kind == "nationality" else None
        if whole is None:
            found.append(mention)
            continue
        while found and found[-1].end > whole.start:
            found.pop()
        found.append(whole)
        end = whole.end
    return tuple(found)


def _minister_of(text: str, state: Mention) -> Mention | None:
    pattern, fields = _fields()
    head = _HEAD.search(text, 0, state.start)
    tail = pattern.match(text, state.end)
    if head is None or tail is None:
        return None
    field = fields[tail.group(1).casefold()]
    minister = not head.group(1).casefold().startswith("ministè")
    return Mention(
        text=text[head.start(1) : tail.end(1)],
        start=head.start(1),
        end=tail.end(1),
        kind="office" if minister else "organisation",
        id=f"minister.{field}" if minister else f"ministry.{field}",
        others=(state.id,),
    )


@lru_cache(maxsize=1)
def _fields() -> tuple[re.Pattern[str], dict[str, str]]:
    """The fields of ministers after a state's adjective, and their ids."""
    named = {
        form.casefold(): id_
        for kind, id_, told in rows()
        if kind == "field"
        for form in told
        if not form.startswith("garde")
    }
    longest = sorted(named, key=len, reverse=True)
    return re.compile(rf"\s({'|'.join(map(re.escape, longest))})\b", re.IGNORECASE), named


def inflect(masculine: str) -> tuple[str, ...]:
    """A French adjective in both genders and numbers: «grec», «grecque», «grecs», «grecques»."""
    feminine = masculine if masculine.endswith("e") else f"{masculine}e"
    for ending, other in _FEMININE:
        if masculine.endswith(ending):
            feminine = f"{masculine[: len(masculine) - len(ending)]}{other}"
    plural = masculine if masculine.endswith(("s", "x")) else f"{masculine}s"
    return tuple(dict.fromkeys((masculine, feminine, plural, f"{feminine}s")))


class FrenchIndex(Index):
    """French names, and of the English index those that French writes the same."""

    __slots__ = ("_english",)

    def __init__(self, told: Iterable[Form], english: Index) -> None:
        super().__init__(told)
        self._english = english
        self.surnames = english.surnames

    def starting(self, first: str) -> tuple[Name, ...]:
        """The names whose first word has this key, the longest first."""
        shared = tuple(one for one in self._english.starting(first) if _same_in_french(one))
        return tuple(sorted((*super().starting(first), *shared), key=lambda one: -len(one.keys)))


def _same_in_french(one: Name) -> bool:
    """Whether an English name serves in French: people, places, bodies with a proper name."""
    if one.kind == "person":
        return True
    return one.kind in ("place", "organisation") and (one.capital or one.exact)
