"""The index of names: which words in a text open a name, and what that name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from musnad.lexicon.entries import (
    Country,
    Field,
    MentionKind,
    Office,
    Organisation,
    People,
    Person,
    Place,
    Term,
    Verb,
)
from musnad.lexicon.nationality import english_plural, every_form, inflect
from musnad.lexicon.words import bare, is_arabic, joined_to, key, keys, split

_SPELLINGS: Final = (("أميرك", "أمريك"), ("أمريك", "أميرك"))
_OTHER_SLOT: Final = re.compile(r"\{(?!field\})")
_PARTICLES: Final = keys(
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "bin", "ben",
     "al", "el", "abu", "al-", "st", "بن", "ابن", "ال", "ابو", "فون", "فان", "دير", "دي", "دو",
     "دا", "لا", "عبد"
)  # fmt: skip
_COMMON_SHORTS: Final = keys(
    "فتح", "إيفاد", "أبيك", "قنا", "وفا", "كونا", "سانا", "ساما", "وام", "واس", "بترا", "إرنا",
    "آفاد", "شل", "كواد",
)  # fmt: skip
"""Short names that are words too: they stand only in brackets after the full name."""
_SHORTEST_ARABIC: Final = 4  # shorter ones are words or other names too often
_SHORT_MINISTRIES: Final = (
    ("ministry.foreign", "الخارجية"),
    ("ministry.defense", "الدفاع"),
    ("ministry.interior", "الداخلية"),
)
_TOO_PLAIN: Final = frozenset(
    {"official", "senior-official", "leader", "representative", "coordinator", "judge", "director",
     "administrator", "governor", "general-rank", "lieutenant-general", "major-general",
     "brigadier-general", "delegation-head", "state-secretary"}
)  # fmt: skip
"""Offices whose names are everyday words: rendered when asked for, never found in a text."""
_NO_SURNAME: Final = keys("الله", "الدين", "جونيور", "jr", "sr", "ii", "iii", "الثاني")
_COMMON_SURNAMES: Final = keys(
    "may", "bush", "rice", "brown", "black", "white", "young", "king", "price", "day", "bell",
    "cook", "ford", "law", "long", "page", "park", "hill", "wood", "woods", "stone", "field",
    "fields", "bishop", "pope", "baker", "carter", "marshall", "banks", "cotton", "grant",
    "green", "hope", "love", "reed", "rose", "sharp", "short", "small", "wise", "wolf", "west",
    "waltz", "power", "major", "case", "mark", "miller", "smith", "son", "sun", "lee", "li",
    "kim", "han", "good", "best", "head", "held", "will", "bond", "burns", "church", "cross",
    "fox", "gray", "hunt", "moon", "paul", "peters", "snow", "speaker", "summers", "winter",
    "wall", "ward", "آبادي", "السوداني", "الأحمد", "الشيخ", "العربي", "العطا", "الشريف",
    "البشير", "السادس", "العاشر", "الثالث", "الثانية", "الابن", "الملا", "الضيف", "الطيب",
    "المعلم", "الناصر", "المهدي", "الواصل", "الصدر", "الفياض", "الصباح", "الخريف", "الصالح",
    "الأنصاري", "المالكي", "العلوي", "بدوي", "بدر", "حبيب", "حداد", "حماد", "خليفة", "خوري",
    "رشاد", "رمضان", "زكي", "سليم", "شكري", "صقر", "ظريف", "عارف", "عسكر", "عشر", "عثماني",
    "غريب", "غزالي", "فهمي", "قاسم", "مارتن", "مجاهد", "محمود", "مخبر", "مشعل", "مصطفى", "منير",
    "هلال", "هنري", "يوسف", "كاست", "بخاري", "عمار", "عناد", "جورج", "تشارلز", "فرانسيس",
    "فيليب", "رحمن", "رحمان", "الأدب", "الربيعة", "العتيبة", "أكرم", "إسكندر", "ألكسندر",
    "الحسن", "الخالد", "الخاطر", "الجابر", "الفيصل", "اليوسف", "العامري", "تيموثيوس", "مورا",
    "بيتر", "بيترو", "روبيرت", "سايمون", "جيفري", "باراك", "عباسي", "سعيد", "عقار",
    "sen", "gen", "rep", "col", "gov", "كريم", "حسن", "أوتشا",
    "محمد", "علي", "احمد", "سلام", "عون", "صالح", "فرج", "شرف", "رشيد", "عمر", "حمد", "سالم",
    "جميل", "نور", "امين", "عادل", "هادي", "راضي", "شريف", "فهد", "ناصر", "منصور", "خالد",
    "مبارك", "كامل", "ماهر", "ياسين", "عطا", "رضا", "بري", "شاهين", "عباس", "حسين", "يونس",
    "ابراهيم", "موسي", "عيسي", "داود", "سليمان", "ايوب", "يعقوب", "سيد", "بارو", "راما", "سانو",
    "هاريس", "كوك", "بيل", "لي", "كيم", "هان", "مون", "ماي", "دان", "كان", "ليو", "ويست", "لونغ",
    "لونج", "يونغ", "يونج", "يانغ", "يانج", "ستيل", "رايدر", "كيندال", "كندال", "لوبيز", "والاس",
    "ويلسون", "ويليامز", "وليامز", "أندرسون", "جونسون", "ريتشاردسون", "رودريغيز", "رودريجيز",
    "غونزاليس", "جونزاليس", "فرنانديز", "سميث", "براون", "هانت", "ووكر", "johnson", "wilson",
    "williams", "anderson", "lopez", "rodriguez", "gonzalez", "fernandez", "yang", "wang",
    "ryder", "kendall", "wright", "wallace", "walker", "scott", "allen", "davis", "jones",
    "taylor", "thomas", "martin", "clark", "lewis", "robinson", "hall",
)  # fmt: skip
"""Surnames that are words of the language too: they stand for a person only in full."""


_MOST_WORDS: Final = 50_000  # remembered by an index


class Name(NamedTuple):  # a tuple, because tens of thousands are made at first use
    """One form of a name: the words after its first, and how strictly it is matched.

    ``exact`` names need the capitals of ``raw`` (acronyms); ``capital`` names need a capital
    wherever ``raw`` has one. ``weak`` names (a surname alone) need the checks of the caller.
    """

    kind: MentionKind
    id: str
    raw: tuple[str, ...]
    keys: tuple[str, ...]
    dotted: bool
    exact: bool
    capital: bool
    weak: bool = False
    others: tuple[str, ...] = ()


def spellings(form: str) -> Iterator[str]:
    """The form, and the same with the other accepted spelling of America."""
    yield form
    for one, other in _SPELLINGS:
        if one in form:
            yield form.replace(one, other)


class Form(NamedTuple):
    """One written form of a name, before it is cut in words: what most of them stay.

    ``acronym`` forms are matched with their capitals.
    """

    kind: MentionKind
    id: str
    text: str
    acronym: bool = False
    weak: bool = False
    others: tuple[str, ...] = ()


def name(form: Form) -> Name:
    """The name for one written form, ready for comparing."""
    bare = _without_the(form.text)
    raw, keys, dotted = split(bare)
    latin = not is_arabic(bare)
    exact = latin and (form.acronym or (len(bare) > 1 and bare.upper() == bare and " " not in bare))
    return Name(
        kind=form.kind,
        id=form.id,
        raw=raw,
        keys=keys,
        dotted=dotted,
        exact=exact,
        capital=latin and bare.lower() != bare,
        weak=form.weak,
        others=form.others,
    )


def _without_the(form: str) -> str:
    return form[4:] if form[:4] in ("the ", "The ") else form


def _first_key(form: Form) -> str | None:
    """The key of a form's first word, found without cutting the rest."""
    first = _without_the(form.text).split(" ", 1)[0]
    if first.isalpha():
        return key(first)
    found = name(form).keys
    return found[0] if found else None


def of_countries(countries: Iterable[Country]) -> Iterator[Form]:
    """The names and nationalities of countries."""
    for country in countries:
        for form in (*country.en, *country.ar):
            for spelt in spellings(form):
                yield Form("country", country.code, spelt)
        yield from _of_adjectives(country.code, country.adj_en, country.adj_ar)


def of_peoples(peoples: Iterable[People]) -> Iterator[Form]:
    """The adjectives of peoples that are no states."""
    for people in peoples:
        yield from _of_adjectives(people.id, people.adj_en, people.adj_ar)


def _of_adjectives(id_: str, english: tuple[str, ...], arabic: tuple[str, ...]) -> Iterator[Form]:
    for form in english:
        yield Form("nationality", id_, form)
        plural = english_plural(form)
        if plural and plural not in english:
            yield Form("nationality", id_, plural)
    seen: set[str] = set()
    for adjective in arabic:
        for spelt in spellings(adjective):
            for form in every_form(spelt):
                if form not in seen:
                    seen.add(form)
                    yield Form("nationality", id_, form)


def of_capitals(countries: Iterable[Country]) -> tuple[Place, ...]:
    """A place for each capital, its id the English name in lower case with hyphens."""
    return tuple(
        Place(
            id=capital_id(country.capital_en[0]),
            en=country.capital_en,
            ar=country.capital_ar,
            kind="capital",
            country=country.code,
            stands_for=None,
        )
        for country in countries
        if country.capital_en
    )


def capital_id(english: str) -> str:
    """The id of a capital's place by its English name."""
    return key(english).replace(" ", "-").replace("'", "").replace(".", "")


def of_places(places: Iterable[Place]) -> Iterator[Form]:
    """The names of places, with what they stand for."""
    for place in places:
        others = (place.stands_for,) if place.stands_for else ()
        for form in (*place.en, *place.ar):
            for spelt in spellings(form):
                yield Form("place", place.id, spelt, others=others)


def of_organisations(
    organisations: Iterable[Organisation], fields: Iterable[Field]
) -> Iterator[Form]:
    """The names of organisations, and of ministries by what they are in charge of."""
    kinds: dict[str, str] = {}
    for field in fields:
        id_ = f"ministry.{field.id}"
        for arabic in field.ar:
            kinds[f"وزارة {arabic}"] = id_
            yield Form("organisation", id_, f"وزارة {arabic}")
        for english in field.en:
            for form in (
                f"ministry of {english}",
                f"ministry for {english}",
                f"{english} ministry",
                f"department of {english}",
                f"{english} department",
            ):
                yield Form("organisation", id_, form)
    bodies = tuple(organisations)
    for body in bodies:
        if body.en[0][0].islower():
            kinds.update(dict.fromkeys(body.ar, body.id))
    for body in bodies:
        kin = tuple(dict.fromkeys(kind for form in body.ar for kind in _kinds(form, kinds)))
        for acronym in body.acronyms:
            yield Form("organisation", body.id, acronym, acronym=True, others=kin)
        short = (
            body.short_ar if body.short_ar and key(body.short_ar) not in _COMMON_SHORTS else None
        )
        for form in (*body.en, *body.ar, *((short,) if short else ())):
            for spelt in spellings(form):
                yield Form("organisation", body.id, spelt, others=kin)


def of_short_ministries(countries: Iterable[Country]) -> Iterator[Form]:
    """Ministries without the word for one: «الخارجية السعودية»."""
    for country in countries:
        for adjective in country.adj_ar:
            owner = inflect(adjective, gender="f", definite=True)
            for id_, head in _SHORT_MINISTRIES:
                for form in spellings(f"{head} {owner}"):
                    yield Form("organisation", id_, form, others=(country.code,))


def _kinds(form: str, kinds: dict[str, str]) -> Iterator[str]:
    """The kind of body that the longest beginning of an Arabic name tells: «الجيش» الأميركي."""
    parts = form.split(" ")
    for size in range(len(parts) - 1, 0, -1):
        kind = kinds.get(" ".join(parts[:size]))
        if kind is not None:
            yield kind
            return


def of_offices(offices: Iterable[Office], fields: Iterable[Field]) -> Iterator[Form]:
    """The names of offices; patterns with a field are filled with every field."""
    known = tuple(fields)
    for office in offices:
        if office.id in _TOO_PLAIN:
            continue
        for form in (*office.en, *office.ar, *office.ar_f):
            if "{for" in form and "{adj" not in form and "2}" not in form:
                for field in known:
                    filling = form.replace("{for}", joined_to(field.affairs_ar))
                    if "{" not in filling:
                        yield Form("office", f"{office.id}.{field.id}", filling)
                continue
            if _OTHER_SLOT.search(form):
                continue
            if "{field}" not in form:
                yield Form("office", office.id, form)
                continue
            for field in known:
                id_ = f"{office.id}.{field.id}"
                for filling in field.ar if is_arabic(form) else field.en:
                    yield Form("office", id_, form.replace("{field}", filling))


def everyday_words(
    terms: Iterable[Term],
    verbs: Iterable[Verb],
    countries: Iterable[Country],
    places: Iterable[Place],
) -> frozenset[str]:
    """The keys of words and places: none of them is a surname by itself."""
    lands: tuple[Country | Place, ...] = (*countries, *places)
    alone = {key(form) for land in lands for form in (*land.en, *land.ar) if " " not in form}
    entries: tuple[Term | Verb, ...] = (*terms, *verbs)
    phrases = [form for entry in entries for form in (*entry.en, *entry.ar)]
    told: set[str] = set()
    for phrase in phrases:
        told.update(key(phrase).split())
    without = {word[2:] for word in told if word.startswith("ال")}
    definite = {f"ال{word}" for word in told if is_arabic(word) and not word.startswith("ال")}
    return frozenset(told | alone | without | definite)


def of_people(people: Iterable[Person], everyday: frozenset[str]) -> Iterator[Form]:
    """The full names of people, and their surnames marked as weak."""
    for person in people:
        surnames: set[str] = set()
        for form in (*person.en, *person.ar):
            yield Form("person", person.id, form)
            tail = surname(form)
            if tail and tail not in surnames and key(tail) not in everyday:
                surnames.add(tail)
                yield Form("person", person.id, tail, weak=True)


def surname(full: str) -> str | None:
    """The part of a full name that may stand alone, with its particles; None where none may."""
    parts = full.split()
    if len(parts) < 2:
        return None
    last = key(parts[-1])
    if last in _NO_SURNAME or last in _COMMON_SURNAMES:
        return None
    if len(last) < (_SHORTEST_ARABIC if is_arabic(last) else 2):
        return None
    at = len(parts) - 1
    while at > 1 and key(parts[at - 1]) in _PARTICLES:
        at -= 1
    if at == 1 and len(parts) > 2 and key(parts[1]) in _PARTICLES:
        at = 1
    return " ".join(parts[at:])


class Index:
    """Names by the key of their first word, the longest first.

    Most names are never met, so a form is cut in words only when its first word is looked up.
    """

    __slots__ = ("_by_first", "_opened", "_readings", "surnames")

    def __init__(self, forms: Iterable[Form]) -> None:
        by_first: dict[str, list[Form]] = {}
        self.surnames: dict[tuple[str, ...], set[str]] = {}
        for form in forms:
            first = _first_key(form)
            if first is None:
                continue
            by_first.setdefault(first, []).append(form)
            if form.weak:
                self.surnames.setdefault(name(form).keys, set()).add(form.id)
        self._by_first = by_first
        self._opened: dict[str, tuple[Name, ...]] = {}
        self._readings: dict[str, tuple[tuple[int, tuple[Name, ...]], ...]] = {}

    def starting(self, first: str) -> tuple[Name, ...]:
        """The names whose first word has this key, the longest first."""
        if first not in self._by_first:
            return ()
        found = self._opened.get(first)
        if found is None:
            names = map(name, self._by_first[first])
            found = self._opened[first] = tuple(sorted(names, key=lambda one: -len(one.keys)))
        return found

    def readings(self, word: str) -> tuple[tuple[int, tuple[Name, ...]], ...]:
        """The names that a word's key may begin, with the letters joined before each."""
        found = self._readings.get(word)
        if found is None:
            stems = bare(word) if is_arabic(word) else ((word, 0),)
            opened = ((taken, self.starting(stem)) for stem, taken in stems)
            found = tuple((taken, names) for taken, names in opened if names)
            if len(self._readings) >= _MOST_WORDS:
                self._readings.clear()
            self._readings[word] = found
        return found

    def __len__(self) -> int:
        return sum(len(found) for found in self._by_first.values())
