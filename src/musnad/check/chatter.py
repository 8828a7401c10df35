"""A model talking about itself or to its user: greetings, offers, disclaimers, leaked prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.normal import fold
from musnad.check.suspicion import Suspicion, noticed
from musnad.check.tables import patterns
from musnad.core.report import Claim

# The patterns of data/chatter.tsv run on folded text (bare alif, ة as ه, ى as ي, ؤ and ئ as ء).
# Each is anchored to words that address a reader of a chat, never to a topic: news about
# models must pass.
_FENCES = re.compile(r"^\s*(?:```|~~~)\w*\s*$")

_FAMILIES: tuple[tuple[str, tuple[re.Pattern[str], ...], str, str], ...] = tuple(
    (rule, tuple(re.compile(one) for name, one in patterns("chatter") if name == rule), ar, en)
    for rule, ar, en in (
        (
            "chatter.opening",
            "مقدمة كتبها نموذج لغوي لمستخدمه، لا خبر فيها؛ احذفها.",
            "A model's opening words to its user, not news; delete it.",
        ),
        (
            "chatter.closing",
            "خاتمة يخاطب بها نموذج لغوي مستخدمه؛ احذفها.",
            "A model's closing words to its user; delete it.",
        ),
        (
            "chatter.identity",
            "نموذج لغوي يتحدث عن نفسه؛ احذف العبارة.",
            "A model talks about itself; delete it.",
        ),
        (
            "chatter.prompt",
            "تسرّب الطلب الموجّه إلى النموذج إلى النص؛ احذفه.",
            "The request made to the model leaked into the text; delete it.",
        ),
        (
            "chatter.disclaimer",
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
    for rule, shapes, message_ar, message_en in _FAMILIES:
        if any(shape.search(folded) for shape in shapes) or (
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
