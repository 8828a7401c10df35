"""Values of the newsroom as plain data: what commands print and the API answers, in one shape."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.check.report import to_json
from musnad.core.article import Article
from musnad.core.asking import Round
from musnad.core.draft import Draft, Line
from musnad.core.happening import Happening, Tie, Trace
from musnad.core.release import Release


def written_form(article: Article, release: Release) -> dict[str, object]:
    """The form of ``musnad write --format json``: release, article, rounds, report, decision."""
    return {
        "musnad": 1,
        "release": release_form(release),
        "article": {
            "id": article.id,
            "revision": article.revision,
            **draft_form(article.draft),
        },
        "rounds": rounds_form(article.rounds),
        "report": to_json(article.report, (release,)),
        "decision": article.decision,
    }


def draft_form(draft: Draft) -> dict[str, object]:
    """The words of an article, what they rest on, and who wrote them."""
    return {
        "headline": draft.headline.text,
        "headline_cites": list(draft.headline.cites),
        "kicker": draft.kicker,
        "lead": draft.lead.text,
        "lead_cites": list(draft.lead.cites),
        "blocks": [
            {"type": block.type, "sentences": [_line(line) for line in block.sentences]}
            for block in draft.blocks
        ],
        "language": draft.language,
        "writer": {
            "name": draft.writer.name,
            "model": draft.writer.model,
            "prompt_sha256": draft.writer.prompt_sha256,
        },
        "coverage": {
            "release_sentences": draft.coverage.release_sentences,
            "rendered": draft.coverage.rendered,
            "left": list(draft.coverage.left),
        },
    }


def release_form(release: Release) -> dict[str, object]:
    """A release with its one text and its sentences."""
    return {
        "id": release.id,
        "url": release.url,
        "language": release.language,
        "title": release.title,
        "publisher": release.publisher,
        "published": release.published.isoformat() if release.published else None,
        "published_precision": release.published_precision,
        "dateline": release.dateline,
        "text": release.text,
        "sentences": [
            {
                "id": one.id,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "paragraph": one.paragraph,
            }
            for one in release.sentences
        ],
        "notes": list(release.notes),
    }


def rounds_form(rounds: Iterable[Round]) -> list[dict[str, object]]:
    """The rounds word for word, for whoever wrote the article: prompts, answers, what failed."""
    return [
        {
            "kind": one.kind,
            "writer": one.call.writer,
            "model": one.call.model,
            "prompt": {
                "id": one.prompt.id,
                "sha256": one.prompt.sha256,
                "system": one.prompt.system,
                "user": one.prompt.user,
                "schema": one.prompt.schema,
            },
            "answer": one.answer,
            "error": one.error or None,
            "cached": one.call.cached,
            "retries": one.call.retries,
            "latency_ms": one.call.latency_ms,
            "input_tokens": one.call.input_tokens,
            "output_tokens": one.call.output_tokens,
            "price_micros": one.call.price_micros,
            "removals": [{"code": gone.code, "text": gone.text} for gone in one.removals],
            "failures": [
                {
                    "sentence": f"a{failed.line}",
                    "text": failed.text,
                    "verdict": failed.verdict,
                    "kinds": list(failed.kinds),
                    "problems": list(failed.problems),
                    "evidence": list(failed.evidence),
                }
                for failed in one.failures
            ],
        }
        for one in rounds
    ]


def event_form(happening: Happening) -> dict[str, object]:
    """An event as plain data."""
    return {
        "id": happening.id,
        "releases": [_member(one) for one in happening.members],
        "ties": [_tie(one) for one in happening.ties],
    }


def _member(one: Trace) -> dict[str, object]:
    return {
        "id": one.release_id,
        "article": one.article_id,
        "source": one.source_id,
        "url": one.url,
        "language": one.language,
        "title": one.title,
        "published": one.published.isoformat(),
    }


def _tie(one: Tie) -> dict[str, object]:
    reasons = {reason.kind: list(reason.values) for reason in one.reasons}
    return {"first": one.first, "second": one.second, "score": one.score, "reasons": reasons}


def _line(line: Line) -> dict[str, object]:
    return {"text": line.text, "cites": list(line.cites)}
