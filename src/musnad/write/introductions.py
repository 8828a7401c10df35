"""Introduces people: the title that the ledger gives a bare name, and the house's order.

Only the first mention of a person in an article changes, and only outside quotations. What
the source itself calls somebody is never replaced, and a vacant office or an unknown day
adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from musnad.arabic.agreement import attach, has_article
from musnad.arabic.normal import fold
from musnad.core.draft import Block, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release
from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Fact, Mention
from musnad.lexicon.house import introduce, lexicon_of
from musnad.lexicon.ledger import styled
from musnad.write.tellings import tellings
from musnad.write.wordlist import listed

MOST_SENTENCES = 120
"""How many sentences of a release are looked through for titles."""

_RANKS = ("king ", "emir ", "president ", "crown prince ", "prime minister ")
"""Of several offices the one that is named first, as the ledger words them."""

_TOLD = frozenset({"paragraph", "list"})
_QUOTED = re.compile(r"«[^»]{0,2000}»|“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_COURTESY_AR = re.compile(r"(?:السيد|السيدة|الدكتور|الدكتورة|د\.)\s$")
_COURTESY_EN = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s$")
_LAST_WORD = re.compile(r"(\S+)\s+$")
_PREFIX = re.compile(r"(?<![\u0621-\u064a])[وفلبك]{1,2}$")
_STARTS = re.compile(r"^\W*$")
_ENGLISH_BEFORE = frozenset(
    listed(
        "with by to from and for of between that met told saw called joined urged hosted sent "
        "against about alongside as thanks to"
    )
)
_ARABIC_BEFORE = frozenset(
    fold(word)
    for word in listed(
        "مع من إلى عن بين على في أن إن بأن بعد قبل لدى عند ضد حول نحو تجاه استدعى استدعت هاتف هاتفت"
    )
)
_APPOSED = re.compile(r"[،,] (?![وفبل])(\w+)[^،,.؛;]{0,80}[،,.؛;]")
_NO_TITLE = frozenset(
    fold(word)
    for word in listed(
        "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت اليوم أمس مساء صباح يوم في خلال مع "
        "على عن من إلى حيث قبل بعد منذ عبر ضمن إن أن كما ثم "
        "and on in at during after before as while but with where to from monday tuesday "
        "wednesday thursday friday saturday sunday today yesterday"
    )
)
"""Words that open no title after a name and a comma."""
_CONNECTORS = frozenset(fold(word) for word in listed("of the for 's s to and في على لدى عن"))
_PUNCTUATION = frozenset('،,.؛:؟!)»"”')


def introduced(draft: Draft, release: Release, house: House) -> Draft:
    """The draft with each person's first mention outside the headline as the house has it."""
    if house.ledger_titles == "never" and house.title_order == "title_first":
        return draft
    host = _Introducer(release, house)
    lead = draft.lead if draft.notice else _line(draft.lead, host)
    blocks = tuple(_block(block, host) if block.type in _TOLD else block for block in draft.blocks)
    return replace(draft, lead=lead, blocks=blocks)


def title_on(person: str, day: date, book: Lexicon) -> str | None:
    """The Arabic of the foremost office that the ledger gives a person on a day, or None.

    An office that has no end in the ledger is not relied on a year after its newest row.
    """
    entry = book.person(person)
    held = [fact for fact in book.offices_on(person, day) if book.holds(fact, day)]
    if entry is None or not held:
        return None
    title = styled(_foremost(held), book, gender=entry.gender)
    named = entry.ar[0].partition(" ")[0]
    return None if title == named else title


def _foremost(held: Sequence[Fact]) -> Fact:
    ranked = [fact for rank in _RANKS for fact in held if fact.predicate.startswith(rank)]
    permanent = [fact for fact in held if not fact.predicate.startswith("acting ")]
    return (*ranked, *permanent, *held)[0]


def _line(line: Line, host: _Introducer) -> Line:
    return replace(line, text=host.written(line.text))


def _block(block: Block, host: _Introducer) -> Block:
    return replace(block, sentences=tuple(_line(line, host) for line in block.sentences))


class _Introducer:
    """Goes through an article in reading order and remembers whom it has met."""

    def __init__(self, release: Release, house: House) -> None:
        self._house = house
        self._book = lexicon_of(house)
        self._day = release.published.date() if release.published else None
        self._titled = _titled_in(release, self._book)
        self._told = release.language != "ar"
        self._met: set[str] = set()

    def written(self, text: str) -> str:
        """The sentence with the people whom it is the first to name introduced."""
        mentions = self._book.mentions(text, "ar")
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        changes: list[tuple[int, int, str]] = []
        for number, mention in enumerate(mentions):
            if mention.kind != "person" or mention.id in self._met:
                continue
            if any(start <= mention.start < end for start, end in quoted):
                continue
            self._met.add(mention.id)
            change = self._change(text, mentions, number)
            if change is not None:
                changes.append(change)
        for start, end, new in reversed(changes):
            closed = text[end : end + 1] in ("", *_PUNCTUATION)
            told = new.removesuffix("،") if closed else new
            text = text[:start] + told + text[end:]
        return text

    def _change(
        self, text: str, mentions: Sequence[Mention], number: int
    ) -> tuple[int, int, str] | None:
        """A stretch of the sentence and what is written in its place."""
        mention = mentions[number]
        run = _title_run(text, mentions, number)
        if run is not None:
            return self._titled_name(text, run, mentions, mention)
        if (
            self._house.ledger_titles == "never"
            or mention.id in self._titled
            or " " not in mention.text.strip()
            or not _bare(text, mentions, number, "ar", told=self._told)
        ):
            return None
        title = self._ledger(mention.id)
        if title is None or fold(title) in fold(text):
            return None
        courtesy = _COURTESY_AR.search(text[: mention.start])
        start = courtesy.start() if courtesy else mention.start
        return _joined(
            text, start, mention.end, introduce(title, text[start : mention.end], self._house)
        )

    def _titled_name(
        self, text: str, start: int, mentions: Sequence[Mention], mention: Mention
    ) -> tuple[int, int, str] | None:
        """A name behind its title: the title in full, and in the order of the house."""
        given = text[start : mention.start].strip()
        title, name = self._in_full(given, mention)
        if title == given and self._house.title_order == "title_first":
            return None
        turned = self._house.title_order == "name_first"
        if turned and not (len(title.split()) > 1 and _may_turn(text, mentions, start)):
            return None
        told = introduce(_with_alef(title), name, self._house)
        if given.startswith("لل"):
            return start, mention.end, attach("ل", told)
        return _joined(text, start, mention.end, told)

    def _in_full(self, given: str, mention: Mention) -> tuple[str, str]:
        """A part of a title as the ledger has all of it; as it is given in any other case."""
        title = self._ledger(mention.id) if self._house.ledger_titles == "full" else None
        if title is None or len(title.split()) <= len(given.split()):
            return given, mention.text
        if not _key(title).startswith(f"{_key(given)} "):
            return given, mention.text
        person = self._book.person(mention.id)
        alone = person is not None and " " not in mention.text
        return title, person.ar[0] if person is not None and alone else mention.text

    def _ledger(self, person: str) -> str | None:
        return title_on(person, self._day, self._book) if self._day is not None else None


def _with_alef(title: str) -> str:
    """«للرئيس» without its joined ل: «الرئيس»."""
    return f"ا{title[1:]}" if title.startswith("لل") else title


def _key(title: str) -> str:
    words = [fold(word) for word in _with_alef(title).split()]
    first = words[0][2:] if has_article(words[0]) else words[0]
    return " ".join((first, *words[1:]))


def _joined(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The change with the ل before it joined as Arabic joins it."""
    prefix = _PREFIX.search(text[:start])
    if prefix is not None and prefix[0].endswith("ل") and has_article(new.partition(" ")[0]):
        return start - 1, end, attach("ل", new)
    return start, end, new


def _may_turn(text: str, mentions: Sequence[Mention], start: int) -> bool:
    """Whether nothing before a title belongs to it («مكتب رئيس …»)."""
    if text.startswith("لل", start) or _free(text, start, "ar"):
        return True
    ended = {mention.kind for mention in mentions if mention.end == start - 1}
    return bool(ended & {"person", "place", "country"})


def _title_run(text: str, mentions: Sequence[Mention], number: int) -> int | None:
    """Where the title that stands right before a name begins; None without one."""
    at = mentions[number].start
    begins: int | None = None
    for mention in reversed(mentions[:number]):
        if mention.kind == "person" or text[mention.end : at] not in (" ", " ل"):
            break
        at = mention.start
        if mention.kind == "office":
            begins = at
            break
    return begins


def _titled_in(release: Release, book: Lexicon) -> frozenset[str]:
    """The people whom the source gives a title of any kind, or may give one."""
    found: set[str] = set()
    for sentence in release.citable[:MOST_SENTENCES]:
        mentions = book.mentions(sentence.text, release.language)
        for number, mention in enumerate(mentions):
            if mention.kind == "person" and not _bare(
                sentence.text, mentions, number, release.language
            ):
                found.add(mention.id)
    return frozenset(found)


def _bare(
    text: str,
    mentions: Sequence[Mention],
    number: int,
    language: str,
    *,
    told: bool = False,
) -> bool:
    """Whether a name stands alone: no title before it or after it, nothing named for it.

    In a text ``told`` by the newsroom itself a title behind a name without a comma is that of
    the next name: «التقى فلان وزير الدفاع فلانا».
    """
    mention = mentions[number]
    before = mentions[number - 1] if number else None
    if before is not None and before.kind == "person":
        gap = text[before.end : mention.start].strip()
        if not gap and language == "ar":  # who did it, and whom it was done to
            return not _office_after(text, mentions, number, told=told)
        if gap in ("و", "and", "،", ",", "، و", ", and"):
            return _bare(text, mentions, number - 1, language, told=told)
    if _office_before(text, mentions, number):
        return False
    if _office_after(text, mentions, number, told=told):
        return False
    courtesy = _COURTESY_AR if language == "ar" else _COURTESY_EN
    found = courtesy.search(text[: mention.start])
    return _free(text, found.start() if found else mention.start, language)


def _office_before(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """Whether an office leads up to the name with nothing but its own words between."""
    end = mentions[number].start
    for mention in reversed(mentions[:number]):
        between = {fold(word) for word in text[mention.end : end].split()}
        if mention.kind == "person" or not between <= _CONNECTORS | {"،", ","}:
            return False
        if mention.kind == "office":
            return True
        end = mention.start
    return False


def _office_after(
    text: str, mentions: Sequence[Mention], number: int, *, told: bool = False
) -> bool:
    """Whether an office follows: at once, or in an apposition between commas."""
    end = mentions[number].end
    apposed = _APPOSED.match(text, end)
    if apposed is not None and fold(apposed[1]) not in _NO_TITLE | tellings():
        return True
    comma = text[end : end + 1] in ("،", ",")
    if number + 1 >= len(mentions) or (told and not comma):
        return False
    stop = re.search(r"[،,;.؛]", text[end + 2 :])
    reach = end + 2 + stop.start() if stop and comma else end + 6
    for mention in mentions[number + 1 :]:
        if mention.kind == "person" or mention.start > reach:
            return False
        if mention.kind == "office":
            return True
    return False


def _free(text: str, start: int, language: str) -> bool:
    """Whether what stands before is a verb, a particle or nothing: no title, no «مطار»."""
    before = text[:start]
    if _STARTS.match(before):
        return True
    if language != "ar":
        word = _LAST_WORD.search(before)
        bare = word[1].casefold() if word else ""
        return bare in _ENGLISH_BEFORE or bare.endswith("ed")
    prefix = _PREFIX.search(before)
    if prefix is not None:
        return not _STARTS.match(prefix[0])
    word = _LAST_WORD.search(before)
    folded = fold(word[1]) if word else ""
    bare = folded[1:] if folded[:1] in ("و", "ف") else folded
    return bool({folded, bare} & (_ARABIC_BEFORE | tellings()))
