"""The lexicon's terms arranged for look-up by English form and part of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from musnad.lexicon.book import Lexicon, load
from musnad.lexicon.entries import Term
from musnad.write.brief.generate import Gender, is_definite_word

HUMAN_DOMAIN = "people"
"""Domain of nouns that name people, whose plurals agree as people."""

_HUMANS = frozenset(
    (
        "وزير رئيس زعيم قائد مسؤول دبلوماسي سفير جندي ضابط عنصر شخص فرد طفل رجل امرأة مدني حليف "
        "شريك رهينة ضحية لاجئ نازح مواطن عضو خبير صحفي صحافي إرهابي مقاتل متظاهر متحدث نظير مبعوث "
        "ممثل مندوب نائب أمين مدير مفوض حاكم ملك أمير أسير سجين معتقل مريض طالب عامل موظف مهاجر "
        "مجرم مرتكب ناج مصاب قتيل جريح عائلة أسرة بحار طيار مستشار خصم عدو مانح إعلامي مستثمر مشرع "
        "طرف متطوع محارب مزارع معلم طبيب"
    ).split()
) - frozenset({"عائلة", "أسرة", "عنصر", "طرف"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """An Arabic noun or noun phrase, singular and plural, without the article."""

    singular: str
    plural: str | None
    gender: Gender
    human: bool
    plural_only: bool = False


class Vocabulary:
    """Nouns, adjectives and adverbs by English lemma or phrase."""

    def __init__(self, book: Lexicon) -> None:
        self.book = book
        self._nouns: dict[str, Noun] = {}
        self._adjectives: dict[str, str] = {}
        self._adverbs: dict[str, str] = {}
        self.longest = 1
        for term in sorted(book.terms, key=lambda one: one.domain != "brief"):
            self._add(term)
        self.adjective_forms = frozenset(
            form for adj in self._adjectives.values() for form in (adj, f"{adj}ة")
        )

    def _add(self, term: Term) -> None:
        for english in term.en:
            key = key_of(english)
            if term.pos == "adj":
                self._adjectives.setdefault(key, term.ar[0])
            elif term.pos == "adv":
                self._adverbs.setdefault(key, term.ar[0])
            elif term.pos in ("noun", "phrase", "noun_pl") and term.gender is not None:
                self.longest = max(self.longest, len(key.split()))
                self._add_noun(key, term)

    def _add_noun(self, key: str, term: Term) -> None:
        arabic = term.ar[0]
        plural_only = term.pos == "noun_pl" or (term.pos == "phrase" and term.plural_ar == arabic)
        if key in self._nouns:
            return
        head = arabic.split(" ")[0]
        self._nouns[key] = Noun(
            singular=arabic,
            plural=term.plural_ar,
            gender=term.gender or "m",
            human=term.domain == HUMAN_DOMAIN or head in _HUMANS or self._human_singular(key),
            plural_only=plural_only,
        )

    def _human_singular(self, key: str) -> bool:
        singular = self._nouns.get(key.removesuffix("s")) or self._nouns.get(
            f"{key.removesuffix('ies')}y"
        )
        return singular is not None and singular.human

    def noun(self, english: str) -> Noun | None:
        """The noun or noun phrase with this English form, whatever its case."""
        return self._nouns.get(key_of(english))

    def adjective(self, english: str) -> str | None:
        """The adjective, masculine singular without the article."""
        return self._adjectives.get(key_of(english))

    def adverb(self, english: str) -> str | None:
        """The adverb."""
        return self._adverbs.get(key_of(english))

    def shape(self, arabic: str) -> str:
        """``single``, ``adjectival`` (noun and adjectives) or ``construct`` (a genitive)."""
        parts = arabic.split(" ")
        if len(parts) == 1:
            return "single"
        if any(is_definite_word(part) for part in parts[1:]):
            return "adjectival" if parts[1] in self.adjective_forms else "construct"
        if all(self._is_adjective(part) for part in parts[1:]):
            return "adjectival"
        return "mixed"

    def _is_adjective(self, word: str) -> bool:
        if word in self.adjective_forms:
            return True
        return word.endswith(("ية", "ي")) and len(word) > 4


def key_of(english: str) -> str:
    """Case, hyphens and spaces folded."""
    return " ".join(english.replace("’", "'").replace("-", " ").casefold().split())


@lru_cache(maxsize=2)
def vocabulary() -> Vocabulary:
    """The vocabulary of the shipped lexicon, made once."""
    return Vocabulary(load())
