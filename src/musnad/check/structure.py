"""Broken structure: empty list items, leftover markup, sentences said twice, dangling heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.normal import fold
from musnad.check.manuscript import LONE_MARKER
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.report import Claim

_MARKUP = re.compile(r"\*\*|__|```|</?[a-zA-Z][^<>\n]{0,40}>|^#{1,6}\s|&(?:nbsp|amp|quot|lt|gt);")
_SHORTEST_REPEAT = 25


def is_marker(claim: Claim) -> bool:
    """Whether the claim holds no word or figure at all: a list marker, a rule of dashes."""
    return bool(LONE_MARKER.fullmatch(claim.text.strip())) or not re.search(r"\w", claim.text)


def find(claims: Sequence[Claim]) -> dict[str, tuple[Suspicion, ...]]:
    """Structural problems by claim id; looks at the whole manuscript, in order."""
    found: dict[str, list[Suspicion]] = {}
    seen: dict[str, str] = {}
    for number, claim in enumerate(claims):
        for suspicion in _of_one(claim, last=number == len(claims) - 1):
            found.setdefault(claim.id, []).append(suspicion)
        folded = fold(claim.text).strip(" .؟!:")
        if len(folded) >= _SHORTEST_REPEAT and claim.role != "original":
            if folded in seen:
                found.setdefault(claim.id, []).append(_repeated(claim, seen[folded]))
            seen.setdefault(folded, claim.id)
    return {key: tuple(value) for key, value in found.items()}


def _of_one(claim: Claim, *, last: bool) -> list[Suspicion]:
    if is_marker(claim):
        return [
            _mark(
                claim,
                "structure.marker",
                "علامة قائمة بلا بند؛ احذفها أو صِلها ببندها.",
                "A list marker without an item; delete it or join it to its item.",
            )
        ]
    if last and claim.role in ("crosshead", "item") and claim.text.rstrip().endswith(":"):
        return [
            _mark(
                claim,
                "structure.dangling",
                "عنوان يعد ببنود لا تليه؛ أكمله أو احذفه.",
                "A heading that announces items and none follow; complete or delete it.",
            )
        ]
    markup = _MARKUP.search(claim.text)
    if markup and claim.role != "original":
        return [
            noticed(
                "structure",
                "structure.markup",
                found=markup.group(),
                start=claim.start + markup.start(),
                end=claim.start + markup.end(),
                message_ar="علامات تنسيق باقية في النص؛ احذفها.",
                message_en="Markup left in the text; delete it.",
                standalone=True,
            )
        ]
    return []


def _repeated(claim: Claim, first: str) -> Suspicion:
    return _mark(
        claim,
        "structure.repeated",
        f"تكررت الجملة نفسها (انظر {first})؛ احذف إحداهما.",
        f"The same sentence stands twice (see {first}); delete one.",
    )


def _mark(claim: Claim, rule: str, message_ar: str, message_en: str) -> Suspicion:
    return noticed(
        "structure",
        rule,
        found=claim.text,
        start=claim.start,
        end=claim.end,
        message_ar=message_ar,
        message_en=message_en,
        standalone=True,
    )
