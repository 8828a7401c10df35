"""Finds the people, offices, bodies and places of a sentence and gives each its Arabic."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from musnad.arabic.names import transliterate
from musnad.lexicon.book import Lexicon
from musnad.lexicon.entries import Mention
from musnad.write.brief import joining
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender, article
from musnad.write.brief.given import gender_of
from musnad.write.brief.people import STYLES, People, family
from musnad.write.brief.titles import (
    Holder,
    are_one_persons,
    as_office,
    bare,
    holder_of,
    named_pairs,
)
from musnad.write.wordlist import listed

_NAME = re.compile(
    r"\s?((?:[A-ZÀ-ÞŠŽĀ-Ž][\w'’-]*[a-zß-ÿā-žș-ț]|[A-Z]\.)"
    r"(?:\s(?:bin|bint|ibn|al-|Al|al|von|van|de|der|den|du|da|dos|di|la|le|ter|ten|abu|el)"
    r"|[\s-](?:[A-ZÀ-ÞŠŽĀ-Ž][\w'’-]*[a-zß-ÿā-žș-ț]|[A-Z]\.|III?|Jr\.))*)"
)
_HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|H\.E|HE)\.?\s$")
_RANK = re.compile(r"\b(Gen\.|Adm\.|Admiral|Maj\. Gen\.|Lt\. Gen\.)\s$")
_FEMALE = frozenset({"Mrs", "Ms", "Miss"})
_STATE_OFFICE = re.compile(
    r"^(?:(?:Prime|Foreign|Defen[cs]e|Finance|Interior) Minister|Minister of .+|President|"
    r"Secretary of (?:State|Defense|War|the Treasury|Homeland Security)|Foreign Secretary|"
    r"Defence Secretary|Chancellor|Vice President|King|Emir)$"
)
_NOT_NAMES = frozenset(
    listed(
        "The A An In On At And But For With From By This That These Those He She They It We I "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "May June July August September October November December Said Today"
    )
)


@lru_cache(maxsize=512)
def _mentions(book: Lexicon, text: str) -> tuple[Mention, ...]:
    """What the lexicon finds in a text, kept: titles are looked up again and again."""
    return tuple(book.mentions(text, "en"))


class Namer:
    """Finds names in one release; ``pronouns`` is the gender that its pronouns show, if one.

    ``home`` is the country of an office that is named without any, or "", and ``state`` the
    publisher's, whose offices are meant when more than one person holds such an office.
    """

    def __init__(
        self, book: Lexicon, pronouns: Gender | None, home: str = "", state: str = ""
    ) -> None:
        self.book = book
        self.state = state or home
        self.pronouns = pronouns
        self.home = home

    def find(self, text: str, people: People) -> list[Entity]:
        """The entities of a sentence in order; learns new people into ``people``."""
        mentions = [
            one
            for one in _mentions(self.book, text)
            if (one.kind == "office" or not one.text.islower()) and one.text != "Government"
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
        found = self._known_surnames(text, found, people)
        return self._apposed(text, found, people)

    def _entity(
        self, text: str, mentions: list[Mention], at: int, people: People
    ) -> tuple[Entity | None, int]:
        titled = self._title(text, mentions, at)
        if titled is not None:
            title, after = titled
            return self._titled(text, title, mentions, after, people)
        mention = mentions[at]
        if mention.kind == "person":
            return self._person(text, mention, people), at + 1
        return self._body(text, mention), at + 1

    def _title(
        self, text: str, mentions: list[Mention], at: int
    ) -> tuple[tuple[int, int], int] | None:
        """The longest run from this mention that the lexicon reads as one title."""
        start = mentions[at].start
        best: tuple[tuple[int, int], int] | None = None
        has_office = False
        for last in range(at, min(at + 4, len(mentions))):
            if last > at and not joining.near(text[mentions[last - 1].end : mentions[last].start]):
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
                " and " in text[mentions[one].end : mentions[one + 1].start]
                for one in range(at, last)
            )
            if joined and not are_one_persons(whole):
                continue
            if self.book.render_office(whole) is not None:
                best = (span, last + 1)
        return best

    def _titled(  # noqa: C901, PLR0912 - one kind of title after the other
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
        if following is not None and following.kind == "office" and following.text in STYLES:
            after += 1
            following = mentions[after] if after < len(mentions) else None
        if (
            following is not None
            and following.kind == "person"
            and text[end : following.start].strip() in STYLES
        ):
            person = self._person(text, following, people)
            style = STYLES[text[end : following.start].strip()]
            if style and not person.arabic.startswith(style):
                person = replace(person, arabic=f"{style} {person.arabic}")
            stop, country = self._of_country(text, person.end, mentions, after + 1)
            title = self._office(self._shorter(english), person.gender, country)
            if title is None:
                return person, after + 1
            if not country and mentions[after - 1].start == start:
                title = self._national(english, person, title)
            people.holders.append(self._holder(english, country, title, person))
            return joining.join(start, stop, text, title, person), after + (2 if country else 1)
        stranger = self._stranger(text, end, people)
        if stranger is not None:
            title = self._office(english, stranger.gender, "")
            if title is None:
                return None, after
            while after < len(mentions) and mentions[after].start < stranger.end:
                after += 1
            stop, country = self._of_country(text, stranger.end, mentions, after)
            title = self._office(self._shorter(english), stranger.gender, country) or title
            people.holders.append(self._holder(english, country, title, stranger))
            return joining.join(start, stop, text, title, stranger), after + (1 if country else 0)
        before = joining.ARTICLE.search(text[:start])
        title = self.book.render_office(english, gender=self.pronouns or "m")
        if title is None:
            return None, after
        home = self.book.country(self.home) if self.home else None
        if home is not None and _STATE_OFFICE.search(english):
            national = f"{home.adj_en[0]} {english}"
            title = self.book.render_office(national, gender=self.pronouns or "m") or title
        if " " not in title or (title.split(" ")[1:2] and title.split(" ")[1].startswith("ال")):
            title = title if " " in title else article(title)
        found = Entity(
            start=before.start() if before else start,
            end=end,
            kind="office",
            english=english,
            mask="Smith" if before or start == 0 else "minister",
            arabic=title,
            gender=self.pronouns or "m",
            precise=bool(before) or english[:1].isupper(),
        )
        if bare(english) and people.holders:
            holder = holder_of(english, people.holders, self.state)
            if holder is not None:
                found = as_office(found, holder)
            elif any(english in one.office for one in people.holders):
                found = replace(found, unsure=True)
        elif not bare(english):
            # "She" may be said of another: of a stranger's office it proves nothing.
            lands = [one.id for one in _mentions(self.book, english) if one.kind == "country"]
            abroad = bool(lands) and self.state not in lands
            unsure = self.pronouns == "f" and (abroad or bool(people.holders))
            found = replace(found, unsure=unsure)
            people.holders.append(self._holder(english, "", title, found))
        return found, after

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
        if following is None or following.kind != "country":
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
            if country is not None and mention.end == len(english):
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
        country = self.book.country(holder.country)
        if country is None or not _STATE_OFFICE.search(english) or self._serves_others(holder.id):
            return title
        whole = self.book.render_office(f"{country.adj_en[0]} {english}", gender=person.gender)
        return whole or title

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
        tail = joining.surname(person.en[0])
        short = family(full)
        honorific = _HONORIFIC.search(text[: mention.start]) or _RANK.search(text[: mention.start])
        named = people.learn(tail, short, full, person.gender)
        if mention.text.startswith(first_part) and tail not in people.told:
            named = full
        if honorific is not None and named == full and honorific.group(1) in STYLES:
            named = f"{STYLES[honorific.group(1)]} {named}".strip()
        return Entity(
            start=honorific.start() if honorific else mention.start,
            end=mention.end,
            kind="person",
            english=mention.text,
            mask="Smith",
            arabic=named,
            short=short,
            gender=person.gender,
            id=person.id,
        )

    def _stranger(self, text: str, end: int, people: People) -> Entity | None:
        """A person unknown to the lexicon whose name follows a title directly."""
        found = _NAME.match(text, end)
        if found is None or text[end : end + 1] != " ":
            return None
        name = found.group(1)
        if name.split()[0] in _NOT_NAMES or name.split()[0] in STYLES or name.isupper():
            return None
        start = found.start(1)
        if name in people.known:
            short, full, gender = people.known[name]
            arabic = people.learn(name, short, full, gender)
            return Entity(
                start=start,
                end=found.end(1),
                kind="person",
                english=name,
                mask="Smith",
                arabic=arabic,
                short=short,
                gender=gender,
            )
        if " " not in name:
            return None
        sure = gender_of(name.split()[0]) or self.pronouns
        if sure is None:
            return None
        arabic = transliterate(name)
        tail = joining.surname(name)
        short = joining.HOUSES.get(tail) or transliterate(tail)
        arabic = joining.HOUSES.get(name, arabic)
        named = people.learn(tail, short, f"{arabic} ({name})", sure)
        return Entity(
            start=start,
            end=found.end(1),
            kind="person",
            english=name,
            mask="Smith",
            arabic=named,
            short=short,
            gender=sure,
        )

    def _known_surnames(self, text: str, found: list[Entity], people: People) -> list[Entity]:
        """Later mentions by surname of people whom the lexicon does not know."""
        extra: list[Entity] = []
        for tail, (short, full, gender) in list(people.known.items()):
            for hit in re.finditer(rf"\b(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?{re.escape(tail)}\b", text):
                if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                    arabic = people.learn(tail, short, full, gender)
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

    def _body(self, text: str, mention: Mention) -> Entity | None:  # noqa: PLR0911
        before = joining.ARTICLE.search(text[: mention.start])
        start = before.start() if before else mention.start
        make = Entity(
            start=start,
            end=mention.end,
            kind="place",
            english=mention.text,
            mask="Paris",
            id=mention.id,
        )
        if mention.kind == "country":
            country = self.book.country(mention.id)
            if country is None:
                return None
            return replace(
                make, kind="country", mask="France", arabic=country.ar[0], gender=country.gender
            )
        if mention.kind == "nationality":
            plural = mention.text.endswith("s") and not mention.text.endswith("ss")
            return replace(
                make,
                start=mention.start,
                kind="nationality",
                mask="Germans" if plural else "French",
            )
        if mention.kind == "organisation":
            body = self.book.organisation(mention.id)
            if body is None:
                return self._ministry(make)
            short = body.short_ar or body.ar[0]
            full = f"{body.ar[0]} ({short})" if short != body.ar[0] else short
            return replace(
                make, kind="organisation", mask="NATO", arabic=full, short=short, gender=body.gender
            )
        if mention.kind == "place":
            place = self.book.place(mention.id)
            if place is None:
                return None
            gender: Gender = "f"
            if place.kind in ("building", "sea", "gulf", "strait", "river", "airport", "camp"):
                gender = "f" if place.ar[0].split(" ")[0].endswith("ة") else "m"
            arabic = place.ar[0]
            if mention.text.lower().startswith("occupied ") and "المحتل" not in arabic:
                arabic = f"{arabic} {'المحتلة' if gender == 'f' else 'المحتل'}"
            return replace(make, arabic=arabic, gender=gender)
        return None

    def _ministry(self, make: Entity) -> Entity | None:
        """A ministry named by its field alone: «وزارة الدفاع»."""
        for field in self.book.fields:
            if make.id == f"ministry.{field.id}":
                name = f"وزارة {field.ar[0]}"
                return replace(
                    make, kind="organisation", mask="NATO", arabic=name, short=name, gender="f"
                )
        return None

    def _apposed(self, text: str, found: list[Entity], people: People) -> list[Entity]:
        """The Emir of Qatar, Sheikh …: an office and a name set side by side become one."""
        joined: list[Entity] = []
        for one in found:
            if joined and joining.within(joined[-1], one, text):
                joined[-1] = joining.set_in(joined[-1], one, text)
                continue
            last = joined[-1] if joined else None
            if (
                last is None
                or text[last.end : one.start] != ", "
                or not joining.closed(text, one.end)
            ):
                joined.append(one)
            elif last.kind == "office" and one.kind == "person" and not one.titled:
                arabic = self.book.render_office(self._shorter(last.english), gender=one.gender)
                joined[-1] = joining.join(
                    last.start, joining.past_comma(text, one.end), text, arabic or last.arabic, one
                )
                people.holders.append(self._holder(last.english, "", arabic or last.arabic, one))
            elif last.kind == "person" and not last.titled and one.kind == "office":
                arabic = self.book.render_office(self._shorter(one.english), gender=last.gender)
                joined[-1] = joining.join(
                    last.start, joining.past_comma(text, one.end), text, arabic or one.arabic, last
                )
                people.holders.append(self._holder(one.english, "", arabic or one.arabic, last))
            else:
                if last.kind == "person" and one.kind == "office":
                    people.holders.append(self._holder(one.english, "", one.arabic, last))
                joined.append(one)
        return joined
