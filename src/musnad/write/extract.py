"""Writes an Arabic article from an Arabic release out of the release's own sentences.

It selects, orders, attributes and gives days their dates; it changes no fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from musnad.arabic.dates import dates
from musnad.arabic.normal import fold
from musnad.core.draft import Block, BlockType, Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.write.background import with_background
from musnad.write.dating import Calendar
from musnad.write.hijri import gregorian, with_hijri
from musnad.write.introductions import introduced
from musnad.write.notice import notice, one_line, original_blocks, title_of
from musnad.write.publisher import publisher_name
from musnad.write.tellings import HAPPENED, tellings
from musnad.write.wordlist import listed

MOST_SENTENCES = 60
"""How many sentences of a release go into the article; the rest follow as the original."""

_HEADLINE_WORDS = 16
_KICKER = "بيان"

_LABELS = re.compile(
    r"^(?:(?:بيان|خبر|تصريح|بلاغ)(?:\s+(?:صحفي|صحافي|رسمي|هام|عاجل|مشترك|للصحافة|ختامي))*"
    r"|عاجل|نص البيان)(?:\s+رقم\s+\d{1,6})?\s*[:：|–—-]\s*"
)
_BARE_LABEL = re.compile(
    r"^(?:بيان|خبر|تصريح|بلاغ)(?:\s+(?:صحفي|صحافي|رسمي|هام|عاجل|مشترك|للصحافة|ختامي))*[.:]?$"
)
_ASIDE = re.compile(
    r"،\s+(?:اليوم\s+|أمس\s+|يوم\s+)?(?:الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)[^،]{0,30}،"
)
_SITE_TAIL = re.compile(r"\s+[|–—]\s+[^|–—]{2,60}$")
_PRUNED = tuple(
    fold(opening)
    for opening in (
        "بسم الله الرحمن الرحيم",
        "السلام عليكم",
        "الحمد لله رب العالمين",
        "أصحاب المعالي",
        "أصحاب السعادة",
        "السيدات والسادة",
        "للتواصل",
        "لمزيد من المعلومات",
        "للمزيد من المعلومات",
        "للاستفسار",
        "تابعونا",
        "شارك",
        "اقرأ أيضا",
        "طالع أيضا",
        "انتهى",
        "والله ولي التوفيق",
        "والسلام عليكم",
        "جميع الحقوق محفوظة",
        "فهرس",
    )
)
_ATTRIBUTES = frozenset(
    fold(verb)
    for verb in listed(
        "أعلن أعلنت قال قالت أكد أكدت ذكر ذكرت أفاد أفادت أوضح أوضحت أعرب أعربت أدان أدانت "
        "رحب رحبت رحّب دعا دعت شدد شددت شدّد أصدر أصدرت نفى نفت صرح صرحت صرّح طالب طالبت "
        "استنكر استنكرت بحسب وفق نقلا يعرب تعرب يدين تدين يرحب ترحب يؤكد تؤكد يدعو تدعو يعلن تعلن "
        "يستنكر تستنكر يطالب تطالب"
    )
)
_FIRST_PERSON = frozenset(
    fold(word)
    for word in listed(
        "نحن إننا أننا لدينا علينا بلادنا بلدنا شعبنا حكومتنا دولتنا نؤكد نرحب نرحّب ندين "
        "نستنكر نعرب نعبر ندعو نطالب نشدد نجدد نعلن نأمل نتطلع نثمن نشكر نقف نحث نعتبر نرفض "
        "نتقدم نود نشيد نعزي نهنئ إنني أنني أؤكد أرحب أدعو أشكر أتقدم أعرب يسرني يسرنا أود "
        "شركائنا حلفائنا قواتنا جهودنا التزامنا دعمنا"
    )
)
_WORDS = re.compile(r"[\u0621-\u0652\u0670-\u06d3]+")
_ENDS = (".", "؟", "?", "!", "…", ":", "؛", "»", "”", '"')


class Extract:
    """The writer for Arabic releases: the source's own sentences, ordered and attributed."""

    name = "extract"

    def accepts(self, release: Release) -> bool:
        """Whether the release is in Arabic and has a body."""
        return release.language == "ar" and bool(release.body)

    def write(self, release: Release, house: House) -> Draft:
        """The article; a notice when no sentence of the body tells news."""
        return with_hijri(self._written(release, gregorian(house)), house)

    def _written(self, release: Release, house: House) -> Draft:
        news = tuple(one for one in release.body if not _is_pruned(one.text))
        first = _lead_index(news, clean_title(title_of(release)))
        if first is None or release.language != "ar":
            return notice(release, house)
        lead = news[first]
        rest = tuple(one for one in news if one is not lead)
        told, left = rest[: MOST_SENTENCES - 1], rest[MOST_SENTENCES - 1 :]
        kept = {lead.id, *(one.id for one in told)}
        publisher = publisher_name(release)
        calendar = Calendar(release, house)
        opening = calendar.written(_without_dateline(lead, release))
        draft = Draft(
            release_id=release.id,
            headline=_headline(release, lead),
            kicker=_KICKER,
            lead=Line(text=_attributed(opening, publisher), cites=(lead.id,)),
            blocks=(*_dated(_blocks(told), calendar), *original_blocks(left)),
            writer=Byline(name=self.name),
            coverage=Coverage(
                release_sentences=len(release.body),
                rendered=1 + len(told),
                left=tuple(one.id for one in release.body if one.id not in kept),
            ),
        )
        return with_background(introduced(draft, release, house), release, house)


def clean_title(title: str) -> str:
    """The title without «بيان صحفي:», the site's name after a bar, and a final full stop."""
    cleaned = one_line(title)
    cleaned = _LABELS.sub("", cleaned)
    if len(cleaned.split()) > 6:
        cleaned = _SITE_TAIL.sub("", cleaned)
    return cleaned.rstrip(" .،")


def _headline(release: Release, lead: Sentence) -> Line:
    title = clean_title(title_of(release))
    if len(title.split()) >= 3 and not _BARE_LABEL.match(title):
        basis = [one.id for one in release.sentences if one.kind == "title"]
        return Line(text=title, cites=tuple(basis[:1]) or (lead.id,))
    text = _ASIDE.sub("", _without_dateline(lead, release)).rstrip(" .")
    words = text.split()
    if len(words) > _HEADLINE_WORDS:
        clause = text.split("،", maxsplit=1)[0]
        text = clause if 7 <= len(clause.split()) <= _HEADLINE_WORDS else text
    return Line(text=text, cites=(lead.id,))


def _is_pruned(text: str) -> bool:
    folded = fold(text)
    words = len(_WORDS.findall(text))
    if words == 0:
        return not any(letter.isalnum() for letter in text)
    if _BARE_LABEL.match(text.strip()) or _is_day(text):
        return True
    return words <= 14 and folded.startswith(_PRUNED)


def _is_day(text: str) -> bool:
    """Whether a line gives a day and nothing else: when the release was issued."""
    bare = text.strip(" .،:-–—")
    return any(one.text == bare and one.day for one in dates(bare, "ar"))


def _lead_index(news: Sequence[Sentence], title: str) -> int | None:
    """The first sentence that says what happened; failing that the first full sentence.

    A sentence that says again what the title says tells what happened, whatever its verb.
    """
    fallback: int | None = None
    for index, one in enumerate(news):
        words = [fold(word) for word in _WORDS.findall(one.text)]
        if len(words) < 5 or _speaks_as_we(one.text):
            continue
        if fallback is None and one.kind == "text":
            fallback = index
        opening = words[:8]
        if any(_bare(word) in tellings() or word in tellings() for word in opening):
            return index
        if one.kind == "text" and _retells(words, title):
            return index
    if fallback is not None:
        return fallback
    return 0 if news and any(len(_WORDS.findall(one.text)) >= 3 for one in news) else None


def _retells(words: Sequence[str], title: str) -> bool:
    """Whether most words of the title come back in the sentence."""
    wanted = [fold(word) for word in _WORDS.findall(title)]
    known = set(words) | {_bare(word) for word in words}
    found = sum(word in known or _bare(word) in known for word in wanted)
    return len(wanted) >= 4 and found * 2 > len(wanted)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") else word


def _speaks_as_we(text: str) -> bool:
    """Whether the sentence speaks in the first person outside its quotations."""
    outside = re.sub(r"«[^»]{0,2000}»|“[^”]{0,2000}”|\"[^\"]{0,2000}\"", " ", text)
    return any(
        word in _FIRST_PERSON or _bare(word) in _FIRST_PERSON
        for word in (fold(found) for found in _WORDS.findall(outside))
    )


def _without_dateline(sentence: Sentence, release: Release) -> str:
    text = one_line(sentence.text)
    dateline = one_line(release.dateline or "")
    if dateline and text.startswith(dateline):
        text = text[len(dateline) :].lstrip(" :،-–—") or text
    return text


def _attributed(text: str, publisher: str) -> str:
    """The lead with its source at the end, unless it already names one."""
    if _speaks_as_we(text):
        quoted = _quoted(text)
        return (
            f"جاء في بيان صادر عن {publisher}: {quoted}."
            if publisher
            else f"جاء في بيان: {quoted}."
        )
    opening = [fold(word) for word in _WORDS.findall(text)[:6]]
    if any(word in _ATTRIBUTES or _bare(word) in _ATTRIBUTES for word in opening):
        return text
    if publisher and fold(publisher) in fold(text):
        return text
    source = f"بحسب بيان صادر عن {publisher}" if publisher else "بحسب البيان"
    return f"{text.rstrip(' .،')}، {source}."


def _quoted(text: str) -> str:
    inner = text.strip().rstrip(".").strip()
    if inner.startswith("«") and inner.endswith("»") and inner.count("«") == 1:
        return inner
    inner = inner.replace("«", "“").replace("»", "”")
    return f"«{inner}»"


def _dated(blocks: Sequence[Block], calendar: Calendar) -> tuple[Block, ...]:
    return tuple(
        replace(
            block,
            sentences=tuple(
                replace(line, text=calendar.written(line.text)) for line in block.sentences
            ),
        )
        for block in blocks
    )


def _blocks(told: Sequence[Sentence]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    quoted = False
    for _, run in groupby(told, key=lambda one: (one.paragraph, _block_type(one))):
        sentences = tuple(run)
        kind = _block_type(sentences[0])
        lines: list[Line] = []
        for one in sentences:
            text = one_line(one.text)
            if kind == "paragraph" and _speaks_as_we(text):
                said = "وأضاف البيان" if quoted else "وجاء في البيان"
                text, quoted = f"{said}: {_quoted(text)}.", True
            lines.append(Line(text=text, cites=(one.id,)))
        previous = blocks[-1] if blocks else None
        if kind == "list" and previous is not None and previous.type == "list":
            blocks[-1] = Block(type="list", sentences=(*previous.sentences, *lines))
        else:
            blocks.append(Block(type=kind, sentences=tuple(lines)))
    return tuple(blocks)


def _block_type(sentence: Sentence) -> BlockType:
    if sentence.kind == "item":
        return "list"
    text = sentence.text.strip()
    if not text.endswith(_ENDS) and len(text.split()) <= 7:
        words = [fold(word) for word in _WORDS.findall(text)]
        if not any(word in HAPPENED for word in words):
            return "crosshead"
    return "paragraph"
