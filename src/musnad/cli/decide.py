"""``musnad publish``, ``correct``, ``withdraw`` and ``spike``: the desk's decisions, scriptable."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from musnad import wiring
from musnad.cli import journal
from musnad.cli.change_form import as_lines, proposal_lines
from musnad.cli.options import newsroom_option
from musnad.core.errors import RefusedError
from musnad.flow import decisions
from musnad.flow.decisions import POLICY
from musnad.flow.deliver import published_of
from musnad.flow.hands import Hand, hand_for
from musnad.flow.newsroom import Newsroom
from musnad.messages import language_of, word
from musnad.settings import load

_by = click.option("--by", default=None, help="Who decides; printed on the page.  [default: you]")


@click.command(epilog='Example:  musnad publish 3f0c2a… --by "هيئة التحرير"')
@click.argument("article_id")
@_by
@newsroom_option
def publish(article_id: str, by: str | None, folder: Path) -> None:
    """Approve a held article and publish it."""
    load(folder)  # no journal outside a newsroom
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language_of()) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        article = decisions.publish(newsroom, article_id, hand=_hand(newsroom, article_id, by))
    click.echo(f"{article.id}: {word(article.stage, language_of())}")


@click.command(epilog='Example:  musnad correct 3f0c2a… --reason "صُحّح عدد الضحايا"')
@click.argument("article_id")
@click.option("--reason", default=None, help="What changed and why; printed on the page.")
@click.option("--show", is_flag=True, help="Only show what the source changed; decide nothing.")
@_by
@newsroom_option
def correct(
    article_id: str, reason: str | None, by: str | None, folder: Path, *, show: bool
) -> int:
    """Publish a new revision of an article with a dated correction.

    Where the source changed its text and a correction is due, this approves it, and a reason
    of your own is not needed; --show says what it would change (exit status 1: none is due).
    """
    load(folder)  # no journal outside a newsroom
    language = language_of()
    if show:
        with wiring.newsroom(folder) as newsroom:
            return _show(newsroom, article_id, language)
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        hand = _hand(newsroom, article_id, by)
        article = decisions.correct(newsroom, article_id, reason=reason, hand=hand)
    click.echo(f"{article.id}: {word(article.stage, language)} {article.revision}")
    return 0


def _show(newsroom: Newsroom, article_id: str, language: str) -> int:
    article = newsroom.store.article(article_id)
    if article is None:
        raise RefusedError("article.unknown", id=article_id)
    for change in newsroom.store.watching.changes(article_id):
        for line in as_lines(change, language):
            click.echo(line)
    if not article.correction_due:
        return 1
    for line in proposal_lines(published_of(newsroom, article_id), article, language):
        click.echo(line)
    return 0


@click.command(epilog='Example:  musnad withdraw 3f0c2a… --reason "سحب المصدر بيانه"')
@click.argument("article_id")
@click.option("--reason", required=True, help="Why; kept in the record.")
@_by
@newsroom_option
def withdraw(article_id: str, reason: str, by: str | None, folder: Path) -> None:
    """Take a published article back from every channel; a note stays in its place.

    It can be published again.
    """
    load(folder)  # no journal outside a newsroom
    with (
        journal.opened(folder / wiring.VAR_FOLDER, language_of()) as note,
        wiring.newsroom(folder, note) as newsroom,
    ):
        hand = _hand(newsroom, article_id, by)
        article = decisions.withdraw(newsroom, article_id, reason, hand=hand)
    click.echo(f"{article.id}: {word(article.stage, language_of())}")


@click.command(epilog="Example:  musnad spike 3f0c2a…")
@click.argument("article_id")
@_by
@newsroom_option
def spike(article_id: str, by: str | None, folder: Path) -> None:
    """Decide that an article will not be published."""
    with wiring.newsroom(folder) as newsroom:
        hand = _hand(newsroom, article_id, by)
        article = decisions.spike(newsroom, article_id, hand=hand)
    click.echo(f"{article.id}: {word(article.stage, language_of())}")


def _hand(newsroom: Newsroom, article_id: str, by: str | None) -> Hand:
    """Whoever runs the command, with the article as it stands before their eyes."""
    name = " ".join((by or getpass.getuser()).split())
    if name.casefold() == POLICY:  # what the newsroom decides by itself is told so in the log
        raise RefusedError("option.by", name=name)
    return hand_for(newsroom, article_id, by=name)
