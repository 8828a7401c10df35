"""Formulas of statements put plainly: feelings, losses, attacks, before a sentence is parsed."""

from __future__ import annotations

import re

from musnad.write.brief.rewording import compiled, rewrite
from musnad.write.wordlist import listed

_BE = {"is": "expresses", "are": "express", "was": "expressed", "were": "expressed"}
_BE["am"] = "express"
_HOW = r"(?:deeply|gravely|seriously|extremely|profoundly|greatly|very|particularly|especially)"
_FEELINGS = {
    "concerned": "concern",
    "alarmed": "alarm",
    "saddened": "sorrow",
    "shocked": "shock",
    "appalled": "outrage",
    "outraged": "outrage",
    "dismayed": "dismay",
    "disturbed": "concern",
    "troubled": "concern",
    "disappointed": "disappointment",
    "encouraged": "satisfaction",
    "heartened": "satisfaction",
}
_FELT = re.compile(
    rf"\b(?P<be>is|are|was|were)(?P<also> also)? (?:(?P<how>{_HOW}) )?"
    rf"(?P<what>{'|'.join(_FEELINGS)}) (?P<at>by|at|about|over|that)\b(?! the fact)"
)
_DEEP = {"saddened", "shocked", "appalled", "outraged", "alarmed", "dismayed"}
_MANY = r"(?:a number|dozens|scores|hundreds|thousands|many|several)(?: of)?"
_SOME = rf"(?:at least |more than |over |nearly |about |some |around )?(?:\d[\d,]*|{_MANY}|[a-z]+)"
_PEOPLE = (
    r"(?:people|civilians?|persons?|soldiers?|officers?|child(?:ren)?|others|peacekeepers?|"
    r"worshippers?|policem[ae]n|personnel|victims?)"
)
_LEFT = re.compile(
    rf"\b(?P<left>left|leaving) (?P<who>(?:{_SOME} )?(?:innocent )?{_PEOPLE}|dozens|scores|"
    r"hundreds|many|several|at least \d+) "
    r"(?P<how>dead|killed|injured|wounded)"
    rf"(?: and (?P<more>(?:{_SOME} )?{_PEOPLE}|{_SOME}) (?P<hurt>injured|wounded|dead))?\b"
)
_VERBS = {"dead": "killed", "killed": "killed", "injured": "injured", "wounded": "wounded"}
_DOING = {"killed": "killing", "injured": "injuring", "wounded": "wounding"}
_NOUNS = {"killed": "killing", "injured": "injury", "wounded": "injury"}
_NOUNS |= {"killing": "killing", "injuring": "injury", "wounding": "injury"}
_NOUNS |= {"claimed the lives of": "killing", "claiming the lives of": "killing"}
_HARMED = re.compile(
    r"(?P<tie>\b(?:which|that)(?: has| have| also| reportedly)?|,) "
    r"(?P<how>killed|killing|injured|injuring|wounded|wounding) "
    r"(?P<who>[^,.;]{2,60}?)"
    r"(?:,? and (?P<hurt>killed|injured|wounded|injuring|wounding) (?P<more>[^,.;]{2,60}?))?"
    r"(?=[,.;]|$| (?:on|in|at|during|outside|near|including|last|yesterday|today)\b)"
)
_LIVES = re.compile(
    r"\b(?P<how>claimed|claiming) the li(?:fe|ves) of (?P<who>[^,.;]{2,60}?) and "
    r"(?P<hurt>injured|wounded|injuring|wounding)\b"
)
_ALSO_HURT = re.compile(
    r"\b(?P<be>was|were) (?P<how>reportedly )?(?P<one>killed|injured|wounded)"
    rf"(?P<mid>[^,.;]{{0,30}}?) and (?P<who>{_SOME}(?: (?!was|were|are|is)[a-z]+){{0,3}}?) "
    r"(?P<two>injured|wounded|missing|killed)\b(?! (?:people|civilians|in))"
)
_LOSSES = re.compile(
    r"\b(?P<verb>result|lead|led)(?P<end>ed|ing|s|)(?P<to> in| to) "
    r"(?P<many>(?:a number of|a large number of|several|many|numerous|multiple|dozens of|scores of)"
    r" )?(?P<what>deaths and injuries|casualties|injuries and deaths|deaths and casualties)"
    r"(?: (?:among|to|of|amongst) (?P<of>[^,.;]{3,60}?))?(?=[,.;]|$)"
)
_ALONE = re.compile(
    r"\b(?P<how>killed|injured|wounded|killing of|injury of|injuring|wounding) "
    r"(?P<many>dozens|scores|hundreds|thousands)(?P<more> more| others)?(?=[,.;]|$| and\b)"
)
_EVENT = (
    r"(?:attacks?|bombings?|assaults?|strikes?|airstrikes?|explosions?|raids?|shootings?|killings?|"
    r"offensives?|blasts?|incidents?)"
)
_PLAIN: tuple[tuple[str, str], ...] = (
    (rf"\b({_EVENT}) (?:that (?:was|were) )?carried out (?=by\b)", r"\1 "),
    (
        (
            rf"\b({_EVENT}) (?:that (?:was|were) )?(?:carried out|committed|perpetrated|conducted) "
            r"(?=(?:on|in|at|against|yesterday|today|last)\b)"
        ),
        r"\1 that occurred ",
    ),
    (rf"\b({_EVENT}) (that|which) took place\b", r"\1 \2 occurred"),
    (
        r"\b(?:seriously|critically|severely|gravely) (injured|wounded)\b(?! (?:people|civilians))",
        r"\1 with serious wounds",
    ),
    (r"\bin the strongest possible (?:terms|manner)\b", "in the strongest terms"),
    (r"\b([Cc]all(?:s|ed|ing)? (?:up)?on) all sides\b", r"\1 all parties"),
    (r"\bspare no efforts?\b", "make every possible effort"),
    (
        (
            r"\b(hold|holds|held|holding) "
            r"(those responsible(?: for [^,.;]{3,60}?)?) accountable\b(?! for)"
        ),
        r"\1 accountable \2",
    ),
    (
        (
            r"\b[Aa]ll (?:of )?(?:the )?(tools|means|resources|instruments|options) "
            r"(?:available )?at (?:its|their|our|his|her) disposal\b"
        ),
        r"all available \1",
    ),
    (
        r"\b(to [a-z]+ [^,.;]{3,80}), to ([a-z]+ [^,.;]{3,80}),? and to (?=[a-z]+\b)",
        r"\1, \2, and ",
    ),
    (
        r"\bthe shipment of(?= (?:millions|thousands|hundreds|[A-Z]|arms|weapons|oil|goods))",
        "the transport of",
    ),
    (
        r"\bhuman (?=(?:and (?:religious|moral|ethical) )?(?:values|principles|norms)\b)",
        "humanitarian ",
    ),
    (r"\b(?:aimed|aiming) at (destabili[sz])ing\b", r"that aims to \1e"),
    (
        r"(?<!is )(?<!are )(?<!was )(?<!were )\bat risk of (?=(?:forced |imminent )?[a-z]+)",
        "exposed to the risk of ",
    ),
    (
        r"\b(staff|experts|personnel|teams|inspectors|troops) present (?=(?:at|in|on)\b)",
        r"\1 deployed ",
    ),
    (
        (
            r"^((?:Upon|On|Following) (?:the )?(?:completion|approval|conclusion) of "
            r"[^,.;]{3,80}, [^,.;]{3,40}?) would (?=[a-z]+\b)"
        ),
        r"\1 will ",
    ),
    (
        r"\b(team|mission|staff|ministry|government|delegation) thanks (?=the |all |[A-Z])",
        r"\1 expresses gratitude to ",
    ),
    (r" \((?:ISIL|ISIS|IS)[^()]{0,20}\)| \(Da['’]esh\)", ""),
    (
        (
            r"\bresulted in ((?:at least |more than |over )?[\d,]+|[a-z]+) (?:people )?(?:killed|"
            r"deaths?) and ((?:at least |more than |over )?[\d,]+|[a-z]+) (?:people )?(?:injured|"
            r"wounded|injuries)\b"
        ),
        r"resulted in the killing of \1 people and the injury of \2 people",
    ),
    (r"\bUNHCR, the UN Refugee Agency,", "UNHCR"),
    (r"\bUNICEF, the UN Children['’]s (?:Fund|Agency),", "UNICEF"),
    (r"\b([Tt]he|[Tt]his|[Hh]is|[Hh]er) announcement was made\b", r"\1 announcement came"),
    (
        (
            r"\b([Aa]ll) (actors|parties|sides|stakeholders|states|countries|States|leaders) "
            r"(?:involved|concerned)\b(?! in)"
        ),
        r"\1 relevant \2",
    ),
    (
        r"\b[Dd]esignated (?=(?:persons|individuals|entities|vessels|companies|targets)\b)",
        "listed ",
    ),
    (
        r"\b([Ll])eaders of the (?=(?:[A-Z]\w+ )*(?:Armed Forces|Army|Support Forces|Guard)\b)",
        r"commanders of the ",
    ),
    (
        (
            r"\b((?:reached|signed|concluded) [^.;]{0,40}?agreement [^.;]{3,80}), which (?:is|are) "
            r"subject to (?=(?:the )?(?:approval|ratification))"
        ),
        r"\1, and the agreement requires ",
    ),
    (r"\binterests in property of\b", "shares in the property of"),
    (
        r"\b(property of [^,.;]{3,80}?) that (?:is|are) (?=in the United States\b)",
        r"\1 ",
    ),
    (r"\bdeepest sympathies and condolences\b", "deepest sympathy and condolences"),
    (r"\b(?<!and )sympathies(?= to\b)", "condolences"),
    (
        r"\bthe fallen (peacekeepers|soldiers|officers|personnel|firefighters)\b",
        r"the \1 who were killed",
    ),
    (
        (
            r"\b([Tt]he) ((?:19|20)\d\d) ((?:[a-z-]+ ){0,2}(?:agreement|accord|treaty|ceasefire|"
            r"deal|constitution|truce|roadmap))\b"
        ),
        r"\1 \3 of \2",
    ),
    (r"\b(dollars|euros|pounds)['’] worth of\b", r"\1 in"),
    (r"\b(\d{1,3}) (\d{3})(?= [a-z])", r"\1,\2"),
    (r"\bgo hungry\b", "suffer from hunger"),
    (r"\bgoes hungry\b", "suffers from hunger"),
    (r"\bmust be reported to\b", "must be disclosed to"),
    (r"\bFederal Government of\b", "federal government of"),
    (
        (
            r"\bwishes (all [A-Z]\w+|(?:all )?(?:the )?people of (?:the )?[A-Z][\w ]{2,30}?) a "
            r"(?:very )?(?:happy|joyous|safe and happy) ((?:National|Independence|Republic) Day)\b"
        ),
        r"congratulates \1 on \2",
    ),
    (
        (
            r"\b((?:elections?|meetings?|talks|summit|conference|referendum|vote|ceremony|session|"
            r"consultations|exercises?|drills|polls|negotiations|forum|discussions))"
            r" held (?=(?:on|in|at|by|from|between|yesterday|today|last|this|under|with)\b)"
        ),
        r"\1 that took place ",
    ),
    (
        r"\bin all areas (?=(?:affected|under|controlled|occupied|hit|of|where|that)\b)",
        "in all the regions ",
    ),
    (
        (
            r"\bmak(e|es|ing) ((?:funds|resources|assistance|support)(?: or [a-z ]{3,25}?)?) "
            r"available to\b"
        ),
        r"provid\1 \2 to",
    ),
    (r"\bany and all\b", "all"),
    (r"\b(paid|pays|pay|disbursed|disburses) a further (?=[€$£])", r"\1 an additional "),
    (
        r"\bin one ((?:[A-Z]\w+ )?[a-z]+) killed and ([a-z]+) others (?:injured|wounded)\b",
        r"in the killing of a \1 and the injury of \2 others",
    ),
    (
        (
            r"\b([Mm]easures|[Ss]anctions|[Rr]estrictions|[Rr]egime) (was|were|has been|have been) "
            r"first introduced\b"
        ),
        r"\1 \2 adopted for the first time",
    ),
    (r"\bmerchant and commercial (?=vessels|ships|shipping)", "commercial "),
    (r"\b([Aa])ll such (?=(?:[a-z]+ )?[a-z]+s\b)", r"\1ll these "),
    (r"\bbring(ing|s)? about an end to\b", r"end\1"),
    (r"\b(?:a|the) total of (?=[\d€$£])", ""),
    (
        (
            r" as (?:you|they) (?:celebrate|mark|observe|commemorate) "
            r"(?:your |their |the )?(?=[A-Z\d])"
        ),
        " on the occasion of ",
    ),
    (
        r"\bon the occasion of your (?=[A-Z]|\d|[a-z]+ (?:National|Independence))",
        "on the occasion of ",
    ),
    (
        (
            r"(?<=[a-z]), and (?=(?:its|to the|with the) (?:[a-z]+ ){0,2}(?:rejection|wishes|"
            r"government|solidarity|support|people|condolences|sympathy)\b)"
        ),
        " and ",
    ),
    (r"\b(?:best|warm|warmest|heartfelt|sincerest) (wishes|congratulations)\b", r"sincere \1"),
    (r"\bin the strongest terms possible\b", "in the strongest terms"),
    (
        r"\b(families|relatives|loved ones) of those (?:who (?:were|have been) )?lost\b",
        r"\1 of the victims",
    ),
    (r"\b(those|people) (?:who )?lost (?=in\b)", "the victims "),
    (r"\bthe bereaved families\b", "the families of the victims"),
    (r"\bbereaved families\b", "families of the victims"),
    (r"\bis at risk of\b", "faces the risk of"),
    (r"\bare at risk of\b", "face the risk of"),
    (r"\b(?:was|were) at risk of\b", "faced the risk of"),
    (r"\btakes note of\b", "notes"),
    (r"\btook note of\b", "noted"),
)


_TENS = {
    one: 10 * count
    for count, one in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_NTH = {
    one: count
    for count, one in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth"), start=1
    )
}
_NUMBERED = re.compile(rf"\b({'|'.join(_TENS)})-({'|'.join(_NTH)})\b")
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def _numbered(hit: re.Match[str]) -> str:
    """ "Forty-second": "42nd"."""
    unit = _NTH[hit[2]]
    return f"{_TENS[hit[1]] + unit}{_ENDS.get(unit, 'th')}"


def as_statement(text: str) -> str:
    """The sentence with formulas of condemnation, condolence and concern put plainly.

    "Is deeply saddened by X" becomes "expresses deep sorrow over X", "killing ten" after an
    event "resulting in the killing of ten".
    """
    text = _NUMBERED.sub(_numbered, _FELT.sub(_felt, text))
    text = rewrite(text, _TABLE)
    text = _LEFT.sub(_left, _STANDS.sub(_stands, text))
    text = _LIVES.sub(lambda hit: f"{_killed(hit)} {hit['who']} and {hit['hurt']}", text)
    text = _HARMED.sub(_harmed, text)
    text = _LOSSES.sub(_losses, text)
    text = _ALONE.sub(
        lambda hit: f"{hit['how']} {hit['many']} of {'others' if hit['more'] else 'people'}", text
    )
    return _ALSO_HURT.sub(
        lambda hit: (
            f"{hit['be']} {hit['how'] or ''}{hit['one']}{hit['mid']} and "
            f"{hit['who']} were {hit['two']}"
        ),
        text,
    )


_STANDS = re.compile(
    r"\b(?P<be>is|are|was|were) (?P<no>not )?(?:also |therefore )?"
    r"(?:in (?P<how>clear|flagrant|blatant|grave|direct|manifest|serious) "
    r"(?P<what>violation|breach) of|in (?:violation|breach|contravention) of|"
    r"(?P<line>in (?:full )?line with|consistent with|in accordance with))\b"
)
_PRESENT = {"is": "s", "are": "", "was": "d", "were": "d"}


def _stands(hit: re.Match[str]) -> str:
    """ "Is in clear violation of": "constitutes a clear violation of"; "is in line with"."""
    end, no = _PRESENT[hit["be"]], hit["no"]
    if no and not hit["line"]:
        return hit.group()
    if hit["line"]:
        if no:
            return {"s": "does not conform with", "": "do not conform with"}.get(
                end, "did not conform with"
            )
        return f"conform{'ed' if end == 'd' else end} with"
    if hit["how"]:
        return f"constitute{end} a {hit['how']} {hit['what']} of"
    return f"violate{end}"


_TABLE = compiled(_PLAIN)


def _felt(hit: re.Match[str]) -> str:
    """ "Is deeply concerned about": "expresses deep concern over"."""
    what, how = hit["what"], hit["how"] or ""
    special = how in ("particularly", "especially")
    deep = "deep " if (how and not special) or what in _DEEP else ""
    deep = "particular " if special else deep
    at = "that" if hit["at"] == "that" else "over"
    return f"{_BE[hit['be']]}{hit['also'] or ''} {deep}{_FEELINGS[what]} {at}"


def _left(hit: re.Match[str]) -> str:
    """ "Left ten people dead and others injured": "killed ten people and injured others"."""
    forms = _DOING if hit["left"] == "leaving" else {one: one for one in _DOING}
    told = f"{forms[_VERBS[hit['how']]]} {_counted(hit['who'])}"
    if hit["more"] is None:
        return told
    return f"{told} and {forms[_VERBS[hit['hurt']]]} {_counted(hit['more'])}"


def _killed(hit: re.Match[str]) -> str:
    return "killed" if hit["how"] == "claimed" else "killing"


def _harmed(hit: re.Match[str]) -> str:
    """ "Which killed ten and wounded others": "which resulted in the killing of ten …"."""
    doing = hit["how"].endswith("ing")
    if doing != (hit["tie"] == ","):
        return hit.group()
    told = f"the {_NOUNS[hit['how']]} of {_counted(hit['who'])}"
    if hit["more"] is not None:
        told = f"{told} and the {_NOUNS[hit['hurt']]} of {_counted(hit['more'])}"
    return f"{hit['tie']} {'resulting' if doing else 'resulted'} in {told}"


_ALONE_COUNT = re.compile(
    r"(?:at least |more than |over |nearly |about |some )?(?:\d[\d,]*|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve)"
)


def _counted(who: str) -> str:
    """ "One" as "a person", "at least ten" as "at least ten people"."""
    who = re.sub(r"^one (?=[a-z])", "a ", who)
    if who == "one":
        return "a person"
    return f"{who} people" if _ALONE_COUNT.fullmatch(who) else who


def _losses(hit: re.Match[str]) -> str:
    """ "Resulted in deaths and injuries among staff": "… the killing of a number of staff …"."""
    verb = "led" if hit["verb"] == "led" else hit["verb"] + hit["end"]
    whom = f"a number of {hit['of']}" if hit["of"] else "a number of people"
    return f"{verb}{hit['to']} the killing of {whom} and the injury of others"
