"""Sentences of a release that address a model or an assistant instead of the public.

Each rule wants two signs together (an order and what only a model is ordered about), so that
a release on policy for machines, or on instructions to citizens, is left alone.
"""

from __future__ import annotations

import re

from musnad.arabic.normal import fold

_MODEL = (
    r"(?:a\.?i\.?|llms?|gpt(?:-?\d)?|chat ?gpt|gemini|claude|copilot|chat ?bots?|(?:large "
    r")?language models?|(?:a\.?i\.?|virtual|automated|helpful|writing|digital) "
    r"(?:assistants?|agents?|models?|systems?|tools?|writers?|summari[sz]ers?|"
    r"translators?)|assistants?|artificial intelligence)"
)
_BEFORE = (
    r"(?:previous|prior|above|earlier|preceding|foregoing|former|original|existing|your|system|"
    r"safety)"
)
_START = (
    r"(?:^|[.:;!?,\"'(\]>*#-] ?|\b(?:and|then|now|please|you must|you should|just|also|instead|"
    r"simply|always) )"
)
_ORDERED = (
    r"(?:mention|include|say|write|state|add|report|conclude|claim|use|omit|stress|end with|"
    r"begin with|start with)"
)

_STRONG_EN: tuple[str, ...] = (
    (
        rf"{_START}(?:ignore|disregard|forget|override|bypass|discard|do not follow|don't "
        r"follow|stop following) (?:(?:all|any|every|each|of|the|these|those|my|our|"
        rf"everything|anything|and) ){{0,4}}(?:{_BEFORE} ){{1,3}}(?:\w+ "
        rf"){{0,2}}(?:instructions?|prompts?|commands?|directions|directives|messages?|context|"
        r"training|programming)\b"
    ),
    (
        rf"{_START}(?:ignore|disregard|forget) (?:all |any )?(?:the |your )?(?:instructions?|"
        r"prompts?) (?:above|before|given|you|that)"
    ),
    (
        rf"{_START}(?:ignore|disregard|forget) (?:everything|all|anything) (?:that (?:was|is) "
        r")?(?:you (?:were|have been)|above|before|written above|said above)"
    ),
    (
        r"\byou are (?:now |no longer |acting as |actually )?(?:an? |the |my )?(?:\w+ "
        rf")?{_MODEL}(?:$|[ ,.;:!])(?!of|to the|secretary|minister|director|attorney|general|"
        r"professor)"
    ),
    (
        r"\b(?:as|since you are|because you are|if you are|if you're) an? (?:\w+ "
        r"){0,2}(?:a\.?i\.?|llm|language model|chatbot|ai assistant|assistant)(?: (?:language "
        r")?(?:model|assistant|agent|system|tool))?,? (?:you|i|please|your|reading|processing|"
        r"summari|translat|writing|do not|don't|ignore|write)\b"
    ),
    (
        r"(?:^|[.:;!] ?)(?:dear|hey|hello|attention|note to|notice to|message to|message for|"
        r"instructions? to|instructions? for|important for|warning to) (?:all |any |the |our "
        rf")?{_MODEL}(?:$| ?[,:!.-]| (?:reading|processing|summari|translat|writing|that read))"
    ),
    (
        rf"\b{_MODEL} (?:that (?:is|are) |who (?:is|are) |currently )?(?:reading|processing|"
        r"summari[sz]ing|translating|parsing) (?:this|the)\b"
    ),
    (
        r"\b(?:reveal|print|show|repeat|output|display|leak|disclose|return|send|tell me) "
        r"(?:me )?(?:your|the entire|the full|the hidden|the whole) (?:\w+ ){0,2}(?:system |"
        r"initial |hidden )?prompts?\b"
    ),
    (
        r"(?:^|[.\"] ?)(?:new |updated |revised )?system (?:prompt|message|instruction|"
        r"override|note) ?:"
    ),
    (
        r"\b(?:your|the new) (?:system prompt|new instructions|new task|real task|only task|"
        r"instructions) (?:is|are|was|were|will be|has been)\b(?= (?:now |to |as |updated|"
        r"changed|replaced|the following|simple|only))"
    ),
    (
        rf"\b{_ORDERED}\b[^.]{{0,120}}\bin (?:your|the) (?:summary|output|response|reply|"
        r"answer|translation|generated text)\b"
    ),
    (
        r"\b(?:in|when writing|when generating|throughout) your (?:summary|output|response|"
        rf"reply|translation|answer|article)\b[^.]{{0,80}}\b(?:{_ORDERED}|do not|don't|never|"
        r"you must|you should)\b"
    ),
    (
        r"\bwhen (?:you (?:are )?)?(?:summari[sz](?:e|ing)|translat(?:e|ing)|rewrit(?:e|ing)|"
        r"process(?:ing)?) (?:this|the) (?:text|page|article|document|release|content|"
        rf"statement)\b[^.]{{0,80}}\b(?:{_ORDERED}|do not|don't|never|always|you must|you "
        r"should|ignore)\b"
    ),
    r"\b(?:enter|enable|activate|switch to) (?:developer|debug|jailbreak|dan|god|admin) mode\b",
    (
        r"\b(?:pretend|act as if|roleplay|imagine) (?:that )?you(?:'re| "
        r"are)\b[^.]{0,60}\b(?:model|assistant|a\.?i\.?|no rules|unrestricted|without "
        r"restrictions)\b"
    ),
    (
        r"\bdo not (?:tell|inform|alert|reveal (?:this )?to) (?:the )?(?:user|reader|editor|"
        r"human)s?\b"
    ),
)
_WEAK_EN: tuple[str, ...] = (
    (
        r"^(?:please |now,? |instead,? |also,? |and |then,? |just |only ){0,2}(?:write|say|"
        r"reply|respond|output|print|answer|publish|translate|report|tell (?:the "
        r")?(?:readers?|users?|everyone|the user))(?: (?:an article|a headline|a story|only|"
        r"instead|exactly))? (?:that (?!to\b)|exactly\b|only with\b|with the (?:words?|phrase|"
        r"text)\b|the following (?:words?|text|sentence|phrase)\b|in your\b|saying\b)"
    ),
    r"^(?:please )?(?:say|write|output|print|reply|respond) (?:only |with )?[\"'](?!.{200})",
)
_STRONG_AR: tuple[str, ...] = (
    (
        r"(?:^|[^\w])[وف]?(?:تجاهل|تجاهلي|تجاهلوا|انس|اهمل|تخط|لا تتبع|لا تلتزم ب) ?(?:كل |"
        r"جميع |كافه |اي |هذه |تلك ){0,2}(?:ال)?(?:تعليمات|اوامر|توجيهات|ارشادات|قواعد|"
        r"تعليماتك)(?:ك)? ?(?:ال)?(?:سابقه|السابق|مسبقه|اعلاه|المذكوره|النظام|التي (?:سبق|قبل|"
        r"تلقيت|اعطيت|وردت)|الاصليه)"
    ),
    (
        r"(?:^|[^\w])(?:ايها|ايتها|يا|عزيزي) (?:ال)?(?:نموذج(?! ال(?!لغ|ذك))|مساعد "
        r"(?:ال)?(?:ذكي|افتراضي|لغوي|الي|رقمي)|مساعد[ ،,:!]|ذكاء (?:ال)?اصطناعي|روبوت|شات|"
        r"chatgpt|gpt|gemini|claude)"
    ),
    (
        r"(?:^|[^\w])(?:ايها|ايتها) (?:ال)?(?:نموذج|مساعد(?! (?:ال)?(?:وزير|امين|رءيس|مدير|"
        r"قاءد)))(?: |$|[,:!.])"
    ),
    (
        r"(?:^|[^\w])[وف]?بصفت[كي] (?:ال)?(?:نموذج|مساعدا? (?:ذكيا?|افتراضيا?|لغويا?|اليا?)|"
        r"ذكاء|روبوت|برنامج|اداه ذكاء)"
    ),
    (
        r"(?:^|[^\w])[وف]?انت (?:الان |مجرد |لم تعد ){0,2}(?:نموذج|مساعد (?:ذكي|افتراضي|لغوي|"
        r"الي|ذكاء)|روبوت|ذكاء اصطناعي|شات|chatgpt|gpt|gemini|claude)"
    ),
    r"(?:^|[^\w])(?:موجه النظام|رساله النظام|تعليمات النظام) ?:",
    r"(?:^|[^\w])(?:اكشف|اعرض|اطبع|اظهر)(?: لي)? (?:موجه النظام|تعليماتك|تعليمات النظام|الموجه)",
    (
        r"(?:^|[^\w])عند (?:تلخيص|ترجمه|صياغه|اعاده صياغه|معالجه) هذا (?:النص|البيان|المقال|"
        r"الخبر|المحتوي)[^.]{0,60}(?:اكتب|اذكر|قل|تجاهل|لا تذكر|اضف|احذف|لا تكتب)"
    ),
    (
        r"(?:^|[^\w])(?:اذكر|اكتب|اضف|قل|لا تذكر|لا تكتب) (?:[^\s.]+ ){0,6}في (?:ملخصك|مقالك|"
        r"ردك|اجابتك|ترجمتك|الملخص الذي تكتبه)"
    ),
    r"(?:^|[^\w])(?:لا تخبر|لا تبلغ) (?:المستخدم|القارء|المحرر)",
    (
        r"(?:تعليمات|رساله|ملاحظه|تنبيه) (?:الي|ل)(?:ل)? ?(?:نماذج|نموذج|النموذج|المساعد "
        r"الذكي|انظمه|روبوتات)[^.]{0,30}:"
    ),
)
_WEAK_AR: tuple[str, ...] = (
    (
        r"^[\"(]?(?:من فضلك |الان |بدلا من ذلك |ثم |فقط ){0,2}[وف]?(?:اكتب|قل|انشر|اجب|رد|"
        r"اطبع)(?: (?:في المقال|في الخبر|في العنوان|فقط|للقراء|بدلا من ذلك|مقالا يقول|خبرا "
        r"يقول))? (?:ان|بان|انه|بانه|التالي|ما يلي)\b"
    ),
)
_STRONG_FR: tuple[str, ...] = (
    (
        r"\b(?:ignorez?|oubliez?|ne (?:suis|suivez) pas) (?:toutes? )?(?:les|vos|tes|ces|"
        r"l['e]s?) ?(?:instructions?|consignes?|directives?|ordres?) (?:précédente?s?|"
        r"antérieure?s?|ci-dessus|données|initiales?|du système)"
    ),
    (
        r"\b(?:tu es|vous êtes) (?:maintenant |désormais )?(?:un |une |l')?(?:\w+ )?(?:modèle|"
        r"assistant (?:ia|virtuel|intelligent)|ia|chatgpt|intelligence artificielle|chatbot|"
        r"robot)\b"
    ),
    (
        r"\ben tant qu(?:e |')(?:une? )?(?:ia|modèle|assistant|intelligence artificielle|"
        r"chatbot)\b[^.]{0,40}\b(?:tu|vous|je|veuillez)\b"
    ),
    (
        r"\b(?:révèle|révélez|affiche|affichez|montre|montrez) (?:ton|votre|le) (?:prompt|"
        r"message système)"
    ),
)
_WEAK_FR: tuple[str, ...] = (
    (
        r"^(?:veuillez |maintenant,? )?(?:écris|écrivez|dis|dites|réponds|répondez|"
        r"affirme[zr]?) (?:que|qu'|exactement|seulement)\b"
    ),
)
_DELIMITER = re.compile(
    (
        r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|system_prompt|instructions?|"
        r"prompt|assistant|user_query)>|^#{2,4} ?(?:system|instructions?|assistant|user|human|"
        r"prompt) ?:|^(?:system|assistant) ?: ?\S|\bBEGIN (?:SYSTEM )?(?:PROMPT|"
        r"INSTRUCTIONS)\b"
    ),
    re.IGNORECASE,
)
_STRONG = re.compile("|".join((*_STRONG_EN, *_STRONG_AR)))
_WEAK = re.compile("|".join((*_WEAK_EN, *_WEAK_AR)))
_STRONG_FRENCH = re.compile("|".join(_STRONG_FR))
_WEAK_FRENCH = re.compile("|".join(_WEAK_FR))
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
