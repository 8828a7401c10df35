"""Prepares an article for its page: every sentence with its evidence, ready to be set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import get_args

from musnad.core.article import Article
from musnad.core.draft import Block, BlockType, Line
from musnad.core.release import Release, Sentence
from musnad.core.report import Finding, Verdict
from musnad.lexicon.book import load
from musnad.lexicon.ledger import cited
from musnad.publish.links import sentence_url
from musnad.publish.markup import direction, language_tag, plain

NOTICE = "إشعار"
"""The label of a notice on pages and in feeds."""

_EVIDENCE_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of the release as shown, with a link to it in its page if there is one."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the article: what it rests on, and what the check said of it.

    ``number`` is 0 when there is nothing to open; ``problems`` are sentences in Arabic.
    """

    text: str
    number: int
    verdict: Verdict
    evidence: tuple[Quoted, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of sentences; ``originals`` and their ``title`` only in type ``original``.

    ``records`` are the public records behind a ``background``.
    """

    type: BlockType
    title: str = ""
    sentences: tuple[Told, ...] = ()
    originals: tuple[Quoted, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the article's template sets, as plain text without hostile characters.

    ``counts`` tells how many of the article's own sentences have each verdict; crossheads
    and sentences in the original language are not among them.
    """

    headline: Told
    kicker: str
    lead: Told | None
    sections: tuple[Section, ...]
    source: str
    source_title: str
    language: str
    release_language: str
    release_direction: str
    counts: dict[Verdict, int]


def prepare(article: Article, release: Release, source: str) -> Page:
    """The page of an article; ``source`` is the publisher's name as readers know it.

    Sentences of the release that the draft left out and does not print are added in the
    original language, so that nothing is lost.
    """
    told = _Teller(article, release)
    headline = told.next(article.draft.headline)
    lead = told.next(article.draft.lead) if article.draft.lead.text else None
    sections = [_section(block, told, release) for block in article.draft.blocks]
    if not any(section.type == "original" for section in sections):
        left = tuple(_quoted(release, one) for one in _found(release, article.draft.coverage.left))
        sections += [Section(type="original", originals=left)] if left else []
    sections = _titled(sections)
    return Page(
        headline=headline,
        kicker=_kicker(article),
        lead=lead,
        sections=tuple(sections),
        source=plain(source),
        source_title=plain(release.title),
        language=language_tag(article.draft.language),
        release_language=language_tag(release.language),
        release_direction=direction(release.language),
        counts=told.counts,
    )


class _Teller:
    """Walks the draft in reading order, matching each sentence with its finding."""

    def __init__(self, article: Article, release: Release) -> None:
        self._release = release
        self._findings = {finding.id: finding for finding in article.report.findings}
        self._claims = count(1)
        self._numbers = count(1)
        self.counts: dict[Verdict, int] = dict.fromkeys(get_args(Verdict), 0)

    def next(self, line: Line, *, numbered: bool = True) -> Told:
        """The next sentence of the draft; only numbered ones count as sentences told."""
        finding = self._findings.get(f"a{next(self._claims)}")
        if finding is not None and finding.text != line.text:
            finding = None  # a report on some other text must not vouch for this one
        verdict = finding.verdict if finding else "unchecked"
        self.counts[verdict] += numbered
        named = line.cites or _aligned(finding)
        evidence = [_quoted(self._release, one) for one in _found(self._release, named)]
        problems = [plain(one.message_ar) for one in finding.problems] if finding else []
        opens = numbered and bool(
            evidence or problems or verdict in ("contradicted", "unsupported")
        )
        return Told(
            text=plain(line.text),
            number=next(self._numbers) if opens else 0,
            verdict=verdict,
            evidence=tuple(evidence[:_EVIDENCE_SHOWN]),
            problems=tuple(dict.fromkeys(problems)),
        )


def _kicker(article: Article) -> str:
    """The kicker, unless it only repeats the label that every notice carries."""
    kicker = plain(article.draft.kicker)
    return "" if kicker == NOTICE else kicker


def _section(block: Block, told: _Teller, release: Release) -> Section:
    sentences = tuple(
        told.next(line, numbered=block.type not in ("crosshead", "original"))
        for line in block.sentences
    )
    if block.type != "original":
        return Section(type=block.type, sentences=sentences, records=_records(block))
    return Section(
        type="original",
        originals=tuple(_original(release, line) for line in block.sentences),
    )


def _records(block: Block) -> tuple[str, ...]:
    rows = (fact for line in block.sentences for fact in cited(line.cites, load()))
    return tuple(dict.fromkeys(plain(fact.source) for fact in rows))


def _titled(sections: list[Section]) -> list[Section]:
    """A crosshead right above what is in the original language becomes its title."""
    kept: list[Section] = []
    for section in sections:
        if section.type == "original" and kept and kept[-1].type == "crosshead":
            title = " ".join(one.text for one in kept.pop().sentences)
            kept.append(replace(section, title=title))
        else:
            kept.append(section)
    return kept


def _original(release: Release, line: Line) -> Quoted:
    for sentence in _found(release, line.cites):
        if sentence.text == line.text:
            return _quoted(release, sentence)
    return Quoted(text=plain(line.text), url=None)


def _quoted(release: Release, sentence: Sentence) -> Quoted:
    return Quoted(text=plain(sentence.text), url=sentence_url(release, sentence))


def _aligned(finding: Finding | None) -> tuple[str, ...]:
    return tuple(one.sentence for one in finding.evidence) if finding else ()


def _found(release: Release, ids: tuple[str, ...]) -> Iterator[Sentence]:
    wanted = set(ids)
    return (sentence for sentence in release.citable if sentence.id in wanted)
