"""The record beside each article: what it was made from, what was checked, who decided.

Unsigned, as it is made here, it lets anyone repeat the check; who wrote it, the signature of
``publish.signing`` says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.draft import manuscript
from musnad.core.ids import digest
from musnad.core.release import Release
from musnad.publish import disk
from musnad.publish.asked import of_rounds
from musnad.publish.links import file_id, safe_url

FOLDER = "articles"
_SOURCE_NOTES = {
    "gone": "the source removed its page on {day}; the archived capture is the evidence",
    "back": "the source's page was there again on {day}",
}
_SLUG = re.compile(r"[a-z0-9-]{1,140}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an earlier record says that a later page must keep to.

    ``capture`` is the record's part on the capture, as it stands in the file.
    """

    revision: int
    slug: str
    published: datetime
    withdrawn: bool
    capture: dict[str, object] | None


def name(article_id: str, revision: int | None = None) -> str:
    """The record's path from the site's root; of an old revision when one is given."""
    suffix = "" if revision is None else f"-r{revision}"
    return f"{FOLDER}/{file_id(article_id)}{suffix}.musnad.json"


def known(folder: Path, article_id: str) -> Known | None:
    """What this site already says about an article; None when nothing, or nothing readable."""
    return read(disk.read(folder, name(article_id)))


def read(data: bytes | None) -> Known | None:
    """What a record says that a later page must keep to."""
    if data is None:
        return None
    try:
        fields = json.loads(data)
        article, capture = fields["article"], fields.get("capture")
        found = Known(
            revision=int(article["revision"]),
            slug=str(article["slug"]),
            published=datetime.fromisoformat(article["published"]),
            withdrawn=fields["state"] == "withdrawn",
            capture=capture if isinstance(capture, dict) else None,
        )
    except (ValueError, TypeError, KeyError):
        return None
    return found if _SLUG.fullmatch(found.slug) and found.published.tzinfo else None


def taken(known: Known | None, release: Release | None) -> dict[str, object] | None:
    """What the record says of the capture, if it is still the capture of this release."""
    kept = known.capture if known else None
    return kept if kept and release and kept.get("sha256") == release.capture_sha256 else None


def told(
    article: Article,
    bases: Sequence[Release],
    *,
    slug: str,
    published: datetime,
    capture: dict[str, object] | None,
    page: bytes,
    related: Sequence[dict[str, object]] = (),
) -> bytes:
    """The record of a published revision, as JSON; equal facts give equal bytes.

    ``bases`` are the article's release, then the others it cites. Spans are half-open
    code-point offsets: of ``sentences`` into the article's sentences joined by newlines, of
    ``release.sentences`` into the release's text. ``related`` are releases of others about
    the same event.
    """
    text, release = manuscript(article.draft), bases[0]
    findings = {finding.id: finding for finding in article.report.findings}
    sentences = []
    for claim in text.claims:
        finding = findings.get(claim.id)
        row: dict[str, object] = {
            "id": claim.id,
            "role": claim.role,
            "start": claim.start,
            "end": claim.end,
            "text": claim.text,
            "cites": list(claim.cites),
            "verdict": finding.verdict if finding else "unchecked",
        }
        if finding:
            row["risk"] = finding.risk
            row["evidence"] = [
                {"sentence": one.sentence, "score": one.score} for one in finding.evidence
            ]
            row["problems"] = [
                {"kind": one.kind, "found": one.found, "start": one.start, "end": one.end}
                for one in finding.problems
            ]
        sentences.append(row)
    coverage, writer = article.draft.coverage, article.draft.writer
    return _json(
        {
            "musnad": 1,
            "type": "record",
            "signed": False,
            "state": "published",
            "article": {
                "id": article.id,
                "revision": article.revision,
                "slug": slug,
                "language": article.draft.language,
                "published": published.isoformat(),
                "changed": article.changed_at.isoformat(),
                "text_sha256": _hash(text.text),
                "notice": article.draft.notice,
            },
            "page": {"path": f"{FOLDER}/{slug}.html", "sha256": digest(page)},
            "release": _release(release),
            "other_releases": [_release(one) for one in bases[1:]],
            "capture": capture,
            "related": list(related),
            "writer": {
                "name": writer.name,
                "model": writer.model,
                "prompt_sha256": writer.prompt_sha256,
            },
            "rounds": of_rounds(article),
            "coverage": {
                "release_sentences": coverage.release_sentences,
                "rendered": coverage.rendered,
                "left": list(coverage.left),
            },
            "sentences": sentences,
            "decision": {
                "by_policy": article.decision,
                "approved_by": article.approved_by,
                "edited_by": list(article.edited_by),
            },
            "acceptances": [
                {
                    "sha256": _hash(one.text),
                    "kinds": list(one.kinds),
                    "reason": one.reason,
                    "by": one.by,
                    "at": one.at.isoformat(),
                }
                for one in article.acceptances
            ],
            "corrections": [
                {"at": one.at.isoformat(), "revision": one.revision, "reason": one.reason}
                for one in article.corrections
            ],
            "source_notes": [
                {
                    "at": one.at.isoformat(),
                    "kind": one.kind,
                    "url": safe_url(one.url),
                    "note": _SOURCE_NOTES[one.kind].format(day=one.at.date().isoformat()),
                }
                for one in article.source_notes
            ],
        }
    )


def _release(release: Release) -> dict[str, object]:
    return {
        "id": release.id,
        "source": release.source_id,
        "publisher": release.publisher,
        "url": safe_url(release.url),
        "title": release.title,
        "language": release.language,
        "published": release.published.isoformat() if release.published else None,
        "published_precision": release.published_precision,
        "text_sha256": _hash(release.text),
        "capture_sha256": release.capture_sha256,
        "notes": list(release.notes),
        "sentences": [
            {
                "id": one.id,
                "kind": one.kind,
                "start": one.start,
                "end": one.end,
                "sha256": _hash(one.text),
            }
            for one in release.sentences
        ],
    }


def withdrawn(article: Article, *, slug: str, published: datetime, at: datetime) -> bytes:
    """The record of an article that was taken back: that it was, and no more."""
    return _json(
        {
            "musnad": 1,
            "type": "record",
            "signed": False,
            "state": "withdrawn",
            "article": {
                "id": article.id,
                "revision": article.revision,
                "slug": slug,
                "published": published.isoformat(),
                "withdrawn": at.isoformat(),
            },
        }
    )


def set_aside(told: bytes, path: str, page: bytes) -> bytes:
    """A record for the page of an earlier revision, which has a place and a note of its own now.

    ``first_sha256`` is the hash of the page as it was while it was the article's.
    """
    fields = json.loads(told)
    before = fields.get("page") or {}
    first = before.get("first_sha256") or before.get("sha256")
    fields["page"] = {"path": path, "sha256": digest(page), "first_sha256": first}
    return _json(fields)


def of_capture(capture: Capture) -> dict[str, object]:
    """The record's part on a capture: where, when and which bytes."""
    return {
        "url": safe_url(capture.url),
        "sha256": capture.sha256,
        "bytes": len(capture.body),
        "media_type": capture.media_type,
        "fetched": capture.fetched_at.isoformat(),
    }


def _hash(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))


def _json(fields: dict[str, object]) -> bytes:
    text = json.dumps(fields, ensure_ascii=False)  # indenting it would be ten times slower
    return text.encode("utf-8", "backslashreplace") + b"\n"
