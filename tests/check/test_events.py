"""Free but correct articles pass clean; the errors planted in others are named."""

from __future__ import annotations

import pytest

from demo import pages, samples
from musnad.arabic.sentences import sentences
from musnad.check.checker import Checker
from musnad.check.manuscript import manuscript
from musnad.core.release import Release, Sentence, release_id
from tests.check.events import CORRECT, SPOILED, Spoiled


def release(slug: str) -> Release:
    sample = next(one for one in samples.load("releases") if one.slug == slug)
    english, arabic, _ = pages.SITES[sample.source]
    parts = (sample.title, *sample.paragraphs)
    text = "\n".join(parts)
    numbered: list[Sentence] = []
    for start, end in sentences(text, sample.language):
        kind = "title" if not numbered else "text"
        numbered.append(
            Sentence(
                id=f"s1.{len(numbered)}", text=text[start:end], start=start, end=end, kind=kind
            )
        )
    return Release(
        id=release_id(sample.language, numbered),
        source_id=sample.source,
        url=None,
        language=sample.language,
        title=sample.title,
        publisher=arabic if sample.language == "ar" else english,
        published=sample.published,
        text=text,
        sentences=tuple(numbered),
    )


@pytest.mark.parametrize("slug", sorted(CORRECT))
def test_a_correct_article_passes_clean(checker: Checker, slug: str) -> None:
    report = checker.check(manuscript(CORRECT[slug]), [release(slug)])
    wrong = [(f.text, f.verdict, f.risk, f.problems) for f in report.findings if f.problems]
    assert not wrong
    assert report.clean


@pytest.mark.parametrize(
    ("slug", "spoiled"),
    [(slug, one) for slug, several in sorted(SPOILED.items()) for one in several],
)
def test_a_planted_error_is_named(checker: Checker, slug: str, spoiled: Spoiled) -> None:
    finding = checker.check(manuscript(spoiled.text), [release(slug)]).findings[0]
    assert finding.verdict in ("contradicted", "unsupported"), finding
    assert spoiled.kinds & {problem.kind for problem in finding.problems}, finding.problems
