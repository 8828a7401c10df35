"""What a new revision changes, in the words of a correction."""

from __future__ import annotations

from musnad.core.draft import Draft, lines

REVISED_AR = "حدّث المصدر بيانه بعد نشر الخبر، وأُعيدت كتابة الخبر وفق النص الجديد."
_MOST = 3
_LONGEST = 240


def revised(before: Draft, after: Draft) -> str:
    """Why a published article changed, with the sentences that it lost and gained.

    Sentences printed in the source's own language are not told: the reader sees them below.
    """
    old, new = _sentences(before), _sentences(after)
    parts = [REVISED_AR]
    for label, given in (
        ("حُذف", [text for text in old if text not in new]),
        ("أُضيف", [text for text in new if text not in old]),
    ):
        if given:
            told = "، ".join(f"«{_short(text)}»" for text in given[:_MOST])
            more = " وغير ذلك" if len(given) > _MOST else ""
            parts.append(f"{label}: {told}{more}.")
    return " ".join(parts)


def _sentences(draft: Draft) -> tuple[str, ...]:
    return tuple(line.text for role, line in lines(draft) if role != "original")


def _short(text: str) -> str:
    """The sentence without its full stop, its own quotation marks turned to straight ones."""
    inner = text.strip().rstrip(".").replace("«", '"').replace("»", '"')
    return inner if len(inner) <= _LONGEST else inner[: _LONGEST - 1].rstrip() + "…"
