"""From one release to a checked draft and a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from musnad.arabic.clitics import stems
from musnad.arabic.normal import tokens
from musnad.core.article import Decision
from musnad.core.asking import Round
from musnad.core.draft import Draft, lines
from musnad.core.errors import RefusedError
from musnad.core.ports import Reviser, Writer
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.flow.newsroom import Desk, Policy
from musnad.flow.repair import repair, revises
from musnad.flow.review import examined, in_house_style, prune
from musnad.write.notice import notice

HOLDING_NOTES = frozenset({"instructions_found"})
"""Notes of a release that always bring its article to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """A writer that was passed over, and the code of why, with what its message needs."""

    writer: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A draft, what the checker says of it, and what is to be done with it.

    ``holds`` are stable codes of why it is held; ``rounds`` the exchanges with models, failed
    ones among them; ``fallbacks`` the writers that failed before the one that wrote it.
    """

    draft: Draft
    report: Report
    decision: Decision
    holds: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    fallbacks: tuple[Fallback, ...] = ()


def compose(
    release: Release, desk: Desk, *, writer: str | None = None, patient: bool = False
) -> Composition:
    """Write, check, take out what does not hold, decide.

    ``writer`` is a writer's name, or ``auto``; None means the policy's. A model that fails is
    followed by its fallbacks, and these by a writer without a model. With ``patient`` a model
    that is only busy may be waited for, if the policy says so: then its TransientError is
    raised. Raises RefusedError ``write.unknown_writer`` when there is none of that name.
    """
    rounds: list[Round] = []
    fallbacks: list[Fallback] = []
    for one in _chain(release, desk.writers, writer or desk.policy.writer):
        if not revises(one):
            return _written(one.write(release, desk.house), release, desk, rounds, fallbacks)
        mended = repair(cast("Reviser", one), release, desk, patient=patient)
        rounds += mended.rounds
        if mended.draft is not None and mended.report is not None:
            return _composed(mended.draft, mended.report, release, desk, rounds, fallbacks)
        fallbacks.append(Fallback(writer=one.name, code=mended.code, facts=mended.facts))
    return _written(notice(release, desk.house), release, desk, rounds, fallbacks)


def holds_of(draft: Draft, report: Report, release: Release, policy: Policy) -> tuple[str, ...]:
    """Why an article is for a person, as codes: ``policy``, a note of its release,
    ``problems``, ``risk``, ``source`` or ``topic``; nothing when it may go out."""
    found = ["policy"] if policy.mode == "hold" else []
    found += sorted(HOLDING_NOTES.intersection(release.notes))
    found += [] if report.clean else ["problems"]
    if any(finding.risk > policy.hold_above_risk for finding in report.findings):
        found.append("risk")
    if release.source_id in policy.hold_sources:
        found.append("source")
    if policy.hold_topics and speaks_of(draft, release, policy.hold_topics):
        found.append("topic")
    return tuple(found)


def _chain(release: Release, writers: Sequence[Writer], name: str) -> tuple[Writer, ...]:
    """The writers to try in order; the first that needs no model ends it.

    ``auto`` begins with the first model writer that accepts, if there is one.
    """
    known = {one.name: one for one in reversed(writers)}
    if name not in ("auto", *known):
        raise RefusedError("write.unknown_writer", name=name, known=", ".join(known))
    if not release.body:
        return ()
    plain = [one for one in writers if not revises(one) and one.accepts(release)]
    if name == "auto":
        first = next((one for one in writers if revises(one) and one.accepts(release)), None)
    else:
        first = known[name]
    found: dict[str, Writer] = {}
    waiting = [first.name] if first is not None else []
    while waiting:
        one = known.get(waiting.pop(0))
        if one is None or one.name in found or not one.accepts(release):
            continue
        found[one.name] = one
        if not revises(one):
            break
        waiting = [*cast("Reviser", one).fallbacks, *waiting]
    asked = any(revises(one) for one in found.values())
    return (*found.values(), *plain[:1]) if asked or name == "auto" else tuple(found.values())


def _written(
    draft: Draft,
    release: Release,
    desk: Desk,
    rounds: Sequence[Round],
    fallbacks: Sequence[Fallback],
) -> Composition:
    """The draft of a writer without a model: what fails is taken out of its body."""
    draft = in_house_style(draft, desk.house)
    report = examined(draft, release, desk)
    if not report.clean:
        draft = prune(draft, report, release)
        report = examined(draft, release, desk)
    return _composed(draft, report, release, desk, rounds, fallbacks)


def _composed(
    draft: Draft,
    report: Report,
    release: Release,
    desk: Desk,
    rounds: Sequence[Round],
    fallbacks: Sequence[Fallback],
) -> Composition:
    holds = holds_of(draft, report, release, desk.policy)
    decision: Decision = "hold" if holds else "notice" if draft.notice else "publish"
    return Composition(
        draft=draft,
        report=report,
        decision=decision,
        holds=holds,
        rounds=tuple(rounds),
        fallbacks=tuple(fallbacks),
    )


def speaks_of(draft: Draft, release: Release, topics: Sequence[str]) -> bool:
    """Whether the article or its release has the words of a topic, one after the other."""
    texts = [release.title, *(line.text for _, line in lines(draft))]
    texts += [one.text for one in release.citable]
    wanted = [[set(stems(token.text)) for token in tokens(topic)] for topic in topics]
    wanted = [one for one in wanted if one]
    for text in texts:
        words = [set(stems(token.text)) for token in tokens(text)]
        for topic in wanted:
            for at in range(len(words) - len(topic) + 1):
                if all(a & b for a, b in zip(topic, words[at:], strict=False)):
                    return True
    return False
