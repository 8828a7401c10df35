"""The "I" of a statement by one person, put as the name of who makes it."""

from __future__ import annotations

import re

from musnad.core.release import Release
from musnad.write.brief.home import full_title
from musnad.write.brief.issuers import is_by_chief
from musnad.write.brief.names import Namer
from musnad.write.brief.ours import third_singular
from musnad.write.brief.people import People
from musnad.write.wordlist import listed

_TITLE = re.compile(
    r"^(?:Press |Media |Written )?(?:[Ss]tatement|[Mm]essage) (?:[Bb]y|[Ff]rom|[Oo]f) "
    r"(?P<who>(?:the )?[A-Z].{3,110}?)"
    r"(?:,? (?:[Oo]n|[Rr]egarding|[Aa]bout|[Cc]oncerning|[Ff]ollowing|[Aa]fter|[Aa]t|[Mm]arking|"
    r"[Ff]or|[Ii]n|[Tt]o)\b.*|[:–—-] .*)?$"
)
_I = re.compile(
    r"\bI\b(?P<mid>(?: (?:also|again|once again|therefore|today|\w+ly))*) (?P<verb>\w+)"
)
_MORE = re.compile(r"\bI\b")
_MY = re.compile(r"\b(?P<my>My|my)\b")
_OTHERS = re.compile(r"\b(?:me|myself|mine|we|We|us|our|Our|ours|ourselves|I['’]\w+)\b")
_PAST = frozenset(
    listed("spoke met held made took saw heard went came gave told said sent wrote brought was")
)
_SECRETARIES = (
    ("Department of Defense", "Secretary of Defense"),
    ("Department of State", "Secretary of State"),
)
_LINE = re.compile(
    r"^(?P<name>[A-ZÀ-Ž][\w.'’-]+(?: [A-ZÀ-Ž][\w.'’-]*){1,3}), "
    r"(?P<office>(?:Secretary of|Minister of|Foreign|Prime|Defen[cs]e)[A-Za-z ]{4,40})\.?$"
)
_FIRST = 4
"""Among how many of the first lines the author's name is looked for."""
_FORMS = {"m": ("he", "his"), "f": ("she", "her")}


def author_of(release: Release, namer: Namer) -> tuple[str, str]:
    """Who makes the statement, in the words of its title, with the gender; else two ``""``.

    Only somebody named: an office alone does not tell whether it is held by a man.
    """
    if is_by_chief(release):
        return "The UN Secretary-General", "m"
    found = _TITLE.match(full_title(release, namer.book))
    who = found.group("who").strip(" ,") if found is not None else _signed(release)
    if not who or " and " in who:
        return "", ""
    for house, office in _SECRETARIES:
        if house in release.publisher:
            who = re.sub(r"^(?:the )?Secretary (?=[A-Z])(?!of )", f"{office} ", who)
    named = namer.find(who, People())
    people = [one for one in named if one.kind == "person"]
    if len(named) != 1 or len(people) != 1 or people[0].end < len(who):
        return "", ""
    if len(who[: people[0].start].split()) > 1 or not people[0].titled:
        return "", ""
    return who, people[0].gender


def _signed(release: Release) -> str:
    """The office and name of a line above the text: "Jane Doe, Secretary of State"."""
    for one in release.body[:_FIRST]:
        found = _LINE.match(" ".join(one.text.split()))
        if found is not None:
            name = found.group("name")
            return f"{found.group('office')} {name.title() if name.isupper() else name}"
    return ""


def as_author(text: str, who: str, gender: str) -> str:
    """The sentence with "I" as the author and "my" as "his" or "her".

    A sentence with "me" or "we" stays as it is, and so does one whose first "I" is no subject.
    """
    hit = _I.search(text)
    if not who or hit is None or _OTHERS.search(text):
        return text
    he, his = _FORMS[gender]
    verb = hit.group("verb")
    verb = verb if verb in _PAST else third_singular(verb)
    rest = text[hit.end() :]
    if any(other.group("verb") not in _PAST for other in _I.finditer(rest)):
        rest = _I.sub(
            lambda other: (
                f"{he}{other.group('mid')} "
                + (
                    other.group("verb")
                    if other.group("verb") in _PAST
                    else third_singular(other.group("verb"))
                )
            ),
            rest,
        )
    told = f"{text[: hit.start()]}{who}{hit.group('mid')} {verb}{_MORE.sub(he, rest)}"
    return _MY.sub(lambda my: his.capitalize() if my.group("my") == "My" else his, told)
