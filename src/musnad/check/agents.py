"""Who does what: a doer right after its verb, whom the cited sentences do not have there.

Arabic news puts the verb first: «وناشدت روسيا». Where the cited sentences have the verb, one of
those named before it, or after "by", must be the same; who is only spoken of as "he", or by an
office that the release gives to nobody, proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.arabic.normal import Token, fold
from musnad.check.ground import Ground, forms_of, listed, problem_at
from musnad.check.matching import match
from musnad.check.reading import Reading
from musnad.core.report import Problem
from musnad.lexicon.entries import Mention

_DOERS = frozenset({"person", "country"})
_NAMED = frozenset({"person", "country", "organisation", "office", "nationality", "place"})
_BY = 3
"""Words after "by" among which its name stands."""
_AFTER = 4
"""Words after an Arabic verb among which its doer stands."""
_SHORTEST = 3
_OBJECT = ("ته", "تها", "تهم")
"""What a verb ends in that has its object: «اقترحته روسيا»."""


def agents(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Doers that are not those of the cited sentences, at most one; an English release is read
    more closely (``check.exchanged``)."""
    if not any(one.french or one.language == "ar" for one in ground.whole):
        return
    held = _holders(ground)
    for verb, doer in _pairs(reading):
        wanted = doer.ids
        places = match(verb, "ar", ground.cited).places
        found = [_named_at(ground.cited[place], at) for place, at in places]
        if not places or any(one is None for one in found):
            continue
        named = [mention for one in found for mention in one or ()]
        open_office = any(one.kind == "office" for one in named) and not any(
            wanted & people for people in held.values()
        )
        if doer.kind == "person":  # a state before the verb is no one's rival
            named = [one for one in named if one.kind in ("person", "office")]
        ids = {id_ for one in named for id_ in (*one.ids, *held.get(one.id, ()))}
        if named and not open_office and not wanted & ids:
            yield problem_at(
                "person" if doer.kind == "person" else "organisation",
                doer,
                f"ليس «{doer.text}» من فعل هذا في الجمل التي استندت إليها الجملة.",
                f"In the sentences that this one cites it is not “{doer.text}” who did so.",
            )
            return


def _pairs(reading: Reading) -> Iterator[tuple[Token, Mention]]:
    """Verbs that a name follows at once: a sentence's first word, or one with its object."""
    for mention in reading.mentions:
        if mention.kind not in _DOERS:
            continue
        before = [one for one in reading.tokens if one.end <= mention.start]
        if not before or reading.text[before[-1].end : mention.start] != " ":
            continue
        verb = before[-1]
        forms = forms_of(verb)
        opens = verb is reading.tokens[0] or verb.folded.endswith(_OBJECT)
        plain = opens and not forms & listed("said") and len(verb.folded) >= _SHORTEST
        if plain and not any(one.start <= verb.start < one.end for one in reading.mentions):
            yield verb, mention


def _named_at(there: Reading, at: int) -> tuple[Mention, ...] | None:
    """The names that may be the doer of a word there; None when nobody can tell."""
    verb = there.tokens[at]
    if there.language == "ar":
        last = there.tokens[min(at + _AFTER, len(there.tokens) - 1)].end
        return tuple(one for one in _names(there) if verb.end < one.start < last) or None
    before = tuple(one for one in _names(there) if one.end <= verb.start)
    following = there.tokens[at + 1 : at + 1 + _AFTER]
    by = next((one for one in following if one.folded == "by"), None)
    after = [one for one in _names(there) if by and by.end < one.start <= by.end + 20]
    if not before and not after:
        return None
    opening = {fold(one.text) for one in there.tokens[:at]}
    return None if opening & listed("pronoun") else (*before, *after)


def _names(there: Reading) -> tuple[Mention, ...]:
    return tuple(one for one in there.mentions if one.kind in _NAMED)


def _holders(ground: Ground) -> dict[str, frozenset[str]]:
    """For each office the people whom the release names with it."""
    found: dict[str, set[str]] = {}
    for there in ground.whole:
        for first, second in zip(there.mentions, there.mentions[1:], strict=False):
            gap = there.text[first.end : second.start].strip(" ,،")
            kinds = (first.kind, second.kind)
            if gap or set(kinds) != {"office", "person"}:
                continue
            office, person = (first, second) if first.kind == "office" else (second, first)
            found.setdefault(office.id, set()).update(person.ids)
    return {office: frozenset(people) for office, people in found.items()}
