"""Light checks of Arabic style: marks, spacing, hamza slips and heavy turns of phrase.

Findings only: this module may not correct anything. Wording between «» is the speaker's own
and is not judged; marks and spacing are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from musnad.arabic.respelling import Outside, bare, protected, quoted
from musnad.arabic.sentences import sentences
from musnad.arabic.wordlists import listed
from musnad.core.house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """One finding: a stable ``code``, the span ``start:end`` and one line in each language."""

    code: str
    start: int
    end: int
    message_ar: str
    message_en: str


class _Rule(NamedTuple):
    code: str
    pattern: re.Pattern[str]
    message_ar: str
    message_en: str
    wording: bool = False  # judged outside quotes only


_A = "ء-ي\u064b-\u0652"
_EDGE = rf"(?<![{_A}])"
_STOP = rf"(?![{_A}])"
_AFTER_TAMMA = (
    "في|على|من|إلى|عن|مع|خلال|بعد|قبل|أمس|اليوم|غدا|حتى|بين|عبر|بموجب|بنجاح|بالفعل|له|لها|لهم|به|بها|"
    "ذلك|هذا|هذه|الأمر|كل|أيضا|وفق|وفقا|حسب|حول|لدى|ضمن|عند|أو|ثم|لا|ما|دون|هناك|هنا|بسلام|بخير"
)
# Slips of hamza and final letters that no reading makes right.
_SLIPS = {
    "الى": "إلى", "او": "أو", "انه": "أنه", "انها": "أنها", "اذا": "إذا", "فى": "في",
    "التى": "التي", "الذى": "الذي", "هذة": "هذه", "لاكن": "لكن", "اكد": "أكد", "اعلن": "أعلن",
    "اضاف": "أضاف", "اشار": "أشار", "امس": "أمس", "ايضا": "أيضا", "ابريل": "أبريل",
    "اميركا": "أميركا", "امريكا": "أميركا", "الامين": "الأمين", "الامن": "الأمن",
    "الاوسط": "الأوسط", "الامم": "الأمم", "اكثر": "أكثر", "إجتماع": "اجتماع", "إتفاق": "اتفاق",
    "الإجتماع": "الاجتماع", "الإتفاق": "الاتفاق", "إستقبل": "استقبل", "إلتقى": "التقى",
}  # fmt: skip
_SLIP = re.compile(_EDGE + "(?:" + "|".join(sorted(_SLIPS, key=len, reverse=True)) + ")" + _STOP)
_RULES = (
    _Rule(
        "style.latin_comma",
        re.compile(rf"(?<=[{_A}»)]),(?=\s|$|[{_A}«])"),
        "استعمل الفاصلة العربية «،» بدل اللاتينية.",
        "Use the Arabic comma ، here.",
    ),
    _Rule(
        "style.latin_semicolon",
        re.compile(rf"(?<=[{_A}»)]);"),
        "استعمل الفاصلة المنقوطة العربية «؛».",
        "Use the Arabic semicolon ؛ here.",
    ),
    _Rule(
        "style.latin_question",
        re.compile(rf"(?<=[{_A}»)])\?"),
        "استعمل علامة الاستفهام العربية «؟».",
        "Use the Arabic question mark ؟ here.",
    ),
    _Rule(
        "style.space_before_mark",
        re.compile(rf"(?<=[{_A}»)])[ \u00a0]{{1,8}}(?=[،؛؟!.](?:\s|$))"),
        "احذف المسافة قبل علامة الترقيم.",
        "Remove the space before the mark.",
    ),
    _Rule(
        "style.no_space_after_mark",
        re.compile(rf"(?<=[{_A}»)])[،؛](?=[{_A}«])"),
        "ضع مسافة بعد علامة الترقيم.",
        "Put a space after the mark.",
    ),
    _Rule(
        "style.double_mark",
        re.compile(r"،{2,}|؛{2,}|(?<!\.)\.{2}(?!\.)"),
        "احذف علامة الترقيم المكررة.",
        "Remove the doubled mark.",
    ),
    _Rule(
        "style.straight_quotes",
        re.compile(rf"[\"“](?=[{_A}])|(?<=[{_A}.،؟!])[\"”]"),
        "استعمل علامتي التنصيص «» للاقتباس.",
        "Use the quotation marks «» around quoted words.",
    ),
    _Rule(
        "style.tatweel",
        re.compile(rf"(?<=[{_A}])ـ+(?=[{_A}])"),
        "احذف التطويل من الكلمة.",
        "Remove the tatweel inside the word.",
    ),
    _Rule(
        "style.double_space",
        re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"),
        "اكتف بمسافة واحدة.",
        "Leave one space only.",
    ),
    _Rule(
        "style.heavy_tamma",
        re.compile(
            rf"{_EDGE}(?:و|ف|ل|س|وس|فس)?(?:تم|يتم|تمت|تتم|سيتم|ستتم) "
            rf"(?!(?:{_AFTER_TAMMA}){_STOP})[{_A}]{{3,20}}{_STOP}"
        ),
        "استعمل الفعل نفسه بدل «تم» والمصدر.",
        "Use the verb itself in place of «تم» and a verbal noun.",
        wording=True,
    ),
    _Rule(
        "style.heavy_qama",
        re.compile(rf"{_EDGE}(?:و|ف)?(?:قام|قامت|يقوم|تقوم|قاموا) ب[{_A}]{{3,20}}{_STOP}"),
        "استعمل الفعل نفسه بدل «قام بـ» والمصدر.",
        "Use the verb itself in place of «قام بـ» and a verbal noun.",
        wording=True,
    ),
    _Rule(
        "style.by_agent",
        re.compile(rf"{_EDGE}من قبل (?=ال[{_A}]{{2}})"),
        "اجعل الفاعل بعد فعله بدل «من قبل».",
        "Name the subject after an active verb in place of «من قبل».",
        wording=True,
    ),
)
_MOST_DEEP = 64
_SPEAKING = listed(
    "أكد أضاف أشار أوضح شدد أعلن أعرب ذكر لفت رأى اعتبر نوه بين تابع دعا حذر طالب كشف جدد أثنى "
    "أدان رحب تعهد وصف كرر"
)
_SPOKEN = frozenset(_SPEAKING)
_SAID = frozenset({"قال", *_SPEAKING})
_OPENINGS = ("كما", "وكما", "وقد", "فقد", "قد", "ثم", "لكن", "ولكن")
_NO_SUBJECT = frozenset(
    listed("أن أنه أنها أنهم أنهما إن إنه إنها إنهم بأن بأنه بأنها قائلا قائلة قائلين إلى على عن")
)
_WORD = re.compile(rf"[{_A}\u0640]+")
_RUNNING_NUMBER = re.compile(r"[0-9]+|[\u0660-\u0669\u06f0-\u06f9]+")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9.\-/_@])[A-Z][A-Z&]{1,7}(?![A-Za-z0-9_@]|-[0-9]|\.[A-Za-z])")
_GLOSSED_BEFORE = re.compile(rf"[{_A}][ \u00a0]?[(][\u2068]?$")
_GLOSSED_AFTER = re.compile(rf"^[\u2069]?[ \u00a0]?[(](?=[^()]*[{_A}])")
_NEAR = 8


def lints(text: str, house: House | None = None) -> tuple[Lint, ...]:
    """The findings of all rules in the order of the text.

    Digits are held to those of ``house`` or, without one, to the kind that the text has most
    of. What needs names and the house's own words is for ``lexicon.house.lints``.
    """
    outside = Outside(quoted(text))
    found = [
        Lint(
            code=rule.code,
            start=hit.start(),
            end=hit.end(),
            message_ar=rule.message_ar,
            message_en=rule.message_en,
        )
        for rule in _RULES
        for hit in rule.pattern.finditer(text)
        if not rule.wording or outside(hit.start())
    ]
    found += (lint for lint in _slips(text) if outside(lint.start))
    found += _unpaired(text)
    found += _mixed_digits(text, house)
    found += _unglossed(text)
    found += _repeated(text)
    return tuple(sorted(found, key=lambda lint: (lint.start, lint.end, lint.code)))


def subjectless(text: str) -> Iterator[tuple[int, int, str]]:
    """Paragraphs that open with a verb of saying and no subject: start, end, «وأضاف أنه»."""
    for paragraph in re.finditer(r"[^\n]+", text):
        opening = _opening(text, *paragraph.span())
        if opening is None:
            continue
        start, end, _, after = opening
        if after is None or bare(after.group()) in _NO_SUBJECT:
            end = after.end() if after else end
            yield start, end, text[start:end]


def first_speaker(text: str) -> int:
    """Where a verb of saying first has a subject after it («قال المتحدث»), or the text's end."""
    heard = list(_WORD.finditer(text))
    for hit, following in pairwise(heard):
        if (
            text[hit.end() : following.start()].strip() == ""
            and _verb(hit.group(), _SAID)
            and bare(following.group()) not in _NO_SUBJECT
        ):
            return hit.start()
    return len(text)


def _opening(text: str, start: int, end: int) -> tuple[int, int, str, re.Match[str] | None] | None:
    """The verb of saying that a sentence opens with: its span, itself, the word right after."""
    found = _WORD.finditer(text, start, end)
    first = next(found, None)
    if first is None or text[start : first.start()].strip(" -•*\u00a0"):
        return None
    begun = first
    while bare(first.group()) in _OPENINGS:
        following = next(found, None)
        if following is None:
            return None
        first = following
    verb = _verb(first.group(), _SAID)
    if verb is None:
        return None
    after = next(found, None)
    if after is not None and text[first.end() : after.start()].strip(" \u00a0"):
        after = None
    return begun.start(), first.end(), verb, after


def _verb(word: str, verbs: frozenset[str]) -> str | None:
    """The verb (past, he) that a word is a form of, or None."""
    told = bare(word)
    for form in (told, told[1:] if told[:1] in ("و", "ف") else ""):
        for base in (form, form.removesuffix("ت"), form.removesuffix("وا"), form.removesuffix("ا")):
            if base in verbs:
                return base
    return None


def _repeated(text: str) -> Iterator[Lint]:
    """Neighbouring sentences that open with the same verb of saying («قال» may come again)."""
    before: str | None = None
    for start, end in sentences(text, "ar"):
        opening = _opening(text, start, end)
        verb = opening[2] if opening else None
        if opening and verb is not None and verb == before and verb in _SPOKEN:
            yield Lint(
                code="style.repeated_verb",
                start=opening[0],
                end=opening[1],
                message_ar=f"نوّع فعل القول: بدأت الجملة السابقة بـ«{verb}» أيضا.",
                message_en=f"Vary the verb: the sentence before opens with «{verb}» too.",
            )
        before = verb


def _mixed_digits(text: str, house: House | None) -> Iterator[Lint]:
    outside = Outside(protected(text))
    western: list[re.Match[str]] = []
    eastern: list[re.Match[str]] = []
    for hit in _RUNNING_NUMBER.finditer(text):
        if outside(hit.start()):
            (western if hit.group().isascii() else eastern).append(hit)
    if house is not None:
        wrong = western if house.digits == "arabic" else eastern
    else:
        wrong = min(western, eastern, key=len)
    for hit in wrong:
        yield Lint(
            code="style.mixed_digits",
            start=hit.start(),
            end=hit.end(),
            message_ar="وحّد الأرقام في النص كله.",
            message_en="Use one kind of digits in the whole text.",
        )


def _unglossed(text: str) -> Iterator[Lint]:
    """Latin acronyms that stand alone at first mention, with no Arabic beside them."""
    seen: set[str] = set()
    for hit in _ACRONYM.finditer(text):
        if hit.group() in seen or not _in_arabic(text, hit):
            continue
        seen.add(hit.group())
        if _GLOSSED_BEFORE.search(text[max(0, hit.start() - _NEAR) : hit.start()]):
            continue
        if _GLOSSED_AFTER.match(text[hit.end() : hit.end() + 10 * _NEAR]):
            continue
        yield Lint(
            code="style.acronym",
            start=hit.start(),
            end=hit.end(),
            message_ar=f"اذكر الاسم العربي كاملا قبل «{hit.group()}» أول مرة.",
            message_en=f"Give the Arabic name in full before «{hit.group()}» at first mention.",
        )


def _in_arabic(text: str, hit: re.Match[str]) -> bool:
    """Whether the neighbours are not Latin words: «USS Gerald Ford» is a name, not an acronym."""
    around = text[max(0, hit.start() - 2) : hit.start()] + text[hit.end() : hit.end() + 2]
    return re.search(r"[A-Za-z]", around) is None


def _slips(text: str) -> list[Lint]:
    return [
        Lint(
            code="style.spelling",
            start=hit.start(),
            end=hit.end(),
            message_ar=f"الصواب «{_SLIPS[hit.group()]}».",
            message_en=f"Write «{_SLIPS[hit.group()]}».",
        )
        for hit in _SLIP.finditer(text)
    ]


def _unpaired(text: str) -> list[Lint]:
    """Quotation marks without their other half."""
    open_at: list[int] = []
    lone: list[int] = []
    for hit in re.finditer("[«»]", text):
        if hit.group() == "«":
            open_at.append(hit.start())
        elif open_at:
            open_at.pop()
        else:
            lone.append(hit.start())
    return [
        Lint(
            code="style.unpaired_quote",
            start=at,
            end=at + 1,
            message_ar="أغلق علامتي التنصيص أو احذف المنفردة.",
            message_en="Close the quotation marks or remove the lone one.",
        )
        for at in (lone + open_at)[:_MOST_DEEP]
    ]
