"""An English title as an Arabic headline, subject first and in the present."""

from __future__ import annotations

import re

from musnad.write.brief.scene import Declined
from musnad.write.brief.sentence import Teller

_READOUT = re.compile(
    r"^(?:(?:Readout|Read-out|READOUT)\s+(?:of|on)\s+)?(?:the\s+)?(?P<who>.{3,160}?)(?:['’]s?)?\s+"
    r"(?P<adj>(?:[Pp]hone|[Tt]elephone|[Vv]ideo|[Bb]ilateral)\s+)?"
    r"(?P<event>[Mm]eeting|[Cc]all|[Cc]onversation)\s+[Ww]ith\s+(?P<whom>.{3,200})$"
)
_LABEL = re.compile(
    r"^(?:Statement (?:by|from) [^:]{3,90}? on (?:the )?"
    r"(?=.{3,160}? (?:Meeting|Call|Conversation) )|"
    r"(?:Readout|Press Release|Statement|News Release|Media Advisory)\s*[:|–-]\s*)"
)


_VISIT = re.compile(
    r"^Visit (?:of|by) (?P<who>.{3,160}?),? to (?P<where>[^,]{3,60})(?P<when>, .+)?$"
)
_BETWEEN = re.compile(r"^(?:Meeting|Talks) between (?P<who>.{3,120}?) and (?P<whom>the .{3,160})$")
_BY = re.compile(
    r"^(?:[A-Z][\w ]{2,40}: )?(?P<what>[Jj]oint (?:[Tt]rilateral )?[Ss]tatement) (?:by|of) "
    r"(?P<who>.{3,200}?)(?: (?:on|at) .+)?$"
)
_OF = re.compile(
    r"^(?:the )?(?P<who>(?:UN )?Security Council|G7 Leaders)(?:['’]s?)? "
    r"(?P<what>(?:Press )?Statement) on (?P<about>.{3,160})$",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"^(?P<topic>[A-Z][\w '’-]{2,60}): (?P<rest>[A-Z].{10,200})$")


def sentence_of(title: str) -> str | None:
    """The plain sentence that a readout's title stands for ("X met with Y.")."""
    cleaned = _LABEL.sub("", " ".join(title.replace("’", "'").split())).rstrip(".")
    found = _READOUT.match(cleaned)
    if found is None:
        return _plain_of(cleaned)
    event = found.group("event").lower()
    if event == "meeting":
        verb = "met with" if (found.group("adj") or "").strip().lower() != "video" else None
    else:
        phone = (found.group("adj") or "").strip().lower() in ("phone", "telephone")
        verb = "spoke by phone with" if phone else "spoke with"
    return f"{found.group('who')} {verb} {found.group('whom')}." if verb else None


def _plain_of(title: str) -> str | None:
    """ "Visit of X to Y", "Meeting between X and Y", "Joint Statement by X" as sentences."""
    visit = _VISIT.match(title)
    if visit is not None:
        when = (visit.group("when") or "").removeprefix(",").strip()
        day = f" on {when}" if when[:1].isdigit() else ""
        return f"{visit.group('who')} visited {visit.group('where')}{day}."
    between = _BETWEEN.match(title)
    if between is not None:
        return f"{between.group('who')} met with {between.group('whom')}."
    joint = _BY.match(title)
    if joint is not None:
        return f"{joint.group('who')} issued a {joint.group('what').lower()}."
    stated = _OF.match(title)
    if stated is not None:
        what = stated.group("what").lower()
        return f"The {stated.group('who')} issued a {what} on {stated.group('about')}."
    return None


_NOBODY = re.compile(
    r"^(?:Read-?out of )?(?:[Tt]he |[Aa] )?"
    r"(?P<event>(?:[Tt]ele)?[Pp]hone (?:[Cc]all|[Cc]onversation)|[Tt]elephonic [Cc]onversation|"
    r"[Mm]eeting|[Cc]all) with (?P<whom>.{3,200})$"
)
_TWO = re.compile(
    r"^(?!(?:In|At|On|After|During|Following|Amid|With|From|As|For|By|Before) )"
    r"(?P<one>[^,]{3,70}), (?P<two>[^,]{3,70}?) (?P<verb>(?:discuss|review|hold|exchange|stress|"
    r"explore|meet|sign|affirm|agree|underscore|underline|emphasi[sz]e|tackle|address|condemn|"
    r"call|reaffirm|examine|consult|talk|speak|reject|welcome|launch|pledge)\b.*)$"
)
_PARTNER = re.compile(
    r"(?<!his )(?<!her )(?<!its )(?<!their )\b((?:[A-Z][\w-]+ )?[Cc]ounterpart)\b"
)


def _told_of(title: str, teller: Teller) -> str:
    """The title with what readers of its page know: who speaks, whose counterpart it is."""
    seat = teller.namer.seat
    nobody = _NOBODY.match(title)
    if nobody is not None and seat is not None:
        verb = "met with" if nobody.group("event").lower() == "meeting" else "spoke by phone with"
        title = f"The {seat.called[0]} {verb} {nobody.group('whom')}"
    two = _TWO.match(title)
    if two is not None:
        title = f"{two.group('one')} and {two.group('two')} {two.group('verb')}"
    whose = "her" if seat is not None and seat.gender == "f" else "his"
    return _PARTNER.sub(rf"{whose} \1", title)


def _readings(title: str, teller: Teller) -> tuple[str, ...]:
    """What a title may say, the fullest first; a topic before a colon may be left out."""
    if _NOBODY.match(title) and teller.namer.seat is None:
        return ()
    title = _told_of(title, teller)
    plain, topic = sentence_of(title), _TOPIC.match(title)
    rest = topic.group("rest") if topic is not None else None
    return tuple(one for one in (plain, title, rest) if one)


def states_itself(title: str) -> bool:
    """Whether the title says no more than that a statement was issued."""
    found = sentence_of(title)
    return found is not None and " issued a " in found


def headline(title: str, teller: Teller) -> str | None:
    """The headline that the title gives, or None when it is not understood whole."""
    land, rest = _land_before(title, teller)
    for text in _readings(title, teller):
        try:
            told = teller.tell(text.rstrip(".") + ".", headline=True, title=True).text
        except Declined:
            continue
        if not _of_itself(told):
            return f"{land}: {told}" if land and text == rest else told
    return None


def _land_before(title: str, teller: Teller) -> tuple[str, str]:
    """The country or place before a title's colon, in Arabic, with the rest of the title.

    "Chad: Council lifts sanctions" means nothing without it; two ``""`` for another topic.
    """
    topic = _TOPIC.match(title)
    if topic is None:
        return "", ""
    name, rest = topic.group("topic"), topic.group("rest")
    for mention in teller.words.book.mentions(name, "en"):
        whole = mention.start == 0 and mention.end == len(name)
        if whole and mention.kind in ("country", "place") and name not in rest:
            country = teller.words.book.country(mention.id)
            place = teller.words.book.place(mention.id)
            found = country.ar[0] if country is not None else place.ar[0] if place else ""
            return found, rest
    return "", ""


def lead_from(title: str, teller: Teller) -> str | None:
    """The plain fact that a title states, verb first and in the past, or None."""
    land, rest = _land_before(title, teller)
    for text in _readings(title, teller):
        if land and text == rest:
            continue
        try:
            told = teller.tell(text.rstrip(".") + ".", title=True)
        except Declined:
            continue
        if told.verbal and not told.leans and not _of_itself(told.text):
            return told.text
    return None


_ITSELF = re.compile(r"((?:وزيرة?|رئيسة?|الرئيسة?) \S+(?: \S+)?) (?:\S+ ){1,2}\1(?= |$)")


_OWN_PARTNER = re.compile(r"(?:وزيرة?|رئيسة?) (?:\S+ ){0,4}?(ال\S+?ي)ة? .{0,60}\bنظير\S* \1ة?\b")


def _of_itself(text: str) -> bool:
    """Whether somebody meets or calls himself: one of the two offices was not understood."""
    return _ITSELF.search(text) is not None or _OWN_PARTNER.search(text) is not None
