"""Turns of phrase of readouts: "Turning to X, …", "began by thanking", "was clear that"."""

from __future__ import annotations

import re

from musnad.write.brief.rewording import compiled, rewrite
from musnad.write.wordlist import listed

_WHO = (
    r"(?:[Tt]he (?:two |both )?(?:leaders|ministers|pair|sides|presidents|officials|counterparts|"
    r"Prime Minister|President|Foreign Secretary|Defence Secretary|Foreign Minister|"
    r"Secretary[- ]General|High Representative|Chancellor|King|Crown Prince|Minister|Secretary|"
    r"Deputy Secretary|Taoiseach|Emir|Amir|Commissioner)|"
    r"[Bb]oth(?: leaders| sides| ministers| parties)?|[Tt]hey|[Hh]e|[Ss]he|[Tt]he two|"
    r"(?:President|Prime Minister|Minister|Secretary|Chancellor|Secretary General|"
    r"High Representative|Foreign Minister|Foreign Secretary|Mr\.?|Ms\.?) "
    r"[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+){0,2})"
)
_ALSO = r"(?:also |then |both |further |again |jointly |each )?"
_TOLD = {
    "Discussing": "discussed",
    "Addressing": "addressed",
    "Recalling": "recalled",
    "Noting": "noted",
    "Welcoming": "welcomed",
    "Underlining": "underlined",
    "Underscoring": "underscored",
    "Stressing": "stressed",
    "Emphasising": "emphasised",
    "Emphasizing": "emphasized",
    "Commending": "commended",
    "Expressing": "expressed",
    "Reiterating": "reiterated",
    "Reaffirming": "reaffirmed",
    "Highlighting": "highlighted",
    "Acknowledging": "acknowledged",
    "Condemning": "condemned",
    "Reviewing": "reviewed",
    "Praising": "praised",
    "Raising": "raised",
    "Considering": "considered",
}
_TOPIC = re.compile(
    r"^(?:Turning|Moving(?: on)?|Looking|Switching|Returning) to (?=the|[A-Z]|its|their|other|"
    r"wider|broader|bilateral|regional|global|recent|a )|"
    r"^(?:Speaking (?:about|on)|Reflecting on|Updating on|Focusing on|Touching on|Talking about|"
    r"Commenting on) (?=the|[A-Z]|his|her|its|their|recent|a )"
)
_OPENED = re.compile(
    rf"^(?P<what>{'|'.join(_TOLD)}) (?P<rest>[^;]{{3,200}}?), (?P<who>{_WHO}) "
    rf"(?P<verb>{_ALSO}(?:[a-z]+ed|said|told|made|set|spoke|met|took|gave|put)\b)"
)
_BEGAN = re.compile(
    r"^(?P<who>[^,;.]{2,80}?) (?P<also>also )?"
    r"(?P<how>began|started|opened|ended|concluded|closed|finished)"
    r"(?: (?:the|their|his|her) (?:call|meeting|conversation|discussions?|talks))? "
    r"by (?P<verb>[a-z]+ing)\b"
)
_MOVED = re.compile(
    rf"^(?P<who>{_WHO}) (?:then |also |next )?(?:turned|moved(?: on)?|went on|progressed) to "
    r"(?:discuss(?:ing)? |talk about |the (?:subject|topic|issue) of )?(?=the|[A-Z]|its|their|how|"
    r"wider|broader|bilateral|regional|global|recent|a )"
)
_PASTS = {
    "paying": "paid",
    "setting": "set",
    "making": "made",
    "taking": "took",
    "giving": "gave",
    "speaking": "spoke",
    "telling": "told",
    "holding": "held",
    "saying": "said",
    "thinking": "thought",
}
_BASES = {
    "defending": "defend",
    "fighting": "fight",
    "living": "live",
    "working": "work",
    "seeking": "seek",
    "fleeing": "flee",
    "suffering": "suffer",
    "serving": "serve",
    "risking": "risk",
    "supporting": "support",
    "facing": "face",
    "trying": "try",
    "attempting": "attempt",
    "committing": "commit",
    "providing": "provide",
    "protecting": "protect",
    "delivering": "deliver",
    "hosting": "host",
    "threatening": "threaten",
}
_THOSE = re.compile(rf"\bthose ({'|'.join(_BASES)})\b")
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\b(?:the )?HR/VP\b", r"the High Representative"),
    (r"\befforts (?:being )?(?:made|exerted) (?=to\b)", r"efforts "),
    (r"\bkeep(ing)? up (?=momentum|the momentum|pressure|the pressure|efforts)", r"maintain\1 "),
    (r"\bshared the (?:same )?views? on\b", r"agreed on"),
    (r"\bshared the (?:same )?view that\b", r"agreed that"),
    (r"\bcalm(ing)? down (?=the|tensions)", r"calm\1 "),
    (r"\b(?:had|held) a summit telephone talk\b", r"held a telephone conversation"),
    (
        (
            r"\bto further (developing|strengthening|enhancing|deepening|expanding|"
            r"advancing|boosting|improving)\b"
        ),
        r"to continuing \1",
    ),
    (
        (
            r"\bwish(ed|es|ing)? ((?:the |his |her |[A-Z])[^,.;]{2,60}?) ((?:every |all |"
            r"further |continued |more |lasting |good |steady )?(?:progress|success|"
            r"prosperity|health|happiness|stability)\b(?:,? (?:and )?(?:progress|success|"
            r"prosperity|health|happiness|stability)\b)*)"
        ),
        r"wish\1 \3 to \2",
    ),
    (r"\bcomes ahead of\b", r"precedes"),
    (r"\bcame ahead of\b", r"preceded"),
    (
        (
            r"\b[Oo]n the (morning|afternoon|evening) of ((?:January|February|March|April|May|"
            r"June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?|"
            r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|"
            r"October|November|December)(?: \d{4})?)\b"
        ),
        r"on \2 in the \1",
    ),
    (
        (
            r"^(During|At|Following|After) (?:the|their) (meeting|talks|visit|ceremony|"
            r"session|summit),? (?:which was |that was |which took place |which )?(?:held|"
            r"hosted|took place)? ?(in|at) ([^,;]{3,60}), "
        ),
        r"\1 the \2 \3 \4, ",
    ),
    (
        (
            r"\bwho is (?:currently )?on (an?|his|her) ((?:official|working|state|private) "
            r")?visit to\b"
        ),
        r"who is paying \1 \2visit to",
    ),
    (
        (
            r"\b(is|are|was|were) (?:closely |inextricably |increasingly |deeply "
            r")?(?:linked|interlinked|connected|intertwined|interconnected)(?=[,.]| and |$)"
        ),
        r"\1 inseparable",
    ),
    (r"\breceived in audience by\b", r"received by"),
    (
        (
            r"\b(call|meeting|talks|discussions?|conversation|contact|session|visit|"
            r"encounter) (also )?(?:dealt with|deals with|revolved around|"
            r"tackled|touched (?:on|upon)) (?:discussing |reviewing |examining "
            r")?"
        ),
        r"\1 \2addressed ",
    ),
    (r"\bbring(ing)? (this|the|an?|his|their|its) ([^,.;]{3,60}?) to an end\b", r"end\1 \2 \3"),
    (r"\b(measures|steps|actions?|decisions) (?:being )?taken to\b", r"\1 to"),
    (
        (
            r"\ba (?:host|range|wide range|broad range|variety|wide array|wide variety|"
            r"series) of (?=(?:[a-z]+ ){0,3}(?:topics|issues|matters|subjects|files|"
            r"questions)\b)"
        ),
        r"a number of ",
    ),
    (r"\bEAM\b", r"the External Affairs Minister"),
    (
        (
            r"\bheld (?:his|her|their) first (?:phone|telephone) (?:talks|call|"
            r"conversation) with\b"
        ),
        r"spoke by phone for the first time with",
    ),
    (r"\bopen (?:up )?space for\b", r"make room for"),
    (r"\bhold(s?) that (?=(?:the|all|any|every|it|both|each) |[A-Z])", r"argue\1 that "),
    (r"\bHRVP\b", r"High Representative"),
    (r"\b(High Representative) ?[/-] ?Vice[- ]President\b", r"\1"),
    (
        (
            r"(?<!\b[Ii]t )\b(?:was|were) (?:very |absolutely |equally |also )?clear "
            r"(?:that|on the fact that)\b"
        ),
        r"stressed that",
    ),
    (r"\bmade the point that\b", r"stressed that"),
    (r"\bmade (?:it )?clear (?:his|her|the UK's|their) view that\b", r"stressed that"),
    (r"\bcontinue(s|d)? to be in (?:close )?(contact|touch)\b", r"remain\1 in close \2"),
    (
        (
            r"\b(?:for )?(?:as|so) long as (?!it|necessary|needed|possible|the two|"
            r"that)(?=[a-zA-Z])"
        ),
        r"if ",
    ),
    (
        r"\bmore (?:must|should|needs to|needed to) be done to\b",
        r"it is necessary to make more efforts to",
    ),
    (
        (
            r"\b(?:seeing|meeting) (?:one another|each other)(?: again)?\b(?= (?:at|in|on|"
            r"next|during|soon))"
        ),
        r"meeting",
    ),
    (r"\bspeaking (?:to|with) (?:one another|each other)\b", r"speaking"),
    (r"\b(must|should|can|will) be held to account\b", r"\1 be held accountable"),
    (r"\bkept up\b(?! with)", r"maintained"),
    (r"\bwell (?:over|above|in excess of) (?=\d)", r"significantly more than "),
    (r"\bat (?:the )?request\b(?=[ ,.])(?! of)", r"upon request"),
    (
        r"\bhad (?:a |an )?(?:phone|telephone|telephonic) (?:call|conversation|talk)s? with\b",
        r"held a phone call with",
    ),
    (r"\b(?:had|held) (?:a )?telephonic conversation\b", r"held a telephone conversation"),
    (r"\b(had|held) a telephone talk\b", r"held a telephone conversation"),
    (r"\b(?:spoke|talked) over (?:the )?(?:phone|telephone)\b", r"spoke by phone"),
    (r"\bexchanged notes on\b", r"exchanged views on"),
    (r"\bin no[- ]one's interests?\b", r"not in the interest of anyone"),
)
_DURING = re.compile(
    r"^(?P<who>[^,;]{2,160}? (?:also )?(?:stressed|underlined|underscored|reiterated|reaffirmed|"
    r"discussed|emphasi[sz]ed|reviewed|affirmed|expressed|noted|said|praised|highlighted|conveyed|"
    r"welcomed|voiced|raised|commended|addressed|thanked|congratulated|renewed|confirmed),? )"
    r"(?P<when>during|in|at) the (?P<what>(?:phone |telephone )?(?:call|meeting|talks|conversation|"
    r"visit|session)),? (?=the |that |his |her |their |its |[A-Z]|a |an |all )"
)
_SHARED = re.compile(
    r"\bshared (?P<whose>the|his|her|its) (?:own )?(?P<what>views?|perspectives?|assessments?|"
    r"positions?|insights?|thoughts)\b(?! that\b| with (?:each|one)| of the need| between)"
)
_ACROSS = re.compile(
    r"\bacross (?=(?:various|different|multiple|many|several|a (?:wide |broad )?range of|all|key|"
    r"other|diverse|a number of) )"
)
_DELIVERY = re.compile(
    r"\bdelivery of (?=(?:the |its |their |this |our )?(?:[a-z]+ ){0,2}?(?:programme|program|plan|"
    r"project|reforms?|commitments?|priorit(?:y|ies)|agreement|partnership|agenda|pledges?|"
    r"initiative|roadmap|strategy|goals?|objectives?)\b)"
)
_MORE_OF = re.compile(r"\bfurther (?=(?:progress|prosperity|success|development|growth)\b)")
_TABLE = compiled(_PLAIN)
_SURNAME_FIRST = re.compile(
    r"\b(?P<mr>(?:Mr|Ms|Mrs)\.? )(?P<last>[A-Z]{2,}(?:-[A-Z]+)?) "
    r"(?P<first>[A-Z][a-z]+(?:-[a-z]+)?)\b"
)


def reworded(text: str) -> str:
    """The sentence with the set turns of readouts put in plain verbs that say the same."""
    text = _SURNAME_FIRST.sub(
        lambda hit: f"{hit.group('mr')}{hit.group('first')} {hit.group('last').title()}", text
    )
    text = rewrite(text, _TABLE)
    text = _DELIVERY.sub("implementation of ", text)
    text = _MORE_OF.sub("more ", text)
    text = _THOSE.sub(lambda hit: f"those who {_BASES[hit.group(1)]}", text)
    text = _DURING.sub(_told_first, text)
    text = _SHARED.sub(r"presented \g<whose> \g<what>", text)
    text = _ACROSS.sub("in ", text)
    text = _TOPIC.sub("On ", text)
    text = _OPENED.sub(_in_order, text)
    text = _MOVED.sub(lambda hit: f"After that, {_inside(hit.group('who'))} discussed ", text)
    return _BEGAN.sub(_at_the_start, text)


def _told_first(hit: re.Match[str]) -> str:
    """ "Stressed during the call the need": when it was said comes first."""
    what = hit.group("what").removeprefix("phone ").removeprefix("telephone ")
    who = _inside(hit.group("who").rstrip(" ,"))
    return f"During the {what}, {who} "


def _in_order(hit: re.Match[str]) -> str:
    """ "Discussing A, they agreed": first the one, then the other."""
    who = hit.group("who")
    told = _TOLD[hit.group("what")]
    return f"{who[:1].upper()}{who[1:]} {told} {hit.group('rest')} and {hit.group('verb')}"


def _at_the_start(hit: re.Match[str]) -> str:
    """ "Began by thanking": «في البداية، شكر …»."""
    verb = hit.group("verb")
    past = _PASTS.get(verb, f"{verb.removesuffix('ing')}ed")
    opener = "In conclusion" if hit.group("how") in _ENDS else "At the outset"
    return f"{opener}, {_inside(hit.group('who'))} {hit.group('also') or ''}{past}"


def _inside(who: str) -> str:
    """The subject as it stands after an opener: "the leaders", but "President X"."""
    return f"{who[:1].lower()}{who[1:]}" if who.split(" ", maxsplit=1)[0] in _PLAIN_STARTS else who


_ENDS = frozenset({"ended", "concluded", "closed", "finished"})
_PLAIN_STARTS = frozenset(listed("The Both They He She It"))
