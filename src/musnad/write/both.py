"""One article from what two or three sides say of the same: each told as that side tells it.

What both say is attributed to both, what one says to that one alone; where they differ, each
version stands beside the other under its own name. No word is added but the attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musnad.arabic.normal import fold
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, lines
from musnad.core.release import Release
from musnad.write.notice import one_line, original_blocks
from musnad.write.settling import leans, without_bare_crossheads
from musnad.write.tellings import tellings

WRITER: Final = "both"
MOST_RELEASES: Final = 3

_ORDINALS: Final = ("الأول", "الثاني", "الثالث")
_KICKERS: Final = {2: "بيانان", 3: "ثلاثة بيانات"}
_PARAGRAPH: Final = 3
_OWN_SOURCE: Final = re.compile(
    r"،\s(?:بحسب|وفق)\s(?:البيان|بيان(?:\s[^،.]{1,160})?|متحدث باسم داونينغ ستريت)\.?$"
)
_QUOTING: Final = re.compile(
    r"^(?P<and>و)?(?P<verb>جاء في|أضاف) (?:البيان|بيان(?: صادر عن [^:«]{1,160})?):\s*"
)
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_SAYS: Final = re.compile(
    r"و?(?:أعلنت?|قالت?|أكدت?|ذكرت?|أفادت?|أوضحت?|أضافت?|أدانت?|رحبت?|أعربت?|دعت?|دعا) "
)
_HEADLINE_WORDS: Final = 16
_SHARED: Final = 0.6
_ENDS_SENTENCE: Final = re.compile(r"[\s.،]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One side: its release as it is cited, its name, and its sentences in Arabic.

    ``name`` is the publisher's, "" where it is not known or shared with another side; ``said``
    what its release is called («بيان وزارة الموانئ»). ``told`` are the lines that its own
    writer made of it, the lead first, each citing sentences of this release alone; empty where
    no writer without a model knows its language. ``headline`` is that writer's.
    """

    release: Release
    name: str
    said: str
    told: tuple[Line, ...]
    headline: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Sentences of two sides that tell the same, by their ids.

    ``apart`` says that they differ. ``holds`` are the places of the voices whose lines the other
    side alone bears out: only such a line may be told of both.
    """

    ids: frozenset[str]
    apart: bool = False
    holds: frozenset[int] = frozenset()


def merged(
    voices: Sequence[Voice],
    meetings: Sequence[Meeting],
    *,
    contested: frozenset[str] = frozenset(),
    by_name: bool = True,
) -> Draft:
    """The article of two or three sides, the first one's account before the others'.

    ``contested`` are words that sides differ about: no headline has one of them. Without
    ``by_name`` the lead says «وفق البيانين» and leaves the names to what follows.
    """
    host = _Merger(voices, meetings, by_name=by_name)
    body = list(host.lines())
    at = _lead_at(body)
    lead = _without_and(body.pop(at)) if at is not None else None
    told = [*([lead] if lead else []), *body]
    draft = Draft(
        release_id=voices[0].release.id,
        headline=_headline(voices, told, contested),
        kicker=_KICKERS[len(voices)],
        lead=Line(text=host.attributed(lead, None), cites=lead.cites) if lead else Line(text=""),
        blocks=tuple(_blocks(host, told[1:], told[0] if told else None)),
        writer=Byline(name=WRITER),
        coverage=Coverage(release_sentences=0, rendered=0),
    )
    return settled_among(draft, [one.release for one in voices])


def settled_among(draft: Draft, releases: Sequence[Release]) -> Draft:
    """The draft with what no line tells printed in its own language, release by release."""
    told = [one for one in draft.blocks if one.type != "original" and one.sentences]
    kept = tuple(without_bare_crossheads(told))
    cited = {
        cite
        for role, line in lines(replace(draft, blocks=kept))
        if role not in ("headline", "notice", "crosshead")
        for cite in line.cites
    }
    left = [one for release in releases for one in release.body if one.id not in cited]
    whole = sum(len(release.body) for release in releases)
    originals = [
        block
        for release in releases
        for block in original_blocks(tuple(one for one in release.body if one.id not in cited))
    ]
    return replace(
        draft,
        blocks=(*kept, *originals),
        coverage=Coverage(
            release_sentences=whole,
            rendered=whole - len(left),
            left=tuple(one.id for one in left),
        ),
    )


def bare_of(text: str) -> str:
    """A line without the source at its end, and without its full stop."""
    return _ENDS_SENTENCE.sub("", _OWN_SOURCE.sub("", text.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line of the merged article before it is attributed.

    ``sides`` are the places of the voices that say so, ``pair`` numbers the versions of one
    thing that sides tell otherwise; 0 is none. ``bare`` is the text without its own source.
    """

    bare: str
    cites: tuple[str, ...]
    sides: tuple[int, ...]
    pair: int = 0
    quoted: bool = False


class _Merger:
    def __init__(
        self, voices: Sequence[Voice], meetings: Sequence[Meeting], *, by_name: bool
    ) -> None:
        self._voices = voices
        self._by_name = by_name
        self._meetings = meetings
        self._side_of = {
            one.id: number for number, voice in enumerate(voices) for one in voice.release.body
        }
        self._line_of: Mapping[str, tuple[int, int]] = {
            cite: (number, at)
            for number, voice in enumerate(voices)
            for at, line in enumerate(voice.told)
            for cite in line.cites
        }
        self._told: set[str] = set()
        self._used: set[tuple[int, int]] = set()
        self._pairs = 0

    def lines(self) -> Iterator[Part]:
        """All lines in reading order, versions of one thing one after the other."""
        for number, voice in enumerate(self._voices):
            before = True
            for at, line in enumerate(voice.told):
                told = set(line.cites) <= self._told or (number, at) in self._used
                if told or (leans(line.text) and not before):
                    before = told and number == 0
                    continue
                before = True
                yield from self._part(number, at)

    def _part(self, number: int, at: int) -> Iterator[Part]:
        line = self._voices[number].told[at]
        self._used.add((number, at))
        own = frozenset(line.cites)
        agreeing, apart = [number], []
        cites = [*line.cites]
        for meeting in self._meetings:
            if own.isdisjoint(meeting.ids):
                continue
            others = sorted(one for one in meeting.ids - own if self._side_of[one] != number)
            side = self._side_of[others[0]] if others else number
            if meeting.apart:
                apart.append((side, others))
            elif number in meeting.holds and side not in agreeing and not _is_quote(line.text):
                agreeing.append(side)
                cites += others
                # Where this side does not bear out the other's line, that one tells more.
                if side in meeting.holds or not self._line_of.keys() & set(others):
                    self._told.update(others)
        self._told.update(own)
        if not apart:
            yield self._made(line, tuple(agreeing), tuple(dict.fromkeys(cites)))
            return
        versions = list(self._versions(apart))
        self._pairs += 1
        yield self._made(line, tuple(sorted(agreeing)), tuple(dict.fromkeys(cites)), self._pairs)
        for one in versions:
            yield replace(one, pair=self._pairs)

    def _versions(self, apart: Sequence[tuple[int, list[str]]]) -> Iterator[Part]:
        """What the others tell otherwise: in their own lines, else word for word."""
        for side, ids in apart:
            found = False
            for id_ in ids:
                place = self._line_of.get(id_)
                if place is None or place in self._used or id_ in self._told:
                    continue
                line = self._voices[side].told[place[1]]
                if leans(line.text) and place[1] > 0:
                    continue
                self._used.add(place)
                self._told.update(line.cites)
                found = True
                yield self._made(line, (side,), line.cites)
            if not found:
                for id_ in ids:
                    yield self._verbatim(side, id_)

    def _verbatim(self, side: int, id_: str) -> Part:
        """A sentence in its own words and language, for a version that no line tells."""
        release = self._voices[side].release
        text = one_line(release.sentence(id_).text).rstrip(" .،")
        own = text.replace("«", "“").replace("»", "”")
        its = "" if release.language == "ar" else " بلغته"
        return Part(
            bare=f"أما {self._other(side)} فجاء فيه{its}: «{own}».",
            cites=(id_,),
            sides=(side,),
            quoted=True,
        )

    def _other(self, side: int) -> str:
        """A side's release as it is called beside another's: never by a name in Latin letters."""
        voice = self._voices[side]
        if _ARABIC.search(voice.name) or not voice.name:
            return voice.said
        return "البيان الآخر" if len(self._voices) == 2 else f"البيان {_ORDINALS[side]}"

    def _made(
        self, line: Line, sides: tuple[int, ...], cites: tuple[str, ...], pair: int = 0
    ) -> Part:
        bare = bare_of(line.text)
        quoting = _QUOTING.match(bare)
        if quoting is not None:
            said = self._voices[sides[0]].said
            verb = "وجاء في" if quoting["verb"] == "جاء في" else "وأضاف"
            bare = f"{verb} {said}: {bare[quoting.end() :]}"
        return Part(bare=bare, cites=cites, sides=sides, pair=pair, quoted=quoting is not None)

    def attributed(self, part: Part, before: Part | None) -> str:
        """The line with who says so, unless the line before it said it of the same sides."""
        bare = part.bare
        if part.quoted:
            return bare if bare.endswith((".", "؟", "!")) else f"{bare}."
        if before is not None and before.sides == part.sides and not part.pair:
            if len(part.sides) == 1 and not before.pair:
                return f"{bare}، بحسب البيان نفسه."
            if len(part.sides) == len(self._voices):
                return f"{bare}."
        if len(part.sides) == 1 and _says_itself(bare, self._voices[part.sides[0]].name):
            return f"{bare}."
        return f"{bare}، {self._source(part.sides, first=before is None)}."

    def _source(self, sides: tuple[int, ...], *, first: bool) -> str:
        voices = [self._voices[one] for one in sides]
        if len(voices) == 1:
            return f"بحسب {voices[0].said}"
        whole = len(voices) == len(self._voices)
        if whole and not (self._by_name and first and all(one.name for one in voices)):
            return "وفق البيانين" if len(voices) == 2 else "وفق البيانات الثلاثة"
        if not all(_ARABIC.search(one.name) for one in voices):
            return f"وفق {' و'.join(one.said for one in voices)}"
        head = "بياني" if len(voices) == 2 else "بيانات"
        return f"وفق {head} {' و'.join(one.name for one in voices)}"


def _without_and(part: Part) -> Part:
    """The line as one that opens an article: «واتفق الوزيران» without its «و»."""
    word, _, rest = part.bare.partition(" ")
    bare = word.removeprefix("و")
    if bare != word and fold(word) not in tellings() and fold(bare) in tellings():
        return replace(part, bare=f"{bare} {rest}")
    return part


def _is_quote(text: str) -> bool:
    """Whether a line gives one side's own words: nobody else is said to have spoken them."""
    return _QUOTING.match(text) is not None


def _lead_at(body: Sequence[Part]) -> int | None:
    """The first line that more than one side says and that nothing after it hangs on."""
    for at, one in enumerate(body):
        following = body[at + 1].bare if at + 1 < len(body) else ""
        clean = len(one.sides) > 1 and not one.pair and not leans(one.bare)
        if clean and (at == 0 or not leans(following)):
            return at
    alone = (at for at, one in enumerate(body) if not one.pair and not leans(one.bare))
    return next(alone, 0 if body else None)


def _headline(voices: Sequence[Voice], parts: Sequence[Part], contested: frozenset[str]) -> Line:
    """The first side's headline, under its name unless all say so; never a contested word."""
    shared = {word for one in parts if len(one.sides) > 1 for word in _words(one.bare)}
    lead = parts[0] if parts else None
    for voice in voices:
        top = voice.headline
        if top is None or not top.text or not _free(top.text, contested):
            continue
        words = _words(top.text)
        if len(words & shared) >= _SHARED * len(words):
            return top
        if lead is not None and len(lead.sides) > 1 and _short(lead.bare, contested):
            return Line(text=lead.bare, cites=lead.cites)
        if _ARABIC.search(voice.name):
            return Line(text=f"{voice.name}: {top.text}", cites=top.cites)
    if lead is not None and len(lead.sides) > 1 and _free(lead.bare, contested):
        return Line(text=lead.bare, cites=lead.cites)
    return Line(text=_issued(voices), cites=_first_cites(voices))


def _short(text: str, contested: frozenset[str]) -> bool:
    return len(text.split()) <= _HEADLINE_WORDS and _free(text, contested)


def _words(text: str) -> set[str]:
    return {word.removeprefix("و") for word in re.findall(r"\w{3,}", fold(text))}


def _issued(voices: Sequence[Voice]) -> str:
    """«بيانان صادران عن الرئاسة ووزارة الخارجية»."""
    head = "بيانان صادران" if len(voices) == 2 else "ثلاثة بيانات صادرة"
    if not all(one.name for one in voices):
        return "بيانان عن حدث واحد" if len(voices) == 2 else "ثلاثة بيانات عن حدث واحد"
    return f"{head} عن {' و'.join(one.name for one in voices)}"


def _first_cites(voices: Sequence[Voice]) -> tuple[str, ...]:
    return tuple(one.release.citable[0].id for one in voices if one.release.citable)


def noticed(voices: Sequence[Voice], notices: Sequence[Draft]) -> Draft:
    """What stands in for an article when nothing can be told: who published what, and the texts.

    ``notices`` are those of each release alone.
    """
    said = [one.lead.text.rstrip(" .") for one in notices]
    lead = Line(text=f"{'؛ و'.join(said)}.", cites=_first_cites(voices))
    draft = replace(
        notices[0],
        headline=Line(text=_issued(voices), cites=_first_cites(voices)),
        lead=lead,
        blocks=(),
        writer=Byline(name=WRITER),
    )
    return settled_among(draft, [one.release for one in voices])


def _says_itself(text: str, name: str) -> bool:
    """Whether the sentence already tells that the side said it: «أعلنت وزارة الموانئ …»."""
    return bool(name) and _SAYS.match(text) is not None and fold(name) in fold(text[:80])


def _free(text: str, contested: frozenset[str]) -> bool:
    words = set(re.findall(r"\w+", text))
    return not any(set(re.findall(r"\w+", one)) <= words for one in contested if one)


def _blocks(host: _Merger, parts: Sequence[Part], before: Part | None) -> Iterator[Block]:
    """Paragraphs of a few lines; versions of one thing are never cut apart."""
    told: list[Line] = []
    last = before
    for one in parts:
        together = one.pair and last is not None and last.pair == one.pair
        other = last is not None and last.sides != one.sides
        if told and not together and (len(told) >= _PARAGRAPH or other):
            yield Block(type="paragraph", sentences=tuple(told))
            told = []
        told.append(Line(text=host.attributed(one, last), cites=one.cites))
        last = one
    if told:
        yield Block(type="paragraph", sentences=tuple(told))
