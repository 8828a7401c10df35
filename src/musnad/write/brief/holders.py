"""Who a bare "the Secretary" is, and where a transcript's speech begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.core.release import Release
from musnad.write.brief.scene import Declined
from musnad.write.wordlist import listed

_NAME = r"(?:[A-Z][\w.'’-]* ){0,3}(?P<name>[A-Z][\w'’-]{2,})"
_OFFICE = r"(?P<office>Secretary(?![- ]General)|Minister|Ambassador)"
_FIELD = r"(?: (?:of|for|to) (?:the )?[A-Z]\w+(?:,? (?:and |of |the )*[A-Z]\w+){0,3}?)?"
_HOLDER = re.compile(
    r"(?<!Press )(?<!Under )(?<!Deputy )(?<!Assistant )(?<!Permanent )\b"
    r"(?!(?:(?<=Foreign )|(?<=Home )|(?<=Defence ))Secretary)"
    rf"{_OFFICE}(?: {_NAME}|{_FIELD},? {_NAME.replace('name', 'second')})\b"
)
_BARE = re.compile(
    rf"\b(?P<the>[Tt]he ){_OFFICE}(?P<owner>['’]s)?(?=[\s,.;]|$)"
    r"(?!,? [A-Z]|,? (?:of|for|to) (?:the )?[A-Z]\w+(?![\w'’]))"
)
_LOWER = re.compile(
    r"\b(?P<the>[Tt]he )(?P<office>secretary|minister|ambassador)(?P<owner>['’]s)?(?=[\s,.;]|$)"
    r"(?!,? [A-Z]|,? (?:of|in|at|responsible|general|who|whose)\b|,? for [a-z]"
    r"|,? (?:for|to) (?:the )?[A-Z]\w+(?![\w'’]))"
)
_TITLE = r"(?!(?:Secretary|Minister|Prime|Foreign|President|Ambassador|King|Crown|Chancellor)\b)"
_AFTER = re.compile(
    r"\b(?<!Prime )(?P<office>Minister|Ambassador) (?:of|for|to) [A-Z][^.;:()]{3,90}?, "
    r"(?:(?:H\.?E|Mr|Dr|Ms|Mrs)\.? |Sheikha? |Sayyid )*"
    rf"(?:{_TITLE}[A-Z][\w.'’-]* (?:bin |al-|Al )?){{1,3}}{_TITLE}(?P<name>[A-Z][\w'’-]{{2,}})\b"
)
_BEFORE = re.compile(
    r"\b[A-Z][\w'’-]+ (?P<name>[A-Z][\w'’-]{2,}), (?:the )?(?P<office>Minister|Ambassador) "
    r"(?:of|for|to) "
)
_NO_NAMES = frozenset(
    listed(
        "Affairs State Defense Defence Interior Finance Treasury Energy Trade Commerce Health "
        "Foreign Security Council Department Office Ministry External Development Cooperation "
        "III Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
        "April May June July August September October November December Today The"
    )
)
_SHE = re.compile(r"\b(?:she|her|hers|Ms|Mrs|MS|MRS)\b", re.IGNORECASE)
_MINISTERIAL = frozenset({"Secretary", "Minister"})
_SPEAKER = re.compile(
    r"^(?:(?:MS|MR|MRS|DR|SECRETARY|MINISTER|PRESIDENT|AMBASSADOR|SENATOR|GENERAL|ADMIRAL)\.? "
    r"[A-Z][A-Z.'’ -]{1,40}|QUESTION|ANSWER|MODERATOR|OPERATOR|Question|Answer|Moderator|Q|A) ?:"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """The surnames that a release gives to each office, "Secretary" and the like."""

    names: tuple[tuple[str, str], ...]
    women: bool
    """Whether some pronoun or courtesy of the release is a woman's, whoever she is."""

    def named(self, text: str) -> str:
        """The sentence with each bare office named by its only holder.

        Raises Declined when the release names no holder, or several that may be meant.
        """
        return _LOWER.sub(self._lower, _BARE.sub(self._name, text))

    def _lower(self, found: re.Match[str]) -> str:
        """ "The minister" beside another: whom the release names as such, if anybody."""
        office = found.group("office").capitalize()
        own = {name for one, name in self.names if one == office}
        alike = {name for one, name in self.names if one in _MINISTERIAL}
        if len(own) > 1:
            raise Declined(found.group(), "nobody is named for this office")
        if len(own) == 1 and (self.women or (office in _MINISTERIAL and len(alike) > 1)):
            (name,) = own
            return f"{office} {name}{found.group('owner') or ''}"
        return found.group()

    def _name(self, found: re.Match[str]) -> str:
        office = found.group("office")
        own = {name for one, name in self.names if one == office}
        if len(own) != 1:
            raise Declined(found.group(), "nobody is named for this office")
        alike = {name for one, name in self.names if one in _MINISTERIAL}
        if self.women or (office in _MINISTERIAL and len(alike) > 1):
            (name,) = own
            return f"{office} {name}{found.group('owner') or ''}"
        return found.group()


def holders_of(release: Release) -> Holders:
    """Who holds which office in the release's body."""
    found: set[tuple[str, str]] = set()
    for one in release.body:
        for hit in _HOLDER.finditer(one.text):
            words = (hit.group("name") or hit.group("second"), *hit.group().split())
            surname = next((one for one in (words[0], *reversed(words)) if one != "III"), "")
            if surname not in _NO_NAMES:
                found.add((hit.group("office"), surname))
        for hit in (*_BEFORE.finditer(one.text), *_AFTER.finditer(one.text)):
            if hit.group("name") not in _NO_NAMES:
                found.add((hit.group("office"), hit.group("name")))
    women = any(_SHE.search(one.text) for one in release.body)
    return Holders(names=tuple(sorted(found)), women=women)


def opens_speech(text: str) -> bool:
    """Whether the sentence opens with who speaks, as transcripts do ("MS BRUCE:", "Q:")."""
    return _SPEAKER.match(text.strip()) is not None
