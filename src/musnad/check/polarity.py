"""Polarity: negation put in or taken out, and a word set where its opposite belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.arabic.clitics import stems
from musnad.check.align import Aligned, Sources
from musnad.check.families import Forms, Hit, forms, hits
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import rows, words

_NOT_AR = words("negators_ar")
_BROAD_AR = forms(
    "لم|لن|لا|ليس|ليست|ليسوا|لست|لسنا|ما|غير|عدم|دون|بدون|بلا|رفض*|يرفض|ترفض|نفى|نفت|ينفي|نفي|أنكر*|"
    "فشل*|يفشل|تفشل|منع*|يمنع|تمنع|حظر*|تجنب*|يتجنب|امتنع*|امتناع|خالي|خلا|انعدام|انتفاء|استحال*|مستحيل*|"
    "لولا|إلا|سوى|كف|توقف*|حال|تعذر|أخفق*|عجز*|افتقر*|يفتقر|تفتقر|افتقار|نقص|ضد|بدل|بدلا|قلة|قليل|قلما|نادرا|"
    "غاب*|يغيب|تغيب|غياب|قبل أن|تخلف*|ينتظر*|بقي*|يبقى|ظل|استقل*"
)
_IDIOMS = words("negation_idioms_ar")
_EXCEPT = words("exceptions_ar")
_NOT_EN = words("negators_en")
_BROAD_EN = forms(
    "not|never|no|cannot|none|neither|nor|without|nobody|nothing|nowhere|fail*|refus*|reject*|deny|denied|"
    "denies|denying|denial*|lack*|unable|unless|unlikely|stop*|prevent*|prohibit*|ban|bans|banned|avoid*|"
    "hardly|barely|rather|instead|little|few|absence|absent|miss|missed|missing|free|only|until|against|"
    "impossible|oppos*|rule|ruled|far|yet|too|declin*|except|but|beyond|away|halt*|out|anything|any|"
    "dis*|un*|non*|less|least|zero|loath|reluctant*|doubt*|dodg*|escap*|forbid*|last|short|yet|still|remain*|pas|aucun*|jamais|sans"
)


FOLLOWING = 3
"""Words after an opposite that tell what it is about."""
FOLLOWED = 0.55
CARRIED = 0.5
"""So near, a word of the claim is what the source denies."""
SAID = 0.72
"""A word this near to one of the evidence was said, whatever else stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two opposites in both languages."""

    id: str
    names: tuple[str, str]
    ar: tuple[Forms, Forms]
    en: tuple[Forms, Forms]

    def of(self, language: str) -> tuple[Forms, Forms]:
        """Both sides in this language."""
        return self.ar if language == "ar" else self.en


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """The opposites of ``data/antonyms.tsv``."""
    return tuple(
        Pair(
            id=row[0],
            names=(_first(row[1]), _first(row[2])),
            ar=(forms(row[1]), forms(row[2])),
            en=(forms(row[3]), forms(row[4])),
        )
        for row in rows("antonyms")
    )


def _first(cell: str) -> str:
    return cell.split("|", maxsplit=1)[0].rstrip("*")


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """Where the claim says the opposite of its evidence."""
    if not one.evidence:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    return (*_negation(one, near, sources), *_opposites(one, near, sources))


# --- negation ------------------------------------------------------------------------------


def _negators(reading: Reading) -> tuple[int, ...]:
    """Indices of the tokens that plainly negate."""
    if reading.language == "ar":
        return tuple(
            at
            for at, token in enumerate(reading.tokens)
            if any(stem in _NOT_AR for stem in stems(token.folded)[:2]) and not _idiom(reading, at)
        )
    return tuple(
        at
        for at, token in enumerate(reading.tokens)
        if token.folded in _NOT_EN or token.folded.endswith("n't")
    )


def _idiom(reading: Reading, at: int) -> bool:
    """Whether the negator denies nothing: «لا يزال», «لا شك», «لم … إلا», «لا يتجاوز»."""
    after = reading.heads[at + 1 : at + 2]
    if after and any(form in _IDIOMS for form in after[0]):
        return True
    return any(form in _EXCEPT for forms_ in reading.heads[at + 1 : at + 8] for form in forms_)


def _broad(reading: Reading) -> int:
    return len(hits(_BROAD_AR if reading.language == "ar" else _BROAD_EN, reading))


def _negation(one: Aligned, near: Sequence[Reading], sources: Sources) -> tuple[Suspicion, ...]:
    mine = _negators(one.reading)
    top = near[0]
    there = max(len(_negators(reading)) for reading in near)
    broad = max(there, *(_broad(reading) for reading in near))
    if mine:
        return _added(one, near, mine, there, broad, sources)
    plain = len(_negators(top))
    if plain and not _broad(one.reading):
        return (_dropped(one, top, sources, lone=len(one.evidence) == 1),)
    return ()


def _added(
    one: Aligned,
    near: Sequence[Reading],
    mine: Sequence[int],
    there: int,
    broad: int,
    sources: Sources,
) -> tuple[Suspicion, ...]:
    spans = {word.token.start: word for word in one.words}
    weakest: tuple[int, str, float] | None = None
    for at in mine:
        verb = next(
            (
                spans[token.start]
                for token in one.reading.tokens[at + 1 : at + 4]
                if token.start in spans
            ),
            None,
        )
        if verb is not None and verb.cover >= 0.5 and _denied(verb.nearest, near):
            continue
        if broad == 0:
            rule, strength = "polarity.added", 1.0
        elif there == 0:
            rule, strength = "polarity.added.broad", 0.7
        elif there < len(mine):
            rule, strength = "polarity.added.more", 0.6
        else:
            rule, strength = "polarity.added.far", 0.4
        if weakest is None or strength > weakest[2]:
            weakest = (at, rule, strength)
    if weakest is None:
        return ()
    at, rule, strength = weakest
    token = one.reading.tokens[at]
    return (
        noticed(
            "polarity",
            rule,
            found=one.reading.text[token.start : _next_end(one.reading, at)],
            start=one.claim.start + token.start,
            end=one.claim.start + _next_end(one.reading, at),
            message_ar="النص ينفي ما لا ينفيه المصدر؛ راجع الجملة.",
            message_en="The text denies what the source does not deny; check the sentence.",
            expected=None,
            sentence=sources.items[one.evidence[0]].sentence.id,
            strength=strength,
        ),
    )


def _next_end(reading: Reading, at: int) -> int:
    return reading.tokens[min(at + 1, len(reading.tokens) - 1)].end


def _denied(word: str, near: Sequence[Reading]) -> bool:
    """Whether a negator stands at most five words before the word, or two after it."""
    head = word.rsplit(maxsplit=1)[-1]
    for reading in near:
        negators = _negators(reading)
        for at, token in enumerate(reading.tokens):
            if token.folded == head and any(-5 <= place - at <= 2 for place in negators):
                return True
    return False


def _carried(one: Aligned, top: Reading, at: int) -> bool:
    """Whether the claim has what the source denies: the word after the negator."""
    following = top.tokens[at + 1 : at + 3]
    return any(
        one.near(number, token) >= CARRIED
        for token in following
        for number in range(len(one.words))
    )


def _dropped(one: Aligned, top: Reading, sources: Sources, *, lone: bool) -> Suspicion:
    at = _negators(top)[0]
    said = top.text[top.tokens[at].start : _next_end(top, at)]
    share = min(1.0, len(one.reading.tokens) / max(1, len(top.tokens)))
    return noticed(
        "polarity",
        "polarity.dropped" if share > 0.55 and _carried(one, top, at) else "polarity.dropped.part",
        found=one.claim.text,
        start=one.claim.start,
        end=one.claim.end,
        expected=said,
        sentence=sources.items[one.evidence[0]].sentence.id,
        message_ar=f"المصدر ينفي («{said}»)، والنص لا ينفي؛ راجع الجملة.",
        message_en=f"The source denies (“{said}”) and the text does not; check the sentence.",
        strength=0.8 if lone else 0.6,
    )


# --- opposites -----------------------------------------------------------------------------


def _meant(one: Aligned, hit: Hit, reading: Reading, other: Sequence[Hit]) -> bool:
    """Whether the encoder finds the claim's word itself in the evidence, by another name."""
    start, end = one.reading.tokens[hit.first].start, one.reading.tokens[hit.end - 1].end
    denied = {reading.tokens[one_.first].folded for one_ in other}
    return any(
        word.cover >= SAID and word.nearest.split()[-1] not in denied
        for word in one.inside(start, end)
    )


def _in_name(hit: Hit, reading: Reading) -> bool:
    """Whether the word is part of a name or a date: «كانون الأول», «بنما»."""
    start = reading.tokens[hit.first].start
    return any(m.start <= start < m.end for m in reading.mentions) or any(
        m.start <= start < m.end for m in reading.dates
    )


def _opposites(one: Aligned, near: Sequence[Reading], sources: Sources) -> tuple[Suspicion, ...]:
    language = one.reading.language
    found: list[Suspicion] = []
    for pair in pairs():
        sides = [
            tuple(hit for hit in hits(side, one.reading) if not _in_name(hit, one.reading))
            for side in pair.of(language)
        ]
        if bool(sides[0]) == bool(sides[1]):
            continue
        said = 0 if sides[0] else 1
        first = sides[said][0].first
        if any(first - 2 <= at < first for at in _negators(one.reading)):
            continue  # the opposite denied is no opposite
        same = any(hits(pair.of(r.language)[said], r) for r in near)
        if same:
            continue
        for at, reading in zip(one.evidence, near, strict=True):
            other = hits(pair.of(reading.language)[1 - said], reading)
            if other and not _meant(one, sides[said][0], reading, other):
                hit = sides[said][0]
                start = one.reading.tokens[hit.first].start
                end = one.reading.tokens[hit.end - 1].end
                tokens = reading.tokens[other[0].first : other[0].end]
                expected = reading.text[tokens[0].start : tokens[-1].end]
                if language == "ar" and reading.language != "ar":
                    expected = pair.names[1 - said]
                found.append(
                    noticed(
                        "polarity",
                        _opposed(one, hit, reading, other[0]),
                        found=one.reading.text[start:end],
                        start=one.claim.start + start,
                        end=one.claim.start + end,
                        expected=expected,
                        sentence=sources.items[at].sentence.id,
                        message_ar=f"المصدر يقول {expected}، والنص يقول عكسه.",
                        message_en=f"The source says {expected}; the text says the opposite.",
                        strength=1.0 if at == one.evidence[0] else 0.6,
                    )
                )
                break
    return tuple(found)


def _opposed(one: Aligned, hit: Hit, reading: Reading, other: Hit) -> str:
    """The rule: when what follows both opposites is the same, one stands for the other."""
    after = {token.start: token for token in one.reading.tokens[hit.end : hit.end + FOLLOWING]}
    there = reading.tokens[other.end : other.end + FOLLOWING]
    words_ = [(n, word) for n, word in enumerate(one.words) if word.token.start in after]
    if one.reading.language == reading.language and any(
        word.token.folded == token.folded for _, word in words_ for token in there
    ):
        return "polarity.opposite.exact"
    if any(one.near(number, token) >= FOLLOWED for number, _ in words_ for token in there):
        return "polarity.opposite.bound"
    return "polarity.opposite"
