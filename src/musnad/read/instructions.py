"""Sentences of a release that address a model or an assistant instead of the public.

Each rule wants two signs together (an order and what only a model is ordered about), so that
a release on policy for machines, or on instructions to citizens, is left alone.
"""

from __future__ import annotations

import re

from musnad.arabic.normal import fold
from musnad.read.orders import STRONG_AR, STRONG_EN, STRONG_FR, WEAK_AR, WEAK_EN, WEAK_FR

_DELIMITER = re.compile(
    (
        r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|system_prompt|instructions?|"
        r"prompt|assistant|user_query)>|^#{2,4} ?(?:system|instructions?|assistant|user|human|"
        r"prompt) ?:|^(?:system|assistant) ?: ?\S|\bBEGIN (?:SYSTEM )?(?:PROMPT|"
        r"INSTRUCTIONS)\b|<{2,}[^<>\n]{0,60}>{2,}|^={3,} ?(?:user|system|assistant|"
        r"end)\b[^=\n]{0,30}={3,}|"
        r"\[s\d{1,2}\.\d{1,4}\]|\{ ?[\"'“](?:role|headline|lead|blocks|messages|system|"
        r"prompt)[\"'”] ?:"
    ),
    re.IGNORECASE,
)
_STRONG = re.compile("|".join((*STRONG_EN, *STRONG_AR)))
_WEAK = re.compile("|".join((*WEAK_EN, *WEAK_AR)))
_STRONG_FRENCH = re.compile("|".join(STRONG_FR))
_WEAK_FRENCH = re.compile("|".join(WEAK_FR))
_SPACED = re.compile(r"(?:(?<!\w)\w ){11,200}\w(?!\w)")
_GLUED = re.compile(
    r"(?:ignore|disregard|forget)(?:all|any|the|your)*(?:previous|prior|above|earlier)"
    r"(?:instructions?|prompts?|rules)|تجاهل(?:كل|جميع)?(?:ال)?(?:تعليمات|اوامر|توجيهات)"
)
_MAX_CHARACTERS = 20_000
_MAX_OPENING = 250
# Each strong rule needs one of these; looking for them first is much the faster way.
_TRIGGERS = (
    *("ignore", "ignorez", "disregard", "forget", "override", "bypass", "discard", "follow"),
    *("you are", "you're", "as an ", "reading", "processing", "summar", "translat", "parsing"),
    *("prompt", "system ", "your ", " mode", "pretend", "imagine", "roleplay", "act as"),
    *("do not tell", "do not inform", "do not alert", "do not reveal", "dear ", "hey ", "hello "),
    *("attention ", "note to", "notice to", "message to", "message for", "instructions "),
    *("important for", "warning to", "in the summary", "in the output", "in the response"),
    *("in the reply", "in the answer", "in the translation", "generated text", "when "),
    *("oublie", "ne suis", "ne suivez", "tu es", "vous etes", "en tant qu", "affiche", "montre"),
    *("revele", "تجاهل", "انس ", "اهمل", "تخط", "لا تتبع", "لا تلتزم", "ايها", "ايتها", "يا "),
    *("عزيزي", "بصفت", "انت ", "موجه", "النظام", "عند ", "ملخصك", "مقالك", "ردك", "اجابتك"),
    *("ترجمتك", "الملخص الذي", "لا تخبر", "لا تبلغ", "تعليمات", "رساله", "ملاحظه", "تنبيه"),
    *("automat", "robotic", "machine ", "editor", "summari", "rewrit", "paraphras", " now "),
    *("new task", "task:", "instructions:", "override", "admin:", "root:", "sudo:", "user:"),
    *("assistant:", "developer:", "objective:", "directive", "orders:", "order:"),
    *("يقرا", "تقرا", "يلخص", "تلخص", "يترجم", "يصوغ", "يعالج", "استبدل", "اجعل ", "ابدل "),
    *("بدل ", "ما سبق", "ما تقدم", "احذف", "مهمتك", "وظيفتك", "دورك", "جديده", "مهمه", "اوامر"),
    *("يطلب", "المطلوب", "مطلوب", "يرجي", "كاتب", "محرر", "ملخص", "مترجم", "من يكتب", "لا تتقيد"),
    *("modele", " ia ", "robot", "chatbot", "consigne", "instruction", "note", "message", "avis"),
    *("attention", "systeme", "utilisateur", "lorsque", "quand ", "si vous", "si tu", "ignore"),
    *("remplace", "change", "nouvelle", "intelligence", "resum", "assistant"),
)


def addresses_a_model(sentence: str) -> bool:
    """Whether a sentence gives orders to a model, plays its part or fakes its delimiters."""
    return takes_over(sentence) or begins_with_order(sentence)


def takes_over(text: str) -> bool:
    """Whether it does so beyond doubt: then the rest of its paragraph belongs to it as well."""
    text = text[:_MAX_CHARACTERS]
    if _DELIMITER.search(text):
        return True
    lowered, folded = _shapes(text)
    if any(_GLUED.search(run.replace(" ", "")) for run in _SPACED.findall(folded)):
        return True
    if not any(trigger in folded for trigger in _TRIGGERS):
        return False
    return bool(_STRONG.search(folded) or _STRONG_FRENCH.search(lowered))


def begins_with_order(sentence: str) -> bool:
    """Whether a sentence opens by telling somebody what to write or to answer."""
    lowered, folded = _shapes(sentence[:_MAX_OPENING])
    return bool(_WEAK.search(folded) or _WEAK_FRENCH.search(lowered))


def _shapes(text: str) -> tuple[str, str]:
    """The text in lower case with its accents, and folded."""
    lowered = " ".join(text.lower().replace("’", "'").split())
    return lowered, lowered if text.isascii() else fold(text)
