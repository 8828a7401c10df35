"""The checker: a manuscript and its releases in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from musnad.arabic.normal import fold
from musnad.check import (
    attribution,
    background,
    chatter,
    counting,
    dates,
    modality,
    names,
    negation,
    numbers,
    opposites,
    places,
    promo,
    quotes,
    roles,
    sounds,
    stale,
    structure,
    titles,
    unsupported,
)
from musnad.check.align import Aligned, Item, Sources, align, gather, read_claim
from musnad.check.cover import cover
from musnad.check.decide import Model, decide, shipped, unchecked
from musnad.check.order import in_visual_order
from musnad.check.second import Consulted, reconsider
from musnad.check.second import notes as opinions
from musnad.check.suspicion import Suspicion, noticed
from musnad.core.house import House
from musnad.core.ports import Check, Encoder
from musnad.core.release import Release
from musnad.core.report import Claim, Evidence, Finding, Manuscript, Report
from musnad.lexicon.book import speaking
from musnad.lexicon.house import lexicon_of

_EACH = (
    numbers.find,
    counting.find,
    dates.find,
    names.find,
    sounds.find,
    places.find,
    titles.find,
    negation.find,
    opposites.find,
    attribution.find,
    roles.find,
    modality.find,
    stale.find,
    unsupported.find,
)
_SILENCING = ("chatter.", "promo.", "structure.marker", "structure.dangling")
_LONGEST_LABEL = 8
_SAMPLE = 2_000
_TELLING = 8
"""A text of so many words is in some language, even if nobody can tell which."""
_AT_ONCE = 128
"""Claims that are aligned together: a long article must not need memory by its length."""


class Checker:
    """Verifies manuscripts; keeps no state between them but the encoder's memory.

    ``checks`` are further ones by plugin: what they find is told whatever the model thinks.
    The names and dated facts of the ``house`` are known beside the lexicon's.
    """

    def __init__(
        self,
        encoder: Encoder,
        checks: Sequence[Check] = (),
        *,
        model: Model | None = None,
        second: Consulted | None = None,
        house: House | None = None,
    ) -> None:
        self._encoder = encoder
        self._checks = tuple(checks)
        self._model = model
        self._second = second
        self._house = house or House()

    def check(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        """A finding for each claim, in order.

        Notes: ``source_empty`` when no release has a sentence, ``language_unknown`` when
        the encoder does not know a language: then meaning is not judged, ``visual_order``
        when a text is stored backwards.
        """
        with speaking(lexicon_of(self._house)):
            sources = gather(releases)
            return self._report(manuscript, sources, _standing(manuscript, sources))

    def check_each(self, manuscript: Manuscript, releases: Sequence[Release]) -> Report:
        """A finding for each claim as if it stood alone: nothing is said of repeats."""
        with speaking(lexicon_of(self._house)):
            sources = gather(releases)
            standing: dict[str, tuple[Suspicion, ...]] = {}
            for claim in manuscript.claims:
                standing.update(_standing(replace(manuscript, claims=(claim,)), sources))
            return self._report(manuscript, sources, standing)

    def _report(
        self,
        manuscript: Manuscript,
        sources: Sources,
        standing: dict[str, tuple[Suspicion, ...]],
    ) -> Report:
        notes = self._notes(manuscript, sources)
        stating = [claim for claim in manuscript.claims if not _silent(claim, standing)]
        checked = {
            finding.id: finding
            for finding in self._check(manuscript, stating, sources, standing, notes)
        }
        return Report(
            findings=tuple(
                checked.get(claim.id) or _unchecked(claim, manuscript, sources, standing)
                for claim in manuscript.claims
            ),
            notes=(*notes, *opinions(tuple(checked.values()))),
        )

    def suspect(
        self,
        manuscript: Manuscript,
        claims: Sequence[Claim],
        sources: Sources,
        standing: dict[str, tuple[Suspicion, ...]],
    ) -> tuple[tuple[Aligned, tuple[Suspicion, ...]], ...]:
        """Each claim aligned, with everything that the checks suspect of it."""
        aligned = cover(align(manuscript, claims, sources, self._encoder), sources, self._encoder)
        quoted = quotes.find(aligned, sources, self._encoder)
        return tuple(
            (
                one,
                (
                    *standing.get(one.claim.id, ()),
                    *(suspicion for find in _EACH for suspicion in find(one, sources)),
                    *quoted.get(one.claim.id, ()),
                ),
            )
            for one in aligned
        )

    def _check(
        self,
        manuscript: Manuscript,
        claims: Sequence[Claim],
        sources: Sources,
        standing: dict[str, tuple[Suspicion, ...]],
        notes: Sequence[str],
    ) -> list[Finding]:
        original = [claim for claim in claims if claim.role == "original"]
        told = [claim for claim in claims if claim.role != "original"]
        findings = _verbatim(original, sources)
        seen = (
            pair
            for start in range(0, len(told), _AT_ONCE)
            for pair in self.suspect(manuscript, told[start : start + _AT_ONCE], sources, standing)
        )
        for one, suspicions in seen:
            if "language_unknown" in notes:
                findings.append(_by_value_only(one, suspicions))
                continue
            by_ledger = background.judge(one.claim, one.reading, sources.releases)
            finding = by_ledger or decide(one, suspicions, sources, self._model)
            if by_ledger is None and not any(s.standalone for s in suspicions):
                finding = self._reconsidered(finding, one, sources)
            findings.append(self._with_plugins(finding, one, sources))
        return findings

    def _reconsidered(self, finding: Finding, one: Aligned, sources: Sources) -> Finding:
        """The finding, after a second opinion where one is to be asked."""
        threshold = (self._model or shipped()).threshold
        if self._second is None or not self._second.unsure(finding, threshold) or not one.evidence:
            return finding
        evidence = [sources.items[at].sentence.text for at in sorted(one.evidence)]
        return reconsider(finding, evidence, threshold, self._second)

    def _with_plugins(self, finding: Finding, one: Aligned, sources: Sources) -> Finding:
        evidence = [sources.items[at].sentence for at in one.evidence]
        extra = tuple(
            problem
            for check in self._checks
            for problem in check.find(one.claim, evidence, sources.releases)
        )
        if not extra:
            return finding
        verdict = finding.verdict
        if verdict == "supported":
            contradicted = any(problem.expected for problem in extra)
            verdict = "contradicted" if contradicted else "unsupported"
        return replace(finding, verdict=verdict, problems=(*finding.problems, *extra))

    def _notes(self, manuscript: Manuscript, sources: Sources) -> tuple[str, ...]:
        notes = []
        if not sources.items:
            notes.append("source_empty")
        known = self._encoder.languages
        texts = [(manuscript.language, manuscript.text)]
        texts += [(release.language, release.text) for release in sources.releases]
        if any(_foreign(language, text, known) for language, text in texts):
            notes.append("language_unknown")
        if any(in_visual_order(text) for _, text in texts):
            notes.append("visual_order")
        return tuple(notes)


def _foreign(language: str, text: str, known: frozenset[str]) -> bool:
    """Whether the encoder does not know the language; a few words may be of any."""
    if language == "und":
        words = (word for word in text[:_SAMPLE].split() if word.isalpha())
        return sum(1 for _ in islice(words, _TELLING)) == _TELLING
    return language[:2] not in known


def _standing(manuscript: Manuscript, sources: Sources) -> dict[str, tuple[Suspicion, ...]]:
    """What is wrong with claims whatever the sources say, by claim id."""
    titles_ = [release.title for release in sources.releases]
    found = dict(structure.find(manuscript.claims))
    previous: Claim | None = None
    for claim in manuscript.claims:
        if claim.role == "original" or structure.is_marker(claim):
            continue
        if claim.role == "notice":
            # It quotes the release's title by its nature, and is musnad's own line.
            found[claim.id] = chatter.find(claim)
            continue
        more = chatter.find(claim, titles_) or promo.find(claim)
        if not more and previous is not None:
            more = promo.follows_related(previous, claim)
        if more:
            found[claim.id] = (*found.get(claim.id, ()), *more)
        previous = claim
    return found


def _silent(claim: Claim, standing: dict[str, tuple[Suspicion, ...]]) -> bool:
    """Whether the claim states nothing that could be checked."""
    if claim.role == "notice" or any(
        s.rule.startswith(_SILENCING) for s in standing.get(claim.id, ())
    ):
        return True
    return _label(claim)


def _label(claim: Claim) -> bool:
    """A crosshead that only announces what follows, without a name, a figure or a date."""
    if claim.role != "crosshead":
        return False
    words = claim.text.split()
    bare = not any(char.isdigit() for char in claim.text)
    announces = claim.text.rstrip().endswith(":") and len(words) <= _LONGEST_LABEL
    return bare and (announces or len(words) <= 3)


def _unchecked(
    claim: Claim,
    manuscript: Manuscript,
    sources: Sources,
    standing: dict[str, tuple[Suspicion, ...]],
) -> Finding:
    one = Aligned(
        claim=claim,
        reading=read_claim(claim, manuscript, sources),
        scores=(),
        evidence=(),
        best=0.0,
        joined=0.0,
    )
    return unchecked(one, standing.get(claim.id, ()))


def _verbatim(claims: Sequence[Claim], sources: Sources) -> list[Finding]:
    """Sentences given in the release's own words must stand there, letter for letter."""
    folded = [fold(item.sentence.text) for item in sources.items] if claims else []
    whole = {text: at for at, text in reversed(list(enumerate(folded)))}
    found = []
    for claim in claims:
        text = fold(claim.text)
        at = whole.get(text)
        if at is None and text:
            at = next((at for at, one in enumerate(folded) if text in one), None)
        found.append(_original(claim, None if at is None or not text else sources.items[at]))
    return found


def _original(claim: Claim, item: Item | None) -> Finding:
    """The finding on a sentence in the source's words, which stands in ``item`` or nowhere."""
    if item is not None:
        return Finding(
            id=claim.id,
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict="supported",
            risk=0.0,
            evidence=(Evidence(sentence=item.sentence.id, score=1.0),),
        )
    problem = noticed(
        "quote",
        "quote.original",
        found=claim.text,
        start=claim.start,
        end=claim.end,
        message_ar="قُدّم هذا على أنه نص المصدر، وليس فيه بحروفه.",
        message_en="This is given as the source's own words and is not there word for word.",
    ).problem
    return Finding(
        id=claim.id,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        verdict="unsupported",
        risk=1.0,
        problems=(problem,),
    )


def _by_value_only(one: Aligned, suspicions: Sequence[Suspicion]) -> Finding:
    """Without a known language only figures and names can be judged; the rest is unchecked."""
    hard = tuple(
        s.problem
        for s in suspicions
        if s.standalone or s.rule in ("number.conflict", "number.absent", "person.absent")
    )
    return Finding(
        id=one.claim.id,
        text=one.claim.text,
        start=one.claim.start,
        end=one.claim.end,
        verdict="unsupported" if hard else "unchecked",
        risk=0.5,
        problems=hard,
    )
