"""What a French word may be a form of, and which English words it may stand for.

French sources are read through English: what the glossary, the antonyms and the other tables
know of an English word then holds for the French one. Words are folded, as texts are
compared. It is for comparing texts, never for writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from musnad.arabic.normal import fold
from musnad.lexicon.book import shipped
from musnad.lexicon.entries import People, Place
from musnad.lexicon.french_names import inflect, rows
from musnad.lexicon.glossary import glossary

DATA: Final = Path(__file__).parent / "data"
_SHORTEST = 3


def _endings(told: str) -> tuple[str, ...]:
    return tuple(told.split())


_FIRST: Final = _endings(
    "e es ent ons ez er a as ai ames ates erent ais ait ions iez aient ant ante antes ants "
    "erai eras era erons erez eront erais erait erions eriez eraient ee ees"
)
_SECOND: Final = _endings(
    "i ie is ies it ir irent imes issons issez issent issais issait issions issiez issaient "
    "isse issant irai iras ira irons irez iront irais irait irions iriez iraient"
)
_THIRD: Final = _endings(
    "s re ons ez ent ais ait ions iez aient is it irent u ue us ues rai ras ra rons rez ront "
    "rais rait rions riez raient e es ant"
)
_IRREGULAR: Final = _endings(
    "iraient aient raient ions iez rent ent ont ons ez ait ais ant ante ants antes ai as "
    "mes tes ee ees es it is s t x a e"
)
"""Endings that may follow a stem of the table of irregular verbs."""
_COGNATES: Final = (
    ("isation", ("ization", "isation")), ("iser", ("ize", "ise")), ("ifier", ("ify",)),
    ("logique", ("logical",)), ("ique", ("ic", "ical", "ics")), ("isme", ("ism",)),
    ("iste", ("ist",)), ("teur", ("tor",)), ("seur", ("sor", "ser")), ("eur", ("or", "er", "our")),
    ("aire", ("ary", "ar")), ("toire", ("tory",)), ("eux", ("ous",)), ("if", ("ive",)),
    ("el", ("al",)), ("ite", ("ity",)), ("te", ("ty",)), ("ie", ("y",)), ("ien", ("ian",)),
    ("ain", ("an",)), ("ure", ("ure",)), ("re", ("er",)), ("me", ("m",)), ("que", ("c",)),
    ("ce", ("cy", "ce")), ("age", ("age",)), ("ir", ("ish",)), ("ent", ("ent",)),
    ("er", ("ate", "e", "")), ("e", ("", "e")),
)  # fmt: skip
"""What French endings are in English words of the same origin."""
_LEAST_COGNATE = 5
_ADVERB = "ment"


@lru_cache(maxsize=65536)
def english(word: str) -> tuple[str, ...]:
    """The English words that a folded French word may stand for, likeliest first.

    By the table of its base forms; a word that no row has, by a regular likeness to a word
    of the glossary: «coopération», «sécurité».
    """
    word = word.replace("œ", "oe").replace("æ", "ae")
    table = _table()
    found = list(table.get(word, {}).values())
    known = bool(found)
    nominal = tuple(_nominal(word))
    for form in nominal if not known else ():
        found += [said for pos, said in table.get(form, {}).items() if pos != "v"]
        if found:
            break
    for form in _verbal(word, known=known):
        found += [said for pos, said in table.get(form, {}).items() if pos == "v"]
    if found:
        return tuple(dict.fromkeys(one for said in found for one in said))
    adverb = _adverbial(word)
    if adverb:
        return adverb
    return next((like for form in (word, *nominal) if (like := _cognates(form))), ())


@lru_cache(maxsize=65536)
def base_forms(word: str) -> tuple[str, ...]:
    """The folded word and every base form that its ending allows, verbs after nouns.

    Generous, for look-up only: «signée» gives signee, signe and signer.
    """
    return tuple(dict.fromkeys((word, *_nominal(word), *_verbal(word, known=False))))


def phrases(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """French phrases of the table among folded words: their English and half-open range."""
    table = _phrases()
    for at, word in enumerate(words):
        for start in dict.fromkeys((word, *base_forms(word))):
            for phrase, said in table.get(start, ()):
                end = at + len(phrase)
                if end <= len(words) and all(
                    words[at + number] == part or part in base_forms(words[at + number])
                    for number, part in enumerate(phrase)
                ):
                    yield said, at, end


def _nominal(word: str) -> Iterator[str]:
    """The singulars and masculines that a noun or adjective may have."""
    if len(word) < _SHORTEST:
        return
    singles = [word]
    if word.endswith("aux"):
        singles += [f"{word[:-3]}al", f"{word[:-3]}ail", word[:-1]]
    elif word.endswith(("s", "x")):
        singles.append(word[:-1])
    for single in singles:
        if single != word:
            yield single
        yield from _masculine(single)


def _masculine(word: str) -> Iterator[str]:
    for feminine, masculine in (
        ("trice", "teur"), ("euse", "eur"), ("euse", "eux"), ("ive", "if"), ("elle", "el"),
        ("enne", "en"), ("onne", "on"), ("ere", "er"), ("ette", "et"), ("esse", ""),
        ("ouvelle", "ouveau"), ("che", "c"), ("ve", "f"), ("que", "c"), ("sse", "s"),
        ("ille", "il"), ("ulle", "ul"), ("gue", "g"), ("e", ""),
    ):  # fmt: skip
        if word.endswith(feminine) and len(word) - len(feminine) + len(masculine) >= _SHORTEST:
            yield f"{word[: len(word) - len(feminine)]}{masculine}"


def _verbal(word: str, *, known: bool) -> Iterator[str]:
    """The infinitives that a form of a verb may belong to; ``known`` words are not taken
    for forms of irregular verbs."""
    if len(word) < _SHORTEST - 1:
        return
    for ending in _FIRST:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            stem = word[: len(word) - len(ending)]
            yield f"{stem}er"
            if stem.endswith("e"):
                yield f"{stem}r"
            if stem.endswith("i"):
                yield f"{stem[:-1]}yer"
            if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] in "lt":
                yield f"{stem[:-1]}er"
    for infinitive, endings in (("ir", _SECOND), ("re", _THIRD)):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
                yield f"{word[: len(word) - len(ending)]}{infinitive}"
    if word.endswith(("d", "p", "t")):
        yield f"{word}re"
    if not known:
        yield from _irregular(word)


def _irregular(word: str) -> Iterator[str]:
    stems = _stems()
    for ending in ("", *_IRREGULAR):
        if not word.endswith(ending):
            continue
        rest = word[: len(word) - len(ending)]
        for size in range(min(len(rest), 9), 0, -1):
            for infinitive in stems.get(rest[-size:], ()):
                before = rest[:-size]
                if before or len(rest) == size:
                    yield f"{before}{infinitive}"


def _adverbial(word: str) -> tuple[str, ...]:
    """«officiellement» by official, «récemment» by recent."""
    if not word.endswith(_ADVERB) or len(word) < len(_ADVERB) + _SHORTEST:
        return ()
    stem = word[: -len(_ADVERB)]
    if stem.endswith(("am", "em")):
        stems: tuple[str, ...] = (f"{stem[:-1]}nt",)
    else:
        stems = (stem, *_masculine(stem))
    for one in stems:
        found = [
            said for pos, told in _table().get(one, {}).items() if pos == "a" for said in told
        ] or list(_cognates(one))
        if found:
            return tuple(dict.fromkeys(form for said in found for form in (f"{said}ly", said)))
    return ()


@lru_cache(maxsize=16384)
def _cognates(word: str) -> tuple[str, ...]:
    if len(word) < _LEAST_COGNATE:
        return ()
    known = glossary().has
    if known(word):
        return (word,)
    found = [
        f"{word[: len(word) - len(french)]}{ending}"
        for french, endings in _COGNATES
        if word.endswith(french)
        for ending in endings
    ]
    return tuple(
        dict.fromkeys(one for one in found if len(one) >= _LEAST_COGNATE - 1 and known(one))
    )


Table = Mapping[str, Mapping[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = (DATA / "french-words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return tuple((_folded(fr), pos, tuple(en.split("|"))) for fr, pos, en in cells)


def _folded(french: str) -> str:
    return fold(french).replace("œ", "oe").replace("'", " ").replace("’", " ").replace("-", " ")


@lru_cache(maxsize=1)
def _table() -> Table:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for french, pos, said in _rows():
        if " " not in french:
            filed = found.setdefault(french, {})
            filed[pos] = (*filed.get(pos, ()), *said)
    for name, told in _named():
        found.setdefault(name, {"n": (told,)})
    return found


def _named() -> Iterator[tuple[str, str]]:
    """Countries, places and nationalities of one French word, with their English names."""
    book = shipped()
    peoples = {one.id: one for one in book.peoples}
    for kind, id_, forms in rows():
        entry = book.country(id_) or peoples.get(id_) or book.place(id_)
        if kind == "nationality" and entry is not None and not isinstance(entry, Place):
            told = entry.adj_en[0]
            shapes = tuple(inflected for form in forms for inflected in inflect(form))
        elif kind in ("country", "place") and entry is not None and not isinstance(entry, People):
            told = entry.en[0]
            shapes = forms
        else:
            continue
        for form in shapes:
            folded = _folded(form)
            if " " not in folded and not told.startswith("the "):
                yield folded, told.casefold()


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {}
    for french, _, said in _rows():
        parts = tuple(french.split())
        if len(parts) > 1:
            found[parts[0]] = (*found.get(parts[0], ()), (parts, said))
    return found


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    lines = (DATA / "french-irregular.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        infinitive, stems = line.split("\t")
        for stem in stems.split():
            found[stem] = (*found.get(stem, ()), infinitive)
    return found
