"""Promotion: lines about the outlet's own channel, "read also" links, calls to subscribe."""

from __future__ import annotations

import re

from musnad.arabic.normal import fold
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import patterns
from musnad.core.report import Claim

# On folded text. A verb addressed to the reader must stand beside a channel or an app:
# news about a ministry's account passes.
_FOLLOWS = tuple(re.compile(one) for rule, one in patterns("promo") if rule == "promo.channel")
_RELATED = tuple(re.compile(one) for rule, one in patterns("promo") if rule == "promo.related")
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
