"""Whom a bare office stands for in a release, and which titles are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.write.brief.entity import Entity
from musnad.write.brief.joining import near

_ONE_PERSONS = re.compile(
    r"\b(?:Crown Prince|(?:First )?Vice[- ]President|(?:First )?Deputy Prime Minister|"
    r"Prime Minister|Emir|Sultan|State Councill?or|CPC Central Committee) and "
    r"(?:(?:Alternate )?(?:Prime Minister|Foreign Minister|Defen[cs]e Minister)"
    r"(?: of (?:the )?[A-Z].{2,40})?|"
    r"Minister (?:of|for) (?:the )?[A-Z].{2,90})$|"
    r"\b(?:Foreign|Defen[cs]e) Minister and (?:Alternate |Deputy )?Prime Minister$"
)
_BARE = frozenset(
    {
        "Foreign Minister",
        "Defence Minister",
        "Defense Minister",
        "Minister of Defense",
        "Minister of Defence",
        "Minister of Foreign Affairs",
        "Foreign Secretary",
        "Prime Minister",
        "President",
        "Chancellor",
        "Secretary General",
        "Secretary-General",
        "High Representative",
        "Crown Prince",
        "Vice President",
        "Deputy Secretary",
        "Acting Deputy Secretary",
        "Acting Secretary",
        "Under Secretary",
        "Assistant Secretary",
        "Permanent Secretary",
        "Vice Minister",
        "Vice Foreign Minister",
        "Deputy Foreign Minister",
        "Deputy Minister",
        "Special Envoy",
        "Special Representative",
        "Chief of Staff",
        "Political Director",
        "Deputy Secretary General",
        "Deputy Secretary-General",
        "Director General",
        "Director-General",
        "Executive Director",
        "Managing Director",
        "High Commissioner",
        "Commissioner",
        "Special Coordinator",
        "State Secretary",
        "Speaker",
        "Premier",
        "Sultan",
        "Governor",
        "Administrator",
        "National Security Advisor",
        "National Security Adviser",
        "Deputy Prime Minister",
        "King",
        "Emir",
        "Ambassador",
        "Chairman",
    }
)
"""Offices that name somebody by themselves once their holder has been introduced."""


STYLES = {
    "": "",
    "Dr.": "",
    "Dr": "",
    "Mr.": "",
    "Mrs.": "",
    "Ms.": "",
    "General": "الجنرال",
    "Lieutenant General": "الفريق",
    "Major General": "اللواء",
    "Gen.": "الجنرال",
    "Maj. Gen.": "اللواء",
    "Lt. Gen.": "الفريق",
    "Adm.": "الأدميرال",
    "Admiral": "الأدميرال",
    "Prince": "الأمير",
    "Princess": "الأميرة",
    "Sheikh": "الشيخ",
    "Shaikh": "الشيخ",
    "Sheikha": "الشيخة",
    "Sir": "السير",
    "Lord": "اللورد",
    "Sayyid": "السيد",
    "Sultan": "السلطان",
    "Ambassador": "السفير",
    "King": "الملك",
    "Queen": "الملكة",
}
"""English styles before a name and what Arabic has for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person as a release introduced him: English title, Arabic title, who, of which state."""

    office: str
    arabic: str
    person: Entity
    country: str
    at: int = 0
    """In which sentence he was introduced, from 0."""


def are_one_persons(title: str) -> bool:
    """Whether two offices joined by "and" are borne by one: "Crown Prince and Prime Minister"."""
    return " and " not in title or _ONE_PERSONS.search(title) is not None


def bare(english: str) -> bool:
    """Whether the office is one that a release uses alone for somebody named before."""
    return english in _BARE


def two_bare(whole: str, rest: str, after: Sequence[Mention], holders: Iterable[Holder]) -> bool:
    """ "The Vice President and Prime Minister" of two who were named before are two.

    ``rest`` is the text after the two offices and ``after`` the names found in it.
    """
    told = rest.lstrip(" ,")
    named = told.partition(" ")[0] in STYLES or any(
        one.kind == "person" and told.startswith(one.text) for one in after[:1]
    )
    if named or not all(bare(one) for one in whole.split(" and ")):
        return False
    return not any(whole in one.office for one in holders)


_FOREIGN = re.compile(r"\bMinister (?:of|for) Foreign Affairs\b")


def holder_of(office: str, holders: Iterable[Holder], home: str) -> Holder | None:
    """The only person named so far who holds this office; at home, the one of this country.

    None when nobody or more than one person may be meant.
    """
    found: dict[str, Holder] = {}
    for one in holders:
        held = _FOREIGN.sub("Foreign Minister", one.office)
        if re.search(rf"\b{re.escape(office)}\b", held) and _is_full(office, held):
            found.setdefault(one.person.short or one.person.arabic, one)
    named = {key: one for key, one in found.items() if one.person.kind == "person"}
    if len(named) == 1:
        return next(iter(named.values()))
    if len(found) == 1:
        return next(iter(found.values()))
    ours = [one for one in found.values() if home and one.country == home]
    ours = [one for one in ours if one.person.kind == "person"] or ours
    if len(ours) == 1:
        return ours[0]
    # Who was spoken with is the President; others are named later, each by his name.
    first = [one for one in named.values() if one.at == 0]
    return first[0] if not ours and len(first) == 1 else None


_OF_ANOTHER = re.compile(r"\b(?:to|of|for)(?: the)?$")


def _is_full(office: str, title: str) -> bool:
    """ "Minister" is no short form of "Prime Minister", "President" none of "Vice President".

    The President whom somebody advises is not his adviser.
    """
    before = title[: title.find(office)].rstrip()
    if before.endswith(("Vice", "Deputy", "Under", "Assistant", "Former", "former")):
        return False
    return _OF_ANOTHER.search(before) is None


def named_pairs(text: str, mentions: list[Mention], book: Lexicon) -> list[Entity]:
    """ "U.S.-India", "EU-China", "U.S.-Japan-Republic of Korea": peoples side by side."""
    found: list[Entity] = []
    at = 0
    while at < len(mentions):
        run = [mentions[at]]
        while at + len(run) < len(mentions) and _joined(text, run[-1], mentions[at + len(run)]):
            run.append(mentions[at + len(run)])
        at += len(run)
        codes = [_code(one, book) for one in run]
        if len(run) > 1 and all(codes):
            start = run[0].start
            the = re.search(r"\b[Tt]he $", text[:start])
            article = the is not None and run[0].text.startswith("United")
            found.append(
                Entity(
                    start=start,
                    end=run[-1].end,
                    kind="nationality",
                    english=text[start : run[-1].end],
                    mask="French",
                    id="+".join(codes),
                    precise=not article,
                )
            )
    return found


def _joined(text: str, one: Mention, other: Mention) -> bool:
    return text[one.end : other.start] in ("-", "–", " – ")


def _code(mention: Mention, book: Lexicon) -> str:
    if mention.id in ("eu", "gcc"):
        return "european" if mention.id == "eu" else "gulf"
    if mention.kind not in ("country", "nationality"):
        return ""
    return mention.id if book.country(mention.id) is not None else ""


def as_office(entity: Entity, holder: Holder) -> Entity:
    """The bare office with the title, gender and person of its holder."""
    return replace(
        entity,
        arabic=holder.arabic,
        gender=holder.person.gender,
        short=holder.person.short,
        id=holder.person.id,
    )


_ACTING = re.compile(r"\b(?:[Aa]cting|[Ii]nterim|[Tt]ransitional|[Cc]aretaker|[Oo]utgoing) $")


_ASSURED = re.compile(
    r"\b(?:assur|remind|inform|notif|convinc|persuad|advis|warn)\w* (?:the )?$", re.IGNORECASE
)


def _is_told_of(text: str, start: int, mention: Mention) -> bool:
    """ "Assured the Prime Minister of Germany's support": the land is no part of his title."""
    owned = text[mention.end : mention.end + 2] in ("'s", "’s")
    return owned and _ASSURED.search(text[:start]) is not None


def title_at(
    book: Lexicon, text: str, mentions: list[Mention], at: int, holders: Sequence[Holder]
) -> tuple[tuple[int, int], int] | None:
    """The longest run from this mention that the lexicon reads as one title."""
    start = mentions[at].start
    best: tuple[tuple[int, int], int] | None = None
    has_office = False
    for last in range(at, min(at + 4, len(mentions))):
        gap = text[mentions[last - 1].end : mentions[last].start] if last > at else " "
        speaks = gap == " for the " and "spokes" in mentions[last - 1].text.lower()
        if not near(gap) and not speaks:
            break
        if last > at and _is_told_of(text, start, mentions[last]):
            break
        if mentions[last].kind == "person":
            break
        plural = mentions[last].text.endswith(("Ministers", "Presidents", "Secretaries"))
        has_office = has_office or (mentions[last].kind == "office" and not plural)
        if not has_office:
            continue
        span = (start, mentions[last].end)
        whole = text[span[0] : span[1]]
        joined = any(
            " and " in text[mentions[one].end : mentions[one + 1].start] for one in range(at, last)
        )
        if joined and not are_one_persons(whole):
            continue
        rest = text[span[1] :]
        beside = text[:start].endswith(", ")
        if joined and not beside and two_bare(whole, rest, mentions[last + 1 :], holders):
            continue
        if book.render_office(whole) is not None:
            best = (span, last + 1)
    return _acting(book, text, _whole(book, text, mentions, best)) if best is not None else None


_MORE_FIELDS = re.compile(
    r"(?:,? (?:[A-Z][a-z]+ ){0,3}[A-Z][a-z]+)?(?:, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}){0,2}"
    r",? and (?:the )?[A-Z][a-z]+(?: (?:and |the )?[A-Z][a-z]+){0,4}\b"
)
"""Fields after "Minister of Foreign Affairs" that the finding of names leaves out."""


def _whole(
    book: Lexicon, text: str, mentions: list[Mention], best: tuple[tuple[int, int], int]
) -> tuple[tuple[int, int], int]:
    """The title with the further fields that its minister is in charge of."""
    (start, end), after = best
    whole = end
    if re.search(r"\bMinister (?:of|for) ", text[start:end]) is not None:
        more = _MORE_FIELDS.match(text, end)
        if more is not None:
            ends = [one.end() + end for one in re.finditer(r"[A-Za-z]\b", more.group())]
            whole = next(
                (at for at in reversed(ends) if _is_longer(book, text, start, end, at)), end
            )
    while after < len(mentions) and mentions[after].start < whole:
        after += 1
    land = mentions[after] if whole > end and after < len(mentions) else None
    named = land is not None and land.kind == "country" and text[whole:].startswith(" of ")
    if land is not None and named and book.render_office(text[start : land.end]) is not None:
        return (start, land.end), after + 1
    return (start, whole), after


def _is_longer(book: Lexicon, text: str, start: int, end: int, at: int) -> bool:
    """Whether the title goes on to here, and names no other office there."""
    return " Minister" not in text[end:at] and book.render_office(text[start:at]) is not None


def _acting(
    book: Lexicon, text: str, best: tuple[tuple[int, int], int]
) -> tuple[tuple[int, int], int]:
    """ "Acting Secretary of Defense": the word before the office belongs to the title."""
    (start, end), after = best
    before = _ACTING.search(text[:start])
    if before is None or book.render_office(text[before.start() : end]) is None:
        return best
    return (before.start(), end), after
