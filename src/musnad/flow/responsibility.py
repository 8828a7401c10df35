"""Who answers for an article, and how it is said that it was made.

Source: Regulation (EU) 2024/1689 (AI Act), Art. 50(4); IPTC digital source type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from musnad.core.article import Article
from musnad.core.log import Logged

_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SIGNED: Final = frozenset({"article.approved", "article.corrected", "article.scheduled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who answers for the article: ``by`` is None while nobody has signed for it.

    ``reviewed`` says whether a person approved what stands; ``reviewers`` are all who had a
    hand in it. ``statement_ar`` and ``statement_en`` say it in a sentence.
    """

    by: str | None
    at: datetime | None
    reviewed: bool
    reviewers: tuple[str, ...]
    statement_ar: str
    statement_en: str


def digital_source_type(article: Article) -> str:
    """How it was made: by rules, by a trained model, or by one and people after it.

    Source: IPTC digital source type.
    """
    if article.draft.writer.model is None:
        return _SOURCE_TYPES + "algorithmicMedia"
    if article.edited_by:
        return _SOURCE_TYPES + "compositeWithTrainedAlgorithmicMedia"
    return _SOURCE_TYPES + "trainedAlgorithmicMedia"


def responsibility_of(article: Article, entries: Sequence[Logged]) -> Responsibility:
    """Who signed for the article's current revision, and who had a hand in it, by the log."""
    by = article.approved_by
    names = [*article.edited_by, *(one.by for one in article.acceptances), *([by] if by else [])]
    signed = [
        one.at
        for one in entries
        if one.by == by
        and one.action in _SIGNED
        and dict(one.facts).get("revision") == str(article.revision)
    ]
    if by is None:
        ar = "لم يوقّع أحد على هذا الخبر بعد مراجعة، فلا يدّعي الملف مراجعة بشرية له."
        en = "Nobody has signed for this article after a review; none is claimed for it."
    else:
        ar = f"راجع {by} هذا الخبر ووافق عليه، وهو المسؤول عنه تحريريا."
        en = f"{by} reviewed and approved this article and holds editorial responsibility for it."
    return Responsibility(
        by=by,
        at=signed[-1] if signed else None,
        reviewed=by is not None,
        reviewers=tuple(dict.fromkeys(names)),
        statement_ar=ar,
        statement_en=en,
    )


def disclosure_of(article: Article) -> tuple[str, str]:
    """How the text was made, in Arabic and English."""
    writer = article.draft.writer
    if writer.model is None:
        ar = f"كُتب النص آليا بقواعد لغوية بلا نموذج ({writer.name})"
        en = f"Written automatically by rules of language, without a model ({writer.name})"
    else:
        ar = f"كتب النص النموذج {writer.model} (الكاتب {writer.name})"
        en = f"Written by the model {writer.model} (writer {writer.name})"
    if article.edited_by:
        names = "، ".join(article.edited_by)
        ar += f"، وحرّره {names}"
        en += f", edited by {', '.join(article.edited_by)}"
    if article.approved_by:
        ar += f"، ووافق على نشره {article.approved_by}"
        en += f", approved by {article.approved_by}"
    return f"{ar}.", f"{en}."
