"""Who "we" and "I" are where only the title or a signature tells who issues a statement."""

from __future__ import annotations

import re

from musnad.core.release import Release

_UNITED_STATES = "the United States"
_EU = "the European Union"
_TITLES: tuple[tuple[str, str], ...] = (
    (r"\bStatement (?:by|of) the (?:North Atlantic Council|NATO)\b", "NATO"),
    (r"\bNorth Atlantic Council (?:statement|statement on)\b", "NATO"),
    (
        (
            r"\bStatement by the (?:High Representative|EU Spokesperson|European Union|EU)\b|"
            r"\bon behalf of the (?:European Union|EU)\b|^(?:EU|European Union) [Ss]tatement\b"
        ),
        _EU,
    ),
    (
        (
            r"^(?:Press )?[Ss]tatement (?:from|by) (?:White House |the )?(?:Press Secretary|NSC "
            r"Spokes\w+|National Security Advisor|President (?:Biden|Trump)|President (?:Joe|"
            r"Joseph|Donald))\b"
        ),
        _UNITED_STATES,
    ),
    (r"^(?:UK|United Kingdom) [Ss]tatement\b", "the United Kingdom"),
)
_SIGNED = re.compile(
    r"^(?:By )?[A-Z][\w.'’ -]{4,40}, (?:U\.?S\.? )?(?:Secretary of State|Department Spokesperson|"
    r"Principal Deputy Spokesperson|Deputy Department Spokesperson|Department Spokesman)\.?$|"
    r"^Secretary of State [A-Z][\w.'’ -]{4,40} released the following statement:?$"
)
_STATE = re.compile(r"\bThe United States\b|\bU\.S\.")
_HEAD = 6
_CHIEF = re.compile(
    r"\bStatement (?:by|of|from) the (?:UN |United Nations )?Secretary-General\b|"
    r"^The following statement by UN Secretary-General [A-Z][\w.'’ -]{3,40} was issued today"
)
_MINISTERS = re.compile(
    r"^(?:Joint )?(?:(?P<group>G7|G20|E3|Quad|E3/EU|NB8|Weimar\+?) )?(?P<who>(?:Foreign |Finance |"
    r"Defen[cs]e |Trade |Energy |Health )?(?:Ministers|Leaders))['’]?s? (?:Joint )?"
    r"(?:[Ss]tatement|[Cc]ommuniqu|[Dd]eclaration)\b|"
    r"\b[Ss]tatement (?:by|of|from) the (?:(?P<set>G7|G20|E3|Quad) )?(?P<those>(?:Foreign |Finance "
    r"|Defen[cs]e |Trade |Energy )?(?:Ministers|Leaders))\b"
)


_REGARDING = re.compile(r"^(?:Press Release|Statement) [Rr]egarding\b|^QA-\d+")
_TURKISH = re.compile(r"\bTürkiye\b|\bTurkish\b")
_HEAD_OF = re.compile(
    r"^(?:Joint )?[Ss]tatement (?:by|from|of) (?:the )?(?:Acting )?(?:Prime Minister|President|"
    r"Government|Ministry of Foreign Affairs|Foreign Ministry|Minister (?:of|for) Foreign Affairs) "
    r"of (?P<land>(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= on\b| regarding\b| following\b|,|$)"
)


def issuer_of(release: Release) -> str:
    """The state or body that the title or the signature names as speaking, or ``""``."""
    title = " ".join((release.title or "").split())
    for pattern, body in _TITLES:
        if re.search(pattern, title):
            return body
    headed = _HEAD_OF.search(title)
    if headed is not None and not title.startswith("Joint"):
        return headed["land"]
    if _REGARDING.match(title) and any(_TURKISH.search(one.text) for one in release.body):
        return "Turkey"
    lines = [" ".join(one.text.split()) for one in release.sentences[: _HEAD + 1]]
    signed = any(_SIGNED.match(line) for line in lines)
    if signed and any(_STATE.search(one.text) for one in release.sentences):
        return _UNITED_STATES
    return ""


def is_signature(text: str) -> bool:
    """Whether a line only names who issues the text: "Jane Doe, Secretary of State"."""
    return _SIGNED.match(" ".join(text.split())) is not None


def is_by_chief(release: Release) -> bool:
    """Whether the United Nations' Secretary-General speaks in the first person."""
    lines = [release.title or "", *(one.text for one in release.sentences[:_HEAD])]
    own = not re.search(r"[Ss]poke(?:s|sman|sperson|swoman)", release.title or "")
    return own and any(_CHIEF.search(" ".join(line.split())) for line in lines)


def ministers_of(release: Release) -> str:
    """ "The G7 foreign ministers" of a statement whose title says that it is theirs, or ``""``."""
    found = _MINISTERS.search(" ".join((release.title or "").split()))
    if found is None:
        return ""
    group = found.group("group") or found.group("set") or ""
    who = (found.group("who") or found.group("those")).lower()
    return f"the {group} {who}".replace("  ", " ")
