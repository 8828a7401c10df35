"""Phrasal and light verbs of officials put as one plain verb, before a sentence is parsed.

``phrasals.tsv`` holds one turn a line: the verb's lemma, the pattern of what follows it, and the
plain verb that says the same; a line without a lemma is a pattern of its own. ``<the>`` stands
for a determiner ahead, ``<doing>`` for a gerund ahead, ``<sum>`` for a figure ahead.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from musnad.write.brief.rewording import compiled, rewrite
from musnad.write.wordlist import listed

TABLE: Final = Path(__file__).parent / "phrasals.tsv"

_FORMS: dict[str, str] = {
    "beat": "beat beaten beats beating",
    "break": "broke broken breaks breaking",
    "bring": "brought brought brings bringing",
    "build": "built built builds building",
    "come": "came come comes coming",
    "cut": "cut cut cuts cutting",
    "do": "did done does doing",
    "draw": "drew drawn draws drawing",
    "drive": "drove driven drives driving",
    "dwell": "dwelt dwelt dwells dwelling",
    "get": "got got gets getting",
    "give": "gave given gives giving",
    "go": "went gone goes going",
    "have": "had had has having",
    "hold": "held held holds holding",
    "keep": "kept kept keeps keeping",
    "lay": "laid laid lays laying",
    "leave": "left left leaves leaving",
    "make": "made made makes making",
    "pay": "paid paid pays paying",
    "put": "put put puts putting",
    "run": "ran run runs running",
    "see": "saw seen sees seeing",
    "send": "sent sent sends sending",
    "set": "set set sets setting",
    "shut": "shut shut shuts shutting",
    "spell": "spelled spelled spells spelling",
    "stand": "stood stood stands standing",
    "step": "stepped stepped steps stepping",
    "stem": "stemmed stemmed stems stemming",
    "sum": "summed summed sums summing",
    "take": "took taken takes taking",
    "uphold": "upheld upheld upholds upholding",
    "repel": "repelled repelled repels repelling",
    "prop": "propped propped props propping",
    "wrap": "wrapped wrapped wraps wrapping",
    "gun": "gunned gunned guns gunning",
    "shed": "shed shed sheds shedding",
    "throw": "threw thrown throws throwing",
    "catch": "caught caught catches catching",
    "blow": "blew blown blows blowing",
    "tear": "tore torn tears tearing",
    "fight": "fought fought fights fighting",
    "lend": "lent lent lends lending",
    "stick": "stuck stuck sticks sticking",
    "speed": "sped sped speeds speeding",
    "fulfil": "fulfilled fulfilled fulfils fulfilling",
    "withdraw": "withdrew withdrawn withdraws withdrawing",
    "submit": "submitted submitted submits submitting",
    "stop": "stopped stopped stops stopping",
    "wind": "wound wound winds winding",
    "meet": "met met meets meeting",
    "tell": "told told tells telling",
    "begin": "began begun begins beginning",
    "grow": "grew grown grows growing",
    "bear": "bore borne bears bearing",
    "plan": "planned planned plans planning",
    "level": "levelled levelled levels levelling",
    "reel": "reeled reeled reels reeling",
    "phase": "phased phased phases phasing",
    "refer": "referred referred refers referring",
}
"""Past, participle, third person and -ing of the verbs that do not take the plain endings."""

_AHEAD = {
    "<the>": r"(?= (?:the|a|an|its|their|his|her|our|all|any|this|these|those|new|further)\b)",
    "<sum>": (
        r"(?= (?:(?:some|about|around|nearly|almost|over|more|less|up|roughly|at) )?"
        r"(?:than |to |least )?[$€£¥\d])"
    ),
    "<doing>": (
        r"(?= (?!existing|ongoing|pending|outstanding|leading|living|remaining|working|fighting|"
        r"warring|rising|growing|shipping|funding|spending|housing|training|banking|mining|"
        r"manufacturing|fishing|farming|building|something|anything|everything|nothing)[a-z]+ing\b)"
    ),
}
_WORKING = r"(?= working (?:with|on|to|for|together|toward|towards|closely|hard)\b)"
"""What a pattern may look ahead to."""


def _lines() -> tuple[tuple[str, str, str], ...]:
    found: list[tuple[str, str, str]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        verb, rest, plain = line.split("\t")
        if verb and "<doing>" in rest:
            found.append((verb, rest.replace("<doing>", _WORKING), plain))
        for name, pattern in _AHEAD.items():
            rest = rest.replace(name, pattern)
        found.append((verb, rest, plain))
    return tuple(found)


def _forms(verb: str) -> tuple[str, ...]:
    """Past, participle, third person, -ing and the verb itself."""
    known = _FORMS.get(verb)
    if known is not None:
        return (*known.split(), verb)
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing", verb
    stem = verb.removesuffix("e")
    ending = "es" if verb.endswith(("sh", "ss", "ch")) else "s"
    return f"{stem}ed", f"{stem}ed", f"{verb}{ending}", f"{stem}ing", verb


def _compiled() -> dict[str, tuple[tuple[re.Pattern[str], str, str], ...]]:
    """By the verb's form: the pattern, what stands for it, and what does as a bare verb."""
    found: dict[str, list[tuple[re.Pattern[str], str, str]]] = {}
    for verb, rest, plain in _lines():
        if not verb:
            continue
        head, space, tail = plain.partition(" ")
        for form, target in zip(_forms(verb), _forms(head), strict=True):
            gap = "" if rest.startswith("(?=") else " "
            pattern = re.compile(rf"\b{form}{gap}{rest}(?!\w)")
            made = f"{target}{space}{tail}", f"{head}{space}{tail}"
            found.setdefault(form, []).append((pattern, *made))
    return {form: tuple(dict.fromkeys(rules)) for form, rules in found.items()}


_TABLE = _compiled()
_RULES = compiled((pattern, plain) for verb, pattern, plain in _lines() if not verb)
_BARE = re.compile(r"\b(?:to|will|would|must|can|could|should|may|might|not|help|helps|helped) $")


def unphrased(text: str) -> str:
    """The sentence with each phrasal or light verb put as the plain verb that says the same."""
    text = rewrite(text, _RULES)
    for word in listed(text):
        for pattern, plain, bare in _TABLE.get(word, ()):
            hit = pattern.search(text)
            if hit is not None:
                put = bare if _BARE.search(text[: hit.start()]) else plain
                text = f"{text[: hit.start()]}{put}{text[hit.end() :]}"
    return text
