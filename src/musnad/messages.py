"""What musnad says to a person, in Arabic and English, by stable code.

Every code that is raised anywhere has both messages here; a test holds this to account.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

Pair = tuple[str, str]
"""Arabic, English. ``{name}`` is filled from the error's facts."""

MESSAGES: dict[str, Pair] = {
    "article.move": (
        "لا ينتقل الخبر {id} من «{stage}» إلى «{wanted}»: راجع حالته أولا",
        "article {id} can't go from {stage} to {wanted}: look at its stage first",
    ),
    "article.no_reason": (
        "تصحيح الخبر {id} يحتاج إلى سبب يُنشر معه: أضف --reason",
        "the correction of article {id} needs a reason to be printed: give --reason",
    ),
    "article.no_release": (
        "بيان الخبر {id} غير محفوظ: أعد جلب مصدره",
        "the release of article {id} is not kept: fetch its source again",
    ),
    "article.unknown": (
        "لا خبر بالمعرّف {id}: راجع المعرّفات بأمر musnad doctor",
        "there is no article {id}: musnad doctor lists what is held",
    ),
    "entry.no_address": (
        "المدخل «{title}» بلا عنوان وبلا نص: لا شيء يُقرأ",
        "the entry “{title}” has neither an address nor a text: there is nothing to read",
    ),
    "init.exists": (
        "الملف {path} موجود ولن يُستبدل: اختر مجلدا آخر",
        "{path} is there already and is not overwritten: choose another folder",
    ),
    "init.failed": (
        "تعذّر إنشاء المجلد {path}: {what}",
        "can't make the folder {path}: {what}",
    ),
    "init.not_a_folder": (
        "{path} ليس مجلدا: اختر اسما آخر",
        "{path} is not a folder: choose another name",
    ),
    "internal": (
        "خطأ داخلي في مُسنَد ({what}): أعد الأمر مع --debug وأبلغ عنه",
        "a fault in musnad itself ({what}): run it again with --debug and report it",
    ),
    "option.time": (
        "الوقت «{text}» غير مفهوم: اكتبه مثل 2025-04-24T15:20+03:00",
        "can't read the time “{text}”: write it like 2025-04-24T15:20+03:00",
    ),
    "settings.missing": (
        "لا ملف musnad.toml في {folder}: أنشئ غرفة أخبار بأمر musnad init",
        "no musnad.toml in {folder}: make a newsroom with musnad init",
    ),
    "settings.syntax": (
        "الملف {path} ليس TOML سليما: {what}",
        "{path} is not valid TOML: {what}",
    ),
    "settings.value": (
        "قيمة غير مقبولة في {path} عند {where}: {what}",
        "a value in {path} can't be used, at {where}: {what}",
    ),
    "source.catalogue": (
        "ملف الفهرس {file} غير سليم: {what}",
        "the catalogue file {file} can't be used: {what}",
    ),
    "source.no_feed": (
        "لا خلاصة للمصدر {source}: أضف عنوان خلاصته في musnad.toml",
        "the source {source} has no feed: add its feed's address in musnad.toml",
    ),
    "source.unknown": (
        "مصدر غير معروف: {source}. راجع musnad sources list",
        "unknown source: {source}; see musnad sources list",
    ),
    "wire.shape": (
        "بيانات محفوظة غير سليمة: {what}",
        "stored data can't be read: {what}",
    ),
    "wire.type": (
        "بيانات محفوظة من نوع غير متوقع: {found}",
        "stored data is of an unexpected type: {found}",
    ),
    "wire.version": (
        "بيانات بصيغة {found} والصيغة المعروفة {known}: حدّث مُسنَد",
        "data in form {found}, while form {known} is known: update musnad",
    ),
    "write.unknown_writer": (
        "لا كاتب باسم {name}. الكتّاب: {known}",
        "there is no writer {name}; there are: {known}",
    ),
}

WORDS: dict[str, Pair] = {
    "article": ("خبر", "article"),
    "done": ("تمّ", "done"),
    "duplicate": ("مكرّر", "duplicate"),
    "fine": ("سليم", "fine"),
    "found": ("جديد", "found"),
    "held": ("محجوز للتحرير", "held for a person"),
    "notice": ("إشعار", "notice"),
    "parked": ("متوقف", "parked"),
    "poll_failed": ("تعذّر الجلب", "poll failed"),
    "polled": ("جُلب", "polled"),
    "published": ("منشور", "published"),
    "ready": ("جاهز", "ready"),
    "refused": ("مرفوض", "refused"),
    "retry": ("يُعاد لاحقا", "to be tried again"),
    "revision": ("مراجعة", "revision"),
    "send_failed": ("تعذّر الإرسال", "sending failed"),
    "sent": ("أُرسل", "sent"),
    "sources": ("مصادر", "sources"),
    "spiked": ("مستبعد", "spiked"),
    "unchanged": ("بلا تغيير", "unchanged"),
    "waiting": ("منتظر", "waiting"),
    "withdrawn": ("مسحوب", "withdrawn"),
}


def language_of(environment: Mapping[str, str] | None = None) -> str:
    """``ar`` when the locale asks for Arabic, ``en`` otherwise.

    Source: POSIX.1-2017, 8.2: LC_ALL goes before LC_MESSAGES, which goes before LANG.
    """
    environment = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ar" if environment[name].lower().startswith("ar") else "en"
    return "en"


def explain(code: str, facts: Mapping[str, str], language: str) -> str:
    """The message of a code as one line; the bare code and facts when it has none."""
    pair = MESSAGES.get(code)
    if pair is None:
        told = ", ".join(f"{name}={value}" for name, value in facts.items())
        return f"{code} ({told})" if told else code
    template = pair[0] if language == "ar" else pair[1]
    return " ".join(template.format_map(_Facts(facts)).split())


def word(name: str, language: str) -> str:
    """A newsroom word in the person's language; unknown words as they are."""
    pair = WORDS.get(name)
    if pair is None:
        return name
    return pair[0] if language == "ar" else pair[1]


class _Facts(dict[str, str]):
    """Facts whose missing names show as a dash and whose values are cut to a line's length."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__({name: _short(value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "—"


def _short(value: str, longest: int = 300) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in value)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
