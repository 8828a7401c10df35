"""Turns of readouts and communiqués put into the plain words that the grammar knows."""

from __future__ import annotations

import re

from musnad.write.brief.rewording import compiled, rewrite
from musnad.write.wordlist import listed

_DOING = {
    one: f"{one}ing" if not one.endswith("e") else f"{one[:-1]}ing"
    for one in listed(
        "expand enhance deepen strengthen boost advance broaden promote widen "
        "support reinforce improve explore"
    )
}
_DO = "|".join(_DOING)
_CHANCES = re.compile(
    r"\b((?:discuss|review|explor|examin|assess|consider|identif|address)(?:e?d|e?s|ing|ied)?|"
    rf"and|on) opportunities to ({_DO})\b(?![^.;]{{0,120}}\band (?:to|{_DO})\b)"
)
_NAMED = {
    "developing": "the development of",
    "funding": "financing",
    "continuing": "the continuation of",
    "increasing": "raising",
}
"""Doings that are read as adjectives of what follows them, in words that are not."""
_DOINGS = re.compile(
    r"\b((?:importance|necessity|aim|goal|purpose|possibility|value|benefit) of|"
    r"commitment to|committed to|agreed on|agreement on|discussed|explored|reviewed) "
    r"(developing (?=relations\b|ties\b|cooperation\b|trade\b|partnerships?\b)|"
    r"(?:funding|(?<=of )(?:continuing|increasing)) (?=[a-z]+))"
)
_AIMS = {"is": "aims", "are": "aim", "was": "aimed", "were": "aimed"}
_AIMED = re.compile(r"\b(is|are|was|were) (also )?(?:intended|designed|meant) to (?=[a-z])")
_HALVES = re.compile(
    r"\bthe (importance|necessity|significance) of ([^.;]{5,220}?),? and of (?=[a-z]+ing\b)"
)
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\b([Tt])he two heads of state(?: and government)?\b", r"\1he two leaders"),
    (r"\band heads of delegations? of\b", "and the heads of delegations from"),
    (r"\b([Hh])eads of delegations? of\b", r"\1eads of delegations from"),
    (r"\b([Bb])oth heads of state(?: and government)?\b", r"\1oth leaders"),
    (r"\bany one of the\b", "any of the"),
    (
        r"\bto ((?!the\b|a\b|its\b|their\b)[a-z]+ [^.;,]{3,80}?),? and put an end to\b",
        r"to \1 and to end",
    ),
    (r"\b(message|letter|messages|letters) ([^.,;]{0,60}?)dealing with\b", r"\1 \2on"),
    (
        r"\b(matters|issues|questions|files|topics) dealing with\b",
        r"\1 related to",
    ),
    (r"\bGCC States\b", "GCC states"),
    (
        (
            r"\b(meeting|session|call|discussion|discussions|talks|summit|visit) (was|were) "
            r"(?:devoted|dedicated) to (?=[a-z])"
        ),
        r"\1 focused on ",
    ),
    (
        r"\b((?:expand|extend|broaden)(?:s|ed|ing)?|gr[eo]wn?) to include (?=[a-z])",
        r"\1 to ",
    ),
    # "Developing" is read as an adjective of what is developed.
    (
        (
            r"\b(ways|means|opportunities|prospects|possibilities|avenues) (?:of|for) developing "
            r"(?!countr|nation|state|econom|world|them\b|it\b)"
        ),
        r"\1 to develop ",
    ),
    (r"\bof developing and expanding (?=[a-z])", "of the development and expansion of "),
    (r"\bof expanding and developing (?=[a-z])", "of the expansion and development of "),
    (
        r"\b(opportunities|prospects) for (?=[a-z]+ing\b(?! (?:them|it)\b))",
        r"\1 of ",
    ),
    (
        (
            r"\bfor ((?:the|those|all|its|their) (?:[a-z]+ ?){1,6}?(?: of [^,.;]{3,40}?)?) "
            r"to be (?:swiftly |promptly )?brought to (justice|account)\b"
        ),
        r"for bringing \1 to \2",
    ),
    (r"\b(statements?|remarks?|comments?) made by\b", r"\1 by"),
    (
        r"\b(the|their) two ((?:brotherly |friendly |sisterly )?)(countries|nations) and peoples\b",
        r"\1 two \2\3 and \1 two \2peoples",
    ),
    (r"\b[Ii]n-depth (?=[a-z])", "thorough "),
    (r"\bthe (?:Muslim |Islamic )?holiday of (?=Eid)", ""),
    (r"\b(is|are) (?:projected|forecast|anticipated) to (?=[a-z])", r"\1 expected to "),
    (
        (
            r"\b([Ss])erious (?=(?:and [a-z]+ |(?!crisis|threat|damage)[a-z]+ )?(?:negotiation|talk"
            r"|dialogue|discussion|effort|commitment|engagement|step|work\b|attempt|proposal|"
            r"initiative|partner|consideration|approach|offer|intent|reform|desire|cooperation|"
            r"follow-up|endeavou?r|conversation|debate|process|move)s?\b)"
        ),
        "earnest ",
    ),
    (
        r"\bas serious(?=,? (?:and )?(?:credible|realistic|constructive|genuine|sincere)\b)",
        "as earnest",
    ),
    (
        r", (?:foremost|chief|first and foremost) among (?:them|which|these)(?: being|,)? ",
        ", especially ",
    ),
    (r", (?:most notably|first and foremost|above all) (?=[a-z])", ", especially "),
    (
        r"\bfrom the (?:very )?(?:beginning|outset|start) of (?=the |this )",
        r"since the start of ",
    ),
    (
        (
            r"\b(he|she|they|it) would like to (?=(?:see|work|express|thank|continue|build|"
            r"strengthen|further|contribute|cooperate|develop|deepen|hold|visit|make|advance)\b)"
        ),
        r"\1 wished to ",
    ),
    (r"\bside[- ]by[- ]side with\b", "alongside"),
    (
        (
            r"\b([Aa]n?|[Tt]he) ((?:new|comprehensive|ambitious|joint|national|bilateral) )"
            r"(\d{1,3}|two|three|four|five|six|seven|ten|twenty)-(day|week|month|year) "
            r"((?:[a-z]+ )?(?:[Ff]ramework|[Pp]lan|[Pp]rogram(?:me)?|[Aa]greement|[Ss]trategy|"
            r"[Aa]rrangement|[Ii]nitiative|[Pp]artnership|[Rr]oadmap|[Pp]ackage|[Cc]ontract))\b"
        ),
        r"\1 \2\5 for a period of \3 \4s",
    ),
    (r"\bon the (?:UN|United Nations) General Assembly['’]s (?=margins|sidelines)", "on its "),
    (r"\b(?:on|in) the wings of\b", "on the sidelines of"),
    (r"\bagreed on (continu|increas)ing (?=[a-z])", r"agreed to \1e "),
    (r"\bthe month of (?=Ramadan\b)", ""),  # the Arabic name has its month
    (r"\bspoke on (?:the )?(?:tele)?phone\b", "spoke by phone"),
    (r"\bheld a telephone talk\b", "held a phone call"),
    (r"\bheld a telephonic conversation\b", "held a phone call"),
    (r"\b(a|the) telephone (?:talk|conversation)\b", r"\1 phone call"),
    (r"\bforeign ministers?['’]s? telephone talk\b", "phone call"),
    (r"\ban (?:in-depth|extensive|detailed) exchange of views\b", "a detailed exchange of views"),
    (r"\bshared the (?:view|recognition) that\b", "agreed that"),
    (r"\bshared the (?:view|recognition) to (?=[a-z])", "agreed to "),
    (r"\bconcurred (?=to |on |that )", "agreed "),
    (r"\b(express|voice)(d|s|ing)? (?:the|their|his|her) hope (?=that\b)", r"\1\2 hope "),
)
_TODAY = re.compile(
    r"^((?:The|Both) (?:(?!today\b)[a-z][a-z'-]+ ){1,4}?)(?<=[a-z] )today "
    r"([a-z]+ed|met|held|spoke|took|began|made|gave|paid|led|saw|set) "
)
_TABLE = compiled(_PLAIN)


def turned(text: str) -> str:
    """The sentence with the turns of readouts put plainly.

    "The importance of A and of doing B" becomes "the importance of A, and the importance of
    doing B", "is intended to help" "aims to help".
    """
    text = _AIMED.sub(lambda hit: f"{_AIMS[hit[1]]} {hit[2] or ''}to ", text)
    text = _CHANCES.sub(lambda hit: f"{hit[1]} opportunities of {_DOING[hit[2]]}", text)
    text = _DOINGS.sub(lambda hit: f"{hit[1]} {_NAMED[hit[2].strip()]} ", text)
    text = _HALVES.sub(r"the \1 of \2, and the \1 of ", text)
    text = _TODAY.sub(r"\1\2 today ", text)
    return rewrite(text, _TABLE)
