"""The publisher's "we" and "our" put as its state or body, where that is what they mean."""

from __future__ import annotations

import re

from musnad.core.release import Release
from musnad.lexicon.book import Lexicon
from musnad.write.brief.home import home_of
from musnad.write.brief.issuers import issuer_of
from musnad.write.wordlist import listed

_JOINT = re.compile(
    r"\b[Jj]oint (?:[Pp]ress )?(?:[Ss]tatement|[Cc]ommuniqu|[Dd]eclaration)|\b[Ww]e, the\b|"
    r"\b(?:G7|G20|E3|Quad)\b.{0,40}\b[Ss]tatement|[Ss]tatement (?:by|of) the (?:\w+ )?"
    r"(?:[Ff]oreign [Mm]inisters|[Ll]eaders|[Mm]embers)|\b[Tt]ranscript\b|\bRemarks\b|"
    r"\b(?:[Oo]ur|[Tt]he) governments\b"
)
_THE = frozenset({"United States", "United Kingdom", "Netherlands", "Philippines"})
_BODIES = {"nato": "NATO", "eu": "the European Union", "eeas": "the European Union"}
_WE = re.compile(
    r"\b(?P<we>We|we)(?P<mid>(?: (?:also|again|once again|further|\w+ly))*) (?P<verb>[a-z]+)\b"
)
_OTHERS = re.compile(r"\b(?:us|ourselves|ours|I|my|me|We|we|we're|We're)\b")
_OUR = re.compile(r"\b(?P<our>Our|our)(?P<rest> (?P<words>(?:[\w-]+,? ){0,4}?[\w-]+)\b)")
_MUTUAL = frozenset(
    listed(
        "bilateral shared mutual common joint two countries nations relationship relationships "
        "partnership alliance ties cooperation collaboration respective"
    )
)
_OWN = frozenset(
    listed(
        "support commitment commitments offer government position troops forces embassy "
        "ambassador solidarity aid assistance determination condolences efforts sanctions "
        "appreciation gratitude call thoughts concern concerns condemnation readiness work "
        "response citizens borders territory personnel funding contribution strategy policy"
    )
)
_OWNED = re.compile(r"(?: (?!(?:to|of|for|with|in|on|at|and|or|by|from|that|as)\b)[\w-]+){1,4}")
"""The noun that is owned, with its adjectives, up to the first small word."""
_NAME_AND_OUR = re.compile(r"\b[A-Z][\w.'’-]+,? and our\b")
"""After a name "and the United States's …" would be read as that name's and theirs."""
_MODALS = frozenset(listed("will would can could must should may might had did"))
_IRREGULAR = {"are": "is", "am": "is", "were": "was", "have": "has", "do": "does", "be": "is"}


_HOUSES = (
    (r"Europe and Foreign Affairs|[ÉE]lys[ée]e|Quai d'Orsay", "France"),
    (r"Federal Foreign Office|Federal Chancellor|Ausw[äa]rtiges", "Germany"),
    (r"FCDO|Foreign, Commonwealth|Foreign Office|Downing Street|Ministry of Defence, UK", "GB"),
    (r"White House|U\.?S\.? |Pentagon|State Department|United States", "US"),
    (r"Global Affairs Canada", "Canada"),
)
_NAMES = {"GB": "the United Kingdom", "US": "the United States"}


_TOPIC = re.compile(r"[A-Z][^:]{2,60}: (?:Press )?[Ss]tatement (?:by|of) the (?:[Ss]poke|[Hh]igh )")


def publisher_of(  # noqa: PLR0911 - one sign a line
    release: Release, book: Lexicon
) -> str:
    """The state or body that "we" is in this release, or ``""`` when several may speak."""
    text = " ".join([release.title or "", *(one.text for one in release.body[:6])])
    if _JOINT.search(text):
        return ""
    for mention in book.mentions(release.publisher, "en"):
        if mention.kind == "organisation" and mention.id in _BODIES:
            return _BODIES[mention.id]
    for pattern, state in _HOUSES:
        if re.search(pattern, release.publisher):
            return _NAMES.get(state, state)
    issuer = issuer_of(release)
    if issuer:
        return issuer
    if _TOPIC.match(release.title or ""):
        # The land before the colon is what is spoken of, not who speaks.
        union = re.search(r"\b(?:European Union|EU)\b", text)
        return _BODIES["eu"] if union is not None else ""
    code = home_of(release, book)
    country = book.country(code) if code else None
    if country is None:
        return ""
    name = country.en[0]
    return f"the {name}" if name in _THE else name


def without_we(text: str, publisher: str) -> str:
    """The sentence told of the publisher; as it stands where "we" may reach further."""
    text = _REGARD.sub("in this regard", text)
    text = _BESIDE.sub(r"\1 and its", _mutual(text))
    if not _SEVERAL.match(text):
        text = _THEIR_TWO.sub(r"the two \1", text)
    if not publisher:
        return text
    if re.search(r"\b(?:two|both|three) (?:countries|nations|governments)\b", text):
        return text
    told, count = _WE.subn(lambda hit: _subject(hit, publisher), text, count=1)
    told = _SECOND.sub("it", told) if count else told
    if _OTHERS.search(told) or _NAME_AND_OUR.search(told):
        return text
    return _OUR.sub(lambda hit: _owner(hit, publisher, inside=count > 0), told)


_SECOND = re.compile(r"\b[Ww]e\b(?= (?:will|can|must|should|would)\b)")


_SEVERAL = re.compile(r"^(?:They|Both|The (?:two|leaders|ministers|sides|presidents))\b")
_THEIR_TWO = re.compile(r"\btheir two (countries|nations|peoples|governments)\b")
_BESIDE = re.compile(
    r"\b((?:[Tt]he )?(?:UK|US|United Kingdom|United States|France|Germany|Canada|EU|NATO)) "
    r"and our\b"
)


_REGARD = re.compile(r"\bin (?:their|its) regard\b")
_TOGETHER = re.compile(r"\b[Oo]ur (?=(?:\w+ ){1,2}together\b)")


def _mutual(text: str) -> str:
    """ "Our bilateral relationship", "our work together": theirs and ours alike."""
    text = _TOGETHER.sub("their " if _SEVERAL.match(text) else "the ", text)

    def put(hit: re.Match[str]) -> str:
        words = hit.group("words").replace(",", "").split()
        if not _MUTUAL & {one.lower() for one in words[:4]}:
            return hit.group()
        return f"{'The' if hit.group('our') == 'Our' else 'the'}{hit.group('rest')}"

    return _OUR.sub(put, text)


def _subject(hit: re.Match[str], publisher: str) -> str:
    name = publisher
    if hit.group("we") == "We":
        name = f"{name[:1].upper()}{name[1:]}"
    verb = hit.group("verb")
    return f"{name}{hit.group('mid')} {third_singular(verb)}"


def third_singular(verb: str) -> str:
    """The third person of a verb in the first: "is" of "am", "welcomes" of "welcome"."""
    if verb in _MODALS or verb.endswith("ed"):
        return verb
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _owner(hit: re.Match[str], publisher: str, *, inside: bool) -> str:
    """ "Our support" as "its support" after the publisher, else as the publisher's."""
    if inside:
        return f"its{hit.group('rest')}"
    owned = _OWNED.match(hit.string, hit.start("rest"))
    words = set(owned.group().lower().split()) if owned is not None else set()
    if not words & _OWN:
        return hit.group()
    name = publisher
    if hit.group("our") == "Our":
        name = f"{name[:1].upper()}{name[1:]}"
    return f"{name}'s{hit.group('rest')}"
