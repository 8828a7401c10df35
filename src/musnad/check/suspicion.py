"""What a check suspects before anything is decided, and the words that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.core.report import Problem, ProblemKind

LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """A problem that may be one.

    ``rule`` is the stable name of what noticed it (``place.conflict``) and a feature of the
    decision; ``strength`` from 0 to 1 is how sure that rule is here; ``standalone`` marks
    what is a problem whatever the source says (chatter, promotion, structure).
    """

    rule: str
    strength: float
    problem: Problem
    standalone: bool = False

    @property
    def kind(self) -> ProblemKind:
        """The kind of the problem."""
        return self.problem.kind


_NOUNS: Final[dict[ProblemKind, tuple[str, str]]] = {
    "number": ("العدد", "figure"),
    "date": ("التاريخ", "date"),
    "person": ("الاسم", "name"),
    "place": ("المكان", "place"),
    "organisation": ("الجهة", "organisation"),
    "title": ("الصفة", "title"),
    "quote": ("الاقتباس", "quotation"),
    "polarity": ("المعنى", "meaning"),
    "unsupported": ("الجملة", "sentence"),
    "stale": ("المعلومة", "fact"),
    "chatter": ("العبارة", "line"),
    "promo": ("السطر", "line"),
    "structure": ("البنية", "structure"),
}


def shown(text: str) -> str:
    """The text on one line, shortened for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_SHOWN else flat[: LONGEST_SHOWN - 1] + "…"


def conflict(
    kind: ProblemKind,
    rule: str,
    *,
    found: str,
    start: int,
    end: int,
    expected: str,
    sentence: str | None,
    strength: float = 1.0,
) -> Suspicion:
    """The source says one thing and the text another."""
    return Suspicion(
        rule=rule,
        strength=strength,
        problem=Problem(
            kind=kind,
            found=found,
            start=start,
            end=end,
            expected=expected,
            sentence=sentence,
            message_ar=f"المصدر يقول {shown(expected)}، والنص يقول {shown(found)}.",
            message_en=f"The source says {shown(expected)}; the text says {shown(found)}.",
        ),
    )


def absent(
    kind: ProblemKind,
    rule: str,
    *,
    found: str,
    start: int,
    end: int,
    sentence: str | None = None,
    strength: float = 1.0,
) -> Suspicion:
    """The text says something that the source does not say at all."""
    noun_ar, noun_en = _NOUNS[kind]
    return Suspicion(
        rule=rule,
        strength=strength,
        problem=Problem(
            kind=kind,
            found=found,
            start=start,
            end=end,
            sentence=sentence,
            message_ar=f"لم يرد في المصدر ({noun_ar}): {shown(found)}.",
            message_en=f"The source does not give this {noun_en}: {shown(found)}.",
        ),
    )


def noticed(
    kind: ProblemKind,
    rule: str,
    *,
    found: str,
    start: int,
    end: int,
    message_ar: str,
    message_en: str,
    expected: str | None = None,
    sentence: str | None = None,
    strength: float = 1.0,
    standalone: bool = False,
) -> Suspicion:
    """A problem with a message of its own."""
    return Suspicion(
        rule=rule,
        strength=strength,
        standalone=standalone,
        problem=Problem(
            kind=kind,
            found=found,
            start=start,
            end=end,
            expected=expected,
            sentence=sentence,
            message_ar=message_ar,
            message_en=message_en,
        ),
    )
