"""Wordings of readouts by allies put into those that the grammar knows."""

from __future__ import annotations

from musnad.write.brief.rewording import compiled, rewrite

_PLAIN: tuple[tuple[str, str], ...] = (
    (r"\bfor the (civilian |innocent |many )?lives lost\b", r"for the loss of \1lives"),
    (
        r"(['’]s (?:forthcoming |upcoming |current )?)(G7|G20|BRICS) presidency\b",
        r"\1presidency of the \2",
    ),
    (
        (
            r"(?<!Majesty )\b(King|Queen) "
            r"([A-Z][\w'’-]+(?: (?:bin|ibn|al-\w+|[A-Z][\w'’-]*)){0,6}) "
            r"of (Jordan|Bahrain|Morocco|Spain|Belgium|Sweden|Norway|Denmark|the Netherlands|"
            r"Saudi Arabia|Bhutan|Thailand|Malaysia|Tonga)\b"
        ),
        r"the \1 of \3, \2",
    ),
    (r"\bprovid(e|es|ed|ing) accountability for\b", r"ensur\1 accountability for"),
    (r"\bprovided an update on\b", "gave a briefing on"),
    (r"\bprovide an update on\b", "give a briefing on"),
    (r"\b(over|more than|nearly|almost) a decade\b", r"\1 10 years"),
    (r"\b(over|more than|nearly|almost) a century\b", r"\1 100 years"),
    (r"\bconditions-based\b", "conditional"),
    (
        (
            r"\b(the (?:first|second|third|last) [^.;,]{3,80}?) in ((?:(?:more than|over|nearly|"
            r"almost|about) )?(?:\d+|[a-z]+(?:-[a-z]+)?) (?:years|months|decades|weeks))\b"
        ),
        r"\1 since \2",
    ),
    (r"\bsafe and secure\b", "secure"),
    (r"\bsafe, secure\b", "secure"),
    (r"\b((?:[A-Z]\w+|he|she|it|government|country)) stood ready\b", r"\1 was ready"),
    (r"\b((?:they|we|[a-z]+s)) stood ready\b", r"\1 were ready"),
    (
        r"\b(is|are|was|were) neither (an? [^,.;]{3,60}?) nor (an? )",
        r"\1 not \2 or \3",
    ),
    (
        (
            r"\bwhat (?:is|was) being done (?:on|about|regarding) ([^,.;]{3,40}?) to "
            r"(?=[a-z]+ (?:a|the|an)\b)"
        ),
        r"the ongoing efforts on \1 to ",
    ),
    (r"\b([Ww])ell-being\b", r"\1ellbeing"),
    (r"\b([Cc])o-operat", r"\1ooperat"),
    (r"\bpost-(conflict|war) ([A-Z][a-z]+)(?=[,. ])(?! [A-Z])", r"\2 after the \1"),
    (
        (
            r"\b[Ss]enior (defen[cs]e|military|security) and (?:foreign affairs|diplomatic) "
            r"officials\b"
        ),
        r"Senior \1 and diplomatic officials",
    ),
    (
        r"\bthat under no circumstances (will|would|can) ([^,.]{3,40}?) (?=[a-z]+ (?:the|any|a)\b)",
        r"that \2 \1 not under any circumstances ",
    ),
    (r"\bis based on\b", "rests on"),
    (r"\bare based on\b", "rest on"),
    (r"\b(?:was|were) based on\b", "rested on"),
)
_TABLE = compiled(_PLAIN)


def worded(text: str) -> str:
    """The sentence with these wordings replaced, one after the other."""
    return rewrite(text, _TABLE)
