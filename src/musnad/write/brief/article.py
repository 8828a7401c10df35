"""The brief as a writer: release in, draft out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.write.brief.generate import Gender
from musnad.write.brief.headline import headline, lead_from, sentence_of
from musnad.write.brief.names import Namer, People
from musnad.write.brief.scene import Declined, Discourse
from musnad.write.brief.sentence import Rendering, Teller, connect
from musnad.write.brief.vocabulary import vocabulary
from musnad.write.notice import notice, one_line, original_blocks
from musnad.write.publisher import publisher_name, respell

MOST_SENTENCES = 120
"""How many sentences of a release are parsed; the rest follow in the original."""

_KICKER = "بيان"
_PARAGRAPH = 3
_PREFACE = re.compile(
    r"following (?:readout|statement|is attributable)|attributable to|"
    r"(?:issued|released|made) (?:the following|this|a) (?:statement|readout)",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|him|his|Mr)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|Ms|Mrs)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the release with its rendering, or with what kept it out."""

    sentence: Sentence
    rendering: Rendering | None
    obstacle: Declined | None = None


class Brief:
    """The writer for English releases that needs no model."""

    name = "brief"

    def accepts(self, release: Release) -> bool:
        """Whether the release is in English and has a body."""
        return release.language == "en" and bool(release.body)

    def write(self, release: Release, house: House) -> Draft:
        """The article; a notice when not even a lead can be told for certain."""
        if not self.accepts(release):
            return notice(release, house)
        teller = open_teller(release, house)
        told = tell_all(release, teller)
        first = next((one for one in told if not _PREFACE.search(one.sentence.text)), None)
        if first is not None and first.rendering is None and sentence_of(release.title):
            again = open_teller(release, house)
            if lead_from(release.title, again) is not None:
                told = tell_all(release, again)
        lead = _lead(release, house, told)
        if lead is None:
            return notice(release, house)
        line, used = lead
        rest = [one for one in told if one.rendering is not None and one is not used]
        top = _headline_of(line, used, release, house)
        rendered = {one.sentence.id for one in rest} | ({used.sentence.id} if used else set())
        left = tuple(one for one in release.body if one.id not in rendered)
        return Draft(
            release_id=release.id,
            headline=Line(text=respell(top, house), cites=_headline_cites(release, line)),
            kicker=_KICKER,
            lead=line,
            blocks=(*_paragraphs(rest), *original_blocks(left)),
            writer=Byline(name=self.name),
            coverage=Coverage(
                release_sentences=len(release.body),
                rendered=len(rendered),
                left=tuple(one.id for one in left),
            ),
        )


def tell_all(release: Release, teller: Teller) -> list[Told]:
    """Each news sentence of the release with its rendering or its obstacle, in order."""
    told: list[Told] = []
    quoting = Quoting()
    for sentence in release.body[:MOST_SENTENCES]:
        if quoting.holds(sentence.text):
            told.append(Told(sentence=sentence, rendering=None, obstacle=_QUOTED))
            teller.skip()
            continue
        try:
            rendering = teller.tell(without_dateline(one_line(sentence.text)))
        except Declined as obstacle:
            told.append(Told(sentence=sentence, rendering=None, obstacle=obstacle))
        else:
            told.append(Told(sentence=sentence, rendering=rendering))
    return told


_QUOTED = Declined("“”", "quotation")
_SAYS = re.compile(r"\b(?:said|added|stated|commented|continued|concluded)\b[^.:]{0,60}:\s*$")


_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,40}(?:\([A-Za-z .]{2,20}\))?"
    r"(?:, [A-Z][A-Za-z.]{1,20}){0,2}(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? \d{4})?)? ?(?:—|–|--| -) ?(?=[A-Z])"
)


def without_dateline(text: str) -> str:
    """The sentence without "NEW YORK, 25 March 2024 —" before it."""
    return _DATELINE.sub("", text, count=1)


class Quoting:
    """Tells which sentences stand inside somebody's words, over sentence borders.

    After "X said:" without marks nobody can tell where the words end, so all that follows
    is taken to be said.
    """

    def __init__(self) -> None:
        self._open = False
        self._endless = False

    def holds(self, text: str) -> bool:
        """Whether the sentence is, wholly or in part, inside a quotation."""
        held = self._open or self._endless
        opened, closed, straight = text.count("“"), text.count("”"), text.count('"')
        if opened or closed:
            self._open = text.rfind("“") > text.rfind("”")
        if straight % 2:
            self._open = not self._open
        if _SAYS.search(text) and not self._open:
            self._endless = True
        return held


def open_teller(release: Release, house: House) -> Teller:
    """A teller that knows nothing of the release yet but its date and pronouns."""
    words = vocabulary()
    return Teller(
        namer=Namer(words.book, _pronouns(release)),
        words=words,
        house=house,
        published=release.published,
        people=People(),
        talk=Discourse(),
    )


def _pronouns(release: Release) -> Gender | None:
    text = " ".join(one.text for one in release.body[:MOST_SENTENCES])
    he, she = bool(_HE.search(text)), bool(_SHE.search(text))
    if he == she:
        return None
    return "m" if he else "f"


def _lead(release: Release, house: House, told: list[Told]) -> tuple[Line, Told | None] | None:
    source = _source(release)
    first = next((one for one in told if not _PREFACE.search(one.sentence.text)), None)
    if first is not None and first.rendering is not None and first.rendering.verbal:
        text = f"{first.rendering.text}{source}."
        return Line(text=text, cites=(first.sentence.id,)), first
    from_title = lead_from(release.title, open_teller(release, house)) if release.title else None
    titles = [one.id for one in release.sentences if one.kind == "title"]
    if from_title is not None and titles:
        return Line(text=f"{from_title}{source}.", cites=(titles[0],)), None
    for one in told:
        if one.rendering is not None:
            return Line(text=f"{one.rendering.text}{source}.", cites=(one.sentence.id,)), one
    return None


def _source(release: Release) -> str:
    publisher = publisher_name(release)
    return f"، وفق بيان صادر عن {publisher}" if publisher else "، وفق البيان"


def _headline_of(line: Line, used: Told | None, release: Release, house: House) -> str:
    """From the title; from the lead when the title is a readout's or is not understood."""
    titled = headline(release.title, open_teller(release, house)) if release.title else None
    if used is None or used.rendering is None:
        return titled or line.text.rstrip(".")
    if titled is not None and sentence_of(release.title) is None:
        return titled
    try:
        short = open_teller(release, house).tell(
            without_dateline(one_line(used.sentence.text)), headline=True
        )
    except Declined:
        return titled or used.rendering.text
    return short.text


def _headline_cites(release: Release, lead: Line) -> tuple[str, ...]:
    titles = tuple(one.id for one in release.sentences if one.kind == "title")
    return tuple(dict.fromkeys((*titles[:1], *lead.cites)))


def _paragraphs(told: list[Told]) -> tuple[Block, ...]:
    lines: list[Line] = []
    for one in told:
        if one.rendering is not None:
            before = lines[-1].text if lines else ""
            text = f"{connect(one.rendering, before)}."
            lines.append(Line(text=text, cites=(one.sentence.id,)))
    return tuple(
        Block(type="paragraph", sentences=tuple(lines[at : at + _PARAGRAPH]))
        for at in range(0, len(lines), _PARAGRAPH)
    )
