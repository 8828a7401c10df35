"""The lexicon's terms arranged for look-up by English form and part of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from musnad.core.house import House
from musnad.lexicon.book import Lexicon, shipped
from musnad.lexicon.entries import Term
from musnad.lexicon.house import lexicon_of
from musnad.write.brief.generate import BROKEN, Gender, is_definite_word
from musnad.write.wordlist import listed

HUMAN_DOMAIN = "people"
OWN_DOMAINS = frozenset({"brief", HUMAN_DOMAIN})
"""Domains of the terms kept for the brief; the second holds nouns that name people."""

_HUMANS = frozenset(
    listed(
        "وزير رئيس زعيم قائد مسؤول دبلوماسي سفير جندي ضابط عنصر شخص فرد طفل رجل امرأة مدني حليف "
        "شريك رهينة ضحية لاجئ نازح مواطن عضو خبير صحفي صحافي إرهابي مقاتل متظاهر متحدث نظير مبعوث "
        "ممثل مندوب نائب أمين مدير مفوض حاكم ملك أمير أسير سجين معتقل مريض طالب عامل موظف مهاجر "
        "مجرم مرتكب ناج مصاب قتيل جريح عائلة أسرة بحار طيار مستشار خصم عدو مانح إعلامي مستثمر مشرع "
        "طرف متطوع محارب مزارع معلم طبيب أب أم ابن ابنة بنت شقيق شقيقة أخ أخت جار زائر سائح كاتب "
        "ضيف راكب سائق شاهد تلميذ "
        "صاحب صانع متحدثة سيدة فتاة زوج زوجة أرملة يتيم رضيع شاب حاج بحارة شيخ قاض محام إمام وصي"
    )
) - frozenset({"عائلة", "أسرة", "عنصر", "طرف"})


_THINGS = frozenset(
    listed("factor discount permission authorisation authorization art arts farm farms")
)
"""English words whose Arabic also names people."""

_AMBIGUOUS_NOUNS = frozenset(
    listed(
        "body post drug order term terms conviction poll polls course count object bar "
        "duty duties scene scenes appeal bodies case"
    )
)
_AMBIGUOUS_ADJECTIVES = frozenset(
    listed("designated certain late poor right incoming supposed odd mean live close-up")
)
"""Words that say nothing safe by themselves; phrases with them are told."""

_OF_PEOPLE = re.compile("[^أآإ]..اء")
"""«وسطاء», «شهداء»: a plural that only people have."""


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
        self._layouts: dict[str, Layout] = {}
        self._agreeing: set[str] = set()
        self._human_heads: set[str] = set()
        self._human_plurals: set[str] = set()
        self.always_plural: set[str] = set()
        self.compounds: dict[str, str] = {}
        for term in sorted(book.terms, key=lambda one: one.domain not in OWN_DOMAINS):
            self._add(term)
        self.adjective_forms = frozenset(
            form for adj in self._adjectives.values() for form in (adj, f"{adj}ة")
        )

    def _add(self, term: Term) -> None:
        for english in term.en:
            key = key_of(english)
            if term.pos == "adj" and key not in _AMBIGUOUS_ADJECTIVES:
                self._adjectives.setdefault(key, term.ar[0])
            elif term.pos == "adv":
                self._adverbs.setdefault(key, term.ar[0])
            elif (
                term.pos in ("noun", "phrase", "noun_pl")
                and term.gender is not None
                and key not in _AMBIGUOUS_NOUNS
            ):
                self.longest = max(self.longest, len(key.split()))
                self._add_noun(key, term)

    def _add_noun(self, key: str, term: Term) -> None:
        arabic = term.ar[0]
        plural_only = term.pos == "noun_pl" or (term.pos == "phrase" and term.plural_ar == arabic)
        known = self._nouns.get(key)
        if known is not None:
            if known.plural is None and not known.plural_only and known.singular == arabic:
                self._nouns[key] = replace(known, plural=term.plural_ar)
            return
        head = arabic.split(" ")[0]
        self._learn_agreement(arabic, term.plural_ar)
        if " of " in f" {key} " and not key.startswith("of ") and " ذات " not in f" {arabic} ":
            self.compounds[key] = key.split(" ", maxsplit=1)[0]
        if self._is_human(key, term) and not head.endswith("ة"):
            many = (term.plural_ar or head).split(" ")[0]
            self._human_heads |= {head, many}
            self._human_plurals |= {many} if term.plural_ar else set()
        if plural_only and term.domain in OWN_DOMAINS:
            self.always_plural.add(key)
        self._nouns[key] = Noun(
            singular=arabic,
            plural=term.plural_ar,
            gender=term.gender or "m",
            human=self._is_human(key, term),
            plural_only=plural_only,
        )

    def _learn_agreement(self, singular: str, plural: str | None) -> None:
        """A second word that gains a ta marbuta in the plural agrees: it is an adjective."""
        one, many = singular.split(" "), (plural or "").split(" ")
        if len(one) == 2 == len(many) and many[1] == f"{one[1]}ة":
            self._agreeing |= {one[1], many[1]}

    def _is_human(self, key: str, term: Term) -> bool:
        if key in _THINGS:
            return False
        head = term.ar[0].split(" ")[0]
        many = (term.plural_ar or "").split(" ")[0]
        people = many == f"{head}ون" or _OF_PEOPLE.fullmatch(many) is not None
        if term.pos == "noun_pl" and head in self._human_plurals - _NOT_HEADS:
            return True
        return term.domain == HUMAN_DOMAIN or head in _HUMANS or people or self._human_singular(key)

    def _human_singular(self, key: str) -> bool:
        singular = self._nouns.get(key.removesuffix("s")) or self._nouns.get(
            f"{key.removesuffix('ies')}y"
        )
        return singular is not None and singular.human

    def noun(self, english: str) -> Noun | None:
        """The noun or noun phrase with this English form, whatever its case."""
        return self._nouns.get(key_of(english))

    def nouns(self) -> tuple[Noun, ...]:
        """All nouns and noun phrases."""
        return tuple(self._nouns.values())

    def adjective(self, english: str) -> str | None:
        """The adjective, masculine singular without the article."""
        return self._adjectives.get(key_of(english))

    def adverb(self, english: str) -> str | None:
        """The adverb."""
        return self._adverbs.get(key_of(english))

    def layout(self, arabic: str) -> Layout:
        """How the words of a term hang together."""
        found = self._layouts.get(arabic)
        if found is None:
            found = self._layouts[arabic] = self._lay_out(arabic)
        return found

    def _lay_out(self, arabic: str) -> Layout:
        parts = arabic.split(" ")
        if parts[1:2] == ["غير"] and len(parts) == 3:
            return Layout(kind="un", agreeing=1)
        if len(parts) == 3 and parts[1] in _IMPROPER and is_definite_word(parts[2]):
            return Layout(kind="plain", agreeing=2)
        agreeing = 1
        for part in parts[1:]:
            if not self._is_adjective(part, parts[0]):
                break
            agreeing += 1
        if agreeing == len(parts):
            return Layout(kind="plain", agreeing=agreeing)
        if (parts[agreeing].startswith(_TAILS) and len(parts[agreeing]) > 4) or parts[
            agreeing
        ] in _TAIL_WORDS:
            return Layout(kind="plain", agreeing=agreeing)
        if agreeing == 1 and parts[0] in ("غير", "ذات"):
            return Layout(kind="plain", agreeing=1)
        return Layout(kind="construct" if agreeing == 1 else "fixed", agreeing=1)

    def all_agree(self, words: list[str]) -> bool:
        """Whether every word after the first is an adjective of it: «مساعدات أمنية»."""
        return all(self._is_adjective(word, words[0]) for word in words[1:])

    def _is_adjective(self, word: str, head: str) -> bool:
        if word.endswith("ة") and head in self._human_heads and head not in _NOT_HEADS:
            return False
        if word in BROKEN or (word.endswith(("ون", "ين")) and word[:-2] in self.adjective_forms):
            return True
        doers = word.startswith("م") and word.endswith("ون") and word not in _NO_PLURALS
        nations = word.endswith(("يون", "يين")) and not is_definite_word(word) and len(word) > 5
        nations = nations and not word.startswith(("بال", "لل"))
        if doers or nations:
            return True
        if word in self.adjective_forms or word in self._agreeing or word in _ADJECTIVES:
            return True
        if word.startswith("م") and word.endswith("ة") and head.endswith(("ة", "ات")):
            return True
        return word.endswith(("ية", "ي")) and len(word) > 4 and not is_definite_word(word)


_IMPROPER = frozenset(
    listed(
        "رفيع رفيعة طويل طويلة قصير قصيرة متعدد متعددة واسع واسعة بعيد بعيدة متوسط متوسطة "
        "أحادي أحادية ثنائي ثنائية"
    )
)
"""Adjectives that a definite noun narrows without making them definite: «رفيع المستوى»."""

_NO_PLURALS = frozenset(listed("مليون مخزون مضمون معجون مكنون"))
"""Singulars that end like sound plurals of participles."""

_NOT_HEADS = frozenset(listed("قوات عناصر عوامل قبعات"))
_ADJECTIVES = frozenset(
    listed(
        "بالغ بالغة مضاد مضادة أولى ثانية ثالثة رابعة خامسة كبرى صغرى عظمى عليا أخرى أول ثان "
        "وكيل وكيلة خام مقرب مقربة"
    )
)
_TAILS = ("بال", "بأسر", "لل", "لإ", "بطائر", "بصاروخ", "بصواريخ", "بقذائف", "بسيار", "بعبو")
_TAIL_WORDS = frozenset(
    listed("داخليا في على من عن مع ضد إلى بين عبر قائم قائمة به بهم بها فيه فيها عليه عليها عليهم")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """``plain``: the first ``agreeing`` words agree, the rest stand still; ``construct``: a
    genitive; ``fixed``: left exactly as it is; ``un``: a noun, «غير» and its adjective."""

    kind: str
    agreeing: int


def key_of(english: str) -> str:
    """Case, hyphens and spaces folded."""
    return " ".join(english.replace("’", "'").replace("-", " ").casefold().split())


def vocabulary(house: House | None = None) -> Vocabulary:
    """The vocabulary of the house's lexicon, or of the shipped one, made once."""
    return _vocabulary(shipped() if house is None else lexicon_of(house))


@lru_cache(maxsize=4)
def _vocabulary(book: Lexicon) -> Vocabulary:
    return Vocabulary(book)
