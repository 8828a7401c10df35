"""What orders to a model look like in English, Arabic and French: rules for ``instructions``.

English rules and Arabic ones are written for folded text, French ones for lower case with its
accents. A strong rule is beyond doubt; a weak one counts at the opening of a sentence only.
"""

from __future__ import annotations

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

_TO_WRITE = (
    r"(?:write|produce|report|say|state|output|translate|rewrite|summari[sz]e|generate|answer|"
    r"respond|reply|ignore|publish|announce|create|print)"
)
_THIS = r"(?:this|the) (?:text|page|article|document|release|content|statement|story|announcement)"

STRONG_EN: tuple[str, ...] = (
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
    (
        rf"{_START}(?:ignore|disregard|forget|override) (?:(?:all|any|the|these|those|your) "
        rf"){{0,2}}"
        r"(?:rules|guidelines|guidance|policies|constraints) (?:above|before|given|you)\b"
    ),
    (
        r"\byour (?:article|headline|story|summary|output|draft|title|lead|answer) (?:must|should|"
        r"shall|will|has to|needs to|is to) (?:not )?(?:say|read|state|report|be|mention|begin|"
        r"start|"
        r"end|open|announce|conclude|tell)\b"
    ),
    (
        r"(?:^|[.:;!] ?)(?:(?:note|notice|correction|message|instructions?|guidance|important) )?"
        r"(?:to|for) (?:the |all |any )?(?:automated|automatic|robotic|machine|a\.?i\.?) (?:writer|"
        r"newsroom|journalist|editor|translator|reporter|summari[sz]er|reader|system|agent)s?\b"
        r"[^.:]{0,40}:"
    ),
    (
        r"\b(?:editor'?s?'? note|notes? to (?:the )?editors?)\b[^.:]{0,60}: ?(?:please "
        r")?(?:(?:replace|"
        r"change|rewrite|substitute|swap|set) (?:the|this|your) (?:headline|title|lead|article|"
        r"story|"
        r"text|copy)\b|(?:report|write|say|state|publish|announce) that\b)"
    ),
    (
        r"\b(?:anyone|whoever|those|everyone|any (?:tool|system|reader|writer)) (?:who |that "
        r")?(?:is |"
        r"are )?(?:summari[sz]|rewrit|translat|paraphras|process)\w{0,6} "
        rf"{_THIS}\b[^.]{{0,60}}\b(?:should|must|has to|have to|needs? to|ought to)\b"
    ),
    (
        r"\byou (?:must|should|will|are to|have to) now (?:translate|rewrite|summari[sz]e|output|"
        r"write|"
        r"say|state|cite|answer|respond)\b"
    ),
    (
        r"(?:^|[.:;!>\]] ?)(?:new|next|updated|revised|real|actual|your|final) (?:task|"
        r"instructions?|"
        rf"objective|prompt|directive|orders?) ?: ?(?:please |now |only )?{_TO_WRITE}\b"
    ),
    (
        r"(?:^|[.!;] ?)(?:override|overrule|admin|root|sudo|developer|user|assistant) ?: "
        r"?(?:please |now "
        rf"|only )?{_TO_WRITE}\b"
    ),
)
WEAK_EN: tuple[str, ...] = (
    (
        r"^(?:please |now,? |instead,? |also,? |and |then,? |just |only ){0,2}(?:write|say|"
        r"reply|respond|output|print|answer|publish|translate|report|tell (?:the "
        r")?(?:readers?|users?|everyone|the user))(?: (?:an article|a headline|a story|only|"
        r"instead|exactly))? (?:that (?!to\b)|exactly\b|only with\b|with the (?:words?|phrase|"
        r"text)\b|the following (?:words?|text|sentence|phrase)\b|in your\b|saying\b)"
    ),
    r"^(?:please )?(?:say|write|output|print|reply|respond) (?:only |with )?[\"'](?!.{200})",
)
STRONG_AR: tuple[str, ...] = (
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
    (
        r"(?:نموذج|نماذج|مساعد|مساعدين|ذكاء اصطناعي|ذكاء الاصطناعي|روبوت|روبوتات|نظام الي|برنامج|"
        r"برامج|انظمه)(?: (?:ال)?(?:لغوي|لغويه|ذكي|ذكيه|الي|اليه|اصطناعي|افتراضي))?(?: الذي| "
        r"التي| الذين)"
        r" (?:يقر|تقر|يلخص|تلخص|يترجم|تترجم|يصوغ|تصوغ|يعالج|تعالج|يكتب|تكتب|يعيد|تعيد)\w{0,3}"
        r"(?: (?:صياغه|كتابه))? (?:هذا|هذه)"
    ),
    r"(?:^|[^\w])[وف]?(?:اجعل|استبدل|ابدل|بدل) (?:ال)?(?:عنوان|مقدمه|خبر)\b",
    (
        r"(?:الي|الى|ل|لل)(?: |)(?:ال)?(?:كاتب|محرر|صحافي|صحفي|مترجم|ملخص) (?:ال)?(?:الي|ذكي|"
        r"اصطناعي)"
        r"[^.]{0,10}[:،,]"
    ),
    (
        r"(?:^|[^\w])[وف]?(?:استبدل|تجاهل|انس|اهمل|احذف) (?:كل |جميع )?ما (?:سبق|تقدم|قبله|ورد "
        r"(?:اعلاه|سابقا)|كتب (?:اعلاه|سابقا))"
    ),
    (
        r"(?:^|[^\w])[وف]?(?:مهمتك|وظيفتك|دورك)(?: الان| الوحيده| الجديده| الاساسيه){0,2}(?: هي|"
        r":)? (?:(?:ان )"
        r"(?:تكتب|تقول|تذكر|تنشر|تترجم|تلخص|تعلن|تجيب|تتجاهل|تصوغ)|(?:كتابه|ترجمه|تلخيص|صياغه) )"
    ),
    (
        r"(?:تعليمات|مهمه|اوامر|توجيهات|مهام) (?:جديده|اخري|محدثه|نهاءيه|اضافيه) ?: ?(?:اكتب|قل|"
        r"اذكر|انشر|"
        r"اعلن|ترجم|لخص|صغ|تجاهل|ابدا|اجب)"
    ),
    (
        r"(?:يطلب من|المطلوب من|مطلوب من|يرجي من|يجب علي|ينبغي ل|علي) ?(?:ال)?(?:كاتب|محرر|ملخص|"
        r"مترجم|صاءغ) "
        r"(?:هذا |هذه )?(?:ال)?(?:خبر|بيان|نص|مقال|ملخص|ماده)[^.]{0,20} ان "
    ),
    (
        r"(?:الي|الى) (?:كل )?من (?:يكتب|يلخص|يترجم|يصوغ|يعيد صياغه) (?:هذا |هذه )?(?:ال)?(?:خبر|"
        r"نص|بيان|مقال|"
        r"ماده)[^.:]{0,30}:"
    ),
    r"(?:^|[^\w])(?:لا تلتزم|لا تتقيد|لا تعمل) ب(?:ال)?(?:قواعد|تعليمات|توجيهات|ارشادات)",
)
WEAK_AR: tuple[str, ...] = (
    (
        r"^[\"(]?(?:من فضلك |الان |بدلا من ذلك |ثم |فقط ){0,2}[وف]?(?:اكتب|قل|انشر|اجب|رد|"
        r"اطبع)(?: (?:في المقال|في الخبر|في العنوان|فقط|للقراء|بدلا من ذلك|مقالا يقول|خبرا "
        r"يقول))? (?:ان|بان|انه|بانه|التالي|ما يلي)\b"
    ),
)
STRONG_FR: tuple[str, ...] = (
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
    (
        r"\b(?:modèles?(?: de langage| d'ia| linguistiques?)?|assistants?|ia|robots?|chatbots?|"
        r"intelligences? artificielles?) (?:qui )?(?:li[st]|lisent|lisant|résum\w{1,4}|"
        r"tradui\w{1,4}|"
        r"traite\w{0,3}|rédige\w{0,3}) (?:ce|cet|cette|le présent)\b"
    ),
    (
        r"(?:^|[.!;] ?)(?:consignes?|instructions?|notes?|messages?|avis|directives?|à l'attention|"
        r"correction) (?:aux?|à l'|pour (?:les |l'|le )?|destinées? aux? |du|des|de l')[^:.]{0,20}?"
        r"(?:modèles? (?:de langage|d'ia|qui)|assistants? (?:ia|virtuels?|intelligents?|"
        r"automatiques?|"
        r"d'intelligence)|\bia\b|intelligence artificielle|(?:rédacteurs?|traducteurs?|"
        r"journalistes?) "
        r"(?:automatiques?|artificiels?)|chatbots?)[^.:]{0,60}:"
    ),
    (
        r"(?:^|[.!] ?)(?:système|assistant|utilisateur|system) ?: ?(?:écri|dis\b|dites|annonce|"
        r"rédige|"
        r"répon|indique|affirme|ignore|oublie|publie|tradui)"
    ),
    (
        r"\b(?:lorsque|quand|si) (?:vous|tu) (?:résum|tradui|réécri|reformul|trait|rédig)\w{0,6} "
        r"(?:ce|cet|"
        r"cette|le)\b[^.]{0,80}\b(?:indiqu|écri|dites|dis\b|mentionn|ajout|annonc|affirm|omett|"
        r"ignor|n'|"
        r"ne\b)"
    ),
    (
        r"\b(?:oublie[zr]?|ignore[zr]?) (?:tout )?ce qui (?:précède|est (?:écrit |dit "
        r")?(?:ci-dessus|"
        r"au-dessus|plus haut))"
    ),
    r"\b(?:remplace[zr]?|change[zr]?) (?:le|ce|votre|ton) (?:titre|chapeau|texte) par\b",
    (
        r"\bnouvelles? (?:tâches?|instructions?|consignes?|missions?) ?: ?(?:rédige|écri|annonce|"
        r"dis\b|"
        r"dites|produi|répon|génér|tradui|ignore|oublie|publie|indique|affirme)"
    ),
)
WEAK_FR: tuple[str, ...] = (
    (
        r"^(?:veuillez |maintenant,? )?(?:écris|écrivez|dis|dites|réponds|répondez|"
        r"affirme[zr]?|annonce[zr]?|indique[zr]?|publie[zr]?|mentionne[zr]?|rédige[zr]?|"
        r"proclame[zr]?) "
        r"(?:que|qu'|exactement|seulement)\b"
    ),
)
