"""Puts other words in the place of some, with what Arabic joins to them or makes agree.

Where it is not sure of the form it gives none: a repair that reads wrong is worse than none.
"""

from __future__ import annotations

import re
from decimal import Decimal

from musnad.arabic.agreement import accusative, attach, definite, has_article
from musnad.arabic.figures import figures
from musnad.arabic.normal import fold
from musnad.arabic.wordlists import listed
from musnad.core.report import ProblemKind
from musnad.lexicon.book import load

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670\u0671]")
_JOINED = re.compile(r"(?P<conj>[وف]?)(?P<prep>[بلك]?)(?P<article>ال|ل)?")
_BARE_NUMBER = re.compile(r"[0-9٠-٩][0-9٠-٩,.٬٫]*")
_BEFORE_DAY = re.compile(r"(?:[وف]?[بلك]?(?=ال))?")
_NEXT = re.compile(r"[ \u00a0](?P<word>[\u0621-\u064a\u064b-\u0652]+)")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NAMED = frozenset({"person", "place", "organisation"})
_SMALL = 3
"""From this figure on a counted noun's form is plain."""
_NO_NOUN = frozenset(
    fold(word)
    for word in listed(
        "في من إلى على عن مع بين أو أن إن كما وفق وفقا بحسب حسب قبل بعد خلال منذ حتى مقابل ضد لدى "
        "عند عبر نحو دون بدل مقارنة بينهم منهم منها تقريبا فقط"
    )
)


def put(text: str, start: int, end: int, expected: str, kind: ProblemKind) -> str | None:
    """The sentence with ``expected`` in the place of ``text[start:end]``; None when unsure.

    What is joined to the words («بـ», «و», the article) goes over to the new ones, and a
    counted noun takes the form of the new figure.
    """
    if not expected or _LATIN.search(expected) or not 0 <= start < end <= len(text):
        return None
    if end < len(text) and _LETTER.match(text[end]) and _LETTER.match(text[end - 1]):
        return None  # only a part of a word would go
    first = start
    while first and _LETTER.match(text[first - 1]) and _LETTER.match(text[start]):
        first -= 1
    joined = text[first:start] or _clitic_of(text[start:end], kind)
    wanted = _alike(text[start:end], expected, kind)
    told = _joined(joined, wanted, kind) if wanted else None
    if told is None:
        return None
    rest = text[end:]
    if kind in ("number", "stale"):
        counted = _counted(text[start:end], expected, rest)
        if counted is None:
            return None
        rest = counted
    return f"{text[:first]}{told}{rest}"


def without(text: str, start: int, end: int) -> str | None:
    """The sentence without its tail, or without what stands between two commas; None otherwise."""
    before, after = text[:start].rstrip(), text[end:].strip()
    bare = after.strip(" .؟!")
    if not bare and len(before.split()) >= 4:
        final = text.rstrip()[-1:]
        return before.rstrip("،؛, ") + (final if final in ".؟!" else "")
    if before.endswith("،") and after.startswith("،") and len(before.split()) >= 2:
        return f"{before[:-1].rstrip()} {after[1:].lstrip()}"
    return None


def unquoted(text: str, start: int, end: int) -> str | None:
    """The sentence without the quotation marks around these words."""
    opening = max(text.rfind(mark, 0, start + 1) for mark in '«"“')
    closing = min((at for mark in '»"”' if (at := text.find(mark, end - 1)) >= 0), default=-1)
    if opening < 0 or closing <= opening or start - opening > 2 or closing - end > 2:
        return None
    inner = text[opening + 1 : closing].strip()
    before = text[:opening].rstrip()
    gap = " " if before else ""
    # «قال: "…"» without its marks would be no sentence.
    return None if before.endswith(":") else f"{before}{gap}{inner}{text[closing + 1 :]}"


def _clitic_of(found: str, kind: ProblemKind) -> str:
    """What is joined to the first word of a name, as the lexicon reads it, or of a day."""
    if kind == "date":
        return _BEFORE_DAY.match(found)[0]  # type: ignore[index]  # it matches nothing too
    if kind not in _NAMED:
        return ""
    for mention in load().mentions(found, "ar"):
        if 0 < mention.start <= 4 and " " not in found[: mention.start]:
            return found[: mention.start]
        break
    return ""


def _alike(found: str, expected: str, kind: ProblemKind) -> str | None:
    """What is expected, written as what was found: with its article, without separators."""
    if _BARE_NUMBER.fullmatch(found) and _BARE_NUMBER.fullmatch(expected):
        plain = expected if re.search(r"[,.٬٫]", found) else re.sub(r"[,٬](?=\d{3})", "", expected)
        return plain.translate(_INDIC) if found[0] in "٠١٢٣٤٥٦٧٨٩" else plain
    if kind == "title":
        return _as_title(found, expected)
    if kind == "place" and has_article(found):
        return _as_adjective(found, expected)
    return expected


def _as_title(found: str, expected: str) -> str | None:
    """A title in the place of another: as definite as that one, and not without a name it had."""
    ours, theirs = found.split(), expected.split()
    if len(ours) != len(theirs) and expected not in found and found not in expected:
        return None
    if abs(len(ours) - len(theirs)) > 1 or expected.endswith("ا") > found.endswith("ا"):
        return None
    if has_article(ours[0]) == has_article(theirs[0]):
        return expected
    return definite(expected) if has_article(ours[0]) and len(theirs) == 1 else None


def _as_adjective(found: str, expected: str) -> str | None:
    """«السوداني» by «لبناني»: an adjective takes over article and gender, and no other form."""
    if _is_place(found):
        return expected
    bent = found.endswith(("ي", "ية", "ين", "ون", "ات"))
    if _is_place(expected) or not expected.endswith("ي"):
        return None if bent else expected
    if " " in found + expected or has_article(expected):
        return None
    if found.endswith("ي"):
        return definite(expected)
    return definite(f"{expected}ة") if found.endswith("ية") else None


def _is_place(name: str) -> bool:
    """Whether the lexicon has it as the name of a country or a place."""
    book = load()
    return any(name in one.ar for one in book.countries) or any(
        name in one.ar for one in book.places
    )


def _joined(joined: str, expected: str, kind: ProblemKind) -> str | None:
    if not joined:
        return expected
    parts = _JOINED.fullmatch(joined)
    if parts is None:
        return None
    conjunction, preposition, article = parts["conj"], parts["prep"], parts["article"]
    phrase = expected
    if article and kind not in _NAMED and not has_article(expected):
        if " " in expected:
            return None
        phrase = definite(expected)
    if preposition:
        phrase = attach(preposition, phrase)
    return conjunction + phrase


def _counted(found: str, expected: str, rest: str) -> str | None:
    """What follows a figure, in the form that the new figure wants; None when unsure."""
    if not (_BARE_NUMBER.fullmatch(found.strip()) and _BARE_NUMBER.fullmatch(expected.strip())):
        return rest if _same_shape(found, expected) else None
    following = _NEXT.match(rest)
    if following is None or fold(following["word"]) in _NO_NOUN:
        return rest
    was, new = _value(found), _value(expected)
    if was is None or new is None:
        return None
    if _class(was) == _class(new):
        return rest if _class(new) else None
    form = _form_of(following["word"], new)
    return (
        None
        if form is None
        else f"{rest[: following.start('word')]}{form}{rest[following.end() :]}"
    )


def _same_shape(found: str, expected: str) -> bool:
    """Whether both are figures with what they measure, or neither ends before a noun."""
    was, new = figures(found, "ar"), figures(expected, "ar")
    if not was or not new:
        return False
    return not _BARE_NUMBER.fullmatch(expected.strip()) and not _BARE_NUMBER.fullmatch(
        found.strip()
    )


def _value(text: str) -> Decimal | None:
    found = figures(text.strip(), "ar")
    return found[0].value if found else None


def _class(value: Decimal) -> str:
    """Which form a figure gives its noun; "" where it is none that digits go with."""
    if value != value.to_integral_value() or value < _SMALL:
        return ""
    last = int(value) % 100
    return "plural" if 3 <= last <= 10 else "accusative" if last >= 11 else "genitive"


def _form_of(word: str, value: Decimal) -> str | None:
    """The noun as the figure wants it, where the lexicon knows its singular and plural."""
    plain = _MARKS.sub("", word)
    wanted = _class(value)
    for term in load().terms:
        plural = term.plural_ar or ""
        if term.pos not in ("noun", "noun_pl") or not plural or not term.ar:
            continue
        singular = term.ar[0]
        if " " in singular or " " in plural:
            continue
        if plain in (singular, plural, accusative(singular)):
            forms = {"plural": plural, "accusative": accusative(singular), "genitive": singular}
            return forms.get(wanted)
    return None
