"""Promotion: lines about the outlet's own channel, "read also" links, calls to subscribe."""

from __future__ import annotations

import re

from musnad.arabic.normal import fold
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.report import Claim

# On folded text. A verb addressed to the reader must stand beside a channel or an app:
# news about a ministry's account passes.
_CHANNELS = (
    r"(?:تلغرام|تلجرام|تليغرام|تيليجرام|تليجرام|تيلغرام|واتساب|واتس اب|فيسبوك|فيس بوك|يوتيوب|"
    r"انستغرام|انستجرام|تويتر|تيك توك|نبض|اخبار غوغل|اخبار جوجل|google news|telegram|whatsapp|"
    r"facebook|youtube|instagram|twitter|tiktok)"
)
_FOLLOW = (
    rf"(?:تابعونا|تابعنا|تابعوا|تابع|اشتركوا|اشترك|انضموا|انضم|لمتابع\w*|ولمتابع\w*|للاشتراك|حملوا|حمل)\b.{{0,90}}?(?:\b[بلوف]?(?:ال)?(?:قناتنا|صفحتنا|قناه|حسابنا|حساباتنا|تطبيقنا|تطبيق|نشرتنا|النشره|موقعنا|مجموعتنا)|{_CHANNELS})",
    r"(?:يمكنك|يمكنكم)\s+متابع\w*\s+(?:قنات|صفحت|حساب|موقع)",
    r"^\W*تابع(?:ونا|نا)\b",
    rf"\b(?:follow|subscribe|join|sign up|like)\b.{{0,60}}\b(?:us|our)\b.{{0,60}}(?:{_CHANNELS}|channel|newsletter|page|app)",
    r"\b(?:follow us|subscribe (?:to our|now)|join our|download our app|sign up for our)\b",
)
_READ_ALSO = (
    r"^\W*(?:طالع|اقرا|اقرءي|اقرءوا|اقراوا|شاهد|شاهدوا|للمزيد|المزيد|قد يهمك|قد يهمكم|مواضيع ذات صل\w*|"
    r"اخبار ذات صل\w*|ذات صله|لمزيد من|انظر)\s*(?:ايضا|كذلك|المزيد|عن|حول|من|اقرا|الاخبار)?\s*[:：\-–…]?\s*$",
    r"^\W*(?:طالع|اقرا|اقرءوا|اقراوا|شاهد|انظر)\s+(?:ايضا|كذلك|المزيد)",
    r"^\W*(?:قد يهمك|قد يهمكم|مواضيع ذات صل\w*|اخبار ذات صل\w*)",
    r"^\W*(?:read (?:also|more|next)|see also|also read|related (?:stories|articles|news)|you may also like|more on this|don't miss)\b",
)
_FOLLOWS = tuple(re.compile(one) for one in _FOLLOW)
_RELATED = tuple(re.compile(one) for one in _READ_ALSO)
_RELATED_HEAD = re.compile(r"[:：]\s*$")


def find(claim: Claim) -> tuple[Suspicion, ...]:
    """The promotion in one claim, at most one suspicion; its span is the whole claim."""
    folded = fold(claim.text[:1_000])
    if any(pattern.search(folded) for pattern in _RELATED):
        return (
            _whole(
                claim,
                "promo.related",
                "إحالة إلى مادة أخرى، ليست من الخبر؛ احذفها أو ضعها خارج النص.",
                "A pointer to another story, not part of this one; delete it or move it out.",
            ),
        )
    if any(pattern.search(folded) for pattern in _FOLLOWS):
        return (
            _whole(
                claim,
                "promo.channel",
                "سطر ترويجي لقناة أو حساب، ليس من الخبر؛ احذفه أو اجعله في إعدادات الموقع.",
                "A line promoting a channel or account, not news; delete it or make it a setting.",
            ),
        )
    return ()


def follows_related(previous: Claim, claim: Claim) -> tuple[Suspicion, ...]:
    """The line after a bare "read also:" is that other story's headline."""
    folded = fold(previous.text)
    bare = _RELATED_HEAD.search(previous.text) or len(folded.split()) <= 3
    if bare and any(pattern.search(folded) for pattern in _RELATED):
        return (
            _whole(
                claim,
                "promo.related",
                "عنوان مادة أخرى تحت إحالة، ليس من الخبر؛ احذفه.",
                "Another story's headline under a pointer, not part of this one; delete it.",
            ),
        )
    return ()


def _whole(claim: Claim, rule: str, message_ar: str, message_en: str) -> Suspicion:
    return noticed(
        "promo",
        rule,
        found=claim.text,
        start=claim.start,
        end=claim.end,
        message_ar=message_ar,
        message_en=message_en,
        standalone=True,
    )
