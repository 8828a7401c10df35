"""The report as one printable page: article and sources side by side, linked both ways.

Nothing in the page runs or is fetched, and all text of others is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from musnad.check.report import KINDS, NOTES, VERDICTS
from musnad.core.release import Release, Sentence
from musnad.core.report import Claim, Finding, Manuscript, Problem, Report

_RTL = frozenset({"ar", "fa", "he", "ur"})
_MARKS: Final = {
    "supported": ("✓", "✓"),
    "contradicted": ("✗", "✗"),
    "unsupported": ("؟", "?"),
    "unchecked": ("–", "–"),
}

_WORDS: Final = {
    "report": ("تقرير الفحص", "Check report"),
    "clean": ("النص سليم", "The text is clean"),
    "dirty": ("في النص ما يحتاج إلى مراجعة", "The text needs a person"),
    "article": ("النص", "The article"),
    "sources": ("المصادر", "The sources"),
    "review": ("للمراجعة", "To review"),
    "risk": ("احتمال الخطأ", "chance of error"),
    "evidence": ("السند", "Evidence"),
    "instead": ("ما في المصدر", "In the source"),
    "nearest": ("أقرب ما في المصدر", "Nearest in the source"),
    "cited": ("في النص", "In the article"),
    "original": ("الأصل", "Original"),
    "opinion": ("رأي ثانٍ", "Second opinion"),
    "said": ("تأييد المصدر", "support"),
    "none": ("تعذّر", "could not be had"),
    "title": ("العنوان", "title"),
    "empty": ("لا جمل في النص.", "The article has no sentences."),
}

_STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#565656;--paper:#fff;--card:#f6f5f2;
--line:#d8d5ce;--good:#23703f;--bad:#b3261e;--doubt:#935400;--wash:#fdeceA;--mark:#ffd7d1;
--link:#1d4fae;--aim:#fff3c4}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6e0;--soft:#b3aea5;--paper:#161513;
--card:#211f1c;--line:#413d37;--good:#7cc796;--bad:#ff9a8f;--doubt:#f0b35e;--wash:#3a211e;
--mark:#6d2a22;--link:#9dbcff;--aim:#4a3f14}}
*{box-sizing:border-box}
body{font-family:"IBM Plex Sans Arabic","Noto Sans Arabic","Noto Naskh Arabic",Tahoma,Arial,
sans-serif;line-height:1.75;margin:0 auto;max-width:88rem;padding:1.25rem;color:var(--ink);
background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.45rem;line-height:1.4;margin:0 0 .5rem}
h2{font-size:1.05rem;margin:0 0 .6rem}h3{font-size:1rem;margin:.2rem 0 .5rem;line-height:1.5}
a{color:var(--link)}bdi{unicode-bidi:isolate}
.sum,.todo{display:flex;flex-wrap:wrap;gap:.4rem .6rem;margin:0 0 .9rem;padding:0;list-style:none}
.sum li,.todo li{border:1px solid var(--line);border-radius:1rem;padding:0 .75rem;font-size:.9rem}
.note{border-inline-start:.3rem solid var(--doubt);padding:.2rem .8rem;background:var(--card)}
.cols{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.75rem;
align-items:start}
.src{position:sticky;top:.75rem;max-height:calc(100vh - 1.5rem);overflow:auto;
background:var(--card);border-radius:.5rem;padding:.9rem 1rem}
@media (max-width:54rem){body{padding:.9rem}.cols{grid-template-columns:minmax(0,1fr)}
.src{position:static;max-height:none}}
.s{border-inline-start:.35rem solid var(--line);padding:.15rem .8rem .3rem;margin:0 0 .8rem;
break-inside:avoid;border-radius:.15rem}
.s.supported{border-color:var(--good)}.s.contradicted{border-color:var(--bad)}
.s.unsupported{border-color:var(--doubt)}
.t{margin:0}.headline .t{font-size:1.2rem;font-weight:700}.crosshead .t{font-weight:700}
.v{font-size:.82rem;color:var(--soft)}.supported .m{color:var(--good)}
.contradicted .m{color:var(--bad)}.unsupported .m{color:var(--doubt)}.m{font-weight:700}
.p{font-size:.92rem;margin:.3rem 0;padding:.25rem .7rem;background:var(--wash);
border-radius:.3rem}
mark{background:var(--mark);color:inherit;padding:0 .12em;border-radius:.15em}
details{font-size:.86rem;margin:.15rem 0}summary{cursor:pointer;color:var(--soft)}
blockquote{margin:.3rem 0;padding:.1rem .7rem;border-inline-start:2px solid var(--line)}
.x{margin:.15rem 0;padding:.2rem .4rem;font-size:.95rem;border-radius:.3rem;
scroll-margin:.75rem}
.x.used{border-inline-start:.2rem solid var(--link)}
.s{scroll-margin:.75rem}:target{background:var(--aim);outline:2px solid var(--link)}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--card:#fff;
--line:#999;--good:#23703f;--bad:#b3261e;--doubt:#935400;--wash:#fff;--mark:#eee;
--link:#000;--aim:#fff}body{padding:0;max-width:none;font-size:10.5pt}
.src{position:static;max-height:none;overflow:visible;padding:0}a{text-decoration:none}
mark{text-decoration:underline;text-decoration-thickness:2px}nav{display:none}
.p{border:1px solid #999}:target{outline:none}}
"""


def to_html(
    report: Report, releases: Sequence[Release], manuscript: Manuscript, language: str = "ar"
) -> str:
    """One self-contained page in Arabic or English, readable without scripts.

    Each sentence of the article opens its evidence; each source sentence names the article's
    sentences that rest on it.
    """
    return _Page(report, releases, manuscript, 0 if language == "ar" else 1).html()


class _Page:
    """One rendering; ``side`` is 0 for Arabic, 1 for English."""

    def __init__(
        self, report: Report, releases: Sequence[Release], manuscript: Manuscript, side: int
    ) -> None:
        self.report, self.releases, self.manuscript, self.side = report, releases, manuscript, side
        self.known = {
            sentence.id: (sentence, release.language)
            for release in releases
            for sentence in release.sentences
        }
        self.cited: dict[str, list[str]] = {}
        for finding in report.findings:
            for one in finding.evidence:
                self.cited.setdefault(one.sentence, []).append(finding.id)

    def html(self) -> str:
        state = self.word("clean" if self.report.clean else "dirty")
        heading = f"{self.word('report')}: {state}"
        tongue, way = ("ar", "rtl") if self.side == 0 else ("en", "ltr")
        claims = {claim.id: claim for claim in self.manuscript.claims}
        body = "".join(self.finding(one, claims.get(one.id)) for one in self.report.findings)
        sources = "".join(self.release(release) for release in self.releases)
        return (
            f'<!doctype html>\n<html lang="{tongue}" dir="{way}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">\n"
            f"<title>{heading}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f"<header>\n<h1>{heading}</h1>\n{self.counts()}{self.notes()}{self.todo()}</header>\n"
            f'<div class="cols">\n<main><h2>{self.word("article")}</h2>\n'
            f"{body or '<p>' + self.word('empty') + '</p>'}</main>\n"
            f'<aside class="src"><h2>{self.word("sources")}</h2>\n{sources}</aside>\n</div>\n'
            "</body>\n</html>\n"
        )

    def word(self, name: str) -> str:
        return _WORDS[name][self.side]

    def counts(self) -> str:
        rows = "".join(
            f'<li class="{verdict}"><span class="m">{_MARKS[verdict][self.side]}</span> '
            f"{escape(names[self.side])}: <b>{self.report.count(verdict)}</b></li>"  # type: ignore[arg-type]
            for verdict, names in VERDICTS.items()
        )
        return f'<ul class="sum">{rows}</ul>\n'

    def notes(self) -> str:
        told = [NOTES[note][self.side] for note in self.report.notes if note in NOTES]
        return "".join(f'<p class="note">{escape(one)}</p>\n' for one in told)

    def todo(self) -> str:
        """Links to the sentences that a person should look at."""
        rows = []
        for one in self.report.findings:
            kinds = list(dict.fromkeys(KINDS[p.kind][self.side] for p in one.problems))
            if kinds or one.verdict in ("contradicted", "unsupported"):
                told = "، ".join(kinds) if self.side == 0 else ", ".join(kinds)
                rows.append(f"<li>{_link(one.id)} {escape(told)}</li>")
        if not rows:
            return ""
        return f'<nav><h2>{self.word("review")}</h2><ul class="todo">{"".join(rows)}</ul></nav>\n'

    def finding(self, finding: Finding, claim: Claim | None) -> str:
        role = claim.role if claim else "body"
        tongue = self.manuscript.language
        if role == "original" and self.releases:
            tongue = self.releases[0].language
        risk = ""
        if finding.verdict != "unchecked":
            # What is not judged has no chance of being wrong that would mean anything.
            risk = f" · {self.word('risk')} {_percent(min(0.99, max(0.01, finding.risk)))}"
        mark, name = _MARKS[finding.verdict][self.side], VERDICTS[finding.verdict][self.side]
        return (
            f'<article class="s {finding.verdict} {role}" id="{escape(finding.id)}">\n'
            f'<p class="t" dir="{_way(tongue)}" lang="{escape(tongue)}">{_marked(finding)}</p>\n'
            f'<div class="v"><span class="m">{mark} {escape(name)}</span>{risk} · '
            f"{_link(finding.id)}</div>\n"
            f"{''.join(self.problem(one) for one in finding.problems)}"
            f"{self.opinion(finding)}{self.evidence(finding)}</article>\n"
        )

    def problem(self, problem: Problem) -> str:
        told = problem.message_ar if self.side == 0 else problem.message_en
        link = f" {_link(problem.sentence)}" if problem.sentence else ""
        kind = escape(KINDS[problem.kind][self.side])
        return f'<p class="p"><b>{kind}</b>: {escape(told)}{link}</p>\n'

    def opinion(self, finding: Finding) -> str:
        opinion = finding.opinion
        if opinion is None:
            return ""
        told = self.word("none")
        if opinion.supported is not None:
            told = f"{self.word('said')} {_percent(opinion.supported)}"
        name = f"<bdi>{escape(opinion.name)}</bdi>"
        return f'<div class="v">{self.word("opinion")} ({name}): {told}</div>\n'

    def evidence(self, finding: Finding) -> str:
        """What the sentence rests on, quoted: open where a person has to look."""
        rows = []
        for one in finding.evidence:
            if one.sentence in self.known:
                sentence, tongue = self.known[one.sentence]
                rows.append(
                    f'<blockquote dir="{_way(tongue)}" lang="{escape(tongue)}">'
                    f"{_link(one.sentence)} <bdi>({_percent(one.score)})</bdi> "
                    f"{escape(sentence.text)}</blockquote>\n"
                )
        if not rows:
            return ""
        sound = finding.verdict in ("supported", "unchecked")
        against = "instead" if finding.verdict == "contradicted" else "nearest"
        state, label = ("", "evidence") if sound else (" open", against)
        names = " ".join(_link(one.sentence) for one in finding.evidence)
        return (
            f"<details{state}><summary>{self.word(label)}: {names}</summary>\n"
            f"{''.join(rows)}</details>\n"
        )

    def release(self, release: Release) -> str:
        title = escape(release.publisher or release.title or release.source_id)
        when = release.published.date().isoformat() if release.published else ""
        link = ""
        if release.url and release.url.startswith(("http://", "https://")):
            link = (
                f' <a href="{escape(release.url)}" rel="noopener noreferrer">'
                f"{self.word('original')}</a>"
            )
        rows = "".join(self.sentence(one, release.language) for one in release.sentences)
        way = _way(release.language)
        head = f'<h3><bdi dir="{way}">{title}</bdi> <span class="v"><bdi>{when}</bdi>{link}</span>'
        return f"{head}</h3>\n{rows}"

    def sentence(self, sentence: Sentence, language: str) -> str:
        cited = self.cited.get(sentence.id, ())
        back = " ".join(_link(one) for one in cited)
        own = "rtl" if self.side == 0 else "ltr"
        told = f' <bdi class="v" dir="{own}">[{self.word("cited")}: {back}]</bdi>' if cited else ""
        used = " used" if cited else ""
        return (
            f'<p class="x{used}" id="{escape(sentence.id)}" dir="{_way(language)}" '
            f'lang="{escape(language)}"><span class="v"><bdi>{escape(sentence.id)}</bdi></span> '
            f"{escape(sentence.text)}{told}</p>\n"
        )


def _way(language: str) -> str:
    return "rtl" if language in _RTL else "ltr"


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def _link(anchor: str) -> str:
    return f'<bdi><a href="#{escape(anchor)}">{escape(anchor)}</a></bdi>'


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
