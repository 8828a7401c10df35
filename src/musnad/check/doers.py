"""Doers: who in the release does or says what, against who does so in the claim.

What a claim tells of its subject stands in one turn of the release. Where that turn is
somebody else's, and no turn of the claim's own subject tells the same, two were exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from musnad.check.align import Aligned, Sources
from musnad.check.cast import Cast, cast
from musnad.check.matching import match_in
from musnad.check.names import in_arabic
from musnad.check.people import Met
from musnad.check.persons import Person, persons_met
from musnad.check.reading import Reading
from musnad.check.subjects import parted, senses, subjects
from musnad.check.suspicion import Suspicion, conflict
from musnad.check.tables import words as listed
from musnad.check.turns import MUTUAL, REPORTING, Turn, reports, turns
from musnad.lexicon.book import load

MOST_READ = 60
"""Sentences of a longer release are not looked through."""
LEAST = 2
"""Words of a claim, its names apart, that a turn has to have."""
SHARE, SURELY = 0.6, 0.8
"""The share of them, and where the claim's verb is not that of the turn."""
OTHERS, OPEN, FEW = 0.5, 0.75, 0.34
"""What the claim's own subject may have of as many in its best turn, what a turn of nobody in
particular may, and where it is sure that they are not the subject's."""
BEFORE_BY = 6
"""Tokens before a verb in the passive that tell what is done."""
SHORTEST = 3
"""Tokens of a clause after its subject."""
STRONG, BY, WEAK = 1.0, 0.9, 0.7
_GETTING = listed("getting_en")
_PARTICIPLES = listed("tail_participles")
_PASSIVE = "ُ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of the claim with its subject and the token of the subject's verb; ``told``
    are the words of what is done."""

    first: int
    end: int
    verb: int
    subject: Person
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A turn of the release, which of a clause's words it has (by number), whether it does
    the same."""

    turn: Turn
    item: int
    has: frozenset[int]
    does: bool

    @property
    def words(self) -> int:
        """How many of the words it has."""
        return len(self.has)


def find(one: Aligned, sources: Sources, same: Sequence[Met]) -> tuple[Suspicion, ...]:
    """The first subject of the claim whose deed is somebody else's in the release."""
    if one.reading.language != "ar" or len(sources.items) > MOST_READ or not one.evidence:
        return ()
    if any(item.reading.french for item in sources.items):
        return ()
    everyone = persons_met(one.reading, same)
    company = cast(sources) if everyone else None
    for clause in _clauses(one.reading, everyone):
        mine = company.who(clause.subject) if company is not None else None
        if company is None or mine is None:
            continue
        present = frozenset(at for at in map(company.who, everyone) if at is not None)
        clause_ = replace(clause, told=_told(clause, one, everyone))
        if not clause_.told or _PASSIVE in one.reading.tokens[clause.verb].text:
            continue
        found = _other(clause_, mine, present, one.reading, sources, company)
        if found is not None:
            item, other, strength = found
            return (_suspect(clause, other, item, strength, one, sources),)
    return ()


def _other(
    clause: Clause,
    mine: int,
    present: frozenset[int],
    reading: Reading,
    sources: Sources,
    company: Cast,
) -> tuple[int, int, float] | None:
    """The sentence and the one whose turn tells what the clause does, when it is surely not
    its subject's, and how surely."""
    verb = reading.tokens[clause.verb]
    meant = senses(verb.folded)
    by = _by_whom(clause, verb.folded, sources, company)
    if by is not None:
        return (*by, BY) if by[1] != mine else None
    places = list(_places(clause, verb.folded, sources, company))
    theirs = [p for p in places if p.turn.who and mine not in p.turn.who]
    best = max(theirs, key=lambda p: (p.words, p.does, -p.item), default=None)
    if best is None or meant & MUTUAL:
        return None
    tied = any(
        (p.words, p.does) == (best.words, best.does) and p.turn.who != best.turn.who for p in theirs
    )
    own = max((p.words for p in places if mine in p.turn.who), default=0)
    open_ = max((p.words for p in places if not p.turn.who), default=0)
    if tied or len(best.turn.who) > 1 or own > OTHERS * best.words or open_ > OPEN * best.words:
        return None
    # «عين» may be the passive: she was appointed by him.
    passive = not best.turn.who & present and _met_there(mine, best, company)
    if passive or not _tells(best, theirs, clause, meant, own):
        return None
    (other,) = best.turn.who
    sure = best.does and best.words > LEAST and own <= FEW * best.words
    return best.item, other, STRONG if sure else WEAK


def _tells(
    best: Place, theirs: Sequence[Place], clause: Clause, meant: frozenset[str], own: int
) -> bool:
    """Whether a turn, with the same one's turns beside it, has enough of a clause to be what
    it retells."""
    beside = [p for p in theirs if p.turn.who == best.turn.who and abs(p.item - best.item) <= 1]
    share = len(frozenset[int]().union(*(p.has for p in beside))) / len(clause.told)
    if best.words < LEAST or share < SHARE:
        return False
    return best.does or (
        not own and best.words > LEAST and share >= SURELY and not meant & _GETTING
    )


def _met_there(mine: int, place: Place, company: Cast) -> bool:
    """Whether the claim's subject is named in somebody else's turn."""
    return any(
        at == mine and place.turn.first <= person.first < place.turn.end
        for person, at in company.seen[place.item]
    )


def _places(clause: Clause, verb: str, sources: Sources, company: Cast) -> Iterator[Place]:
    reported = bool(senses(verb) & REPORTING)
    for number, item in enumerate(sources.items):
        found = [match_in(word, "ar", item.reading) for word in clause.told]
        if not any(found):
            continue
        verbs = match_in(verb, "ar", item.reading)
        for turn in turns(sources, company, number):
            does = any(turn.first <= at < turn.end for at in verbs)
            yield Place(
                turn=turn,
                item=number,
                has=frozenset(
                    word
                    for word, some in enumerate(found)
                    if any(turn.first <= at < turn.end for at in some)
                ),
                does=does or (reported and reports(item.reading, turn)),
            )


def _by_whom(clause: Clause, verb: str, sources: Sources, company: Cast) -> tuple[int, int] | None:
    """The sentence and the one who does it by "by", right after the claim's very verb and
    what it is done to."""
    for number, item in enumerate(sources.items):
        tokens = item.reading.tokens
        for at in match_in(verb, "ar", item.reading):
            if [token.folded for token in tokens[at + 1 : at + 2]] != ["by"]:
                continue
            agents = [
                who
                for p, who in company.seen[number]
                if at + 1 < p.first <= at + 3 and who is not None
            ]
            near = any(
                at - BEFORE_BY <= where < at
                for word in clause.told
                for where in match_in(word, "ar", item.reading)
            )
            if near and agents:
                return number, agents[0]
    return None


def _told(clause: Clause, one: Aligned, everyone: Sequence[Person]) -> tuple[str, ...]:
    """The words of a clause that tell what is done: no verb, no names, none that nothing
    explains."""
    tokens, mentions = one.reading.tokens, one.reading.mentions
    start, end = tokens[clause.first].start, tokens[clause.end - 1].end
    verb = tokens[clause.verb].start
    named = {tokens[at].start for person in everyone for at in range(person.first, person.end)}
    return tuple(
        word.token.folded
        for word in one.words
        if start <= word.token.start < end
        and word.token.start != verb
        and word.token.start not in named
        and word.match.explained
        and not any(m.start < word.token.end and word.token.start < m.end for m in mentions)
    )


def _suspect(
    clause: Clause, other: int, item: int, strength: float, one: Aligned, sources: Sources
) -> Suspicion:
    tokens, subject = one.reading.tokens, clause.subject
    start, end = tokens[subject.first].start, tokens[subject.end - 1].end
    return conflict(
        "person",
        "person.doer",
        found=one.reading.text[start:end],
        start=one.claim.start + start,
        end=one.claim.start + end,
        expected=_called(other, sources, cast(sources)),
        sentence=sources.items[item].sentence.id,
        strength=strength,
    )


def _called(figure: int, sources: Sources, company: Cast) -> str:
    """Somebody's name in Arabic if the lexicon has it, else as the release first has it."""
    for one in sorted(company.figures[figure].ids):
        entry = load().person(one)
        if entry is not None and entry.ar:
            return entry.ar[0]
    for item, some in zip(sources.items, company.seen, strict=True):
        for person, at in some:
            if at == figure:
                tokens = item.reading.tokens
                start, end = tokens[person.first].start, tokens[person.end - 1].end
                return in_arabic(item.reading.text[start:end])
    return ""


# --- the claim -----------------------------------------------------------------------------


def _clauses(reading: Reading, everyone: Sequence[Person]) -> Iterator[Clause]:
    """The parts of an Arabic claim that begin with a subject and its verb, up to the next or
    a comma; a participle goes on with the same subject («مؤكدا»)."""
    tokens = reading.tokens
    found = subjects(reading, everyone)
    for number, one in enumerate(found):
        end = found[number + 1].first if number + 1 < len(found) else len(tokens)
        after = range(max(one.person.end, one.verb + 1) + SHORTEST, end)
        end = next((at for at in after if parted(reading, at) and not _goes_on(reading, at)), end)
        if end > one.first:
            yield Clause(first=one.first, end=end, verb=one.verb, subject=one.person)


def _goes_on(reading: Reading, at: int) -> bool:
    word = reading.tokens[at].folded
    return word in _PARTICIPLES or (word.startswith("م") and word.endswith("ا"))
