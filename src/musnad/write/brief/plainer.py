"""English turns of phrase put into plain verbs that mean the same, before a sentence is parsed."""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.write.brief.idioms import reworded
from musnad.write.brief.phrasals import unphrased
from musnad.write.brief.rewording import needle
from musnad.write.brief.turns import turned
from musnad.write.brief.wordings import worded

_IRREGULAR = {
    "take": "took taken takes taking",
    "pay": "paid paid pays paying",
    "make": "made made makes making",
    "sit": "sat sat sits sitting",
    "bring": "brought brought brings bringing",
    "set": "set set sets setting",
    "go": "went gone goes going",
    "put": "put put puts putting",
    "give": "gave given gives giving",
    "meet": "met met meets meeting",
    "hold": "held held holds holding",
    "step": "stepped stepped steps stepping",
    "speak": "spoke spoken speaks speaking",
    "have": "had had has having",
    "stand": "stood stood stands standing",
    "lose": "lost lost loses losing",
    "submit": "submitted submitted submits submitting",
}
_TURNS: tuple[tuple[str, str, str], ...] = (
    ("look", r"ahead to", "look forward to"),
    ("bring", r"an end to", "end"),
    ("put", r"an end to", "end"),
    ("take", r"part in", "participate in"),
    ("pay", r"tribute to", "praise"),
    ("make", r"(?:it )?(?:very |absolutely )?clear that", "stress that"),
    ("make", r"clear(?= the\b(?! (?:need|importance|urgency|necessity)))", "stress that"),
    ("make", r"clear(?= the\b)", "stress"),
    ("point", r"out that", "note that"),
    ("step", r"up(?= (?:the|their|its|his|her|our|efforts|joint|pressure))", "intensify"),
    ("set", r"up(?= (?:a|an|the)\b)", "establish"),
    ("put", r"forward(?= (?:a|an|the|by)\b)", "submit"),
    ("carry", r"out(?= (?:a|an|the|their|its|attacks|strikes))", "implement"),
    ("go", r"on(?= \w+ing\b)", "continue"),
    ("call", r"upon", "call on"),
    ("speak", r"about", "talk about"),
    ("stand", r"in (?:full|complete|total) solidarity with", "express full solidarity with"),
    ("stand", r"in solidarity with", "express solidarity with"),
    ("have", r"a (?:phone |telephone )call with", "speak with"),
)
_NOT_SO = r"(?:[a-z]+ing|in|on|at|to|of|with|without|under|by|for|from|there|being)\b"
_GOODS = (
    r"(?:(?:additional|more|vital|lifesaving|life-saving|humanitarian|urgent|essential|critical|"
    r"emergency|military|basic) )*(?:aid|assistance|supplies|relief|food|water|medicines?|fuel)\b"
)
_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\bsat down (?=(?:today |yesterday )?(?:in|with|at)\b)", "met "),
    (
        (r"\bhold (perpetrators[^.;]{0,140}?) accountable and (?:to )?bring them to justice\b"),
        r"hold accountable \1 and to bring them to justice",
    ),
    (r"\b(has|have) what (it|they) needs?\b", r"\1 the means \2 needs"),
    (r"\bthe means they needs\b", "the means they need"),
    (r"\bin order to\b", "to"),
    (
        (
            r"\b(?:remain|stay)(s)? in (close |regular |frequent |constant )?"
            r"(coordination|consultation|communication)\b"
        ),
        r"continue\1 \2\3",
    ),
    (
        (
            r"\bto further (?=(?:the|our|their|its|this|these|bilateral|regional|mutual|joint|"
            r"shared|economic|trade|global|international|peace|cooperation|collaboration|U\.S\.)\b)"
        ),
        "to advance ",
    ),
    (
        (
            r"\b(are|is|as|remain|remains) ((?:an? )?(?:[a-z]+,? (?:and )?){0,3})(NATO|EU) "
            r"(ally|allies|members?|partners?)\b(?! states?)"
        ),
        r"\1 \2\4 in \3",
    ),
    (
        (
            r"\b(look(?:s|ed|ing)? forward|commit(?:s|ted|ment)?) to "
            r"(?=(?:close|clear|open|direct|complete|correct)r? [a-z]+(?:tion|ship|ies|ue|tact)\b)"
        ),
        r"\1 to the ",
    ),
    (r"\bWashington,? D\.? ?C\.?(?=[\s,.;]|$)", "Washington"),
    (r"\b(?<=[a-z]n )leader (?=[A-Z][a-z]+ [A-Z])", "Leader "),
    (
        (
            r"\bshared (his|her|its) (?=(?:[a-z]+ )?(?:assessment|perspective|insight|analysis|"
            r"evaluation|vision|reading|view|plan)s?\b)"
        ),
        r"presented \1 ",
    ),
    (r"\b(for|on) agreeing to (?=[a-z])", r"\1 consenting to "),
    (
        r"\ban? (resurgence|recurrence|repeat|repetition|collapse|spillover) of\b",
        r"the \1 of",
    ),
    (r"\bmet virtually ((?:today |yesterday )?)with\b", r"held a virtual meeting \1with"),
    (r"\b(has|have|had) shown to (?=[a-z])", r"\1 shown toward "),
    (
        (
            r"\b([Tt])he two (?=(?:also |further |again )?(?:[a-z]+(?<!rec)ed|spoke|met|held)"
            r" (?!(?:leaders|sides|ministers|countries|nations|parties|governments|officials)\b))"
        ),
        r"\1he two sides ",
    ),
    (r", to include (?=[a-z])", ", including "),
    (r"\b(challenges?|threats?|risks?|dangers?) presented by\b", r"\1 posed by"),
    (r"\bthe urgency of (?=[a-z])", "the urgent need for "),
    (rf"\b([Ss])urging (?={_GOODS})", r"increasing the delivery of "),
    (rf"\bsurge (?={_GOODS})", "increase the delivery of "),
    (r"\bfind an end to\b", "end"),
    (r"\bfinding an end to\b", "ending"),
    (r"\bopportunity to potentially (?=[a-z])", "possibility to "),
    (
        (
            r"\bunder ((?:the )?(?:U\.?N\.?|United Nations|African Union|Arab League|IGAD|Saudi|"
            r"Egyptian|Omani|Qatari)) auspices\b"
        ),
        r"under the auspices of \1",
    ),
    (
        (
            r"\b[Oo]ver (?:the course of )?(two|three|four|five|several) (days|weeks)"
            r"(?: of)?(?=,| in\b)"
        ),
        r"over the course of \1 \2",
    ),
    (rf"\bsurged (?={_GOODS})", "increased the delivery of "),
    (
        (
            rf"\b(?:humanitarian )?access (?:to|into) ([A-Z]\w+(?: (?:Strip|Bank))?) for "
            rf"({_GOODS}[^.;]*?)(?=[.;]|$)"
        ),
        r"entry of \2 into \1",
    ),
    (rf"\baccess for (?={_GOODS})", "entry of "),
    (
        (
            r"\b(economic|political|military|security|humanitarian|financial|diplomatic) and "
            r"(energy|food|migration|refugee|debt|water) "
            r"(challenges|issues|crises|cooperation|concerns|assistance|needs|matters|policies|"
            r"policy|ties|pressures)\b"
        ),
        r"\1 \3 and \2 \3",
    ),
    (
        (
            r"\b([Tt])he (?:U\.S\.|US) and ((?:[A-Z][a-z]+ )?[A-Z][a-z]+) "
            r"(militaries|governments|navies|delegations|peoples|economies|teams|armies|forces)\b"
        ),
        r"\1he American and \2 \3",
    ),
    (
        (
            r"\b([Tt])he (?:U\.K\.|UK) and ([A-Z][a-z]+) "
            r"(militaries|governments|navies|delegations|peoples|economies|teams|armies|forces)\b"
        ),
        r"\1he British and \2 \3",
    ),
    (r"\b(importance of|need for|call for|calls for|called for) respect for\b", r"\1 respecting"),
    (r"\bthe lives lost\b", "the loss of life"),
    (r"\braised the (?=(?:[a-z]+ )?(?:need|importance|urgency)\b)", "stressed the "),
    (
        r"\bkeep (the (?:[a-z]+ )?details of [a-z' ]{3,60}?) private\b",
        r"not disclose \1",
    ),
    (r"\b(is|are|was|were) serious about (?=[a-z]+ing\b)", r"\1 earnest in "),
    (r"\b(commitments|pledges) made (?=(?:in|at|during|by|under)\b)", r"\1 undertaken "),
    (r"\b(agreements|deals) made (?=(?:in|at|during|by|under)\b)", r"\1 reached "),
    (r"\bprogress made (?=(?:in|on|toward|towards|during|since)\b)", "progress "),
    (r"\bso (?=(?:that )?(?:they|he|she|it) (?:can|may|could) )(?!that )", "so that "),
    (r"\bfight(s?) back against\b", r"confront\1"),
    (r"\bfighting back against\b", "confronting"),
    (r"\bspeaking out against\b", "denouncing"),
    (r"\bspoke out against\b", "denounced"),
    (r"\bspeak out against\b", "denounce"),
    (r"\bconveyed that\b", "said that"),
    (
        (
            r"\b(opportunities|prospects) for (?=(?:(?!the |women |young )[a-z-]+ ){0,2}?(?:peace|"
            r"investment|cooperation|collaboration|growth|trade|dialogue|development|settlement|"
            r"stability|recovery|partnership|exchange|reconciliation|integration|truce)\b)"
        ),
        r"\1 of ",
    ),
    (r", succeeding (?=[A-Z])", ", in succession to "),
    (r"\b([Tt]hese [a-z]+|[Tt]his [a-z]+) speaks? to (?=the|its|their|our)", r"\1 reflect "),
    (r"\bthe people and (?:the )?[Gg]overnment of\b", "the government and people of"),
    (r"\bco-chaired\b", "jointly chaired"),
    (r"\bco-hosted\b", "jointly hosted"),
    (r"\bliable to\b", "that may"),
    (r"\bproduce more\b(?=,)", "increase production"),
    (r"\bdo more\b", "make more efforts"),
    (r"\bso as to\b", "to"),
    (r"\b(?:is|are) scheduled to\b", "are scheduled to"),
    (r"\b(is|are) set to(?= [a-z]+)", r"\1 expected to"),
    (r"\b(?:is|are) expected to\b", "are expected to"),
    (r"\b(?:is|are) to (?=(?:meet|hold|visit|travel|take|begin|sign)\b)", "will "),
    (r"\bboth (?:the )?two\b", "the two"),
    (r"\b(efforts|talks|consultations|negotiations) (?:currently )?under ?way\b", r"ongoing \1"),
    (r"\bmen and women\b", "men and women"),
    (r"\btogether with\b", "along with"),
    (r"\b(?:a|the) (?:wide |broad |full )?(?:range|number|variety) of (?=bilateral)", "several "),
    (r"\bUS\$(?=\d)", "$"),
    (r"\b(\d[\d,.]*(?: (?:million|billion|trillion))?) US dollars\b", r"$\1"),
    (
        (
            r"\b(wish(?:es|ed|ing)?) ((?:all )?(?:the|those) (?:injured|wounded|affected|victims)) "
            r"(an? (?:[a-z]+,? (?:and )?){0,3}recovery)\b"
        ),
        r"\1 \3 to \2",
    ),
    (r"\bsuch ((?:[a-z]+ ){0,2}[a-z]+s) as\b", r"\1 such as"),
    (r"(?<=\w),? and of (?=(?:the |its |their |his |her )?[a-z])", " and "),
    (r"^While in (?=[A-Z])", "In "),
    (r",? good[- ]faith (\w+)", r" \1 in good faith"),
    (
        (
            r", (?:for|to) which ((?:the |both )?(?:[A-Z][\w'’.-]+ ?|of |the |two |sides? "
            r"|parties ){1,8}?)"
            r"(?:offered|expressed|gave|extended|pledged|conveyed|voiced|reiterated|reaffirmed) "
            r"(his|her|its|their) (?:(?:full|strong|continued|firm) )?(?:support|understanding)"
            r"(?: and (?:support|cooperation|understanding))?(?=\.?$)"
        ),
        r", and \1expressed \2 support for this",
    ),
    (r"\b(is|are|was|were|remains?|remained) central to\b", r"\1 essential to"),
    (r"\bnewly ((?:extend|provide|offer|allocate|impose)(?:s|e?d|ing)?) (?=[a-z])", r"\1 new "),
    (r", among them (?=(?:the|a|an|its|their|his|her) )", ", including "),
    (r"\bin order that\b", "so that"),
    (r"\bget(?:ting)? back on (?:its|their) feet\b", "recover"),
    (r"\bopen to negotiation\b", "negotiable"),
    (r"\btake part (?=(?:online|virtually|remotely|actively|fully) in\b)", "participate "),
    (r"\btook part (?=(?:online|virtually|remotely|actively|fully) in\b)", "participated "),
    (
        (
            r"\bdo everything (?:possible|in (?:its|his|her|their) power|"
            r"(?:he|she|it|they) can) (?=to\b)"
        ),
        "make every possible effort ",
    ),
    (r", after which (?=[a-zA-Z])", ", and after that "),
    (
        (
            r"\b([Aa]n?|[Tt]he) (\d{1,3}|two|three|four|five|six|seven|ten)-"
            r"(day|week|month|year|hour) ((?:[a-z]+ )?"
            r"(?:ceasefire|truce|pause|extension|suspension|visit|trip|delay|moratorium|framework|"
            r"plan|program|programme|agreement|strategy|contract|initiative|mandate|package|deal))\b"
        ),
        r"\1 \4 for a period of \2 \3s",
    ),
    (
        r"\b([Aa]n?|[Tt]he) (\d{1,3})-(day|week|month|year) (period|deadline)\b",
        r"\1 \4 of \2 \3s",
    ),
    (r"\bon what (?:was|is) (?=the latter's|his|her|their)", "on "),
    (r"\bin what (?:was|is) (?=the latter's|his|her|their)", "on "),
    (r"\b(G7|G20|EU|Council) Presidency\b", r"\1 presidency"),
    (r"\b(G7|G20|NATO|APEC|BRICS) (?!Leader)([A-Z][a-z]{3,12}) Summit\b", r"\1 Summit in \2"),
    (
        (
            r",? (?:an invitation )?which ((?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}|he|she|they) "
            r"(?:gladly )?accepted(?=\.?$)"
        ),
        r", and \1 accepted the invitation",
    ),
    (r"\bstands ready\b", "is ready"),
    (r"\bstand ready\b", "are ready"),
    (
        r"\b(hold|holds|held|holding) ((?:[\w'’]+ ){1,6}?)to account\b",
        r"\1 \2accountable",
    ),
    (r"\bmilitary-to-military\b(?= [a-z])", "military"),
    (r"\bgovernment-to-government\b(?= [a-z])", "governmental"),
    (r"\b(travel(?:s|l?ed|l?ing)?) on (?=to [A-Z])", r"\1 "),
    (r"\b((?:was|were|is|are|been|be)) made public\b", r"\1 published"),
    (r"\bwhat it (?:would|will) take to\b", "the requirements to"),
    (
        (
            r"\b(wish|want)((?:es|ed)?) to see ((?:the|a|any|this) (?:[a-z]+ ){1,3}?)"
            r"(widen|expand|escalate|spread|continue|end|resume|grow)\b"
        ),
        r"\1\2 for \3to \4",
    ),
    (
        (
            r"(?<=[a-z] )(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )(?<!and )"
            r"(?:designed|intended|meant) to (?=[a-z])"
        ),
        "that aims to ",
    ),
    (
        (
            r"(\d[\d,.]*(?: (?:million|billion|trillion))?(?: (?:of|in)(?: [a-z]+){1,3}?| [a-z]+)?)"
            r" an? year\b(?! (?:ago|later|earlier|before|after|old|long))"
        ),
        r"\1 annually",
    ),
    (
        r"\b(hold|holds|held|holding) those responsible accountable for\b",
        r"\1 accountable those responsible for",
    ),
    (r"\b(?:is|was) made up of\b", "consists of"),
    (r"\bare made up of\b", "consist of"),
    (
        (
            r"\bkeep(ing)? (?:open (?:the )?(lines|channels) of communication"
            r"|(?:the )?(?:lines|channels) of communication open)\b"
        ),
        r"maintain\1 open channels of communication",
    ),
    (
        r"\bno (?:further|more) ([a-z]+) (?:is|are|was|were) (?:needed|required|necessary)\b",
        r"there is no need for further \1",
    ),
    (r"(?<=[a-z] )(?<!is )(?<!are )(?<!was )(?<!were )cent(?:ered|red) on ", "that focus on "),
    (
        r"\b([Aa]n?|[Tt]he) (\d{2,3})[- ][Yy]ear ((?:[Ss]trategic )?[Pp]artnership)\b",
        r"\1 \3 for a period of \2 years",
    ),
    (
        (
            r"(?<=[a-z] )(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )"
            r"aimed( primarily| mainly)? at (?!ongoing\b|existing\b)(?=[a-z]+ing\b)"
        ),
        r"that aims\1 at ",
    ),
    (r"\bper cent\b", "percent"),
    (r"\bthe US\b(?= [A-Z])", "US"),
    (
        r"\bneeds? to be (?=(?:[a-z]+ly )?(?:[a-z]+ed|met|held|found|done|taken|given)\b)",
        "should be ",
    ),
    (rf"\bis still (?!{_NOT_SO})(?=[a-z])", "remains "),
    (rf"\bare still (?!{_NOT_SO})(?=[a-z])", "remain "),
    (rf"\b(?:was|were) still (?!{_NOT_SO})(?=[a-z])", "remained "),
    (
        (
            r"\b(its|their|his|her|our) own "
            r"(?!(?:right|accord|making|volition|sake|initiative|and|or|as|in)\b)(?=[a-z])"
        ),
        r"\1 ",
    ),
    (r"\b(return(?:s|ed|ing)?) home\b(?=[ ,.])", r"\1 to hearth and home"),
    (r"\b([Tt]he United States)['’](?= )", r"\1's"),
)


_ENSURED = r"\b([Ee]nsur(?:e|es|ed|ing)) (?:that )?((?:all|the|any)(?: [a-z]+){1,3}) (?:is|are|be) "
_DEEDS = {
    "released": "release",
    "protected": "protection",
    "implemented": "implementation",
    "delivered": "delivery",
    "returned": "return",
    "preserved": "preservation",
}


def _compiled() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    """Each pattern with what stands for it, what does as a bare verb, and what it must have."""
    found: list[tuple[re.Pattern[str], str, str]] = []
    for verb, rest, plain in _TURNS:
        head, _, tail = plain.partition(" ")
        after = f" {tail}" if tail else ""
        for form, target in zip(_forms(verb), _forms(head), strict=True):
            pattern = re.compile(rf"\b{form} {rest}(?=\W|$)", re.IGNORECASE)
            found.append((pattern, f"{target}{after}", f"{head}{after}"))
    found.extend((re.compile(pattern), plain, "") for pattern, plain in _PLAIN)
    found.extend(
        (re.compile(_ENSURED + done), rf"\1 the {deed} of \2", "") for done, deed in _DEEDS.items()
    )
    return tuple((*one, needle(one[0].pattern)) for one in found)


def _forms(verb: str) -> tuple[str, ...]:
    """Past, participle, third person, -ing, and the verb itself."""
    known = _IRREGULAR.get(verb)
    if known is not None:
        return (*known.split(), verb)
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing", verb
    stem = verb.removesuffix("e")
    ending = "es" if verb.endswith(("sh", "ss", "ch")) else "s"
    return f"{stem}ed", f"{stem}ed", f"{verb}{ending}", f"{stem}ing", verb


_REPORTING = (
    "said noted added recalled reaffirmed stressed explained warned stated underlined affirmed "
    "emphasized emphasised confirmed announced reported"
)
_INSERTED = re.compile(
    r"^(?P<before>[^\"“”]{3,300}?), (?P<who>(?:he|she|they|it|[Tt]he [A-Za-z -]{3,60}?"
    r"|(?:Mr\.? |Ms\.? |Mrs\.? |President |Minister |Secretary )?[A-ZÀ-Ž][\w'’-]+"
    r"(?: [A-ZÀ-Ž][\w'’-]+){0,2})) "
    rf"(?P<verb>{_REPORTING.replace(' ', '|')}|went on|continued|notes|says), (?P<after>.+)$"
)
_SAME = {"went on": "added", "continued": "added", "says": "says"}


def plainly(text: str) -> str:
    """The sentence with its turns of phrase replaced and "X, he said, is Y" set in order."""
    text = unphrased(reworded(turned(worded(text))))
    lowered = text.lower()
    for pattern, plain, bare, wanted in _TABLE:
        if wanted in lowered:
            text = pattern.sub(_as_it_stands(plain, bare), text)
            lowered = text.lower()
    found = _INSERTED.match(text)
    if found is not None and ";" not in found.group("before"):
        who, verb = found.group("who"), found.group("verb")
        before, after = found.group("before"), found.group("after")
        before = before if _starts_with_name(before) else before[:1].lower() + before[1:]
        comma = ", " if re.match(r"(?:in|on|during|of|despite|before|after)\b", before) else " "
        text = f"{who[:1].upper()}{who[1:]} {_SAME.get(verb, verb)} that {before}{comma}{after}"
    return text


_BARE = re.compile(r"\b(?:to|will|would|must|can|could|should|may|not) $")


def _as_it_stands(plain: str, bare: str) -> Callable[[re.Match[str]], str]:
    """ "To set up" and "set up": the form after "to" or a modal is the bare verb."""

    def put(hit: re.Match[str]) -> str:
        if bare and _BARE.search(hit.string[: hit.start()]):
            return bare
        return hit.expand(plain)

    return put


_ORDINARY = re.compile(
    r"^(?:The|A|An|In|On|Of|At|During|Despite|This|These|Its|Their|His|Her|Before|After|Terrorism)\b"
)


def _starts_with_name(text: str) -> bool:
    return _ORDINARY.match(text) is None


_TABLE = _compiled()
