"""An article written anew, by another writer or by the same one with an editor's instruction.

The text before it comes back with an undo; what passed with the model stays on record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from musnad.core.article import Article
from musnad.core.asking import Round
from musnad.core.draft import Draft, manuscript
from musnad.core.errors import RefusedError
from musnad.core.ports import Reviser, Writer
from musnad.core.release import Release
from musnad.core.report import Report
from musnad.flow import steps
from musnad.flow.compose import compose
from musnad.flow.editing import line_of
from musnad.flow.hands import Hand
from musnad.flow.newsroom import Desk, Newsroom
from musnad.flow.repair import repair, revises
from musnad.flow.steps import Made, Opened

LONGEST_INSTRUCTION = 1_000


def rewrite(
    newsroom: Newsroom, article_id: str, *, writer: str, instruction: str = "", hand: Hand
) -> Article:
    """The article as this writer writes it from the article's own release.

    ``instruction`` (at most 1,000 letters) goes to the model as the newsroom's, never as a
    source. The exchanges with the model are appended to the article's rounds, also where no
    draft came of them. Raises RefusedError ``article.unknown``, ``desk.stale``, ``edit.*``,
    ``write.unknown_writer``, ``write.not_for_this`` (``writer``), ``write.no_instruction`` (a
    writer without a model), or what kept the model from a draft that stands.
    """
    wish = line_of(instruction, LONGEST_INSTRUCTION, least=0)
    step = steps.opened(newsroom, article_id, hand)
    release, desk = step.bases[0], newsroom.desk
    chosen = _writer(writer, release, desk, wish)
    if revises(chosen):
        draft, report, rounds = _asked(newsroom, step, cast("Reviser", chosen), wish)
    else:
        made = compose(release, desk, writer=chosen.name)
        draft, report, rounds = made.draft, made.report, ()
    before = step.article
    return steps.keep(
        newsroom,
        step,
        Made(
            kind="rewritten",
            draft=draft,
            report=report,
            rounds=(*before.rounds, *rounds),
            note=wish or chosen.name,
            before=manuscript(before.draft).text,
            after=manuscript(draft).text,
            action="article.rewritten",
            more=(("writer", chosen.name), ("instruction_sha256", steps.sha256_of(wish))),
        ),
        hand,
    )


def _writer(name: str, release: Release, desk: Desk, wish: str) -> Writer:
    chosen = next((one for one in desk.writers if one.name == name), None)
    if chosen is None:
        known = ", ".join(one.name for one in desk.writers)
        raise RefusedError("write.unknown_writer", name=name[:80], known=known)
    if wish and not revises(chosen):
        raise RefusedError("write.no_instruction", writer=chosen.name)
    if not release.body or not chosen.accepts(release):
        raise RefusedError("write.not_for_this", writer=chosen.name)
    return chosen


def _asked(
    newsroom: Newsroom, step: Opened, writer: Reviser, wish: str
) -> tuple[Draft, Report, tuple[Round, ...]]:
    """What a model makes of it; its failed rounds are kept before the fault is told."""
    mended = repair(writer, step.bases[0], newsroom.desk, instruction=wish)
    if mended.draft is not None and mended.report is not None:
        return mended.draft, mended.report, mended.rounds
    if step.article.version == step.expected[1] and step.article.revision == step.expected[0]:
        newsroom.store.desk.copy.keep(
            replace(step.article, rounds=(*step.article.rounds, *mended.rounds)),
            step.bases[0],
            expected=step.expected,
            notes=(),
        )
    raise RefusedError(mended.code, **dict(mended.facts))
