"""Lines of a release that carry no news: contacts, buttons, greetings, end marks.

A rule names a whole line or its opening; a sentence of news that merely holds such a word
is left alone.
"""

from __future__ import annotations

import re

from musnad.arabic.dates import dates
from musnad.arabic.normal import fold

_MAX_LINE = 400
_SHORT = 90

_PHONE = re.compile(r"(?:\+|00)?\(?\d{1,4}\)?(?:[ .()/-]{1,2}\d{2,5}){2,5}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TAGS = re.compile(r"(?:[#@][\w-]{1,80}[\s,،|]*)+")
_LEFTOVER = re.compile(r"[\W\d_]+")

# Whole lines, folded, without what closes them.
_WHOLE = frozenset(
    fold(line)
    for line in (
        *("share", "share this", "share this page", "share on facebook", "share on x", "tweet"),
        *("print", "print this page", "email", "e-mail", "facebook", "twitter", "linkedin", "x"),
        *("whatsapp", "telegram", "instagram", "youtube", "copy link", "subscribe", "sign up"),
        *("read more", "learn more", "more", "see also", "related", "related articles", "next"),
        *("related content", "related news", "related links", "related documents", "previous"),
        *("back", "back to top", "top", "home", "menu", "search", "download", "download pdf"),
        *("for immediate release", "immediate release", "press release", "news release", "release"),
        *("media release", "end", "ends", "the end", "contact", "contacts", "contact us"),
        *("media contact", "media contacts", "press contact", "press contacts", "press office"),
        *("notes to editors", "note to editors", "notes for editors", "about", "tags", "topics"),
        *("follow us", "comments", "advertisement", "skip to main content", "skip to content"),
        *(
            "all rights reserved",
            "view all",
            "show more",
            "statement",
            "readout",
            "photos",
            "video",
        ),
        *("شارك", "شارك الخبر", "شارك هذا الخبر", "شارك المقال", "مشاركة", "شارك على", "طباعة"),
        *("نسخ الرابط", "اقرأ أيضا", "اقرأ المزيد", "المزيد", "مواضيع ذات صلة", "أخبار ذات صلة"),
        *("روابط ذات صلة", "للاطلاع على المزيد", "تحميل", "فيسبوك", "تويتر", "واتساب", "تلغرام"),
        *("تيليجرام", "انستغرام", "يوتيوب", "البريد الإلكتروني", "الرئيسية", "بحث", "القائمة"),
        *("انتهى", "انتهى البيان", "انتهى الخبر", "خبر صحفي", "بيان صحفي", "بيان صحافي", "للنشر"),
        *("للنشر الفوري", "بلاغ صحفي", "جهات الاتصال", "للتواصل", "للتواصل الإعلامي", "اتصل بنا"),
        *("تابعونا", "جميع الحقوق محفوظة", "حقوق النشر محفوظة", "السابق", "التالي", "تعليقات"),
        *("بسم الله الرحمن الرحيم", "تحية طيبة وبعد", "تحية طيبة", "أما بعد", "وبعد"),
        *("والله ولي التوفيق", "والسلام عليكم", "السلام عليكم", "الوسوم", "كلمات مفتاحية"),
        *("السلام عليكم ورحمة الله وبركاته", "والسلام عليكم ورحمة الله وبركاته"),
        *("مع خالص التحية", "مع خالص التحية والتقدير", "وتفضلوا بقبول فائق الاحترام"),
        *("وتفضلوا بقبول فائق الاحترام والتقدير", "مع أطيب التحيات", "النسخة الإنجليزية"),
    )
)
_OPENING = re.compile(
    "|".join(
        (
            r"for (?:more|further|additional) (?:information|details|enquiries|inquiries|media)",
            (
                r"(?:for )?(?:media|press) (?:contacts?|enquiries|inquiries|queries|"
                r"relations)\b(?: ?[:,-]|$| (?:please|contact|should|can|may))"
            ),
            (
                r"(?:please )?(?:contact|call|e-?mail) (?:us|the (?:press|media)|our (?:press|"
                r"media)) ?"
            ),
            r"contacts? ?:",
            (
                r"(?:tel|phone|telephone|mobile|fax|e-?mail|website|web|twitter|facebook|"
                r"address) ?[.:]"
            ),
            r"follow (?:us|the \w+|@)[^.]{0,80}\b(?:on|at|@)\b",
            r"(?:visit|see) (?:our|the) (?:website|web site|site|page) ",
            r"(?:sign up|subscribe) (?:for|to) ",
            r"(?:©|\(c\) ?\d{4}|copyright\b(?: ?©| \d{4}| ?\(c\)))",
            r"share (?:this|on|via) ",
            r"(?:read|see|learn) (?:more|also)\b ?(?:[:>»…]|$|(?:about|on|here|at) [^.]{0,80}$)",
            r"related (?:articles?|content|news|links?|documents?|stories) ?:",
            r"click here ",
            r"the post .{3,300} (?:appeared|was) first (?:on|published on) ",
            r"ظهرت? (?:ال)?(?:مقاله?|خبر|تدوينه|بيان) .{3,300} اولا? (?:علي|في) ",
            r"(?:this (?:site|website|page) uses|we use) cookies",
            r"للمزيد من (?:المعلومات|التفاصيل)",
            r"لمزيد من (?:المعلومات|التفاصيل)",
            r"(?:للاستفسار|للاستفسارات|للتواصل)\b",
            (
                r"(?:هاتف|الهاتف|تلفون|جوال|فاكس|الفاكس|البريد الالكتروني|بريد الكتروني|"
                r"الموقع الالكتروني) ?:"
            ),
            r"تابعونا |تابعوا (?:حسابنا|قناتنا|صفحتنا|حساباتنا)|(?:يمكنكم )?متابعتنا (?:علي|عبر)",
            r"لمتابعه (?:اخر|كل|اخبار)[^.]{0,60}(?:قناه|قناتنا|تلغرام|تليغرام|واتساب|صفحتنا)",
            r"(?:جميع )?حقوق (?:النشر|الطبع)[^.]{0,30}محفوظه",
            r"جميع الحقوق محفوظه",
            r"(?:اقرا|شاهد) (?:ايضا|المزيد) ?[:.>»]?",
            r"(?:اخبار|مواضيع|روابط|مواد) ذات صله ?:",
            r"شارك (?:الخبر|المقال|هذا|علي|عبر)",
            r"\d{1,3} ?min(?:ute)?s? read\b|reading time\b|مده القراءه",
            r"(?:تنزيل|حمل|حملوا|لتحميل) (?:ال)?تطبيق|للاشتراك (?:في|ب)",
            r"السلام عليكم ورحمه الله",
            r"بسم الله الرحمن الرحيم",
            r"(?:و)?تفضلوا بقبول (?:فايق|وافر|خالص|فاءق)",
            r"(?:انقر|اضغط) هنا",
            (
                r"(?:الساده|السيدات والساده|حضرات الساده)[^.]{0,60}(?:المحترم|المحترمين|"
                r"المحترمون|الافاضل|الكرام)"
            ),
        )
    )
)
_MARK = re.compile(
    r"^[\s\W_]*(?:#{3,}|\*{3,}|-{3,}|_{3,}|={3,}|~{3,}|[-–—/(\[*]{0,3} ?(?:end|ends|30|"
    r"انتهي|انتهي البيان)[ .]?[-–—/)\]*]{1,3}|[-–—/(\[*]{1,3} ?(?:end|ends|30|انتهي)[ "
    r".]?)[\s\W_]*$"
)
_LABEL = re.compile(
    r"^(?:published|publication date|date|posted|released|updated|last updated|last "
    r"modified|issued|created|release date"
    r"|تاريخ النشر|نشر في|نشر بتاريخ|التاريخ|اخر تحديث|حرر في|تاريخ|بتاريخ|صدر في)(?: on| "
    r"at| in)? ?[:|-]?\s"
)
_BYLINE = re.compile(r"^(?:by|author|written by|source|location|بقلم|المصدر|كتب) ?:? [^.]{2,60}$")
_REFERENCE = re.compile(
    r"^(?:press release|news release|release|statement|ref|reference|no|بيان رقم|رقم "
    r"البيان|الرقم)[ .:#]*(?:no|number|رقم)?[ .:#]*[\w/-]*\d[\w/-]*$"
)
_ENDS = frozenset({"end", "ends", "30", "انتهي", "انتهي البيان"})
_SIGNED_OFF = re.compile(r"[-–—/. ]{0,6}\((?:بترا|واس|وام|قنا|كونا|بنا|سانا|وفا)\)[-–—/. ]{0,6}")
_GREETING_AT_START = re.compile(r"^(?:السلام عليكم|تحيه طيبه)")


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence or line, standing alone, carries no news."""
    if not any(one.isalnum() for one in sentence):
        return True
    if len(sentence) > _MAX_LINE:
        return False
    folded = fold(sentence)
    if folded.strip(" .:!>»\"'()[]*-|…/#_،→") in _WHOLE or _MARK.match(folded):
        return True
    if _TAGS.fullmatch(sentence.strip()):
        return True
    if _OPENING.match(folded.lstrip("\"'-*#♦•► ")):
        return True
    return len(sentence) <= _SHORT * 2 and (
        _is_contact(sentence) or _REFERENCE.match(folded) is not None
    )


def ends_release(line: str) -> bool:
    """Whether a line says that the release is over: «// انتهى //», «--(بترا)», "###"."""
    folded = fold(line)
    if _SIGNED_OFF.fullmatch(folded):
        return True
    bare = folded.strip(" -–—/()[].*#_")
    return bool(_MARK.match(folded)) and (bare in _ENDS or set(folded.strip()) == {"#"})


def is_afterword(line: str) -> bool:
    """Whether a line that follows the end of a release is no sentence: initials, links."""
    return len(line) <= _SHORT and not line.rstrip("\"'»”)").endswith((".", "!", "?", "؟", "…"))


def is_imprint(line: str, language: str) -> bool:
    """Whether a line beside the title only says when, by whom or where it was published."""
    if len(line) > _SHORT or not any(one.isalnum() for one in line):
        return False
    folded = fold(line)
    if _BYLINE.match(folded) and not folded.endswith("."):
        return True
    if not any(one.isdigit() for one in folded):
        return False
    if _LABEL.match(folded):
        return True
    rest = line
    for mention in reversed(dates(line, language)):
        rest = rest[: mention.start] + rest[mention.end :]
    if rest == line and not re.search(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}", line):
        return False
    rest = re.sub(r"[\d/.:|,،-]+", " ", rest)
    return len([word for word in rest.split() if len(word) > 1]) <= 3


_TYPE = re.compile(
    r"(?:press|media) (?:statement|note|release|advisory|guidance)|fact sheet|"
    r"(?:media|press) notes?|office of the (?:department )?(?:spokes(?:person|man|woman)|"
    r"press secretary)|the white house|remarks"
)
_ROLE = re.compile(
    r"(?:(?:principal|deputy|acting|department|ministry|official|chief|press|assistant|under|"
    r"national|security|of|the|state|foreign|defen[cs]e|prime) ){0,6}"
    r"(?:spokes(?:person|man|woman)|secretary|minister|president|director|adviser|advisor|"
    r"commissioner|ambassador)(?: (?:of|for) (?:the )?[a-z]{3,20}(?: [a-z]{3,20})?)?"
)
_HELD = re.compile(r", .{0,60}(?:secretary|minister|president|ambassador|commissioner|director)")
"""A name with an office behind it tells whose statement follows, so it stays in the text."""
_CAPITALS = re.compile(
    r"(?:[A-ZÀ-Ž][\w.'’-]{0,30}|[A-Z]\.)"
    r"(?:,? (?:(?:of|the|de|da|la|al|bin|van|von) ){0,2}[A-ZÀ-Ž(][\w.'’)-]{0,30}){0,4}"
)


def is_masthead(line: str, language: str) -> bool:
    """Whether a line before the news names only its type, its office, a signer or a place.

    «Office of the Spokesperson», «Washington, DC», a name with an office below it: capitals
    throughout, at most five words, and no mark that ends a sentence.
    """
    bare = line.strip()
    if language != "en" or not 2 <= len(bare) <= _SHORT:
        return False
    folded = bare.lower()
    if _TYPE.fullmatch(folded) or _ROLE.fullmatch(folded):
        return True
    if bare.endswith((":", "!", "?", "…")) or (
        bare.endswith(".") and not re.search(r"[A-Z]\.[A-Z]\.$", bare)
    ):
        return False
    return not _HELD.search(folded) and _CAPITALS.fullmatch(bare) is not None


def _is_contact(line: str) -> bool:
    """A line that is mostly a telephone number, an address or a link."""
    bare, count = line, 0
    for pattern in (_MAIL, _ADDRESS, _PHONE):
        bare, found = pattern.subn(" ", bare)
        count += found
    if not count:
        return False
    words = [word for word in _LEFTOVER.sub(" ", bare).split() if len(word) > 1]
    return len(words) <= 4
