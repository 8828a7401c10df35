"""Finds the people, offices, bodies and places of a sentence and gives each its Arabic."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.lexicon.ledger import styled
from musnad.write.brief import joining, strangers
from musnad.write.brief.bearers import second_offices
from musnad.write.brief.bodies import body_of
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender, article
from musnad.write.brief.people import People, family
from musnad.write.brief.seats import Seat, seated
from musnad.write.brief.titles import (
    STYLES,
    Holder,
    as_office,
    bare,
    holder_of,
    named_pairs,
    title_at,
)

_PARTICLES = re.compile(
    r"^(?:\S+ )*(?:بن|بنت|أبو|ولد|عبد|آل|دي|دا|دو|دوس|فون|فان|دير|دل|لا|لو|بو|سان) "
)
_HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|H\.E|HE|Sheikha?|Shaikh|Sayyid)\.?\s$")
_CROWN = re.compile(r"\b(?:Crown Prince|Emir|Amir|Ruler|Sultan|Governor|Mayor) [A-Z][^,.;]{2,60}$")
_LINEAGE = re.compile(
    r"(?: (?:bin|bint|ibn) (?:Abdul |Abdel )?[A-Z][\w'’-]+)*"
    r"(?: (?:Al|al|Aal)[ -][A-Z][\w'’]+)?(?=\W|$)"
)
"""What Gulf releases add to a name: "… bin Abdulaziz Al Saud"."""
_RANKS = r"Gen|Adm|Lt\. Gen|Maj\. Gen"
_RANK = re.compile(r"\b(Gen\.|Adm\.|Admiral|Maj\. Gen\.|Lt\. Gen\.)\s$")
_FEMALE = frozenset({"Mrs", "Ms", "Miss"})
_STATE_OFFICE = re.compile(
    r"^(?:(?:(?:Deputy )?Prime Minister and )?"
    r"(?:(?:Prime|Foreign|Defen[cs]e|Finance|Interior) Minister|Minister (?:of|for) .+)|President|"
    r"Secretary of (?:State|Defense|War|the Treasury|Homeland Security)|Foreign Secretary|"
    r"Defence Secretary|Chancellor|Vice President|Deputy Prime Minister|King|Emir|Amir|Sultan|"
    r"Crown Prince(?: and Prime Minister)?)$"
)


@lru_cache(maxsize=512)
def _mentions(book: Lexicon, text: str) -> tuple[Mention, ...]:
    """What the lexicon finds in a text, kept: titles are looked up again and again."""
    return tuple(book.mentions(text, "en"))


_COUNCILS_HEADS = frozenset(
    {"President", "President of the Council of Ministers", "President of the Government"}
)
"""What the heads of some governments are called: the Italian one is President of the Council."""


def _untitled(person: Entity) -> bool:
    """Whether a person has no office yet: a style alone ("Prince") is none."""
    return not person.titled or person.title in STYLES.values()


_NEXT_NAME = re.compile(r" (?!Administration|Doctrine|Plan|Team)[A-Z][a-zß-ÿā-ž'’-]+")


def _another(text: str, mention: Mention) -> bool:
    """Whether a surname known to the lexicon is but the first name of somebody else here."""
    return " " not in mention.text and _NEXT_NAME.match(text, mention.end) is not None


_GOES_ON = re.compile(r" (?:bin|bint|ibn)\b| [Aa]l[- ][A-Z]")


def _is_longer(text: str, mention: Mention) -> bool:
    """Whether a surname that the lexicon finds begins a longer name: "Mohammed bin Rashid"."""
    alone = mention.kind == "person" and " " not in mention.text
    return alone and _GOES_ON.match(text[mention.end :]) is not None


class Namer:
    """Finds names in one release; ``pronouns`` is the gender that its pronouns show, if one.

    ``home`` is the country of an office that is named without any, or "", and ``state`` the
    publisher's, whose offices are meant when more than one person holds such an office.
    ``seat`` is the office that the publisher speaks for, and ``day`` when it published.
    """

    def __init__(
        self,
        book: Lexicon,
        pronouns: Gender | None,
        home: str = "",
        state: str = "",
        *,
        seat: Seat | None = None,
        day: date | None = None,
    ) -> None:
        self.book = book
        self.state = state or home
        self.pronouns = pronouns
        self.home = home
        self.seat = seat
        self.day = day

    def find(self, text: str, people: People) -> list[Entity]:
        """The entities of a sentence in order; learns new people into ``people``."""
        again = people.styled(text)
        mentions = [
            one
            for one in _mentions(self.book, text)
            if (one.kind == "office" or not one.text.islower())
            and one.text != "Government"
            and not _is_longer(text, one)
            and not any(two.start <= one.start < two.end for two in again)
        ]
        found: list[Entity] = []
        pairs = named_pairs(text, mentions, self.book)
        at = 0
        while at < len(mentions):
            pair = next((one for one in pairs if one.start == mentions[at].start), None)
            if pair is not None:
                found.append(pair)
                at += sum(1 for one in mentions[at:] if one.start < pair.end)
                continue
            entity, at = self._entity(text, mentions, at, people)
            if entity is not None and (not found or entity.start >= found[-1].end):
                found.append(entity)
        found = self._known_surnames(text, [*found, *again], people)
        return self._apposed(text, found, people)

    def _entity(
        self, text: str, mentions: list[Mention], at: int, people: People
    ) -> tuple[Entity | None, int]:
        titled = title_at(self.book, text, mentions, at, people.holders)
        if titled is not None:
            title, after = titled
            return self._titled(text, title, mentions, after, people)
        mention = mentions[at]
        if mention.kind == "person":
            return self._person(text, mention, people), at + 1
        return body_of(self.book, text, mention), at + 1

    def _titled(
        self,
        text: str,
        span: tuple[int, int],
        mentions: list[Mention],
        after: int,
        people: People,
    ) -> tuple[Entity | None, int]:
        start, end = span
        english = text[start:end]
        following = mentions[after] if after < len(mentions) else None
        alone = mentions[after - 1].start == start
        if following is not None and following.kind == "office" and following.text in STYLES:
            after += 1
            following = mentions[after] if after < len(mentions) else None
        if (
            following is not None
            and following.kind == "person"
            and text[end : following.start].strip() in STYLES
            and not _another(text, following)
        ):
            if self._is_no_monarch(english, following):
                return None, after + 1
            person = self._person(text, following, people)
            style = STYLES[text[end : following.start].strip()]
            if style and not person.arabic.startswith(style):
                person = replace(person, arabic=f"{style} {person.arabic}")
            stop, country = self._of_country(text, person.end, mentions, after + 1)
            title = self._office(self._shorter(english), person.gender, country)
            if title is None:
                return person, after + 1
            if style or english in STYLES:
                worn = text[end : following.start].strip() or english
                known = self.book.person(person.id)
                if known is not None:
                    people.style(worn, following.text, known)
            if not country and alone:
                title = self._national(english, person, title)
            people.introduce(self._holder(english, country, title, person))
            return joining.join(start, stop, text, title, person), after + (2 if country else 1)
        stranger = strangers.ranked(text, end, people, self.pronouns)
        if stranger is not None:
            title = self._office(english, stranger.gender, "")
            if title is None:
                return None, after
            while after < len(mentions) and mentions[after].start < stranger.end:
                after += 1
            stop, country = self._of_country(text, stranger.end, mentions, after)
            title = self._office(self._shorter(english), stranger.gender, country) or title
            people.introduce(self._holder(english, country, title, stranger))
            return joining.join(start, stop, text, title, stranger), after + (1 if country else 0)
        return self._unnamed(text, span, people), after

    def _unnamed(self, text: str, span: tuple[int, int], people: People) -> Entity | None:
        """An office without a name: of its state, and of the one holder that may be meant."""
        start, end = span
        english = text[start:end]
        before = joining.ARTICLE.search(text[:start])
        gender = self._gender(english)
        title = self.book.render_office(english, gender=gender)
        if title is None:
            return None
        home = self.book.country(self.home) if self.home else None
        if home is not None and _STATE_OFFICE.search(english):
            national = f"{home.adj_en[0]} {english}"
            title = self.book.render_office(national, gender=gender) or title
        if " " not in title or (title.split(" ")[1:2] and title.split(" ")[1].startswith("ال")):
            title = title if " " in title else article(title)
        found = Entity(
            start=before.start() if before else start,
            end=end,
            kind="office",
            english=english,
            mask="Smith" if before or start == 0 else "minister",
            arabic=title,
            gender=gender,
            precise=bool(before) or english[:1].isupper(),
        )
        if self.seat is not None and english in self.seat.called:
            told = seated(found, self.seat, people)
            return replace(told, unsure=self._is_guests(text, start, english, people))
        if bare(english) and people.holders:
            holder = holder_of(english, people.holders, self.state)
            if holder is not None:
                found = as_office(found, holder)
            elif any(english in one.office for one in people.holders):
                found = replace(found, unsure=True)
        elif not bare(english):
            # "She" may be said of another: of a stranger's office it proves nothing.
            states = ("country", "nationality")
            lands = [one.id for one in _mentions(self.book, english) if one.kind in states]
            abroad = bool(lands) and self.state not in lands
            unsure = self.pronouns == "f" and (abroad or bool(people.holders))
            found = replace(found, unsure=unsure)
            people.introduce(self._holder(english, "", title, found))
        return found

    def _is_no_monarch(self, english: str, mention: Mention) -> bool:
        """ "King Abdullah" is no Abdullah who has never been a king."""
        if (
            english not in ("King", "Queen", "Emir", "Amir", "Sultan", "Pope")
            or " " in mention.text
        ):
            return False
        office = "emir" if english == "Amir" else english.lower()
        return not any(
            one.subject == mention.id and one.predicate.startswith(office)
            for one in self.book.facts
            if one.kind == "office"
        )

    def _is_guests(self, text: str, start: int, english: str, people: People) -> bool:
        """ "The Prime Minister voiced alarm at … the Prime Minister's home": whose, of two?"""
        owned = text[start + len(english) :][:2] in ("'s", "’s")
        before = text[:start]
        subject = before.startswith(("He ", "She ")) or english in before
        others = any(
            english in one.office
            and one.person.kind == "person"
            and self.seat is not None
            and one.person.id != self.seat.person
            for one in people.holders
        )
        return owned and subject and others

    def _gender(self, english: str) -> Gender:
        """A woman's or a man's office: by who held it that day, else by the pronouns."""
        fact = None
        if self.day is not None and not bare(english) and english[:1].isupper():
            fact = self.book.office_holder(english, self.day)
        person = self.book.person(fact.subject) if fact is not None else None
        return person.gender if person is not None else self.pronouns or "m"

    def _holder(self, english: str, country: str, title: str, person: Entity) -> Holder:
        known = self.book.person(person.id) if person.id else None
        code = known.country if known is not None else None
        for mention in _mentions(self.book, f"{english} {country}"):
            if mention.kind in ("country", "nationality") and not code:
                code = mention.id
        return Holder(office=english, arabic=title, person=person, country=code or "")

    def _of_country(
        self, text: str, end: int, mentions: list[Mention], after: int
    ) -> tuple[int, str]:
        """President X of Ukraine: the country after the name belongs to the title."""
        following = mentions[after] if after < len(mentions) else None
        lands = ("country", "place") if _CROWN.search(text[:end]) else ("country",)
        if following is None or following.kind not in lands:
            return end, ""
        if text[end : following.start] in (" of ", " of the "):
            return following.end, following.text
        return end, ""

    def _shorter(self, english: str) -> str:
        """ "President of the Republic of Türkiye" as "Turkish President"."""
        if not english.startswith("President of "):
            return english
        for mention in _mentions(self.book, english):
            country = self.book.country(mention.id) if mention.kind == "country" else None
            own = english[len("President of ") : mention.start].strip() in ("", "the")
            if country is not None and own and mention.end == len(english):
                return f"{country.adj_en[0]} President"
        return english

    def _office(self, english: str, gender: Gender, country: str) -> str | None:
        if country:
            return self.book.render_office(f"{english} of {country}", gender=gender)
        return self.book.render_office(english, gender=gender)

    def _national(self, english: str, person: Entity, title: str) -> str:
        """The title with its holder's state, which an Arabic reader needs and knows it by."""
        holder = self.book.person(person.id)
        if holder is None or holder.country is None or person.arabic == person.short:
            return title
        held = self._held(english, holder.id, person.gender)
        if held is None and english in _COUNCILS_HEADS:
            held = self._held("Prime Minister", holder.id, person.gender)
        if held is not None:
            return held
        country = self.book.country(holder.country)
        if country is None or not _STATE_OFFICE.search(english) or self._serves_others(holder.id):
            return title
        whole = self.book.render_office(f"{country.adj_en[0]} {english}", gender=person.gender)
        return whole or title

    def _held(self, english: str, person: str, gender: Gender) -> str | None:
        """The title in full of one who held just such an office that day: whose President."""
        if self.day is None:
            return None
        for fact in self.book.offices_on(person, self.day):
            if self.book.holds(fact, self.day) and fact.predicate.startswith(
                f"{english.lower()} of "
            ):
                return styled(fact, self.book, gender=gender)
        return None

    def _serves_others(self, person: str) -> bool:
        """Whether all the offices known of somebody are those of the European Union."""
        held = [one for one in self.book.facts if one.kind == "office" and one.subject == person]
        return bool(held) and all(one.object == "eu" for one in held)

    def _person(self, text: str, mention: Mention, people: People) -> Entity:
        person = self.book.person(mention.id)
        if person is None:
            raise KeyError(mention.id)
        full = person.ar[0]
        first_part = person.en[0].split()[0]
        double = "-" in person.en[0].partition(" ")[0]
        latin = person.en[0] if double or person.country in joining.FATHERS_NAMED else ""
        tail, short = joining.surname(person.en[0]), family(full, latin)
        alone = mention.text == person.en[0].split()[-1] and "-" not in person.en[0]
        if alone and len(full.split()) == len(person.en[0].split()) and " " in short:
            short = short if _PARTICLES.search(short) else full.split()[-1]
        if person.country in joining.FAMILY_FIRST:
            tail, short = first_part, full.partition(" ")[0]
        honorific = _HONORIFIC.search(text[: mention.start]) or _RANK.search(text[: mention.start])
        named = people.learn(tail, short, full, person.gender)
        if mention.text.startswith(first_part) and tail not in people.told:
            named = full
        worn = STYLES.get(mention.text.partition(" ")[0], "")
        if mention.text.startswith("Crown Prince ") and not worn:
            worn = "ولي العهد"
        if worn and named == full and not full.startswith(worn):
            named = f"{worn} {full}"
        style = STYLES.get(honorific.group(1), "") if honorific is not None else ""
        if style and named == full:
            named = f"{style} {named}"
        if honorific is not None and style:
            people.style(honorific.group(1), mention.text, person)
        lineage = _LINEAGE.match(text, mention.end)
        return Entity(
            start=honorific.start() if honorific else mention.start,
            end=lineage.end() if lineage is not None else mention.end,
            kind="person",
            english=mention.text,
            mask="Smith",
            arabic=named,
            short=short,
            gender=person.gender,
            id=person.id,
        )

    def _known_surnames(self, text: str, found: list[Entity], people: People) -> list[Entity]:
        """Later mentions by surname of people whom the lexicon does not know."""
        extra: list[Entity] = []
        for tail, (short, full, gender) in list(people.known.items()):
            for hit in re.finditer(
                rf"\b(?:(Mr|Mrs|Ms|Dr|{_RANKS})\.?\s)?{re.escape(tail)}\b", text
            ):
                if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                    arabic = people.learn(tail, short, full, gender)
                    style = STYLES.get(f"{hit.group(1)}.", "") if arabic == short else ""
                    arabic = f"{style} {arabic}".strip()
                    extra.append(
                        Entity(
                            start=hit.start(),
                            end=hit.end(),
                            kind="person",
                            english=tail,
                            mask="Smith",
                            arabic=arabic,
                            short=short,
                            gender=gender,
                        )
                    )
        kept: list[Entity] = []
        for one in sorted([*found, *extra], key=lambda entity: (entity.start, -entity.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def _with_new(self, text: str, found: list[Entity], people: People) -> list[Entity]:
        """The entities with the strangers whose name follows their office after a comma."""
        whole: list[Entity] = []
        named = {one.start for one in found}
        for one in found:
            if whole and one.start < whole[-1].end:
                continue
            whole.append(one)
            if one.end + len(", ") not in named:
                new = strangers.new_after(text, one, people, self.pronouns)
                whole += [] if new is None else [new]
        return whole

    def _apposed(self, text: str, found: list[Entity], people: People) -> list[Entity]:
        """The Emir of Qatar, Sheikh …: an office and a name set side by side become one."""
        joined: list[Entity] = []
        for one in self._with_new(text, found, people):
            if joined and joining.within(joined[-1], one, text):
                joined[-1] = joining.set_in(joined[-1], one, text)
                continue
            last = joined[-1] if joined else None
            new = strangers.new_before(text, one, last, people, self.pronouns)
            if new is not None:
                joined.append(new)
                last = new
            if (
                last is None
                or text[last.end : one.start] != ", "
                or not joining.closed(text, one.end)
            ):
                joined.append(one)
            elif last.kind == "office" and one.kind == "person" and not one.titled:
                arabic = self.book.render_office(self._shorter(last.english), gender=one.gender)
                if arabic is not None and one.id:
                    arabic = self._national(last.english, one, arabic)
                joined[-1] = joining.join(
                    last.start, joining.past_comma(text, one.end), text, arabic or last.arabic, one
                )
                people.introduce(self._holder(last.english, "", arabic or last.arabic, one))
            elif last.kind == "person" and _untitled(last) and one.kind == "office":
                arabic = self.book.render_office(self._shorter(one.english), gender=last.gender)
                if arabic is not None and last.id:
                    arabic = self._national(one.english, last, arabic)
                joined[-1] = joining.join(
                    last.start, joining.past_comma(text, one.end), text, arabic or one.arabic, last
                )
                people.introduce(self._holder(one.english, "", arabic or one.arabic, last))
            else:
                if last.kind == "person" and one.kind == "office":
                    people.introduce(self._holder(one.english, "", one.arabic, last))
                joined.append(one)
        return second_offices(joined, text)
