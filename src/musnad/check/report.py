"""A report for programs (JSON), for a terminal (text) and for a desk (one HTML file)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from musnad.core.release import Release, Sentence
from musnad.core.report import Finding, Manuscript, Problem, Report

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
_NOTES: Final = {
    "source_empty": (
        "لا نص في المصدر، ومصدر فارغ لا يسند شيئا.",
        "The source has no text, and an empty source supports nothing.",
    ),
    "language_unknown": (
        "لغة لا يعرفها المقارن: فُحصت الأعداد والأسماء وحدها.",
        "A language that the encoder does not know: only figures and names were checked.",
    ),
}


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
    return {
        "id": finding.id,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "verdict": finding.verdict,
        "risk": finding.risk,
        "evidence": [{"sentence": one.sentence, "score": one.score} for one in finding.evidence],
        "problems": [_problem(problem) for problem in finding.problems],
    }


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
    lines: list[str] = [_NOTES[note][side] for note in report.notes if note in _NOTES]
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


# --- one printable page --------------------------------------------------------------------

_STYLE = """
:root{color-scheme:light}
body{font-family:"IBM Plex Sans Arabic","Noto Naskh Arabic",Tahoma,sans-serif;line-height:1.8;
 margin:0 auto;max-width:76rem;padding:1.5rem;color:#1b1b1b;background:#fff}
h1{font-size:1.4rem;margin:0 0 .3rem}h2{font-size:1.05rem;margin:1.2rem 0 .4rem}
.sum{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;margin:0 0 1rem;padding:0;list-style:none}
.cols{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
@media (max-width:52rem){.cols{grid-template-columns:minmax(0,1fr)}}
.s{border-inline-start:.35rem solid #ccc;padding:.1rem .8rem;margin:.5rem 0;break-inside:avoid}
.supported{border-color:#2e7d4f}.contradicted{border-color:#b3261e}
.unsupported{border-color:#c77700}
.v{font-size:.8rem;color:#555}.p{font-size:.9rem;margin:.2rem 0;padding:.2rem .6rem;
 background:#fdf1ef}
mark{background:#ffd9d4;padding:0 .1em}.e{font-size:.85rem}.src{margin:.3rem 0;font-size:.95rem}
:target{outline:2px solid #2457c5;outline-offset:2px}
a{color:#2457c5}
@media print{body{padding:0;max-width:none}.cols{display:block}}
"""


def to_html(report: Report, releases: Sequence[Release], manuscript: Manuscript) -> str:
    """One self-contained page, right to left, article and sources side by side and linked.

    Nothing in it runs or is fetched; all text is escaped.
    """
    body = "".join(_sentence_html(finding, manuscript) for finding in report.findings)
    sources = "".join(_release_html(release) for release in releases)
    notes = "".join(f"<p>{escape(_NOTES[note][0])}</p>" for note in report.notes if note in _NOTES)
    counts = "".join(
        f"<li><b>{report.count(verdict)}</b> {escape(names[0])}</li>"  # type: ignore[arg-type]
        for verdict, names in VERDICTS.items()
    )
    state = "النص سليم" if report.clean else "في النص ما يحتاج إلى مراجعة"
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>تقرير الفحص: {state}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>تقرير الفحص: {state}</h1>\n<ul class="sum">{counts}</ul>\n{notes}'
        f'<div class="cols">\n<section><h2>النص</h2>\n{body}</section>\n'
        f"<section><h2>المصادر</h2>\n{sources}</section>\n</div>\n</body>\n</html>\n"
    )


def _direction(language: str) -> str:
    return "rtl" if language in ("ar", "fa", "he", "ur") else "ltr"


def _sentence_html(finding: Finding, manuscript: Manuscript) -> str:
    problems = "".join(
        f'<p class="p"><b>{escape(KINDS[problem.kind][0])}</b>: {escape(problem.message_ar)}'
        f"{_link(problem.sentence)}</p>\n"
        for problem in finding.problems
    )
    links = "، ".join(
        f'<bdi><a href="#{escape(one.sentence)}">{escape(one.sentence)}</a>'
        f" ({round(one.score * 100)}%)</bdi>"
        for one in finding.evidence
    )
    shown = f'<div class="e">السند: {links}</div>\n' if links else ""
    name = VERDICTS[finding.verdict][0]
    # What is not judged has no chance of being wrong that would mean anything to a reader.
    risk = "" if finding.verdict == "unchecked" else f" · احتمال الخطأ {round(finding.risk * 100)}%"
    way = _direction(manuscript.language)
    return (
        f'<div class="s {finding.verdict}" id="{escape(finding.id)}">\n'
        f'<div dir="{way}" lang="{escape(manuscript.language)}">{_marked(finding)}</div>\n'
        f'<div class="v">{escape(name)}{risk}</div>\n'
        f"{problems}{shown}</div>\n"
    )


def _link(sentence: str | None) -> str:
    return f' <a href="#{escape(sentence)}">{escape(sentence)}</a>' if sentence else ""


def _marked(finding: Finding) -> str:
    """The sentence with what is wrong in it marked; a problem of the whole is not marked."""
    spans = sorted(
        (max(0, problem.start - finding.start), problem.end - finding.start)
        for problem in finding.problems
        if (problem.start, problem.end) != (finding.start, finding.end)
    )
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start < at or end <= start or end > len(finding.text):
            continue
        parts.append(escape(finding.text[at:start]))
        parts.append(f"<mark>{escape(finding.text[start:end])}</mark>")
        at = end
    parts.append(escape(finding.text[at:]))
    return "".join(parts)


def _release_html(release: Release) -> str:
    title = escape(release.publisher or release.title or release.source_id)
    when = release.published.date().isoformat() if release.published else ""
    link = ""
    if release.url and release.url.startswith(("http://", "https://")):
        link = f' · <a href="{escape(release.url)}" rel="noopener noreferrer">الأصل</a>'
    rows = "".join(_source_html(sentence, release.language) for sentence in release.sentences)
    return f'<h2>{title} <span class="v">{when}{link}</span></h2>\n{rows}'


def _source_html(sentence: Sentence, language: str) -> str:
    return (
        f'<p class="src" id="{escape(sentence.id)}" dir="{_direction(language)}" '
        f'lang="{escape(language)}"><span class="v">{escape(sentence.id)}</span> '
        f"{escape(sentence.text)}</p>\n"
    )
