"""Titles and offices: minister, judge, driver, deputy; and what a minister is in charge of.

A title of the claim must be said in the evidence, beside the same words. Where it is not,
and another title stands there that the claim does not render, one was set for the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from musnad.arabic.clitics import stems
from musnad.arabic.normal import fold
from musnad.check.align import Aligned, Sources
from musnad.check.foreign import foreign
from musnad.check.names import SHORT_RELEASE, heard, names_words
from musnad.check.occupations import Family, Title, families, names, titles
from musnad.check.opposites import renders
from musnad.check.pairing import Pairing
from musnad.check.portfolios import portfolios
from musnad.check.reading import Reading, read
from musnad.check.suspicion import Suspicion, absent, conflict
from musnad.check.tables import rows, words
from musnad.lexicon.book import load

__all__ = ["Family", "families", "find", "held"]

BESIDE = 3
"""Tokens between a title and what it goes with: a name, an institution."""
SAID = 0.8
"""What is left of a conflict when the evidence has the title too, though not here."""
AROUND = 4
"""Tokens around a title of the claim that tell whose it is."""
_NOT_TITLED = words("not_titled_ar")
_GENERIC = words("generic_titles")
_NOT_RIVALS = words("not_rivals")
_BROAD = words("broad_titles")
_NOBODY = frozenset(
    fold(word) for row in rows("limits") if row[0] == "nobody" for word in row[1].split()
)
_HOUSES = frozenset({"مجلس", "قصر", "نادي", "نقابه", "اتحاد", "جمعيه", "هيءه", "غرفه"})
_NARROWER = {
    "director": {"director-general", "chief-executive", "athletic-director"},
    "president": {"board-chairman", "chief-executive", "speaker"},
    "secretary": {"secretary-general"},
    "commander": {"chief-of-staff", "general-rank"},
    "chief-of-staff": {"commander", "general-rank"},
    "envoy": {"ambassador", "delegate"},
    "delegate": {"ambassador", "envoy"},
    "diplomat": {"ambassador", "envoy", "delegate", "consul"},
    "spokesperson": {"press-secretary"},
    "prince": {"crown-prince"},
    "politician": {"senator", "deputy"},
    "officer": {"soldier", "colonel", "captain-rank", "lieutenant", "general-rank"},
}
"""Titles that the shorter wording of others gives: none of them is denied by it."""
_DESCRIBING = frozenset({"winner", "official", "member", "leader", "voter", "champion"})
"""What a source calls someone whose title it gives elsewhere."""
_RANKS = {
    "deputy": {"ar": words("deputy_ar"), "en": words("deputy_en")},
    "former": {"ar": words("former_ar"), "en": words("former_en")},
    "acting": {"ar": words("acting_ar"), "en": words("acting_en")},
    "elect": {"ar": words("elect_ar"), "en": words("elect_en")},
}
MOST = 3
RENDERED = 0.8
"""A rendering of the glossary this good says the title: «ترأس» that of a head."""


def find(one: Aligned, sources: Sources) -> tuple[Suspicion, ...]:
    """The titles of the claim that its evidence, or else any source, does not give."""
    mine = titles(one.reading) if one.evidence else ()
    mine = tuple(title for title in mine if title.sure and not _idiom(title, one.reading))
    if not mine:
        return ()
    near = [sources.items[at].reading for at in one.evidence]
    pairing = Pairing(one, near)
    found: list[Suspicion] = []
    for title in mine:
        if title.id in _BROAD or (title.id == "deputy" and _before_title(title, mine)):
            continue  # «المسؤول» may be anyone; in «نائب الوزير» a rank, not an office
        suspicion = _judge(title, mine, pairing, sources)
        if suspicion:
            found.append(suspicion)
    found += _ranks(mine, pairing, sources)
    found += portfolios(one, sources)
    return tuple(sorted(found, key=lambda s: -s.strength)[:MOST])


def _idiom(title: Title, reading: Reading) -> bool:
    """Words that are titles elsewhere: «مؤتمر صحفي», «الدول الأعضاء», «السفن العاملة»; and
    what nobody bears: «بلا رئيس»."""
    before = reading.tokens[title.first - 1].folded if title.first else ""
    if not before:
        return False
    bare = before.lstrip("وف")
    if before in _NOBODY or bare in _NOBODY:
        return True
    word = reading.tokens[title.first].folded
    if (
        reading.language == "ar"
        and title.end == title.first + 1
        and title.id in _GENERIC
        and word.startswith("ال")
        and word.endswith("ه")
        and before.startswith(("ال", "لل", "وال", "بال"))
    ):
        return True  # an adjective: «القوات المقاتلة»
    return any(stem in _NOT_TITLED for stem in stems(before))


def _before_title(title: Title, mine: Sequence[Title]) -> bool:
    return any(other.first == title.end for other in mine)


def _said(title: Title, place: int, pairing: Pairing) -> list[int]:
    """Where a sentence of the evidence says the title: by the table, or by the glossary."""
    there = pairing.near[place]
    longer = {
        at
        for other in titles(there)
        if other.sure and other.id != title.id and other.end - other.first > 1
        for at in range(other.first, other.end)
    }
    found = [
        other.first
        for other in titles(there)
        if (other.id == title.id and (other.sure or other.first not in longer))
        or (other.sure and _kin(title, other))
    ]
    if title.end == title.first + 1:
        sure = {
            at
            for other in titles(there)
            if other.sure and other.id != title.id
            for at in range(other.first, other.end)
        }
        found += [at for at in renders(title.first, place, pairing) if at not in sure]
        word = pairing.words.get(title.first)
        if word is not None and word.match.grade >= RENDERED:
            found += [at for where, at in word.match.places if where == place and at not in sure]
    return found


def _judge(
    title: Title, mine: Sequence[Title], pairing: Pairing, sources: Sources
) -> Suspicion | None:
    one = pairing.one
    place = pairing.nearest(title.first)
    anchors = _anchors(title, place, pairing)
    said = {at: _said(title, at, pairing) for at in range(len(pairing.near))}
    kept = min((_away(at, at + 1, anchors) for at in said[place]), default=99)
    rival = _rival(title, mine, place, anchors, pairing)
    if rival is not None and _away(rival.first, rival.end, anchors) >= kept:
        rival = None
    if kept <= BESIDE or (any(said.values()) and rival is None):
        return None
    if rival is not None and (
        _compatible(title, rival, one, sources)
        or _apposed(title, rival, said[place])
        or _borne_there(title, rival, pairing.near[place], one, sources)
    ):
        return None
    bound = rival is not None and _away(rival.first, rival.end, anchors) <= BESIDE
    elsewhere = any(said.values()) or _elsewhere(title, one, sources)
    known = not bound and _by_ledger(title, one, sources)
    if rival is None:
        if known or title.id in _GENERIC or (elsewhere and _same_person(title, one, sources)):
            return None
        rule = "title.moved" if elsewhere else "title.absent"
        return _absent(rule, title, one)
    if not bound and (known or any(said.values()) or title.id in _GENERIC):
        return None
    rule = "title.conflict" if bound else "title.moved" if elsewhere else "title.absent"
    found = _conflict(rule, title, rival, place, pairing, sources)
    return replace(found, strength=SAID * found.strength) if any(said.values()) else found


def _anchors(title: Title, place: int, pairing: Pairing) -> list[int]:
    """Where the sentence has what stands around a title of the claim."""
    first, end = max(0, title.first - AROUND), title.end + AROUND
    return [
        at
        for number in range(first, end)
        if not title.first <= number < title.end
        for where, at in pairing.places.get(number, ())
        if where == place
    ]


def _away(first: int, end: int, anchors: Sequence[int]) -> int:
    """Tokens between a title and the nearest anchor."""
    return min(
        (at - end + 1 if at >= end else first - at for at in anchors if not first <= at < end),
        default=99,
    )


def _rival(
    title: Title, mine: Sequence[Title], place: int, anchors: Sequence[int], pairing: Pairing
) -> Title | None:
    """The title of the sentence, nearest to the same words, that nothing in the claim says."""
    there = pairing.near[place]
    every = titles(there)
    taken = {_meant(other, place, pairing) for other in mine if other != title}
    own = {(other.first, other.end) for other in every if other.id == title.id}
    given = Counter(other.id for other in mine if other != title)
    there_ = Counter(other.id for other in every if other.sure)
    free = [
        other
        for other in every
        if other.sure
        and there.tokens[other.first].folded not in _NOT_RIVALS
        and not _of_house(other, there)
        and not (title.id == "prime-minister" and _heads_council(other, there))
        and (other.first, other.end) not in own
        and there_[other.id] > given[other.id]
        and not any(other.first <= at < other.end for at in taken)
        and not _rendered(other, mine, place, pairing)
    ]
    return min(
        free, key=lambda other: (_away(other.first, other.end, anchors), other.first), default=None
    )


def _compatible(title: Title, rival: Title, one: Aligned, sources: Sources) -> bool:
    """Whether both may be called so, or the source only describes whom it names elsewhere
    («the laureate»)."""
    described = rival.id in _DESCRIBING and title.id not in _GENERIC
    return _kin(title, rival) or (described and bool(_elsewhere(title, one, sources)))


def _apposed(title: Title, rival: Title, said: Sequence[int]) -> bool:
    """Whether the sentence gives its bearer both, side by side, or the other title is what
    anybody may be («member») where the sentence has the claim's own."""
    if said and rival.id in _DESCRIBING and title.id not in _GENERIC:
        return True
    return any(at < rival.end + BESIDE and rival.first <= at + BESIDE for at in said)


def _borne_there(
    title: Title, rival: Title, there: Reading, one: Aligned, sources: Sources
) -> bool:
    """Whether the sentence names, by name alone, who bears the title elsewhere, and no name
    goes with the other title: "Mr. Saab told the pilots"."""
    if _names_after(rival, there):
        return False
    written = {token.text for token in there.tokens}
    for at in _elsewhere(title, one, sources):
        reading = sources.items[at].reading
        for other in titles(reading):
            if other.id == title.id and other.sure and _names_after(other, reading) & written:
                return True
    return False


def _names_after(title: Title, reading: Reading) -> set[str]:
    """The names that stand right after a title."""
    after = reading.tokens[title.end : title.end + BESIDE]
    if reading.language == "ar":
        return {token.text for token in after if foreign(token.folded) > 0}
    found: set[str] = set()
    for token in after:
        if not token.text[:1].isupper():
            break
        found.add(token.text)
    return found


def _kin(title: Title, rival: Title) -> bool:
    """Whether the other is called so for short: a director general the director."""
    return rival.id in _NARROWER.get(title.id, ())


def _heads_council(title: Title, reading: Reading) -> bool:
    """Whether the word is the « président du Conseil » of a French text, a prime minister."""
    after = reading.text[reading.tokens[title.end - 1].end :][:12].lower()
    return reading.french and after.startswith(" du conseil")


def _of_house(title: Title, reading: Reading) -> bool:
    """Whether the word names a house or a body: «مجلس النواب», «قصر الرئاسة»."""
    before = reading.tokens[title.first - 1].folded if title.first else ""
    return before.lstrip("وبلف") in _HOUSES


def _meant(title: Title, place: int, pairing: Pairing) -> int:
    """The word of a sentence that says the title, nearest to the same words; -1 if none."""
    said = _said(title, place, pairing)
    if len(said) < 2:
        return said[0] if said else -1
    anchors = _anchors(title, place, pairing)
    return min(said, key=lambda at: (_away(at, at + 1, anchors), at))


def _rendered(other: Title, mine: Sequence[Title], place: int, pairing: Pairing) -> bool:
    """Whether a word of the claim, no title itself, surely says this title of the evidence."""
    at = other.end - 1
    return any(
        at in renders(number, place, pairing)
        for number in pairing.claimed(place, at)
        if not any(title.first <= number < title.end for title in mine)
    )


def _elsewhere(title: Title, one: Aligned, sources: Sources) -> tuple[int, ...]:
    """The sentences outside the evidence that give the title."""
    return tuple(
        at
        for at, item in enumerate(sources.items)
        if at not in one.evidence and any(other.id == title.id for other in titles(item.reading))
    )


def _same_person(title: Title, one: Aligned, sources: Sources) -> bool:
    """Whether the title elsewhere is that of someone whom the claim names.

    A short release has one cast: whoever bears the title there bears it here.
    """
    if len(sources.items) <= SHORT_RELEASE:
        return True
    people = {m.id for m in one.reading.mentions if m.kind == "person"}
    for at in _elsewhere(title, one, sources):
        reading = sources.items[at].reading
        if people & reading.ids:
            return True
        if any(
            heard(token.folded, names_words(reading))
            for token in one.reading.tokens
            if foreign(token.folded) > 0
        ):
            return True
    return False


def _by_ledger(title: Title, one: Aligned, sources: Sources) -> bool:
    """Whether the ledger gives the title to someone whom the claim names, on that day."""
    people = {
        mention.id
        for reading in (one.reading, *_cast(one, sources))
        for mention in reading.mentions
        if mention.kind == "person"
    }
    return any(
        other.sure and other.id == title.id
        for reading in held(frozenset(people), sources)
        for other in titles(reading)
    )


def held(people: frozenset[str], sources: Sources) -> tuple[Reading, ...]:
    """The offices that the ledger gives these people on the day of the release, read."""
    day = next((r.published.date() for r in sources.releases if r.published), None)
    return tuple(
        read(fact.predicate, "en")
        for fact in load().facts
        if fact.kind == "office"
        and fact.subject in people
        and (day is None or (fact.since <= day and (fact.until is None or day <= fact.until)))
    )


def _cast(one: Aligned, sources: Sources) -> list[Reading]:
    """The sentences whose people the claim may speak of: in a short release, all."""
    short = len(sources.items) <= SHORT_RELEASE
    wanted = range(len(sources.items)) if short else one.evidence
    return [sources.items[at].reading for at in wanted]


# --- deputies and former holders -----------------------------------------------------------


def _ranks(mine: Sequence[Title], pairing: Pairing, sources: Sources) -> Iterator[Suspicion]:
    """«نائب الوزير» for the minister, the minister for his deputy; the former for the present."""
    reading = pairing.one.reading
    for title in mine:
        if title.id == "deputy" and _before_title(title, mine):
            continue
        place = pairing.nearest(title.first)
        there = pairing.near[place]
        anchors = _anchors(title, place, pairing)
        same = [
            other
            for other in titles(there)
            if other.id == title.id and _away(other.first, other.end, anchors) <= BESIDE
        ]
        if not same:
            continue
        other = min(same, key=lambda o: (not o.sure, _away(o.first, o.end, anchors)))
        for lists in _RANKS.values():
            here = _beside(title, reading, lists)
            has = any(_beside(o, there, lists) is not None for o in same)
            said = any(_has(r, lists) for r in pairing.near)
            if here is not None and not said:
                yield _rank("title.rank", here, title, other, place, pairing, sources)
            elif here is None and has and not _has(reading, lists) and other.sure:
                yield _rank("title.rank", None, title, other, place, pairing, sources)


def _beside(title: Title, reading: Reading, lists: dict[str, frozenset[str]]) -> int | None:
    """The word of the list that stands beside a title, if one does."""
    wanted = lists["ar" if reading.language == "ar" else "en"]
    before = list(range(max(0, title.first - 2), title.first))
    after = list(range(title.end, min(len(reading.tokens), title.end + 3)))
    for at in before + after:
        if _named(reading, at):
            continue
        forms_ = (*reading.heads[at], *reading.tokens[at].folded.split("-"))
        if reading.tokens[at].folded == "elected":
            continue  # "was elected president" is no president-elect
        if any(form in wanted for form in forms_):
            return at
    return None


def _named(reading: Reading, at: int) -> bool:
    """Whether the word is part of somebody's name: «مساعد بن محمد»."""
    after = reading.tokens[at + 1 : at + 2]
    if after and after[0].folded == "بن":
        return True
    start = reading.tokens[at].start
    return any(m.kind == "person" and m.start <= start < m.end for m in reading.mentions)


def _has(reading: Reading, lists: dict[str, frozenset[str]]) -> bool:
    wanted = lists["ar" if reading.language == "ar" else "en"]
    return not wanted.isdisjoint(reading.vocabulary) or any(
        part in wanted for token in reading.tokens for part in token.folded.split("-")
    )


def _rank(
    rule: str,
    at: int | None,
    title: Title,
    other: Title,
    place: int,
    pairing: Pairing,
    sources: Sources,
) -> Suspicion:
    here, there = pairing.one.reading, pairing.near[place]
    first, last = title.first, title.end - 1
    if at is not None:
        first, last = min(first, at), max(last, at)
    start, end = here.tokens[first].start, here.tokens[last].end
    near = there.tokens[max(0, other.first - 2) : other.end + 2]
    expected = there.text[near[0].start : near[-1].end]
    if at is not None:
        expected = there.text[there.tokens[other.first].start : there.tokens[other.end - 1].end]
        if here.language == "ar" and there.language != "ar":
            expected = names()[other.id][0]
    return conflict(
        "title",
        rule,
        found=here.text[start:end],
        start=pairing.one.claim.start + start,
        end=pairing.one.claim.start + end,
        expected=expected,
        sentence=sources.items[pairing.one.evidence[place]].sentence.id,
    )


# --- what is told --------------------------------------------------------------------------


def _absent(rule: str, title: Title, one: Aligned) -> Suspicion:
    start, end = one.reading.tokens[title.first].start, one.reading.tokens[title.end - 1].end
    return absent(
        "title",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        strength=0.5 if rule == "title.moved" else 0.8,
    )


def _conflict(
    rule: str, title: Title, rival: Title, place: int, pairing: Pairing, sources: Sources
) -> Suspicion:
    one, there = pairing.one, pairing.near[place]
    start, end = one.reading.tokens[title.first].start, one.reading.tokens[title.end - 1].end
    expected = there.text[there.tokens[rival.first].start : there.tokens[rival.end - 1].end]
    if one.reading.language == "ar" and there.language != "ar":
        expected = f"{names()[rival.id][0]} ({expected})"
    return conflict(
        "title",
        rule,
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=expected,
        sentence=sources.items[one.evidence[place]].sentence.id,
        strength=1.0 if place == 0 else 0.8,
    )
