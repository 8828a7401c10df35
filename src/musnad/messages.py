"""What musnad says to a person, in Arabic and English, by stable code.

Every code that is raised anywhere has both messages in ``messages.tsv``, where people can
read and mend them; a test holds this to account.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import unquote

from musnad.reasons import reason

_UNKNOWN = "—"

Pair = tuple[str, str]
"""Arabic, English. ``{name}`` is filled from the error's facts."""


def _table(name: str) -> dict[str, Pair]:
    """The rows of a table of three columns: code, Arabic, English."""
    text = (files("musnad") / name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {code: (arabic, english) for code, arabic, english in rows}


MESSAGES: Mapping[str, Pair] = _table("messages.tsv")

WORDS: dict[str, Pair] = {
    "account_disabled": ("موقوف", "disabled"),
    "account_in_use": ("مستعمل", "in use"),
    "address": ("العنوان", "address"),
    "affected": ("جمل الخبر المعنية", "sentences of the article"),
    "article": ("خبر", "article"),
    "asked_for": ("المطلوب", "asked for"),
    "budget_left": ("بقي من الميزانية", "budget left"),
    "calls_today": ("أسئلة اليوم", "questions today"),
    "captured": ("وقت الجلب", "captured"),
    "captures": ("نسخ مؤرشفة", "captures"),
    "captures_expired": ("حُذف من الأرشيف", "let go of by the archive"),
    "carries_link": ("روابط فقط", "links only"),
    "carries_summary": ("ملخصات", "summaries"),
    "carries_whole": ("النص كاملا", "the whole text"),
    "comes_back": ("يُعاد في", "asked again"),
    "contradicted": ("مخالف", "contradicted"),
    "correction_due": ("تصحيح ينتظر الموافقة", "correction due"),
    "desk": ("المكتب", "the desk"),
    "done": ("تمّ", "done"),
    "duplicate": ("مكرّر", "duplicate"),
    "entries": ("مواد", "entries"),
    "failed_sentences": ("جمل لم تصمد", "sentences that failed"),
    "failing_since": ("منذ", "since"),
    "feed": ("خلاصة", "feed"),
    "fine": ("سليم", "fine"),
    "first_release": ("أول بيان كما قُرئ", "the first release, as read"),
    "follow_hint": ("لمتابعته", "to follow it"),
    "found": ("جديد", "found"),
    "from_cache": ("من المحفوظ", "from the cache"),
    "give_name_ar": (
        "بلا اسم عربي يظهر في الأخبار: اكتبه في name_ar",
        "no Arabic name for articles to show: write it under name_ar",
    ),
    "held": ("محجوز للتحرير", "held for a person"),
    "hold_instructions_found": (
        "يُحجز: في البيان ما يخاطب نموذجا أو مساعدا",
        "held: the release addresses a model or an assistant",
    ),
    "hold_policy": ("يُحجز: سياسة غرفة الأخبار حجز كل مادة", "held: the policy holds everything"),
    "hold_problems": ("يُحجز: وجد الفاحص ما لا يصمد", "held: the checker found problems"),
    "hold_risk": (
        "يُحجز: في المادة جملة يفوق احتمال خطئها hold_above_risk",
        "held: a sentence is riskier than hold_above_risk",
    ),
    "hold_source": ("يُحجز: المصدر في hold_sources", "held: the source is in hold_sources"),
    "hold_topic": ("يُحجز: المادة في موضوع من hold_topics", "held: it is on one of hold_topics"),
    "in_catalogue": ("من الفهرس", "of the catalogue"),
    "in_the_archive": ("في الأرشيف", "in the archive"),
    "key_missing": ("بلا مفتاح", "no key"),
    "key_there": ("المفتاح موجود", "key there"),
    "kind": ("النوع", "kind"),
    "known_already": ("متابَع من قبل", "followed already"),
    "language": ("اللغة", "language"),
    "languages": ("اللغات", "languages"),
    "last_fault": ("آخر عطل", "last fault"),
    "last_news": ("آخر جديد", "last news"),
    "layout_changed": ("تغيّر شكل الموقع", "the layout changed"),
    "listing": ("صفحة روابط", "page of links"),
    "login_link": ("رابط الدخول، لمرة واحدة خلال ربع ساعة", "log-in link, once within 15 minutes"),
    "mail": ("بريد", "mail"),
    "moved": ("انتقل العنوان", "the address moved"),
    "name": ("الاسم", "name"),
    "new_source": ("مصدر جديد", "new source"),
    "next_poll": ("القادم", "next"),
    "no_captures": ("لا نسخ مؤرشفة كهذه", "no such captures"),
    "no_date": ("بلا تاريخ", "no date"),
    "not_written": ("تجربة: لم يُكتب شيء", "a trial: nothing was written"),
    "notice": ("إشعار", "notice"),
    "old": ("سابق للمتابعة", "from before it was followed"),
    "other_captures": ("نسخ أخرى", "other captures"),
    "parked": ("متوقف", "parked"),
    "passed_over": ("تُرك", "passed over"),
    "poll_failed": ("تعذّر الجلب", "poll failed"),
    "polled": ("جُلب", "polled"),
    "price": ("الثمن", "price"),
    "proposed": ("التصحيح المقترح", "proposed correction"),
    "published": ("منشور", "published"),
    "questions": ("أسئلة", "questions"),
    "reachable": ("متاح", "reachable"),
    "ready": ("جاهز", "ready"),
    "refused": ("مرفوض", "refused"),
    "removed_pieces": ("حُذف من الجواب", "taken out of the answer"),
    "request_headers": ("ترويسات الطلب", "request headers"),
    "response_headers": ("ترويسات الجواب", "response headers"),
    "retry": ("يُعاد لاحقا", "to be tried again"),
    "revision": ("مراجعة", "revision"),
    "round_revise": ("إصلاح", "mending"),
    "round_write": ("كتابة", "writing"),
    "seconds": ("ثوان", "seconds"),
    "send_failed": ("تعذّر الإرسال", "sending failed"),
    "sent": ("أُرسل", "sent"),
    "settings_refused": (
        "الإعدادات الجديدة لا تُستعمل، والسابقة باقية",
        "the new settings can't be used, and the old ones go on",
    ),
    "settings_taken": ("أُخذ بالإعدادات الجديدة", "the new settings are in use"),
    "sha256": ("sha256", "sha256"),
    "silent": ("صمت على غير عادته", "silent against its habit"),
    "size": ("الحجم", "size"),
    "source": ("المصدر", "source"),
    "source_back": ("عادت صفحة المصدر", "the source's page is back"),
    "source_changed": ("غيّر المصدر بيانه", "the source changed its release"),
    "mailbox": ("صندوق البريد", "mailbox"),
    "mail_left": ("رسالة لم تؤخذ", "message left"),
    "source_gone": ("حذف المصدر صفحته", "the source removed its page"),
    "source_hidden": ("حُجبت صفحة المصدر", "the source's page is hidden"),
    "source_state": ("الحال", "state"),
    "sources": ("مصادر", "sources"),
    "spiked": ("مستبعد", "spiked"),
    "state_failing": ("متعذّر", "failing"),
    "state_fine": ("يعمل", "fine"),
    "state_layout": ("تغيّر شكله", "layout"),
    "state_silent": ("صامت", "silent"),
    "state_unseen": ("لم يُطلب", "not asked"),
    "status": ("الحالة", "status"),
    "supported": ("مسند", "supported"),
    "title": ("العنوان", "title"),
    "token_expired": ("انتهت مدته", "expired"),
    "token_in_use": ("مستعمل", "in use"),
    "token_revoked": ("ملغى", "revoked"),
    "tokens": ("وحدات النص", "tokens"),
    "tried_without_success": ("جُرّب بلا خلاصة", "tried, no feed"),
    "unchanged": ("بلا تغيير", "unchanged"),
    "unchecked": ("غير مفحوص", "unchecked"),
    "unknown": ("غير معروفة", "unknown"),
    "unknown_records": ("سجلات لا يعرفها الفهرس", "records that the index does not know"),
    "unmoved": ("نسخ قديمة تعذّر نقلها", "old captures that could not be moved"),
    "unsupported": ("غير مسند", "unsupported"),
    "unverified": (
        "مصادر لم يتحقق أحد من عناوينها بعد",
        "sources whose addresses nobody has verified yet",
    ),
    "waiting": ("منتظر", "waiting"),
    "way": ("السبيل", "way"),
    "watch_failed": ("تعذّرت مراجعة المصدر", "the source could not be looked at again"),
    "withdrawn": ("مسحوب", "withdrawn"),
    "writer": ("الكاتب", "writer"),
    "written": ("كُتب في", "written to"),
    "zone": ("المنطقة الزمنية", "time zone"),
    "no_contact": (
        "بلا عنوان يُراسَل عليه: املأ newsroom.contact ليعرف أصحاب المواقع بمن يتصلون",
        "no contact: fill in newsroom.contact, so that sites know whom to write to",
    ),
    "no_events": ("لا حدث ترويه جهتان", "no event is told by two sources"),
    "tie_bodies": ("جهات ومناصب", "bodies and offices"),
    "tie_days": ("أيام", "days"),
    "tie_figures": ("أرقام", "figures"),
    "tie_hours": ("الفارق بالساعات", "hours between"),
    "tie_meaning": ("تقارب المعنى", "likeness of meaning"),
    "tie_names": ("أسماء", "names"),
    "tie_people": ("أشخاص", "people"),
    "tie_places": ("أماكن", "places"),
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
    if "what" in facts:
        facts = {**facts, "what": reason(str(facts["what"]), language)}
    told = template.format_map(_Facts(facts)).replace(f" ({_UNKNOWN})", "")
    return " ".join(told.split())


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
        return _UNKNOWN


def _short(value: str, longest: int = 300) -> str:
    if value.startswith("file:///"):
        value = unquote(value.removeprefix("file://"))
    printable = "".join(letter if letter.isprintable() else " " for letter in value)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
