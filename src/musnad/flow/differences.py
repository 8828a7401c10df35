"""What changed between two texts of one release, sentence by sentence; pure.

Told apart are what a reader of the news would call a change, and what pages do all the time:
white space and punctuation, another cut between sentences, a sentence that moved, the stamp of
an update, a counter, a notice about cookies, a list of other headlines at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from musnad.arabic.dates import dates
from musnad.arabic.normal import fold, tokens
from musnad.core.release import Release, Sentence
from musnad.core.watch import Difference
from musnad.write.wordlist import listed

LEAST_KEPT = 0.4
"""Of the words of the old text, the share that a new text of the same release still has."""

LEAST_YIELD = 0.4
"""How long a new text is at least, as a share of the old one's words."""

_ALIKE = 0.5
_MARKS = ".,;:!?\"'()[]{}<>…·•|*_-"
_ENDS = re.compile(r"[.!?؟…:;][\"'»”’)\]]*\s*$")
_MOST_OF_A_STAMP = 14

_STAMP = frozenset(
    fold(word)
    for word in listed(
        """a ago am and at comment comments count created date days download downloads edited est
        edt cet gmt hour hours hits issued last likes local min mins minute minutes modified
        moscow of on page pm post posted print printed publication published read reader readers
        reading reads refresh released revised seconds share shared shares since the time times
        update updated updates utc version view viewed viewers views visitor visitors visits
        actualisé commentaires dernière date du heure jour le lecture lectures lu mise modifié
        modification mis partages publié publiée à vues
        آخر أخر إعجاب الإصدار التاريخ التحديث التعديل الزوار الزيارات الساعة القراءات
        المشاهدات النشر الوقت بتاريخ بتوقيت تاريخ تحديث تعديل تعليق تعليقات تم حُدّث دقائق
        دقيقة زائر زيارات ساعات ساعة صباحا طباعة عدد غرينتش في قراءات قراءة محدث مساء
        مشاركات مشاركة مشاهدات مشاهدة مضت منذ من نشر نُشر وقت قبل على"""
    )
)
_FURNITURE = frozenset(
    fold(word) for word in listed("cookie cookies javascript captcha adblock الكوكيز كوكيز")
)


_WALL = re.compile(
    r"\b(?:log|sign) ?in\b|\b(?:login|subscribe|subscribers?|subscription|register|paywall)\b"
    r"|\bcontinue reading\b|\bread more\b|\bverify (?:that )?you\b"
    r"|(?:سجل|تسجيل) الدخول|اشترك|للمشتركين|(?:تابع|اكمل|لمتابعه) القراءه|تحقق من انك"
)
_MOST_OF_A_WALL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much a new text is still the old one.

    ``kept`` is the share of the old text's words that the new one has; ``size`` the new
    text's length as a share of the old one's, in words.
    """

    kept: float
    size: float

    @property
    def same_release(self) -> bool:
        """Whether it is a text of the same release, and not what stands in its place."""
        return self.kept >= LEAST_KEPT and self.size >= LEAST_YIELD


def likeness(before: Release, after: Release) -> Likeness:
    """Compare by words: of a login page or another story little of the old text is left."""
    old, new = _words(before), _words(after)
    total = old.total()
    if not total:
        return Likeness(kept=1.0, size=1.0)
    return Likeness(kept=(old & new).total() / total, size=new.total() / total)


def walled(before: Release, after: Release) -> bool:
    """Whether a part of the text went behind something that asks the reader for something."""
    found = _compared(before.citable, after.citable)
    asked = any(
        gone is None
        and come is not None
        and len(tokens(come.text)) <= _MOST_OF_A_WALL
        and _WALL.search(fold(come.text))
        for gone, come in found
    )
    return asked and any(gone is not None and come is None for gone, come in found)


def differences(
    before: Release, after: Release, *, cited: frozenset[str] = frozenset()
) -> tuple[Difference, ...]:
    """The sentences of the title and the body that were added, removed or changed.

    ``cited`` are ids of sentences of ``before`` that an article rests on: they are never
    taken for a list of other headlines.
    """
    old, new = before.citable, after.citable
    found = _compared(old, new)
    last_old, last_new = _last_of_body(old, new)
    told = []
    for gone, come in found:
        if _page_dressing(gone, come):
            continue
        tail = (gone is None or (gone.start > last_old and gone.id not in cited)) and (
            come is None or come.start > last_new
        )
        if tail and not _ended(gone) and not _ended(come):
            continue
        told.append(_difference(gone, come))
    return tuple(told)


def aligned(before: Release, after: Release) -> dict[str, str | None]:
    """For each sentence of the old text the id of the one that stands for it now, if any.

    A sentence that was changed has its new form; one that was removed has None.
    """
    old, new = before.citable, after.citable
    found: dict[str, str | None] = {}
    keys: dict[str, list[str]] = {}
    for one in new:
        keys.setdefault(key(one.text), []).append(one.id)
    for one in old:
        places = keys.get(key(one.text), [])
        found[one.id] = places[0] if places else None
    for gone, come in _compared(old, new):
        if gone is not None and found[gone.id] is None and come is not None:
            found[gone.id] = come.id
    return found


def key(text: str) -> str:
    """A sentence by which its spellings are known to be the same: letters, figures and signs."""
    return " ".join(word for word in map(_bare, fold(text).split()) if word)


def kept_in(pending: Sequence[Difference], again: Sequence[Difference]) -> tuple[Difference, ...]:
    """Those of the second look that the first look saw as well: the rest comes and goes."""
    seen = {_identity(one) for one in pending}
    return tuple(one for one in again if _identity(one) in seen)


def _identity(one: Difference) -> tuple[str, str, str]:
    return one.kind, key(one.before or ""), key(one.after or "")


def _bare(word: str) -> str:
    """A word without the marks around it; a minus before a figure is none of them."""
    stripped = word.strip(_MARKS)
    minus = word.lstrip("\"'([").startswith("-") and stripped[:1].isdigit()
    return f"-{stripped}" if minus else stripped


def _words(release: Release) -> Counter[str]:
    text = " ".join(one.text for one in release.citable)
    return Counter(token.folded for token in tokens(text))


Pair = tuple[Sentence | None, Sentence | None]


def _compared(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """Sentences that are not in both texts, paired where one is another form of the other."""
    found = _unmoved(list(_in_place(old, new)))
    alone = [one for one, other in found if one is not None and other is None]
    come = [other for one, other in found if other is not None and one is None]
    paired = [pair for pair in found if None not in pair]
    # What was changed may have been moved as well.
    return [*paired, *_paired(alone, come)]


def _in_place(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Pair]:
    """The same, as long as the order of sentences stays."""
    before, after = [key(one.text) for one in old], [key(one.text) for one in new]
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or " ".join(before[first:last]) == " ".join(after[start:end]):
            continue  # the same words, at most cut into other sentences
        yield from _paired(old[first:last], new[start:end])


def _paired(gone: Sequence[Sentence], come: Sequence[Sentence]) -> Iterator[Pair]:
    """Each sentence that went with the most alike of those that came, the rest alone."""
    free = list(come)
    for one in gone:
        best = max(free, key=lambda other: _alike(one, other), default=None)
        if best is None or _alike(one, best) < _ALIKE:
            yield one, None
            continue
        free.remove(best)
        yield one, best
    for one in free:
        yield None, one


def _alike(one: Sentence, other: Sentence) -> float:
    first, second = key(one.text).split(), key(other.text).split()
    return SequenceMatcher(a=first, b=second, autojunk=False).ratio()


def _unmoved(found: Sequence[Pair]) -> list[Pair]:
    """Without sentences that only stand elsewhere, and with nothing paired that is equal."""
    gone = Counter(key(one.text) for one, other in found if one is not None and other is None)
    come = Counter(key(other.text) for one, other in found if other is not None and one is None)
    moved = gone & come
    left = Counter(moved), Counter(moved)
    told = []
    for one, other in found:
        if one is not None and other is None and left[0][key(one.text)] > 0:
            left[0][key(one.text)] -= 1
        elif other is not None and one is None and left[1][key(other.text)] > 0:
            left[1][key(other.text)] -= 1
        else:
            told.append((one, other))
    return told


def _last_of_body(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[int, int]:
    """Where, in either text, the last whole sentence that stands in both begins.

    Before the first such sentence nothing is the end of a page: -1 where there is none would
    make everything the end, so then nothing is.
    """
    ends = {key(one.text): one.start for one in old if _ended(one)}
    shared = [one for one in new if _ended(one) and key(one.text) in ends]
    if not shared:
        most = 1 << 60
        return most, most
    return max(ends[key(one.text)] for one in shared), shared[-1].start


def _ended(one: Sentence | None) -> bool:
    return one is not None and _ENDS.search(one.text) is not None


def _page_dressing(gone: Sentence | None, come: Sentence | None) -> bool:
    """Whether a difference is a stamp, a counter or a notice of the page's own."""
    there = [one for one in (gone, come) if one is not None]
    if all(_stamp(one.text) for one in there):
        return True
    if gone is None and come is not None:
        return not _FURNITURE.isdisjoint(token.folded for token in tokens(come.text))
    return False


def _stamp(text: str) -> bool:
    """Whether a sentence says only when something was put there, or how often it was read."""
    words = tokens(text)
    if len(words) > _MOST_OF_A_STAMP:
        return False
    days = [(one.start, one.end) for one in dates(text, "")]
    told = False
    for word in words:
        if word.folded in _STAMP or any(
            start <= word.start and word.end <= end for start, end in days
        ):
            told = True
        elif not any(character.isdigit() for character in word.folded):
            return False
    return told


def _difference(gone: Sentence | None, come: Sentence | None) -> Difference:
    if gone is not None and come is not None:
        return Difference(kind="changed", before=gone.text, after=come.text)
    if gone is not None:
        return Difference(kind="removed", before=gone.text)
    assert come is not None
    return Difference(kind="added", after=come.text)
