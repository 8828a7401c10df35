"""The brief as a writer: release in, draft out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.write.background import with_background
from musnad.write.brief.acronyms import once_bracketed
from musnad.write.brief.author import as_author, author_of
from musnad.write.brief.events import is_named
from musnad.write.brief.generate import Gender
from musnad.write.brief.headline import headline, lead_from, sentence_of, states_itself
from musnad.write.brief.holders import holders_of, opens_speech
from musnad.write.brief.home import full_title, home_of, in_full
from musnad.write.brief.issuers import is_signature, ministers_of
from musnad.write.brief.names import Namer
from musnad.write.brief.ours import publisher_of, without_we
from musnad.write.brief.people import People
from musnad.write.brief.quoted import Prefaced
from musnad.write.brief.scene import Declined, Discourse
from musnad.write.brief.seats import seat_of
from musnad.write.brief.sentence import Rendering, Teller, connect, standing
from musnad.write.brief.speakers import pair_of, speakers_of, third_person
from musnad.write.brief.vocabulary import vocabulary
from musnad.write.brief.wearers import Wearers
from musnad.write.hijri import gregorian, with_hijri
from musnad.write.introductions import introduced
from musnad.write.notice import notice, one_line, original_blocks
from musnad.write.publisher import publisher_name

MOST_SENTENCES = 120
"""How many sentences of a release are parsed; the rest follow in the original."""

_KICKER = "بيان"
_PARAGRAPH = 3
_PREFACE = re.compile(
    r"^(?P<by>.{3,160}?) (?:today )?(?:provided|issued|released|made) (?:today )?the following "
    r"(?:readout|statement|press statement)[^:.]{0,80}[:.]?$|"
    r"^(?:The (?:below|following)(?: readout| statement| information)? (?:is|may be) )?"
    r"[Aa]ttribut(?:able|ed) to (?P<to>.{3,160}?):?$|"
    r"^As stated by (?P<as>.{3,160}?):$|"
    r"^(?P<no10>(?:A |The )?(?:Downing Street|N(?:o\.?|umber) ?10) spokes(?:person|man|woman))"
    r" said:$|"
    r"^(?:The following (?:[A-Z][\w ]{2,40} )?(?:press )?(?:statement|readout) "
    r"(?:was (?:issued|released|provided|made)|is)|Statement)"
    r"(?: today)? by (?P<of>.{3,160}?):?$"
)
_INTRODUCES = re.compile(
    r"following (?:readout|statement|is attributable)|attributable to|^As stated by\b|"
    r"(?:issued|released|made) (?:the following|this|a) (?:statement|readout)",
    re.IGNORECASE,
)
_FIRST = 2
"""Among how many of the first news sentences the lead is looked for."""
_FRAGMENT = 5
"""A run of fewer words without a full stop is a place line or a label, not a sentence."""
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
        return with_hijri(self._written(release, gregorian(house)), house)

    def _written(self, release: Release, house: House) -> Draft:
        if not self.accepts(release):
            return notice(release, house)
        teller = open_teller(release, house)
        told = tell_all(release, teller)
        news = _news(told)
        title = full_title(release, vocabulary(house).book)
        if news and news[0].rendering is None and sentence_of(title):
            again = open_teller(release, house, at_home=True)
            if lead_from(title, again) is not None:
                told = tell_all(release, again)
                news = _news(told)
        source, basis = _source(release, told, house)
        lead = _lead(release, house, told, source, basis)
        used = lead.used if lead else None
        rest = [one for one in told if one.rendering is not None and one is not used]
        if lead is None or (used is None and not rest and states_itself(title)):
            return _labelled(release, house, _by_themselves(rest, house))
        rendered = {one.sentence.id for one in rest} | set(lead.line.cites)
        left = tuple(one for one in release.body if one.id not in rendered)
        top = _headline_of(lead, release, house)
        draft = Draft(
            release_id=release.id,
            headline=Line(text=top, cites=_headline_cites(release, lead.line)),
            kicker=_KICKER,
            lead=lead.line,
            blocks=(*_paragraphs(rest), *original_blocks(left)),
            writer=Byline(name=self.name),
            coverage=_coverage(release, left),
        )
        return with_background(
            introduced(once_bracketed(draft, house), release, house), release, house
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The lead, its bare clause, and the sentence that it was made of (None: the title)."""

    line: Line
    clause: str
    used: Told | None


def _coverage(release: Release, left: tuple[Sentence, ...]) -> Coverage:
    return Coverage(
        release_sentences=len(release.body),
        rendered=len(release.body) - len(left),
        left=tuple(one.id for one in left),
    )


def _labelled(release: Release, house: House, told: list[Told]) -> Draft:
    """A notice, with the sentences below it that are understood and stand by themselves."""
    draft = notice(release, house)
    shown = {one.sentence.id for one in told}
    left = tuple(one for one in release.body if one.id not in shown)
    draft = replace(
        draft,
        blocks=(*_paragraphs(told, alone=True), *original_blocks(left)),
        coverage=_coverage(release, left),
    )
    return introduced(draft, release, house)


def _by_themselves(told: list[Told], house: House) -> list[Told]:
    """The sentences that need nothing that is not shown: no "they", no "the two leaders"."""
    return [
        one
        for one in told
        if one.rendering is not None
        and not one.rendering.leans
        and not _NAMELESS.match(one_line(one.sentence.text))
        and _names_somebody(one.sentence.text, house)
    ]


def _names_somebody(text: str, house: House) -> bool:
    """Whether a sentence names a person, a body or a place: "373 are missing" does not."""
    kinds = ("person", "organisation", "place", "country", "nationality")
    return any(one.kind in kinds for one in vocabulary(house).book.mentions(text, "en"))


_NAMELESS = re.compile(
    r"^(?:He|She|It|They|The (?:[a-z]+ )?(?:[Ss]ecretary|[Mm]inisters?|[Pp]resident|[Aa]mbassador|"
    r"[Ll]eaders|sides|parties|officials?|talks|meeting|visit)|Both|These|Those|This)\b(?! of| for)"
)


def _news(told: list[Told]) -> list[Told]:
    """The sentences that tell news: not who issued the text, not a line with a place."""
    return [
        one
        for one in told
        if not _INTRODUCES.search(one.sentence.text)
        and not _PREFACE.match(one_line(one.sentence.text))
        and not _NO_NEWS.match(one_line(one.sentence.text))
        and not _is_fragment(one.sentence.text)
        and not is_signature(one.sentence.text)
    ]


def _is_fragment(text: str) -> bool:
    bare = text.strip()
    return len(bare.split()) < _FRAGMENT and not bare.endswith((".", "!", "?", "”", '"'))


def tell_all(release: Release, teller: Teller) -> list[Told]:
    """Each news sentence of the release with its rendering or its obstacle, in order."""
    told: list[Told] = []
    quoting, prefaced = Quoting(), Prefaced()
    we, spoken = ministers_of(release), False
    holders = holders_of(release)
    publisher = publisher_of(release, teller.words.book)
    who, gender = author_of(release, teller.namer)
    wearers = Wearers(release, teller.words.book)
    for sentence in release.body[:MOST_SENTENCES]:
        spoken = spoken or opens_speech(sentence.text)
        if spoken:
            told.append(Told(sentence=sentence, rendering=None, obstacle=_QUOTED))
            continue
        if _PREFACE.match(one_line(sentence.text)) or _NO_NEWS.match(one_line(sentence.text)):
            told.append(Told(sentence=sentence, rendering=None, obstacle=_ISSUED))
            prefaced.begin()
            continue
        bare = prefaced.bare(one_line(sentence.text))
        if quoting.holds(bare):
            told.append(Told(sentence=sentence, rendering=None, obstacle=_QUOTED))
            teller.skip(one_line(sentence.text))
            continue
        text = wearers.named(without_dateline(bare))
        if not any(one.rendering for one in told):
            text = in_full(text, release)
        we = speakers_of(text) or we
        try:
            named = as_author(third_person(holders.named(text), we), who, gender)
        except Declined as obstacle:
            told.append(Told(sentence=sentence, rendering=None, obstacle=obstacle))
            teller.skip(text)
            continue
        try:
            rendering = teller.tell(without_we(named, "" if we else publisher))
            named_above = is_named(text, release.title or "")
            if rendering.points and not named_above and not (told and told[-1].rendering):
                told.append(Told(sentence=sentence, rendering=None, obstacle=_POINTS))
                teller.untell()
                continue
            if we and not speakers_of(text) and third_person(text, we) != text:
                rendering = replace(rendering, leans=True)
        except Declined as obstacle:
            told.append(Told(sentence=sentence, rendering=None, obstacle=obstacle))
        else:
            told.append(Told(sentence=sentence, rendering=rendering))
    return told


_NO_NEWS = re.compile(
    r"^(?:The )?(?:overview|outline|main points?|summary)(?: of [^.]{3,80})? "
    r"(?:is|are) as follows[.:]$|"
    r"^[A-Z][A-Za-z.'’ ]{2,30}(?:,| [-–—]) (?:\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8}\.? "
    r"\d{1,2},? \d{4})\.?$"
)
"""Lines that tell nothing: where and when the text was issued, that an overview follows."""
_ISSUED = Declined(":", "says who issued the text")
_POINTS = Declined("this", "points at a sentence that is left")
_QUOTED = Declined("“”", "quotation")
_SAYS = re.compile(r"\b(?:said|added|stated|commented|continued|concluded)\b[^.:]{0,60}:\s*$")


_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,40}(?:\([A-Za-z .]{2,20}\))?"
    r"(?:, [A-Z][A-Za-z.]{1,20}){0,2}(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? \d{4})?)? ?(?:—|–|--| -) ?(?=[A-Z])"
)


_AGENCY_LINE = re.compile(
    r"^[A-Z][A-Za-z.'’ -]{2,30}, (?:[A-Za-z0-9.,]{1,12} ){0,3}?(?:\d{1,2}|\d{4}|[A-Z][a-z]{2,8}),? "
    r"?(?:\((?:[A-Z]{2,5}|Petra)\)|[A-Z]{2,5}) ?(?:--|—|–|-|:) ?(?=[A-Z])"
)
"""An agency's place line: "Riyadh, October 19, 2023, SPA --", "Manama, Sep. 30 (BNA):"."""


def without_dateline(text: str) -> str:
    """The sentence without "NEW YORK, 25 March 2024 —" before it."""
    return _AGENCY_LINE.sub("", _DATELINE.sub("", text, count=1), count=1)


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


def open_teller(release: Release, house: House, *, at_home: bool = False) -> Teller:
    """A teller that knows nothing of the release yet but its date and pronouns.

    ``at_home`` is for titles: a bare "Prime Minister" is then told with his country.
    """
    words = vocabulary(house)
    state = home_of(release, words.book)
    return Teller(
        namer=Namer(
            words.book,
            _pronouns(release),
            home=state if at_home else "",
            state=state,
            seat=seat_of(
                release,
                words.book,
                state,
                _pronouns(release),
                named=house.ledger_titles != "never",
            ),
            day=release.published.date() if release.published is not None else None,
        ),
        words=words,
        house=house,
        published=release.published,
        people=People(),
        talk=Discourse(pair=pair_of(_introduction(release))),
    )


def _introduction(release: Release) -> str:
    told = [one.text for one in release.body if not _PREFACE.match(one_line(one.text))]
    return " ".join([release.title or "", *told[:1]])


def _pronouns(release: Release) -> Gender | None:
    text = " ".join(one.text for one in release.body[:MOST_SENTENCES])
    he, she = bool(_HE.search(text)), bool(_SHE.search(text))
    if he == she:
        return None
    return "m" if he else "f"


def _lead(
    release: Release, house: House, told: list[Told], source: str, basis: tuple[str, ...]
) -> Lead | None:
    """From the first sentence that tells news, or the title; never from a later detail."""
    news = _news(told)[:_FIRST]
    if news and _can_lead(news[0]):
        return _lead_of(news[0], source, basis)
    title = full_title(release, vocabulary(house).book)
    clause = lead_from(title, open_teller(release, house, at_home=True)) if title else None
    titles = [one.id for one in release.sentences if one.kind == "title"]
    if clause is not None and titles:
        said = "" if states_itself(title) else source
        line = Line(text=f"{clause}{said}.", cites=(titles[0], *basis))
        return Lead(line=line, clause=clause, used=None)
    return None


def _can_lead(one: Told) -> bool:
    return one.rendering is not None and one.rendering.verbal and not one.rendering.leans


def _lead_of(one: Told, source: str, basis: tuple[str, ...]) -> Lead:
    clause = standing(one.rendering) if one.rendering is not None else ""
    clause = day_apart(clause)
    cites = (one.sentence.id, *basis)
    return Lead(line=Line(text=f"{clause}{source}.", cites=cites), clause=clause, used=one)


_DAY = re.compile(
    r"(?<=[^،\s]) (?P<day>(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد) [0-9٠-٩]{1,2} "
    r"[^\s،]+(?:/[^\s،]+)?(?: [^\s،]+/[^\s،]+)? [0-9٠-٩]{4})(?P<after>،|(?= )|$)"
)
_HOLDS_DAY = (
    "في",
    "من",
    "إلى",
    "حتى",
    "منذ",
    "قبل",
    "بعد",
    "خلال",
    "مساء",
    "صباح",
    "يوم",
    "ظهر",
    "فجر",
    "بحلول",
    "ليل",
    "وقع",
    "وقعت",
)


def day_apart(text: str) -> str:
    """The day of the news between commas, as agencies set it: «، الخميس 24 أبريل 2025،»."""
    found = _DAY.search(text)
    if found is None or text[: found.start()].rpartition(" ")[2] in _HOLDS_DAY:
        return text
    rest = text[found.end() :]
    return f"{text[: found.start()]}، {found.group('day')}{'،' if rest else ''}{rest}"


def _source(release: Release, told: list[Told], house: House) -> tuple[str, tuple[str, ...]]:
    """Who says so, and the ids of the sentences that say who: a preface becomes attribution."""
    for one in told[:_FIRST]:
        found = _PREFACE.match(one_line(one.sentence.text))
        if found is None:
            continue
        if found.group("no10"):
            return "، وفق متحدث باسم داونينغ ستريت", (one.sentence.id,)
        who = next(one for one in found.groups() if one)
        try:
            phrase = open_teller(release, house).phrase(
                _SPOKEN_FOR.sub("for the UN Secretary-General", who)
            )
        except Declined:
            continue
        if phrase.entity is not None and phrase.entity.kind in ("person", "organisation"):
            return f"، وفق بيان صادر عن {phrase.text}", (one.sentence.id,)
    publisher = publisher_name(release)
    return (f"، وفق بيان صادر عن {publisher}" if publisher else "، وفق البيان"), ()


_SPOKEN_FOR = re.compile(r"\bfor (?:the )?(?:UN|United Nations) Secretary-General .+$")
"""The spokesman is the Secretary-General's, whatever his name is."""


_SPOKEN_FOR = re.compile(r"\bfor (?:the )?(?:UN|United Nations) Secretary-General .+$")
"""The spokesman is the Secretary-General's, whatever his name is."""


def _headline_of(lead: Lead, release: Release, house: House) -> str:
    """From the title; from the lead when the title is a readout's or is not understood."""
    title, used = full_title(release, vocabulary(house).book), lead.used
    titled = headline(title, open_teller(release, house, at_home=True)) if title else None
    if used is None or used.rendering is None:
        return titled or lead.clause
    if titled is not None:
        return titled
    teller = open_teller(release, house)
    told = as_author(
        without_dateline(one_line(used.sentence.text)), *author_of(release, teller.namer)
    )
    told = without_we(told, publisher_of(release, teller.words.book))
    try:
        short = teller.tell(told, headline=True)
    except Declined:
        return used.rendering.text
    return short.text


def _headline_cites(release: Release, lead: Line) -> tuple[str, ...]:
    titles = tuple(one.id for one in release.sentences if one.kind == "title")
    return tuple(dict.fromkeys((*titles[:1], *lead.cites)))


def _paragraphs(told: list[Told], *, alone: bool = False) -> tuple[Block, ...]:
    lines: list[Line] = []
    for one in told:
        if one.rendering is not None:
            before = lines[-1].text if lines else ""
            tied = standing(one.rendering) if alone else connect(one.rendering, before)
            text = f"{tied}."
            lines.append(Line(text=text, cites=(one.sentence.id,)))
    return tuple(
        Block(type="paragraph", sentences=tuple(lines[at : at + _PARAGRAPH]))
        for at in range(0, len(lines), _PARAGRAPH)
    )
