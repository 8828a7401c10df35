"""What different writers make of the same releases: how much they tell, how well, at what cost.

Nothing is stored or published. A model is asked for each release as in the newsroom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import fmean
from typing import Literal

from musnad.arabic.dates import dates
from musnad.arabic.figures import figures
from musnad.arabic.style import lints
from musnad.core.asking import Round
from musnad.core.draft import Draft, lines
from musnad.core.errors import RefusedError
from musnad.core.ports import Writer
from musnad.core.release import Release
from musnad.flow.compose import Composition, compose
from musnad.flow.newsroom import Desk
from musnad.flow.repair import revises
from musnad.flow.review import examined, in_house_style, stands
from musnad.lexicon.house import lexicon_of
from musnad.write.answers import read_article, read_part

Outcome = Literal["published", "held", "notice", "fell_back"]
OUTCOMES: tuple[Outcome, ...] = ("published", "held", "notice", "fell_back")
Fact = tuple[str, str]
"""A kind (``figure``, ``date``, ``name``) and what was meant, the same in both languages."""

_NAMED = frozenset({"person", "organisation", "place", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of one release in the hands of one writer.

    ``first_sentences`` of the first draft, of which ``first_supported`` stood before any repair;
    ``sentences`` of what came out in the writer's own words, of which ``supported`` stood.
    ``news`` sentences of the release, of which ``told``; ``facts`` (figures, dates, names that
    the lexicon knows) of the release, of which ``carried``. ``code`` is why it fell back, or
    why it was held. A draft that fell back is counted by what took its place.
    """

    writer: str
    release: str
    outcome: Outcome
    code: str = ""
    first_sentences: int = 0
    first_supported: int = 0
    sentences: int = 0
    supported: int = 0
    news: int = 0
    told: int = 0
    facts: int = 0
    carried: int = 0
    style: int = 0
    rounds: int = 0
    tokens: int = 0
    price_micros: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One writer over all releases; shares are from 0 to 1, None where there was nothing.

    ``style`` counts findings for a hundred sentences; the rest are means for one release,
    ``price_micros`` is the sum.
    """

    writer: str
    releases: int
    outcomes: tuple[tuple[Outcome, int], ...]
    told: float | None
    carried: float | None
    supported_before: float | None
    supported_after: float | None
    style: float | None
    rounds: float
    tokens: float
    seconds: float
    price_micros: int


def compare(
    releases: Iterable[tuple[str, Release]], writers: Sequence[str], desk: Desk
) -> Iterator[Tried]:
    """Each named release in the hands of each writer, one after the other.

    Raises RefusedError ``write.unknown_writer`` for a writer that the desk has not.
    """
    known = {one.name: one for one in desk.writers}
    for name in writers:
        if name not in known:
            raise RefusedError("write.unknown_writer", name=name, known=", ".join(known))
    for label, release in releases:
        for name in writers:
            yield _tried(label, release, known[name], desk)


def summary(tried: Sequence[Tried]) -> tuple[Summary, ...]:
    """A line for each writer, in the order in which they came."""
    names = dict.fromkeys(one.writer for one in tried)
    return tuple(_summed([one for one in tried if one.writer == name]) for name in names)


def facts_of(text: str, language: str, published: datetime | None, desk: Desk) -> frozenset[Fact]:
    """The figures, days and known names in a text, told alike in each language."""
    found: set[Fact] = set()
    for figure in figures(text, language):
        if figure.kind != "ordinal" and (figure.value > 2 or figure.unit):
            found.add(("figure", _plain(figure.value)))
    for day in dates(text, language, published=published):
        if day.resolved is not None:
            found.add(("date", day.resolved.isoformat()))
        elif day.month or day.year:
            found.add(("date", f"{day.year or ''}-{day.month or ''}"))
    for mention in lexicon_of(desk.house).mentions(text, language):
        if mention.kind in _NAMED:
            found.add(("name", mention.id))
    return frozenset(found)


def _tried(label: str, release: Release, writer: Writer, desk: Desk) -> Tried:
    began = desk.clock()
    made = compose(release, desk, writer=writer.name)
    seconds = (desk.clock() - began).total_seconds()
    asked = revises(writer)
    first = _first_of_model(made.rounds, release) if asked else _first(writer, release, desk)
    own = [
        (line, finding)
        for (role, line), finding in zip(lines(made.draft), made.report.findings, strict=True)
        if role not in ("original", "background", "notice", "crosshead")
    ]
    text = "\n".join(line.text for line, _ in own)
    wanted = facts_of(
        " ".join(one.text for one in release.body), release.language, release.published, desk
    )
    given = facts_of(text, made.draft.language, release.published, desk)
    outcome, code = _outcome(made)
    return Tried(
        writer=writer.name,
        release=label,
        outcome=outcome,
        code=code,
        first_sentences=first[0],
        first_supported=first[1],
        sentences=len(own),
        supported=sum(stands(finding) for _, finding in own),
        news=len(release.body),
        told=_told(made.draft, release),
        facts=len(wanted),
        carried=len(wanted & given),
        style=sum(len(lints(line.text, desk.house)) for line, _ in own),
        rounds=len(made.rounds),
        tokens=sum(one.call.input_tokens + one.call.output_tokens for one in made.rounds),
        price_micros=sum(one.call.price_micros for one in made.rounds),
        seconds=seconds,
    )


def _outcome(made: Composition) -> tuple[Outcome, str]:
    if made.fallbacks:
        return "fell_back", made.fallbacks[0].code
    if made.decision == "hold":
        return "held", ", ".join(made.holds)
    return ("notice" if made.draft.notice else "published"), ""


def _told(draft: Draft, release: Release) -> int:
    """How many of the release's news sentences the article tells in its own words."""
    body = {one.id for one in release.body}
    own = (line for role, line in lines(draft) if role not in ("original", "notice"))
    return len(body.intersection(cite for line in own for cite in line.cites))


def _first(writer: Writer, release: Release, desk: Desk) -> tuple[int, int]:
    """Sentences of the draft of a writer without a model, and those that stand, unpruned."""
    if not release.body or not writer.accepts(release):
        return 0, 0
    draft = in_house_style(writer.write(release, desk.house), desk.house)
    report = examined(draft, release, desk)
    own = [
        stands(finding)
        for (role, _), finding in zip(lines(draft), report.findings, strict=True)
        if role not in ("original", "background", "notice", "crosshead")
    ]
    return len(own), sum(own)


def _first_of_model(rounds: Sequence[Round], release: Release) -> tuple[int, int]:
    """Sentences of a model's first draft, and those that stood, as its rounds tell."""
    written = [one for one in rounds if one.kind == "write" and not one.error]
    count = 0
    for number, one in enumerate(written):
        read = read_article if number == 0 else read_part
        try:
            found = read(one.answer, release)
        except RefusedError:
            continue
        count += (found.headline is not None) + (found.lead is not None)
        count += sum(len(part.sentences) for part in found.blocks if part.type != "crosshead")
    failed = len(written[-1].failures) if written else 0
    return count, max(count - failed, 0)


def _summed(tried: Sequence[Tried]) -> Summary:
    sentences = sum(one.sentences for one in tried)
    return Summary(
        writer=tried[0].writer,
        releases=len(tried),
        outcomes=tuple((name, sum(one.outcome == name for one in tried)) for name in OUTCOMES),
        told=_share(sum(one.told for one in tried), sum(one.news for one in tried)),
        carried=_share(sum(one.carried for one in tried), sum(one.facts for one in tried)),
        supported_before=_share(
            sum(one.first_supported for one in tried), sum(one.first_sentences for one in tried)
        ),
        supported_after=_share(sum(one.supported for one in tried), sentences),
        style=100 * sum(one.style for one in tried) / sentences if sentences else None,
        rounds=fmean(one.rounds for one in tried),
        tokens=fmean(one.tokens for one in tried),
        seconds=fmean(one.seconds for one in tried),
        price_micros=sum(one.price_micros for one in tried),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _plain(value: Decimal) -> str:
    """A value in one spelling, so that 5 and 5.0 are one figure."""
    return format(value.normalize(), "f")
