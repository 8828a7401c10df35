"""More formulas of statements put plainly: votes, sessions, those held, what belongs to whom."""

from __future__ import annotations

import re

from musnad.write.brief.rewording import compiled, rewrite

_PERSONS = r"(?:persons|individuals|companies|nationals|citizens|forces|troops|officials|partners)"
_BUILDINGS = (
    r"(?:headquarters|buildings?|schools?|camps?|facilit(?:y|ies)|shelters?|complex|hospitals?|"
    r"sites?|centres?|centers?|compound|areas?|tents)"
)
_MOVES = r"(?:results?|outcomes?|aims?|purposes?|details?|terms|objectives?|provisions|members)"
_EVENT = r"(?:attacks?|strikes?|airstrikes?|bombings?|raids?|assaults?|operations?)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NTHS = {
    one: f"{count}th"
    for count, one in enumerate(
        [
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=11,
    )
}
_NTH = re.compile(r"\b(" + "|".join(_NTHS) + r")\b")
_TURNS: tuple[tuple[str, str], ...] = (
    # "U.S. and foreign persons": both words say whose people they are.
    (
        (
            r"(?<![Tt]he )\b(?:U\.S\.|US) and (foreign|allied|[Cc]oalition|partner|international|"
            rf"local|regional|non-U\.S\.) (?={_PERSONS}\b)"
        ),
        r"American and \1 ",
    ),
    (
        (
            rf"\b({_BUILDINGS}) housing (?=(?:several|displaced|the|members|families|refugees|"
            r"civilians|hundreds|thousands|dozens|a number|more than|at least|some|many|people|\d))"
        ),
        r"\1 that hosts ",
    ),
    (r"s that hosts (?=[a-z\d])", "s that host "),
    (rf",? the ({_MOVES}) of which (?=[a-z])", r", whose \1 "),
    (
        (
            r"\b((?:[Aa]n?|[Oo]ne) ((?:[a-z-]+ )?[a-z]+)(?: from [A-Z][\w ]{2,30}?)?) was "
            r"(killed|wounded|injured) and another(?: was)? (?=killed|wounded|injured)"
        ),
        r"\1 was \3 and another \2 was ",
    ),
    (
        (
            r"^(The [A-Z][\w ]{3,40}?), meeting in (?:an )?((?:emergency|special|extraordinary|"
            r"resumed|closed)(?: (?:special|emergency|extraordinary))?) session,"
        ),
        r"In an \2 session, the \1,",
    ),
    (
        r"^(?:Opening|Addressing) the (meeting|session|debate|conference|forum|summit), ",
        r"At the opening of the \1, ",
    ),
    (
        r"\baimed at further ([a-z]+ing) (?=the |its |their |[A-Z])",
        r"aimed at continuing the \1 of ",
    ),
    (r"\b([Aa]c)tions (?=undermining or threatening\b)", r"\1ts "),
    (
        r"(?<=s) (undermin)ing or (threaten)ing (?=the\b)",
        r" that \1e or \2 ",
    ),
    (
        rf"\b({_EVENT}) carried out ((?:earlier )?(?:today|yesterday)) by\b",
        r"\1 \2 by",
    ),
    (r"\b(?:is|was) contrary to\b", "contradicts"),
    (r"\b(?:are|were) contrary to\b", "contradict"),
    (r"\b(?:is|was) (?:firmly|fully|closely|strongly) aligned with\b", "conforms fully with"),
    (r"\b(?:are|were) (?:firmly|fully|closely|strongly) aligned with\b", "conform fully with"),
    (r"\b(wish(?:es|ed|ing)?) (?:Allah|God)['’]s mercy (?=up)", r"\1 mercy "),
    (r"\b(?:left|departed) for (?=[A-Z][a-z]+\b)", "traveled to "),
    (r"\b(?:leaves|departs) for (?=[A-Z][a-z]+\b)", "travels to "),
    (
        (
            r"\b(hold(?:s|ing)?) ((?:the )?(?:perpetrators|those)\b[^.;]{3,120}?) accountable\b"
            r"(?! for\b| and\b)"
        ),
        r"\1 accountable \2",
    ),
    (r"\bfailed to be adopted\b", "was not adopted"),
    (r"\bfailed to adopt\b(?= (?:a|the) (?:draft )?resolution)", "did not adopt"),
    (
        (
            r"\b([Aa]n?|[Tt]he) (new )?((?:[a-z-]+ ){0,3}package) worth "
            r"([$€£][\d.,]+ (?:million|billion))\b"
        ),
        r"\1 \2\4 \3",
    ),
    (r"\b(have|has) since been (?=[a-z]+ed\b)", r"\1 been subsequently "),
    (r"\bEU citizens and companies\b", "the citizens and companies of the EU"),
    (
        (
            r"\bleft (dozens|scores|hundreds)(?: of (?:people|civilians|persons))? "
            r"(?:dead|killed) (?:or|and) (?:injured|wounded)\b"
        ),
        r"resulted in \1 of victims",
    ),
    (
        r"\bhold (those[^.;]{3,100}?) accountable and (?:to )?bring them to justice\b",
        r"hold accountable \1 and to bring them to justice",
    ),
    (r"\bprogress made by\b", "progress achieved by"),
    (
        (
            r"\brespond(s|ing|ed)? to (?=(?:the |their |its |urgent |humanitarian |growing |any )*"
            r"(?:needs?|emergency|emergencies|crisis|crises|disasters?|outbreaks?|requests?|"
            r"appeals?)\b)"
        ),
        r"heed\1 ",
    ),
    (r"\bdo (its|their) (?:work|job)\b", r"perform \1 work"),
    (
        (
            r"\b(extend|extended|renew|renewed) until (\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?) "
            r"((?:the|its) [^,.;]{3,120}?)(?= by a (?:recorded )?vote|[.,;]|$)"
        ),
        r"\1 \3 until \2",
    ),
    (
        (
            r"\b(ministers) of (defen[cs]e|foreign affairs|interior|finance|trade|energy|health|"
            r"economy|agriculture|education) of (?!the two\b|both\b)(?=the |[A-Z])"
        ),
        r"\2 \1 of ",
    ),
    (r"\bforeign affairs (ministers of)\b", r"foreign \1"),
    (r"\b(?:that|which) (?:has|have|had) been in (?:force|effect) (?=since\b)", "imposed "),
    (r"\b(is|are|was|were|remains?|remained) in (?:force|effect)\b", r"\1 valid"),
    (
        r"\bto ((?:[a-z]+|\d+) (?:years?|months?)) in (?:prison|jail)\b",
        r"to imprisonment for a period of \1",
    ),
    (
        (
            r"\b(entities|companies|firms|individuals|persons|network|company|organization) "
            r"based in (?=[A-Z])"
        ),
        r"\1 located in ",
    ),
    (
        (
            r"\b(closure|delay|break|absence|shutdown|suspension|outage) of "
            r"(?=(?:[a-z]+|\d+) (?:hours?|days?|weeks?|months?)\b)"
        ),
        r"\1 for a period of ",
    ),
    (r"\b(is|are|was|were|remains?) resolved to (?=[a-z])", r"\1 determined to "),
    (r"\bnull and void\b", "invalid"),
    (r"\b(?:have|has|had) gone to the polls\b", "voted"),
    (r"\bwent to the polls\b", "voted"),
    (r"\bgo to the polls\b", "vote"),
    (
        (
            r"\b([Aa]n?|[Tt]he) (two|three|four|five|six|seven|eight|nine|ten)-"
            r"(day|week|month|year) (period|deadline)\b"
        ),
        r"\1 \4 of \2 \3s",
    ),
    # Who accedes is not the body that is acceded to.
    (r"\b(?:EU|European Union) accession\b", "accession to the European Union"),
    (r"\b(NATO|WTO|BRICS) accession\b", r"accession to \1"),
    (r"\bas one rank\b", "as a single rank"),
    (r"\bcounts (?=\d+ [a-z]+ among its\b)", "includes "),
    (
        (
            rf"\b({_MONTHS}) ((?:oil )?(?:production|output|exports?|loading)"
            r"(?: (?:levels?|targets?))?)\b"
        ),
        r"\2 for \1",
    ),
    (
        (
            r"\b(believe|believes|believed|considers?|considered|deems?|deemed) "
            r"((?:the |its |all )?[A-Za-z ]{3,50}?) to be\b(?! (?:held|done|taken|made)\b)"
        ),
        r"\1 that \2 is",
    ),
    (
        (
            r"\b(believe|believes|believed|considers?|considered) "
            r"((?:the |its )?[A-Za-z]+(?: [a-z]+)?) to have\b(?! [a-z]+(?:ed|en)\b)"
        ),
        r"\1 that \2 has",
    ),
    (
        (
            r"\bthe (welcome|appreciation|condemnation|rejection) of "
            r"(the (?:Kingdom|State|Republic|Sultanate) of [A-Z]\w+(?: [A-Z]\w+)?) (?=of|for)\b"
        ),
        r"\2's \1 ",
    ),
    (r"\bprovided for in\b", "stipulated in"),
    (r"\bOPEC\+", "OPEC Plus"),
    (r", having (?:most recently )?served (?:most recently )?as\b", " and served previously as"),
    (
        (
            r"\bas (?:his|her) (?=(?:Deputy |Acting )?(?:Special|Personal) "
            r"(?:Envoy|Representative|Advis))"
        ),
        "as ",
    ),
    (
        r"\bas the (?=(?:Deputy )?(?:Special|Personal) (?:Envoy|Representative) of\b)",
        "as ",
    ),
    (
        (
            r"\bon (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day "
            r"(?:morning|evening|afternoon|night)\b)"
        ),
        "",
    ),
    (r"^It is in this context that (?=[A-Z])", "In this context, "),
    (r"^(?:[A-Z][\w ]{2,30}) does so as part of\b", "This comes as part of"),
    (r"\bco-chairs (?=the|a)", "jointly chairs "),
    (r"\bco-chairing\b", "jointly chairing"),
    (
        (
            r"\b([Aa]n?|[Tt]he) (\d{1,4})-(?:member|strong|person|man) ((?:[a-z]+ )*?"
            r"(?:team|delegation|mission|crew|contingent|group|committee|council|force|unit))\b"
        ),
        r"\1 \3 that consists of \2 members",
    ),
    (r"(?<=['’]s) leader (?=[A-Z][a-z]+ [A-Z])", " Leader "),
    (r"\bgo(es|ing)? ahead(?=[,.]|$| with\b)", r"proceed\1"),
    (r"\bproceedes\b", "proceeds"),
    (r"\blevel the playing field\b", "ensure equal opportunities"),
    (r"\bshocked to learn (?:of|about)\b", "shocked by"),
    (
        (
            r"\bbrings to (?:this|the) (?:position|role|post|job) "
            r"(?=(?:[a-z-]+ )*(?:years|decades|experience|knowledge|expertise)\b)"
        ),
        "has ",
    ),
    (
        r"\b([Tt]he) fallen (peacekeeper|soldier|officer|firefighter)\b",
        r"\1 \2 who was killed",
    ),
    (r"\b(condemn(?:s|ed|ing)?) and denounc(e|es|ed|ing)\b", r"\1 and deplor\2"),
    (r"\bdenounc(e|es|ed|ing) and (condemn(?:s|ed|ing)?)\b", r"deplor\1 and \2"),
    (r"\bbrings? with it (?=[a-z])", "has "),
    (
        r"\b(?:lost|losing) their lives in (?=the|this|these|an?\b)",
        "were killed in ",
    ),
    (r"\ball those (injured|wounded|affected|displaced)(?=[.,;]|$)", r"all the \1"),
    (r"\b(with an equal say) in (shaping|making|taking)\b", r"\1 in \2"),
    (r"\bso as to spare\b", "to spare"),
    (r"\bno information has (?:so far )?been received indicating\b", "there is no information"),
    (
        (
            r"\b(urge[sd]?|calls? on|called on|encourage[sd]?|asks?|asked|request(?:s|ed)?) "
            r"(the [^,.;]{3,60}?) to spare no effort to\b"
        ),
        r"\1 \2 to make every possible effort to",
    ),
    (r"\bmay amount to (?=(?:an? )?(?:war|crime|genocide|violation))", "may constitute "),
    (r"\bmay amount to (?=[a-z])", "may reach the level of "),
    (
        r"^(?:At|On) the instruction(?:s)? of ([A-Z][^,]{3,60}), ",
        r"Under the directives of \1, ",
    ),
    (r"\b(the government and people), of\b", r"\1 of"),
)
_TABLE = compiled(_TURNS)
_SESSION = re.compile(r"^(In an [a-z ]+ session), the The ([^,]+),")


def as_formula(text: str) -> str:
    """The sentence with these formulas put plainly, before it is parsed."""
    text = rewrite(text, _TABLE)
    text = _NTH.sub(lambda hit: _NTHS[hit[1]], text)
    return _SESSION.sub(r"\1, the \2", text)
