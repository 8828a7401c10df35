"""People whom the lexicon does not know: a name beside a title tells that it is a person's."""

from __future__ import annotations

import re
from dataclasses import replace

from musnad.arabic.names import transliterate
from musnad.write.brief import joining
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Gender
from musnad.write.brief.given import gender_of
from musnad.write.brief.people import People
from musnad.write.brief.titles import STYLES
from musnad.write.wordlist import listed

_CAPITAL = r"(?:[A-ZÀ-ÞŠŽĀ-Ž][\w'’-]*[a-zß-ÿā-žș-ț]|[A-Z]\.)"
_NAME = re.compile(
    rf"\s?({_CAPITAL}"
    r"(?:\s(?:(?:al|el|ad|as|ash|at|an|ar|az)(?=-[A-Z])"
    r"|(?:bin|bint|ibn|Al|al|von|van|de|der|den|du|da|dos|di|la|le|ter|ten|abu|el|e|y)"
    r"(?=\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Ž]))"
    rf"|[\s-](?:{_CAPITAL}|III?|Jr\.))*)"
)
_WORN = re.compile(r" (?:H\.E\.? |HE )?(" + "|".join(map(re.escape, filter(None, STYLES))) + r") ")
_ENDS = re.compile(r"[,.;]|$| (?:and|on|in|at|to|for|who|today|this|yesterday|by)\b")
_INITIAL = re.compile(r" [A-Z]\. ")
_NAME_BEFORE = re.compile(rf"(?:^|(?<=\s)){_NAME.pattern.removeprefix(chr(92) + 's?')}, (?:the )?$")
_TWO_WORDS = 2
_NOT_NAMES = frozenset(
    listed(
        "The A An In On At And But For With From By This That These Those He She They It We I "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
        "May June July August September October November December Said Today"
    )
)
_TITLE_VERBS = frozenset(
    listed(
        "Holds Receives Meets Visits Discusses Speaks Calls Welcomes Hosts Attends Leads Chairs "
        "Arrives Departs Heads Addresses Delivers Opens Inaugurates Signs Reviews Stresses Affirms "
        "Underscores Underlines Emphasizes Emphasises Highlights Reiterates Reaffirms Condemns "
        "Denounces Congratulates Thanks Urges Warns Says Announces Participates Takes Makes Tours "
        "Travels Talks Exchanges Explores Praises Commends Offers Expresses Sends Concludes Joins "
        "Met Held Received Spoke Visited On In At To With And"
    )
)


def _without_verb(name: str) -> str:
    """The name without the verb that a title in capitals has after it: "Novak Holds"."""
    words = name.split(" ")
    while len(words) > 1 and words[-1] in _TITLE_VERBS:
        words.pop()
    return " ".join(words)


def stranger(
    text: str, end: int, people: People, pronouns: Gender | None, shift: int = 0
) -> Entity | None:
    """A person unknown to the lexicon whose name follows a title directly.

    ``pronouns`` is the gender that the release's pronouns show, if one; ``shift`` is where
    ``text`` begins in the sentence.
    """
    found = _NAME.match(text, end)
    if found is None or text[end : end + 1] != " ":
        return None
    name = _without_verb(found.group(1))
    if name.split()[0] in _NOT_NAMES or name.split()[0] in STYLES or name.isupper():
        return None
    start, stop = found.start(1) + shift, found.start(1) + len(name) + shift
    if name in people.known:
        short, full, gender = people.known[name]
        arabic = people.learn(name, short, full, gender)
        return Entity(
            start=start,
            end=stop,
            kind="person",
            english=name,
            mask="Smith",
            arabic=arabic,
            short=short,
            gender=gender,
        )
    if " " not in name:
        return None
    tail = joining.surname(name)
    sure = gender_of(name.split()[0])
    if sure is None and gender_of(tail) is not None:
        sure, tail = gender_of(tail), name.split()[0]
    sure = sure or pronouns
    if sure is None:
        return None
    arabic = transliterate(_INITIAL.sub(" ", name))
    short = joining.HOUSES.get(tail) or transliterate(tail)
    arabic = joining.HOUSES.get(name, arabic)
    named = people.learn(tail, short, f"{arabic} ({name})", sure)
    return Entity(
        start=start,
        end=stop,
        kind="person",
        english=name,
        mask="Smith",
        arabic=named,
        short=short,
        gender=sure,
    )


def ranked(text: str, end: int, people: People, pronouns: Gender | None) -> Entity | None:
    """A stranger after a title, with a rank or a style between them: "… General Jan Novak"."""
    worn = _WORN.match(text, end)
    if worn is None:
        return stranger(text, end, people, pronouns)
    found = stranger(text, worn.end() - 1, people, pronouns)
    style = STYLES[worn.group(1)]
    if found is None or not style or found.arabic == found.short:
        return found
    return replace(found, arabic=f"{style} {found.arabic}")


def new_after(text: str, office: Entity, people: People, pronouns: Gender | None) -> Entity | None:
    """A name that only the office before it tells to be a person's: "the Minister …, Jane Doe".

    Its first part must be known as a given name, or else it may be a town's.
    """
    if office.kind != "office" or text[office.end : office.end + 2] != ", ":
        return None
    rest = text[office.end + 1 :]
    worn = _WORN.match(rest)
    found = _NAME.match(rest, worn.end() - 1 if worn else 0)
    if found is None or gender_of(found.group(1).split()[0]) is None:
        return None
    new = ranked(f" {rest[1:]}", 0, people, pronouns)
    if new is None:
        return None
    shift = office.end + 1
    new = replace(new, start=new.start + shift, end=new.end + shift)
    return new if _ENDS.match(text, new.end) else None


def new_before(
    text: str, office: Entity, last: Entity | None, people: People, pronouns: Gender | None
) -> Entity | None:
    """A name that only the office after it tells to be a person's: "Jane Doe, Minister …"."""
    if office.kind != "office" or (last is not None and last.end >= office.start - 2):
        return None
    found = _NAME_BEFORE.search(text[: office.start])
    if found is None or (last is not None and found.start(1) < last.end):
        return None
    words = found.group(1).split(" ")
    at = found.start(1)
    while words and words[0] in _NOT_NAMES:
        at += len(words.pop(0)) + 1
    if len(words) < _TWO_WORDS or words[0] in STYLES:
        return None
    return stranger(f" {text[at:]}", 0, people, pronouns, shift=at - 1)
