"""The loop that mends a model's draft: check, send back what failed, and in the end drop it.

What leaves this loop has no sentence that the checker would not pass; when headline or lead
do not stand, nothing leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from musnad.core.asking import Attempt, Failure, Round
from musnad.core.draft import Draft, lines
from musnad.core.errors import MusnadError, TransientError
from musnad.core.ports import Reviser, Writer
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.flow.newsroom import Desk
from musnad.flow.review import examined, failures_of, in_house_style
from musnad.lexicon.book import speaking
from musnad.lexicon.house import lexicon_of
from musnad.write.settling import without

NOT_MENDED = "draft.not_mended"
"""The code for a draft whose headline or lead did not stand after the last round."""

_MOST_DROPS = 4
"""Taking a sentence out may change what the next one means: so often it is looked at anew."""
_SHOWN = 120
_MOST_MENDED = 40
"""A draft of which more fails is not sent back: the model has not understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """How it ended: a draft that stands with its report, or the code of why there is none.

    ``facts`` are those that the code's message needs.
    """

    rounds: tuple[Round, ...]
    draft: Draft | None = None
    report: Report | None = None
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def revises(writer: Writer) -> bool:
    """Whether a writer asks a model and mends what failed."""
    return callable(getattr(writer, "attempt", None)) and callable(getattr(writer, "revise", None))


def repair(
    writer: Reviser,
    release: Release,
    desk: Desk,
    *,
    patient: bool = False,
    instruction: str = "",
) -> Repair:
    """Have a model write, check, mend and prune; ``instruction`` is what an editor asks for.

    With ``patient`` and the policy to wait, a passing fault of the first question is raised as
    it came, for the release to be tried again; any other fault ends in a ``code``.
    """
    wish = (instruction,) if instruction else ()
    made = writer.attempt(release, desk.house, *wish)
    rounds = list(made.rounds)
    if made.draft is None:
        if patient and _worth_waiting(made.fault, desk):
            raise made.fault  # type: ignore[misc]
        facts = tuple(made.fault.facts.items()) if made.fault else ()
        return Repair(rounds=tuple(rounds), code=_code(made), facts=facts)
    draft = in_house_style(made.draft, desk.house)
    for revision in range(desk.policy.revisions + 1):
        report, failures = _judged(draft, release, desk)
        last = max(at for at, one in enumerate(rounds) if not one.error)
        rounds[last] = replace(rounds[last], failures=failures)
        wanted = _to_mend(draft, failures)
        if not wanted or revision == desk.policy.revisions or len(wanted) > _MOST_MENDED:
            break
        made = writer.revise(release, desk.house, draft, wanted)
        rounds += made.rounds
        if made.draft is None:
            break
        draft = in_house_style(made.draft, desk.house)
    return _pruned(draft, report, failures, release, desk, tuple(rounds))


def _pruned(
    draft: Draft,
    report: Report,
    failures: Sequence[Failure],
    release: Release,
    desk: Desk,
    rounds: tuple[Round, ...],
) -> Repair:
    """The draft without what failed, as long as headline and lead stand without it."""
    top = 2 if draft.lead.text else 1
    for _ in range(_MOST_DROPS):
        if any(failure.line <= top for failure in failures):
            return _not_mended(draft, failures, rounds)
        if not failures:
            return Repair(rounds=rounds, draft=draft, report=report)
        draft = without(draft, release, {failure.line for failure in failures})
        report, failures = _judged(draft, release, desk)
    return _not_mended(draft, failures, rounds)


def _not_mended(draft: Draft, failures: Sequence[Failure], rounds: tuple[Round, ...]) -> Repair:
    told = failures[0].text if failures else draft.headline.text
    return Repair(rounds=rounds, code=NOT_MENDED, facts=(("found", told[:_SHOWN]),))


def _judged(draft: Draft, release: Release, desk: Desk) -> tuple[Report, tuple[Failure, ...]]:
    report = examined(draft, release, desk)
    with speaking(lexicon_of(desk.house)):
        return report, failures_of(draft, report, release, desk.policy.model_risk)


def _to_mend(draft: Draft, failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """The failures worth a question: a crosshead that fails is simply left out."""
    roles = [role for role, _ in lines(draft)]
    return tuple(
        failure
        for failure in failures
        if roles[failure.line - 1] not in ("crosshead", "background", "original")
    )


def _worth_waiting(fault: MusnadError | None, desk: Desk) -> bool:
    """Whether a fault passes soon enough: a limit of the day does not."""
    if desk.policy.when_busy != "wait" or not isinstance(fault, TransientError):
        return False
    return (fault.retry_after_seconds or 0.0) <= desk.policy.longest_retry_seconds


def _code(made: Attempt) -> str:
    if made.fault is not None:
        return made.fault.code
    return next((one.error for one in reversed(made.rounds) if one.error), "draft.empty")
