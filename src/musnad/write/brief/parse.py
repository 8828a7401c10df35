"""English sentence -> tokens with dependencies, names and figures standing as one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from musnad.arabic.dates import DateMention, dates
from musnad.arabic.figures import figures
from musnad.core.house import House
from musnad.write.brief import adverbials
from musnad.write.brief.belongings import mend_belongings
from musnad.write.brief.entity import Entity
from musnad.write.brief.governed import any_of
from musnad.write.brief.government import ESPECIALLY
from musnad.write.brief.hangings import rehang, root
from musnad.write.brief.infinitives import mend_infinitives
from musnad.write.brief.language import annotate, english
from musnad.write.brief.makings import mend_makings, mend_views
from musnad.write.brief.misreadings import settle
from musnad.write.brief.names import Namer
from musnad.write.brief.nobody import nobody_yet
from musnad.write.brief.people import People
from musnad.write.brief.phrases import SET_PREPOSITIONS
from musnad.write.brief.regroup import regroup, with_slashes
from musnad.write.brief.repairs import mend
from musnad.write.brief.strays import mend_strays
from musnad.write.brief.thanks import mend_thanks
from musnad.write.brief.topics import mend_lists
from musnad.write.brief.trailing import mend_trailing
from musnad.write.brief.vocabulary import Vocabulary, key_of
from musnad.write.brief.wholes import FIXED
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_SENTENCE = 1200
"""Code points; a longer sentence is left as it stands."""

_BOUNDS = (
    (r"at least|no (?:less|fewer) than", "ما لا يقل عن"),
    (r"at most|no more than|not more than", "ما لا يزيد على"),
    (r"(?:more|greater) than|over|upwards of", "أكثر من"),
    (r"nearly|almost|close to", "ما يقارب"),
    (r"about|around|approximately|roughly|some|an estimated", "نحو"),
    (r"up to|as many as", "ما يصل إلى"),
    (r"(?:less|fewer) than|under", "أقل من"),
)
_BOUND = tuple(
    (re.compile(rf"\b(?:{pattern})\s$", re.IGNORECASE), arabic) for pattern, arabic in _BOUNDS
)
_GAP = re.compile(r"^[\s,]*\(?$|^ on $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence: its spaCy tokens and, by token index, the entity that a token stands for."""

    text: str
    doc: Doc
    entities: dict[int, Entity]


def parse(
    text: str,
    namer: Namer,
    people: People,
    words: Vocabulary,
    published: datetime | None,
    house: House,
    *,
    title: bool = False,
) -> Parsed:
    """The sentence taken apart; in a ``title`` capitals outside names mean nothing."""
    entities = [
        one
        for one in nobody_yet(text, with_slashes(text, namer.find(text, people)), namer)
        if (one.kind != "organisation" or words.adjective(one.english) is None)
        and text[max(0, one.start - 5) : one.start].lower() != "euro-"
    ]
    entities = _without_overlap(
        adverbials.bordered(text, entities),
        adverbials.votes(text, house),
        adverbials.sittings(text, house),
        adverbials.storms(text),
        _fixed(text),
        entities,
        _times(text, published),
        _amounts(text),
        *_phrases(text, words),
        _compounds(text, words),
        _adjective_lists(text, words),
    )
    tokens: list[str] = []
    spaces: list[bool] = []
    at_token: dict[int, Entity] = {}
    cursor = 0
    for one in entities:
        _words_of(_lowered(text[cursor : one.start], title), tokens, spaces)
        at_token[len(tokens)] = one
        tokens.append(one.mask)
        spaces.append(text[one.end : one.end + 1].isspace())
        cursor = one.end
    _words_of(_lowered(text[cursor:], title), tokens, spaces)
    if not tokens:
        tokens, spaces = ["."], [False]
    doc = annotate(tokens, spaces)
    root(doc)
    regroup(doc, at_token, words)
    mend_lists(doc, at_token)
    mend(doc, at_token)
    settle(doc, at_token)
    mend_infinitives(doc, at_token, words)
    mend_thanks(doc)
    mend_belongings(doc, at_token)
    mend_makings(doc)
    mend_views(doc)
    mend_trailing(doc)
    rehang(doc, at_token, words)
    mend_strays(doc, at_token)
    _look_ahead(doc, at_token, published)
    return Parsed(text=text, doc=doc, entities=at_token)


_LATER = frozenset({"will", "would", "'ll", "shall"})
_PLANNED = frozenset({"expect", "schedule", "set", "plan", "intend", "agree", "decide", "hope"})
_WEEK = timedelta(days=7)


def _look_ahead(doc: Doc, entities: dict[int, Entity], published: datetime | None) -> None:
    """ "Will meet on Friday": the Friday that comes, not the last one."""
    if published is None:
        return
    for at, one in list(entities.items()):
        if one.measure != "weekday" or one.day is None or one.day > published.date():
            continue
        verb = doc[at]
        while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
        ahead = any(child.lower_ in _LATER for child in verb.children if child.dep_ == "aux")
        ahead = ahead or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PLANNED)
        if ahead and "last" not in one.english.casefold():
            entities[at] = replace(one, day=one.day + _WEEK)


def _lowered(gap: str, title: bool) -> str:
    return gap.lower() if title else gap


_PREFIXES = frozenset(
    listed("bi euro de re co non pre anti counter post pro cross multi inter sub mid self ultra")
)


def _words_of(gap: str, words: list[str], spaces: list[bool]) -> None:
    for token in english().tokenizer(gap):
        if token.is_space:
            continue
        prefixed = len(words) > 1 and words[-1] == "-" and words[-2].lower() in _PREFIXES
        if prefixed and not spaces[-1] and not spaces[-2] and token.is_alpha:
            del words[-1], spaces[-2:]
            words[-1] = f"{words[-1]}-{token.text}"
            spaces.append(bool(token.whitespace_))
            continue
        if token.text[:1] == "-" and token.text[1:].isalpha():
            words.append("-")
            spaces.append(False)
            words.append(token.text[1:])
            spaces.append(bool(token.whitespace_))
            continue
        words.append(token.text.replace("’", "'"))
        spaces.append(bool(token.whitespace_))


_YEARS = {"last year": -1, "this year": 0, "next year": 1}
"""What a year named from today is: "in December last year"."""


def _times(text: str, published: datetime | None) -> list[Entity]:
    found: list[Entity] = []
    for one in dates(text, "en", published=published):
        entity = _time(one)
        if entity is None:
            continue
        last = found[-1] if found else None
        if last is not None and published is not None and text[last.end : one.start] == " ":
            far = _YEARS.get(entity.english.casefold())
            if far is not None and last.measure == "month" and last.month is not None:
                year = published.year + far
                said = f"{last.english} {year}"
                found[-1] = replace(last, end=one.end, english=said, year=year)
                continue
        if last is not None and _GAP.match(text[last.end : one.start]):
            merged = _merged(last, entity, text)
            if merged is not None:
                found[-1] = merged
                continue
        found.append(entity)
    return found


def _time(one: DateMention) -> Entity | None:
    if one.kind == "hijri":
        return None
    mask = {"month": "March", "year": "2025", "relative": "today", "span": "Tuesday"}.get(
        one.kind, "Tuesday"
    )
    return Entity(
        start=one.start,
        end=one.end,
        kind="date",
        english=one.text,
        mask=mask,
        day=one.resolved,
        last=one.end_resolved,
        year=one.year,
        month=one.month,
        measure=one.kind,
    )


def _merged(last: Entity, one: Entity, text: str) -> Entity | None:
    if last.day is None or last.day != one.day or {last.measure, one.measure} & {"month", "year"}:
        return None
    end = one.end
    if "(" in text[last.end : one.start] and text[end : end + 1] == ")":
        end += 1
    measure = "date" if "date" in (last.measure, one.measure) else last.measure
    return replace(last, end=end, english=text[last.start : end], measure=measure)


def _amounts(text: str) -> list[Entity]:
    found: list[Entity] = []
    for one in figures(text, "en"):
        if one.kind == "ordinal" or re.match(r"-[A-Za-z]", text[one.end : one.end + 2]):
            continue
        start, bound = one.start, ""
        for pattern, arabic in _BOUND:
            hit = pattern.search(text[: one.start])
            if hit is not None:
                start, bound = hit.start(), arabic
                break
            inner = re.match(pattern.pattern.replace("$", ""), one.text, re.IGNORECASE)
            if inner is not None:
                bound = arabic
                break
        if one.approx is not None and not bound:
            continue
        mask = {"money": "money", "percent": "half"}.get(one.kind, "34")
        if one.kind == "cardinal" and one.value == 1:
            mask = "one"
        found.append(
            Entity(
                start=start,
                end=one.end,
                kind="figure",
                english=text[start : one.end],
                mask=mask,
                value=one.value,
                high=one.high,
                measure=one.kind,
                unit=one.unit,
                bound=bound,
            )
        )
    return found


_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")


_FIXED = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, FIXED), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def _fixed(text: str) -> list[Entity]:
    """Noun phrases that Arabic has as a whole: one name each."""
    known = {english.casefold(): arabic for english, arabic in FIXED.items()}
    return [
        Entity(
            start=hit.start(),
            end=hit.end(),
            kind="place",
            english=hit.group(),
            mask="Paris",
            arabic=known[hit.group().casefold()],
        )
        for hit in _FIXED.finditer(text)
        if not text.startswith(" of ", hit.end())
    ]


def _phrases(text: str, words: Vocabulary) -> tuple[list[Entity], list[Entity]]:
    """Set adverbs and set prepositions; of two that overlap the longer comes first."""
    adverbs, prepositions = adverbials.adverbials(text, words), _prepositions(text)
    longer = [
        one
        for one in adverbs
        if not any(
            other.start <= one.start
            and (one.end < other.end or (one.end == other.end and other.arabic == ESPECIALLY))
            for other in prepositions
        )
    ]
    return longer, prepositions


_COMPOUND = re.compile(
    r"\b(" + any_of(SET_PREPOSITIONS) + r")\b",
    re.IGNORECASE,
)


_MASKS = {ESPECIALLY: "including"}


_THANKING = re.compile(
    r"\b(?:their|his|her|its|our|sincere|deep|heartfelt|warm|profound|special|and|of|"
    r"(?:express|extend|convey|voic|off?er)\w*|gave|give)\s$",
    re.IGNORECASE,
)


def _is_gratitude(text: str, hit: re.Match[str]) -> bool:
    """ "Expressed their thanks to Iraq": thanks are given, nothing is owed to a cause."""
    thanks = hit.group().casefold() == "thanks to"
    return thanks and _THANKING.search(text[: hit.start()]) is not None


def _prepositions(text: str) -> list[Entity]:
    """Prepositions of several words ("on the sidelines of"): one token each."""
    return [
        Entity(
            start=hit.start(),
            end=hit.end(),
            kind="preposition",
            english=hit.group(),
            mask=_MASKS.get(SET_PREPOSITIONS[hit.group().casefold()], "during"),
            arabic=SET_PREPOSITIONS[hit.group().casefold()],
        )
        for hit in _COMPOUND.finditer(text)
        if (
            SET_PREPOSITIONS[hit.group().casefold()] != ESPECIALLY
            or (text[: hit.start()].endswith(", ") and text[hit.end() : hit.end() + 1] == " ")
        )
        and not _is_gratitude(text, hit)
    ]


_SAID_OF_LAST = re.compile(
    r",? (?:(?:still|currently|now|being|illegally|unlawfully) )?"
    r"(?:who|whom|whose|held|taken|seized|kidnapped|abducted|captured|detained|imprisoned|trapped|"
    r"displaced|affected|killed|wounded|injured|stranded|fleeing|living)\b"
)
"""What is said of the last noun of a term: "release of hostages held by X"."""


def _compounds(text: str, words: Vocabulary) -> list[Entity]:
    """Terms with "of" inside ("war of aggression"): one token, parsed as their head."""
    found: list[Entity] = []
    for hit in re.finditer(r"\bof\b", text):
        before = list(_WORD.finditer(text[: hit.start()]))[-3:]
        after = list(_WORD.finditer(text, hit.end()))[:3]
        best: Entity | None = None
        for first in before:
            for last in after:
                english = text[first.start() : last.end()]
                mask = words.compounds.get(key_of(english))
                if text[last.end() :].startswith(" of ") and mask is not None:
                    continue
                if mask is not None and _SAID_OF_LAST.match(text, last.end()):
                    continue
                earlier = list(_WORD.finditer(text[: first.start()]))[-1:]
                governed = words.noun(english)
                if (
                    earlier
                    and words.adjective(earlier[0].group()) is not None
                    and (governed is None or words.layout(governed.singular).kind != "plain")
                ):
                    continue
                if mask and (best is None or len(english) > len(best.english)):
                    best = Entity(
                        start=first.start(), end=last.end(), kind="term", english=english, mask=mask
                    )
        if best is not None:
            found.append(best)
    return found


def _adjective_lists(text: str, words: Vocabulary) -> list[Entity]:
    """ "Military, financial and humanitarian" before a noun: one token, parsed as one."""
    found: list[Entity] = []
    for hit in re.finditer(r"\band\b", text):
        before: list[re.Match[str]] = []
        cursor = hit.start()
        for word in reversed(list(_WORD.finditer(text[: hit.start()]))[-5:]):
            gap = text[word.end() : cursor]
            if gap not in ((" ", ", ") if not before else (", ",)):
                break
            if words.adjective(word.group()) is None or word.group()[0].isupper():
                break
            before.insert(0, word)
            cursor = word.start()
        after = list(_WORD.finditer(text, hit.end()))[:3]
        if not before or len(after) < 2 or words.adjective(after[0].group()) is None:
            continue
        rest = [words.noun(one.group()) for one in after[1:]]
        if text[after[0].end() : after[1].start()] != " " or (
            rest[0] is None
            and (words.adjective(after[1].group()) is None or len(rest) < 2 or rest[1] is None)
        ):
            continue
        whole = f"{after[0].group()} {after[1].group()}"
        if (
            words.noun(whole) is not None
            and all(words.noun(f"{one.group()} {after[1].group()}") is None for one in before)
            and words.noun(before[-1].group()) is not None
        ):
            continue
        if (
            _is_thing(before[-1].group(), words)
            and not _is_thing(after[0].group(), words)
            and not _are_people(after[1].group(), words)
            and after[1].group().lower() not in _OF_FIELDS
        ):
            continue
        listed = [*(one.group() for one in before), after[0].group()]
        found.append(
            Entity(
                start=before[0].start(),
                end=after[0].end(),
                kind="adjectives",
                english=text[before[0].start() : after[0].end()],
                mask="big",
                id="|".join(listed),
            )
        )
    return found


_OF_FIELDS = frozenset(
    listed(
        "cooperation relations ties partnership coordination collaboration links issues affairs "
        "matters aspects fields dimensions levels spheres sectors areas interests challenges "
        "reforms consultations developments conditions consequences exchanges institutions"
    )
)
"""What fields of two kinds qualify alike: "security and military cooperation"."""


def _are_people(word: str, words: Vocabulary) -> bool:
    """ "Defense and diplomatic officials": both words are said of the officials."""
    noun = words.noun(word.lower().removesuffix("s"))
    return word.endswith("s") and noun is not None and noun.human


def _is_thing(word: str, words: Vocabulary) -> bool:
    """Whether an adjective is as likely a noun: "cyber defence and new technologies"."""
    return words.noun(word) is not None and word.lower() not in ("military", "civilian")


def _without_overlap(*layers: list[Entity]) -> list[Entity]:
    """All entities in order; where two overlap, the one of the earlier layer stays."""
    kept: list[Entity] = []
    for layer in layers:
        kept.extend(
            one
            for one in layer
            if not any(other.start < one.end and one.start < other.end for other in kept)
        )
    return sorted(kept, key=lambda one: one.start)
