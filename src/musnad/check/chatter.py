"""A model talking about itself or to its user: greetings, offers, disclaimers, leaked prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.normal import fold
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.report import Claim

# Patterns run on folded text (bare alif, ة as ه, ى as ي, ؤ and ئ as ء).
# Each is anchored to words that address a reader of a chat, never to a topic: news about
# models must pass.
_TEXT_AR = r"(?:مقال|تقرير|خبر|نص|ملخص|ترجم|موضوع|بيان|صياغ|مسود|نسخ)"

_OPENINGS = (
    r"^\W*(?:بالتاكيد|بالطبع|حسنا|طبعا|بكل سرور|يسعدني|يسرني|اكيد)\W+(?:\w+\W+){0,4}?(?:اليك|اليكم|ساكتب|ساقدم|هذا|هذه|هنا|اقدم|ان اقدم|كتاب)",
    rf"^\W*(?:اليك|اليكم|هذا هو|هذه هي|هنا|فيما يلي|في ما يلي)\s+(?:\w+\s+){{0,3}}?ال?{_TEXT_AR}\w*\s+(?:\w+\s+){{0,4}}?(?:مفصل|شامل|باللغ|بناء|حول|المطلوب|الذي طلبت|استناد|بصيغ|معد)",
    r"^\W*(?:sure|certainly|of course|absolutely|great|okay|ok)\b[,!.: ]+(?:here|i|let|below|this)\b",
    r"^\W*(?:here is|here's|here are|below is)\s+(?:an?|the|your|my)\s+(?:\w+[ -]){0,4}?(?:article|summary|translation|draft|report|version|rewrite|news)\b",
)
_CLOSINGS = (
    rf"(?:امل|ارجو|اتمني)\s+ان\s+(?:يكون|تكون|يفيدك|ينال|يلبي|تجد)\s+(?:\w+\s+){{0,4}}?(?:{_TEXT_AR}|مفيد|اعجاب|رضا)",
    r"(?:اذا|ان)\s+(?:كان|كانت)\s+(?:لديك|لديكم|عندك)\s+(?:\w+\s+){0,2}?(?:سءال|اسءل\w*|استفسار|ملاحظ|طلب)",
    r"لا\s+تتردد(?:وا)?\s+في\s+(?:طرح|التواصل|سءال|طلب|اخبار|الاتصال بي|مراسل)",
    r"هل\s+(?:ترغب|تود|تريد)\s+(?:في\s+)?(?:ان\s+)?(?:اقوم|اكتب|اضيف|اعدل|اختصر|اترجم|تعديل|المزيد|اي تعديل)",
    r"(?:يمكنني|بامكاني|استطيع)\s+(?:ايضا\s+)?(?:تعديل|اعاد|كتاب|ترجم|اختصار|مساعدت|تقديم المزيد|اضاف)",
    r"\bi hope (?:this|that|you find)\b.{0,60}\b(?:help|useful|informative|meets|need)",
    r"\b(?:let me know|feel free)\b.{0,40}\b(?:if you|to ask|to reach|need|would like|want)\b",
    r"\bwould you like me to\b",
    r"\bif you (?:have|need) any (?:more |other |further )?(?:questions|changes|edits|adjustments)\b.{0,40}\b(?:ask|let me|feel|me know|reach)",
)
_IDENTITY = (
    r"(?:بصفتي|كوني|باعتباري|انا|كنموذج|انني)\s*(?:مجرد\s+)?(?:نموذج|مساعد|ذكاء|روبوت|لغوي)\s*(?:ا)?(?:لغوي|ذكي|اصطناعي|محادث)?",
    r"(?:قدم|كتب|انشا|اعد|ولد|صاغ)\w*\s+(?:هذا\s+|هذه\s+)?(?:\w+\s+)?الذكاء\s+الاصطناعي\s*(?:ال)?(?:خبر|اخبار|مقال|نص|تقرير)",
    r"(?:تم\s+(?:انشاء|كتاب|توليد|اعداد|صياغ)\w*|(?:كتب|انشءي?|اعد|ولد|صيغ)\w*)\s+(?:هذا|هذه)\s+(?:\w+\s+){1,2}?(?:بواسط\w+|من\s+قبل|عبر|بمساعد\w+|باستخدام)\s+(?:\w+\s+){0,2}?(?:الذكاء|نموذج|chatgpt|gemini|gpt)",
    r"\bas an? (?:ai|artificial intelligence|large language|language)\b.{0,20}\b(?:model|assistant)?",
    r"\bi(?:'m| am) (?:just )?an? (?:ai|language model|virtual assistant)\b",
    r"\b(?:this|the) (?:article|text|story|summary) (?:was|is|has been) (?:written|generated|produced|created) (?:by|with|using) (?:an? )?(?:ai|artificial|chatgpt|gemini|gpt|large|language model)",
    r"(?:لا\s+(?:يمكنني|استطيع)|ليس\s+لدي)\s+(?:\w+\s+){0,3}?(?:الوصول|تصفح|معلومات محدث|تقديم|مشاعر|الانترنت)",
    r"\bi (?:cannot|can't|do not|don't) (?:have )?(?:access|browse|provide|verify|real-time)",
)
_PROMPTS = (
    r"(?:تم\s+استخدام|استخدم\w*|استعمل\w*)\s+(?:ال)?(?:سءال|طلب|موجه|امر|نص)\s+(?:ال)?(?:تالي|اتي)",
    r"(?:للحصول\s+علي|تلقي)\s+(?:اجاب\w+|رد|جواب)\s+من\s+(?:\w+\s+){0,2}?(?:gemini|chatgpt|gpt|claude|copilot|bard|llama|grok|deepseek|جيميني|جيمناي|تشات|شات|كلود|كوبايلوت)",
    r"(?:يرجي|الرجاء|من\s+فضلك|رجاء)\s+(?:منك\s+)?(?:كتاب\w*|صياغ\w*|انشاء|تلخيص|ترجم\w*|اعاد\w*|اعداد|توليد|الاجاب\w*|الرد)\s+",
    rf"^\W*(?:اكتب|لخص|ترجم|صغ|انشءي?|اعد\s+كتاب\w*|اعد\s+صياغ\w*)\s+(?:لي\s+)?(?:هذا\s+|هذه\s+)?ال?{_TEXT_AR}",
    r"(?:الاجاب\w*|الرد|اجب|الكتاب\w*)\s+(?:يكون\s+|تكون\s+)?(?:فقط\s+)?باللغ\w*\s+العربي",
    r"\b(?:please )?(?:write|generate|produce|compose|draft) (?:me )?an? (?:\w+[ -]){0,3}?(?:article|news story|summary|report|post)\b.{0,120}\b(?:arabic|english|easy|understand|words|style|tone|based|detailed|information)",
    r"تم\s+نشر\s+['\"].{10,300}['\"]\s+(?:وفق|بحسب|حسب|علي)",
    r"\b(?:answer|respond|reply|write) (?:only )?in (?:arabic|english|french)\b",
    r"\b(?:the )?following (?:question|prompt) was used\b",
    r"\bthe ai has delivered the news\b",
    r"\b(?:ignore|disregard|forget) (?:all |any )?(?:the )?(?:previous|prior|above|earlier) (?:instructions?|prompts?|messages?)\b",
    r"(?:تجاهل|اهمل|انس)\s+(?:كل\s+|جميع\s+)?(?:التعليمات|الاوامر|الارشادات)\s*(?:السابق|اعلاه)?",
)
_DISCLAIMERS = (
    rf"(?:هذا|هذه)\s+ال{_TEXT_AR}\w*\s+(?:\w+\s+)?(?:يستند|تستند|مبني|مبنيه|يعتمد|تعتمد|مكتوب|معد|لاغراض)\s+(?:\w+\s+)?(?:فقط|علي|الي|اعلامي)",
    r"\b(?:this|the above) (?:article|summary|text) (?:is|was) (?:based (?:solely|only|entirely)|for informational purposes)\b",
    r"^\W*(?:ملاحظ\w*|تنويه|اخلاء مسءوليه)\s*:?\s*(?:هذا|هذه)\s+(?:ال)?(?:مقال|نص|ترجم|ملخص)",
    r"\[(?:\s*(?:ادخل|اضف|اسم|تاريخ|اكتب|ضع|your|insert|add|name|date|source|link)\b[^\]\n]{0,60})\]",
)
_FENCES = re.compile(r"^\s*(?:```|~~~)\w*\s*$")

_FAMILIES: tuple[tuple[str, tuple[re.Pattern[str], ...], str, str], ...] = tuple(
    (rule, tuple(re.compile(one) for one in patterns), ar, en)
    for rule, patterns, ar, en in (
        (
            "chatter.opening",
            _OPENINGS,
            "مقدمة كتبها نموذج لغوي لمستخدمه، لا خبر فيها؛ احذفها.",
            "A model's opening words to its user, not news; delete it.",
        ),
        (
            "chatter.closing",
            _CLOSINGS,
            "خاتمة يخاطب بها نموذج لغوي مستخدمه؛ احذفها.",
            "A model's closing words to its user; delete it.",
        ),
        (
            "chatter.identity",
            _IDENTITY,
            "نموذج لغوي يتحدث عن نفسه؛ احذف العبارة.",
            "A model talks about itself; delete it.",
        ),
        (
            "chatter.prompt",
            _PROMPTS,
            "تسرّب الطلب الموجّه إلى النموذج إلى النص؛ احذفه.",
            "The request made to the model leaked into the text; delete it.",
        ),
        (
            "chatter.disclaimer",
            _DISCLAIMERS,
            "تنبيه أو خانة فارغة خلّفها نموذج لغوي، لا خبر؛ احذفها.",
            "A disclaimer or blank left by a model, not news; delete it.",
        ),
    )
)


def find(claim: Claim, titles: Sequence[str] = ()) -> tuple[Suspicion, ...]:
    """The chatter in one claim, at most one suspicion; its span is the whole claim.

    ``titles`` are the releases' titles: a line that only quotes one inside an instruction
    needs no more proof.
    """
    folded = fold(claim.text[:2_000])
    for rule, patterns, message_ar, message_en in _FAMILIES:
        if any(pattern.search(folded) for pattern in patterns) or (
            rule == "chatter.prompt" and _wraps_title(folded, titles)
        ):
            return (_whole(claim, rule, message_ar, message_en),)
    if _FENCES.match(claim.text):
        return (
            _whole(
                claim,
                "chatter.fence",
                "علامة تنسيق خلّفها نموذج لغوي؛ احذفها.",
                "A code fence left by a model; delete it.",
            ),
        )
    return ()


def _wraps_title(folded: str, titles: Sequence[str]) -> bool:
    """Whether the line says that a title "was published", as prompts made by machines do."""
    return any(
        len(title) > 20 and fold(title) in folded and ("تم نشر" in folded or "published" in folded)
        for title in titles
    )


def _whole(claim: Claim, rule: str, message_ar: str, message_en: str) -> Suspicion:
    return noticed(
        "chatter",
        rule,
        found=claim.text,
        start=claim.start,
        end=claim.end,
        message_ar=message_ar,
        message_en=message_en,
        standalone=True,
    )
