"""Renders English titles in Arabic: «وزير الدفاع الأوكراني بالإنابة».

A title is taken apart whole (state or body, standing, rank, office, what it is in charge
of) and put together by Arabic order and agreement; when any word is not understood there
is no rendering at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from musnad.lexicon.entries import (
    Country,
    Field,
    Gender,
    Office,
    Organisation,
    People,
    Place,
)
from musnad.lexicon.nationality import inflect
from musnad.lexicon.words import joined_to, key

REMEMBERED: Final = 4096
"""Titles whose Arabic is kept, of those asked for last."""
_LONGEST: Final = 24
_SLOT: Final = re.compile(r"\{(\w+)\}")
_OWNED: Final = frozenset({"adj", "adj_f", "owner", "name", "body", "to_body"})
_EDGES: Final = re.compile(r"^[\s,.;:()]+|[\s,;:()]+$")
_POSSESSIVE: Final = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s)")
_DOTS: Final = re.compile(r"\.(?!\d)")
_HONORIFICS: Final = frozenset({"his", "her", "excellency", "majesty", "highness", "he", "hm"})

_STANDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "acting": ("بالإنابة", "بالإنابة"),
    "interim": ("المؤقت", "المؤقتة"),
    "transitional": ("الانتقالي", "الانتقالية"),
    "former": ("السابق", "السابقة"),
    "ex": ("السابق", "السابقة"),
    "previous": ("السابق", "السابقة"),
    "late": ("الراحل", "الراحلة"),
    "then": ("آنذاك", "آنذاك"),
    "outgoing": ("المنتهية ولايته", "المنتهية ولايتها"),
    "incoming": ("المقبل", "المقبلة"),
    "current": ("الحالي", "الحالية"),
    "newly elected": ("المنتخب حديثا", "المنتخبة حديثا"),
    "elect": ("المنتخب", "المنتخبة"),
    "designate": ("المعين", "المعينة"),
    "designated": ("المعين", "المعينة"),
}
"""Words that say how an office is held: masculine and feminine, set after the whole title."""

_RANKS: Final[Mapping[str, tuple[str, str]]] = {
    "first deputy": ("النائب الأول ل", "النائبة الأولى ل"),
    "second deputy": ("النائب الثاني ل", "النائبة الثانية ل"),
    "principal deputy": ("النائب الأول ل", "النائبة الأولى ل"),
    "deputy": ("نائب ", "نائبة "),
    "vice": ("نائب ", "نائبة "),
    "assistant": ("مساعد ", "مساعدة "),
    "associate": ("مساعد ", "مساعدة "),
}
"""Ranks before an office, longest first."""


_FLEXIBLE: Final = frozenset({"KR", "KP"})
_LINKS: Final = frozenset({"to", "for", "and", "at"})
_LANDLESS: Final = frozenset({"minister-plain", "president", "vice-president"})
_BORROWED: Final = ("نائبة ", "مساعدة ", "النائبة ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    """The state, people or body that an office belongs to."""

    adjective: str | None
    arabic: str
    gender: Gender
    stiff: bool = False  # its adjective is too long for everyday titles: «رئيس جنوب أفريقيا»


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    """An office taken apart: Arabic forms that may still hold ``_OWNED`` placeholders."""

    forms: tuple[str, ...]
    gender: Gender
    leads: bool  # the innermost office opens with the article: an owner may follow with ل
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    words: tuple[str, ...]
    office: Office


class Titles:
    """A renderer over one lexicon's tables."""

    def __init__(
        self,
        *,
        offices: Iterable[Office],
        fields: Iterable[Field],
        countries: Iterable[Country],
        peoples: Iterable[People],
        organisations: Iterable[Organisation],
        places: Iterable[Place],
    ) -> None:
        self._fields = {_plain(form): field for field in fields for form in field.en}
        self._countries: dict[str, Country] = {}
        self._owners: dict[str, _Owner] = {}
        for country in countries:
            owner = _Owner(
                adjective=country.adj_ar[0],
                arabic=country.ar[0],
                gender=country.gender,
                stiff=" " in country.adj_ar[0] and country.code not in _FLEXIBLE,
            )
            for form in country.en:
                self._countries.setdefault(_plain(form), country)
            for form in (*country.en, *country.adj_en):
                self._owners.setdefault(_plain(form), owner)
        for people in peoples:
            owner = _Owner(adjective=people.adj_ar[0], arabic="", gender="m")
            for form in people.adj_en:
                self._owners.setdefault(_plain(form), owner)
        self._bodies: dict[str, Organisation] = {}
        for body in organisations:
            for form in (*body.en, *body.acronyms):
                self._bodies.setdefault(_plain(form), body)
        self._places = {_plain(form): place for place in places for form in place.en}
        patterns = [
            _Pattern(words=_words(form), office=office) for office in offices for form in office.en
        ]
        self._patterns: dict[str, list[_Pattern]] = {}
        for pattern in sorted(patterns, key=lambda one: sum("{" in word for word in one.words)):
            self._patterns.setdefault(pattern.words[0], []).append(pattern)
        # The same few titles come again in every release.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._title)

    def render(self, english: str, *, gender: Gender) -> str | None:
        """The Arabic title for a man or a woman; None when it is not understood whole."""
        words = _words(english)
        while words and words[0] in _HONORIFICS:
            words = words[1:]
        if not words or len(words) > _LONGEST:
            return None
        return self._remembered(words, gender)

    def _title(self, words: tuple[str, ...], gender: Gender) -> str | None:
        for standings, owner, rest in self._outer(words):
            cores = self._cores(rest, gender)
            if cores is None:
                continue
            text = _together(cores, owner)
            if text is None:
                continue
            for standing in standings:
                text = f"{text} {_standing(standing, cores[-1])}"
            return text
        return None

    def _outer(
        self, words: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], _Owner | None, tuple[str, ...]]]:
        """Every way to take standings and an owner off the title, the plainest first."""
        for before, rest in _without_standing(words):
            for owner, middle in self._without_owner(rest):
                for after, inner in _without_standing(middle):
                    if inner:
                        yield (*before, *after), owner, inner

    def _without_owner(
        self, words: tuple[str, ...]
    ) -> Iterator[tuple[_Owner | None, tuple[str, ...]]]:
        yield None, words
        for size in range(min(len(words) - 1, 10), 0, -1):
            owner = self._owner(words[:size])
            if owner is not None:
                yield owner, words[size:]
        for at in range(len(words) - 2, 0, -1):  # the last «of» first
            if words[at] in ("of", "for", "at", "to"):
                owner = self._owner(words[at + 1 :])
                if owner is not None and (words[at] == "of" or owner.adjective is None):
                    yield owner, words[:at]

        for at in range(1, len(words) - 3):
            if words[at] == "of":
                for end in range(at + 2, len(words) - 1):
                    owner = self._owner(words[at + 1 : end]) if words[end] in _LINKS else None
                    if owner is not None:
                        yield owner, (*words[:at], *words[end:])

    def _owner(self, words: tuple[str, ...]) -> _Owner | None:
        if words[0] == "the":
            words = words[1:]
        known = self._owners.get(" ".join(words))
        if known is not None:
            return known
        body = self._body(words)
        return _Owner(adjective=None, arabic=body[0], gender=body[1]) if body else None

    def _body(self, words: tuple[str, ...]) -> tuple[str, Gender] | None:
        """The Arabic name of a body and its gender."""
        if words[:1] == ("the",):
            words = words[1:]
        body = self._bodies.get(" ".join(words))
        if body is not None:
            short = f" ({body.short_ar})" if body.short_ar else ""
            return f"{body.ar[0]}{short}", body.gender
        generic = self._generic(words)
        if generic is not None:
            return generic
        for size in range(len(words) - 1, 0, -1):
            owner = self._owners.get(" ".join(words[:size]))
            inner = self._generic(words[size:]) if owner else None
            if owner is not None and inner is not None:
                return _qualified(inner[0], inner[1], owner), inner[1]
            if words[size] == "of":
                owner = self._owners.get(" ".join(words[size + 1 :]))
                inner = self._generic(words[:size]) if owner else None
                if owner is not None and inner is not None:
                    return _qualified(inner[0], inner[1], owner), inner[1]
        return None

    def _generic(self, words: tuple[str, ...]) -> tuple[str, Gender] | None:
        """A ministry by its field, or a body that every state has (its English in lower case)."""
        body = self._bodies.get(" ".join(words))
        if body is not None and body.en[0][0].islower():
            return body.ar[0], body.gender
        field: str | None = None
        if len(words) > 2 and words[0] in ("ministry", "department") and words[1] in ("of", "for"):
            field = self._field(words[2:])
        elif len(words) > 1 and words[-1] in ("ministry", "department"):
            field = self._field(words[:-1])
        return (f"وزارة {field}", "f") if field else None

    def _field(self, words: tuple[str, ...]) -> str | None:
        """What a ministry is in charge of; several are joined by و."""
        parts = self._field_parts(words)
        if parts is None:
            return None
        return " و".join(field.ar[0] for field in parts)

    def _field_parts(self, words: tuple[str, ...]) -> tuple[Field, ...] | None:
        whole = self._fields.get(" ".join(words))
        if whole is not None:
            return (whole,)
        for at in range(1, len(words) - 1):
            if words[at] in ("and", ","):
                left = self._fields.get(" ".join(words[:at]))
                after = at + 2 if words[at : at + 2] == (",", "and") else at + 1
                right = self._field_parts(words[after:]) if left else None
                if left is not None and right is not None:
                    return (left, *right)
        return None

    def _cores(self, words: tuple[str, ...], gender: Gender) -> tuple[_Core, ...] | None:
        single = self._core(words, gender)
        if single is not None:
            return (single,)
        for at in range(1, len(words) - 1):
            if words[at] in ("and", ","):
                left = self._core(words[:at], gender)
                after = at + 2 if words[at : at + 2] == (",", "and") else at + 1
                right = self._cores(words[after:], gender) if left else None
                if left is not None and right is not None:
                    return (left, *right)
        return None

    def _core(self, words: tuple[str, ...], gender: Gender) -> _Core | None:
        if words and words[0] == "the":
            words = words[1:]
        for pattern in (
            *self._patterns.get(words[0] if words else "", ()),
            *(one for first, ones in self._patterns.items() if first[0] == "{" for one in ones),
        ):
            for filled in self._match(pattern.words, words):
                core = _filled(pattern, filled, gender)
                if core is not None:
                    return core
        for rank, arabic in _RANKS.items():
            size = rank.count(" ") + 1
            if len(words) > size and " ".join(words[:size]) == rank:
                inner = self._core(words[size:], "m")
                if inner is not None:
                    return _ranked(arabic[gender == "f"], inner, gender)
        return None

    def _match(self, pattern: tuple[str, ...], words: tuple[str, ...]) -> Iterator[dict[str, str]]:
        """Every way the words fill the pattern's slots, as Arabic by slot."""
        if not pattern:
            if not words:
                yield {}
            return
        if not words:
            return
        slot = _SLOT.fullmatch(pattern[0])
        if slot is None:
            if pattern[0] == words[0]:
                yield from self._match(pattern[1:], words[1:])
            return
        for size in range(len(words) - len(pattern) + 1, 0, -1):
            chosen = words[1:size] if size > 1 and words[0] == "the" else words[:size]
            filling = self._fill(slot.group(1), chosen)
            if filling is None:
                continue
            for rest in self._match(pattern[1:], words[size:]):
                yield {**filling, **rest}

    def _fill(self, slot: str, words: tuple[str, ...]) -> dict[str, str] | None:
        phrase = " ".join(words)
        if slot.startswith("field"):
            parts = self._field_parts(words)
            if parts is None:
                return None
            named = " و".join(field.ar[0] for field in parts)
            affairs = parts[0].affairs_ar if len(parts) == 1 else f"شؤون {named}"
            return {slot: named, slot.replace("field", "for"): joined_to(affairs)}
        if slot == "country":
            country = self._countries.get(phrase)
            return (
                {"country": country.ar[0], "to_country": joined_to(country.ar[0])}
                if country
                else None
            )
        if slot == "org":
            body = self._body(words)
            return {"org": body[0], "to_org": joined_to(body[0])} if body else None
        place = self._places.get(phrase)
        return {"place": place.ar[0]} if place else None


def _filled(pattern: _Pattern, filled: Mapping[str, str], gender: Gender) -> _Core | None:
    office = pattern.office
    arabic = office.ar_f if gender == "f" else office.ar
    wanted = {_slot_of(word) for word in pattern.words} - {""}
    forms = []
    for form in arabic:
        slots = {_base_slot(name) for name in _SLOT.findall(form) if name not in _OWNED}
        if slots == wanted:
            forms.append(_SLOT.sub(lambda slot: filled.get(slot.group(1), slot.group()), form))
    if not forms:
        return None
    feminine = gender == "f" or (office.ar == office.ar_f and _head(forms[0]).endswith("ة"))
    return _Core(
        forms=tuple(forms),
        gender="f" if feminine else "m",
        leads=forms[0].startswith("ال") and office.id not in _LANDLESS,
        id=office.id,
    )


def _slot_of(word: str) -> str:
    found = _SLOT.fullmatch(word)
    return found.group(1) if found else ""


def _base_slot(slot: str) -> str:
    return {"for": "field", "for2": "field2", "to_country": "country", "to_org": "org"}.get(
        slot, slot
    )


def _head(form: str) -> str:
    return form.split(" ", 1)[0]


def _ranked(prefix: str, inner: _Core, gender: Gender) -> _Core:
    forms = tuple(
        f"{prefix[:-1]}{joined_to(form)}" if prefix.endswith("ل") else f"{prefix}{form}"
        for form in inner.forms
    )
    return _Core(forms=forms, gender=gender, leads=inner.leads, id=inner.id)


def _together(cores: Sequence[_Core], owner: _Owner | None) -> str | None:
    """Several offices of one holder stand side by side, the owner after the last."""
    parts = [_owned(core, None) for core in cores[:-1]]
    parts.append(_owned(cores[-1], owner))
    told = [part for part in parts if part is not None]
    if len(told) != len(parts):
        return None
    text = told[0]
    for part in told[1:]:
        text = f"{text} و{part}" if part.startswith("ال") else f"{text} {part}"
    return text


def _owned(core: _Core, owner: _Owner | None) -> str | None:
    plain = [form for form in core.forms if not _uses(form, "owner", "name", "body", "to_body")]
    if owner is None:
        return _fill_adjective(plain[0], None, core.gender) if plain else None
    if owner.adjective is None:
        return _owned_by_body(core, plain, owner)
    for form in core.forms:
        if owner.arabic and (_uses(form, "owner") or (owner.stiff and _uses(form, "name"))):
            return form.replace("{owner}", owner.arabic).replace("{name}", owner.arabic)
    for form in plain:
        if _uses(form, "adj", "adj_f"):
            return _fill_adjective(form, owner, _agreeing(core, form))
    return _qualified(plain[0], _agreeing(core, plain[0]), owner) if plain else None


def _agreeing(core: _Core, form: str) -> Gender:
    """The gender of the owner's adjective: «نائبة الرئيس الأميركي» is of the American president."""
    return "m" if form.startswith(_BORROWED) else core.gender


def _owned_by_body(core: _Core, plain: Sequence[str], owner: _Owner) -> str | None:
    for form in core.forms:
        if _uses(form, "body", "to_body"):
            named = form.replace("{body}", owner.arabic)
            named = named.replace("{to_body}", joined_to(owner.arabic))
            return _fill_adjective(named, None, core.gender)
    if plain and owner.arabic.split(" (")[0].rsplit(" ", 1)[-1] in plain[0].split():
        return _fill_adjective(plain[0], None, core.gender)  # «المفوض الأوروبي» of the Union
    if core.leads and plain:
        return f"{_fill_adjective(plain[0], None, core.gender)} {joined_to(owner.arabic)}"
    return None


def _uses(form: str, *slots: str) -> bool:
    return any(f"{{{slot}}}" in form for slot in slots)


def _fill_adjective(form: str, owner: _Owner | None, gender: Gender) -> str:
    adjective = owner.adjective if owner else None
    agreeing = inflect(adjective, gender=gender, definite=True) if adjective else ""
    feminine = inflect(adjective, gender="f", definite=True) if adjective else ""
    return " ".join(form.replace("{adj}", agreeing).replace("{adj_f}", feminine).split())


def _qualified(form: str, gender: Gender, owner: _Owner) -> str:
    adjective = owner.adjective or ""
    if f"ال{adjective}" in form:  # «القيادة المركزية الأميركية» is American already
        return form
    if form.endswith(("بالخارج", "في الخارج")):  # «والمغاربة المقيمين بالخارج» tells whose it is
        return form
    return f"{form} {inflect(adjective, gender=gender, definite=True)}"


def _standing(standing: str, core: _Core) -> str:
    if standing.startswith("designate") and core.id == "prime-minister":
        return "المكلفة" if core.gender == "f" else "المكلف"
    return _STANDINGS[standing][core.gender == "f"]


def _without_standing(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    yield (), words
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    for standing in _STANDINGS:
        size = standing.count(" ") + 1
        if len(words) > size and " ".join(words[:size]) == standing:
            yield (standing,), words[size:]
        if len(words) > 1 and words[-1] == standing and standing in (
            "elect", "designate", "designated",
        ):  # fmt: skip
            yield (standing,), words[:-1]


def _plain(phrase: str) -> str:
    words = _words(phrase)
    return " ".join(words[1:] if words[:1] == ("the",) else words)


def _words(phrase: str) -> tuple[str, ...]:
    text = _EDGES.sub("", phrase.replace("’", "'").replace("`", "'"))
    text = _DOTS.sub("", _POSSESSIVE.sub("", text)).replace("'", "")
    text = re.sub(r"[-‑–/]", " ", text).replace(",", " , ").replace("&", " and ")
    return tuple(part if part[0] == "{" else key(part) for part in text.split() if part)
