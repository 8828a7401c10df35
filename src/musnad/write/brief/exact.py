"""Turns put so that Arabic says no more and no less; what cannot be put so is left."""

from __future__ import annotations

import re

_EVENT = (
    r"(?:attacks?|bombings?|assaults?|strikes?|airstrikes?|explosions?|raids?|shootings?|"
    r"shelling|offensives?|blasts?|incidents?|earthquakes?)"
)
_LOTS = r"(?:dozens|scores|hundreds|thousands|many|numerous|multiple|several)"
_PERSONS = r"(?:officials|individuals|persons|people|leaders|figures|commanders|judges|nationals)"
_BODIES = (
    r"(?:entities|companies|organi[sz]ations|firms|bodies|vessels|ships|networks|institutions)"
)
_STATES = r"(?:countries|nations|states|peoples?)"
_UNDER = (
    r"(?:Indian|Pakistani|Bangladeshi|Nepali|Nepalese|Sri Lankan|Maldivian|Bhutanese|"
    r"India['’]s|Pakistan['’]s|Bangladesh['’]s|Nepal['’]s)"
)

_TURNS: tuple[tuple[str, str], ...] = (
    # "Its many contributions" are all of them, "many of its contributions" are not.
    (
        r"((?:['’]s|s['’]|\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Hh]is|\b[Hh]er) )many (?=[a-z]+s\b)",
        r"\1multiple ",
    ),
    # What is added after an example is no example.
    (r"(, including [^,;]+), as well as (?=[a-z])", r"\1, in addition to "),
    (rf"\b([Tt]he {_EVENT}) of (?=\d{{1,2}} [A-Z]|[A-Z][a-z]{{2,8}} \d)", r"\1 on "),
    # The visit is his who was received, not the host's.
    (
        (
            r"^During (?:his|her|their) (visit|trip|stay|tour)(?=[^;]*? (?:was|were) (?:also )?"
            r"(?:received|welcomed|hosted|briefed|greeted|accompanied)\b[^;]* by\b)"
        ),
        r"During the \1",
    ),
    # The dead and the injured together are so many: «مقتل وإصابة العشرات».
    (
        (
            r"\b(?:the )?(?:deaths? and injur(?:y|ies)|killing and (?:injury|injuring)) of "
            r"(dozens|scores|hundreds|a number|several|many)(?: of)? "
            r"(people|civilians|worshippers|citizens)\b"
        ),
        r"the killing-and-wounding of \1 of \2",
    ),
    (rf"\bfraternal (?={_STATES}\b|Kingdom|Republic|State\b)", "sisterly "),
    (
        r"\bperpetrators\b(?! (?:of|who|behind|responsible|and [a-z]+ of|or)\b|, [a-z]+[, ])",
        "culprits",
    ),
    (r"\b(discuss\w*|support\w*|welcom\w*) the further (?=[a-z]+ing of\b)", r"\1 continuing the "),
    (
        (
            r"\b(dozens|scores|hundreds|thousands) of "
            r"(?:deaths and injuries|injuries and deaths|deaths and casualties|casualties)\b"
            r"(?! (?:among|amongst|to|of)\b)"
        ),
        r"\1 of victims",
    ),
    # How many of the one and of the other is not told: "40 of the officials and entities".
    (rf"\b(\d+) (?={_PERSONS} and {_BODIES}\b)", r"\1 of the "),
    # What is talked about twice: "talks on A and on B", not an attack "on A and on B".
    (
        (
            r"\b((?:talks|discussions|consultations)\b[^.;]*? on [^.;]*?) and on "
            r"(?=(?:the )?(?:latest |recent )?(?:developments|situation|ways|means|efforts)\b)"
        ),
        r"\1 and about ",
    ),
    (r"\b(work(?:s|ed|ing)?) towards? (?=[a-z]+ing\b)", r"\1 on "),
    (r"\b(efforts) towards? (?=[a-z]+ing\b)", r"\1 aimed at "),
    (r"\b([A-Z][a-z]+-[A-Z][a-z]+) dual[- ](?:national|citizen)\b", r"\1 citizen"),
    # Who is involved in a deed is not only concerned with it.
    (r"(?<=[a-z]s )(?<!is )(?<!was )(?<!has )involved in (?=[a-z])", "participating in "),
    (rf"\b({_UNDER}) Foreign Secretary\b", r"\1 Undersecretary of Foreign Affairs"),
)
_TABLE = tuple((re.compile(pattern), plain) for pattern, plain in _TURNS)
_BETWEEN = re.compile(r"\bbetween the (countries|nations)\b(?! (?:of|in)\b)")
_BRITISH = (
    r"(?:Straw|Beckett|Miliband|Hague|Hammond|Johnson|Hunt|Raab|Truss|Cleverly|Cameron|Lammy|"
    r"Cooper)"
)
_UNSAFE = re.compile(
    r"\bministers of [a-z ]{4,20} of (?:the two|both)\b|"
    # Names right after "countries" are those countries.
    r"\bcountries (?!of\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z]| and [A-Z])|"
    # Both are «الرئيس».
    r"\bThe Chair(?:person|man|woman)?\b(?! of\b)[^.;]*\b[Tt]he President\b|"
    # The dead and the injured are others.
    rf"\b{_LOTS}(?: of)? (?:deaths and injuries|injuries and deaths|deaths and casualties)\b|"
    r"\b(?:dozens|scores|hundreds|thousands) of casualties\b|"
    rf"\b(?:killing|death|deaths) and (?:injury|injuries|wounding|injuring) of {_LOTS}\b|"
    rf"^[^,;]*\b{_EVENT}\b[^,;]* killed [^,;]{{2,60}} and (?:injured|wounded)\b|"
    # How many of the one and of the other the English does not tell.
    rf"\b\d+ (?!of )(?:[A-Za-z-]+ ){{0,3}}{_PERSONS} and (?:[a-z]+ )?{_BODIES}\b|"
    rf"\b(?i:{_EVENT})\b [^.;]{{2,80}}?,? using (?:[a-z]+ )*"
    r"(?:drones|vehicles|missiles|rockets|weapons|boats)\b|"
    r"\bmore space for\b|"
    rf"\b{_STATES} (?:are|were|have been|had been) (?:[a-z]+ )?friends\b"
)
_SECRETARY = re.compile(
    # India's foreign secretary is no minister.
    rf"(?<!British )(?<!UK )(?<!Britain['’]s )\bForeign Secretary,? (?=[A-Z])"
    rf"(?!(?:[A-Z][\w.'’-]*,? ){{0,3}}{_BRITISH}\b)|{_UNDER} Foreign Secretary\b"
)


def exactly(text: str, *, pair: bool = False) -> str:
    """The sentence with the turns replaced that Arabic would take in another sense.

    ``pair`` says that two met before, whose countries "the countries" are.
    """
    for pattern, plain in _TABLE:
        text = pattern.sub(plain, text)
    return _BETWEEN.sub(r"between the two \1", text) if pair else text


def is_unsafe(text: str) -> bool:
    """Whether some turn of the sentence would be told with another sense."""
    return _UNSAFE.search(text) is not None


def has_foreign_under_secretary(text: str) -> bool:
    """Whether a Foreign Secretary is named who is not Britain's, and so no minister."""
    return _SECRETARY.search(text) is not None
