"""An article that was written by hand command, in the form that was asked for."""

from __future__ import annotations

import json

from musnad.check.report import to_json
from musnad.cli import rounds
from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.draft import Line
from musnad.core.house import House
from musnad.core.release import Release
from musnad.write.brief.explain import Account, as_values
from musnad.write.render import to_markdown, to_text


def render(
    article: Article,
    release: Release,
    capture: Capture,
    form: str,
    house: House,
    *,
    explained: tuple[Account, ...] = (),
) -> str:
    """The article as ``text``, ``md``, ``json`` or ``html``, ending in a new line.

    What made each clause (``explained``) goes into the JSON alone.
    """
    if form == "json":
        value = as_json(article, release)
        if explained:
            value["explain"] = as_values(explained)
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from musnad.publish.single import page_of

        return page_of(article, release, capture, house).rstrip() + "\n"
    return to_markdown(article, release) if form == "md" else to_text(article, release)


def as_json(article: Article, release: Release) -> dict[str, object]:
    """The contract's form: release, article, report, decision."""
    draft = article.draft
    return {
        "musnad": 1,
        "release": _release(release),
        "article": {
            "id": article.id,
            "revision": article.revision,
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
        },
        "rounds": rounds.as_values(article.rounds),
        "report": to_json(article.report, (release,)),
        "decision": article.decision,
    }


def _line(line: Line) -> dict[str, object]:
    return {"text": line.text, "cites": list(line.cites)}


def _release(release: Release) -> dict[str, object]:
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
