"""Exchanged parties: a subject of an Arabic sentence who, in the sentences that it cites, is
only spoken to, of or with, or another than the one whose verb it is.

Read against English sentences only. What two do alike (they met, they agreed) proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from musnad.check.cast import Cast, cast_of
from musnad.check.ground import Ground, forms_of, listed, problem_at
from musnad.check.matching import match_in
from musnad.check.occurred import is_future, is_past, is_present
from musnad.check.persons import persons
from musnad.check.reading import Reading
from musnad.check.standing import Party, Stood, party, standing
from musnad.check.subjects import senses, subjects
from musnad.core.report import Problem, ProblemKind
from musnad.lexicon.book import load
from musnad.lexicon.entries import Mention

MUTUAL = frozenset(
    {"meet", "discuss", "agree", "exchange", "hold", "sign", "negotiate", "review", "accompany"}
)
"""What two do with each other, in whatever order they are named."""
WITH = frozenset({"talk", "speak", "communicate", "consult", "confer", "coordinate"})
"""The same, where the sentence says with whom."""
SURE = 0.85
"""Grade from which an English verb is the one that the Arabic sentence has."""
NEAR = 2
"""Words (has, also) that may stand between a subject and its verb."""
_STATES = frozenset({"country", "organisation"})
_OF_STATES = frozenset({"الحكومه", "حكومه", "السلطات", "سلطات", "وزاره", "الرءاسه"})
_RELATIVE = frozenset({"التي", "الذي", "اللذان", "اللتان", "الذين", "ما", "مما"})
_OBJECT = ("ته", "تها", "تهم")
"""What a verb ends in that has its object: «اقترحته روسيا»."""
_NOT = frozenset({"لا", "لن", "لم"})
_WITH_AR = frozenset({"مع", "هاتفيا"})
_PASSIVE = "ُ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb of an Arabic sentence (its token) and the party that is its subject: a ``body``
    and no state, or in an ``inner`` clause («التي قدمتها»)."""

    verb: int
    first: int
    end: int
    who: frozenset[Party]
    kind: ProblemKind
    body: bool = False
    inner: bool = False


def exchanged(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Subjects who in the cited sentences are none, at most one; nothing where the release is
    not English."""
    if any(one.french or one.language == "ar" for one in ground.whole):
        return
    whole = ground.whole
    stood = dict(zip(whole, standing(whole), strict=True))
    opening = whole[:1]
    for deed in _deeds(reading, cast_of(whole)):
        verb = reading.tokens[deed.verb]
        meant = senses(verb.folded)
        after = {token.folded for token in reading.tokens[deed.end :]}
        if meant & MUTUAL or (meant & WITH and after & _WITH_AR) or _PASSIVE in verb.text:
            continue
        cited = [one for one in ground.cited if one in stood]
        if not cited or _does(deed, reading, cited, stood, opening):
            continue
        span = Mention(
            kind="person",
            id="",
            start=reading.tokens[deed.first].start,
            end=reading.tokens[deed.end - 1].end,
            text=reading.text[reading.tokens[deed.first].start : reading.tokens[deed.end - 1].end],
        )
        yield problem_at(
            deed.kind,
            span,
            f"ليس «{span.text}» من فعل هذا في الجمل التي استندت إليها الجملة.",
            f"In the sentences that this one cites it is not “{span.text}” who did so.",
        )
        return


def _does(
    deed: Deed,
    reading: Reading,
    cited: list[Reading],
    stood: Mapping[Reading, tuple[Stood, ...]],
    opening: tuple[Reading, ...],
) -> bool:
    """Whether the party may be the one who does this in the cited sentences."""
    parties = [one for there in cited for one in stood[there] if not (deed.inner and one.several)]
    acting = [one for one in parties if one.acts or one.by]
    heading = [one for there in opening for one in stood.get(there, ())]
    own_words = _own_words(stood)
    verb = reading.tokens[deed.verb].folded
    places = [
        (there, at)
        for there in cited
        for at, grade in match_in(verb, "ar", there).items()
        if grade >= SURE
    ]
    sure = [_right_before(stood[there], there, at) for there, at in places]
    told = all(one is not None and (one.by or not deed.inner) for one in sure)
    if places and told:
        return any(one is not None and one.who & deed.who for one in sure)
    mine = [one for one in parties if one.who & deed.who]
    speaker = own_words and any(one.who & deed.who for one in heading)
    other_name = deed.body and not mine  # the Council, the Assembly
    if speaker or other_name or any(one.acts or one.by for one in mine):
        return True
    if deed.inner:
        return bool(mine) and not all(one.to for one in mine)
    if acting:
        return False
    known = [one for some in stood.values() for one in some if one.acts or one.by]
    return not own_words and any(one.who & deed.who for one in (*known, *heading))


def _own_words(stood: Mapping[Reading, tuple[Stood, ...]]) -> bool:
    """Whether the release speaks as "I": the one in its heading says all of it."""
    return any(
        token.folded in ("i", "my")
        for there in stood
        for token in there.tokens
        if not any(quote.start <= token.start < quote.end for quote in there.quotes)
    )


def _right_before(some: tuple[Stood, ...], there: Reading, at: int) -> Stood | None:
    """The subject whose verb stands right after it; None when nobody can tell."""
    following = [token.folded for token in there.tokens[at + 1 : at + 4]]
    if "by" in following:
        return next((one for one in some if one.by and one.first > at), None)
    before = [one for one in some if one.end <= at and at - one.end <= NEAR and one.acts]
    if before and any(
        mark in there.text[there.tokens[before[-1].end - 1].end : there.tokens[at].start]
        for mark in ",;"
    ):
        return None
    between = {token.folded for one in before[-1:] for token in there.tokens[one.end : at]}
    auxiliary = {"has", "have", "had", "also", "will", "then", "further", "again", "today"}
    return before[-1] if before and between <= auxiliary else None


def _deeds(reading: Reading, company: Cast) -> Iterator[Deed]:
    everyone = persons(reading)
    for one in subjects(reading, everyone):
        at = company.who(one.person)
        if at is not None:
            yield Deed(
                verb=one.verb,
                first=one.person.first,
                end=one.person.end,
                who=frozenset({("who", str(at))}),
                kind="person",
            )
    taken = {n for one in everyone for n in range(one.first, one.end)}
    for mention in reading.mentions:
        if not (mention.kind in _STATES or mention.kind == "nationality" or _capital(mention)):
            continue
        first = next(n for n, t in enumerate(reading.tokens) if t.end > mention.start)
        end = first + len(mention.text.split())
        verb = _verb_before(reading, mention, first, taken)
        if verb is None and mention.kind != "nationality":
            verb = _verb_after(reading, first, end)
        if verb is not None:
            yield Deed(
                verb=verb,
                first=first,
                end=end,
                who=party(mention.ids),
                kind="organisation",
                body=mention.kind == "organisation",
                inner=verb > 0 and verb < first,
            )


def _capital(mention: Mention) -> bool:
    """Whether it is a capital, which stands for its state: «وتدعم باكو»."""
    places = [load().place(one) for one in mention.ids]
    return any(place is not None and place.kind == "capital" for place in places)


def _verb_after(reading: Reading, first: int, end: int) -> int | None:
    """The verb right after a state that stands after «أن»."""
    tokens = reading.tokens
    opens = first > 0 and tokens[first - 1].folded.lstrip("وب") == "ان"
    if end < len(tokens) and tokens[end].folded in _NOT:
        end += 1
    if not opens or end >= len(tokens) or tokens[end - 1].end + 1 < tokens[end].start:
        return None
    word = tokens[end].folded
    return end if is_present(word) or is_future(word) or is_past(word) else None


def _verb_before(reading: Reading, mention: Mention, first: int, taken: set[int]) -> int | None:
    """The verb of which a state or body is the subject: first word, or in «التي قدمتها»."""
    tokens = reading.tokens
    at = first - 1
    if at >= 0 and tokens[at].folded.lstrip("و") in _OF_STATES:
        at -= 1
    elif mention.kind == "nationality":
        return None
    if at < 0 or at in taken or first in taken or tokens[at].end + 1 < tokens[at + 1].start:
        return None
    if forms_of(tokens[at]) & listed("said"):
        return None
    relative = at > 0 and (
        tokens[at - 1].folded in _RELATIVE or tokens[at].folded.endswith(_OBJECT)
    )
    if not relative and at > 0:
        return None
    word = tokens[at].folded
    bare = word
    for ending in ("ته", "تها", "تهم", "ه", "ها"):
        if relative and word.endswith(ending):
            bare = word.removesuffix(ending)
            break
    verb = (
        is_past(word, opening=True)
        or is_future(word)
        or (at == 0 and word.startswith("و") and word.endswith("ت"))
        or is_past(bare, opening=True)
        or is_past(f"{bare}ت", opening=True)
        or word.lstrip("وف")[:1] in ("ي", "ت")
    )
    return at if verb else None
