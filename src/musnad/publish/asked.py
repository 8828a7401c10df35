"""How a model came to write an article, for its readers: how it was asked, what became of it.

What was taken out of an answer, or failed, is counted and never printed: a page repeats no
sentence that did not stand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from musnad.core.article import Article
from musnad.core.asking import Prompt, Round, RoundKind
from musnad.core.ids import digest
from musnad.flow.changes import REVISED_AR
from musnad.publish.markup import plain

_REMOVED = {
    "thinking": "تفكير النموذج قبل الجواب",
    "chatter": "كلام موجّه إلى مستخدم",
    "prompt": "صدى الموجِّه",
    "note": "ملاحظات على النص",
    "correction": "تصحيح النموذج لنفسه",
    "markdown": "علامات تنسيق",
    "markup": "علامات تنسيق",
    "structure": "بنود وعناوين فارغة",
    "script": "جمل بحروف أجنبية",
    "repeated": "جمل مكررة",
    "citation.none": "جمل لم يذكر لها سندا",
    "citation.unknown": "إحالات إلى جمل ليست في المصدر",
    "citation.many": "إحالات زائدة عن الحاجة",
    "promo": "سطور ترويجية",
    "invisible": "محارف خفية",
    "revision": "جمل لم تُطلب",
}
_OTHER = "زوائد أخرى"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How often a model was asked for this text, and how much of its answers was let go.

    ``prompt`` is the first question word for word, None where it was not kept. ``mended``
    counts the sentences that were sent back, ``dropped`` those that were left out in the end;
    ``removed`` are labels in Arabic with how often each came.
    """

    rounds: int
    prompt: Prompt | None
    mended: int
    dropped: int
    removed: tuple[tuple[str, int], ...]


def asked(article: Article) -> Asked | None:
    """What is told of the model that wrote an article; None when no model did."""
    writer = article.draft.writer
    if writer.model is None:
        return None
    own = [one for one in article.rounds if one.call.writer == writer.name]
    first = [one.prompt for one in own if one.prompt.sha256 == writer.prompt_sha256]
    judged = [one for one in own if not one.error]
    sent_back = any(one.kind == "revise" for one in own)
    labels = Counter(_label(removal.code) for one in own for removal in one.removals)
    return Asked(
        rounds=len(own),
        prompt=first[0] if first else None,
        mended=sum(len(one.failures) for one in judged[:-1]) if sent_back else 0,
        dropped=len(judged[-1].failures) if judged else 0,
        removed=tuple(labels.items()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One exchange with a model as it is told: what was asked, of whom, what became of it.

    ``removed`` and ``failed`` count; ``error`` is the code of what ended it, else "".
    """

    kind: RoundKind
    model: str
    at: datetime
    prompt_sha256: str
    seconds: float
    input_tokens: int
    output_tokens: int
    cached: bool
    removed: int
    failed: int
    error: str


def rounds(article: Article) -> tuple[Turn, ...]:
    """Every exchange with a model that led to an article, in order, those in vain among them."""
    return tuple(
        Turn(
            kind=one.kind,
            model=plain(one.call.model),
            at=one.call.at,
            prompt_sha256=one.prompt.sha256,
            seconds=one.call.latency_ms / 1000,
            input_tokens=one.call.input_tokens,
            output_tokens=one.call.output_tokens,
            cached=one.call.cached,
            removed=len(one.removals),
            failed=len(one.failures),
            error=one.error,
        )
        for one in article.rounds
    )


def edited(article: Article) -> bool:
    """Whether a person changed the text, and not only let it through."""
    if article.edited_by:
        return True
    by_hand = [one for one in article.corrections if not one.reason.startswith(REVISED_AR)]
    return bool(by_hand) and article.approved_by is not None


def of_rounds(article: Article) -> list[dict[str, object]]:
    """The record's part on the exchanges with models: hashes, counts and codes.

    Of the questions only that which the article was first written from is given word for
    word: the others repeat sentences that failed.
    """
    return [_round(one, article.draft.writer.prompt_sha256) for one in article.rounds]


def _round(told: Round, first: str | None) -> dict[str, object]:
    prompt, call = told.prompt, told.call
    question: dict[str, object] = {"id": prompt.id, "sha256": prompt.sha256}
    if prompt.sha256 == first:
        question |= {"system": prompt.system, "user": prompt.user, "schema": prompt.schema}
    return {
        "kind": told.kind,
        "writer": call.writer,
        "model": call.model,
        "at": call.at.isoformat(),
        "prompt": question,
        "answer_sha256": _hash(told.answer) if told.answer else None,
        "error": told.error or None,
        "cached": call.cached,
        "retries": call.retries,
        "latency_ms": call.latency_ms,
        "input_tokens": call.input_tokens,
        "output_tokens": call.output_tokens,
        "removals": [{"code": one.code, "sha256": _hash(one.text)} for one in told.removals],
        "failures": [
            {
                "sentence": f"a{one.line}",
                "sha256": _hash(one.text),
                "verdict": one.verdict,
                "kinds": list(one.kinds),
            }
            for one in told.failures
        ],
    }


def _label(code: str) -> str:
    return _REMOVED.get(code) or _REMOVED.get(code.partition(".")[0], _OTHER)


def _hash(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))
