"""A report for programs (JSON) and for a terminal (text); ``check.page`` has the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.core.release import Release
from musnad.core.report import Finding, Problem, Report

VERSION = 1

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

VERDICTS: Final = {
    "supported": ("مُسنَدة", "supported"),
    "contradicted": ("يخالفها المصدر", "contradicted"),
    "unsupported": ("بلا سند", "unsupported"),
    "unchecked": ("لا تُفحص", "unchecked"),
}
KINDS: Final = {
    "number": ("عدد", "number"),
    "date": ("تاريخ", "date"),
    "person": ("اسم شخص", "person"),
    "place": ("مكان", "place"),
    "organisation": ("جهة", "organisation"),
    "title": ("صفة", "title"),
    "quote": ("اقتباس", "quote"),
    "polarity": ("نفي أو عكس", "polarity"),
    "unsupported": ("بلا سند", "unsupported"),
    "stale": ("معلومة قديمة", "stale"),
    "chatter": ("كلام نموذج", "chatter"),
    "promo": ("ترويج", "promo"),
    "structure": ("بنية", "structure"),
}
NOTES: Final = {
    "source_empty": (
        "لا نص في المصدر، ومصدر فارغ لا يسند شيئا.",
        "The source has no text, and an empty source supports nothing.",
    ),
    "language_unknown": (
        "لغة لا يعرفها المقارن: فُحصت الأعداد والأسماء وحدها.",
        "A language that the encoder does not know: only figures and names were checked.",
    ),
    "visual_order": (
        "حروف النص أو المصدر مخزّنة معكوسة كما تُرى، فلا تُقارن: أعد استخراج النص.",
        "The letters of the article or a source are stored backwards: extract the text again.",
    ),
    "second_opinion": (
        "طُلب رأي ثانٍ في ما لم يُقطع فيه، وهو مبيّن عند كل جملة سُئل عنها.",
        "A second opinion was asked where the checker was unsure; each such sentence says so.",
    ),
    "second_opinion_failed": (
        "تعذّر رأي ثانٍ في جملة أو أكثر، فبقي الحكم الأول.",
        "A second opinion could not be had for some sentences: the first judgement stands.",
    ),
}
"""What each of a report's notes means, in Arabic and English."""


def to_json(report: Report, releases: Sequence[Release]) -> dict[str, Plain]:
    """The report in the shape of ``musnad check --format json``; plain data only."""
    return {
        "musnad": VERSION,
        "sources": [_source(release, n) for n, release in enumerate(releases, start=1)],
        "sentences": [_finding(finding) for finding in report.findings],
        "summary": {
            "sentences": len(report.findings),
            "supported": report.count("supported"),
            "contradicted": report.count("contradicted"),
            "unsupported": report.count("unsupported"),
            "unchecked": report.count("unchecked"),
            "clean": report.clean,
        },
        "notes": list(report.notes),
    }


def _source(release: Release, number: int) -> Plain:
    label = release.sentences[0].id.rpartition(".")[0] if release.sentences else f"s{number}"
    return {
        "id": label or f"s{number}",
        "language": release.language,
        "url": release.url,
        "title": release.title,
        "published": release.published.isoformat() if release.published else None,
        "sentences": [
            {"id": one.id, "text": one.text, "start": one.start, "end": one.end, "kind": one.kind}
            for one in release.sentences
        ],
    }


def _finding(finding: Finding) -> Plain:
    opinion = finding.opinion
    told: dict[str, Plain] = {
        "id": finding.id,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "verdict": finding.verdict,
        "risk": finding.risk,
        "evidence": [{"sentence": one.sentence, "score": one.score} for one in finding.evidence],
        "problems": [_problem(problem) for problem in finding.problems],
    }
    if opinion is not None:
        told["second_opinion"] = {
            "name": opinion.name,
            "supported": opinion.supported,
            "risk_before": opinion.risk,
        }
    return told


def _problem(problem: Problem) -> Plain:
    return {
        "kind": problem.kind,
        "found": problem.found,
        "start": problem.start,
        "end": problem.end,
        "expected": problem.expected,
        "sentence": problem.sentence,
        "message": {"ar": problem.message_ar, "en": problem.message_en},
    }


def to_text(report: Report, releases: Sequence[Release], language: str = "ar") -> str:
    """The report for a terminal: the sentences that need a person, then the count."""
    arabic = language == "ar"
    side = 0 if arabic else 1
    known = {one.id: one.text for release in releases for one in release.sentences}
    lines: list[str] = [NOTES[note][side] for note in report.notes if note in NOTES]
    for finding in report.findings:
        if finding.verdict == "supported" and not finding.problems:
            continue
        if finding.verdict == "unchecked" and not finding.problems:
            continue
        lines += ["", f"[{VERDICTS[finding.verdict][side]}] {finding.id}  {_flat(finding.text)}"]
        for problem in finding.problems:
            told = problem.message_ar if arabic else problem.message_en
            lines.append(f"  · {KINDS[problem.kind][side]}: {told}")
            if problem.sentence and problem.sentence in known:
                lines.append(f"    {problem.sentence}: {_flat(known[problem.sentence])}")
    lines += ["", _summary(report, arabic=arabic)]
    return "\n".join(lines).strip() + "\n"


def _flat(text: str, longest: int = 240) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def _summary(report: Report, *, arabic: bool) -> str:
    counts = {verdict: report.count(verdict) for verdict in VERDICTS}  # type: ignore[arg-type]
    if arabic:
        told = "، ".join(f"{VERDICTS[verdict][0]}: {count}" for verdict, count in counts.items())
        end = "النص سليم." if report.clean else "في النص ما يحتاج إلى مراجعة."
        return f"الجمل: {len(report.findings)} ({told}). {end}"
    told = ", ".join(f"{verdict}: {count}" for verdict, count in counts.items())
    end = "The text is clean." if report.clean else "The text needs a person."
    return f"Sentences: {len(report.findings)} ({told}). {end}"
