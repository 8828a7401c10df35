"""Prepares an article for its page: every sentence with its evidence, ready to be set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import get_args

from musnad.core.article import Acceptance, Article
from musnad.core.draft import Block, BlockType, Line
from musnad.core.house import House
from musnad.core.release import Release, Sentence
from musnad.core.report import Finding, Verdict
from musnad.lexicon.book import load, speaking
from musnad.lexicon.house import lexicon_of
from musnad.lexicon.ledger import cited
from musnad.publish.links import safe_url, sentence_url
from musnad.publish.markup import direction, language_tag, plain
from musnad.publish.moments import write_day, write_moment

NOTICE = "إشعار"
"""The label of a notice on pages and in feeds."""

_EVIDENCE_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A release that an article rests on, and its publisher's name as readers know it.

    ``capture_sha256`` is of the bytes it was read from, None when they are not kept.
    """

    release: Release
    source: str
    capture_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of a release as shown, with a link to it in its page if there is one.

    ``source`` is the publisher's name where it is not the article's own release, else "".
    """

    text: str
    url: str | None
    language: str
    direction: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A release named as one that the article rests on; ``at`` is "" where it gave no time."""

    source: str
    title: str
    url: str | None
    language: str
    direction: str
    published: datetime | None
    at: str
    capture_sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the article: what it rests on, and what the check said of it.

    ``id`` is the claim's (``a3``), ``number`` 0 when there is nothing to open, ``problems``
    are sentences in Arabic; ``accepted`` is who answers for it although it was flagged.
    """

    id: str
    text: str
    number: int
    verdict: Verdict
    evidence: tuple[Quoted, ...]
    problems: tuple[str, ...]
    accepted: Acceptance | None = None

    @property
    def flagged(self) -> bool:
        """Whether the check had something to say against it."""
        return bool(self.problems) or self.verdict in ("contradicted", "unsupported")


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
    told: tuple[Told, ...]
    bases: tuple[Stated, ...]


def prepare(article: Article, bases: Sequence[Basis], house: House) -> Page:
    """The page of an article; ``bases`` are its own release, then the others it cites.

    Sentences of its own release that the draft left out and does not print are added in the
    original language, so that nothing is lost.
    """
    release, source = bases[0].release, bases[0].source
    told = _Teller(article, bases)
    headline = told.next(article.draft.headline)
    lead = told.next(article.draft.lead) if article.draft.lead.text else None
    with speaking(lexicon_of(house)):  # it may cite the house's own ledger
        sections = [_section(block, told) for block in article.draft.blocks]
    if not any(section.type == "original" for section in sections):
        left = tuple(told.found(article.draft.coverage.left))
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
        told=tuple(told.all),
        bases=tuple(_stated(one, house) for one in bases),
    )


class _Teller:
    """Walks the draft in reading order, matching each sentence with its finding."""

    def __init__(self, article: Article, bases: Sequence[Basis]) -> None:
        self._article = article
        self._quoted = {
            sentence.id: (basis, sentence) for basis in bases for sentence in basis.release.citable
        }
        self._own = bases[0]
        self._findings = {finding.id: finding for finding in article.report.findings}
        self._claims = count(1)
        self._numbers = count(1)
        self.counts: dict[Verdict, int] = dict.fromkeys(get_args(Verdict), 0)
        self.all: list[Told] = []

    def next(self, line: Line, *, numbered: bool = True) -> Told:
        """The next sentence of the draft; only numbered ones count as sentences told."""
        claim = f"a{next(self._claims)}"
        finding = self._findings.get(claim)
        if finding is not None and finding.text != line.text:
            finding = None  # a report on some other text must not vouch for this one
        verdict = finding.verdict if finding else "unchecked"
        self.counts[verdict] += numbered
        evidence = self.found(line.cites or _aligned(finding))
        problems = [plain(one.message_ar) for one in finding.problems] if finding else []
        accepted = self._article.accepted(line.text)
        opens = numbered and bool(
            evidence or problems or accepted or verdict in ("contradicted", "unsupported")
        )
        told = Told(
            id=claim,
            text=plain(line.text),
            number=next(self._numbers) if opens else 0,
            verdict=verdict,
            evidence=tuple(evidence[:_EVIDENCE_SHOWN]),
            problems=tuple(dict.fromkeys(problems)),
            accepted=accepted,
        )
        if numbered:
            self.all.append(told)
        return told

    def found(self, ids: Sequence[str]) -> list[Quoted]:
        """The sentences of the releases with these ids, in the releases' order."""
        if len(ids) == 1:  # as it is most often
            return [self._as_quoted(*self._quoted[one]) for one in ids if one in self._quoted]
        wanted = set(ids)
        return [self._as_quoted(*self._quoted[one]) for one in self._quoted if one in wanted]

    def original(self, line: Line) -> Quoted:
        """A line in the source's own words, with its place in the source."""
        for one in line.cites:
            if one in self._quoted and self._quoted[one][1].text == line.text:
                return self._as_quoted(*self._quoted[one])
        language = self._own.release.language
        return Quoted(
            text=plain(line.text),
            url=None,
            language=language_tag(language),
            direction=direction(language),
        )

    def _as_quoted(self, basis: Basis, sentence: Sentence) -> Quoted:
        return Quoted(
            text=plain(sentence.text),
            url=sentence_url(basis.release, sentence),
            language=language_tag(basis.release.language),
            direction=direction(basis.release.language),
            source="" if basis is self._own else plain(basis.source),
        )


def _stated(basis: Basis, house: House) -> Stated:
    release = basis.release
    return Stated(
        source=plain(basis.source),
        title=plain(release.title),
        url=safe_url(release.url),
        language=language_tag(release.language),
        direction=direction(release.language),
        published=release.published,
        at=_at_source(release, house),
        capture_sha256=basis.capture_sha256,
    )


def _at_source(release: Release, house: House) -> str:
    if release.published is None:
        return ""
    if release.published_precision == "day":
        return write_day(release.published.date(), house)
    return write_moment(release.published, house)


def _kicker(article: Article) -> str:
    """The kicker, unless it only repeats the label that every notice carries."""
    kicker = plain(article.draft.kicker)
    return "" if kicker == NOTICE else kicker


def _section(block: Block, told: _Teller) -> Section:
    sentences = tuple(
        told.next(line, numbered=block.type not in ("crosshead", "original"))
        for line in block.sentences
    )
    if block.type != "original":
        return Section(type=block.type, sentences=sentences, records=_records(block))
    return Section(
        type="original",
        originals=tuple(told.original(line) for line in block.sentences),
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


def _aligned(finding: Finding | None) -> tuple[str, ...]:
    return tuple(one.sentence for one in finding.evidence) if finding else ()
