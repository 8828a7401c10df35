"""Negation: put in where the source affirms, or left out where it denies.

A negator is followed to the word that it governs; that word is found in the evidence by the
glossary, and there it must stand under a negation too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.arabic.clitics import stems
from musnad.check.align import Aligned, Sources, Word
from musnad.check.families import forms, hits
from musnad.check.reading import Reading
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import words

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


_EMPTY = {"ar": words("auxiliaries_ar"), "en": words("auxiliaries_en")}
"""Words between a negator and what it denies: «لم يكن», "did not"."""
REACH = {"ar": 4, "en": 7}
"""Words to the left of a word in which a negator still governs it."""
SHORT_REACH = 4
"""The same for words that negate among other things: fail, without, few."""
GOVERNED = 4
"""Words after a negator among which the governed one stands."""
NEAR = 0.5
"""So near, by the encoder, a word of the claim is one of the source."""


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """What the claim denies and its evidence does not, or the other way round."""
    if not one.evidence:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    mine = negators(one.reading)
    found = [*_added(one, near, mine, sources), *_dropped(one, near, mine, sources)]
    return tuple(sorted(found, key=lambda s: -s.strength)[:2])


def negators(reading: Reading) -> tuple[int, ...]:
    """Indices of the tokens that plainly negate, idioms apart."""
    return tuple(at for at in _every(reading) if not _idiom(reading, at))


def _every(reading: Reading) -> tuple[int, ...]:
    """Indices of all negators, whatever they do."""
    if reading.language == "ar":
        return tuple(
            at
            for at, token in enumerate(reading.tokens)
            if any(stem in _NOT_AR for stem in stems(token.folded)[:2])
        )
    return tuple(
        at
        for at, token in enumerate(reading.tokens)
        if token.folded in _NOT_EN or token.folded.endswith("n't")
    )


_ONLY = frozenset({"only", "just", "least", "doubt", "longer", "later", "more", "less", "surprise"})


def _idiom(reading: Reading, at: int) -> bool:
    """Whether the negator denies nothing: «لا يزال», «لا شك», «لم … إلا», «لا يتجاوز»."""
    after = reading.heads[at + 1 : at + 2]
    if reading.language != "ar":
        return bool(after) and any(form in _ONLY for form in after[0])
    if after and any(form in _IDIOMS for form in after[0]):
        return True
    return any(form in _EXCEPT for forms_ in reading.heads[at + 1 : at + 8] for form in forms_)


def _broad(reading: Reading) -> tuple[int, ...]:
    """Indices of the tokens that negate in any way: fail, without, un-, «غياب»."""
    found = hits(_BROAD_AR if reading.language == "ar" else _BROAD_EN, reading)
    return tuple(hit.first for hit in found)


def denied(reading: Reading, at: int) -> bool:
    """Whether the token of this index stands under a negation of any kind, or is one."""
    reach = REACH.get(reading.language, 7)
    if any(at - reach <= mark <= at + 1 for mark in _every(reading)):
        return True
    return any(at - SHORT_REACH <= mark <= at + 1 for mark in _broad(reading))


def _governed(reading: Reading, at: int) -> Iterator[int]:
    """The tokens that a negator may be about, nearest first."""
    empty = _EMPTY.get(reading.language, _EMPTY["en"])
    seen = 0
    for number in range(at + 1, min(len(reading.tokens), at + 1 + 2 * GOVERNED)):
        token = reading.tokens[number]
        if token.folded in empty or len(token.folded) < 2:
            continue
        yield number
        seen += 1
        if seen == GOVERNED:
            return


def _added(
    one: Aligned, near: Sequence[Reading], mine: Sequence[int], sources: Sources
) -> list[Suspicion]:
    """Negators of the claim whose word the evidence affirms, or that it has nothing of."""
    words_ = {word.token.start: word for word in one.words}
    anywhere = any(negators(reading) for reading in near)
    loosely = any(_broad(reading) for reading in near)
    worst: tuple[float, int, str] | None = None
    for at in mine:
        rule, strength = _judge(one, near, at, words_)
        if rule == "said":
            continue
        if not rule:
            rule = "polarity.added" if not loosely else "polarity.added.far"
            strength = 1.0 if not loosely else 0.4 if anywhere else 0.7
        elif anywhere:
            strength *= 0.8
        if worst is None or strength > worst[0]:
            worst = (strength, at, rule)
    if worst is None:
        return []
    strength, at, rule = worst
    token, end = one.reading.tokens[at], _next_end(one.reading, at)
    return [
        noticed(
            "polarity",
            rule,
            found=one.reading.text[token.start : end],
            start=one.claim.start + token.start,
            end=one.claim.start + end,
            message_ar="النص ينفي ما لا ينفيه المصدر؛ راجع الجملة.",
            message_en="The text denies what the source does not deny; check the sentence.",
            sentence=sources.items[one.evidence[0]].sentence.id,
            strength=strength,
        )
    ]


def _judge(
    one: Aligned, near: Sequence[Reading], at: int, words_: dict[int, Word]
) -> tuple[str, float]:
    """By the first governed word that the evidence has: affirmed there, or denied too."""
    for rank, number in enumerate(_governed(one.reading, at)):
        word = words_.get(one.reading.tokens[number].start)
        if word is None:
            continue
        places = _places(word, near)
        if not places:
            continue
        if any(denied(near[place], there) for place, there in places):
            return "said", 0.0
        return "polarity.added.bound", 1.0 if rank == 0 else 0.75 if rank == 1 else 0.5
    return "", 0.0


def _places(word: Word, near: Sequence[Reading]) -> list[tuple[int, int]]:
    """Where the evidence has the word: by the glossary, else by the encoder."""
    if word.match.places:
        return list(word.match.places)
    if word.cover < NEAR or not word.nearest:
        return []
    head = word.nearest.rsplit(maxsplit=1)[-1]
    return [
        (place, at)
        for place, reading in enumerate(near)
        for at, token in enumerate(reading.tokens)
        if token.folded == head
    ]


def _dropped(
    one: Aligned, near: Sequence[Reading], mine: Sequence[int], sources: Sources
) -> list[Suspicion]:
    """A negator of the best sentence whose word the claim has and does not deny."""
    top = near[0]
    found: list[Suspicion] = []
    broad = {*mine, *_broad(one.reading)}
    indices = {token.start: at for at, token in enumerate(one.reading.tokens)}
    for at in negators(top):
        for rank, number in enumerate(_governed(top, at)):
            if rank > 2:
                break
            mine_ = [
                indices[word.token.start]
                for word in one.words
                if (0, number) in _places(word, near[:1])
            ]
            if not mine_:
                continue
            if any(denied(one.reading, place) for place in mine_):
                break
            said = top.text[top.tokens[at].start : top.tokens[number].end]
            found.append(
                noticed(
                    "polarity",
                    "polarity.dropped.bound",
                    found=one.reading.tokens[mine_[0]].text,
                    start=one.claim.start + one.reading.tokens[mine_[0]].start,
                    end=one.claim.start + one.reading.tokens[mine_[0]].end,
                    expected=said,
                    sentence=sources.items[one.evidence[0]].sentence.id,
                    message_ar=f"المصدر ينفي («{said}»)، والنص لا ينفي؛ راجع الجملة.",
                    message_en=f"The source denies (“{said}”) and the text does not.",
                    strength=(1.0 if rank == 0 else 0.7) * (0.5 if broad else 1.0),
                )
            )
            break
    return found


def _next_end(reading: Reading, at: int) -> int:
    return reading.tokens[min(at + 1, len(reading.tokens) - 1)].end
