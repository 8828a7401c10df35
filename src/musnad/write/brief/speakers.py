"""Who "we" are in a joint statement, and the statement told of them in the third person."""

from __future__ import annotations

import re

_WE = re.compile(
    r"\b[Ww]e, (?P<who>the (?P<full>(?P<first>(?:(?:G7|G20|E3|Quad) )?(?:[A-Z][a-z]+ )?)"
    r"(?P<title>[Ll]eaders|[Mm]inisters|"
    r"Presidents|Heads of State and Government|members)[^,()]*"
    r"(?:, [A-Z][^,()]*)*(?:,? and [^,()]*)?)(?: \([^)]{1,12}\))?),"
)
_SUBJECT = re.compile(r"\b(?:We|we)\b(?!,)")
_OWNER = re.compile(r"\b(?:Our|our)\b")
_OTHERS = re.compile(r"\b(?:us|ourselves|ours|I|my|me)\b")


def speakers_of(text: str) -> str:
    """ "the leaders" after "We, the leaders of …,"; ``""`` when the sentence names nobody."""
    found = _WE.search(text)
    if found is None:
        return ""
    first = _lowered(found.group("first") or "")
    return " ".join(f"the {first} {found.group('title').lower()}".split())


_GROUPS = frozenset({"G7", "G20", "E3", "Quad"})


def _lowered(words: str) -> str:
    return " ".join(one if one in _GROUPS else one.lower() for one in words.split())


def third_person(text: str, speakers: str) -> str:
    """The sentence with "we" put as those who speak, when they have been named.

    A sentence with "us" stays as it is: nobody can tell how far it reaches.
    """
    if not speakers or _OTHERS.search(text):
        return text
    found = _WE.search(text)
    if found is not None:
        text = f"{text[: found.start()]}{found.group('who')}{text[found.end() :]}"
        text = text[:1].upper() + text[1:]
    if not _SUBJECT.search(text) and not text.startswith("Our "):
        return text if found is None else _OWNER.sub("their", text)
    start = f"{speakers[:1].upper()}{speakers[1:]}"
    text = re.sub("^Our ", f"{start}' ", text)
    text = _SUBJECT.sub(lambda hit: start if hit.start() == 0 else speakers, text, count=1)
    text = _SUBJECT.sub("they", text)
    first = text.find(speakers[1:])
    return text[:first] + _OWNER.sub("their", text[first:])


_HEADS = re.compile(
    r"\b(?:(?<!Vice )President(?! of the European| of the General)|Prime Minister|Chancellor|King|"
    r"Emir|Crown Prince|Sultan|PM)\b"
)
_MINISTERS = re.compile(
    r"\b(?:(?:Foreign|Defen[cs]e|Finance|Interior|Trade|Energy) (?:Minister|Secretary)|"
    r"Minister (?:of|for) [A-Z]|Secretary of (?!State for)[A-Z]\w+|External Affairs Minister)"
)
_BODIES = re.compile(
    r"\b(?:Secretary[- ]General|High Representative|Ambassador|Envoy|Commissioner|Director|"
    r"Administrator|General|Adviser|Advisor|Special Representative|Deputy|Under ?[Ss]ecretary)\b"
)


def pair_of(text: str) -> str:
    """What each of "the two leaders" of a readout is: «زعيم» or «جانب».

    ``text`` is the title with the sentence that introduces people. Only heads of states and
    governments are leaders in Arabic.
    """
    others = _BODIES.search(text) is not None or _MINISTERS.search(text) is not None
    return "زعيم" if _HEADS.search(text) is not None and not others else "جانب"
